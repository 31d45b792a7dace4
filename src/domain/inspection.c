/* inspection.c: one visit read and voided. */
#include "minan/domain/inspection.h"

#include "hazard_private.h"
#include "minan/domain/attachment.h"
#include "minan/domain/audit.h"
#include "minan/domain/page.h"
#include "minan/domain/visit_plan.h"

/* ---- one ---- */

static enum status add_lists(struct ctx *ctx, struct inspection *v) {
    enum status status = db_many(ctx->db, SQL_INSPECTION_MEMBERS, ARGS(PARAMS(P_ID("inspection_id", v->id))),
                                 &member_shape, ctx->arena, &v->team);
    if (status == STATUS_OK)
        status = db_many(ctx->db, SQL_ANSWER_OF_INSPECTION, ARGS(PARAMS(P_ID("inspection_id", v->id))),
                         &inspection_answer_shape, ctx->arena, &v->answers);
    if (status == STATUS_OK)
        status = hazard_of_inspection(ctx, v->id, &v->hazards);
    if (status == STATUS_OK)
        status = attachment_of_inspection(ctx, v->id, &v->attachments);
    return status;
}

enum status inspection_get(struct ctx *ctx, const struct inspection_by_uuid *request,
                           struct inspection *ret_inspection) {
    struct inspection inspection;
    enum status status = db_one(ctx->db, SQL_INSPECTION_GET,
                                ARGS(.scope = &ctx->actor.scope, PARAMS(P_UUID("uuid", request->uuid))),
                                &inspection_shape, ctx->arena, &inspection);
    if (status == STATUS_OK)
        status = add_lists(ctx, &inspection);
    if (status != STATUS_OK)
        return status;
    ctx->version = inspection.row_version;
    *ret_inspection = inspection;
    return STATUS_OK;
}

/* ---- voided ---- */

static enum status void_row(struct ctx *ctx, const struct inspection *inspection, const char *reason) {
    enum status status = db_run(ctx->db, SQL_INSPECTION_VOID,
                                ARGS(PARAMS(P_TEXT("reason", reason), P_ID("id", inspection->id))), NULL);
    if (status == STATUS_OK)
        status = db_run(ctx->db, SQL_INSPECTION_RECOUNT_LAST, ARGS(PARAMS(P_ID("id", inspection->id))), NULL);
    if (status == STATUS_OK)
        status = visit_plan_reopen(ctx, inspection->id, &inspection->uuid);
    if (status == STATUS_OK)
        status = audit_write(ctx, "inspection.void", inspection->uuid.text,
                             arena_printf(ctx->arena, "作废检查 %s：%s", inspection->number, reason));
    return status;
}

enum status inspection_void(struct ctx *ctx, const struct inspection_void *request,
                            struct inspection *ret_inspection) {
    struct inspection inspection;
    struct inspection_by_uuid by_uuid = {request->uuid};
    enum status status = inspection_get(ctx, &by_uuid, &inspection);
    if (status == STATUS_OK && !role_has(ctx->actor.role, PERMIT_VOID_INSPECTION))
        return STATUS_FORBIDDEN;
    if (status == STATUS_OK)
        status = ctx_check_version(ctx, inspection.row_version);
    if (status != STATUS_OK)
        return status;
    if (inspection.state == INSPECTION_VOID) {
        ctx->err->state = names_code(&inspection_state_names, (int)inspection.state);
        return err_detail(ctx->err, STATUS_WRONG_STATE, "该检查已经作废");
    }
    status = void_row(ctx, &inspection, request->reason);
    return status == STATUS_OK ? inspection_get(ctx, &by_uuid, ret_inspection) : status;
}
