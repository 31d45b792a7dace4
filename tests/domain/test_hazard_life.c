#include "check.h"
#include "inspection_maker.h"

/* The life of a hazard as tables: who may what in which state, and what must be carried. */

enum step { ACKNOWLEDGE, SUBMIT, CLOSE, RETURN, ASSESS, VOID };

static struct ctx *as(void **state, const char *who) {
    struct ctx *ctx = fixture_as(*state, who);
    ctx->content_hash = "first";
    return ctx;
}

static int next_event; /* of the running test; starts again in each */

static int setup(void **state) {
    next_event = 0;
    return fixture_setup(state);
}
#define LIFE_TEST(f) cmocka_unit_test_setup_teardown(f, setup, fixture_teardown)

static enum status submit(struct ctx *ctx, struct hazard *ret) {
    next_event++;
    struct hazard_submit request = {.uuid = hazard_uuid(1),
                                    .event = event_uuid(next_event),
                                    .device_at = clock_now(ctx->clock),
                                    .measures = "已清理并张贴标识",
                                    .done_on = clock_today(ctx->clock),
                                    .cost_fen = 12050,
                                    .after_photos = photo(ctx, 500 + next_event)};
    return hazard_submit(ctx, &request, ret);
}

static enum status close_it(struct ctx *ctx, const char *report, struct hazard *ret) {
    struct hazard_close request = {.uuid = hazard_uuid(1),
                                   .event = event_uuid(++next_event),
                                   .device_at = clock_now(ctx->clock),
                                   .result = "现场复查合格",
                                   .report_number = report};
    return hazard_close(ctx, &request, ret);
}

static enum status send_back(struct ctx *ctx, struct hazard *ret) {
    struct hazard_return request = {.uuid = hazard_uuid(1),
                                    .event = event_uuid(++next_event),
                                    .device_at = clock_now(ctx->clock),
                                    .reason = "后门仍有杂物",
                                    .new_deadline = fixture_day("2026-12-10")};
    return hazard_return(ctx, &request, ret);
}

static enum status step(struct ctx *ctx, enum step step, struct hazard *ret) {
    struct uuid uuid = hazard_uuid(1);
    int64_t now = clock_now(ctx->clock);
    switch (step) {
    case ACKNOWLEDGE: {
        struct hazard_acknowledge request = {
            .uuid = uuid, .event = event_uuid(++next_event), .device_at = now};
        return hazard_acknowledge(ctx, &request, ret);
    }
    case SUBMIT: return submit(ctx, ret);
    case CLOSE: return close_it(ctx, NULL, ret);
    case RETURN: return send_back(ctx, ret);
    case ASSESS: {
        struct hazard_assess request = {.uuid = uuid,
                                        .event = event_uuid(++next_event),
                                        .device_at = now,
                                        .severity = SEVERITY_MAJOR,
                                        .reason = "涉及疏散通道"};
        return hazard_assess(ctx, &request, ret);
    }
    case VOID: {
        struct hazard_void request = {
            .uuid = uuid, .event = event_uuid(++next_event), .device_at = now, .reason = "重复登记"};
        return hazard_void(ctx, &request, ret);
    }
    }
    return STATUS_INTERNAL;
}

struct row {
    const char *who;
    enum step step;
    enum status want;
    enum hazard_state after;
};

static void walk(void **state, const struct row *rows, size_t count) {
    struct hazard h;
    for (size_t i = 0; i < count; i++) {
        enum status got = step(as(state, rows[i].who), rows[i].step, &h);
        if (got != rows[i].want)
            fail_msg("row %zu, %s: %s", i, rows[i].who, status_code(got));
        assert_int_equal(get_hazard(*state, "city_supervisor", 1).state, rows[i].after);
    }
}
#define WALK(state, rows) walk(state, rows, sizeof(rows) / sizeof *(rows))

static bool may(const struct hazard *hazard, const char *act) {
    const char *const *codes = hazard->may.items;
    for (size_t i = 0; i < hazard->may.count; i++) {
        if (strcmp(codes[i], act) == 0)
            return true;
    }
    return false;
}

static void assert_may(void **state, const char *who, const char *acts) {
    struct hazard h = get_hazard(*state, who, 1);
    const char *const *codes = h.may.items;
    const char *got = "";
    for (size_t i = 0; i < h.may.count; i++)
        got = arena_printf(((struct fixture *)*state)->arena, "%s%s ", got, codes[i]);
    assert_string_equal(got, acts);
}

/* ---- walks ---- */

static void test_from_found_to_closed(void **state) {
    static const struct row rows[] = {
        {"institution_officer", ACKNOWLEDGE, STATUS_OK, HAZARD_OPEN},
        {"institution_officer", ACKNOWLEDGE, STATUS_WRONG_STATE, HAZARD_OPEN},
        {"county_supervisor", SUBMIT, STATUS_FORBIDDEN, HAZARD_OPEN},
        {"county_supervisor", CLOSE, STATUS_WRONG_STATE, HAZARD_OPEN},
        {"county_supervisor", RETURN, STATUS_WRONG_STATE, HAZARD_OPEN},
        {"institution_officer", SUBMIT, STATUS_OK, HAZARD_SUBMITTED},
        {"institution_officer", SUBMIT, STATUS_WRONG_STATE, HAZARD_SUBMITTED},
        {"institution_officer", CLOSE, STATUS_FORBIDDEN, HAZARD_SUBMITTED},
        {"institution_principal", CLOSE, STATUS_FORBIDDEN, HAZARD_SUBMITTED}, /* not found by itself */
        {"guest_inspector", CLOSE, STATUS_FORBIDDEN, HAZARD_SUBMITTED},
        {"far_supervisor", CLOSE, STATUS_NOT_FOUND, HAZARD_SUBMITTED},
        {"other_principal", SUBMIT, STATUS_NOT_FOUND, HAZARD_SUBMITTED},
        {"county_supervisor", RETURN, STATUS_OK, HAZARD_OPEN},
        {"institution_principal", SUBMIT, STATUS_OK, HAZARD_SUBMITTED},
        {"county_supervisor", CLOSE, STATUS_OK, HAZARD_CLOSED},
        {"county_supervisor", CLOSE, STATUS_WRONG_STATE, HAZARD_CLOSED},
        {"county_supervisor", VOID, STATUS_WRONG_STATE, HAZARD_CLOSED},
        {"county_supervisor", ASSESS, STATUS_WRONG_STATE, HAZARD_CLOSED},
    };
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    WALK(state, rows);
    struct hazard h = get_hazard(*state, "county_supervisor", 1);
    assert_int_equal(h.return_count, 1);
    assert_int_equal(h.deadline, fixture_day("2026-12-10"));
    assert_int_equal(h.original_deadline, fixture_day("2026-11-30"));
    assert_int_equal(h.closed_on, fixture_day("2026-11-23"));
    assert_string_equal(h.closed_by, "县监管");
    assert_int_equal(h.row_version, 6);
    assert_int_equal(h.events.count, 7);
}

static void test_the_timeline_says_who_and_what(void **state) {
    static const struct row rows[] = {
        {"institution_officer", ACKNOWLEDGE, STATUS_OK, HAZARD_OPEN},
        {"institution_officer", SUBMIT, STATUS_OK, HAZARD_SUBMITTED},
        {"county_supervisor", RETURN, STATUS_OK, HAZARD_OPEN},
    };
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    WALK(state, rows);
    struct hazard h = get_hazard(*state, "institution_officer", 1);
    const struct hazard_event *events = h.events.items;
    assert_int_equal(h.events.count, 5);
    assert_int_equal(events[3].act, ACT_SUBMIT);
    assert_string_equal(events[3].actor_name, "安全员");
    assert_int_equal(events[3].actor_role, ROLE_INSTITUTION_OFFICER);
    assert_string_equal(events[3].text, "已清理并张贴标识");
    assert_int_equal(events[3].cost_fen, 12050);
    assert_int_equal(events[3].done_on, fixture_day("2026-11-23"));
    assert_int_equal(events[3].state_after, HAZARD_SUBMITTED);
    assert_int_equal(events[4].act, ACT_RETURN);
    assert_string_equal(events[4].text, "后门仍有杂物");
    assert_int_equal(events[4].deadline, fixture_day("2026-12-10"));
    assert_int_equal(h.submitted_at, TIME_NONE);
    assert_true(h.acknowledged_at != TIME_NONE);
    assert_int_equal(h.attachments.count, 2);
}

static void test_own_finding_is_closed_by_the_principal(void **state) {
    static const struct row rows[] = {
        {"institution_officer", SUBMIT, STATUS_OK, HAZARD_SUBMITTED},
        {"institution_officer", CLOSE, STATUS_FORBIDDEN, HAZARD_SUBMITTED},
        {"county_leader", CLOSE, STATUS_FORBIDDEN, HAZARD_SUBMITTED},
        {"institution_principal", CLOSE, STATUS_OK, HAZARD_CLOSED},
    };
    make_hazard(*state, "institution_officer", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    WALK(state, rows);
}

static void test_who_submitted_never_closes(void **state) {
    static const struct row rows[] = {
        {"institution_principal", SUBMIT, STATUS_OK, HAZARD_SUBMITTED},
        {"institution_principal", CLOSE, STATUS_OWN_RECTIFICATION, HAZARD_SUBMITTED},
        {"county_supervisor", CLOSE, STATUS_OK, HAZARD_CLOSED},
    };
    make_hazard(*state, "institution_principal", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    WALK(state, rows);
}

static void test_void_ends_it(void **state) {
    static const struct row rows[] = {
        {"county_leader", VOID, STATUS_FORBIDDEN, HAZARD_OPEN},
        {"institution_principal", VOID, STATUS_FORBIDDEN, HAZARD_OPEN},
        {"city_supervisor", VOID, STATUS_OK, HAZARD_VOID},
        {"institution_principal", SUBMIT, STATUS_WRONG_STATE, HAZARD_VOID},
        {"county_supervisor", VOID, STATUS_WRONG_STATE, HAZARD_VOID},
    };
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    WALK(state, rows);
    assert_string_equal(get_hazard(*state, "county_supervisor", 1).void_reason, "重复登记");
}

static void test_wrong_state_is_named(void **state) {
    struct hazard h;
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    struct ctx *ctx = as(state, "county_supervisor");
    assert_int_equal(close_it(ctx, NULL, &h), STATUS_WRONG_STATE);
    assert_string_equal(ctx->err->state, "open");
    assert_string_equal(ctx->err->detail, "该隐患当前为「整改中」，不能销号");
    ctx = as(state, "institution_officer");
    assert_int_equal(close_it(ctx, NULL, &h), STATUS_FORBIDDEN);
    assert_string_equal(ctx->err->detail, "您的角色不能销号：由市、县监管人员或局领导复查");
}

/* ---- major: assessed, and two names ---- */

static void test_major_by_its_item_is_confirmed_once(void **state) {
    struct hazard h = make_unassessed(*state, "county_supervisor", FIXTURE_HOME, 1);
    assert_int_equal(h.severity, SEVERITY_MAJOR);
    assert_null(h.assessment_reason);
    assert_int_equal(h.unassessed, YES);
    assert_ok(step(as(state, "county_supervisor"), ASSESS, &h));
    assert_int_equal(h.severity, SEVERITY_MAJOR);
    assert_string_equal(h.assessment_reason, "涉及疏散通道");
    assert_string_equal(h.assessed_by, "县监管");
    assert_int_equal(h.unassessed, NO);
    struct ctx *ctx = as(state, "county_supervisor");
    assert_field_error(ctx, step(ctx, ASSESS, &h), "severity", "same");
}

/* Who has signed has signed for a major one. */
static void test_confirming_keeps_the_first_name(void **state) {
    struct hazard h;
    make_unassessed(*state, "county_supervisor", FIXTURE_HOME, 1);
    plan_hazard(*state, 1);
    assert_ok(submit(as(state, "institution_officer"), &h));
    assert_ok(close_it(as(state, "county_supervisor"), "JD-7", &h));
    assert_ok(step(as(state, "county_supervisor"), ASSESS, &h));
    assert_int_equal(h.awaits_second_name, YES);
}

static void make_major_submitted(void **state) {
    struct hazard h;
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_MAJOR);
    plan_hazard(*state, 1);
    assert_ok(submit(as(state, "institution_officer"), &h));
}

static void test_major_needs_two_names(void **state) {
    struct hazard h;
    make_major_submitted(state);
    assert_int_equal(close_it(as(state, "county_leader"), "JD-7", &h), STATUS_NEEDS_SECOND_NAME);
    struct ctx *ctx = as(state, "county_supervisor");
    enum status status = close_it(ctx, NULL, &h);
    assert_field_error(ctx, status, "report_number", "required");
    assert_ok(close_it(as(state, "county_supervisor"), "JD-7", &h));
    assert_int_equal(h.state, HAZARD_SUBMITTED);
    assert_int_equal(h.awaits_second_name, YES);
    assert_false(may(&h, "close"));
    const struct hazard_event *last = (const struct hazard_event *)h.events.items + h.events.count - 1;
    assert_int_equal(last->act, ACT_RECHECK);
    assert_string_equal(last->report_number, "JD-7");
    assert_int_equal(close_it(as(state, "county_supervisor"), "JD-7", &h), STATUS_NEEDS_SECOND_NAME);
    assert_int_equal(close_it(as(state, "second_supervisor"), "JD-7", &h), STATUS_NEEDS_SECOND_NAME);
    assert_ok(close_it(as(state, "county_leader"), NULL, &h));
    assert_int_equal(h.state, HAZARD_CLOSED);
    assert_int_equal(h.awaits_second_name, NO);
    assert_string_equal(h.closed_by, "县领导");
}

static void test_returned_major_starts_names_again(void **state) {
    struct hazard h;
    make_major_submitted(state);
    assert_ok(close_it(as(state, "county_supervisor"), "JD-7", &h));
    assert_ok(send_back(as(state, "county_leader"), &h));
    assert_int_equal(h.state, HAZARD_OPEN);
    assert_ok(submit(as(state, "institution_officer"), &h));
    assert_int_equal(h.awaits_second_name, NO);
    assert_int_equal(close_it(as(state, "city_supervisor"), "JD-7", &h), STATUS_NEEDS_SECOND_NAME);
}

static void test_assessed_major_needs_two_names(void **state) {
    struct hazard h;
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    assert_ok(step(as(state, "county_supervisor"), ASSESS, &h));
    assert_int_equal(h.severity, SEVERITY_MAJOR);
    assert_string_equal(h.assessment_reason, "涉及疏散通道");
    assert_string_equal(h.assessed_by, "县监管");
    struct ctx *ctx = as(state, "county_supervisor");
    enum status status = step(ctx, ASSESS, &h);
    assert_field_error(ctx, status, "severity", "same");
    assert_int_equal(submit(as(state, "institution_officer"), &h), STATUS_NEEDS_PLAN);
    plan_hazard(*state, 1);
    assert_ok(submit(as(state, "institution_officer"), &h));
    assert_int_equal(close_it(as(state, "city_leader"), "JD-7", &h), STATUS_NEEDS_SECOND_NAME);
}

/* ---- what must be carried ---- */

static void test_submit_needs_measures_photo_and_day(void **state) {
    struct hazard h;
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    struct ctx *ctx = as(state, "institution_officer");
    struct hazard_submit request = {.uuid = hazard_uuid(1), .event = event_uuid(1), .done_on = DAY_NONE};
    assert_int_equal(hazard_submit(ctx, &request, &h), STATUS_INVALID);
    assert_int_equal(ctx->err->count, 3);
    assert_string_equal(ctx->err->fields[0].field, "measures");
    assert_string_equal(ctx->err->fields[1].field, "after_photos");
    assert_string_equal(ctx->err->fields[1].code, "required");
    assert_string_equal(ctx->err->fields[2].field, "done_on");
}

static void test_done_between_found_and_today(void **state) {
    static const char *const days[] = {"2026-11-22", "2026-11-24"};
    struct hazard h;
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    for (int i = 0; i < 2; i++) {
        struct ctx *ctx = as(state, "institution_officer");
        struct hazard_submit request = {.uuid = hazard_uuid(1),
                                        .event = event_uuid(1),
                                        .measures = "已清理",
                                        .done_on = fixture_day(days[i]),
                                        .after_photos = photo(ctx, 600)};
        enum status status = hazard_submit(ctx, &request, &h);
        assert_field_error(ctx, status, "done_on", "order");
    }
}

static void test_return_needs_a_deadline_to_come(void **state) {
    struct hazard h;
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    assert_ok(submit(as(state, "institution_officer"), &h));
    struct ctx *ctx = as(state, "county_supervisor");
    struct hazard_return request = {.uuid = hazard_uuid(1),
                                    .event = event_uuid(70),
                                    .reason = "未到位",
                                    .new_deadline = fixture_day("2026-11-22")};
    enum status status = hazard_return(ctx, &request, &h);
    assert_field_error(ctx, status, "new_deadline", "order");
    request.new_deadline = fixture_day("2026-11-23");
    assert_ok(hazard_return(as(state, "county_supervisor"), &request, &h));
}

/* ---- again, and versions ---- */

static void test_act_sent_again_changes_nothing(void **state) {
    struct hazard h;
    struct hazard_acknowledge request = {.uuid = hazard_uuid(1), .event = event_uuid(5), .device_at = 0};
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    assert_ok(hazard_acknowledge(as(state, "institution_officer"), &request, &h));
    assert_int_equal(h.row_version, 2);
    struct ctx *ctx = as(state, "institution_officer");
    ctx->base_version = 1; /* stale by now, but this very act is known */
    int64_t before = db_total_changes(ctx->db);
    assert_ok(hazard_acknowledge(ctx, &request, &h));
    assert_int_equal(h.row_version, 2);
    assert_int_equal(db_total_changes(ctx->db), before);
    ctx->content_hash = "other";
    assert_int_equal(hazard_acknowledge(ctx, &request, &h), STATUS_UUID_CONFLICT);
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 2, SEVERITY_GENERAL);
    request.uuid = hazard_uuid(2);
    assert_int_equal(hazard_acknowledge(as(state, "institution_officer"), &request, &h),
                     STATUS_UUID_CONFLICT);
}

static void test_stale_version_is_refused(void **state) {
    struct hazard h;
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    struct ctx *ctx = as(state, "institution_officer");
    ctx->base_version = 2;
    assert_int_equal(submit(ctx, &h), STATUS_STALE);
    ctx->base_version = 1;
    assert_ok(submit(ctx, &h));
    assert_int_equal(ctx->version, 2);
}

/* ---- what the buttons are made from ---- */

static void test_may_lists_exactly_what_is_allowed(void **state) {
    struct hazard h;
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    assert_may(state, "institution_officer", "acknowledge submit extend settle ");
    assert_may(state, "county_supervisor", "assess void restrict ");
    assert_may(state, "county_leader", "transfer ");
    assert_may(state, "town_officer", "");
    assert_ok(step(as(state, "institution_officer"), ACKNOWLEDGE, &h));
    assert_may(state, "institution_officer", "submit extend settle ");
    assert_ok(submit(as(state, "institution_officer"), &h));
    assert_may(state, "institution_officer", "");
    assert_may(state, "institution_principal", "");
    assert_may(state, "county_leader", "close return transfer ");
    assert_may(state, "county_supervisor", "close return assess void restrict ");
    assert_ok(close_it(as(state, "county_supervisor"), NULL, &h));
    assert_may(state, "county_supervisor", "");
}

static void test_may_of_an_own_finding(void **state) {
    struct hazard h;
    make_hazard(*state, "institution_officer", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    assert_ok(submit(as(state, "institution_officer"), &h));
    assert_may(state, "institution_principal", "close return ");
    assert_may(state, "county_leader", "transfer ");
    assert_may(state, "city_supervisor", "close return assess void restrict ");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        LIFE_TEST(test_from_found_to_closed),
        LIFE_TEST(test_the_timeline_says_who_and_what),
        LIFE_TEST(test_own_finding_is_closed_by_the_principal),
        LIFE_TEST(test_who_submitted_never_closes),
        LIFE_TEST(test_void_ends_it),
        LIFE_TEST(test_wrong_state_is_named),
        LIFE_TEST(test_major_needs_two_names),
        LIFE_TEST(test_returned_major_starts_names_again),
        LIFE_TEST(test_major_by_its_item_is_confirmed_once),
        LIFE_TEST(test_confirming_keeps_the_first_name),
        LIFE_TEST(test_assessed_major_needs_two_names),
        LIFE_TEST(test_submit_needs_measures_photo_and_day),
        LIFE_TEST(test_done_between_found_and_today),
        LIFE_TEST(test_return_needs_a_deadline_to_come),
        LIFE_TEST(test_act_sent_again_changes_nothing),
        LIFE_TEST(test_stale_version_is_refused),
        LIFE_TEST(test_may_lists_exactly_what_is_allowed),
        LIFE_TEST(test_may_of_an_own_finding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
