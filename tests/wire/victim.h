/* victim.h: the server as a process of its own, so that a test can kill it, back it up and start it again,
 * and writes whose numbers tell which of them a database holds. */
#ifndef MINAN_TESTS_WIRE_VICTIM_H
#define MINAN_TESTS_WIRE_VICTIM_H

#include "server.h"

#include <sys/types.h>

enum { VICTIM_WRITES_MOST = 4096 };

struct victim {
    char folder[64]; /* its data directory */
    pid_t pid;
    int port;
    int sent;
    bool acknowledged[VICTIM_WRITES_MOST];
};

void victim_start(struct victim *victim);
void victim_kill(struct victim *victim); /* SIGKILL */

/* Where write number n puts its record, and the write itself, on a connection that stays open. */
const char *victim_path(struct arena *arena, int number);
void victim_send_write(struct victim *victim, struct arena *arena, struct client *client);

/* The file of the data directory: integrity, foreign keys, audit chain. */
void victim_check_file(const char *folder);

#endif
