/* period_freeze.c: a period closed for good: what each figure says, counts, and is counted from. */
#include "period_private.h"

#include "activity_private.h"
#include "hazard_private.h"
#include "incident_private.h"
#include "minan/base/buf.h"
#include "minan/domain/audit.h"

enum { BITS = 63 }; /* of an INTEGER that stays positive: figures of one list in a freeze */

/* ---- numbers as people read them ---- */

int64_t frozen_numerator(const struct frozen_figure *figure) {
    bool is_sum = figure->measure == FROZEN_SUM || figure->measure == FROZEN_MEAN;
    return is_sum ? figure->summed : figure->counted;
}

int64_t frozen_denominator(const struct frozen_figure *figure) {
    if (figure->measure == FROZEN_RATE)
        return figure->whole;
    return figure->measure == FROZEN_MEAN ? figure->counted : INT_NONE;
}

const char *frozen_display(struct arena *arena, const struct frozen_figure *figure) {
    if (figure->measure == FROZEN_RATE)
        return figure_rate_text(arena, figure->counted, figure->whole);
    if (figure->measure == FROZEN_MEAN)
        return figure_mean_text(arena, figure->summed, figure->counted);
    return figure_sum_text(arena, frozen_numerator(figure), figure->per);
}

enum status period_frozen_figures(struct ctx *ctx, struct period_id id, const struct period_request *cell,
                                  const char *figure, struct list *ret_figures) {
    return db_many(ctx->db, SQL_FROZEN_FIGURES,
                   ARGS(PARAMS(P_ID("period_id", id),
                               P_INT("only_county", ctx->actor.county_id ? ctx->actor.county_id : INT_NONE),
                               P_TEXT("county", cell->county),
                               P_ENUM("institution_type", institution_type, cell->institution_type),
                               P_ENUM("area", area, cell->area), P_TEXT("figure", figure))),
                   &frozen_figure_shape, ctx->arena, ret_figures);
}

/* ---- writing ---- */

static enum frozen_measure measure_of(const struct figure_definition *definition) {
    if (figure_is_rate(definition))
        return FROZEN_RATE;
    switch (definition->measure) {
    case MEASURE_SUM:
    case MEASURE_FUNDS:
    case MEASURE_DEATHS:
    case MEASURE_INJURED:
    case MEASURE_CASES: return FROZEN_SUM;
    case MEASURE_MEAN: return FROZEN_MEAN;
    case MEASURE_GROUP_DAYS: return FROZEN_GROUP_DAYS;
    case MEASURE_ROWS: break;
    }
    return FROZEN_ROWS;
}

static enum status write_definition(struct ctx *ctx, struct period_id id, int position, int64_t bit,
                                    const struct figure_definition *definition,
                                    const struct figure_scope *scope) {
    enum frozen_measure measure = measure_of(definition);
    const char *wording = figure_wording(ctx->arena, definition, scope);
    return db_run(
        ctx->db, SQL_FROZEN_DEFINITION_INSERT,
        ARGS(PARAMS(P_ID("period_id", id), P_INT("position", (int64_t)position),
                    P_TEXT("figure", definition->id), P_TEXT("label", definition->label),
                    P_TEXT("wording", wording), P_TEXT("unit", definition->unit),
                    P_ENUM("list", figure_list, definition->list), P_ENUM("measure", frozen_measure, measure),
                    P_INT("bit", bit), P_INT("per", definition->per ? definition->per : 1))),
        NULL);
}

struct bits {
    int64_t period;
    int64_t value;
    int64_t whole;
};
#define P_BITS(bits)                                                                                         \
    P_INT("period_id", (bits)->period), P_INT("value_bit", (bits)->value), P_INT("whole_bit", (bits)->whole)

static enum status write_hazards(struct ctx *ctx, const struct bits *bits,
                                 const struct hazard_filter *filter) {
    struct hazard_where where;
    enum status status = hazard_where_make(ctx, filter, &where);
    if (status != STATUS_OK)
        return status;
    return db_run(ctx->db, SQL_FROZEN_HAZARDS_INSERT,
                  ARGS(.scope = &ctx->actor.scope, .shape = &hazard_filter_shape, .object = filter,
                       .shape2 = &hazard_where_shape, .object2 = &where, PARAMS(P_BITS(bits))),
                  NULL);
}

static enum status write_institutions(struct ctx *ctx, const struct bits *bits,
                                      const struct institution_filter *filter) {
    struct institution_query query;
    enum status status = institution_query_make(ctx, filter, &query);
    if (status != STATUS_OK)
        return status;
    return db_run(ctx->db, SQL_FROZEN_INSTITUTIONS_INSERT,
                  ARGS(.scope = &ctx->actor.scope, .shape = &institution_filter_shape, .object = filter,
                       .shape2 = &institution_query_shape, .object2 = &query, PARAMS(P_BITS(bits))),
                  NULL);
}

static enum status write_inspections(struct ctx *ctx, const struct bits *bits,
                                     const struct inspection_filter *filter) {
    struct inspection_where where;
    enum status status = inspection_where_make(ctx, filter, &where);
    if (status != STATUS_OK)
        return status;
    return db_run(ctx->db, SQL_FROZEN_INSPECTIONS_INSERT,
                  ARGS(.scope = &ctx->actor.scope, .shape = &inspection_filter_shape, .object = filter,
                       .shape2 = &inspection_where_shape, .object2 = &where, PARAMS(P_BITS(bits))),
                  NULL);
}

static enum status write_inspectors(struct ctx *ctx, const struct bits *bits,
                                    const struct inspector_filter *filter) {
    struct inspector_where where;
    inspector_where_make(ctx, filter, &where);
    return db_run(ctx->db, SQL_FROZEN_INSPECTORS_INSERT,
                  ARGS(.shape = &inspector_filter_shape, .object = filter, .shape2 = &inspector_where_shape,
                       .object2 = &where, PARAMS(P_BITS(bits))),
                  NULL);
}

static enum status write_activities(struct ctx *ctx, const struct bits *bits,
                                    const struct activity_filter *filter) {
    struct activity_where where;
    activity_where_make(ctx, filter, &where);
    return db_run(ctx->db, SQL_FROZEN_ACTIVITIES_INSERT,
                  ARGS(.scope = &ctx->actor.scope, .shape = &activity_filter_shape, .object = filter,
                       .shape2 = &activity_where_shape, .object2 = &where, PARAMS(P_BITS(bits))),
                  NULL);
}

static enum status write_incidents(struct ctx *ctx, const struct bits *bits,
                                   const struct incident_filter *filter) {
    struct incident_where where;
    incident_where_make(ctx, filter, &where);
    return db_run(ctx->db, SQL_FROZEN_INCIDENTS_INSERT,
                  ARGS(.scope = &ctx->actor.scope, .shape = &incident_filter_shape, .object = filter,
                       .shape2 = &incident_where_shape, .object2 = &where, PARAMS(P_BITS(bits))),
                  NULL);
}

static enum status write_records(struct ctx *ctx, const struct bits *bits,
                                 const struct figure_definition *definition, enum figure_part part,
                                 const struct figure_scope *scope) {
    union figure_filter filter;
    figure_filter_make(definition, part, scope, &filter);
    switch (definition->list) {
    case LIST_HAZARDS: return write_hazards(ctx, bits, &filter.hazards);
    case LIST_INSTITUTIONS: return write_institutions(ctx, bits, &filter.institutions);
    case LIST_INSPECTIONS: return write_inspections(ctx, bits, &filter.inspections);
    case LIST_INSPECTORS: return write_inspectors(ctx, bits, &filter.inspectors);
    case LIST_ACTIVITIES: return write_activities(ctx, bits, &filter.activities);
    case LIST_INCIDENTS: return write_incidents(ctx, bits, &filter.incidents);
    case LIST_DUTIES: /* period_due.c */
    case figure_list_none_: break;
    }
    return STATUS_INTERNAL;
}

static enum status write_number(struct ctx *ctx, struct period_id id, int64_t bit,
                                const struct figure_definition *definition) {
    if (definition->measure == MEASURE_GROUP_DAYS)
        return db_run(
            ctx->db, SQL_FROZEN_GROUP_DAYS_INSERT,
            ARGS(PARAMS(P_ID("period_id", id), P_TEXT("figure", definition->id), P_INT("bit", bit))), NULL);
    return db_run(ctx->db, SQL_FROZEN_FIGURE_INSERT,
                  ARGS(PARAMS(P_ID("period_id", id), P_TEXT("figure", definition->id), P_INT("bit", bit),
                              P_ENUM("list", figure_list, definition->list),
                              P_TEXT("adds", figure_adds(definition->measure)))),
                  NULL);
}

static enum status write_figure(struct ctx *ctx, struct period_id id, int position, int64_t bit,
                                const struct figure_scope *scope) {
    const struct figure_definition *definition = &figure_definitions[position];
    const struct bits of_value = {id.value, bit, 0};
    const struct bits of_whole = {id.value, 0, bit};
    enum status status = write_definition(ctx, id, position, bit, definition, scope);
    if (status == STATUS_OK)
        status = write_records(ctx, &of_value, definition, FIGURE_VALUE, scope);
    if (status == STATUS_OK && definition->whole)
        status = write_records(ctx, &of_whole, definition, FIGURE_WHOLE, scope);
    return status == STATUS_OK ? write_number(ctx, id, bit, definition) : status;
}

/* Its shares have a table of their own, and no bits. */
static enum status write_fulfilment(struct ctx *ctx, const struct period_row *row, struct period_id id,
                                    int position, const struct figure_scope *scope) {
    const struct figure_definition *definition = &figure_definitions[position];
    enum status status = write_definition(ctx, id, position, 0, definition, scope);
    return status == STATUS_OK ? period_due_freeze(ctx, row, id, definition) : status;
}

static enum status write_all(struct ctx *ctx, const struct period_row *row, struct period_id id) {
    struct figure_run run;
    struct figure_request request = {.from = row->from, .to = row->to, .as_of = DAY_NONE};
    int used[FIGURE_LISTS] = {0}; /* bits, of each list */
    enum status status = figure_run_begin(ctx, &request, &run);
    for (int i = 0; status == STATUS_OK && i < figure_definition_count; i++) {
        int *bits = &used[figure_definitions[i].list];
        if (figure_definitions[i].elsewhere)
            status = write_fulfilment(ctx, row, id, i, &run.scope);
        else
            status = *bits < BITS ? write_figure(ctx, id, i, INT64_C(1) << (*bits)++, &run.scope)
                                  : STATUS_INTERNAL;
    }
    return status;
}

/* ---- who has confirmed ---- */

/* Names of the counties that have not, or whose figures have changed since; NULL: none. */
static const char *missing_names(struct ctx *ctx, const struct list *confirmations) {
    const struct period_confirmation *one = confirmations->items;
    struct buf buf;
    buf_init(&buf, ctx->arena, 256);
    for (size_t i = 0; i < confirmations->count; i++, one++) {
        if (one->confirmed_at == TIME_NONE)
            buf_printf(&buf, "%s%s未确认", buf.size ? "、" : "", one->county_name);
        else if (one->changed_since == YES)
            buf_printf(&buf, "%s%s确认后数字有变", buf.size ? "、" : "", one->county_name);
    }
    return buf.size ? buf.data : NULL;
}

static enum status check_confirmed(struct ctx *ctx, const struct period_freeze *request,
                                   const struct period_row *row, struct period_id id) {
    struct list confirmations;
    struct duty_fulfilment dues;
    enum status status = period_dues(ctx, row, &dues);
    if (status == STATUS_OK)
        status = period_confirmations(ctx, row, id, &dues, &confirmations);
    if (status != STATUS_OK)
        return status;
    const char *missing = missing_names(ctx, &confirmations);
    if (missing && !request->override_reason)
        return err_field(ctx->err, "override_reason", "required", "「未齐即封账的理由」必填：%s", missing);
    return STATUS_OK;
}

static enum status close_period(struct ctx *ctx, const struct period_freeze *request,
                                const struct period_row *row, struct period_id id) {
    enum status status =
        db_run(ctx->db, SQL_PERIOD_CLOSE,
               ARGS(PARAMS(P_ID("period_id", id), P_TIME("now", clock_now(ctx->clock)),
                           P_ID("by", ctx->actor.id), P_TEXT("override_reason", request->override_reason))),
               NULL);
    if (status != STATUS_OK)
        return status;
    return audit_write(ctx, "period.freeze", row->code,
                       arena_printf(ctx->arena, "%s封账%s%s", row->label,
                                    request->override_reason ? "，未齐即封账的理由：" : "",
                                    request->override_reason ? request->override_reason : ""));
}

enum status period_freeze(struct ctx *ctx, const struct period_freeze *request, struct period *ret_period) {
    struct period_row row;
    struct period_known known;
    struct period_id id;
    enum status status = period_find(ctx, request->code, &row, &known);
    if (status == STATUS_OK && (row.state == PERIOD_RUNNING || row.state == PERIOD_FROZEN))
        return period_state_error(ctx, &row, "封账");
    if (status == STATUS_OK)
        status = check_confirmed(ctx, request, &row, known.id);
    if (status == STATUS_OK)
        status = period_touch(ctx, &row, &id);
    if (status == STATUS_OK)
        status = write_all(ctx, &row, id);
    if (status == STATUS_OK)
        status = close_period(ctx, request, &row, id);
    return status == STATUS_OK ? period_get(ctx, &(struct period_request){.code = request->code}, ret_period)
                               : status;
}
