/* message.h: a request and a response as plain values; no library type, so tests make them by hand. */
#ifndef MINAN_HTTP_MESSAGE_H
#define MINAN_HTTP_MESSAGE_H

#include "minan/base/arena.h"
#include "minan/base/status.h"
#include <stdbool.h>
#include <stddef.h>

enum method { METHOD_GET, METHOD_HEAD, METHOD_POST, METHOD_PUT, METHOD_PATCH, METHOD_DELETE, METHOD__COUNT };
const char *method_name(enum method method);
bool method_parse(const char *text, enum method *ret_method);
bool method_is_safe(enum method method);

enum { REQUEST_MAX_HEADERS = 64, RESPONSE_MAX_HEADERS = 16, PATH_MAX_SEGMENTS = 12, QUERY_MAX_PAIRS = 64 };

struct pair {
    const char *name;
    const char *value;
};

/* The raw target split and decoded once (uri.h). Segments hold no '/', NUL, "." or "..". */
struct request_target {
    const char *segments[PATH_MAX_SEGMENTS];
    size_t segment_count;
    struct pair query[QUERY_MAX_PAIRS]; /* decoded, in order; names may repeat: the reader refuses that */
    size_t query_count;
};

struct request {
    enum method method;
    const char *raw_target; /* as on the wire: /api/v1/hazards?area=fire */
    struct request_target target;
    struct pair headers[REQUEST_MAX_HEADERS]; /* names in lower case */
    size_t header_count;
    const char *body; /* NUL after body_size; NULL when there is none; lives as long as the exchange */
    size_t body_size;
    const char *peer; /* address of the client, X-Forwarded-For applied for trusted proxies */
    bool secure;      /* came over TLS, here or at a trusted proxy */
    const char *id;   /* request id, made by the adapter or the test: 16 hex digits */
};

const char *request_header(const struct request *request, const char *lower_case_name); /* NULL when absent */
const char *request_cookie(const struct request *request, struct arena *arena, const char *name);

struct response {
    int http_status;
    const char *content_type;
    struct pair headers[RESPONSE_MAX_HEADERS];
    size_t header_count;
    const char *body; /* in the exchange's arena or static memory that outlives the reply */
    size_t body_size;
    int file; /* open descriptor, read from the start and closed by the adapter, or -1; then body is NULL */
    size_t file_size;
};

void response_init(struct response *response);
void response_header(struct response *response, const char *name, const char *value); /* aborts when full */

/* One request being answered. The adapter owns it and its arena until the reply has been sent. */
struct exchange {
    struct arena *arena;
    struct request request;
    struct response response;
    void *adapter; /* belongs to the adapter */
};

#endif
