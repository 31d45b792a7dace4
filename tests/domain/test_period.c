#include "check.h"
#include "figure_world.h"

#include "minan/domain/period.h"
#include <inttypes.h>
#include <stdio.h>

/* Periods: confirmed by counties, frozen by the city, and from then on the same for ever; what changes
 * afterwards is listed, and the list adds up. */

static struct ctx *as(void **state, const char *who) {
    struct figure_world *world = *state;
    struct ctx *ctx = fixture_as(world->fixture, who);
    ctx->content_hash = "first";
    return ctx;
}

static int setup(void **state) {
    struct figure_world *world = figure_world_new();
    db_rollback(world->fixture->db);
    assert_ok(db_begin_write(world->fixture->db));
    *state = world;
    return 0;
}

static int teardown(void **state) {
    figure_world_free(*state);
    return 0;
}
#define PERIOD_TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

static struct period get(void **state, const char *who, const char *code) {
    struct period period;
    assert_ok(period_get(as(state, who), &(struct period_request){.code = code}, &period));
    return period;
}

static struct period freeze(void **state, const char *code) {
    struct period period;
    assert_ok(period_freeze(as(state, "city_leader"), &(struct period_freeze){code, "年末赶报，县局补确认"},
                            &period));
    return period;
}

/* ---- the calendar ---- */

static void test_nineteen_periods_of_a_year(void **state) {
    struct period_list list;
    static const struct {
        int number;
        const char *code, *label, *from, *to;
    } expected[] = {
        {0, "2026", "2026年", "2026-01-01", "2026-12-31"},
        {1, "2026-H1", "2026年上半年", "2026-01-01", "2026-06-30"},
        {2, "2026-H2", "2026年下半年", "2026-07-01", "2026-12-31"},
        {3, "2026-Q1", "2026年第1季度", "2026-01-01", "2026-03-31"},
        {6, "2026-Q4", "2026年第4季度", "2026-10-01", "2026-12-31"},
        {8, "2026-02", "2026年2月", "2026-02-01", "2026-02-28"},
        {18, "2026-12", "2026年12月", "2026-12-01", "2026-12-31"},
    };
    assert_ok(period_list(as(state, "city_supervisor"), &(struct period_filter){INT_NONE}, &list));
    assert_int_equal(list.year, 2026);
    assert_int_equal(list.items.count, 19);
    const struct period_row *rows = list.items.items;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        assert_string_equal(rows[expected[i].number].code, expected[i].code);
        assert_string_equal(rows[expected[i].number].label, expected[i].label);
        assert_int_equal(rows[expected[i].number].from, fixture_day(expected[i].from));
        assert_int_equal(rows[expected[i].number].to, fixture_day(expected[i].to));
    }
    assert_int_equal(rows[0].state, PERIOD_RUNNING);
    assert_int_equal(rows[16].state, PERIOD_OPEN); /* October; today is 23 November */
    assert_int_equal(rows[17].state, PERIOD_RUNNING);
    assert_int_equal(rows[16].counties, 2);
}

static void test_what_is_no_period_is_not_found(void **state) {
    static const char *const codes[] = {"2026-13", "2026-Q5", "2026-H0", "2026-1", "1999", "20x6", "2026-00"};
    struct period period;
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        assert_int_equal(
            period_get(as(state, "city_leader"), &(struct period_request){.code = codes[i]}, &period),
            STATUS_NOT_FOUND);
    assert_int_equal(period_get(as(state, "city_leader"), &(struct period_request){.code = "2027"}, &period),
                     STATUS_WRONG_STATE);
}

/* ---- confirming and freezing ---- */

static void test_counties_confirm_and_the_city_freezes(void **state) {
    struct period period;
    assert_ok(
        period_confirm(as(state, "county_leader"), &(struct period_confirm){"2026-Q3", "已核对"}, &period));
    assert_int_equal(period.row.state, PERIOD_CONFIRMED); /* as that county sees it */
    assert_int_equal(period.confirmations.count, 1);
    period = get(state, "city_leader", "2026-Q3");
    assert_int_equal(period.row.state, PERIOD_OPEN);
    assert_int_equal(period.row.confirmed, 1);
    const struct period_confirmation *counties = period.confirmations.items;
    assert_string_equal(counties[0].confirmed_by, "县领导");
    assert_string_equal(counties[0].note, "已核对");
    assert_int_equal(counties[0].changed_since, NO);
    assert_int_equal(counties[1].confirmed_at, TIME_NONE);
    struct ctx *ctx = as(state, "city_leader");
    enum status status = period_freeze(ctx, &(struct period_freeze){"2026-Q3", NULL}, &period);
    assert_field_error(ctx, status, "override_reason", "required");
    assert_string_equal(ctx->err->fields[0].message, "「未齐即封账的理由」必填：青岭县未确认");
    assert_ok(period_confirm(as(state, "far_leader"), &(struct period_confirm){"2026-Q3", NULL}, &period));
    assert_ok(period_freeze(as(state, "city_leader"), &(struct period_freeze){"2026-Q3", NULL}, &period));
    assert_int_equal(period.row.state, PERIOD_FROZEN);
    assert_string_equal(period.row.frozen_by, "市领导");
    assert_null(period.row.override_reason);
    assert_int_equal(period.row.may.count, 0);
}

static void test_a_confirmation_that_no_longer_holds_is_named(void **state) {
    struct figure_world *world = *state;
    struct period period;
    assert_ok(period_confirm(as(state, "county_leader"), &(struct period_confirm){"2026-Q3", NULL}, &period));
    assert_ok(period_confirm(as(state, "far_leader"), &(struct period_confirm){"2026-Q3", NULL}, &period));
    assert_ok(db_commit(world->fixture->db));
    assert_int_equal(
        sqlite3_exec(world->handle,
                     "UPDATE hazard SET state = 'void', closed_on = NULL WHERE id = (SELECT max(id)"
                     " FROM hazard WHERE county_id = 3 AND state <> 'void' AND found_on BETWEEN"
                     " '2026-07-01' AND '2026-09-30')",
                     NULL, NULL, NULL),
        SQLITE_OK);
    assert_ok(db_begin_write(world->fixture->db));
    struct ctx *ctx = as(state, "city_leader");
    enum status status = period_freeze(ctx, &(struct period_freeze){"2026-Q3", NULL}, &period);
    assert_field_error(ctx, status, "override_reason", "required");
    assert_string_equal(ctx->err->fields[0].message, "「未齐即封账的理由」必填：青岭县确认后数字有变");
}

static void test_order_of_confirm_and_freeze(void **state) {
    struct period period;
    struct ctx *ctx = as(state, "county_leader");
    assert_int_equal(period_confirm(ctx, &(struct period_confirm){"2026-11", NULL}, &period),
                     STATUS_WRONG_STATE);
    assert_string_equal(ctx->err->state, "running");
    assert_string_equal(ctx->err->detail, "2026年11月还没有结束，不能确认");
    assert_int_equal(period_freeze(as(state, "city_leader"), &(struct period_freeze){"2026", "x"}, &period),
                     STATUS_WRONG_STATE);
    freeze(state, "2026-10");
    ctx = as(state, "city_leader");
    assert_int_equal(period_freeze(ctx, &(struct period_freeze){"2026-10", "x"}, &period),
                     STATUS_WRONG_STATE);
    assert_string_equal(ctx->err->state, "frozen");
    assert_int_equal(
        period_confirm(as(state, "county_leader"), &(struct period_confirm){"2026-10", NULL}, &period),
        STATUS_WRONG_STATE);
    struct period_records records;
    assert_int_equal(period_records(as(state, "city_leader"),
                                    &(struct period_record_filter){
                                        .code = "2026-09", .figure = "hazards_found", .limit = INT_NONE},
                                    &records),
                     STATUS_WRONG_STATE);
}

/* ---- frozen numbers ---- */

static const char *const counties[] = {NULL, "529901", "529902"};

static int64_t records_of(void **state, const char *code, const char *figure, enum period_part part,
                          const char *county, const struct period_request *cell) {
    struct period_records records;
    struct period_record_filter filter = {.code = code,
                                          .figure = figure,
                                          .part = part,
                                          .county = county,
                                          .institution_type = cell->institution_type,
                                          .area = cell->area,
                                          .limit = 1};
    assert_ok(period_records(as(state, "city_leader"), &filter, &records));
    return records.total;
}

/* Sums of what records weigh, not numbers of records. */
static bool is_sum(const char *id) {
    static const char *const sums[] = {"inspector_person_times",
                                       "mean_days_to_close",
                                       "training_drill_people",
                                       "training_people",
                                       "drill_people",
                                       "publicity_people",
                                       "pledge_people",
                                       "media_audience",
                                       "measures",
                                       "accident_deaths",
                                       "accident_injured",
                                       "infection_cases",
                                       "major_funds"};
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++) {
        if (strcmp(sums[i], id) == 0)
            return true;
    }
    return false;
}

/* Frozen equals live at the moment of the freeze, and each number the count of its records. */
static void check_cell(void **state, const struct period_request *cell) {
    struct period period;
    assert_ok(period_get(as(state, "city_leader"), cell, &period));
    const struct period_figure *figures = period.figures.items;
    assert_true(period.figures.count > 15);
    for (size_t i = 0; i < period.figures.count; i++) {
        const struct period_figure *f = &figures[i];
        assert_int_equal(f->frozen_numerator, f->live_numerator);
        assert_int_equal(f->frozen_denominator, f->live_denominator);
        assert_string_equal(f->frozen_display, f->live_display);
        assert_int_equal(f->numerator_change, 0);
        if (!is_sum(f->id))
            assert_int_equal(records_of(state, cell->code, f->id, PERIOD_VALUE, cell->county, cell),
                             f->frozen_numerator);
        if (f->frozen_denominator != INT_NONE)
            assert_int_equal(records_of(state, cell->code, f->id, PERIOD_WHOLE, cell->county, cell),
                             f->frozen_denominator);
    }
}

static void test_frozen_is_what_was_counted_in_every_cell(void **state) {
    static const char *const codes[] = {"2026-Q3", "2026-10", "2025", "2026-H1"};
    for (size_t code = 0; code < sizeof codes / sizeof *codes; code++) {
        freeze(state, codes[code]);
        for (int county = 0; county < 3; county++) {
            check_cell(state, &(struct period_request){.code = codes[code], .county = counties[county]});
            check_cell(state, &(struct period_request){.code = codes[code],
                                                       .county = counties[county],
                                                       .institution_type = TYPE_CHILD_WELFARE});
            check_cell(state, &(struct period_request){
                                  .code = codes[code], .county = counties[county], .area = AREA_FIRE});
        }
    }
}

static void test_a_county_sees_its_own_frozen_numbers(void **state) {
    freeze(state, "2026-Q3");
    struct period own = get(state, "county_leader", "2026-Q3");
    struct period asked;
    assert_ok(period_get(as(state, "auditor"),
                         &(struct period_request){.code = "2026-Q3", .county = "529901"}, &asked));
    const struct period_figure *mine = own.figures.items, *theirs = asked.figures.items;
    for (size_t i = 0; i < own.figures.count; i++) {
        assert_int_equal(mine[i].frozen_numerator, theirs[i].frozen_numerator);
        assert_int_equal(mine[i].live_numerator, theirs[i].live_numerator);
    }
    struct period_records records;
    struct period_record_filter filter = {.code = "2026-Q3", .figure = "hazards_found", .limit = 200};
    assert_ok(period_records(as(state, "far_leader"), &filter, &records));
    assert_true(records.items.count > 0);
    for (size_t i = 0; i < records.items.count; i++)
        assert_string_equal(((struct period_record *)records.items.items)[i].county_name, "青岭县");
    filter.county = "529901";
    assert_ok(period_records(as(state, "far_leader"), &filter, &records));
    assert_int_equal(records.total, 0);
}

static void test_nothing_changes_what_is_frozen(void **state) {
    static const char *const attempts[] = {
        "UPDATE period SET frozen_at = NULL, frozen_by = NULL",
        "UPDATE period SET to_on = '2026-12-31'",
        "DELETE FROM period",
        "UPDATE frozen_definition SET wording = 'x'",
        "DELETE FROM frozen_definition",
        "UPDATE frozen_record SET value_bits = 0",
        "DELETE FROM frozen_record",
        "UPDATE frozen_figure SET counted = 0",
        "DELETE FROM frozen_figure",
        "INSERT INTO frozen_figure SELECT period_id, 'x', city_id, county_id, institution_type, area, 1, 1, 1"
        " FROM frozen_figure LIMIT 1",
        "INSERT INTO frozen_definition SELECT period_id, 60, 'x', 'x', 'x', 'x', 'hazards', 'rows', 1, 1 FROM"
        " frozen_definition LIMIT 1",
        "INSERT INTO frozen_record SELECT period_id, list, record_id + 1000000, 1, 2, NULL, NULL, 'other', "
        "'', 1,"
        " 0, 0, NULL, NULL, NULL, NULL, NULL, NULL FROM frozen_record LIMIT 1",
        "UPDATE frozen_term SET title = 'x'",
        "DELETE FROM frozen_term",
        "INSERT INTO frozen_term SELECT period_id, 900, 'D99', 'x', 'x', '2026-09-30' FROM frozen_term LIMIT "
        "1",
        "UPDATE frozen_due SET status = 'met'",
        "DELETE FROM frozen_due",
        "INSERT INTO frozen_due SELECT period_id, 900000, 1, 'bureau', 77, 1, 2, 'met', 1, 1 FROM frozen_due "
        "LIMIT 1",
        "INSERT INTO period_confirmation SELECT id, 2, 0, 3, NULL, '' FROM period",
    };
    struct figure_world *world = *state;
    freeze(state, "2026-Q3");
    assert_ok(db_commit(world->fixture->db));
    for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++) {
        char *message = NULL;
        assert_int_equal(sqlite3_exec(world->handle, attempts[i], NULL, NULL, &message), SQLITE_CONSTRAINT);
        assert_non_null(strstr(message, "frozen") || strstr(message, "kept") ? message : NULL);
        sqlite3_free(message);
    }
    assert_ok(db_begin_write(world->fixture->db));
}

/* ---- the difference list ---- */

/* Late entries, voids, late closings, re-gradings, moves, closings of institutions, late and void visits,
 * visits of other groups on other days, people who come, go and take part. */
static const char *const changes[] = {
    "INSERT INTO hazard (uuid, institution_id, institution_type, city_id, county_id, town_id, source, area,"
    " severity, description, found_on, found_at, logged_by, deadline, original_deadline, state, content_hash,"
    " received_at) SELECT printf('00000000-0000-4000-8000-4%011d', :n), id, type, city_id, county_id, "
    "town_id,"
    " 'county', 'fire', 'general', '补录', '2026-08-15', 0, 3, '2026-08-20', '2026-08-20', 'open', '', 0"
    " FROM institution WHERE id = 1 + :pick % 240",
    "UPDATE hazard SET state = 'void', closed_on = NULL WHERE id = 1 + :pick % 3600",
    "UPDATE hazard SET state = 'closed', closed_on = date(found_on, '+3 days') WHERE id = 1 + :pick % 3600 "
    "AND"
    " state IN ('open', 'submitted') AND date(found_on, '+3 days') <= '2026-11-23'",
    "UPDATE hazard SET closed_on = date(closed_on, '-1 days') WHERE id = 1 + :pick % 3600 AND closed_on > "
    "found_on",
    "UPDATE hazard SET severity = CASE severity WHEN 'major' THEN 'general' ELSE 'major' END"
    " WHERE id = 1 + :pick % 3600",
    "UPDATE hazard SET funds_fen = coalesce(funds_fen, 0) + 500000 WHERE id ="
    " (SELECT id FROM hazard WHERE severity = 'major' AND id > :pick % 3000 ORDER BY id LIMIT 1)",
    "UPDATE hazard SET county_id = 5 - county_id, town_id = NULL WHERE id = 1 + :pick % 3600",
    "UPDATE institution SET county_id = 5 - county_id, town_id = NULL WHERE id = 1 + :pick % 240",
    "UPDATE institution SET type = 'relief_station' WHERE id = 1 + :pick % 240",
    "UPDATE institution SET status = 'closed', closed_on = '2026-09-15' WHERE id = 1 + :pick % 240"
    " AND coalesce(opened_on, '') <= '2026-09-15'",
    "UPDATE inspection SET state = 'void' WHERE id = 1 + :pick % 2400",
    "UPDATE inspection SET team_size = team_size + 1 WHERE id = 1 + :pick % 2400",
    "UPDATE inspection SET finished_on = '2026-09-01' WHERE id = 1 + :pick % 2400",
    "UPDATE inspection SET finished_on = '2026-08-' || (10 + :pick % 20), author_id = 1 + :pick % 9 WHERE id "
    "= 1 + "
    ":pick % 2400",
    "UPDATE activity SET state = 'void', void_reason = '重复' WHERE id = 1 + :pick % 600",
    "UPDATE activity SET people = people + 5, held_on = '2026-09-02' WHERE id ="
    " (SELECT id FROM activity WHERE kind IN ('training', 'media_item') AND id > :pick % 500 ORDER BY id "
    "LIMIT 1) AND "
    "coalesce(held_to, '2026-09-02') >= '2026-09-02'",
    "UPDATE incident SET state = 'void', void_reason = '重复' WHERE id = 1 + :pick % 600",
    "UPDATE incident SET deaths = deaths + 1, minor_injuries = minor_injuries + 2 WHERE id = 1 + :pick % 600 "
    "AND type = 'accident'",
    "UPDATE incident SET cases = cases + 3 WHERE id = 1 + :pick % 600 AND type = 'infection'",
    "UPDATE incident SET happened_on = '2026-09-02' WHERE id = 1 + :pick % 600",
    "UPDATE account SET status = CASE status WHEN 'active' THEN 'disabled' ELSE 'active' END WHERE id = 1 + "
    ":pick % 13",
    "INSERT OR IGNORE INTO inspector_day (account_id, day, visits) SELECT id, '2026-08-01', 1 FROM account "
    "WHERE id = "
    "1 + :pick % 13",
};
enum { CHANGES = 600, KINDS = sizeof changes / sizeof *changes };

static void change(sqlite3 *handle, int number) {
    sqlite3_stmt *stmt = NULL;
    uint32_t pick = (uint32_t)number * 2654435761u >> 8;
    assert_int_equal(sqlite3_prepare_v2(handle, changes[number % KINDS], -1, &stmt, NULL), SQLITE_OK);
    int at = sqlite3_bind_parameter_index(stmt, ":n");
    if (at)
        assert_int_equal(sqlite3_bind_int(stmt, at, number), SQLITE_OK);
    at = sqlite3_bind_parameter_index(stmt, ":pick");
    assert_int_equal(sqlite3_bind_int64(stmt, at, pick), SQLITE_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_DONE);
    sqlite3_finalize(stmt);
}

/* What an institution has lies in its county: one with records does not move (institution_patch), so those of
 * the institutions moved above move after them. */
static const char records_follow[] =
    "UPDATE inspection SET county_id = (SELECT i.county_id FROM institution i WHERE i.id = institution_id)"
    " WHERE county_id <> (SELECT i.county_id FROM institution i WHERE i.id = institution_id);"
    "UPDATE activity SET county_id = (SELECT i.county_id FROM institution i WHERE i.id = institution_id)"
    " WHERE county_id <> (SELECT i.county_id FROM institution i WHERE i.id = institution_id);"
    "UPDATE account SET county_id = (SELECT i.county_id FROM institution i WHERE i.id = institution_id)"
    " WHERE county_id <> (SELECT i.county_id FROM institution i WHERE i.id = institution_id)";

static void change_much(struct figure_world *world) {
    assert_ok(db_commit(world->fixture->db));
    assert_int_equal(sqlite3_exec(world->handle, "BEGIN", NULL, NULL, NULL), SQLITE_OK);
    for (int i = 0; i < CHANGES; i++)
        change(world->handle, i);
    assert_int_equal(sqlite3_exec(world->handle, records_follow, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_exec(world->handle, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
    assert_ok(db_begin_write(world->fixture->db));
}

/* What a request tells is gone with its arena, so it is kept here. */
struct kept {
    char id[64];
    int64_t frozen;
    int64_t numerator_change;
    int64_t denominator_change; /* INT_NONE: has none */
};
enum { MOST_FIGURES = 128, CURSOR_ROOM = 200 };

static int keep(const struct period *period, struct kept kept[MOST_FIGURES]) {
    const struct period_figure *figure = period->figures.items;
    assert_true(period->figures.count <= MOST_FIGURES);
    for (size_t i = 0; i < period->figures.count; i++, figure++) {
        kept[i].frozen = figure->frozen_numerator;
        kept[i].numerator_change = figure->numerator_change;
        kept[i].denominator_change = figure->denominator_change;
        snprintf(kept[i].id, sizeof kept[i].id, "%s", figure->id);
    }
    return (int)period->figures.count;
}

/* Page by page: the sum of the lines, which is also what the list says it is. */
static int64_t amount_of(void **state, const char *who, const char *county, const char *figure,
                         enum period_part part, int64_t *lines) {
    int64_t amount = 0, counted = 0;
    char cursor[CURSOR_ROOM] = "";
    struct period_differences differences;
    struct period_record_filter filter = {
        .code = "2026-Q3", .figure = figure, .part = part, .county = county, .limit = 37};
    do {
        filter.cursor = cursor[0] ? cursor : NULL;
        assert_ok(period_differences(as(state, who), &filter, &differences));
        const struct period_difference *line = differences.items.items;
        for (size_t i = 0; i < differences.items.count; i++, counted++)
            amount += line[i].amount;
        snprintf(cursor, sizeof cursor, "%s", differences.next ? differences.next : "");
    } while (cursor[0]);
    assert_int_equal(counted, differences.total);
    assert_int_equal(amount, differences.amount);
    *lines += counted;
    return amount;
}

static void check_figures_add_up(void **state, const char *who, const char *county, int64_t *lines) {
    struct period period;
    struct kept kept[MOST_FIGURES];
    struct period_request request = {.code = "2026-Q3", .county = county};
    assert_ok(period_get(as(state, who), &request, &period));
    int count = keep(&period, kept);
    for (int i = 0; i < count; i++) {
        assert_int_equal(amount_of(state, who, county, kept[i].id, PERIOD_VALUE, lines),
                         kept[i].numerator_change);
        if (kept[i].denominator_change != INT_NONE)
            assert_int_equal(amount_of(state, who, county, kept[i].id, PERIOD_WHOLE, lines),
                             kept[i].denominator_change);
    }
}

/* Those that are no plain counts of records: the changes have reached them, too. */
static void assert_changed(const struct kept *figures, int count, const char *id) {
    for (int i = 0; i < count; i++) {
        if (strcmp(figures[i].id, id) == 0) {
            if (figures[i].numerator_change == 0)
                fail_msg("%s did not change", id);
            return;
        }
    }
    fail_msg("%s is not frozen", id);
}

static void test_differences_add_up_after_six_hundred_changes(void **state) {
    int64_t lines = 0;
    int changed = 0;
    struct kept before[MOST_FIGURES], after[MOST_FIGURES];
    struct period period = freeze(state, "2026-Q3");
    int count = keep(&period, before);
    change_much(*state);
    for (int county = 0; county < 3; county++)
        check_figures_add_up(state, "city_leader", counties[county], &lines);
    check_figures_add_up(state, "county_leader", NULL, &lines);
    check_figures_add_up(state, "far_leader", NULL, &lines);
    assert_true(lines > 1000);
    period = get(state, "city_leader", "2026-Q3");
    assert_int_equal(keep(&period, after), count);
    for (int i = 0; i < count; i++) {
        assert_int_equal(after[i].frozen, before[i].frozen);
        changed += after[i].numerator_change != 0;
    }
    assert_true(changed > 10);
    assert_changed(after, count, "group_days");
    assert_changed(after, count, "inspectors");
    assert_changed(after, count, "training_people");
    assert_changed(after, count, "major_funds");
    assert_changed(after, count, "supervisors");
    assert_changed(after, count, "duty_fulfilment");
}

static void test_a_difference_says_what_happened(void **state) {
    struct figure_world *world = *state;
    struct period_differences differences;
    struct hazard hazard;
    struct hazard_page page;
    struct hazard_filter filter;
    freeze(state, "2026-Q3");
    shape_clear(&hazard_filter_shape, &filter);
    filter.found_from = fixture_day("2026-07-01");
    filter.found_to = fixture_day("2026-09-30");
    filter.unresolved = YES;
    filter.county = "529901";
    assert_ok(hazard_list(as(state, "county_supervisor"), &filter, &page));
    struct hazard_void request = {.uuid = ((struct hazard_row *)page.items.items)[0].uuid,
                                  .event = fixture_uuid("00000000-0000-4000-9000-000000000077"),
                                  .device_at = world->fixture->now,
                                  .reason = "重复登记"};
    world->fixture->now += 1000;
    assert_ok(hazard_void(as(state, "county_supervisor"), &request, &hazard));
    assert_ok(period_differences(
        as(state, "county_leader"),
        &(struct period_record_filter){.code = "2026-Q3", .figure = "hazards_found", .limit = INT_NONE},
        &differences));
    assert_int_equal(differences.total, 1);
    assert_int_equal(differences.amount, -1);
    const struct period_difference *line = differences.items.items;
    assert_string_equal(line->uuid.text, request.uuid.text);
    assert_int_equal(line->change, CHANGE_OUT);
    assert_string_equal(line->cause, "hazard.void");
    assert_string_equal(line->cause_by, "县监管");
    assert_int_equal(line->cause_at, world->fixture->now);
}

static void test_what_no_list_has_is_refused(void **state) {
    struct period_differences differences;
    freeze(state, "2026-Q3");
    struct ctx *ctx = as(state, "city_leader");
    struct period_record_filter filter = {.code = "2026-Q3", .figure = "happiness", .limit = INT_NONE};
    assert_field_error(ctx, period_differences(ctx, &filter, &differences), "figure", "unknown");
    ctx = as(state, "city_leader");
    filter.figure = "hazards_found";
    filter.part = PERIOD_WHOLE;
    assert_field_error(ctx, period_differences(ctx, &filter, &differences), "part", "unknown");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        PERIOD_TEST(test_nineteen_periods_of_a_year),
        PERIOD_TEST(test_what_is_no_period_is_not_found),
        PERIOD_TEST(test_counties_confirm_and_the_city_freezes),
        PERIOD_TEST(test_a_confirmation_that_no_longer_holds_is_named),
        PERIOD_TEST(test_order_of_confirm_and_freeze),
        PERIOD_TEST(test_frozen_is_what_was_counted_in_every_cell),
        PERIOD_TEST(test_a_county_sees_its_own_frozen_numbers),
        PERIOD_TEST(test_nothing_changes_what_is_frozen),
        PERIOD_TEST(test_differences_add_up_after_six_hundred_changes),
        PERIOD_TEST(test_a_difference_says_what_happened),
        PERIOD_TEST(test_what_no_list_has_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
