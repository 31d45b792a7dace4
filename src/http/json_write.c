#include "minan/http/json_write.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* buf_add with the common case (there is room) in line: a list of 20 rows is some 600 of these. */
static inline void put(struct buf *buf, const char *data, size_t size) {
    if (buf->data == NULL || buf->capacity - buf->size <= size + 1) {
        buf_add(buf, data, size);
        return;
    }
    memcpy(buf->data + buf->size, data, size);
    buf->size += size;
    buf->data[buf->size] = '\0';
}

#define PUT(buf, literal) put((buf), (literal), sizeof(literal) - 1)

/* ---- values ---- */

/* How JSON writes a byte that may not stand for itself; NULL: as it is. */
static const char *const escapes[256] = {
    [0x00] = "\\u0000", [0x01] = "\\u0001", [0x02] = "\\u0002", [0x03] = "\\u0003", [0x04] = "\\u0004",
    [0x05] = "\\u0005", [0x06] = "\\u0006", [0x07] = "\\u0007", [0x08] = "\\b",     [0x09] = "\\t",
    [0x0a] = "\\n",     [0x0b] = "\\u000b", [0x0c] = "\\f",     [0x0d] = "\\r",     [0x0e] = "\\u000e",
    [0x0f] = "\\u000f", [0x10] = "\\u0010", [0x11] = "\\u0011", [0x12] = "\\u0012", [0x13] = "\\u0013",
    [0x14] = "\\u0014", [0x15] = "\\u0015", [0x16] = "\\u0016", [0x17] = "\\u0017", [0x18] = "\\u0018",
    [0x19] = "\\u0019", [0x1a] = "\\u001a", [0x1b] = "\\u001b", [0x1c] = "\\u001c", [0x1d] = "\\u001d",
    [0x1e] = "\\u001e", [0x1f] = "\\u001f", ['"'] = "\\\"",     ['\\'] = "\\\\",
};

void json_text(struct buf *buf, const char *text) {
    if (text == NULL) {
        PUT(buf, "null");
        return;
    }
    PUT(buf, "\"");
    const char *run = text; /* what is waiting to be copied as it is */
    const char *at = text;
    for (; *at != '\0'; at++) {
        const char *escape = escapes[(unsigned char)*at];
        if (escape == NULL)
            continue;
        put(buf, run, (size_t)(at - run));
        put(buf, escape, strlen(escape));
        run = at + 1;
    }
    put(buf, run, (size_t)(at - run));
    PUT(buf, "\"");
}

static void write_int(struct buf *buf, int64_t value) {
    char digits[20];
    size_t at = sizeof digits;
    uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;
    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest != 0);
    if (value < 0)
        PUT(buf, "-");
    put(buf, digits + at, sizeof digits - at);
}

/* The shorter of the two forms that read back as the same number. */
static void write_real(struct buf *buf, double value) {
    if (!isfinite(value)) {
        PUT(buf, "null");
        return;
    }
    char text[32];
    int size = snprintf(text, sizeof text, "%.15g", value);
    if (strtod(text, NULL) != value)
        size = snprintf(text, sizeof text, "%.17g", value);
    put(buf, text, (size_t)size);
}

static void write_day(struct buf *buf, int32_t day) {
    char text[DAY_TEXT_SIZE + 2] = "\"";
    day_format(day, text + 1);
    text[DAY_TEXT_SIZE] = '"';
    put(buf, text, DAY_TEXT_SIZE + 1);
}

static void write_time(struct buf *buf, int64_t ms) {
    char text[TIME_TEXT_SIZE + 2] = "\"";
    time_format(ms, text + 1);
    text[TIME_TEXT_SIZE] = '"';
    put(buf, text, TIME_TEXT_SIZE + 1);
}

static void write_plain(struct buf *buf, const char *text) { /* known to need no escape */
    PUT(buf, "\"");
    put(buf, text, strlen(text));
    PUT(buf, "\"");
}

static void write_bool(struct buf *buf, enum truth value) {
    if (value == YES)
        PUT(buf, "true");
    else
        PUT(buf, "false");
}

static const char *code_of(const struct names *names, int value) {
    if (value >= 1 && value <= names->count && names->list[value - 1].value == value)
        return names->list[value - 1].code; /* nearly every vocabulary counts 1, 2, 3 */
    return names_code(names, value);
}

static void write_enum(struct buf *buf, const struct names *names, int value) {
    const char *code = code_of(names, value);
    if (code == NULL)
        PUT(buf, "null");
    else
        write_plain(buf, code);
}

static void write_list(struct buf *buf, const struct field *field, const struct list *list) {
    const char *item = list->items;
    size_t step = field->shape ? field->shape->size : sizeof(const char *);
    PUT(buf, "[");
    for (size_t i = 0; i < list->count; i++, item += step) {
        if (i > 0)
            PUT(buf, ",");
        if (field->shape != NULL)
            json_write(buf, field->shape, item);
        else
            json_text(buf, *(const char *const *)(const void *)item);
    }
    PUT(buf, "]");
}

static void write_text(struct buf *buf, const struct field *field, const char *text) {
    if (field->flags & RAW_JSON)
        put(buf, text, strlen(text));
    else
        json_text(buf, text);
}

static void write_value(struct buf *buf, const struct field *field, const void *member) {
    switch (field->type) {
    case FIELD_TEXT: write_text(buf, field, *(const char *const *)member); break;
    case FIELD_UUID: write_plain(buf, ((const struct uuid *)member)->text); break;
    case FIELD_DATE: write_day(buf, *(const int32_t *)member); break;
    case FIELD_TIME: write_time(buf, *(const int64_t *)member); break;
    case FIELD_INT: write_int(buf, *(const int64_t *)member); break;
    case FIELD_REAL: write_real(buf, *(const double *)member); break;
    case FIELD_BOOL: write_bool(buf, *(const enum truth *)member); break;
    case FIELD_ENUM: write_enum(buf, field->names, *(const int *)member); break;
    case FIELD_OBJECT: json_write(buf, field->shape, member); break;
    case FIELD_LIST: write_list(buf, field, member); break;
    case FIELD_ID: break; /* a database key never leaves the server: is_written() */
    }
}

/* ---- objects ---- */

static bool is_written(const struct field *field) {
    return (field->flags & INTERNAL) == 0 && field->type != FIELD_ID;
}

static bool is_left_out(const struct field *field, bool absent) {
    return absent && (field->flags & NULLABLE) == 0 && field->type != FIELD_LIST;
}

static void write_key(struct buf *buf, bool first, const char *name) {
    if (first)
        PUT(buf, "\"");
    else
        PUT(buf, ",\"");
    put(buf, name, strlen(name));
    PUT(buf, "\":");
}

void json_write(struct buf *buf, const struct shape *shape, const void *object) {
    bool first = true;
    PUT(buf, "{");
    for (size_t i = 0; i < shape->count; i++) {
        const struct field *field = &shape->fields[i];
        if (!is_written(field))
            continue;
        bool absent = field_is_absent(field, object);
        if (is_left_out(field, absent))
            continue;
        write_key(buf, first, field->name);
        first = false;
        if (absent && field->type != FIELD_LIST)
            PUT(buf, "null");
        else
            write_value(buf, field, (const char *)object + field->offset);
    }
    PUT(buf, "}");
}
