/* responsibility.c: 责任矩阵, the posts of every institution side by side. */
#include "minan/domain/assignment.h"

#include "minan/base/utf8.h"
#include "minan/domain/page.h"

struct ask {
    const char *phrase;
    const char *after_key;
    int64_t after_id;
};

static enum status ask_begin(struct ctx *ctx, const struct responsibility_filter *filter, struct ask *ask) {
    ask->phrase =
        filter->search ? institution_phrase(ctx->arena, utf8_trim(ctx->arena, filter->search)) : NULL;
    return page_cursor_parse(ctx, filter->cursor, &ask->after_key, &ask->after_id);
}

#define LIST_ARGS(ctx, filter, ask, limit_)                                                                  \
    ARGS(.scope = &(ctx)->actor.scope, .shape = &responsibility_filter_shape, .object = (filter),            \
         PARAMS(P_TEXT("phrase", (ask)->phrase), P_TEXT("after_key", (ask)->after_key),                      \
                P_INT("after_id", (ask)->after_id), P_INT("limit", (limit_)), P_TOTAL_LIMIT))

static enum status read_page(struct ctx *ctx, const struct responsibility_filter *filter,
                             const struct ask *ask, struct responsibility_page *page) {
    int64_t limit = page_limit(filter->limit);
    enum status status = db_many(ctx->db, SQL_RESPONSIBILITY_LIST, LIST_ARGS(ctx, filter, ask, limit + 1),
                                 &responsibility_row_shape, ctx->arena, &page->items);
    if (status == STATUS_OK && page_cut(&page->items, limit)) {
        const struct responsibility_row *rows = page->items.items;
        page->next = page_cursor(ctx->arena, rows[limit - 1].name, rows[limit - 1].id.value);
    }
    return status;
}

enum status responsibility_list(struct ctx *ctx, const struct responsibility_filter *filter,
                                struct responsibility_page *ret_page) {
    struct responsibility_page page = {.next = NULL};
    struct ask ask;
    int64_t counted = 0;
    enum status status = ask_begin(ctx, filter, &ask);
    if (status == STATUS_OK)
        status = db_int(ctx->db, SQL_RESPONSIBILITY_COUNT, LIST_ARGS(ctx, filter, &ask, 0), &counted);
    if (status == STATUS_OK && counted)
        status = read_page(ctx, filter, &ask, &page);
    if (status != STATUS_OK)
        return status;
    page_total(counted, &page.total, &page.total_capped);
    *ret_page = page;
    return STATUS_OK;
}

enum status responsibility_each(struct ctx *ctx, const struct responsibility_filter *filter, db_row_fn *row,
                                void *user) {
    struct ask ask;
    enum status status = ask_begin(ctx, filter, &ask);
    if (status != STATUS_OK)
        return status;
    return db_each(ctx->db, SQL_RESPONSIBILITY_LIST, LIST_ARGS(ctx, filter, &ask, -1),
                   &responsibility_row_shape, row, user);
}
