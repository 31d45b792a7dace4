#include "check.h"
#include "minan/http/uri.h"

#include <string.h>

/* What came out, in one line: segments joined by '|', then "? name=value" pairs. */
static const char *shown(struct arena *arena, const struct request_target *target) {
    const char *text = "";
    for (size_t i = 0; i < target->segment_count; i++)
        text = arena_printf(arena, "%s%s%s", text, i ? "|" : "", target->segments[i]);
    for (size_t i = 0; i < target->query_count; i++)
        text = arena_printf(arena, "%s ?%s=%s", text, target->query[i].name, target->query[i].value);
    return text;
}

static void test_good_targets_are_split_and_decoded(void **state) {
    static const struct {
        const char *raw;
        const char *shown;
        size_t segments;
    } rows[] = {
        {"/", "", 1},
        {"/m", "m", 1},
        {"/m/", "m|", 2},
        {"/api/v1/hazards", "api|v1|hazards", 3},
        {"/api/v1/hazards?area=fire", "api|v1|hazards ?area=fire", 3},
        {"/a?x=1&y=2", "a ?x=1 ?y=2", 1},
        {"/a?x=1&x=2", "a ?x=1 ?x=2", 1},
        {"/a?x", "a ?x=", 1},
        {"/a?x=", "a ?x=", 1},
        {"/a?", "a", 1},
        {"/a?x=b=c", "a ?x=b=c", 1},
        {"/a?q=%E6%9F%B3%E6%9E%97", "a ?q=柳林", 1},
        {"/%E6%9F%B3", "柳", 1},
        {"/a?q=a+b%2Bc", "a ?q=a b+c", 1},
        {"/a+b", "a+b", 1},
        {"/a?path=%2Fx%5C", "a ?path=/x\\", 1},
        {"/a?next=/x/../y", "a ?next=/x/../y", 1},
        {"/...", "...", 1},
        {"/a/..b", "a|..b", 2},
        {"/%41%7a", "Az", 1},
        {"/hazards.xlsx", "hazards.xlsx", 1},
        {"/柳林", "柳林", 1},
        {"/1/2/3/4/5/6/7/8/9/10/11/12", "1|2|3|4|5|6|7|8|9|10|11|12", 12},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct request_target target;
        check_status(rows[i].raw, uri_parse(rows[i].raw, *state, &target), STATUS_OK);
        check_text(rows[i].raw, shown(*state, &target), rows[i].shown);
        assert_int_equal(target.segment_count, rows[i].segments);
    }
}

static void test_bad_targets_are_refused(void **state) {
    static const char *const rows[] = {
        "",
        "*",
        "api",
        "http://h/",
        "//",
        "//a",
        "/a//b",
        "/./a",
        "/a/.",
        "/..",
        "/a/../b",
        "/%2e%2e/a",
        "/.%2e",
        "/%2E",
        "/a%2fb",
        "/a%2Fb",
        "/a%5cb",
        "/a\\b",
        "/a%00",
        "/a%0a",
        "/a%7f",
        "/a%1f",
        "/a%",
        "/a%4",
        "/a%zz",
        "/a%4g",
        "/a%u0041",
        "/%ff",
        "/%c0%af",
        "/%ed%a0%80",
        "/\xff",
        "/a b",
        "/a\tb",
        "/a\x7f",
        "/a#b",
        "/a?q=%00",
        "/a?q=%",
        "/a?q=%f",
        "/a?q=%ff",
        "/a?=1",
        "/a?&x=1",
        "/a?x=1&&y=2",
        "/a?x=1&",
        "/a?%=1",
        "/a?x=a#b",
        "/a?x=\\",
        "/a?x=a b",
        "/%e6%9f",
        "/1/2/3/4/5/6/7/8/9/10/11/12/13",
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct request_target target = {.segment_count = 77};
        check_status(rows[i], uri_parse(rows[i], *state, &target), STATUS_MALFORMED);
        assert_int_equal(target.segment_count, 77); /* untouched */
    }
}

static void test_length_ends_at_8_kib(void **state) {
    char raw[8200];
    memset(raw, 'a', sizeof raw);
    raw[0] = '/';
    raw[8192] = '\0';
    struct request_target target;
    assert_int_equal(uri_parse(raw, *state, &target), STATUS_OK);
    raw[8192] = 'a';
    raw[8193] = '\0';
    assert_int_equal(uri_parse(raw, *state, &target), STATUS_MALFORMED);
}

static void test_pairs_end_at_64(void **state) {
    const char *raw = "/a?p=1";
    for (int i = 1; i < QUERY_MAX_PAIRS; i++)
        raw = arena_printf(*state, "%s&p=1", raw);
    struct request_target target;
    assert_int_equal(uri_parse(raw, *state, &target), STATUS_OK);
    assert_int_equal(target.query_count, QUERY_MAX_PAIRS);
    assert_int_equal(uri_parse(arena_printf(*state, "%s&p=1", raw), *state, &target), STATUS_MALFORMED);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_good_targets_are_split_and_decoded, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(test_bad_targets_are_refused, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(test_length_ends_at_8_kib, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(test_pairs_end_at_64, arena_setup, arena_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
