#include "minan/domain/plan_setting.h"

#include "minan/base/buf.h"
#include "minan/domain/audit.h"

NAMES_DEFINE(visit_rule, "排序规则", VISIT_RULE_TABLE)

enum { CEILING_MOST = 365, NOTICE_MOST = 30, POINTS_MOST = 100, SUM_MOST = 300 };

/* clang-format off */
#define WEIGHT_MEMBERS(s)                                                                                    \
    F_INT(s, points, REQUIRED, .label = "分值", .max = POINTS_MOST, .doc = "for each; 0: off"),              \
    F_INT(s, most, REQUIRED, .label = "最高分", .max = SUM_MOST, .doc = "of this rule altogether")

static const struct field rule_weight_fields[] = {
    F_ENUM(struct rule_weight, rule, visit_rule, REQUIRED, .label = "规则"),
    F_TEXT(struct rule_weight, label, REQUIRED, .label = "规则说明"),
    WEIGHT_MEMBERS(struct rule_weight),
};
SHAPE(rule_weight, struct rule_weight);

static const struct field rule_weight_edit_fields[] = {
    F_ENUM(struct rule_weight_edit, rule, visit_rule, REQUIRED, .label = "规则"),
    WEIGHT_MEMBERS(struct rule_weight_edit),
};
SHAPE(rule_weight_edit, struct rule_weight_edit);

static const struct field plan_setting_fields[] = {
    F_INT(struct plan_setting, visit_ceiling, NULLABLE, .label = "检查频次上限", .min = 1, .max = CEILING_MOST,
          .doc = "visits of city and county to one institution in a calendar year; null: none"),
    F_INT(struct plan_setting, notice_days, REQUIRED, .label = "提前通知工作日数", .min = 1, .max = NOTICE_MOST),
    F_LIST(struct plan_setting, rules, rule_weight_shape, REQUIRED, .label = "排序规则", .max = VISIT_RULES),
    F_INT(struct plan_setting, row_version, REQUIRED, .label = "版本"),
};
SHAPE(plan_setting, struct plan_setting);

static const struct field plan_setting_edit_fields[] = {
    F_INT(struct plan_setting_edit, visit_ceiling, CLEARABLE, .label = "检查频次上限", .min = 1, .max = CEILING_MOST),
    F_INT(struct plan_setting_edit, notice_days, 0, .label = "提前通知工作日数", .min = 1, .max = NOTICE_MOST),
    F_LIST(struct plan_setting_edit, rules, rule_weight_edit_shape, 0, .label = "排序规则", .max = VISIT_RULES),
};
SHAPE_PATCH(plan_setting_edit, struct plan_setting_edit);
/* clang-format on */

static const struct rule_weight *weight_of(const struct list *weights, enum visit_rule rule) {
    const struct rule_weight *list = weights->items;
    for (size_t i = 0; i < weights->count; i++) {
        if (list[i].rule == rule)
            return &list[i];
    }
    return NULL;
}

/* In the order of the vocabulary, with its words. */
static struct list in_order(struct arena *arena, const struct list *weights) {
    struct rule_weight *rules = ARENA_ARRAY(arena, VISIT_RULES, struct rule_weight);
    for (int i = 0; i < VISIT_RULES; i++) {
        enum visit_rule rule = (enum visit_rule)(i + 1);
        const struct rule_weight *weight = weight_of(weights, rule);
        rules[i] = (struct rule_weight){.rule = rule,
                                        .label = names_label(&visit_rule_names, (int)rule),
                                        .points = weight ? weight->points : 0,
                                        .most = weight ? weight->most : 0};
    }
    return (struct list){rules, VISIT_RULES};
}

enum status plan_setting_read(struct ctx *ctx, struct plan_setting *ret_setting) {
    struct plan_setting setting;
    struct list weights;
    enum status status =
        db_one(ctx->db, SQL_PLAN_SETTING_GET, NO_ARGS, &plan_setting_shape, ctx->arena, &setting);
    if (status == STATUS_OK)
        status = db_many(ctx->db, SQL_PLAN_SETTING_RULES, NO_ARGS, &rule_weight_shape, ctx->arena, &weights);
    if (status != STATUS_OK)
        return status;
    setting.rules = in_order(ctx->arena, &weights);
    *ret_setting = setting;
    return STATUS_OK;
}

enum status plan_setting_get(struct ctx *ctx, struct plan_setting *ret_setting) {
    enum status status = plan_setting_read(ctx, ret_setting);
    if (status == STATUS_OK)
        ctx->version = ret_setting->row_version;
    return status;
}

/* ---- changing ---- */

static void check_rule(struct ctx *ctx, const struct list *rules, size_t i) {
    const struct rule_weight_edit *list = rules->items;
    if (list[i].points > list[i].most)
        err_field(ctx->err, arena_printf(ctx->arena, "rules[%zu].most", i), "range",
                  "「%s」的最高分不能低于分值", names_label(&visit_rule_names, (int)list[i].rule));
    for (size_t k = 0; k < i; k++) {
        if (list[k].rule == list[i].rule)
            err_field(ctx->err, arena_printf(ctx->arena, "rules[%zu].rule", i), "duplicate",
                      "「%s」出现了两次", names_label(&visit_rule_names, (int)list[i].rule));
    }
}

static enum status weigh(struct ctx *ctx, const struct list *rules, struct buf *detail) {
    const struct rule_weight_edit *list = rules->items;
    enum status status = STATUS_OK;
    for (size_t i = 0; i < rules->count && status == STATUS_OK; i++) {
        status = db_run(ctx->db, SQL_PLAN_SETTING_WEIGH,
                        ARGS(.shape = &rule_weight_edit_shape, .object = &list[i]), NULL);
        buf_printf(detail, "；%s %lld 分，最高 %lld 分", names_label(&visit_rule_names, (int)list[i].rule),
                   (long long)list[i].points, (long long)list[i].most);
    }
    return status;
}

static enum status apply(struct ctx *ctx, const struct plan_setting *setting, const struct list *rules) {
    struct buf detail;
    buf_init(&detail, ctx->arena, 256);
    buf_printf(&detail, "提前 %lld 个工作日通知；检查频次上限", (long long)setting->notice_days);
    if (setting->visit_ceiling == INT_NONE)
        buf_text(&detail, "不设");
    else
        buf_printf(&detail, "每年 %lld 次", (long long)setting->visit_ceiling);
    enum status status = db_run(ctx->db, SQL_PLAN_SETTING_UPDATE,
                                ARGS(PARAMS(P_INT("visit_ceiling", setting->visit_ceiling),
                                            P_INT("notice_days", setting->notice_days))),
                                NULL);
    if (status == STATUS_OK)
        status = weigh(ctx, rules, &detail);
    return status == STATUS_OK ? audit_write(ctx, "plan_setting.change", "plan_setting", detail.data)
                               : status;
}

enum status plan_setting_patch(struct ctx *ctx, const struct plan_setting_edit *request,
                               struct plan_setting *ret_setting) {
    struct plan_setting setting;
    enum status status = plan_setting_get(ctx, &setting);
    if (status == STATUS_OK)
        status = ctx_check_version(ctx, setting.row_version);
    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; i < request->rules.count; i++)
        check_rule(ctx, &request->rules, i);
    if (ctx->err->count)
        return STATUS_INVALID;
    if (shape_has(&plan_setting_edit_shape, request, "visit_ceiling"))
        setting.visit_ceiling = request->visit_ceiling;
    if (request->notice_days != INT_NONE)
        setting.notice_days = request->notice_days;
    status = apply(ctx, &setting, &request->rules);
    return status == STATUS_OK ? plan_setting_get(ctx, ret_setting) : status;
}
