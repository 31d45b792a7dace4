/* Signing in and out through the API: cookies, the request token, failures that count, the issued password's
 * gate. */
#include "harness.h"

#include <stdio.h>

static void test_sign_in_gives_a_cookie_and_a_request_token(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS(""), POST_("/session"),
         BODY("{'login':'county_supervisor','password':'" FIXTURE_PASSWORD "','client':'office'}"), WANT(200),
         WANT_JSON("/login", "county_supervisor"), WANT_ALSO("/role", "county_supervisor"),
         KEEP("csrf", "/csrf")},
    };
    RUN(api, commands);
    const char *cookie = api_header(api, "Set-Cookie");
    assert_non_null(cookie);
    assert_int_equal(strncmp(cookie, "minan_session=", 14), 0);
    assert_string_equal(cookie + 14 + 64, "; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict");
    assert_int_equal(strlen(api_label(api, "csrf")), 64);
    assert_null(strstr(api->exchange.response.body, "token"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        API_TEST(test_sign_in_gives_a_cookie_and_a_request_token),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
