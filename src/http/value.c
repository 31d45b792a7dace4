#include "value.h"

#include "minan/base/buf.h"
#include "minan/base/utf8.h"

#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <string.h>

enum {
    TEXT_MAX_DEFAULT = 200,
    LIST_MAX_DEFAULT = 500,
    UNKNOWN_SHOWN = 60, /* bytes of a made-up name that are repeated to its sender */
};

/* ---- where and why ---- */

static void place_write(struct buf *buf, const struct place *place) {
    if (place->up != NULL)
        place_write(buf, place->up);
    if (place->name == NULL) {
        buf_printf(buf, "[%zu]", place->index);
        return;
    }
    if (buf->size > 0)
        buf_char(buf, '.');
    buf_text(buf, place->name);
}

static const char *place_text(struct arena *arena, const struct place *place) {
    struct buf buf;
    buf_init(&buf, arena, 64);
    place_write(&buf, place);
    return buf.data;
}

bool reader_fail(struct reader *reader, const struct place *place, const char *code, const char *format,
                 ...) {
    reader->failed = true;
    if (reader->err == NULL)
        return false;
    va_list args;
    va_start(args, format);
    const char *message = arena_vprintf(reader->arena, format, args);
    va_end(args);
    (void)err_field(reader->err, place_text(reader->arena, place), code, "%s", message);
    return false;
}

bool value_required(struct reader *reader, const struct field *field, const struct place *place) {
    return reader_fail(reader, place, "required", "「%s」不能为空", field_label(field));
}

/* The first bytes of a name, cut between code points. */
static const char *shortened(struct arena *arena, const char *name) {
    size_t size = 0;
    while (name[size] != '\0' && size + utf8_next(name + size) <= UNKNOWN_SHOWN)
        size += utf8_next(name + size);
    return arena_copy(arena, name, size);
}

bool value_unknown(struct reader *reader, const struct place *up, const char *name) {
    const char *shown = shortened(reader->arena, name);
    struct place place = {.up = up, .name = shown};
    return reader_fail(reader, &place, "unknown", "不认识的字段 \"%s\"", shown);
}

/* ---- limits ---- */

struct limits field_limits(const struct field *field) {
    int64_t most = field->type == FIELD_TEXT   ? TEXT_MAX_DEFAULT
                   : field->type == FIELD_LIST ? LIST_MAX_DEFAULT
                                               : INT32_MAX;
    bool unset = field->max == 0 && field->min >= 0;
    return (struct limits){.min = field->min, .max = unset ? most : field->max};
}

bool list_fits(struct reader *reader, const struct field *field, const struct place *place, size_t count,
               size_t item_size) {
    struct limits limits = field_limits(field);
    if ((int64_t)count > limits.max)
        return reader_fail(reader, place, "items", "「%s」最多 %" PRId64 " 项", field_label(field),
                           limits.max);
    if ((int64_t)count < limits.min)
        return reader_fail(reader, place, "items", "「%s」至少 %" PRId64 " 项", field_label(field),
                           limits.min);
    if (count * item_size > reader->list_budget)
        return reader_fail(reader, place, "items", "「%s」的内容过多，请分次提交", field_label(field));
    reader->list_budget -= count * item_size;
    return true;
}

/* ---- text ---- */

static bool text_is_clean(struct reader *reader, const struct field *field, const struct place *place,
                          const char *text) {
    bool multiline = (field->flags & MULTILINE) != 0;
    if (utf8_has_control(text) || (!multiline && strchr(text, '\t') != NULL))
        return reader_fail(reader, place, "control", "「%s」不能含有控制字符", field_label(field));
    if (!multiline && strpbrk(text, "\r\n") != NULL)
        return reader_fail(reader, place, "control", "「%s」不能换行", field_label(field));
    return true;
}

static bool text_length_fits(struct reader *reader, const struct field *field, const struct place *place,
                             const char *text) {
    /* the limits of a list are those of its item count */
    struct limits limits =
        field->type == FIELD_TEXT ? field_limits(field) : (struct limits){.min = 0, .max = TEXT_MAX_DEFAULT};
    int64_t length = (int64_t)utf8_length(text);
    if (length > limits.max)
        return reader_fail(reader, place, "length", "「%s」最多 %" PRId64 " 个字", field_label(field),
                           limits.max);
    if (length < limits.min)
        return reader_fail(reader, place, "length", "「%s」至少 %" PRId64 " 个字", field_label(field),
                           limits.min);
    return true;
}

bool value_text(struct reader *reader, const struct field *field, const struct place *place, const char *text,
                const char **ret_text) {
    if (!utf8_valid(text, strlen(text)))
        return reader_fail(reader, place, "control", "「%s」不是有效的 UTF-8 文字", field_label(field));
    if (!text_is_clean(reader, field, place, text))
        return false;
    /* blanks at the ends of a password are part of it */
    const char *trimmed =
        field->flags & SECRET ? arena_text(reader->arena, text) : utf8_trim(reader->arena, text);
    if (trimmed[0] == '\0') {
        if ((field->flags & (REQUIRED | BLANKS)) == REQUIRED)
            return reader_fail(reader, place, "blank", "「%s」不能为空", field_label(field));
        *ret_text = NULL;
        return true;
    }
    if (!text_length_fits(reader, field, place, trimmed))
        return false;
    *ret_text = trimmed;
    return true;
}

/* ---- the other types ---- */

static bool value_date(struct reader *reader, const struct field *field, const struct place *place,
                       const char *text, int32_t *member) {
    if (!day_parse(text, member))
        return reader_fail(reader, place, "date", "「%s」不是有效日期，应为 2026-01-31 这样的格式",
                           field_label(field));
    return true;
}

static bool value_time(struct reader *reader, const struct field *field, const struct place *place,
                       const char *text, int64_t *member) {
    if (!time_parse(text, member))
        return reader_fail(reader, place, "time", "「%s」不是有效时间，应为 2026-01-31T08:00:00Z 这样的格式",
                           field_label(field));
    return true;
}

static bool value_uuid(struct reader *reader, const struct field *field, const struct place *place,
                       const char *text, struct uuid *member) {
    if (!uuid_parse(text, member))
        return reader_fail(reader, place, "uuid", "「%s」不是有效的 UUID", field_label(field));
    return true;
}

static const char *codes_of(struct arena *arena, const struct names *names) {
    struct buf buf;
    buf_init(&buf, arena, 128);
    for (int i = 0; i < names->count; i++)
        buf_printf(&buf, "%s%s", i ? "、" : "", names->list[i].code);
    return buf.data;
}

static bool value_enum(struct reader *reader, const struct field *field, const struct place *place,
                       const char *text, int *member) {
    int value = names_value(field->names, text);
    if (value == 0)
        return reader_fail(reader, place, "enum", "「%s」应为以下之一：%s", field_label(field),
                           codes_of(reader->arena, field->names));
    *member = value;
    return true;
}

bool value_of_text(struct reader *reader, const struct field *field, const struct place *place,
                   const char *text, void *member) {
    if (field->type == FIELD_TEXT)
        return value_text(reader, field, place, text, member);
    if (field->type == FIELD_DATE)
        return value_date(reader, field, place, text, member);
    if (field->type == FIELD_TIME)
        return value_time(reader, field, place, text, member);
    if (field->type == FIELD_UUID)
        return value_uuid(reader, field, place, text, member);
    return value_enum(reader, field, place, text, member);
}

static bool out_of_range(struct reader *reader, const struct field *field, const struct place *place,
                         struct limits limits) {
    return reader_fail(reader, place, "range", "「%s」应在 %" PRId64 " 到 %" PRId64 " 之间",
                       field_label(field), limits.min, limits.max);
}

bool value_of_int(struct reader *reader, const struct field *field, const struct place *place, int64_t value,
                  int64_t *member) {
    struct limits limits = field_limits(field);
    if (value < limits.min || value > limits.max)
        return out_of_range(reader, field, place, limits);
    *member = value;
    return true;
}

bool value_of_real(struct reader *reader, const struct field *field, const struct place *place, double value,
                   double *member) {
    bool limited = field->min != 0 || field->max != 0;
    struct limits limits = {.min = field->min, .max = field->max};
    if (!isfinite(value) || (limited && (value < (double)limits.min || value > (double)limits.max)))
        return out_of_range(reader, field, place, limits);
    *member = value;
    return true;
}
