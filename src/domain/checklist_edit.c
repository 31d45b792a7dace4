/* checklist_edit.c: drafts: made from the sample or an older version, edited item by item, published once. */
#include "minan/domain/checklist.h"

#include "minan/domain/audit.h"
#include <string.h>

static enum status get(struct ctx *ctx, const struct uuid *uuid, struct checklist *ret_checklist) {
    return checklist_get(ctx, &(struct checklist_by_uuid){*uuid}, ret_checklist);
}

/* ---- making ---- */

/* id 0: the built-in sample. */
static enum status find_source(struct ctx *ctx, const struct checklist_new *request,
                               struct checklist_id *ret_source) {
    struct checklist source = {0};
    enum status status = STATUS_OK;
    if (uuid_is_set(&request->copy_of))
        status = get(ctx, &request->copy_of, &source);
    if (status == STATUS_NOT_FOUND)
        return err_field(ctx->err, "copy_of", "unknown", "要复制的检查表不存在");
    if (status == STATUS_OK)
        *ret_source = source.id;
    return status;
}

static enum status fill_items(struct ctx *ctx, struct checklist_id source, int64_t id) {
    if (source.value == 0)
        return db_run(ctx->db, SQL_CHECKLIST_SAMPLE, ARGS(PARAMS(P_INT("checklist_id", id))), NULL);
    return db_run(ctx->db, SQL_CHECKLIST_COPY_ITEMS,
                  ARGS(PARAMS(P_INT("checklist_id", id), P_ID("from_id", source))), NULL);
}

static enum status put_new(struct ctx *ctx, const struct checklist_new *request,
                           struct checklist *ret_checklist) {
    struct checklist_id source = {0};
    enum status status = find_source(ctx, request, &source);
    if (status == STATUS_OK)
        status = db_run(
            ctx->db, SQL_CHECKLIST_INSERT,
            ARGS(.shape = &checklist_new_shape, .object = request,
                 PARAMS(P_TEXT("content_hash", ctx->content_hash), P_TIME("now", clock_now(ctx->clock)))),
            NULL);
    if (status == STATUS_OK)
        status = fill_items(ctx, source, db_last_id(ctx->db));
    if (status == STATUS_OK)
        status = audit_write(ctx, "checklist.create", request->uuid.text, request->title);
    if (status != STATUS_OK)
        return status;
    ctx->created = true;
    return get(ctx, &request->uuid, ret_checklist);
}

enum status checklist_put(struct ctx *ctx, const struct checklist_new *request,
                          struct checklist *ret_checklist) {
    const char *hash;
    enum status status =
        db_text(ctx->db, SQL_CHECKLIST_TAKEN, ARGS(PARAMS(P_UUID("uuid", request->uuid))), ctx->arena, &hash);
    if (status == STATUS_NOT_FOUND)
        return put_new(ctx, request, ret_checklist);
    if (status != STATUS_OK)
        return status;
    if (hash == NULL || strcmp(hash, ctx->content_hash) != 0)
        return STATUS_UUID_CONFLICT;
    return get(ctx, &request->uuid, ret_checklist);
}

/* ---- editing ---- */

static enum status refuse_state(struct ctx *ctx, const struct checklist *checklist) {
    ctx->err->state = names_code(&checklist_state_names, (int)checklist->state);
    (void)err_detail(ctx->err, STATUS_WRONG_STATE, "第 %lld 版检查表%s，不能再修改，请复制为新的草稿",
                     (long long)checklist->number,
                     names_label(&checklist_state_names, (int)checklist->state));
    return STATUS_WRONG_STATE;
}

static enum status find_draft(struct ctx *ctx, const struct uuid *uuid, struct checklist *ret_checklist) {
    struct checklist checklist;
    enum status status = get(ctx, uuid, &checklist);
    if (status == STATUS_OK)
        status = ctx_check_version(ctx, checklist.row_version);
    if (status != STATUS_OK)
        return status;
    if (checklist.state != CHECKLIST_DRAFT)
        return refuse_state(ctx, &checklist);
    *ret_checklist = checklist;
    return STATUS_OK;
}

static enum status finish(struct ctx *ctx, const struct checklist *draft, const char *act, const char *code,
                          struct checklist *ret_checklist) {
    enum status status = db_run(ctx->db, SQL_CHECKLIST_TOUCH, ARGS(PARAMS(P_ID("id", draft->id))), NULL);
    if (status == STATUS_OK)
        status = audit_write(ctx, act, draft->uuid.text, code);
    return status == STATUS_OK ? get(ctx, &draft->uuid, ret_checklist) : status;
}

static bool is_code(const char *code) {
    size_t size = strlen(code);
    return size >= 2 && size <= 20 && strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == size;
}

enum status checklist_put_item(struct ctx *ctx, const struct checklist_item_edit *request,
                               struct checklist *ret_checklist) {
    struct checklist draft;
    enum status status = find_draft(ctx, &request->uuid, &draft);
    if (status != STATUS_OK)
        return status;
    if (!is_code(request->code))
        return err_field(ctx->err, "code", "format", "「检查项编号」应为 2 至 20 位大写字母、数字或 -");
    status = db_run(
        ctx->db, SQL_CHECKLIST_PUT_ITEM,
        ARGS(.shape = &checklist_item_edit_shape, .object = request, PARAMS(P_ID("checklist_id", draft.id))),
        NULL);
    if (status != STATUS_OK)
        return status;
    return finish(ctx, &draft, "checklist.put_item", request->code, ret_checklist);
}

enum status checklist_drop_item(struct ctx *ctx, const struct checklist_item_ref *request,
                                struct checklist *ret_checklist) {
    struct checklist draft;
    int64_t dropped = 0;
    enum status status = find_draft(ctx, &request->uuid, &draft);
    if (status == STATUS_OK)
        status =
            db_run(ctx->db, SQL_CHECKLIST_DROP_ITEM,
                   ARGS(PARAMS(P_ID("checklist_id", draft.id), P_TEXT("code", request->code))), &dropped);
    if (status != STATUS_OK)
        return status;
    if (dropped == 0)
        return err_detail(ctx->err, STATUS_NOT_FOUND, "检查表中没有编号为 %s 的检查项", request->code);
    return finish(ctx, &draft, "checklist.drop_item", request->code, ret_checklist);
}

/* ---- publishing ---- */

static enum status check_publish(struct ctx *ctx, const struct checklist *draft,
                                 const struct checklist_publish *request) {
    if (request->effective_from < clock_today(ctx->clock))
        return err_field(ctx->err, "effective_from", "order", "「生效日期」不能早于今天");
    if (draft->item_count == 0)
        return err_detail(ctx->err, STATUS_WRONG_STATE, "检查表还没有检查项，不能发布");
    return STATUS_OK;
}

enum status checklist_publish(struct ctx *ctx, const struct checklist_publish *request,
                              struct checklist *ret_checklist) {
    struct checklist draft;
    enum status status = find_draft(ctx, &request->uuid, &draft);
    if (status == STATUS_OK)
        status = check_publish(ctx, &draft, request);
    if (status == STATUS_OK)
        status = db_run(ctx->db, SQL_CHECKLIST_PUBLISH,
                        ARGS(.shape = &checklist_publish_shape, .object = request,
                             PARAMS(P_ID("id", draft.id), P_ID("account_id", ctx->actor.id),
                                    P_TIME("now", clock_now(ctx->clock)))),
                        NULL);
    if (status == STATUS_OK)
        status = audit_write(ctx, "checklist.publish", draft.uuid.text, draft.title);
    return status == STATUS_OK ? get(ctx, &draft.uuid, ret_checklist) : status;
}
