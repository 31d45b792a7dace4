#include "minan/base/field.h"
#include <math.h>
#include <string.h>

static void clear_member(const struct field *field, void *member) {
    switch (field->type) {
    case FIELD_DATE: *(int32_t *)member = DAY_NONE; return;
    case FIELD_TIME: *(int64_t *)member = TIME_NONE; return;
    case FIELD_INT: *(int64_t *)member = INT_NONE; return;
    case FIELD_REAL: *(double *)member = NAN; return;
    case FIELD_OBJECT: shape_clear(field->shape, member); return;
    case FIELD_TEXT: /* the others are absent when all their bytes are zero */
    case FIELD_UUID:
    case FIELD_BOOL:
    case FIELD_ENUM:
    case FIELD_ID:
    case FIELD_LIST: return;
    }
}

void shape_clear(const struct shape *shape, void *object) {
    memset(object, 0, shape->size);
    for (size_t i = 0; i < shape->count; i++)
        clear_member(&shape->fields[i], (char *)object + shape->fields[i].offset);
}

const struct field *shape_field(const struct shape *shape, const char *name) {
    for (size_t i = 0; i < shape->count; i++) {
        if (strcmp(shape->fields[i].name, name) == 0)
            return &shape->fields[i];
    }
    return NULL;
}

bool field_is_absent(const struct field *field, const void *object) {
    const void *member = (const char *)object + field->offset;
    switch (field->type) {
    case FIELD_TEXT: return *(const char *const *)member == NULL;
    case FIELD_UUID: return !uuid_is_set(member);
    case FIELD_DATE: return *(const int32_t *)member == DAY_NONE;
    case FIELD_TIME: return *(const int64_t *)member == TIME_NONE;
    case FIELD_INT: return *(const int64_t *)member == INT_NONE;
    case FIELD_REAL: return isnan(*(const double *)member);
    case FIELD_BOOL: return *(const enum truth *)member == TRUTH_NONE;
    case FIELD_ENUM: return *(const unsigned *)member == 0;
    case FIELD_ID: return *(const int64_t *)member == 0;
    case FIELD_LIST: return ((const struct list *)member)->count == 0;
    case FIELD_OBJECT: return false;
    }
    return true;
}

bool shape_has(const struct shape *shape, const void *object, const char *name) {
    const struct field *field = shape_field(shape, name);
    if (!field || shape->present_offset == SHAPE_NO_PRESENCE)
        return false;
    uint64_t present;
    memcpy(&present, (const char *)object + shape->present_offset, sizeof present);
    return present >> (field - shape->fields) & 1;
}

const char *field_label(const struct field *field) {
    return field->label ? field->label : field->name;
}
