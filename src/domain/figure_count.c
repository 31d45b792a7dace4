/* figure_count.c: how many records a filter matches, whole or by one key, each filter once a request. */
#include "figure_private.h"

#include "activity_private.h"
#include "hazard_private.h"
#include "incident_private.h"
#include <string.h>

struct figure_memo {
    enum figure_list list;
    enum figure_key key;
    enum figure_measure measure;
    const char *query;
    struct list counts;
    struct figure_memo *next;
};

static const struct field figure_count_fields[] = {
    F_TEXT(struct figure_count, key, INTERNAL),
    F_INT(struct figure_count, counted, INTERNAL),
    F_INT(struct figure_count, summed, INTERNAL),
};
SHAPE(figure_count, struct figure_count);

/* A period of discovery walks its part of the ledger, what is overdue begins the index of what is open;
 * without either the index that narrows is sought. */
static enum status hazards_seek(const struct figure_run *run, const struct hazard_filter *filter,
                                struct hazard_seek *seek) {
    const char *named = NULL;
    hazard_seek_clear(seek);
    seek->open = filter->overdue == YES && figure_is_wide(run);
    if (filter->found_from != DAY_NONE || seek->open)
        return STATUS_OK;
    enum status status = filter->search ? institution_named(run->ctx, filter->search, &named) : STATUS_OK;
    return status == STATUS_OK ? hazard_seek_make(run->ctx, filter, named, seek) : status;
}

enum status figure_count_hazards(const struct figure_run *run, const struct hazard_filter *filter,
                                 const struct hazard_seek *seek, struct days found,
                                 enum figure_measure measure, struct list *ret_counts) {
    struct ctx *ctx = run->ctx;
    struct hazard_where where;
    enum status status = hazard_where_make(ctx, filter, &where);
    if (status != STATUS_OK)
        return status;
    return db_many(
        ctx->db, SQL_FIGURE_HAZARDS,
        ARGS(.scope = &ctx->actor.scope, .shape = &hazard_filter_shape, .object = filter,
             .shape2 = &hazard_where_shape, .object2 = &where,
             PARAMS(P_HAZARD_KEY(run->key), P_SEEK(*seek), P_FLAG("days_summed", measure == MEASURE_MEAN),
                    P_DAY("found_first", found.from), P_DAY("found_last", found.to))),
        &figure_count_shape, ctx->arena, ret_counts);
}

static enum status count_hazards(const struct figure_run *run, const struct hazard_filter *filter,
                                 enum figure_measure measure, struct list *ret_counts) {
    struct hazard_seek seek;
    bool known = false;
    enum status status = figure_tally_hazards(run, filter, measure, &known, ret_counts);
    if (status != STATUS_OK || known)
        return status;
    status = hazards_seek(run, filter, &seek);
    return status == STATUS_OK ? figure_count_hazards(run, filter, &seek, (struct days){DAY_NONE, DAY_NONE},
                                                      measure, ret_counts)
                               : status;
}

static enum status count_institutions(const struct figure_run *run, const struct institution_filter *filter,
                                      struct list *ret_counts) {
    struct ctx *ctx = run->ctx;
    struct institution_query query;
    bool known = false;
    enum status status = figure_register_count(run, filter, &known, ret_counts);
    if (status != STATUS_OK || known)
        return status;
    status = institution_query_make(ctx, filter, &query);
    if (status != STATUS_OK)
        return status;
    return db_many(ctx->db, SQL_FIGURE_INSTITUTIONS,
                   ARGS(.scope = &ctx->actor.scope, .shape = &institution_filter_shape, .object = filter,
                        .shape2 = &institution_query_shape, .object2 = &query, PARAMS(P_KEY(run->key))),
                   &figure_count_shape, ctx->arena, ret_counts);
}

enum status figure_count_inspections(const struct figure_run *run, const struct inspection_filter *filter,
                                     enum figure_measure measure, struct list *ret_counts) {
    struct ctx *ctx = run->ctx;
    struct inspection_where where;
    enum status status = inspection_where_make(ctx, filter, &where);
    if (status != STATUS_OK)
        return status;
    return db_many(ctx->db, SQL_FIGURE_INSPECTIONS,
                   ARGS(.scope = &ctx->actor.scope, .shape = &inspection_filter_shape, .object = filter,
                        .shape2 = &inspection_where_shape, .object2 = &where,
                        PARAMS(P_KEY(run->key), P_FLAG("by_month", run->key == KEY_MONTH),
                               P_FLAG("summed", measure == MEASURE_SUM),
                               P_FLAG("group_days", measure == MEASURE_GROUP_DAYS),
                               P_FLAG("only_submitted", filter->state == INSPECTION_SUBMITTED))),
                   &figure_count_shape, ctx->arena, ret_counts);
}

static enum status count_inspections(const struct figure_run *run, const struct inspection_filter *filter,
                                     enum figure_measure measure, struct list *ret_counts) {
    bool known = false;
    enum status status = figure_tally_inspections(run, filter, measure, &known, ret_counts);
    if (status != STATUS_OK || known)
        return status;
    return figure_count_inspections(run, filter, measure, ret_counts);
}

static enum status count_inspectors(const struct figure_run *run, const struct inspector_filter *filter,
                                    struct list *ret_counts) {
    struct ctx *ctx = run->ctx;
    struct inspector_where where;
    inspector_where_make(ctx, filter, &where);
    return db_many(ctx->db, SQL_FIGURE_INSPECTORS,
                   ARGS(.shape = &inspector_filter_shape, .object = filter, .shape2 = &inspector_where_shape,
                        .object2 = &where),
                   &figure_count_shape, ctx->arena, ret_counts);
}

static enum status count_activities(const struct figure_run *run, const struct activity_filter *filter,
                                    enum figure_measure measure, struct list *ret_counts) {
    struct ctx *ctx = run->ctx;
    struct activity_where where;
    activity_where_make(ctx, filter, &where);
    return db_many(ctx->db, SQL_FIGURE_ACTIVITIES,
                   ARGS(.scope = &ctx->actor.scope, .shape = &activity_filter_shape, .object = filter,
                        .shape2 = &activity_where_shape, .object2 = &where,
                        PARAMS(P_FLAG("summed", measure == MEASURE_SUM),
                               P_FLAG("only_submitted", filter->state == ACTIVITY_SUBMITTED))),
                   &figure_count_shape, ctx->arena, ret_counts);
}

const char *figure_adds(enum figure_measure measure) {
    switch (measure) {
    case MEASURE_FUNDS: return "funds";
    case MEASURE_DEATHS: return "deaths";
    case MEASURE_INJURED: return "injured";
    case MEASURE_CASES: return "cases";
    case MEASURE_ROWS:
    case MEASURE_SUM:
    case MEASURE_MEAN:
    case MEASURE_GROUP_DAYS: break;
    }
    return NULL;
}

static enum status count_incidents(const struct figure_run *run, const struct incident_filter *filter,
                                   enum figure_measure measure, struct list *ret_counts) {
    struct ctx *ctx = run->ctx;
    struct incident_where where;
    incident_where_make(ctx, filter, &where);
    return db_many(ctx->db, SQL_FIGURE_INCIDENTS,
                   ARGS(.scope = &ctx->actor.scope, .shape = &incident_filter_shape, .object = filter,
                        .shape2 = &incident_where_shape, .object2 = &where,
                        PARAMS(P_KEY(run->key), P_TEXT("adds", figure_adds(measure)))),
                   &figure_count_shape, ctx->arena, ret_counts);
}

static enum status count_rows(const struct figure_run *run, enum figure_list list,
                              const union figure_filter *filter, enum figure_measure measure,
                              struct list *ret_counts) {
    switch (list) {
    case LIST_HAZARDS: return count_hazards(run, &filter->hazards, measure, ret_counts);
    case LIST_INSTITUTIONS: return count_institutions(run, &filter->institutions, ret_counts);
    case LIST_INSPECTIONS: return count_inspections(run, &filter->inspections, measure, ret_counts);
    case LIST_INSPECTORS: return count_inspectors(run, &filter->inspectors, ret_counts);
    case LIST_ACTIVITIES: return count_activities(run, &filter->activities, measure, ret_counts);
    case LIST_INCIDENTS: return count_incidents(run, &filter->incidents, measure, ret_counts);
    case LIST_DUTIES:
    case figure_list_none_: break;
    }
    return STATUS_INTERNAL;
}

static const struct figure_memo *recall(const struct figure_run *run, enum figure_list list,
                                        enum figure_measure measure, const char *query) {
    for (const struct figure_memo *memo = run->memo; memo; memo = memo->next) {
        if (memo->list == list && memo->key == run->key &&
            (memo->measure == measure || measure == MEASURE_ROWS) && strcmp(memo->query, query) == 0)
            return memo;
    }
    return NULL;
}

void figure_remember(struct figure_run *run, enum figure_list list, enum figure_measure measure,
                     const char *query, struct list counts) {
    struct figure_memo *memo = ARENA_NEW(run->ctx->arena, struct figure_memo);
    *memo = (struct figure_memo){list, run->key, measure, query, counts, run->memo};
    run->memo = memo;
}

/* What the same walk can add up for another figure is added up at once. */
static enum figure_measure shared_measure(enum figure_list list, const union figure_filter *filter,
                                          enum figure_measure measure) {
    if (measure != MEASURE_ROWS)
        return measure;
    if (list == LIST_ACTIVITIES || list == LIST_INSPECTIONS)
        return MEASURE_SUM;
    bool closed = list == LIST_HAZARDS && filter->hazards.found_from != DAY_NONE &&
                  filter->hazards.closed_to != DAY_NONE;
    return closed ? MEASURE_MEAN : measure;
}

static enum status count_anew(struct figure_run *run, enum figure_list list,
                              const union figure_filter *filter, enum figure_measure measure,
                              const char *query, struct list *ret_counts) {
    if (list == LIST_HAZARDS && figure_is_of_majors(&filter->hazards, measure))
        return figure_count_majors(run, &filter->hazards, ret_counts);
    enum status status = count_rows(run, list, filter, measure, ret_counts);
    if (status == STATUS_OK)
        figure_remember(run, list, measure, query, *ret_counts);
    return status;
}

enum status figure_counts(struct figure_run *run, enum figure_list list, const union figure_filter *filter,
                          enum figure_measure measure, struct list *ret_counts) {
    const char *query = figure_query(run->ctx->arena, list, filter);
    measure = shared_measure(list, filter, measure);
    const struct figure_memo *known = recall(run, list, measure, query);
    if (known == NULL)
        return count_anew(run, list, filter, measure, query, ret_counts);
    *ret_counts = known->counts;
    return STATUS_OK;
}

void figure_add_counts(struct arena *arena, const struct list *more, int sign, struct list *sum) {
    struct figure_count *counts = ARENA_ARRAY(arena, sum->count + more->count + 1, struct figure_count);
    const struct figure_count *added = more->items;
    if (sum->count)
        memcpy(counts, sum->items, sum->count * sizeof *counts);
    for (size_t i = 0; i < more->count; i++) {
        int64_t summed = added[i].summed == INT_NONE ? 0 : added[i].summed;
        counts[sum->count + i] = (struct figure_count){added[i].key, sign * added[i].counted, sign * summed};
    }
    *sum = (struct list){counts, sum->count + more->count};
}

struct figure_count figure_count_of(const struct list *counts, const char *key) {
    struct figure_count sum = {key, 0, 0};
    const struct figure_count *count = counts->items;
    for (size_t i = 0; i < counts->count; i++, count++) {
        if (key && !(count->key && strcmp(count->key, key) == 0))
            continue;
        sum.counted += count->counted;
        sum.summed += count->summed == INT_NONE ? 0 : count->summed;
    }
    return sum;
}
