#include "check.h"

#include "minan/domain/saved_filter.h"
#include <stdio.h>

static struct saved_filter_new filter(int n, const char *name) {
    struct saved_filter_new request;
    shape_clear(&saved_filter_new_shape, &request);
    snprintf(request.uuid.text, sizeof request.uuid.text, "00000000-0000-4000-8000-0000000008%02d", n);
    request.ledger = "hazards";
    request.name = name;
    request.query = "state=open&overdue=true&search=%E6%9F%B3";
    return request;
}

static enum status put(struct ctx *ctx, const struct saved_filter_new *request) {
    struct saved_filter made;
    ctx->content_hash = request->name;
    return saved_filter_put(ctx, request, &made);
}

static size_t count(struct ctx *ctx, const char *ledger) {
    struct saved_filter_list list;
    assert_ok(saved_filter_list(ctx, &(struct saved_filters_request){ledger}, &list));
    return list.items.count;
}

static void test_a_filter_is_kept_for_its_maker_alone(void **state) {
    struct saved_filter_new request = filter(1, "逾期");
    struct saved_filter_list list;
    assert_ok(put(fixture_as(*state, "county_supervisor"), &request));
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    assert_ok(saved_filter_list(ctx, &(struct saved_filters_request){"hazards"}, &list));
    assert_int_equal(list.items.count, 1);
    assert_string_equal(((const struct saved_filter *)list.items.items)->query, request.query);
    assert_int_equal(count(ctx, "inspections"), 0);
    assert_int_equal(count(ctx, NULL), 1);
    assert_int_equal(count(fixture_as(*state, "second_supervisor"), "hazards"), 0);
    assert_int_equal(put(fixture_as(*state, "second_supervisor"), &request), STATUS_NOT_FOUND);
}

static void test_a_name_is_used_once_by_a_person(void **state) {
    struct saved_filter_new first = filter(1, "逾期");
    struct saved_filter_new second = filter(2, "逾期");
    assert_ok(put(fixture_as(*state, "county_supervisor"), &first));
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    assert_ok(put(ctx, &first)); /* sent again */
    assert_field_error(ctx, put(ctx, &second), "name", "duplicate");
    assert_ok(put(fixture_as(*state, "second_supervisor"), &second));
    first.name = "别名";
    assert_int_equal(put(fixture_as(*state, "county_supervisor"), &first), STATUS_UUID_CONFLICT);
}

static void test_only_a_query_is_kept(void **state) {
    struct saved_filter_new request = filter(1, "坏");
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    request.query = "javascript:alert(1)";
    assert_field_error(ctx, put(ctx, &request), "query", "format");
    request = filter(1, "坏");
    request.ledger = "../audit";
    ctx = fixture_as(*state, "county_supervisor");
    assert_field_error(ctx, put(ctx, &request), "ledger", "format");
}

static void test_thirty_of_a_ledger_are_enough(void **state) {
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    for (int i = 0; i < SAVED_FILTER_MOST; i++) {
        struct saved_filter_new request = filter(i, arena_printf(ctx->arena, "筛选%d", i));
        assert_ok(put(ctx, &request));
    }
    struct saved_filter_new request = filter(90, "再一个");
    assert_field_error(ctx, put(ctx, &request), "name", "range");
    request.ledger = "inspections";
    ctx = fixture_as(*state, "county_supervisor");
    assert_ok(put(ctx, &request));
}

static void test_its_maker_drops_it(void **state) {
    struct saved_filter_new request = filter(1, "逾期");
    const struct saved_filter_by_uuid which = {request.uuid};
    struct saved_filter_list left;
    assert_ok(put(fixture_as(*state, "county_supervisor"), &request));
    assert_int_equal(saved_filter_drop(fixture_as(*state, "second_supervisor"), &which, &left),
                     STATUS_NOT_FOUND);
    assert_ok(saved_filter_drop(fixture_as(*state, "county_supervisor"), &which, &left));
    assert_int_equal(left.items.count, 0);
    assert_int_equal(saved_filter_drop(fixture_as(*state, "county_supervisor"), &which, &left),
                     STATUS_NOT_FOUND);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_a_filter_is_kept_for_its_maker_alone),
        FIXTURE_TEST(test_a_name_is_used_once_by_a_person),
        FIXTURE_TEST(test_only_a_query_is_kept),
        FIXTURE_TEST(test_thirty_of_a_ledger_are_enough),
        FIXTURE_TEST(test_its_maker_drops_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
