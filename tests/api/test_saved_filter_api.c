/* A person's own filters, and how far an export is, through the API. */
#include "harness.h"

static void test_filters_are_kept_and_dropped(void **state) {
    static const struct command commands[] = {
        {AS(""), GET_("/saved-filters?ledger=hazards"), WANT_CODE(401, "session.required")},
        {AS("county_supervisor"), PUT_("/saved-filters/$new_1"),
         BODY("{'ledger':'hazards','name':'逾期','query':'overdue=true'}"), WANT(201),
         WANT_JSON("/query", "overdue=true")},
        {AS("county_supervisor"), PUT_("/saved-filters/$new_1"),
         BODY("{'ledger':'hazards','name':'逾期','query':'overdue=true'}"), WANT(200)},
        {AS("county_supervisor"), PUT_("/saved-filters/$new_1"),
         BODY("{'ledger':'hazards','name':'重大','query':'severity=major'}"),
         WANT_CODE(409, "uuid.conflict")},
        {AS("county_supervisor"), PUT_("/saved-filters/$new_2"),
         BODY("{'ledger':'hazards','name':'逾期','query':'a=b'}"), WANT_FIELD(422, "name", "duplicate")},
        {AS("county_supervisor"), PUT_("/saved-filters/$new_2"), BODY("{'ledger':'hazards','name':'空'}"),
         WANT_FIELD(422, "query", "required")},
        {AS("county_supervisor"), GET_("/saved-filters?ledger=hazards"), WANT(200),
         WANT_JSON("/items/0/name", "逾期")},
        {AS("second_supervisor"), GET_("/saved-filters?ledger=hazards"), WANT(200),
         WANT_JSON("/items", "[]")},
        {AS("second_supervisor"), DELETE_("/saved-filters/$new_1"), WANT_CODE(404, "not_found")},
        {AS("county_supervisor"), DELETE_("/saved-filters/$new_1"), WANT(200), WANT_JSON("/items", "[]")},
    };
    RUN(*state, commands);
}

static void test_an_export_is_watched_by_who_asked_for_it(void **state) {
    static const char watched[] = "x-progress: 00000000-0000-4000-8000-0000000000f1";
    static const char progress[] = "/progress/00000000-0000-4000-8000-0000000000f1";
    static const char hazard[] =
        "{'institution':'$home','source':'report','area':'fire','severity':'general','description':'通道堵塞'"
        ","
        "'found_on':'2026-11-20','found_at':'2026-11-20T01:00:00.000Z','deadline':'2026-11-30',"
        "'before_photos':[]}";
    const struct command commands[] = {
        {AS(""), GET_(progress), WANT_CODE(401, "session.required")},
        {AS("county_supervisor"), PUT_("/hazards/$new_hazard"), BODY(hazard), WANT(201)},
        {AS("county_supervisor"), GET_(progress), WANT(200), WANT_JSON("/state", "waiting"),
         WANT_ALSO("/rows_total", "null")},
        {AS("county_supervisor"), GET_("/hazards.xlsx?area=fire"), HEADER(watched), WANT(200)},
        {AS("county_supervisor"), GET_(progress), WANT(200), WANT_JSON("/state", "done"),
         WANT_ALSO("/rows_done", "1"), WANT_THEN("/rows_total", "1")},
        {AS("second_supervisor"), GET_(progress), WANT(200), WANT_JSON("/state", "waiting")},
        {AS("county_supervisor"), GET_("/progress/abc"), WANT(404)},
    };
    RUN(*state, commands);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        API_TEST(test_filters_are_kept_and_dropped),
        API_TEST(test_an_export_is_watched_by_who_asked_for_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
