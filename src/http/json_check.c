#include "minan/http/json_write.h"

#include "json_load.h"
#include "minan/base/err.h"

#include <string.h>

/* Where a reply departs from its shape; the first departure ends the walk. */
struct checker {
    struct arena *arena;
    const char *problem;
};

static bool check_object(struct checker *checker, const struct shape *shape, json_t *json, const char *path);

static bool departs(struct checker *checker, const char *path, const char *what) {
    checker->problem = arena_printf(checker->arena, "%s: %s", path[0] ? path : "(top)", what);
    return false;
}

static bool check_string(struct checker *checker, const struct field *field, const char *text,
                         const char *path) {
    struct uuid uuid;
    int32_t day = 0;
    int64_t time = 0;
    if (field->type == FIELD_UUID && !uuid_parse(text, &uuid))
        return departs(checker, path, "no UUID");
    if (field->type == FIELD_DATE && !day_parse(text, &day))
        return departs(checker, path, "no date");
    if (field->type == FIELD_TIME && !time_parse(text, &time))
        return departs(checker, path, "no date-time");
    if (field->type == FIELD_ENUM && names_value(field->names, text) == 0)
        return departs(checker, path, "not in the vocabulary");
    return true;
}

static bool check_item(struct checker *checker, const struct field *field, json_t *item, const char *path) {
    if (field->shape != NULL)
        return check_object(checker, field->shape, item, path);
    return json_is_string(item) || departs(checker, path, "no text");
}

static bool check_list(struct checker *checker, const struct field *field, json_t *json, const char *path) {
    for (size_t i = 0; i < json_array_size(json); i++) {
        const char *at = arena_printf(checker->arena, "%s[%zu]", path, i);
        if (!check_item(checker, field, json_array_get(json, i), at))
            return false;
    }
    return true;
}

static bool type_fits(const struct field *field, const json_t *json) {
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_UUID:
    case FIELD_DATE:
    case FIELD_TIME:
    case FIELD_ENUM: return json_is_string(json);
    case FIELD_INT: return json_is_integer(json);
    case FIELD_REAL: return json_is_number(json);
    case FIELD_BOOL: return json_is_boolean(json);
    case FIELD_OBJECT: return json_is_object(json);
    case FIELD_LIST: return json_is_array(json);
    case FIELD_ID: break;
    }
    return false;
}

static bool check_value(struct checker *checker, const struct field *field, json_t *json, const char *path) {
    if (field->flags & RAW_JSON)
        return true;
    if (json_is_null(json))
        return (field->flags & NULLABLE) != 0 || departs(checker, path, "null, but not NULLABLE");
    if (!type_fits(field, json))
        return departs(checker, path, "of the wrong type");
    if (field->type == FIELD_OBJECT)
        return check_object(checker, field->shape, json, path);
    if (field->type == FIELD_LIST)
        return check_list(checker, field, json, path);
    return !json_is_string(json) || check_string(checker, field, json_string_value(json), path);
}

static const char *below(struct checker *checker, const char *path, const char *name) {
    return arena_printf(checker->arena, "%s%s%s", path, path[0] ? "." : "", name);
}

static bool is_hidden(const struct field *field) {
    return (field->flags & INTERNAL) != 0 || field->type == FIELD_ID;
}

static bool check_unknown(struct checker *checker, const struct shape *shape, json_t *json,
                          const char *path) {
    const char *name = NULL;
    json_t *member = NULL;
    json_object_foreach(json, name, member) {
        const struct field *field = shape_field(shape, name);
        if (field == NULL || is_hidden(field))
            return departs(checker, below(checker, path, name), "not in the shape");
    }
    return true;
}

/* json_schema() in a reply: what is never left out. */
static bool may_be_missing(const struct field *field) {
    return (field->flags & (REQUIRED | NULLABLE)) == 0 && field->type != FIELD_LIST &&
           field->type != FIELD_OBJECT;
}

static bool check_object(struct checker *checker, const struct shape *shape, json_t *json, const char *path) {
    if (!json_is_object(json))
        return departs(checker, path, "no object");
    for (size_t i = 0; i < shape->count; i++) {
        const struct field *field = &shape->fields[i];
        if (is_hidden(field))
            continue;
        json_t *member = json_object_get(json, field->name);
        const char *at = below(checker, path, field->name);
        if (member == NULL && !may_be_missing(field))
            return departs(checker, at, "missing");
        if (member != NULL && !check_value(checker, field, member, at))
            return false;
    }
    return check_unknown(checker, shape, json, path);
}

bool json_check(const struct shape *shape, const char *json, size_t size, struct arena *arena,
                const char **ret_problem) {
    struct checker checker = {.arena = arena};
    struct err err;
    err_init(&err, arena);
    json_t *root = NULL;
    if (json_load_object(json, size, &err, &root) != STATUS_OK) {
        *ret_problem = err.detail;
        return false;
    }
    bool fits = check_object(&checker, shape, root, "");
    json_decref(root);
    if (!fits)
        *ret_problem = checker.problem;
    return fits;
}
