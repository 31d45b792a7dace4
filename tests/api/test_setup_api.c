/* An empty data directory starts for real: the token printed once makes the first administrator, who makes
 * the rest. */
#include "harness.h"

#include "city.h"
#include "minan/domain/setup.h"

#include <stdio.h>
#include <stdlib.h>

#define ADMINISTRATOR(token, word)                                                                           \
    BODY("{'token':'" token "','login':'root.one','name':'首位管理员','password':'" word "'}")

/* A migrated database without anybody, and the token `minan serve` would print. */
static void make_empty(struct api *api) {
    char path[96];
    struct arena *arena = arena_new(1 << 22);
    struct err err;
    struct db *db = NULL;
    const char *token = NULL;
    city_empty(api->folder, sizeof api->folder);
    snprintf(path, sizeof path, "%s/minan.db", api->folder);
    err_init(&err, arena);
    assert_int_equal(db_open_writer(path, &db), STATUS_OK);
    assert_int_equal(db_migrate(db, api->now), STATUS_OK);
    struct ctx ctx = {
        .arena = arena, .err = &err, .clock = &api->clock, .db = db, .request_id = "", .content_hash = ""};
    assert_int_equal(db_begin_write(db), STATUS_OK);
    assert_int_equal(setup_issue_token(&ctx, &token), STATUS_OK);
    assert_non_null(token);
    assert_int_equal(db_commit(db), STATUS_OK);
    api_keep(api, "token", token);
    db_close(db);
    arena_free(arena);
}

static int setup(void **state) {
    *state = api_new_in(&(struct app_options){.inline_work = true, .rate_per_minute = 1000}, make_empty);
    return 0;
}

static void test_the_token_makes_one_administrator(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS(""), GET_("/setup"), WANT(200), WANT_JSON("/needs_administrator", "true"),
         WANT_ALSO("/demo", "false")},
        {AS(""), POST_("/setup/administrator"), ADMINISTRATOR("0000000000000000", "Better#2026"),
         WANT_CODE(403, "permission.denied")},
        {AS(""), POST_("/setup/administrator"), ADMINISTRATOR("$token", "short"),
         WANT_CODE(422, "fields.invalid")},
        {AS(""), POST_("/setup/administrator"), ADMINISTRATOR("$token", "Better#2026"),
         .origin = "http://evil.example", WANT_CODE(403, "csrf.failed")},
        {AS(""), POST_("/setup/administrator"), ADMINISTRATOR("$token", "Better#2026"), WANT(200),
         WANT_JSON("/needs_administrator", "false")},
        {AS(""), POST_("/setup/administrator"), ADMINISTRATOR("$token", "Better#2026"),
         WANT_CODE(403, "permission.denied")},
    };
    RUN(api, commands);
}

static void sign_in(struct api *api) {
    static const struct command commands[] = {
        {AS(""), POST_("/setup/administrator"), ADMINISTRATOR("$token", "Better#2026"), WANT(200)},
        {AS(""), POST_("/session"), BODY("{'login':'root.one','password':'Better#2026'}"), WANT(200),
         WANT_JSON("/role", "system_admin"), KEEP("csrf", "/csrf")},
    };
    RUN(api, commands);
    const char *cookie = api_header(api, "Set-Cookie");
    api_keep(api, "cookie", arena_copy(api->kept, cookie, strcspn(cookie, ";")));
}

static void test_the_first_steps(void **state) {
    struct api *api = *state;
    sign_in(api);
#define ROOT AS(""), .cookie = api_label(api, "cookie"), .csrf = api_label(api, "csrf")
#define CITY "{'name':'澜江市','level':'city'}"
#define BOSS "{'login':'city.one','name':'市监管','role':'city_supervisor','region':'529900'}"
    const struct command commands[] = {
        {ROOT, PUT_("/regions/529900"), BODY(CITY), WANT(201), WANT_JSON("/level", "city")},
        {ROOT, PUT_("/regions/529900"), BODY(CITY), WANT(200), WANT_JSON("/name", "澜江市")},
        {ROOT, PUT_("/regions/529901"), BODY("{'name':'石麓县','level':'county','parent':'529900'}"),
         WANT(201)},
        {ROOT, PUT_("/regions/52990"), BODY(CITY),
         WANT(404)}, /* no code at all: such a region cannot exist */
        {ROOT, PUT_("/accounts/$new_boss"), BODY(BOSS), WANT(201), KEEP("password", "/initial_password")},
        {ROOT, PUT_("/accounts/$new_boss"), BODY(BOSS), WANT(200), WANT_JSON("/login", "city.one")},
        {ROOT, GET_("/setup"), WANT(200), WANT_JSON("/has_city", "true"), WANT_ALSO("/counties", "1"),
         WANT_THEN("/bureau_accounts", "1"), WANT_TOO("/checklist_published", "false")},
    };
    RUN(api, commands);
}

#define EMPTY_TEST(f) cmocka_unit_test_setup_teardown(f, setup, api_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        EMPTY_TEST(test_the_token_makes_one_administrator),
        EMPTY_TEST(test_the_first_steps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
