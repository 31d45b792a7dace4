/* The engine, rung by rung: who hears what on which day, once. */
#include "check.h"
#include "inspection_maker.h"

#include "minan/domain/account.h"
#include "minan/domain/audit.h"
#include "minan/domain/hazard_act.h"
#include "minan/domain/ladder.h"
#include "minan/domain/message.h"
#include "minan/domain/reminder.h"

#define DAY_MS INT64_C(86400000)

/* ---- what a test does ---- */

static struct reminder_run run(void **state) {
    struct reminder_run run;
    assert_ok(reminder_run(fixture_as(*state, ""), &run));
    assert_false(run.more);
    return run;
}

static struct reminder_run run_on(void **state, const char *day) {
    struct fixture *f = *state;
    f->now = day_start(fixture_day(day)) + 8 * INT64_C(3600000);
    return run(state);
}

static struct message_page inbox(void **state, const char *who) {
    struct message_page page;
    struct message_filter filter;
    shape_clear(&message_filter_shape, &filter);
    assert_ok(message_list(fixture_as(*state, who), &filter, &page));
    return page;
}

static int64_t count(void **state, const char *who) {
    return inbox(state, who).total;
}

/* The newest first. */
static const struct message *message(const struct message_page *page, size_t i) {
    assert_true(i < page->items.count);
    return (const struct message *)page->items.items + i;
}

static const struct message *newest(void **state, const char *who) {
    struct message_page page = inbox(state, who);
    return message(&page, 0);
}

static struct reminder_list reminders(void **state, int number) {
    struct reminder_list list;
    assert_ok(reminder_of_hazard(fixture_as(*state, "county_supervisor"),
                                 &(struct hazard_by_uuid){hazard_uuid(number)}, &list));
    return list;
}

static const struct reminder *reminder(void **state, int number, size_t i) {
    struct reminder_list list = reminders(state, number);
    assert_true(i < list.items.count);
    return (const struct reminder *)list.items.items + i;
}

static void submit(void **state, const char *who, int number) {
    struct hazard h;
    struct ctx *ctx = fixture_as(*state, who);
    struct hazard_submit request = {.uuid = hazard_uuid(number),
                                    .event = event_uuid(number),
                                    .measures = "已换",
                                    .done_on = clock_today(ctx->clock),
                                    .cost_fen = INT_NONE,
                                    .after_photos = photo(ctx, 90 + number)};
    assert_ok(hazard_submit(ctx, &request, &h));
}

static void give_back(void **state, int number, const char *deadline) {
    struct hazard h;
    struct hazard_return request = {.uuid = hazard_uuid(number),
                                    .event = event_uuid(50 + number),
                                    .reason = "不彻底",
                                    .new_deadline = fixture_day(deadline)};
    assert_ok(hazard_return(fixture_as(*state, "county_supervisor"), &request, &h));
}

/* Found on 2026-11-23, due on 2026-11-30. */
static void make(void **state, const char *who, enum severity severity) {
    make_hazard(*state, who, FIXTURE_HOME, 1, severity);
}

static void set_rung(void **state, int number, void (*change)(struct rung *rung)) {
    struct ladder ladder;
    assert_ok(ladder_get(fixture_as(*state, "city_supervisor"), &ladder));
    change((struct rung *)ladder.rungs.items + number - 1);
    assert_ok(
        ladder_put(fixture_as(*state, "city_supervisor"), &(struct ladder_edit){ladder.rungs}, &ladder));
}

/* ---- the ladder, day by day ---- */

static void test_the_whole_ladder(void **state) {
    make(state, "county_supervisor", SEVERITY_GENERAL);
    assert_int_equal(run_on(state, "2026-11-26").rungs, 0);
    assert_int_equal(run_on(state, "2026-11-27").messages, 2);
    assert_int_equal(count(state, "institution_officer"), 1);
    assert_int_equal(count(state, "county_supervisor"), 0);
    assert_int_equal(run_on(state, "2026-11-30").messages, 3);
    assert_int_equal(count(state, "institution_principal"), 2);
    assert_int_equal(count(state, "county_supervisor"), 1);
    assert_int_equal(run_on(state, "2026-12-02").rungs, 0);
    assert_int_equal(run_on(state, "2026-12-03").messages, 1);
    assert_int_equal(count(state, "county_leader"), 1);
    assert_int_equal(run_on(state, "2026-12-07").messages, 1);
    assert_int_equal(count(state, "city_supervisor"), 1);
    assert_int_equal(run_on(state, "2026-12-15").messages, 1);
    assert_int_equal(count(state, "city_leader"), 1);
    assert_int_equal(run_on(state, "2027-06-30").hazards, 0);
    static const char *const never[] = {"second_supervisor", "far_leader",   "far_supervisor",
                                        "guest_inspector",   "town_officer", "auditor",
                                        "system_admin"};
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        assert_int_equal(count(state, never[i]), 0);
}

static void test_words_are_true_on_their_day(void **state) {
    struct fixture *f = *state;
    make(state, "county_supervisor", SEVERITY_GENERAL);
    run_on(state, "2026-11-27");
    const struct message *one = newest(state, "institution_officer");
    assert_int_equal(one->kind, MESSAGE_DUE);
    assert_string_equal(one->title, "福寿养老院：隐患距整改期限还有 3 天");
    assert_string_equal(one->text, "疏散通道堆放杂物；整改期限 2026-11-30。请按期整改并申报。");
    assert_int_equal(one->created_at, f->now);
    assert_int_equal(one->read_at, TIME_NONE);
    struct uuid hazard = hazard_uuid(1);
    assert_true(uuid_equal(&one->hazard, &hazard));
    run_on(state, "2026-11-30");
    assert_string_equal(newest(state, "county_supervisor")->title, "福寿养老院：隐患今天到整改期限");
    assert_string_equal(newest(state, "county_supervisor")->text,
                        "疏散通道堆放杂物；整改期限 2026-11-30。请督促机构按期整改。");
    run_on(state, "2026-12-03");
    assert_int_equal(newest(state, "county_leader")->kind, MESSAGE_OVERDUE);
    assert_string_equal(newest(state, "county_leader")->title, "福寿养老院：隐患已逾期 3 天");
    assert_string_equal(newest(state, "county_leader")->text,
                        "疏散通道堆放杂物；整改期限 2026-11-30。请县局领导督办。");
}

static void test_running_again_changes_nothing(void **state) {
    make(state, "county_supervisor", SEVERITY_GENERAL);
    run_on(state, "2026-11-27");
    struct reminder_run again = run(state);
    assert_int_equal(again.hazards, 0);
    assert_int_equal(again.rungs, 0);
    assert_int_equal(again.messages, 0);
    assert_int_equal(count(state, "institution_officer"), 1);
}

static void test_one_audit_row_by_the_system(void **state) {
    struct audit_page audit;
    struct audit_filter filter;
    shape_clear(&audit_filter_shape, &filter);
    filter.act = "reminder.run";
    make(state, "county_supervisor", SEVERITY_GENERAL);
    run_on(state, "2026-11-26");
    run_on(state, "2026-11-27");
    assert_ok(audit_list(fixture_as(*state, "auditor"), &filter, &audit));
    assert_int_equal(audit.items.count, 1);
    const struct audit_entry *entry = audit.items.items;
    assert_string_equal(entry->actor, "系统");
    assert_string_equal(entry->record, "2026-11-27");
    assert_string_equal(entry->detail, "1 级提醒，2 条消息");
}

/* ---- after a standstill ---- */

static void test_after_a_standstill_everybody_hears_once(void **state) {
    make(state, "county_supervisor", SEVERITY_GENERAL);
    struct reminder_run late = run_on(state, "2026-12-08"); /* eight days over */
    assert_int_equal(late.rungs, 4);
    assert_int_equal(late.messages, 5);
    assert_int_equal(count(state, "institution_officer"), 1);
    assert_string_equal(newest(state, "institution_officer")->title, "福寿养老院：隐患已逾期 8 天");
    assert_string_equal(newest(state, "institution_officer")->text,
                        "疏散通道堆放杂物；整改期限 2026-11-30。请立即整改并申报。");
    assert_int_equal(count(state, "county_supervisor"), 1);
    assert_int_equal(count(state, "county_leader"), 1);
    assert_int_equal(count(state, "city_supervisor"), 1);
    assert_int_equal(count(state, "city_leader"), 0);
    assert_int_equal(reminder(state, 1, 0)->rung, 1);
    assert_int_equal(reminder(state, 1, 0)->outcome, REMINDER_SKIPPED);
    assert_int_equal(reminder(state, 1, 0)->due_on, fixture_day("2026-11-27"));
    assert_int_equal(reminder(state, 1, 1)->outcome, REMINDER_TOLD);
    assert_int_equal(reminder(state, 1, 1)->told, 3);
    assert_int_equal(run_on(state, "2026-12-15").rungs, 1);
    assert_int_equal(count(state, "city_leader"), 1);
}

static void test_a_rung_all_of_whose_people_a_higher_one_tells_is_skipped(void **state) {
    make(state, "county_supervisor", SEVERITY_GENERAL);
    assert_int_equal(run_on(state, "2026-11-30").messages, 3); /* both rungs of the institution at once */
    assert_int_equal(count(state, "institution_officer"), 1);
    assert_int_equal(reminder(state, 1, 0)->outcome, REMINDER_SKIPPED);
    assert_int_equal(reminder(state, 1, 1)->outcome, REMINDER_TOLD);
}

static void due_ten_days_before(struct rung *rung) {
    rung->days = -10;
}

static void test_a_rung_before_the_discovery_is_skipped(void **state) {
    set_rung(state, 1, due_ten_days_before); /* 2026-11-20, found on the 23rd */
    make(state, "county_supervisor", SEVERITY_GENERAL);
    struct reminder_run first = run(state);
    assert_int_equal(first.rungs, 1);
    assert_int_equal(first.messages, 0);
    assert_int_equal(reminder(state, 1, 0)->outcome, REMINDER_SKIPPED);
}

/* ---- the hazard goes on ---- */

static void test_what_is_closed_or_void_is_left_alone(void **state) {
    struct hazard h;
    make(state, "county_supervisor", SEVERITY_GENERAL);
    struct hazard_void request = {.uuid = hazard_uuid(1), .event = event_uuid(9), .reason = "重复"};
    assert_ok(hazard_void(fixture_as(*state, "county_supervisor"), &request, &h));
    assert_int_equal(run_on(state, "2026-12-31").hazards, 0);
}

static void test_a_submitted_one_waits_for_its_verifier(void **state) {
    make(state, "county_supervisor", SEVERITY_GENERAL);
    submit(state, "institution_officer", 1);
    assert_int_equal(run_on(state, "2026-11-27").messages, 1);
    assert_int_equal(count(state, "institution_officer"), 0);
    const struct message *one = newest(state, "county_supervisor");
    assert_int_equal(one->kind, MESSAGE_RECHECK);
    assert_string_equal(one->title, "福寿养老院：隐患已申报整改，等待复查");
    assert_string_equal(one->text, "疏散通道堆放杂物；整改期限 2026-11-30。请尽快复查。");
    run_on(state, "2026-12-03");
    assert_string_equal(newest(state, "county_leader")->text,
                        "疏散通道堆放杂物；整改期限 2026-11-30。机构已申报整改，尚未复查，请督促复查。");
}

static void test_a_new_deadline_moves_what_has_not_fired(void **state) {
    make(state, "county_supervisor", SEVERITY_GENERAL);
    run_on(state, "2026-11-27");
    submit(state, "institution_officer", 1);
    give_back(state, 1, "2026-12-20");
    assert_int_equal(run_on(state, "2026-12-19").rungs,
                     0); /* the first rung has fired and never does again */
    assert_int_equal(run_on(state, "2026-12-20").rungs, 1);
    assert_int_equal(reminder(state, 1, 1)->deadline, fixture_day("2026-12-20"));
    assert_int_equal(run_on(state, "2026-12-23").rungs, 1);
}

static void ask_extension(void **state) {
    struct hazard h;
    struct hazard_extend request = {.uuid = hazard_uuid(1),
                                    .event = event_uuid(80),
                                    .new_deadline = fixture_day("2026-12-20"),
                                    .reason = "等配件",
                                    .interim_measures = "专人看守"};
    assert_ok(hazard_extend(fixture_as(*state, "institution_officer"), &request, &h));
}

static void test_an_undecided_extension_pauses_and_a_granted_one_moves(void **state) {
    struct hazard h;
    make(state, "county_supervisor", SEVERITY_GENERAL);
    run_on(state, "2026-11-27");
    ask_extension(state);
    assert_int_equal(run_on(state, "2026-12-04").rungs, 0);
    assert_int_equal(run_on(state, "2026-12-05").hazards, 0); /* nothing to look at before it is decided */
    struct hazard_grant grant = {.uuid = hazard_uuid(1), .event = event_uuid(81), .new_deadline = DAY_NONE};
    assert_ok(hazard_grant(fixture_as(*state, "county_supervisor"), &grant, &h));
    assert_int_equal(run(state).rungs, 0);
    assert_int_equal(run_on(state, "2026-12-20").messages, 3);
    assert_int_equal(reminder(state, 1, 1)->deadline, fixture_day("2026-12-20"));
}

static void test_a_refused_extension_goes_on_where_it_stood(void **state) {
    struct hazard h;
    make(state, "county_supervisor", SEVERITY_GENERAL);
    run_on(state, "2026-11-27");
    ask_extension(state);
    assert_int_equal(run_on(state, "2026-12-04").rungs, 0);
    struct hazard_refuse refuse = {.uuid = hazard_uuid(1), .event = event_uuid(81), .reason = "理由不足"};
    assert_ok(hazard_refuse(fixture_as(*state, "county_supervisor"), &refuse, &h));
    struct reminder_run late = run(state);
    assert_int_equal(late.rungs, 2);
    assert_int_equal(late.messages, 4);
    assert_string_equal(newest(state, "county_leader")->title, "福寿养老院：隐患已逾期 4 天");
}

static void test_a_major_one_half_closed_waits_for_a_leader(void **state) {
    struct hazard h;
    make(state, "county_supervisor", SEVERITY_MAJOR);
    plan_hazard(*state, 1);
    submit(state, "institution_officer", 1);
    assert_int_equal(run_on(state, "2026-11-27").messages, 2); /* any supervisor of the county may go */
    assert_string_equal(newest(state, "second_supervisor")->title,
                        "福寿养老院：重大隐患已申报整改，等待复查");
    struct hazard_close request = {
        .uuid = hazard_uuid(1), .event = event_uuid(70), .result = "合格", .report_number = "JD-1"};
    assert_ok(hazard_close(fixture_as(*state, "county_supervisor"), &request, &h));
    assert_int_equal(run_on(state, "2026-11-30").messages, 1);
    assert_string_equal(
        newest(state, "county_leader")->text,
        "疏散通道堆放杂物；整改期限 2026-11-30。县级监管人员已复查签名，请另一名负责人签字销号。");
}

static void test_own_findings_are_the_principals(void **state) {
    make(state, "institution_officer", SEVERITY_GENERAL);
    submit(state, "institution_officer", 1);
    assert_int_equal(run_on(state, "2026-11-27").messages, 1);
    assert_int_equal(count(state, "institution_principal"), 1);
    make_hazard(*state, "institution_officer", FIXTURE_HOME, 2, SEVERITY_GENERAL); /* due 2026-12-04 */
    submit(state, "institution_principal", 2); /* who submitted never closes: the county has to */
    run_on(state, "2026-12-01");
    assert_int_equal(count(state, "institution_principal"), 2); /* of the first one, on its day */
    assert_int_equal(count(state, "second_supervisor"), 1);
}

/* ---- who is there to hear it ---- */

static void disable(void **state, const char *name) {
    struct account account;
    struct account_change change;
    shape_clear(&account_change_shape, &change);
    change.present = 0;
    change.uuid = fixture_account_uuid(name);
    change.status = ACCOUNT_DISABLED;
    assert_ok(account_patch(fixture_as(*state, "city_supervisor"), &change, &account));
}

static void make_liaison(void **state, const char *name) {
    struct account account;
    struct account_change change;
    shape_clear(&account_change_shape, &change);
    change.present = 0;
    change.uuid = fixture_account_uuid(name);
    change.liaison = YES;
    assert_ok(account_patch(fixture_as(*state, "city_supervisor"), &change, &account));
}

static void test_whoever_left_is_replaced_by_the_bureau(void **state) {
    make(state, "county_supervisor", SEVERITY_GENERAL);
    disable(state, "county_supervisor");
    run_on(state, "2026-11-30");
    assert_int_equal(count(state, "county_supervisor"), 0);
    assert_int_equal(count(state, "second_supervisor"), 1);
}

static void test_nobody_to_tell_is_recorded(void **state) {
    make(state, "county_supervisor", SEVERITY_GENERAL);
    run_on(state, "2026-11-30");
    disable(state, "county_leader");
    struct reminder_run none = run_on(state, "2026-12-03");
    assert_int_equal(none.rungs, 1);
    assert_int_equal(none.messages, 0);
    assert_int_equal(reminder(state, 1, 2)->outcome, REMINDER_NOBODY);
}

static void test_a_liaison_hears_what_its_unit_hears(void **state) {
    make(state, "county_supervisor", SEVERITY_GENERAL);
    make_liaison(state, "second_supervisor");
    make_liaison(state, "guest_inspector"); /* of the institution */
    run_on(state, "2026-11-27");
    assert_int_equal(count(state, "guest_inspector"), 1);
    assert_int_equal(count(state, "second_supervisor"), 0);
    run_on(state, "2026-11-30");
    assert_int_equal(count(state, "second_supervisor"), 1); /* with the issuer */
    run_on(state, "2026-12-03");
    assert_int_equal(count(state, "second_supervisor"), 2); /* with the leader */
    assert_int_equal(count(state, "county_supervisor"), 1);
}

static void also_the_city_leader(struct rung *rung) {
    rung->city_leader = YES;
}
static void off(struct rung *rung) {
    rung->active = NO;
}
static void a_day_earlier(struct rung *rung) {
    rung->days -= 1;
}

static void test_the_city_sets_its_ladder(void **state) {
    make(state, "county_supervisor", SEVERITY_GENERAL);
    run_on(state, "2026-11-27");
    set_rung(state, 2, off);
    set_rung(state, 3, a_day_earlier);
    set_rung(state, 3, also_the_city_leader);
    assert_int_equal(run_on(state, "2026-11-30").rungs, 0);
    assert_int_equal(run_on(state, "2026-12-02").messages, 2);
    assert_int_equal(count(state, "city_leader"), 1);
    set_rung(state, 1, a_day_earlier); /* fired already, and stays fired */
    assert_int_equal(run(state).rungs, 0);
    assert_int_equal(reminders(state, 1).items.count, 2);
}

static void test_reminders_of_a_hazard_out_of_scope(void **state) {
    struct reminder_list list;
    make(state, "county_supervisor", SEVERITY_GENERAL);
    assert_int_equal(reminder_of_hazard(fixture_as(*state, "far_supervisor"),
                                        &(struct hazard_by_uuid){hazard_uuid(1)}, &list),
                     STATUS_NOT_FOUND);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_the_whole_ladder),
        FIXTURE_TEST(test_words_are_true_on_their_day),
        FIXTURE_TEST(test_running_again_changes_nothing),
        FIXTURE_TEST(test_one_audit_row_by_the_system),
        FIXTURE_TEST(test_after_a_standstill_everybody_hears_once),
        FIXTURE_TEST(test_a_rung_all_of_whose_people_a_higher_one_tells_is_skipped),
        FIXTURE_TEST(test_a_rung_before_the_discovery_is_skipped),
        FIXTURE_TEST(test_what_is_closed_or_void_is_left_alone),
        FIXTURE_TEST(test_a_submitted_one_waits_for_its_verifier),
        FIXTURE_TEST(test_a_new_deadline_moves_what_has_not_fired),
        FIXTURE_TEST(test_an_undecided_extension_pauses_and_a_granted_one_moves),
        FIXTURE_TEST(test_a_refused_extension_goes_on_where_it_stood),
        FIXTURE_TEST(test_a_major_one_half_closed_waits_for_a_leader),
        FIXTURE_TEST(test_own_findings_are_the_principals),
        FIXTURE_TEST(test_whoever_left_is_replaced_by_the_bureau),
        FIXTURE_TEST(test_nobody_to_tell_is_recorded),
        FIXTURE_TEST(test_a_liaison_hears_what_its_unit_hears),
        FIXTURE_TEST(test_the_city_sets_its_ladder),
        FIXTURE_TEST(test_reminders_of_a_hazard_out_of_scope),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
