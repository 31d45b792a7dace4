#include "figure_world.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_DAY "2025-01-06"
#define TODAY     "2026-11-23"

static void must(bool holds, const char *what) {
    if (holds)
        return;
    fprintf(stderr, "figure_world: %s\n", what);
    abort();
}

/* ---- a generator that gives the same city every time ---- */

struct dice {
    uint64_t state;
};

static int below(struct dice *dice, int limit) {
    dice->state = dice->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (int)((dice->state >> 33) % (uint64_t)limit);
}

static bool chance(struct dice *dice, int percent) {
    return below(dice, 100) < percent;
}

static const char *pick(struct dice *dice, const struct names *names) {
    return names->list[below(dice, names->count)].code;
}

static int32_t some_day(struct dice *dice, int32_t from, int32_t to) {
    return from + below(dice, to - from + 1);
}

static int32_t world_day(const char *text) {
    int32_t day = 0;
    must(day_parse(text, &day), text);
    return day;
}

/* ---- rows ---- */

struct maker {
    sqlite3 *handle;
    struct dice dice;
    int32_t first;
    int32_t today;
};

static void run(sqlite3 *handle, const char *sql) {
    char *message = NULL;
    if (sqlite3_exec(handle, sql, NULL, NULL, &message) != SQLITE_OK)
        must(false, message);
}

static void quoted_day(char out[16], bool given, int32_t day) {
    char text[DAY_TEXT_SIZE] = "";
    if (given)
        day_format(day, text);
    snprintf(out, 16, given ? "'%s'" : "NULL%s", text);
}

static void add_institution(struct maker *maker, int number) {
    struct dice *dice = &maker->dice;
    char sql[900], opened[16], closed[16], converted[16];
    bool far = chance(dice, 40);
    int32_t day = some_day(dice, world_day("2024-06-01"), maker->today);
    const char *status = pick(dice, &institution_status_names);
    bool is_closed = strcmp(status, "closed") == 0;
    if (!is_closed && chance(dice, 70))
        status = "operating";
    quoted_day(opened, chance(dice, 80), day);
    quoted_day(closed, is_closed && chance(dice, 80), some_day(dice, day, maker->today + 20));
    quoted_day(converted, chance(dice, 30), some_day(dice, maker->first, maker->today));
    snprintf(
        sql, sizeof sql,
        "INSERT INTO institution (uuid, name, type, city_id, county_id, town_id, status, opened_on, "
        "closed_on,"
        " kitchen_fuel, converted_on, people_served, staff, micro_fire_station, volunteer_brigade,"
        " created_at, updated_at) VALUES ('00000000-0000-4000-8000-1%011d', '机构%d', '%s', 1, %d, %d, '%s',"
        " %s, %s, '%s', %s, %d, %d, %d, nullif(%d, 2), 0, 0)",
        number, number, pick(dice, &institution_type_names), far ? 3 : 2, far ? 6 : 4 + below(dice, 2),
        status, opened, closed, pick(dice, &kitchen_fuel_names), converted, below(dice, 120), below(dice, 60),
        below(dice, 2), below(dice, 3));
    run(maker->handle, sql);
}

/* The triggers of a table are parsed with every statement on it: rows are gathered beside it, where there are
 * none, and go over in one statement. */
#define INSPECTION_COLUMNS                                                                                   \
    "uuid, institution_id, institution_type, city_id, county_id, town_id, level, kind, state, checklist_id," \
    " author_id, started_at, finished_at, finished_on, received_at, team_size, led_by_leader,"               \
    " led_by_principal, items_passed, items_failed, items_not_applicable, content_hash"
#define HAZARD_COLUMNS                                                                                       \
    "uuid, institution_id, institution_type, city_id, county_id, town_id, source, area, severity,"           \
    " description, found_on, found_at, logged_by, deadline, original_deadline, state, repeat, closed_on,"    \
    " content_hash, received_at"
static const char gather[] =
    "CREATE TEMP TABLE new_inspection AS SELECT " INSPECTION_COLUMNS " FROM inspection WHERE 0;"
    "CREATE TEMP TABLE new_member AS SELECT inspection_id, position, account_id, name FROM inspection_member "
    "WHERE 0;"
    "CREATE TEMP TABLE new_hazard AS SELECT " HAZARD_COLUMNS " FROM hazard WHERE 0";
static const char hand_over[] =
    "INSERT INTO inspection (id, " INSPECTION_COLUMNS ") SELECT rowid, " INSPECTION_COLUMNS
    " FROM new_inspection;"
    "INSERT INTO inspection_member (inspection_id, position, account_id, name)"
    " SELECT inspection_id, position, account_id, name FROM new_member;"
    "INSERT INTO hazard (" HAZARD_COLUMNS ") SELECT " HAZARD_COLUMNS " FROM new_hazard;"
    "DROP TABLE new_inspection; DROP TABLE new_member; DROP TABLE new_hazard";

/* Of the visit made last: some of the first accounts, and a named outsider. */
static void add_team(struct maker *maker) {
    char sql[300];
    snprintf(sql, sizeof sql,
             "INSERT INTO new_member (inspection_id, position, account_id, name)"
             " SELECT last_insert_rowid(), id, id, name FROM account WHERE id %% 4 = %d AND id < 9"
             " UNION ALL SELECT last_insert_rowid(), 99, NULL, '外单位'",
             below(&maker->dice, 4));
    run(maker->handle, sql);
}

/* Place and type are the institution's, as the columns of a business row always are. */
static void add_inspection(struct maker *maker, int number) {
    struct dice *dice = &maker->dice;
    char sql[700], day[DAY_TEXT_SIZE];
    day_format(some_day(dice, maker->first, maker->today), day);
    snprintf(sql, sizeof sql,
             "INSERT INTO new_inspection (" INSPECTION_COLUMNS ")"
             " SELECT '00000000-0000-4000-8000-2%011d', id, type, city_id, county_id, town_id, '%s', "
             "'%s', '%s',"
             " 1, %d, 0, 0, '%s', 0, %d, %d, %d, 1, 0, 0, '' FROM institution WHERE id = %d",
             number, pick(dice, &inspection_level_names),
             chance(dice, 30) ? "gas_self" : pick(dice, &inspection_kind_names),
             chance(dice, 6) ? "void" : "submitted", 2 + below(dice, 3), day, 1 + below(dice, 6),
             chance(dice, 30), chance(dice, 50), 1 + below(dice, WORLD_INSTITUTIONS * 4 / 5));
    run(maker->handle, sql);
    add_team(maker);
}

static void add_hazard(struct maker *maker, int number) {
    struct dice *dice = &maker->dice;
    char sql[900], found[16], deadline[16], closed[16];
    int32_t day = some_day(dice, maker->first, maker->today);
    const char *state = chance(dice, 70) ? "closed" : pick(dice, &hazard_state_names);
    int32_t last = day + below(dice, 60);
    quoted_day(found, true, day);
    quoted_day(deadline, true, day + below(dice, 40));
    quoted_day(closed, strcmp(state, "closed") == 0, last < maker->today ? last : maker->today);
    snprintf(
        sql, sizeof sql,
        "INSERT INTO new_hazard (" HAZARD_COLUMNS ")"
        " SELECT '00000000-0000-4000-8000-3%011d', id, type, city_id, county_id, town_id, '%s', '%s', '%s',"
        " '隐患', %s, 0, 3, %s, %s, '%s', %d, %s, '', 0 FROM institution WHERE id = %d",
        number, pick(dice, &hazard_source_names), pick(dice, &area_names),
        chance(dice, 15) ? "major" : "general", found, deadline, deadline, state, chance(dice, 10), closed,
        1 + below(dice, WORLD_INSTITUTIONS));
    run(maker->handle, sql);
}

/* Of institutions and of bureaus, the city's own among them: those lie in no county. */
static void add_activity(struct maker *maker, int number) {
    struct dice *dice = &maker->dice;
    char sql[900], held[16], valid[16];
    int32_t day = some_day(dice, maker->first, maker->today);
    const char *kind = pick(dice, &activity_kind_names);
    const char *level = pick(dice, &inspection_level_names);
    bool own = strcmp(level, "institution") != 0;
    quoted_day(held, true, day);
    quoted_day(valid, chance(dice, 40), day + below(dice, 300));
    snprintf(sql, sizeof sql,
             "INSERT INTO activity (uuid, kind, level, institution_id, city_id, county_id, town_id, title, "
             "held_on,"
             " held_to, people, stock_days, state, author_id, received_at, content_hash)"
             " SELECT '00000000-0000-4000-8000-5%011d', '%s', '%s', %s, city_id, %s, %s, '活动', %s, %s, "
             "nullif(%d, 0),"
             " %d, '%s', 3, 0, '' FROM institution WHERE id = %d",
             number, kind, level, own ? "NULL" : "id", strcmp(level, "city") == 0 ? "NULL" : "county_id",
             own ? "NULL" : "town_id", held, valid, below(dice, 90), 15 + below(dice, 30),
             chance(dice, 8) ? "void" : "submitted", 1 + below(dice, WORLD_INSTITUTIONS));
    run(maker->handle, sql);
}

/* Of every kind, most without anybody hurt. */
static void add_incident(struct maker *maker, int number) {
    struct dice *dice = &maker->dice;
    char sql[1200], happened[16];
    int32_t day = some_day(dice, maker->first, maker->today);
    int64_t at = day_start(day) + below(dice, 86400) * INT64_C(1000);
    const struct name *kind = &incident_kind_names.list[below(dice, incident_kind_names.count)];
    bool infection = kind->value >= INCIDENT_RESPIRATORY;
    int hurt = infection ? 0 : below(dice, 4);
    quoted_day(happened, true, day);
    snprintf(sql, sizeof sql,
             "INSERT INTO incident (uuid, type, kind, institution_id, institution_type, city_id, county_id, "
             "town_id, happened_at, happened_on, reported_at, place, description, measures, deaths, "
             "serious_injuries, minor_injuries, cases, state, author_id, received_at, content_hash)"
             " SELECT '00000000-0000-4000-8000-6%011d', '%s', '%s', id, type, city_id, county_id, town_id, "
             "%" PRId64 ", %s, %" PRId64 ", '院内', '经过', '措施', %d, %d, %d, %d, '%s', 3, 0, '' FROM "
             "institution WHERE id = %d",
             number, infection ? "infection" : "accident", kind->code, at, happened,
             at + below(dice, 7200) * INT64_C(1000), chance(dice, 10) * 2, hurt / 2, hurt,
             infection ? 1 + below(dice, 20) : 0, pick(dice, &incident_state_names),
             1 + below(dice, WORLD_INSTITUTIONS));
    run(maker->handle, sql);
}

/* Trainings of bureaus have taken part in by some; what the life of hazards leaves on their rows. */
static const char more[] =
    "INSERT INTO activity_participant (activity_id, institution_id)"
    " SELECT a.id, i.id FROM activity a JOIN institution i ON (i.id * 7 + a.id * 3) % 17 = 0"
    " WHERE a.kind = 'training' AND a.level <> 'institution';"
    "UPDATE activity SET kind = 'standard_acceptance', held_to = NULL WHERE level = 'institution' AND id % 3 "
    "= 0;"
    "UPDATE activity SET measures = id % 4 WHERE kind IN ('meeting', 'document');"
    "UPDATE hazard SET extension_count = 1 WHERE id % 7 = 0;"
    "UPDATE hazard SET planned = id % 2, settled = id % 3 = 0 WHERE severity = 'major';"
    "UPDATE hazard SET funds_fen = id % 4 * 1234567 WHERE severity = 'major' AND id % 3 < 2;"
    "UPDATE hazard SET listed_level = CASE id % 3 WHEN 0 THEN 'city' WHEN 1 THEN 'county' ELSE 'province' END"
    " WHERE severity = 'major' AND id % 5 < 3;"
    "UPDATE hazard SET building_grade = 'C', case_measure = 'reinforce' WHERE area = 'building' AND id % 4 = "
    "0";

void figure_world_fill(sqlite3 *handle) {
    struct maker maker = {handle, {20261123}, world_day(FIRST_DAY), world_day(TODAY)};
    run(handle, "PRAGMA synchronous = OFF; BEGIN");
    for (int i = 0; i < WORLD_INSTITUTIONS; i++)
        add_institution(&maker, i);
    run(handle, gather);
    for (int i = 0; i < WORLD_INSPECTIONS; i++)
        add_inspection(&maker, i);
    for (int i = 0; i < WORLD_HAZARDS; i++)
        add_hazard(&maker, i);
    run(handle, hand_over);
    for (int i = 0; i < WORLD_ACTIVITIES; i++)
        add_activity(&maker, i);
    for (int i = 0; i < WORLD_INCIDENTS; i++)
        add_incident(&maker, i);
    run(handle, more);
    run(handle, "UPDATE institution SET"
                " last_visited_on = (SELECT max(finished_on) FROM inspection v WHERE v.institution_id ="
                " institution.id AND v.state = 'submitted' AND v.level <> 'institution'),"
                " last_self_check_on = (SELECT max(finished_on) FROM inspection v WHERE v.institution_id ="
                " institution.id AND v.state = 'submitted' AND v.level = 'institution')");
    run(handle, "COMMIT");
}

struct figure_world *figure_world_new(void) {
    struct figure_world *world = calloc(1, sizeof *world);
    must(world != NULL, "memory");
    world->fixture = fixture_new();
    db_rollback(world->fixture->db);
    must(sqlite3_open(world->fixture->path, &world->handle) == SQLITE_OK, "open");
    figure_world_fill(world->handle);
    must(db_begin_read(world->fixture->db) == STATUS_OK, "read");
    return world;
}

void figure_world_free(struct figure_world *world) {
    must(sqlite3_close(world->handle) == SQLITE_OK, "close");
    fixture_free(world->fixture);
    free(world);
}

/* ---- asking ---- */

static void bind_text(sqlite3_stmt *stmt, const char *name, const char *text) {
    int index = sqlite3_bind_parameter_index(stmt, name);
    if (index > 0)
        must(sqlite3_bind_text(stmt, index, text, -1, SQLITE_TRANSIENT) == SQLITE_OK, name);
}

static void bind_day(sqlite3_stmt *stmt, const char *name, int32_t day) {
    char text[DAY_TEXT_SIZE];
    day_format(day, text);
    bind_text(stmt, name, text);
}

int64_t figure_world_ask(sqlite3 *handle, const char *sql, const struct figure_request *request) {
    sqlite3_stmt *stmt = NULL;
    int32_t today = world_day(TODAY);
    must(sqlite3_prepare_v2(handle, sql, -1, &stmt, NULL) == SQLITE_OK, sql);
    bind_day(stmt, ":from", request->from);
    bind_day(stmt, ":to", request->to);
    int32_t end = request->to < today ? request->to : today;
    bind_day(stmt, ":end", end);
    bind_day(stmt, ":as_of", request->as_of == DAY_NONE ? end : request->as_of);
    bind_day(stmt, ":today", today);
    bind_text(stmt, ":county", request->county);
    bind_text(stmt, ":type", names_code(&institution_type_names, (int)request->institution_type));
    bind_text(stmt, ":area", names_code(&area_names, (int)request->area));
    bind_text(stmt, ":severity", names_code(&severity_names, (int)request->severity));
    bind_text(stmt, ":source", names_code(&hazard_source_names, (int)request->source));
    must(sqlite3_step(stmt) == SQLITE_ROW, "no row");
    int64_t value = sqlite3_column_int64(stmt, 0);
    sqlite3_finalize(stmt);
    return value;
}
