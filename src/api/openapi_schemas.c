#include "minan/http/json_write.h"
#include "openapi_parts.h"
#include "problem.h"

#include <string.h>

static void add_shape(struct schemas *schemas, const struct shape *shape, bool in_body);

static struct schema *find(struct schemas *schemas, const char *name) {
    for (size_t i = 0; i < schemas->count; i++) {
        if (strcmp(schemas->list[i].name, name) == 0)
            return &schemas->list[i];
    }
    return NULL;
}

/* NULL when a schema of that name is there already, or does not fit any more. */
static struct schema *add(struct schemas *schemas, const struct schema *schema) {
    const struct schema *found = find(schemas, schema->name);
    bool same = found != NULL && found->shape == schema->shape && found->names == schema->names;
    if ((found != NULL && !same) || (found == NULL && schemas->count == SCHEMAS_MOST))
        schemas->clash = schema->name;
    if (found != NULL || schemas->count == SCHEMAS_MOST)
        return NULL;
    schemas->list[schemas->count] = *schema;
    return &schemas->list[schemas->count++];
}

static void add_members(struct schemas *schemas, const struct shape *shape, bool in_body) {
    for (size_t i = 0; i < shape->count; i++) {
        const struct field *field = &shape->fields[i];
        if (field->flags & INTERNAL)
            continue;
        if (field->names != NULL)
            add(schemas, &(struct schema){.name = field->names->id, .names = field->names});
        if (field->shape != NULL)
            add_shape(schemas, field->shape, in_body);
    }
}

/* A shape that goes both ways is shown as what may be sent: a reply of it fits that, too. */
static void add_shape(struct schemas *schemas, const struct shape *shape, bool in_body) {
    struct schema *found = find(schemas, shape->name);
    if (found != NULL && found->shape == shape && found->in_body >= in_body)
        return;
    if (found != NULL && found->shape == shape)
        found->in_body = true;
    else
        add(schemas, &(struct schema){.name = shape->name, .shape = shape, .in_body = in_body});
    add_members(schemas, shape, in_body);
}

void schemas_collect(struct schemas *schemas) {
    schemas->count = 0;
    schemas->clash = NULL;
    add_shape(schemas, &problem_shape, false);
    for (size_t i = 0; i < route_count; i++) {
        const struct route *route = &routes[i];
        if (route->query != NULL)
            add_members(schemas, route->query, true);
        if (route->body != NULL && (route->flags & ROUTE_RAW_BODY) == 0)
            add_shape(schemas, route->body, true);
        if (route->reply != NULL)
            add_shape(schemas, route->reply, false);
    }
}

void schemas_write(const struct schemas *schemas, struct buf *buf) {
    for (size_t i = 0; i < schemas->count; i++) {
        const struct schema *schema = &schemas->list[i];
        buf_text(buf, i ? "," : "");
        json_text(buf, schema->name);
        buf_char(buf, ':');
        if (schema->names != NULL)
            json_schema_names(buf, schema->names);
        else
            json_schema(buf, schema->shape, schema->in_body ? SCHEMA_BODY : SCHEMA_REPLY);
    }
}
