/* duty_search.c: the subjects of one duty in one period that have the statuses asked for. */
#include "duty_private.h"

#include "minan/db/id_set.h"
#include <string.h>

unsigned duty_statuses(enum duty_status status, enum truth owing) {
    unsigned done = 1U << DUTY_MET | 1U << DUTY_DONE_LATE;
    unsigned wanted = status ? 1U << status : ~0U;
    return owing == YES ? wanted & ~done : owing == NO ? wanted & done : wanted;
}

static bool is_wanted(const struct duty_search *search, enum duty_status status) {
    return search->statuses >> status & 1U;
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

static int64_t county_of_unit(const struct duty_run *run, int64_t unit_id) {
    return unit_id == run->ctx->actor.city_id ? 0 : unit_id;
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
    row.id = row.subject_id = home->id;
    row.county_id = home->county_id;
    return row;
}

enum status duty_choose(struct duty_search *search, int64_t *ret_total) {
    const struct duty_run *run = search->run;
    int64_t total = 0;
    enum status status = duty_judge(run);
    if (status != STATUS_OK)
        return status;
    search->chosen = id_set_new(run->ctx->arena, run->homes->most_id);
    for (size_t i = 0; i < run->homes->count; i++) {
        const struct duty_home *home = &run->homes->list[i];
        if (!home->owes || !is_wanted(search, duty_status_of_outcome(run, home->outcome)))
            continue;
        id_set_add(search->chosen, home->id);
        total++;
    }
    *ret_total = total;
    return STATUS_OK;
}

#define ROW_ARGS(search, limit_)                                                                             \
    ARGS(.scope = &(search)->run->ctx->actor.scope,                                                          \
         PARAMS(P_DUTY_HOMES((search)->run->homes), P_TEXT("chosen", (search)->chosen),                      \
                P_TEXT("after_key", (search)->after_key), P_INT("after_id", (search)->after_id),             \
                P_INT("limit", limit_)))

enum status duty_page_chosen(const struct duty_search *search, int64_t limit, struct list *ret_rows) {
    struct ctx *ctx = search->run->ctx;
    struct list found;
    enum status status = db_many(ctx->db, SQL_DUTY_INSTITUTION_ROWS, ROW_ARGS(search, limit),
                                 &duty_institution_row_shape, ctx->arena, &found);
    if (status != STATUS_OK)
        return status;
    const struct duty_institution_row *all = found.items;
    struct duty_subject_row *rows = ARENA_ARRAY(ctx->arena, found.count + 1, struct duty_subject_row);
    for (size_t i = 0; i < found.count; i++)
        rows[i] = institution_row(search->run, &all[i]);
    *ret_rows = (struct list){rows, found.count};
    return STATUS_OK;
}

struct each {
    const struct duty_search *search;
    db_row_fn *row;
    void *user;
};

static enum status each_institution(void *user, const void *object) {
    const struct each *each = user;
    struct duty_subject_row row = institution_row(each->search->run, object);
    return each->row(each->user, &row);
}

enum status duty_each_chosen(const struct duty_search *search, db_row_fn *row, void *user) {
    return db_each(search->run->ctx->db, SQL_DUTY_INSTITUTION_ROWS, ROW_ARGS(search, -1),
                   &duty_institution_row_shape, each_institution, &(struct each){search, row, user});
}

/* ---- leaders ---- */

static bool lies_in(const struct duty_search *search, int64_t unit_id) {
    return search->county.id.value == 0 || search->county.id.value == unit_id;
}

static enum status list_leaders(const struct duty_search *search, struct list *ret_rows) {
    const struct duty_run *run = search->run;
    struct list found;
    enum status status = duty_list_leaders(run, &found);
    if (status != STATUS_OK)
        return status;
    const struct duty_leader_row *leaders = found.items;
    struct duty_subject_row *rows = ARENA_ARRAY(run->ctx->arena, found.count + 1, struct duty_subject_row);
    size_t count = 0;
    for (size_t i = 0; i < found.count; i++) {
        struct duty_subject_row row = row_of(run, UNIT_LEADER);
        row.leader = leaders[i].account;
        row.name = leaders[i].name;
        row.county_name = leaders[i].county_name;
        row.subject_id = leaders[i].id.value;
        row.county_id = county_of_unit(run, leaders[i].unit_id);
        row.done = leaders[i].times;
        row.status =
            duty_times_status(run->duty, &run->term, run->as_of, leaders[i].times, leaders[i].late_times);
        if (lies_in(search, leaders[i].unit_id) && is_wanted(search, row.status))
            rows[count++] = row;
    }
    *ret_rows = (struct list){rows, count};
    return STATUS_OK;
}

/* ---- bureaus: the board's own cells ---- */

static struct duty_subject_row bureau_row(const struct duty_run *run, const struct duty_board_row *found,
                                          const struct duty_cell *cell) {
    struct duty_subject_row row = row_of(run, UNIT_BUREAU);
    row.region = found->key;
    row.name = arena_printf(run->ctx->arena, "%s民政局", found->name);
    row.county_name = found->name;
    row.status = cell->status;
    row.done = cell->done;
    row.needed = cell->needed;
    row.subject_id = found->unit_id;
    row.county_id = county_of_unit(run, found->unit_id);
    return row;
}

static enum status list_bureaus(const struct duty_search *search, struct list *ret_rows) {
    struct duty_run alone = *search->run;
    const struct duty_run *run = &alone;
    struct duty_board board;
    enum status status = duty_board_of_runs(run->ctx, &(const struct list){&alone, 1}, &board);
    if (status != STATUS_OK)
        return status;
    const struct duty_board_row *found = board.rows.items;
    struct duty_subject_row *rows = ARENA_ARRAY(run->ctx->arena, board.rows.count, struct duty_subject_row);
    size_t count = 0;
    for (size_t i = 0; i + 1 < board.rows.count; i++) {
        const struct duty_cell *cell = found[i].cells.items;
        bool here = search->county.id.value == 0 || strcmp(search->county.code, found[i].key) == 0;
        if (here && cell->status && is_wanted(search, cell->status))
            rows[count++] = bureau_row(run, &found[i], cell);
    }
    *ret_rows = (struct list){rows, count};
    return STATUS_OK;
}

enum status duty_list_bureaus_or_leaders(const struct duty_search *search, struct list *ret_rows) {
    return search->run->duty->subject == SUBJECT_LEADER ? list_leaders(search, ret_rows)
                                                        : list_bureaus(search, ret_rows);
}
