#include "mhd_parts.h"

#include "minan/base/log.h"

#include <microhttpd.h>
#include <string.h>
#include <unistd.h>

static void add_header(struct MHD_Response *reply, const char *name, const char *value) {
    if (MHD_add_response_header(reply, name, value) != MHD_YES)
        LOG(LOG_ERROR, "http.header_refused", LOG_TEXT("name", name));
}

/* The library closes the descriptor with the reply. */
static struct MHD_Response *make_reply(struct response *response) {
    if (response->file >= 0) {
        struct MHD_Response *reply = MHD_create_response_from_fd64(response->file_size, response->file);
        if (reply != NULL)
            response->file = -1;
        return reply;
    }
    /* Lives until the completed callback has freed the exchange, which is after the last byte was sent. */
    return MHD_create_response_from_buffer(response->body_size, (void *)(uintptr_t)response->body,
                                           MHD_RESPMEM_PERSISTENT);
}

static bool is_stopping(struct mhd_server *server) {
    pthread_mutex_lock(&server->lock);
    bool stopping = server->stopping;
    pthread_mutex_unlock(&server->lock);
    return stopping;
}

bool reply_queue(struct call *call) {
    struct response *response = &call->exchange.response;
    struct MHD_Response *reply = make_reply(response);
    call->phase = CALL_ANSWERED;
    if (reply == NULL)
        return false;
    if (response->content_type != NULL)
        add_header(reply, MHD_HTTP_HEADER_CONTENT_TYPE, response->content_type);
    for (size_t i = 0; i < response->header_count; i++)
        add_header(reply, response->headers[i].name, response->headers[i].value);
    if (is_stopping(call->server))
        add_header(reply, MHD_HTTP_HEADER_CONNECTION, "close");
    bool queued = MHD_queue_response(call->connection, (unsigned)response->http_status, reply) == MHD_YES;
    MHD_destroy_response(reply);
    return queued;
}

static const char *title_of(int http_status) {
    for (int i = 0; i < STATUS__COUNT; i++)
        if (status_http((enum status)i) == http_status)
            return status_text((enum status)i);
    return status_text(STATUS_MALFORMED);
}

static const char *code_of(int http_status) {
    for (int i = 0; i < STATUS__COUNT; i++)
        if (status_http((enum status)i) == http_status)
            return status_code((enum status)i);
    return status_code(STATUS_MALFORMED);
}

/* The texts are our own and need no escape. */
static const char *problem(struct call *call, int http_status, const char *reason) {
    return arena_printf(
        call->exchange.arena,
        "{\"title\":\"%s\",\"status\":%d,\"code\":\"%s\",\"detail\":\"%s\",\"request_id\":\"%s\"}",
        title_of(http_status), http_status, code_of(http_status), reason ? reason : title_of(http_status),
        call->exchange.request.id);
}

bool reply_refuse(struct call *call, int http_status, const char *reason) {
    struct response *response = &call->exchange.response;
    LOG(LOG_INFO, "http.refused", LOG_INT("status", http_status), LOG_TEXT("reason", reason),
        LOG_TEXT("peer", call->link->peer), LOG_TEXT("request_id", call->exchange.request.id));
    call->link->linger = true;
    response_init(response);
    response->http_status = http_status;
    response->content_type = "application/problem+json";
    response->body = problem(call, http_status, reason);
    response->body_size = strlen(response->body);
    response_header(response, "Connection", "close");
    return reply_queue(call);
}
