/* openapi.c: the OpenAPI document, from the route table and the shapes it names. */
#include "minan/api/print.h"

#include "minan/base/log.h"
#include "minan/http/json_write.h"
#include "openapi_parts.h"
#include "page.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { DOCUMENT_SIZE = 256 * 1024 };

static const char head[] =
    "{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"民安 Min'an\",\"version\":\"" MINAN_VERSION
    "\",\"license\":{\"name\":\"MIT\",\"identifier\":\"MIT\"},\"description\":"
    "\"民政服务机构安全检查与隐患整改。\"},"
    "\"servers\":[{\"url\":\"/\"}],\"paths\":{";

static const char problem_reply[] = "{\"description\":\"refused\",\"content\":{\"application/problem+json\":"
                                    "{\"schema\":{\"$ref\":\"#/components/schemas/problem\"}}}}";

static const char problem_page[] =
    "{\"description\":\"refused, as a page for people\",\"content\":{\"" HTML_TYPE
    "\":{\"schema\":{\"type\":\"string\"}}}}";

static const char security_schemes[] =
    "\"securitySchemes\":{\"session\":{\"type\":\"apiKey\",\"in\":\"cookie\",\"name\":\"minan_session\"},"
    "\"csrf\":{\"type\":\"apiKey\",\"in\":\"header\",\"name\":\"X-CSRF-Token\"}}";

/* ---- parameters ---- */

struct list_writer {
    struct buf *buf;
    const char *comma;
};

static void start_item(struct list_writer *writer) {
    buf_text(writer->buf, writer->comma);
    writer->comma = ",";
}

static void write_parameter(struct list_writer *writer, const char *name, const char *place, bool required) {
    start_item(writer);
    buf_text(writer->buf, "{\"name\":");
    json_text(writer->buf, name);
    buf_printf(writer->buf, ",\"in\":\"%s\",\"required\":%s,\"schema\":", place, required ? "true" : "false");
}

static void write_field_parameter(struct list_writer *writer, const struct field *field, const char *place,
                                  bool required) {
    write_parameter(writer, field->name, place, required);
    json_schema_field(writer->buf, field);
    buf_char(writer->buf, '}');
}

static void write_header_parameter(struct list_writer *writer, const char *name, bool required,
                                   const char *what) {
    write_parameter(writer, name, "header", required);
    buf_printf(writer->buf, "{\"type\":\"string\",\"description\":\"%s\"}}", what);
}

static void write_shape_parameters(struct list_writer *writer, const struct route *route) {
    const struct shape *shape = route_takes(route);
    for (size_t i = 0; shape != NULL && i < shape->count; i++) {
        const struct field *field = &shape->fields[i];
        if (field->flags & INTERNAL)
            continue;
        if (field->flags & IN_PATH)
            write_field_parameter(writer, field, "path", true);
        else if (shape == route->query)
            write_field_parameter(writer, field, "query", (field->flags & REQUIRED) != 0);
    }
}

static void write_parameters(struct buf *buf, const struct route *route) {
    struct list_writer writer = {buf, ""};
    buf_text(buf, ",\"parameters\":[");
    write_shape_parameters(&writer, route);
    if (route->flags & ROUTE_IF_MATCH)
        write_header_parameter(&writer, "If-Match", true, "quoted row_version, as in ETag");
    if (route->flags & ROUTE_CONDITIONAL)
        write_header_parameter(&writer, "If-None-Match", false, "ETag of the reply at hand");
    if (route->flags & ROUTE_RAW_BODY) {
        write_header_parameter(&writer, "X-Content-SHA256", true, "SHA-256 of the body, lower-case hex");
        write_header_parameter(&writer, "X-Taken-At", false, "milliseconds since the epoch");
    }
    buf_char(buf, ']');
}

/* ---- bodies and replies ---- */

static bool has_members(const struct shape *shape) {
    for (size_t i = 0; i < shape->count; i++) {
        if ((shape->fields[i].flags & (INTERNAL | IN_PATH)) == 0)
            return true;
    }
    return false;
}

static void write_json_content(struct buf *buf, const char *schema) {
    buf_printf(buf, "\"content\":{\"application/json\":{\"schema\":{\"$ref\":\"#/components/schemas/%s\"}}}",
               schema);
}

static void write_bytes_content(struct buf *buf, const char *type) {
    buf_printf(buf, "\"content\":{\"%s\":{\"schema\":{\"type\":\"string\",\"format\":\"binary\"}}}", type);
}

static void write_body(struct buf *buf, const struct route *route) {
    if (route->body == NULL || (!has_members(route->body) && (route->flags & ROUTE_RAW_BODY) == 0))
        return;
    buf_text(buf, ",\"requestBody\":{\"required\":true,");
    if (route->flags & ROUTE_RAW_BODY)
        write_bytes_content(buf, "image/*");
    else
        write_json_content(buf, route->body->name);
    buf_char(buf, '}');
}

static void write_json_reply(struct buf *buf, const struct route *route, int status, const char *what) {
    buf_printf(buf, "\"%d\":{\"description\":\"%s\",", status, what);
    write_json_content(buf, route->reply->name);
    buf_text(buf, "},");
}

static void write_success(struct buf *buf, const struct route *route) {
    if (route->stream != NULL && strcmp(route->gives, "application/json") == 0) {
        buf_text(buf, "\"200\":{\"description\":\"ok\",\"content\":{\"application/json\":{\"schema\":{}}}},");
    } else if (route->stream != NULL) {
        buf_text(buf, "\"200\":{\"description\":\"ok\",");
        write_bytes_content(buf, route->gives);
        buf_text(buf, "},");
    } else if (route->reply == NULL) {
        buf_text(buf, "\"204\":{\"description\":\"done\"},");
    } else {
        write_json_reply(buf, route, 200,
                         route->flags & ROUTE_IDEMPOTENT ? "known already: nothing changed" : "ok");
        if (route->flags & (ROUTE_IDEMPOTENT | ROUTE_MAKES))
            write_json_reply(buf, route, 201, "made");
        if (route->flags & ROUTE_CONDITIONAL)
            buf_text(buf,
                     "\"304\":{\"description\":\"nothing has changed since the reply with that ETag\"},");
    }
}

/* ---- operations ---- */

static void write_security(struct buf *buf, const struct route *route) {
    bool csrf = !method_is_safe(route->method);
    if (route->permit == PERMIT_PUBLIC)
        buf_text(buf, ",\"security\":[]");
    else
        buf_printf(buf, ",\"security\":[{\"session\":[]%s}]", csrf ? ",\"csrf\":[]" : "");
    buf_printf(buf, ",\"x-permit\":\"%s\"", names_code(&permit_names, (int)route->permit));
}

static void write_method(struct buf *buf, enum method method) {
    buf_char(buf, '"');
    for (const char *at = method_name(method); *at != '\0'; at++)
        buf_char(buf, (char)(*at + ('a' - 'A')));
    buf_text(buf, "\":");
}

static void write_operation(struct buf *buf, const struct route *route) {
    write_method(buf, route->method);
    buf_printf(buf, "{\"operationId\":\"%s\",\"tags\":[\"%s\"],\"summary\":", route->name, route->noun);
    json_text(buf, route->summary);
    write_security(buf, route);
    write_parameters(buf, route);
    write_body(buf, route);
    buf_text(buf, ",\"responses\":{");
    write_success(buf, route);
    const char *problem = route->gives && strcmp(route->gives, HTML_TYPE) == 0 ? "problem_page" : "problem";
    buf_printf(buf,
               "\"4XX\":{\"$ref\":\"#/components/responses/%s\"},"
               "\"5XX\":{\"$ref\":\"#/components/responses/%s\"}}}",
               problem, problem);
}

/* Rows of one path need not stand together: each path is written where it comes first. */
static bool is_first_of_path(size_t i) {
    for (size_t k = 0; k < i; k++) {
        if (strcmp(routes[k].path, routes[i].path) == 0)
            return false;
    }
    return true;
}

static void write_path(struct buf *buf, size_t first) {
    const char *comma = "";
    json_text(buf, routes[first].path);
    buf_text(buf, ":{");
    for (size_t i = first; i < route_count; i++) {
        if (strcmp(routes[i].path, routes[first].path) != 0)
            continue;
        buf_text(buf, comma);
        write_operation(buf, &routes[i]);
        comma = ",";
    }
    buf_char(buf, '}');
}

static void write_paths(struct buf *buf) {
    for (size_t i = 0; i < route_count; i++) {
        if (!is_first_of_path(i))
            continue;
        buf_text(buf, i ? "," : "");
        write_path(buf, i);
    }
}

static void write_components(struct buf *buf, const struct schemas *schemas) {
    buf_printf(buf, "},\"components\":{%s,\"responses\":{\"problem\":%s,\"problem_page\":%s},\"schemas\":{",
               security_schemes, problem_reply, problem_page);
    schemas_write(schemas, buf);
    buf_text(buf, "}}}");
}

/* Indented, so that a change shows as the lines it changes. */
static enum status indent(const struct buf *buf, struct arena *arena, const char **ret_text) {
    json_error_t error;
    json_t *root = json_loadb(buf->data, buf->size, JSON_REJECT_DUPLICATES, &error);
    char *text = root ? json_dumps(root, JSON_INDENT(2) | JSON_PRESERVE_ORDER) : NULL;
    if (text != NULL)
        *ret_text = arena_printf(arena, "%s\n", text);
    else
        LOG(LOG_ERROR, "openapi.malformed", LOG_TEXT("problem", error.text),
            LOG_INT("position", error.position));
    bool done = text != NULL;
    free(text);
    json_decref(root);
    return done ? STATUS_OK : STATUS_INTERNAL;
}

enum status openapi_text(struct arena *arena, const char **ret_text) {
    struct schemas *schemas = ARENA_NEW(arena, struct schemas);
    struct buf buf;
    schemas_collect(schemas);
    if (schemas->clash != NULL) {
        LOG(LOG_ERROR, "openapi.clash", LOG_TEXT("schema", schemas->clash));
        return STATUS_INTERNAL;
    }
    buf_init(&buf, arena, DOCUMENT_SIZE);
    buf_text(&buf, head);
    write_paths(&buf);
    write_components(&buf, schemas);
    return indent(&buf, arena, ret_text);
}
