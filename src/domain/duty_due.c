/* duty_due.c: the list behind 履职完成率: one subject in one period of one duty a row, period after period.
 */
#include "duty_private.h"

#include "minan/domain/page.h"
#include <stdlib.h>
#include <string.h>

/* Where a page goes on: in the period of that duty, after that name, or that place in a list of bureaus. */
struct mark {
    int32_t due;
    const char *code; /* NULL: from the start */
    const char *name;
    int64_t id;
};

struct walk {
    struct duty_dues dues;
    unsigned statuses;
    struct mark mark;
};

/* ---- the cursor: "20788 D13 青岭养老院" ---- */

static enum status read_mark(struct ctx *ctx, const char *cursor, struct mark *mark) {
    const char *key;
    char *rest;
    enum status status = page_cursor_parse(ctx, cursor, &key, &mark->id);
    if (status != STATUS_OK || key == NULL)
        return status;
    mark->due = (int32_t)strtol(key, &rest, 10);
    char *space = *rest == ' ' ? strchr(rest + 1, ' ') : NULL;
    if (space == NULL)
        return err_field(ctx->err, "cursor", "format", "「翻页位置」无效，请回到第一页");
    mark->code = arena_copy(ctx->arena, rest + 1, (size_t)(space - rest - 1));
    mark->name = space + 1;
    return STATUS_OK;
}

static const char *cursor_after(struct ctx *ctx, const struct duty_due_row *row) {
    return page_cursor(ctx->arena, arena_printf(ctx->arena, "%d %s %s", row->due, row->code, row->name),
                       row->id);
}

/* ---- one period of one duty ---- */

static bool is_before(const struct mark *mark, const struct duty_run *run) {
    if (mark->code == NULL)
        return false;
    return run->term.due > mark->due ||
           (run->term.due == mark->due && duty_code_compare(run->duty->code, mark->code) < 0);
}

static bool is_at(const struct mark *mark, const struct duty_run *run) {
    return mark->code && run->term.due == mark->due && strcmp(run->duty->code, mark->code) == 0;
}

static bool is_listed_by_institution(const struct duty_run *run) {
    return duty_is_of_institutions(run->duty) && !duty_is_share(run->duty);
}

static struct duty_due_row row_of(const struct duty_run *run, const struct duty_subject_row *subject) {
    return (struct duty_due_row){.code = run->duty->code,
                                 .title = run->duty->title,
                                 .term = run->term.name,
                                 .unit = subject->unit,
                                 .institution = subject->institution,
                                 .leader = subject->leader,
                                 .region = subject->region,
                                 .name = subject->name,
                                 .county_name = subject->county_name,
                                 .status = subject->status,
                                 .done = subject->done,
                                 .needed = subject->needed,
                                 .due = subject->due,
                                 .id = subject->id,
                                 .subject_id = subject->subject_id,
                                 .county_id = subject->county_id};
}

/* Bureaus and leaders are few: their place in the list is their id. */
static void skip(struct list *rows, int64_t done, int64_t limit) {
    struct duty_subject_row *all = rows->items;
    for (size_t i = 0; i < rows->count; i++)
        all[i].id = (int64_t)i + 1;
    size_t skipped = (size_t)done < rows->count ? (size_t)done : rows->count;
    rows->items = all + skipped;
    rows->count -= skipped;
    (void)page_cut(rows, limit);
}

static enum status read_run(const struct walk *walk, const struct duty_run *run, int64_t limit,
                            struct list *ret_rows) {
    bool goes_on = is_at(&walk->mark, run);
    int64_t total;
    struct duty_search search = {.run = run, .statuses = walk->statuses, .county = walk->dues.place};
    if (goes_on && is_listed_by_institution(run))
        search.after_key = walk->mark.name;
    search.after_id = goes_on ? walk->mark.id : 0;
    if (is_listed_by_institution(run)) {
        enum status status = duty_choose(&search, &total);
        return status == STATUS_OK ? duty_page_chosen(&search, limit, ret_rows) : status;
    }
    enum status status = duty_list_bureaus_or_leaders(&search, ret_rows);
    if (status == STATUS_OK)
        skip(ret_rows, search.after_id, limit);
    return status;
}

/* ---- all of them ---- */

static int64_t wanted_in(const struct walk *walk, const struct duty_cell *cell) {
    const struct {
        enum duty_status status;
        int64_t count;
    } parts[] = {{DUTY_MET, cell->met}, {DUTY_DONE_LATE, cell->done_late}, {DUTY_MISSED, cell->missed}};
    int64_t wanted = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        wanted += walk->statuses >> parts[i].status & 1U ? parts[i].count : 0;
    return wanted;
}

static enum status begin(struct ctx *ctx, const struct duty_due_filter *filter, struct walk *walk) {
    const struct duty_fulfilment_request request = {filter->from, filter->to, filter->county, filter->code};
    *walk = (struct walk){.statuses = duty_statuses(filter->status, TRUTH_NONE)};
    if (filter->in_time != TRUTH_NONE)
        walk->statuses &= filter->in_time == YES ? 1U << DUTY_MET : ~(1U << DUTY_MET);
    enum status status = duty_dues_make(ctx, &request, &walk->dues);
    return status == STATUS_OK ? read_mark(ctx, filter->cursor, &walk->mark) : status;
}

/* Goes on as long as there is room for more rows; periods in which nobody is asked for are passed by. */
static enum status read_rows(const struct walk *walk, int64_t limit, struct list *page) {
    const struct duty_cell *cells = duty_dues_row(&walk->dues)->cells.items;
    const struct duty_run *runs = walk->dues.runs.items;
    enum status status = STATUS_OK;
    for (size_t i = 0; i < walk->dues.runs.count && (int64_t)page->count < limit; i++) {
        struct list rows = {0};
        if (is_before(&walk->mark, &runs[i]) || wanted_in(walk, &cells[i]) == 0)
            continue;
        status = read_run(walk, &runs[i], limit - (int64_t)page->count, &rows);
        for (size_t k = 0; status == STATUS_OK && k < rows.count; k++)
            ((struct duty_due_row *)page->items)[page->count++] =
                row_of(&runs[i], (const struct duty_subject_row *)rows.items + k);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}

enum status duty_due_list(struct ctx *ctx, const struct duty_due_filter *filter,
                          struct duty_due_page *ret_page) {
    struct walk walk;
    int64_t limit = page_limit(filter->limit);
    struct duty_due_page page = {.total_capped = NO};
    enum status status = begin(ctx, filter, &walk);
    if (status != STATUS_OK)
        return status;
    const struct duty_cell *cells = duty_dues_row(&walk.dues)->cells.items;
    for (size_t i = 0; i < walk.dues.runs.count; i++)
        page.total += wanted_in(&walk, &cells[i]);
    page.items.items = ARENA_ARRAY(ctx->arena, (size_t)limit + 1, struct duty_due_row);
    status = read_rows(&walk, limit + 1, &page.items);
    if (status != STATUS_OK)
        return status;
    if (page_cut(&page.items, limit))
        page.next = cursor_after(ctx, (const struct duty_due_row *)page.items.items + limit - 1);
    *ret_page = page;
    return STATUS_OK;
}

/* ---- exported ---- */

struct each {
    const struct duty_run *run;
    db_row_fn *row;
    void *user;
};

static enum status each_subject(void *user, const void *object) {
    const struct each *each = user;
    struct duty_due_row row = row_of(each->run, object);
    return each->row(each->user, &row);
}

static enum status each_of_run(const struct walk *walk, const struct duty_run *run, db_row_fn *row,
                               void *user) {
    struct duty_search search = {.run = run, .statuses = walk->statuses, .county = walk->dues.place};
    struct each each = {run, row, user};
    struct list rows;
    int64_t total;
    bool by_institution = is_listed_by_institution(run);
    enum status status =
        by_institution ? duty_choose(&search, &total) : duty_list_bureaus_or_leaders(&search, &rows);
    if (status == STATUS_OK && by_institution)
        return duty_each_chosen(&search, each_subject, &each);
    for (size_t i = 0; status == STATUS_OK && i < rows.count; i++)
        status = each_subject(&each, (const struct duty_subject_row *)rows.items + i);
    return status;
}

enum status duty_due_each(struct ctx *ctx, const struct duty_due_filter *filter, db_row_fn *row, void *user) {
    struct walk walk;
    enum status status = begin(ctx, filter, &walk);
    const struct duty_run *runs = walk.dues.runs.items;
    for (size_t i = 0; status == STATUS_OK && i < walk.dues.runs.count; i++)
        status = each_of_run(&walk, &runs[i], row, user);
    return status;
}
