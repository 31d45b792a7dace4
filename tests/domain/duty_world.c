#include "duty_world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MUST(condition)                                                                                      \
    do {                                                                                                     \
        if (!(condition)) {                                                                                  \
            fprintf(stderr, "duty_world.c:%d: %s\n", __LINE__, #condition);                                  \
            abort();                                                                                         \
        }                                                                                                    \
    } while (0)

enum { HOME_ID = 101, CITY_ROW = 2, DAY_MS = 86400000, MONTHS_12 = 12 };

/* ---- dice ---- */

static int below(struct world *world, int limit) {
    world->dice = world->dice * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (int)((world->dice >> 33) % (uint64_t)limit);
}

static bool chance(struct world *world, int percent) {
    return below(world, 100) < percent;
}

/* ---- into the database ---- */

static void run(struct world *world, const char *sql) {
    char *message = NULL;
    if (sqlite3_exec(world->handle, sql, NULL, NULL, &message) == SQLITE_OK)
        return;
    fprintf(stderr, "duty_world: %s\n%s\n", message, sql);
    abort();
}

static const char *day_text(const struct world *world, int day, char text[DAY_TEXT_SIZE]) {
    day_format(world->first + day, text);
    return text;
}

static void insert_visit(struct world *world, int home, int day, const char *level, const char *kind,
                         bool led) {
    char sql[900];
    char text[DAY_TEXT_SIZE];
    bool own = strcmp(level, "institution") == 0;
    snprintf(
        sql, sizeof sql,
        "INSERT INTO inspection (uuid, institution_id, institution_type, city_id, county_id, level, kind,"
        " led_by_principal, led_by_leader, checklist_id, author_id, started_at, finished_at, finished_on,"
        " received_at, team_size, items_passed, items_failed, items_not_applicable, content_hash)"
        " SELECT '00000000-0000-4000-8000-2%011d', id, type, city_id, county_id, '%s', '%s', %d, %d, 1, 3,"
        " 0, 0, '%s', 0, 1, 1, 0, 0, '' FROM institution WHERE id = %d",
        ++world->serial, level, kind, own && led, !own && led, day_text(world, day, text), HOME_ID + home);
    run(world, sql);
}

static void insert_activity(struct world *world, const char *kind, const char *level, int home, int row,
                            int day, const char *more) {
    char sql[900];
    char text[DAY_TEXT_SIZE];
    char owner[60];
    bool own = strcmp(level, "institution") == 0;
    if (own)
        snprintf(owner, sizeof owner, "%d, 1, %d", HOME_ID + home, FIXTURE_COUNTY_ID + row);
    else if (row == CITY_ROW)
        snprintf(owner, sizeof owner, "NULL, 1, NULL");
    else
        snprintf(owner, sizeof owner, "NULL, 1, %d", FIXTURE_COUNTY_ID + row);
    day_text(world, day, text);
    snprintf(sql, sizeof sql,
             "INSERT INTO activity (uuid, kind, level, institution_id, city_id, county_id, title, held_on, "
             "held_to,"
             " stock_days, leader_id, author_id, received_at, content_hash) VALUES"
             " ('00000000-0000-4000-8000-3%011d', '%s', '%s', %s, '活动', '%s', %s, 3, 0, '')",
             ++world->serial, kind, level, owner, text, more);
    run(world, sql);
}

static void insert_home(struct world *world, int i) {
    const struct world_home *home = &world->homes[i];
    char sql[900];
    char text[DAY_TEXT_SIZE];
    snprintf(
        sql, sizeof sql,
        "INSERT INTO institution (id, uuid, name, type, city_id, county_id, opened_on, people_served, staff,"
        " kitchen_fuel, building_grade, micro_fire_station, volunteer_brigade, created_at, updated_at)"
        " VALUES (%d, '00000000-0000-4000-8000-1%011d', '机构%02d', '%s', 1, %d, '%s', %d, 20, '%s', %s, %d, "
        "1,"
        " 0, 0)",
        HOME_ID + i, i, i, home->elderly ? "elderly_care" : "child_welfare", FIXTURE_COUNTY_ID + home->county,
        day_text(world, home->opened, text), home->crowded ? 90 : 10, home->gas ? "bottled_gas" : "electric",
        home->cd ? "'C'" : "'A'", home->fire_station);
    run(world, sql);
}

static void set_home(struct world *world, int i, int day, const char *what) {
    char sql[300];
    snprintf(sql, sizeof sql, "UPDATE institution SET %s, updated_at = %lld WHERE id = %d", what,
             (long long)day_start(world->first + day), HOME_ID + i);
    run(world, sql);
}

/* ---- who they are ---- */

static void make_home(struct world *world, int i) {
    struct world_home *home = &world->homes[i];
    *home = (struct world_home){.county = i % WORLD_COUNTIES,
                                .gas = chance(world, 60),
                                .crowded = chance(world, 40),
                                .elderly = chance(world, 70),
                                .cd = chance(world, 30),
                                .fire_station = chance(world, 80),
                                .diligence = i % 3 == 0 ? 100 : 40 + below(world, 60),
                                .opened = chance(world, 75) ? -400 : below(world, 360),
                                .closed = WORLD_DAYS,
                                .stops = chance(world, 25) ? below(world, 360) : WORLD_DAYS,
                                .building_found = chance(world, 50) ? below(world, 200) : WORLD_DAYS,
                                .building_closed = WORLD_DAYS};
    if (chance(world, 20))
        home->closed = (home->opened < 0 ? 0 : home->opened) + 20 + below(world, 300);
    if (home->building_found < WORLD_DAYS && chance(world, 80))
        home->building_closed = home->building_found + below(world, 150);
    for (int pause = below(world, 3); pause > 0; pause--) {
        int from = below(world, 380);
        int days = 1 + below(world, 40);
        for (int day = from; day < from + days && day < WORLD_DAYS; day++)
            home->suspended[day] = home->opened < day && day < home->closed;
    }
    insert_home(world, i);
}

static void clear_city(struct world *world) {
    run(world, "DELETE FROM institution_search; DELETE FROM account WHERE institution_id IS NOT NULL;"
               " DELETE FROM institution");
}

struct world *world_new(uint64_t seed) {
    struct world *world = calloc(1, sizeof *world);
    MUST(world);
    world->dice = seed;
    world->fixture = fixture_new();
    world->first = fixture_day("2026-01-01");
    db_rollback(world->fixture->db);
    MUST(sqlite3_open(world->fixture->path, &world->handle) == SQLITE_OK);
    run(world, "PRAGMA synchronous = OFF");
    clear_city(world);
    for (int i = 0; i < WORLD_HOMES; i++)
        make_home(world, i);
    return world;
}

void world_free(struct world *world) {
    MUST(sqlite3_close(world->handle) == SQLITE_OK);
    fixture_free(world->fixture);
    free(world);
}

/* ---- a day ---- */

static bool works(const struct world_home *home, int day) {
    return day >= home->opened && day < home->closed && !home->suspended[day] && day < home->stops;
}

/* Some act once in `days` days or so. */
static bool moved(struct world *world, const struct world_home *home, int days) {
    return below(world, days * 100) < home->diligence * 2;
}

static void live_building(struct world *world, int i, int day) {
    const struct world_home *home = &world->homes[i];
    char sql[700];
    char text[DAY_TEXT_SIZE];
    day_text(world, day, text);
    if (home->building_found == day) {
        snprintf(
            sql, sizeof sql,
            "INSERT INTO hazard (uuid, institution_id, institution_type, city_id, county_id, source, area,"
            " severity, description, found_on, found_at, logged_by, deadline, original_deadline, state,"
            " content_hash, received_at) VALUES ('00000000-0000-4000-8000-4%011d', %d, 'other', 1, %d, "
            "'county',"
            " 'building', 'major', '墙体开裂', '%s', 0, 3, '2027-12-31', '2027-12-31', 'open', '', 0)",
            i, HOME_ID + i, FIXTURE_COUNTY_ID + home->county, text);
        run(world, sql);
    }
    if (home->building_closed == day) {
        snprintf(sql, sizeof sql,
                 "UPDATE hazard SET state = 'closed', closed_on = '%s' WHERE institution_id = %d", text,
                 HOME_ID + i);
        run(world, sql);
    }
}

static void live_checks(struct world *world, int i, int day) {
    struct world_home *home = &world->homes[i];
    if (moved(world, home, 20)) {
        bool led = chance(world, 30);
        insert_visit(world, i, day, "institution", "self", led);
        home->did[DID_SELF][day]++;
        home->did[DID_LED][day] += led;
    }
    if (moved(world, home, 20)) {
        insert_visit(world, i, day, "institution", "gas_self", chance(world, 50));
        home->did[DID_GAS][day]++;
    }
}

static void live_activities(struct world *world, int i, int day) {
    struct world_home *home = &world->homes[i];
    struct {
        enum deed deed;
        const char *kind;
        int days;
        const char *more;
    } list[] = {
        {DID_DRILL, "emergency_drill", 120, "NULL, NULL, NULL"},
        {DID_SUPPLIES, "supplies", 70, "NULL, 30, NULL"},
        {DEEDS, "supplies", 70, "NULL, 29, NULL"}, /* too few days: counts for nothing */
        {DID_RISK, "risk_report", 250, "NULL, NULL, NULL"},
        {DID_ACCEPTED, "standard_acceptance", 300, "NULL, NULL, NULL"},
    };
    for (size_t k = 0; k < sizeof list / sizeof *list; k++) {
        if (!moved(world, home, list[k].days))
            continue;
        insert_activity(world, list[k].kind, "institution", i, home->county, day, list[k].more);
        if (list[k].deed != DEEDS)
            home->did[list[k].deed][day]++;
    }
}

/* A roster of the days ahead, as an institution writes it; sometimes with gaps. */
static void live_roster(struct world *world, int i, int day) {
    struct world_home *home = &world->homes[i];
    char text[DAY_TEXT_SIZE];
    char more[60];
    if (day % 10 != 0 || below(world, 100) >= home->diligence)
        return;
    int days = 10 + below(world, 3);
    snprintf(more, sizeof more, "'%s', NULL, NULL", day_text(world, day + days - 1, text));
    insert_activity(world, "duty_roster", "institution", i, home->county, day, more);
    for (int d = day; d < day + days && d < WORLD_DAYS; d++)
        home->did[DID_ROSTER][d] = 1;
}

static void live_visits(struct world *world, int i, int day) {
    struct world_home *home = &world->homes[i];
    bool key = chance(world, 40);
    if (chance(world, 1)) {
        insert_visit(world, i, day, "county", key ? "key_date" : "routine", false);
        home->did[DID_COUNTY_VISIT][day]++;
        home->did[DID_KEY_VISIT][day] += key;
        world->bureau_did[home->county][BUREAU_VISIT][day]++;
    }
    if (below(world, 1000) < 2) {
        insert_visit(world, i, day, "city", "supervision", true);
        home->did[DID_CITY_LEADER_VISIT][day]++;
        world->bureau_did[CITY_ROW][BUREAU_VISIT][day]++;
    }
}

static void live_status(struct world *world, int i, int day) {
    const struct world_home *home = &world->homes[i];
    bool before = day > 0 && home->suspended[day - 1];
    char what[80];
    char text[DAY_TEXT_SIZE];
    if (home->closed == day) {
        snprintf(what, sizeof what, "status = 'closed', closed_on = '%s'", day_text(world, day, text));
        set_home(world, i, day, what);
    } else if (home->suspended[day] != before && day < home->closed) {
        set_home(world, i, day, home->suspended[day] ? "status = 'suspended'" : "status = 'operating'");
    }
}

static void live_training(struct world *world, int row, int day) {
    char sql[200];
    if (!chance(world, 3))
        return;
    insert_activity(world, "training", "county", 0, row, day, "NULL, NULL, NULL");
    sqlite3_int64 activity = sqlite3_last_insert_rowid(world->handle);
    for (int i = row; i < WORLD_HOMES; i += WORLD_COUNTIES) {
        if (!works(&world->homes[i], day) || !chance(world, 25))
            continue;
        snprintf(sql, sizeof sql, "INSERT INTO activity_participant VALUES (%lld, %d)", (long long)activity,
                 HOME_ID + i);
        run(world, sql);
        world->homes[i].did[DID_TRAINED][day]++;
    }
}

static void live_bureau(struct world *world, int row, int day) {
    const char *level = row == CITY_ROW ? "city" : "county";
    char text[DAY_TEXT_SIZE];
    char more[60];
    if (chance(world, 1)) {
        insert_activity(world, "safety_report", level, 0, row, day, "NULL, NULL, NULL");
        world->bureau_did[row][BUREAU_REPORT][day]++;
    }
    if (below(world, 1000) < 3) {
        insert_activity(world, "fire_drill", level, 0, row, day, "NULL, NULL, NULL");
        world->bureau_did[row][BUREAU_FIRE_DRILL][day]++;
    }
    if (day % 7 == 0 && chance(world, 93)) {
        snprintf(more, sizeof more, "'%s', NULL, NULL", day_text(world, day + 6, text));
        insert_activity(world, "duty_roster", level, 0, row, day, more);
        for (int d = day; d < day + 7 && d < WORLD_DAYS; d++)
            world->bureau_did[row][BUREAU_ROSTER][d] = 1;
    }
}

static void live_leader(struct world *world, int leader, int day) {
    static const char *const logins[] = {"county_leader", "far_leader", "city_leader"};
    char more[60];
    if (below(world, 1000) >= 5)
        return;
    snprintf(more, sizeof more, "NULL, NULL, %lld", (long long)fixture_account_id(logins[leader]).value);
    insert_activity(world, "lecture", leader == CITY_ROW ? "city" : "county", 0, leader, day, more);
    world->lectured[leader][day]++;
}

void world_live(struct world *world, int day) {
    run(world, "BEGIN");
    for (int i = 0; i < WORLD_HOMES; i++) {
        live_status(world, i, day);
        live_building(world, i, day);
        if (!works(&world->homes[i], day))
            continue;
        live_checks(world, i, day);
        live_activities(world, i, day);
        live_roster(world, i, day);
        live_visits(world, i, day);
    }
    for (int row = 0; row < WORLD_BUREAUS; row++) {
        if (row != CITY_ROW)
            live_training(world, row, day);
        live_bureau(world, row, day);
        live_leader(world, row, day);
    }
    run(world, "COMMIT");
    world->known = day;
    world->fixture->now = day_start(world->first + day) + INT64_C(12) * 3600 * 1000;
}

struct ctx *world_ask(struct world *world) {
    arena_reset(world->fixture->arena);
    struct ctx *ctx = fixture_as(world->fixture, "city_supervisor");
    return ctx;
}
