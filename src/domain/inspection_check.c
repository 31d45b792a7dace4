/* inspection_check.c: is a visit fit to be kept? Who, when, with what list, signed by whom. */
#include "inspection_private.h"

#include "hazard_private.h"
#include "minan/domain/attachment.h"

enum { MOST_AHEAD_MS = 10 * 60 * 1000 };

static enum status check_role(struct ctx *ctx) {
    if (role_has(ctx->actor.role, PERMIT_INSPECT))
        return STATUS_OK;
    return err_detail(ctx->err, STATUS_FORBIDDEN, "您的角色不能提交检查");
}

static void set_level(const struct ctx *ctx, struct visit *visit) {
    enum role role = ctx->actor.role;
    bool city = role == ROLE_CITY_LEADER || role == ROLE_CITY_SUPERVISOR;
    visit->own = role_is_institution(role);
    visit->level = visit->own ? INSPECTION_INSTITUTION : city ? INSPECTION_CITY : INSPECTION_COUNTY;
    visit->source = visit->own ? SOURCE_SELF : city ? SOURCE_CITY : SOURCE_COUNTY;
}

static void check_kind(struct ctx *ctx, const struct visit *visit) {
    bool self_kind = visit->request->kind == KIND_SELF || visit->request->kind == KIND_GAS_SELF;
    if (visit->own && !self_kind)
        err_field(ctx->err, "kind", "enum", "「检查类型」机构账号只能提交自查");
    if (!visit->own && self_kind)
        err_field(ctx->err, "kind", "enum", "「检查类型」自查只能由机构账号提交");
}

static void check_times(struct ctx *ctx, const struct visit *visit) {
    const struct inspection_new *request = visit->request;
    if (request->finished_at < request->started_at)
        err_field(ctx->err, "finished_at", "order", "「结束时间」不能早于开始时间");
    if (request->finished_at > clock_now(ctx->clock) + MOST_AHEAD_MS)
        err_field(ctx->err, "finished_at", "range", "「结束时间」晚于服务器时间，请检查手机时钟");
}

static enum status check_list(struct ctx *ctx, struct visit *visit) {
    enum status status =
        checklist_get(ctx, &(struct checklist_by_uuid){visit->request->checklist}, &visit->list);
    if (status == STATUS_NOT_FOUND) {
        err_field(ctx->err, "checklist", "unknown", "「检查表版本」不存在");
        return STATUS_OK;
    }
    if (status != STATUS_OK)
        return status;
    if (visit->list.state != CHECKLIST_PUBLISHED || visit->list.effective_from > visit->finished_on)
        err_field(ctx->err, "checklist", "version", "「检查表版本」在检查当天尚未生效");
    else
        visit_check_answers(ctx, visit);
    return STATUS_OK;
}

static void need(struct ctx *ctx, bool given, const char *field, const char *label) {
    if (!given)
        err_field(ctx->err, field, "required", "「%s」必填", label);
}

static void check_signatures(struct ctx *ctx, const struct visit *visit) {
    const struct inspection_new *request = visit->request;
    if (request->refused == YES) {
        need(ctx, request->refusal_reason, "refusal_reason", "拒签原因");
        need(ctx, request->refusal_witness, "refusal_witness", "见证人");
    }
    if (visit->own)
        return;
    need(ctx, uuid_is_set(&request->inspector_signature), "inspector_signature", "检查人员签名");
    if (request->refused == YES)
        return;
    need(ctx, uuid_is_set(&request->institution_signature), "institution_signature", "机构签名");
    need(ctx, request->institution_signer, "institution_signer", "机构签字人");
}

static enum status check_team(struct ctx *ctx, struct visit *visit) {
    enum status status = team_resolve(ctx, &visit->request->team, &visit->team);
    if (status == STATUS_OK)
        team_add_actor(ctx, &visit->team);
    return status;
}

/* ---- all ---- */

static enum status check_parts(struct ctx *ctx, struct visit *visit) {
    check_kind(ctx, visit);
    check_times(ctx, visit);
    check_signatures(ctx, visit);
    attachment_check_names(ctx, &visit->request->site_photos, "site_photos");
    enum status status = check_team(ctx, visit);
    if (status == STATUS_OK)
        status = check_list(ctx, visit);
    if (status == STATUS_OK)
        status = visit_check_rechecks(ctx, visit);
    if (status != STATUS_OK)
        return status;
    return ctx->err->count ? STATUS_INVALID : STATUS_OK;
}

static enum status check_uuids(struct ctx *ctx, const struct visit *visit) {
    const struct answer *answers = visit->request->answers.items;
    for (size_t i = 0; i < visit->request->answers.count; i++) {
        const struct failed *failed = answers[i].failed.items;
        if (answers[i].failed.count && hazard_is_taken(ctx, &failed->uuid))
            return err_detail(ctx->err, STATUS_UUID_CONFLICT, "隐患编号 %s 已被其他记录使用",
                              failed->uuid.text);
    }
    return STATUS_OK;
}

enum status visit_check(struct ctx *ctx, struct visit *visit) {
    enum status status = check_role(ctx);
    if (status == STATUS_OK)
        status = institution_find(ctx, &visit->request->institution, &visit->home);
    if (status == STATUS_NOT_FOUND)
        return err_detail(ctx->err, status, "机构不存在或不在您的管辖范围内");
    if (status != STATUS_OK)
        return status;
    set_level(ctx, visit);
    visit->finished_on = day_of_time(visit->request->finished_at);
    status = check_parts(ctx, visit);
    return status == STATUS_OK ? check_uuids(ctx, visit) : status;
}
