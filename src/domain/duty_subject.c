/* duty_subject.c: the subjects of one duty: institutions page by page, bureaus and leaders all at once. */
#include "duty_private.h"

#include "minan/db/id_set.h"
#include "minan/domain/page.h"
#include "minan/domain/region.h"
#include <string.h>

struct search {
    const struct duty_subject_filter *filter;
    struct duty_run run;
    struct region county; /* id 0: none was asked */
    char *chosen;         /* the institutions asked for (minan/db/id_set.h) */
    const char *after_key;
    int64_t after_id;
};

static enum status find_county(struct ctx *ctx, const char *code, struct region *ret_county) {
    if (code == NULL)
        return STATUS_OK;
    enum status status = region_by_code(ctx, code, ret_county);
    if (status == STATUS_NOT_FOUND || (status == STATUS_OK && ret_county->level == REGION_TOWN))
        return err_field(ctx->err, "county", "unknown", "没有区划代码为 %s 的县(市、区)", code);
    return status;
}

static int64_t county_of(const struct search *search) {
    return search->county.level == REGION_COUNTY ? search->county.id.value : 0;
}

static enum status search_begin(struct ctx *ctx, const struct duty_subject_filter *filter,
                                struct search *search) {
    struct duty_request request = {filter->day, filter->as_of};
    *search = (struct search){.filter = filter};
    enum status status = duty_request_complete(ctx, &request);
    if (status == STATUS_OK)
        status = find_county(ctx, filter->county, &search->county);
    if (status == STATUS_OK)
        status = duty_run_of(duty_homes_new(ctx, county_of(search), 0), &request, filter->code, &search->run);
    if (status == STATUS_OK)
        status = page_cursor_parse(ctx, filter->cursor, &search->after_key, &search->after_id);
    return status;
}

static bool is_wanted(const struct duty_subject_filter *filter, enum duty_status status) {
    bool done = status == DUTY_MET || status == DUTY_DONE_LATE;
    if (filter->owing != TRUTH_NONE && (filter->owing == YES) == done)
        return false;
    return filter->status == duty_status_none_ || filter->status == status;
}

static struct duty_subject_row row_of(const struct duty_run *run, enum duty_unit unit) {
    struct duty_subject_row row;
    shape_clear(&duty_subject_row_shape, &row);
    row.unit = unit;
    row.needed = run->duty->threshold;
    row.due = run->term.due;
    row.days_left = run->term.due - run->as_of;
    return row;
}

/* ---- institutions ---- */

static struct duty_subject_row institution_row(const struct duty_run *run,
                                               const struct duty_institution_row *found) {
    const struct duty_home *home = duty_home_of(run->homes, found->id.value);
    struct duty_subject_row row = row_of(run, UNIT_INSTITUTION);
    row.institution = found->institution;
    row.name = found->name;
    row.county_name = found->county_name;
    row.status = duty_status_of_outcome(run, home->outcome);
    row.done = home->times;
    return row;
}

/* Judges everybody; those that are asked for are counted, and gathered as a set for the statement that names
 * them. */
static enum status choose(struct search *search, int64_t *ret_total) {
    const struct duty_run *run = &search->run;
    int64_t total = 0;
    enum status status = duty_judge(run);
    if (status != STATUS_OK)
        return status;
    search->chosen = id_set_new(run->ctx->arena, run->homes->most_id);
    for (size_t i = 0; i < run->homes->count; i++) {
        const struct duty_home *home = &run->homes->list[i];
        if (!home->owes || !is_wanted(search->filter, duty_status_of_outcome(run, home->outcome)))
            continue;
        id_set_add(search->chosen, home->id);
        total++;
    }
    *ret_total = total;
    return STATUS_OK;
}

#define ROW_ARGS(search, limit_)                                                                             \
    ARGS(.scope = &(search)->run.ctx->actor.scope,                                                           \
         PARAMS(P_DUTY_HOMES((search)->run.homes), P_TEXT("chosen", (search)->chosen),                       \
                P_TEXT("after_key", (search)->after_key), P_INT("after_id", (search)->after_id),             \
                P_INT("limit", limit_)))

static enum status page_institutions(struct ctx *ctx, const struct search *search,
                                     struct duty_subject_page *page) {
    struct list found;
    int64_t limit = page_limit(search->filter->limit);
    enum status status = db_many(ctx->db, SQL_DUTY_INSTITUTION_ROWS, ROW_ARGS(search, limit + 1),
                                 &duty_institution_row_shape, ctx->arena, &found);
    if (status != STATUS_OK)
        return status;
    const struct duty_institution_row *all = found.items;
    if (page_cut(&found, limit))
        page->next = page_cursor(ctx->arena, all[limit - 1].name, all[limit - 1].id.value);
    struct duty_subject_row *rows = ARENA_ARRAY(ctx->arena, found.count + 1, struct duty_subject_row);
    for (size_t i = 0; i < found.count; i++)
        rows[i] = institution_row(&search->run, &all[i]);
    page->items = (struct list){rows, found.count};
    return STATUS_OK;
}

static enum status list_institutions(struct ctx *ctx, struct search *search, struct duty_subject_page *page) {
    enum status status = choose(search, &page->total);
    return status == STATUS_OK && page->total ? page_institutions(ctx, search, page) : status;
}

/* ---- leaders ---- */

static bool lies_in(const struct search *search, int64_t unit_id) {
    return search->county.id.value == 0 || search->county.id.value == unit_id;
}

static enum status list_leaders(struct ctx *ctx, const struct search *search, struct list *ret_rows) {
    struct list found;
    enum status status = duty_list_leaders(&search->run, &found);
    if (status != STATUS_OK)
        return status;
    const struct duty_leader_row *leaders = found.items;
    struct duty_subject_row *rows = ARENA_ARRAY(ctx->arena, found.count + 1, struct duty_subject_row);
    size_t count = 0;
    for (size_t i = 0; i < found.count; i++) {
        struct duty_subject_row row = row_of(&search->run, UNIT_LEADER);
        row.leader = leaders[i].account;
        row.name = leaders[i].name;
        row.county_name = leaders[i].county_name;
        row.done = leaders[i].times;
        row.status = duty_times_status(search->run.duty, &search->run.term, search->run.as_of,
                                       leaders[i].times, leaders[i].late_times);
        if (lies_in(search, leaders[i].unit_id) && is_wanted(search->filter, row.status))
            rows[count++] = row;
    }
    *ret_rows = (struct list){rows, count};
    return STATUS_OK;
}

/* ---- bureaus: the board's own cells ---- */

static struct duty_subject_row bureau_row(struct ctx *ctx, const struct duty_run *run,
                                          const struct duty_board_row *found, const struct duty_cell *cell) {
    struct duty_subject_row row = row_of(run, UNIT_BUREAU);
    row.region = found->key;
    row.name = arena_printf(ctx->arena, "%s民政局", found->name);
    row.county_name = found->name;
    row.status = cell->status;
    row.done = cell->done;
    row.needed = cell->needed;
    return row;
}

static const struct duty_cell *cell_of(const struct duty_board_row *row, const char *code) {
    const struct duty_cell *cells = row->cells.items;
    for (size_t i = 0; i < row->cells.count; i++) {
        if (strcmp(cells[i].code, code) == 0)
            return &cells[i];
    }
    return NULL;
}

static enum status list_bureaus(struct ctx *ctx, const struct search *search, struct list *ret_rows) {
    struct duty_board board;
    struct duty_request request = {search->filter->day, search->filter->as_of};
    enum status status = duty_board_of(ctx, &request, search->filter->code, &board);
    if (status != STATUS_OK)
        return status;
    const struct duty_board_row *found = board.rows.items;
    struct duty_subject_row *rows = ARENA_ARRAY(ctx->arena, board.rows.count, struct duty_subject_row);
    size_t count = 0;
    for (size_t i = 0; i + 1 < board.rows.count; i++) {
        const struct duty_cell *cell = cell_of(&found[i], search->filter->code);
        bool here = search->filter->county == NULL || strcmp(search->filter->county, found[i].key) == 0;
        if (here && cell->status && is_wanted(search->filter, cell->status))
            rows[count++] = bureau_row(ctx, &search->run, &found[i], cell);
    }
    *ret_rows = (struct list){rows, count};
    return STATUS_OK;
}

/* ---- all ---- */

enum status duty_subjects(struct ctx *ctx, const struct duty_subject_filter *filter,
                          struct duty_subject_page *ret_page) {
    struct search search;
    struct duty_subject_page page = {.total_capped = NO};
    enum status status = search_begin(ctx, filter, &search);
    if (status != STATUS_OK)
        return status;
    page.duty = duty_head_of(&search.run);
    if (duty_is_of_institutions(search.run.duty)) {
        status = list_institutions(ctx, &search, &page);
    } else {
        bool leaders = search.run.duty->subject == SUBJECT_LEADER;
        status = leaders ? list_leaders(ctx, &search, &page.items) : list_bureaus(ctx, &search, &page.items);
        page.total = (int64_t)page.items.count;
    }
    if (status == STATUS_OK)
        *ret_page = page;
    return status;
}

struct each {
    const struct search *search;
    db_row_fn *row;
    void *user;
};

static enum status each_institution(void *user, const void *object) {
    const struct each *each = user;
    struct duty_subject_row row = institution_row(&each->search->run, object);
    return each->row(each->user, &row);
}

static enum status each_of_list(struct ctx *ctx, const struct duty_subject_filter *filter, db_row_fn *row,
                                void *user) {
    struct duty_subject_page page;
    enum status status = duty_subjects(ctx, filter, &page);
    for (size_t i = 0; status == STATUS_OK && i < page.items.count; i++)
        status = row(user, (const struct duty_subject_row *)page.items.items + i);
    return status;
}

enum status duty_subjects_each(struct ctx *ctx, const struct duty_subject_filter *filter, db_row_fn *row,
                               void *user) {
    struct search search;
    int64_t total;
    enum status status = search_begin(ctx, filter, &search);
    if (status != STATUS_OK)
        return status;
    if (!duty_is_of_institutions(search.run.duty))
        return each_of_list(ctx, filter, row, user);
    struct each each = {&search, row, user};
    status = choose(&search, &total);
    return status == STATUS_OK ? db_each(ctx->db, SQL_DUTY_INSTITUTION_ROWS, ROW_ARGS(&search, -1),
                                         &duty_institution_row_shape, each_institution, &each)
                               : status;
}
