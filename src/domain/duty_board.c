/* duty_board.c: counties by duties: who has done it, who will miss it, who has missed it. */
#include "duty_private.h"

#include "minan/domain/region.h"
#include <string.h>

struct board {
    struct ctx *ctx;
    const struct duty_run *runs;
    size_t duties;
    struct region *regions; /* the city, unless the actor is of a county, then its counties */
    size_t region_count;
    struct duty_board_row *rows; /* of the regions, then of all together */
};

static struct duty_cell *cell_at(const struct board *board, size_t row, size_t duty) {
    return (struct duty_cell *)board->rows[row].cells.items + duty;
}

static bool is_city(const struct region *region) {
    return region->level == REGION_CITY;
}

static int64_t unit_id(const struct region *region) {
    return region->id.value;
}

/* ---- cells ---- */

static void clear_cell(const char *code, struct duty_cell *cell) {
    *cell = (struct duty_cell){.code = code, .done = INT_NONE, .needed = INT_NONE, .total = INT_NONE};
}

static void add_status(struct duty_cell *cell, enum duty_status status, int64_t count) {
    int64_t *const by_status[DUTY_STATUSES] = {
        [DUTY_MET] = &cell->met,       [DUTY_ON_TRACK] = &cell->on_track,   [DUTY_AT_RISK] = &cell->at_risk,
        [DUTY_MISSED] = &cell->missed, [DUTY_DONE_LATE] = &cell->done_late,
    };
    cell->owed += count;
    *by_status[status] += count;
}

static int64_t plus(int64_t a, int64_t b) {
    if (b == INT_NONE)
        return a;
    return a == INT_NONE ? b : a + b;
}

/* A share stands for itself in every row; bureaus and institutions add up. */
static void judge_target(const struct duty_run *run, struct duty_cell *cell) {
    const struct duty *duty = run->duty;
    if (duty_is_share(duty) || duty->target == INT_NONE || cell->owed == 0)
        return;
    cell->done = cell->met;
    cell->total = cell->owed;
    cell->needed = duty_needed(cell->owed, duty->target);
    cell->status = duty_share_status(duty, &run->term, run->as_of, cell->needed, cell->met, cell->done_late);
}

static void add_to_total(const struct duty_run *run, const struct duty_cell *cell, struct duty_cell *total) {
    total->owed += cell->owed;
    total->met += cell->met;
    total->on_track += cell->on_track;
    total->at_risk += cell->at_risk;
    total->missed += cell->missed;
    total->done_late += cell->done_late;
    if (duty_is_share(run->duty)) {
        total->done = plus(total->done, cell->done);
        total->needed = plus(total->needed, cell->needed);
        total->total = plus(total->total, cell->total);
    }
}

/* ---- institutions, and shares of them ---- */

static bool counts_here(const struct duty_run *run, const struct region *region, int64_t county_id) {
    bool whole_city = is_city(region) && run->duty->subject == SUBJECT_CITY_BUREAU;
    return whole_city || (!is_city(region) && unit_id(region) == county_id);
}

static void sum_outcomes(const struct duty_run *run, const struct region *region, const struct list *counts,
                         struct duty_counts *ret_counts) {
    const struct duty_counts *rows = counts->items;
    *ret_counts = (struct duty_counts){0};
    for (size_t i = 0; i < counts->count; i++) {
        for (int outcome = 0; outcome < OUTCOMES && counts_here(run, region, rows[i].county_id); outcome++)
            ret_counts->of[outcome] += rows[i].of[outcome];
    }
}

static void fill_share(const struct duty_run *run, const struct duty_counts *counts, struct duty_cell *cell) {
    int64_t late = counts->of[OUTCOME_LATE];
    cell->done = counts->of[OUTCOME_MET];
    cell->total = cell->done + late + counts->of[OUTCOME_LAGGING] + counts->of[OUTCOME_OPEN];
    cell->needed = duty_needed(cell->total, run->duty->target);
    if (cell->total == 0)
        return;
    cell->status = duty_share_status(run->duty, &run->term, run->as_of, cell->needed, cell->done, late);
    add_status(cell, cell->status, 1);
}

static bool answers_for_share(const struct duty_run *run, const struct region *region) {
    return (run->duty->subject == SUBJECT_CITY_BUREAU) == is_city(region);
}

static void fill_institutions(const struct duty_run *run, const struct region *region,
                              const struct list *counts, struct duty_cell *cell) {
    struct duty_counts sums;
    sum_outcomes(run, region, counts, &sums);
    if (duty_is_share(run->duty) && answers_for_share(run, region))
        fill_share(run, &sums, cell);
    if (duty_is_share(run->duty))
        return;
    for (enum duty_outcome outcome = 0; outcome < OUTCOMES; outcome++)
        add_status(cell, duty_status_of_outcome(run, outcome), sums.of[outcome]);
    judge_target(run, cell);
}

static enum status add_institutions(const struct board *board, const struct duty_run *run, size_t duty) {
    struct list counts;
    enum status status = duty_count_institutions(run, &counts);
    for (size_t row = 0; status == STATUS_OK && row < board->region_count; row++)
        fill_institutions(run, &board->regions[row], &counts, cell_at(board, row, duty));
    return status;
}

/* ---- bureaus ---- */

static bool is_asked(const struct duty *duty, const struct region *region) {
    if (duty->subject == SUBJECT_BUREAU)
        return true;
    return (duty->subject == SUBJECT_CITY_BUREAU) == is_city(region);
}

static void set_status(struct duty_cell *cell, enum duty_status status) {
    cell->status = status;
    add_status(cell, status, 1);
}

static void fill_days(const struct duty_run *run, const struct list *rosters, const struct region *region,
                      struct duty_cell *cell) {
    struct duty_days_missing missing = duty_count_days(run, rosters, is_city(region) ? 0 : unit_id(region));
    enum duty_outcome outcome = missing.in_all == 0 ? OUTCOME_MET
                                : missing.soon      ? OUTCOME_LAGGING
                                                    : OUTCOME_OPEN;
    cell->needed = run->term.due - run->term.from + 1;
    cell->done = cell->needed - missing.in_all;
    set_status(cell, duty_status_of_outcome(run, outcome));
}

static void fill_times(const struct duty_run *run, const struct list *counts, int64_t unit,
                       struct duty_cell *cell) {
    const struct duty_unit_counts *rows = counts->items;
    struct duty_unit_counts own = {0};
    for (size_t i = 0; i < counts->count; i++) {
        if (rows[i].unit_id == unit)
            own = rows[i];
    }
    cell->done = own.times;
    cell->needed = run->duty->threshold;
    set_status(cell, duty_times_status(run->duty, &run->term, run->as_of, own.times, own.late_times));
}

static bool is_any_asked(const struct board *board, const struct duty *duty, bool city) {
    for (size_t row = 0; row < board->region_count; row++) {
        if (is_city(&board->regions[row]) == city && is_asked(duty, &board->regions[row]))
            return true;
    }
    return false;
}

/* Their acts by unit: of counties, of the city; or all their rosters. */
struct bureau_deeds {
    struct list counts[2];
    struct list rosters;
};

static enum status read_bureaus(const struct board *board, const struct duty_run *run,
                                struct bureau_deeds *deeds) {
    enum status status = STATUS_OK;
    if (run->duty->rule == RULE_DAYS)
        return duty_read_rosters(run, &deeds->rosters);
    for (int city = 0; status == STATUS_OK && city < 2; city++) {
        if (is_any_asked(board, run->duty, city))
            status = duty_count_bureaus(run, city, &deeds->counts[city]);
    }
    return status;
}

static enum status add_bureaus(const struct board *board, const struct duty_run *run, size_t duty) {
    struct bureau_deeds deeds = {0};
    enum status status = read_bureaus(board, run, &deeds);
    for (size_t row = 0; status == STATUS_OK && row < board->region_count; row++) {
        const struct region *region = &board->regions[row];
        if (!is_asked(run->duty, region))
            continue;
        if (run->duty->rule == RULE_DAYS)
            fill_days(run, &deeds.rosters, region, cell_at(board, row, duty));
        else
            fill_times(run, &deeds.counts[is_city(region)], unit_id(region), cell_at(board, row, duty));
    }
    return status;
}

/* ---- leaders ---- */

static enum status add_leaders(const struct board *board, const struct duty_run *run, size_t duty) {
    struct list list;
    enum status status = duty_list_leaders(run, &list);
    const struct duty_leader_row *leaders = list.items;
    for (size_t row = 0; status == STATUS_OK && row < board->region_count; row++) {
        for (size_t i = 0; i < list.count; i++) {
            if (leaders[i].unit_id == unit_id(&board->regions[row]))
                add_status(cell_at(board, row, duty),
                           duty_times_status(run->duty, &run->term, run->as_of, leaders[i].times,
                                             leaders[i].late_times),
                           1);
        }
    }
    return status;
}

/* ---- the board ---- */

static enum status add_duty(const struct board *board, size_t duty) {
    const struct duty_run *run = &board->runs[duty];
    if (duty_is_of_institutions(run->duty))
        return add_institutions(board, run, duty);
    if (run->duty->subject == SUBJECT_LEADER)
        return add_leaders(board, run, duty);
    return add_bureaus(board, run, duty);
}

static void add_totals(const struct board *board) {
    for (size_t duty = 0; duty < board->duties; duty++) {
        struct duty_cell *total = cell_at(board, board->region_count, duty);
        for (size_t row = 0; row < board->region_count; row++)
            add_to_total(&board->runs[duty], cell_at(board, row, duty), total);
        judge_target(&board->runs[duty], total);
    }
}

static void make_row(const struct board *board, size_t row, const char *key, const char *name) {
    struct duty_cell *cells = ARENA_ARRAY(board->ctx->arena, board->duties + 1, struct duty_cell);
    for (size_t duty = 0; duty < board->duties; duty++)
        clear_cell(board->runs[duty].duty->code, &cells[duty]);
    board->rows[row] = (struct duty_board_row){key, name, {cells, board->duties}, 0};
}

static bool is_row(const struct actor *actor, const struct region *region) {
    if (actor->county_id)
        return region->id.value == actor->county_id;
    return region->level != REGION_TOWN;
}

static enum status make_rows(struct board *board) {
    struct region_tree tree;
    enum status status = region_list(board->ctx, &tree);
    if (status != STATUS_OK)
        return status;
    const struct region *all = tree.items.items;
    board->regions = ARENA_ARRAY(board->ctx->arena, tree.items.count + 1, struct region);
    board->rows = ARENA_ARRAY(board->ctx->arena, tree.items.count + 1, struct duty_board_row);
    for (size_t i = 0; i < tree.items.count; i++) {
        if (!is_row(&board->ctx->actor, &all[i]))
            continue;
        board->regions[board->region_count] = all[i];
        make_row(board, board->region_count, all[i].code, is_city(&all[i]) ? "市本级" : all[i].name);
        board->rows[board->region_count++].unit_id = unit_id(&all[i]);
    }
    make_row(board, board->region_count, "total", "合计");
    return STATUS_OK;
}

static struct list heads_of(const struct board *board) {
    struct duty_head *heads = ARENA_ARRAY(board->ctx->arena, board->duties + 1, struct duty_head);
    for (size_t i = 0; i < board->duties; i++)
        heads[i] = duty_head_of(&board->runs[i]);
    return (struct list){heads, board->duties};
}

enum status duty_board_of_runs(struct ctx *ctx, const struct list *runs, struct duty_board *ret_board) {
    struct board board = {.ctx = ctx, .runs = runs->items, .duties = runs->count};
    enum status status = make_rows(&board);
    for (size_t i = 0; i < board.duties; i++)
        duty_deeds_want(&board.runs[i]);
    for (size_t i = 0; status == STATUS_OK && i < board.duties; i++)
        status = add_duty(&board, i);
    if (status != STATUS_OK)
        return status;
    add_totals(&board);
    *ret_board =
        (struct duty_board){DAY_NONE, DAY_NONE, heads_of(&board), {board.rows, board.region_count + 1}};
    return STATUS_OK;
}

enum status duty_board(struct ctx *ctx, const struct duty_request *request, struct duty_board *ret_board) {
    struct duty_request asked = *request;
    struct list runs;
    enum status status = duty_request_complete(ctx, &asked);
    if (status == STATUS_OK)
        status = duty_runs(duty_homes_new(ctx, 0, 0), &asked, NULL, &runs);
    if (status == STATUS_OK)
        status = duty_board_of_runs(ctx, &runs, ret_board);
    if (status != STATUS_OK)
        return status;
    ret_board->day = asked.day;
    ret_board->as_of = asked.as_of;
    return STATUS_OK;
}
