/* fixture.h: a small city for tests: 澜江市 529900 with the counties 石麓县 529901 and 青岭县 529902, an
 * account for every role, three institutions and the published sample checklist (175 items). The clock stands
 * at 2026-11-23 10:00 China time.
 *
 * Everything runs in one write transaction that fixture_free rolls back. Logins are the names below, all with
 * one password. Any failure while it is made aborts the test program.
 */
#ifndef MINAN_TESTS_DOMAIN_FIXTURE_H
#define MINAN_TESTS_DOMAIN_FIXTURE_H

#include "minan/domain/ctx.h"

#define FIXTURE_PASSWORD "Minan#2026x"

#define FIXTURE_HOME "00000000-0000-4000-8000-000000000001" /* 福寿养老院, county 1, town 529901001 */
#define FIXTURE_OTHER_HOME                                                                                   \
    "00000000-0000-4000-8000-000000000002" /* 石麓县儿童福利院, county 1, town 529901002 */
#define FIXTURE_FAR_HOME  "00000000-0000-4000-8000-000000000003" /* 青岭养老院, county 2, town 529902001 */
#define FIXTURE_CHECKLIST "00000000-0000-4000-8000-000000000010"

enum {
    FIXTURE_CITY_ID = 1,
    FIXTURE_COUNTY_ID = 2,
    FIXTURE_FAR_COUNTY_ID = 3,
    FIXTURE_TOWN_ID = 4,
    FIXTURE_OTHER_TOWN_ID = 5,
    FIXTURE_FAR_TOWN_ID = 6,
    FIXTURE_HOME_ID = 1,
    FIXTURE_OTHER_HOME_ID = 2,
    FIXTURE_FAR_HOME_ID = 3,
};

struct fixture {
    char folder[40]; /* holds minan.db and files/ */
    char path[64];   /* of the database */
    char store[64];
    int64_t now; /* milliseconds; a test may move it */
    struct clock clock;
    struct seal seal; /* all zero; a test may take another */
    struct arena *arena;
    struct err err;
    struct db *db;
    struct ctx ctx;
};

struct fixture *fixture_new(void);
void fixture_free(struct fixture *fixture);
void fixture_commit(struct fixture *fixture);   /* and begins the next transaction */
void fixture_rollback(struct fixture *fixture); /* and begins the next transaction */

/* A fresh request of that account: the code of a role (county 1, its institution `home`, its town 529901001,
 * or the city), "second_supervisor" (county 1), "other_principal" (other_home), "far_leader",
 * "far_supervisor", "far_principal" (county 2), or "" for nobody. The one before it is void. */
struct ctx *fixture_as(struct fixture *fixture, const char *name);

struct account_id fixture_account_id(const char *name);
struct uuid fixture_account_uuid(const char *name);
struct uuid fixture_uuid(const char *text);
int32_t fixture_day(const char *text); /* "2026-11-23" */

/* For test programs that open the database by other means: makes the same city in a file, and closes it. */
void fixture_make_database(const char *path);

/* cmocka setup and teardown: *state is the fixture */
int fixture_setup(void **state);
int fixture_teardown(void **state);

#endif
