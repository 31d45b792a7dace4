/* The code beside the password: offered, proved, asked for, given up, taken away, and asked of everybody. */
#include "harness.h"

#include "minan/base/totp.h"
#include <stdio.h>

enum { STEP = TOTP_STEP_SECONDS * 1000, MINUTE = 60 * 1000 };

#define FACTOR "/session/second-factor"
#define LOGIN(who, code)                                                                                     \
    POST_("/session"), BODY("{'login':'" who "','password':'" FIXTURE_PASSWORD "','code':'" code "'}")

/* What the app on the phone shows now, kept under a label. */
static void show_code(struct api *api, const char *label) {
    api_keep(api, label, totp_code(api->kept, api_label(api, "secret"), api->now));
}

static void add_factor(struct api *api, const char *role) {
    const struct command offer[] = {
        {AS(role), POST_(FACTOR), WANT(200), KEEP("secret", "/secret")},
    };
    const struct command confirm[] = {
        {AS(role), POST_(FACTOR "/confirm"), BODY("{'code':'$code'}"), WANT(200),
         WANT_JSON("/required", "false")},
    };
    RUN(api, offer);
    show_code(api, "code");
    RUN(api, confirm);
}

static void test_a_factor_is_offered_and_proved_before_it_is_asked_for(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("county_supervisor"), GET_(FACTOR), WANT(200), WANT_JSON("/confirmed_at", "null")},
        {AS("county_supervisor"), POST_(FACTOR "/confirm"), BODY("{'code':'123456'}"),
         WANT_CODE(409, "state.wrong"), WANT_JSON("/detail", "请先扫描二维码或输入密钥，再填写验证码")},
        {AS("county_supervisor"), POST_(FACTOR), WANT(200), KEEP("secret", "/secret")},
        {AS("county_supervisor"), POST_(FACTOR "/confirm"), BODY("{'code':'12345'}"),
         WANT_CODE(422, "fields.invalid"), WANT_JSON("/errors/0/field", "code")},
        {AS(""), LOGIN("county_supervisor", ""), WANT(200)},
    };
    RUN(api, commands);
}

static void test_the_offer_is_an_address_and_a_picture_of_it(void **state) {
    struct api *api = *state;
    static const struct command offer[] = {
        {AS("auditor"), POST_(FACTOR), WANT(200), KEEP("secret", "/secret")},
    };
    RUN(api, offer);
    const char *secret = api_label(api, "secret");
    assert_int_equal(strlen(secret), 32);
    assert_non_null(strstr(
        api->exchange.response.body,
        arena_printf(
            api->kept,
            "\"otpauth://totp/%%E6%%B0%%91%%E5%%AE%%89:auditor?secret=%s&issuer=%%E6%%B0%%91%%E5%%AE%%89\"",
            secret)));
    assert_non_null(strstr(api->exchange.response.body, "\"<svg xmlns="));
}

static void test_one_in_use_is_asked_for_and_every_code_once(void **state) {
    struct api *api = *state;
    static const struct command asked[] = {
        {AS(""), LOGIN("county_supervisor", ""), WANT_CODE(401, "login.code_needed")},
        {AS(""), LOGIN("county_supervisor", "$code"),
         WANT_CODE(401, "login.bad_code")}, /* spent on its proof */
    };
    static const struct command entered[] = {
        {AS(""), LOGIN("county_supervisor", "$code"), WANT(200), WANT_JSON("/login", "county_supervisor")},
        {AS(""), LOGIN("county_supervisor", "$code"), WANT_CODE(401, "login.bad_code")},
    };
    static const struct command again[] = {
        {AS("county_supervisor"), POST_(FACTOR), WANT_CODE(409, "state.wrong")}};
    add_factor(api, "county_supervisor");
    RUN(api, asked);
    api->now += STEP;
    show_code(api, "code");
    RUN(api, entered);
    RUN(api, again);
}

static void test_who_does_not_know_the_password_does_not_learn_of_it(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS(""), POST_("/session"), BODY("{'login':'county_supervisor','password':'falsch123'}"),
         WANT_CODE(401, "login.failed")},
    };
    add_factor(api, "county_supervisor");
    RUN(api, commands);
}

static void test_five_wrong_codes_lock_the_account(void **state) {
    struct api *api = *state;
    static const struct command wrong[] = {
        {AS(""), LOGIN("county_supervisor", "000000"), WANT_CODE(401, "login.bad_code")}};
    static const struct command locked[] = {
        {AS(""), LOGIN("county_supervisor", "$code"), WANT_CODE(429, "login.locked")}};
    static const struct command open[] = {{AS(""), LOGIN("county_supervisor", "$code"), WANT(200)}};
    add_factor(api, "county_supervisor");
    api->now += STEP;
    for (int i = 0; i < 5; i++)
        RUN(api, wrong);
    show_code(api, "code");
    RUN(api, locked);
    api->now += 11 * MINUTE;
    show_code(api, "code");
    RUN(api, open);
}

static void test_its_owner_gives_it_up_with_a_code(void **state) {
    struct api *api = *state;
    static const struct command refused[] = {
        {AS("county_supervisor"), POST_(FACTOR "/drop"), BODY("{'code':'000000'}"),
         WANT_CODE(422, "fields.invalid"), WANT_JSON("/errors/0/field", "code")},
    };
    static const struct command dropped[] = {
        {AS("county_supervisor"), POST_(FACTOR "/drop"), BODY("{'code':'$code'}"), WANT(200),
         WANT_JSON("/confirmed_at", "null")},
        {AS("county_supervisor"), POST_(FACTOR "/drop"), BODY("{'code':'$code'}"),
         WANT_CODE(409, "state.wrong")},
        {AS(""), LOGIN("county_supervisor", ""), WANT(200)},
    };
    add_factor(api, "county_supervisor");
    RUN(api, refused);
    api->now += STEP;
    show_code(api, "code");
    RUN(api, dropped);
}

static void test_whoever_looks_after_the_account_takes_it_away(void **state) {
    struct api *api = *state;
    static const struct command find[] = {
        {AS("county_supervisor"), GET_("/session"), WANT(200), KEEP("who", "/uuid")},
        {AS("city_supervisor"), GET_("/accounts/$who"), WANT(200), WANT_JSON("/second_factor", "true")},
        {AS("county_supervisor"), POST_("/accounts/$who/second-factor/remove"), BODY("{'reason':'手机丢失'}"),
         WANT_CODE(403, "account.own_rights")},
        {AS("city_supervisor"), POST_("/accounts/$who/second-factor/remove"), BODY("{}"),
         WANT_CODE(422, "fields.invalid"), WANT_JSON("/errors/0/field", "reason")},
        {AS("city_supervisor"), POST_("/accounts/$who/second-factor/remove"), BODY("{'reason':'手机丢失'}"),
         WANT(200), WANT_JSON("/second_factor", "false")},
        {AS("county_supervisor"), GET_("/session"), WANT_CODE(401, "session.required")},
        {AS(""), LOGIN("county_supervisor", ""), WANT(200)},
        {AS("city_supervisor"), POST_("/accounts/$who/second-factor/remove"), BODY("{'reason':'手机丢失'}"),
         WANT_CODE(409, "state.wrong")},
    };
    add_factor(api, "county_supervisor");
    RUN(api, find);
}

static void test_the_policy_holds_bureaus_until_they_have_one(void **state) {
    struct api *api = *state;
    static const struct command on[] = {
        {AS("system_admin"), PUT_("/second-factor-policy"), BODY("{'required':true}"), WANT(200),
         WANT_JSON("/required", "true")},
        {AS("system_admin"), GET_("/accounts"), WANT_CODE(403, "second_factor.required")},
        {AS("county_supervisor"), GET_("/institutions"), WANT_CODE(403, "second_factor.required")},
        {AS("county_supervisor"), GET_("/session"), WANT(200), WANT_JSON("/must_add_second_factor", "true")},
        {AS("institution_officer"), GET_("/institutions"), WANT(200)},
        {AS("institution_officer"), GET_("/session"), WANT(200),
         WANT_JSON("/must_add_second_factor", "false")},
        {AS("county_supervisor"), POST_(FACTOR), WANT(200), KEEP("secret", "/secret")},
    };
    static const struct command added[] = {
        {AS("county_supervisor"), POST_(FACTOR "/confirm"), BODY("{'code':'$code'}"), WANT(200),
         WANT_JSON("/required", "true")},
        {AS("county_supervisor"), GET_("/session"), WANT(200), WANT_JSON("/must_add_second_factor", "false")},
        {AS("county_supervisor"), GET_("/institutions"), WANT(200)},
        {AS("county_supervisor"), POST_(FACTOR "/drop"), BODY("{'code':'$code'}"),
         WANT_CODE(409, "state.wrong"),
         WANT_JSON("/detail", "本单位要求使用身份验证器，不能移除；换手机请联系管理员")},
    };
    RUN(api, on);
    show_code(api, "code");
    RUN(api, added);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        API_TEST(test_a_factor_is_offered_and_proved_before_it_is_asked_for),
        API_TEST(test_the_offer_is_an_address_and_a_picture_of_it),
        API_TEST(test_one_in_use_is_asked_for_and_every_code_once),
        API_TEST(test_who_does_not_know_the_password_does_not_learn_of_it),
        API_TEST(test_five_wrong_codes_lock_the_account),
        API_TEST(test_its_owner_gives_it_up_with_a_code),
        API_TEST(test_whoever_looks_after_the_account_takes_it_away),
        API_TEST(test_the_policy_holds_bureaus_until_they_have_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
