/* visit_plan.c: planned visits read: the list, one, a month. */
#include "minan/domain/calendar.h"
#include "minan/domain/key_date.h"
#include "minan/domain/page.h"
#include "visit_plan_private.h"

enum { MAY_MOST = 4 };

bool visit_plan_no_secrets(const struct ctx *ctx) {
    return ctx->actor.scope.city_id == 0 && !ctx->actor.scope.everything;
}

enum inspection_level visit_plan_own_level(const struct ctx *ctx) {
    return visit_plan_no_secrets(ctx) ? INSPECTION_COUNTY : INSPECTION_CITY;
}

/* ---- one ---- */

/* A county leaves the city's plans alone, but may go along; the bureau that visits tells of it. */
static struct list may_do(struct ctx *ctx, const struct visit_plan *plan) {
    const char **may = ARENA_ARRAY(ctx->arena, MAY_MOST, const char *);
    size_t count = 0;
    bool open = plan->state == PLAN_PLANNED || plan->state == PLAN_NOTICED;
    bool own = plan->level == INSPECTION_COUNTY || !visit_plan_no_secrets(ctx);
    if (!open || !role_has(ctx->actor.role, PERMIT_PLAN_VISIT))
        return (struct list){may, 0};
    if (own)
        may[count++] = "change";
    if (plan->level == visit_plan_own_level(ctx) && plan->state == PLAN_PLANNED && plan->unannounced == NO &&
        plan->from_on == plan->to_on)
        may[count++] = "notice";
    if (own)
        may[count++] = "cancel";
    may[count++] = "join";
    return (struct list){may, count};
}

enum status visit_plan_get(struct ctx *ctx, const struct visit_plan_by_uuid *request,
                           struct visit_plan *ret_plan) {
    struct visit_plan plan;
    int32_t today = clock_today(ctx->clock);
    enum status status =
        db_one(ctx->db, SQL_VISIT_PLAN_GET,
               ARGS(.scope = &ctx->actor.scope, PARAMS(P_UUID("uuid", request->uuid), P_DAY("today", today),
                                                       P_FLAG("no_secrets", visit_plan_no_secrets(ctx)))),
               &visit_plan_shape, ctx->arena, &plan);
    if (status == STATUS_OK)
        status = db_many(ctx->db, SQL_VISIT_PLAN_MEMBERS, ARGS(PARAMS(P_ID("plan_id", plan.id))),
                         &member_shape, ctx->arena, &plan.team);
    if (status != STATUS_OK)
        return status;
    plan.may = may_do(ctx, &plan);
    ctx->version = plan.row_version;
    *ret_plan = plan;
    return STATUS_OK;
}

/* ---- the list ---- */

static void ask(enum truth asked, enum truth *yes, enum truth *no) {
    *yes = asked == YES ? YES : TRUTH_NONE;
    *no = asked == NO ? YES : TRUTH_NONE;
}

void visit_plan_where_make(struct ctx *ctx, const struct visit_plan_filter *filter,
                           struct visit_plan_where *ret_where) {
    struct visit_plan_where where;
    shape_clear(&visit_plan_where_shape, &where);
    where.today = clock_today(ctx->clock);
    where.no_secrets = visit_plan_no_secrets(ctx) ? YES : TRUTH_NONE;
    if (filter->search)
        where.search_match = institution_phrase(ctx->arena, filter->search);
    if (filter->mine == YES)
        where.mine_id = ctx->actor.id.value;
    if (filter->mine == NO)
        where.others_than = ctx->actor.id.value;
    ask(filter->open, &where.only_open, &where.only_settled);
    ask(filter->overdue, &where.only_overdue, &where.only_not_overdue);
    ask(filter->notice_due, &where.only_notice_due, &where.only_notice_not_due);
    ask(filter->dated, &where.only_dated, &where.only_undated);
    *ret_where = where;
}

struct search {
    const struct visit_plan_filter *filter;
    struct visit_plan_where where;
    const char *after_key;
    int64_t after_id;
    int64_t limit; /* -1: all */
};

#define LIST_ARGS(ctx, search)                                                                               \
    ARGS(.scope = &(ctx)->actor.scope, .shape = &visit_plan_filter_shape, .object = (search)->filter,        \
         .shape2 = &visit_plan_where_shape, .object2 = &(search)->where,                                     \
         PARAMS(P_INT("limit", (search)->limit), P_TEXT("after_key", (search)->after_key),                   \
                P_INT("after_id", (search)->after_id)))

static enum status search_begin(struct ctx *ctx, const struct visit_plan_filter *filter,
                                struct search *search) {
    *search = (struct search){.filter = filter};
    visit_plan_where_make(ctx, filter, &search->where);
    return page_cursor_parse(ctx, filter->cursor, &search->after_key, &search->after_id);
}

static enum status count_all(struct ctx *ctx, struct search *search, struct visit_plan_page *page) {
    int64_t count = 0;
    search->limit = TOTAL_CAP + 1;
    enum status status = db_int(ctx->db, SQL_VISIT_PLAN_COUNT, LIST_ARGS(ctx, search), &count);
    page_total(count, &page->total, &page->total_capped);
    return status;
}

static enum status read_rows(struct ctx *ctx, struct search *search, struct visit_plan_page *page) {
    char key[DAY_TEXT_SIZE];
    int64_t limit = page_limit(search->filter->limit);
    search->limit = limit + 1;
    enum status status = db_many(ctx->db, SQL_VISIT_PLAN_LIST, LIST_ARGS(ctx, search), &visit_plan_row_shape,
                                 ctx->arena, &page->items);
    if (status != STATUS_OK || !page_cut(&page->items, limit))
        return status;
    const struct visit_plan_row *last = (const struct visit_plan_row *)page->items.items + limit - 1;
    day_format(last->from_on, key);
    page->next = page_cursor(ctx->arena, key, last->id.value);
    return STATUS_OK;
}

enum status visit_plan_list(struct ctx *ctx, const struct visit_plan_filter *filter,
                            struct visit_plan_page *ret_page) {
    struct search search;
    struct visit_plan_page page = {.next = NULL};
    enum status status = search_begin(ctx, filter, &search);
    if (status == STATUS_OK)
        status = count_all(ctx, &search, &page);
    if (status == STATUS_OK)
        status = read_rows(ctx, &search, &page);
    if (status == STATUS_OK)
        *ret_page = page;
    return status;
}

enum status visit_plan_each(struct ctx *ctx, const struct visit_plan_filter *filter, db_row_fn *row,
                            void *user) {
    struct search search;
    enum status status = search_begin(ctx, filter, &search);
    if (status != STATUS_OK)
        return status;
    search.limit = -1;
    return db_each(ctx->db, SQL_VISIT_PLAN_LIST, LIST_ARGS(ctx, &search), &visit_plan_row_shape, row, user);
}

/* ---- a month ---- */

#define TALLY_ARGS(ctx, filter_, where_, by_day_)                                                            \
    ARGS(.scope = &(ctx)->actor.scope, .shape = &visit_plan_filter_shape, .object = (filter_),               \
         .shape2 = &visit_plan_where_shape, .object2 = (where_),                                             \
         PARAMS(P_FLAG("by_day", by_day_), P_FLAG("by_total", !(by_day_))))

static enum status tally_days(struct ctx *ctx, struct visit_plan_filter *filter,
                              struct visit_plan_month *month) {
    struct visit_plan_where where;
    struct list found;
    size_t count = (size_t)((int64_t)month->to_on - month->from_on + 1);
    struct visit_plan_tally *days = ARENA_ARRAY(ctx->arena, count, struct visit_plan_tally);
    filter->dated = YES;
    visit_plan_where_make(ctx, filter, &where);
    enum status status = db_many(ctx->db, SQL_VISIT_PLAN_TALLY, TALLY_ARGS(ctx, filter, &where, true),
                                 &visit_plan_tally_shape, ctx->arena, &found);
    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; i < count; i++)
        days[i].day = month->from_on + (int32_t)i;
    const struct visit_plan_tally *tallies = found.items;
    for (size_t i = 0; i < found.count; i++)
        days[tallies[i].day - month->from_on] = tallies[i];
    month->days = (struct list){days, count};
    return STATUS_OK;
}

static enum status tally_undated(struct ctx *ctx, struct visit_plan_filter *filter,
                                 struct visit_plan_month *month) {
    struct visit_plan_where where;
    filter->dated = NO;
    visit_plan_where_make(ctx, filter, &where);
    return db_one(ctx->db, SQL_VISIT_PLAN_TALLY, TALLY_ARGS(ctx, filter, &where, false),
                  &visit_plan_tally_shape, ctx->arena, &month->undated);
}

static enum status add_calendar(struct ctx *ctx, struct visit_plan_month *month) {
    int year = day_ymd(month->from_on).year;
    struct list of_year;
    enum status status = calendar_between(ctx, day_of(year, 1, 1), day_of(year, 12, 31), &of_year);
    if (status == STATUS_OK)
        status = calendar_between(ctx, month->from_on, month->to_on, &month->special_days);
    if (status != STATUS_OK)
        return status;
    month->calendar_known = of_year.count ? YES : NO;
    const char **days = ARENA_ARRAY(ctx->arena, month->days.count, const char *);
    month->work_days.items = days;
    for (int32_t day = month->from_on; day <= month->to_on; day++) {
        char text[DAY_TEXT_SIZE];
        day_format(day, text);
        if (calendar_works(&month->special_days, day))
            days[month->work_days.count++] = arena_text(ctx->arena, text);
    }
    return STATUS_OK;
}

static enum status count_notices(struct ctx *ctx, struct visit_plan_filter filter, int64_t *ret_count) {
    struct visit_plan_page page;
    struct search search = {.filter = &filter};
    filter.from = filter.to = DAY_NONE;
    filter.dated = TRUTH_NONE;
    filter.notice_due = YES;
    visit_plan_where_make(ctx, &filter, &search.where);
    enum status status = count_all(ctx, &search, &page);
    if (status == STATUS_OK)
        *ret_count = page.total;
    return status;
}

static struct visit_plan_filter filter_of(const struct visit_plan_month_request *request,
                                          const struct visit_plan_month *month) {
    struct visit_plan_filter filter;
    shape_clear(&visit_plan_filter_shape, &filter);
    filter.from = month->from_on;
    filter.to = month->to_on;
    filter.county = request->county;
    filter.level = request->level;
    filter.mine = request->mine;
    return filter;
}

enum status visit_plan_month(struct ctx *ctx, const struct visit_plan_month_request *request,
                             struct visit_plan_month *ret_month) {
    int32_t day = request->month == DAY_NONE ? clock_today(ctx->clock) : request->month;
    struct visit_plan_month month = {.from_on = day_month_start(day), .to_on = day_month_end(day)};
    struct visit_plan_filter filter = filter_of(request, &month);
    enum status status = tally_days(ctx, &filter, &month);
    if (status == STATUS_OK)
        status = tally_undated(ctx, &filter, &month);
    if (status == STATUS_OK)
        status = add_calendar(ctx, &month);
    if (status == STATUS_OK)
        status = key_date_between(ctx, month.from_on, month.to_on, &month.key_dates);
    if (status == STATUS_OK)
        status = count_notices(ctx, filter, &month.notices_due);
    if (status == STATUS_OK)
        *ret_month = month;
    return status;
}
