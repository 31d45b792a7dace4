/* paper_plan.c: the notice of a planned visit: what the plan says is not asked again. */
#include "paper_private.h"

static enum status refuse_said_twice(struct paper_draft *draft) {
    static const char *const said[] = {"institution", "inspect_on", "inspection_kind", "team"};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        const struct field *field = shape_field(&paper_preview_shape, said[i]);
        if (!field_is_absent(field, draft->request))
            err_field(draft->ctx->err, said[i], "extra", "「%s」由检查安排带出，不必填写",
                      field_label(field));
    }
    return draft->ctx->err->count ? STATUS_INVALID : STATUS_OK;
}

static enum status read_plan(struct paper_draft *draft) {
    struct ctx *ctx = draft->ctx;
    draft->plan = ARENA_NEW(ctx->arena, struct visit_plan);
    enum status status =
        visit_plan_check_notice(ctx, &(struct visit_plan_by_uuid){draft->request->visit_plan}, draft->plan);
    if (status == STATUS_NOT_FOUND)
        return err_field(ctx->err, "visit_plan", "unknown", "「检查安排」不存在或不在您的管辖范围内");
    if (status == STATUS_OK && draft->plan->team.count == 0 && draft->plan->leader_name == NULL) {
        ctx->err->state = names_code(&visit_plan_state_names, (int)draft->plan->state);
        return err_detail(ctx->err, STATUS_WRONG_STATE, "请先在“调整”里定下检查人员，再出具检查通知书");
    }
    return status;
}

/* 周局长（带队）、张三、何工（消防救援大队） */
static const char *team_of(struct arena *arena, const struct visit_plan *plan) {
    struct buf buf;
    const struct member *members = plan->team.items;
    buf_init(&buf, arena, 128);
    if (plan->leader_name)
        buf_printf(&buf, "%s（带队）", plan->leader_name);
    for (size_t i = 0; i < plan->team.count; i++) {
        if (uuid_is_set(&plan->leader) && uuid_equal(&members[i].account, &plan->leader))
            continue;
        buf_printf(&buf, "%s%s", buf.size ? "、" : "", members[i].name);
        if (members[i].unit)
            buf_printf(&buf, "（%s）", members[i].unit);
    }
    return buf.data;
}

enum status paper_fill_from_plan(struct paper_draft *draft) {
    if (!uuid_is_set(&draft->request->visit_plan) || draft->kind->kind != PAPER_INSPECTION_NOTICE)
        return STATUS_OK;
    enum status status = refuse_said_twice(draft);
    if (status == STATUS_OK)
        status = read_plan(draft);
    if (status != STATUS_OK)
        return status;
    struct paper_new *filled = ARENA_NEW(draft->ctx->arena, struct paper_new);
    *filled = *draft->request;
    filled->institution = draft->plan->institution;
    filled->inspect_on = draft->plan->from_on;
    filled->inspection_kind = draft->plan->kind;
    filled->team = team_of(draft->ctx->arena, draft->plan);
    draft->request = filled;
    return STATUS_OK;
}
