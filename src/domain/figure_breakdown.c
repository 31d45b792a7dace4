/* figure_breakdown.c: the same figures for every county, type, area, severity, source or month, and in total.
 */
#include "figure_private.h"

#include "minan/domain/region.h"
#include <string.h>

enum { MOST_MONTHS = 36 };

struct rows {
    struct figure_run *run;
    enum figure_group by;
    struct list list; /* of struct figure_row */
};

static const enum figure_key key_of_group[] = {
    [GROUP_COUNTY] = KEY_COUNTY,     [GROUP_TYPE] = KEY_TYPE,     [GROUP_AREA] = KEY_AREA,
    [GROUP_SEVERITY] = KEY_SEVERITY, [GROUP_SOURCE] = KEY_SOURCE, [GROUP_MONTH] = KEY_TOTAL};

static bool is_of_hazards(enum figure_key key) {
    return key == KEY_AREA || key == KEY_SEVERITY || key == KEY_SOURCE;
}

/* A figure of one severity cannot be split by severity. */
static bool is_row_figure(const struct figure_run *run, const struct figure_definition *definition) {
    if (!definition->in_breakdown || (run->key == KEY_SEVERITY && definition->severity))
        return false;
    return !is_of_hazards(run->key) || definition->list == LIST_HAZARDS;
}

static enum status add_row(struct rows *rows, const char *key, const char *label,
                           const struct figure_cell *cell) {
    if (rows->list.items == NULL)
        return STATUS_INTERNAL;
    struct figure_row *row = (struct figure_row *)rows->list.items + rows->list.count;
    *row = (struct figure_row){.key = key, .label = label};
    enum status status = figure_fill(rows->run, cell, is_row_figure, &row->figures);
    if (status == STATUS_OK)
        rows->list.count++;
    return status;
}

/* Room for that many, and for the total. */
static void make_room(struct rows *rows, size_t most) {
    rows->list = (struct list){ARENA_ARRAY(rows->run->ctx->arena, most + 1, struct figure_row), 0};
}

/* ---- by county ---- */

static bool is_row_county(const struct figure_run *run, const struct region *region) {
    const struct actor *actor = &run->ctx->actor;
    return region->level == REGION_COUNTY &&
           (actor->county_id == 0 || region->county_id == actor->county_id) &&
           (run->scope.county == NULL || strcmp(run->scope.county, region->code) == 0);
}

static enum status add_counties(struct rows *rows) {
    struct region_tree tree;
    enum status status = region_list(rows->run->ctx, &tree);
    if (status != STATUS_OK)
        return status;
    const struct region *regions = tree.items.items;
    make_room(rows, tree.items.count);
    for (size_t i = 0; status == STATUS_OK && i < tree.items.count; i++) {
        struct figure_cell cell = {regions[i].code, rows->run->scope};
        cell.scope.county = regions[i].code;
        if (is_row_county(rows->run, &regions[i]))
            status = add_row(rows, cell.key, regions[i].name, &cell);
    }
    return status;
}

/* ---- by a vocabulary ---- */

static const struct names *names_of(enum figure_group by) {
    switch (by) {
    case GROUP_TYPE: return &institution_type_names;
    case GROUP_AREA: return &area_names;
    case GROUP_SEVERITY: return &severity_names;
    case GROUP_SOURCE: return &hazard_source_names;
    case GROUP_COUNTY:
    case GROUP_MONTH:
    case figure_group_none_: break;
    }
    return NULL;
}

/* Narrows the scope to one word; false when it asks for another already. */
static bool narrow_to(enum figure_group by, int value, struct figure_scope *scope) {
    int *member = by == GROUP_TYPE       ? (int *)&scope->type
                  : by == GROUP_AREA     ? (int *)&scope->area
                  : by == GROUP_SEVERITY ? (int *)&scope->severity
                                         : (int *)&scope->source;
    bool fits = *member == 0 || *member == value;
    *member = value;
    return fits;
}

static enum status add_words(struct rows *rows) {
    const struct names *names = names_of(rows->by);
    enum status status = STATUS_OK;
    make_room(rows, (size_t)names->count);
    for (int i = 0; status == STATUS_OK && i < names->count; i++) {
        struct figure_cell cell = {names->list[i].code, rows->run->scope};
        if (narrow_to(rows->by, names->list[i].value, &cell.scope))
            status = add_row(rows, cell.key, names->list[i].label, &cell);
    }
    return status;
}

/* ---- by month: each is a board of its own, with its own as-of date ---- */

static int months_of(const struct figure_scope *scope) {
    struct ymd from = day_ymd(scope->from);
    struct ymd to = day_ymd(scope->end);
    return (to.year - from.year) * 12 + to.month - from.month + 1;
}

static struct figure_scope month_scope(const struct figure_scope *scope, int index) {
    struct figure_scope month = *scope;
    int32_t start = day_add_months(day_month_start(scope->from), index);
    month.from = start > scope->from ? start : scope->from;
    month.to = day_month_end(start) < scope->end ? day_month_end(start) : scope->end;
    month.end = month.to;
    month.as_of = scope->as_of > scope->end ? scope->as_of : month.end;
    return month;
}

static enum status add_month(struct rows *rows, const struct figure_scope *month) {
    struct figure_run run = *rows->run;
    struct rows row = {&run, rows->by, rows->list};
    run.scope = *month;
    const char *key = figure_month(run.ctx->arena, month->from);
    enum status status = add_row(&row, key, key, &(struct figure_cell){NULL, *month});
    rows->list = row.list;
    return status;
}

static enum status add_months(struct rows *rows) {
    const struct figure_scope *scope = &rows->run->scope;
    int months = months_of(scope);
    enum status status = STATUS_OK;
    if (months > MOST_MONTHS)
        return err_field(rows->run->ctx->err, "from", "range", "逐月统计最多 %d 个月，请缩短时期",
                         MOST_MONTHS);
    make_room(rows, (size_t)months);
    for (int i = 0; status == STATUS_OK && i < months; i++) {
        struct figure_scope month = month_scope(scope, i);
        status = add_month(rows, &month);
    }
    return status;
}

/* ---- all ---- */

static enum status add_rows(struct rows *rows) {
    if (rows->by == GROUP_COUNTY)
        return add_counties(rows);
    return rows->by == GROUP_MONTH ? add_months(rows) : add_words(rows);
}

enum status figure_breakdown(struct ctx *ctx, const struct figure_request *request,
                             struct figure_breakdown *ret_breakdown) {
    struct figure_run run;
    struct rows rows = {.run = &run, .by = request->by ? request->by : GROUP_COUNTY};
    enum status status = figure_run_begin(ctx, request, &run);
    if (status != STATUS_OK)
        return status;
    run.key = key_of_group[rows.by];
    status = add_rows(&rows);
    if (status == STATUS_OK)
        status = add_row(&rows, "total", "合计", &(struct figure_cell){NULL, run.scope});
    if (status == STATUS_OK)
        *ret_breakdown = (struct figure_breakdown){rows.by, rows.list};
    return status;
}
