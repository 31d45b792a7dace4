#include "minan/domain/page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static int set_up(void **state) {
    struct ctx *ctx = calloc(1, sizeof *ctx);
    ctx->arena = arena_new(1 << 20);
    ctx->err = ARENA_NEW(ctx->arena, struct err);
    err_init(ctx->err, ctx->arena);
    *state = ctx;
    return 0;
}

static int tear_down(void **state) {
    struct ctx *ctx = *state;
    arena_free(ctx->arena);
    free(ctx);
    return 0;
}

static void check_round_trip(struct ctx *ctx, const char *key, int64_t id) {
    const char *got_key = NULL;
    int64_t got_id = 0;
    char *cursor = page_cursor(ctx->arena, key, id);
    assert_int_equal(strspn(cursor, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
                     strlen(cursor));
    assert_int_equal(page_cursor_parse(ctx, cursor, &got_key, &got_id), STATUS_OK);
    assert_string_equal(got_key, key);
    assert_int_equal(got_id, id);
}

static void test_cursor_comes_back_as_it_was(void **state) {
    check_round_trip(*state, "石麓县柳林同心养老服务中心", 42);
    check_round_trip(*state, "", 1);
    check_round_trip(*state, "a|b|c", 999999999999);
}

static void test_no_cursor_is_the_first_page(void **state) {
    const char *key = "untouched";
    int64_t id = 7;
    assert_int_equal(page_cursor_parse(*state, NULL, &key, &id), STATUS_OK);
    assert_null(key);
    assert_int_equal(id, 0);
}

static void check_refused(struct ctx *ctx, const char *cursor) {
    const char *key = "untouched";
    int64_t id = 7;
    err_init(ctx->err, ctx->arena);
    assert_int_equal(page_cursor_parse(ctx, cursor, &key, &id), STATUS_INVALID);
    assert_int_equal(ctx->err->count, 1);
    assert_string_equal(ctx->err->fields[0].field, "cursor");
    assert_string_equal(ctx->err->fields[0].code, "format");
    assert_string_equal(key, "untouched");
    assert_int_equal(id, 7);
}

static void test_cursor_of_somebody_else_is_refused(void **state) {
    check_refused(*state, "");
    check_refused(*state, "!!");
    check_refused(*state, "YWJj");                           /* abc: no id */
    check_refused(*state, "YXww");                           /* a|0 */
    check_refused(*state, "YXwtMQ");                         /* a|-1 */
    check_refused(*state, "YXwxIA");                         /* "a|1 " */
    check_refused(*state, "_3wx");                           /* no UTF-8 */
    check_refused(*state, "YXwx\nYXwx");                     /* text after the end */
    check_refused(*state, "YXw5OTk5OTk5OTk5OTk5OTk5OTk5OQ"); /* an id beyond 64 bits */
}

static void test_limit_has_a_default_and_bounds(void **state) {
    (void)state;
    assert_int_equal(page_limit(INT_NONE), 20);
    assert_int_equal(page_limit(0), 1);
    assert_int_equal(page_limit(1), 1);
    assert_int_equal(page_limit(200), 200);
    assert_int_equal(page_limit(201), 200);
}

static void test_the_row_beyond_the_page_is_cut(void **state) {
    (void)state;
    char letters[] = "abc";
    struct list items = {letters, 3};
    assert_false(page_cut(&items, 3));
    assert_int_equal(items.count, 3);
    assert_true(page_cut(&items, 2));
    assert_int_equal(items.count, 2);
}

static void test_total_stops_at_the_cap(void **state) {
    (void)state;
    int64_t total = 0;
    enum truth capped = TRUTH_NONE;
    page_total(TOTAL_CAP, &total, &capped);
    assert_int_equal(total, TOTAL_CAP);
    assert_int_equal(capped, NO);
    page_total(TOTAL_CAP + 1, &total, &capped);
    assert_int_equal(total, TOTAL_CAP);
    assert_int_equal(capped, YES);
}

static void test_a_block_goes_on_after_its_last_row(void **state) {
    (void)state;
    struct page_block block = {0};
    const char *key = NULL;
    int64_t id = 0;
    for (int64_t i = 1; i <= PAGE_BLOCK; i++)
        page_block_met(&block, i < PAGE_BLOCK ? "a" : "b", i);
    assert_true(page_block_next(&block, &key, &id));
    assert_string_equal(key, "b");
    assert_int_equal(id, PAGE_BLOCK);
    page_block_met(&block, "c", 501);
    assert_string_equal(key, "b"); /* bound to the statement that is being read */
    assert_false(page_block_next(&block, &key, &id));
    assert_int_equal(id, PAGE_BLOCK);
}

static void check_total(struct page_sum sum, size_t shown, bool whole, int64_t total, enum truth capped) {
    int64_t got = -1;
    enum truth got_capped = TRUTH_NONE;
    page_total_of(&sum, &(struct list){.count = shown}, whole, &got, &got_capped);
    assert_int_equal(got, total);
    assert_int_equal(got_capped, capped);
}

static void test_a_total_is_never_less_than_what_is_shown(void **state) {
    (void)state;
    check_total((struct page_sum){37, true}, 20, false, 37, NO);
    check_total((struct page_sum){37, false}, 20, false, 37, YES);
    check_total((struct page_sum){3, false}, 20, false, 20, YES);
    check_total((struct page_sum){0, false}, 7, true, 7, NO);
    check_total((struct page_sum){0, false}, 0, true, 0, NO);
    check_total((struct page_sum){0, true}, 0, true, 0, NO);
}

static void test_many_are_walked_and_few_are_gathered(void **state) {
    (void)state;
    assert_true(page_walks(&(struct page_sum){3001, true}, 20));
    assert_false(page_walks(&(struct page_sum){3000, true}, 20));
    assert_true(page_walks(&(struct page_sum){21, false}, 20));
    assert_false(page_walks(&(struct page_sum){20, false}, 20));
    assert_true(page_is_empty(&(struct page_sum){0, true}));
    assert_false(page_is_empty(&(struct page_sum){0, false}));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_cursor_comes_back_as_it_was, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_no_cursor_is_the_first_page, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_cursor_of_somebody_else_is_refused, set_up, tear_down),
        cmocka_unit_test(test_limit_has_a_default_and_bounds),
        cmocka_unit_test(test_the_row_beyond_the_page_is_cut),
        cmocka_unit_test(test_total_stops_at_the_cap),
        cmocka_unit_test(test_a_total_is_never_less_than_what_is_shown),
        cmocka_unit_test(test_many_are_walked_and_few_are_gathered),
        cmocka_unit_test(test_a_block_goes_on_after_its_last_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
