/* Ladder, reminders and inbox through the API; the timer thread as the program runs it. The hazard is due in
 * three days: its first rung fires today. */
#include "harness.h"

#define HAZARD                                                                                                  \
    "{'institution':'$home','source':'report','area':'fire','severity':'general','description':'通道堵塞'," \
    "'found_on':'2026-11-20','found_at':'2026-11-20T01:00:00.000Z','deadline':'2026-11-26','before_photos':"    \
    "[]}"
#define RUNG(n, d, who)                                                                                      \
    "{'number':" n ",'days':" d ",'active':true,'institution':" who                                          \
    ",'issuer':false,'county_leader':true,'city_supervisor':false,'city_leader':false}"

static void test_from_the_clock_to_the_inbox(void **state) {
    struct api *api = *state;
    static const struct command before[] = {
        {AS("county_supervisor"), PUT_("/hazards/$new"), BODY(HAZARD), WANT(201)},
        {AS("institution_officer"), GET_("/inbox"), WANT(200), WANT_JSON("/total", "0"),
         WANT_ALSO("/unread", "0"), WANT_THEN("/items", "[]")},
    };
    static const struct command after[] = {
        {AS("institution_officer"), GET_("/inbox/unread"), WANT(200), WANT_JSON("/unread", "1")},
        {AS("institution_officer"), GET_("/inbox?unread=true"), WANT(200), WANT_JSON("/items/0/kind", "due"),
         WANT_ALSO("/items/0/title", "福寿养老院：隐患距整改期限还有 3 天"),
         WANT_THEN("/items/0/hazard", "$new"), KEEP("message", "/items/0/uuid")},
        {AS("institution_principal"), POST_("/inbox/$message/read"), WANT_CODE(404, "not_found")},
        {AS("institution_officer"), POST_("/inbox/$message/read"), WANT(200),
         WANT_JSON("/read_at", "2026-11-23T02:00:00.000Z")},
        {AS("institution_officer"), GET_("/inbox?unread=false"), WANT(200), WANT_JSON("/total", "1"),
         WANT_ALSO("/unread", "0")},
        {AS("institution_principal"), POST_("/inbox/read"), WANT(200), WANT_JSON("/unread", "0")},
        {AS("county_supervisor"), GET_("/hazards/$new/reminders"), WANT(200), WANT_JSON("/items/0/rung", "1"),
         WANT_ALSO("/items/0/outcome", "told"), WANT_THEN("/items/0/told", "2"),
         WANT_TOO("/items/0/read", "2")},
        {AS("far_supervisor"), GET_("/hazards/$new/reminders"), WANT_CODE(404, "not_found")},
        {AS("institution_officer"), GET_("/inbox?kind=later"), WANT_FIELD(422, "kind", "enum")},
        {AS("institution_officer"), GET_("/inbox?cursor=x"), WANT_FIELD(422, "cursor", "format")},
        {AS(""), GET_("/inbox"), WANT_CODE(401, "session.required")},
    };
    RUN(api, before);
    app_tick(api->app);
    app_tick(api->app);
    RUN(api, after);
}

static void test_the_ladder_is_read_and_set(void **state) {
    static const struct command commands[] = {
        {AS("county_leader"), GET_("/ladder"), WANT(200), WANT_JSON("/row_version", "1"),
         WANT_ALSO("/rungs/0/days", "-3"), WANT_THEN("/rungs/4/city_leader", "true"),
         WANT_TOO("/changed_by", "null")},
        {AS("county_leader"), PUT_("/ladder"), IF_MATCH("1"), BODY("{'rungs':[]}"),
         WANT_CODE(403, "permission.denied")},
        {AS("system_admin"), GET_("/ladder"), WANT_CODE(403, "permission.denied")},
        {AS("city_supervisor"), PUT_("/ladder"), BODY("{'rungs':[]}"), WANT_CODE(428, "version.required")},
        {AS("city_supervisor"), PUT_("/ladder"), IF_MATCH("1"),
         BODY("{'rungs':[" RUNG("1", "0", "true") "]}"), WANT_FIELD(422, "rungs", "items")},
        {AS("city_supervisor"), PUT_("/ladder"), IF_MATCH("1"),
         BODY("{'rungs':[" RUNG("1", "-400", "true") "," RUNG("2", "0", "true") "," RUNG(
             "3", "3", "true") "," RUNG("4", "7", "true") "," RUNG("5", "15", "true") "]}"),
         WANT_FIELD(422, "rungs[0].days", "range")},
        {AS("city_supervisor"), PUT_("/ladder"), IF_MATCH("1"),
         BODY("{'rungs':[" RUNG("1", "-7", "true") "," RUNG("2", "0", "true") "," RUNG(
             "3", "3", "true") "," RUNG("4", "7", "true") "," RUNG("5", "7", "true") "]}"),
         WANT_FIELD(422, "rungs[4].days", "order")},
        {AS("city_supervisor"), PUT_("/ladder"), IF_MATCH("1"),
         BODY("{'rungs':[" RUNG("1", "-7", "true") "," RUNG("2", "0", "true") "," RUNG(
             "3", "3", "true") "," RUNG("4", "7", "true") "," RUNG("5", "15", "true") "]}"),
         WANT(200), WANT_JSON("/row_version", "2"), WANT_ALSO("/rungs/0/days", "-7"),
         WANT_THEN("/changed_by", "市监管")},
        {AS("city_leader"), PUT_("/ladder"), IF_MATCH("1"),
         BODY("{'rungs':[" RUNG("1", "-5", "true") "," RUNG("2", "0", "true") "," RUNG(
             "3", "3", "true") "," RUNG("4", "7", "true") "," RUNG("5", "15", "true") "]}"),
         WANT_CODE(412, "version.stale")},
        {AS("far_principal"), GET_("/ladder"), WANT(200), WANT_JSON("/rungs/0/days", "-7")},
    };
    RUN(*state, commands);
}

/* The thread of the program itself, at a quick tick: what is due arrives without anybody asking for it. */
static void test_the_timer_thread_reminds(void **state) {
    enum { ENOUGH = 20000 };
    static const struct command make[] = {
        {AS("county_supervisor"), PUT_("/hazards/$new"), BODY(HAZARD), WANT(201)},
    };
    static const struct command unread = {AS("institution_officer"), GET_("/inbox/unread")};
    (void)state;
    struct api *api = api_new(&(struct app_options){.inline_work = true});
    RUN(api, make);
    app_close(api->app);
    const struct app_options options = {.data_dir = api->folder,
                                        .clock = &api->clock,
                                        .quiet = true,
                                        .tick_ms = 1,
                                        .rate_per_minute = 1000000};
    assert_int_equal(app_open(&options, &api->app), STATUS_OK);
    int asked = 0;
    do
        api_send(api, &unread);
    while (strcmp(api_text(api, "/unread"), "1") != 0 && ++asked < ENOUGH);
    assert_string_equal(api_text(api, "/unread"), "1");
    api_free(api);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        API_TEST(test_from_the_clock_to_the_inbox),
        API_TEST(test_the_ladder_is_read_and_set),
        cmocka_unit_test(test_the_timer_thread_reminds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
