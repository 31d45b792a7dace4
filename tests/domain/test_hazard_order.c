/* Acts from devices' queues in every order of arrival: the same state, or an explicit conflict that names the
 * loser; and whatever was received is in the timeline, waits, or is kept. */
#include "check.h"
#include "hazard_performer.h"
#include "minan/domain/conflict.h"
#include <stdio.h>

enum { MOST = 5, LETTERS = 200 };

struct sent {
    const char *who;
    enum hazard_act act;
    int made_on; /* the version its maker saw */
    enum severity becomes;
};

struct set {
    const char *name;
    enum severity severity;
    struct sent sent[MOST];
    int count;
    bool commutes; /* no order loses anything */
};

static const struct set sets[] = {
    {"one after the other, through a return",
     SEVERITY_GENERAL,
     {{"institution_officer", ACT_ACKNOWLEDGE, 1, 0},
      {"institution_officer", ACT_SUBMIT, 2, 0},
      {"county_supervisor", ACT_RETURN, 3, 0},
      {"institution_principal", ACT_SUBMIT, 4, 0},
      {"county_supervisor", ACT_CLOSE, 5, 0}},
     5,
     true},
    {"a major one with two names",
     SEVERITY_MAJOR,
     {{"institution_officer", ACT_PLAN, 1, 0},
      {"institution_officer", ACT_SETTLE, 2, 0},
      {"institution_officer", ACT_SUBMIT, 3, 0},
      {"county_supervisor", ACT_CLOSE, 4, 0},
      {"county_leader", ACT_CLOSE, 5, 0}},
     5,
     true},
    {"side by side, touching different things",
     SEVERITY_GENERAL,
     {{"institution_officer", ACT_ACKNOWLEDGE, 1, 0},
      {"institution_principal", ACT_SETTLE, 1, 0},
      {"county_supervisor", ACT_RESTRICT, 1, 0},
      {"institution_officer", ACT_EXTEND, 1, 0}},
     4,
     true},
    /* an acknowledgement and a submission both make version 2: a close made on it may be taken for too early
     */
    {"acknowledged late, submitted and closed meanwhile",
     SEVERITY_GENERAL,
     {{"institution_officer", ACT_ACKNOWLEDGE, 1, 0},
      {"institution_principal", ACT_SUBMIT, 1, 0},
      {"county_supervisor", ACT_CLOSE, 2, 0}},
     3,
     false},
    {"submitted here, voided there",
     SEVERITY_GENERAL,
     {{"institution_officer", ACT_SUBMIT, 1, 0},
      {"county_supervisor", ACT_VOID, 1, 0},
      {"institution_principal", ACT_ACKNOWLEDGE, 1, 0}},
     3,
     false},
    {"two submissions of one hazard, and a close of either",
     SEVERITY_GENERAL,
     {{"institution_officer", ACT_SUBMIT, 1, 0},
      {"institution_principal", ACT_SUBMIT, 1, 0},
      {"county_supervisor", ACT_CLOSE, 2, 0}},
     3,
     false},
    {"an extension asked and granted while the hazard is graded up",
     SEVERITY_GENERAL,
     {{"institution_officer", ACT_EXTEND, 1, 0},
      {"county_supervisor", ACT_GRANT, 2, 0},
      {"city_supervisor", ACT_ASSESS, 1, SEVERITY_MAJOR},
      {"institution_officer", ACT_SUBMIT, 3, 0}},
     4,
     false},
    {"handed over while it is being rectified",
     SEVERITY_GENERAL,
     {{"county_leader", ACT_TRANSFER, 1, 0},
      {"institution_officer", ACT_ACKNOWLEDGE, 1, 0},
      {"institution_officer", ACT_SUBMIT, 2, 0},
      {"county_leader", ACT_ANSWER, 2, 0}},
     4,
     false},
};

/* ---- sending ---- */

static struct ctx *as(struct fixture *fixture, const char *who, const char *content) {
    struct ctx *ctx = fixture_as(fixture, who);
    ctx->content = content;
    ctx->content_hash = content;
    return ctx;
}

static void send(struct fixture *fixture, const struct set *set, int i) {
    const struct sent *sent = &set->sent[i];
    struct hazard hazard;
    struct ctx *ctx = as(fixture, sent->who, event_uuid(i + 1).text);
    ctx->content = arena_text(ctx->arena, event_uuid(i + 1).text);
    ctx->content_hash = ctx->content;
    ctx->base_version = sent->made_on;
    struct performance performance = {
        .act = sent->act, .hazard = 1, .event = i + 1, .queued = true, .becomes = sent->becomes};
    enum status status = perform(ctx, &performance, &hazard);
    if (status != STATUS_OK)
        fail_msg("%s: %s by %s: %s", set->name, names_code(&hazard_act_names, (int)sent->act), sent->who,
                 status_code(status));
}

/* ---- what became of it ---- */

struct outcome {
    struct hazard hazard;
    struct list conflicts;
};

static struct outcome look(struct fixture *fixture) {
    struct outcome outcome;
    struct conflict_page page;
    struct conflict_filter filter;
    shape_clear(&conflict_filter_shape, &filter);
    filter.limit = 100;
    outcome.hazard = get_hazard(fixture, "county_supervisor", 1);
    assert_ok(conflict_list(fixture_as(fixture, "city_supervisor"), &filter, &page));
    outcome.conflicts = page.items;
    return outcome;
}

static bool is_kept(const struct outcome *outcome, const struct uuid *event) {
    const struct conflict *conflict = outcome->conflicts.items;
    for (size_t i = 0; i < outcome->conflicts.count; i++) {
        if (strcmp(conflict[i].content, event->text) == 0)
            return strcmp(conflict[i].noun, "hazard") == 0 && conflict[i].reason != NULL &&
                   strstr(conflict[i].reason, "未生效") != NULL;
    }
    return false;
}

static bool is_waiting(const struct outcome *outcome, const struct uuid *event) {
    const struct hazard_parked_row *row = outcome->hazard.parked.items;
    for (size_t i = 0; i < outcome->hazard.parked.count; i++) {
        if (uuid_equal(&row[i].event, event))
            return true;
    }
    return false;
}

static void assert_nothing_lost(const struct set *set, const struct outcome *outcome) {
    for (int i = 0; i < set->count; i++) {
        struct uuid event = event_uuid(i + 1);
        int places =
            has_act(&outcome->hazard, &event) + is_kept(outcome, &event) + is_waiting(outcome, &event);
        if (places != 1)
            fail_msg("%s: act %d is in %d places", set->name, i + 1, places);
    }
    if (outcome->conflicts.count == 0)
        assert_int_equal(outcome->hazard.parked.count, 0);
}

/* Everything the acts decide, in words. */
static const char *state_of(struct arena *arena, const struct hazard *h) {
    return arena_printf(
        arena, "%s %s due %d back %lld ext %d/%lld ack %d by %s listed %d restricted %d plan %d%d v%lld",
        names_code(&hazard_state_names, (int)h->state), names_code(&severity_names, (int)h->severity),
        (int)h->deadline, (long long)h->return_count, h->extension_pending == YES,
        (long long)h->extension_count, h->acknowledged_at != TIME_NONE, h->closed_by ? h->closed_by : "-",
        h->listed == YES, (int)h->restriction, h->planned == YES, h->settled == YES,
        (long long)h->row_version);
}

struct trial {
    struct fixture *fixture;
    const struct set *set;
    char reference[LETTERS]; /* the state when they arrive as they were made */
    int orders;
    int losses;
};

static void try_order(struct trial *trial, const int *order) {
    for (int i = 0; i < trial->set->count; i++)
        send(trial->fixture, trial->set, order[i]);
    struct outcome outcome = look(trial->fixture);
    const char *got = state_of(trial->fixture->arena, &outcome.hazard);
    assert_nothing_lost(trial->set, &outcome);
    if (trial->orders++ == 0)
        snprintf(trial->reference, sizeof trial->reference, "%s", got);
    bool lost = outcome.conflicts.count > 0;
    trial->losses += lost;
    if (!lost && strcmp(got, trial->reference) != 0)
        fail_msg("%s: %s, in order %s", trial->set->name, got, trial->reference);
    fixture_rollback(trial->fixture);
    arena_reset(trial->fixture->arena);
}

static void swap(int *a, int *b) {
    int kept = *a;
    *a = *b;
    *b = kept;
}

static void permute(struct trial *trial, int *order, int from) {
    if (from == trial->set->count) {
        try_order(trial, order);
        return;
    }
    for (int i = from; i < trial->set->count; i++) {
        swap(&order[from], &order[i]);
        permute(trial, order, from + 1);
        swap(&order[from], &order[i]);
    }
}

static void try_set(const struct set *set) {
    int order[MOST] = {0, 1, 2, 3, 4};
    struct trial trial = {.fixture = fixture_new(), .set = set};
    log_hazard(trial.fixture, "county_supervisor", 1, AREA_FIRE, set->severity);
    fixture_commit(trial.fixture);
    permute(&trial, order, 0);
    print_message("%s: %d orders, %d with a conflict\n", set->name, trial.orders, trial.losses);
    if (set->commutes)
        assert_int_equal(trial.losses, 0);
    else
        assert_true(trial.losses > 0);
    fixture_free(trial.fixture);
}

static void test_every_order_of_every_set(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
        try_set(&sets[i]);
}

/* ---- single cases ---- */

static void make(void **state) {
    log_hazard(*state, "county_supervisor", 1, AREA_FIRE, SEVERITY_GENERAL);
}

static enum status act(void **state, const char *who, enum hazard_act what, int event, int64_t made_on,
                       bool queued, struct hazard *ret) {
    struct ctx *ctx = as(*state, who, "{}");
    struct performance performance = {.act = what, .hazard = 1, .event = event, .queued = queued};
    ctx->base_version = made_on;
    enum status status = perform(ctx, &performance, ret);
    return status == STATUS_OK ? ctx->outcome : status;
}

static void test_a_screen_is_told_to_look_again(void **state) {
    struct hazard h;
    make(state);
    assert_int_equal(act(state, "institution_officer", ACT_SUBMIT, 1, 2, false, &h), STATUS_STALE);
    assert_ok(act(state, "institution_officer", ACT_ACKNOWLEDGE, 2, 1, false, &h));
    assert_int_equal(act(state, "institution_officer", ACT_SUBMIT, 1, 1, false, &h), STATUS_STALE);
    struct outcome outcome = look(*state);
    assert_int_equal(outcome.conflicts.count, 0);
    assert_int_equal(outcome.hazard.parked.count, 0);
}

static void test_a_parked_act_keeps_its_maker(void **state) {
    struct hazard h;
    make(state);
    assert_ok(act(state, "institution_principal", ACT_SUBMIT, 1, 2, true, &h));
    assert_int_equal(h.parked.count, 1);
    assert_int_equal(h.attachments.count, 1); /* its photo may come at once */
    assert_ok(act(state, "institution_officer", ACT_ACKNOWLEDGE, 2, 1, true, &h));
    const struct hazard_event *events = h.events.items;
    assert_int_equal(h.state, HAZARD_SUBMITTED);
    assert_int_equal(h.parked.count, 0);
    assert_string_equal(events[h.events.count - 1].actor_name, "院长");
    assert_int_equal(h.attachments.count, 1);
}

static void test_a_parked_act_that_cannot_stand_becomes_a_conflict(void **state) {
    struct hazard h;
    make(state);
    assert_ok(act(state, "institution_officer", ACT_SUBMIT, 1, 2, true, &h));
    assert_ok(act(state, "county_supervisor", ACT_VOID, 2, 1, true, &h));
    struct outcome outcome = look(*state);
    const struct conflict *conflict = outcome.conflicts.items;
    assert_int_equal(outcome.conflicts.count, 1);
    assert_int_equal(outcome.hazard.parked.count, 0);
    assert_string_equal(conflict->sent_by, "安全员");
    assert_string_equal(conflict->reason,
                        "安全员 2026-11-23 的「申报整改完成」未生效：该隐患当前为「作废」，不能申报整改完成");
    /* and whoever sends it again hears so */
    assert_int_equal(act(state, "institution_officer", ACT_SUBMIT, 1, 2, true, &h), STATUS_SUPERSEDED);
}

static void test_what_is_incomplete_is_refused_at_once(void **state) {
    struct hazard h;
    struct hazard_submit request;
    make(state);
    struct ctx *ctx = as(*state, "institution_officer", "{}");
    shape_clear(&hazard_submit_shape, &request);
    request.uuid = hazard_uuid(1);
    request.event = event_uuid(1);
    request.queued = YES;
    ctx->base_version = 1;
    assert_int_equal(hazard_submit(ctx, &request, &h), STATUS_INVALID);
    assert_int_equal(look(*state).conflicts.count, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_order_of_every_set),
        FIXTURE_TEST(test_a_screen_is_told_to_look_again),
        FIXTURE_TEST(test_a_parked_act_keeps_its_maker),
        FIXTURE_TEST(test_a_parked_act_that_cannot_stand_becomes_a_conflict),
        FIXTURE_TEST(test_what_is_incomplete_is_refused_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
