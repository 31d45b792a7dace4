#include "minan/http/static.h"

#include "static_files.h"

#include <stdlib.h>
#include <string.h>

/* ---- which file ---- */

static const char *joined(const struct request_target *target, struct arena *arena) {
    const char *path = "";
    for (size_t i = 0; i < target->segment_count; i++)
        path = arena_printf(arena, "%s%s%s", path, i ? "/" : "", target->segments[i]);
    return path;
}

/* The pages have their own router: /hazards/0b6c... is a place in index.html. A path with a dot names a file,
 * and a missing file is never answered with a page. */
static const struct static_file *page_of(const struct static_files *files,
                                         const struct request_target *target) {
    const char *last = target->segment_count ? target->segments[target->segment_count - 1] : "";
    if (strchr(last, '.') != NULL)
        return NULL;
    bool phone = target->segment_count > 0 && strcmp(target->segments[0], "m") == 0;
    const struct static_file *page = phone ? static_find(files, "m/index.html") : NULL;
    return page ? page : static_find(files, "index.html");
}

static const struct static_file *file_of(const struct static_files *files,
                                         const struct request_target *target, struct arena *arena) {
    const struct static_file *file = static_find(files, joined(target, arena));
    return file ? file : page_of(files, target);
}

static const char *ending(const char *path) {
    const char *dot = strrchr(path, '.');
    return dot ? dot + 1 : "";
}

static const char *type_of(const char *path) {
    static const struct pair types[] = {
        {"html", "text/html; charset=utf-8"},
        {"js", "text/javascript; charset=utf-8"},
        {"mjs", "text/javascript; charset=utf-8"},
        {"css", "text/css; charset=utf-8"},
        {"json", "application/json"},
        {"webmanifest", "application/manifest+json"},
        {"svg", "image/svg+xml"},
        {"png", "image/png"},
        {"jpg", "image/jpeg"},
        {"jpeg", "image/jpeg"},
        {"webp", "image/webp"},
        {"ico", "image/x-icon"},
        {"woff2", "font/woff2"},
        {"woff", "font/woff"},
        {"txt", "text/plain; charset=utf-8"},
        {"csv", "text/csv; charset=utf-8"},
        {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
        {"wasm", "application/wasm"},
    };
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        if (strcmp(types[i].name, ending(path)) == 0)
            return types[i].value;
    return "application/octet-stream";
}

/* The build puts a hash of the content into every name below assets/ (and m/assets/). */
static const char *cache_of(const char *path) {
    bool hashed = strncmp(path, "assets/", 7) == 0 || strncmp(path, "m/assets/", 9) == 0;
    return hashed ? "public, max-age=31536000, immutable" : "no-cache";
}

/* ---- which coding ---- */

static const char *const coding_names[CODING__COUNT] = {[CODING_BR] = "br", [CODING_GZIP] = "gzip"};

static bool is_zero_weight(const char *parameters, size_t size) {
    const char *q = memmem(parameters, size, "q=", 2);
    return q != NULL && strtod(q + 2, NULL) <= 0;
}

static bool accepts(const char *accept, const char *name) {
    size_t name_size = strlen(name);
    while (*accept != '\0') {
        accept += strspn(accept, " \t,");
        size_t size = strcspn(accept, ",");
        size_t token = strcspn(accept, " \t;,");
        if (token == name_size && strncasecmp(accept, name, token) == 0)
            return !is_zero_weight(accept + token, size - token);
        accept += size;
    }
    return false;
}

static enum coding choose_coding(const struct static_file *file, const struct request *request) {
    const char *accept = request_header(request, "accept-encoding");
    for (int i = CODING_BR; accept != NULL && i < CODING__COUNT; i++)
        if (file->bodies[i].data != NULL && accepts(accept, coding_names[i]))
            return (enum coding)i;
    return CODING_IDENTITY;
}

/* ---- the reply ---- */

/* If-None-Match compares weakly: a leading W/ says nothing here. */
static bool is_unchanged(const struct request *request, const char *etag) {
    const char *list = request_header(request, "if-none-match");
    while (list != NULL && *list != '\0') {
        list += strspn(list, " \t,");
        size_t size = strcspn(list, ", \t");
        const char *tag = strncmp(list, "W/", 2) == 0 ? list + 2 : list;
        size_t tag_size = size - (size_t)(tag - list);
        if ((tag_size == 1 && *tag == '*') || (tag_size == strlen(etag) && strncmp(tag, etag, tag_size) == 0))
            return true;
        list += size;
    }
    return false;
}

static void refuse(struct response *response, int http_status, const char *body) {
    response->http_status = http_status;
    response->content_type = "application/problem+json";
    response->body = body;
    response->body_size = strlen(body);
    response_header(response, "Cache-Control", "no-store");
}

static void reply_file(const struct static_file *file, const struct request *request,
                       struct response *response) {
    enum coding coding = choose_coding(file, request);
    const struct static_body *body = &file->bodies[coding];
    response_header(response, "ETag", body->etag);
    response_header(response, "Cache-Control", cache_of(file->path));
    response_header(response, "Vary", "Accept-Encoding");
    if (is_unchanged(request, body->etag)) {
        response->http_status = 304;
        return;
    }
    if (coding != CODING_IDENTITY)
        response_header(response, "Content-Encoding", coding_names[coding]);
    response->content_type = type_of(file->path);
    response->body = body->data;
    response->body_size = body->size;
}

void static_reply(const struct static_files *files, const struct request *request, struct arena *arena,
                  struct response *response) {
    if (!method_is_safe(request->method)) {
        response_header(response, "Allow", "GET, HEAD");
        refuse(response, 405,
               "{\"title\":\"不支持这种操作方式\",\"status\":405,\"code\":\"method.not_allowed\"}");
        return;
    }
    const struct static_file *file = file_of(files, &request->target, arena);
    if (file == NULL)
        refuse(response, 404, "{\"title\":\"页面或文件不存在\",\"status\":404,\"code\":\"not_found\"}");
    else
        reply_file(file, request, response);
}
