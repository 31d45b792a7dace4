/* mhd_parts.h: what the files of the adapter share. Library types stay opaque here; mhd*.c include the
 * library.
 *
 * Life of a call (one request): the target callback makes it (mhd_call.c), the gate judges its header
 * (mhd_gate.c), its body is collected (mhd_body.c), the handler fills its response, perhaps later and
 * elsewhere, mhd_reply.c queues it, and the completed callback frees it. A connection serves one call at a
 * time. All callbacks of a connection run on one thread of the pool.
 */
#ifndef MINAN_HTTP_MHD_PARTS_H
#define MINAN_HTTP_MHD_PARTS_H

#include "minan/http/mhd.h"

#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>
#include <sys/socket.h>

struct MHD_Connection;
struct MHD_Daemon;

/* ---- connections under watch (mhd_reaper.c) ---- */

enum link_phase {
    LINK_HEADER,  /* the first header is on its way */
    LINK_BODY,    /* a body is on its way */
    LINK_WORKING, /* the client has done its part */
    LINK_IDLE,    /* between requests; or the next header is on its way: the library does not tell which */
};

/* One connection. The pool thread that serves it writes the atomics, the reaper reads them and keeps its own
 * view of them; fd stays open while the link is in the list. */
struct link {
    struct link *next;
    struct link *prev;
    int fd;
    _Atomic uint64_t state; /* turn * 4 + enum link_phase: a change of phase is always a new value */
    _Atomic int64_t body;   /* bytes of bodies so far */
    bool linger;            /* refused in mid-body: let the client read the reply before the socket goes */
    char peer[INET6_ADDRSTRLEN];
    struct {
        uint64_t state;   /* as last seen */
        int64_t since;    /* monotonic milliseconds: start of the window being judged */
        int64_t mark;     /* LINK_BODY: body, LINK_IDLE: bytes the kernel received, when the window began */
        bool header_open; /* a header is on its way since `since` */
        bool cut;
    } view;
};

struct reaper;

struct reaper *reaper_start(int header_seconds, int body_floor); /* NULL: no thread or descriptor to be had */
void reaper_stop(struct reaper *reaper);                         /* accepts NULL */
/* NULL: out of memory. address may be NULL. */
struct link *reaper_add(struct reaper *reaper, int fd, const struct sockaddr *address);
void reaper_remove(struct reaper *reaper, struct link *link); /* frees; fd is still open */
void link_enter(struct link *link, enum link_phase phase);

/* mhd_linger.c: sockets of refused requests, kept until the client has had time to read the reply. Closing
 * with unread bytes would send a reset, and a reset takes the reply away from a client that is still sending.
 * One thread. */
enum { LINGER_MAX = 64 };
struct lingerers {
    int fds[LINGER_MAX];
    int64_t until[LINGER_MAX]; /* monotonic milliseconds */
    size_t count;
};
void linger_add(struct lingerers *linger, int fd,
                int64_t now); /* takes fd; closes it when there is no room */
void linger_drain(struct lingerers *linger, int64_t now);
void linger_close(struct lingerers *linger);
int64_t monotonic_ms(void);

/* ---- the server ---- */

struct trusted {
    struct in6_addr *list; /* IPv4 as ::ffff:a.b.c.d */
    size_t count;
};

struct mhd_server {
    struct MHD_Daemon *daemon;
    struct http_handler handler;
    struct reaper *reaper;
    struct arena *arena; /* options that must last: PEM texts, trusted addresses */
    struct trusted trusted;
    size_t arena_ceiling;
    size_t body_budget;
    atomic_size_t body_bytes; /* of all bodies under way */
    int listen_fd;
    int port;
    bool secure;
    bool strict_layout; /* this libmicrohttpd keeps header lines the way mhd_gate.c can check */

    pthread_mutex_t lock;
    pthread_cond_t changed;
    size_t open;     /* calls between gate and completion */
    size_t deferred; /* of these: waiting for mhd_resume */
    bool stopping;
};

bool server_enter(struct mhd_server *server); /* false: stopping, take nothing more on */
void server_leave(struct mhd_server *server);

/* ---- one request ---- */

enum call_phase {
    CALL_HEADER,   /* target seen */
    CALL_BODY,     /* header accepted */
    CALL_DISCARD,  /* refused in mid-body; what still comes is read and thrown away */
    CALL_DEFERRED, /* the handler called mhd_defer */
    CALL_ANSWERED,
};

struct call {
    struct exchange exchange; /* first: mhd_defer and mhd_resume get this */
    struct mhd_server *server;
    struct MHD_Connection *connection;
    struct link *link;
    enum call_phase phase;
    bool entered;       /* server_enter() said yes */
    const char *uri_at; /* where the target stood in the library's buffer, for the layout check only */
    size_t uri_size;    /* of the raw target */
    char *body;         /* grows by realloc: an arena would keep every outgrown block */
    size_t body_size;
    size_t body_capacity;
    size_t body_most;    /* what body_limit allowed */
    uint64_t body_given; /* Content-Length, or 0 */
    bool chunked;
    size_t discarded;
    int refusal; /* HTTP status to answer once CALL_DISCARD has come to the end */
};

/* mhd_gate.c: 0 when the request may pass, else the HTTP status to refuse it with and a Chinese reason. Fills
 * exchange.request but for peer, secure and body. */
int gate_check(struct call *call, const char *method, const char *version, const char **ret_reason);

/* mhd_peer.c */
void peer_format(const struct sockaddr *address, char out[INET6_ADDRSTRLEN]);
bool trusted_parse(const char *list, struct arena *arena, struct trusted *ret_trusted); /* NULL: none */
void peer_apply(const struct mhd_server *server, struct call *call);                    /* peer, secure */

/* mhd_listen.c: a bound, listening socket. STATUS_MALFORMED: no such address; STATUS_BUSY: in use;
 * STATUS_FORBIDDEN: not allowed; STATUS_INTERNAL otherwise. */
enum status listen_open(const char *text, int *ret_fd, int *ret_port);

/* mhd_body.c */
bool body_add(struct call *call, const char *data, size_t size); /* false: give the connection up */
void body_free(struct call *call);

/* mhd_reply.c: both true when the library took the reply. */
bool reply_queue(struct call *call);
bool reply_refuse(struct call *call, int http_status, const char *reason); /* and close the connection */

/* mhd_call.c: false when the call is of no further use and the connection has to go. */
struct call *call_new(struct mhd_server *server, struct link *link, struct MHD_Connection *connection,
                      const char *raw_target);
bool call_step(struct call *call, const char *method, const char *version, const char *data, size_t *size);
void call_free(struct call *call); /* accepts NULL */

#endif
