/* hazard_list.c: the ledger of hazards. The count says whether a filter matches few rows (gathered through
 * the index that narrows it, then sorted) or many (met soon when the ledger is walked in its order). */
#include "hazard_private.h"

#include "minan/domain/page.h"
#include <limits.h>
#include <stdlib.h>

void hazard_time(int32_t today, enum hazard_state state, int32_t deadline, enum truth *ret_overdue,
                 int64_t *ret_days_left) {
    *ret_overdue = state == HAZARD_OPEN && deadline < today ? YES : NO;
    *ret_days_left = state == HAZARD_OPEN ? (int64_t)deadline - today : INT_NONE;
}

void hazard_rows_time(int32_t today, const struct list *rows) {
    struct hazard_row *row = rows->items;
    for (size_t i = 0; i < rows->count; i++, row++)
        hazard_time(today, row->state, row->deadline, &row->overdue, &row->days_left);
}

struct search {
    const struct hazard_filter *filter;
    struct hazard_where where;
    struct hazard_seek seek;
    const char *named; /* that of where, also while the way in answers it */
    const char *after_key;
    int64_t after_id;
    int64_t limit; /* -1: all */
    bool by_deadline;
    bool by_open_deadline; /* all that match are unresolved: their own, short index */
    bool by_few_deadline;  /* of the few that need attention: sorted, since to walk by deadline meets all */
};

static enum status search_begin(struct ctx *ctx, const struct hazard_filter *filter, struct search *search) {
    bool unresolved = filter->unresolved == YES || filter->overdue == YES || filter->state == HAZARD_OPEN ||
                      filter->state == HAZARD_SUBMITTED;
    bool by_deadline = filter->sort == HAZARD_BY_DEADLINE;
    *search = (struct search){.filter = filter,
                              .by_deadline = by_deadline && !unresolved,
                              .by_open_deadline = by_deadline && unresolved};
    enum status status = hazard_where_make(ctx, filter, &search->where);
    if (status == STATUS_OK)
        status = hazard_seek_make(ctx, filter, search->where.named, &search->seek);
    if (status != STATUS_OK)
        return status;
    if (search->seek.attention && by_deadline) {
        search->by_deadline = search->by_open_deadline = false;
        search->by_few_deadline = true;
    }
    search->named = search->where.named;
    if (hazard_seek_is_by_name(&search->seek)) /* the way in finds them already */
        search->where.named = NULL;
    return page_cursor_parse(ctx, filter->cursor, &search->after_key, &search->after_id);
}

static int32_t later(int32_t a, int32_t b) {
    return a > b ? a : b; /* DAY_NONE is before every day */
}

/* A walk in order of deadline need not begin before a deadline can match: none lies before its discovery. */
static void search_walk(struct search *search) {
    const struct hazard_filter *filter = search->filter;
    if (search->seek.attention) /* its index is in order of discovery, and short at any size of the ledger */
        return;
    search->where.named = search->named;
    hazard_seek_clear(&search->seek);
    if (!search->by_deadline)
        return;
    search->seek.due_from = later(filter->found_from, filter->deadline_from);
    search->seek.due_to = filter->deadline_to;
}

/* A name is counted as the search finds it, so that one which many bear ends early. */
#define P_COUNT_SEEK(s)                                                                                      \
    P_TEXT("name_match", (s).match), P_FLAG("by_name", (s).match), P_FLAG("by_register", (s).named),         \
        P_FLAG("by_ledger", !hazard_seek_is_by_name(&(s))), P_INT("seek_city", (s).city),                    \
        P_TEXT("register_named", (s).named), P_INT("seek_county", (s).county), P_TEXT("facets", (s).facets), \
        P_DAY("closed_day_from", (s).closed_from), P_DAY("closed_day_to", (s).closed_to),                    \
        P_DAY("due_from", (s).due_from), P_DAY("due_to", (s).due_to), P_FLAG("attention", (s).attention)

#define COUNT_ARGS(ctx, search)                                                                              \
    ARGS(.scope = &(ctx)->actor.scope, .shape = &hazard_filter_shape, .object = (search)->filter,            \
         .shape2 = &hazard_where_shape, .object2 = &(search)->where, PARAMS(P_COUNT_SEEK((search)->seek)))

static enum status search_count(struct ctx *ctx, const struct search *search, struct page_sum *ret_sum) {
    return page_count(ctx, SQL_HAZARD_COUNT, COUNT_ARGS(ctx, search), ret_sum);
}

enum status hazard_count(struct ctx *ctx, const struct hazard_filter *filter, int64_t *ret_count) {
    struct search search;
    enum status status = search_begin(ctx, filter, &search);
    if (status != STATUS_OK)
        return status;
    return page_count_whole(ctx, SQL_HAZARD_COUNT, COUNT_ARGS(ctx, &search), ret_count);
}

static bool by_found(const struct search *search) {
    return !search->by_deadline && !search->by_open_deadline && !search->by_few_deadline;
}

#define LIST_ARGS(ctx, search)                                                                               \
    ARGS(.scope = &(ctx)->actor.scope, .shape = &hazard_filter_shape, .object = (search)->filter,            \
         .shape2 = &hazard_where_shape, .object2 = &(search)->where,                                         \
         PARAMS(                                                                                             \
             P_SEEK((search)->seek), P_INT("limit", (search)->limit),                                        \
             P_TEXT("after_key", (search)->after_key), P_INT("after_id", (search)->after_id),                \
             P_FLAG("by_found", by_found(search)), P_FLAG("by_deadline", (search)->by_deadline),             \
             P_FLAG("by_open_deadline", (search)->by_open_deadline),                                         \
             P_FLAG("by_few_deadline", (search)->by_few_deadline),                                           \
             P_FLAG("after_found", (search)->after_key && by_found(search)),                                 \
             P_FLAG("after_due", (search)->after_key && (search)->by_deadline),                              \
             P_FLAG("after_deadline", (search)->after_key && !by_found(search) && !(search)->by_deadline)))

static void sort_key(const struct search *search, const struct hazard_row *row, char key[DAY_TEXT_SIZE]) {
    day_format(by_found(search) ? row->found_on : row->deadline, key);
}

static const char *next_cursor(struct ctx *ctx, const struct search *search, const struct list *rows) {
    const struct hazard_row *last = (const struct hazard_row *)rows->items + rows->count - 1;
    char key[DAY_TEXT_SIZE];
    sort_key(search, last, key);
    return page_cursor(ctx->arena, key, last->id.value);
}

static enum status search_rows(struct ctx *ctx, struct search *search, struct hazard_page *page) {
    int64_t limit = page_limit(search->filter->limit);
    search->limit = limit + 1;
    enum status status = db_many(ctx->db, SQL_HAZARD_LIST, LIST_ARGS(ctx, search), &hazard_row_shape,
                                 ctx->arena, &page->items);
    if (status != STATUS_OK)
        return status;
    if (page_cut(&page->items, limit))
        page->next = next_cursor(ctx, search, &page->items);
    hazard_rows_time(search->where.today, &page->items);
    return STATUS_OK;
}

enum status hazard_list(struct ctx *ctx, const struct hazard_filter *filter, struct hazard_page *ret_page) {
    struct search search;
    struct hazard_page page;
    struct page_sum sum;
    shape_clear(&hazard_page_shape, &page);
    enum status status = search_begin(ctx, filter, &search);
    if (status == STATUS_OK)
        status = search_count(ctx, &search, &sum);
    if (status != STATUS_OK)
        return status;
    if (page_walks(&sum, page_limit(filter->limit)))
        search_walk(&search);
    if (!page_is_empty(&sum))
        status = search_rows(ctx, &search, &page);
    if (status != STATUS_OK)
        return status;
    page_total_of(&sum, &page.items, search.after_key == NULL && page.next == NULL, &page.total,
                  &page.total_capped);
    *ret_page = page;
    return STATUS_OK;
}

struct each {
    const struct search *search;
    struct page_block block;
    db_row_fn *row;
    void *user;
};

static enum status each_row(void *user, const void *object) {
    struct each *each = user;
    struct hazard_row row = *(const struct hazard_row *)object;
    char key[DAY_TEXT_SIZE];
    hazard_time(each->search->where.today, row.state, row.deadline, &row.overdue, &row.days_left);
    sort_key(each->search, &row, key);
    page_block_met(&each->block, key, row.id.value);
    return each->row(each->user, &row);
}

static enum status each_block(struct ctx *ctx, struct search *search, db_row_fn *row, void *user) {
    struct each each = {.search = search, .row = row, .user = user};
    enum status status;
    search->limit = PAGE_BLOCK;
    do
        status =
            db_each(ctx->db, SQL_HAZARD_LIST, LIST_ARGS(ctx, search), &hazard_row_shape, each_row, &each);
    while (status == STATUS_OK && page_block_next(&each.block, &search->after_key, &search->after_id));
    return status;
}

enum status hazard_each(struct ctx *ctx, const struct hazard_filter *filter, db_row_fn *row, void *user) {
    struct search search;
    struct page_sum sum;
    enum status status = search_begin(ctx, filter, &search);
    if (status == STATUS_OK)
        status = search_count(ctx, &search, &sum);
    if (status != STATUS_OK)
        return status;
    if (page_walks(&sum, PAGE_BLOCK))
        search_walk(&search);
    return each_block(ctx, &search, row, user);
}

enum status hazard_of_inspection(struct ctx *ctx, struct inspection_id inspection, struct list *ret_rows) {
    enum status status = db_many(ctx->db, SQL_HAZARD_OF_INSPECTION,
                                 ARGS(.scope = &ctx->actor.scope, PARAMS(P_ID("inspection_id", inspection))),
                                 &hazard_row_shape, ctx->arena, ret_rows);
    if (status == STATUS_OK)
        hazard_rows_time(clock_today(ctx->clock), ret_rows);
    return status;
}
