/* paper_list.c: the ledger of papers, newest first, void ones with their numbers. */
#include "paper_private.h"

#include "minan/domain/page.h"

struct search {
    const struct paper_filter *filter;
    const char *search_match;
    const char *after_key;
    int64_t after_id;
    int64_t limit; /* -1: all */
};

#define LIST_ARGS(ctx, search)                                                                               \
    ARGS(.scope = &(ctx)->actor.scope, .shape = &paper_filter_shape, .object = (search)->filter,             \
         PARAMS(P_INT("limit", (search)->limit), P_TEXT("search_match", (search)->search_match),             \
                P_TEXT("after_key", (search)->after_key), P_INT("after_id", (search)->after_id)))

static enum status search_begin(struct ctx *ctx, const struct paper_filter *filter, struct search *search) {
    *search = (struct search){.filter = filter};
    if (filter->search)
        search->search_match = institution_phrase(ctx->arena, filter->search);
    return page_cursor_parse(ctx, filter->cursor, &search->after_key, &search->after_id);
}

static enum status search_count(struct ctx *ctx, struct search *search, struct paper_page *page) {
    int64_t count;
    search->limit = TOTAL_CAP + 1;
    struct search all = *search;
    all.after_key = NULL;
    enum status status = db_int(ctx->db, SQL_PAPER_COUNT, LIST_ARGS(ctx, &all), &count);
    if (status == STATUS_OK)
        page_total(count, &page->total, &page->total_capped);
    return status;
}

static enum status search_rows(struct ctx *ctx, struct search *search, struct paper_page *page) {
    char key[DAY_TEXT_SIZE];
    int64_t limit = page_limit(search->filter->limit);
    search->limit = limit + 1;
    enum status status =
        db_many(ctx->db, SQL_PAPER_LIST, LIST_ARGS(ctx, search), &paper_row_shape, ctx->arena, &page->items);
    if (status != STATUS_OK || !page_cut(&page->items, limit))
        return status;
    const struct paper_row *last = (const struct paper_row *)page->items.items + limit - 1;
    day_format(last->issued_on, key);
    page->next = page_cursor(ctx->arena, key, last->id.value);
    return STATUS_OK;
}

enum status paper_list(struct ctx *ctx, const struct paper_filter *filter, struct paper_page *ret_page) {
    struct search search;
    struct paper_page page;
    shape_clear(&paper_page_shape, &page);
    enum status status = search_begin(ctx, filter, &search);
    if (status == STATUS_OK)
        status = search_count(ctx, &search, &page);
    if (status == STATUS_OK)
        status = search_rows(ctx, &search, &page);
    if (status == STATUS_OK)
        *ret_page = page;
    return status;
}

enum status paper_each(struct ctx *ctx, const struct paper_filter *filter, db_row_fn *row, void *user) {
    struct search search;
    enum status status = search_begin(ctx, filter, &search);
    if (status != STATUS_OK)
        return status;
    search.limit = -1;
    return db_each(ctx->db, SQL_PAPER_LIST, LIST_ARGS(ctx, &search), &paper_row_shape, row, user);
}
