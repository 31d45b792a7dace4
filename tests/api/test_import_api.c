/* A county's sheet becomes the register through the API. */
#include "harness.h"

#define HEADINGS                                                                                             \
    "{'file_name':'台账.csv','headings':['机构名称','信用代码','类型','所属县（市、区）','备用列']}"

static void test_preview_correction_and_commit(void **state) {
    static const struct command commands[] = {
        {AS("county_supervisor"), PUT_("/imports/$new"), BODY(HEADINGS), WANT(201),
         WANT_JSON("/state", "preview"), WANT_ALSO("/matched/3", "所属县（市、区）"),
         WANT_THEN("/unknown/0", "备用列"), WANT_TOO("/row_count", "0")},
        {AS("county_supervisor"), PUT_("/imports/$new"), BODY(HEADINGS), WANT(200)},
        {AS("county_supervisor"), PUT_("/imports/$new/rows"),
         BODY("{'rows':[{'row_no':2,'cells':['柳林殡仪馆','5299010834032074X6','殡仪馆','石麓县','']},"
              "{'row_no':3,'cells':['青岭院','','养老机构','青岭县','']},"
              "{'row_no':12,'cells':['坏院','','养鸡场','石麓县','']}]}"),
         WANT(200), WANT_JSON("/row_count", "3"), WANT_ALSO("/new_count", "1"),
         WANT_THEN("/foreign_count", "1"), WANT_TOO("/bad_count", "1")},
        {AS("county_supervisor"), GET_("/imports/$new"), WANT(200), WANT_JSON("/problems/0/cell", "C12"),
         WANT_ALSO("/problems/0/heading", "类型"), WANT_THEN("/problems/0/row_no", "12"),
         WANT_TOO("/problem_count", "1")},
        {AS("county_supervisor"), POST_("/imports/$new/commit"), BODY("{}"), WANT_CODE(409, "state.wrong"),
         WANT_JSON("/state", "preview")},
        {AS("county_supervisor"), GET_("/institutions"), WANT(200), WANT_JSON("/total", "2")},
        {AS("county_supervisor"), PUT_("/imports/$new/rows"),
         BODY("{'rows':[{'row_no':12,'cells':['好院','','养老机构','石麓县','']}]}"), WANT(200),
         WANT_JSON("/bad_count", "0"), WANT_ALSO("/problems", "[]"), WANT_THEN("/new_count", "2")},
        {AS("county_supervisor"), POST_("/imports/$new/commit"), BODY("{}"), WANT_CODE(409, "state.wrong")},
        {AS("county_supervisor"), POST_("/imports/$new/commit"), BODY("{'leave_foreign':true}"), WANT(200),
         WANT_JSON("/state", "committed"), WANT_ALSO("/new_count", "2"), WANT_THEN("/committed_at", NULL)},
        {AS("county_supervisor"), GET_("/institutions?search=5299010834032074X6"), WANT(200),
         WANT_JSON("/items/0/name", "柳林殡仪馆"), WANT_ALSO("/items/0/type", "funeral_home"),
         WANT_THEN("/total", "1")},
        {AS("city_supervisor"), GET_("/institutions"), WANT(200), WANT_JSON("/total", "5")},
        {AS("county_supervisor"), POST_("/imports/$new/commit"), BODY("{'leave_foreign':true}"),
         WANT_CODE(409, "state.wrong"), WANT_JSON("/state", "committed")},
    };
    RUN(*state, commands);
}

static void test_a_batch_belongs_to_who_sent_it(void **state) {
    static const struct command commands[] = {
        {AS("institution_principal"), PUT_("/imports/$new"), BODY(HEADINGS),
         WANT_CODE(403, "permission.denied")},
        {AS("county_supervisor"), PUT_("/imports/$new"), BODY(HEADINGS), WANT(201)},
        {AS("far_supervisor"), GET_("/imports/$new"), WANT_CODE(404, "not_found")},
        {AS("far_supervisor"), PUT_("/imports/$new"), BODY(HEADINGS), WANT_CODE(404, "not_found")},
        {AS("far_supervisor"), PUT_("/imports/$new/rows"),
         BODY("{'rows':[{'row_no':2,'cells':['甲','','养老机构','青岭县','']}]}"),
         WANT_CODE(404, "not_found")},
        {AS("far_supervisor"), POST_("/imports/$new/commit"), BODY("{}"), WANT_CODE(404, "not_found")},
        {AS("far_supervisor"), GET_("/imports/$new/annotated.xlsx"), WANT_CODE(404, "not_found")},
    };
    RUN(*state, commands);
}

static void test_sheets_that_cannot_be_read(void **state) {
    static const struct command commands[] = {
        {AS("county_supervisor"), PUT_("/imports/$new"),
         BODY("{'file_name':'a.csv','headings':['机构名称']}"), WANT_FIELD(422, "headings", "required")},
        {AS("county_supervisor"), PUT_("/imports/$new"), BODY("{'file_name':'a.csv','headings':[]}"),
         WANT(422)},
        {AS("county_supervisor"), PUT_("/imports/$new"), BODY(HEADINGS), WANT(201)},
        {AS("county_supervisor"), PUT_("/imports/$new"),
         BODY("{'file_name':'b.csv','headings':['名称','类型','县']}"), WANT_CODE(409, "uuid.conflict")},
        {AS("county_supervisor"), PUT_("/imports/$new/rows"),
         BODY("{'rows':[{'row_no':2,'cells':['甲','','养老机构','石麓县','','多出来']}]}"),
         WANT_FIELD(422, "rows", "length")},
        {AS("county_supervisor"), PUT_("/imports/$new/rows"), BODY("{'rows':[{'row_no':0,'cells':['甲']}]}"),
         WANT_FIELD(422, "rows[0].row_no", "range")},
        {AS("county_supervisor"), GET_("/imports/$new"), WANT(200), WANT_JSON("/row_count", "0")},
    };
    RUN(*state, commands);
}

static void test_the_annotated_sheet_is_downloaded(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("county_supervisor"), PUT_("/imports/$new"), BODY(HEADINGS), WANT(201)},
        {AS("county_supervisor"), PUT_("/imports/$new/rows"),
         BODY("{'rows':[{'row_no':2,'cells':['坏院','','养鸡场','石麓县','']}]}"), WANT(200)},
        {AS("county_supervisor"), GET_("/imports/$new/annotated.xlsx"), WANT(200)},
    };
    RUN(api, commands);
    assert_string_equal(api->exchange.response.content_type,
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        API_TEST(test_preview_correction_and_commit),
        API_TEST(test_a_batch_belongs_to_who_sent_it),
        API_TEST(test_sheets_that_cannot_be_read),
        API_TEST(test_the_annotated_sheet_is_downloaded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
