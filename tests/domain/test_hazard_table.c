/* Every act x situation x role, held against a table of its own: written from the rules, not from the
 * program. What the table does not grant is refused and changes nothing. */
#include "check.h"
#include "hazard_performer.h"

/* ---- situations: each letter is one hazard, brought there by those who may ---- */

struct situation {
    char letter;
    const char *finder; /* makes it county-found, self-found, or (of a visit) city-found */
    enum area area;
    enum severity severity;
    const char *way; /* "o1p ...": who does what, in order (see deeds) */
};

static const struct deed_letter {
    char letter;
    const char *who;
    enum hazard_act act;
} deeds[] = {
    {'e', "institution_officer", ACT_EXTEND},
    {'p', "institution_officer", ACT_PLAN},
    {'t', "institution_officer", ACT_SETTLE},
    {'s', "institution_officer", ACT_SUBMIT},
    {'l', "county_leader", ACT_LIST},
    {'k', "city_leader", ACT_LIST},
    {'d', "institution_officer", ACT_ASK_DELIST},
    {'x', "county_supervisor", ACT_RESTRICT},
    {'1', "county_supervisor", ACT_CLOSE},
    {'h', "county_leader", ACT_TRANSFER},
    {'a', "county_leader", ACT_ANSWER},
    {'v', "county_supervisor", ACT_VOID},
    {'n', "institution_officer", ACT_ACKNOWLEDGE},
};

static const struct situation situations[] = {
    {'O', "county_supervisor", AREA_FIRE, SEVERITY_GENERAL, ""},
    {'Y', "county_supervisor", AREA_FIRE, SEVERITY_GENERAL, "n"},
    {'P', "county_supervisor", AREA_FIRE, SEVERITY_GENERAL, "e"},
    {'M', "county_supervisor", AREA_FIRE, SEVERITY_MAJOR, ""},
    {'W', "county_supervisor", AREA_FIRE, SEVERITY_MAJOR, "e"},
    {'R', "county_supervisor", AREA_FIRE, SEVERITY_MAJOR, "pt"},
    {'L', "county_supervisor", AREA_FIRE, SEVERITY_MAJOR, "ptl"},
    {'A', "county_supervisor", AREA_FIRE, SEVERITY_MAJOR, "ptld"},
    {'D', "county_supervisor", AREA_FIRE, SEVERITY_MAJOR, "ptkd"},
    {'X', "county_supervisor", AREA_FIRE, SEVERITY_GENERAL, "x"},
    {'B', "county_supervisor", AREA_BUILDING, SEVERITY_GENERAL, ""},
    {'S', "county_supervisor", AREA_FIRE, SEVERITY_GENERAL, "s"},
    {'T', "county_supervisor", AREA_FIRE, SEVERITY_MAJOR, "pts"},
    {'N', "county_supervisor", AREA_FIRE, SEVERITY_MAJOR, "pts1"},
    {'C', "county_supervisor", AREA_FIRE, SEVERITY_GENERAL, "s1"},
    {'H', "county_supervisor", AREA_FIRE, SEVERITY_GENERAL, "h"},
    {'E', "county_supervisor", AREA_FIRE, SEVERITY_GENERAL, "ha"},
    {'V', "county_supervisor", AREA_FIRE, SEVERITY_GENERAL, "v"},
    {'I', "institution_officer", AREA_FIRE, SEVERITY_GENERAL, ""},
    {'J', "institution_officer", AREA_FIRE, SEVERITY_GENERAL, "s"},
    {'Q', "institution_officer", AREA_FIRE, SEVERITY_GENERAL, "e"},
    {'K', "city_supervisor", AREA_FIRE, SEVERITY_GENERAL, "e"},
    {'Z', "city_supervisor", AREA_FIRE, SEVERITY_MAJOR, "e"},
};
enum { SITUATIONS = sizeof situations / sizeof *situations };

/* ---- what the rules grant: in which situations, to whom ---- */

/* l, s: city leader, supervisor; L, S: county; P, O: principal, officer of the institution */
static const struct grant {
    enum hazard_act act;
    const char *situations;
    const char *roles;
} grants[] = {
    {ACT_ACKNOWLEDGE, "OPMWRLADXBIQKZ", "PO"},
    {ACT_SUBMIT, "OYPRLADXBIQK", "PO"}, /* a major one with its plan and five settlements only */
    {ACT_CLOSE, "S", "lsLS"},
    {ACT_CLOSE, "J", "sSP"}, /* found by itself: the principal, who has not submitted it */
    {ACT_CLOSE, "T", "S"},   /* the first name */
    {ACT_CLOSE, "N", "lsL"}, /* the second */
    {ACT_RETURN, "STN", "lsLS"},
    {ACT_RETURN, "J", "sSP"},
    {ACT_ASSESS, "OYPMWRXBSTNIJQKZ", "lsS"}, /* not while listed */
    {ACT_VOID, "OYPMWRLADXBSTNIJQKZ", "lsS"},
    {ACT_EXTEND, "OYMRLADXBI", "PO"}, /* none undecided */
    {ACT_GRANT, "P", "lsLS"},
    {ACT_GRANT, "W", "lL"},
    {ACT_GRANT, "Q", "S"}, /* never the institution itself */
    {ACT_GRANT, "K", "ls"},
    {ACT_GRANT, "Z", "l"},
    {ACT_REFUSE, "P", "lsLS"},
    {ACT_REFUSE, "W", "lL"},
    {ACT_REFUSE, "Q", "S"},
    {ACT_REFUSE, "K", "ls"},
    {ACT_REFUSE, "Z", "l"},
    {ACT_LIST, "MWRTNZ", "lL"},
    {ACT_ASK_DELIST, "L", "SPO"},
    {ACT_DELIST, "A", "lL"},
    {ACT_DELIST, "D", "l"}, /* listed by the city */
    {ACT_RESTRICT, "OYPMWRLADBSTNIJQKZ", "lsS"},
    {ACT_RESUME, "X", "lL"},
    {ACT_PLAN, "MWRLADZ", "PO"},
    {ACT_SETTLE, "OYPMWRLADXBIQKZ", "PO"},
    {ACT_CASE_PLAN, "B", "lsS"},
    {ACT_TRANSFER, "OYPMWRLADXBSTNIJQKZ", "L"},
    {ACT_ANSWER, "H", "LS"},
};

static const struct {
    char letter;
    const char *login;
} roles[] = {
    {'a', "system_admin"},        {'l', "city_leader"},       {'s', "city_supervisor"},
    {'L', "county_leader"},       {'S', "county_supervisor"}, {'P', "institution_principal"},
    {'O', "institution_officer"}, {'t', "town_officer"},      {'u', "auditor"},
    {'g', "guest_inspector"},
};
enum { ROLES = sizeof roles / sizeof *roles };

static bool granted(enum hazard_act act, char situation, char role) {
    for (size_t i = 0; i < sizeof grants / sizeof *grants; i++) {
        if (grants[i].act == act && strchr(grants[i].situations, situation) && strchr(grants[i].roles, role))
            return true;
    }
    return false;
}

/* Whether the rules ever let this role do this act. */
static bool ever_granted(enum hazard_act act, char role) {
    for (size_t i = 0; i < sizeof grants / sizeof *grants; i++) {
        if (grants[i].act == act && strchr(grants[i].roles, role))
            return true;
    }
    return false;
}

/* ---- making them ---- */

static struct ctx *as(struct fixture *fixture, const char *who, const char *hash) {
    struct ctx *ctx = fixture_as(fixture, who);
    ctx->content_hash = hash;
    return ctx;
}

static void do_letter(struct fixture *fixture, int number, char letter, int event) {
    struct hazard hazard;
    for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++) {
        if (deeds[i].letter != letter)
            continue;
        struct performance performance = {.act = deeds[i].act, .hazard = number, .event = event};
        assert_ok(perform(as(fixture, deeds[i].who, "made"), &performance, &hazard));
    }
}

static void find(struct fixture *fixture, const struct situation *situation, int number) {
    if (strcmp(situation->finder, "city_supervisor") == 0)
        make_hazard(fixture, situation->finder, FIXTURE_HOME, number, situation->severity);
    else
        log_hazard(fixture, situation->finder, number, situation->area, situation->severity);
}

static void make_situations(struct fixture *fixture) {
    int event = 1;
    for (int i = 0; i < SITUATIONS; i++) {
        find(fixture, &situations[i], i + 1);
        for (const char *way = situations[i].way; *way; way++)
            do_letter(fixture, i + 1, *way, event++);
    }
    fixture_commit(fixture);
}

/* ---- trying everything ---- */

static bool is_refusal(enum status status) {
    return status == STATUS_FORBIDDEN || status == STATUS_WRONG_STATE || status == STATUS_NEEDS_PLAN ||
           status == STATUS_NEEDS_SECOND_NAME || status == STATUS_OWN_RECTIFICATION ||
           status == STATUS_INVALID;
}

static enum status attempt(struct fixture *fixture, const struct situation *situation, int number,
                           enum hazard_act act, const char *login, int64_t *ret_changes) {
    struct hazard hazard;
    struct ctx *ctx = as(fixture, login, "tried");
    struct performance performance = {.act = act,
                                      .hazard = number,
                                      .event = 5000,
                                      .becomes = situation->severity == SEVERITY_MAJOR ? SEVERITY_GENERAL
                                                                                       : SEVERITY_MAJOR};
    int64_t before = db_total_changes(ctx->db);
    enum status status = perform(ctx, &performance, &hazard);
    *ret_changes = db_total_changes(ctx->db) - before;
    return status;
}

static bool right(enum status status, enum hazard_act act, char situation, char role, int64_t changes) {
    if (granted(act, situation, role))
        return status == STATUS_OK && changes > 0;
    if (changes != 0)
        return false;
    return ever_granted(act, role) ? is_refusal(status) : status == STATUS_FORBIDDEN;
}

static int try_roles(struct fixture *fixture, int i, enum hazard_act act) {
    int wrong = 0;
    for (int r = 0; r < ROLES; r++) {
        int64_t changes;
        enum status status = attempt(fixture, &situations[i], i + 1, act, roles[r].login, &changes);
        if (!right(status, act, situations[i].letter, roles[r].letter, changes)) {
            print_error("%s in %c by %s: %s\n", names_code(&hazard_act_names, (int)act), situations[i].letter,
                        roles[r].login, status_code(status));
            wrong++;
        }
        fixture_rollback(fixture);
    }
    arena_reset(fixture->arena);
    return wrong;
}

static bool is_done_by_people(enum hazard_act act) {
    return act != ACT_LOG && act != ACT_FIXED_ON_SITE && act != ACT_ISSUE && act != ACT_RECHECK;
}

static void test_every_act_in_every_situation_by_every_role(void **state) {
    int wrong = 0, cells = 0;
    make_situations(*state);
    for (int a = 0; a < hazard_act_names.count; a++) {
        enum hazard_act act = (enum hazard_act)hazard_act_names.list[a].value;
        for (int i = 0; is_done_by_people(act) && i < SITUATIONS; i++, cells += ROLES)
            wrong += try_roles(*state, i, act);
    }
    print_message("life table: %d cells\n", cells);
    assert_int_equal(wrong, 0);
    assert_int_equal(cells, 19 * SITUATIONS * ROLES);
}

/* A refusal names the roles that may, whatever the act. */
static void test_refusals_name_who_may(void **state) {
    make_situations(*state);
    for (int a = 0; a < hazard_act_names.count; a++) {
        enum hazard_act act = (enum hazard_act)hazard_act_names.list[a].value;
        int64_t changes;
        if (!is_done_by_people(act))
            continue;
        assert_int_equal(attempt(*state, &situations[0], 1, act, "town_officer", &changes), STATUS_FORBIDDEN);
        struct ctx *ctx = &((struct fixture *)*state)->ctx;
        assert_non_null(strstr(ctx->err->detail, names_label(&hazard_act_names, (int)act)));
        assert_true(strstr(ctx->err->detail, "由") || strstr(ctx->err->detail, "决定"));
    }
}

/* Outside one's scope it does not exist, whatever the role might do. */
static void test_out_of_scope_is_not_there(void **state) {
    static const char *const outsiders[] = {"far_leader", "far_supervisor", "far_principal",
                                            "other_principal"};
    make_situations(*state);
    for (int a = 0; a < hazard_act_names.count; a++) {
        enum hazard_act act = (enum hazard_act)hazard_act_names.list[a].value;
        int64_t changes;
        for (int i = 0; is_done_by_people(act) && i < 4; i++)
            assert_int_equal(attempt(*state, &situations[0], 1, act, outsiders[i], &changes),
                             STATUS_NOT_FOUND);
    }
}

/* Two persons under the close of a major one: neither who submitted it, nor the same name twice. */
static void test_two_persons(void **state) {
    struct fixture *fixture = *state;
    struct hazard h;
    struct performance end = {.act = ACT_CLOSE, .hazard = 1, .event = 7000};
    make_hazard(fixture, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_MAJOR);
    plan_hazard(fixture, 1);
    do_letter(fixture, 1, 's', 1);
    assert_int_equal(perform(as(fixture, "city_leader", "a"), &end, &h), STATUS_NEEDS_SECOND_NAME);
    assert_int_equal(perform(as(fixture, "institution_officer", "a"), &end, &h), STATUS_FORBIDDEN);
    assert_ok(perform(as(fixture, "county_supervisor", "a"), &end, &h));
    assert_int_equal(h.state, HAZARD_SUBMITTED);
    end.event++;
    assert_int_equal(perform(as(fixture, "county_supervisor", "b"), &end, &h), STATUS_NEEDS_SECOND_NAME);
    assert_int_equal(perform(as(fixture, "second_supervisor", "b"), &end, &h), STATUS_NEEDS_SECOND_NAME);
    assert_ok(perform(as(fixture, "city_supervisor", "b"), &end, &h));
    assert_int_equal(h.state, HAZARD_CLOSED);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_every_act_in_every_situation_by_every_role),
        FIXTURE_TEST(test_refusals_name_who_may),
        FIXTURE_TEST(test_out_of_scope_is_not_there),
        FIXTURE_TEST(test_two_persons),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
