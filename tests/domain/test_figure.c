#include "check.h"
#include "figure_world.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- the same figures asked in plain SQL ---- */

#define HAZARDS                                                                                              \
    " FROM hazard h JOIN region c ON c.id = h.county_id WHERE (:county IS NULL OR c.code = :county)"         \
    " AND (:type IS NULL OR h.institution_type = :type) AND (:area IS NULL OR h.area = :area)"               \
    " AND (:severity IS NULL OR h.severity = :severity) AND (:source IS NULL OR h.source = :source)"
#define COUNTED "SELECT count(*)" HAZARDS " AND h.state <> 'void'"
#define FOUND   COUNTED " AND h.found_on BETWEEN :from AND :to"
#define CLOSED  " AND h.closed_on IS NOT NULL AND h.closed_on <= :as_of"
#define STOCK                                                                                                \
    " AND h.state <> 'transferred' AND h.found_on <= :as_of AND coalesce(h.closed_on, '9999') > :as_of"
#define DUE         FOUND " AND h.deadline < :as_of"
#define IN_TIME     " AND h.closed_on IS NOT NULL AND h.closed_on <= h.deadline"
#define NOT_IN_TIME " AND (h.closed_on IS NULL OR h.closed_on > h.deadline)"

#define VISITS                                                                                               \
    " FROM inspection v JOIN region c ON c.id = v.county_id WHERE (:county IS NULL OR c.code = :county)"     \
    " AND (:type IS NULL OR v.institution_type = :type) AND v.state = 'submitted'"                           \
    " AND v.level <> 'institution' AND v.finished_on BETWEEN :from AND :to"

#define REGISTER                                                                                             \
    "SELECT count(*) FROM institution i JOIN region c ON c.id = i.county_id"                                 \
    " WHERE (:county IS NULL OR c.code = :county) AND (:type IS NULL OR i.type = :type)"                     \
    " AND i.status <> 'suspended' AND coalesce(i.opened_on, '0000') <= :as_of"                               \
    " AND ((i.closed_on IS NULL AND i.status <> 'closed') OR i.closed_on > :as_of)"
#define SEEN_AS(what, from)                                                                                  \
    "(SELECT v.institution_id FROM inspection v WHERE v.state = 'submitted' AND " what                       \
    " AND v.finished_on >= " from " AND v.finished_on <= :as_of)"
#define SEEN(levels, from) SEEN_AS("v.level IN (" levels ")", from)
#define LED                SEEN_AS("v.level = 'city' AND v.led_by_leader = 1", ":from")
#define JOINT              SEEN_AS("v.level <> 'institution' AND v.kind = 'joint'", ":from")
#define PRINCIPAL          SEEN_AS("v.level = 'institution' AND v.led_by_principal = 1", QUARTER)
#define GAS                SEEN_AS("v.level = 'institution' AND v.kind = 'gas_self'", MONTH)
#define VISITED(levels)    " AND i.id IN " SEEN(levels, ":from")
#define MISSED(levels)     " AND i.id NOT IN " SEEN(levels, ":from")
#define MONTH              "substr(:as_of, 1, 7) || '-01'"
#define QUARTER                                                                                              \
    "(substr(:as_of, 1, 5) || substr('010101040404070707101010', substr(:as_of, 6, 2) * 2 - 1, 2) || '-01')"
#define SIX(type) REGISTER " AND i.type = '" type "'"
#define HAD_GAS                                                                                              \
    " AND (i.converted_on IS NOT NULL OR i.kitchen_fuel IN ('piped_gas', 'bottled_gas', 'liquid_fuel'))"
#define ELECTRIC "i.kitchen_fuel = 'electric' AND i.converted_on IS NOT NULL AND i.converted_on <= :as_of"
#define NOW_GAS  " AND i.kitchen_fuel NOT IN ('none', 'electric')"
#define MANY     " AND ifnull(i.people_served, 0) + ifnull(i.staff, 0) > 99"

/* Accounts are made at one instant of the fixture. */
#define PEOPLE                                                                                               \
    "SELECT count(*) FROM account a LEFT JOIN region c ON c.id = a.county_id"                                \
    " WHERE (:county IS NULL OR c.code = :county)"
#define OPENED      " AND date(a.created_at / 1000 + 28800, 'unixepoch') <= :as_of AND a.status = 'active'"
#define SUPERVISORS PEOPLE OPENED " AND a.role LIKE '%_supervisor'"
#define ON_TEAM                                                                                              \
    " IN (SELECT m.account_id FROM inspection v JOIN inspection_member m ON m.inspection_id = v.id"          \
    " WHERE v.state = 'submitted' AND v.level <> 'institution' AND m.account_id IS NOT NULL"                 \
    " AND v.finished_on BETWEEN :from AND :as_of)"

struct expectation {
    const char *id;
    const char *value;
    const char *whole; /* NULL: no rate */
    const char *rest;  /* NULL: none */
};

static const struct expectation expectations[] = {
    {"institutions", REGISTER, NULL, NULL},
    {"registered", REGISTER " AND i.type <> 'other'", NULL, NULL},
    {"registered_elderly_care", SIX("elderly_care"), NULL, NULL},
    {"registered_marriage_registry", SIX("marriage_registry"), NULL, NULL},
    {"registered_relief_station", SIX("relief_station"), NULL, NULL},
    {"registered_mental_health", SIX("mental_health"), NULL, NULL},
    {"registered_funeral_home", SIX("funeral_home"), NULL, NULL},
    {"registered_child_welfare", SIX("child_welfare"), NULL, NULL},
    {"inspection_trips", "SELECT count(*)" VISITS, NULL, NULL},
    {"group_days", "SELECT count(*) FROM (SELECT DISTINCT v.author_id, v.county_id, v.finished_on" VISITS ")",
     NULL, NULL},
    {"joint_coverage_rate", REGISTER " AND i.id IN " JOINT, REGISTER, REGISTER " AND i.id NOT IN " JOINT},
    {"leader_ratio", REGISTER " AND i.id IN " LED, REGISTER, REGISTER " AND i.id NOT IN " LED},
    {"principal_selfcheck_rate", REGISTER " AND i.id IN " PRINCIPAL, REGISTER,
     REGISTER " AND i.id NOT IN " PRINCIPAL},
    {"gas_selfcheck_rate", REGISTER NOW_GAS " AND i.id IN " GAS, REGISTER NOW_GAS,
     REGISTER NOW_GAS " AND i.id NOT IN " GAS},
    {"gas_users", REGISTER HAD_GAS, NULL, NULL},
    {"all_electric", REGISTER " AND " ELECTRIC, NULL, NULL},
    {"conversion_rate", REGISTER " AND " ELECTRIC, REGISTER HAD_GAS,
     REGISTER HAD_GAS " AND NOT (" ELECTRIC ")"},
    {"micro_station_rate", REGISTER MANY " AND i.micro_fire_station = 1", REGISTER MANY,
     REGISTER MANY " AND ifnull(i.micro_fire_station, 0) <> 1"},
    {"volunteer_brigade_rate", REGISTER MANY " AND i.volunteer_brigade = 1", REGISTER MANY,
     REGISTER MANY " AND ifnull(i.volunteer_brigade, 0) <> 1"},
    {"supervisors", SUPERVISORS, NULL, NULL},
    {"supervisors_city", SUPERVISORS " AND a.county_id IS NULL", NULL, NULL},
    {"supervisors_county", SUPERVISORS " AND a.county_id IS NOT NULL", NULL, NULL},
    {"inspectors",
     PEOPLE " AND a.role NOT IN ('system_admin', 'institution_principal', 'institution_officer', 'auditor')"
            " AND a.id" ON_TEAM,
     NULL, NULL},
    {"usage_rate", SUPERVISORS " AND a.id" ON_TEAM, SUPERVISORS, SUPERVISORS " AND a.id NOT" ON_TEAM},
    {"online_rate",
     REGISTER " AND i.id IN (SELECT institution_id FROM account WHERE role <> 'guest_inspector' AND status = "
              "'active')",
     REGISTER,
     REGISTER " AND i.id NOT IN (SELECT ifnull(institution_id, -1) FROM account WHERE role <> "
              "'guest_inspector' AND status = 'active')"},
    {"major_closed", FOUND CLOSED " AND h.severity = 'major'", NULL, NULL},
    {"major_rectification_rate", FOUND CLOSED " AND h.severity = 'major'", FOUND " AND h.severity = 'major'",
     FOUND STOCK " AND h.severity = 'major'"},
    {"inspector_person_times", "SELECT coalesce(sum(v.team_size), 0)" VISITS, NULL, NULL},
    {"coverage_rate", REGISTER VISITED("'city', 'county'"), REGISTER, REGISTER MISSED("'city', 'county'")},
    {"county_coverage_rate", REGISTER VISITED("'county'"), REGISTER, REGISTER MISSED("'county'")},
    {"city_coverage_rate", REGISTER VISITED("'city'"), REGISTER, REGISTER MISSED("'city'")},
    {"hazards_found", FOUND, NULL, NULL},
    {"hazards_closed", FOUND CLOSED, NULL, NULL},
    {"rectification_rate", FOUND CLOSED, FOUND, FOUND " AND coalesce(h.closed_on, '9999') > :as_of"},
    {"on_time_rate", DUE IN_TIME, DUE, DUE NOT_IN_TIME},
    {"hazards_closed_in_period", COUNTED " AND h.closed_on BETWEEN :from AND :as_of", NULL, NULL},
    {"overdue_hazards", COUNTED " AND h.found_on <= :to AND h.state = 'open' AND h.deadline < :today", NULL,
     NULL},
    {"hazard_stock", COUNTED STOCK, NULL, NULL},
    {"major_hazards", FOUND " AND h.severity = 'major'", NULL, NULL},
    {"major_open", COUNTED STOCK " AND h.severity = 'major'", NULL, NULL},
    {"repeat_hazards", FOUND " AND h.repeat = 1", NULL, NULL},
    {"mean_days_to_close",
     "SELECT coalesce(sum(CAST(strftime('%s', h.closed_on) AS INTEGER) / 86400"
     " - CAST(strftime('%s', h.found_on) AS INTEGER) / 86400), 0)" HAZARDS
     " AND h.state <> 'void' AND h.found_on BETWEEN :from AND :to" CLOSED,
     FOUND CLOSED, NULL},
    {"selfcheck_rate", REGISTER " AND i.id IN " SEEN("'institution'", MONTH), REGISTER,
     REGISTER " AND i.id NOT IN " SEEN("'institution'", MONTH)},
    {"hazards_void", "SELECT count(*)" HAZARDS " AND h.state = 'void' AND h.found_on BETWEEN :from AND :to",
     NULL, NULL},
};
enum { EXPECTATIONS = sizeof expectations / sizeof *expectations };

static const struct expectation *expected(const char *id) {
    for (int i = 0; i < EXPECTATIONS; i++) {
        if (strcmp(expectations[i].id, id) == 0)
            return &expectations[i];
    }
    fail_msg("no expectation for %s", id);
    return NULL;
}

/* ---- the list behind a query ---- */

static void set_member(const struct field *field, void *member, const char *text) {
    switch ((int)field->type) {
    case FIELD_TEXT: *(const char **)member = text; return;
    case FIELD_DATE: assert_true(day_parse(text, member)); return;
    case FIELD_ENUM:
        *(int *)member = names_value(field->names, text);
        assert_int_not_equal(*(int *)member, 0);
        return;
    case FIELD_BOOL: *(enum truth *)member = strcmp(text, "true") == 0 ? YES : NO; return;
    default: fail_msg("%s is of a type no figure filters by", field->name);
    }
}

/* As query_read does it, for the types that occur. */
static void read_query(struct arena *arena, const char *query, const struct shape *shape, void *object) {
    char *rest = arena_text(arena, query);
    shape_clear(shape, object);
    for (char *pair = strtok_r(rest, "&", &rest); pair; pair = strtok_r(NULL, "&", &rest)) {
        char *value = strchr(pair, '=');
        assert_non_null(value);
        *value++ = '\0';
        const struct field *field = shape_field(shape, pair);
        assert_non_null(field);
        set_member(field, (char *)object + field->offset, value);
    }
}

static int64_t hazard_total(struct ctx *ctx, const char *query) {
    struct hazard_filter filter;
    struct hazard_page page;
    read_query(ctx->arena, query, &hazard_filter_shape, &filter);
    filter.limit = 1;
    assert_ok(hazard_list(ctx, &filter, &page));
    return page.total;
}

static int64_t institution_total(struct ctx *ctx, const char *query) {
    struct institution_filter filter;
    struct institution_page page;
    read_query(ctx->arena, query, &institution_filter_shape, &filter);
    filter.limit = 1;
    assert_ok(institution_list(ctx, &filter, &page));
    return page.total;
}

static int64_t inspection_total(struct ctx *ctx, const char *query) {
    struct inspection_filter filter;
    struct inspection_page page;
    read_query(ctx->arena, query, &inspection_filter_shape, &filter);
    filter.limit = 1;
    assert_ok(inspection_list(ctx, &filter, &page));
    return page.total;
}

static int64_t inspector_total(struct ctx *ctx, const char *query) {
    struct inspector_filter filter;
    struct inspector_page page;
    read_query(ctx->arena, query, &inspector_filter_shape, &filter);
    filter.limit = 1;
    assert_ok(inspector_list(ctx, &filter, &page));
    return page.total;
}

static int64_t list_total(struct ctx *ctx, enum figure_list list, const char *query) {
    switch (list) {
    case LIST_HAZARDS: return hazard_total(ctx, query);
    case LIST_INSTITUTIONS: return institution_total(ctx, query);
    case LIST_INSPECTIONS: return inspection_total(ctx, query);
    case LIST_INSPECTORS: return inspector_total(ctx, query);
    case figure_list_none_: break;
    }
    fail_msg("no list");
    return -1;
}

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

static const struct figure_value *value_of(const struct list *figures, const char *id) {
    const struct figure_value *value = figures->items;
    for (size_t i = 0; i < figures->count; i++, value++) {
        if (strcmp(value->id, id) == 0)
            return value;
    }
    fail_msg("no figure %s", id);
    return NULL;
}

/* What a plain count of the list behind a value must be: sums and means count records that they do not show.
 */
static int64_t rows_behind(const struct figure_value *value) {
    if (strcmp(value->id, "mean_days_to_close") == 0)
        return value->denominator;
    return value->numerator;
}

static void check_lists(struct ctx *ctx, const struct figure_value *value) {
    if (strcmp(value->id, "inspector_person_times") != 0 && strcmp(value->id, "group_days") != 0)
        assert_int_equal(list_total(ctx, value->list, value->query), rows_behind(value));
    if (value->denominator_query)
        assert_int_equal(list_total(ctx, value->list, value->denominator_query), value->denominator);
}

static void check_sql(struct figure_world *world, const struct figure_request *request, struct ctx *ctx,
                      const struct figure_value *value) {
    const struct expectation *want = expected(value->id);
    int64_t counted = figure_world_ask(world->handle, want->value, request);
    if (value->numerator != counted)
        fail_msg("%s is %" PRId64 ", counted anew %" PRId64, value->id, value->numerator, counted);
    assert_int_equal(value->denominator,
                     want->whole ? figure_world_ask(world->handle, want->whole, request) : INT_NONE);
    assert_int_equal(value->rest_query != NULL, want->rest != NULL);
    if (want->rest == NULL)
        return;
    int64_t rest = list_total(ctx, value->list, value->rest_query);
    counted = figure_world_ask(world->handle, want->rest, request);
    if (rest != counted)
        fail_msg("%s leaves %" PRId64 ", counted anew %" PRId64, value->id, rest, counted);
}

static void check_figures(struct figure_world *world, const struct figure_request *request, struct ctx *ctx,
                          const struct list *figures) {
    const struct figure_value *value = figures->items;
    for (size_t i = 0; i < figures->count; i++, value++) {
        check_lists(ctx, value);
        check_sql(world, request, ctx, value);
    }
}

/* ---- every figure, place and period ---- */

static const char *const periods[][2] = {
    {"2026-01-01", "2026-11-23"}, {"2025-07-01", "2025-12-31"}, {"2026-03-01", "2026-03-31"},
    {"2026-10-01", "2026-12-31"}, {"2019-01-01", "2019-12-31"},
};
enum { PERIODS = sizeof periods / sizeof *periods };
static const char *const counties[] = {NULL, "529901", "529902"};

/* A figure of one type does not stand on the board of another. */
static int expected_count(const struct figure_request *request) {
    return request->institution_type ? EXPECTATIONS - 5 : EXPECTATIONS;
}

static void check_board(struct figure_world *world, const struct figure_request *request) {
    struct figure_board board;
    struct ctx *ctx = as(world, "city_supervisor");
    assert_ok(figure_board(ctx, request, &board));
    assert_int_equal(board.figures.count, expected_count(request));
    assert_int_equal(board.from, request->from);
    assert_int_equal(board.to, request->to);
    assert_int_equal(board.as_of,
                     request->to < fixture_day("2026-11-23") ? request->to : fixture_day("2026-11-23"));
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
    static const char *const whole[] = {"coverage_rate", "county_coverage_rate", "city_coverage_rate",
                                        "on_time_rate", "selfcheck_rate"};
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

static void test_six_types_and_both_levels_add_up(void **state) {
    static const char *const six[] = {"registered_elderly_care",   "registered_marriage_registry",
                                      "registered_relief_station", "registered_mental_health",
                                      "registered_funeral_home",   "registered_child_welfare"};
    static const char *const levels[] = {"supervisors_city", "supervisors_county"};
    for (int county = 0; county < 3; county++) {
        struct figure_board board;
        struct figure_request request = request_of("2026-01-01", "2026-11-23");
        request.county = counties[county];
        assert_ok(figure_board(as(*state, "city_supervisor"), &request, &board));
        assert_sum(&board.figures, "registered", six, 6);
        assert_sum(&board.figures, "supervisors", levels, 2);
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

static int64_t ask_month(struct figure_world *world, const char *sql, const char *month) {
    struct figure_request request;
    shape_clear(&figure_request_shape, &request);
    char first[DAY_TEXT_SIZE];
    snprintf(first, sizeof first, "%s-01", month);
    request.from = fixture_day(first);
    request.to = day_month_end(request.from);
    return figure_world_ask(world->handle, sql, &request);
}

static void check_point(struct figure_world *world, struct ctx *ctx, const struct figure_point *point) {
    assert_int_equal(point->found, ask_month(world, FOUND, point->month));
    assert_int_equal(point->closed,
                     ask_month(world, COUNTED " AND h.closed_on BETWEEN :from AND :as_of", point->month));
    assert_int_equal(point->stock, ask_month(world, COUNTED STOCK, point->month));
    assert_int_equal(point->trips, ask_month(world, "SELECT count(*)" VISITS, point->month));
    assert_int_equal(hazard_total(ctx, point->found_query), point->found);
    assert_int_equal(hazard_total(ctx, point->closed_query), point->closed);
    assert_int_equal(hazard_total(ctx, point->stock_query), point->stock);
    assert_int_equal(inspection_total(ctx, point->trips_query), point->trips);
}

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
    assert_int_equal(lines, EXPECTATIONS);
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
    request = request_of("2026-01-01", "2026-11-23");
    request.county = "529901001"; /* a town */
    ctx = as(*state, "city_supervisor");
    assert_field_error(ctx, figure_breakdown(ctx, &request, &breakdown), "county", "unknown");
    request.county = "529902"; /* the neighbour */
    ctx = as(*state, "county_supervisor");
    assert_field_error(ctx, figure_board(ctx, &request, &board), "county", "unknown");
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
        cmocka_unit_test(test_narrowed_by_type_and_area),
        cmocka_unit_test(test_the_world_is_worth_counting),
        cmocka_unit_test(test_a_county_sees_its_own_figures),
        cmocka_unit_test(test_nobody_sees_nothing),
        cmocka_unit_test(test_parts_of_a_rate_make_its_whole),
        cmocka_unit_test(test_six_types_and_both_levels_add_up),
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
        cmocka_unit_test(test_a_query_names_exactly_its_filter),
        cmocka_unit_test(test_wording_says_when_an_area_changes_nothing),
        cmocka_unit_test(test_figures_text_holds_every_definition),
        cmocka_unit_test(test_period_defaults_to_this_year),
        cmocka_unit_test(test_refused_requests),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
