#include "check.h"

#include "minan/domain/target.h"
#include <stdio.h>

/* Targets: set once for a figure, a year and a unit; changed and withdrawn with their version. */

static struct ctx *as(void **state, const char *who) {
    struct ctx *ctx = fixture_as(*state, who);
    ctx->content_hash = "first";
    return ctx;
}

static struct uuid target_uuid(int number) {
    char text[UUID_TEXT_SIZE];
    snprintf(text, sizeof text, "00000000-0000-4000-9000-%012d", number);
    return fixture_uuid(text);
}

static struct target_new coverage(int number, double value) {
    return (struct target_new){.uuid = target_uuid(number),
                               .year = 2026,
                               .figure = "coverage_rate",
                               .value = value,
                               .due_on = DAY_NONE};
}

static void test_set_seen_changed_and_withdrawn(void **state) {
    struct target target;
    struct target_list list;
    struct ctx *ctx = as(state, "city_supervisor");
    struct target_new request = coverage(1, 98.5);
    assert_ok(target_put(ctx, &request, &target));
    assert_true(ctx->created);
    assert_string_equal(target.label, "检查覆盖率");
    assert_string_equal(target.unit, "%");
    assert_true(target.value == 98.5);
    assert_int_equal(target.due_on, fixture_day("2026-12-31"));
    assert_null(target.county);
    ctx = as(state, "county_leader");
    assert_ok(target_list(ctx, &(struct target_filter){.year = INT_NONE}, &list));
    assert_int_equal(list.items.count, 1);
    ctx = as(state, "city_leader");
    ctx->base_version = 1;
    assert_ok(
        target_patch(ctx, &(struct target_change){target_uuid(1), 100, fixture_day("2026-10-31")}, &target));
    assert_true(target.value == 100);
    assert_int_equal(target.row_version, 2);
    ctx = as(state, "city_leader");
    ctx->base_version = 1;
    assert_int_equal(target_withdraw(ctx, &(struct target_void){target_uuid(1), "口径调整"}, &target),
                     STATUS_STALE);
    ctx->base_version = 2;
    assert_ok(target_withdraw(ctx, &(struct target_void){target_uuid(1), "口径调整"}, &target));
    assert_string_equal(target.void_reason, "口径调整");
    assert_ok(target_list(ctx, &(struct target_filter){.year = 2026}, &list));
    assert_int_equal(list.items.count, 0);
    ctx->base_version = 3;
    assert_int_equal(
        target_patch(ctx, &(struct target_change){target_uuid(1), 90, fixture_day("2026-10-31")}, &target),
        STATUS_WRONG_STATE);
}

static void test_one_for_a_figure_a_year_and_a_unit(void **state) {
    struct target target;
    struct ctx *ctx = as(state, "city_supervisor");
    struct target_new city = coverage(1, 98), again = coverage(2, 99), county = coverage(3, 95);
    county.county = "529901";
    assert_ok(target_put(ctx, &city, &target));
    assert_ok(target_put(ctx, &city, &target));
    assert_int_equal(target_put(ctx, &again, &target), STATUS_DUPLICATE);
    assert_ok(target_put(ctx, &county, &target));
    assert_string_equal(target.county_name, "石麓县");
    ctx->content_hash = "other";
    assert_int_equal(target_put(ctx, &city, &target), STATUS_UUID_CONFLICT);
}

static void test_a_county_sees_its_own_and_the_citys(void **state) {
    struct target target;
    struct target_list list;
    struct ctx *ctx = as(state, "city_supervisor");
    struct target_new city = coverage(1, 98), near = coverage(2, 95), far = coverage(3, 90);
    near.county = "529901";
    far.county = "529902";
    assert_ok(target_put(ctx, &city, &target));
    assert_ok(target_put(ctx, &near, &target));
    assert_ok(target_put(ctx, &far, &target));
    ctx = as(state, "far_leader");
    assert_ok(target_list(ctx, &(struct target_filter){.year = 2026}, &list));
    assert_int_equal(list.items.count, 2);
    assert_null(((struct target *)list.items.items)[0].county);
    assert_string_equal(((struct target *)list.items.items)[1].county, "529902");
}

static void test_bad_terms_name_their_field(void **state) {
    struct target target;
    struct target_new bad = coverage(1, 100.5);
    struct ctx *ctx = as(state, "city_supervisor");
    assert_field_error(ctx, target_put(ctx, &bad, &target), "value", "range");
    ctx = as(state, "city_supervisor");
    bad.value = 99.55;
    assert_field_error(ctx, target_put(ctx, &bad, &target), "value", "format");
    ctx = as(state, "city_supervisor");
    bad = coverage(1, 90);
    bad.figure = "happiness";
    assert_field_error(ctx, target_put(ctx, &bad, &target), "figure", "unknown");
    ctx = as(state, "city_supervisor");
    bad = coverage(1, 90);
    bad.due_on = fixture_day("2027-01-01");
    assert_field_error(ctx, target_put(ctx, &bad, &target), "due_on", "range");
    ctx = as(state, "city_supervisor");
    bad = coverage(1, 90);
    bad.county = "529999";
    assert_field_error(ctx, target_put(ctx, &bad, &target), "county", "unknown");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_set_seen_changed_and_withdrawn),
        FIXTURE_TEST(test_one_for_a_figure_a_year_and_a_unit),
        FIXTURE_TEST(test_a_county_sees_its_own_and_the_citys),
        FIXTURE_TEST(test_bad_terms_name_their_field),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
