/* grow.c: more hazards in a demo city, until there are as many as said: copies of those it has, on the same
 * days and at the same institutions, under UUIDs of their own, without a history. Triggers keep the tallies
 * meanwhile. Usage: grow DATA HAZARDS */
#include "client.h"
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#define COLUMNS                                                                                              \
    "institution_id, institution_type, city_id, county_id, town_id, source, item_id, item_code, area, "      \
    "severity,"                                                                                              \
    " description, basis, found_on, found_at, logged_by, deadline, original_deadline, state, fixed_on_site," \
    " repeat, closed_on, closed_at, closed_by, void_reason, content_hash, received_at"

static void run(sqlite3 *handle, const char *sql) {
    char *message = NULL;
    if (sqlite3_exec(handle, sql, NULL, NULL, &message) != SQLITE_OK)
        give_up("%s: %s", sql, message);
}

static sqlite3_int64 hazards(sqlite3 *handle) {
    sqlite3_stmt *stmt = NULL;
    if (sqlite3_prepare_v2(handle, "SELECT count(*) FROM hazard", -1, &stmt, NULL) != SQLITE_OK ||
        sqlite3_step(stmt) != SQLITE_ROW)
        give_up("%s", sqlite3_errmsg(handle));
    sqlite3_int64 count = sqlite3_column_int64(stmt, 0);
    sqlite3_finalize(stmt);
    return count;
}

/* Spread evenly over the years: of every thousand in the order they were found, the first so many. */
static void copy(sqlite3 *handle, sqlite3_int64 have, sqlite3_int64 wanted) {
    sqlite3_stmt *stmt = NULL;
    if (sqlite3_prepare_v2(handle,
                           "INSERT INTO hazard (uuid, " COLUMNS
                           ") SELECT format('%08x-%04x-4%03x-8%03x-%012x', id, 1, id % 4096,"
                           " id / 4096 % 4096, random() & 0xffffffffffff), " COLUMNS
                           " FROM hazard WHERE id * 7919 % 1000 < ?1 ORDER BY id",
                           -1, &stmt, NULL) != SQLITE_OK)
        give_up("%s", sqlite3_errmsg(handle));
    sqlite3_bind_int64(stmt, 1, (wanted - have) * 1000 / have + 1);
    if (sqlite3_step(stmt) != SQLITE_DONE)
        give_up("%s", sqlite3_errmsg(handle));
    sqlite3_finalize(stmt);
}

int main(int count, char **arguments) {
    char path[512];
    sqlite3 *handle = NULL;
    if (count != 3)
        give_up("usage: grow DATA HAZARDS");
    snprintf(path, sizeof path, "%s/minan.db", arguments[1]);
    if (sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
        give_up("cannot open %s", path);
    run(handle, "PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000; BEGIN");
    sqlite3_int64 have = hazards(handle);
    if (have < atoll(arguments[2]))
        copy(handle, have, atoll(arguments[2]));
    run(handle, "COMMIT; ANALYZE hazard; ANALYZE hazard_tally; PRAGMA wal_checkpoint(TRUNCATE)");
    printf("%lld hazards, %lld before\n", hazards(handle), have);
    sqlite3_close(handle);
    return 0;
}
