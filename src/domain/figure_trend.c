/* figure_trend.c: twelve months up to the day asked about. */
#include "figure_private.h"

enum { MONTHS = 12 };

/* What a month's numbers are counted from, each grouped by month in one pass. */
struct series {
    struct list found;
    struct list closed;
    struct list trips;
};

static void found_filter(const struct figure_scope *scope, union figure_filter *ret_filter) {
    figure_filter_base(LIST_HAZARDS, scope, ret_filter);
    ret_filter->hazards.found_from = scope->from;
    ret_filter->hazards.found_to = scope->to;
}

static void closed_filter(const struct figure_scope *scope, union figure_filter *ret_filter) {
    figure_filter_base(LIST_HAZARDS, scope, ret_filter);
    ret_filter->hazards.closed_from = scope->from;
    ret_filter->hazards.closed_to = scope->to;
}

static void stock_filter(const struct figure_scope *scope, union figure_filter *ret_filter) {
    figure_filter_base(LIST_HAZARDS, scope, ret_filter);
    figure_filter_stock(scope, scope->to, ret_filter);
}

static void trips_filter(const struct figure_scope *scope, union figure_filter *ret_filter) {
    figure_filter_base(LIST_INSPECTIONS, scope, ret_filter);
}

typedef void month_filter(const struct figure_scope *scope, union figure_filter *ret_filter);

static enum status series_of(struct figure_run *run, enum figure_list list, enum figure_key key,
                             month_filter *make, struct list *ret_counts) {
    union figure_filter filter;
    run->key = key;
    make(&run->scope, &filter);
    return figure_counts(run, list, &filter, MEASURE_ROWS, ret_counts);
}

static enum status count_series(struct figure_run *run, struct series *series) {
    enum status status = series_of(run, LIST_HAZARDS, KEY_MONTH, found_filter, &series->found);
    if (status == STATUS_OK)
        status = series_of(run, LIST_HAZARDS, KEY_MONTH_CLOSED, closed_filter, &series->closed);
    if (status == STATUS_OK)
        status = series_of(run, LIST_INSPECTIONS, KEY_MONTH, trips_filter, &series->trips);
    return status;
}

static const char *query_of(struct figure_run *run, enum figure_list list, month_filter *make,
                            const struct figure_scope *month) {
    union figure_filter filter;
    make(month, &filter);
    return figure_query(run->ctx->arena, list, &filter);
}

static enum status count_stock(struct figure_run *run, const struct figure_scope *month, int64_t *ret_stock) {
    union figure_filter filter;
    struct list counts;
    run->key = KEY_TOTAL;
    stock_filter(month, &filter);
    enum status status = figure_counts(run, LIST_HAZARDS, &filter, MEASURE_ROWS, &counts);
    if (status == STATUS_OK)
        *ret_stock = figure_count_of(&counts, NULL).counted;
    return status;
}

static struct figure_scope month_scope(const struct figure_run *run, int index) {
    struct figure_scope month = run->scope;
    month.from = day_add_months(run->scope.from, index);
    month.to = day_month_end(month.from);
    if (month.to > run->scope.to)
        month.to = run->scope.to;
    return month;
}

static enum status fill_point(struct figure_run *run, const struct series *series, int index,
                              struct figure_point *point) {
    struct figure_scope month = month_scope(run, index);
    point->month = figure_month(run->ctx->arena, month.from);
    point->found = figure_count_of(&series->found, point->month).counted;
    point->closed = figure_count_of(&series->closed, point->month).counted;
    point->trips = figure_count_of(&series->trips, point->month).counted;
    point->found_query = query_of(run, LIST_HAZARDS, found_filter, &month);
    point->closed_query = query_of(run, LIST_HAZARDS, closed_filter, &month);
    point->stock_query = query_of(run, LIST_HAZARDS, stock_filter, &month);
    point->trips_query = query_of(run, LIST_INSPECTIONS, trips_filter, &month);
    return count_stock(run, &month, &point->stock);
}

enum status figure_trend(struct ctx *ctx, const struct figure_request *request,
                         struct figure_trend *ret_trend) {
    struct figure_run run;
    struct series series;
    struct figure_point *points = ARENA_ARRAY(ctx->arena, MONTHS, struct figure_point);
    enum status status = figure_run_begin(ctx, request, &run);
    if (status != STATUS_OK)
        return status;
    run.scope.to = run.scope.end;
    run.scope.from = day_add_months(day_month_start(run.scope.to), 1 - MONTHS);
    status = count_series(&run, &series);
    for (int i = 0; status == STATUS_OK && i < MONTHS; i++)
        status = fill_point(&run, &series, i, &points[i]);
    if (status == STATUS_OK)
        ret_trend->points = (struct list){points, MONTHS};
    return status;
}
