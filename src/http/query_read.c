#include "minan/http/json_read.h"
#include "value.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* ---- text -> number, as strictly as JSON has it ---- */

static bool parse_int(const char *text, int64_t *ret_value) {
    const char *digits = text[0] == '-' ? text + 1 : text;
    if (digits[0] == '\0' || digits[strspn(digits, "0123456789")] != '\0')
        return false;
    errno = 0;
    intmax_t value = strtoimax(text, NULL, 10);
    if (errno != 0)
        return false;
    *ret_value = value;
    return true;
}

static bool parse_real(const char *text, double *ret_value) {
    if (text[strspn(text, "0123456789+-.eE")] != '\0') /* no hex, inf, nan */
        return false;
    char *end = NULL;
    double value = strtod(text, &end);
    if (end == text || *end != '\0')
        return false;
    *ret_value = value;
    return true;
}

static bool read_int(struct reader *reader, const struct field *field, const struct place *place,
                     const char *text, int64_t *member) {
    int64_t value = 0;
    if (!parse_int(text, &value))
        return reader_fail(reader, place, "type", "「%s」应为整数", field_label(field));
    return value_of_int(reader, field, place, value, member);
}

static bool read_real(struct reader *reader, const struct field *field, const struct place *place,
                      const char *text, double *member) {
    double value = 0;
    if (!parse_real(text, &value))
        return reader_fail(reader, place, "type", "「%s」应为数字", field_label(field));
    return value_of_real(reader, field, place, value, member);
}

static bool read_bool(struct reader *reader, const struct field *field, const struct place *place,
                      const char *text, enum truth *member) {
    bool yes = strcmp(text, "true") == 0;
    if (!yes && strcmp(text, "false") != 0)
        return reader_fail(reader, place, "type", "「%s」应为是或否（true 或 false）", field_label(field));
    *member = yes ? YES : NO;
    return true;
}

/* ---- lists: ?area=fire,gas ---- */

static size_t comma_count(const char *text) {
    size_t count = 1;
    for (; *text != '\0'; text++)
        count += *text == ',';
    return count;
}

static bool read_list_item(struct reader *reader, const struct field *field, const struct place *place,
                           const char *text, const char **ret_text) {
    if (!value_text(reader, field, place, text, ret_text))
        return false;
    if (*ret_text == NULL)
        return reader_fail(reader, place, "blank", "「%s」不能为空", field_label(field));
    return true;
}

static bool read_list(struct reader *reader, const struct field *field, const struct place *place,
                      const char *text, struct list *list) {
    size_t count = comma_count(text);
    if (!list_fits(reader, field, place, count, sizeof(const char *)))
        return false;
    const char **items = ARENA_ARRAY(reader->arena, count, const char *);
    for (size_t i = 0; i < count; i++) {
        size_t size = strcspn(text, ",");
        struct place at = {.up = place, .index = i};
        if (!read_list_item(reader, field, &at, arena_copy(reader->arena, text, size), &items[i]))
            return false;
        text += size + 1;
    }
    *list = (struct list){.items = items, .count = count};
    return true;
}

/* ---- a member ---- */

static bool text_to_member(struct reader *reader, const struct field *field, const struct place *place,
                           const char *text, void *member) {
    switch (field->type) {
    case FIELD_INT: return read_int(reader, field, place, text, member);
    case FIELD_REAL: return read_real(reader, field, place, text, member);
    case FIELD_BOOL: return read_bool(reader, field, place, text, member);
    case FIELD_LIST: return read_list(reader, field, place, text, member);
    case FIELD_TEXT:
    case FIELD_UUID:
    case FIELD_DATE:
    case FIELD_TIME:
    case FIELD_ENUM: return value_of_text(reader, field, place, text, member);
    case FIELD_OBJECT:
    case FIELD_ID: break; /* no text form: is_queried() */
    }
    return false;
}

static bool is_queried(const struct field *field) {
    bool has_text_form = field->type != FIELD_OBJECT && field->type != FIELD_ID &&
                         (field->type != FIELD_LIST || field->shape == NULL);
    return has_text_form && (field->flags & (IN_PATH | INTERNAL)) == 0;
}

static size_t times_given(const struct request_target *target, const char *name, const char **ret_value) {
    size_t times = 0;
    for (size_t i = 0; i < target->query_count; i++) {
        if (strcmp(target->query[i].name, name) != 0)
            continue;
        *ret_value = target->query[i].value;
        times++;
    }
    return times;
}

static void read_field(struct reader *reader, const struct request_target *target, const struct shape *shape,
                       size_t index, void *object) {
    const struct field *field = &shape->fields[index];
    struct place place = {.name = field->name};
    const char *text = "";
    size_t times = times_given(target, field->name, &text);
    if (times > 1) {
        (void)reader_fail(reader, &place, "duplicate", "「%s」重复出现", field_label(field));
        return;
    }
    if (text[0] == '\0') { /* ?q= is what an empty search box sends */
        if (field->flags & REQUIRED)
            (void)value_required(reader, field, &place);
        return;
    }
    if (shape->present_offset != SHAPE_NO_PRESENCE)
        *(uint64_t *)((char *)object + shape->present_offset) |= UINT64_C(1) << index;
    (void)text_to_member(reader, field, &place, text, (char *)object + field->offset);
}

enum status query_read(const struct request_target *target, const struct shape *shape, struct arena *arena,
                       struct err *err, void *ret_object) {
    struct reader reader = {.arena = arena, .err = err, .list_budget = LIST_BUDGET};
    shape_clear(shape, ret_object);
    for (size_t i = 0; i < shape->count; i++)
        if (is_queried(&shape->fields[i]))
            read_field(&reader, target, shape, i, ret_object);
    for (size_t i = 0; i < target->query_count; i++) {
        const struct field *field = shape_field(shape, target->query[i].name);
        if (field == NULL || !is_queried(field))
            (void)value_unknown(&reader, NULL, target->query[i].name);
    }
    return reader.failed ? STATUS_INVALID : STATUS_OK;
}

enum status path_read(const struct path_params *params, const struct shape *shape, struct arena *arena,
                      void *object) {
    struct reader reader = {.arena = arena};
    for (size_t i = 0; i < shape->count; i++) {
        const struct field *field = &shape->fields[i];
        if ((field->flags & IN_PATH) == 0)
            continue;
        const char *text = path_param(params, field->name);
        struct place place = {.name = field->name};
        if (text == NULL || !text_to_member(&reader, field, &place, text, (char *)object + field->offset))
            return STATUS_NOT_FOUND;
        if (field_is_absent(field, object))
            return STATUS_NOT_FOUND;
    }
    return STATUS_OK;
}
