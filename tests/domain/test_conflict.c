#include "check.h"
#include "minan/domain/audit.h"
#include "minan/domain/conflict.h"

#define RECORD "00000000-0000-4000-8000-0000000000c1"

static struct conflict_filter all(void) {
    struct conflict_filter filter;
    shape_clear(&conflict_filter_shape, &filter);
    return filter;
}

static struct conflict_page list(struct ctx *ctx, struct conflict_filter filter) {
    struct conflict_page page;
    assert_ok(conflict_list(ctx, &filter, &page));
    return page;
}

static struct conflict first(struct ctx *ctx) {
    struct conflict_page page = list(ctx, all());
    assert_true(page.items.count > 0);
    return ((const struct conflict *)page.items.items)[0];
}

static void test_the_second_content_is_kept_once(void **state) {
    struct fixture *fixture = *state;
    struct ctx *ctx = fixture_as(fixture, "institution_officer");
    assert_ok(conflict_keep(ctx, "inspection", RECORD, "{\"a\":1}", NULL));
    assert_ok(conflict_keep(ctx, "inspection", RECORD, "{\"a\":1}", NULL));
    ctx = fixture_as(fixture, "county_supervisor");
    assert_int_equal(list(ctx, all()).total, 1);
    struct conflict conflict = first(ctx);
    assert_string_equal(conflict.noun, "inspection");
    assert_string_equal(conflict.record, RECORD);
    assert_string_equal(conflict.content, "{\"a\":1}");
    assert_string_equal(conflict.sent_by, "安全员");
    assert_int_equal(conflict.received_at, fixture->now);
    assert_int_equal(conflict.resolved_at, TIME_NONE);
    assert_null(conflict.resolution);
    ctx = fixture_as(fixture, "institution_officer");
    assert_ok(conflict_keep(ctx, "inspection", RECORD, "{\"a\":2}", NULL));
    assert_int_equal(list(fixture_as(fixture, "county_supervisor"), all()).total, 2);
}

static void test_conflicts_are_looked_at_where_they_arose(void **state) {
    assert_ok(conflict_keep(fixture_as(*state, "institution_officer"), "hazard", RECORD, "{}", NULL));
    assert_int_equal(list(fixture_as(*state, "city_supervisor"), all()).total, 1);
    assert_int_equal(list(fixture_as(*state, "far_supervisor"), all()).total, 0);
    struct conflict conflict = first(fixture_as(*state, "county_supervisor"));
    struct conflict_resolve request = {.uuid = conflict.uuid, .resolution = "以第一份为准"};
    assert_int_equal(conflict_resolve(fixture_as(*state, "far_supervisor"), &request, &conflict),
                     STATUS_NOT_FOUND);
}

static void test_a_conflict_is_resolved_once(void **state) {
    struct fixture *fixture = *state;
    assert_ok(conflict_keep(fixture_as(fixture, "institution_officer"), "hazard", RECORD, "{}", NULL));
    struct conflict conflict = first(fixture_as(fixture, "county_supervisor"));
    struct conflict_resolve request = {.uuid = conflict.uuid, .resolution = "以第一份为准"};
    fixture->now += 1000;
    assert_ok(conflict_resolve(fixture_as(fixture, "county_supervisor"), &request, &conflict));
    assert_int_equal(conflict.resolved_at, fixture->now);
    assert_string_equal(conflict.resolved_by, "县监管");
    assert_string_equal(conflict.resolution, "以第一份为准");
    struct ctx *ctx = fixture_as(fixture, "county_supervisor");
    assert_int_equal(conflict_resolve(ctx, &request, &conflict), STATUS_WRONG_STATE);
    assert_string_equal(ctx->err->state, "resolved");
}

static void test_open_and_resolved_ones_are_told_apart(void **state) {
    struct ctx *ctx = fixture_as(*state, "institution_officer");
    assert_ok(conflict_keep(ctx, "hazard", RECORD, "{}", NULL));
    assert_ok(conflict_keep(ctx, "hazard", RECORD, "[]", NULL));
    assert_ok(conflict_keep(ctx, "hazard", RECORD, "1", NULL));
    ctx = fixture_as(*state, "county_supervisor");
    struct conflict conflict = first(ctx);
    assert_string_equal(conflict.content, "1"); /* newest first */
    assert_ok(conflict_resolve(ctx, &(struct conflict_resolve){conflict.uuid, "看过"}, &conflict));
    struct conflict_filter filter = all();
    filter.resolved = NO;
    assert_int_equal(list(ctx, filter).total, 2);
    filter.resolved = YES;
    assert_int_equal(list(ctx, filter).total, 1);
    filter = all();
    filter.limit = 2;
    struct conflict_page page = list(ctx, filter);
    assert_int_equal(page.items.count, 2);
    filter.cursor = page.next;
    page = list(ctx, filter);
    assert_int_equal(page.items.count, 1);
    assert_null(page.next);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_the_second_content_is_kept_once),
        FIXTURE_TEST(test_conflicts_are_looked_at_where_they_arose),
        FIXTURE_TEST(test_a_conflict_is_resolved_once),
        FIXTURE_TEST(test_open_and_resolved_ones_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
