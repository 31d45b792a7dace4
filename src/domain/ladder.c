/* ladder.c: the ladder of a city, read and set. */
#include "minan/domain/ladder.h"

#include "minan/domain/audit.h"

enum { DAYS_LEAST = -60, DAYS_MOST = 365 };

static const struct field rung_fields[] = {
    F_INT(struct rung, number, REQUIRED, .min = 1, .max = LADDER_RUNGS, .label = "级次"),
    F_INT(struct rung, days, REQUIRED, .min = DAYS_LEAST, .max = DAYS_MOST, .label = "期限后天数",
          .doc = "after the deadline; below 0: before it"),
    F_BOOL(struct rung, active, REQUIRED, .label = "启用"),
    F_BOOL(struct rung, institution, REQUIRED, .label = "提醒机构"),
    F_BOOL(struct rung, issuer, REQUIRED, .label = "提醒下达的监管人员"),
    F_BOOL(struct rung, county_leader, REQUIRED, .label = "提醒县局领导"),
    F_BOOL(struct rung, city_supervisor, REQUIRED, .label = "提醒市局监管"),
    F_BOOL(struct rung, city_leader, REQUIRED, .label = "提醒市局领导"),
};
SHAPE(rung, struct rung);

static const struct field ladder_fields[] = {
    F_LIST(struct ladder, rungs, rung_shape, REQUIRED, .label = "各级"),
    F_INT(struct ladder, row_version, REQUIRED, .label = "版本", .doc = "1: the defaults"),
    F_TEXT(struct ladder, changed_by, NULLABLE, .label = "修改人"),
    F_TIME(struct ladder, changed_at, NULLABLE, .label = "修改时间"),
};
SHAPE(ladder, struct ladder);

static const struct field ladder_edit_fields[] = {
    F_LIST(struct ladder_edit, rungs, rung_shape, REQUIRED, .min = LADDER_RUNGS, .max = LADDER_RUNGS,
           .label = "各级"),
};
SHAPE(ladder_edit, struct ladder_edit);

static const struct rung default_rungs[LADDER_RUNGS] = {
    /* days  active  institution issuer county leader city supervisor city leader */
    {1, -3, YES, YES, NO, NO, NO, NO}, {2, 0, YES, YES, YES, NO, NO, NO}, {3, 3, YES, NO, NO, YES, NO, NO},
    {4, 7, YES, NO, NO, NO, YES, NO},  {5, 15, YES, NO, NO, NO, NO, YES},
};

/* ---- reading ---- */

static void take_defaults(struct ctx *ctx, struct ladder *ladder) {
    struct rung *rungs = ARENA_ARRAY(ctx->arena, LADDER_RUNGS, struct rung);
    for (int i = 0; i < LADDER_RUNGS; i++)
        rungs[i] = default_rungs[i];
    shape_clear(&ladder_shape, ladder);
    ladder->rungs = (struct list){rungs, LADDER_RUNGS};
    ladder->row_version = 1;
}

enum status ladder_of_city(struct ctx *ctx, int64_t city_id, struct ladder *ret_ladder) {
    struct ladder ladder;
    enum status status = db_one(ctx->db, SQL_LADDER_GET, ARGS(PARAMS(P_INT("city_id", city_id))),
                                &ladder_shape, ctx->arena, &ladder);
    if (status == STATUS_NOT_FOUND) {
        take_defaults(ctx, ret_ladder);
        return STATUS_OK;
    }
    if (status == STATUS_OK)
        status = db_many(ctx->db, SQL_LADDER_RUNGS, ARGS(PARAMS(P_INT("city_id", city_id))), &rung_shape,
                         ctx->arena, &ladder.rungs);
    if (status == STATUS_OK)
        *ret_ladder = ladder;
    return status;
}

enum status ladder_get(struct ctx *ctx, struct ladder *ret_ladder) {
    enum status status = ladder_of_city(ctx, ctx->actor.city_id, ret_ladder);
    if (status == STATUS_OK)
        ctx->version = ret_ladder->row_version;
    return status;
}

/* ---- setting ---- */

static bool tells_somebody(const struct rung *rung) {
    return rung->institution == YES || rung->issuer == YES || rung->county_leader == YES ||
           rung->city_supervisor == YES || rung->city_leader == YES;
}

static const char *member(struct ctx *ctx, size_t i, const char *name) {
    return arena_printf(ctx->arena, "rungs[%zu].%s", i, name);
}

/* Numbers in order, days growing with them, nobody forgotten. */
static enum status check(struct ctx *ctx, const struct ladder_edit *request) {
    const struct rung *rungs = request->rungs.items;
    const struct rung *below = NULL;
    for (size_t i = 0; i < request->rungs.count; i++) {
        const struct rung *rung = &rungs[i];
        if (rung->number != (int64_t)i + 1)
            err_field(ctx->err, member(ctx, i, "number"), "order", "「级次」应依次为 1 至 %d", LADDER_RUNGS);
        if (rung->active != YES)
            continue;
        if (below && rung->days <= below->days)
            err_field(ctx->err, member(ctx, i, "days"), "order",
                      "第 %lld 级的「期限后天数」应大于前一级（%lld 天）", (long long)rung->number,
                      (long long)below->days);
        if (!tells_somebody(rung))
            err_field(ctx->err, member(ctx, i, "institution"), "required", "第 %lld 级至少要提醒一方",
                      (long long)rung->number);
        below = rung;
    }
    return ctx->err->count ? STATUS_INVALID : STATUS_OK;
}

static enum status store(struct ctx *ctx, const struct ladder_edit *request, int64_t row_version) {
    const struct db_param city = P_INT("city_id", ctx->actor.city_id);
    enum status status = db_run(ctx->db, SQL_LADDER_PUT,
                                ARGS(PARAMS(city, P_INT("row_version", row_version),
                                            P_TIME("now", clock_now(ctx->clock)), P_ID("by", ctx->actor.id))),
                                NULL);
    for (size_t i = 0; status == STATUS_OK && i < request->rungs.count; i++)
        status = db_run(
            ctx->db, SQL_LADDER_PUT_RUNG,
            ARGS(.shape = &rung_shape, .object = (const struct rung *)request->rungs.items + i, PARAMS(city)),
            NULL);
    if (status == STATUS_OK)
        status = db_run(ctx->db, SQL_LADDER_LOOK_AGAIN, ARGS(PARAMS(city)), NULL);
    return status;
}

static const char *in_words(struct ctx *ctx, const struct ladder_edit *request) {
    const char *words = "";
    for (size_t i = 0; i < request->rungs.count; i++) {
        const struct rung *rung = (const struct rung *)request->rungs.items + i;
        words = rung->active == YES
                    ? arena_printf(ctx->arena, "%s%s%lld 天", words, i ? "，" : "", (long long)rung->days)
                    : arena_printf(ctx->arena, "%s%s停用", words, i ? "，" : "");
    }
    return words;
}

enum status ladder_put(struct ctx *ctx, const struct ladder_edit *request, struct ladder *ret_ladder) {
    struct ladder old;
    enum status status = ladder_of_city(ctx, ctx->actor.city_id, &old);
    if (status != STATUS_OK || (status = ctx_check_version(ctx, old.row_version)) != STATUS_OK ||
        (status = check(ctx, request)) != STATUS_OK ||
        (status = store(ctx, request, old.row_version + 1)) != STATUS_OK ||
        (status = audit_write(ctx, "ladder.change",
                              arena_printf(ctx->arena, "%lld", (long long)ctx->actor.city_id),
                              in_words(ctx, request))) != STATUS_OK)
        return status;
    return ladder_get(ctx, ret_ladder);
}
