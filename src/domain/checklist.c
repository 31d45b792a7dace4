/* checklist.c: reading the versions, and which items belong on the list of an institution. */
#include "minan/domain/checklist.h"

#include "minan/domain/institution.h"
#include <string.h>

/* Drafts are the affair of whoever publishes. */
static struct db_param published_only(const struct ctx *ctx) {
    return P_FLAG("published_only", !role_has(ctx->actor.role, PERMIT_PUBLISH_CHECKLIST));
}

enum status checklist_all(struct ctx *ctx, struct checklist_list *ret_list) {
    int32_t today = clock_today(ctx->clock);
    return db_many(ctx->db, SQL_CHECKLIST_ALL, ARGS(PARAMS(P_DAY("today", today), published_only(ctx))),
                   &checklist_shape, ctx->arena, &ret_list->items);
}

enum status checklist_get(struct ctx *ctx, const struct checklist_by_uuid *request,
                          struct checklist *ret_checklist) {
    struct checklist checklist;
    int32_t today = clock_today(ctx->clock);
    enum status status =
        db_one(ctx->db, SQL_CHECKLIST_GET,
               ARGS(PARAMS(P_UUID("uuid", request->uuid), P_DAY("today", today), published_only(ctx))),
               &checklist_shape, ctx->arena, &checklist);
    if (status == STATUS_OK)
        status = db_many(ctx->db, SQL_CHECKLIST_ITEMS, ARGS(PARAMS(P_ID("id", checklist.id))),
                         &checklist_item_shape, ctx->arena, &checklist.items);
    if (status != STATUS_OK)
        return status;
    ctx->version = checklist.row_version;
    *ret_checklist = checklist;
    return STATUS_OK;
}

enum status checklist_current(struct ctx *ctx, struct checklist *ret_checklist) {
    const char *text;
    struct checklist_by_uuid request;
    int32_t today = clock_today(ctx->clock);
    enum status status =
        db_text(ctx->db, SQL_CHECKLIST_IN_FORCE, ARGS(PARAMS(P_DAY("today", today))), ctx->arena, &text);
    if (status == STATUS_NOT_FOUND)
        return err_detail(ctx->err, status, "还没有已生效的检查表，请先由市局发布");
    if (status != STATUS_OK)
        return status;
    if (!uuid_parse(text, &request.uuid))
        return STATUS_INTERNAL;
    return checklist_get(ctx, &request, ret_checklist);
}

static bool fits_type(enum item_type item, enum institution_type institution) {
    const char *type = names_code(&institution_type_names, (int)institution);
    return item == ITEM_GENERAL || (type && strcmp(names_code(&item_type_names, (int)item), type) == 0);
}

static bool meets(const struct institution *institution, enum condition condition) {
    const char *const *met = institution->conditions.items;
    const char *code = names_code(&condition_names, (int)condition);
    for (size_t i = 0; code && i < institution->conditions.count; i++) {
        if (strcmp(met[i], code) == 0)
            return true;
    }
    return code == NULL;
}

bool checklist_item_applies(const struct checklist_item *item, const struct institution *institution,
                            bool gas_only) {
    return (!gas_only || item->area == AREA_GAS) && fits_type(item->institution_type, institution->type) &&
           meets(institution, item->applies_when);
}
