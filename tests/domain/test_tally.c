/* The tallies equal a recount whatever is written, and the figures are really read from them. */
#include "check.h"
#include "figure_world.h"

#include "minan/domain/tally.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 8, WRITES = 150 };

static void run(struct figure_world *world, const char *sql) {
    char *message = NULL;
    if (sqlite3_exec(world->handle, sql, NULL, NULL, &message) != SQLITE_OK)
        fail_msg("%s: %s", sql, message);
}

/* A snapshot taken now. */
static int64_t differences(struct figure_world *world) {
    int64_t count = -1;
    struct db *db = world->fixture->db;
    db_rollback(db);
    assert_ok(db_begin_read(db));
    assert_ok(tally_verify(fixture_as(world->fixture, "city_leader"), &count));
    return count;
}

/* ---- random writes of every kind ---- */

static int below(uint64_t *dice, int limit) {
    *dice = *dice * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (int)((*dice >> 33) % (uint64_t)limit);
}

/* ?1 is a random record, ?2 a random number below 20. */
static const char *const writes[] = {
    "UPDATE hazard SET state = 'closed', closed_on = date(found_on, '+' || ?2 || ' days') WHERE id = ?1 AND "
    "state "
    "IN ('open', 'submitted')",
    "UPDATE hazard SET state = 'open', closed_on = NULL, return_count = return_count + 1 + 0 * ?2 WHERE id "
    "= ?1 AND state = 'closed'",
    "UPDATE hazard SET state = 'void', closed_on = NULL, void_reason = ?2 WHERE id = ?1",
    "UPDATE hazard SET severity = CASE severity WHEN 'major' THEN 'general' ELSE 'major' END WHERE id = ?1 "
    "AND ?2 >= 0",
    "UPDATE hazard SET state = 'transferred', closed_on = NULL WHERE id = ?1 AND ?2 < 10",
    "UPDATE hazard SET deadline = date(deadline, '+' || ?2 || ' days') WHERE id = ?1",
    "UPDATE hazard SET institution_type = 'other', area = 'gas' WHERE id = ?1 AND ?2 < 10",
    "UPDATE hazard SET county_id = 5 - county_id, town_id = NULL WHERE id = ?1 AND ?2 < 10",
    "UPDATE hazard SET repeat = 1 - repeat, source = 'report' WHERE id = ?1 AND ?2 < 10",
    "UPDATE hazard SET acknowledged_at = ?2 WHERE id = ?1",
    "UPDATE inspection SET state = 'void' WHERE id = ?1 AND ?2 < 10",
    "UPDATE inspection SET state = 'submitted' WHERE id = ?1 AND ?2 < 10",
    "UPDATE inspection SET town_id = NULL, team_size = 1 + ?2 WHERE id = ?1",
    "UPDATE inspection SET finished_on = date(finished_on, '-' || ?2 || ' days') WHERE id = ?1",
    "UPDATE inspection SET county_id = 5 - county_id, institution_type = 'other' WHERE id = ?1 AND ?2 < "
    "10",
    "UPDATE activity SET state = CASE state WHEN 'void' THEN 'submitted' ELSE 'void' END WHERE id = ?1 % 400 "
    "AND ?2 >= 0",
    "UPDATE activity SET held_to = NULL, held_on = date(held_on, '-' || ?2 || ' days') WHERE id = ?1 % 400",
    "UPDATE activity SET kind = 'supplies', stock_days = 20 + ?2 WHERE id = ?1 % 400",
    "UPDATE activity SET kind = 'emergency_drill' WHERE id = ?1 % 400 AND ?2 < 5",
    "UPDATE activity SET institution_id = 1 + ?2 WHERE id = ?1 % 400 AND level = 'institution'",
    "INSERT INTO activity (uuid, kind, level, institution_id, city_id, county_id, title, held_on, "
    "stock_days, author_id,"
    " received_at, content_hash) SELECT lower(hex(randomblob(16))), 'supplies', 'institution', i.id, "
    "i.city_id, i.county_id,"
    " '补录', date('2026-11-23', '-' || (?1 % 600) || ' days'), ?2 * 3, 3, 0, '' FROM institution i WHERE "
    "i.id = 1 + ?1 % 40",
    "INSERT INTO hazard (uuid, institution_id, institution_type, city_id, county_id, source, area, severity, "
    "description, found_on,"
    " found_at, logged_by, deadline, original_deadline, state, closed_on, content_hash, received_at)"
    " SELECT lower(hex(randomblob(16))), institution_id, institution_type, city_id, county_id, source, area, "
    "severity, '补录', found_on,"
    " 0, 3, deadline, deadline, state, closed_on, '', ?2 FROM hazard WHERE id = ?1",
    "INSERT INTO activity (uuid, kind, level, institution_id, city_id, county_id, title, held_on, held_to, "
    "author_id,"
    " received_at, content_hash) SELECT lower(hex(randomblob(16))), 'duty_roster', 'institution', i.id, "
    "i.city_id, "
    "i.county_id,"
    " '值班表', date('2026-01-20', '-' || (?1 % 90) || ' days'), date('2026-01-20', '-' || (?1 % 90 - ?2 * "
    "4) || ' days'),"
    " 3, 0, '' FROM institution i WHERE i.id = 1 + ?1 % 40",
    "UPDATE institution SET county_id = 5 - county_id, town_id = NULL WHERE id = 1 + ?1 % 40 AND ?2 < 10",
    "UPDATE inspection SET institution_id = 1 + ?2 WHERE id = ?1",
    "INSERT OR IGNORE INTO activity_participant (activity_id, institution_id) SELECT id, 1 + ?2 FROM "
    "activity WHERE id = ?1 % 400",
    "UPDATE activity SET kind = 'training', held_on = date(held_on, '-' || (?2 * 9) || ' days'), held_to = "
    "NULL WHERE id IN (SELECT "
    "activity_id FROM activity_participant WHERE institution_id = 1 + ?1 % 20)",
    "UPDATE inspection SET kind = 'joint', led_by_leader = 1 - led_by_leader WHERE id = ?1 AND ?2 < 10",
    "UPDATE inspection SET level = 'institution', kind = 'gas_self', led_by_principal = 1 WHERE id = ?1 AND "
    "?2 < 10",
    "UPDATE account SET status = CASE status WHEN 'active' THEN 'disabled' ELSE 'active' END WHERE id = ?1 % "
    "12 AND ?2 >= 0",
    "INSERT INTO inspection_member (inspection_id, position, account_id, name) SELECT ?1, 1000 + ?2, 4, "
    "'补录'"
    " WHERE NOT EXISTS (SELECT 1 FROM inspection_member WHERE inspection_id = ?1 AND position = 1000 + "
    "?2)",
};
enum { KINDS = sizeof writes / sizeof *writes };

static void write_something(struct figure_world *world, uint64_t *dice) {
    sqlite3_stmt *stmt = NULL;
    const char *sql = writes[below(dice, KINDS)];
    if (sqlite3_prepare_v2(world->handle, sql, -1, &stmt, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(world->handle));
    sqlite3_bind_int(stmt, 1, 1 + below(dice, 4000));
    sqlite3_bind_int(stmt, 2, below(dice, 20));
    if (sqlite3_step(stmt) != SQLITE_DONE)
        fail_msg("%s: %s", sql, sqlite3_errmsg(world->handle));
    sqlite3_finalize(stmt);
}

static void test_tallies_equal_a_recount_after_random_writes(void **state) {
    uint64_t dice = 20261125;
    assert_int_equal(differences(*state), 0);
    for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < WRITES; i++)
            write_something(*state, &dice);
        assert_int_equal(differences(*state), 0);
    }
}

static void test_what_was_rolled_back_left_nothing(void **state) {
    run(*state, "BEGIN; UPDATE hazard SET state = 'void', closed_on = NULL WHERE id < 50; ROLLBACK");
    assert_int_equal(differences(*state), 0);
}

/* ---- a difference is seen, and mended ---- */

static void rebuild(struct figure_world *world) {
    struct db *db = world->fixture->db;
    db_rollback(db);
    assert_ok(db_begin_write(db));
    assert_ok(tally_rebuild(fixture_as(world->fixture, "city_leader")));
    assert_ok(db_commit(db));
}

static void test_a_wrong_row_is_found_and_made_right(void **state) {
    static const char *const wrongs[] = {
        "UPDATE hazard_tally SET hazards = hazards + 1 WHERE slice = ''",
        "UPDATE hazard_day SET days = days + 1 WHERE kind = 'closed'",
        "UPDATE inspection_tally SET people = people + 1",
        "UPDATE group_day SET visits = visits + 1",
        "DELETE FROM inspector_day",
        "UPDATE visit_year SET checks = checks | 2048 WHERE checks & 2048 = 0",
        "UPDATE stock_span SET stock_days = stock_days + 1",
        "UPDATE duty_year SET visits = visits || '1010' WHERE year = 2026",
    };
    struct figure_world *world = *state;
    for (size_t i = 0; i < sizeof wrongs / sizeof *wrongs; i++) {
        run(world, wrongs[i]);
        if (differences(world) == 0)
            fail_msg("not seen: %s", wrongs[i]);
        rebuild(world);
        assert_int_equal(differences(world), 0);
    }
}

/* ---- the figures are read from them ---- */

static int64_t numerator_of(struct figure_world *world, const char *id, const char *from, const char *to) {
    struct figure_board board;
    struct figure_request request;
    struct db *db = world->fixture->db;
    db_rollback(db);
    assert_ok(db_begin_read(db));
    shape_clear(&figure_request_shape, &request);
    request.from = fixture_day(from);
    request.to = fixture_day(to);
    assert_ok(figure_board(fixture_as(world->fixture, "city_leader"), &request, &board));
    const struct figure_value *value = board.figures.items;
    for (size_t i = 0; i < board.figures.count; i++) {
        if (strcmp(value[i].id, id) == 0)
            return value[i].numerator;
    }
    fail_msg("no %s", id);
    return -1;
}

static int64_t found_of(struct figure_world *world, const char *from, const char *to) {
    return numerator_of(world, "hazards_found", from, to);
}

static void test_months_and_days_come_from_their_tallies(void **state) {
    struct figure_world *world = *state;
    int64_t months = found_of(world, "2026-02-01", "2026-03-31");
    int64_t days = found_of(world, "2026-02-10", "2026-02-20");
    int64_t closed = numerator_of(world, "hazards_closed_in_period", "2026-02-10", "2026-02-20");
    run(world,
        "UPDATE hazard_tally SET hazards = hazards + 1000 WHERE (county_id, slice, found_month, "
        "closed_month, due_month,"
        " severity, outcome) IN (SELECT county_id, slice, found_month, closed_month, due_month, severity, "
        "outcome"
        " FROM hazard_tally WHERE slice = '' AND found_month = '2026-02' AND outcome = 'live' LIMIT 1)");
    assert_int_equal(found_of(world, "2026-02-01", "2026-03-31"), months + 1000);
    assert_int_equal(found_of(world, "2026-02-10", "2026-02-20"), days);
    run(world, "UPDATE hazard_day SET hazards = 0 WHERE kind = 'found'");
    assert_int_equal(found_of(world, "2026-02-10", "2026-02-20"), 0);
    assert_int_equal(found_of(world, "2026-02-01", "2026-03-31"), months + 1000);
    assert_int_equal(numerator_of(world, "hazards_closed_in_period", "2026-02-10", "2026-02-20"), closed);
    run(world, "UPDATE hazard_day SET hazards = 0 WHERE kind = 'closed'");
    assert_true(closed > 0);
    assert_int_equal(numerator_of(world, "hazards_closed_in_period", "2026-02-10", "2026-02-20"), 0);
}

static void test_months_of_visits_come_from_their_year_and_days_from_the_visits(void **state) {
    struct figure_world *world = *state;
    int64_t days = numerator_of(world, "coverage_rate", "2026-02-10", "2026-02-20");
    assert_true(days > 0);
    assert_true(numerator_of(world, "coverage_rate", "2026-02-01", "2026-03-31") > days);
    run(world, "UPDATE visit_year SET visits = 0");
    assert_int_equal(numerator_of(world, "coverage_rate", "2026-02-01", "2026-03-31"), 0);
    assert_int_equal(numerator_of(world, "coverage_rate", "2026-02-10", "2026-02-20"), days);
}

static int setup(void **state) {
    *state = figure_world_new();
    return 0;
}

static int teardown(void **state) {
    figure_world_free(*state);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        /* one world; the last two leave its tallies wrong */
        cmocka_unit_test(test_tallies_equal_a_recount_after_random_writes),
        cmocka_unit_test(test_what_was_rolled_back_left_nothing),
        cmocka_unit_test(test_a_wrong_row_is_found_and_made_right),
        cmocka_unit_test(test_months_and_days_come_from_their_tallies),
        cmocka_unit_test(test_months_of_visits_come_from_their_year_and_days_from_the_visits),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
