/* figure_tally.c: hazards counted from their tallies. What is asked is put together from whole months and
 * from the days left over at the ends; the sum is exact for any dates. Days of all hazards together are kept
 * like months, those of a slice are counted from the records. What no tally knows (a town, an institution,
 * two of type, area and source at once) is left to figure_count.c. */
#include "figure_private.h"

#include "hazard_private.h"
#include <string.h>

enum { HALF_MONTH = 15 };
static const char never_closed[] = "9999-12";
static const struct days any_days = {DAY_NONE, DAY_NONE};

/* ---- days ---- */

/* Everything up to a day, or since a day, by months: those up to .month, or since it, and the days to add to
 * them or to take away. */
struct edge {
    int32_t month; /* a day of the last month that counts as a whole; of the first one, its first day */
    struct days days;
    int sign;
};

static struct edge edge_up_to(int32_t day) {
    if (day_is_month_end(day))
        return (struct edge){day, {1, 0}, 0};
    if (day_ymd(day).day <= HALF_MONTH)
        return (struct edge){day_month_start(day) - 1, {day_month_start(day), day}, 1};
    return (struct edge){day, {day + 1, day_month_end(day)}, -1};
}

static struct edge edge_since(int32_t day) {
    int32_t start = day_month_start(day);
    if (day == start)
        return (struct edge){day, {1, 0}, 0};
    if (day_ymd(day).day <= HALF_MONTH)
        return (struct edge){start, {start, day - 1}, -1};
    return (struct edge){day_month_end(day) + 1, {day, day_month_end(day)}, 1};
}

/* ---- what has been counted so far ---- */

struct tally {
    const struct figure_run *run;
    const struct hazard_filter *filter;
    enum figure_measure measure;
    struct list counts;
};

/* Found: those alone that were found on these days, sought by what the seek names all the same. */
static enum status add_records(struct tally *tally, const struct hazard_filter *filter,
                               const struct hazard_seek *seek, struct days found, int sign) {
    struct list counts;
    enum status status = figure_count_hazards(tally->run, filter, seek, found, tally->measure, &counts);
    if (status == STATUS_OK)
        figure_add_counts(tally->run->ctx->arena, &counts, sign, &tally->counts);
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

static const char *outcome_of(const struct hazard_filter *filter, bool live) {
    if (filter->state == HAZARD_VOID)
        return "void";
    return live ? "live" : NULL;
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
            P_TEXT("outcome", outcome_of(filter, months->live)),
            P_FLAG("not_void", !is_void && !months->live), P_TEXT("measure", measure_of(filter)),
            P_TEXT("found_month_from", months->found_from), P_TEXT("found_month_to", months->found_to),
            P_TEXT("closed_month_from", months->closed_from), P_TEXT("closed_month_to", months->closed_to),
            P_TEXT("stock_month", months->stock), P_TEXT("due_month_to", months->due_to))),
        &figure_count_shape, ctx->arena, &counts);
    if (status == STATUS_OK)
        figure_add_counts(ctx->arena, &counts, 1, &tally->counts);
    return status;
}

/* ---- days of hazards ---- */

/* What was found, closed or due on some days. */
enum event { EVENT_FOUND, EVENT_CLOSED, EVENT_DUE };
struct fallen {
    enum event event;
    struct days days;
    int32_t found_since; /* the first of a month; DAY_NONE: whenever */
    bool live;
    int sign;
};
static const char *const event_codes[] = {
    [EVENT_FOUND] = "found", [EVENT_CLOSED] = "closed", [EVENT_DUE] = "due"};

/* Of all hazards together. */
static bool days_are_kept(const struct tally *tally) {
    const char *slice = slices_of(tally).one;
    return slice && *slice == '\0';
}

static enum status add_kept_days(struct tally *tally, const struct fallen *fallen) {
    struct ctx *ctx = tally->run->ctx;
    const struct hazard_filter *filter = tally->filter;
    enum figure_key key = tally->run->key;
    bool is_void = filter->state == HAZARD_VOID;
    const char *since =
        fallen->found_since == DAY_NONE ? NULL : figure_month(ctx->arena, fallen->found_since);
    struct list counts;
    enum status status = db_many(
        ctx->db, SQL_FIGURE_HAZARD_DAYS,
        ARGS(PARAMS(P_PLACE(&ctx->actor, filter->county), P_FLAG("by_total", key == KEY_TOTAL),
                    P_FLAG("by_county", key == KEY_COUNTY), P_FLAG("by_severity", key == KEY_SEVERITY),
                    P_FLAG("by_month_found", key == KEY_MONTH),
                    P_FLAG("by_month_closed", key == KEY_MONTH_CLOSED),
                    P_TEXT("kind", event_codes[fallen->event]), P_DAY("day_from", fallen->days.from),
                    P_DAY("day_to", fallen->days.to), P_TEXT("found_month_from", since),
                    P_ENUM("severity", severity, filter->severity),
                    P_TEXT("outcome", outcome_of(filter, fallen->live)),
                    P_FLAG("not_void", !is_void && !fallen->live), P_TEXT("measure", measure_of(filter)))),
        &figure_count_shape, ctx->arena, &counts);
    if (status == STATUS_OK)
        figure_add_counts(ctx->arena, &counts, fallen->sign, &tally->counts);
    return status;
}

/* Bounds the filter by the days, and says which index has them in order. */
static void narrow_to_days(const struct fallen *fallen, struct hazard_filter *filter,
                           struct hazard_seek *seek) {
    switch (fallen->event) {
    case EVENT_FOUND:
        filter->found_from = fallen->days.from;
        filter->found_to = fallen->days.to;
        return;
    case EVENT_CLOSED:
        filter->closed_from = seek->closed_from = fallen->days.from;
        filter->closed_to = seek->closed_to = fallen->days.to;
        return;
    case EVENT_DUE:
        filter->deadline_from = seek->due_from = fallen->days.from;
        filter->deadline_to = seek->due_to = fallen->days.to;
        return;
    }
}

/* Major hazards are few and have an index of their own, by the day they were found: those since then are
 * walked. */
static enum status add_days_of_records(struct tally *tally, const struct fallen *fallen) {
    struct hazard_filter filter = *tally->filter;
    struct hazard_seek seek;
    struct days found = {fallen->found_since, DAY_NONE};
    hazard_seek_clear(&seek);
    filter.found_from = filter.found_to = DAY_NONE;
    filter.closed_from = filter.closed_to = filter.due_before = DAY_NONE;
    narrow_to_days(fallen, &filter, &seek);
    if (filter.severity == SEVERITY_MAJOR && fallen->found_since != DAY_NONE) {
        hazard_seek_clear(&seek);
        filter.found_from = fallen->found_since;
        found = any_days;
    }
    return add_records(tally, &filter, &seek, found, fallen->sign);
}

static enum status add_days(struct tally *tally, const struct fallen *fallen) {
    if (days_are_none(fallen->days))
        return STATUS_OK;
    return days_are_kept(tally) ? add_kept_days(tally, fallen) : add_days_of_records(tally, fallen);
}

/* ---- found in a period ---- */

static enum status add_found_days(struct tally *tally, struct days days) {
    return add_days(tally, &(struct fallen){EVENT_FOUND, days, DAY_NONE, false, 1});
}

static enum status count_found(struct tally *tally) {
    struct arena *arena = tally->run->ctx->arena;
    struct cut cut =
        days_cut((struct days){tally->filter->found_from, tally->filter->found_to}, tally->run->scope.today);
    enum status status = add_found_days(tally, cut.head);
    if (status == STATUS_OK)
        status = add_found_days(tally, cut.tail);
    if (status == STATUS_OK && !days_are_none(cut.months))
        status = add_months(tally, &(struct months){.found_from = figure_month(arena, cut.months.from),
                                                    .found_to = figure_month(arena, cut.months.to)});
    return status;
}

/* ---- found in a period, and closed or due by a day of it ---- */

/* Nothing is closed or due before it was found, so it is enough to say since when and up to when: by months,
 * then by the days that the later edge leaves over. */
static enum status add_since(struct tally *tally, enum event event, int32_t since, int32_t day) {
    struct edge up_to = edge_up_to(day);
    const char *last = figure_month(tally->run->ctx->arena, up_to.month);
    const struct months months = {.found_from = figure_month(tally->run->ctx->arena, since),
                                  .found_to = last,
                                  .closed_to = event == EVENT_CLOSED ? last : NULL,
                                  .due_to = event == EVENT_DUE ? last : NULL};
    if (since > day)
        return STATUS_OK;
    enum status status = since <= up_to.month ? add_months(tally, &months) : STATUS_OK;
    return status == STATUS_OK
               ? add_days(tally, &(struct fallen){event, up_to.days, since, false, up_to.sign})
               : status;
}

/* What the earlier edge leaves over are days of discovery with a day of closing besides: those are counted
 * from the records. */
static enum status count_found_since(struct tally *tally, enum event event, int32_t day) {
    struct edge since = edge_since(tally->filter->found_from);
    struct hazard_filter head = *tally->filter;
    struct hazard_seek seek;
    enum status status = add_since(tally, event, since.month, day);
    if (status != STATUS_OK || days_are_none(since.days))
        return status;
    hazard_seek_clear(&seek);
    head.found_from = since.days.from;
    head.found_to = since.days.to < head.found_to ? since.days.to : head.found_to;
    return add_records(tally, &head, &seek, any_days, since.sign);
}

/* By a day after the period: less what was found since its end. */
static enum status count_found_by(struct tally *tally, enum event event, int32_t day) {
    struct hazard_filter later = *tally->filter;
    struct tally rest = *tally;
    enum status status = count_found_since(tally, event, day);
    if (status != STATUS_OK || day <= tally->filter->found_to)
        return status;
    later.found_from = tally->filter->found_to + 1;
    later.found_to = day;
    rest.filter = &later;
    rest.counts = (struct list){0};
    status = count_found_since(&rest, event, day);
    if (status == STATUS_OK)
        figure_add_counts(tally->run->ctx->arena, &rest.counts, -1, &tally->counts);
    return status;
}

/* Nothing is closed after today. */
static enum status count_found_and_closed(struct tally *tally) {
    int32_t day = tally->filter->closed_to;
    return count_found_by(tally, EVENT_CLOSED, day < tally->run->scope.today ? day : day_month_end(day));
}

static enum status count_found_and_due(struct tally *tally) {
    return count_found_by(tally, EVENT_DUE, tally->filter->due_before - 1);
}

/* ---- closed in a period ---- */

static enum status add_closed_days(struct tally *tally, struct days days) {
    return add_days(tally, &(struct fallen){EVENT_CLOSED, days, DAY_NONE, false, 1});
}

static enum status count_closed(struct tally *tally) {
    struct arena *arena = tally->run->ctx->arena;
    struct cut cut = days_cut((struct days){tally->filter->closed_from, tally->filter->closed_to},
                              tally->run->scope.today);
    enum status status = add_closed_days(tally, cut.head);
    if (status == STATUS_OK)
        status = add_closed_days(tally, cut.tail);
    if (status == STATUS_OK && !days_are_none(cut.months))
        status = add_months(tally, &(struct months){.closed_from = figure_month(arena, cut.months.from),
                                                    .closed_to = figure_month(arena, cut.months.to)});
    return status;
}

/* ---- stock ---- */

static enum status count_stock_now(struct tally *tally) {
    return add_months(tally, &(struct months){.closed_from = never_closed, .live = true});
}

/* What came in since the month began, less what was closed. */
static enum status add_kept_change(struct tally *tally, struct days days) {
    enum status status = add_days(tally, &(struct fallen){EVENT_FOUND, days, DAY_NONE, true, 1});
    return status == STATUS_OK ? add_days(tally, &(struct fallen){EVENT_CLOSED, days, DAY_NONE, true, -1})
                               : status;
}

/* The same from the records, which do not say what was transferred since but by their state: of what was open
 * when the month began, less what was closed in it by then; and what was found in it and is open still. */
static enum status add_change_of_records(struct tally *tally, struct days days) {
    struct hazard_filter filter = *tally->filter;
    struct hazard_seek seek;
    hazard_seek_clear(&seek);
    filter.open_on = DAY_NONE;
    filter.closed_from = seek.closed_from = days.from;
    filter.closed_to = seek.closed_to = days.to;
    enum status status = add_records(tally, &filter, &seek, (struct days){DAY_NONE, days.from - 1}, -1);
    return status == STATUS_OK ? add_found_days(tally, days) : status;
}

static enum status count_stock_on(struct tally *tally) {
    int32_t day = tally->filter->open_on;
    bool whole = day_is_month_end(day);
    struct days days = {whole ? day + 1 : day_month_start(day), day};
    enum status status = add_months(
        tally, &(struct months){.stock = figure_month(tally->run->ctx->arena, days.from - 1), .live = true});
    if (status != STATUS_OK || whole)
        return status;
    return days_are_kept(tally) ? add_kept_change(tally, days) : add_change_of_records(tally, days);
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
    if (!closed && !due)
        return count_found;
    int32_t by = closed ? f->closed_to : f->due_before - 1;
    if (f->repeat || by < f->found_from)
        return NULL;
    return closed ? count_found_and_closed : count_found_and_due;
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
