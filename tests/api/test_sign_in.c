/* Signing in and out through the API: cookies, the request token, failures that count, the issued password's
 * gate. */
#include "harness.h"

#include <stdio.h>

#define LOGIN(who, word)                                                                                     \
    POST_("/session"), BODY("{'login':'" who "','password':'" word "','client':'office'}")

enum { MINUTE = 60 * 1000 };

/* The cookie just set, to be sent back under a label. */
static void keep_cookie(struct api *api, const char *label) {
    const char *cookie = api_header(api, "Set-Cookie");
    assert_non_null(cookie);
    api_keep(api, label, arena_copy(api->kept, cookie, strcspn(cookie, ";")));
}

static void test_sign_in_gives_a_cookie_and_a_request_token(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS(""), LOGIN("county_supervisor", FIXTURE_PASSWORD), WANT(200),
         WANT_JSON("/login", "county_supervisor"), WANT_ALSO("/role", "county_supervisor"),
         WANT_THEN("/must_change_password", "false"), KEEP("csrf", "/csrf")},
    };
    RUN(api, commands);
    const char *cookie = api_header(api, "Set-Cookie");
    assert_non_null(cookie);
    assert_int_equal(strncmp(cookie, "minan_session=", 14), 0);
    assert_string_equal(cookie + 14 + 64, "; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict");
    assert_int_equal(strlen(api_label(api, "csrf")), 64);
    assert_null(strstr(api->exchange.response.body, "\"token\""));
}

static void test_over_tls_the_cookie_is_bound_to_the_host(void **state) {
    (void)state;
    struct api *api = api_new(&(struct app_options){
        .inline_work = true, .rate_per_minute = 1000, .public_origin = "https://minan.example.cn"});
    static const struct command commands[] = {
        {AS(""), LOGIN("auditor", FIXTURE_PASSWORD), .origin = "https://minan.example.cn", WANT(200)},
    };
    RUN(api, commands);
    const char *cookie = api_header(api, "Set-Cookie");
    assert_int_equal(strncmp(cookie, "__Host-minan_session=", 21), 0);
    assert_string_equal(cookie + 21 + 64, "; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict; Secure");
    assert_string_equal(api_header(api, "Strict-Transport-Security"), "max-age=31536000; includeSubDomains");
    api_free(api);
}

static void test_five_wrong_passwords_lock_the_account(void **state) {
    struct api *api = *state;
    static const struct command wrong[] = {
        {AS(""), LOGIN("auditor", "falsch123"), WANT_CODE(401, "login.failed")},
    };
    static const struct command locked[] = {
        {AS(""), LOGIN("auditor", FIXTURE_PASSWORD), WANT_CODE(429, "login.locked")},
    };
    static const struct command open[] = {{AS(""), LOGIN("auditor", FIXTURE_PASSWORD), WANT(200)}};
    for (int i = 0; i < 5; i++)
        RUN(api, wrong);
    RUN(api, locked);
    assert_string_equal(api_header(api, "Retry-After"), "600");
    assert_null(api_header(api, "Set-Cookie"));
    api->now += 11 * MINUTE;
    RUN(api, open);
}

static void test_an_unknown_login_hears_the_same_as_a_wrong_password(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS(""), LOGIN("nobody.here", "falsch123"), WANT_CODE(401, "login.failed"),
         WANT_JSON("/detail", "账号或密码不正确")},
        {AS(""), LOGIN("auditor", "falsch123"), WANT_CODE(401, "login.failed"),
         WANT_JSON("/detail", "账号或密码不正确")},
    };
    RUN(api, commands);
}

static void test_signing_out_ends_the_session_and_clears_the_cookie(void **state) {
    struct api *api = *state;
    static const struct command out[] = {
        {AS("auditor"), GET_("/session"), WANT(200), WANT_JSON("/name", "审计员")},
        {AS("auditor"), DELETE_("/session"), WANT(204)},
    };
    static const struct command after[] = {
        {AS("auditor"), GET_("/session"), WANT_CODE(401, "session.required")}};
    RUN(api, out);
    assert_string_equal(api_header(api, "Set-Cookie"),
                        "minan_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict");
    RUN(api, after);
}

static void test_an_idle_office_session_ends_and_use_keeps_it(void **state) {
    struct api *api = *state;
    static const struct command used[] = {{AS("auditor"), GET_("/session"), WANT(200)}};
    static const struct command ended[] = {
        {AS("auditor"), GET_("/session"), WANT_CODE(401, "session.expired")}};
    for (int i = 0; i < 3; i++) {
        api->now += 20 * MINUTE;
        RUN(api, used);
    }
    api->now += 31 * MINUTE;
    RUN(api, ended);
}

static void test_an_issued_password_must_be_changed_first(void **state) {
    struct api *api = *state;
    static const struct command issue[] = {
        {AS("system_admin"), PUT_("/accounts/$new_account"),
         BODY("{'login':'fresh.one','name':'新人','role':'city_supervisor','region':'529900'}"), WANT(201),
         WANT_JSON("/login", "fresh.one"), KEEP("initial", "/initial_password")},
        {AS(""), POST_("/session"), BODY("{'login':'fresh.one','password':'$initial'}"), WANT(200),
         WANT_JSON("/must_change_password", "true"), KEEP("csrf", "/csrf")},
    };
    RUN(api, issue);
    keep_cookie(api, "cookie");
    const char *cookie = api_label(api, "cookie");
    const char *csrf = api_label(api, "csrf");
    const struct command gated[] = {
        {AS(""), GET_("/institutions"), .cookie = cookie, WANT_CODE(403, "password.change_required")},
        {AS(""), GET_("/session"), .cookie = cookie, WANT(200)},
        {AS(""), POST_("/session/password"), .cookie = cookie, .csrf = csrf,
         BODY("{'old_password':'wrong','new_password':'Better#2026'}"), WANT(422)},
        {AS(""), POST_("/session/password"), .cookie = cookie, .csrf = csrf,
         BODY("{'old_password':'$initial','new_password':'Better#2026'}"), WANT(200),
         WANT_JSON("/must_change_password", "false")},
    };
    RUN(api, gated);
    keep_cookie(api, "cookie2");
    const struct command after[] = {
        {AS(""), GET_("/institutions"), .cookie = api_label(api, "cookie2"), WANT(200)},
        {AS(""), GET_("/session"), .cookie = cookie, WANT_CODE(401, "session.required")},
    };
    RUN(api, after);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        API_TEST(test_sign_in_gives_a_cookie_and_a_request_token),
        cmocka_unit_test(test_over_tls_the_cookie_is_bound_to_the_host),
        API_TEST(test_five_wrong_passwords_lock_the_account),
        API_TEST(test_an_unknown_login_hears_the_same_as_a_wrong_password),
        API_TEST(test_signing_out_ends_the_session_and_clears_the_cookie),
        API_TEST(test_an_idle_office_session_ends_and_use_keeps_it),
        API_TEST(test_an_issued_password_must_be_changed_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
