/* figure.c: the board and its breakdown. */
#include "figure_private.h"

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
    scope->as_of = scope->to < today ? scope->to : today;
    if (scope->from > scope->to)
        return err_field(ctx->err, "from", "order", "「起始日期」不能晚于「截止日期」");
    if (scope->from > today)
        return err_field(ctx->err, "from", "range", "「起始日期」不能晚于今天");
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
    enum status status = period_begin(ctx, request, &run.scope);
    if (status == STATUS_OK)
        status = county_begin(ctx, request->county);
    if (status == STATUS_OK)
        *ret_run = run;
    return status;
}

/* ---- one figure ---- */

/* One row of a breakdown, or the whole of a board: its key, and the scope that its lists are opened with. */
struct cell {
    const char *key; /* NULL: all together */
    struct figure_scope scope;
};

static const char *part_query(struct figure_run *run, const struct figure_definition *definition,
                              enum figure_part part, const struct cell *cell) {
    union figure_filter filter;
    figure_filter_make(definition, part, &cell->scope, &filter);
    return figure_query(run->ctx->arena, definition->list, &filter);
}

static enum status part_count(struct figure_run *run, const struct figure_definition *definition,
                              enum figure_part part, const struct cell *cell,
                              struct figure_count *ret_count) {
    union figure_filter filter;
    struct list counts;
    figure_filter_make(definition, part, &run->scope, &filter);
    enum status status =
        figure_counts(run, definition->list, &filter, definition->measure != MEASURE_ROWS, &counts);
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
                             const struct cell *cell, int64_t numerator, struct figure_value *value) {
    struct figure_count whole;
    enum status status = part_count(run, definition, FIGURE_WHOLE, cell, &whole);
    if (status != STATUS_OK)
        return status;
    set_rate(run->ctx->arena, numerator, whole.counted, value);
    value->denominator_query = part_query(run, definition, FIGURE_WHOLE, cell);
    return STATUS_OK;
}

static const char *wording_of(struct figure_run *run, const struct figure_definition *definition) {
    if (run->scope.area == 0 || definition->list == LIST_HAZARDS)
        return definition->wording;
    return arena_printf(run->ctx->arena, "%s领域筛选不影响本指标。", definition->wording);
}

static void describe(struct figure_run *run, const struct figure_definition *definition,
                     const struct cell *cell, struct figure_value *value) {
    shape_clear(&figure_value_shape, value);
    value->id = definition->id;
    value->label = definition->label;
    value->wording = wording_of(run, definition);
    value->unit = definition->unit;
    value->list = definition->list;
    value->query = part_query(run, definition, FIGURE_VALUE, cell);
    if (definition->rest)
        value->rest_query = part_query(run, definition, FIGURE_REST, cell);
}

static enum status fill_value(struct figure_run *run, const struct figure_definition *definition,
                              const struct cell *cell, struct figure_value *value) {
    struct figure_count count;
    enum status status = part_count(run, definition, FIGURE_VALUE, cell, &count);
    if (status != STATUS_OK)
        return status;
    describe(run, definition, cell, value);
    if (definition->whole)
        return fill_rate(run, definition, cell, count.counted, value);
    switch (definition->measure) {
    case MEASURE_ROWS: set_count(run->ctx->arena, count.counted, value); break;
    case MEASURE_SUM: set_count(run->ctx->arena, count.summed, value); break;
    case MEASURE_MEAN: set_mean(run->ctx->arena, &count, value); break;
    }
    return STATUS_OK;
}

typedef bool figure_choice(const struct figure_run *run, const struct figure_definition *definition);

static enum status fill_figures(struct figure_run *run, const struct cell *cell, figure_choice *is_chosen,
                                struct list *ret_figures) {
    struct figure_value *values =
        ARENA_ARRAY(run->ctx->arena, (size_t)figure_definition_count, struct figure_value);
    struct list figures = {values, 0};
    for (int i = 0; i < figure_definition_count; i++) {
        if (!is_chosen(run, &figure_definitions[i]))
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
        status = fill_figures(&run, &(struct cell){NULL, run.scope}, any_figure, &figures);
    if (status == STATUS_OK)
        *ret_board = (struct figure_board){run.scope.from, run.scope.to, run.scope.as_of, figures};
    return status;
}

/* ---- the breakdown ---- */

static const enum figure_key key_of_group[] = {
    [GROUP_COUNTY] = KEY_COUNTY, [GROUP_TYPE] = KEY_TYPE, [GROUP_AREA] = KEY_AREA};

static bool is_row_figure(const struct figure_run *run, const struct figure_definition *definition) {
    return definition->in_breakdown && (run->key != KEY_AREA || definition->list == LIST_HAZARDS);
}

static enum status add_row(struct figure_run *run, const char *label, const struct cell *cell,
                           struct list *rows) {
    struct figure_row *row = (struct figure_row *)rows->items + rows->count;
    *row = (struct figure_row){.key = cell->key ? cell->key : "total", .label = label};
    enum status status = fill_figures(run, cell, is_row_figure, &row->figures);
    if (status == STATUS_OK)
        rows->count++;
    return status;
}

static void make_rows(struct figure_run *run, size_t most, struct list *ret_rows) {
    *ret_rows = (struct list){ARENA_ARRAY(run->ctx->arena, most + 1, struct figure_row), 0};
}

static bool is_row_county(const struct figure_run *run, const struct region *region) {
    const struct actor *actor = &run->ctx->actor;
    return region->level == REGION_COUNTY &&
           (actor->county_id == 0 || region->county_id == actor->county_id) &&
           (run->scope.county == NULL || strcmp(run->scope.county, region->code) == 0);
}

static enum status add_counties(struct figure_run *run, struct list *rows) {
    struct region_tree tree;
    enum status status = region_list(run->ctx, &tree);
    if (status != STATUS_OK)
        return status;
    const struct region *regions = tree.items.items;
    make_rows(run, tree.items.count, rows);
    for (size_t i = 0; status == STATUS_OK && i < tree.items.count; i++) {
        struct cell cell = {regions[i].code, run->scope};
        cell.scope.county = regions[i].code;
        if (is_row_county(run, &regions[i]))
            status = add_row(run, regions[i].name, &cell, rows);
    }
    return status;
}

static enum status add_types(struct figure_run *run, struct list *rows) {
    enum status status = STATUS_OK;
    make_rows(run, (size_t)institution_type_names.count, rows);
    for (int i = 0; status == STATUS_OK && i < institution_type_names.count; i++) {
        const struct name *type = &institution_type_names.list[i];
        struct cell cell = {type->code, run->scope};
        cell.scope.type = (enum institution_type)type->value;
        if (run->scope.type == 0 || run->scope.type == cell.scope.type)
            status = add_row(run, type->label, &cell, rows);
    }
    return status;
}

static enum status add_areas(struct figure_run *run, struct list *rows) {
    enum status status = STATUS_OK;
    make_rows(run, (size_t)area_names.count, rows);
    for (int i = 0; status == STATUS_OK && i < area_names.count; i++) {
        const struct name *area = &area_names.list[i];
        struct cell cell = {area->code, run->scope};
        cell.scope.area = (enum area)area->value;
        if (run->scope.area == 0 || run->scope.area == cell.scope.area)
            status = add_row(run, area->label, &cell, rows);
    }
    return status;
}

static enum status add_rows(struct figure_run *run, struct list *rows) {
    if (run->key == KEY_TYPE)
        return add_types(run, rows);
    return run->key == KEY_AREA ? add_areas(run, rows) : add_counties(run, rows);
}

enum status figure_breakdown(struct ctx *ctx, const struct figure_request *request,
                             struct figure_breakdown *ret_breakdown) {
    struct figure_run run;
    struct figure_breakdown breakdown = {.by = request->by ? request->by : GROUP_COUNTY};
    enum status status = figure_run_begin(ctx, request, &run);
    if (status != STATUS_OK)
        return status;
    run.key = key_of_group[breakdown.by];
    status = add_rows(&run, &breakdown.rows);
    if (status == STATUS_OK)
        status = add_row(&run, "合计", &(struct cell){NULL, run.scope}, &breakdown.rows);
    if (status == STATUS_OK)
        *ret_breakdown = breakdown;
    return status;
}
