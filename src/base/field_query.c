#include "minan/base/field_query.h"

#include <ctype.h>

static bool is_plain(char c) { /* unreserved in RFC 3986 */
    return isascii((unsigned char)c) &&
           (isalnum((unsigned char)c) || c == '-' || c == '.' || c == '_' || c == '~');
}

static void add_encoded(struct buf *buf, const char *text) {
    for (; *text; text++) {
        if (is_plain(*text))
            buf_char(buf, *text);
        else
            buf_printf(buf, "%%%02X", (unsigned)(unsigned char)*text);
    }
}

static void add_day(struct buf *buf, int32_t day) {
    char text[DAY_TEXT_SIZE];
    day_format(day, text);
    buf_text(buf, text);
}

static void add_time(struct buf *buf, int64_t ms) {
    char text[TIME_TEXT_SIZE];
    time_format(ms, text);
    add_encoded(buf, text);
}

static void add_texts(struct buf *buf, const struct list *texts) {
    const char *const *items = texts->items;
    for (size_t i = 0; i < texts->count; i++) {
        if (i > 0)
            buf_char(buf, ',');
        add_encoded(buf, items[i]);
    }
}

static void add_value(struct buf *buf, const struct field *field, const void *member) {
    switch (field->type) {
    case FIELD_TEXT: add_encoded(buf, *(const char *const *)member); return;
    case FIELD_UUID: buf_text(buf, ((const struct uuid *)member)->text); return;
    case FIELD_DATE: add_day(buf, *(const int32_t *)member); return;
    case FIELD_TIME: add_time(buf, *(const int64_t *)member); return;
    case FIELD_INT: buf_int(buf, *(const int64_t *)member); return;
    case FIELD_REAL: buf_printf(buf, "%.17g", *(const double *)member); return;
    case FIELD_BOOL: buf_text(buf, *(const enum truth *)member == YES ? "true" : "false"); return;
    case FIELD_ENUM: add_encoded(buf, names_code(field->names, *(const int *)member)); return;
    case FIELD_LIST: add_texts(buf, member); return;
    case FIELD_OBJECT:
    case FIELD_ID: return; /* no text form: is_queried() */
    }
}

static bool is_queried(const struct field *field) {
    bool has_text_form = field->type != FIELD_OBJECT && field->type != FIELD_ID &&
                         (field->type != FIELD_LIST || field->shape == NULL);
    return has_text_form && (field->flags & (IN_PATH | INTERNAL)) == 0;
}

void shape_query(struct buf *buf, const struct shape *shape, const void *object) {
    const char *separator = "";
    for (size_t i = 0; i < shape->count; i++) {
        const struct field *field = &shape->fields[i];
        if (!is_queried(field) || field_is_absent(field, object))
            continue;
        buf_printf(buf, "%s%s=", separator, field->name);
        add_value(buf, field, (const char *)object + field->offset);
        separator = "&";
    }
}
