/* Duties as data: versions, what a version must carry, periods, lists and proofs. The statuses of a whole
 * year are in test_duty_year.c. */
#include "check.h"
#include "inspection_maker.h"
#include "minan/domain/duty_fulfilment.h"
#include "minan/domain/duty_term.h"
#include "minan/domain/key_date.h"

#define VERSION "00000000-0000-4000-b000-0000000000d1"

static struct duty_new drill_twice(void) {
    struct duty_new request;
    shape_clear(&duty_new_shape, &request);
    request.uuid = fixture_uuid(VERSION);
    request.code = "D4";
    request.title = "机构每季度开展应急演练";
    request.subject = SUBJECT_INSTITUTION;
    request.act = DUTY_EMERGENCY_DRILL;
    request.rule = RULE_TIMES;
    request.period = EVERY_QUARTER;
    request.threshold = 2;
    request.lead_days = 20;
    request.least_days = 30;
    request.effective_from = fixture_day("2027-01-01");
    return request;
}

static struct duty_board board_of(struct ctx *ctx, const char *day, const char *as_of) {
    struct duty_request request = {fixture_day(day), fixture_day(as_of)};
    struct duty_board board;
    assert_ok(duty_board(ctx, &request, &board));
    return board;
}

static const struct duty_head *head_in(const struct duty_board *board, const char *code) {
    const struct duty_head *heads = board->duties.items;
    for (size_t i = 0; i < board->duties.count; i++) {
        if (strcmp(heads[i].code, code) == 0)
            return &heads[i];
    }
    return NULL;
}

static const struct duty_cell *cell_in(const struct duty_board *board, const char *code, size_t row) {
    const struct duty_cell *cells = ((const struct duty_board_row *)board->rows.items)[row].cells.items;
    for (size_t i = 0; i < board->duties.count; i++) {
        if (strcmp(cells[i].code, code) == 0)
            return &cells[i];
    }
    return NULL;
}

/* ---- periods ---- */

static void assert_term(enum duty_period period, int64_t due_month, const char *day, const char *name,
                        const char *from, const char *due, const char *late_end) {
    struct arena *arena = arena_new(4096);
    struct duty duty = {.period = period, .due_month = due_month, .rule = RULE_TIMES, .threshold = 1};
    struct duty_term term;
    assert_true(duty_term_of(arena, &duty, fixture_day(day), &term));
    assert_string_equal(term.name, name);
    assert_int_equal(term.from, fixture_day(from));
    assert_int_equal(term.due, fixture_day(due));
    assert_int_equal(term.late_end, fixture_day(late_end));
    arena_free(arena);
}

static void test_periods_are_the_calendars(void **state) {
    (void)state;
    assert_term(EVERY_MONTH, INT_NONE, "2028-02-10", "2028年2月", "2028-02-01", "2028-02-29", "2028-03-31");
    assert_term(EVERY_QUARTER, INT_NONE, "2026-11-23", "2026年第4季度", "2026-10-01", "2026-12-31",
                "2027-03-31");
    assert_term(EVERY_HALF_YEAR, INT_NONE, "2026-07-01", "2026年下半年", "2026-07-01", "2026-12-31",
                "2027-06-30");
    assert_term(EVERY_YEAR, INT_NONE, "2026-01-01", "2026年", "2026-01-01", "2026-12-31", "2027-12-31");
    assert_term(EVERY_YEAR, 6, "2026-11-23", "2026年", "2026-01-01", "2026-06-30", "2026-12-31");
}

static void test_a_share_is_rounded_up_and_judged_by_its_pace(void **state) {
    (void)state;
    struct duty duty = {.rule = RULE_COVERAGE, .lead_days = 30, .target = 100};
    struct duty_term term = {.from = 0, .due = 364, .late_end = 364};
    assert_int_equal(duty_needed(7, 30), 3);
    assert_int_equal(duty_needed(10, 30), 3);
    assert_int_equal(duty_share_status(&duty, &term, 0, 100, 0, 0), DUTY_ON_TRACK);
    assert_int_equal(duty_share_status(&duty, &term, 36, 100, 0, 0), DUTY_ON_TRACK); /* 9.9 points behind */
    assert_int_equal(duty_share_status(&duty, &term, 37, 100, 0, 0), DUTY_AT_RISK);
    assert_int_equal(duty_share_status(&duty, &term, 200, 100, 50, 0), DUTY_ON_TRACK);
    assert_int_equal(duty_share_status(&duty, &term, 200, 100, 44, 0), DUTY_AT_RISK);
    assert_int_equal(duty_share_status(&duty, &term, 334, 100, 99, 0), DUTY_AT_RISK); /* thirty days left */
    assert_int_equal(duty_share_status(&duty, &term, 365, 100, 99, 0), DUTY_MISSED);
    assert_int_equal(duty_share_status(&duty, &term, 365, 100, 99, 1), DUTY_DONE_LATE);
    assert_int_equal(duty_share_status(&duty, &term, 365, 100, 100, 0), DUTY_MET);
}

/* ---- versions ---- */

static const struct duty_window *window_at(const struct duty *duty, size_t i) {
    return (const struct duty_window *)duty->windows.items + i;
}

static void test_the_seeds_are_all_there_and_current(void **state) {
    struct duty_list list;
    assert_ok(duty_all(fixture_as(*state, "county_supervisor"), &list));
    const struct duty *all = list.items.items;
    assert_int_equal(list.items.count, 20); /* D1..D19, and D13 for bureaus apart */
    for (size_t i = 0; i < list.items.count; i++)
        assert_int_equal(all[i].current, YES);
    assert_string_equal(all[18].code, "D19");
    assert_int_equal(all[18].windows.count, 8);
    assert_string_equal(window_at(&all[18], 5)->name, "2026年中秋、国庆");
    assert_int_equal(all[0].windows.count, 0);
    assert_null(all[0].created_by);
}

static void test_old_periods_keep_their_version(void **state) {
    struct fixture *fixture = *state;
    struct ctx *ctx = fixture_as(fixture, "city_supervisor");
    struct duty_new request = drill_twice();
    struct duty duty;
    assert_ok(duty_put(ctx, &request, &duty));
    assert_true(ctx->created);
    assert_int_equal(duty.number, 2);
    assert_string_equal(duty.created_by, "市监管");
    assert_int_equal(duty.current, NO);
    fixture->now += INT64_C(60) * 86400000; /* 2027-01-22 */
    ctx = fixture_as(fixture, "city_supervisor");
    struct duty_board old = board_of(ctx, "2026-12-31", "2027-01-22");
    assert_string_equal(head_in(&old, "D4")->term, "2026年下半年");
    assert_int_equal(cell_in(&old, "D4", 3)->missed, 3);
    struct duty_board new = board_of(ctx, "2027-01-22", "2027-01-22");
    assert_string_equal(head_in(&new, "D4")->term, "2027年第1季度");
    assert_string_equal(head_in(&new, "D4")->title, "机构每季度开展应急演练");
    assert_int_equal(cell_in(&new, "D4", 3)->on_track, 3);
}

static void test_a_duty_that_is_not_asked_any_more_leaves_the_board(void **state) {
    struct fixture *fixture = *state;
    struct ctx *ctx = fixture_as(fixture, "city_supervisor");
    struct duty_new request = drill_twice();
    struct duty duty;
    request.period = EVERY_HALF_YEAR;
    request.in_force = NO;
    assert_ok(duty_put(ctx, &request, &duty));
    fixture->now += INT64_C(60) * 86400000;
    ctx = fixture_as(fixture, "city_supervisor");
    struct duty_board old = board_of(ctx, "2026-12-31", "2027-01-22");
    assert_non_null(head_in(&old, "D4"));
    struct duty_board new = board_of(ctx, "2027-01-22", "2027-01-22");
    assert_null(head_in(&new, "D4"));
}

static void test_a_version_is_immutable_and_sent_once(void **state) {
    struct ctx *ctx = fixture_as(*state, "city_supervisor");
    struct duty_new request = drill_twice();
    struct duty duty;
    ctx->content_hash = "a";
    assert_ok(duty_put(ctx, &request, &duty));
    ctx = fixture_as(*state, "city_supervisor");
    ctx->content_hash = "a";
    assert_ok(duty_put(ctx, &request, &duty));
    assert_false(ctx->created);
    assert_int_equal(duty.number, 2);
    ctx->content_hash = "b";
    assert_int_equal(duty_put(ctx, &request, &duty), STATUS_UUID_CONFLICT);
}

struct change {
    const char *field;
    const char *code;
    enum duty_subject subject;
    enum duty_act act;
    enum duty_rule rule;
    enum duty_period period;
    const char *from;
};

static void test_what_does_not_fit_together_is_refused(void **state) {
    static const struct change changes[] = {
        {"effective_from", "order", SUBJECT_INSTITUTION, DUTY_EMERGENCY_DRILL, RULE_TIMES, EVERY_QUARTER,
         "2026-07-01"},
        {"effective_from", "date", SUBJECT_INSTITUTION, DUTY_EMERGENCY_DRILL, RULE_TIMES, EVERY_QUARTER,
         "2027-02-01"},
        /* a quarter begins then, but not a half-year of the version before */
        {"effective_from", "date", SUBJECT_INSTITUTION, DUTY_EMERGENCY_DRILL, RULE_TIMES, EVERY_QUARTER,
         "2027-04-01"},
        {"act", "enum", SUBJECT_INSTITUTION, DUTY_VISIT, RULE_TIMES, EVERY_QUARTER, "2027-01-01"},
        {"act", "enum", SUBJECT_LEADER, DUTY_FIRE_DRILL, RULE_TIMES, EVERY_QUARTER, "2027-01-01"},
        {"rule", "enum", SUBJECT_INSTITUTION, DUTY_DUTY_ROSTER, RULE_TIMES, EVERY_QUARTER, "2027-01-01"},
        {"target", "required", SUBJECT_COUNTY_BUREAU, DUTY_VISIT, RULE_COVERAGE, EVERY_QUARTER, "2027-01-01"},
        {"least_stock", "required", SUBJECT_INSTITUTION, DUTY_SUPPLIES, RULE_TIMES, EVERY_QUARTER,
         "2027-01-01"},
    };
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        struct ctx *ctx = fixture_as(*state, "city_supervisor");
        struct duty_new request = drill_twice();
        struct duty duty;
        request.subject = changes[i].subject;
        request.act = changes[i].act;
        request.rule = changes[i].rule;
        request.period = changes[i].period;
        request.threshold = request.rule == RULE_TIMES ? 2 : INT_NONE;
        request.least_days = 30;
        request.effective_from = fixture_day(changes[i].from);
        assert_field_error(ctx, duty_put(ctx, &request, &duty), changes[i].field, changes[i].code);
    }
}

/* ---- windows: the key dates ---- */

#define NEW_YEAR "00000000-0000-4000-b000-202701000001" /* shipped: 2026-12-07 to 2026-12-31 */

static struct duty_new key_visits(const char *from) {
    struct duty_new request = drill_twice();
    request.code = "D19";
    request.subject = SUBJECT_COUNTY_BUREAU;
    request.act = DUTY_KEY_DATE_VISIT;
    request.rule = RULE_COVERAGE;
    request.threshold = INT_NONE;
    request.target = 100;
    request.period = IN_WINDOW;
    request.least_days = 1;
    request.effective_from = fixture_day(from);
    return request;
}

static void test_a_window_belongs_to_the_version_of_its_first_day(void **state) {
    struct ctx *ctx = fixture_as(*state, "city_supervisor");
    struct duty_new request = key_visits("2026-12-20"); /* amid 2027年元旦 */
    struct duty duty;
    struct duty_list list;
    assert_ok(duty_put(ctx, &request, &duty));
    assert_int_equal(duty.windows.count, 1);
    assert_string_equal(window_at(&duty, 0)->name, "2027年春节");
    assert_int_equal(window_at(&duty, 0)->last_day, fixture_day("2027-02-05"));
    assert_ok(duty_all(ctx, &list));
    const struct duty *before = (const struct duty *)list.items.items + 19;
    assert_int_equal(before->number, 1);
    assert_int_equal(before->windows.count, 7);
    assert_string_equal(window_at(before, 6)->name, "2027年元旦");
}

static struct key_date key_date_of(struct fixture *fixture, const char *uuid, const char *name,
                                   const char *from, const char *to) {
    struct key_date date;
    struct ctx *ctx = fixture_as(fixture, "city_supervisor");
    const struct key_date_edit edit = {fixture_uuid(uuid), name, fixture_day(from), fixture_day(to), NULL};
    assert_ok(key_date_put(ctx, &edit, &date));
    return date;
}

static void assert_asked(struct fixture *fixture, const char *day, const char *term, const char *due) {
    struct duty_board board = board_of(fixture_as(fixture, "city_supervisor"), day, day);
    assert_string_equal(head_in(&board, "D19")->term, term);
    assert_int_equal(head_in(&board, "D19")->due, fixture_day(due));
}

/* 11-01 to 11-25 around 11-10 to 11-24; the clock stands at 11-23. */
static void make_two_windows(struct fixture *fixture) {
    key_date_of(fixture, "00000000-0000-4000-b000-000000000001", "安全月", "2026-11-01", "2026-11-25");
    key_date_of(fixture, "00000000-0000-4000-b000-000000000002", "省运会", "2026-11-10", "2026-11-24");
}

static void test_of_windows_that_run_the_one_that_ends_first_is_asked(void **state) {
    struct fixture *fixture = *state;
    assert_asked(fixture, "2026-11-23", "2026年中秋、国庆", "2026-09-30"); /* none runs: the last */
    make_two_windows(fixture);
    assert_asked(fixture, "2026-11-05", "安全月", "2026-11-25");
    assert_asked(fixture, "2026-11-23", "省运会", "2026-11-24");
    fixture->now += INT64_C(7) * 86400000;
    assert_asked(fixture, "2026-11-25", "安全月", "2026-11-25");
    assert_asked(fixture, "2026-11-30", "安全月", "2026-11-25");
}

static void test_a_key_date_that_moves_moves_the_window(void **state) {
    struct fixture *fixture = *state;
    struct key_date date;
    const struct key_date_edit edit = {fixture_uuid(NEW_YEAR), "元旦", fixture_day("2026-11-20"),
                                       fixture_day("2026-12-25"), NULL};
    struct ctx *ctx = fixture_as(fixture, "city_supervisor");
    ctx->base_version = 1;
    assert_ok(key_date_patch(ctx, &edit, &date));
    assert_asked(fixture, "2026-11-23", "元旦", "2026-12-25");
}

static void test_every_window_that_fell_due_is_counted(void **state) {
    struct fixture *fixture = *state;
    struct duty_fulfilment found;
    struct duty_fulfilment_request request;
    make_two_windows(fixture);
    fixture->now += INT64_C(7) * 86400000;
    shape_clear(&duty_fulfilment_request_shape, &request);
    request.from = fixture_day("2026-11-24");
    request.to = fixture_day("2026-11-25");
    request.code = "D19";
    assert_ok(duty_fulfilment(fixture_as(fixture, "county_supervisor"), &request, &found));
    assert_int_equal(found.total.owed, 2);
    assert_int_equal(found.total.missed, 2);
    request.to = fixture_day("2026-11-24");
    assert_ok(duty_fulfilment(fixture_as(fixture, "county_supervisor"), &request, &found));
    assert_int_equal(found.total.owed, 1);
}

/* ---- lists and proofs ---- */

static struct duty_subject_page subjects(struct ctx *ctx, const char *code, enum truth owing) {
    struct duty_subject_filter filter;
    struct duty_subject_page page;
    shape_clear(&duty_subject_filter_shape, &filter);
    filter.code = code;
    filter.owing = owing;
    assert_ok(duty_subjects(ctx, &filter, &page));
    return page;
}

static void check_oneself(struct fixture *fixture) {
    struct inspection inspection;
    struct ctx *ctx = fixture_as(fixture, "institution_principal");
    assert_ok(inspection_put(ctx, make_visit(ctx, VISIT, FIXTURE_HOME), &inspection));
}

static void test_a_self_check_leaves_the_list_and_is_the_proof(void **state) {
    check_oneself(*state);
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    struct duty_subject_page owing = subjects(ctx, "D1", YES);
    assert_int_equal(owing.total, 1);
    const struct duty_subject_row *row = owing.items.items;
    assert_string_equal(row->name, "石麓县儿童福利院");
    assert_int_equal(row->status, DUTY_AT_RISK); /* seven days left */
    assert_int_equal(row->days_left, 7);
    assert_int_equal(row->due, fixture_day("2026-11-30"));
    struct duty_subject_page all = subjects(ctx, "D2", TRUTH_NONE);
    assert_int_equal(all.total, 2);
    row = all.items.items;
    assert_int_equal(row[1].status, DUTY_MET); /* by name: the home second */
    struct duty_proof_filter filter;
    struct duty_proofs proofs;
    shape_clear(&duty_proof_filter_shape, &filter);
    filter.code = "D2";
    filter.institution = fixture_uuid(FIXTURE_HOME);
    assert_ok(duty_proofs(ctx, &filter, &proofs));
    assert_int_equal(proofs.items.count, 1);
    const struct duty_proof *proof = proofs.items.items;
    assert_string_equal(proof->noun, "inspection");
    assert_string_equal(proof->uuid.text, VISIT);
    assert_int_equal(proof->late, NO);
    filter.institution = fixture_uuid(FIXTURE_FAR_HOME);
    assert_int_equal(duty_proofs(ctx, &filter, &proofs), STATUS_NOT_FOUND);
}

static void test_one_visit_discharges_the_bureaus_month_and_a_part_of_its_year(void **state) {
    struct inspection inspection;
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    assert_ok(inspection_put(ctx, make_visit(ctx, VISIT, FIXTURE_HOME), &inspection));
    struct duty_board board = board_of(ctx, "2026-11-23", "2026-11-23");
    assert_int_equal(cell_in(&board, "D5", 0)->status, DUTY_MET);
    assert_int_equal(cell_in(&board, "D5", 0)->done, 1);
    assert_int_equal(cell_in(&board, "D6", 0)->status, DUTY_AT_RISK);
    assert_int_equal(cell_in(&board, "D6", 0)->done, 1);
    assert_int_equal(cell_in(&board, "D6", 0)->needed, 2);
    struct duty_subject_page bureaus = subjects(ctx, "D5", TRUTH_NONE);
    assert_int_equal(bureaus.total, 1);
    const struct duty_subject_row *row = bureaus.items.items;
    assert_int_equal(row->unit, UNIT_BUREAU);
    assert_string_equal(row->name, "石麓县民政局");
    struct duty_subject_page owing = subjects(ctx, "D6", YES);
    assert_int_equal(owing.total, 1); /* the institutions still to visit */
    ctx = fixture_as(*state, "far_supervisor");
    struct duty_board far = board_of(ctx, "2026-11-23", "2026-11-23");
    assert_int_equal(cell_in(&far, "D5", 0)->status, DUTY_AT_RISK);
}

static void test_a_voided_visit_proves_nothing(void **state) {
    struct inspection inspection;
    check_oneself(*state);
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    struct inspection_void request = {fixture_uuid(VISIT), "重复"};
    assert_ok(inspection_void(ctx, &request, &inspection));
    assert_int_equal(subjects(ctx, "D1", YES).total, 2);
}

static void test_leaders_are_subjects_by_name(void **state) {
    struct ctx *ctx = fixture_as(*state, "city_supervisor");
    struct duty_subject_page leaders = subjects(ctx, "D10", TRUTH_NONE);
    assert_int_equal(leaders.total, 3);
    const struct duty_subject_row *row = leaders.items.items;
    assert_int_equal(row->unit, UNIT_LEADER);
    assert_string_equal(row->name, "市领导");
    assert_int_equal(row->status, DUTY_MISSED); /* by the end of June */
    assert_int_equal(subjects(fixture_as(*state, "county_supervisor"), "D10", TRUTH_NONE).total, 1);
}

static void test_an_institution_sees_what_presses_first(void **state) {
    struct ctx *ctx = fixture_as(*state, "institution_officer");
    struct institution_by_uuid request = {fixture_uuid(FIXTURE_HOME)};
    struct duties_of_institution duties;
    assert_ok(duty_of_institution(ctx, &request, &duties));
    const struct duty_of_institution *items = duties.items.items;
    assert_int_equal(duties.items.count, 8); /* D1-D4, D13, D14, D17, D18; under 100 people: no D15 */
    assert_int_equal(items[0].status, DUTY_AT_RISK);
    assert_int_equal(items[0].duty.due, fixture_day("2026-11-30"));
    assert_int_equal(items[7].status, DUTY_ON_TRACK);
    request.uuid = fixture_uuid(FIXTURE_FAR_HOME);
    assert_int_equal(duty_of_institution(ctx, &request, &duties), STATUS_NOT_FOUND);
}

static void test_days_asked_for_lie_in_order(void **state) {
    struct ctx *ctx = fixture_as(*state, "city_supervisor");
    struct duty_request request = {DAY_NONE, fixture_day("2026-11-24")};
    struct duty_board board;
    assert_field_error(ctx, duty_board(ctx, &request, &board), "as_of", "range");
    ctx = fixture_as(*state, "city_supervisor");
    request = (struct duty_request){fixture_day("2026-11-20"), fixture_day("2026-11-19")};
    assert_field_error(ctx, duty_board(ctx, &request, &board), "day", "order");
    struct duty_subject_filter filter;
    struct duty_subject_page page;
    shape_clear(&duty_subject_filter_shape, &filter);
    filter.code = "D99";
    ctx = fixture_as(*state, "city_supervisor");
    assert_int_equal(duty_subjects(ctx, &filter, &page), STATUS_NOT_FOUND);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_periods_are_the_calendars),
        cmocka_unit_test(test_a_share_is_rounded_up_and_judged_by_its_pace),
        FIXTURE_TEST(test_the_seeds_are_all_there_and_current),
        FIXTURE_TEST(test_old_periods_keep_their_version),
        FIXTURE_TEST(test_a_duty_that_is_not_asked_any_more_leaves_the_board),
        FIXTURE_TEST(test_a_version_is_immutable_and_sent_once),
        FIXTURE_TEST(test_what_does_not_fit_together_is_refused),
        FIXTURE_TEST(test_a_window_belongs_to_the_version_of_its_first_day),
        FIXTURE_TEST(test_of_windows_that_run_the_one_that_ends_first_is_asked),
        FIXTURE_TEST(test_a_key_date_that_moves_moves_the_window),
        FIXTURE_TEST(test_every_window_that_fell_due_is_counted),
        FIXTURE_TEST(test_a_self_check_leaves_the_list_and_is_the_proof),
        FIXTURE_TEST(test_one_visit_discharges_the_bureaus_month_and_a_part_of_its_year),
        FIXTURE_TEST(test_a_voided_visit_proves_nothing),
        FIXTURE_TEST(test_leaders_are_subjects_by_name),
        FIXTURE_TEST(test_an_institution_sees_what_presses_first),
        FIXTURE_TEST(test_days_asked_for_lie_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
