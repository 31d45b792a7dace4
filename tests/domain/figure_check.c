/* figure_check.c: every figure asked anew in plain SQL, and the list behind it counted. */
#include "figure_check.h"

#include "check.h"
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- the same figures asked in plain SQL ---- */

#define HAZARDS                                                                                              \
    " FROM hazard h JOIN region c ON c.id = h.county_id WHERE (:county IS NULL OR c.code = :county)"         \
    " AND (:type IS NULL OR h.institution_type = :type) AND (:area IS NULL OR h.area = :area)"               \
    " AND (:severity IS NULL OR h.severity = :severity) AND (:source IS NULL OR h.source = :source)"
#define COUNTED     "SELECT count(*)" HAZARDS " AND h.state <> 'void'"
#define FOUND       COUNTED " AND h.found_on BETWEEN :from AND :to"
#define CLOSED      " AND h.closed_on IS NOT NULL AND h.closed_on <= :as_of"
#define STOCK       " AND h.state <> 'transferred' AND h.found_on <= :end AND coalesce(h.closed_on, '9999') > :end"
#define LEFT        " AND coalesce(h.closed_on, '9999') > :as_of"
#define DUE         FOUND " AND h.deadline < :as_of"
#define IN_TIME     " AND h.closed_on IS NOT NULL AND h.closed_on <= h.deadline"
#define GRADED      COUNTED " AND ifnull(h.building_grade, '') <> '' AND h.found_on <= :end"
#define NOT_IN_TIME " AND (h.closed_on IS NULL OR h.closed_on > h.deadline)"

#define LISTED(by) FOUND " AND h.severity = 'major' AND ifnull(h.listed_level, '') = '" by "'"

#define VISITS                                                                                               \
    " FROM inspection v JOIN region c ON c.id = v.county_id WHERE (:county IS NULL OR c.code = :county)"     \
    " AND (:type IS NULL OR v.institution_type = :type) AND v.state = 'submitted'"                           \
    " AND v.level <> 'institution' AND v.finished_on BETWEEN :from AND :to"

#define REGISTER                                                                                             \
    "SELECT count(*) FROM institution i JOIN region c ON c.id = i.county_id"                                 \
    " WHERE (:county IS NULL OR c.code = :county) AND (:type IS NULL OR i.type = :type)"                     \
    " AND i.status <> 'suspended' AND coalesce(i.opened_on, '0000') <= :end"                                 \
    " AND ((i.closed_on IS NULL AND i.status <> 'closed') OR i.closed_on > :end)"
#define SEEN_AS(what, from)                                                                                  \
    "(SELECT v.institution_id FROM inspection v WHERE v.state = 'submitted' AND " what                       \
    " AND v.finished_on >= " from " AND v.finished_on <= :end)"
#define SEEN(levels, from) SEEN_AS("v.level IN (" levels ")", from)
#define LED                SEEN_AS("v.level = 'city' AND v.led_by_leader = 1", ":from")
#define JOINT              SEEN_AS("v.level <> 'institution' AND v.kind = 'joint'", ":from")
#define PRINCIPAL          SEEN_AS("v.level = 'institution' AND v.led_by_principal = 1", QUARTER)
#define GAS                SEEN_AS("v.level = 'institution' AND v.kind = 'gas_self'", MONTH)
#define VISITED(levels)    " AND i.id IN " SEEN(levels, ":from")
#define MISSED(levels)     " AND i.id NOT IN " SEEN(levels, ":from")
/* Half-years and years, as the rows of activities have it. */
#define DID(what, from)                                                                                      \
    "(SELECT a.institution_id FROM activity a WHERE a.state = 'submitted' AND a.institution_id IS NOT NULL"  \
    " AND " what " AND a.held_on BETWEEN " from " AND :end)"
#define HALF_YEAR                                                                                            \
    "(CASE WHEN CAST(substr(:end, 6, 2) AS INTEGER) > 6 THEN substr(:end, 1, 5) || '07-01'"                  \
    " ELSE substr(:end, 1, 5) || '01-01' END)"
#define DRILLED DID("a.kind = 'emergency_drill'", HALF_YEAR)
#define TRAINED                                                                                              \
    "(SELECT p.institution_id FROM activity a JOIN activity_participant p ON p.activity_id = a.id"           \
    " WHERE a.state = 'submitted' AND a.kind = 'training' AND substr(a.held_on, 1, 4) = substr(:end, 1, "    \
    "4)"                                                                                                     \
    " AND a.held_on <= :end)"
#define STOCKED                                                                                              \
    "(SELECT s.institution_id FROM (SELECT a.institution_id, a.stock_days, row_number() OVER"                \
    " (PARTITION BY a.institution_id ORDER BY a.held_on DESC, a.id DESC) AS n FROM activity a"               \
    " WHERE a.state = 'submitted' AND a.kind = 'supplies' AND a.institution_id > 0 AND a.held_on <= "        \
    ":end) s"                                                                                                \
    " WHERE s.n = 1 AND s.stock_days >= ifnull((SELECT d.least_stock FROM duty d WHERE d.code = 'D14' AND "  \
    "d.effective_from <= :end ORDER BY d.effective_from DESC LIMIT 1), 30))"
#define ACCEPTED DID("a.kind = 'standard_acceptance' AND ifnull(a.held_to, '9999') >= :end", "'0000'")
#define HELD(what, kinds)                                                                                    \
    "SELECT " what " FROM activity a LEFT JOIN region c ON c.id = a.county_id"                               \
    " WHERE (:county IS NULL OR c.code = :county) AND a.state = 'submitted' AND a.kind IN (" kinds ")"       \
    " AND a.held_on BETWEEN :from AND :end"
#define SESSIONS(kinds)   HELD("count(*)", kinds)
#define ATTENDANCE(kinds) HELD("ifnull(sum(a.people), 0)", kinds)
#define DRILLS            "'emergency_drill', 'fire_drill'"
#define HAPPENED(what)                                                                                       \
    "SELECT " what " FROM incident n JOIN region c ON c.id = n.county_id WHERE (:county IS NULL OR c.code "  \
    "= :county) AND (:type IS NULL OR n.institution_type = :type) AND n.happened_on BETWEEN :from AND "      \
    ":end AND n.state "
#define ACCIDENTS  " IN ('open', 'concluded') AND n.type = 'accident'"
#define INFECTIONS " IN ('open', 'concluded') AND n.type = 'infection'"
#define MONTH      "substr(:end, 1, 7) || '-01'"
#define QUARTER                                                                                              \
    "(substr(:end, 1, 5) || substr('010101040404070707101010', substr(:end, 6, 2) * 2 - 1, 2) || '-01')"
#define SIX(type) REGISTER " AND i.type = '" type "'"
#define HAD_GAS                                                                                              \
    " AND (i.converted_on IS NOT NULL OR i.kitchen_fuel IN ('piped_gas', 'bottled_gas', 'liquid_fuel'))"
#define ELECTRIC "i.kitchen_fuel = 'electric' AND i.converted_on IS NOT NULL AND i.converted_on <= :end"
#define NOW_GAS  " AND i.kitchen_fuel NOT IN ('none', 'electric')"
#define MANY     " AND ifnull(i.people_served, 0) + ifnull(i.staff, 0) > 99"

/* Accounts are made at one instant of the fixture. */
#define PEOPLE                                                                                               \
    "SELECT count(*) FROM account a LEFT JOIN region c ON c.id = a.county_id"                                \
    " WHERE (:county IS NULL OR c.code = :county)"
#define OPENED      " AND date(a.created_at / 1000 + 28800, 'unixepoch') <= :end AND a.status = 'active'"
#define SUPERVISORS PEOPLE OPENED " AND a.role LIKE '%_supervisor'"
#define ON_TEAM                                                                                              \
    " IN (SELECT m.account_id FROM inspection v JOIN inspection_member m ON m.inspection_id = v.id"          \
    " WHERE v.state = 'submitted' AND v.level <> 'institution' AND m.account_id IS NOT NULL"                 \
    " AND v.finished_on BETWEEN :from AND :end)"

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
     FOUND LEFT " AND h.severity = 'major'"},
    {"inspector_person_times", "SELECT coalesce(sum(v.team_size), 0)" VISITS, NULL, NULL},
    {"coverage_rate", REGISTER VISITED("'city', 'county'"), REGISTER, REGISTER MISSED("'city', 'county'")},
    {"county_coverage_rate", REGISTER VISITED("'county'"), REGISTER, REGISTER MISSED("'county'")},
    {"city_coverage_rate", REGISTER VISITED("'city'"), REGISTER, REGISTER MISSED("'city'")},
    {"hazards_found", FOUND, NULL, NULL},
    {"hazards_closed", FOUND CLOSED, NULL, NULL},
    {"rectification_rate", FOUND CLOSED, FOUND, FOUND LEFT},
    {"on_time_rate", DUE IN_TIME, DUE, DUE NOT_IN_TIME},
    {"hazards_closed_in_period", COUNTED " AND h.closed_on BETWEEN :from AND :end", NULL, NULL},
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
    {"extended_on_time", DUE IN_TIME " AND h.extension_count <> 0", NULL, NULL},
    {"major_planned", FOUND " AND h.severity = 'major' AND h.planned <> 0", NULL, NULL},
    {"major_settled", FOUND " AND h.severity = 'major' AND h.settled <> 0", NULL, NULL},
    {"major_listed", FOUND " AND h.severity = 'major' AND ifnull(h.listed_level, '') <> ''", NULL, NULL},
    {"major_listed_province", LISTED("province"), NULL, NULL},
    {"major_listed_city", LISTED("city"), NULL, NULL},
    {"major_listed_county", LISTED("county"), NULL, NULL},
    {"major_funds",
     "SELECT ifnull(sum(h.funds_fen), 0)" HAZARDS
     " AND h.state <> 'void' AND h.found_on BETWEEN :from AND :to AND h.severity = 'major'",
     NULL, NULL},
    {"cd_building_done_rate", GRADED CLOSED, GRADED, GRADED LEFT},
    {"drill_rate", REGISTER " AND i.id IN " DRILLED, REGISTER, REGISTER " AND i.id NOT IN " DRILLED},
    {"training_rotation_rate", REGISTER " AND i.id IN " TRAINED, REGISTER,
     REGISTER " AND i.id NOT IN " TRAINED},
    {"supplies_rate", REGISTER " AND i.id IN " STOCKED, REGISTER, REGISTER " AND i.id NOT IN " STOCKED},
    {"standard_passed", SIX("elderly_care") " AND i.id IN " ACCEPTED, NULL, NULL},
    {"standard_rate", SIX("elderly_care") " AND i.id IN " ACCEPTED, SIX("elderly_care"),
     SIX("elderly_care") " AND i.id NOT IN " ACCEPTED},
    {"training_drill_sessions", SESSIONS("'training', " DRILLS), NULL, NULL},
    {"training_drill_people", ATTENDANCE("'training', " DRILLS), NULL, NULL},
    {"training_sessions", SESSIONS("'training'"), NULL, NULL},
    {"training_people", ATTENDANCE("'training'"), NULL, NULL},
    {"drill_sessions", SESSIONS(DRILLS), NULL, NULL},
    {"drill_people", ATTENDANCE(DRILLS), NULL, NULL},
    {"publicity_sessions", SESSIONS("'publicity'"), NULL, NULL},
    {"publicity_people", ATTENDANCE("'publicity'"), NULL, NULL},
    {"pledge_people", ATTENDANCE("'pledge'"), NULL, NULL},
    {"meetings", SESSIONS("'meeting'"), NULL, NULL},
    {"documents", SESSIONS("'document'"), NULL, NULL},
    {"measures", HELD("ifnull(sum(a.measures), 0)", "'meeting', 'document'"), NULL, NULL},
    {"media_items", SESSIONS("'media_item'"), NULL, NULL},
    {"media_audience", ATTENDANCE("'media_item'"), NULL, NULL},
    {"accidents", HAPPENED("count(*)") ACCIDENTS, NULL, NULL},
    {"accident_deaths", HAPPENED("ifnull(sum(n.deaths), 0)") ACCIDENTS, NULL, NULL},
    {"accident_injured", HAPPENED("ifnull(sum(n.serious_injuries) + sum(n.minor_injuries), 0)") ACCIDENTS,
     NULL, NULL},
    {"infections", HAPPENED("count(*)") INFECTIONS, NULL, NULL},
    {"infection_cases", HAPPENED("ifnull(sum(n.cases), 0)") INFECTIONS, NULL, NULL},
    {"reported_late", HAPPENED("count(*)") "<> 'void' AND (n.reported_at - n.happened_at) / 60000.0 > 60",
     NULL, NULL},
    {"incidents_void", HAPPENED("count(*)") "= 'void'", NULL, NULL},
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
    case FIELD_INT: *(int64_t *)member = strtoll(text, NULL, 10); return;
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

static enum status add_funds(void *user, const void *object) {
    const struct hazard_row *row = object;
    assert_true(row->funds_fen > 0);
    *(int64_t *)user += row->funds_fen;
    return STATUS_OK;
}

/* What the records of the list say, added up. */
static int64_t hazard_funds(struct ctx *ctx, const char *query) {
    struct hazard_filter filter;
    int64_t sum = 0;
    read_query(ctx->arena, query, &hazard_filter_shape, &filter);
    assert_ok(hazard_each(ctx, &filter, add_funds, &sum));
    return sum;
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

static int64_t activity_total(struct ctx *ctx, const char *query) {
    struct activity_filter filter;
    struct activity_page page;
    read_query(ctx->arena, query, &activity_filter_shape, &filter);
    filter.limit = 1;
    assert_ok(activity_list(ctx, &filter, &page));
    return page.total;
}

/* Page by page: what the figure adds up of the records that its list shows, too. */
static int64_t incident_sum(struct ctx *ctx, const char *query, const char *id, int64_t *ret_rows) {
    struct incident_filter filter;
    struct incident_page page;
    int64_t sum = 0;
    *ret_rows = 0;
    read_query(ctx->arena, query, &incident_filter_shape, &filter);
    do {
        assert_ok(incident_list(ctx, &filter, &page));
        const struct incident_row *row = page.items.items;
        for (size_t i = 0; i < page.items.count; i++, row++)
            sum += strcmp(id, "accident_deaths") == 0    ? row->deaths
                   : strcmp(id, "accident_injured") == 0 ? row->serious_injuries + row->minor_injuries
                   : strcmp(id, "infection_cases") == 0  ? row->cases
                                                         : 1;
        *ret_rows += (int64_t)page.items.count;
        filter.cursor = page.next;
    } while (page.next);
    assert_int_equal(*ret_rows, page.total);
    return sum;
}

static int64_t incident_total(struct ctx *ctx, const char *query) {
    int64_t rows;
    return incident_sum(ctx, query, "", &rows);
}

int64_t list_total(struct ctx *ctx, enum figure_list list, const char *query) {
    switch (list) {
    case LIST_HAZARDS: return hazard_total(ctx, query);
    case LIST_INSTITUTIONS: return institution_total(ctx, query);
    case LIST_INSPECTIONS: return inspection_total(ctx, query);
    case LIST_INSPECTORS: return inspector_total(ctx, query);
    case LIST_ACTIVITIES: return activity_total(ctx, query);
    case LIST_INCIDENTS: return incident_total(ctx, query);
    case LIST_DUTIES: /* tests/domain/test_duty_fulfilment.c */
    case figure_list_none_: break;
    }
    fail_msg("no list");
    return -1;
}

const struct figure_value *value_of(const struct list *figures, const char *id) {
    const struct figure_value *value = figures->items;
    for (size_t i = 0; i < figures->count; i++, value++) {
        if (strcmp(value->id, id) == 0)
            return value;
    }
    fail_msg("no figure %s", id);
    return NULL;
}

int figure_expected_count(void) {
    return EXPECTATIONS;
}

/* What a plain count of the list behind a value must be: sums and means count records that they do not show.
 */
static int64_t rows_behind(const struct figure_value *value) {
    if (strcmp(value->id, "mean_days_to_close") == 0)
        return value->denominator;
    return value->numerator;
}

static void check_list(struct ctx *ctx, const struct figure_value *value, const char *query,
                       int64_t counted) {
    int64_t total = list_total(ctx, value->list, query);
    if (total != counted)
        fail_msg("%s is %" PRId64 ", its list %" PRId64 " long: %s", value->id, counted, total, query);
}

static bool counts_people(const struct figure_value *value) {
    return strcmp(value->unit, "人次") == 0 || strcmp(value->unit, "万人次") == 0;
}

static void check_lists_of(struct ctx *ctx, const struct figure_value *value) {
    int64_t rows;
    if (value->list == LIST_INCIDENTS)
        assert_int_equal(incident_sum(ctx, value->query, value->id, &rows), value->numerator);
    else if (strcmp(value->id, "major_funds") == 0)
        assert_int_equal(hazard_funds(ctx, value->query), value->numerator);
    else if (!counts_people(value) && strcmp(value->id, "group_days") != 0 &&
             strcmp(value->id, "measures") != 0)
        check_list(ctx, value, value->query, rows_behind(value));
    if (value->denominator_query)
        check_list(ctx, value, value->denominator_query, value->denominator);
}

void check_lists(struct ctx *ctx, const struct list *figures) {
    const struct figure_value *value = figures->items;
    for (size_t i = 0; i < figures->count; i++)
        check_lists_of(ctx, &value[i]);
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

void check_figures(struct figure_world *world, const struct figure_request *request, struct ctx *ctx,
                   const struct list *figures) {
    const struct figure_value *value = figures->items;
    for (size_t i = 0; i < figures->count; i++, value++) {
        check_lists_of(ctx, value);
        check_sql(world, request, ctx, value);
    }
}

/* ---- a month of the trend ---- */

static int64_t ask_month(struct figure_world *world, const char *sql, const char *month) {
    struct figure_request request;
    shape_clear(&figure_request_shape, &request);
    char first[DAY_TEXT_SIZE];
    snprintf(first, sizeof first, "%s-01", month);
    request.from = fixture_day(first);
    request.to = day_month_end(request.from);
    return figure_world_ask(world->handle, sql, &request);
}

void check_point(struct figure_world *world, struct ctx *ctx, const struct figure_point *point) {
    assert_int_equal(point->found, ask_month(world, FOUND, point->month));
    assert_int_equal(point->closed,
                     ask_month(world, COUNTED " AND h.closed_on BETWEEN :from AND :end", point->month));
    assert_int_equal(point->stock, ask_month(world, COUNTED STOCK, point->month));
    assert_int_equal(point->trips, ask_month(world, "SELECT count(*)" VISITS, point->month));
    assert_int_equal(hazard_total(ctx, point->found_query), point->found);
    assert_int_equal(hazard_total(ctx, point->closed_query), point->closed);
    assert_int_equal(hazard_total(ctx, point->stock_query), point->stock);
    assert_int_equal(inspection_total(ctx, point->trips_query), point->trips);
}
