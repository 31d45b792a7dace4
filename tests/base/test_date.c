#include "check.h"
#include "minan/base/date.h"

static int32_t day(const char *text) {
    int32_t value = DAY_NONE;
    assert_true(day_parse(text, &value));
    return value;
}

static int64_t instant(const char *text) {
    int64_t value = TIME_NONE;
    assert_true(time_parse(text, &value));
    return value;
}

static void test_days_have_their_numbers(void **state) {
    (void)state;
    assert_int_equal(day("1970-01-01"), 0);
    assert_int_equal(day("1969-12-31"), -1);
    assert_int_equal(day("2000-02-29"), 11016);
    assert_int_equal(day("2026-11-23"), 20780);
    assert_int_equal(day("1900-01-01"), -25567);
    assert_int_equal(day("2199-12-31"), 84005);
}

static void test_every_day_goes_there_and_back(void **state) {
    (void)state;
    char text[DAY_TEXT_SIZE];
    struct ymd before = day_ymd(-25568);
    for (int32_t d = -25567; d <= 84005; d++) {
        struct ymd now = day_ymd(d);
        assert_int_equal(day_of(now.year, now.month, now.day), d);
        day_format(d, text);
        assert_int_equal(day(text), d);
        if (now.day != 1)
            assert_int_equal(now.day, before.day + 1);
        else
            assert_true(now.month == before.month % 12 + 1);
        before = now;
    }
}

static void test_days_that_do_not_exist_are_refused(void **state) {
    (void)state;
    static const char *const wrong[] = {
        "2026-02-30",  "2026-02-29", "2100-02-29",  "1900-02-29",    "2026-04-31", "2026-13-01", "2026-00-10",
        "2026-01-00",  "2026-01-32", "1899-12-31",  "2200-01-01",    "0000-01-01", "2026-1-01",  "2026-01-1",
        "26-01-01",    "2026/01/01", "2026-01-01 ", " 2026-01-01",   "2026-01-0a", "",           "2026",
        "2026-01-011", "+026-01-01", "2026-01",     "２０２６-01-01"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        int32_t untouched = 7;
        assert_false(day_parse(wrong[i], &untouched));
        assert_int_equal(untouched, 7);
    }
    int32_t untouched = 7;
    assert_false(day_parse(NULL, &untouched));
}

static void test_leap_days_exist(void **state) {
    (void)state;
    assert_int_equal(day("2024-03-01") - day("2024-02-29"), 1);
    assert_int_equal(day("2000-03-01") - day("2000-02-29"), 1);
    assert_int_equal(day("2100-03-01") - day("2100-02-28"), 1);
}

static void test_months_begin_and_end(void **state) {
    (void)state;
    assert_int_equal(day_month_start(day("2026-02-28")), day("2026-02-01"));
    assert_int_equal(day_month_end(day("2026-02-01")), day("2026-02-28"));
    assert_int_equal(day_month_end(day("2024-02-10")), day("2024-02-29"));
    assert_int_equal(day_month_end(day("2026-12-31")), day("2026-12-31"));
    assert_int_equal(day_month_start(day("1969-12-31")), day("1969-12-01"));
}

static void test_weekdays_go_round_from_monday(void **state) {
    (void)state;
    assert_int_equal(day_weekday(day_of(1970, 1, 1)), 4);
    assert_int_equal(day_weekday(day_of(1969, 12, 29)), 1);
    assert_int_equal(day_weekday(day_of(2026, 11, 23)), 1);
    assert_int_equal(day_weekday(day_of(2026, 11, 29)), 7);
    assert_int_equal(day_weekday(day_of(2000, 2, 29)), 2);
}

static void test_adding_months_stays_within_the_month(void **state) {
    (void)state;
    assert_int_equal(day_add_months(day("2026-01-31"), 1), day("2026-02-28"));
    assert_int_equal(day_add_months(day("2024-01-31"), 1), day("2024-02-29"));
    assert_int_equal(day_add_months(day("2026-03-31"), -1), day("2026-02-28"));
    assert_int_equal(day_add_months(day("2026-11-30"), 2), day("2027-01-30"));
    assert_int_equal(day_add_months(day("2026-01-15"), -1), day("2025-12-15"));
    assert_int_equal(day_add_months(day("2024-02-29"), 12), day("2025-02-28"));
    assert_int_equal(day_add_months(day("2026-05-05"), 0), day("2026-05-05"));
}

static void test_a_day_begins_at_midnight_in_china(void **state) {
    (void)state;
    assert_int_equal(day_of_time(instant("2026-11-22T15:59:59.999Z")), day("2026-11-22"));
    assert_int_equal(day_of_time(instant("2026-11-22T16:00:00.000Z")), day("2026-11-23"));
    assert_int_equal(day_start(day("2026-11-23")), instant("2026-11-22T16:00:00Z"));
    assert_int_equal(day_of_time(-1 - 8 * 3600000LL), -1);
    assert_int_equal(day_of_time(-8 * 3600000LL), 0);
    assert_int_equal(day_of_time(TIME_NONE), DAY_NONE);
    assert_int_equal(day_start(DAY_NONE), TIME_NONE);
}

static void test_instants_are_read_with_offset_and_fraction(void **state) {
    (void)state;
    assert_int_equal(instant("1970-01-01T00:00:00Z"), 0);
    assert_int_equal(instant("1970-01-01T08:00:00+08:00"), 0);
    assert_int_equal(instant("1969-12-31T19:00:00-05:00"), 0);
    assert_int_equal(instant("1970-01-01T00:00:01.5Z"), 1500);
    assert_int_equal(instant("1970-01-01T00:00:01.25Z"), 1250);
    assert_int_equal(instant("1970-01-01T00:00:01.007Z"), 1007);
    assert_int_equal(instant("2026-11-23T08:00:00.000Z"), 1795420800000);
}

static void test_wrong_instants_are_refused(void **state) {
    (void)state;
    static const char *const wrong[] = {"2026-11-23T08:00:00",
                                        "2026-11-23T24:00:00Z",
                                        "2026-11-23T08:60:00Z",
                                        "2026-11-23T08:00:60Z",
                                        "2026-11-23 08:00:00Z",
                                        "2026-11-23T08:00:00.Z",
                                        "2026-11-23T08:00:00.1234Z",
                                        "2026-02-30T08:00:00Z",
                                        "2026-11-23T08:00:00+8:00",
                                        "2026-11-23T08:00:00+24:00",
                                        "2026-11-23T08:00:00+08:60",
                                        "2026-11-23T08:00:00Zx",
                                        "2026-11-23T08:00Z",
                                        "2026-11-23",
                                        "",
                                        "2026-11-23T08:00:00z",
                                        "2026-11-23T8:00:00Z",
                                        "2026-11-23T08:00:00+0800"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        int64_t untouched = 7;
        assert_false(time_parse(wrong[i], &untouched));
        assert_int_equal(untouched, 7);
    }
    int64_t untouched = 7;
    assert_false(time_parse(NULL, &untouched));
}

static void test_instants_are_written_in_utc(void **state) {
    (void)state;
    char text[TIME_TEXT_SIZE];
    time_format(1795420800000, text);
    assert_string_equal(text, "2026-11-23T08:00:00.000Z");
    time_format(-1, text);
    assert_string_equal(text, "1969-12-31T23:59:59.999Z");
}

static void test_absent_and_far_away_are_written_empty(void **state) {
    (void)state;
    char text[TIME_TEXT_SIZE];
    time_format(TIME_NONE, text);
    assert_string_equal(text, "");
    time_format(INT64_MAX, text);
    assert_string_equal(text, "");
    day_format(DAY_NONE, text);
    assert_string_equal(text, "");
    day_format(INT32_MAX, text);
    assert_string_equal(text, "");
    day_format(day_of(9999, 12, 31), text);
    assert_string_equal(text, "9999-12-31");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_days_have_their_numbers),
        cmocka_unit_test(test_every_day_goes_there_and_back),
        cmocka_unit_test(test_days_that_do_not_exist_are_refused),
        cmocka_unit_test(test_leap_days_exist),
        cmocka_unit_test(test_months_begin_and_end),
        cmocka_unit_test(test_weekdays_go_round_from_monday),
        cmocka_unit_test(test_adding_months_stays_within_the_month),
        cmocka_unit_test(test_a_day_begins_at_midnight_in_china),
        cmocka_unit_test(test_instants_are_read_with_offset_and_fraction),
        cmocka_unit_test(test_wrong_instants_are_refused),
        cmocka_unit_test(test_instants_are_written_in_utc),
        cmocka_unit_test(test_absent_and_far_away_are_written_empty),
    };
    return RUN(tests);
}
