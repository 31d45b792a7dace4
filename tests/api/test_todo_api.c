/* 今天要做的 on the wire: each person's own. */
#include "records.h"

static void test_everybody_has_their_own_list(void **state) {
    struct api *api = *state;
    static const struct command before[] = {
        {AS("county_supervisor"), GET_("/todo"), WANT(200), WANT_JSON("/counts/8/kind", "visit"),
         WANT_ALSO("/counts/8/count", "2"), WANT_THEN("/items/0/institution", "$home"),
         WANT_TOO("/items/0/title", "从未检查")},
    };
    static const struct command after[] = {
        {AS("county_supervisor"), GET_("/todo"), WANT(200), WANT_JSON("/items/0/institution_name", "甲")},
        {AS("institution_principal"), GET_("/todo"), WANT(200), WANT_JSON("/counts/3/kind", "acknowledge"),
         WANT_ALSO("/counts/3/count", "1"), WANT_THEN("/items/1/hazard", "$own_hazard"),
         WANT_TOO("/items/1/title", "待签收：通道堵塞")},
        {AS("far_principal"), GET_("/todo"), WANT(200), WANT_JSON("/items/1/hazard", "$far_hazard")},
        {AS("institution_principal"), GET_("/hazards?state=open&acknowledged=false&returned=false"),
         WANT(200), WANT_JSON("/total", "1"), WANT_ALSO("/items/0/uuid", "$own_hazard")},
        {AS("institution_principal"), GET_("/hazards?state=open&acknowledged=true"), WANT(200),
         WANT_JSON("/total", "0")},
        {AS("city_supervisor"), GET_("/hazards?by_city=true"), WANT(200), WANT_JSON("/total", "0")},
        {AS("city_supervisor"), GET_("/hazards?by_city=false"), WANT(200), WANT_JSON("/total", "3")},
        {AS("system_admin"), GET_("/todo"), WANT(200), WANT_JSON("/counts/0/kind", "delivery"),
         WANT_ALSO("/counts/0/count", "0")},
        {AS("auditor"), GET_("/todo"), WANT(200), WANT_JSON("/counts", "[]"), WANT_ALSO("/items", "[]")},
        {AS(""), GET_("/todo"), WANT_CODE(401, "session.required")},
    };
    RUN(api, before);
    records_make(api);
    RUN(api, after);
}

/* The officer of the town plans no visits: what a draw picks by chance does not stand before it. */
static void test_overdue_ones_show_the_day_after(void **state) {
    struct api *api = *state;
    static const struct command due[] = {
        {AS("town_officer"), GET_("/todo"), WANT(200), WANT_JSON("/counts/0/kind", "overdue"),
         WANT_ALSO("/counts/0/count", "0")},
    };
    static const struct command over[] = {
        {AS(""), POST_("/session"),
         BODY("{'login':'town_officer','password':'" FIXTURE_PASSWORD "','client':'office'}"), WANT(200)},
    };
    records_make(api);
    RUN(api, due);
    api->now += INT64_C(8) * 86400000;
    RUN(api, over);
    const char *cookie = api_header(api, "Set-Cookie");
    const struct command late[] = {
        {AS(""), GET_("/todo"), .cookie = arena_copy(api->kept, cookie, strcspn(cookie, ";")), WANT(200),
         WANT_JSON("/counts/0/count", "1"), WANT_ALSO("/items/0/kind", "overdue"),
         WANT_THEN("/items/0/overdue", "true"), WANT_TOO("/items/0/due_on", "2026-11-30")},
    };
    RUN(api, late);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        API_TEST(test_everybody_has_their_own_list),
        API_TEST(test_overdue_ones_show_the_day_after),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
