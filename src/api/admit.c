/* admit.c: what can be refused before any work is done, in the order in which it is refused. */
#include "job.h"

#include "minan/base/hash.h"
#include "minan/domain/session.h"
#include "minan/http/json_read.h"
#include "rate.h"
#include "writer.h"
#include <stdlib.h>
#include <string.h>

static const struct request *request_of(const struct job *job) {
    return &job->exchange->request;
}

static enum status admit_route(struct job *job) {
    job->route = match_route(job->app->index, request_of(job), &job->params, &job->allowed);
    if (job->route != NULL)
        return STATUS_OK;
    if (job->allowed != 0)
        return STATUS_METHOD_NOT_ALLOWED;
    return err_detail(&job->err, STATUS_NOT_FOUND, "没有这个接口");
}

static enum status admit_rate(struct job *job) {
    const char *peer = request_of(job)->peer;
    int64_t now = clock_now(job->app->clock);
    bool allowed = rate_take(job->app->rate, peer, now);
    if (allowed && (job->route->flags & ROUTE_STRANGERS))
        allowed = rate_take(job->app->strangers, peer, now);
    return allowed ? STATUS_OK : STATUS_RATE_LIMITED;
}

/* ---- who asks ---- */

static enum status open_session(struct job *job) {
    enum status status = job_take_reader(job);
    if (status == STATUS_OK)
        status = session_open(&job->ctx, job->token, &job->standing);
    if (status == STATUS_OK && job->standing.stale)
        writer_touch(job->app->writer, job->ctx.actor.session_id);
    return status;
}

static bool is_nobody(enum status status) {
    return status == STATUS_UNAUTHENTICATED || status == STATUS_SESSION_EXPIRED;
}

/* A public reading route may tell a signed-in client more; it never refuses one whose session has ended. */
static enum status admit_session(struct job *job) {
    bool is_public = job->route->permit == PERMIT_PUBLIC;
    if (is_public && job->route->mode != MODE_READ)
        return STATUS_OK;
    job->token = cookie_token(job->app, request_of(job), job->exchange->arena);
    if (job->token == NULL)
        return is_public ? STATUS_OK : STATUS_UNAUTHENTICATED;
    enum status status = open_session(job);
    return is_public && is_nobody(status) ? STATUS_OK : status;
}

static enum status admit_permission(struct job *job) {
    enum permit permit = job->route->permit;
    if (permit == PERMIT_PUBLIC || permit == PERMIT_SIGNED_IN)
        return STATUS_OK;
    return role_has(job->ctx.actor.role, permit) ? STATUS_OK : STATUS_FORBIDDEN;
}

static enum status admit_standing(struct job *job) {
    if (job->route->permit == PERMIT_PUBLIC || (job->route->flags & ROUTE_WHILE_HELD))
        return STATUS_OK;
    if (job->standing.must_change_password)
        return STATUS_PASSWORD_CHANGE_REQUIRED;
    return job->standing.must_add_factor ? STATUS_FACTOR_REQUIRED : STATUS_OK;
}

static enum status admit_origin(struct job *job) {
    const struct request *request = request_of(job);
    if (method_is_safe(request->method))
        return STATUS_OK;
    enum status status = csrf_check_origin(job->app, request, job->exchange->arena);
    if (status != STATUS_OK || job->route->permit == PERMIT_PUBLIC)
        return status;
    return csrf_check_token(request, job->token, job->exchange->arena);
}

/* ---- what they send ---- */

static bool type_is(const char *type, const char *wanted) {
    size_t size = strlen(wanted);
    return strncasecmp(type, wanted, size) == 0 && strchr("; \t", type[size]) != NULL;
}

static enum status admit_body(struct job *job) {
    const struct request *request = request_of(job);
    if (request->body_size > route_body_limit(job->route))
        return STATUS_TOO_LARGE;
    if (request->body_size == 0)
        return STATUS_OK;
    const char *type = request_header(request, "content-type");
    bool fits = type != NULL &&
                ((job->route->flags & ROUTE_RAW_BODY)
                     ? strncasecmp(type, "image/", 6) == 0 || type_is(type, "application/octet-stream")
                     : type_is(type, "application/json"));
    return fits ? STATUS_OK : STATUS_UNSUPPORTED_TYPE;
}

/* If-Match: "7" as the ETag was given out; a proxy may have made it weak. */
static bool parse_version(const char *text, int64_t *ret_version) {
    char *end = NULL;
    if (strncmp(text, "W/", 2) == 0)
        text += 2;
    if (text[0] != '"' || text[1] < '0' || text[1] > '9')
        return false;
    *ret_version = strtoll(text + 1, &end, 10);
    return strcmp(end, "\"") == 0 && *ret_version > 0;
}

static enum status admit_version(struct job *job) {
    const char *text = request_header(request_of(job), "if-match");
    if (text == NULL || job->route->mode != MODE_WRITE)
        return job->route->flags & ROUTE_IF_MATCH ? STATUS_PRECONDITION_REQUIRED : STATUS_OK;
    if (parse_version(text, &job->ctx.base_version))
        return STATUS_OK;
    return err_detail(&job->err, STATUS_MALFORMED, "If-Match 应为带引号的版本号");
}

static enum status refuse_query(struct job *job) {
    const struct request_target *target = &request_of(job)->target;
    enum status status = STATUS_OK;
    for (size_t i = 0; i < target->query_count; i++)
        status =
            err_field(&job->err, target->query[i].name, "unknown", "不支持参数「%s」", target->query[i].name);
    return status;
}

/* A body that may be left out reads as an empty object, so that what is missing is named. */
static enum status read_body(struct job *job, const struct shape *shape) {
    const struct request *request = request_of(job);
    if (job->route->flags & ROUTE_RAW_BODY) {
        shape_clear(shape, job->request);
        return STATUS_OK;
    }
    if (request->body_size == 0)
        return json_read("{}", 2, shape, job->exchange->arena, &job->err, job->request);
    char *hash = arena_alloc(job->exchange->arena, SHA256_TEXT_SIZE);
    sha256_text(request->body, request->body_size, hash);
    job->ctx.content_hash = hash;
    job->ctx.content = request->body;
    return json_read(request->body, request->body_size, shape, job->exchange->arena, &job->err, job->request);
}

static enum status read_fields(struct job *job, const struct shape *shape) {
    const struct request *request = request_of(job);
    struct arena *arena = job->exchange->arena;
    if (method_is_safe(job->route->method))
        return query_read(&request->target, shape, arena, &job->err, job->request);
    enum status status = refuse_query(job);
    return status == STATUS_OK ? read_body(job, shape) : status;
}

static enum status fill_raw(struct job *job) {
    if (job->route->fill == NULL)
        return STATUS_OK;
    struct route_io io = {
        .request = request_of(job), .params = &job->params, .response = &job->exchange->response};
    return job->route->fill(&job->ctx, &io, job->request);
}

static enum status admit_fields(struct job *job) {
    const struct shape *shape = route_takes(job->route);
    if (shape == NULL)
        return refuse_query(job);
    job->request = arena_alloc(job->exchange->arena, shape->size);
    enum status status = read_fields(job, shape);
    if (status == STATUS_OK)
        status = path_read(&job->params, shape, job->exchange->arena, job->request);
    return status == STATUS_OK ? fill_raw(job) : status;
}

enum status job_admit(struct job *job) {
    static enum status (*const steps[])(struct job *) = {
        admit_route,  admit_rate, admit_session, admit_permission, admit_standing,
        admit_origin, admit_body, admit_version, admit_fields,
    };
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        enum status status = steps[i](job);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}
