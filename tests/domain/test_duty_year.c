/* A simulated year, day by day: what the engine says of every duty, county and institution is what rules.md
 * says when it is worked out once more by plain loops. */
#include "check.h"
#include "duty_world.h"

#include <stdio.h>
#include <stdlib.h>

enum { YEAR = 365, AFTER = 40, ROWS = 3 };

/* The board's rows are the city bureau, county 1, county 2, all together. */
static int world_row(size_t board_row) {
    return board_row == 0 ? 2 : (int)board_row - 1;
}

static bool same_cell(const struct duty_cell *found, const struct world_cell *wanted) {
    int64_t by_status[DUTY_STATUSES] = {
        0, found->met, found->on_track, found->at_risk, found->missed, found->done_late};
    return memcmp(by_status, wanted->by_status, sizeof by_status) == 0 && found->done == wanted->done &&
           found->needed == wanted->needed && found->total == wanted->total;
}

static int compare(const struct world *world, const struct duty_board *board, int day, int today) {
    const struct duty_board_row *rows = board->rows.items;
    int cells = 0;
    assert_int_equal(board->rows.count, ROWS + 1);
    for (size_t row = 0; row < ROWS; row++) {
        const struct duty_cell *found = rows[row].cells.items;
        for (size_t i = 0; i < rows[row].cells.count; i++) {
            struct world_cell wanted;
            if (!world_cell(world, found[i].code, world_row(row), day, today, &wanted))
                continue;
            if (!same_cell(&found[i], &wanted))
                fail_msg("%s of %s, day %d as of %d: met %d/%d on track %d/%d at risk %d/%d missed %d/%d "
                         "late %d/%d"
                         " done %d/%d needed %d/%d total %d/%d",
                         found[i].code, rows[row].name, day, today, (int)found[i].met,
                         (int)wanted.by_status[DUTY_MET], (int)found[i].on_track,
                         (int)wanted.by_status[DUTY_ON_TRACK], (int)found[i].at_risk,
                         (int)wanted.by_status[DUTY_AT_RISK], (int)found[i].missed,
                         (int)wanted.by_status[DUTY_MISSED], (int)found[i].done_late,
                         (int)wanted.by_status[DUTY_DONE_LATE], (int)found[i].done, (int)wanted.done,
                         (int)found[i].needed, (int)wanted.needed, (int)found[i].total, (int)wanted.total);
            cells++;
        }
    }
    return cells;
}

static int check_day(struct world *world, int day, int today) {
    struct ctx *ctx = world_ask(world);
    struct duty_request request = {world->first + day, world->first + today};
    struct duty_board board;
    assert_ok(duty_board(ctx, &request, &board));
    assert_int_equal(board.duties.count, day < 18 ? 19 : 20); /* the first key date begins on 19 January */
    return compare(world, &board, day, today);
}

static void test_every_day_of_a_year_is_judged_as_by_hand(void **state) {
    (void)state;
    struct world *world = world_new(20260101);
    int cells = 0;
    for (int today = 0; today < YEAR + AFTER; today++) {
        world_live(world, today);
        cells += check_day(world, today, today);
        if (today % 5 == 0 && today > 31) /* the months and quarters before, as they are seen today */
            cells += check_day(world, today - 31, today);
    }
    for (int today = 40; today < YEAR; today += 31) /* the past as it was known by its days */
        cells += check_day(world, today, today + AFTER > YEAR ? today : today + AFTER);
    print_message("%d cells of the board compared\n", cells);
    assert_true(cells > 15000);
    world_free(world);
}

/* ---- who stops working turns at risk in time, and nobody is missed who owed nothing ---- */

struct track {
    int at_risk_since; /* day; -1: not at risk */
    bool owed_all_the_while;
};
static int missed;

static const char *const own_codes[] = {"D1", "D2", "D3", "D4", "D14", "D15", "D17", "D18"};
enum { OWN_CODES = sizeof own_codes / sizeof *own_codes };

static void ask_home(struct world *world, int home, struct duties_of_institution *ret_duties) {
    char text[40];
    snprintf(text, sizeof text, "00000000-0000-4000-8000-1%011d", home);
    struct institution_by_uuid request = {fixture_uuid(text)};
    assert_ok(duty_of_institution(world_ask(world), &request, ret_duties));
}

static enum duty_status status_in(const struct duties_of_institution *duties, const char *code) {
    const struct duty_of_institution *items = duties->items.items;
    for (size_t i = 0; i < duties->items.count; i++) {
        if (strcmp(items[i].duty.code, code) == 0)
            return items[i].status;
    }
    return duty_status_none_;
}

/* On the last day of the period: who has still not done it had been at risk for all the days of warning. */
static void follow(const struct world *world, const char *code, int home, int today, enum duty_status status,
                   struct track *track) {
    int from, due, lead;
    assert_int_equal(status, world_status(world, code, home, today, today));
    assert_true(world_term(world, code, today, &from, &due, &lead));
    if (today == from || status == duty_status_none_)
        *track = (struct track){-1, status != duty_status_none_};
    if (status == DUTY_AT_RISK && track->at_risk_since < 0)
        track->at_risk_since = today;
    if (today != due || status == DUTY_MET || status == duty_status_none_)
        return;
    assert_int_equal(status, DUTY_AT_RISK);
    if (track->owed_all_the_while)
        assert_in_range(due - track->at_risk_since, lead, due - from);
    missed++;
}

static void test_whoever_stops_is_at_risk_in_time(void **state) {
    (void)state;
    struct world *world = world_new(77);
    static struct track tracks[OWN_CODES][WORLD_HOMES];
    struct duties_of_institution duties;
    missed = 0;
    for (int today = 0; today < YEAR; today++) {
        world_live(world, today);
        for (int home = 0; home < WORLD_HOMES; home++) {
            ask_home(world, home, &duties);
            for (int i = 0; i < OWN_CODES; i++)
                follow(world, own_codes[i], home, today, status_in(&duties, own_codes[i]), &tracks[i][home]);
        }
    }
    print_message("%d times not done by the last day, each with all its days of warning\n", missed);
    assert_true(missed > 100);
    world_free(world);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_day_of_a_year_is_judged_as_by_hand),
        cmocka_unit_test(test_whoever_stops_is_at_risk_in_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
