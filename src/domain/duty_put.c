/* duty_put.c: is a version fit to be kept? Whom an act may be asked of, and from when on. */
#include "duty_private.h"

#include "minan/domain/audit.h"
#include <string.h>

enum { MONTH_DAYS = 28, YEAR_DAYS = 365 };

/* ---- the rule ---- */

static enum duty_rule rule_for(const struct duty_new *request, const struct duty_act_row *act) {
    switch (request->subject) {
    case SUBJECT_INSTITUTION:
    case SUBJECT_PRINCIPAL: return act->of_institution;
    case SUBJECT_LEADER: return act->of_leader ? RULE_TIMES : 0;
    case SUBJECT_COUNTY_BUREAU:
    case SUBJECT_CITY_BUREAU:
        if (request->rule == RULE_COVERAGE)
            return act->coverage ? RULE_COVERAGE : 0;
        return act->of_bureau;
    case SUBJECT_BUREAU: return act->of_bureau;
    case duty_subject_none_: break;
    }
    return 0;
}

static void check_rule(struct ctx *ctx, const struct duty_new *request) {
    enum duty_rule rule = rule_for(request, duty_act_of(request->act));
    const char *subject = names_label(&duty_subject_names, (int)request->subject);
    const char *act = names_label(&duty_act_names, (int)request->act);
    if (rule == duty_rule_none_)
        err_field(ctx->err, "act", "enum", "「事项」%s不能要求%s", subject, act);
    else if (rule != request->rule)
        err_field(ctx->err, "rule", "enum", "「计算规则」对%s的%s应为「%s」", subject, act,
                  names_label(&duty_rule_names, (int)rule));
}

static void check_numbers(struct ctx *ctx, const struct duty_new *request) {
    bool supplies = request->act == DUTY_SUPPLIES;
    if (request->rule == RULE_COVERAGE && request->target == INT_NONE)
        err_field(ctx->err, "target", "required", "「目标比例」必填");
    if (request->rule == RULE_TIMES && request->threshold == INT_NONE)
        err_field(ctx->err, "threshold", "required", "「次数」必填");
    if (request->rule != RULE_TIMES && request->threshold != INT_NONE && request->threshold != 1)
        err_field(ctx->err, "threshold", "range", "「次数」只用于按次数计算的要求");
    if (supplies && request->least_stock == INT_NONE)
        err_field(ctx->err, "least_stock", "required", "「储备天数」必填");
    if (!supplies && request->least_stock != INT_NONE)
        err_field(ctx->err, "least_stock", "unknown", "「储备天数」只用于物资储备");
    if (request->due_month != INT_NONE && request->period != EVERY_YEAR)
        err_field(ctx->err, "due_month", "unknown", "「完成月份」只用于每年一次的要求");
}

static void check_filter(struct ctx *ctx, const struct duty_new *request) {
    bool known = request->applies_when == condition_none_ || request->applies_when == CONDITION_GAS ||
                 request->applies_when == CONDITION_PEOPLE_100 ||
                 request->applies_when == CONDITION_BUILDING_GRADE_CD;
    if (!known)
        err_field(ctx->err, "applies_when", "enum", "「适用条件」只能是用气、100人以上或C、D级建筑");
}

/* ---- the days ---- */

static int64_t shortest(enum duty_period period) {
    switch (period) {
    case EVERY_MONTH: return MONTH_DAYS;
    case EVERY_QUARTER: return 3 * MONTH_DAYS;
    case EVERY_HALF_YEAR: return 6 * MONTH_DAYS;
    case EVERY_YEAR: return YEAR_DAYS;
    case IN_WINDOW:
    case duty_period_none_: break;
    }
    return 1;
}

static void check_least_days(struct ctx *ctx, const struct duty_new *request) {
    if (request->lead_days >= shortest(request->period) && request->period != IN_WINDOW)
        err_field(ctx->err, "lead_days", "range", "「提前预警天数」应短于一期");
    if (request->least_days > shortest(request->period))
        err_field(ctx->err, "least_days", "range", "「起算天数」不能超过一期的长度");
}

static bool begins_period(enum duty_period period, int32_t day) {
    return period == IN_WINDOW || duty_period_start(period, day) == day;
}

/* The first day that a change may take effect from: what has ended, and of windows what has begun, stays as
 * it was asked. */
static int32_t earliest(enum duty_period period, int32_t today) {
    return period == IN_WINDOW ? today + 1 : duty_period_start(period, today);
}

static void check_effective(struct ctx *ctx, const struct duty_new *request, enum duty_period period) {
    char text[DAY_TEXT_SIZE];
    int32_t first = earliest(period, clock_today(ctx->clock));
    const char *label = names_label(&duty_period_names, (int)period);
    day_format(first, text);
    if (request->effective_from < first)
        err_field(ctx->err, "effective_from", "order", "「生效日期」不能早于 %s，已过去的期间保持原要求",
                  text);
    else if (!begins_period(period, request->effective_from))
        err_field(ctx->err, "effective_from", "date", "「生效日期」应为一期的第一天（%s）", label);
}

static void check(struct ctx *ctx, const struct duty_new *request, const struct duty *before) {
    check_rule(ctx, request);
    check_numbers(ctx, request);
    check_filter(ctx, request);
    check_least_days(ctx, request);
    check_effective(ctx, request, request->period);
    if (ctx->err->count == 0 && before && before->period != request->period)
        check_effective(ctx, request, before->period);
}

/* ---- written ---- */

static enum status write(struct ctx *ctx, const struct duty_new *request, int64_t number) {
    enum status status = db_run(
        ctx->db, SQL_DUTY_INSERT,
        ARGS(.shape = &duty_new_shape, .object = request,
             PARAMS(P_INT("number", number),
                    P_INT("threshold", request->threshold == INT_NONE ? 1 : request->threshold),
                    P_BOOL("in_force", request->in_force != NO), P_TIME("created_at", clock_now(ctx->clock)),
                    P_ID("created_by", ctx->actor.id), P_TEXT("content_hash", ctx->content_hash))),
        NULL);
    if (status != STATUS_OK)
        return status;
    char day[DAY_TEXT_SIZE];
    day_format(request->effective_from, day);
    return audit_write(ctx, "duty.put", request->code,
                       arena_printf(ctx->arena, "%s 第%lld版「%s」，自 %s 起%s", request->code,
                                    (long long)number, request->title, day,
                                    request->in_force == NO ? "停止执行" : "执行"));
}

static enum status find(struct ctx *ctx, const struct uuid *uuid, struct duty *ret_duty) {
    struct duty_list list;
    enum status status = duty_all(ctx, &list);
    const struct duty *all = list.items.items;
    for (size_t i = 0; status == STATUS_OK && i < list.items.count; i++) {
        if (strcmp(all[i].uuid.text, uuid->text) == 0) {
            *ret_duty = all[i];
            return STATUS_OK;
        }
    }
    return status == STATUS_OK ? STATUS_NOT_FOUND : status;
}

static int64_t next_number(const struct list *versions) {
    const struct duty *all = versions->items;
    int64_t last = 0;
    for (size_t i = 0; i < versions->count; i++)
        last = all[i].number > last ? all[i].number : last;
    return last + 1;
}

static enum status put_new(struct ctx *ctx, const struct duty_new *request) {
    struct list versions;
    enum status status = duty_read_versions(ctx, request->code, &versions);
    if (status != STATUS_OK)
        return status;
    check(ctx, request, duty_in_force_on(&versions, request->code, request->effective_from));
    if (ctx->err->count)
        return STATUS_INVALID;
    return write(ctx, request, next_number(&versions));
}

enum status duty_put(struct ctx *ctx, const struct duty_new *request, struct duty *ret_duty) {
    const char *known;
    enum status status =
        db_text(ctx->db, SQL_DUTY_KNOWN, ARGS(PARAMS(P_UUID("uuid", request->uuid))), ctx->arena, &known);
    if (status == STATUS_OK && strcmp(known, ctx->content_hash) != 0)
        return STATUS_UUID_CONFLICT;
    if (status == STATUS_NOT_FOUND) {
        ctx->created = true;
        status = put_new(ctx, request);
    }
    return status == STATUS_OK ? find(ctx, &request->uuid, ret_duty) : status;
}
