/* What institutions did is read from a row a year: it holds what the records say, whatever was voided or
 * entered late, and on whatever side of New Year it lies. */
#include "check.h"
#include "inspection_maker.h"
#include "minan/domain/activity.h"
#include "minan/domain/duty.h"

#define ROSTER "00000000-0000-4000-a000-0000000000f1"

static enum duty_status status_on(struct ctx *ctx, const char *code, const char *home, const char *day,
                                  const char *as_of) {
    struct duty_subject_filter filter;
    struct duty_subject_page page;
    shape_clear(&duty_subject_filter_shape, &filter);
    filter.code = code;
    filter.day = fixture_day(day);
    filter.as_of = fixture_day(as_of);
    assert_ok(duty_subjects(ctx, &filter, &page));
    const struct duty_subject_row *rows = page.items.items;
    for (size_t i = 0; i < page.items.count; i++) {
        if (strcmp(rows[i].institution.text, home) == 0)
            return rows[i].status;
    }
    return duty_status_none_;
}

static void check_oneself(struct fixture *fixture, const char *day) {
    struct inspection inspection;
    struct ctx *ctx = fixture_as(fixture, "institution_principal");
    struct inspection_new *visit = make_visit(ctx, VISIT, FIXTURE_HOME);
    visit->finished_at = day_start(fixture_day(day)) + 36000000;
    visit->started_at = visit->finished_at - 3600000;
    assert_ok(inspection_put(ctx, visit, &inspection));
}

static void test_a_check_counts_on_its_day_however_late_it_came(void **state) {
    struct inspection inspection;
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    assert_int_equal(status_on(ctx, "D1", FIXTURE_HOME, "2026-10-31", "2026-11-23"), DUTY_MISSED);
    check_oneself(*state, "2026-10-28");
    ctx = fixture_as(*state, "county_supervisor");
    assert_int_equal(status_on(ctx, "D1", FIXTURE_HOME, "2026-10-31", "2026-11-23"), DUTY_MET);
    ctx = fixture_as(*state, "county_supervisor");
    assert_int_equal(status_on(ctx, "D1", FIXTURE_HOME, "2026-10-27", "2026-10-27"), DUTY_AT_RISK);
    ctx = fixture_as(*state, "county_supervisor");
    assert_int_equal(status_on(ctx, "D1", FIXTURE_HOME, "2026-10-27", "2026-10-28"), DUTY_MET);
    struct inspection_void request = {fixture_uuid(VISIT), "重复"};
    assert_ok(inspection_void(fixture_as(*state, "county_supervisor"), &request, &inspection));
    ctx = fixture_as(*state, "county_supervisor");
    assert_int_equal(status_on(ctx, "D1", FIXTURE_HOME, "2026-10-31", "2026-11-23"), DUTY_MISSED);
}

static void make_roster(struct fixture *fixture, const char *uuid, const char *from, const char *to) {
    struct activity_new roster;
    struct activity activity;
    shape_clear(&activity_new_shape, &roster);
    roster.uuid = fixture_uuid(uuid);
    roster.kind = ACTIVITY_DUTY_ROSTER;
    roster.institution = fixture_uuid(FIXTURE_HOME);
    roster.title = "值班表";
    roster.content = "带班：王院长";
    roster.held_on = fixture_day(from);
    roster.held_to = fixture_day(to);
    assert_ok(activity_put(fixture_as(fixture, "institution_principal"), &roster, &activity));
}

static void test_a_roster_reaches_over_new_year(void **state) {
    struct fixture *fixture = *state;
    struct activity activity;
    fixture->now = day_start(fixture_day("2026-02-02"));
    make_roster(fixture, ROSTER, "2025-12-20", "2026-02-05");
    assert_int_equal(
        status_on(fixture_as(fixture, "county_supervisor"), "D13", FIXTURE_HOME, "2026-01-31", "2026-01-31"),
        DUTY_MET);
    assert_int_equal(
        status_on(fixture_as(fixture, "county_supervisor"), "D13", FIXTURE_HOME, "2026-02-02", "2026-02-02"),
        DUTY_ON_TRACK);
    struct activity_void request = {fixture_uuid(ROSTER), "登记有误"};
    assert_ok(activity_void(fixture_as(fixture, "county_supervisor"), &request, &activity));
    assert_int_equal(
        status_on(fixture_as(fixture, "county_supervisor"), "D13", FIXTURE_HOME, "2026-01-31", "2026-02-02"),
        DUTY_MISSED);
}

static void test_a_roster_of_december_stands_in_the_row_of_its_end(void **state) {
    struct fixture *fixture = *state;
    fixture->now = day_start(fixture_day("2026-12-28"));
    make_roster(fixture, ROSTER, "2026-12-01", "2027-01-15");
    assert_int_equal(
        status_on(fixture_as(fixture, "county_supervisor"), "D13", FIXTURE_HOME, "2026-12-28", "2026-12-28"),
        DUTY_MET);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_a_check_counts_on_its_day_however_late_it_came),
        FIXTURE_TEST(test_a_roster_reaches_over_new_year),
        FIXTURE_TEST(test_a_roster_of_december_stands_in_the_row_of_its_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
