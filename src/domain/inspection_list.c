/* inspection_list.c: the ledger of visits. As with hazards (hazard_list.c): the count says whether a filter
 * matches few rows (gathered through the index that narrows it, then sorted) or many (met soon when the
 * ledger is walked in its order). */
#include "minan/domain/facet.h"
#include "minan/domain/inspection.h"
#include "minan/domain/page.h"

enum { MOST_INSTITUTIONS = 500 };

enum status inspection_where_make(struct ctx *ctx, const struct inspection_filter *filter,
                                  struct inspection_where *ret_where) {
    shape_clear(&inspection_where_shape, ret_where);
    ret_where->only_bureau = filter->by_bureau == YES ? YES : TRUTH_NONE;
    ret_where->only_own = filter->by_bureau == NO ? YES : TRUTH_NONE;
    return filter->search ? institution_named(ctx, filter->search, &ret_where->named) : STATUS_OK;
}

/* ---- the way in ---- */

/* The column facet of inspection, part by part (sql/migrations). */

static bool level_fits(const void *asked, const int *chosen, int value) {
    const struct inspection_filter *filter = asked;
    bool own = value == INSPECTION_INSTITUTION;
    (void)chosen;
    if ((filter->by_bureau == YES && own) || (filter->by_bureau == NO && !own))
        return false;
    return facet_asked((int)filter->level, value);
}

static bool kind_fits(const void *asked, const int *chosen, int value) {
    (void)chosen;
    return facet_asked((int)((const struct inspection_filter *)asked)->kind, value);
}

static bool type_fits(const void *asked, const int *chosen, int value) {
    (void)chosen;
    return facet_asked((int)((const struct inspection_filter *)asked)->institution_type, value);
}

static bool state_fits(const void *asked, const int *chosen, int value) {
    (void)chosen;
    return facet_asked((int)((const struct inspection_filter *)asked)->state, value);
}

static bool led_fits(const void *asked, const int *chosen, int value) {
    (void)chosen;
    return facet_asked((int)((const struct inspection_filter *)asked)->led_by_leader, value);
}

static const struct facet_part facet_parts[] = {
    {&inspection_level_names, 2, level_fits},
    {&inspection_kind_names, 2, kind_fits},
    {&institution_type_names, 2, type_fits},
    {&inspection_state_names, 1, state_fits},
    {NULL, 1, led_fits},
};

static bool has_attributes(const struct inspection_filter *f) {
    return f->level || f->by_bureau || f->kind || f->institution_type || f->state || f->led_by_leader;
}

static bool is_narrow(const struct ctx *ctx, const struct inspection_filter *filter) {
    return uuid_is_set(&filter->institution) || ctx->actor.scope.institution_id || ctx->actor.scope.town_id;
}

struct search {
    const struct inspection_filter *filter;
    struct inspection_filter asked; /* the filter, less what the way in has answered */
    struct inspection_where where;  /* less what the way in has answered */
    struct inspection_where whole;
    const char *facets;     /* NULL: not this way */
    const char *name_match; /* of few institutions, as a phrase; NULL: not this way */
    const char *name_set;   /* of few in a county, as a set that its register is gone through for */
    const char *after_key;
    int64_t after_id;
    int64_t limit;
};

/* The words say it all: the index that holds them need not hold the columns. */
static void drop_attributes(struct search *search) {
    struct inspection_filter *asked = &search->asked;
    asked->level = inspection_level_none_;
    asked->kind = inspection_kind_none_;
    asked->institution_type = institution_type_none_;
    asked->state = inspection_state_none_;
    asked->led_by_leader = TRUTH_NONE;
    search->where.only_bureau = search->where.only_own = TRUTH_NONE;
}

static void seek_by_name(struct ctx *ctx, struct search *search) {
    if (ctx->actor.scope.county_id)
        search->name_set = search->whole.named;
    else
        search->name_match = institution_phrase(ctx->arena, search->filter->search);
    search->where.named = NULL; /* the way in finds them already */
}

static enum status seek(struct ctx *ctx, struct search *search) {
    int64_t width = 0;
    if (is_narrow(ctx, search->filter))
        return STATUS_OK;
    if (search->whole.named) {
        enum status status = institution_named_width(ctx, search->whole.named, MOST_INSTITUTIONS, &width);
        if (status != STATUS_OK)
            return status;
    }
    if (search->whole.named && width <= MOST_INSTITUTIONS) {
        seek_by_name(ctx, search);
    } else if (has_attributes(search->filter)) {
        search->facets =
            facet_words(ctx->arena, facet_parts, sizeof facet_parts / sizeof *facet_parts, search->filter);
        drop_attributes(search);
    }
    return STATUS_OK;
}

/* Many match: in the ledger's order the first ones come soon. */
static void walk(struct search *search) {
    search->asked = *search->filter;
    search->where = search->whole;
    search->name_match = search->name_set = NULL;
    search->facets = NULL;
}

static enum status search_begin(struct ctx *ctx, const struct inspection_filter *filter,
                                struct search *search) {
    *search = (struct search){.filter = filter, .asked = *filter};
    enum status status = inspection_where_make(ctx, filter, &search->whole);
    search->where = search->whole;
    if (status == STATUS_OK)
        status = seek(ctx, search);
    if (status != STATUS_OK)
        return status;
    return page_cursor_parse(ctx, filter->cursor, &search->after_key, &search->after_id);
}

/* ---- reading ---- */

static bool gathers(const struct search *search) {
    return search->facets || search->name_match || search->name_set;
}

static int64_t key_or_none(int64_t key) {
    return key ? key : INT_NONE;
}

#define LIST_ARGS(ctx, search)                                                                               \
    ARGS(.scope = &(ctx)->actor.scope, .shape = &inspection_filter_shape, .object = &(search)->asked,        \
         .shape2 = &inspection_where_shape, .object2 = &(search)->where,                                     \
         PARAMS(P_INT("limit", (search)->limit), P_TEXT("facets", (search)->facets),                         \
                P_TEXT("name_match", (search)->name_match), P_TEXT("name_set", (search)->name_set),          \
                P_INT("within_city", key_or_none((ctx)->actor.scope.city_id)),                               \
                P_INT("within_county", key_or_none((ctx)->actor.scope.county_id)),                           \
                P_TEXT("after_key", (search)->after_key), P_INT("after_id", (search)->after_id),             \
                P_FLAG("by_ledger", !gathers(search)), P_FLAG("by_gathering", gathers(search)),              \
                P_FLAG("after_walking", (search)->after_key && !gathers(search)),                            \
                P_FLAG("after_gathering", (search)->after_key && gathers(search))))

static enum status search_rows(struct ctx *ctx, struct search *search, struct inspection_page *page) {
    char key[DAY_TEXT_SIZE];
    int64_t limit = page_limit(search->filter->limit);
    search->limit = limit + 1;
    enum status status = db_many(ctx->db, SQL_INSPECTION_LIST, LIST_ARGS(ctx, search), &inspection_row_shape,
                                 ctx->arena, &page->items);
    if (status != STATUS_OK || !page_cut(&page->items, limit))
        return status;
    const struct inspection_row *last = (const struct inspection_row *)page->items.items + limit - 1;
    day_format(last->finished_on, key);
    page->next = page_cursor(ctx->arena, key, last->id.value);
    return STATUS_OK;
}

enum status inspection_list(struct ctx *ctx, const struct inspection_filter *filter,
                            struct inspection_page *ret_page) {
    struct search search;
    struct inspection_page page;
    struct page_sum sum;
    shape_clear(&inspection_page_shape, &page);
    enum status status = search_begin(ctx, filter, &search);
    if (status == STATUS_OK)
        status = page_count(ctx, SQL_INSPECTION_COUNT, LIST_ARGS(ctx, &search), &sum);
    if (status != STATUS_OK)
        return status;
    if (page_walks(&sum, page_limit(filter->limit)))
        walk(&search);
    if (!page_is_empty(&sum))
        status = search_rows(ctx, &search, &page);
    if (status != STATUS_OK)
        return status;
    page_total_of(&sum, &page.items, search.after_key == NULL && page.next == NULL, &page.total,
                  &page.total_capped);
    *ret_page = page;
    return STATUS_OK;
}

enum status inspection_count(struct ctx *ctx, const struct inspection_filter *filter, int64_t *ret_count) {
    struct search search;
    enum status status = search_begin(ctx, filter, &search);
    if (status != STATUS_OK)
        return status;
    return page_count_whole(ctx, SQL_INSPECTION_COUNT, LIST_ARGS(ctx, &search), ret_count);
}

struct each {
    struct page_block block;
    db_row_fn *row;
    void *user;
};

static enum status each_row(void *user, const void *object) {
    struct each *each = user;
    const struct inspection_row *row = object;
    char key[DAY_TEXT_SIZE];
    day_format(row->finished_on, key);
    page_block_met(&each->block, key, row->id.value);
    return each->row(each->user, row);
}

enum status inspection_each(struct ctx *ctx, const struct inspection_filter *filter, db_row_fn *row,
                            void *user) {
    struct search search;
    struct page_sum sum;
    struct each each = {.row = row, .user = user};
    enum status status = search_begin(ctx, filter, &search);
    if (status == STATUS_OK)
        status = page_count(ctx, SQL_INSPECTION_COUNT, LIST_ARGS(ctx, &search), &sum);
    if (status != STATUS_OK)
        return status;
    if (page_walks(&sum, PAGE_BLOCK))
        walk(&search);
    search.limit = PAGE_BLOCK;
    do
        status = db_each(ctx->db, SQL_INSPECTION_LIST, LIST_ARGS(ctx, &search), &inspection_row_shape,
                         each_row, &each);
    while (status == STATUS_OK && page_block_next(&each.block, &search.after_key, &search.after_id));
    return status;
}
