/* Who answers for an institution, through the API. */
#include "harness.h"

static void test_a_post_is_given_changed_and_ended(void **state) {
    static const struct command commands[] = {
        {AS("county_leader"), PUT_("/assignments/$new_1"),
         BODY("{'institution':'$home','post':'town_person','name':'周静'}"),
         WANT_CODE(403, "permission.denied")},
        {AS("county_supervisor"), PUT_("/assignments/$new_1"),
         BODY("{'institution':'$home','post':'town_person','name':'周静','title':'民政办主任'}"), WANT(201),
         WANT_JSON("/starts_on", "2026-11-23"), WANT_ALSO("/ends_on", "null"), WANT_THEN("/made_by", NULL)},
        {AS("county_supervisor"), PUT_("/assignments/$new_1"),
         BODY("{'institution':'$home','post':'town_person','name':'周静','title':'民政办主任'}"), WANT(200),
         WANT_JSON("/row_version", "1")},
        {AS("county_supervisor"), PUT_("/assignments/$new_1"),
         BODY("{'institution':'$home','post':'town_person','name':'别人'}"), WANT_CODE(409, "uuid.conflict")},
        {AS("county_supervisor"), PUT_("/assignments/$new_2"),
         BODY("{'institution':'$home','post':'town_person','name':'李强','reason':'轮岗'}"),
         WANT_CODE(412, "version.stale")},
        {AS("county_supervisor"), PUT_("/assignments/$new_2"),
         BODY("{'institution':'$home','post':'town_person','name':'李强','replaces':'$new_1'}"),
         WANT_FIELD(422, "reason", "required")},
        {AS("county_supervisor"), PUT_("/assignments/$new_2"),
         BODY("{'institution':'$home','post':'mayor','name':'李强'}"), WANT_FIELD(422, "post", "enum")},
        {AS("county_supervisor"), PUT_("/assignments/$new_2"),
         BODY("{'institution':'$home','post':'town_person','name':'李强','replaces':'$new_1','reason':'轮岗'"
              "}"),
         WANT(201), WANT_JSON("/name", "李强")},
        {AS("institution_officer"), GET_("/institutions/$home/assignments"), WANT(200),
         WANT_JSON("/items/0/name", "李强"), WANT_ALSO("/items/1/name", "周静"),
         WANT_THEN("/items/1/ends_on", "2026-11-23")},
        {AS("far_supervisor"), GET_("/institutions/$home/assignments"), WANT_CODE(404, "not_found")},
        {AS("county_supervisor"), GET_("/institutions/$home"), WANT(200), WANT_JSON("/town_person", "李强")},
        {AS("county_supervisor"), POST_("/assignments/$new_2/end"), BODY("{'reason':'退休'}"),
         WANT_CODE(428, "version.required")},
        {AS("county_supervisor"), POST_("/assignments/$new_2/end"), IF_MATCH("1"), BODY("{}"),
         WANT_FIELD(422, "reason", "required")},
        {AS("county_supervisor"), POST_("/assignments/$new_2/end"), IF_MATCH("1"), BODY("{'reason':'退休'}"),
         WANT(200), WANT_JSON("/ends_on", "2026-11-23"), WANT_ALSO("/row_version", "2")},
        {AS("county_supervisor"), POST_("/assignments/$new_2/end"), IF_MATCH("2"), BODY("{'reason':'退休'}"),
         WANT_CODE(409, "state.wrong")},
        {AS("county_supervisor"), GET_("/institutions/$home"), WANT(200), WANT_JSON("/town_person", "null")},
    };
    RUN(*state, commands);
}

static void test_all_of_one_to_another_and_the_matrix(void **state) {
    static const struct command commands[] = {
        {AS("county_supervisor"), PUT_("/assignments/$new_1"),
         BODY("{'institution':'$home','post':'county_leader','name':'周静'}"), WANT(201)},
        {AS("county_supervisor"), PUT_("/assignments/$new_2"),
         BODY("{'institution':'$other_home','post':'county_leader','name':'周静'}"), WANT(201)},
        {AS("county_supervisor"), GET_("/assignments/holders?post=county_leader"), WANT(200),
         WANT_JSON("/items/0/name", "周静"), WANT_ALSO("/items/0/institutions", "2")},
        {AS("county_supervisor"), PUT_("/reassignments/$new_3"),
         BODY("{'post':'county_leader','from_name':'周静','name':'李强'}"),
         WANT_FIELD(422, "reason", "required")},
        {AS("county_supervisor"), PUT_("/reassignments/$new_3"),
         BODY("{'post':'county_leader','from_name':'周静','name':'李强','reason':'分工调整'}"), WANT(201),
         WANT_JSON("/institutions", "2")},
        {AS("county_supervisor"), PUT_("/reassignments/$new_3"),
         BODY("{'post':'county_leader','from_name':'周静','name':'李强','reason':'分工调整'}"), WANT(200),
         WANT_JSON("/institutions", "2")},
        {AS("county_supervisor"), PUT_("/reassignments/$new_3"),
         BODY("{'post':'county_leader','from_name':'周静','name':'王平','reason':'分工调整'}"),
         WANT_CODE(409, "uuid.conflict")},
        {AS("county_supervisor"), GET_("/responsibilities?person=%E6%9D%8E%E5%BC%BA"), WANT(200),
         WANT_JSON("/total", "2"), WANT_ALSO("/items/0/county_leader", "李强")},
        {AS("county_supervisor"), GET_("/responsibilities?vacant=county_leader"), WANT(200),
         WANT_JSON("/total", "0")},
        {AS("city_supervisor"), GET_("/responsibilities?vacant=county_leader"), WANT(200),
         WANT_JSON("/total", "1"), WANT_ALSO("/items/0/institution", "$far_home")},
        {AS("city_supervisor"), GET_("/responsibilities.xlsx?county=529901"), WANT(200)},
        {AS("town_officer"), GET_("/responsibilities.xlsx"), WANT_CODE(403, "permission.denied")},
    };
    RUN(*state, commands);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        API_TEST(test_a_post_is_given_changed_and_ended),
        API_TEST(test_all_of_one_to_another_and_the_matrix),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
