/* The tallies equal a recount, and every figure its list, whatever people do: visits sent days late,
 * self-checks, voids, every act on hazards, institutions that are imported, move, change, close, pause and
 * open again. */
#include "check.h"
#include "figure_check.h"
#include "hazard_performer.h"

#include "minan/domain/institution_import.h"
#include "minan/domain/tally.h"
#include <stdio.h>

enum { HAZARDS = 60, ROUNDS = 6, ACTS = 60, VISITS = 8 };
static const int64_t day_ms = INT64_C(86400000);

static uint64_t dice;

static int below(int limit) {
    dice = dice * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (int)((dice >> 33) % (uint64_t)limit);
}

static struct ctx *as(struct fixture *fixture, const char *who) {
    arena_reset(fixture->arena);
    struct ctx *ctx = fixture_as(fixture, who);
    ctx->content_hash = "act";
    return ctx;
}

/* ---- what must hold ---- */

static void assert_board_is_its_lists(struct fixture *fixture, const char *who, int32_t from, int32_t to) {
    struct figure_board board;
    struct figure_request request;
    struct ctx *ctx = as(fixture, who);
    shape_clear(&figure_request_shape, &request);
    request.from = from;
    request.to = to;
    assert_ok(figure_board(ctx, &request, &board));
    check_lists(ctx, &board.figures);
}

static void assert_all_holds(struct fixture *fixture) {
    static const char *const people[] = {"city_supervisor", "county_supervisor", "far_supervisor"};
    int64_t differences = -1;
    int32_t today = clock_today(&fixture->clock);
    assert_ok(tally_verify(as(fixture, "city_leader"), &differences));
    assert_int_equal(differences, 0);
    for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
        assert_board_is_its_lists(fixture, people[i], day_month_start(today), today);
        assert_board_is_its_lists(fixture, people[i], today - 40, today - 3);
        assert_board_is_its_lists(fixture, people[i], day_of(2026, 10, 1), day_of(2026, 12, 31));
    }
}

/* ---- visits ---- */

/* Finished up to three weeks ago, received now. */
static void visit(struct fixture *fixture, const char *who, const char *home, int number) {
    char uuid[UUID_TEXT_SIZE];
    struct inspection inspection;
    snprintf(uuid, sizeof uuid, "00000000-0000-4000-a000-%012d", number);
    struct ctx *ctx = as(fixture, who);
    struct inspection_new *visit = make_visit(ctx, uuid, home);
    int64_t late = day_ms * below(21);
    visit->started_at -= late;
    visit->finished_at -= late;
    if (role_is_institution(ctx->actor.role))
        visit->led_by_principal = ctx->actor.role == ROLE_INSTITUTION_PRINCIPAL ? YES : NO;
    else
        visit->kind = below(2) ? KIND_JOINT : KIND_SPECIAL;
    assert_ok(inspection_put(ctx, visit, &inspection));
}

static void void_visit(struct fixture *fixture, int number) {
    char uuid[UUID_TEXT_SIZE];
    struct inspection inspection;
    snprintf(uuid, sizeof uuid, "00000000-0000-4000-a000-%012d", number);
    struct ctx *ctx = as(fixture, "city_supervisor");
    const struct inspection_void request = {fixture_uuid(uuid), "重复提交"};
    ctx->base_version = 1;
    assert_ok(inspection_void(ctx, &request, &inspection));
}

static void test_visits_come_late_and_are_voided(void **state) {
    static const struct {
        const char *who, *home;
    } visits[] = {
        {"city_supervisor", FIXTURE_HOME},       {"county_supervisor", FIXTURE_HOME},
        {"city_leader", FIXTURE_OTHER_HOME},     {"far_supervisor", FIXTURE_FAR_HOME},
        {"institution_principal", FIXTURE_HOME}, {"institution_officer", FIXTURE_HOME},
        {"far_principal", FIXTURE_FAR_HOME},     {"county_supervisor", FIXTURE_OTHER_HOME},
    };
    struct fixture *fixture = *state;
    dice = 1;
    for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < VISITS; i++)
            visit(fixture, visits[i].who, visits[i].home, 1 + round * VISITS + i);
        for (int i = below(3); i < VISITS; i += 3)
            void_visit(fixture, 1 + round * VISITS + i);
        assert_all_holds(fixture);
        fixture->now += day_ms * (1 + below(9));
    }
}

/* ---- hazards ---- */

static const struct {
    const char *who;
    enum hazard_act act;
    enum severity becomes;
} moves[] = {
    {"institution_officer", ACT_SUBMIT, 0},
    {"institution_principal", ACT_SUBMIT, 0},
    {"county_supervisor", ACT_CLOSE, 0},
    {"county_leader", ACT_CLOSE, 0},
    {"city_supervisor", ACT_RETURN, 0},
    {"county_supervisor", ACT_ASSESS, SEVERITY_MAJOR},
    {"city_supervisor", ACT_ASSESS, SEVERITY_GENERAL},
    {"county_supervisor", ACT_VOID, 0},
    {"institution_officer", ACT_EXTEND, 0},
    {"county_leader", ACT_GRANT, 0},
    {"institution_officer", ACT_PLAN, 0},
    {"institution_officer", ACT_SETTLE, 0},
    {"county_leader", ACT_TRANSFER, 0},
    {"county_supervisor", ACT_ANSWER, 0},
};
enum { MOVES = sizeof moves / sizeof *moves };

static int act_on_some(struct fixture *fixture, int round) {
    int done = 0;
    for (int i = 0; i < ACTS; i++) {
        int m = below(MOVES);
        struct hazard hazard;
        const struct performance performance = {.act = moves[m].act,
                                                .hazard = 1 + below(HAZARDS),
                                                .event = 1 + round * ACTS + i,
                                                .becomes = moves[m].becomes,
                                                .days = 1 + below(40),
                                                .unresolved = below(2)};
        done += perform(as(fixture, moves[m].who), &performance, &hazard) == STATUS_OK;
    }
    return done;
}

static void test_hazards_live_their_lives(void **state) {
    struct fixture *fixture = *state;
    int done = 0;
    dice = 2;
    for (int i = 1; i <= HAZARDS; i++)
        log_hazard(fixture, below(4) ? "county_supervisor" : "institution_officer", i,
                   below(5) ? AREA_FIRE : AREA_GAS, below(4) ? SEVERITY_GENERAL : SEVERITY_MAJOR);
    for (int round = 0; round < ROUNDS; round++) {
        fixture->now += day_ms * below(6);
        done += act_on_some(fixture, round);
        assert_all_holds(fixture);
    }
    assert_true(done > HAZARDS);
}

/* ---- institutions ---- */

static void mark(struct institution_edit *edit, const char *name) {
    edit->present |=
        (uint64_t)1 << (shape_field(&institution_edit_shape, name) - institution_edit_shape.fields);
}

static void patch(struct fixture *fixture, const char *home, struct institution_edit edit,
                  const char *const *names) {
    struct institution institution;
    struct ctx *ctx = as(fixture, "city_supervisor");
    edit.uuid = fixture_uuid(home);
    for (; *names; names++)
        mark(&edit, *names);
    assert_ok(institution_patch(ctx, &edit, &institution));
    assert_all_holds(fixture);
}
#define NAMES(...) ((const char *const[]){__VA_ARGS__, NULL})

static void import_two(struct fixture *fixture) {
    static const char *headings[] = {"机构名称", "类型", "县", "厨房燃料"};
    static const char *first[] = {"甲", "养老机构", "石麓县", "管道气"},
                      *second[] = {"乙", "殡仪馆", "石麓县", "全电厨房"};
    const struct uuid batch = fixture_uuid("00000000-0000-4000-8000-0000000000b1");
    struct import_sheet_row rows[] = {{2, {first, 4}}, {3, {second, 4}}};
    struct import_batch result;
    const struct import_new sheet = {batch, "台账.xlsx", {headings, 4}};
    assert_ok(import_put(as(fixture, "county_supervisor"), &sheet, &result));
    assert_ok(
        import_add_rows(as(fixture, "county_supervisor"), &(struct import_rows){batch, {rows, 2}}, &result));
    assert_int_equal(result.new_count, 2);
    assert_ok(import_commit(as(fixture, "county_supervisor"), &(struct import_commit){batch, NO}, &result));
    assert_all_holds(fixture);
}

static void test_institutions_come_and_go(void **state) {
    struct fixture *fixture = *state;
    struct institution_edit edit;
    shape_clear(&institution_edit_shape, &edit);
    dice = 3;
    import_two(fixture);
    edit.county = "529902";
    edit.town = "529902001";
    patch(fixture, FIXTURE_OTHER_HOME, edit, NAMES("county", "town"));
    visit(fixture, "county_supervisor", FIXTURE_HOME, 1);
    visit(fixture, "far_supervisor", FIXTURE_OTHER_HOME, 2);
    log_hazard(fixture, "county_supervisor", 1, AREA_FIRE, SEVERITY_GENERAL);
    edit.town = "529901002";
    patch(fixture, FIXTURE_HOME, edit, NAMES("town"));
    edit.type = TYPE_MENTAL_HEALTH;
    edit.kitchen_fuel = FUEL_ELECTRIC;
    edit.converted_on = fixture_day("2026-11-01");
    edit.people_served = 120;
    edit.micro_fire_station = YES;
    patch(fixture, FIXTURE_HOME, edit,
          NAMES("type", "kitchen_fuel", "converted_on", "people_served", "micro_fire_station"));
    edit.status = INSTITUTION_SUSPENDED;
    patch(fixture, FIXTURE_HOME, edit, NAMES("status"));
    edit.status = INSTITUTION_OPERATING;
    patch(fixture, FIXTURE_HOME, edit, NAMES("status"));
    edit.status = INSTITUTION_CLOSED;
    edit.closed_on = fixture_day("2026-11-10");
    patch(fixture, FIXTURE_HOME, edit, NAMES("status", "closed_on"));
    edit.status = INSTITUTION_OPERATING;
    edit.closed_on = DAY_NONE;
    patch(fixture, FIXTURE_HOME, edit, NAMES("status", "closed_on"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_visits_come_late_and_are_voided),
        FIXTURE_TEST(test_hazards_live_their_lives),
        FIXTURE_TEST(test_institutions_come_and_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
