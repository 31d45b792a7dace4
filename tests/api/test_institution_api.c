/* The register through the API: what each role sees and may change, and how mistakes are told. */
#include "harness.h"

#define LIU "{'name':'柳林同心养老院','type':'elderly_care','county':'529901','town':'529901001'," LIU_MORE
#define LIU_MORE                                                                                             \
    "'credit_code':'5299010834032074X6','beds':60,'kitchen_fuel':'bottled_gas','lifts':2,"                   \
    "'principal':'周静','principal_phone':'19995378174','opened_on':'2009-07-08'}"

static void test_who_sees_which_institutions(void **state) {
    static const struct command commands[] = {
        {AS(""), GET_("/institutions"), WANT_CODE(401, "session.required")},
        {AS("system_admin"), GET_("/institutions"), WANT_CODE(403, "permission.denied")},
        {AS("auditor"), GET_("/institutions/$home"), WANT_CODE(403, "permission.denied")},
        {AS("city_supervisor"), GET_("/institutions"), WANT(200), WANT_JSON("/total", "3"),
         WANT_ALSO("/total_capped", "false"), WANT_THEN("/next", "null")},
        {AS("county_supervisor"), GET_("/institutions"), WANT(200), WANT_JSON("/total", "2"),
         WANT_ALSO("/items/1/name", "福寿养老院"), WANT_THEN("/items/1/principal_phone", "138****1234"),
         WANT_TOO("/items/1/open_hazards", "0")},
        {AS("institution_officer"), GET_("/institutions"), WANT(200), WANT_JSON("/total", "1"),
         WANT_ALSO("/items/0/uuid", "$home")},
        {AS("town_officer"), GET_("/institutions"), WANT(200), WANT_JSON("/total", "1")},
        {AS("county_supervisor"), GET_("/institutions/$home"), WANT(200),
         WANT_JSON("/principal_phone", "13800001234"), WANT_ALSO("/county", "529901"),
         WANT_THEN("/town_name", "柳林镇"), WANT_TOO("/conditions/0", "canteen")},
        {AS("far_supervisor"), GET_("/institutions/$home"), WANT_CODE(404, "not_found")},
        {AS("other_principal"), GET_("/institutions/$home"), WANT_CODE(404, "not_found")},
        {AS("county_supervisor"), GET_("/institutions/$far_home"), WANT_CODE(404, "not_found")},
    };
    RUN(*state, commands);
}

static void test_filters_search_and_pages(void **state) {
    static const struct command commands[] = {
        {AS("city_supervisor"), GET_("/institutions?search=%E5%85%BB%E8%80%81"), WANT(200),
         WANT_JSON("/total", "2")},
        {AS("city_supervisor"), GET_("/institutions?search=12529901MB"), WANT(200), WANT_JSON("/total", "1"),
         WANT_ALSO("/items/0/uuid", "$other_home")},
        {AS("city_supervisor"), GET_("/institutions?county=529901&type=elderly_care&has_open_hazards=false"),
         WANT(200), WANT_JSON("/total", "1"), WANT_ALSO("/items/0/uuid", "$home")},
        {AS("city_supervisor"),
         GET_("/institutions?visited_from=2026-01-01&visited_to=2026-11-23&visited=true"), WANT(200),
         WANT_JSON("/total", "0"), WANT_ALSO("/items", "[]")},
        {AS("city_supervisor"), GET_("/institutions?limit=2"), WANT(200), WANT_JSON("/total", "3"),
         WANT_ALSO("/items/1/name", NULL), KEEP("next", "/next")},
        {AS("city_supervisor"), GET_("/institutions?limit=2&cursor=$next"), WANT(200),
         WANT_JSON("/total", "3"), WANT_ALSO("/items/0/uuid", "$far_home"), WANT_THEN("/next", "null")},
        {AS("city_supervisor"), GET_("/institutions?sort=last_visit&limit=2"), WANT(200),
         WANT_JSON("/items/0/uuid", "$home"), KEEP("next2", "/next")},
        {AS("city_supervisor"), GET_("/institutions?sort=last_visit&limit=2&cursor=$next2"), WANT(200),
         WANT_JSON("/items/0/uuid", "$far_home")},
        {AS("city_supervisor"), GET_("/institutions?limit=201"), WANT_FIELD(422, "limit", "range")},
        {AS("city_supervisor"), GET_("/institutions?cursor=abc"), WANT_FIELD(422, "cursor", "format")},
        {AS("city_supervisor"), GET_("/institutions?visited_from=2026-02-30"),
         WANT_FIELD(422, "visited_from", "date")},
        {AS("city_supervisor"), GET_("/institutions?visited=false"),
         WANT_FIELD(422, "visited_from", "required")},
        {AS("city_supervisor"), GET_("/institutions?type=school"), WANT_FIELD(422, "type", "enum")},
        {AS("city_supervisor"), GET_("/institutions?colour=red"), WANT_FIELD(422, "colour", "unknown")},
    };
    RUN(*state, commands);
}

static void test_a_record_is_made_once(void **state) {
    static const struct command commands[] = {
        {AS("institution_principal"), PUT_("/institutions/$new_home"), BODY(LIU),
         WANT_CODE(403, "permission.denied")},
        {AS("county_supervisor"), PUT_("/institutions/$new_home"), BODY(LIU), WANT(201),
         WANT_JSON("/county_name", "石麓县"), WANT_ALSO("/status", "operating"),
         WANT_THEN("/opened_on", "2009-07-08"), WANT_TOO("/row_version", "1")},
        {AS("county_supervisor"), PUT_("/institutions/$new_home"), BODY(LIU), WANT(200),
         WANT_JSON("/row_version", "1")},
        {AS("county_supervisor"), PUT_("/institutions/$new_home"),
         BODY("{'name':'别的','type':'other','county':'529901'}"), WANT_CODE(409, "uuid.conflict")},
        {AS("county_supervisor"), GET_("/institutions/$new_home"), WANT(200),
         WANT_JSON("/name", "柳林同心养老院")},
        {AS("far_supervisor"), PUT_("/institutions/$new_home"), BODY(LIU), WANT_CODE(404, "not_found")},
        {AS("county_supervisor"), PUT_("/institutions/$new_twin"), BODY(LIU), WANT_CODE(409, "duplicate"),
         WANT_JSON("/errors/0/field", "credit_code")},
        {AS("county_supervisor"), GET_("/conflicts"), WANT(200), WANT_JSON("/items/0/record", "$new_home")},
    };
    RUN(*state, commands);
}

static void test_mistakes_are_told_at_their_field(void **state) {
    static const struct command commands[] = {
        {AS("county_supervisor"), PUT_("/institutions/$new"),
         BODY("{'name':'甲','type':'elderly_care','county':'529901','credit_code':'5299010834032074X7'}"),
         WANT_FIELD(422, "credit_code", "checksum")},
        {AS("county_supervisor"), PUT_("/institutions/$new"),
         BODY("{'type':'elderly_care','county':'529901'}"), WANT_FIELD(422, "name", "required")},
        {AS("county_supervisor"), PUT_("/institutions/$new"),
         BODY("{'name':'甲','type':'elderly_care','county':'529902'}"), WANT_FIELD(422, "county", "unknown")},
        {AS("city_supervisor"), PUT_("/institutions/$new"),
         BODY("{'name':'甲','type':'elderly_care','county':'529901','town':'529902001'}"),
         WANT_FIELD(422, "town", "order")},
        {AS("county_supervisor"), PUT_("/institutions/$new"),
         BODY("{'name':'甲','type':'elderly_care','county':'529901','opened_on':'2026-02-30'}"),
         WANT_FIELD(422, "opened_on", "date")},
        {AS("county_supervisor"), PUT_("/institutions/$new"),
         BODY("{'name':'甲','type':'elderly_care','county':'529901','beds':-1}"),
         WANT_FIELD(422, "beds", "range")},
        {AS("county_supervisor"), PUT_("/institutions/$new"),
         BODY("{'name':'甲','type':'elderly_care','county':'529901','principal_phone':'abc12'}"),
         WANT_FIELD(422, "principal_phone", "format")},
        {AS("county_supervisor"), PUT_("/institutions/$new"),
         BODY("{'name':'甲','type':'elderly_care','county':'529901','county':'529901'}"), WANT(400)},
        {AS("county_supervisor"), PUT_("/institutions/$new"),
         BODY("{'name':'甲','type':'elderly_care','county':'529901','colour':'red'}"),
         WANT_FIELD(422, "colour", "unknown")},
        {AS("county_supervisor"), GET_("/institutions/$new"), WANT(404)},
        {AS("county_supervisor"), GET_("/institutions"), WANT(200), WANT_JSON("/total", "2")},
    };
    RUN(*state, commands);
}

static void test_a_change_needs_the_version_it_was_made_from(void **state) {
    static const struct command commands[] = {
        {AS("county_supervisor"), PATCH_("/institutions/$home"), BODY("{'beds':81}"),
         WANT_CODE(428, "version.required")},
        {AS("county_supervisor"), PATCH_("/institutions/$home"), IF_MATCH("1"),
         BODY("{'beds':81,'principal':null}"), WANT(200), WANT_JSON("/beds", "81"),
         WANT_ALSO("/principal", "null"), WANT_THEN("/row_version", "2"),
         WANT_TOO("/principal_phone", "13800001234")},
        {AS("county_supervisor"), PATCH_("/institutions/$home"), IF_MATCH("1"), BODY("{'beds':82}"),
         WANT_CODE(412, "version.stale")},
        {AS("county_supervisor"), PATCH_("/institutions/$home"), IF_MATCH("2"), BODY("{'name':null}"),
         WANT_FIELD(422, "name", "required")},
        {AS("institution_principal"), PATCH_("/institutions/$home"), IF_MATCH("2"), BODY("{'beds':1}"),
         WANT_CODE(403, "permission.denied")},
        {AS("far_supervisor"), PATCH_("/institutions/$home"), IF_MATCH("2"), BODY("{'beds':1}"),
         WANT_CODE(404, "not_found")},
        {AS("county_supervisor"), GET_("/institutions/$home"), WANT(200), WANT_JSON("/beds", "81"),
         WANT_ALSO("/row_version", "2")},
    };
    RUN(*state, commands);
}

static void test_a_phone_takes_its_institutions_along(void **state) {
    static const struct command commands[] = {
        {AS("county_supervisor"), GET_("/institutions/refs?limit=1"), WANT(200),
         WANT_JSON("/items/0/uuid", "$home"), WANT_ALSO("/items/0/principal_phone", "13800001234"),
         KEEP("next", "/next")},
        {AS("county_supervisor"), GET_("/institutions/refs?limit=1&cursor=$next"), WANT(200),
         WANT_JSON("/items/0/uuid", "$other_home"), WANT_ALSO("/next", "null")},
        {AS("town_officer"), GET_("/institutions/refs"), WANT_CODE(403, "permission.denied")},
    };
    RUN(*state, commands);
}

static void test_the_ledger_is_downloaded_as_a_workbook(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("town_officer"), GET_("/institutions.xlsx"), WANT_CODE(403, "permission.denied")},
        {AS("county_supervisor"), GET_("/institutions.xlsx?visited=true"),
         WANT_FIELD(422, "visited_from", "required")},
        {AS("county_supervisor"), GET_("/institutions.xlsx?type=elderly_care"), WANT(200)},
    };
    RUN(api, commands);
    assert_string_equal(api->exchange.response.content_type,
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        API_TEST(test_who_sees_which_institutions),
        API_TEST(test_filters_search_and_pages),
        API_TEST(test_a_record_is_made_once),
        API_TEST(test_mistakes_are_told_at_their_field),
        API_TEST(test_a_change_needs_the_version_it_was_made_from),
        API_TEST(test_a_phone_takes_its_institutions_along),
        API_TEST(test_the_ledger_is_downloaded_as_a_workbook),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
