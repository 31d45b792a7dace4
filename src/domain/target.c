/* target.c: targets set, changed and withdrawn by the city. */
#include "minan/domain/target.h"

#include "figure_private.h"
#include "minan/domain/audit.h"
#include "minan/domain/region.h"
#include <math.h>
#include <string.h>

enum { TENTHS = 10, WHOLE_PERCENT = 100 };

/* ---- reading ---- */

static void describe(struct target *target) {
    const struct figure_definition *definition = figure_definition_of(target->figure);
    target->label = definition ? definition->label : target->figure;
    target->unit = definition ? definition->unit : "";
    target->value = (double)target->tenths / TENTHS;
}

static int64_t id_or_none(int64_t id) {
    return id ? id : INT_NONE;
}

enum status target_list(struct ctx *ctx, const struct target_filter *filter, struct target_list *ret_list) {
    int64_t year = filter->year == INT_NONE ? day_ymd(clock_today(ctx->clock)).year : filter->year;
    struct target_list list;
    enum status status = db_many(ctx->db, SQL_TARGET_LIST,
                                 ARGS(PARAMS(P_INT("city_id", ctx->actor.city_id), P_INT("year", year),
                                             P_INT("county_id", id_or_none(ctx->actor.county_id)))),
                                 &target_shape, ctx->arena, &list.items);
    if (status != STATUS_OK)
        return status;
    struct target *targets = list.items.items;
    for (size_t i = 0; i < list.items.count; i++)
        describe(&targets[i]);
    *ret_list = list;
    return STATUS_OK;
}

const struct target *target_that_binds(const struct list *targets, const char *figure, const char *county) {
    const struct target *all = targets->items, *of_city = NULL;
    for (size_t i = 0; i < targets->count; i++) {
        if (strcmp(all[i].figure, figure) != 0)
            continue;
        if (all[i].county && county && strcmp(all[i].county, county) == 0)
            return &all[i];
        if (all[i].county == NULL)
            of_city = &all[i];
    }
    return of_city;
}

static enum status find(struct ctx *ctx, const struct uuid *uuid, struct target *ret_target) {
    enum status status = db_one(ctx->db, SQL_TARGET_BY_UUID,
                                ARGS(PARAMS(P_UUID("uuid", *uuid), P_INT("city_id", ctx->actor.city_id))),
                                &target_shape, ctx->arena, ret_target);
    if (status == STATUS_OK) {
        describe(ret_target);
        ctx->version = ret_target->row_version;
    }
    return status;
}

/* ---- what may be set ---- */

static void check_value(struct ctx *ctx, const struct figure_definition *definition, double value) {
    if (figure_is_rate(definition) && value > WHOLE_PERCENT)
        err_field(ctx->err, "value", "range", "「目标值」百分率不能超过 100");
    if (fabs(value * TENTHS - round(value * TENTHS)) > 1e-6)
        err_field(ctx->err, "value", "format", "「目标值」最多保留一位小数");
}

static void check_due(struct ctx *ctx, int64_t year, int32_t due_on) {
    if (day_ymd(due_on).year != year)
        err_field(ctx->err, "due_on", "range", "「完成日期」应在 %d 年之内", (int)year);
}

static enum status check_terms(struct ctx *ctx, const char *figure, int64_t year, double value,
                               int32_t due_on) {
    const struct figure_definition *definition = figure_definition_of(figure);
    if (definition == NULL)
        err_field(ctx->err, "figure", "unknown", "「指标」没有代码为 %s 的指标", figure);
    else
        check_value(ctx, definition, value);
    check_due(ctx, year, due_on);
    return ctx->err->count ? STATUS_INVALID : STATUS_OK;
}

static enum status find_county(struct ctx *ctx, const char *code, int64_t *ret_id) {
    struct region region;
    if (code == NULL)
        return STATUS_OK;
    enum status status = region_by_code(ctx, code, &region);
    if (status == STATUS_NOT_FOUND || (status == STATUS_OK && region.level != REGION_COUNTY))
        return err_field(ctx->err, "county", "unknown", "没有区划代码为 %s 的县(市、区)", code);
    *ret_id = region.id.value;
    return status;
}

/* ---- setting ---- */

static enum status insert(struct ctx *ctx, const struct target_new *request, int32_t due_on,
                          int64_t county_id) {
    enum status status = db_run(
        ctx->db, SQL_TARGET_INSERT,
        ARGS(PARAMS(P_UUID("uuid", request->uuid), P_INT("city_id", ctx->actor.city_id),
                    P_INT("county_id", county_id), P_INT("year", request->year),
                    P_TEXT("figure", request->figure), P_INT("tenths", llround(request->value * TENTHS)),
                    P_DAY("due_on", due_on), P_TEXT("content_hash", ctx->content_hash),
                    P_TIME("now", clock_now(ctx->clock)), P_ID("by", ctx->actor.id))),
        NULL);
    if (status == STATUS_DUPLICATE)
        return err_detail(ctx->err, STATUS_DUPLICATE, "这个年度、指标和单位已有目标，请修改原来的目标");
    return status;
}

static enum status put_new(struct ctx *ctx, const struct target_new *request, struct target *ret_target) {
    int64_t county_id = INT_NONE;
    int32_t due_on = request->due_on == DAY_NONE ? day_of((int)request->year, 12, 31) : request->due_on;
    enum status status = check_terms(ctx, request->figure, request->year, request->value, due_on);
    if (status == STATUS_OK)
        status = find_county(ctx, request->county, &county_id);
    if (status == STATUS_OK)
        status = insert(ctx, request, due_on, county_id);
    if (status == STATUS_OK)
        status = audit_write(ctx, "target.create", request->uuid.text,
                             arena_printf(ctx->arena, "%d 年 %s 目标 %.1f", (int)request->year,
                                          figure_definition_of(request->figure)->label, request->value));
    if (status != STATUS_OK)
        return status;
    ctx->created = true;
    return find(ctx, &request->uuid, ret_target);
}

enum status target_put(struct ctx *ctx, const struct target_new *request, struct target *ret_target) {
    const char *hash;
    enum status status =
        db_text(ctx->db, SQL_TARGET_TAKEN, ARGS(PARAMS(P_UUID("uuid", request->uuid))), ctx->arena, &hash);
    if (status == STATUS_NOT_FOUND)
        return put_new(ctx, request, ret_target);
    if (status != STATUS_OK)
        return status;
    return strcmp(hash, ctx->content_hash) == 0 ? find(ctx, &request->uuid, ret_target)
                                                : STATUS_UUID_CONFLICT;
}

/* ---- changing ---- */

/* In force, and at the version the actor has seen. */
static enum status find_current(struct ctx *ctx, const struct uuid *uuid, struct target *ret_target) {
    enum status status = find(ctx, uuid, ret_target);
    if (status == STATUS_OK)
        status = ctx_check_version(ctx, ret_target->row_version);
    if (status != STATUS_OK || ret_target->void_reason == NULL)
        return status;
    ctx->err->state = "void";
    return err_detail(ctx->err, STATUS_WRONG_STATE, "这项目标已经撤销");
}

enum status target_patch(struct ctx *ctx, const struct target_change *request, struct target *ret_target) {
    struct target old;
    enum status status = find_current(ctx, &request->uuid, &old);
    if (status == STATUS_OK)
        status = check_terms(ctx, old.figure, old.year, request->value, request->due_on);
    if (status == STATUS_OK)
        status = db_run(ctx->db, SQL_TARGET_CHANGE,
                        ARGS(PARAMS(P_INT("tenths", llround(request->value * TENTHS)),
                                    P_DAY("due_on", request->due_on), P_ID("id", old.id))),
                        NULL);
    if (status == STATUS_OK)
        status = audit_write(
            ctx, "target.change", request->uuid.text,
            arena_printf(ctx->arena, "%s 目标 %.1f → %.1f", old.label, old.value, request->value));
    return status == STATUS_OK ? find(ctx, &request->uuid, ret_target) : status;
}

enum status target_withdraw(struct ctx *ctx, const struct target_void *request, struct target *ret_target) {
    struct target old;
    enum status status = find_current(ctx, &request->uuid, &old);
    if (status == STATUS_OK)
        status = db_run(ctx->db, SQL_TARGET_VOID,
                        ARGS(PARAMS(P_TEXT("reason", request->reason), P_ID("id", old.id))), NULL);
    if (status == STATUS_OK)
        status = audit_write(ctx, "target.void", request->uuid.text, request->reason);
    return status == STATUS_OK ? find(ctx, &request->uuid, ret_target) : status;
}
