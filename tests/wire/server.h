/* server.h: the whole server as `minan serve` puts it together, on a free port, over the tests' city. */
#ifndef MINAN_TESTS_WIRE_SERVER_H
#define MINAN_TESTS_WIRE_SERVER_H

#include "api/harness.h"
#include "http/client.h"
#include "minan/http/mhd.h"

struct server {
    struct api *api; /* threads as in the program */
    struct mhd_server *mhd;
    struct arena *arena;
    int port;
};

int server_setup(void **state); /* *state is the server */
int server_teardown(void **state);

/* Sends one request of that account ("": nobody) on a connection that stays open. body NULL: none. */
void server_ask(struct server *server, struct client *client, const char *as, const char *method,
                const char *path, const char *body);

#endif
