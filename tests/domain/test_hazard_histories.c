/* Ten thousand random histories, walked by the people who may and by those who may not, over a month: the row
 * is the fold of its events, figures and ledger filters are what an SQL of its own finds in the events alone.
 */
#include "check.h"
#include "hazard_performer.h"
#include "minan/domain/figure.h"
#include <sqlite3.h>

enum { HISTORIES = 10000, ROUNDS = 6 };

/* ---- dice ---- */

static uint64_t dice = 20261123;

static int below(int limit) {
    dice = dice * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (int)((dice >> 33) % (uint64_t)limit);
}

/* ---- walking ---- */

static const struct {
    const char *who;
    enum hazard_act act;
    enum severity becomes;
} moves[] = {
    {"institution_officer", ACT_ACKNOWLEDGE, 0},
    {"institution_officer", ACT_SUBMIT, 0},
    {"institution_principal", ACT_SUBMIT, 0},
    {"institution_officer", ACT_SUBMIT, 0},
    {"county_supervisor", ACT_CLOSE, 0},
    {"county_supervisor", ACT_CLOSE, 0},
    {"county_leader", ACT_CLOSE, 0},
    {"city_supervisor", ACT_CLOSE, 0},
    {"county_supervisor", ACT_RETURN, 0},
    {"city_supervisor", ACT_RETURN, 0},
    {"county_supervisor", ACT_ASSESS, SEVERITY_MAJOR},
    {"city_supervisor", ACT_ASSESS, SEVERITY_GENERAL},
    {"county_supervisor", ACT_VOID, 0},
    {"institution_officer", ACT_EXTEND, 0},
    {"institution_principal", ACT_EXTEND, 0},
    {"county_supervisor", ACT_GRANT, 0},
    {"county_leader", ACT_GRANT, 0},
    {"county_leader", ACT_REFUSE, 0},
    {"county_leader", ACT_LIST, 0},
    {"city_leader", ACT_LIST, 0},
    {"institution_principal", ACT_ASK_DELIST, 0},
    {"city_leader", ACT_DELIST, 0},
    {"county_supervisor", ACT_RESTRICT, 0},
    {"county_leader", ACT_RESUME, 0},
    {"institution_officer", ACT_PLAN, 0},
    {"institution_officer", ACT_SETTLE, 0},
    {"county_supervisor", ACT_CASE_PLAN, 0},
    {"county_leader", ACT_TRANSFER, 0},
    {"county_supervisor", ACT_ANSWER, 0},
    {"town_officer", ACT_CLOSE, 0},
};
enum { MOVES = sizeof moves / sizeof *moves };

static struct ctx *as(struct fixture *fixture, const char *who) {
    arena_reset(fixture->arena);
    struct ctx *ctx = fixture_as(fixture, who);
    ctx->content_hash = "walk";
    return ctx;
}

static void begin_histories(struct fixture *fixture) {
    for (int i = 1; i <= HISTORIES; i++) {
        arena_reset(fixture->arena);
        log_hazard(fixture, below(4) ? "county_supervisor" : "institution_officer", i,
                   below(5) ? AREA_FIRE : AREA_BUILDING, below(4) ? SEVERITY_GENERAL : SEVERITY_MAJOR);
    }
}

static int walk_round(struct fixture *fixture, int round) {
    int done = 0;
    for (int i = 1; i <= HISTORIES; i++) {
        int m = below(MOVES);
        struct hazard hazard;
        struct performance performance = {.act = moves[m].act,
                                          .hazard = i,
                                          .event = round * HISTORIES + i,
                                          .becomes = moves[m].becomes,
                                          .days = 1 + below(40),
                                          .unresolved = below(2)};
        enum status status = perform(as(fixture, moves[m].who), &performance, &hazard);
        assert_int_not_equal(status, STATUS_INTERNAL);
        assert_int_not_equal(status, STATUS_DATABASE);
        done += status == STATUS_OK;
    }
    return done;
}

static void walk(struct fixture *fixture) {
    int done = 0;
    begin_histories(fixture);
    for (int round = 1; round <= ROUNDS; round++) {
        fixture->now += INT64_C(86400000) * (1 + below(6));
        done += walk_round(fixture, round);
    }
    print_message("%d histories, %d acts\n", HISTORIES, done);
    assert_true(done > HISTORIES);
}

/* ---- the row is the fold ---- */

static bool same_text(const char *a, const char *b) {
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_member(const struct field *field, const void *a, const void *b) {
    switch (field->type) {
    case FIELD_TEXT: return same_text(*(const char *const *)a, *(const char *const *)b);
    case FIELD_UUID: return strcmp(((const struct uuid *)a)->text, ((const struct uuid *)b)->text) == 0;
    case FIELD_DATE: return *(const int32_t *)a == *(const int32_t *)b;
    case FIELD_TIME:
    case FIELD_INT: return *(const int64_t *)a == *(const int64_t *)b;
    case FIELD_BOOL:
    case FIELD_ENUM: return *(const int *)a == *(const int *)b;
    case FIELD_LIST: return ((const struct list *)a)->count == ((const struct list *)b)->count;
    case FIELD_REAL:
    case FIELD_ID:
    case FIELD_OBJECT: break;
    }
    return true;
}

static void assert_same(const struct hazard *row, const struct hazard *fold) {
    for (size_t i = 0; i < hazard_shape.count; i++) {
        const struct field *field = &hazard_shape.fields[i];
        if (strcmp(field->name, "may") == 0) /* nothing may be done to a day gone by */
            continue;
        if (!same_member(field, (const char *)row + field->offset, (const char *)fold + field->offset))
            fail_msg("hazard %s: %s differs", row->uuid.text, field->name);
    }
}

static void assert_rows_are_folds(struct fixture *fixture) {
    for (int i = 1; i <= HISTORIES; i++) {
        struct hazard row, fold;
        struct ctx *ctx = as(fixture, "city_supervisor");
        assert_ok(hazard_get(ctx, &(struct hazard_by_uuid){hazard_uuid(i)}, &row));
        struct hazard_as_of today = {hazard_uuid(i), clock_today(ctx->clock)};
        assert_ok(hazard_view(ctx, &today, &fold));
        assert_same(&row, &fold);
    }
}

/* ---- figures are what the events say ---- */

/* The state, the severity and the deadline of each hazard, from its events; and when it was closed. */
#define TOLD                                                                                                 \
    "WITH told AS (SELECT g.hazard_id,"                                                                      \
    " (SELECT state_after FROM hazard_event e WHERE e.hazard_id = g.hazard_id ORDER BY id DESC LIMIT 1)"     \
    "   AS state,"                                                                                           \
    " (SELECT severity FROM hazard_event e WHERE e.hazard_id = g.hazard_id AND act IN ('log', 'assess')"     \
    "   ORDER BY id DESC LIMIT 1) AS severity,"                                                              \
    " (SELECT deadline FROM hazard_event e WHERE e.hazard_id = g.hazard_id AND deadline IS NOT NULL AND"     \
    "   act IN ('log', 'return', 'grant', 'answer') ORDER BY id DESC LIMIT 1) AS deadline,"                  \
    " (SELECT date(received_at / 1000 + 28800, 'unixepoch') FROM hazard_event e WHERE"                       \
    "   e.hazard_id = g.hazard_id AND act = 'close') AS closed_on,"                                          \
    " (SELECT count(*) FROM hazard_event e WHERE e.hazard_id = g.hazard_id AND act = 'grant') AS granted,"   \
    " (SELECT count(*) FROM hazard_event e WHERE e.hazard_id = g.hazard_id AND act = 'return') AS returns,"  \
    " (SELECT count(*) FROM hazard_event e WHERE e.hazard_id = g.hazard_id AND act = 'list') -"              \
    " (SELECT count(*) FROM hazard_event e WHERE e.hazard_id = g.hazard_id AND act = 'delist') AS listed,"   \
    " (SELECT act FROM hazard_event e WHERE e.hazard_id = g.hazard_id AND act IN ('extend', 'grant',"        \
    "   'refuse', 'submit', 'close', 'transfer', 'void') ORDER BY id DESC LIMIT 1) AS extension,"            \
    " (SELECT act FROM hazard_event e WHERE e.hazard_id = g.hazard_id AND act IN ('restrict', 'resume',"     \
    "   'void') ORDER BY id DESC LIMIT 1) AS restriction,"                                                   \
    " EXISTS (SELECT 1 FROM hazard_event e WHERE e.hazard_id = g.hazard_id AND act = 'plan') AS planned,"    \
    " EXISTS (SELECT 1 FROM hazard_event e WHERE e.hazard_id = g.hazard_id AND act = 'settle') AS settled"   \
    " FROM hazard_event g WHERE g.act = 'log') SELECT count(*) FROM told WHERE "

static int64_t count_events(sqlite3 *handle, const char *today, const char *where) {
    sqlite3_stmt *statement;
    char *sql = sqlite3_mprintf(TOLD "%s", where);
    assert_int_equal(sqlite3_prepare_v2(handle, sql, -1, &statement, NULL), SQLITE_OK);
    if (sqlite3_bind_parameter_count(statement))
        sqlite3_bind_text(statement, 1, today, -1, SQLITE_STATIC);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    int64_t count = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_free(sql);
    return count;
}

#define UNRESOLVED "state IN ('open', 'submitted')"

static const struct {
    const char *id;
    const char *numerator;
    const char *denominator; /* NULL: a plain count */
} figures[] = {
    {"hazards_found", "state <> 'void'", NULL},
    {"hazards_closed", "state = 'closed'", NULL},
    {"rectification_rate", "state = 'closed'", "state <> 'void'"},
    {"on_time_rate", "state = 'closed' AND deadline < ?1 AND closed_on <= deadline",
     "state <> 'void' AND deadline < ?1"},
    {"overdue_hazards", "state = 'open' AND deadline < ?1", NULL},
    {"hazard_stock", UNRESOLVED, NULL},
    {"major_hazards", "state <> 'void' AND severity = 'major'", NULL},
    {"major_open", UNRESOLVED " AND severity = 'major'", NULL},
};

static const struct figure_value *value_of(const struct figure_board *board, const char *id) {
    const struct figure_value *value = board->figures.items;
    for (size_t i = 0; i < board->figures.count; i++) {
        if (strcmp(value[i].id, id) == 0)
            return &value[i];
    }
    fail_msg("no figure %s", id);
    return NULL;
}

static void assert_figures(struct fixture *fixture, sqlite3 *handle, const char *today) {
    struct figure_board board;
    struct figure_request request;
    struct ctx *ctx = as(fixture, "city_supervisor");
    shape_clear(&figure_request_shape, &request);
    request.from = fixture_day("2026-11-01");
    assert_ok(figure_board(ctx, &request, &board));
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
        const struct figure_value *value = value_of(&board, figures[i].id);
        int64_t want = count_events(handle, today, figures[i].numerator);
        if (value->numerator != want)
            fail_msg("%s: %lld, in the events %lld", figures[i].id, (long long)value->numerator,
                     (long long)want);
        if (figures[i].denominator)
            assert_int_equal(value->denominator, count_events(handle, today, figures[i].denominator));
    }
}

/* ---- ledger filters, too ---- */

static const struct {
    const char *name;
    size_t offset;
    const char *where;
} filters[] = {
#define FILTER(member, where)                                                                                \
    { #member, offsetof(struct hazard_filter, member), where }
    FILTER(extended, "granted > 0"),
    FILTER(extension_pending, "extension = 'extend'"),
    FILTER(listed, "listed > 0 AND state <> 'void'"),
    FILTER(restricted, "restriction = 'restrict'"),
    FILTER(returned, "returns > 0"),
    FILTER(plan_missing, UNRESOLVED " AND severity = 'major' AND NOT (planned AND settled)"),
#undef FILTER
};

static void assert_filters(struct fixture *fixture, sqlite3 *handle, const char *today) {
    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++) {
        struct hazard_filter filter;
        struct hazard_page page;
        int64_t want = count_events(handle, today, filters[i].where);
        shape_clear(&hazard_filter_shape, &filter);
        *(enum truth *)(void *)((char *)&filter + filters[i].offset) = YES;
        assert_ok(hazard_list(as(fixture, "city_supervisor"), &filter, &page));
        if (page.total != want)
            fail_msg("%s: %lld, in the events %lld", filters[i].name, (long long)page.total, (long long)want);
        assert_true(want > 0);
        *(enum truth *)(void *)((char *)&filter + filters[i].offset) = NO;
        assert_ok(hazard_list(as(fixture, "city_supervisor"), &filter, &page));
        assert_int_equal(page.total, HISTORIES - want);
    }
}

static void test_rows_figures_and_filters_are_what_the_events_say(void **state) {
    struct fixture *fixture = *state;
    sqlite3 *handle;
    char today[DAY_TEXT_SIZE];
    walk(fixture);
    assert_rows_are_folds(fixture);
    fixture_commit(fixture);
    day_format(clock_today(&fixture->clock), today);
    assert_int_equal(sqlite3_open_v2(fixture->path, &handle, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_figures(fixture, handle, today);
    assert_filters(fixture, handle, today);
    sqlite3_close(handle);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_rows_figures_and_filters_are_what_the_events_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
