/* What figures cost does not grow with history. Work is counted in steps of SQLite's machine, which are the
 * same on every computer, in two cities made by the demo: alike but for how long they have been at it. */
#include "check.h"
#include "minan/domain/demo.h"
#include "minan/domain/figure.h"
#include <ftw.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { INSTITUTIONS = 240, SHORT = 12, LONG = 72 };
/* The two stories are told by the same dice but are not the same: this year's records differ by some percent
 * in number. Six times as many records of years gone by may add no more than that; a walk through them would
 * multiply the work. */
enum { PERCENT_MOST = 115 };

/* ---- steps: of every statement of every connection that is opened from now on ---- */

static int64_t steps;

static int add_steps(unsigned kind, void *user, void *statement, void *nanoseconds) {
    (void)kind, (void)user, (void)nanoseconds;
    steps += sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 1);
    return 0;
}

static int watch(sqlite3 *handle, char **message, const void *routines) {
    (void)message, (void)routines;
    return sqlite3_trace_v2(handle, SQLITE_TRACE_PROFILE, add_steps, NULL);
}

/* ---- a city ---- */

struct city {
    char folder[40];
    struct arena *arena;
    struct err err;
    int64_t now;
    struct clock clock;
    struct ctx ctx;
};

static int drop_entry(const char *path, const struct stat *info, int type, struct FTW *walk) {
    (void)info, (void)type, (void)walk;
    return remove(path);
}

static void begin(struct city *city, struct db *db) {
    city->clock = clock_fixed(&city->now);
    city->ctx = (struct ctx){.arena = city->arena,
                             .err = &city->err,
                             .clock = &city->clock,
                             .db = db,
                             .request_id = "cost",
                             .store_dir = city->folder,
                             .content_hash = ""};
    err_init(&city->err, city->arena);
}

static void make(struct city *city, int64_t months) {
    char path[80], accounts[80];
    struct db *db;
    snprintf(city->folder, sizeof city->folder, "/tmp/minan-cost-XXXXXX");
    assert_non_null(mkdtemp(city->folder));
    snprintf(path, sizeof path, "%s/minan.db", city->folder);
    snprintf(accounts, sizeof accounts, "%s/demo-accounts.csv", city->folder);
    city->arena = arena_new((size_t)1 << 30);
    city->now = INT64_C(1795400000000); /* 2026-11-23 */
    assert_ok(db_open_writer(path, &db));
    assert_ok(db_migrate(db, city->now));
    begin(city, db);
    const struct demo_options options = {.seed = 7,
                                         .institutions = INSTITUTIONS,
                                         .months = months,
                                         .today = fixture_day("2026-11-23"),
                                         .accounts_path = accounts};
    assert_ok(demo_make(&city->ctx, &options));
    db_close(db);
    assert_ok(db_open_reader(path, &db));
    assert_ok(db_begin_read(db));
    begin(city, db);
}

static void drop(struct city *city) {
    db_rollback(city->ctx.db);
    db_close(city->ctx.db);
    arena_free(city->arena);
    assert_int_equal(nftw(city->folder, drop_entry, 8, FTW_DEPTH | FTW_PHYS), 0);
}

/* ---- what is asked ---- */

typedef enum status question(struct ctx *ctx, const struct figure_request *request);

static enum status board(struct ctx *ctx, const struct figure_request *request) {
    struct figure_board reply;
    return figure_board(ctx, request, &reply);
}

static enum status breakdown(struct ctx *ctx, const struct figure_request *request) {
    struct figure_breakdown reply;
    return figure_breakdown(ctx, request, &reply);
}

static enum status trend(struct ctx *ctx, const struct figure_request *request) {
    struct figure_trend reply;
    return figure_trend(ctx, request, &reply);
}

struct ask {
    const char *name;
    question *question;
    const char *from;
    const char *to;
    struct figure_request request; /* the rest of it */
};

static const struct ask asks[] = {
    {"board of the year", board, "2026-01-01", "2026-11-23", {0}},
    {"board of the month", board, "2026-11-01", "2026-11-23", {0}},
    {"board of days in the middle of months", board, "2026-03-10", "2026-06-20", {0}},
    {"board of a year up to a day", board, "2025-12-01", "2026-10-20", {0}},
    {"board of major hazards", board, "2026-01-01", "2026-11-23", {.severity = SEVERITY_MAJOR}},
    {"board of a county", board, "2026-01-01", "2026-11-23", {.county = "990101"}},
    {"board of a type", board, "2026-01-01", "2026-11-23", {.institution_type = TYPE_ELDERLY_CARE}},
    {"board of an area", board, "2026-01-01", "2026-11-23", {.area = AREA_FIRE}},
    {"breakdown by county", breakdown, "2026-01-01", "2026-11-23", {.by = GROUP_COUNTY}},
    {"breakdown by month", breakdown, "2026-01-01", "2026-11-23", {.by = GROUP_MONTH}},
    {"trend", trend, "2026-01-01", "2026-11-23", {0}},
};
enum { ASKS = sizeof asks / sizeof *asks };

static int64_t steps_of(struct city *city, const struct ask *ask) {
    struct figure_request request = ask->request;
    request.as_of = DAY_NONE;
    request.from = fixture_day(ask->from);
    request.to = fixture_day(ask->to);
    city->ctx.actor = (struct actor){.role = ROLE_CITY_SUPERVISOR, .scope = {.city_id = 1}, .city_id = 1};
    steps = 0;
    assert_ok(ask->question(&city->ctx, &request));
    return steps;
}

static void ask_all(int64_t months, int64_t ret_steps[ASKS]) {
    struct city city;
    make(&city, months);
    for (int i = 0; i < ASKS; i++)
        ret_steps[i] = steps_of(&city, &asks[i]);
    drop(&city);
}

static void test_six_years_of_history_cost_what_one_does(void **state) {
    int64_t few[ASKS], many[ASKS];
    (void)state;
    assert_int_equal(sqlite3_auto_extension((void (*)(void))watch), SQLITE_OK);
    ask_all(SHORT, few);
    ask_all(LONG, many);
    sqlite3_reset_auto_extension();
    for (int i = 0; i < ASKS; i++) {
        print_message("%s: %lld steps after a year, %lld after six\n", asks[i].name, (long long)few[i],
                      (long long)many[i]);
        assert_true(few[i] > INSTITUTIONS);
    }
    for (int i = 0; i < ASKS; i++) {
        if (many[i] * 100 > few[i] * PERCENT_MOST)
            fail_msg("%s costs %lld steps, %lld with a year of history", asks[i].name, (long long)many[i],
                     (long long)few[i]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_six_years_of_history_cost_what_one_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
