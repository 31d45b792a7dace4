/* client.h: a client that sends exactly the bytes it is told, and reads replies. Every wait ends after
 * CLIENT_PATIENCE_MS with a failed test. */
#ifndef TESTS_HTTP_CLIENT_H
#define TESTS_HTTP_CLIENT_H

#include "check.h"

#include <stdbool.h>

enum { CLIENT_PATIENCE_MS = 20000 };

struct reply {
    int status;
    const char *head; /* status line and headers */
    const char *body;
    size_t body_size;
};

struct client {
    int fd;
    struct arena *arena;
    char *data; /* received, not yet taken */
    size_t size;
    size_t capacity;
};

struct client client_open(struct arena *arena, int port);
bool client_is_refused(int port); /* nobody listens there */
void client_send(struct client *client, const char *text);
void client_send_bytes(struct client *client, const char *data, size_t size);
bool client_try_send(struct client *client, const char *data, size_t size); /* false: the server is gone */
struct reply client_reply(struct client *client);      /* status 0: closed before a reply was complete */
struct reply client_head_reply(struct client *client); /* to HEAD: no body follows, whatever Content-Length */
bool client_at_end(struct client *client);             /* the server closed, and sent nothing more */
void client_read_to_end(struct client *client);        /* until the server closes, whatever it sends before */
void client_close(struct client *client);
const char *reply_header(const struct reply *reply, struct arena *arena, const char *name); /* or NULL */

#endif
