#include "problem.h"

#include "job.h"
#include "minan/http/json_write.h"
#include "page.h"
#include <string.h>
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

static void write_json(const struct problem *problem, struct buf *buf, struct response *response) {
    json_write(buf, &problem_shape, problem);
    response->content_type = "application/problem+json";
    response->body = buf->data;
    response->body_size = buf->size;
}

/* Where people, not programs, look at the reply. */
static void write_page(const struct problem *problem, struct buf *buf, struct response *response) {
    const struct field_error *errors = problem->errors.items;
    page_start(buf, problem->title, "refused", "");
    buf_text(buf, "<main>\n<h1>");
    page_text(buf, problem->title);
    buf_text(buf, "</h1>\n<p>");
    page_text(buf, problem->detail);
    buf_text(buf, "</p>\n<ul>\n");
    for (size_t i = 0; i < problem->errors.count; i++) {
        buf_text(buf, "<li>");
        page_text(buf, errors[i].message);
        buf_text(buf, "</li>\n");
    }
    buf_printf(buf, "</ul>\n<p class=\"note\"><code>%s</code></p>\n</main>\n", problem->code);
    page_end(buf);
    page_reply(response, buf->data, buf->size, page_policy);
}

static bool is_for_people(const struct job *job) {
    return job->route && job->route->gives && strcmp(job->route->gives, HTML_TYPE) == 0;
}

void reply_problem(struct job *job, enum status status) {
    struct response *response = &job->exchange->response;
    if (response->file >= 0)
        close(response->file);
    response_init(response);
    struct problem problem = problem_of(job, status);
    struct buf buf;
    buf_init(&buf, job->exchange->arena, 512);
    if (is_for_people(job))
        write_page(&problem, &buf, response);
    else
        write_json(&problem, &buf, response);
    response->http_status = status_http(status);
    add_headers(job, status, response);
}
