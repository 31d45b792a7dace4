#include "check.h"

#include "minan/domain/calendar.h"

static int32_t before(void **state, const char *day, int count) {
    int32_t found = DAY_NONE;
    assert_ok(calendar_before(fixture_as(*state, "county_supervisor"), fixture_day(day), count, &found));
    return found;
}

static void test_plain_weeks_skip_saturday_and_sunday(void **state) {
    assert_int_equal(before(state, "2026-12-02", 3), fixture_day("2026-11-27"));
    assert_int_equal(before(state, "2026-12-04", 3), fixture_day("2026-12-01"));
    assert_int_equal(before(state, "2026-12-06", 1), fixture_day("2026-12-04"));
    assert_int_equal(before(state, "2031-01-08", 3), fixture_day("2031-01-03")); /* no notice: plain */
}

static void test_holidays_and_made_up_days_count(void **state) {
    assert_int_equal(before(state, "2026-10-09", 3), fixture_day("2026-09-29"));
    assert_int_equal(before(state, "2026-10-12", 3), fixture_day("2026-10-08")); /* Saturday the 10th works */
    assert_int_equal(before(state, "2026-02-24", 1), fixture_day("2026-02-14")); /* nine days of 春节 */
    assert_int_equal(before(state, "2026-10-12", 60), fixture_day("2026-07-14"));
}

static struct calendar year(void **state, int64_t number) {
    struct calendar calendar;
    assert_ok(
        calendar_get(fixture_as(*state, "city_supervisor"), &(struct calendar_request){number}, &calendar));
    return calendar;
}

static const struct calendar_day *day_of_year(const struct calendar *calendar, const char *day) {
    return calendar_find(&calendar->days, fixture_day(day));
}

static void test_two_years_are_shipped_as_samples(void **state) {
    struct calendar calendar = year(state, INT_NONE);
    assert_int_equal(calendar.year, 2026);
    assert_int_equal(calendar.known, YES);
    assert_int_equal(calendar.days.count, 39);
    assert_int_equal(calendar.work_days, 248);
    const struct calendar_day *day = day_of_year(&calendar, "2026-02-17");
    assert_int_equal(day->kind, CALENDAR_HOLIDAY);
    assert_string_equal(day->name, "春节");
    assert_int_equal(day->sample, YES);
    assert_int_equal(day_of_year(&calendar, "2026-05-09")->kind, CALENDAR_WORKDAY);
    assert_int_equal(year(state, 2025).work_days, 248);
    calendar = year(state, 2027);
    assert_int_equal(calendar.known, NO);
    assert_int_equal(calendar.days.count, 0);
    assert_int_equal(calendar.work_days, 261);
}

static struct calendar put(struct ctx *ctx, const char *day, enum calendar_kind kind, const char *name) {
    struct calendar calendar;
    assert_ok(calendar_put(ctx, &(struct calendar_edit){fixture_day(day), kind, name}, &calendar));
    return calendar;
}

static void test_the_city_says_what_a_day_is(void **state) {
    struct ctx *ctx = fixture_as(*state, "city_supervisor");
    struct calendar calendar = put(ctx, "2027-02-08", CALENDAR_HOLIDAY, "春节");
    assert_int_equal(calendar.known, YES);
    assert_int_equal(calendar.work_days, 260);
    assert_int_equal(day_of_year(&calendar, "2027-02-08")->sample, NO);
    calendar = put(ctx, "2026-05-09", CALENDAR_HOLIDAY, "劳动节");
    assert_int_equal(day_of_year(&calendar, "2026-05-09")->kind, CALENDAR_HOLIDAY);
    assert_int_equal(calendar.days.count, 39);
    assert_ok(calendar_drop(ctx, &(struct calendar_ref){fixture_day("2027-02-08")}, &calendar));
    assert_int_equal(calendar.year, 2027);
    assert_int_equal(calendar.known, NO);
    assert_int_equal(calendar_drop(ctx, &(struct calendar_ref){fixture_day("2027-02-08")}, &calendar),
                     STATUS_NOT_FOUND);
}

static void test_a_weekday_cannot_be_made_up(void **state) {
    struct calendar calendar;
    struct ctx *ctx = fixture_as(*state, "city_supervisor");
    const struct calendar_edit edit = {fixture_day("2027-02-08"), CALENDAR_WORKDAY, "春节调休"};
    assert_field_error(ctx, calendar_put(ctx, &edit, &calendar), "kind", "weekday");
    assert_int_equal(year(state, 2027).days.count, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_plain_weeks_skip_saturday_and_sunday),
        FIXTURE_TEST(test_holidays_and_made_up_days_count),
        FIXTURE_TEST(test_two_years_are_shipped_as_samples),
        FIXTURE_TEST(test_the_city_says_what_a_day_is),
        FIXTURE_TEST(test_a_weekday_cannot_be_made_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
