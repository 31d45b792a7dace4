/* Incidents on the wire: reported from the home, acknowledged, followed up, concluded, voided, exported. */
#include "records.h"

#define HOME "'institution':'$home',"
#define FIRE(more)                                                                                               \
    BODY("{" HOME                                                                                                \
         "'kind':'fire','happened_at':'2026-11-23T01:30:00.000Z','place':'厨房','description':'油锅起火'," \
         "'measures':'已扑灭，疏散十二人'" more "}")

static void test_from_the_phone_to_the_conclusion(void **state) {
    struct api *api = *state;
    const struct command commands[] = {
        {AS("institution_officer"), PUT_("/incidents/$new"),
         FIRE(",'minor_injuries':1,'photos':['$new_photo']"), WANT(201), WANT_JSON("/type", "accident"),
         WANT_ALSO("/accident_level", "general"), WANT_THEN("/late", "false"), WANT_TOO("/state", "open")},
        {AS("institution_officer"), PUT_("/incidents/$new"),
         FIRE(",'minor_injuries':1,'photos':['$new_photo']"), WANT(200)},
        {AS("institution_officer"), PUT_("/incidents/$new"), FIRE(""), WANT_CODE(409, "uuid.conflict")},
        {AS("county_supervisor"), GET_("/conflicts"), WANT(200), WANT_JSON("/items/0/noun", "incident")},
        {AS("institution_officer"), PUT_("/attachments/$new_photo"), BYTES(tiny_png, tiny_png_size),
         TYPE("image/png"), HEADER(tiny_png_header), WANT(201)},
        {AS("county_supervisor"), GET_("/todo"), WANT(200), WANT_JSON("/counts/0/kind", "incident"),
         WANT_ALSO("/counts/0/count", "1"), WANT_THEN("/items/0/incident", "$new")},
        {AS("county_supervisor"), GET_("/incidents?acknowledged=false"), WANT(200), WANT_JSON("/total", "1"),
         WANT_ALSO("/items/0/uuid", "$new"), WANT_THEN("/items/0/acknowledged", "false")},
        {AS("county_supervisor"), GET_("/inbox"), WANT(200), WANT_JSON("/items/0/kind", "incident"),
         WANT_ALSO("/items/0/incident", "$new"), WANT_THEN("/items/0/hazard", "null")},
        {AS("county_supervisor"), POST_("/incidents/$new/acknowledge"),
         BODY("{'event':'$new_a','device_at':'2026-11-23T02:00:00.000Z','told_at':'2026-11-23T01:40:00.000Z'"
              "}"),
         WANT(200), WANT_JSON("/acknowledged_by", "县监管"),
         WANT_ALSO("/reported_at", "2026-11-23T01:40:00.000Z"), WANT_THEN("/row_version", "2")},
        {AS("county_supervisor"), GET_("/todo"), WANT(200), WANT_JSON("/counts/0/count", "0")},
        {AS("institution_officer"), POST_("/incidents/$new/follow_up"), IF_MATCH("2"),
         BODY("{'event':'$new_b','device_at':'2026-11-23T02:00:00.000Z','text':'伤者转院','changed_on':'2026-"
              "11-"
              "23','minor_injuries':0,'serious_injuries':1}"),
         WANT(200), WANT_JSON("/serious_injuries", "1"), WANT_ALSO("/minor_injuries", "0"),
         WANT_THEN("/events/2/act", "follow_up"), WANT_TOO("/events/2/deaths", "null")},
        {AS("county_supervisor"), POST_("/incidents/$new/conclude"), IF_MATCH("3"),
         BODY("{'event':'$new_c','device_at':'2026-11-23T02:00:00.000Z','conclusion':'已查明原因并整改'}"),
         WANT(200), WANT_JSON("/state", "concluded"), WANT_ALSO("/concluded_on", "2026-11-23"),
         WANT_THEN("/attachments/0/state", "stored"), WANT_TOO("/may", "[\"follow_up\",\"void\"]")},
    };
    RUN(api, commands);
}

static void test_who_sees_it(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("institution_officer"), PUT_("/incidents/$new"), FIRE(""), WANT(201)},
        {AS("city_leader"), GET_("/incidents/$new"), WANT(200), WANT_JSON("/may", "[]"),
         WANT_ALSO("/institution", "$home")},
        {AS("auditor"), GET_("/incidents/$new"), WANT(200), WANT_JSON("/may", "[]")},
        {AS("auditor"), GET_("/incidents"), WANT(200), WANT_JSON("/total", "1")},
        {AS("far_supervisor"), GET_("/incidents/$new"), WANT_CODE(404, "not_found")},
        {AS("other_principal"), GET_("/incidents/$new"), WANT_CODE(404, "not_found")},
        {AS("town_officer"), GET_("/incidents/$new"), WANT_CODE(403, "permission.denied")},
        {AS("far_supervisor"), GET_("/incidents"), WANT(200), WANT_JSON("/total", "0")},
        {AS("city_supervisor"), PUT_("/incidents/$new2"), FIRE(""), WANT_CODE(403, "permission.denied")},
        {AS("institution_officer"), POST_("/incidents/$new/acknowledge"),
         BODY("{'event':'$new_a','device_at':'2026-11-23T02:00:00.000Z'}"),
         WANT_CODE(403, "permission.denied")},
    };
    RUN(api, commands);
}

static void test_bad_ones_name_the_field_and_change_nothing(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("institution_officer"), PUT_("/incidents/$new"), FIRE(",'cases':2"),
         WANT_FIELD(422, "cases", "unknown")},
        {AS("institution_officer"), PUT_("/incidents/$new"), FIRE(",'accident_level':'general'"),
         WANT_FIELD(422, "accident_level", "unknown")},
        {AS("institution_officer"), PUT_("/incidents/$new"), FIRE(",'deaths':-1"),
         WANT_FIELD(422, "deaths", "range")},
        {AS("institution_officer"), PUT_("/incidents/$new"),
         FIRE(",'reported_at':'2026-11-23T01:40:00.000Z'"), WANT_FIELD(422, "reported_at", "unknown")},
        {AS("institution_officer"), PUT_("/incidents/$new"),
         BODY("{'institution':'$far_home','kind':'fire','happened_at':'2026-11-23T01:30:00.000Z','place':'"
              "厨房',"
              "'description':'起火','measures':'扑灭'}"),
         WANT_CODE(404, "not_found")},
        {AS("institution_officer"), PUT_("/incidents/$new"),
         BODY(
             "{" HOME
             "'kind':'skin','happened_at':'2026-11-23T01:30:00.000Z','place':'三楼','description':'多人起疹',"
             "'measures':'隔离'}"),
         WANT_FIELD(422, "cases", "required")},
        {AS("institution_officer"), PUT_("/incidents/$new"),
         BODY("{" HOME
              "'kind':'fire','happened_at':'2026-11-23T01:30:00.000Z','place':'厨房','description':'起火'}"),
         WANT_FIELD(422, "measures", "required")},
        {AS("county_supervisor"), GET_("/incidents"), WANT(200), WANT_JSON("/total", "0")},
    };
    RUN(api, commands);
}

static void test_late_changes_of_the_toll_are_refused(void **state) {
    struct api *api = *state;
    static const struct command first[] = {
        {AS("institution_officer"), PUT_("/incidents/$new"), FIRE(""), WANT(201),
         WANT_JSON("/casualties_until", "2026-11-30")},
    };
    static const struct command later[] = {
        {AS("institution_officer"), POST_("/incidents/$new/follow_up"), IF_MATCH("1"),
         BODY("{'event':'$new_a','device_at':'2026-12-01T02:00:00.000Z','text':'伤者去世','changed_on':'2026-"
              "12-01',"
              "'deaths':1}"),
         WANT_FIELD(422, "changed_on", "late")},
        {AS("institution_officer"), POST_("/incidents/$new/follow_up"),
         BODY("{'event':'$new_a','device_at':'2026-12-01T02:00:00.000Z','text':'伤者去世'}"),
         WANT_CODE(428, "version.required")},
        {AS("institution_officer"), POST_("/incidents/$new/follow_up"), IF_MATCH("1"),
         BODY("{'event':'$new_a','device_at':'2026-12-01T02:00:00.000Z','text':'12月1日伤者去世'}"),
         WANT(200), WANT_JSON("/deaths", "0"), WANT_ALSO("/events/1/text", "12月1日伤者去世")},
        {AS("institution_officer"), POST_("/incidents/$new/follow_up"), IF_MATCH("1"),
         BODY("{'event':'$new_a','device_at':'2026-12-01T02:00:00.000Z','text':'12月1日伤者去世'}"),
         WANT(200), WANT_JSON("/row_version", "2")},
        {AS("institution_officer"), POST_("/incidents/$new/follow_up"), IF_MATCH("1"),
         BODY("{'event':'$new_b','device_at':'2026-12-01T02:00:00.000Z','text':'再报'}"),
         WANT_CODE(412, "version.stale")},
    };
    RUN(api, first);
    api_days_later(api, 8);
    RUN(api, later);
}

static void test_voided_by_a_supervisor_with_a_reason(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("institution_officer"), PUT_("/incidents/$new"), FIRE(""), WANT(201)},
        {AS("county_leader"), POST_("/incidents/$new/void"), IF_MATCH("1"),
         BODY("{'event':'$new_a','device_at':'2026-11-23T02:00:00.000Z','reason':'重复'}"),
         WANT_CODE(403, "permission.denied")},
        {AS("county_supervisor"), POST_("/incidents/$new/void"), IF_MATCH("1"),
         BODY("{'event':'$new_a','device_at':'2026-11-23T02:00:00.000Z'}"),
         WANT_FIELD(422, "reason", "required")},
        {AS("county_supervisor"), POST_("/incidents/$new/void"), IF_MATCH("1"),
         BODY("{'event':'$new_a','device_at':'2026-11-23T02:00:00.000Z','reason':'重复'}"), WANT(200),
         WANT_JSON("/state", "void"), WANT_ALSO("/void_reason", "重复")},
        {AS("county_supervisor"), POST_("/incidents/$new/conclude"), IF_MATCH("2"),
         BODY("{'event':'$new_b','device_at':'2026-11-23T02:00:00.000Z','conclusion':'结'}"),
         WANT_CODE(409, "state.wrong"), WANT_JSON("/state", "void")},
        {AS("county_supervisor"), GET_("/figures/board"), WANT(200)},
        {AS("county_supervisor"), GET_("/incidents?state=void"), WANT(200), WANT_JSON("/total", "1")},
        {AS("county_supervisor"), GET_("/incidents?not_void=true"), WANT(200), WANT_JSON("/total", "0")},
    };
    RUN(api, commands);
}

/* One of each kind that a filter tells apart: exactly that one is in the list. */
static void test_each_filter_finds_its_own(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("institution_officer"), PUT_("/incidents/$new_fire"), FIRE(",'deaths':3"), WANT(201)},
        {AS("county_supervisor"), PUT_("/incidents/$new_flu"),
         BODY("{'institution':'$other_home','kind':'respiratory','happened_at':'2026-11-20T01:00:00.000Z',"
              "'place':'一班','description':'多人发热','measures':'隔离消毒','cases':5}"),
         WANT(201), WANT_JSON("/late", "true")},
        {AS("county_supervisor"), GET_("/incidents"), WANT(200), WANT_JSON("/total", "2"),
         WANT_ALSO("/items/0/uuid", "$new_fire"), WANT_THEN("/items/1/uuid", "$new_flu")},
        {AS("county_supervisor"), GET_("/incidents?type=accident"), WANT(200), WANT_JSON("/total", "1"),
         WANT_ALSO("/items/0/uuid", "$new_fire")},
        {AS("county_supervisor"), GET_("/incidents?kind=respiratory"), WANT(200), WANT_JSON("/total", "1"),
         WANT_ALSO("/items/0/uuid", "$new_flu")},
        {AS("county_supervisor"), GET_("/incidents?accident_level=larger"), WANT(200),
         WANT_JSON("/total", "1"), WANT_ALSO("/items/0/uuid", "$new_fire")},
        {AS("county_supervisor"), GET_("/incidents?accident_level=general"), WANT(200),
         WANT_JSON("/total", "0")},
        {AS("county_supervisor"), GET_("/incidents?late=true"), WANT(200), WANT_JSON("/total", "1"),
         WANT_ALSO("/items/0/uuid", "$new_flu")},
        {AS("county_supervisor"), GET_("/incidents?late=false"), WANT(200), WANT_JSON("/total", "1"),
         WANT_ALSO("/items/0/uuid", "$new_fire")},
        {AS("county_supervisor"), GET_("/incidents?with=deaths"), WANT(200), WANT_JSON("/total", "1"),
         WANT_ALSO("/items/0/uuid", "$new_fire")},
        {AS("county_supervisor"), GET_("/incidents?with=injured"), WANT(200), WANT_JSON("/total", "0")},
        {AS("county_supervisor"), GET_("/incidents?institution=$other_home"), WANT(200),
         WANT_JSON("/total", "1"), WANT_ALSO("/items/0/uuid", "$new_flu")},
        {AS("county_supervisor"), GET_("/incidents?institution_type=child_welfare"), WANT(200),
         WANT_JSON("/total", "1"), WANT_ALSO("/items/0/uuid", "$new_flu")},
        {AS("county_supervisor"), GET_("/incidents?search=福寿"), WANT(200), WANT_JSON("/total", "1"),
         WANT_ALSO("/items/0/uuid", "$new_fire")},
        {AS("county_supervisor"), GET_("/incidents?happened_from=2026-11-21&happened_to=2026-11-23"),
         WANT(200), WANT_JSON("/total", "1"), WANT_ALSO("/items/0/uuid", "$new_fire")},
        {AS("city_supervisor"), GET_("/incidents?county=529902"), WANT(200), WANT_JSON("/total", "0")},
        {AS("county_supervisor"), GET_("/incidents?acknowledged=true"), WANT(200), WANT_JSON("/total", "1"),
         WANT_ALSO("/items/0/uuid", "$new_flu")},
        {AS("county_supervisor"), GET_("/incidents?limit=1"), WANT(200), WANT_JSON("/total", "2"),
         WANT_ALSO("/items/0/uuid", "$new_fire"), KEEP("next", "/next")},
        {AS("county_supervisor"), GET_("/incidents?limit=1&cursor=$next"), WANT(200),
         WANT_JSON("/items/0/uuid", "$new_flu"), WANT_ALSO("/next", "null")},
        {AS("county_supervisor"), GET_("/incidents.xlsx?county=529901"), WANT(200)},
        {AS("auditor"), GET_("/incidents.xlsx"), WANT_CODE(403, "permission.denied")},
    };
    RUN(api, commands);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        API_TEST(test_from_the_phone_to_the_conclusion),
        API_TEST(test_who_sees_it),
        API_TEST(test_bad_ones_name_the_field_and_change_nothing),
        API_TEST(test_late_changes_of_the_toll_are_refused),
        API_TEST(test_voided_by_a_supervisor_with_a_reason),
        API_TEST(test_each_filter_finds_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
