#include "mhd_parts.h"

#include <microhttpd.h>
#include <string.h>
#include <unistd.h>

struct call *call_new(struct mhd_server *server, struct link *link, struct MHD_Connection *connection,
                      const char *raw_target) {
    struct arena *arena = arena_new(server->arena_ceiling);
    struct call *call = ARENA_NEW(arena, struct call);
    call->exchange.arena = arena;
    call->exchange.adapter = call;
    call->exchange.request.raw_target = arena_text(arena, raw_target ? raw_target : "");
    response_init(&call->exchange.response);
    call->server = server;
    call->connection = connection;
    call->link = link;
    call->uri_at = raw_target;
    call->uri_size = strlen(call->exchange.request.raw_target);
    return call;
}

void call_free(struct call *call) {
    if (call == NULL)
        return;
    body_free(call);
    if (call->exchange.response.file >= 0)
        close(call->exchange.response.file);
    if (call->entered)
        server_leave(call->server);
    arena_free(call->exchange.arena); /* call itself lies in it */
}

/* ---- a header has come ---- */

/* What the declared size alone forbids. */
static int check_size(const struct call *call) {
    const struct mhd_server *server = call->server;
    if (call->body_given > call->body_most || (call->chunked && call->body_most == 0))
        return 413;
    return call->body_given > server->body_budget - atomic_load(&server->body_bytes) ? 503 : 0;
}

static bool begin(struct call *call, const char *method, const char *version) {
    struct mhd_server *server = call->server;
    const char *reason = NULL;
    int fault = gate_check(call, method, version, &reason);
    if (fault != 0)
        return reply_refuse(call, fault, reason);
    call->entered = server_enter(server);
    if (!call->entered)
        return reply_refuse(call, 503, "服务正在停止");
    peer_apply(server, call);
    call->body_most = server->handler.body_limit(server->handler.user, &call->exchange.request);
    fault = check_size(call);
    if (fault != 0)
        return reply_refuse(call, fault, NULL);
    call->phase = CALL_BODY;
    link_enter(call->link, call->chunked || call->body_given > 0 ? LINK_BODY : LINK_WORKING);
    return true;
}

/* ---- the whole request has come ---- */

static bool finish(struct call *call) {
    struct mhd_server *server = call->server;
    struct request *request = &call->exchange.request;
    link_enter(call->link, LINK_WORKING);
    if (call->phase == CALL_DISCARD)
        return reply_refuse(call, call->refusal, NULL);
    request->body = call->body;
    request->body_size = call->body_size;
    server->handler.handle(server->handler.user, &call->exchange);
    /* When it was deferred the response belongs to another thread now, and the call to this one. */
    return call->phase == CALL_DEFERRED || reply_queue(call);
}

bool call_step(struct call *call, const char *method, const char *version, const char *data, size_t *size) {
    switch (call->phase) {
    case CALL_HEADER: return begin(call, method, version);
    case CALL_BODY:
    case CALL_DISCARD: {
        size_t given = *size;
        *size = 0;
        return given > 0 ? body_add(call, data, given) : finish(call);
    }
    case CALL_DEFERRED: return reply_queue(call);
    case CALL_ANSWERED: break;
    }
    return true;
}

/* ---- later ----
 *
 * mhd_resume may come before handle() has returned, and then still be safe. That is safe: the library marks
 * the connection suspended under its lock at once, notes a resumption under the same lock, and acts on the
 * note only in the connection's own thread, when that thread is back in its loop. Hence mhd_defer must come
 * before the exchange is handed to anybody, and after it handle() must not touch the exchange. */

void mhd_defer(struct exchange *exchange) {
    struct call *call = exchange->adapter;
    pthread_mutex_lock(&call->server->lock);
    call->server->deferred++;
    pthread_mutex_unlock(&call->server->lock);
    call->phase = CALL_DEFERRED;
    MHD_suspend_connection(call->connection);
}

void mhd_resume(struct exchange *exchange) {
    struct call *call = exchange->adapter;
    struct mhd_server *server = call->server;
    MHD_resume_connection(call->connection); /* the call may be gone from here on */
    pthread_mutex_lock(&server->lock);
    server->deferred--;
    pthread_cond_broadcast(&server->changed);
    pthread_mutex_unlock(&server->lock);
}
