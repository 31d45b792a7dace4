/* Periods through the API: confirmed, frozen, read by those who look after them, and never changed again. */
#include "records.h"

#define AT "'2026-09-10T01:30:00.000Z'"
#define LATE                                                                                                 \
    BODY("{'institution':'$home','source':'report','area':'fire','severity':'general',"                      \
         "'description':'后门上锁','found_on':'2026-09-10','found_at':" AT ",'deadline':'2026-09-17'}")

static void test_confirmed_frozen_and_the_same_for_ever(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("county_supervisor"), PUT_("/hazards/$new_early"), LATE, WANT(201)},
        {AS("county_leader"), GET_("/periods?year=2026"), WANT(200), WANT_JSON("/items/15/code", "2026-09"),
         WANT_ALSO("/items/15/state", "open"), WANT_THEN("/items/15/may/0", "confirm"),
         WANT_TOO("/items/0/state", "running")},
        {AS("county_leader"), POST_("/periods/2026-09/confirm"), BODY("{'note':'已核对'}"), WANT(200),
         WANT_JSON("/row/state", "confirmed"), WANT_ALSO("/confirmations/0/note", "已核对"),
         WANT_THEN("/confirmations/0/changed_since", "false")},
        {AS("city_leader"), POST_("/periods/2026-09/freeze"), BODY("{}"),
         WANT_FIELD(422, "override_reason", "required")},
        {AS("far_leader"), POST_("/periods/2026-09/confirm"), BODY("{}"), WANT(200)},
        {AS("city_leader"), POST_("/periods/2026-09/freeze"), BODY("{}"), WANT(200),
         WANT_JSON("/row/state", "frozen"), WANT_ALSO("/row/frozen_by", "市领导"),
         WANT_THEN("/row/override_reason", "null")},
        {AS("city_leader"), POST_("/periods/2026-09/freeze"), BODY("{}"), WANT_CODE(409, "state.wrong"),
         WANT_JSON("/state", "frozen"), WANT_ALSO("/detail", "2026年9月已经封账，不能封账")},
        {AS("county_supervisor"), PUT_("/hazards/$new_late"), LATE, WANT(201)},
        {AS("auditor"), GET_("/periods/2026-09/records?figure=hazards_found"), WANT(200),
         WANT_JSON("/total", "1"), WANT_ALSO("/items/0/uuid", "$new_early"),
         WANT_THEN("/items/0/text", "后门上锁")},
        {AS("auditor"), GET_("/periods/2026-09/differences?figure=hazards_found"), WANT(200),
         WANT_JSON("/amount", "1"), WANT_ALSO("/items/0/uuid", "$new_late"),
         WANT_THEN("/items/0/change", "in"), WANT_TOO("/items/0/cause", "hazard.log")},
        {AS("auditor"), GET_("/periods/2026-09/differences?figure=rectification_rate&part=whole"), WANT(200),
         WANT_JSON("/amount", "1"), WANT_ALSO("/total", "1")},
        {AS("far_leader"), GET_("/periods/2026-09/records?figure=hazards_found"), WANT(200),
         WANT_JSON("/total", "0")},
        {AS("far_leader"), GET_("/periods/2026-09/differences?figure=hazards_found"), WANT(200),
         WANT_JSON("/total", "0")},
    };
    RUN(api, commands);
}

static void test_a_drill_entered_late_differs_from_the_frozen_shares_of_duties(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("city_leader"), POST_("/periods/2026-H1/freeze"), BODY("{'override_reason':'补封上半年'}"),
         WANT(200)},
        {AS("auditor"), GET_("/periods/2026-H1/records?figure=duty_fulfilment&part=whole&limit=1"), WANT(200),
         WANT_JSON("/items/0/list", "duties"), WANT_ALSO("/items/0/day", "2026-06-30"),
         WANT_THEN("/items/0/duty", "D1"), WANT_TOO("/items/0/status", "missed"), KEEP("next", "/next")},
        {AS("auditor"),
         GET_("/periods/2026-H1/records?figure=duty_fulfilment&part=whole&limit=1&cursor=$next"), WANT(200),
         WANT_JSON("/items/0/duty", "D1"), WANT_ALSO("/items/0/term", "2026年6月")},
        {AS("auditor"), GET_("/periods/2026-H1/differences?figure=duty_fulfilment"), WANT(200),
         WANT_JSON("/amount", "0"), WANT_ALSO("/total", "0")},
        {AS("institution_officer"), PUT_("/activities/$new"),
         BODY("{'institution':'$home','kind':'emergency_drill','title':'疏散演练','held_on':'2026-06-20',"
              "'people':35}"),
         WANT(201)},
        {AS("county_leader"), GET_("/periods/2026-H1/differences?figure=duty_fulfilment"), WANT(200),
         WANT_JSON("/amount", "1"), WANT_ALSO("/items/0/uuid", "$home"), WANT_THEN("/items/0/duty", "D4"),
         WANT_TOO("/items/0/term", "2026年上半年")},
        {AS("auditor"), GET_("/periods/2026-H1/differences?figure=duty_fulfilment&county=529901"), WANT(200),
         WANT_JSON("/items/0/frozen_status", "missed"), WANT_ALSO("/items/0/live_status", "met"),
         WANT_THEN("/items/0/cause", "activity.put"), WANT_TOO("/total", "1")},
        {AS("auditor"), GET_("/periods/2026-H1/differences?figure=duty_fulfilment&part=whole"), WANT(200),
         WANT_JSON("/amount", "0")},
        {AS("far_leader"), GET_("/periods/2026-H1/differences?figure=duty_fulfilment"), WANT(200),
         WANT_JSON("/total", "0")},
        {AS("auditor"), GET_("/periods/2026-H1/differences.xlsx?figure=duty_fulfilment"), WANT(200)},
        {AS("auditor"), GET_("/periods/2026-H1/records.xlsx?figure=duty_fulfilment&part=whole"), WANT(200)},
        {AS("auditor"), GET_("/periods/2026-H1/figures.xlsx"), WANT(200)},
        {AS("auditor"), GET_("/periods/2026-H1/records?figure=duty_fulfilment&institution_type=elderly_care"),
         WANT_FIELD(422, "institution_type", "unknown")},
    };
    RUN(api, commands);
}

static void test_a_difference_of_duties_says_what_was_done_to_the_proof_or_to_who_owed(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("institution_officer"), PUT_("/activities/$new"),
         BODY("{'institution':'$home','kind':'emergency_drill','title':'疏散演练','held_on':'2026-06-20',"
              "'people':35}"),
         WANT(201)},
        {AS("county_supervisor"), PATCH_("/institutions/$home"), IF_MATCH("1"),
         BODY("{'kitchen_fuel':'bottled_gas'}"), WANT(200)},
        {AS("city_leader"), POST_("/periods/2026-06/freeze"), BODY("{'override_reason':'补封'}"), WANT(200)},
        {AS("auditor"), GET_("/periods/2026-06/records?figure=duty_fulfilment"), WANT(200),
         WANT_JSON("/total", "1"), WANT_ALSO("/items/0/status", "met"), WANT_THEN("/items/0/duty", "D4")},
        {AS("county_supervisor"), POST_("/activities/$new/void"), IF_MATCH("1"), BODY("{'reason':'填错'}"),
         WANT(200)},
        {AS("auditor"), GET_("/periods/2026-06/differences?figure=duty_fulfilment"), WANT(200),
         WANT_JSON("/amount", "-1"), WANT_ALSO("/items/0/change", "out"),
         WANT_THEN("/items/0/cause", "activity.void"), WANT_TOO("/items/0/cause_by", "县监管")},
        {AS("county_supervisor"), PATCH_("/institutions/$home"), IF_MATCH("2"),
         BODY("{'kitchen_fuel':'electric'}"), WANT(200)},
        {AS("auditor"), GET_("/periods/2026-06/differences?figure=duty_fulfilment&part=whole"), WANT(200),
         WANT_JSON("/amount", "-1"), WANT_ALSO("/items/0/duty", "D3"),
         WANT_THEN("/items/0/cause", "institution.change"), WANT_TOO("/items/0/live_status", "null")},
    };
    RUN(api, commands);
}

static void test_what_does_not_fit_is_refused(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("county_leader"), POST_("/periods/2026-11/confirm"), BODY("{}"), WANT_CODE(409, "state.wrong"),
         WANT_JSON("/state", "running"), WANT_ALSO("/detail", "2026年11月还没有结束，不能确认")},
        {AS("county_supervisor"), POST_("/periods/2026-09/confirm"), BODY("{}"),
         WANT_CODE(403, "permission.denied")},
        {AS("county_leader"), POST_("/periods/2026-09/freeze"), BODY("{}"),
         WANT_CODE(403, "permission.denied")},
        {AS("city_leader"), GET_("/periods/2026-00"), WANT_CODE(404, "not_found")},
        {AS("city_leader"), GET_("/periods/2026-Q3?area=space"), WANT_FIELD(422, "area", "enum")},
        {AS("city_leader"), GET_("/periods/2026-Q3?county=529999"), WANT_FIELD(422, "county", "unknown")},
        {AS("city_leader"), GET_("/periods/2026-Q3/records"), WANT_FIELD(422, "figure", "required")},
        {AS("city_leader"), GET_("/periods/2026-Q3/records?figure=hazards_found"),
         WANT_CODE(409, "state.wrong"), WANT_JSON("/state", "open")},
        {AS("institution_principal"), GET_("/periods"), WANT_CODE(403, "permission.denied")},
        {AS(""), GET_("/periods"), WANT_CODE(401, "session.required")},
    };
    RUN(api, commands);
}

static void test_sheets(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("auditor"), GET_("/periods/2026-09/figures.xlsx"), WANT(200)},
        {AS("auditor"), GET_("/periods/2026-09/differences.xlsx?figure=hazards_found"), WANT(200)},
        {AS("auditor"), GET_("/periods/2026-09/records.xlsx?figure=hazards_found"), WANT(200)},
        {AS("auditor"), GET_("/periods/2026-09/records.xlsx?figure=nothing"),
         WANT_FIELD(422, "figure", "unknown")},
        {AS("auditor"), GET_("/periods/2026-09/differences.xlsx?figure=nothing"),
         WANT_FIELD(422, "figure", "unknown")},
    };
    records_make(api);
    RUN(api, commands);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        API_TEST(test_confirmed_frozen_and_the_same_for_ever),
        API_TEST(test_a_drill_entered_late_differs_from_the_frozen_shares_of_duties),
        API_TEST(test_a_difference_of_duties_says_what_was_done_to_the_proof_or_to_who_owed),
        API_TEST(test_what_does_not_fit_is_refused),
        API_TEST(test_sheets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
