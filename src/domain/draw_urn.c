/* draw_urn.c: which lots go into the urn. */
#include "draw_private.h"
#include "minan/base/buf.h"
#include "minan/domain/plan_setting.h"
#include "minan/domain/region.h"
#include "visit_plan_private.h"

struct pool_row {
    struct uuid uuid;
    const char *name;
    const char *recused;
};
static const struct field pool_row_fields[] = {
    F_UUID(struct pool_row, uuid, INTERNAL),
    F_TEXT(struct pool_row, name, INTERNAL),
    F_TEXT(struct pool_row, recused, INTERNAL),
};
static SHAPE(pool_row, struct pool_row);

static const char *pool_text(struct arena *arena, const struct list *rows) {
    const struct pool_row *list = rows->items;
    struct buf buf;
    buf_init(&buf, arena, 64 * (rows->count + 1));
    for (size_t i = 0; i < rows->count; i++) {
        buf_printf(&buf, "%s\t%s", list[i].uuid.text, list[i].name);
        if (list[i].recused)
            buf_printf(&buf, "\t%s", list[i].recused);
        buf_char(&buf, '\n');
    }
    return buf.data;
}

/* ---- in words ---- */

static enum status name_county(struct ctx *ctx, const char *code, const char **ret_name) {
    struct region region;
    *ret_name = NULL;
    if (code == NULL)
        return STATUS_OK;
    enum status status = region_by_code(ctx, code, &region);
    if (status == STATUS_NOT_FOUND)
        return err_field(ctx->err, "county", "unknown", "「县(市、区)」不存在或不在您的管辖范围内");
    if (status == STATUS_OK)
        *ret_name = region.name;
    return status;
}

static const char *conditions_text(struct ctx *ctx, const struct draw_pool_request *request,
                                   const char *county, int64_t ceiling) {
    char day[DAY_TEXT_SIZE];
    struct buf buf;
    buf_init(&buf, ctx->arena, 128);
    buf_text(&buf, "运营中的机构");
    if (county)
        buf_printf(&buf, "；%s", county);
    if (request->institution_type != institution_type_none_)
        buf_printf(&buf, "；%s", names_label(&institution_type_names, (int)request->institution_type));
    if (request->not_visited_since != DAY_NONE) {
        day_format(request->not_visited_since, day);
        buf_printf(&buf, "；%s 以来未检查", day);
    }
    if (request->unplanned == YES)
        buf_text(&buf, "；没有待检查的安排");
    if (ceiling != INT_NONE)
        buf_printf(&buf, "；本年度检查和安排不到 %lld 次", (long long)ceiling);
    return buf.data;
}

/* ---- the two pools ---- */

static enum status read_institutions(struct ctx *ctx, const struct draw_pool_request *request,
                                     int64_t ceiling, struct list *ret_rows) {
    int year = day_ymd(clock_today(ctx->clock)).year;
    return db_many(ctx->db, SQL_DRAW_INSTITUTIONS,
                   ARGS(.scope = &ctx->actor.scope, .shape = &draw_pool_request_shape, .object = request,
                        PARAMS(P_INT("ceiling", ceiling), P_DAY("year_start", day_of(year, 1, 1)),
                               P_DAY("year_end", day_of(year, 12, 31)),
                               P_FLAG("unplanned_at", request->unplanned == YES),
                               P_ENUM("level", inspection_level, visit_plan_own_level(ctx)),
                               P_INT("limit", DRAW_POOL_MOST + 1))),
                   &pool_row_shape, ctx->arena, ret_rows);
}

static enum status read_inspectors(struct ctx *ctx, struct list *ret_rows) {
    bool county = visit_plan_own_level(ctx) == INSPECTION_COUNTY;
    return db_many(ctx->db, SQL_DRAW_INSPECTORS,
                   ARGS(PARAMS(P_ENUM("role", role, county ? ROLE_COUNTY_SUPERVISOR : ROLE_CITY_SUPERVISOR),
                               P_INT("city_id", ctx->actor.city_id),
                               P_INT("county_id", county ? ctx->actor.county_id : INT_NONE),
                               P_DAY("today", clock_today(ctx->clock)))),
                   &pool_row_shape, ctx->arena, ret_rows);
}

enum status urn_fill(struct ctx *ctx, const struct draw_pool_request *request, struct urn *ret_urn) {
    struct plan_setting setting;
    struct list institutions, inspectors;
    const char *county = NULL;
    enum status status = name_county(ctx, request->county, &county);
    if (status == STATUS_OK)
        status = plan_setting_read(ctx, &setting);
    if (status == STATUS_OK)
        status = read_institutions(ctx, request, setting.visit_ceiling, &institutions);
    if (status == STATUS_OK)
        status = read_inspectors(ctx, &inspectors);
    if (status != STATUS_OK)
        return status;
    if (institutions.count > DRAW_POOL_MOST)
        return err_field(ctx->err, "county", "range", "符合条件的机构超过 %d 家，请选定县(市、区)或机构类型",
                         DRAW_POOL_MOST);
    *ret_urn = (struct urn){conditions_text(ctx, request, county, setting.visit_ceiling),
                            pool_text(ctx->arena, &institutions), (int64_t)institutions.count,
                            pool_text(ctx->arena, &inspectors), (int64_t)inspectors.count};
    return STATUS_OK;
}

enum status draw_pool_get(struct ctx *ctx, const struct draw_pool_request *request,
                          struct draw_pool *ret_pool) {
    struct urn urn = {0};
    enum status status = urn_fill(ctx, request, &urn);
    if (status != STATUS_OK)
        return status;
    struct lots inspectors = lots_parse(ctx->arena, urn.inspectors);
    const char **names = ARENA_ARRAY(ctx->arena, inspectors.count, const char *);
    for (size_t i = 0; i < inspectors.count; i++)
        names[i] = inspectors.list[i].name;
    *ret_pool = (struct draw_pool){
        urn.conditions, urn.institution_count, urn.inspector_count, {names, inspectors.count}};
    return STATUS_OK;
}
