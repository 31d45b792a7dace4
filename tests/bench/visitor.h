/* visitor.h: somebody signed in at the server under measure, and the requests that it sends. */
#ifndef MINAN_BENCH_VISITOR_H
#define MINAN_BENCH_VISITOR_H

#include "client.h"
#include <jansson.h>

struct visitor {
    int port;
    char token[128];
    char csrf[128];
};

/* An account of the demo city in data. */
void visitor_sign_in(struct visitor *visitor, int port, const char *data, const char *login);

/* `more` are header lines, each with its end; all return the size of the request. */
size_t visitor_get(const struct visitor *visitor, const char *path, const char *more, char out[REQUEST_MOST]);
size_t visitor_send(const struct visitor *visitor, const char *method, const char *path, const char *body,
                    char out[REQUEST_MOST]);

/* The same for bodies of any size. */
size_t visitor_compose(const struct visitor *visitor, const char *method, const char *path, const char *body,
                       char *out, size_t most);

json_t *reply_json(const char *reply); /* the caller's; anything but success with JSON ends the program */

#endif
