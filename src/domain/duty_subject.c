/* duty_subject.c: the subjects of one duty: institutions page by page, bureaus and leaders all at once. */
#include "duty_private.h"

#include "minan/domain/page.h"
#include "minan/domain/region.h"

enum status duty_find_county(struct ctx *ctx, const char *code, struct region *ret_county) {
    *ret_county = (struct region){0};
    if (code == NULL)
        return STATUS_OK;
    enum status status = region_by_code(ctx, code, ret_county);
    if (status == STATUS_NOT_FOUND || (status == STATUS_OK && ret_county->level == REGION_TOWN))
        return err_field(ctx->err, "county", "unknown", "没有区划代码为 %s 的县(市、区)", code);
    return status;
}

struct duty_homes *duty_homes_in(struct ctx *ctx, const struct region *county) {
    return duty_homes_new(ctx, county->level == REGION_COUNTY ? county->id.value : 0, 0);
}

static enum status begin(struct ctx *ctx, const struct duty_subject_filter *filter, struct duty_run *run,
                         struct duty_search *search) {
    struct duty_request request = {filter->day, filter->as_of};
    *search = (struct duty_search){.run = run, .statuses = duty_statuses(filter->status, filter->owing)};
    enum status status = duty_request_complete(ctx, &request);
    if (status == STATUS_OK)
        status = duty_find_county(ctx, filter->county, &search->county);
    if (status == STATUS_OK)
        status = duty_run_of(duty_homes_in(ctx, &search->county), &request, filter->code, run);
    if (status == STATUS_OK)
        status = page_cursor_parse(ctx, filter->cursor, &search->after_key, &search->after_id);
    return status;
}

static enum status list_institutions(struct ctx *ctx, struct duty_search *search, int64_t limit,
                                     struct duty_subject_page *page) {
    enum status status = duty_choose(search, &page->total);
    if (status == STATUS_OK && page->total)
        status = duty_page_chosen(search, limit + 1, &page->items);
    if (status != STATUS_OK || !page_cut(&page->items, limit))
        return status;
    const struct duty_subject_row *last = (const struct duty_subject_row *)page->items.items + limit - 1;
    page->next = page_cursor(ctx->arena, last->name, last->id);
    return STATUS_OK;
}

enum status duty_subjects(struct ctx *ctx, const struct duty_subject_filter *filter,
                          struct duty_subject_page *ret_page) {
    struct duty_run run;
    struct duty_search search;
    struct duty_subject_page page = {.total_capped = NO};
    enum status status = begin(ctx, filter, &run, &search);
    if (status != STATUS_OK)
        return status;
    page.duty = duty_head_of(&run);
    if (duty_is_of_institutions(run.duty)) {
        status = list_institutions(ctx, &search, page_limit(filter->limit), &page);
    } else {
        status = duty_list_bureaus_or_leaders(&search, &page.items);
        page.total = (int64_t)page.items.count;
    }
    if (status == STATUS_OK)
        *ret_page = page;
    return status;
}

static enum status each_of_list(const struct duty_search *search, db_row_fn *row, void *user) {
    struct list rows;
    enum status status = duty_list_bureaus_or_leaders(search, &rows);
    for (size_t i = 0; status == STATUS_OK && i < rows.count; i++)
        status = row(user, (const struct duty_subject_row *)rows.items + i);
    return status;
}

enum status duty_subjects_each(struct ctx *ctx, const struct duty_subject_filter *filter, db_row_fn *row,
                               void *user) {
    struct duty_run run;
    struct duty_search search;
    int64_t total;
    enum status status = begin(ctx, filter, &run, &search);
    if (status != STATUS_OK)
        return status;
    if (!duty_is_of_institutions(run.duty))
        return each_of_list(&search, row, user);
    status = duty_choose(&search, &total);
    return status == STATUS_OK ? duty_each_chosen(&search, row, user) : status;
}
