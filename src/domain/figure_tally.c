/* figure_tally.c: counts from the tallies. A filter's days are cut into whole months, which a tally knows,
 * and the days left over at the ends, which are counted from the records; the sum is exact for any dates.
 * What no tally knows (a town, an institution, two of type, area and source at once) is left to
 * figure_count.c. */
#include "figure_private.h"

#include "hazard_private.h"
#include <string.h>

enum { MONTH_TEXT_SIZE = 7, HALF_MONTH = 15 };
static const char any_closed[] = "9999-11";
static const char never_closed[] = "9999-12";
static const struct days any_days = {DAY_NONE, DAY_NONE};

/* ---- days ---- */

static const char *month_of(struct arena *arena, int32_t day) {
    char text[DAY_TEXT_SIZE];
    day_format(day, text);
    return arena_copy(arena, text, MONTH_TEXT_SIZE);
}

/* Everything up to a day, by months: those up to .month, and the days to add to them or to take away. */
struct edge {
    int32_t month; /* a day of the last month that counts as a whole */
    struct days days;
    int sign;
};

static struct edge edge_at(int32_t day) {
    if (day_is_month_end(day))
        return (struct edge){day, {1, 0}, 0};
    if (day_ymd(day).day <= HALF_MONTH)
        return (struct edge){day_month_start(day) - 1, {day_month_start(day), day}, 1};
    return (struct edge){day, {day + 1, day_month_end(day)}, -1};
}

/* ---- what has been counted so far ---- */

struct tally {
    const struct figure_run *run;
    const struct hazard_filter *filter;
    enum figure_measure measure;
    struct list counts;
};

/* Several rows of one key add up when they are read. */
static void add_counts(struct tally *tally, const struct list *more, int sign) {
    size_t have = tally->counts.count;
    struct figure_count *sum =
        ARENA_ARRAY(tally->run->ctx->arena, have + more->count + 1, struct figure_count);
    const struct figure_count *added = more->items;
    if (have)
        memcpy(sum, tally->counts.items, have * sizeof *sum);
    for (size_t i = 0; i < more->count; i++) {
        int64_t summed = added[i].summed == INT_NONE ? 0 : added[i].summed;
        sum[have + i] = (struct figure_count){added[i].key, sign * added[i].counted, sign * summed};
    }
    tally->counts = (struct list){sum, have + more->count};
}

/* Found: those alone that were found on these days, sought by what the seek names all the same. */
static enum status add_records(struct tally *tally, const struct hazard_filter *filter,
                               const struct hazard_seek *seek, struct days found, int sign) {
    struct list counts;
    enum status status = figure_count_hazards(tally->run, filter, seek, found, tally->measure, &counts);
    if (status == STATUS_OK)
        add_counts(tally, &counts, sign);
    return status;
}

/* ---- whole months of hazards ---- */

struct months {
    const char *found_from;
    const char *found_to;
    const char *closed_from;
    const char *closed_to;
    const char *due_to;
    const char *stock; /* found by then, and not closed by then */
    bool live;         /* neither void nor transferred */
};

/* One slice, or all slices of a kind when they are the keys. */
struct slices {
    const char *one;
    const char *from;
    const char *to;
};

static const char *slice_text(struct arena *arena, const char *kind, const char *code) {
    return arena_printf(arena, "%s:%s", kind, code);
}

static struct slices slices_of(const struct tally *tally) {
    struct arena *arena = tally->run->ctx->arena;
    const struct hazard_filter *filter = tally->filter;
    if (filter->institution_type)
        return (struct slices){
            slice_text(arena, "type", names_code(&institution_type_names, (int)filter->institution_type)),
            NULL, NULL};
    if (filter->area)
        return (struct slices){slice_text(arena, "area", names_code(&area_names, (int)filter->area)), NULL,
                               NULL};
    if (filter->source)
        return (struct slices){
            slice_text(arena, "source", names_code(&hazard_source_names, (int)filter->source)), NULL, NULL};
    switch (tally->run->key) { /* ';' follows ':' */
    case KEY_TYPE: return (struct slices){NULL, "type:", "type;"};
    case KEY_AREA: return (struct slices){NULL, "area:", "area;"};
    case KEY_SOURCE: return (struct slices){NULL, "source:", "source;"};
    case KEY_TOTAL:
    case KEY_COUNTY:
    case KEY_SEVERITY:
    case KEY_MONTH:
    case KEY_MONTH_CLOSED: break;
    }
    return (struct slices){"", NULL, NULL};
}

static const char *measure_of(const struct hazard_filter *filter) {
    if (filter->on_time == YES)
        return "on_time";
    return filter->repeat == YES ? "repeats" : "hazards";
}

static bool is_by_slice(enum figure_key key) {
    return key == KEY_TYPE || key == KEY_AREA || key == KEY_SOURCE;
}

static enum status add_months(struct tally *tally, const struct months *months) {
    struct ctx *ctx = tally->run->ctx;
    const struct hazard_filter *filter = tally->filter;
    const struct slices slices = slices_of(tally);
    enum figure_key key = tally->run->key;
    bool is_void = filter->state == HAZARD_VOID;
    struct list counts;
    enum status status = db_many(
        ctx->db, SQL_FIGURE_HAZARD_TALLY,
        ARGS(PARAMS(
            P_PLACE(&ctx->actor, filter->county), P_FLAG("by_total", key == KEY_TOTAL),
            P_FLAG("by_county", key == KEY_COUNTY), P_FLAG("by_slice", is_by_slice(key)),
            P_FLAG("by_severity", key == KEY_SEVERITY), P_FLAG("by_month_found", key == KEY_MONTH),
            P_FLAG("by_month_closed", key == KEY_MONTH_CLOSED), P_TEXT("slice", slices.one),
            P_TEXT("slice_from", slices.from), P_TEXT("slice_to", slices.to),
            P_ENUM("severity", severity, filter->severity),
            P_TEXT("outcome", is_void        ? "void"
                              : months->live ? "live"
                                             : NULL),
            P_FLAG("not_void", !is_void && !months->live), P_TEXT("measure", measure_of(filter)),
            P_TEXT("found_month_from", months->found_from), P_TEXT("found_month_to", months->found_to),
            P_TEXT("closed_month_from", months->closed_from), P_TEXT("closed_month_to", months->closed_to),
            P_TEXT("stock_month", months->stock), P_TEXT("due_month_to", months->due_to))),
        &figure_count_shape, ctx->arena, &counts);
    if (status == STATUS_OK)
        add_counts(tally, &counts, 1);
    return status;
}

/* ---- found in a period, and perhaps closed or due by a day ---- */

static enum status add_found_days(struct tally *tally, struct days days) {
    struct hazard_filter filter = *tally->filter;
    struct hazard_seek seek;
    if (days_are_none(days))
        return STATUS_OK;
    hazard_seek_clear(&seek);
    filter.found_from = days.from;
    filter.found_to = days.to;
    return add_records(tally, &filter, &seek, any_days, 1);
}

/* Found in the whole months, closed on the days that the edge leaves over. */
static enum status add_closed_edge(struct tally *tally, struct days found, const struct edge *edge) {
    struct hazard_filter filter = *tally->filter;
    struct hazard_seek seek;
    hazard_seek_clear(&seek);
    filter.found_from = filter.found_to = DAY_NONE;
    filter.closed_from = seek.closed_from = edge->days.from;
    filter.closed_to = seek.closed_to = edge->days.to;
    return add_records(tally, &filter, &seek, found, edge->sign);
}

static enum status add_due_edge(struct tally *tally, struct days found, const struct edge *edge) {
    struct hazard_filter filter = *tally->filter;
    struct hazard_seek seek;
    hazard_seek_clear(&seek);
    filter.found_from = filter.found_to = DAY_NONE;
    filter.due_before = DAY_NONE;
    filter.deadline_from = seek.due_from = edge->days.from;
    filter.deadline_to = seek.due_to = edge->days.to;
    return add_records(tally, &filter, &seek, found, edge->sign);
}

static enum status add_found_months(struct tally *tally, struct days found) {
    struct arena *arena = tally->run->ctx->arena;
    const struct hazard_filter *filter = tally->filter;
    struct months months = {.found_from = month_of(arena, found.from), .found_to = month_of(arena, found.to)};
    struct edge edge = {0, {1, 0}, 0};
    enum status status = STATUS_OK;
    if (filter->closed_to != DAY_NONE && filter->closed_to >= tally->run->scope.today) {
        months.closed_to = any_closed;
    } else if (filter->closed_to != DAY_NONE) {
        edge = edge_at(filter->closed_to);
        months.closed_to = month_of(arena, edge.month);
        status = days_are_none(edge.days) ? STATUS_OK : add_closed_edge(tally, found, &edge);
    } else if (filter->due_before != DAY_NONE) {
        edge = edge_at(filter->due_before - 1);
        months.due_to = month_of(arena, edge.month);
        status = days_are_none(edge.days) ? STATUS_OK : add_due_edge(tally, found, &edge);
    }
    return status == STATUS_OK ? add_months(tally, &months) : status;
}

static enum status count_found(struct tally *tally) {
    struct cut cut =
        days_cut((struct days){tally->filter->found_from, tally->filter->found_to}, tally->run->scope.today);
    enum status status = add_found_days(tally, cut.head);
    if (status == STATUS_OK)
        status = add_found_days(tally, cut.tail);
    if (status == STATUS_OK && !days_are_none(cut.months))
        status = add_found_months(tally, cut.months);
    return status;
}

/* ---- closed in a period ---- */

static enum status add_closed_days(struct tally *tally, struct days days) {
    struct hazard_filter filter = *tally->filter;
    struct hazard_seek seek;
    if (days_are_none(days))
        return STATUS_OK;
    hazard_seek_clear(&seek);
    filter.closed_from = seek.closed_from = days.from;
    filter.closed_to = seek.closed_to = days.to;
    return add_records(tally, &filter, &seek, any_days, 1);
}

static enum status count_closed(struct tally *tally) {
    struct arena *arena = tally->run->ctx->arena;
    struct cut cut = days_cut((struct days){tally->filter->closed_from, tally->filter->closed_to},
                              tally->run->scope.today);
    enum status status = add_closed_days(tally, cut.head);
    if (status == STATUS_OK)
        status = add_closed_days(tally, cut.tail);
    if (status == STATUS_OK && !days_are_none(cut.months))
        status = add_months(tally, &(struct months){.closed_from = month_of(arena, cut.months.from),
                                                    .closed_to = month_of(arena, cut.months.to)});
    return status;
}

/* ---- stock ---- */

static enum status count_stock_now(struct tally *tally) {
    return add_months(tally, &(struct months){.closed_from = never_closed, .live = true});
}

/* Of what was open when the month began, less what was closed in it by then. */
static enum status take_closed_since(struct tally *tally, struct days days) {
    struct hazard_filter filter = *tally->filter;
    struct hazard_seek seek;
    hazard_seek_clear(&seek);
    filter.open_on = DAY_NONE;
    filter.closed_from = seek.closed_from = days.from;
    filter.closed_to = seek.closed_to = days.to;
    return add_records(tally, &filter, &seek, (struct days){DAY_NONE, days.from - 1}, -1);
}

static enum status count_stock_on(struct tally *tally) {
    int32_t day = tally->filter->open_on;
    bool whole = day_is_month_end(day);
    struct days days = {whole ? day + 1 : day_month_start(day), day};
    enum status status = add_months(
        tally, &(struct months){.stock = month_of(tally->run->ctx->arena, days.from - 1), .live = true});
    if (status == STATUS_OK && !whole)
        status = take_closed_since(tally, days);
    return status == STATUS_OK ? add_found_days(tally, days) : status;
}

/* ---- which filters the tallies know ---- */

/* Two of type, area and source at once stand in no slice. */
static bool has_one_slice(const struct figure_run *run, const struct hazard_filter *filter) {
    bool type = filter->institution_type || run->key == KEY_TYPE;
    bool area = filter->area || run->key == KEY_AREA;
    bool source = filter->source || run->key == KEY_SOURCE;
    return type + area + source <= 1;
}

/* Whether it asks for nothing but what is taken out here. */
static bool is_plain(const struct figure_run *run, const struct hazard_filter *filter) {
    struct hazard_filter rest = *filter;
    rest.county = NULL;
    rest.institution_type = 0;
    rest.area = 0;
    rest.source = 0;
    rest.severity = 0;
    rest.not_void = TRUTH_NONE;
    rest.found_from = rest.found_to = rest.closed_from = rest.closed_to = DAY_NONE;
    rest.due_before = rest.open_on = DAY_NONE;
    if (rest.state == HAZARD_VOID)
        rest.state = 0;
    if (rest.on_time == YES)
        rest.on_time = TRUTH_NONE;
    if (rest.repeat == YES)
        rest.repeat = TRUTH_NONE;
    if (rest.unresolved == YES)
        rest.unresolved = TRUTH_NONE;
    return (filter->not_void == YES || filter->state == HAZARD_VOID) &&
           *figure_query(run->ctx->arena, LIST_HAZARDS, &(union figure_filter){.hazards = rest}) == '\0';
}

typedef enum status tally_way(struct tally *tally);

static tally_way *way_of_found(const struct hazard_filter *f) {
    bool closed = f->closed_to != DAY_NONE;
    bool due = f->due_before != DAY_NONE;
    bool other = f->closed_from != DAY_NONE || f->open_on != DAY_NONE || f->unresolved;
    if (f->found_to == DAY_NONE || other || (closed && due) || (f->on_time && !due))
        return NULL;
    return f->repeat && (closed || due) ? NULL : count_found;
}

static tally_way *way_of(const struct figure_run *run, const struct hazard_filter *f) {
    bool closed = f->closed_from != DAY_NONE && f->closed_to != DAY_NONE;
    if (f->found_from != DAY_NONE)
        return way_of_found(f);
    if (f->on_time || f->repeat || f->state || f->due_before != DAY_NONE)
        return NULL;
    if (f->unresolved)
        return f->found_to >= run->scope.today && f->closed_from == DAY_NONE && f->closed_to == DAY_NONE &&
                       f->open_on == DAY_NONE
                   ? count_stock_now
                   : NULL;
    if (f->found_to != DAY_NONE)
        return NULL;
    if (f->open_on != DAY_NONE)
        return f->closed_from == DAY_NONE && f->closed_to == DAY_NONE ? count_stock_on : NULL;
    return closed ? count_closed : NULL;
}

bool figure_is_wide(const struct figure_run *run) {
    const struct db_scope *scope = &run->ctx->actor.scope;
    return scope->everything ||
           (!scope->town_id && !scope->institution_id && (scope->city_id || scope->county_id));
}

enum status figure_tally_hazards(const struct figure_run *run, const struct hazard_filter *filter,
                                 enum figure_measure measure, bool *ret_known, struct list *ret_counts) {
    struct tally tally = {.run = run, .filter = filter, .measure = measure};
    tally_way *way = figure_is_wide(run) && has_one_slice(run, filter) && is_plain(run, filter)
                         ? way_of(run, filter)
                         : NULL;
    *ret_known = way != NULL;
    if (way == NULL)
        return STATUS_OK;
    enum status status = way(&tally);
    if (status == STATUS_OK)
        *ret_counts = tally.counts;
    return status;
}

/* ---- visits ---- */

static bool knows_visits(const struct figure_run *run, const struct inspection_filter *filter,
                         enum figure_measure measure) {
    struct inspection_filter rest = *filter;
    rest.county = NULL;
    rest.institution_type = 0;
    rest.by_bureau = TRUTH_NONE;
    rest.state = 0;
    rest.finished_from = rest.finished_to = DAY_NONE;
    if (filter->by_bureau != YES || filter->state != INSPECTION_SUBMITTED || !figure_is_wide(run) ||
        filter->finished_from == DAY_NONE || filter->finished_to == DAY_NONE)
        return false;
    if (measure == MEASURE_GROUP_DAYS && run->key != KEY_TOTAL)
        return false;
    return *figure_query(run->ctx->arena, LIST_INSPECTIONS, &(union figure_filter){.inspections = rest}) ==
           '\0';
}

static enum status add_visit_days(struct tally *tally, const struct inspection_filter *filter,
                                  struct days days) {
    struct inspection_filter part = *filter;
    struct list counts;
    if (days_are_none(days))
        return STATUS_OK;
    part.finished_from = days.from;
    part.finished_to = days.to;
    enum status status = figure_count_inspections(tally->run, &part, tally->measure, &counts);
    if (status == STATUS_OK)
        add_counts(tally, &counts, 1);
    return status;
}

static enum status add_visit_months(struct tally *tally, const struct inspection_filter *filter,
                                    struct days days) {
    struct ctx *ctx = tally->run->ctx;
    enum figure_key key = tally->run->key;
    struct list counts;
    if (days_are_none(days))
        return STATUS_OK;
    enum status status =
        db_many(ctx->db, SQL_FIGURE_INSPECTION_TALLY,
                ARGS(PARAMS(P_PLACE(&ctx->actor, filter->county), P_FLAG("by_total", key == KEY_TOTAL),
                            P_FLAG("by_county", key == KEY_COUNTY), P_FLAG("by_type", key == KEY_TYPE),
                            P_FLAG("by_month", key == KEY_MONTH),
                            P_ENUM("institution_type", institution_type, filter->institution_type),
                            P_TEXT("month_from", month_of(ctx->arena, days.from)),
                            P_TEXT("month_to", month_of(ctx->arena, days.to)))),
                &figure_count_shape, ctx->arena, &counts);
    if (status == STATUS_OK)
        add_counts(tally, &counts, 1);
    return status;
}

static enum status count_group_days(const struct figure_run *run, const struct inspection_filter *filter,
                                    struct list *ret_counts) {
    struct ctx *ctx = run->ctx;
    const char *type = names_code(&institution_type_names, (int)filter->institution_type);
    return db_many(
        ctx->db, SQL_FIGURE_GROUP_DAYS,
        ARGS(PARAMS(P_PLACE(&ctx->actor, filter->county), P_TEXT("slice", type ? type : ""),
                    P_DAY("day_from", filter->finished_from), P_DAY("day_to", filter->finished_to))),
        &figure_count_shape, ctx->arena, ret_counts);
}

enum status figure_tally_inspections(const struct figure_run *run, const struct inspection_filter *filter,
                                     enum figure_measure measure, bool *ret_known, struct list *ret_counts) {
    struct tally tally = {.run = run, .measure = measure};
    *ret_known = knows_visits(run, filter, measure);
    if (!*ret_known)
        return STATUS_OK;
    if (measure == MEASURE_GROUP_DAYS)
        return count_group_days(run, filter, ret_counts);
    struct cut cut = days_cut((struct days){filter->finished_from, filter->finished_to}, run->scope.today);
    enum status status = add_visit_days(&tally, filter, cut.head);
    if (status == STATUS_OK)
        status = add_visit_days(&tally, filter, cut.tail);
    if (status == STATUS_OK)
        status = add_visit_months(&tally, filter, cut.months);
    if (status == STATUS_OK)
        *ret_counts = tally.counts;
    return status;
}
