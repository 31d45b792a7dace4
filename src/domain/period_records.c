/* period_records.c: what a frozen number was counted from, and what it would be counted from today. */
#include "period_private.h"

#include "activity_private.h"
#include "hazard_private.h"
#include "incident_private.h"
#include "minan/domain/page.h"

static enum status find_figure(struct ctx *ctx, struct period_inquiry *inquiry) {
    struct list figures;
    const struct period_request whole = {.code = inquiry->filter->code};
    enum status status =
        period_frozen_figures(ctx, inquiry->known.id, &whole, inquiry->filter->figure, &figures);
    if (status != STATUS_OK)
        return status;
    if (figures.count == 0)
        return err_field(ctx->err, "figure", "unknown", "「指标」%s 不在这次封账之内",
                         inquiry->filter->figure);
    inquiry->figure = *(const struct frozen_figure *)figures.items;
    return STATUS_OK;
}

/* The denominator of a mean is what its sum is made of; plain counts have none. */
static enum status choose_part(struct ctx *ctx, struct period_inquiry *inquiry) {
    bool whole = inquiry->filter->part == PERIOD_WHOLE;
    enum frozen_measure measure = inquiry->figure.measure;
    if (whole && measure != FROZEN_RATE && measure != FROZEN_MEAN)
        return err_field(ctx->err, "part", "unknown", "「分子或分母」%s没有分母", inquiry->figure.label);
    if (inquiry->figure.list == LIST_DUTIES && inquiry->filter->institution_type)
        return err_field(ctx->err, "institution_type", "unknown",
                         "「机构类型」不适用于「%s」，民政局和领导没有类型", inquiry->figure.label);
    inquiry->of_whole = whole && measure == FROZEN_RATE;
    inquiry->by_weight = !whole && (measure == FROZEN_SUM || measure == FROZEN_MEAN);
    inquiry->by_days = measure == FROZEN_GROUP_DAYS;
    const struct figure_definition *definition = figure_definition_of(inquiry->figure.id);
    inquiry->adds = definition ? figure_adds(definition->measure) : NULL;
    return STATUS_OK;
}

static enum status begin(struct ctx *ctx, const struct period_record_filter *filter,
                         struct period_inquiry *inquiry) {
    *inquiry = (struct period_inquiry){.filter = filter, .limit = page_limit(filter->limit)};
    enum status status = period_find(ctx, filter->code, &inquiry->row, &inquiry->known);
    if (status == STATUS_OK && inquiry->row.state != PERIOD_FROZEN)
        return period_state_error(ctx, &inquiry->row, "查看封账明细");
    if (status == STATUS_OK)
        status = page_cursor_parse(ctx, filter->cursor, &inquiry->after_key, &inquiry->after_id);
    if (status == STATUS_OK)
        status = find_figure(ctx, inquiry);
    return status == STATUS_OK ? choose_part(ctx, inquiry) : status;
}

/* The area means something to hazards alone. */
static enum area area_of(const struct period_inquiry *inquiry) {
    return inquiry->figure.list == LIST_HAZARDS ? inquiry->filter->area : (enum area)0;
}

#define P_FROZEN(q)                                                                                          \
    P_ID("period_id", (q)->known.id), P_ENUM("list", figure_list, (q)->figure.list),                         \
        P_INT("bit", (q)->figure.bit), P_FLAG("of_value", !(q)->of_whole),                                   \
        P_FLAG("of_whole", (q)->of_whole), P_TEXT("adds", (q)->adds), P_TEXT("county", (q)->filter->county), \
        P_ENUM("institution_type", institution_type, (q)->filter->institution_type),                         \
        P_ENUM("area", area, area_of(q))
#define P_WAY(q)  P_FLAG("by_rows", !(q)->by_weight), P_FLAG("by_weight", (q)->by_weight)
#define P_PAGE(q) P_INT("after_id", (q)->after_id ? (q)->after_id : INT_NONE), P_INT("limit", (q)->limit + 1)

/* ---- what was counted ---- */

static enum sql records_of(const struct period_inquiry *q) {
    if (q->by_days)
        return SQL_FROZEN_GROUP_DAY_RECORDS;
    if (q->figure.list == LIST_INSPECTORS)
        return SQL_FROZEN_INSPECTORS;
    if (q->figure.list == LIST_INCIDENTS)
        return SQL_FROZEN_INCIDENTS;
    return q->figure.list == LIST_ACTIVITIES ? SQL_FROZEN_ACTIVITIES : SQL_FROZEN_RECORDS;
}

enum status period_records(struct ctx *ctx, const struct period_record_filter *filter,
                           struct period_records *ret_records) {
    struct period_inquiry q;
    struct period_records records = {.next = NULL};
    enum status status = begin(ctx, filter, &q);
    if (status == STATUS_OK && q.figure.list == LIST_DUTIES)
        return period_due_records(ctx, &q, ret_records);
    if (status == STATUS_OK)
        status = db_int(ctx->db, q.by_days ? SQL_FROZEN_GROUP_DAY_COUNT : SQL_FROZEN_RECORD_COUNT,
                        ARGS(.scope = &ctx->actor.scope, PARAMS(P_FROZEN(&q))), &records.total);
    if (status == STATUS_OK)
        status = db_many(ctx->db, records_of(&q),
                         ARGS(.scope = &ctx->actor.scope, PARAMS(P_FROZEN(&q), P_PAGE(&q))),
                         &period_record_shape, ctx->arena, &records.items);
    if (status != STATUS_OK)
        return status;
    if (page_cut(&records.items, q.limit))
        records.next =
            page_cursor(ctx->arena, "", ((const struct period_record *)records.items.items)[q.limit - 1].id);
    *ret_records = records;
    return STATUS_OK;
}

/* ---- what differs today ---- */

struct difference_sum {
    int64_t amount;
    int64_t total;
};
static const struct field difference_sum_fields[] = {
    F_INT(struct difference_sum, amount, INTERNAL),
    F_INT(struct difference_sum, total, INTERNAL),
};
static SHAPE(difference_sum, struct difference_sum);

/* The filter that counts the figure today, with the parameters that follow from it. */
struct live {
    union figure_filter filter;
    struct hazard_where hazards;
    struct institution_query institutions;
    struct inspection_where inspections;
    struct inspector_where inspectors;
    struct activity_where activities;
    struct incident_where incidents;
    const struct shape *shape;
    const struct shape *shape2;
    const void *object2;
    enum sql sum;
    enum sql page;
};

static enum status live_hazards(struct ctx *ctx, bool of_funds, struct live *live) {
    live->shape = &hazard_filter_shape;
    live->shape2 = &hazard_where_shape;
    live->object2 = &live->hazards;
    live->sum = of_funds ? SQL_PERIOD_DIFFERENCES_FUNDS_SUM : SQL_PERIOD_DIFFERENCES_HAZARDS_SUM;
    live->page = of_funds ? SQL_PERIOD_DIFFERENCES_FUNDS : SQL_PERIOD_DIFFERENCES_HAZARDS;
    return hazard_where_make(ctx, &live->filter.hazards, &live->hazards);
}

static enum status live_institutions(struct ctx *ctx, struct live *live) {
    live->shape = &institution_filter_shape;
    live->shape2 = &institution_query_shape;
    live->object2 = &live->institutions;
    live->sum = SQL_PERIOD_DIFFERENCES_INSTITUTIONS_SUM;
    live->page = SQL_PERIOD_DIFFERENCES_INSTITUTIONS;
    return institution_query_make(ctx, &live->filter.institutions, &live->institutions);
}

static enum status live_inspections(struct ctx *ctx, bool by_days, struct live *live) {
    live->shape = &inspection_filter_shape;
    live->shape2 = &inspection_where_shape;
    live->object2 = &live->inspections;
    live->sum = by_days ? SQL_PERIOD_DIFFERENCES_GROUP_DAYS_SUM : SQL_PERIOD_DIFFERENCES_INSPECTIONS_SUM;
    live->page = by_days ? SQL_PERIOD_DIFFERENCES_GROUP_DAYS : SQL_PERIOD_DIFFERENCES_INSPECTIONS;
    return inspection_where_make(ctx, &live->filter.inspections, &live->inspections);
}

static enum status live_inspectors(struct ctx *ctx, struct live *live) {
    inspector_where_make(ctx, &live->filter.inspectors, &live->inspectors);
    live->shape = &inspector_filter_shape;
    live->shape2 = &inspector_where_shape;
    live->object2 = &live->inspectors;
    live->sum = SQL_PERIOD_DIFFERENCES_INSPECTORS_SUM;
    live->page = SQL_PERIOD_DIFFERENCES_INSPECTORS;
    return STATUS_OK;
}

static enum status live_activities(struct ctx *ctx, struct live *live) {
    activity_where_make(ctx, &live->filter.activities, &live->activities);
    live->shape = &activity_filter_shape;
    live->shape2 = &activity_where_shape;
    live->object2 = &live->activities;
    live->sum = SQL_PERIOD_DIFFERENCES_ACTIVITIES_SUM;
    live->page = SQL_PERIOD_DIFFERENCES_ACTIVITIES;
    return STATUS_OK;
}

static enum status live_incidents(struct ctx *ctx, struct live *live) {
    incident_where_make(ctx, &live->filter.incidents, &live->incidents);
    live->shape = &incident_filter_shape;
    live->shape2 = &incident_where_shape;
    live->object2 = &live->incidents;
    live->sum = SQL_PERIOD_DIFFERENCES_INCIDENTS_SUM;
    live->page = SQL_PERIOD_DIFFERENCES_INCIDENTS;
    return STATUS_OK;
}

static enum status live_filter(struct ctx *ctx, const struct period_inquiry *q, struct live *live) {
    const struct figure_definition *definition = figure_definition_of(q->figure.id);
    struct figure_run run;
    struct figure_request request = {.from = q->row.from,
                                     .to = q->row.to,
                                     .as_of = DAY_NONE,
                                     .county = q->filter->county,
                                     .institution_type = q->filter->institution_type,
                                     .area = q->filter->area};
    if (definition == NULL)
        return err_detail(ctx->err, STATUS_WRONG_STATE, "本版本已不统计「%s」，没有可比的现数",
                          q->figure.label);
    enum status status = figure_run_begin(ctx, &request, &run);
    if (status != STATUS_OK)
        return status;
    if (!figure_applies(definition, &run.scope))
        return err_field(ctx->err, "institution_type", "unknown", "「机构类型」不在「%s」之内",
                         q->figure.label);
    figure_filter_make(definition, q->of_whole ? FIGURE_WHOLE : FIGURE_VALUE, &run.scope, &live->filter);
    switch (definition->list) {
    case LIST_HAZARDS: return live_hazards(ctx, definition->measure == MEASURE_FUNDS, live);
    case LIST_INSTITUTIONS: return live_institutions(ctx, live);
    case LIST_INSPECTIONS: return live_inspections(ctx, q->by_days, live);
    case LIST_INSPECTORS: return live_inspectors(ctx, live);
    case LIST_ACTIVITIES: return live_activities(ctx, live);
    case LIST_INCIDENTS: return live_incidents(ctx, live);
    case LIST_DUTIES: /* period_due_difference.c */
    case figure_list_none_: break;
    }
    return STATUS_INTERNAL;
}

static void explain(const struct period_inquiry *q, struct list *items) {
    struct period_difference *lines = items->items;
    for (size_t i = 0; i < items->count; i++) {
        struct period_difference *line = &lines[i];
        bool now = line->live_weight != INT_NONE, then = line->frozen_weight != INT_NONE;
        line->change = now && then ? CHANGE_WEIGHT : now ? CHANGE_IN : CHANGE_OUT;
        line->amount = q->by_weight ? (now ? line->live_weight : 0) - (then ? line->frozen_weight : 0)
                                    : (int64_t)now - (int64_t)then;
    }
}

#define LIVE_ARGS(ctx, live, ...)                                                                            \
    ARGS(.scope = &(ctx)->actor.scope, .shape = (live)->shape, .object = &(live)->filter,                    \
         .shape2 = (live)->shape2, .object2 = (live)->object2, PARAMS(__VA_ARGS__))

static enum status read_differences(struct ctx *ctx, const struct period_inquiry *q, const struct live *live,
                                    struct period_differences *ret) {
    struct difference_sum sum;
    enum status status = db_one(ctx->db, live->sum, LIVE_ARGS(ctx, live, P_FROZEN(q), P_WAY(q)),
                                &difference_sum_shape, ctx->arena, &sum);
    if (status == STATUS_OK)
        status = db_many(ctx->db, live->page,
                         LIVE_ARGS(ctx, live, P_FROZEN(q), P_WAY(q), P_PAGE(q),
                                   P_INT("frozen_audit", q->known.frozen_audit)),
                         &period_difference_shape, ctx->arena, &ret->items);
    if (status != STATUS_OK)
        return status;
    ret->amount = sum.amount;
    ret->total = sum.total;
    return STATUS_OK;
}

enum status period_differences(struct ctx *ctx, const struct period_record_filter *filter,
                               struct period_differences *ret_differences) {
    struct period_inquiry q;
    struct live live = {.shape = NULL};
    struct period_differences differences = {.next = NULL};
    enum status status = begin(ctx, filter, &q);
    if (status == STATUS_OK && q.figure.list == LIST_DUTIES)
        return period_due_differences(ctx, &q, ret_differences);
    if (status == STATUS_OK)
        status = live_filter(ctx, &q, &live);
    if (status == STATUS_OK)
        status = read_differences(ctx, &q, &live, &differences);
    if (status != STATUS_OK)
        return status;
    if (page_cut(&differences.items, q.limit))
        differences.next = page_cursor(
            ctx->arena, "", ((const struct period_difference *)differences.items.items)[q.limit - 1].id);
    explain(&q, &differences.items);
    *ret_differences = differences;
    return STATUS_OK;
}

/* ---- all of them, for exports ---- */

/* Page by page, so that a long list stays within the request's memory. */
static enum status differences_by_page(struct ctx *ctx, const struct period_record_filter *filter,
                                       db_row_fn *row, void *user) {
    struct period_record_filter page = *filter;
    struct period_differences part = {.next = NULL};
    enum status status;
    page.limit = PAGE_MOST;
    do {
        page.cursor = part.next;
        status = period_differences(ctx, &page, &part);
        const struct period_difference *rows = part.items.items;
        for (size_t i = 0; status == STATUS_OK && i < part.items.count; i++)
            status = row(user, &rows[i]);
    } while (status == STATUS_OK && part.next);
    return status;
}

/* Those of duties at once: every page would ask the engine again. */
enum status period_differences_each(struct ctx *ctx, const struct period_record_filter *filter,
                                    db_row_fn *row, void *user) {
    struct period_inquiry q;
    struct period_differences all = {.next = NULL};
    enum status status = begin(ctx, filter, &q);
    if (status != STATUS_OK || q.figure.list != LIST_DUTIES)
        return status == STATUS_OK ? differences_by_page(ctx, filter, row, user) : status;
    q.limit = INT64_MAX;
    status = period_due_differences(ctx, &q, &all);
    const struct period_difference *rows = all.items.items;
    for (size_t i = 0; status == STATUS_OK && i < all.items.count; i++)
        status = row(user, &rows[i]);
    return status;
}

enum status period_records_each(struct ctx *ctx, const struct period_record_filter *filter, db_row_fn *row,
                                void *user) {
    struct period_record_filter page = *filter;
    struct period_records part = {.next = NULL};
    enum status status;
    page.limit = PAGE_MOST;
    do {
        page.cursor = part.next;
        status = period_records(ctx, &page, &part);
        const struct period_record *rows = part.items.items;
        for (size_t i = 0; status == STATUS_OK && i < part.items.count; i++)
            status = row(user, &rows[i]);
    } while (status == STATUS_OK && part.next);
    return status;
}
