/* Activities on the wire: logged by an institution and by a bureau, looked up, exported, voided. */
#include "records.h"

#define DRILL(more)                                                                                          \
    BODY("{'kind':'emergency_drill','title':'疏散演练','held_on':'2026-11-20','people':35" more "}")
#define HOME ",'institution':'$home'"

static void test_from_the_form_to_the_ledger(void **state) {
    struct api *api = *state;
    const struct command commands[] = {
        {AS("institution_officer"), PUT_("/activities/$new"), DRILL(HOME ",'photos':['$new_photo']"),
         WANT(201), WANT_JSON("/unit_name", "福寿养老院"), WANT_ALSO("/level", "institution"),
         WANT_THEN("/people", "35"), WANT_TOO("/attachments/0/state", "awaited")},
        {AS("institution_officer"), PUT_("/activities/$new"), DRILL(HOME ",'photos':['$new_photo']"),
         WANT(200)},
        {AS("institution_officer"), PUT_("/activities/$new"), DRILL(HOME), WANT_CODE(409, "uuid.conflict")},
        {AS("county_supervisor"), GET_("/conflicts"), WANT(200), WANT_JSON("/items/0/noun", "activity")},
        {AS("institution_officer"), PUT_("/attachments/$new_photo"), BYTES(tiny_png, tiny_png_size),
         TYPE("image/png"), HEADER(tiny_png_header), WANT(201)},
        {AS("county_supervisor"), GET_("/activities/$new"), WANT(200),
         WANT_JSON("/attachments/0/state", "stored"), WANT_ALSO("/institution", "$home")},
        {AS("county_supervisor"), GET_("/activities?kind=emergency_drill&county=529901"), WANT(200),
         WANT_JSON("/total", "1"), WANT_ALSO("/items/0/uuid", "$new"),
         WANT_THEN("/items/0/author", "安全员")},
        {AS("county_supervisor"), GET_("/activities?kind=fire_drill"), WANT(200), WANT_JSON("/total", "0")},
        {AS("far_supervisor"), GET_("/activities/$new"), WANT_CODE(404, "not_found")},
        {AS("auditor"), GET_("/activities/$new"), WANT_CODE(403, "permission.denied")},
    };
    RUN(api, commands);
}

static void test_a_bureaus_own_and_what_a_form_asks(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("city_supervisor"), GET_("/activities/leaders"), WANT(200), WANT_JSON("/items/0/name", "市领导"),
         KEEP("leader", "/items/0/uuid")},
        {AS("city_supervisor"), GET_("/activities/rules"), WANT(200), WANT_JSON("/items/3/kind", "lecture"),
         WANT_ALSO("/items/3/needs_leader", "true")},
        {AS("city_supervisor"), PUT_("/activities/$new"),
         BODY("{'kind':'lecture','title':'安全生产专题党课','held_on':'2026-11-20','people':60,'leader':'$"
              "leader'}"),
         WANT(201), WANT_JSON("/unit_name", "澜江市民政局"), WANT_ALSO("/leader", "市领导"),
         WANT_THEN("/county_name", "null"), WANT_TOO("/institution", "null")},
        {AS("county_supervisor"), GET_("/activities/$new"), WANT_CODE(404, "not_found")},
        {AS("city_leader"), GET_("/activities?level=city"), WANT(200), WANT_JSON("/total", "1")},
    };
    RUN(api, commands);
}

static void test_bad_ones_name_the_field_and_change_nothing(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("institution_officer"), PUT_("/activities/$new"),
         BODY("{'kind':'emergency_drill','title':'演练','held_on':'2026-11-20','institution':'$home'}"),
         WANT_FIELD(422, "people", "required")},
        {AS("institution_officer"), PUT_("/activities/$new"),
         BODY("{'kind':'party','title':'联欢','held_on':'2026-11-20','institution':'$home'}"),
         WANT_FIELD(422, "kind", "enum")},
        {AS("institution_officer"), PUT_("/activities/$new"), DRILL(",'institution':'$far_home'"),
         WANT_CODE(404, "not_found")},
        {AS("institution_officer"), PUT_("/activities/$new"), DRILL(HOME ",'stock_days':30"),
         WANT_FIELD(422, "stock_days", "unknown")},
        {AS("town_officer"), PUT_("/activities/$new"), DRILL(HOME), WANT_CODE(403, "permission.denied")},
        {AS("county_supervisor"), GET_("/activities"), WANT(200), WANT_JSON("/total", "0")},
    };
    RUN(api, commands);
}

static void test_voided_by_a_supervisor_with_a_reason(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("institution_officer"), PUT_("/activities/$new"), DRILL(HOME), WANT(201)},
        {AS("institution_officer"), POST_("/activities/$new/void"), IF_MATCH("1"), BODY("{'reason':'填错'}"),
         WANT_CODE(403, "permission.denied")},
        {AS("county_supervisor"), POST_("/activities/$new/void"), BODY("{'reason':'填错'}"),
         WANT_CODE(428, "version.required")},
        {AS("county_supervisor"), POST_("/activities/$new/void"), IF_MATCH("1"), BODY("{}"),
         WANT_FIELD(422, "reason", "required")},
        {AS("county_supervisor"), POST_("/activities/$new/void"), IF_MATCH("1"), BODY("{'reason':'填错'}"),
         WANT(200), WANT_JSON("/state", "void"), WANT_ALSO("/void_reason", "填错")},
        {AS("county_supervisor"), POST_("/activities/$new/void"), IF_MATCH("2"), BODY("{'reason':'再来'}"),
         WANT_CODE(409, "state.wrong"), WANT_JSON("/state", "void")},
        {AS("county_supervisor"), GET_("/activities?state=void"), WANT(200), WANT_JSON("/total", "1")},
    };
    RUN(api, commands);
}

static void test_the_ledger_as_a_sheet(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("institution_officer"), PUT_("/activities/$new"), DRILL(HOME), WANT(201)},
        {AS("county_supervisor"), GET_("/activities.xlsx?county=529901"), WANT(200)},
        {AS("town_officer"), GET_("/activities.xlsx"), WANT_CODE(403, "permission.denied")},
    };
    RUN(api, commands);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        API_TEST(test_from_the_form_to_the_ledger),
        API_TEST(test_a_bureaus_own_and_what_a_form_asks),
        API_TEST(test_bad_ones_name_the_field_and_change_nothing),
        API_TEST(test_voided_by_a_supervisor_with_a_reason),
        API_TEST(test_the_ledger_as_a_sheet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
