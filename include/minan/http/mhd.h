/* mhd.h: the libmicrohttpd adapter: sockets in, exchanges out. Holds the request gate and the deadline
 * reaper.
 *
 * libmicrohttpd 0.9.75 accepts requests that RFC 9112 forbids; the gate answers 400 (problem+json) and closes
 * the connection on: Content-Length with Transfer-Encoding, Transfer-Encoding other than chunked, several
 * Content-Length, not exactly one Host, header names that are no token, control characters, folded lines,
 * bare LF, unknown methods, forbidden bytes in the raw path; 413 on a body over the limit. It cannot see: NUL
 * LF as the end of a header line, and bare LF within chunked framing. The reaper shuts connections whose
 * header takes over header_seconds or whose body falls under body_floor over such a span; the replies are not
 * watched, but a connection without any activity ends after 75 s.
 */
#ifndef MINAN_HTTP_MHD_H
#define MINAN_HTTP_MHD_H

#include "minan/base/clock.h"
#include "minan/http/message.h"

struct mhd_server;

struct http_handler {
    void *user;
    /* Headers are known, the body is not: the most bytes this request may carry (0: none). Pool thread. */
    size_t (*body_limit)(void *user, const struct request *request);
    /* The whole request is there. Pool thread. Either fills exchange->response and returns, or calls
     * mhd_defer() first and later, from any thread, mhd_resume(). */
    void (*handle)(void *user, struct exchange *exchange);
};

struct mhd_options {
    const char *listen;   /* "127.0.0.1:8080", "[::1]:0", "localhost:80", ":80" (all, both families); port 0
                             picks one */
    const char *tls_cert; /* PEM text, or NULL for plain HTTP */
    const char *tls_key;
    int threads;                 /* of the pool; 0: 8 */
    int max_connections;         /* 0: 2048 */
    size_t arena_ceiling;        /* bytes of one exchange; 0: 64 MiB */
    size_t body_budget;          /* bytes of all bodies under way together, 503 beyond; 0: 256 MiB */
    const char *trusted_proxies; /* comma-separated addresses whose X-Forwarded-* count; may be NULL */
    int header_seconds;          /* 0: 10 */
    int body_floor;              /* bytes a second; 0: 16384 */
};

/* STATUS_MALFORMED: no such address or proxy list; STATUS_BUSY: the port is in use; STATUS_FORBIDDEN: not
 * ours to take; STATUS_INTERNAL: anything else, a bad certificate among it. Raises the soft limit of open
 * files as far as max_connections needs. The threads it starts take no signals. */
MUST_USE enum status mhd_start(const struct mhd_options *options, const struct http_handler *handler,
                               struct mhd_server **ret_server);
int mhd_port(const struct mhd_server *server);
/* Stops listening, waits up to grace_ms for requests under way, and for deferred ones until they are resumed,
 * however long that takes: so the threads that resume must still run. Then closes; no mhd_resume after it.
 * Accepts NULL. */
void mhd_stop(struct mhd_server *server, int grace_ms);

/* Within handle(), before the exchange is handed to anybody; afterwards handle() leaves the exchange alone.
 */
void mhd_defer(struct exchange *exchange);
/* The response is filled; any thread, once, even before handle() has returned. The exchange is the adapter's
 * again and may be gone at once. */
void mhd_resume(struct exchange *exchange);

#endif
