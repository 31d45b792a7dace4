/* server.h: the program under measure, as a child process. */
#ifndef MINAN_BENCH_SERVER_H
#define MINAN_BENCH_SERVER_H

#include <sys/types.h>

struct server_process {
    pid_t pid;
    int port;
    int output;
    double start_seconds; /* from its start to its first answer */
};

struct server_process server_start(const char *program, const char *data, const char *log);
void server_stop(struct server_process *server);
long server_rss_kib(const struct server_process *server, const char *line); /* "VmRSS:", "VmHWM:" */

#endif
