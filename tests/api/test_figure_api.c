/* Every number opens exactly the list behind it: the query a figure carries is sent back to the ledger as it
 * is. */
#include "harness.h"

#include "domain/figure_world.h"
#include <stdio.h>

#define PERIOD "from=2026-01-01&to=2026-11-23"

/* The fixture's city with a few thousand records more. */
static int setup(void **state) {
    sqlite3 *handle = NULL;
    char path[128];
    if (api_setup(state) != 0)
        return -1;
    const struct api *api = *state;
    snprintf(path, sizeof path, "%s/minan.db", api->folder);
    if (sqlite3_open(path, &handle) != SQLITE_OK)
        return -1;
    figure_world_fill(handle);
    return sqlite3_close(handle) == SQLITE_OK ? 0 : -1;
}

#define WORLD_TEST(f) cmocka_unit_test_setup_teardown(f, setup, api_teardown)

static void get(struct api *api, const char *who, const char *path) {
    const struct command command = {AS(who), GET_(path), WANT(200)};
    api_run(api, &command, 1, __FILE__);
}

/* A copy that outlives the next request. */
static json_t *reply_of(struct api *api, const char *who, const char *path) {
    get(api, who, path);
    assert_non_null(api->json);
    return json_deep_copy(api->json);
}

static const char *text_of(const json_t *object, const char *name) {
    return json_string_value(json_object_get(object, name)); /* NULL for null */
}

static json_int_t list_total(struct api *api, const char *who, const char *list, const char *query) {
    char path[1024];
    snprintf(path, sizeof path, "/%s?%s&limit=1", list, query);
    get(api, who, path);
    const json_t *total = json_object_get(api->json, "total");
    assert_true(json_is_integer(total));
    assert_true(json_is_false(json_object_get(api->json, "total_capped")));
    return json_integer_value(total);
}

static void check_query(struct api *api, const char *who, const json_t *figure, const char *query,
                        const char *number) {
    assert_int_equal(list_total(api, who, text_of(figure, "list"), query),
                     json_integer_value(json_object_get(figure, number)));
}

/* People, days, money and measures are added up or divided: no list has such a total. */
static bool is_of_rows(const json_t *figure) {
    static const char *const others[] = {"group_days",     "mean_days_to_close", "measures",
                                         "major_funds",    "accident_deaths",    "accident_injured",
                                         "infection_cases"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (strcmp(others[i], text_of(figure, "id")) == 0)
            return false;
    }
    return strstr(text_of(figure, "unit"), "人次") == NULL;
}

static void check_figure(struct api *api, const char *who, const json_t *figure) {
    const char *denominator_query = text_of(figure, "denominator_query");
    const char *rest_query = text_of(figure, "rest_query");
    if (is_of_rows(figure))
        check_query(api, who, figure, text_of(figure, "query"), "numerator");
    if (denominator_query)
        check_query(api, who, figure, denominator_query, "denominator");
    if (rest_query)
        (void)list_total(api, who, text_of(figure, "list"), rest_query);
}

static void check_figures(struct api *api, const char *who, const json_t *figures) {
    size_t index;
    json_t *figure;
    assert_true(json_array_size(figures) > 0);
    json_array_foreach(figures, index, figure) {
        check_figure(api, who, figure);
    }
}

static void check_board(struct api *api, const char *who, const char *path, size_t count) {
    json_t *board = reply_of(api, who, path);
    assert_int_equal(json_array_size(json_object_get(board, "figures")), count);
    check_figures(api, who, json_object_get(board, "figures"));
    json_decref(board);
}

static void test_the_board_opens_its_lists(void **state) {
    check_board(*state, "city_leader", "/figures/board?" PERIOD, 79);
    check_board(*state, "city_supervisor", "/figures/board?" PERIOD "&county=529902&area=fire", 79);
    check_board(*state, "city_leader", "/figures/board?from=2025-07-01&to=2025-12-31&as_of=2026-11-23", 79);
    check_board(*state, "county_supervisor",
                "/figures/board?from=2025-03-01&to=2025-12-31&institution_type=elderly_care", 74);
}

static void test_the_breakdown_opens_its_lists(void **state) {
    struct api *api = *state;
    json_t *breakdown = reply_of(api, "city_supervisor", "/figures/breakdown?by=county&" PERIOD);
    json_t *rows = json_object_get(breakdown, "rows");
    size_t index;
    json_t *row;
    assert_int_equal(json_array_size(rows), 3);
    json_array_foreach(rows, index, row) {
        check_figures(api, "city_supervisor", json_object_get(row, "figures"));
    }
    json_decref(breakdown);
}

static void test_the_trend_opens_its_lists(void **state) {
    static const char *const series[][3] = {{"found", "hazards", "found_query"},
                                            {"closed", "hazards", "closed_query"},
                                            {"stock", "hazards", "stock_query"},
                                            {"trips", "inspections", "trips_query"}};
    struct api *api = *state;
    json_t *trend = reply_of(api, "city_leader", "/figures/trend?" PERIOD);
    json_t *points = json_object_get(trend, "points");
    size_t index;
    json_t *point;
    assert_int_equal(json_array_size(points), 12);
    json_array_foreach(points, index, point) {
        for (int i = 0; i < 4; i++)
            assert_int_equal(list_total(api, "city_leader", series[i][1], text_of(point, series[i][2])),
                             json_integer_value(json_object_get(point, series[i][0])));
    }
    json_decref(trend);
}

static void test_a_rate_of_nothing_is_null(void **state) {
    static const struct command commands[] = {
        {AS("city_leader"), GET_("/figures/board?from=2025-07-01&to=2025-12-31&as_of=2026-02-11"), WANT(200),
         WANT_JSON("/to", "2025-12-31"), WANT_ALSO("/as_of", "2026-02-11")},
        {AS("city_leader"), GET_("/figures/board?from=2025-07-01&to=2025-12-31&as_of=2025-12-30"),
         WANT_FIELD(422, "as_of", "order")},
        {AS("city_leader"), GET_("/figures/board?from=2019-01-01&to=2019-12-31"), WANT(200),
         WANT_JSON("/figures/18/id", "rectification_rate"), WANT_ALSO("/figures/18/value", "null"),
         WANT_THEN("/figures/18/display", "—"), WANT_TOO("/figures/18/denominator", "0")},
    };
    RUN(*state, commands);
}

/* ---- nothing has changed ---- */

static const char *tag_of(struct api *api, const char *who, const char *path, char room[80]) {
    get(api, who, path);
    const char *tag = api_header(api, "ETag");
    assert_non_null(tag);
    assert_int_equal(strlen(tag), 66); /* a quoted SHA-256 */
    snprintf(room, 80, "%s", tag);
    return room;
}

static void ask_again(struct api *api, const char *who, const char *path, const char *tag, int status) {
    char header[120];
    snprintf(header, sizeof header, "if-none-match: %s", tag);
    const struct command command = {AS(who), GET_(path), HEADER(header), WANT(status)};
    api_run(api, &command, 1, __FILE__);
    if (status == 304)
        assert_string_equal(api_header(api, "ETag"), tag);
}

static void change_a_home(struct api *api, const char *who, const char *home) {
    char path[80];
    snprintf(path, sizeof path, "/institutions/%s", home);
    const struct command commands[] = {
        {AS(who), GET_(path), WANT(200), KEEP("v", "/row_version")},
        {AS(who), PATCH_(path), IF_MATCH("$v"), BODY("{'beds':71}"), WANT(200)},
    };
    api_run(api, commands, 2, __FILE__);
}

static void test_304_while_nothing_has_changed_in_the_county(void **state) {
    static const char *const paths[] = {"/figures/board?" PERIOD, "/figures/breakdown?by=area&" PERIOD,
                                        "/figures/trend?" PERIOD};
    struct api *api = *state;
    for (int i = 0; i < 3; i++) {
        const char *path = paths[i];
        char room[80];
        const char *tag = tag_of(api, "county_supervisor", path, room);
        ask_again(api, "county_supervisor", path, tag, 304);
        ask_again(api, "far_supervisor", path, tag, 200); /* another county's numbers */
        ask_again(api, "county_supervisor", "/figures/board?to=2026-10-31", tag, 200);
        change_a_home(api, "far_supervisor", FIXTURE_FAR_HOME);
        ask_again(api, "county_supervisor", path, tag, 304); /* elsewhere */
        change_a_home(api, "county_supervisor", FIXTURE_HOME);
        ask_again(api, "county_supervisor", path, tag, 200);
        tag = tag_of(api, "county_supervisor", path, room);
        change_a_home(api, "city_supervisor", FIXTURE_HOME);
        ask_again(api, "county_supervisor", path, tag, 200);
    }
}

static void test_inspectors_are_listed_within_the_scope(void **state) {
    static const struct command commands[] = {
        {AS("city_leader"), GET_("/inspectors?supervisor=true&level=county"), WANT(200),
         WANT_JSON("/total", "3"), WANT_ALSO("/items/0/role", "county_supervisor"),
         WANT_THEN("/items/0/inspection_days", "0")},
        {AS("city_leader"), GET_("/inspectors?supervisor=true&level=city"), WANT(200),
         WANT_JSON("/total", "1"), WANT_ALSO("/items/0/login", "city_supervisor"),
         WANT_THEN("/items/0/last_inspected_on", "null")},
        {AS("county_supervisor"), GET_("/inspectors?supervisor=true"), WANT(200), WANT_JSON("/total", "2")},
        {AS("city_leader"), GET_("/inspectors?county=529902&role=county_leader"), WANT(200),
         WANT_JSON("/items/0/region_name", "青岭县")},
        {AS("city_leader"), GET_("/inspectors?inspected=true"), WANT(200), WANT_JSON("/total", "0")},
        {AS("city_leader"), GET_("/inspectors?active=false"), WANT(200), WANT_JSON("/total", "0")},
        {AS("city_leader"), GET_("/inspectors?opened_to=2001-01-01"), WANT(200), WANT_JSON("/total", "0")},
        {AS("city_leader"), GET_("/inspectors?limit=1"), WANT(200), KEEP("next", "/next")},
        {AS("city_leader"), GET_("/inspectors?limit=1&cursor=$next"), WANT(200),
         WANT_JSON("/items/0/login", "city_supervisor")},
        {AS("city_leader"), GET_("/inspectors?level=town"), WANT_FIELD(422, "level", "enum")},
        {AS("city_leader"), GET_("/inspectors.xlsx?supervisor=true"), WANT(200)},
        {AS("county_leader"), GET_("/figures/board.xlsx?from=2026-01-01&to=2026-11-23"), WANT(200)},
        {AS("county_leader"), GET_("/figures/breakdown.xlsx?by=institution_type"), WANT(200)},
        {AS("county_leader"), GET_("/figures/breakdown.xlsx?by=nothing"), WANT_FIELD(422, "by", "enum")},
        {AS("county_leader"), GET_("/figures/trend.xlsx"), WANT(200)},
        {AS("county_leader"), GET_("/figures/heat.xlsx?figure=overdue_hazards"), WANT(200)},
        {AS("county_leader"), GET_("/figures/heat.xlsx"), WANT_FIELD(422, "figure", "required")},
        {AS("county_leader"), GET_("/figures/ageing.xlsx"), WANT(200)},
        {AS("auditor"), GET_("/targets.xlsx?year=2026"), WANT(200)},
        {AS("auditor"), GET_("/periods.xlsx?year=2026"), WANT(200)},
        {AS("institution_officer"), GET_("/figures/board.xlsx"), WANT_CODE(403, "permission.denied")},
        {AS("town_officer"), GET_("/inspectors"), WANT(403)},
    };
    RUN(*state, commands);
}

static void test_refusals_name_the_field(void **state) {
    static const struct command commands[] = {
        {AS("city_leader"), GET_("/figures/board?from=2026-02-01&to=2026-01-01"),
         WANT_FIELD(422, "from", "order")},
        {AS("city_leader"), GET_("/figures/trend?from=2026-12-01&to=2026-12-31"),
         WANT_FIELD(422, "from", "range")},
        {AS("city_leader"), GET_("/figures/board?from=2026-02-30"), WANT_FIELD(422, "from", "date")},
        {AS("city_leader"), GET_("/figures/breakdown?county=529909"), WANT_FIELD(422, "county", "unknown")},
        {AS("county_leader"), GET_("/figures/breakdown?county=529902"), WANT_FIELD(422, "county", "unknown")},
        {AS("city_leader"), GET_("/figures/breakdown?by=town"), WANT_FIELD(422, "by", "enum")},
        {AS("city_leader"), GET_("/figures/breakdown?by=month&from=2023-11-01&to=2026-11-23"),
         WANT_FIELD(422, "from", "range")},
        {AS("institution_principal"), GET_("/figures/board"), WANT(403)},
        {AS(""), GET_("/figures/board"), WANT(401)},
    };
    RUN(*state, commands);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        WORLD_TEST(test_the_board_opens_its_lists),
        WORLD_TEST(test_the_breakdown_opens_its_lists),
        WORLD_TEST(test_the_trend_opens_its_lists),
        API_TEST(test_a_rate_of_nothing_is_null),
        API_TEST(test_304_while_nothing_has_changed_in_the_county),
        API_TEST(test_inspectors_are_listed_within_the_scope),
        API_TEST(test_refusals_name_the_field),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
