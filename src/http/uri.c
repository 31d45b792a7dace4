#include "minan/http/uri.h"

#include "minan/base/utf8.h"

#include <string.h>

enum { TARGET_MAX_BYTES = 8192 };

static int hex_digit(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

static int hex_pair(const char *two) {
    int high = hex_digit(two[0]);
    int low = hex_digit(two[1]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

static bool is_control(unsigned char c) {
    return c < 0x20 || c == 0x7f;
}

/* Bytes that have no place in a target at all. */
static bool raw_is_clean(const char *raw, size_t size) {
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)raw[i];
        if (c <= ' ' || c == 0x7f || c == '\\' || c == '#')
            return false;
    }
    return true;
}

enum part { PART_PATH, PART_QUERY };

/* What a percent code may not stand for: in a path nothing that another reader could take for structure. */
static bool code_is_forbidden(unsigned char c, enum part part) {
    if (c == '\0')
        return true;
    return part == PART_PATH && (is_control(c) || c == '/' || c == '\\');
}

/* Decodes raw[0..size) into out, which holds size + 1 bytes. */
static bool decode(const char *raw, size_t size, enum part part, char *out) {
    size_t length = 0;
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)raw[i];
        if (c == '+' && part == PART_QUERY) {
            c = ' ';
        } else if (c == '%') {
            int code = i + 2 < size ? hex_pair(raw + i + 1) : -1;
            if (code < 0 || code_is_forbidden((unsigned char)code, part))
                return false;
            c = (unsigned char)code;
            i += 2;
        }
        out[length++] = (char)c;
    }
    out[length] = '\0';
    return utf8_valid(out, length);
}

static const char *decoded(const char *raw, size_t size, enum part part, struct arena *arena) {
    char *out = arena_alloc(arena, size + 1);
    return decode(raw, size, part, out) ? out : NULL;
}

static bool segment_is_allowed(const char *segment, bool last) {
    if (segment[0] == '\0')
        return last;
    return strcmp(segment, ".") != 0 && strcmp(segment, "..") != 0;
}

/* path begins with '/' and ends at end. */
static bool split_path(const char *path, const char *end, struct arena *arena,
                       struct request_target *target) {
    const char *at = path;
    while (at < end) {
        const char *start = at + 1;
        const char *stop = memchr(start, '/', (size_t)(end - start));
        stop = stop ? stop : end;
        if (target->segment_count == PATH_MAX_SEGMENTS)
            return false;
        const char *segment = decoded(start, (size_t)(stop - start), PART_PATH, arena);
        if (segment == NULL || !segment_is_allowed(segment, stop == end))
            return false;
        target->segments[target->segment_count++] = segment;
        at = stop;
    }
    return true;
}

static bool add_pair(const char *raw, size_t size, struct arena *arena, struct request_target *target) {
    const char *equals = memchr(raw, '=', size);
    size_t name_size = equals ? (size_t)(equals - raw) : size;
    size_t value_size = equals ? size - name_size - 1 : 0;
    if (name_size == 0 || target->query_count == QUERY_MAX_PAIRS)
        return false;
    struct pair pair = {.name = decoded(raw, name_size, PART_QUERY, arena),
                        .value = equals ? decoded(equals + 1, value_size, PART_QUERY, arena) : ""};
    if (pair.name == NULL || pair.value == NULL)
        return false;
    target->query[target->query_count++] = pair;
    return true;
}

static bool split_query(const char *query, struct arena *arena, struct request_target *target) {
    while (*query != '\0') {
        size_t size = strcspn(query, "&");
        if (!add_pair(query, size, arena, target))
            return false;
        query += size;
        if (*query == '&' && *++query == '\0')
            return false;
    }
    return true;
}

enum status uri_parse(const char *raw, struct arena *arena, struct request_target *ret_target) {
    size_t size = strnlen(raw, TARGET_MAX_BYTES + 1);
    if (raw[0] != '/' || size > TARGET_MAX_BYTES || !raw_is_clean(raw, size))
        return STATUS_MALFORMED;
    struct request_target target = {0};
    const char *question = strchr(raw, '?');
    const char *path_end = question ? question : raw + size;
    if (!split_path(raw, path_end, arena, &target))
        return STATUS_MALFORMED;
    if (question != NULL && !split_query(question + 1, arena, &target))
        return STATUS_MALFORMED;
    *ret_target = target;
    return STATUS_OK;
}
