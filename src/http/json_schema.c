#include "minan/http/json_write.h"
#include "value.h"

#include <inttypes.h>
#include <string.h>

static const char *json_type(const struct field *field) {
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_UUID:
    case FIELD_DATE:
    case FIELD_TIME: return "string";
    case FIELD_INT: return "integer";
    case FIELD_REAL: return "number";
    case FIELD_BOOL: return "boolean";
    case FIELD_LIST: return "array";
    case FIELD_ENUM:
    case FIELD_OBJECT:
    case FIELD_ID: break;
    }
    return NULL; /* a $ref, or never shown */
}

static const char *json_format(const struct field *field) {
    if (field->type == FIELD_UUID)
        return "uuid";
    if (field->type == FIELD_DATE)
        return "date";
    if (field->type == FIELD_TIME)
        return "date-time";
    return field->type == FIELD_INT ? "int64" : NULL;
}

static const char *ref_name(const struct field *field) {
    return field->type == FIELD_ENUM ? field->names->id : field->shape->name;
}

static void write_ref(struct buf *buf, const char *name, bool nullable) {
    buf_printf(buf, "%s\"$ref\":\"#/components/schemas/%s\"%s", nullable ? "\"anyOf\":[{" : "", name,
               nullable ? "},{\"type\":\"null\"}]" : "");
}

static void write_type(struct buf *buf, const struct field *field, bool nullable) {
    const char *type = json_type(field);
    if (type == NULL)
        write_ref(buf, ref_name(field), nullable);
    else if (nullable)
        buf_printf(buf, "\"type\":[\"%s\",\"null\"]", type);
    else
        buf_printf(buf, "\"type\":\"%s\"", type);
    if (json_format(field) != NULL)
        buf_printf(buf, ",\"format\":\"%s\"", json_format(field));
}

static void write_limit(struct buf *buf, const char *key, int64_t value) {
    buf_printf(buf, ",\"%s\":%" PRId64, key, value);
}

static void write_limits(struct buf *buf, const struct field *field) {
    struct limits limits = field_limits(field);
    if (field->type == FIELD_TEXT) {
        int64_t least = (field->flags & REQUIRED) && limits.min == 0 ? 1 : limits.min;
        if (least > 0)
            write_limit(buf, "minLength", least);
        write_limit(buf, "maxLength", limits.max);
    }
    if (field->type == FIELD_LIST) {
        if (limits.min > 0)
            write_limit(buf, "minItems", limits.min);
        write_limit(buf, "maxItems", limits.max);
    }
    if (field->type == FIELD_INT || (field->type == FIELD_REAL && (field->min != 0 || field->max != 0))) {
        write_limit(buf, "minimum", field->type == FIELD_INT ? limits.min : field->min);
        write_limit(buf, "maximum", field->type == FIELD_INT ? limits.max : field->max);
    }
}

static void write_items(struct buf *buf, const struct field *field) {
    if (field->type != FIELD_LIST)
        return;
    if (field->shape == NULL)
        buf_text(buf, ",\"items\":{\"type\":\"string\"}");
    else
        buf_printf(buf, ",\"items\":{\"$ref\":\"#/components/schemas/%s\"}", field->shape->name);
}

static void write_description(struct buf *buf, const struct field *field) {
    const char *label = field->label ? field->label : "";
    const char *doc = field->doc ? field->doc : "";
    const char *between = label[0] && doc[0] ? ": " : "";
    if (!label[0] && !doc[0])
        return;
    buf_text(buf, ",\"description\":");
    json_text(buf, arena_printf(buf->arena, "%s%s%s", label, between, doc));
}

enum detail { WITH_LIMITS, WITHOUT_LIMITS };

static void write_field(struct buf *buf, const struct field *field, bool nullable, enum detail detail) {
    buf_char(buf, '{');
    if (field->flags & RAW_JSON) { /* any JSON at all; the description alone would start with a comma */
        buf_text(buf, "\"title\":");
        json_text(buf, field_label(field));
    } else {
        write_type(buf, field, nullable);
        write_items(buf, field);
        if (detail == WITH_LIMITS)
            write_limits(buf, field);
    }
    write_description(buf, field);
    buf_char(buf, '}');
}

void json_schema_field(struct buf *buf, const struct field *field) {
    write_field(buf, field, false, WITH_LIMITS);
}

/* ---- objects ---- */

static bool is_shown(const struct field *field, enum schema_use use) {
    if ((field->flags & INTERNAL) || field->type == FIELD_ID)
        return false;
    return use == SCHEMA_REPLY || (field->flags & IN_PATH) == 0;
}

/* In a body: where the reader takes null; in a reply: where the writer may put it. */
static bool may_be_null(const struct shape *shape, const struct field *field, enum schema_use use) {
    if (use == SCHEMA_REPLY)
        return (field->flags & NULLABLE) != 0 && field->type != FIELD_LIST && field->type != FIELD_OBJECT;
    if (field->flags & REQUIRED)
        return false;
    return shape->present_offset == SHAPE_NO_PRESENCE || (field->flags & CLEARABLE) != 0;
}

/* In a reply: what json_write never leaves out, as far as the table can know. */
static bool is_required(const struct field *field, enum schema_use use) {
    if (use == SCHEMA_BODY)
        return (field->flags & REQUIRED) != 0;
    return (field->flags & (REQUIRED | NULLABLE)) != 0 || field->type == FIELD_LIST ||
           field->type == FIELD_OBJECT;
}

static void write_properties(struct buf *buf, const struct shape *shape, enum schema_use use) {
    const char *comma = "";
    for (size_t i = 0; i < shape->count; i++) {
        const struct field *field = &shape->fields[i];
        if (!is_shown(field, use))
            continue;
        buf_text(buf, comma);
        json_text(buf, field->name);
        buf_char(buf, ':');
        write_field(buf, field, may_be_null(shape, field, use),
                    use == SCHEMA_BODY ? WITH_LIMITS : WITHOUT_LIMITS);
        comma = ",";
    }
}

static void write_required(struct buf *buf, const struct shape *shape, enum schema_use use) {
    const char *comma = "";
    for (size_t i = 0; i < shape->count; i++) {
        const struct field *field = &shape->fields[i];
        if (!is_shown(field, use) || !is_required(field, use))
            continue;
        buf_text(buf, comma);
        json_text(buf, field->name);
        comma = ",";
    }
}

void json_schema(struct buf *buf, const struct shape *shape, enum schema_use use) {
    buf_text(buf, "{\"type\":\"object\",\"properties\":{");
    write_properties(buf, shape, use);
    buf_text(buf, "},\"required\":[");
    write_required(buf, shape, use);
    buf_text(buf, "],\"additionalProperties\":false}");
}

void json_schema_names(struct buf *buf, const struct names *names) {
    buf_text(buf, "{\"type\":\"string\",\"enum\":[");
    for (int i = 0; i < names->count; i++) {
        buf_text(buf, i ? "," : "");
        json_text(buf, names->list[i].code);
    }
    buf_text(buf, "],\"x-labels\":{");
    for (int i = 0; i < names->count; i++) {
        buf_text(buf, i ? "," : "");
        json_text(buf, names->list[i].code);
        buf_char(buf, ':');
        json_text(buf, names->list[i].label);
    }
    buf_text(buf, "}}");
}
