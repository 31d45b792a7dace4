/* institution.c: reading the register. */
#include "institution_private.h"

#include "minan/db/id_set.h"
#include "minan/domain/page.h"

enum { REFS_DEFAULT = 200, REFS_MOST = 500, FEW_MOST = 1000 };

/* ---- one ---- */

enum status institution_find(struct ctx *ctx, const struct uuid *uuid, struct institution *ret_institution) {
    int32_t today = clock_today(ctx->clock);
    enum status status =
        db_one(ctx->db, SQL_INSTITUTION_FIND,
               ARGS(.scope = &ctx->actor.scope, PARAMS(P_UUID("uuid", *uuid), P_DAY("today", today))),
               &institution_shape, ctx->arena, ret_institution);
    if (status == STATUS_OK)
        institution_fill_conditions(ctx->arena, ret_institution);
    return status;
}

enum status institution_get(struct ctx *ctx, const struct institution_by_uuid *request,
                            struct institution *ret_institution) {
    enum status status = institution_find(ctx, &request->uuid, ret_institution);
    if (status == STATUS_OK)
        ctx->version = ret_institution->row_version;
    return status;
}

/* ---- the ledger ---- */

static const char *sort_key(const struct institution_row *row, enum institution_sort sort, char *day) {
    if (sort != INSTITUTION_BY_VISIT)
        return row->name;
    *day = '\0';
    if (row->last_visited_on != DAY_NONE)
        day_format(row->last_visited_on, day);
    return day;
}

static const char *next_cursor(struct ctx *ctx, const struct list *items, enum institution_sort sort) {
    char day[DAY_TEXT_SIZE];
    const struct institution_row *last = (const struct institution_row *)items->items + items->count - 1;
    return page_cursor(ctx->arena, sort_key(last, sort, day), last->id.value);
}

struct ask {
    struct institution_filter filter; /* less what a set answers */
    struct institution_query query;
    const char *named;  /* a set instead of the phrase of query, when it is quicker to look at everybody */
    const char *online; /* as named, of those with an account, instead of has_account of the filter: */
    bool is_online;
    const char *after_key;
    int64_t after_id;
    int64_t limit; /* of rows */
};

static bool spans_city(const struct ctx *ctx, const struct institution_filter *filter) {
    return ctx->actor.scope.city_id && !filter->county && !filter->town && !filter->search;
}

/* Few of a whole city are looked up one by one; a county's register is short anyway. */
static enum status weigh_name(struct ctx *ctx, const struct institution_filter *filter, struct ask *ask) {
    bool county = ctx->actor.scope.county_id != 0;
    const char *named = NULL;
    enum status status = institution_named(ctx, filter->search, &named);
    if (status == STATUS_OK && (county || id_set_count(named) > FEW_MOST)) {
        ask->named = named;
        ask->query.phrase = NULL;
    }
    return status;
}

/* The accounts of a whole city are gone through once rather than looked up for everybody. */
static enum status gather_online(struct ctx *ctx, struct ask *ask) {
    ask->is_online = ask->filter.has_account == YES;
    ask->filter.has_account = TRUTH_NONE;
    return db_text(ctx->db, SQL_INSTITUTION_ONLINE, NO_ARGS, ctx->arena, &ask->online);
}

static enum status ask_begin(struct ctx *ctx, const struct institution_filter *filter, struct ask *ask) {
    ask->filter = *filter;
    enum status status = institution_query_make(ctx, filter, &ask->query);
    if (status == STATUS_OK && ask->query.phrase)
        status = weigh_name(ctx, filter, ask);
    if (status == STATUS_OK && filter->has_account && spans_city(ctx, filter))
        status = gather_online(ctx, ask);
    if (status != STATUS_OK)
        return status;
    return page_cursor_parse(ctx, filter->cursor, &ask->after_key, &ask->after_id);
}

/* by_visit and the cursor of either order; lives in the caller's block */
#define P_SETS(ask)                                                                                          \
    P_TEXT("named", (ask)->named), P_TEXT("online", (ask)->online), P_BOOL("is_online", (ask)->is_online)

#define LIST_ARGS(ctx, ask, by_visit_)                                                                       \
    ARGS(.scope = &(ctx)->actor.scope, .shape = &institution_filter_shape, .object = &(ask)->filter,         \
         .shape2 = &institution_query_shape, .object2 = &(ask)->query,                                       \
         PARAMS(P_SETS(ask), P_TEXT("after_key", (ask)->after_key), P_INT("after_id", (ask)->after_id),      \
                P_INT("limit", (ask)->limit), P_FLAG("by_name", !(by_visit_)),                               \
                P_FLAG("by_visit", by_visit_), P_FLAG("after_name", (ask)->after_key && !(by_visit_)),       \
                P_FLAG("after_visit", (ask)->after_key && (by_visit_))))

static enum status read_rows(struct ctx *ctx, const struct ask *ask, struct institution_page *page) {
    bool by_visit = ask->filter.sort == INSTITUTION_BY_VISIT;
    return db_many(ctx->db, SQL_INSTITUTION_LIST, LIST_ARGS(ctx, ask, by_visit), &institution_row_shape,
                   ctx->arena, &page->items);
}

/* Visits and hazards of a whole city are looked up: by id they lie side by side. */
static bool looks_up(const struct institution_query *query) {
    return query->open_yes || query->open_no || query->overdue_yes || query->overdue_no ||
           query->visited_any || query->visited_city || query->visited_county || query->missed_any ||
           query->missed_city || query->missed_county || query->checked_self || query->missed_self ||
           query->visit_marks != INT_NONE || query->check_marks != INT_NONE;
}

#define COUNT_ARGS(ctx, ask)                                                                                 \
    ARGS(.scope = &(ctx)->actor.scope, .shape = &institution_filter_shape, .object = &(ask)->filter,         \
         .shape2 = &institution_query_shape, .object2 = &(ask)->query,                                       \
         PARAMS(P_SETS(ask),                                                                                 \
                P_FLAG("in_id_order", spans_city(ctx, &(ask)->filter) && looks_up(&(ask)->query))))

static enum status count_rows(struct ctx *ctx, const struct ask *ask, struct page_sum *ret_sum) {
    return page_count(ctx, SQL_INSTITUTION_COUNT, COUNT_ARGS(ctx, ask), ret_sum);
}

enum status institution_count(struct ctx *ctx, const struct institution_filter *filter, int64_t *ret_count) {
    struct ask ask = {0};
    enum status status = ask_begin(ctx, filter, &ask);
    if (status != STATUS_OK)
        return status;
    return page_count_whole(ctx, SQL_INSTITUTION_COUNT, COUNT_ARGS(ctx, &ask), ret_count);
}

static void mask_rows(struct ctx *ctx, struct list *items) {
    struct institution_row *rows = items->items;
    for (size_t i = 0; i < items->count; i++)
        rows[i].principal_phone = institution_mask_phone(ctx->arena, rows[i].principal_phone);
}

enum status institution_list(struct ctx *ctx, const struct institution_filter *filter,
                             struct institution_page *ret_page) {
    int64_t limit = page_limit(filter->limit);
    struct ask ask = {.limit = limit + 1};
    struct institution_page page = {0};
    struct page_sum sum;
    enum status status = ask_begin(ctx, filter, &ask);
    if (status == STATUS_OK)
        status = count_rows(ctx, &ask, &sum);
    if (status == STATUS_OK && !page_is_empty(&sum))
        status = read_rows(ctx, &ask, &page);
    if (status != STATUS_OK)
        return status;
    if (page_cut(&page.items, limit))
        page.next = next_cursor(ctx, &page.items, filter->sort);
    page_total_of(&sum, &page.items, ask.after_key == NULL && page.next == NULL, &page.total,
                  &page.total_capped);
    mask_rows(ctx, &page.items);
    *ret_page = page;
    return STATUS_OK;
}

/* ---- all of them ---- */

enum { ROW_CEILING = 64 * 1024 };

struct each {
    enum institution_sort sort;
    struct page_block block;
    struct arena *arena; /* of one row */
    db_row_fn *row;
    void *user;
};

static enum status each_row(void *user, const void *object) {
    struct each *each = user;
    struct institution_row row = *(const struct institution_row *)object;
    char day[DAY_TEXT_SIZE];
    arena_reset(each->arena);
    row.principal_phone = institution_mask_phone(each->arena, row.principal_phone);
    page_block_met(&each->block, sort_key(&row, each->sort, day), row.id.value);
    return each->row(each->user, &row);
}

static enum status each_block(struct ctx *ctx, struct ask *ask, struct each *each) {
    bool by_visit = each->sort == INSTITUTION_BY_VISIT;
    enum status status;
    do
        status = db_each(ctx->db, SQL_INSTITUTION_LIST, LIST_ARGS(ctx, ask, by_visit), &institution_row_shape,
                         each_row, each);
    while (status == STATUS_OK && page_block_next(&each->block, &ask->after_key, &ask->after_id));
    return status;
}

enum status institution_each(struct ctx *ctx, const struct institution_filter *filter, db_row_fn *row,
                             void *user) {
    struct ask ask = {.limit = PAGE_BLOCK};
    enum status status = ask_begin(ctx, filter, &ask);
    if (status != STATUS_OK)
        return status;
    struct each each = {.sort = filter->sort, .arena = arena_new(ROW_CEILING), .row = row, .user = user};
    status = each_block(ctx, &ask, &each);
    arena_free(each.arena);
    return status;
}

/* ---- what a phone keeps ---- */

static int64_t refs_limit(int64_t asked) {
    if (asked == INT_NONE)
        return REFS_DEFAULT;
    return asked < 1 ? 1 : asked > REFS_MOST ? REFS_MOST : asked;
}

static const char *refs_cursor(struct ctx *ctx, const struct list *items) {
    const struct institution *last = (const struct institution *)items->items + items->count - 1;
    return page_cursor(ctx->arena, "", last->id.value);
}

enum status institution_refs(struct ctx *ctx, const struct institution_refs_request *request,
                             struct institution_refs *ret_refs) {
    const char *key;
    int64_t id;
    struct institution_refs refs = {0};
    int32_t today = clock_today(ctx->clock);
    int64_t limit = refs_limit(request->limit);
    enum status status = page_cursor_parse(ctx, request->cursor, &key, &id);
    if (status != STATUS_OK)
        return status;
    status =
        db_many(ctx->db, SQL_INSTITUTION_REFS,
                ARGS(.scope = &ctx->actor.scope, PARAMS(P_INT("after_id", id ? id : INT_NONE),
                                                        P_INT("limit", limit + 1), P_DAY("today", today))),
                &institution_shape, ctx->arena, &refs.items);
    if (status != STATUS_OK)
        return status;
    if (page_cut(&refs.items, limit))
        refs.next = refs_cursor(ctx, &refs.items);
    struct institution *items = refs.items.items;
    for (size_t i = 0; i < refs.items.count; i++)
        institution_fill_conditions(ctx->arena, &items[i]);
    *ret_refs = refs;
    return STATUS_OK;
}
