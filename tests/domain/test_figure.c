#include "check.h"
#include "figure_check.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- helpers ---- */

static struct figure_request request_of(const char *from, const char *to) {
    struct figure_request request;
    shape_clear(&figure_request_shape, &request);
    request.from = fixture_day(from);
    request.to = fixture_day(to);
    return request;
}

/* A fresh request; what the one before left in the arena is gone. */
static struct ctx *as(struct figure_world *world, const char *name) {
    arena_reset(world->fixture->arena);
    return fixture_as(world->fixture, name);
}

/* ---- every figure, place and period ---- */

static const char *const periods[][2] = {
    {"2026-01-01", "2026-11-23"}, {"2025-07-01", "2025-12-31"}, {"2026-03-01", "2026-03-31"},
    {"2026-10-01", "2026-12-31"}, {"2019-01-01", "2019-12-31"},
};
enum { PERIODS = sizeof periods / sizeof *periods };
static const char *const counties[] = {NULL, "529901", "529902"};

/* A figure of one type does not stand on the board of another: five of the six, and what is said of elderly
 * care alone. The only type asked about here is child welfare. */
static int expected_count(const struct figure_request *request) {
    return request->institution_type ? figure_expected_count() - 7 : figure_expected_count();
}

static void check_board(struct figure_world *world, const struct figure_request *request) {
    struct figure_board board;
    struct ctx *ctx = as(world, "city_supervisor");
    assert_ok(figure_board(ctx, request, &board));
    assert_int_equal(board.figures.count, expected_count(request));
    assert_int_equal(board.from, request->from);
    assert_int_equal(board.to, request->to);
    int32_t end = request->to < fixture_day("2026-11-23") ? request->to : fixture_day("2026-11-23");
    assert_int_equal(board.as_of, request->as_of == DAY_NONE ? end : request->as_of);
    check_figures(world, request, ctx, &board.figures);
}

static void test_every_figure_is_the_total_of_its_list(void **state) {
    for (int period = 0; period < PERIODS; period++) {
        for (int county = 0; county < 3; county++) {
            struct figure_request request = request_of(periods[period][0], periods[period][1]);
            request.county = counties[county];
            check_board(*state, &request);
        }
    }
}

/* Whole quarters, and the same shifted by some days, so that months are cut at either end. */
static void test_every_figure_in_every_quarter_and_county(void **state) {
    static const char *const starts[] = {"2025-01-01", "2025-04-01", "2025-07-01", "2025-10-01",
                                         "2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01"};
    for (size_t quarter = 0; quarter < sizeof starts / sizeof *starts; quarter++) {
        for (int county = 0; county < 3; county++) {
            struct figure_request request = request_of(starts[quarter], starts[quarter]);
            request.county = counties[county];
            request.to = day_add_months(request.from, 3) - 1;
            check_board(*state, &request);
            if (county > 0)
                continue;
            request.from += 9;
            request.to -= quarter % 2 ? 9 : 25;
            check_board(*state, &request);
        }
    }
}

/* Edges in either half of a month, in one month, next to each other and far apart, whole and narrowed: days
 * are put together otherwise for each. */
static void test_every_figure_wherever_months_are_cut(void **state) {
    static const char *const cuts[][2] = {
        {"2026-03-01", "2026-03-09"}, {"2026-03-03", "2026-03-12"}, {"2026-03-12", "2026-03-27"},
        {"2026-03-20", "2026-03-30"}, {"2026-01-21", "2026-02-10"}, {"2025-12-08", "2026-03-24"},
        {"2026-02-15", "2026-05-15"}, {"2026-02-16", "2026-05-16"}, {"2025-11-24", "2026-11-23"},
        {"2026-11-20", "2026-11-23"}, {"2026-10-10", "2026-12-31"}, {"2026-11-23", "2026-11-23"}};
    for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
        struct figure_request request = request_of(cuts[i][0], cuts[i][1]);
        request.county = counties[i % 3];
        check_board(*state, &request);
        request.severity = SEVERITY_MAJOR;
        check_board(*state, &request);
        request.area = AREA_FIRE;
        check_board(*state, &request);
        request.severity = 0;
        check_board(*state, &request);
    }
}

/* What became of the hazards of a period by a later day: closings and deadlines between the two count. */
static void test_every_figure_as_of_a_later_day(void **state) {
    static const char *const days[][3] = {
        {"2026-01-01", "2026-06-30", "2026-11-23"}, {"2026-03-01", "2026-03-31", "2026-04-30"},
        {"2025-07-01", "2025-12-31", "2026-02-11"}, {"2026-03-05", "2026-03-25", "2026-03-28"},
        {"2025-10-20", "2026-01-10", "2026-11-22"}, {"2026-02-01", "2026-10-31", "2026-11-23"}};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        struct figure_request request = request_of(days[i][0], days[i][1]);
        request.as_of = fixture_day(days[i][2]);
        for (int county = 0; county < 3; county++) {
            request.county = counties[county];
            check_board(*state, &request);
        }
        request.severity = SEVERITY_MAJOR;
        check_board(*state, &request);
    }
}

static void test_narrowed_by_type_and_area(void **state) {
    struct figure_request request = request_of("2025-06-01", "2026-11-23");
    request.institution_type = TYPE_CHILD_WELFARE;
    check_board(*state, &request);
    request.area = AREA_FIRE;
    check_board(*state, &request);
    request.institution_type = 0;
    request.county = "529902";
    check_board(*state, &request);
}

static void test_the_world_is_worth_counting(void **state) {
    struct figure_board board;
    struct figure_request request = request_of("2026-01-01", "2026-11-23");
    assert_ok(figure_board(as(*state, "city_leader"), &request, &board));
    const struct figure_value *value = board.figures.items;
    for (size_t i = 0; i < board.figures.count; i++, value++) {
        if (value->numerator <= 0)
            fail_msg("%s is nothing", value->id);
        if (value->denominator_query && strcmp(value->id, "mean_days_to_close") != 0)
            assert_true(value->numerator < value->denominator);
    }
}

static void test_a_county_sees_its_own_figures(void **state) {
    struct figure_board own, asked;
    struct figure_request request = request_of("2026-01-01", "2026-11-23");
    assert_ok(figure_board(as(*state, "county_supervisor"), &request, &own));
    request.county = "529901";
    assert_ok(figure_board(fixture_as(((struct figure_world *)*state)->fixture, "city_supervisor"), &request,
                           &asked));
    const struct figure_value *mine = own.figures.items;
    const struct figure_value *theirs = asked.figures.items;
    for (size_t i = 0; i < own.figures.count; i++) {
        assert_string_equal(mine[i].id, theirs[i].id);
        assert_int_equal(mine[i].numerator, theirs[i].numerator);
        assert_int_equal(mine[i].denominator, theirs[i].denominator);
    }
}

static void test_nobody_sees_nothing(void **state) {
    struct figure_board board;
    struct figure_request request = request_of("2026-01-01", "2026-11-23");
    assert_ok(figure_board(as(*state, ""), &request, &board));
    assert_int_equal(value_of(&board.figures, "hazards_found")->numerator, 0);
    assert_int_equal(value_of(&board.figures, "institutions")->numerator, 0);
    assert_string_equal(value_of(&board.figures, "coverage_rate")->display, "—");
}

/* ---- identities ---- */

static void test_parts_of_a_rate_make_its_whole(void **state) {
    struct figure_board board;
    struct figure_request request = request_of("2026-01-01", "2026-11-23");
    struct ctx *ctx = as(*state, "city_supervisor");
    static const char *const whole[] = {
        "coverage_rate",         "county_coverage_rate", "city_coverage_rate",
        "on_time_rate",          "selfcheck_rate",       "major_rectification_rate",
        "cd_building_done_rate", "drill_rate",           "training_rotation_rate",
        "supplies_rate",         "standard_rate"};
    assert_ok(figure_board(ctx, &request, &board));
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
        const struct figure_value *value = value_of(&board.figures, whole[i]);
        assert_int_equal(value->numerator + list_total(ctx, value->list, value->rest_query),
                         value->denominator);
    }
}

/* What one figure must be the sum of. */
static void assert_sum(const struct list *figures, const char *total, const char *const *parts, int count) {
    int64_t sum = 0;
    for (int i = 0; i < count; i++)
        sum += value_of(figures, parts[i])->numerator;
    assert_int_equal(value_of(figures, total)->numerator, sum);
}

static void test_types_and_levels_add_up(void **state) {
    static const char *const six[] = {"registered_elderly_care",   "registered_marriage_registry",
                                      "registered_relief_station", "registered_mental_health",
                                      "registered_funeral_home",   "registered_child_welfare"};
    static const char *const levels[] = {"supervisors_city", "supervisors_county"};
    static const char *const listed[] = {"major_listed_province", "major_listed_city", "major_listed_county"};
    for (int county = 0; county < 3; county++) {
        struct figure_board board;
        struct figure_request request = request_of("2026-01-01", "2026-11-23");
        request.county = counties[county];
        assert_ok(figure_board(as(*state, "city_supervisor"), &request, &board));
        assert_sum(&board.figures, "registered", six, 6);
        assert_sum(&board.figures, "supervisors", levels, 2);
        assert_sum(&board.figures, "major_listed", listed, 3);
        for (int i = 0; i < 3; i++)
            assert_true(value_of(&board.figures, listed[i])->numerator > 0);
        assert_true(value_of(&board.figures, "registered")->numerator > 40);
        assert_true(value_of(&board.figures, "supervisors")->numerator > 0);
    }
}

static void assert_rows_sum(const struct figure_breakdown *breakdown) {
    const struct figure_row *rows = breakdown->rows.items;
    const struct figure_row *total = &rows[breakdown->rows.count - 1];
    const struct figure_value *totals = total->figures.items;
    assert_string_equal(total->key, "total");
    assert_string_equal(total->label, "合计");
    for (size_t figure = 0; figure < total->figures.count; figure++) {
        int64_t numerator = 0;
        int64_t denominator = 0;
        for (size_t i = 0; i + 1 < breakdown->rows.count; i++) {
            const struct figure_value *value = (const struct figure_value *)rows[i].figures.items + figure;
            assert_string_equal(value->id, totals[figure].id);
            numerator += value->numerator;
            denominator += value->denominator == INT_NONE ? 0 : value->denominator;
        }
        assert_int_equal(numerator, totals[figure].numerator);
        if (totals[figure].denominator != INT_NONE)
            assert_int_equal(denominator, totals[figure].denominator);
    }
}

static void narrow_to_row(struct figure_request *request, const char *key) {
    if (strcmp(key, "total") == 0)
        return;
    if (request->by == GROUP_TYPE)
        request->institution_type = (enum institution_type)names_value(&institution_type_names, key);
    else if (request->by == GROUP_AREA)
        request->area = (enum area)names_value(&area_names, key);
    else if (request->by == GROUP_SEVERITY)
        request->severity = (enum severity)names_value(&severity_names, key);
    else if (request->by == GROUP_SOURCE)
        request->source = (enum hazard_source)names_value(&hazard_source_names, key);
    else
        request->county = key;
}

static void check_breakdown(struct figure_world *world, const struct figure_request *request,
                            size_t row_count) {
    struct figure_breakdown breakdown;
    struct ctx *ctx = as(world, "city_supervisor");
    assert_ok(figure_breakdown(ctx, request, &breakdown));
    assert_int_equal(breakdown.by, request->by ? request->by : GROUP_COUNTY);
    assert_int_equal(breakdown.rows.count, row_count);
    assert_rows_sum(&breakdown);
    const struct figure_row *row = breakdown.rows.items;
    for (size_t i = 0; i < row_count; i++, row++) {
        struct figure_request narrowed = *request;
        narrow_to_row(&narrowed, row->key);
        check_figures(world, &narrowed, ctx, &row->figures);
    }
}

static void test_counties_sum_to_the_city(void **state) {
    struct figure_request request = request_of("2025-06-01", "2026-11-23");
    check_breakdown(*state, &request, 3);
    request.by = GROUP_COUNTY;
    request.area = AREA_GAS;
    check_breakdown(*state, &request, 3);
    request.county = "529902";
    check_breakdown(*state, &request, 2);
}

static void test_six_types_and_other_sum_to_the_register(void **state) {
    struct figure_request request = request_of("2026-01-01", "2026-11-23");
    request.by = GROUP_TYPE;
    check_breakdown(*state, &request, 8);
    request.institution_type = TYPE_FUNERAL_HOME;
    check_breakdown(*state, &request, 2);
}

static void test_areas_sum_to_all_hazards(void **state) {
    struct figure_request request = request_of("2026-01-01", "2026-11-23");
    struct figure_breakdown breakdown;
    request.by = GROUP_AREA;
    check_breakdown(*state, &request, 13);
    assert_ok(figure_breakdown(as(*state, "city_supervisor"), &request, &breakdown));
    const struct figure_row *row = breakdown.rows.items;
    const struct figure_value *value = row->figures.items;
    assert_string_equal(row->key, "management");
    assert_int_equal(row->figures.count, 7);
    for (size_t i = 0; i < row->figures.count; i++)
        assert_int_equal(value[i].list, LIST_HAZARDS);
}

static void test_severities_and_sources_sum_to_all_hazards(void **state) {
    struct figure_request request = request_of("2026-01-01", "2026-11-23");
    request.by = GROUP_SEVERITY;
    check_breakdown(*state, &request, 3);
    request.by = GROUP_SOURCE;
    check_breakdown(*state, &request, 6);
    request.severity = SEVERITY_MAJOR;
    request.county = "529902";
    check_breakdown(*state, &request, 6);
}

static void test_a_month_is_a_board_of_its_own(void **state) {
    struct figure_request request = request_of("2026-01-15", "2026-11-23");
    struct figure_breakdown breakdown;
    struct ctx *ctx = as(*state, "city_supervisor");
    request.by = GROUP_MONTH;
    assert_ok(figure_breakdown(ctx, &request, &breakdown));
    assert_int_equal(breakdown.rows.count, 12);
    const struct figure_row *rows = breakdown.rows.items;
    assert_string_equal(rows[0].key, "2026-01");
    assert_string_equal(rows[10].key, "2026-11");
    static const char *const ends[][2] = {
        {"2026-01-15", "2026-01-31"}, {"2026-05-01", "2026-05-31"}, {"2026-11-01", "2026-11-23"}};
    static const int at[] = {0, 4, 10};
    for (int i = 0; i < 3; i++) {
        struct figure_request month = request_of(ends[i][0], ends[i][1]);
        check_figures(*state, &month, ctx, &rows[at[i]].figures);
    }
    check_figures(*state, &request, ctx, &rows[11].figures);
}

static void test_a_county_gets_its_own_row_only(void **state) {
    struct figure_breakdown breakdown;
    struct figure_request request = request_of("2026-01-01", "2026-11-23");
    assert_ok(figure_breakdown(as(*state, "far_supervisor"), &request, &breakdown));
    const struct figure_row *rows = breakdown.rows.items;
    assert_int_equal(breakdown.rows.count, 2);
    assert_string_equal(rows[0].key, "529902");
    assert_string_equal(rows[0].label, "青岭县");
    assert_string_equal(rows[1].key, "total");
}

/* ---- the trend ---- */

static void check_trend(struct figure_world *world, const struct figure_request *request, const char *first,
                        const char *last) {
    struct figure_trend trend;
    struct ctx *ctx = as(world, "city_supervisor");
    assert_ok(figure_trend(ctx, request, &trend));
    const struct figure_point *point = trend.points.items;
    assert_int_equal(trend.points.count, 12);
    assert_string_equal(point[0].month, first);
    assert_string_equal(point[11].month, last);
    for (size_t i = 0; i < trend.points.count; i++)
        check_point(world, ctx, &point[i]);
}

static void test_trend_of_twelve_months(void **state) {
    struct figure_request request = request_of("2026-01-01", "2026-11-23");
    check_trend(*state, &request, "2025-12", "2026-11");
    request = request_of("2026-01-01", "2026-12-31"); /* months to come hold nothing */
    check_trend(*state, &request, "2025-12", "2026-11");
    request = request_of("2026-01-01", "2026-02-28");
    check_trend(*state, &request, "2025-03", "2026-02");
}

/* ---- how a figure reads ---- */

static void test_rates_are_cut_never_rounded_up(void **state) {
    struct arena *arena = ((struct figure_world *)*state)->fixture->arena;
    assert_string_equal(figure_rate_text(arena, 7, 8), "87.5%");
    assert_string_equal(figure_rate_text(arena, 9999, 10000), "99.9%");
    assert_string_equal(figure_rate_text(arena, 99999999, 100000000), "99.9%");
    assert_string_equal(figure_rate_text(arena, 2, 3), "66.6%");
    assert_string_equal(figure_rate_text(arena, 3, 3), "100.0%");
    assert_string_equal(figure_rate_text(arena, 0, 3), "0.0%");
    assert_string_equal(figure_rate_text(arena, 0, 0), "—");
}

static void test_a_rate_of_nothing_has_no_value(void **state) {
    struct figure_board board;
    struct figure_request request = request_of("2019-01-01", "2019-12-31");
    assert_ok(figure_board(as(*state, "city_supervisor"), &request, &board));
    static const char *const empty[] = {"rectification_rate", "on_time_rate", "mean_days_to_close"};
    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++) {
        const struct figure_value *value = value_of(&board.figures, empty[i]);
        assert_true(isnan(value->value));
        assert_string_equal(value->display, "—");
        assert_int_equal(value->denominator, 0);
    }
    assert_string_equal(value_of(&board.figures, "hazards_found")->display, "0");
    assert_string_equal(value_of(&board.figures, "coverage_rate")->display, "0.0%");
}

static void test_display_and_value_agree(void **state) {
    struct figure_board board;
    struct figure_request request = request_of("2025-01-06", "2026-11-23");
    assert_ok(figure_board(as(*state, "city_supervisor"), &request, &board));
    const struct figure_value *found = value_of(&board.figures, "hazards_found");
    const struct figure_value *rate = value_of(&board.figures, "rectification_rate");
    const struct figure_value *mean = value_of(&board.figures, "mean_days_to_close");
    char text[40];
    assert_true(found->numerator > 3000);
    snprintf(text, sizeof text, "%d,%03d", (int)found->numerator / 1000, (int)found->numerator % 1000);
    assert_string_equal(found->display, text);
    snprintf(text, sizeof text, "%.1f%%", rate->value);
    assert_string_equal(rate->display, text);
    assert_true(rate->value <= 100.0 * (double)rate->numerator / (double)rate->denominator);
    snprintf(text, sizeof text, "%.1f", mean->value);
    assert_string_equal(mean->display, text);
}

/* Money and audience in 万, one decimal, cut. */
static void test_sums_in_wan(void **state) {
    struct figure_board board;
    struct figure_request request = request_of("2025-01-06", "2026-11-23");
    assert_ok(figure_board(as(*state, "city_supervisor"), &request, &board));
    const struct figure_value *funds = value_of(&board.figures, "major_funds");
    const struct figure_value *audience = value_of(&board.figures, "media_audience");
    char text[40];
    assert_true(funds->numerator > 100000000 && funds->numerator < 100000000000);
    assert_string_equal(funds->unit, "万元");
    int64_t tenths = funds->numerator / 100000; /* of 10,000 yuan, cut */
    assert_true(funds->value == (double)tenths / 10);
    int wan = (int)(funds->numerator / 1000000);
    if (wan < 1000)
        snprintf(text, sizeof text, "%d.%d", wan, (int)(funds->numerator / 100000 % 10));
    else
        snprintf(text, sizeof text, "%d,%03d.%d", wan / 1000, wan % 1000,
                 (int)(funds->numerator / 100000 % 10));
    assert_string_equal(funds->display, text);
    assert_string_equal(audience->unit, "万人次");
    tenths = audience->numerator / 1000;
    assert_true(audience->value == (double)tenths / 10);
}

static void test_sum_text(void **state) {
    struct fixture *fixture = ((struct figure_world *)*state)->fixture;
    struct arena *arena = fixture_as(fixture, "city_supervisor")->arena;
    assert_string_equal(figure_sum_text(arena, 12045999, 10000), "1,204.5");
    assert_string_equal(figure_sum_text(arena, 9999, 10000), "0.9");
    assert_string_equal(figure_sum_text(arena, 0, 10000), "0.0");
    assert_string_equal(figure_sum_text(arena, 1204, 0), "1,204");
    assert_string_equal(figure_sum_text(arena, 1204, 1), "1,204");
}

static void test_a_query_names_exactly_its_filter(void **state) {
    struct figure_board board;
    struct figure_request request = request_of("2026-01-01", "2026-11-23");
    request.county = "529901";
    assert_ok(figure_board(as(*state, "city_supervisor"), &request, &board));
    assert_string_equal(
        value_of(&board.figures, "rectification_rate")->query,
        "county=529901&not_void=true&found_from=2026-01-01&found_to=2026-11-23&closed_to=2026-11-23");
    assert_string_equal(value_of(&board.figures, "coverage_rate")->rest_query,
                        "county=529901&in_use_on=2026-11-23&visited_from=2026-01-01&visited_to=2026-11-23"
                        "&visited=false&visited_by=any");
}

static void test_wording_says_when_an_area_changes_nothing(void **state) {
    static const char tail[] = "领域筛选不影响本指标。";
    struct figure_board board;
    struct figure_request request = request_of("2026-01-01", "2026-11-23");
    request.area = AREA_GAS;
    assert_ok(figure_board(as(*state, "city_supervisor"), &request, &board));
    assert_non_null(strstr(value_of(&board.figures, "coverage_rate")->wording, tail));
    assert_null(strstr(value_of(&board.figures, "hazards_found")->wording, tail));
}

static void test_figures_text_holds_every_definition(void **state) {
    const char *text;
    int lines = 0;
    assert_ok(figures_text(((struct figure_world *)*state)->fixture->arena, &text));
    for (const char *c = text; *c; c++)
        lines += *c == '\n';
    assert_int_equal(lines, figure_expected_count() + 1); /* duty_fulfilment stands on no board */
    assert_non_null(strstr(text, "rectification_rate\t整改完成率\t%\t期内发现的隐患中"));
}

/* ---- what is asked ---- */

static void test_period_defaults_to_this_year(void **state) {
    struct figure_board board;
    struct figure_request request;
    shape_clear(&figure_request_shape, &request);
    assert_ok(figure_board(as(*state, "city_supervisor"), &request, &board));
    assert_int_equal(board.from, fixture_day("2026-01-01"));
    assert_int_equal(board.to, fixture_day("2026-11-23"));
    request.to = fixture_day("2025-09-30");
    assert_ok(figure_board(as(*state, "city_supervisor"), &request, &board));
    assert_int_equal(board.from, fixture_day("2025-01-01"));
}

static void test_refused_requests(void **state) {
    struct figure_board board;
    struct figure_trend trend;
    struct figure_breakdown breakdown;
    struct figure_request request = request_of("2026-03-02", "2026-03-01");
    struct ctx *ctx = as(*state, "city_supervisor");
    assert_field_error(ctx, figure_board(ctx, &request, &board), "from", "order");
    request = request_of("2026-11-24", "2026-12-31");
    ctx = as(*state, "city_supervisor");
    assert_field_error(ctx, figure_trend(ctx, &request, &trend), "from", "range");
    request = request_of("2026-01-01", "2026-06-30");
    request.as_of = request.to - 1;
    ctx = as(*state, "city_supervisor");
    assert_field_error(ctx, figure_board(ctx, &request, &board), "as_of", "order");
    request.as_of = fixture_day("2026-11-24");
    ctx = as(*state, "city_supervisor");
    assert_field_error(ctx, figure_board(ctx, &request, &board), "as_of", "range");
    request = request_of("2026-01-01", "2026-11-23");
    request.county = "529901001"; /* a town */
    ctx = as(*state, "city_supervisor");
    assert_field_error(ctx, figure_breakdown(ctx, &request, &breakdown), "county", "unknown");
    request.county = "529902"; /* the neighbour */
    ctx = as(*state, "county_supervisor");
    assert_field_error(ctx, figure_board(ctx, &request, &board), "county", "unknown");
}

/* ---- how long supplies must last is what duty D14 asks for on the day ---- */

static void ask_for_longer(struct figure_world *world) {
    static const char version[] =
        "INSERT INTO duty (uuid, code, number, title, subject, act, rule, period, threshold, least_stock,"
        " lead_days, least_days, effective_from, created_at, content_hash) SELECT"
        " '00000000-0000-4000-8000-00000000d014', code, 2, title, subject, act, rule, period, threshold, 37,"
        " lead_days, least_days, '2026-07-01', 1, '' FROM duty WHERE code = 'D14'";
    db_rollback(world->fixture->db);
    assert_int_equal(sqlite3_exec(world->handle, version, NULL, NULL, NULL), SQLITE_OK);
    assert_ok(db_begin_read(world->fixture->db));
}

static void check_supplies(struct figure_world *world, const char *to, int days) {
    struct figure_board board;
    struct figure_request request = request_of("2026-01-01", to);
    char text[200];
    struct ctx *ctx = as(world, "city_supervisor");
    assert_ok(figure_board(ctx, &request, &board));
    check_figures(world, &request, ctx, &board.figures);
    const struct figure_value *value = value_of(&board.figures, "supplies_rate");
    assert_true(value->numerator > 0 && value->numerator < value->denominator);
    snprintf(text, sizeof text, "in_use_on=%s&stock_days=%d&stocked=true", to, days);
    assert_string_equal(value->query, text);
    snprintf(text, sizeof text, "截止日规定为%d天。", days);
    assert_non_null(strstr(value->wording, text));
    snprintf(text, sizeof text, "in_use_on=%s&stocked=true", to); /* the duty's days by default */
    assert_int_equal(list_total(ctx, LIST_INSTITUTIONS, text), value->numerator);
}

/* The last one here: the version stays. */
static void test_supplies_last_as_long_as_the_duty_asks(void **state) {
    check_supplies(*state, "2026-10-15", 30);
    ask_for_longer(*state);
    check_supplies(*state, "2026-06-30", 30);
    check_supplies(*state, "2026-07-01", 37);
    check_supplies(*state, "2026-10-15", 37);
}

static int setup(void **state) {
    *state = figure_world_new();
    return 0;
}

static int teardown(void **state) {
    figure_world_free(*state);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_figure_is_the_total_of_its_list),
        cmocka_unit_test(test_every_figure_in_every_quarter_and_county),
        cmocka_unit_test(test_every_figure_wherever_months_are_cut),
        cmocka_unit_test(test_every_figure_as_of_a_later_day),
        cmocka_unit_test(test_narrowed_by_type_and_area),
        cmocka_unit_test(test_the_world_is_worth_counting),
        cmocka_unit_test(test_a_county_sees_its_own_figures),
        cmocka_unit_test(test_nobody_sees_nothing),
        cmocka_unit_test(test_parts_of_a_rate_make_its_whole),
        cmocka_unit_test(test_types_and_levels_add_up),
        cmocka_unit_test(test_counties_sum_to_the_city),
        cmocka_unit_test(test_six_types_and_other_sum_to_the_register),
        cmocka_unit_test(test_areas_sum_to_all_hazards),
        cmocka_unit_test(test_severities_and_sources_sum_to_all_hazards),
        cmocka_unit_test(test_a_month_is_a_board_of_its_own),
        cmocka_unit_test(test_a_county_gets_its_own_row_only),
        cmocka_unit_test(test_trend_of_twelve_months),
        cmocka_unit_test(test_rates_are_cut_never_rounded_up),
        cmocka_unit_test(test_a_rate_of_nothing_has_no_value),
        cmocka_unit_test(test_display_and_value_agree),
        cmocka_unit_test(test_sums_in_wan),
        cmocka_unit_test(test_sum_text),
        cmocka_unit_test(test_a_query_names_exactly_its_filter),
        cmocka_unit_test(test_wording_says_when_an_area_changes_nothing),
        cmocka_unit_test(test_figures_text_holds_every_definition),
        cmocka_unit_test(test_period_defaults_to_this_year),
        cmocka_unit_test(test_refused_requests),
        cmocka_unit_test(test_supplies_last_as_long_as_the_duty_asks),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
