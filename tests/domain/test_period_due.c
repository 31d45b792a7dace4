#include "check.h"
#include "figure_world.h"
#include "workbook.h"

#include "minan/domain/period.h"
#include "minan/domain/sheet.h"
#include "minan/domain/target.h"
#include <stdio.h>
#include <string.h>

/* 履职完成率 in a frozen period: what was frozen is the engine's list of then, share by share, and what
 * changes afterwards is listed by subject, duty and term. */

enum { ROOM = 200, PAGE = 41 };

static struct ctx *as(void **state, const char *who) {
    struct figure_world *world = *state;
    struct ctx *ctx = fixture_as(world->fixture, who);
    ctx->content_hash = "first";
    return ctx;
}

static int setup(void **state) {
    struct figure_world *world = figure_world_new();
    struct period period;
    db_rollback(world->fixture->db);
    assert_ok(db_begin_write(world->fixture->db));
    *state = world;
    assert_ok(
        period_freeze(as(state, "city_leader"), &(struct period_freeze){"2026-Q3", "县局补确认"}, &period));
    assert_ok(db_commit(world->fixture->db));
    assert_ok(db_begin_write(world->fixture->db));
    return 0;
}

static int teardown(void **state) {
    figure_world_free(*state);
    return 0;
}
#define DUE_TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

/* In between requests, by other means. */
static void run(void **state, const char *sql) {
    struct figure_world *world = *state;
    char *message = NULL;
    assert_ok(db_commit(world->fixture->db));
    if (sqlite3_exec(world->handle, sql, NULL, NULL, &message) != SQLITE_OK)
        fail_msg("%s", message);
    assert_ok(db_begin_write(world->fixture->db));
}

static int64_t ask(void **state, const char *sql) {
    struct figure_world *world = *state;
    assert_ok(db_commit(world->fixture->db));
    int64_t answer =
        figure_world_ask(world->handle, sql, &(struct figure_request){.from = DAY_NONE, .as_of = DAY_NONE});
    assert_ok(db_begin_write(world->fixture->db));
    return answer;
}

static struct period_record_filter filter_of(const char *county, enum period_part part) {
    return (struct period_record_filter){
        .code = "2026-Q3", .figure = "duty_fulfilment", .part = part, .county = county, .limit = PAGE};
}

/* NULL: it does not stand there. */
static const struct period_figure *figure_in(void **state, const char *who,
                                             const struct period_request *cell) {
    struct period period;
    assert_ok(period_get(as(state, who), cell, &period));
    const struct period_figure *figures = period.figures.items;
    for (size_t i = 0; i < period.figures.count; i++) {
        if (strcmp(figures[i].id, "duty_fulfilment") == 0)
            return &figures[i];
    }
    return NULL;
}

/* ---- then ---- */

/* Both lists go through the shares in the same order: row by row the same. */
static int64_t compare_with_the_engine(void **state, const char *county, enum duty_status only) {
    struct duty_due_filter live;
    struct duty_due_page page = {.next = NULL};
    struct period_records records = {.next = NULL};
    struct period_record_filter frozen = filter_of(county, only ? PERIOD_VALUE : PERIOD_WHOLE);
    char live_next[ROOM] = "", frozen_next[ROOM] = "";
    int64_t rows = 0;
    shape_clear(&duty_due_filter_shape, &live);
    live.from = fixture_day("2026-07-01");
    live.to = fixture_day("2026-09-30");
    live.county = county;
    live.status = only;
    live.limit = PAGE;
    do {
        struct ctx *ctx = as(state, "city_leader");
        live.cursor = live_next[0] ? live_next : NULL;
        frozen.cursor = frozen_next[0] ? frozen_next : NULL;
        assert_ok(duty_due_list(ctx, &live, &page));
        assert_ok(period_records(ctx, &frozen, &records));
        const struct duty_due_row *now = page.items.items;
        const struct period_record *then = records.items.items;
        assert_int_equal(records.items.count, page.items.count);
        assert_int_equal(records.total, page.total);
        for (size_t i = 0; i < page.items.count; i++, rows++) {
            assert_string_equal(then[i].duty, now[i].code);
            assert_string_equal(then[i].term, now[i].term);
            assert_string_equal(then[i].institution_name, now[i].name);
            assert_int_equal(then[i].unit, now[i].unit);
            assert_int_equal(then[i].status, now[i].status);
            assert_int_equal(then[i].day, now[i].due);
            assert_int_equal(then[i].list, LIST_DUTIES);
            if (now[i].unit == UNIT_INSTITUTION)
                assert_string_equal(then[i].uuid.text, now[i].institution.text);
            if (now[i].unit == UNIT_LEADER)
                assert_string_equal(then[i].uuid.text, now[i].leader.text);
            if (now[i].unit == UNIT_BUREAU)
                assert_string_equal(then[i].region, now[i].region);
        }
        snprintf(live_next, sizeof live_next, "%s", page.next ? page.next : "");
        snprintf(frozen_next, sizeof frozen_next, "%s", records.next ? records.next : "");
    } while (live_next[0] && frozen_next[0]);
    assert_string_equal(live_next, frozen_next);
    return rows;
}

static void test_the_frozen_list_is_the_engines_share_by_share(void **state) {
    static const char *const counties[] = {NULL, "529901", "529902"};
    int64_t whole[3];
    for (int i = 0; i < 3; i++) {
        struct period_request cell = {.code = "2026-Q3", .county = counties[i]};
        const struct period_figure *figure = figure_in(state, "city_leader", &cell);
        int64_t met = figure->frozen_numerator;
        whole[i] = figure->frozen_denominator;
        assert_string_equal(figure->frozen_display, figure->live_display);
        assert_int_equal(compare_with_the_engine(state, counties[i], 0), whole[i]);
        assert_int_equal(compare_with_the_engine(state, counties[i], DUTY_MET), met);
    }
    int64_t of_city = compare_with_the_engine(state, "529900", 0); /* its bureau's own */
    assert_true(of_city > 0);
    assert_int_equal(whole[1] + whole[2] + of_city, whole[0]);
    assert_int_equal(whole[0], ask(state, "SELECT count(*) FROM frozen_due"));
    assert_true(whole[0] > 1000);
}

static void test_it_stands_in_a_cell_of_an_area_but_not_of_a_type(void **state) {
    struct period_request cell = {.code = "2026-Q3"};
    int64_t whole = figure_in(state, "city_leader", &cell)->frozen_denominator;
    cell.area = AREA_FIRE;
    assert_int_equal(figure_in(state, "city_leader", &cell)->frozen_denominator, whole);
    cell.area = 0;
    cell.institution_type = TYPE_ELDERLY_CARE;
    assert_null(figure_in(state, "city_leader", &cell));
    struct period_records records;
    struct period_differences differences;
    struct period_record_filter filter = filter_of(NULL, PERIOD_VALUE);
    filter.institution_type = TYPE_ELDERLY_CARE;
    struct ctx *ctx = as(state, "city_leader");
    assert_field_error(ctx, period_records(ctx, &filter, &records), "institution_type", "unknown");
    ctx = as(state, "city_leader");
    assert_field_error(ctx, period_differences(ctx, &filter, &differences), "institution_type", "unknown");
}

static void test_a_county_sees_its_own_shares(void **state) {
    struct period_records records;
    struct period_record_filter filter = filter_of(NULL, PERIOD_WHOLE);
    assert_ok(period_records(as(state, "far_leader"), &filter, &records));
    const struct period_record *rows = records.items.items;
    assert_int_equal(records.total, ask(state, "SELECT count(*) FROM frozen_due WHERE county_id = 3"));
    for (size_t i = 0; i < records.items.count; i++)
        assert_string_equal(rows[i].county_name, "青岭县");
    filter.county = "529901";
    assert_ok(period_records(as(state, "far_leader"), &filter, &records));
    assert_int_equal(records.total, 0);
    struct period_request cell = {.code = "2026-Q3"};
    assert_int_equal(figure_in(state, "far_leader", &cell)->frozen_denominator,
                     ask(state, "SELECT count(*) FROM frozen_due WHERE county_id = 3"));
}

/* ---- since ---- */

static struct period_differences differences_of(void **state, const char *who, enum period_part part) {
    struct period_differences differences;
    struct period_record_filter filter = filter_of(NULL, part);
    filter.limit = INT_NONE;
    assert_ok(period_differences(as(state, who), &filter, &differences));
    return differences;
}

/* The first that owed a self-check of September and did none, in county 1. */
#define SOMEBODY                                                                                             \
    "SELECT min(subject_id) FROM frozen_due WHERE unit = 'institution' AND status = 'missed' AND county_id"  \
    " = 2 AND term_number = (SELECT number FROM frozen_term WHERE code = 'D1' AND due = '2026-09-30')"

static void test_a_late_self_check_is_counted_now_and_was_not_then(void **state) {
    run(state,
        "INSERT INTO inspection (uuid, institution_id, institution_type, city_id, county_id, town_id, level,"
        " kind, checklist_id, author_id, started_at, finished_at, finished_on, received_at, team_size,"
        " items_passed, items_failed, items_not_applicable, content_hash) SELECT"
        " '00000000-0000-4000-8000-900000000001', id, type, city_id, county_id, town_id, 'institution',"
        " 'self', 1, 3, 0, 0, '2026-09-20', 0, 1, 1, 0, 0, '' FROM institution WHERE id = (" SOMEBODY ")");
    struct period_differences differences = differences_of(state, "city_leader", PERIOD_VALUE);
    const struct period_difference *line = differences.items.items;
    assert_int_equal(differences.total, 1);
    assert_int_equal(differences.amount, 1);
    assert_int_equal(line->change, CHANGE_IN);
    assert_int_equal(line->amount, 1);
    assert_int_equal(line->list, LIST_DUTIES);
    assert_string_equal(line->text, "D1 机构每月开展安全自查");
    assert_string_equal(line->duty, "D1");
    assert_string_equal(line->term, "2026年9月");
    assert_int_equal(line->day, fixture_day("2026-09-30"));
    assert_int_equal(line->frozen_status, DUTY_MISSED);
    assert_int_equal(line->live_status, DUTY_MET);
    assert_int_equal(line->unit, UNIT_INSTITUTION);
    assert_string_equal(line->county_name, "石麓县");
    assert_int_equal(differences_of(state, "city_leader", PERIOD_WHOLE).total, 0);
    assert_int_equal(differences_of(state, "far_leader", PERIOD_VALUE).total, 0);
    struct period_request cell = {.code = "2026-Q3"};
    const struct period_figure *figure = figure_in(state, "county_leader", &cell);
    assert_int_equal(figure->numerator_change, 1);
    assert_int_equal(figure->denominator_change, 0);
}

static void test_one_that_had_closed_owes_no_more_than_its_part(void **state) {
    int64_t owed = ask(state, "SELECT count(*) FROM frozen_due WHERE unit = 'institution' AND subject_id ="
                              " (" SOMEBODY ")");
    run(state, "UPDATE institution SET status = 'closed', opened_on = '2024-01-01', closed_on = '2026-06-30'"
               " WHERE id = (" SOMEBODY ")");
    struct period_differences differences = differences_of(state, "county_leader", PERIOD_WHOLE);
    const struct period_difference *lines = differences.items.items;
    int64_t own = 0;
    for (size_t i = 0; i < differences.items.count; i++) {
        if (lines[i].unit != UNIT_INSTITUTION)
            continue;
        assert_int_equal(lines[i].change, CHANGE_OUT);
        assert_int_not_equal(lines[i].frozen_status, 0);
        assert_int_equal(lines[i].live_status, 0);
        own++;
    }
    assert_true(owed > 3);
    assert_int_equal(own, owed);
    assert_int_equal(differences.amount, -owed);
}

static void test_a_foreign_cursor_is_refused(void **state) {
    struct period_differences differences;
    struct period_record_filter filter = filter_of(NULL, PERIOD_VALUE);
    struct ctx *ctx = as(state, "city_leader");
    filter.cursor = "MjA3MDggRDEgaG91c2V8Nw"; /* 20708 D1 house|7 */
    assert_field_error(ctx, period_differences(ctx, &filter, &differences), "cursor", "format");
}

/* Nothing is invented for a period that was frozen before this figure was. */
static void test_a_period_frozen_without_it_shows_what_it_has(void **state) {
    run(state, "DROP TRIGGER frozen_definition_no_delete; DROP TRIGGER frozen_figure_no_delete;"
               " DROP TRIGGER frozen_due_no_delete; DELETE FROM frozen_due;"
               " DELETE FROM frozen_definition WHERE figure = 'duty_fulfilment';"
               " DELETE FROM frozen_figure WHERE figure = 'duty_fulfilment'");
    struct period period;
    assert_ok(period_get(as(state, "city_leader"), &(struct period_request){.code = "2026-Q3"}, &period));
    assert_null(figure_in(state, "city_leader", &(struct period_request){.code = "2026-Q3"}));
    assert_int_equal(period.figures.count, ask(state, "SELECT count(*) FROM frozen_definition"));
    struct period_records records;
    struct period_record_filter filter = filter_of(NULL, PERIOD_VALUE);
    struct ctx *ctx = as(state, "city_leader");
    assert_field_error(ctx, period_records(ctx, &filter, &records), "figure", "unknown");
}

/* ---- as sheets ---- */

static const char *sheet_path(void **state) {
    struct figure_world *world = *state;
    return arena_printf(world->fixture->arena, "%s/sheet.xlsx", world->fixture->folder);
}

static const char *sheet_of(void **state) {
    struct figure_world *world = *state;
    return workbook_part(world->fixture->arena, sheet_path(state), "xl/worksheets/sheet1.xml");
}

static int times_in(const char *text, const char *word) {
    int times = 0;
    for (const char *at = strstr(text, word); at; at = strstr(at + 1, word))
        times++;
    return times;
}

static void test_sheets_name_subject_duty_term_and_both_statuses(void **state) {
    struct period_record_filter filter = filter_of("529901", PERIOD_WHOLE);
    int64_t owed = ask(state, "SELECT count(*) FROM frozen_due WHERE county_id = 2");
    int64_t drills = ask(state, "SELECT count(*) FROM frozen_due f JOIN frozen_term t ON t.period_id ="
                                " f.period_id AND t.number = f.term_number WHERE f.county_id = 2 AND t.code ="
                                " 'D1' AND t.term = '2026年9月'");
    assert_ok(period_record_export(as(state, "city_leader"), &filter, sheet_path(state)));
    const char *sheet = sheet_of(state);
    assert_int_equal(times_in(sheet, "<row "), owed + 2); /* what is asked, and the heading */
    assert_true(times_in(sheet, "2026年9月") >= drills);
    assert_non_null(strstr(sheet, "封账时状态"));
    run(state, "UPDATE institution SET status = 'closed', opened_on = '2024-01-01', closed_on = '2026-06-30'"
               " WHERE county_id = 2");
    assert_ok(period_difference_export(as(state, "city_leader"), &filter, sheet_path(state)));
    sheet = sheet_of(state);
    int64_t gone = ask(state, "SELECT count(*) FROM frozen_due WHERE county_id = 2 AND unit = 'institution'");
    assert_true(times_in(sheet, "不再计入") >= gone);
    assert_true(gone > 200); /* more than a page holds */
    assert_non_null(strstr(sheet, "D1 机构每月开展安全自查"));
}

static void set_target(void **state, const char *uuid, const char *county, double value) {
    struct target target;
    struct target_new request = {.uuid = fixture_uuid(uuid),
                                 .year = 2026,
                                 .figure = "duty_fulfilment",
                                 .value = value,
                                 .due_on = DAY_NONE,
                                 .county = county};
    assert_ok(target_put(as(state, "city_supervisor"), &request, &target));
}

static void test_a_places_own_target_goes_before_the_citys(void **state) {
    struct target_list list;
    struct duty_fulfilment_request request = {fixture_day("2026-07-01"), fixture_day("2026-09-30"), NULL,
                                              NULL};
    set_target(state, "00000000-0000-4000-8000-000000000901", NULL, 0.1);
    set_target(state, "00000000-0000-4000-8000-000000000902", "529902", 99.9);
    assert_ok(target_list(as(state, "city_leader"), &(struct target_filter){2026}, &list));
    assert_int_equal(target_that_binds(&list.items, "duty_fulfilment", "529902")->tenths, 999);
    assert_int_equal(target_that_binds(&list.items, "duty_fulfilment", "529901")->tenths, 1);
    assert_int_equal(target_that_binds(&list.items, "duty_fulfilment", NULL)->tenths, 1);
    assert_null(target_that_binds(&list.items, "coverage_rate", "529902"));
    assert_ok(duty_fulfilment_export(as(state, "city_leader"), &request, sheet_path(state)));
    const char *sheet = sheet_of(state);
    assert_int_equal(times_in(sheet, "99.9%"), 1);
    assert_int_equal(times_in(sheet, "个百分点"), 1);
    assert_true(times_in(sheet, "已达到") >= 2); /* in all, and 石麓县 */
    assert_ok(duty_fulfilment_export(as(state, "far_leader"), &request, sheet_path(state)));
    assert_int_equal(times_in(sheet_of(state), "99.9%"), 2); /* in all, and its only place */
}

/* ---- before the freeze ---- */

static void test_a_confirmation_covers_it(void **state) {
    struct period period;
    assert_ok(period_confirm(as(state, "county_leader"), &(struct period_confirm){"2026-10", NULL}, &period));
    const struct period_confirmation *own = period.confirmations.items;
    assert_int_equal(own->changed_since, NO);
    /* Rosters are in no other figure. */
    run(state,
        "INSERT INTO activity (uuid, kind, level, institution_id, city_id, county_id, title, held_on,"
        " held_to, author_id, received_at, content_hash) SELECT"
        " printf('00000000-0000-4000-8000-9%011d', id), 'duty_roster', 'institution', id, city_id,"
        " county_id, '值班表', '2026-10-01', '2026-10-31', 3, 0, '' FROM institution WHERE county_id = 2");
    assert_ok(period_get(as(state, "city_leader"), &(struct period_request){.code = "2026-10"}, &period));
    own = period.confirmations.items;
    assert_int_equal(own[0].changed_since, YES);
    assert_int_equal(own[1].confirmed_at, TIME_NONE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        DUE_TEST(test_the_frozen_list_is_the_engines_share_by_share),
        DUE_TEST(test_it_stands_in_a_cell_of_an_area_but_not_of_a_type),
        DUE_TEST(test_a_county_sees_its_own_shares),
        DUE_TEST(test_a_late_self_check_is_counted_now_and_was_not_then),
        DUE_TEST(test_one_that_had_closed_owes_no_more_than_its_part),
        DUE_TEST(test_a_foreign_cursor_is_refused),
        DUE_TEST(test_a_period_frozen_without_it_shows_what_it_has),
        DUE_TEST(test_sheets_name_subject_duty_term_and_both_statuses),
        DUE_TEST(test_a_places_own_target_goes_before_the_citys),
        DUE_TEST(test_a_confirmation_covers_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
