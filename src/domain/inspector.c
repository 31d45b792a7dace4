/* inspector.c: the list of inspectors. */
#include "minan/domain/inspector.h"

#include "minan/domain/page.h"
#include "people.h"

void inspector_where_make(struct ctx *ctx, const struct inspector_filter *filter,
                          struct inspector_where *ret_where) {
    *ret_where = (struct inspector_where){
        .within_city = within_city(&ctx->actor),
        .within_county = within_county(&ctx->actor),
        .created_before = filter->opened_to == DAY_NONE ? INT_NONE : day_start(filter->opened_to + 1),
        .today = clock_today(ctx->clock),
    };
}

struct search {
    const struct inspector_filter *filter;
    struct inspector_where where;
    const char *after;
    int64_t limit;
};

#define LIST_ARGS(search)                                                                                    \
    ARGS(.shape = &inspector_filter_shape, .object = (search)->filter, .shape2 = &inspector_where_shape,     \
         .object2 = &(search)->where,                                                                        \
         PARAMS(P_TEXT("after", (search)->after), P_INT("limit", (search)->limit)))

static enum status search_begin(struct ctx *ctx, const struct inspector_filter *filter,
                                struct search *search) {
    int64_t after_id;
    *search = (struct search){.filter = filter};
    inspector_where_make(ctx, filter, &search->where);
    return page_cursor_parse(ctx, filter->cursor, &search->after, &after_id);
}

static enum status search_rows(struct ctx *ctx, struct search *search, struct inspector_page *page) {
    int64_t limit = page_limit(search->filter->limit);
    search->limit = limit + 1;
    enum status status = db_many(ctx->db, SQL_INSPECTOR_LIST, LIST_ARGS(search), &inspector_row_shape,
                                 ctx->arena, &page->items);
    if (status != STATUS_OK || !page_cut(&page->items, limit))
        return status;
    const struct inspector_row *last = (const struct inspector_row *)page->items.items + limit - 1;
    page->next = page_cursor(ctx->arena, last->login, last->id.value);
    return STATUS_OK;
}

enum status inspector_list(struct ctx *ctx, const struct inspector_filter *filter,
                           struct inspector_page *ret_page) {
    struct search search;
    struct inspector_page page;
    int64_t count;
    shape_clear(&inspector_page_shape, &page);
    enum status status = search_begin(ctx, filter, &search);
    if (status != STATUS_OK)
        return status;
    search.limit = TOTAL_CAP + 1;
    status = db_int(ctx->db, SQL_INSPECTOR_COUNT, LIST_ARGS(&search), &count);
    if (status != STATUS_OK)
        return status;
    page_total(count, &page.total, &page.total_capped);
    status = search_rows(ctx, &search, &page);
    if (status == STATUS_OK)
        *ret_page = page;
    return status;
}

enum status inspector_each(struct ctx *ctx, const struct inspector_filter *filter, db_row_fn *row,
                           void *user) {
    struct search search;
    enum status status = search_begin(ctx, filter, &search);
    if (status != STATUS_OK)
        return status;
    search.limit = -1;
    return db_each(ctx->db, SQL_INSPECTOR_LIST, LIST_ARGS(&search), &inspector_row_shape, row, user);
}
