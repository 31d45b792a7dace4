/* figure.c: what is asked, one figure, the board. */
#include "figure_private.h"

#include "minan/domain/duty.h"
#include "minan/domain/region.h"
#include <math.h>
#include <string.h>

/* ---- what is asked ---- */

static enum status period_begin(struct ctx *ctx, const struct figure_request *request,
                                struct figure_scope *scope) {
    int32_t today = clock_today(ctx->clock);
    scope->today = today;
    scope->to = request->to == DAY_NONE ? today : request->to;
    scope->from = request->from == DAY_NONE ? day_of(day_ymd(scope->to).year, 1, 1) : request->from;
    scope->end = scope->to < today ? scope->to : today;
    scope->as_of = request->as_of == DAY_NONE ? scope->end : request->as_of;
    if (scope->from > scope->to)
        return err_field(ctx->err, "from", "order", "「起始日期」不能晚于「截止日期」");
    if (scope->from > today)
        return err_field(ctx->err, "from", "range", "「起始日期」不能晚于今天");
    if (scope->as_of < scope->end)
        return err_field(ctx->err, "as_of", "order", "「统计日」不能早于截止日期");
    if (scope->as_of > today)
        return err_field(ctx->err, "as_of", "range", "「统计日」不能晚于今天");
    return STATUS_OK;
}

static enum status county_begin(struct ctx *ctx, const char *code) {
    struct region region;
    if (code == NULL)
        return STATUS_OK;
    enum status status = region_by_code(ctx, code, &region);
    if (status == STATUS_NOT_FOUND || (status == STATUS_OK && region.level != REGION_COUNTY))
        return err_field(ctx->err, "county", "unknown", "没有区划代码为 %s 的县(市、区)", code);
    return status;
}

enum status figure_run_begin(struct ctx *ctx, const struct figure_request *request,
                             struct figure_run *ret_run) {
    struct figure_run run = {.ctx = ctx, .key = KEY_TOTAL};
    run.scope.county = request->county;
    run.scope.type = request->institution_type;
    run.scope.area = request->area;
    run.scope.severity = request->severity;
    run.scope.source = request->source;
    enum status status = period_begin(ctx, request, &run.scope);
    if (status == STATUS_OK)
        status = county_begin(ctx, request->county);
    if (status != STATUS_OK)
        return status;
    run.institutions = figure_register_new(ctx->arena, &run.scope);
    status = duty_stock_days(ctx, run.scope.end, &run.scope.stock_days);
    if (status == STATUS_OK)
        *ret_run = run;
    return status;
}

/* ---- one figure ---- */

static const char *part_query(struct figure_run *run, const struct figure_definition *definition,
                              enum figure_part part, const struct figure_cell *cell) {
    union figure_filter filter;
    figure_filter_make(definition, part, &cell->scope, &filter);
    return figure_query(run->ctx->arena, definition->list, &filter);
}

static enum status part_count(struct figure_run *run, const struct figure_definition *definition,
                              enum figure_part part, const struct figure_cell *cell,
                              struct figure_count *ret_count) {
    union figure_filter filter;
    struct list counts;
    figure_filter_make(definition, part, &run->scope, &filter);
    enum status status = figure_counts(run, definition->list, &filter, definition->measure, &counts);
    if (status == STATUS_OK)
        *ret_count = figure_count_of(&counts, cell->key);
    return status;
}

static double tenths_value(int64_t tenths) {
    return tenths == INT_NONE ? NAN : (double)tenths / 10;
}

static void set_count(struct arena *arena, int64_t count, struct figure_value *value) {
    value->numerator = count;
    value->value = (double)count;
    value->display = figure_count_text(arena, count);
}

static void set_sum(struct arena *arena, int64_t sum, int64_t per, struct figure_value *value) {
    value->numerator = sum;
    value->value = per > 1 ? tenths_value(figure_tenths(sum, per)) : (double)sum;
    value->display = figure_sum_text(arena, sum, per);
}

static void set_mean(struct arena *arena, const struct figure_count *count, struct figure_value *value) {
    value->numerator = count->summed;
    value->denominator = count->counted;
    value->value = tenths_value(figure_tenths(count->summed, count->counted));
    value->display = figure_mean_text(arena, count->summed, count->counted);
    value->denominator_query = value->query;
}

static void set_rate(struct arena *arena, int64_t numerator, int64_t denominator,
                     struct figure_value *value) {
    value->numerator = numerator;
    value->denominator = denominator;
    value->value = tenths_value(figure_tenths(numerator * 100, denominator));
    value->display = figure_rate_text(arena, numerator, denominator);
}

static enum status fill_rate(struct figure_run *run, const struct figure_definition *definition,
                             const struct figure_cell *cell, int64_t numerator, struct figure_value *value) {
    struct figure_count whole;
    enum status status = part_count(run, definition, FIGURE_WHOLE, cell, &whole);
    if (status != STATUS_OK)
        return status;
    set_rate(run->ctx->arena, numerator, whole.counted, value);
    value->denominator_query = part_query(run, definition, FIGURE_WHOLE, cell);
    return STATUS_OK;
}

const char *figure_wording(struct arena *arena, const struct figure_definition *definition,
                           const struct figure_scope *scope) {
    if (!definition->names_stock_days)
        return definition->wording;
    return arena_printf(arena, "%s截止日规定为%lld天。", definition->wording, (long long)scope->stock_days);
}

/* Says which conditions of the board mean nothing to this figure. */
static const char *wording_of(struct figure_run *run, const struct figure_definition *definition) {
    const struct figure_scope *scope = &run->scope;
    const char *wording = figure_wording(run->ctx->arena, definition, scope);
    bool of_hazards = definition->list == LIST_HAZARDS;
    bool of_no_type = definition->list == LIST_INSPECTORS || definition->list == LIST_ACTIVITIES;
    const char *type = of_no_type && scope->type ? "机构类型、" : "";
    const char *area = !of_hazards && scope->area ? "领域、" : "";
    const char *severity = !of_hazards && scope->severity ? "隐患等级、" : "";
    const char *source = !of_hazards && scope->source ? "隐患来源、" : "";
    char *words = arena_printf(run->ctx->arena, "%s%s%s%s", type, area, severity, source);
    size_t size = strlen(words);
    if (size == 0)
        return wording;
    words[size - strlen("、")] = '\0';
    return arena_printf(run->ctx->arena, "%s%s筛选不影响本指标。", wording, words);
}

static void describe(struct figure_run *run, const struct figure_definition *definition,
                     const struct figure_cell *cell, struct figure_value *value) {
    shape_clear(&figure_value_shape, value);
    value->id = definition->id;
    value->label = definition->label;
    value->wording = wording_of(run, definition);
    value->unit = definition->unit;
    value->topic = definition->topic;
    value->list = definition->list;
    value->query = part_query(run, definition, FIGURE_VALUE, cell);
    if (definition->rest)
        value->rest_query = part_query(run, definition, FIGURE_REST, cell);
}

static enum status fill_value(struct figure_run *run, const struct figure_definition *definition,
                              const struct figure_cell *cell, struct figure_value *value) {
    struct figure_count count;
    enum status status = part_count(run, definition, FIGURE_VALUE, cell, &count);
    if (status != STATUS_OK)
        return status;
    describe(run, definition, cell, value);
    if (definition->whole)
        return fill_rate(run, definition, cell, count.counted, value);
    switch (definition->measure) {
    case MEASURE_ROWS: set_count(run->ctx->arena, count.counted, value); break;
    case MEASURE_SUM:
    case MEASURE_FUNDS: set_sum(run->ctx->arena, count.summed, definition->per, value); break;
    case MEASURE_DEATHS:
    case MEASURE_INJURED:
    case MEASURE_CASES:
    case MEASURE_GROUP_DAYS: set_count(run->ctx->arena, count.summed, value); break;
    case MEASURE_MEAN: set_mean(run->ctx->arena, &count, value); break;
    }
    return STATUS_OK;
}

enum status figure_fill(struct figure_run *run, const struct figure_cell *cell, figure_choice *is_chosen,
                        struct list *ret_figures) {
    struct figure_value *values =
        ARENA_ARRAY(run->ctx->arena, (size_t)figure_definition_count, struct figure_value);
    struct list figures = {values, 0};
    for (int i = 0; i < figure_definition_count; i++) {
        if (figure_definitions[i].elsewhere || !figure_applies(&figure_definitions[i], &run->scope) ||
            !is_chosen(run, &figure_definitions[i]))
            continue;
        enum status status = fill_value(run, &figure_definitions[i], cell, &values[figures.count]);
        if (status != STATUS_OK)
            return status;
        figures.count++;
    }
    *ret_figures = figures;
    return STATUS_OK;
}

/* ---- the board ---- */

static bool any_figure(const struct figure_run *run, const struct figure_definition *definition) {
    (void)run;
    (void)definition;
    return true;
}

enum status figure_board(struct ctx *ctx, const struct figure_request *request,
                         struct figure_board *ret_board) {
    struct figure_run run;
    struct list figures;
    enum status status = figure_run_begin(ctx, request, &run);
    if (status == STATUS_OK)
        status = figure_fill(&run, &(struct figure_cell){NULL, run.scope}, any_figure, &figures);
    if (status == STATUS_OK)
        *ret_board = (struct figure_board){run.scope.from, run.scope.to, run.scope.as_of, figures};
    return status;
}
