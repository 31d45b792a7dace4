/* Targets through the API: set by the city, seen by the counties, every change with its version. */
#include "harness.h"

#define COVERAGE "{'year':2026,'figure':'coverage_rate','value':98.5,'due_on':'2026-12-20'}"

static void test_set_changed_and_withdrawn(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("city_supervisor"), PUT_("/targets/$new_target"), BODY(COVERAGE), WANT(201),
         WANT_JSON("/label", "检查覆盖率"), WANT_ALSO("/value", "98.5"), WANT_THEN("/due_on", "2026-12-20"),
         WANT_TOO("/created_by", "市监管")},
        {AS("city_supervisor"), PUT_("/targets/$new_target"), BODY(COVERAGE), WANT(200)},
        {AS("city_supervisor"), PUT_("/targets/$new_target"),
         BODY("{'year':2026,'figure':'coverage_rate','value':90}"), WANT_CODE(409, "uuid.conflict")},
        {AS("city_leader"), PUT_("/targets/$new_second"), BODY(COVERAGE), WANT_CODE(409, "duplicate"),
         WANT_JSON("/detail", "这个年度、指标和单位已有目标，请修改原来的目标")},
        {AS("county_leader"), GET_("/targets"), WANT(200), WANT_JSON("/items/0/uuid", "$new_target")},
        {AS("county_leader"), PATCH_("/targets/$new_target"), BODY("{'value':10,'due_on':'2026-12-31'}"),
         IF_MATCH("1"), WANT_CODE(403, "permission.denied")},
        {AS("city_leader"), PATCH_("/targets/$new_target"), BODY("{'value':99,'due_on':'2026-12-31'}"),
         WANT_CODE(428, "version.required")},
        {AS("city_leader"), PATCH_("/targets/$new_target"), BODY("{'value':99,'due_on':'2026-12-31'}"),
         IF_MATCH("1"), WANT(200), WANT_JSON("/value", "99"), WANT_ALSO("/row_version", "2")},
        {AS("city_leader"), POST_("/targets/$new_target/void"), BODY("{}"), IF_MATCH("2"),
         WANT_FIELD(422, "reason", "required")},
        {AS("city_leader"), POST_("/targets/$new_target/void"), BODY("{'reason':'口径调整'}"), IF_MATCH("2"),
         WANT(200), WANT_JSON("/void_reason", "口径调整")},
        {AS("city_leader"), GET_("/targets?year=2026"), WANT(200), WANT_JSON("/items", "[]")},
        {AS("institution_officer"), GET_("/targets"), WANT_CODE(403, "permission.denied")},
    };
    RUN(api, commands);
}

static void test_the_share_of_duties_done_may_have_one(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("city_supervisor"), PUT_("/targets/$new_target"),
         BODY("{'year':2026,'figure':'duty_fulfilment','value':90}"), WANT(201),
         WANT_JSON("/label", "履职完成率"), WANT_ALSO("/unit", "%"), WANT_THEN("/value", "90")},
        {AS("city_supervisor"), PUT_("/targets/$new_own"),
         BODY("{'year':2026,'figure':'duty_fulfilment','value':95.5,'county':'529901'}"), WANT(201)},
        {AS("county_leader"), GET_("/targets"), WANT(200), WANT_JSON("/items/1/value", "95.5"),
         WANT_ALSO("/items/1/county_name", "石麓县")},
    };
    RUN(api, commands);
}

static void test_bad_input_names_its_field(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("city_supervisor"), PUT_("/targets/$new_target"),
         BODY("{'year':2026,'figure':'happiness','value':90}"), WANT_FIELD(422, "figure", "unknown")},
        {AS("city_supervisor"), PUT_("/targets/$new_target"),
         BODY("{'year':2026,'figure':'duty_fulfilment','value':100.5}"), WANT_FIELD(422, "value", "range")},
        {AS("city_supervisor"), PUT_("/targets/$new_target"),
         BODY("{'year':2026,'figure':'coverage_rate','value':-1}"), WANT_FIELD(422, "value", "range")},
        {AS("city_supervisor"), PUT_("/targets/$new_target"),
         BODY("{'year':2026,'figure':'coverage_rate','value':'90'}"), WANT_FIELD(422, "value", "type")},
        {AS("city_supervisor"), PUT_("/targets/$new_target"),
         BODY("{'year':1999,'figure':'coverage_rate','value':90}"), WANT_FIELD(422, "year", "range")},
        {AS("city_supervisor"), PUT_("/targets/$new_target"),
         BODY("{'year':2026,'figure':'coverage_rate','value':90,'due_on':'2026-02-30'}"),
         WANT_FIELD(422, "due_on", "date")},
        {AS("city_supervisor"), GET_("/targets"), WANT(200), WANT_JSON("/items", "[]")},
    };
    RUN(api, commands);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        API_TEST(test_set_changed_and_withdrawn),
        API_TEST(test_the_share_of_duties_done_may_have_one),
        API_TEST(test_bad_input_names_its_field),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
