/* A year day by day: hundreds of hazards that are found, submitted, returned, extended and closed at random
 * while the engine looks once or twice a day and sometimes stands still for days. What it recorded must equal
 * what a plain computation in this file says: no rung missing, none double, every one on its day, every
 * person told once. The hazards are changed behind the program's back, as any future act might. */
#include "check.h"

#include "minan/domain/hazard.h"
#include "minan/domain/message.h"
#include "minan/domain/reminder.h"
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

enum { HAZARDS = 600, YEAR = 365, RUNGS = 5, NEVER = -1, HORIZON = YEAR + 60 };

static const int days_of[RUNGS] = {-3, 0, 3, 7, 15};

/* ---- the people, as bits ---- */

static const char *const people[] = {
    "institution_principal", "institution_officer", "other_principal", "far_principal", "county_supervisor",
    "second_supervisor",     "far_supervisor",      "county_leader",   "far_leader",    "city_supervisor",
    "city_leader",           "guest_inspector",     "town_officer",    "auditor",       "system_admin",
};
enum { PEOPLE = sizeof people / sizeof *people };
enum {
    PRINCIPAL = 1 << 0,
    OFFICER = 1 << 1,
    OTHER_PRINCIPAL = 1 << 2,
    FAR_PRINCIPAL = 1 << 3,
    SUPERVISOR = 1 << 4,
    SECOND = 1 << 5,
    FAR_SUPERVISOR = 1 << 6,
    LEADER = 1 << 7,
    FAR_LEADER = 1 << 8,
    CITY_SUPERVISOR = 1 << 9,
    CITY_LEADER = 1 << 10,
};

struct home {
    int id;
    int county;
    unsigned institution;
    unsigned principal;
    unsigned supervisors;
    unsigned leader;
    const char *issuers[3];
};
static const struct home homes[] = {
    {1,
     2,
     PRINCIPAL | OFFICER,
     PRINCIPAL,
     SUPERVISOR | SECOND,
     LEADER,
     {"county_supervisor", "second_supervisor", "city_supervisor"}},
    {2,
     2,
     OTHER_PRINCIPAL,
     OTHER_PRINCIPAL,
     SUPERVISOR | SECOND,
     LEADER,
     {"county_supervisor", "second_supervisor", "city_supervisor"}},
    {3,
     3,
     FAR_PRINCIPAL,
     FAR_PRINCIPAL,
     FAR_SUPERVISOR,
     FAR_LEADER,
     {"far_supervisor", "far_supervisor", "city_supervisor"}},
};
enum { HOMES = sizeof homes / sizeof *homes };

static unsigned bit_of(const char *name) {
    for (int i = 0; i < PEOPLE; i++) {
        if (strcmp(people[i], name) == 0)
            return 1u << i;
    }
    return 0;
}

/* ---- a hazard of the model ---- */

enum stage { OPEN, SUBMITTED, CLOSED };

struct model {
    const struct home *home;
    bool self;
    bool major;
    const char *logger;
    int found;
    int deadline;
    enum stage stage;
    bool by_principal; /* submitted */
    bool signed_once;
    bool paused;      /* an extension is asked */
    int fired[RUNGS]; /* day, or NEVER */
    int told[RUNGS];
    bool skipped[RUNGS];
};

struct year {
    struct fixture *f;
    sqlite3 *raw;
    int32_t start;
    int today; /* since start */
    uint64_t seed;
    struct model hazards[HAZARDS];
    int received[PEOPLE];
};

static int below(struct year *year, int limit) {
    year->seed = year->seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (int)((year->seed >> 33) % (uint64_t)limit);
}

/* ---- what should be ---- */

static unsigned who_verifies(const struct model *m) {
    if (m->major)
        return m->signed_once ? m->home->leader : m->home->supervisors;
    if (m->self)
        return m->by_principal ? m->home->supervisors : m->home->principal;
    return bit_of(m->logger);
}

static unsigned who_issued(const struct model *m) {
    return m->self ? m->home->principal : bit_of(m->logger);
}

static unsigned audience(const struct model *m, int rung) {
    bool submitted = m->stage == SUBMITTED;
    switch (rung) {
    case 0: return submitted ? who_verifies(m) : m->home->institution;
    case 1: return submitted ? who_verifies(m) : m->home->institution | who_issued(m);
    case 2: return m->home->leader;
    case 3: return CITY_SUPERVISOR;
    default: return CITY_LEADER;
    }
}

static bool comes_too_late(const struct year *year, const struct model *m, int rung) {
    int due = m->deadline + days_of[rung];
    return days_of[rung] < 0 && (year->today > m->deadline || due < m->found);
}

static void receive(struct year *year, unsigned whom) {
    for (int i = 0; i < PEOPLE; i++)
        year->received[i] += (int)(whom >> i & 1u);
}

static void expect_of(struct year *year, struct model *m) {
    unsigned heard = 0;
    for (int rung = RUNGS - 1; rung >= 0; rung--) {
        if (m->fired[rung] != NEVER || m->deadline + days_of[rung] > year->today)
            continue;
        m->fired[rung] = year->today;
        unsigned fresh = comes_too_late(year, m, rung) ? 0 : audience(m, rung) & ~heard;
        heard |= fresh;
        m->told[rung] = __builtin_popcount(fresh);
        m->skipped[rung] = fresh == 0;
        receive(year, fresh);
    }
}

static void expect(struct year *year) {
    for (int i = 0; i < HAZARDS; i++) {
        struct model *m = &year->hazards[i];
        if (m->found <= year->today && m->stage != CLOSED && !m->paused)
            expect_of(year, m);
    }
}

/* ---- what happens ---- */

static void sql(struct year *year, const char *text) {
    char *message = NULL;
    if (sqlite3_exec(year->raw, text, NULL, NULL, &message) != SQLITE_OK)
        fail_msg("%s\n%s", message, text);
}

static const char *day_text(const struct year *year, int day) {
    char *text = arena_alloc(year->f->arena, DAY_TEXT_SIZE);
    day_format(year->start + day, text);
    return text;
}

static int number_of(const struct year *year, const struct model *m) {
    return (int)(m - year->hazards) + 1;
}

static void log_hazard(struct year *year, const struct model *m) {
    int number = number_of(year, m);
    sql(year,
        arena_printf(
            year->f->arena,
            "INSERT INTO hazard (id, uuid, institution_id, institution_type, city_id, county_id, source,"
            " area, severity, description, found_on, found_at, logged_by, deadline, original_deadline,"
            " state, content_hash, received_at)"
            " VALUES (%d, '00000000-0000-4000-b000-%012d', %d, 'elderly_care', 1, %d, '%s', 'fire', '%s',"
            " '通道堵塞', '%s', 0, %lld, '%s', '%s', 'open', '', 0)",
            number, number, m->home->id, m->home->county,
            m->self                                     ? "self"
            : strcmp(m->logger, "city_supervisor") == 0 ? "city"
                                                        : "county",
            m->major ? "major" : "general", day_text(year, m->found),
            (long long)fixture_account_id(m->logger).value, day_text(year, m->deadline),
            day_text(year, m->deadline)));
}

static void set(struct year *year, const struct model *m, const char *what) {
    sql(year,
        arena_printf(year->f->arena, "UPDATE hazard SET %s, row_version = row_version + 1 WHERE id = %d",
                     what, number_of(year, m)));
}

static void submit(struct year *year, struct model *m) {
    static const char *const principals[] = {"institution_principal", "other_principal", "far_principal"};
    m->stage = SUBMITTED;
    m->by_principal = below(year, 2) == 0;
    m->signed_once = false;
    const char *by = m->by_principal ? principals[m->home - homes] : "institution_officer";
    set(year, m,
        arena_printf(year->f->arena, "state = 'submitted', submitted_by = %lld",
                     (long long)fixture_account_id(by).value));
}

static void verify(struct year *year, struct model *m) {
    if (m->major && !m->signed_once) {
        m->signed_once = true;
        set(year, m, "state = 'submitted', first_close_by = 5");
    } else if (below(year, 3) == 0) {
        m->stage = OPEN;
        m->deadline = year->today + below(year, 20);
        set(year, m,
            arena_printf(year->f->arena,
                         "state = 'open', submitted_by = NULL, first_close_by = NULL, deadline = '%s'",
                         day_text(year, m->deadline)));
    } else {
        m->stage = CLOSED;
        set(year, m,
            arena_printf(year->f->arena, "state = 'closed', closed_on = '%s'", day_text(year, year->today)));
    }
}

static void ask_extension(struct year *year, struct model *m) {
    m->paused = true;
    set(year, m, arena_printf(year->f->arena, "extension_asked = '%s'", day_text(year, m->deadline + 9)));
}

/* Granted two times of three: the rungs that have not fired move. */
static void decide_extension(struct year *year, struct model *m) {
    m->paused = false;
    if (below(year, 3) != 0)
        m->deadline += 5 + below(year, 30);
    set(year, m,
        arena_printf(year->f->arena, "extension_asked = NULL, deadline = '%s'", day_text(year, m->deadline)));
}

static void happen(struct year *year, struct model *m) {
    if (m->found == year->today)
        log_hazard(year, m);
    if (m->found > year->today || m->stage == CLOSED)
        return;
    int chance = below(year, 100);
    if (m->paused && chance < 20)
        decide_extension(year, m);
    else if (m->stage == OPEN && chance < 4)
        submit(year, m);
    else if (m->stage == SUBMITTED && chance < 15)
        verify(year, m);
    else if (m->stage == OPEN && !m->paused && m->deadline >= year->today && chance > 92)
        ask_extension(year, m);
}

static void make(struct year *year, struct model *m) {
    m->home = &homes[below(year, HOMES)];
    m->self = below(year, 4) == 0;
    m->major = below(year, 8) == 0;
    m->logger = m->self ? (m->home->id == 1   ? "institution_officer"
                           : m->home->id == 2 ? "other_principal"
                                              : "far_principal")
                        : m->home->issuers[below(year, 3)];
    m->found = below(year, YEAR);
    m->deadline = m->found + below(year, 40);
    for (int rung = 0; rung < RUNGS; rung++)
        m->fired[rung] = NEVER;
}

/* ---- the engine looks ---- */

static struct reminder_run look(struct year *year, int hour) {
    struct fixture *f = year->f;
    struct reminder_run run = {.more = true};
    struct reminder_run sum = {0};
    f->now = day_start(year->start + year->today) + hour * INT64_C(3600000);
    while (run.more) {
        assert_ok(reminder_run(fixture_as(f, ""), &run));
        sum.rungs += run.rungs;
        sum.messages += run.messages;
    }
    return sum;
}

/* It stands still for three to nine days now and then. */
static bool stands_still(struct year *year, int *still) {
    if (*still > 0)
        (*still)--;
    else if (below(year, 40) == 0)
        *still = 3 + below(year, 7);
    return *still > 0;
}

static void one_day(struct year *year, int *still) {
    sql(year, "BEGIN");
    for (int i = 0; i < HAZARDS; i++)
        happen(year, &year->hazards[i]);
    sql(year, "COMMIT");
    if (!stands_still(year, still)) {
        assert_ok(db_begin_write(year->f->db));
        look(year, 0);
        expect(year);
        struct reminder_run again = look(year, 20);
        assert_ok(db_commit(year->f->db));
        assert_int_equal(again.rungs, 0);
        assert_int_equal(again.messages, 0);
    }
    arena_reset(year->f->arena);
}

/* ---- held against each other ---- */

static int64_t number(struct year *year, const char *text) {
    sqlite3_stmt *statement = NULL;
    assert_int_equal(sqlite3_prepare_v2(year->raw, text, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    int64_t value = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return value;
}

static int check_hazard(struct year *year, const struct model *m) {
    int wrong = 0;
    for (int rung = 0; rung < RUNGS; rung++) {
        const char *text = arena_printf(
            year->f->arena,
            "SELECT coalesce(max((fired_at + 28800000) / 86400000 - %d) * 1000"
            " + (SELECT count(*) FROM message m WHERE m.reminder_id = r.id) * 10 + (outcome = 'skipped'), -1)"
            " FROM reminder r WHERE hazard_id = %d AND rung = %d",
            year->start, number_of(year, m), rung + 1);
        int64_t wanted =
            m->fired[rung] == NEVER ? -1 : m->fired[rung] * 1000 + m->told[rung] * 10 + m->skipped[rung];
        int64_t got = number(year, text);
        if (got != wanted) {
            print_error("hazard %d rung %d: %lld, must be %lld\n", number_of(year, m), rung + 1,
                        (long long)got, (long long)wanted);
            wrong++;
        }
    }
    return wrong;
}

static void check_year(struct year *year) {
    int wrong = 0;
    int fired = 0;
    for (int i = 0; i < HAZARDS; i++) {
        wrong += check_hazard(year, &year->hazards[i]);
        for (int rung = 0; rung < RUNGS; rung++)
            fired += year->hazards[i].fired[rung] != NEVER;
        arena_reset(year->f->arena);
    }
    assert_int_equal(wrong, 0);
    assert_int_equal(number(year, "SELECT count(*) FROM reminder"), fired);
    print_message("%d hazards, %d rungs\n", HAZARDS, fired);
    assert_true(fired > HAZARDS);
    for (int i = 0; i < PEOPLE; i++) {
        const char *text =
            arena_printf(year->f->arena, "SELECT count(*) FROM message WHERE account_id = %lld",
                         (long long)fixture_account_id(people[i]).value);
        assert_int_equal(number(year, text), year->received[i]);
    }
}

static void test_a_year_day_by_day(void **state) {
    struct fixture *f = *state;
    struct year *year = calloc(1, sizeof *year);
    assert_non_null(year);
    year->f = f;
    year->seed = 20260101;
    year->start = fixture_day("2026-01-01");
    assert_ok(db_commit(f->db));
    assert_int_equal(sqlite3_open(f->path, &year->raw), SQLITE_OK);
    for (int i = 0; i < HAZARDS; i++)
        make(year, &year->hazards[i]);
    int still = 0;
    for (year->today = 0; year->today < HORIZON; year->today++)
        one_day(year, &still);
    check_year(year);
    assert_int_equal(sqlite3_close(year->raw), SQLITE_OK);
    assert_ok(db_begin_write(f->db));
    free(year);
}

int main(void) {
    const struct CMUnitTest tests[] = {FIXTURE_TEST(test_a_year_day_by_day)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
