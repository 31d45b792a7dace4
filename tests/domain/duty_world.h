/* duty_world.h: a year of a small city lived day by day: institutions that open, close, pause and work well,
 * late or no more; bureaus and leaders that act or forget. What happened is written to the database as it
 * happens and kept here in plain arrays, from which the statuses are worked out once more, straightforwardly,
 * day by day.
 */
#ifndef MINAN_TESTS_DOMAIN_DUTY_WORLD_H
#define MINAN_TESTS_DOMAIN_DUTY_WORLD_H

#include "fixture.h"
#include "minan/domain/duty.h"
#include <sqlite3.h>

enum { WORLD_HOMES = 36, WORLD_DAYS = 430, WORLD_COUNTIES = 2, WORLD_BUREAUS = 3, WORLD_LEADERS = 3 };

/* What can be done; of institutions, then of bureaus and leaders. */
enum deed {
    DID_SELF,
    DID_LED,
    DID_GAS,
    DID_COUNTY_VISIT,
    DID_KEY_VISIT,
    DID_CITY_LEADER_VISIT,
    DID_DRILL,
    DID_SUPPLIES,
    DID_RISK,
    DID_ACCEPTED,
    DID_TRAINED,
    DID_ROSTER,
    DEEDS,
};
enum bureau_deed { BUREAU_VISIT, BUREAU_REPORT, BUREAU_FIRE_DRILL, BUREAU_ROSTER, BUREAU_DEEDS };

struct world_home {
    int county; /* 0 or 1 */
    bool gas;
    bool crowded; /* 100 people and more */
    bool elderly;
    bool cd; /* a building of grade C or D */
    bool fire_station;
    int diligence;       /* percent: how likely it does in a period what it owes */
    int opened;          /* day of the world; below 0: before it began */
    int closed;          /* WORLD_DAYS: never */
    int stops;           /* from this day on it does nothing more */
    int building_found;  /* day of a hazard of the building; WORLD_DAYS: none */
    int building_closed; /* WORLD_DAYS: never */
    bool suspended[WORLD_DAYS];
    unsigned char did[DEEDS][WORLD_DAYS];
};

struct world {
    struct fixture *fixture;
    sqlite3 *handle;
    uint64_t dice;
    int32_t first; /* 2026-01-01 */
    int known;     /* the last day that has happened: the register says what is known then */
    int serial;
    struct world_home homes[WORLD_HOMES];
    unsigned char bureau_did[WORLD_BUREAUS][BUREAU_DEEDS][WORLD_DAYS]; /* counties, then the city */
    unsigned char lectured[WORLD_LEADERS][WORLD_DAYS];                 /* of the counties, then of the city */
};

struct world *world_new(uint64_t seed);
void world_free(struct world *world);
/* That day happens, and is the clock's from then on. */
void world_live(struct world *world, int day);
struct ctx *world_ask(struct world *world); /* a request of the city's supervisor */

/* The statuses worked out once more, of a duty of that code in the period that holds `day`, as of `today`.
 * Counts by status for row 0 and 1 (counties) and 2 (the city bureau). False: not one of the world's duties.
 */
struct world_cell {
    int64_t by_status[DUTY_STATUSES];
    int64_t done; /* INT_NONE where the board has none */
    int64_t needed;
    int64_t total;
};
bool world_cell(const struct world *world, const char *code, int row, int day, int today,
                struct world_cell *ret_cell);
/* Of one institution; 0: it does not owe it. */
enum duty_status world_status(const struct world *world, const char *code, int home, int day, int today);
/* Last day to act, and days of warning, in the period that holds day; of windows the last one that has begun.
 * False: none has. */
bool world_term(const struct world *world, const char *code, int day, int *ret_from, int *ret_due,
                int *ret_lead);

#endif
