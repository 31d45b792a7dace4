/* Duties on the wire: the board, its lists and proofs, versions by the city. */
#include "records.h"

#define QUARTERLY(more)                                                                                              \
    BODY("{'code':'D4','title':'机构每季度开展应急演练','subject':'institution','act':'emergency_drill'," \
         "'rule':'times','period':'quarter','threshold':1,'lead_days':20,'least_days':30,"                           \
         "'effective_from':'2027-01-01'" more "}")
#define DRILL                                                                                                \
    BODY("{'institution':'$home','kind':'emergency_drill','title':'疏散演练','held_on':'2026-11-20',"    \
         "'people':35}")

static void test_from_the_board_to_the_record(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("institution_officer"), PUT_("/activities/$new"), DRILL, WANT(201)},
        {AS("city_supervisor"), GET_("/duties/board"), WANT(200), WANT_JSON("/as_of", "2026-11-23"),
         WANT_ALSO("/duties/3/code", "D4"), WANT_THEN("/rows/1/cells/3/met", "1"),
         WANT_TOO("/rows/1/cells/3/on_track", "1")},
        {AS("city_supervisor"), GET_("/duties/subjects?code=D4&county=529901&status=met"), WANT(200),
         WANT_JSON("/total", "1"), WANT_ALSO("/items/0/institution", "$home"),
         WANT_THEN("/items/0/due", "2026-12-31"), WANT_TOO("/duty/term", "2026年下半年")},
        {AS("city_supervisor"), GET_("/duties/subjects?code=D4&county=529901&owing=true"), WANT(200),
         WANT_JSON("/total", "1"), WANT_ALSO("/items/0/status", "on_track")},
        {AS("city_supervisor"), GET_("/duties/proofs?code=D4&institution=$home"), WANT(200),
         WANT_JSON("/items/0/noun", "activity"), WANT_ALSO("/items/0/uuid", "$new"),
         WANT_THEN("/items/0/late", "false")},
        {AS("city_supervisor"), GET_("/duties/proofs?code=D5&region=529901"), WANT(200),
         WANT_JSON("/items", "[]")},
        {AS("city_supervisor"), GET_("/duties/proofs?code=D4"), WANT_FIELD(422, "institution", "required")},
        {AS("county_supervisor"), GET_("/duties/board"), WANT(200), WANT_JSON("/rows/0/name", "石麓县"),
         WANT_ALSO("/rows/0/cells/3/met", "1")},
        {AS("institution_officer"), GET_("/duties/board"), WANT_CODE(403, "permission.denied")},
        {AS("institution_officer"), GET_("/institutions/$home/duties"), WANT(200),
         WANT_JSON("/items/0/status", "at_risk"), WANT_ALSO("/items/7/duty/code", "D4"),
         WANT_THEN("/items/7/status", "met"), WANT_TOO("/items/7/done", "1")},
    };
    RUN(api, commands);
}

static void test_pages_of_subjects(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("city_supervisor"), GET_("/duties/subjects?code=D1&limit=2"), WANT(200), WANT_JSON("/total", "3"),
         WANT_ALSO("/items/0/name", "石麓县儿童福利院"), KEEP("next", "/next")},
        {AS("city_supervisor"), GET_("/duties/subjects?code=D1&limit=2&cursor=$next"), WANT(200),
         WANT_JSON("/items/0/name", "青岭养老院"), WANT_ALSO("/next", "null")},
        {AS("city_supervisor"), GET_("/duties/subjects?code=D1&cursor=x"),
         WANT_FIELD(422, "cursor", "format")},
        {AS("city_supervisor"), GET_("/duties/subjects?code=D1&county=529999"),
         WANT_FIELD(422, "county", "unknown")},
        {AS("city_supervisor"), GET_("/duties/subjects?code=D99"), WANT_CODE(404, "not_found")},
        {AS("city_supervisor"), GET_("/duties/board?as_of=2026-11-24"), WANT_FIELD(422, "as_of", "range")},
    };
    RUN(api, commands);
}

static void test_the_city_sets_the_next_year(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("county_supervisor"), PUT_("/duties/$new"), QUARTERLY(""), WANT_CODE(403, "permission.denied")},
        {AS("city_supervisor"), PUT_("/duties/$new"), QUARTERLY(",'due_month':6"),
         WANT_FIELD(422, "due_month", "unknown")},
        {AS("city_supervisor"), PUT_("/duties/$new"), QUARTERLY(""), WANT(201), WANT_JSON("/number", "2"),
         WANT_ALSO("/in_force", "true"), WANT_THEN("/current", "false"), WANT_TOO("/created_by", "市监管")},
        {AS("city_supervisor"), PUT_("/duties/$new"), QUARTERLY(""), WANT(200)},
        {AS("city_supervisor"), PUT_("/duties/$new"), QUARTERLY(",'basis':'新要点'"),
         WANT_CODE(409, "uuid.conflict")},
        {AS("county_supervisor"), GET_("/duties"), WANT(200), WANT_JSON("/items/3/number", "2"),
         WANT_ALSO("/items/4/number", "1"), WANT_THEN("/items/4/current", "true")},
        {AS("auditor"), GET_("/duties"), WANT_CODE(403, "permission.denied")},
    };
    RUN(api, commands);
}

static void test_the_board_and_its_lists_as_sheets(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("city_supervisor"), GET_("/duties/board.xlsx"), WANT(200)},
        {AS("county_leader"), GET_("/duties/subjects.xlsx?code=D1&owing=true"), WANT(200)},
        {AS("city_supervisor"), GET_("/duties/subjects.xlsx?code=D10"), WANT(200)},
        {AS("institution_officer"), GET_("/duties/board.xlsx"), WANT_CODE(403, "permission.denied")},
    };
    RUN(api, commands);
}

static void test_what_fell_due_and_how_much_of_it_was_done(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("institution_officer"), PUT_("/activities/$new"),
         BODY("{'institution':'$home','kind':'emergency_drill','title':'疏散演练','held_on':'2026-06-20',"
              "'people':35}"),
         WANT(201)},
        {AS("city_supervisor"), GET_("/duties/fulfilment?from=2026-01-01&to=2026-06-30&code=D4"), WANT(200),
         WANT_JSON("/total/owed", "3"), WANT_ALSO("/total/met", "1"),
         WANT_THEN("/total/figure/display", "33.3%"),
         WANT_TOO("/total/figure/query", "from=2026-01-01&to=2026-06-30&code=D4&status=met")},
        {AS("city_supervisor"),
         GET_("/duties/fulfilment?from=2026-01-01&to=2026-06-30&county=529901&code=D4"), WANT(200),
         WANT_JSON("/places/0/label", "石麓县"), WANT_ALSO("/places/0/missed", "1"),
         WANT_THEN("/duties/0/key", "D4"), WANT_TOO("/last", "2026-06-30")},
        {AS("city_supervisor"), GET_("/duties/due?from=2026-01-01&to=2026-06-30&code=D4&status=met"),
         WANT(200), WANT_JSON("/total", "1"), WANT_ALSO("/items/0/institution", "$home"),
         WANT_THEN("/items/0/term", "2026年上半年"), WANT_TOO("/items/0/due", "2026-06-30")},
        {AS("city_supervisor"), GET_("/duties/due?from=2026-01-01&to=2026-06-30&code=D4&in_time=false"),
         WANT(200), WANT_JSON("/total", "2"), WANT_ALSO("/items/0/status", "missed"),
         WANT_THEN("/next", "null")},
        {AS("county_supervisor"), GET_("/duties/due?to=2026-10-31&limit=2"), WANT(200),
         WANT_JSON("/items/0/due", "2026-10-31"), WANT_ALSO("/items/0/code", "D1"), KEEP("next", "/next")},
        {AS("county_supervisor"), GET_("/duties/due?to=2026-10-31&limit=2&cursor=$next"), WANT(200),
         WANT_JSON("/items/0/code", "D3"), WANT_ALSO("/items/1/code", "D5"),
         WANT_THEN("/items/1/unit", "bureau"), WANT_TOO("/items/1/region", "529901")},
        {AS("city_supervisor"), GET_("/duties/due?cursor=x"), WANT_FIELD(422, "cursor", "format")},
        {AS("city_supervisor"), GET_("/duties/fulfilment?from=2026-12-01"), WANT_FIELD(422, "from", "order")},
        {AS("county_supervisor"), GET_("/duties/fulfilment?county=529902"),
         WANT_FIELD(422, "county", "unknown")},
        {AS("city_supervisor"), GET_("/duties/due.xlsx?to=2026-10-31&status=missed"), WANT(200)},
        {AS("county_supervisor"), GET_("/duties/fulfilment.xlsx?to=2026-10-31"), WANT(200)},
        {AS("auditor"), GET_("/duties/fulfilment.xlsx"), WANT_CODE(403, "permission.denied")},
        {AS("auditor"), GET_("/duties/fulfilment"), WANT_CODE(403, "permission.denied")},
        {AS("institution_officer"), GET_("/duties/due"), WANT_CODE(403, "permission.denied")},
    };
    RUN(api, commands);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        API_TEST(test_from_the_board_to_the_record),
        API_TEST(test_pages_of_subjects),
        API_TEST(test_the_city_sets_the_next_year),
        API_TEST(test_the_board_and_its_lists_as_sheets),
        API_TEST(test_what_fell_due_and_how_much_of_it_was_done),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
