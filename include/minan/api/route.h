/* route.h: what one row of the route table says. The table (src/api/routes.c) is the whole API surface:
 * policy lives in its rows, one pipeline (src/api/pipeline.c) enforces it, and OpenAPI and the permission
 * matrix are printed from it. */
#ifndef MINAN_API_ROUTE_H
#define MINAN_API_ROUTE_H

#include "minan/domain/ctx.h"
#include "minan/http/message.h"
#include "minan/http/router.h"

enum route_mode {
    MODE_NONE,  /* no database */
    MODE_READ,  /* one read snapshot on a read-only connection */
    MODE_WRITE, /* one savepoint on the writer thread; commits only on STATUS_OK */
};

enum route_flag {
    ROUTE_IDEMPOTENT =
        1 << 0,              /* PUT with a client-made UUID; STATUS_UUID_CONFLICT keeps the second content */
    ROUTE_IF_MATCH = 1 << 1, /* 428 without If-Match */
    ROUTE_HEAVY = 1 << 2,    /* runs on a bounded worker, 503 when its queue is full */
    ROUTE_WHILE_HELD = 1 << 3, /* allowed while the issued password is unchanged or a second factor is owed */
    ROUTE_NO_AUDIT = 1 << 4,   /* a write that records nothing (sign-in bookkeeping, import chunks) */
    ROUTE_LOGIN = 1 << 5,      /* sets the session cookie from struct me's token, or clears it on a 204 */
    ROUTE_RAW_BODY = 1 << 6,   /* body is bytes (a photo), not JSON */
    ROUTE_STRANGERS =
        1 << 7, /* public pages named by a token: a tighter limit on how many an address asks for */
    ROUTE_CONDITIONAL =
        1 << 8, /* MODE_READ: ETag from the newest change in scope; 304 while nothing changed */
    ROUTE_MAKES =
        1 << 9, /* 201 the first time; a second content is refused and not kept: it holds a secret */
};

/* What a handler of its own sees beside ctx: uploads, downloads and streams only. */
struct route_io {
    const struct request *request;
    const struct path_params *params;
    struct response *response;
    const char *tmp_dir; /* for files made on the way; unlink them before returning */
};

typedef enum status action_fn(struct ctx *ctx, const void *request, void *ret_reply);
typedef enum status prepare_fn(struct ctx *ctx,
                               void *request); /* before the transaction, on a worker, read connection */
/* ROUTE_RAW_BODY: headers and bytes into the request struct, before prepare */
typedef enum status fill_fn(struct ctx *ctx, const struct route_io *io, void *request);
typedef enum status stream_fn(struct ctx *ctx, const void *request, const struct route_io *io);

struct route {
    const char *name; /* of the domain function; operationId in the OpenAPI */
    enum method method;
    const char *path; /* below the host, with {parameters} */
    enum permit permit;
    enum route_mode mode;
    action_fn *action; /* exactly one of action and stream */
    stream_fn *stream;
    prepare_fn *prepare;       /* may be NULL */
    fill_fn *fill;             /* with ROUTE_RAW_BODY only */
    const struct shape *query; /* GET: filled from query and path */
    const struct shape *body;  /* others: filled from JSON and path */
    const struct shape *reply; /* NULL: 204, or a stream */
    unsigned flags;
    size_t body_limit;   /* bytes; 0: 64 KiB when there is a body shape, else none */
    const char *noun;    /* tag in the OpenAPI; noun of a kept conflict */
    const char *summary; /* Chinese, for the OpenAPI and the permission matrix */
    const char *gives;   /* content type of a stream */
};

extern const struct route routes[];
extern const size_t route_count;

size_t route_body_limit(const struct route *route);         /* bytes; 0: no body */
const struct shape *route_takes(const struct route *route); /* query or body shape; may be NULL */

#endif
