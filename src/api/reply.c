/* reply.c: struct -> response, and the headers every reply carries. */
#include "job.h"

#include "minan/base/log.h"
#include "minan/domain/session.h"
#include "minan/http/json_write.h"
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { FIRST_BUFFER = 4096 };

static const char content_policy[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'";

/* The reply is held against its own shape where tests run. */
static void check_fits(const struct job *job, const struct buf *buf) {
#ifndef NDEBUG
    const char *problem = NULL;
    if (json_check(job->route->reply, buf->data, buf->size, job->exchange->arena, &problem))
        return;
    LOG(LOG_ERROR, "reply.unfit", LOG_TEXT("route", job->route->name), LOG_TEXT("problem", problem));
    abort();
#else
    (void)job, (void)buf;
#endif
}

static void write_body(struct job *job) {
    struct response *response = &job->exchange->response;
    struct buf buf;
    buf_init(&buf, job->exchange->arena, FIRST_BUFFER);
    json_write(&buf, job->route->reply, job->reply);
    check_fits(job, &buf);
    response->content_type = "application/json";
    response->body = buf.data;
    response->body_size = buf.size;
}

/* The person at the screen: the page needs the request token, the browser the cookie of a new session. */
static void complete_me(struct job *job) {
    struct me *me = job->reply;
    struct arena *arena = job->exchange->arena;
    me->csrf = csrf_token(arena, me->token ? me->token : job->token);
    if ((job->route->flags & ROUTE_LOGIN) && me->token != NULL)
        response_header(&job->exchange->response, "Set-Cookie",
                        cookie_set(job->app, &job->exchange->request, arena, me->token));
}

static void reply_nothing(struct job *job) {
    job->exchange->response.http_status = 204;
    if (job->route->flags & ROUTE_LOGIN)
        response_header(&job->exchange->response, "Set-Cookie",
                        cookie_clear(job->app, &job->exchange->request, job->exchange->arena));
}

void reply_success(struct job *job) {
    struct response *response = &job->exchange->response;
    if (job->route->stream != NULL)
        return; /* has filled it */
    if (job->route->reply == NULL) {
        reply_nothing(job);
        return;
    }
    response->http_status = job->ctx.created ? 201 : 200;
    if (job->route->reply == &me_shape)
        complete_me(job);
    if (job->ctx.version > 0)
        response_header(response, "ETag",
                        arena_printf(job->exchange->arena, "\"%lld\"", (long long)job->ctx.version));
    if (job->tag != NULL)
        response_header(response, "ETag", job->tag);
    write_body(job);
}

void reply_unchanged(struct job *job) {
    job->exchange->response.http_status = 304;
    response_header(&job->exchange->response, "ETag", job->tag);
}

const char *reply_find_header(const struct response *response, const char *name) {
    for (size_t i = 0; i < response->header_count; i++) {
        if (strcasecmp(response->headers[i].name, name) == 0)
            return response->headers[i].value;
    }
    return NULL;
}

void reply_secure(const struct app *app, struct exchange *exchange) {
    struct response *response = &exchange->response;
    bool over_tls = app->public_origin != NULL && strncmp(app->public_origin, "https:", 6) == 0;
    if (reply_find_header(response, "Content-Security-Policy") == NULL)
        response_header(response, "Content-Security-Policy", content_policy);
    response_header(response, "X-Content-Type-Options", "nosniff");
    response_header(response, "Referrer-Policy", "same-origin");
    if (over_tls || exchange->request.secure)
        response_header(response, "Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    if (reply_find_header(response, "Cache-Control") == NULL)
        response_header(response, "Cache-Control", "no-store");
}
