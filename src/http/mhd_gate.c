/* mhd_gate.c: what libmicrohttpd 0.9.75 lets through and RFC 9112 does not.
 *
 * The library hands over lines already cut: CR and LF became NUL, values start behind their blanks. What it
 * cut is still visible in where the pieces lie, since it cuts in place: in a well-formed header every piece
 * begins where the one before it ended plus exactly one separator (a blank, or CR LF), and the last one ends
 * two line ends before the end of the header. A bare LF, a folded line, a NUL within a line and a second
 * blank in the request line all break that rule. One form remains invisible: NUL LF as a line end looks like
 * CR LF.
 */
#include "mhd_parts.h"

#include "minan/base/hash.h"
#include "minan/base/utf8.h"
#include "minan/http/uri.h"

#include <microhttpd.h>
#include <string.h>
#include <strings.h>

struct line {
    const char *name;
    size_t name_size;
    const char *value;
    size_t value_size;
};

struct lines {
    struct line list[REQUEST_MAX_HEADERS];
    size_t count;
    bool too_many;
};

static enum MHD_Result collect(void *user, enum MHD_ValueKind kind, const char *name, size_t name_size,
                               const char *value, size_t value_size) {
    (void)kind;
    struct lines *lines = user;
    if (lines->count == REQUEST_MAX_HEADERS) {
        lines->too_many = true;
        return MHD_NO;
    }
    lines->list[lines->count++] = (struct line){name, name_size, value, value_size};
    return MHD_YES;
}

/* ---- layout ---- */

/* Only blanks (cut or not) may lie between the colon and the value. */
static bool value_follows(const struct line *line) {
    const char *at = line->name + line->name_size + 1;
    if (line->value < at)
        return false;
    return strspn(at, " \t") >= (size_t)(line->value - at);
}

static bool layout_is_exact(const struct call *call, const char *method, const char *version,
                            const struct lines *lines) {
    const char *at = method + strlen(method) + 1;
    if (call->uri_at != at || version != at + call->uri_size + 1)
        return false;
    at = version + strlen(version) + 2;
    for (size_t i = 0; i < lines->count; i++) {
        const struct line *line = &lines->list[i];
        if (line->name != at || !value_follows(line))
            return false;
        at = line->value + line->value_size + 2;
    }
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(call->connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
    return info != NULL && at + 2 == method + info->header_size;
}

/* ---- names and values ---- */

static bool is_token(const char *text, size_t size) {
    static const char marks[] = "!#$%&'*+-.^_`|~";
    for (size_t i = 0; i < size; i++) {
        char c = text[i];
        bool alphanumeric = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!alphanumeric && (c == '\0' || strchr(marks, c) == NULL))
            return false;
    }
    return size > 0;
}

static bool is_clean_value(const char *text, size_t size) {
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        if ((c < 0x20 && c != '\t') || c == 0x7f)
            return false;
    }
    return utf8_valid(text, size);
}

static bool lines_are_clean(const struct lines *lines) {
    for (size_t i = 0; i < lines->count; i++)
        if (!is_token(lines->list[i].name, lines->list[i].name_size) ||
            !is_clean_value(lines->list[i].value, lines->list[i].value_size))
            return false;
    return !lines->too_many;
}

static const char *lower_case(struct arena *arena, const char *text, size_t size) {
    char *copy = arena_copy(arena, text, size);
    for (char *at = copy; *at != '\0'; at++)
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at - 'A' + 'a');
    return copy;
}

static const char *without_blanks(struct arena *arena, const char *text, size_t size) {
    while (size > 0 && strchr(" \t", text[size - 1]) != NULL)
        size--;
    return arena_copy(arena, text, size);
}

static void keep_headers(struct call *call, const struct lines *lines) {
    struct request *request = &call->exchange.request;
    struct arena *arena = call->exchange.arena;
    for (size_t i = 0; i < lines->count; i++) {
        const struct line *line = &lines->list[i];
        request->headers[i] = (struct pair){.name = lower_case(arena, line->name, line->name_size),
                                            .value = without_blanks(arena, line->value, line->value_size)};
    }
    request->header_count = lines->count;
}

/* ---- headers that say where this request ends and whom it is for ---- */

static size_t times(const struct request *request, const char *name) {
    size_t count = 0;
    for (size_t i = 0; i < request->header_count; i++)
        count += strcmp(request->headers[i].name, name) == 0;
    return count;
}

/* Headers of which a second one would leave it to chance which is meant. */
static bool is_repeated(const struct request *request) {
    static const char *const single[] = {"content-length", "transfer-encoding", "content-type", "cookie",
                                         "origin",         "authorization",     "if-match",     "expect",
                                         "x-csrf-token",   "sec-fetch-site"};
    for (size_t i = 0; i < sizeof single / sizeof single[0]; i++)
        if (times(request, single[i]) > 1)
            return true;
    return false;
}

static bool host_is_valid(const struct request *request) {
    if (times(request, "host") != 1)
        return false;
    const char *host = request_header(request, "host");
    return host[0] != '\0' && strpbrk(host, " \t/\\@?#,") == NULL;
}

static bool parse_length(const char *text, uint64_t *ret_length) {
    size_t digits = strspn(text, "0123456789");
    if (digits == 0 || digits > 18 || text[digits] != '\0') /* 18: fits 64 bits for certain */
        return false;
    uint64_t length = 0;
    for (size_t i = 0; i < digits; i++)
        length = length * 10 + (uint64_t)(text[i] - '0');
    *ret_length = length;
    return true;
}

static const char *check_framing(struct call *call, bool version_1_1) {
    const struct request *request = &call->exchange.request;
    const char *length = request_header(request, "content-length");
    const char *coding = request_header(request, "transfer-encoding");
    if (length != NULL && coding != NULL)
        return "不能同时带有 Content-Length 和 Transfer-Encoding";
    if (coding != NULL && (!version_1_1 || strcasecmp(coding, "chunked") != 0))
        return "不支持这种 Transfer-Encoding";
    if (length != NULL && !parse_length(length, &call->body_given))
        return "Content-Length 不是有效的数字";
    call->chunked = coding != NULL;
    return NULL;
}

static const char *new_id(struct arena *arena) {
    uint8_t bytes[8];
    char text[2 * sizeof bytes + 1];
    random_bytes(bytes, sizeof bytes);
    hex_encode(bytes, sizeof bytes, text);
    return arena_text(arena, text);
}

/* The first thing wrong with the header, or NULL. */
static const char *find_fault(struct call *call, const char *method, const char *version) {
    struct request *request = &call->exchange.request;
    struct lines lines = {.count = 0};
    MHD_get_connection_values_n(call->connection, MHD_HEADER_KIND, collect, &lines);
    bool version_1_1 = strcmp(version, "HTTP/1.1") == 0;
    if (!version_1_1 && strcmp(version, "HTTP/1.0") != 0)
        return "不支持这个 HTTP 版本";
    if (!method_parse(method, &request->method))
        return "不支持这个请求方法";
    if (!lines_are_clean(&lines))
        return "请求头中有无效的名称或字符";
    if (call->server->strict_layout && !layout_is_exact(call, method, version, &lines))
        return "请求头的换行或空格不符合 HTTP 规范";
    keep_headers(call, &lines);
    if (!host_is_valid(request))
        return "必须带有一个有效的 Host";
    if (is_repeated(request))
        return "请求头重复";
    if (uri_parse(request->raw_target, call->exchange.arena, &request->target) != STATUS_OK)
        return "请求地址中有不允许的字符";
    return check_framing(call, version_1_1);
}

int gate_check(struct call *call, const char *method, const char *version, const char **ret_reason) {
    call->exchange.request.id = new_id(call->exchange.arena);
    const char *fault = find_fault(call, method, version);
    if (fault == NULL)
        return 0;
    *ret_reason = fault;
    return 400;
}
