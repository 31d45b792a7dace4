/* The policy that every route is under, each rule by a request that breaks it. */
#include "harness.h"

#include "domain/fixture.h"
#include "minan/db/db.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#define NEW_HOME  "{'name':'新安养老院','type':'elderly_care','county':'529901'}"
#define NEW_HOME2 "{'name':'别的养老院','type':'elderly_care','county':'529901'}"

static void test_unknown_paths_and_methods(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS(""), GET_("/nowhere"), WANT_CODE(404, "not_found"), WANT_JSON("/type", "about:blank"),
         WANT_ALSO("/status", "404"), WANT_THEN("/request_id", "0123456789abcdef")},
        {AS(""), GET_("!/api/v2/hazards"), WANT_CODE(404, "not_found")},
        {AS(""), GET_("/hazards/"), WANT_CODE(404, "not_found")},
        {AS("county_supervisor"), GET_("/hazards/no-uuid"), WANT_CODE(404, "not_found")},
        {AS("county_supervisor"), DELETE_("/hazards/$home"), WANT_CODE(405, "method.not_allowed")},
    };
    RUN(api, commands);
    assert_string_equal(api_header(api, "Allow"), "GET, HEAD, PUT");
    assert_string_equal(api->exchange.response.content_type, "application/problem+json");
}

static void test_a_literal_segment_wins_over_a_parameter(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("county_supervisor"), GET_("/checklists/current"), WANT(200), WANT_JSON("/uuid", "$checklist")},
        {AS("county_supervisor"), GET_("/institutions/refs"), WANT(200),
         WANT_JSON("/items/0/county", "529901")},
    };
    RUN(api, commands);
}

static void test_health_and_openapi_are_public(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS(""), GET_("!/healthz"), WANT(200), WANT_JSON("/status", "ok"), WANT_ALSO("/schema", NULL)},
        {AS(""), GET_("/openapi.json"), WANT(200), WANT_JSON("/openapi", "3.1.0")},
        {AS(""), GET_("/setup"), WANT(200), WANT_JSON("/needs_administrator", "false")},
    };
    RUN(api, commands);
}

static void test_every_reply_carries_the_security_headers(void **state) {
    struct api *api = *state;
    static const char policy[] =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src "
        "'self'; "
        "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'";
    static const struct command commands[] = {
        {AS(""), GET_("!/healthz"), WANT(200)},
        {AS(""), GET_("/nowhere"), WANT(404)},
        {AS(""), GET_("!/page"), WANT(404)},
        {AS("county_supervisor"), GET_("/institutions"), WANT(200)},
    };
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        api_run(api, &commands[i], 1, __FILE__);
        assert_string_equal(api_header(api, "Content-Security-Policy"), policy);
        assert_string_equal(api_header(api, "X-Content-Type-Options"), "nosniff");
        assert_string_equal(api_header(api, "Referrer-Policy"), "same-origin");
        assert_string_equal(api_header(api, "Cache-Control"), "no-store");
        assert_null(api_header(api, "Strict-Transport-Security"));
    }
}

static void test_anonymous_clients_get_nothing_but_public_routes(void **state) {
    struct api *api = *state;
    for (size_t i = 0; i < route_count; i++) {
        if (routes[i].permit == PERMIT_PUBLIC)
            continue;
        char path[160];
        snprintf(path, sizeof path, "!%s", routes[i].path);
        for (char *at = path; *at != '\0'; at++) /* {uuid} is as good a value as any: nobody gets that far */
            *at = *at == '{' || *at == '}' ? 'x' : *at;
        struct command command = {AS(""), .method = routes[i].method, .path = path,
                                  WANT_CODE(401, "session.required")};
        if (routes[i].gives && strstr(routes[i].gives, "text/html"))
            command.code = NULL; /* people read a page there, not a problem document */
        api_run(api, &command, 1, routes[i].path);
    }
}

static void test_a_forged_cookie_is_no_session(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS(""), GET_("/session"), .cookie = "minan_session=0000", WANT_CODE(401, "session.required")},
        {AS(""), GET_("/session"), WANT_CODE(401, "session.required"),
         .cookie = "minan_session=0000000000000000000000000000000000000000000000000000000000000000"},
        {AS(""), GET_("!/healthz"), .cookie = "minan_session=0000", WANT(200)},
    };
    RUN(api, commands);
}

static void test_unsafe_requests_need_our_origin_and_the_token(void **state) {
    struct api *api = *state;
    const char *foreign = api_csrf("far_supervisor");
    const struct command commands[] = {
        {AS("county_supervisor"), PUT_("/institutions/$new_a"), BODY(NEW_HOME), .csrf = "",
         WANT_CODE(403, "csrf.failed")},
        {AS("county_supervisor"), PUT_("/institutions/$new_a"), BODY(NEW_HOME), .csrf = foreign,
         WANT_CODE(403, "csrf.failed")},
        {AS("county_supervisor"), PUT_("/institutions/$new_a"), BODY(NEW_HOME), .origin = "",
         WANT_CODE(403, "csrf.failed")},
        {AS("county_supervisor"), PUT_("/institutions/$new_a"), BODY(NEW_HOME),
         .origin = "http://evil.example", WANT_CODE(403, "csrf.failed")},
        {AS("county_supervisor"), PUT_("/institutions/$new_a"), BODY(NEW_HOME), .origin = "null",
         WANT_CODE(403, "csrf.failed")},
        {AS("county_supervisor"), PUT_("/institutions/$new_a"), BODY(NEW_HOME),
         HEADER("sec-fetch-site: same-site"), WANT_CODE(403, "csrf.failed")},
        {AS("county_supervisor"), PUT_("/institutions/$new_a"), BODY(NEW_HOME),
         HEADER("sec-fetch-site: same-origin"), .origin = "", WANT(201)},
        {AS(""), POST_("/session"), BODY("{'login':'auditor','password':'" FIXTURE_PASSWORD "'}"),
         .origin = "http://evil.example", WANT_CODE(403, "csrf.failed")},
    };
    RUN(api, commands);
}

static void test_permission_comes_before_the_request_token(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("auditor"), PUT_("/institutions/$new_a"), BODY("no json"), .csrf = "",
         WANT_CODE(403, "permission.denied")},
    };
    RUN(api, commands);
}

static void test_bodies_that_do_not_fit(void **state) {
    struct api *api = *state;
    static char large[64 * 1024 + 2];
    memset(large, ' ', sizeof large - 1);
    static const struct command commands[] = {
        {AS("county_supervisor"), PUT_("/institutions/$new_a"), BODY("{"),
         WANT_CODE(400, "request.malformed")},
        {AS("county_supervisor"), PUT_("/institutions/$new_a"), BODY("[]"),
         WANT_CODE(400, "request.malformed")},
        {AS("county_supervisor"), PUT_("/institutions/$new_a"), BODY("{'name':'a','name':'b'}"),
         WANT_CODE(400, "request.malformed")},
        {AS("county_supervisor"), PUT_("/institutions/$new_a"), BODY(NEW_HOME), TYPE("text/plain"),
         WANT_CODE(415, "type.unsupported")},
        {AS("county_supervisor"), PUT_("/institutions/$new_a"), BODY(NEW_HOME), TYPE(""),
         WANT_CODE(415, "type.unsupported")},
        {AS("county_supervisor"), PUT_("/institutions/$new_a"), BODY(NEW_HOME), TYPE("application/jsonx"),
         WANT_CODE(415, "type.unsupported")},
        {AS("county_supervisor"), PUT_("/institutions/$new_a"),
         BODY("{'name':'新安','type':'elderly_care','county':'529901','colour':'red'}"),
         WANT_FIELD(422, "colour", "unknown")},
        {AS("county_supervisor"), PUT_("/institutions/$new_a"),
         BODY("{'uuid':'$home','name':'新安','type':'elderly_care','county':'529901'}"),
         WANT_FIELD(422, "uuid", "unknown")},
        {AS("county_supervisor"), PUT_("/institutions/$new_a"),
         BODY("{'name':'新安','type':'elderly_care','county':'529901','beds':'many','opened_on':'2026-02-30'"
              "}"),
         WANT_FIELD(422, "opened_on", "date")},
        {AS("county_supervisor"), PUT_("/institutions/$new_a?dry=true"), BODY(NEW_HOME),
         WANT_FIELD(422, "dry", "unknown")},
        {AS("county_supervisor"), PUT_("/institutions/$new_a"), BYTES(large, 64 * 1024 + 1),
         WANT_CODE(413, "body.too_large")},
        {AS("county_supervisor"), PUT_("/institutions/$new_a"), BYTES(large, 64 * 1024),
         WANT_CODE(400, "request.malformed")},
        {AS("county_supervisor"), GET_("/institutions/$new_a"), WANT_CODE(404, "not_found")},
        {AS("county_supervisor"), PUT_("/institutions/$new_a"), BODY(NEW_HOME),
         TYPE("application/json; charset=utf-8"), WANT(201)},
    };
    RUN(api, commands);
}

static void test_queries_that_do_not_fit(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("county_supervisor"), GET_("/hazards?colour=red"), WANT_FIELD(422, "colour", "unknown")},
        {AS("county_supervisor"), GET_("/hazards?area=fire&area=gas"), WANT_FIELD(422, "area", "duplicate")},
        {AS("county_supervisor"), GET_("/hazards?area=moon"), WANT_FIELD(422, "area", "enum")},
        {AS("county_supervisor"), GET_("/hazards?found_from=2026-02-30"),
         WANT_FIELD(422, "found_from", "date")},
        {AS("county_supervisor"), GET_("/hazards?cursor=%25"), WANT(422)},
        {AS("county_supervisor"), GET_("/session?x=1"), WANT_FIELD(422, "x", "unknown")},
        {AS("county_supervisor"), GET_("/hazards?area=fire"), WANT(200), WANT_JSON("/total", "0")},
    };
    RUN(api, commands);
}

static void test_changes_name_the_version_they_change(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("county_supervisor"), PATCH_("/institutions/$home"), BODY("{'beds':90}"),
         WANT_CODE(428, "version.required")},
        {AS("county_supervisor"), PATCH_("/institutions/$home"), BODY("{'beds':90}"), HEADER("if-match: 1"),
         WANT_CODE(400, "request.malformed")},
        {AS("county_supervisor"), PATCH_("/institutions/$home"), BODY("{'beds':90}"), IF_MATCH("7"),
         WANT_CODE(412, "version.stale")},
        {AS("county_supervisor"), PATCH_("/institutions/$home"), BODY("{'beds':90}"), IF_MATCH("1"),
         WANT(200), WANT_JSON("/beds", "90"), WANT_ALSO("/row_version", "2")},
        {AS("county_supervisor"), PATCH_("/institutions/$home"), BODY("{'beds':91}"), IF_MATCH("1"),
         WANT_CODE(412, "version.stale")},
        {AS("county_supervisor"), GET_("/institutions/$home"), WANT(200), WANT_JSON("/beds", "90")},
    };
    RUN(api, commands);
    assert_string_equal(api_header(api, "ETag"), "\"2\"");
}

static void test_sending_again_changes_nothing_and_other_content_is_kept(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("county_supervisor"), PUT_("/institutions/$new_a"), BODY(NEW_HOME), WANT(201),
         WANT_JSON("/row_version", "1")},
        {AS("county_supervisor"), PUT_("/institutions/$new_a"), BODY(NEW_HOME), WANT(200),
         WANT_JSON("/row_version", "1")},
        {AS("county_supervisor"), PUT_("/institutions/$new_a"), BODY(NEW_HOME2),
         WANT_CODE(409, "uuid.conflict")},
        {AS("county_supervisor"), PUT_("/institutions/$new_a"), BODY(NEW_HOME2),
         WANT_CODE(409, "uuid.conflict")},
        {AS("county_supervisor"), GET_("/institutions/$new_a"), WANT(200), WANT_JSON("/name", "新安养老院")},
        {AS("county_supervisor"), GET_("/conflicts"), WANT(200), WANT_JSON("/total", "1"),
         WANT_ALSO("/items/0/record", "$new_a"), WANT_THEN("/items/0/noun", "institution"),
         KEEP("content", "/items/0/content")},
    };
    RUN(api, commands);
    assert_non_null(strstr(api_label(api, "content"), "别的养老院"));
}

static void test_a_refused_write_leaves_nothing(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("system_admin"), GET_("/audit"), WANT(200), KEEP("before", "/total")},
        {AS("county_supervisor"), PUT_("/institutions/$new_a"),
         BODY("{'name':'新安养老院','type':'elderly_care','county':'529902'}"), WANT(422)},
        {AS("county_supervisor"), GET_("/institutions/$new_a"), WANT(404)},
        {AS("system_admin"), GET_("/audit"), WANT(200), WANT_JSON("/total", "$before")},
    };
    RUN(api, commands);
}

static void test_a_write_leaves_its_trace(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("county_supervisor"), PUT_("/institutions/$new_a"), BODY(NEW_HOME), WANT(201)},
        {AS("system_admin"), GET_("/audit?record=$new_a"), WANT(200), WANT_JSON("/total", "1"),
         WANT_ALSO("/items/0/actor", NULL), WANT_THEN("/items/0/request_id", "0123456789abcdef")},
    };
    RUN(api, commands);
}

static void test_too_many_requests_of_one_address(void **state) {
    (void)state;
    struct api *api = api_new(&(struct app_options){.inline_work = true, .rate_per_minute = 3});
    static const struct command fine = {AS(""), GET_("!/healthz"), .peer = "192.0.2.1", WANT(200)};
    static const struct command limited = {AS(""), GET_("!/healthz"), .peer = "192.0.2.1",
                                           WANT_CODE(429, "rate.limited")};
    static const struct command other = {AS(""), GET_("!/healthz"), .peer = "192.0.2.2", WANT(200)};
    for (int i = 0; i < 3; i++)
        api_run(api, &fine, 1, __FILE__);
    api_run(api, &limited, 1, __FILE__);
    assert_string_equal(api_header(api, "Retry-After"), "5");
    api_run(api, &other, 1, __FILE__);
    api->now += 20 * 1000;
    api_run(api, &fine, 1, __FILE__);
    api_run(api, &limited, 1, __FILE__);
    api_free(api);
}

/* The batch is refused as a whole when its commit cannot reach the disk: nobody hears of success. */
static void test_a_commit_that_fails_is_no_success(void **state) {
    struct api *api = *state;
    static const struct command first = {AS("county_supervisor"), PUT_("/institutions/$new_a"),
                                         BODY(NEW_HOME), WANT(201)};
    static const struct command gone = {AS("county_supervisor"), GET_("/institutions/$new_b"), WANT(404)};
    static const struct command again = {AS("county_supervisor"), PUT_("/institutions/$new_b"),
                                         BODY(NEW_HOME2), WANT(201)};
    struct rlimit free_limit;
    api_run(api, &first, 1, __FILE__);
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &free_limit);
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){1, free_limit.rlim_max});
    json_decref(api->json);
    api->json = NULL;
    const struct command refused = {AS("county_supervisor"), PUT_("/institutions/$new_b"), BODY(NEW_HOME2)};
    api_send(api, &refused);
    setrlimit(RLIMIT_FSIZE, &free_limit);
    assert_true(api->exchange.response.http_status == 500 || api->exchange.response.http_status == 507);
    api_run(api, &gone, 1, __FILE__);
    api_run(api, &again, 1, __FILE__);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        API_TEST(test_unknown_paths_and_methods),
        API_TEST(test_a_literal_segment_wins_over_a_parameter),
        API_TEST(test_health_and_openapi_are_public),
        API_TEST(test_every_reply_carries_the_security_headers),
        API_TEST(test_anonymous_clients_get_nothing_but_public_routes),
        API_TEST(test_a_forged_cookie_is_no_session),
        API_TEST(test_unsafe_requests_need_our_origin_and_the_token),
        API_TEST(test_permission_comes_before_the_request_token),
        API_TEST(test_bodies_that_do_not_fit),
        API_TEST(test_queries_that_do_not_fit),
        API_TEST(test_changes_name_the_version_they_change),
        API_TEST(test_sending_again_changes_nothing_and_other_content_is_kept),
        API_TEST(test_a_refused_write_leaves_nothing),
        API_TEST(test_a_write_leaves_its_trace),
        cmocka_unit_test(test_too_many_requests_of_one_address),
        API_TEST(test_a_commit_that_fails_is_no_success),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
