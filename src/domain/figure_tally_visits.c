/* figure_tally_visits.c: visits from their tallies: whole months and days of groups; the days left over at
 * the ends are counted from the records. */
#include "figure_private.h"

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

struct tally {
    const struct figure_run *run;
    enum figure_measure measure;
    struct list counts;
};

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
        figure_add_counts(tally->run->ctx->arena, &counts, 1, &tally->counts);
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
                            P_TEXT("month_from", figure_month(ctx->arena, days.from)),
                            P_TEXT("month_to", figure_month(ctx->arena, days.to)))),
                &figure_count_shape, ctx->arena, &counts);
    if (status == STATUS_OK)
        figure_add_counts(tally->run->ctx->arena, &counts, 1, &tally->counts);
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
