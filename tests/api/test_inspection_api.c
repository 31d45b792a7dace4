/* A visit on the wire: made on the phone, sent whole, sent again, looked up, voided. */
#include "inspection_answers.h"

#define AT "'2026-11-23T01:00:00.000Z'"
#define VISIT(extra)                                                                                         \
    BODY("{'institution':'$target','kind':'routine','checklist':'$checklist','started_at':" AT               \
         ",'finished_at':" AT ",'inspector_signature':'$new_signature','institution_signature':"             \
         "'$new_signature_2','institution_signer':'王院长'" extra ",'answers':[$answers]}")
#define VOIDED BODY("{'reason':'重复提交'}")

static void test_visit_from_signature_to_ledger(void **state) {
    struct api *api = *state;
    answers_keep(api, "county_supervisor", FIXTURE_HOME);
    answers_fail(api, "GY-XF-06", "new_hazard", "new_photo", "2026-11-26");
    static const struct command commands[] = {
        {AS("county_supervisor"), PUT_("/inspections/$new_visit"), VISIT(""), WANT(201),
         WANT_JSON("/number", "JC-529901-2026-00001"), WANT_ALSO("/notice_number", "石麓县民安改〔2026〕1号"),
         WANT_THEN("/hazards/0/uuid", "$new_hazard"), WANT_TOO("/items_failed", "1")},
        {AS("county_supervisor"), PUT_("/inspections/$new_visit"), VISIT(""), WANT(200),
         WANT_JSON("/number", "JC-529901-2026-00001")},
        {AS("county_supervisor"), PUT_("/inspections/$new_visit"), VISIT(",'conclusion':'另一个结论'"),
         WANT_CODE(409, "uuid.conflict")},
        {AS("county_supervisor"), GET_("/conflicts"), WANT(200), WANT_JSON("/items/0/noun", "inspection"),
         WANT_ALSO("/items/0/record", "$new_visit")},
        {AS("county_supervisor"), GET_("/inspections?by_bureau=true"), WANT(200), WANT_JSON("/total", "1"),
         WANT_ALSO("/items/0/number", "JC-529901-2026-00001")},
        {AS("county_supervisor"), GET_("/inspections?kind=joint"), WANT(200), WANT_JSON("/total", "0")},
        {AS("institution_officer"), GET_("/inspections/$new_visit"), WANT(200),
         WANT_JSON("/author", "县监管"), WANT_ALSO("/attachments/0/state", "awaited")},
        {AS("institution_officer"), GET_("/hazards/$new_hazard"), WANT(200), WANT_JSON("/state", "open"),
         WANT_ALSO("/deadline", "2026-11-26"), WANT_THEN("/days_left", "3"),
         WANT_TOO("/may/0", "acknowledge")},
        {AS("far_supervisor"), GET_("/inspections/$new_visit"), WANT_CODE(404, "not_found")},
        {AS("other_principal"), GET_("/inspections/$new_visit"), WANT_CODE(404, "not_found")},
        {AS(""), GET_("/inspections/$new_visit"), WANT_CODE(401, "session.required")},
        {AS("county_supervisor"), GET_("/institutions/$home"), WANT(200),
         WANT_JSON("/last_visited_on", "2026-11-23"), WANT_ALSO("/open_hazards", "1")},
    };
    RUN(api, commands);
}

static void test_bad_visits_name_the_field_and_change_nothing(void **state) {
    struct api *api = *state;
    answers_keep(api, "county_supervisor", FIXTURE_HOME);
    answers_fail(api, "GY-GL-01", "new_hazard", "new_photo", "2026-11-20");
    static const struct command commands[] = {
        {AS("county_supervisor"), PUT_("/inspections/$new_visit"), VISIT(""),
         WANT_FIELD(422, "answers[0].failed[0].deadline", "order")},
        {AS("county_supervisor"), PUT_("/inspections/$new_visit"), VISIT(",'colour':'red'"),
         WANT_FIELD(422, "colour", "unknown")},
        {AS("county_supervisor"), PUT_("/inspections/$new_visit"),
         VISIT(",'team':[{'account':'$new_nobody'}]"), WANT_FIELD(422, "team[0].account", "unknown")},
        {AS("county_supervisor"), PUT_("/inspections/no-uuid"), VISIT(""), WANT(404)},
        {AS("county_supervisor"), GET_("/inspections"), WANT(200), WANT_JSON("/total", "0")},
        {AS("county_supervisor"), GET_("/hazards"), WANT(200), WANT_JSON("/total", "0")},
    };
    RUN(api, commands);
    answers_keep(api, "county_supervisor", FIXTURE_HOME);
    answers_drop(api, "GY-XF-05");
    static const struct command missing[] = {
        {AS("county_supervisor"), PUT_("/inspections/$new_visit"), VISIT(""),
         WANT_FIELD(422, "answers", "missing"),
         WANT_JSON("/errors/0/message", "还有 1 项没有填写：GY-XF-05")},
    };
    RUN(api, missing);
}

static void test_who_may_send_what(void **state) {
    struct api *api = *state;
    answers_keep(api, "county_supervisor", FIXTURE_HOME);
    static const struct command commands[] = {
        {AS("institution_officer"), PUT_("/inspections/$new_visit"), VISIT(""),
         WANT_FIELD(422, "kind", "enum")},
        {AS("far_supervisor"), PUT_("/inspections/$new_visit"), VISIT(""), WANT_CODE(404, "not_found")},
        {AS("town_officer"), PUT_("/inspections/$new_visit"), VISIT(""), WANT_CODE(403, "permission.denied")},
        {AS("auditor"), PUT_("/inspections/$new_visit"), VISIT(""), WANT_CODE(403, "permission.denied")},
        {AS("institution_principal"), PUT_("/inspections/$new_self"),
         BODY("{'institution':'$home','kind':'self','checklist':'$checklist','started_at':" AT
              ",'finished_at':" AT ",'answers':[$answers]}"),
         WANT(201), WANT_JSON("/level", "institution"), WANT_ALSO("/led_by_principal", "true")},
        {AS("institution_officer"), GET_("/todo"), WANT(200), WANT_JSON("/counts/0/kind", "self_check"),
         WANT_ALSO("/counts/0/count", "0")},
    };
    RUN(api, commands);
}

static void test_a_visit_is_voided_with_its_version(void **state) {
    struct api *api = *state;
    answers_keep(api, "county_supervisor", FIXTURE_HOME);
    static const struct command commands[] = {
        {AS("county_supervisor"), PUT_("/inspections/$new_visit"), VISIT(""), WANT(201)},
        {AS("county_supervisor"), POST_("/inspections/$new_visit/void"), VOIDED,
         WANT_CODE(428, "version.required")},
        {AS("county_supervisor"), POST_("/inspections/$new_visit/void"), VOIDED, IF_MATCH("9"),
         WANT_CODE(412, "version.stale")},
        {AS("county_leader"), POST_("/inspections/$new_visit/void"), VOIDED, IF_MATCH("1"),
         WANT_CODE(403, "permission.denied")},
        {AS("county_supervisor"), POST_("/inspections/$new_visit/void"), VOIDED, IF_MATCH("1"), WANT(200),
         WANT_JSON("/state", "void"), WANT_ALSO("/void_reason", "重复提交")},
        {AS("county_supervisor"), POST_("/inspections/$new_visit/void"), VOIDED, IF_MATCH("2"),
         WANT_CODE(409, "state.wrong"), WANT_JSON("/state", "void")},
        {AS("county_supervisor"), GET_("/inspections?state=void"), WANT(200), WANT_JSON("/total", "1")},
        {AS("county_supervisor"), GET_("/institutions/$home"), WANT(200),
         WANT_JSON("/last_visited_on", "null")},
    };
    RUN(api, commands);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        API_TEST(test_visit_from_signature_to_ledger),
        API_TEST(test_bad_visits_name_the_field_and_change_nothing),
        API_TEST(test_who_may_send_what),
        API_TEST(test_a_visit_is_voided_with_its_version),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
