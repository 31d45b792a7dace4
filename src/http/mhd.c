#include "minan/http/mhd.h"

#include "mhd_parts.h"
#include "minan/base/hash.h"
#include "minan/base/log.h"

#include <errno.h>
#include <microhttpd.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum {
    THREADS_DEFAULT = 8,
    CONNECTIONS_DEFAULT = 2048,
    CONNECTION_MEMORY = 32 * 1024,
    IDLE_SECONDS = 75, /* longer than the 60 s a proxy keeps its side open, so that it closes first */
    HEADER_SECONDS_DEFAULT = 10,
    BODY_FLOOR_DEFAULT = 16384,
    SPARE_DESCRIPTORS = 256, /* database connections, photos, logs */
};

static const size_t arena_ceiling_default = (size_t)64 * 1024 * 1024;
static const size_t body_budget_default = (size_t)256 * 1024 * 1024;
static const size_t options_ceiling = (size_t)4 * 1024 * 1024;

/* ---- what the library calls ---- */

static struct link *link_of(struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info ? info->socket_context : NULL;
}

static struct link *new_link(struct mhd_server *server, struct MHD_Connection *connection) {
    const union MHD_ConnectionInfo *fd =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    const union MHD_ConnectionInfo *address =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    return fd ? reaper_add(server->reaper, fd->connect_fd, address ? address->client_addr : NULL) : NULL;
}

static void on_connection(void *user, struct MHD_Connection *connection, void **socket_context,
                          enum MHD_ConnectionNotificationCode code) {
    struct mhd_server *server = user;
    if (code == MHD_CONNECTION_NOTIFY_STARTED)
        *socket_context = new_link(server, connection);
    else if (*socket_context != NULL)
        reaper_remove(server->reaper, *socket_context);
}

static void *on_target(void *user, const char *raw_target, struct MHD_Connection *connection) {
    struct link *link = link_of(connection);
    return link ? call_new(user, link, connection, raw_target) : NULL;
}

static enum MHD_Result on_request(void *user, struct MHD_Connection *connection, const char *url,
                                  const char *method, const char *version, const char *data, size_t *size,
                                  void **call) {
    (void)user;
    (void)connection;
    (void)url; /* decoded, cut at NUL: the gate works on the raw target */
    if (*call == NULL)
        return MHD_NO;
    return call_step(*call, method, version, data, size) ? MHD_YES : MHD_NO;
}

static void on_completed(void *user, struct MHD_Connection *connection, void **call,
                         enum MHD_RequestTerminationCode code) {
    (void)user;
    (void)connection;
    (void)code;
    if (*call != NULL)
        link_enter(((struct call *)*call)->link, LINK_IDLE);
    call_free(*call);
    *call = NULL;
}

/* ---- start ---- */

/* The usual soft limit of 1024 descriptors is below our own limit of connections. */
static void raise_descriptor_limit(int connections) {
    struct rlimit limit;
    rlim_t wanted = (rlim_t)connections + SPARE_DESCRIPTORS;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted)
        return;
    limit.rlim_cur = limit.rlim_max < wanted ? limit.rlim_max : wanted;
    if (setrlimit(RLIMIT_NOFILE, &limit) != 0)
        LOG(LOG_WARN, "http.descriptor_limit", LOG_INT("wanted", (int64_t)wanted));
}

static void note_defaults(struct mhd_options *options) {
    if (options->threads == 0)
        options->threads = THREADS_DEFAULT;
    if (options->max_connections == 0)
        options->max_connections = CONNECTIONS_DEFAULT;
    if (options->arena_ceiling == 0)
        options->arena_ceiling = arena_ceiling_default;
    if (options->body_budget == 0)
        options->body_budget = body_budget_default;
    if (options->header_seconds == 0)
        options->header_seconds = HEADER_SECONDS_DEFAULT;
    if (options->body_floor == 0)
        options->body_floor = BODY_FLOOR_DEFAULT;
}

static struct MHD_Daemon *start_daemon(struct mhd_server *server, const struct mhd_options *options) {
    const char *cert = arena_text(server->arena, options->tls_cert);
    const char *key = arena_text(server->arena, options->tls_key);
    struct MHD_OptionItem tls[] = {
        {MHD_OPTION_HTTPS_MEM_CERT, 0, (void *)(uintptr_t)cert},
        {MHD_OPTION_HTTPS_MEM_KEY, 0, (void *)(uintptr_t)key},
        {MHD_OPTION_HTTPS_PRIORITIES, 0, (void *)(uintptr_t) "SECURE128:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2"},
        {MHD_OPTION_END, 0, NULL}};
    struct MHD_OptionItem pool[] = {{MHD_OPTION_THREAD_POOL_SIZE, options->threads, NULL},
                                    {MHD_OPTION_END, 0, NULL}};
    struct MHD_OptionItem none[] = {{MHD_OPTION_END, 0, NULL}};
    unsigned flags =
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | (server->secure ? MHD_USE_TLS : 0);
    return MHD_start_daemon(
        flags, 0, NULL, NULL, on_request, server, MHD_OPTION_LISTEN_SOCKET, server->listen_fd,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONNECTION_MEMORY, MHD_OPTION_CONNECTION_LIMIT,
        (unsigned)options->max_connections, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_SECONDS,
        MHD_OPTION_URI_LOG_CALLBACK, on_target, server, MHD_OPTION_NOTIFY_COMPLETED, on_completed, server,
        MHD_OPTION_NOTIFY_CONNECTION, on_connection, server, MHD_OPTION_ARRAY, server->secure ? tls : none,
        MHD_OPTION_ARRAY, options->threads > 1 ? pool : none, MHD_OPTION_END);
}

static struct mhd_server *new_server(const struct mhd_options *options, const struct http_handler *handler) {
    struct mhd_server *server = calloc(1, sizeof *server);
    if (server == NULL)
        abort(); /* nothing has started yet, and nothing can */
    server->handler = *handler;
    server->arena = arena_new(options_ceiling);
    server->arena_ceiling = options->arena_ceiling;
    server->body_budget = options->body_budget;
    server->secure = options->tls_cert != NULL;
    server->strict_layout = strcmp(MHD_get_version(), "0.9.75") == 0;
    server->listen_fd = -1;
    pthread_mutex_init(&server->lock, NULL);
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&server->changed, &monotonic);
    pthread_condattr_destroy(&monotonic);
    return server;
}

static void free_server(struct mhd_server *server) {
    reaper_stop(server->reaper);
    if (server->listen_fd >= 0)
        close(server->listen_fd);
    pthread_cond_destroy(&server->changed);
    pthread_mutex_destroy(&server->lock);
    arena_free(server->arena);
    free(server);
}

/* Signals are for the main thread: our threads and the library's inherit this mask. */
static enum status start_threads(struct mhd_server *server, const struct mhd_options *options) {
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    server->reaper = reaper_start(options->header_seconds, options->body_floor);
    if (server->reaper != NULL)
        server->daemon = start_daemon(server, options);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return server->daemon != NULL ? STATUS_OK : STATUS_INTERNAL;
}

enum status mhd_start(const struct mhd_options *options, const struct http_handler *handler,
                      struct mhd_server **ret_server) {
    struct mhd_options full = *options;
    note_defaults(&full);
    raise_descriptor_limit(full.max_connections);
    struct mhd_server *server = new_server(&full, handler);
    enum status status = hash_init();
    if (status == STATUS_OK && !trusted_parse(full.trusted_proxies, server->arena, &server->trusted))
        status = STATUS_MALFORMED;
    if (status == STATUS_OK)
        status = listen_open(full.listen, &server->listen_fd, &server->port);
    if (status == STATUS_OK)
        status = start_threads(server, &full);
    if (status != STATUS_OK) {
        free_server(server);
        return status;
    }
    *ret_server = server;
    return STATUS_OK;
}

int mhd_port(const struct mhd_server *server) {
    return server->port;
}

/* ---- stop ---- */

bool server_enter(struct mhd_server *server) {
    pthread_mutex_lock(&server->lock);
    bool open = !server->stopping;
    server->open += open;
    pthread_mutex_unlock(&server->lock);
    return open;
}

void server_leave(struct mhd_server *server) {
    pthread_mutex_lock(&server->lock);
    server->open--;
    if (server->stopping)
        pthread_cond_broadcast(&server->changed);
    pthread_mutex_unlock(&server->lock);
}

static struct timespec deadline_in(int ms) {
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    at.tv_sec += ms / 1000;
    at.tv_nsec += (long)(ms % 1000) * 1000000;
    if (at.tv_nsec >= 1000000000) {
        at.tv_nsec -= 1000000000;
        at.tv_sec++;
    }
    return at;
}

/* Deferred calls are waited for without end: whoever deferred one still writes into it. */
static void drain(struct mhd_server *server, int grace_ms) {
    struct timespec deadline = deadline_in(grace_ms);
    pthread_mutex_lock(&server->lock);
    server->stopping = true;
    int waited = 0;
    while (server->open > 0 && waited == 0)
        waited = pthread_cond_timedwait(&server->changed, &server->lock, &deadline);
    while (server->deferred > 0)
        pthread_cond_wait(&server->changed, &server->lock);
    pthread_mutex_unlock(&server->lock);
}

void mhd_stop(struct mhd_server *server, int grace_ms) {
    if (server == NULL)
        return;
    MHD_quiesce_daemon(server->daemon);
    /* Refuses new connections at once; closed only when no thread can still be about to accept. */
    (void)shutdown(server->listen_fd, SHUT_RDWR);
    drain(server, grace_ms);
    MHD_stop_daemon(server->daemon);
    free_server(server);
}
