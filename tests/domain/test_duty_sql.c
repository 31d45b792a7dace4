/* 履职完成率 once more, in SQL of its own (duty_shares.sql): every share of every duty that fell due in a
 * year is worked out from the records by one statement that shares nothing with the engine, and held against
 * the figure and its list for every place, duty and quarter. */
#include "check.h"
#include "duty_world.h"
#include "minan/base/file.h"
#include "minan/domain/duty_fulfilment.h"

#include <stdio.h>
#include <string.h>

enum {
    QUARTERS = 4,
    QUARTER_MONTHS = 3,
    WORLDS = 3,
    SQL_MOST = 65536,
    CELLS = 4 /* in which a share stands: of all or its place, of all or its duty */
};

static const char *const codes[] = {NULL,   "D1",  "D2",  "D3",  "D4",  "D5",  "D6",
                                    "D7",   "D8",  "D9",  "D10", "D11", "D12", "D13",
                                    "D13B", "D14", "D15", "D16", "D17", "D18", "D19"};
static const char *const places[] = {NULL, "529900", "529901", "529902"};
#define COUNT(array) (sizeof(array) / sizeof *(array))

static void must(struct world *world, int result) {
    if (result != SQLITE_OK && result != SQLITE_ROW && result != SQLITE_DONE)
        fail_msg("%s", sqlite3_errmsg(world->handle));
}

static void work_out(struct world *world) {
    char *sql = NULL;
    size_t size = 0;
    struct arena *arena = arena_new(SQL_MOST);
    assert_int_equal(file_read("tests/domain/duty_shares.sql", arena, SQL_MOST, &sql, &size), STATUS_OK);
    must(world, sqlite3_exec(world->handle, sql, NULL, NULL, NULL));
    arena_free(arena);
}

static int64_t shares_of(struct world *world, const struct duty_due_filter *asked) {
    sqlite3_stmt *stmt;
    char from[DAY_TEXT_SIZE], to[DAY_TEXT_SIZE];
    day_format(asked->from, from);
    day_format(asked->to, to);
    must(world, sqlite3_prepare_v2(world->handle,
                                   "SELECT count(*) FROM temp.share WHERE due BETWEEN ?1 AND ?2"
                                   " AND (?3 IS NULL OR place = ?3) AND (?4 IS NULL OR code = ?4)"
                                   " AND (?5 IS NULL OR met = ?5)",
                                   -1, &stmt, NULL));
    sqlite3_bind_text(stmt, 1, from, -1, NULL);
    sqlite3_bind_text(stmt, 2, to, -1, NULL);
    sqlite3_bind_text(stmt, 3, asked->county, -1, NULL);
    sqlite3_bind_text(stmt, 4, asked->code, -1, NULL);
    if (asked->status)
        sqlite3_bind_int(stmt, 5, 1);
    must(world, sqlite3_step(stmt));
    int64_t count = sqlite3_column_int64(stmt, 0);
    sqlite3_finalize(stmt);
    return count;
}

/* ---- held against the figure ---- */

static int64_t check_cell(struct world *world, struct duty_due_filter *asked) {
    struct duty_fulfilment_request request = {asked->from, asked->to, asked->county, asked->code};
    struct duty_fulfilment found;
    struct duty_due_page page;
    assert_ok(duty_fulfilment(world_ask(world), &request, &found));
    const struct duty_fulfilment_row total = found.total;
    asked->status = duty_status_none_;
    assert_int_equal(total.owed, shares_of(world, asked));
    assert_ok(duty_due_list(world_ask(world), asked, &page));
    assert_int_equal(page.total, total.owed);
    asked->status = DUTY_MET;
    assert_int_equal(total.met, shares_of(world, asked));
    assert_ok(duty_due_list(world_ask(world), asked, &page));
    assert_int_equal(page.total, total.met);
    return total.owed;
}

static int64_t check_quarter(struct world *world, int quarter) {
    struct duty_due_filter asked;
    int64_t owed = 0;
    shape_clear(&duty_due_filter_shape, &asked);
    asked.from = day_add_months(world->first, quarter * QUARTER_MONTHS);
    asked.to = day_add_months(asked.from, QUARTER_MONTHS) - 1;
    asked.limit = 1;
    for (size_t place = 0; place < COUNT(places); place++) {
        for (size_t code = 0; code < COUNT(codes); code++) {
            asked.county = places[place];
            asked.code = codes[code];
            owed += check_cell(world, &asked);
        }
    }
    return owed;
}

static void test_every_share_of_every_quarter(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= WORLDS; seed++) {
        struct world *world = world_new(seed * 7919);
        int64_t owed = 0;
        for (int day = 0; day < WORLD_DAYS; day++)
            world_live(world, day);
        work_out(world);
        for (int quarter = 0; quarter < QUARTERS; quarter++)
            owed += check_quarter(world, quarter);
        print_message("%lld shares of a year\n", (long long)owed / CELLS);
        assert_true(owed > CELLS * 1000);
        world_free(world);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_share_of_every_quarter)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
