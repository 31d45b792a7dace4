#include "problem.h"

#include "job.h"
#include "minan/http/json_write.h"
#include <unistd.h>

static const struct field field_error_fields[] = {
    F_TEXT(struct field_error, field, REQUIRED, .label = "字段",
           .doc = "path of the member: answers[3].result"),
    F_TEXT(struct field_error, code, REQUIRED, .label = "代码", .doc = "required, type, range, unknown, ..."),
    F_TEXT(struct field_error, message, REQUIRED, .label = "说明"),
};
static SHAPE(field_error, struct field_error);

static const struct field problem_fields[] = {
    F_TEXT(struct problem, type, REQUIRED, .label = "类型"),
    F_TEXT(struct problem, title, REQUIRED, .label = "标题"),
    F_INT(struct problem, status, REQUIRED, .label = "状态码"),
    F_TEXT(struct problem, code, REQUIRED, .label = "代码",
           .doc = "stable machine code: hazard.own_rectification"),
    F_TEXT(struct problem, detail, REQUIRED, .label = "说明", .doc = "a sentence for people"),
    F_TEXT(struct problem, state, 0, .label = "当前状态",
           .doc = "with state.wrong: the state the record is in"),
    F_LIST(struct problem, errors, field_error_shape, 0, .label = "字段错误"),
    F_TEXT(struct problem, request_id, 0, .label = "请求编号"),
};
SHAPE(problem, struct problem);

static struct problem problem_of(const struct job *job, enum status status) {
    const struct err *err = &job->err;
    return (struct problem){
        .type = "about:blank",
        .title = status_text(status),
        .status = status_http(status),
        .code = status_code(status),
        .detail = err->detail ? err->detail : status_text(status),
        .state = status == STATUS_WRONG_STATE ? err->state : NULL,
        .errors = {(void *)(uintptr_t)err->fields, (size_t)err->count},
        .request_id = job->exchange->request.id,
    };
}

static const char *allowed_methods(struct arena *arena, unsigned allowed) {
    struct buf buf;
    buf_init(&buf, arena, 64);
    for (int method = 0; method < METHOD__COUNT; method++) {
        if ((allowed & 1u << method) == 0)
            continue;
        buf_text(&buf, buf.size ? ", " : "");
        buf_text(&buf, method_name((enum method)method));
        if (method == METHOD_GET)
            buf_text(&buf, ", HEAD");
    }
    return buf.data;
}

static void add_headers(const struct job *job, enum status status, struct response *response) {
    if (status == STATUS_METHOD_NOT_ALLOWED)
        response_header(response, "Allow", allowed_methods(job->exchange->arena, job->allowed));
    if (status == STATUS_LOGIN_LOCKED)
        response_header(response, "Retry-After", "600");
    if (status == STATUS_RATE_LIMITED || status == STATUS_BUSY)
        response_header(response, "Retry-After", "5");
}

void reply_problem(struct job *job, enum status status) {
    struct response *response = &job->exchange->response;
    if (response->file >= 0)
        close(response->file);
    response_init(response);
    struct problem problem = problem_of(job, status);
    struct buf buf;
    buf_init(&buf, job->exchange->arena, 512);
    json_write(&buf, &problem_shape, &problem);
    response->http_status = status_http(status);
    response->content_type = "application/problem+json";
    response->body = buf.data;
    response->body_size = buf.size;
    add_headers(job, status, response);
}
