#include "check.h"
#include "minan/http/router.h"
#include "minan/http/uri.h"

static bool match(struct arena *arena, const char *pattern, const char *raw, struct path_params *params) {
    struct request_target target;
    assert_int_equal(uri_parse(raw, arena, &target), STATUS_OK);
    return path_match(pattern, &target, params);
}

static void test_patterns(void **state) {
    static const struct {
        const char *pattern;
        const char *raw;
        bool matches;
        const char *uuid; /* value of {uuid}, or NULL */
    } rows[] = {
        {"/healthz", "/healthz", true, NULL},
        {"/healthz", "/healthz?x=1", true, NULL},
        {"/healthz", "/healthz/", false, NULL},
        {"/healthz", "/Healthz", false, NULL},
        {"/healthz", "/health", false, NULL},
        {"/healthz", "/healthzz", false, NULL},
        {"/healthz", "/", false, NULL},
        {"/", "/", true, NULL},
        {"/", "/a", false, NULL},
        {"/api/v1/hazards/{uuid}", "/api/v1/hazards/abc", true, "abc"},
        {"/api/v1/hazards/{uuid}", "/api/v1/hazards/", false, NULL},
        {"/api/v1/hazards/{uuid}", "/api/v1/hazards", false, NULL},
        {"/api/v1/hazards/{uuid}", "/api/v1/hazards/abc/close", false, NULL},
        {"/api/v1/hazards/{uuid}/close", "/api/v1/hazards/abc/close", true, "abc"},
        {"/api/v1/hazards/{uuid}/close", "/api/v1/hazards/abc/open", false, NULL},
        {"/hazards.xlsx", "/hazards.xlsx", true, NULL},
        {"/{uuid}", "/%E6%9F%B3", true, "柳"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct path_params params = {.count = 9};
        if (match(*state, rows[i].pattern, rows[i].raw, &params) != rows[i].matches)
            fail_msg("%s against %s", rows[i].raw, rows[i].pattern);
        if (rows[i].matches)
            check_text(rows[i].raw, path_param(&params, "uuid"), rows[i].uuid);
        else
            assert_int_equal(params.count, 9); /* untouched */
    }
}

static void test_params_are_found_by_their_whole_name(void **state) {
    struct path_params params;
    assert_true(match(*state, "/a/{uuid}/b/{photo}", "/a/1/b/2", &params));
    assert_int_equal(params.count, 2);
    assert_string_equal(path_param(&params, "uuid"), "1");
    assert_string_equal(path_param(&params, "photo"), "2");
    assert_null(path_param(&params, "uui"));
    assert_null(path_param(&params, "uuidx"));
    assert_null(path_param(&params, ""));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_patterns, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(test_params_are_found_by_their_whole_name, arena_setup,
                                        arena_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
