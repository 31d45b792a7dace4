/* Which lines become part of a statement: conditions, scope, variants, and the cache that keeps them. */
#include "thing.h"

#include "own_sql_table.h"
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define TEST(name) cmocka_unit_test_setup_teardown(name, world_new, world_free)

static const struct db_scope all = {.everything = true};

static const char *given(struct world *world, const struct thing_filter *filter, bool flag) {
    const char *text = NULL;
    assert_int_equal(
        db_text(world->writer, OWN_FILTER,
                ARGS(.shape = &thing_filter_shape, .object = filter, PARAMS(P_FLAG("flag", flag))),
                world->arena, &text),
        STATUS_OK);
    return text;
}

static void test_absent_members_switch_nothing_on(void **state) {
    struct thing_filter filter;
    shape_clear(&thing_filter_shape, &filter);
    assert_string_equal(given(*state, &filter, false), "");
    assert_string_equal(given(*state, &filter, true), "f");
}

static void test_each_member_switches_its_line(void **state) {
    struct thing_filter filter;
    shape_clear(&thing_filter_shape, &filter);
    filter.title = "";
    assert_string_equal(given(*state, &filter, false), "t");
    filter.done = NO;
    assert_string_equal(given(*state, &filter, false), "td");
    filter.amount = 0;
    assert_string_equal(given(*state, &filter, false), "tda");
    filter.day = 0;
    assert_string_equal(given(*state, &filter, false), "tdya");
    filter.colour = COLOUR_RED;
    filter.uuid = thing_make(1).uuid;
    filter.owner.value = 1;
    filter.colours = (struct list){(const char *[]){"red"}, 1};
    assert_string_equal(given(*state, &filter, true), "tcdluyaof");
}

static size_t listed_in(struct db *db, struct world *world, const struct db_args *args) {
    struct list list = {0};
    assert_int_equal(db_many(db, OWN_LIST, args, &thing_shape, world->arena, &list), STATUS_OK);
    return list.count;
}

static size_t listed(struct world *world, const struct db_args *args) {
    return listed_in(world->writer, world, args);
}

static void put_many(struct world *world, int count) {
    for (int i = 1; i <= count; i++) {
        struct thing thing = thing_make(i);
        thing.colour = i % 2 ? COLOUR_RED : COLOUR_BLUE;
        thing_put(world->writer, &thing);
    }
}

static void test_filters_bind_what_they_switch(void **state) {
    struct world *world = *state;
    struct thing_filter filter;
    put_many(world, 5);
    shape_clear(&thing_filter_shape, &filter);
    assert_int_equal(listed(world, ARGS(.scope = &all, .shape = &thing_filter_shape, .object = &filter)), 5);
    filter.colour = COLOUR_RED;
    assert_int_equal(listed(world, ARGS(.scope = &all, .shape = &thing_filter_shape, .object = &filter)), 3);
    filter.done = YES;
    assert_int_equal(listed(world, ARGS(.scope = &all, .shape = &thing_filter_shape, .object = &filter)), 0);
    assert_int_equal(listed(world, ARGS(.scope = &all, PARAMS(P_FLAG("small", true)))), 2);
    assert_int_equal(listed(world, ARGS(.scope = &all, PARAMS(P_FLAG("small", false)))), 5);
}

static void test_lists_are_json_arrays(void **state) {
    struct world *world = *state;
    struct thing_filter filter;
    put_many(world, 5);
    shape_clear(&thing_filter_shape, &filter);
    filter.colours = (struct list){(const char *[]){"blue", "a\"b\\c\n'"}, 2};
    assert_int_equal(listed(world, ARGS(.scope = &all, .shape = &thing_filter_shape, .object = &filter)), 2);
    filter.colours = (struct list){(const char *[]){"blue", "red"}, 2};
    assert_int_equal(listed(world, ARGS(.scope = &all, .shape = &thing_filter_shape, .object = &filter)), 5);
}

static void test_second_shape_comes_after_the_first(void **state) {
    struct world *world = *state;
    struct thing_filter filter;
    struct thing_page page = {.limit = 2, .title = "no such title"};
    put_many(world, 5);
    shape_clear(&thing_filter_shape, &filter);
    assert_int_equal(listed(world, ARGS(.scope = &all, .shape = &thing_filter_shape, .object = &filter,
                                        .shape2 = &thing_page_shape, .object2 = &page)),
                     2);
    assert_int_equal(listed(world, ARGS(.scope = &all, .shape = &thing_page_shape, .object = &page)), 0);
}

static void test_params_come_before_the_shapes(void **state) {
    struct world *world = *state;
    struct thing_page page = {.limit = 2};
    put_many(world, 5);
    assert_int_equal(listed(world, ARGS(.scope = &all, .shape = &thing_page_shape, .object = &page,
                                        PARAMS(P_INT("limit", 4)))),
                     4);
}

static void test_order_variants(void **state) {
    struct world *world = *state;
    uint64_t mask = 0;
    uint64_t county = sql_condition_bit(OWN_LIST, "scope_county");
    assert_true(sql_variant(OWN_LIST, 0, county, &mask));
    assert_int_equal(mask, county | sql_condition_bit(OWN_LIST, "by_amount"));
    assert_true(sql_variant(OWN_LIST, 1, mask, &mask));
    assert_int_equal(mask, county | sql_condition_bit(OWN_LIST, "by_amount_down"));
    assert_false(sql_variant(OWN_LIST, 2, mask, &mask));
    assert_non_null(strstr(db_sql_text(OWN_LIST, mask, world->arena),
                           "WHERE 1 = 1\nAND county = :scope_county\nORDER BY amount DESC\n"));
    assert_true(sql_variant(OWN_COUNT, 0, 0, &mask));
    assert_int_equal(mask, 0);
    assert_false(sql_variant(OWN_COUNT, 1, 0, &mask));
}

/* ---- scope ---- */

static size_t in_scope(struct world *world, struct db_scope scope) {
    return listed(world, ARGS(.scope = &scope));
}

static void test_scope_limits_what_is_seen(void **state) {
    struct world *world = *state;
    put_many(world, 5); /* counties 11, 10, 11, 10, 11 of city 1 */
    assert_int_equal(in_scope(world, all), 5);
    assert_int_equal(in_scope(world, (struct db_scope){.city_id = 1}), 5);
    assert_int_equal(in_scope(world, (struct db_scope){.city_id = 2}), 0);
    assert_int_equal(in_scope(world, (struct db_scope){.county_id = 11}), 3);
    assert_int_equal(in_scope(world, (struct db_scope){.city_id = 1, .county_id = 10}), 2);
    assert_int_equal(in_scope(world, (struct db_scope){.town_id = 1}), 0);
    assert_int_equal(in_scope(world, (struct db_scope){.institution_id = 1}), 0);
}

static void test_empty_scope_sees_nothing(void **state) {
    struct world *world = *state;
    put_many(world, 5);
    assert_int_equal(in_scope(world, (struct db_scope){0}), 0);
}

static void test_no_source_replaces_the_scope(void **state) {
    struct world *world = *state;
    const struct db_scope county = {.county_id = 11};
    struct thing_filter filter;
    put_many(world, 5);
    shape_clear(&thing_filter_shape, &filter);
    filter.scope_county = 10;
    assert_int_equal(listed(world, ARGS(.scope = &county, .shape = &thing_filter_shape, .object = &filter)),
                     3);
    assert_int_equal(listed(world, ARGS(.scope = &county, PARAMS(P_INT("scope_county", 10)))), 3);
}

static enum status list_without_scope(struct world *world) {
    struct list list;
    return db_many(world->writer, OWN_LIST, NO_ARGS, &thing_shape, world->arena, &list);
}

static void test_scoped_statement_needs_a_scope(void **state) {
    assert_true(sql_is_scoped(OWN_LIST));
    assert_misuse(*state, list_without_scope);
}

static enum status count_with_scope(struct world *world) {
    int64_t count;
    return db_int(world->writer, OWN_COUNT, ARGS(.scope = &all), &count);
}

static void test_unscoped_statement_refuses_a_scope(void **state) {
    assert_false(sql_is_scoped(OWN_COUNT));
    assert_misuse(*state, count_with_scope);
}

/* ---- cache ---- */

static void test_same_lines_are_prepared_once(void **state) {
    struct world *world = *state;
    put_many(world, 3);
    int before = db_statements_cached(world->writer);
    for (int i = 0; i < 3; i++)
        assert_int_equal(in_scope(world, (struct db_scope){.county_id = 10 + i}), i == 2 ? 0 : 1 + i);
    assert_int_equal(db_statements_cached(world->writer), before + 1);
    assert_int_equal(in_scope(world, (struct db_scope){.city_id = 1}), 3);
    assert_int_equal(db_statements_cached(world->writer), before + 2);
}

static void test_variants_kept_are_limited(void **state) {
    struct world *world = *state;
    put_many(world, 3);
    for (int i = 0; i < 32; i++) {
        struct thing_filter filter;
        shape_clear(&thing_filter_shape, &filter);
        filter.colour = i & 1 ? COLOUR_RED : 0;
        filter.done = i & 2 ? NO : TRUTH_NONE;
        filter.title = i & 4 ? "no such title" : NULL;
        assert_int_equal(listed(world, ARGS(.scope = &all, .shape = &thing_filter_shape, .object = &filter,
                                            PARAMS(P_FLAG("small", i & 8), P_FLAG("by_amount", i & 16)))),
                         i & 4 ? 0 : (i & 1 ? (i & 8 ? 1 : 2) : (i & 8 ? 2 : 3)));
    }
    assert_in_range(db_statements_cached(world->writer), 17, 18); /* 16 of the list, the insert */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_absent_members_switch_nothing_on),
        TEST(test_each_member_switches_its_line),
        TEST(test_filters_bind_what_they_switch),
        TEST(test_lists_are_json_arrays),
        TEST(test_second_shape_comes_after_the_first),
        TEST(test_params_come_before_the_shapes),
        TEST(test_order_variants),
        TEST(test_scope_limits_what_is_seen),
        TEST(test_empty_scope_sees_nothing),
        TEST(test_no_source_replaces_the_scope),
        TEST(test_scoped_statement_needs_a_scope),
        TEST(test_unscoped_statement_refuses_a_scope),
        TEST(test_same_lines_are_prepared_once),
        TEST(test_variants_kept_are_limited),
    };
    return cmocka_run_group_tests_name("db composition and scope", tests, NULL, NULL);
}
