/* The life of a hazard on the wire, walked by the people who walk it. */
#include "inspection_answers.h"

#define AT        "'2026-11-23T01:30:00.000Z'"
#define EVENT(l)  "'event':'$" l "','device_at':" AT
#define ACT(what) POST_("/hazards/$new_hazard/" what)
#define LOGGED(severity, extra)                                                                              \
    BODY("{'institution':'$home','source':'report','area':'fire','severity':'" severity                      \
         "','description':'后门上锁','found_on':'2026-11-20','found_at':" AT                                 \
         ",'deadline':'2026-11-27'" extra "}")
#define SUBMIT(event)                                                                                        \
    BODY("{" EVENT(event) ",'measures':'已拆除门锁','done_on':'2026-11-22','cost_fen':5000,"            \
                          "'after_photos':['$" event "_photo']}")

static void test_from_found_to_closed(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("county_supervisor"), PUT_("/hazards/$new_hazard"), LOGGED("general", ""), WANT(201),
         WANT_JSON("/state", "open"), WANT_ALSO("/notice_number", "石麓县民安改〔2026〕1号"),
         WANT_THEN("/row_version", "1")},
        {AS("county_supervisor"), PUT_("/hazards/$new_hazard"), LOGGED("general", ""), WANT(200)},
        {AS("county_supervisor"), PUT_("/hazards/$new_hazard"), LOGGED("general", ",'place':'三楼'"),
         WANT_CODE(409, "uuid.conflict")},
        {AS("institution_officer"), ACT("acknowledge"), BODY("{" EVENT("new_ack") "}"), WANT(200),
         WANT_JSON("/may/0", "submit"), WANT_ALSO("/row_version", "2")},
        {AS("institution_officer"), ACT("acknowledge"), BODY("{" EVENT("new_ack") "}"), WANT(200),
         WANT_JSON("/row_version", "2")},
        {AS("institution_officer"), ACT("submit"),
         BODY("{" EVENT("new_empty") ",'measures':'已清理','done_on':'2026-11-22'}"), IF_MATCH("2"),
         WANT_FIELD(422, "after_photos", "required")},
        {AS("institution_officer"), ACT("submit"), SUBMIT("new_done"), WANT_CODE(428, "version.required")},
        {AS("institution_officer"), ACT("submit"), SUBMIT("new_done"), IF_MATCH("1"),
         WANT_CODE(412, "version.stale")},
        {AS("institution_officer"), ACT("submit"), SUBMIT("new_done"), IF_MATCH("2"), WANT(200),
         WANT_JSON("/state", "submitted"), WANT_ALSO("/attachments/0/purpose", "after")},
        {AS("institution_officer"), ACT("close"), BODY("{" EVENT("new_close") ",'result':'ok'}"),
         IF_MATCH("3"), WANT_CODE(403, "permission.denied")},
        {AS("county_supervisor"), ACT("return"),
         BODY("{" EVENT("new_back") ",'reason':'仍有一处','new_deadline':'2026-11-30'}"), IF_MATCH("3"),
         WANT(200), WANT_JSON("/state", "open"), WANT_ALSO("/return_count", "1"),
         WANT_THEN("/deadline", "2026-11-30"), WANT_TOO("/original_deadline", "2026-11-27")},
        {AS("institution_officer"), ACT("submit"), SUBMIT("new_again"), IF_MATCH("4"), WANT(200)},
        {AS("county_supervisor"), ACT("close"), BODY("{" EVENT("new_close") ",'result':'复查合格'}"),
         IF_MATCH("5"), WANT(200), WANT_JSON("/state", "closed"), WANT_ALSO("/closed_by", "县监管"),
         WANT_THEN("/closed_on", "2026-11-23"), WANT_TOO("/may", "[]")},
        {AS("county_supervisor"), ACT("close"), BODY("{" EVENT("new_close") ",'result':'复查合格'}"),
         IF_MATCH("5"), WANT(200), WANT_JSON("/row_version", "6")},
        {AS("county_supervisor"), ACT("return"),
         BODY("{" EVENT("new_late") ",'reason':'又坏了','new_deadline':'2026-11-30'}"), IF_MATCH("6"),
         WANT_CODE(409, "state.wrong"), WANT_JSON("/state", "closed"),
         WANT_ALSO("/detail", "该隐患当前为「已销号」，不能复查退回")},
        {AS("institution_officer"), GET_("/hazards/$new_hazard"), WANT(200),
         WANT_JSON("/events/6/act", "close"), WANT_ALSO("/events/4/text", "仍有一处"),
         WANT_THEN("/events/3/cost_fen", "5000")},
    };
    RUN(api, commands);
}

static void test_other_people_see_nothing(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("county_supervisor"), PUT_("/hazards/$new_hazard"), LOGGED("general", ""), WANT(201)},
        {AS("far_supervisor"), GET_("/hazards/$new_hazard"), WANT_CODE(404, "not_found")},
        {AS("other_principal"), GET_("/hazards/$new_hazard"), WANT_CODE(404, "not_found")},
        {AS("far_supervisor"), GET_("/hazards"), WANT(200), WANT_JSON("/total", "0")},
        {AS("far_supervisor"), PUT_("/hazards/$new_hazard"), LOGGED("general", ""),
         WANT_CODE(404, "not_found")},
        {AS("far_supervisor"), ACT("close"), BODY("{" EVENT("new_close") ",'result':'ok'}"), IF_MATCH("1"),
         WANT_CODE(404, "not_found")},
        {AS("other_principal"), ACT("submit"), SUBMIT("new_done"), IF_MATCH("1"),
         WANT_CODE(404, "not_found")},
        {AS("town_officer"), GET_("/hazards/$new_hazard"), WANT(200), WANT_JSON("/may", "[]")},
        {AS("auditor"), GET_("/hazards"), WANT_CODE(403, "permission.denied")},
        {AS(""), GET_("/hazards"), WANT_CODE(401, "session.required")},
    };
    RUN(api, commands);
}

static void test_own_rectification_and_two_names(void **state) {
    struct api *api = *state;
    static const struct command own[] = {
        {AS("institution_principal"), PUT_("/hazards/$new_hazard"),
         BODY("{'institution':'$home','source':'self','area':'gas','severity':'general','description':'"
              "软管老化',"
              "'found_on':'2026-11-20','found_at':" AT ",'deadline':'2026-11-27'}"),
         WANT(201), WANT_JSON("/source", "self")},
        {AS("institution_principal"), ACT("submit"), SUBMIT("new_done"), IF_MATCH("1"), WANT(200)},
        {AS("institution_principal"), ACT("close"), BODY("{" EVENT("new_close") ",'result':'ok'}"),
         IF_MATCH("2"), WANT_CODE(403, "hazard.own_rectification")},
        {AS("county_supervisor"), ACT("assess"),
         BODY("{" EVENT("new_major") ",'severity':'major','reason':'有爆炸危险'}"), IF_MATCH("2"), WANT(200),
         WANT_JSON("/severity", "major"), WANT_ALSO("/assessment_reason", "有爆炸危险")},
        {AS("county_leader"), ACT("close"), BODY("{" EVENT("new_close") ",'result':'ok'}"), IF_MATCH("3"),
         WANT_CODE(409, "hazard.needs_second_name")},
        {AS("county_supervisor"), ACT("close"), BODY("{" EVENT("new_first") ",'result':'ok'}"), IF_MATCH("3"),
         WANT_FIELD(422, "report_number", "required")},
        {AS("county_supervisor"), ACT("close"),
         BODY("{" EVENT("new_first") ",'result':'ok','report_number':'JC-7'}"), IF_MATCH("3"), WANT(200),
         WANT_JSON("/state", "submitted"), WANT_ALSO("/awaits_second_name", "true")},
        {AS("county_leader"), GET_("/todo"), WANT(200), WANT_JSON("/counts/1/kind", "second_name"),
         WANT_ALSO("/counts/1/count", "1"), WANT_THEN("/items/0/hazard", "$new_hazard")},
        {AS("county_leader"), ACT("close"), BODY("{" EVENT("new_second") ",'result':'同意'}"), IF_MATCH("4"),
         WANT(200), WANT_JSON("/state", "closed"), WANT_ALSO("/closed_by", "县领导")},
    };
    RUN(api, own);
}

static void test_void_keeps_it_in_sight(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("county_supervisor"), PUT_("/hazards/$new_hazard"), LOGGED("general", ""), WANT(201)},
        {AS("county_leader"), ACT("void"), BODY("{" EVENT("new_void") ",'reason':'误报'}"), IF_MATCH("1"),
         WANT_CODE(403, "permission.denied")},
        {AS("county_supervisor"), ACT("void"), BODY("{" EVENT("new_void") "}"), IF_MATCH("1"),
         WANT_FIELD(422, "reason", "required")},
        {AS("county_supervisor"), ACT("void"), BODY("{" EVENT("new_void") ",'reason':'误报'}"), IF_MATCH("1"),
         WANT(200), WANT_JSON("/state", "void"), WANT_ALSO("/void_reason", "误报")},
        {AS("county_supervisor"), GET_("/hazards?not_void=true"), WANT(200), WANT_JSON("/total", "0")},
        {AS("county_supervisor"), GET_("/hazards?state=void"), WANT(200), WANT_JSON("/total", "1")},
    };
    RUN(api, commands);
}

static void test_bad_input_names_its_field(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("county_supervisor"), PUT_("/hazards/$new_hazard"), LOGGED("major", ""),
         WANT_FIELD(422, "assessment_reason", "required")},
        {AS("county_supervisor"), PUT_("/hazards/$new_hazard"), LOGGED("huge", ""),
         WANT_FIELD(422, "severity", "enum")},
        {AS("county_supervisor"), PUT_("/hazards/$new_hazard"), LOGGED("general", ",'item_code':'XX-9'"),
         WANT_FIELD(422, "item_code", "unknown")},
        {AS("county_supervisor"), PUT_("/hazards/$new_hazard"),
         LOGGED("general", ",'before_photos':['IMG_1.jpg']"), WANT_FIELD(422, "before_photos[0]", "format")},
        {AS("county_supervisor"), PUT_("/hazards/$new_hazard"),
         BODY("{'institution':'$home','source':'report','area':'fire','severity':'general','description':'x',"
              "'found_on':'2026-11-20','found_at':" AT ",'deadline':'2026-11-19'}"),
         WANT_FIELD(422, "deadline", "order")},
        {AS("county_supervisor"), PUT_("/hazards/$new_hazard"),
         BODY("{'institution':'$home','source':'report','area':'fire','severity':'general','description':'x',"
              "'found_on':'2026-02-30','found_at':" AT ",'deadline':'2026-11-19'}"),
         WANT_FIELD(422, "found_on", "date")},
        {AS("county_supervisor"), GET_("/hazards?cursor=what"), WANT_FIELD(422, "cursor", "format")},
        {AS("county_supervisor"), GET_("/hazards?colour=red"), WANT_FIELD(422, "colour", "unknown")},
        {AS("county_supervisor"), GET_("/hazards"), WANT(200), WANT_JSON("/total", "0")},
    };
    RUN(api, commands);
}

static void test_ledger_filters_and_pages(void **state) {
    struct api *api = *state;
    records_make(api);
    static const struct command commands[] = {
        {AS("city_supervisor"), GET_("/hazards?limit=2"), WANT(200), WANT_JSON("/total", "3"),
         WANT_ALSO("/total_capped", "false"), WANT_THEN("/items/0/uuid", "$far_hazard"),
         KEEP("next", "/next")},
        {AS("city_supervisor"), GET_("/hazards?limit=2&cursor=$next"), WANT(200),
         WANT_JSON("/items/0/uuid", "$own_hazard"), WANT_ALSO("/next", "null")},
        {AS("city_supervisor"), GET_("/hazards?county=529902"), WANT(200),
         WANT_JSON("/items/0/uuid", "$far_hazard"), WANT_ALSO("/total", "1")},
        {AS("city_supervisor"), GET_("/hazards?search=%E7%A6%8F%E5%AF%BF&unresolved=true&area=fire"),
         WANT(200), WANT_JSON("/items/0/uuid", "$own_hazard"), WANT_ALSO("/total", "1")},
        {AS("county_supervisor"), GET_("/hazards?institution=$other_home&overdue=false&sort=deadline"),
         WANT(200), WANT_JSON("/items/0/uuid", "$same_hazard")},
        {AS("county_supervisor"), GET_("/hazards?institution=$far_home"), WANT(200),
         WANT_JSON("/total", "0")},
    };
    RUN(api, commands);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        API_TEST(test_from_found_to_closed),
        API_TEST(test_other_people_see_nothing),
        API_TEST(test_own_rectification_and_two_names),
        API_TEST(test_void_keeps_it_in_sight),
        API_TEST(test_bad_input_names_its_field),
        API_TEST(test_ledger_filters_and_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
