#include "minan/http/json_read.h"

#include "json_load.h"
#include "minan/base/utf8.h"
#include "value.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static void read_object(struct reader *reader, const struct shape *shape, json_t *json,
                        const struct place *up, void *object);

static bool is_read(const struct field *field) {
    return (field->flags & (IN_PATH | INTERNAL)) == 0 && field->type != FIELD_ID;
}

static bool wrong_type(struct reader *reader, const struct field *field, const struct place *place,
                       const char *wanted) {
    return reader_fail(reader, place, "type", "「%s」应为%s", field_label(field), wanted);
}

/* ---- lists ---- */

static bool read_text_item(struct reader *reader, const struct field *field, const struct place *place,
                           json_t *json, const char **ret_text) {
    if (!json_is_string(json))
        return wrong_type(reader, field, place, "文字");
    if (!value_text(reader, field, place, json_string_value(json), ret_text))
        return false;
    if (*ret_text == NULL && !(field->flags & BLANKS))
        return reader_fail(reader, place, "blank", "「%s」不能为空", field_label(field));
    return true;
}

static void read_item(struct reader *reader, const struct field *field, const struct place *place,
                      json_t *json, void *item) {
    if (field->shape == NULL) {
        (void)read_text_item(reader, field, place, json, item);
        return;
    }
    shape_clear(field->shape, item);
    if (json_is_object(json))
        read_object(reader, field->shape, json, place, item);
    else
        (void)wrong_type(reader, field, place, "对象");
}

static bool read_list(struct reader *reader, const struct field *field, const struct place *place,
                      json_t *json, struct list *list) {
    if (!json_is_array(json))
        return wrong_type(reader, field, place, "列表");
    size_t count = json_array_size(json);
    size_t item_size = field->shape ? field->shape->size : sizeof(const char *);
    if (!list_fits(reader, field, place, count, item_size))
        return false;
    char *items = arena_array(reader->arena, count, item_size);
    for (size_t i = 0; i < count; i++) {
        struct place at = {.up = place, .index = i};
        read_item(reader, field, &at, json_array_get(json, i), items + i * item_size);
    }
    *list = (struct list){.items = items, .count = count};
    return true;
}

/* ---- single values ---- */

/* Any JSON value, kept as text. */
static bool read_raw(struct reader *reader, const struct field *field, const struct place *place,
                     json_t *json, const char **ret_text) {
    char *text = json_dumps(json, JSON_ENCODE_ANY | JSON_COMPACT);
    if (text == NULL)
        abort(); /* out of memory */
    const char *copy = arena_text(reader->arena, text);
    free(text);
    int64_t most = field_limits(field).max;
    if (field->max != 0 && (int64_t)utf8_length(copy) > most)
        return reader_fail(reader, place, "length", "「%s」最多 %lld 个字", field_label(field),
                           (long long)most);
    *ret_text = copy;
    return true;
}

static bool read_int(struct reader *reader, const struct field *field, const struct place *place,
                     json_t *json, int64_t *member) {
    if (!json_is_integer(json))
        return wrong_type(reader, field, place, "整数");
    return value_of_int(reader, field, place, json_integer_value(json), member);
}

static bool read_real(struct reader *reader, const struct field *field, const struct place *place,
                      json_t *json, double *member) {
    if (!json_is_number(json))
        return wrong_type(reader, field, place, "数字");
    return value_of_real(reader, field, place, json_number_value(json), member);
}

static bool read_bool(struct reader *reader, const struct field *field, const struct place *place,
                      json_t *json, enum truth *member) {
    if (!json_is_boolean(json))
        return wrong_type(reader, field, place, "是或否（true 或 false）");
    *member = json_is_true(json) ? YES : NO;
    return true;
}

static bool read_text(struct reader *reader, const struct field *field, const struct place *place,
                      json_t *json, void *member) {
    if (field->flags & RAW_JSON)
        return read_raw(reader, field, place, json, member);
    if (!json_is_string(json))
        return wrong_type(reader, field, place, "文字");
    return value_of_text(reader, field, place, json_string_value(json), member);
}

static bool read_nested(struct reader *reader, const struct field *field, const struct place *place,
                        json_t *json, void *member) {
    if (!json_is_object(json))
        return wrong_type(reader, field, place, "对象");
    read_object(reader, field->shape, json, place, member);
    return true;
}

static bool read_value(struct reader *reader, const struct field *field, const struct place *place,
                       json_t *json, void *member) {
    switch (field->type) {
    case FIELD_INT: return read_int(reader, field, place, json, member);
    case FIELD_REAL: return read_real(reader, field, place, json, member);
    case FIELD_BOOL: return read_bool(reader, field, place, json, member);
    case FIELD_OBJECT: return read_nested(reader, field, place, json, member);
    case FIELD_LIST: return read_list(reader, field, place, json, member);
    case FIELD_TEXT:
    case FIELD_UUID:
    case FIELD_DATE:
    case FIELD_TIME:
    case FIELD_ENUM: return read_text(reader, field, place, json, member);
    case FIELD_ID: break; /* never read: is_read() */
    }
    return false;
}

/* ---- objects ---- */

static void mark_present(const struct shape *shape, size_t index, void *object) {
    if (shape->present_offset == SHAPE_NO_PRESENCE)
        return;
    uint64_t *present = (uint64_t *)((char *)object + shape->present_offset);
    *present |= UINT64_C(1) << index;
}

/* null: "nothing" where a member may be left out; in a PATCH it clears, and only what may be cleared. */
static bool null_is_allowed(const struct shape *shape, const struct field *field) {
    if (field->flags & REQUIRED)
        return false;
    return shape->present_offset == SHAPE_NO_PRESENCE || (field->flags & CLEARABLE) != 0;
}

/* A blank text that a PATCH sends for a member that may not be cleared. */
static bool is_refused_blank(const struct shape *shape, const struct field *field, const void *object) {
    return field->type == FIELD_TEXT && field_is_absent(field, object) && !null_is_allowed(shape, field);
}

static void read_member(struct reader *reader, const struct shape *shape, size_t index, json_t *json,
                        const struct place *up, void *object) {
    const struct field *field = &shape->fields[index];
    struct place place = {.up = up, .name = field->name};
    if (json == NULL) {
        if (field->flags & REQUIRED)
            (void)value_required(reader, field, &place);
        return;
    }
    if (json_is_null(json) && !null_is_allowed(shape, field)) {
        (void)value_required(reader, field, &place);
        return;
    }
    mark_present(shape, index, object);
    if (json_is_null(json) || !read_value(reader, field, &place, json, (char *)object + field->offset))
        return;
    if (is_refused_blank(shape, field, object))
        (void)reader_fail(reader, &place, "blank", "「%s」不能为空", field_label(field));
}

static void refuse_unknown(struct reader *reader, const struct shape *shape, json_t *json,
                           const struct place *up) {
    for (void *at = json_object_iter(json); at != NULL; at = json_object_iter_next(json, at)) {
        const char *name = json_object_iter_key(at);
        const struct field *field = shape_field(shape, name);
        if (field == NULL || !is_read(field))
            (void)value_unknown(reader, up, name);
    }
}

static void read_object(struct reader *reader, const struct shape *shape, json_t *json,
                        const struct place *up, void *object) {
    size_t known = 0;
    for (size_t i = 0; i < shape->count; i++) {
        if (!is_read(&shape->fields[i]))
            continue;
        json_t *member = json_object_get(json, shape->fields[i].name);
        known += member != NULL;
        read_member(reader, shape, i, member, up, object);
    }
    if (known < json_object_size(json))
        refuse_unknown(reader, shape, json, up);
}

enum status json_read(const char *text, size_t size, const struct shape *shape, struct arena *arena,
                      struct err *err, void *ret_object) {
    json_t *root = NULL;
    enum status status = json_load_object(text, size, err, &root);
    if (status != STATUS_OK)
        return status;
    struct reader reader = {.arena = arena, .err = err, .list_budget = LIST_BUDGET};
    shape_clear(shape, ret_object);
    read_object(&reader, shape, root, NULL, ret_object);
    json_decref(root);
    return reader.failed ? STATUS_INVALID : STATUS_OK;
}
