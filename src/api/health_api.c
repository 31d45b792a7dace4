#include "actions.h"
#include "minan/api/print.h"

#include <string.h>

struct health {
    const char *status;
    const char *version;
    int64_t schema;
};

static const struct field health_fields[] = {
    F_TEXT(struct health, status, REQUIRED, .label = "状态", .doc = "ok: the database answers"),
    F_TEXT(struct health, version, REQUIRED, .label = "版本"),
    F_INT(struct health, schema, REQUIRED, .label = "数据库结构版本"),
};
SHAPE(health, struct health);

enum status health_action(struct ctx *ctx, const void *request, void *ret_reply) {
    (void)request;
    struct health *health = ret_reply;
    int64_t schema = 0;
    enum status status = db_schema_version(ctx->db, &schema);
    if (status == STATUS_OK)
        *health = (struct health){"ok", MINAN_VERSION, schema};
    return status;
}

enum status openapi_stream(struct ctx *ctx, const void *request, const struct route_io *io) {
    (void)request;
    const char *text = NULL;
    enum status status = openapi_text(ctx->arena, &text);
    if (status != STATUS_OK)
        return status;
    io->response->content_type = "application/json";
    io->response->body = text;
    io->response->body_size = strlen(text);
    return STATUS_OK;
}
