/* The notice of a planned visit: made from the plan, which is told by it, and void when the plan changes. */
#include "check.h"
#include "paper_maker.h"
#include "plan_maker.h"

#define DAY_MS INT64_C(86400000)

static struct paper_new notice_of(int number, int plan) {
    struct paper_new request = asked_paper(number, PAPER_INSPECTION_NOTICE);
    request.visit_plan = plan_uuid(plan);
    return request;
}

/* Plan 1: on the 2nd of December, by the county's supervisor and a guest. */
static struct visit_plan_edit planned(void **state) {
    static struct member team[] = {{.name = "县监管"}, {.name = "何工", .unit = "消防救援大队"}};
    struct visit_plan_edit edit = plan_of(1, FIXTURE_HOME, "2026-12-02");
    edit.team = (struct list){team, 2};
    plan_make(*state, "county_supervisor", &edit);
    return edit;
}

static struct paper get_paper(void **state, int number) {
    struct paper paper;
    assert_ok(
        paper_get(as_asker(state, "county_supervisor"), &(struct paper_by_uuid){paper_uuid(number)}, &paper));
    return paper;
}

static const char *refusal(void **state) {
    return ((struct fixture *)*state)->err.detail;
}

static void test_it_says_what_the_plan_says_and_both_know_each_other(void **state) {
    planned(state);
    struct paper paper = issue_paper(as_asker(state, "county_supervisor"), notice_of(1, 1));
    assert_string_equal(paper.subject, "2026年12月2日 日常检查");
    assert_string_equal(paper.institution_name, "福寿养老院");
    assert_string_equal(paper.visit_plan.text, plan_uuid(1).text);
    const char *copy = copy_of_paper(as_asker(state, "county_supervisor"), 1);
    assert_non_null(strstr(copy, "我局定于2026年12月2日对你单位开展日常检查"));
    assert_non_null(strstr(copy, "二、检查人员：县监管、何工（消防救援大队）。"));
    struct visit_plan plan = plan_get(*state, "county_supervisor", 1);
    assert_int_equal(plan.state, PLAN_NOTICED);
    assert_int_equal(plan.noticed_on, fixture_day("2026-11-23"));
    assert_string_equal(plan.notice.text, paper_uuid(1).text);
    assert_string_equal(plan.notice_number, paper.number);
    assert_int_equal(refuse_paper(as_asker(state, "county_supervisor"), notice_of(2, 1)), STATUS_WRONG_STATE);
    assert_string_equal(refusal(state), "已经通知过机构");
}

static void test_a_leader_is_named_first(void **state) {
    struct visit_plan_edit edit = plan_of(1, FIXTURE_HOME, "2026-12-02");
    edit.leader = fixture_account_uuid("county_leader");
    plan_make(*state, "county_supervisor", &edit);
    issue_paper(as_asker(state, "county_supervisor"), notice_of(1, 1));
    assert_non_null(
        strstr(copy_of_paper(as_asker(state, "county_supervisor"), 1), "二、检查人员：县领导（带队）。"));
}

static void test_what_the_plan_says_is_not_asked_again(void **state) {
    planned(state);
    struct ctx *ctx = as_asker(state, "county_supervisor");
    struct paper_new request = notice_of(1, 1);
    request.inspect_on = fixture_day("2026-12-03");
    assert_field_error(ctx, refuse_paper(ctx, request), "inspect_on", "extra");
    ctx = as_asker(state, "county_supervisor");
    request = notice_paper(1);
    request.kind = PAPER_HAZARD_LEDGER;
    request.visit_plan = plan_uuid(1);
    assert_int_equal(refuse_paper(ctx, request), STATUS_INVALID);
    ctx = as_asker(state, "far_supervisor");
    assert_field_error(ctx, refuse_paper(ctx, notice_of(1, 1)), "visit_plan", "unknown");
}

static void test_only_the_bureau_that_visits_tells(void **state) {
    planned(state);
    assert_int_equal(refuse_paper(as_asker(state, "city_supervisor"), notice_of(1, 1)), STATUS_FORBIDDEN);
    assert_string_equal(refusal(state), "这是县级检查，由县局通知机构");
    assert_int_equal(plan_get(*state, "county_supervisor", 1).state, PLAN_PLANNED);
}

static void test_without_a_team_nobody_is_announced(void **state) {
    struct visit_plan_edit edit = plan_of(1, FIXTURE_HOME, "2026-12-02");
    plan_make(*state, "county_supervisor", &edit);
    assert_int_equal(refuse_paper(as_asker(state, "county_supervisor"), notice_of(1, 1)), STATUS_WRONG_STATE);
    assert_string_equal(refusal(state), "请先在“调整”里定下检查人员，再出具检查通知书");
}

static void test_secret_visits_get_no_notice(void **state) {
    struct visit_plan_edit edit = plan_of(1, FIXTURE_HOME, "2026-12-02");
    edit.unannounced = YES;
    plan_make(*state, "county_supervisor", &edit);
    assert_int_equal(refuse_paper(as_asker(state, "county_supervisor"), notice_of(1, 1)), STATUS_WRONG_STATE);
    assert_string_equal(refusal(state), "个案检查和四不两直检查不得事先通知机构");
}

static void test_another_day_voids_it_and_another_one_takes_its_place(void **state) {
    struct visit_plan plan;
    struct visit_plan_edit edit = planned(state);
    issue_paper(as_asker(state, "county_supervisor"), notice_of(1, 1));
    edit.note = "带测温枪";
    assert_ok(visit_plan_change(fixture_as(*state, "county_supervisor"), &edit, &plan));
    assert_int_equal(get_paper(state, 1).state, PAPER_VALID);
    edit.from_on = fixture_day("2026-12-09");
    assert_ok(visit_plan_change(fixture_as(*state, "second_supervisor"), &edit, &plan));
    assert_int_equal(plan.state, PLAN_PLANNED);
    assert_false(uuid_is_set(&plan.notice));
    struct paper paper = get_paper(state, 1);
    assert_int_equal(paper.state, PAPER_VOID);
    assert_string_equal(paper.void_reason, "检查日期已调整，另行通知");
    assert_string_equal(paper.voided_by, "县监管二");
    issue_paper(as_asker(state, "county_supervisor"), notice_of(2, 1));
    plan = plan_get(*state, "county_supervisor", 1);
    assert_string_equal(plan.notice.text, paper_uuid(2).text);
}

static void test_cancelling_voids_it(void **state) {
    struct visit_plan plan;
    planned(state);
    issue_paper(as_asker(state, "county_supervisor"), notice_of(1, 1));
    assert_ok(visit_plan_cancel(fixture_as(*state, "county_supervisor"),
                                &(struct visit_plan_cancel){plan_uuid(1), "装修停业"}, &plan));
    assert_string_equal(get_paper(state, 1).void_reason, "检查安排已取消：装修停业");
}

static void test_voided_by_hand_the_visit_is_to_be_told_anew(void **state) {
    planned(state);
    issue_paper(as_asker(state, "county_supervisor"), notice_of(1, 1));
    void_paper(as_asker(state, "county_supervisor"), 1, "联系人写错");
    struct visit_plan plan = plan_get(*state, "county_supervisor", 1);
    assert_int_equal(plan.state, PLAN_PLANNED);
    assert_int_equal(plan.noticed_on, DAY_NONE);
    issue_paper(as_asker(state, "county_supervisor"), notice_of(2, 1));
    ((struct fixture *)*state)->now += 9 * DAY_MS;
    plan_visit(*state, "county_supervisor", FIXTURE_HOME, 1, false);
    void_paper(as_asker(state, "county_supervisor"), 2, "已经检查");
    assert_int_equal(plan_get(*state, "county_supervisor", 1).state, PLAN_DONE);
}

static void test_a_preview_tells_nobody(void **state) {
    struct paper_text text;
    struct paper_new request = notice_of(1, 1);
    planned(state);
    assert_ok(paper_preview(as_asker(state, "county_supervisor"), &request, &text));
    assert_non_null(strstr(text.html, "县监管、何工（消防救援大队）"));
    assert_int_equal(plan_get(*state, "county_supervisor", 1).state, PLAN_PLANNED);
}

/* ---- what an institution is told ---- */

static struct announced_visit_page announced(void **state, const char *who,
                                             struct announced_visit_filter filter) {
    struct announced_visit_page page;
    assert_ok(announced_visit_list(fixture_as(*state, who), &filter, &page));
    return page;
}

static size_t count_announced(void **state, const char *who) {
    struct announced_visit_filter filter;
    shape_clear(&announced_visit_filter_shape, &filter);
    return announced(state, who, filter).items.count;
}

static void test_an_institution_sees_what_was_announced_to_it(void **state) {
    struct announced_visit_filter filter;
    shape_clear(&announced_visit_filter_shape, &filter);
    planned(state);
    assert_int_equal(count_announced(state, "institution_officer"), 0);
    struct paper paper = issue_paper(as_asker(state, "county_supervisor"), notice_of(1, 1));
    struct announced_visit_page page = announced(state, "institution_officer", filter);
    const struct announced_visit *visit = page.items.items;
    assert_int_equal(page.items.count, 1);
    assert_int_equal(visit->visit_on, fixture_day("2026-12-02"));
    assert_int_equal(visit->noticed_on, fixture_day("2026-11-23"));
    assert_int_equal(visit->level, INSPECTION_COUNTY);
    assert_int_equal(visit->kind, KIND_ROUTINE);
    assert_string_equal(visit->team_names, "县监管、何工");
    assert_string_equal(visit->notice.text, paper_uuid(1).text);
    assert_string_equal(visit->notice_number, paper.number);
    static const char *const near[] = {"institution_principal", "town_officer", "county_leader",
                                       "city_leader"};
    for (size_t i = 0; i < sizeof near / sizeof *near; i++)
        assert_int_equal(count_announced(state, near[i]), 1);
    static const char *const far[] = {"other_principal", "far_principal", "far_supervisor", ""};
    for (size_t i = 0; i < sizeof far / sizeof *far; i++)
        assert_int_equal(count_announced(state, far[i]), 0);
    filter.institution = fixture_uuid(FIXTURE_FAR_HOME);
    assert_int_equal(announced(state, "city_leader", filter).items.count, 0);
}

static void test_what_is_secret_done_or_called_off_is_not_shown(void **state) {
    struct visit_plan plan;
    struct visit_plan_edit secret = plan_of(2, FIXTURE_HOME, "2026-12-01");
    secret.unannounced = YES;
    plan_make(*state, "county_supervisor", &secret);
    planned(state);
    issue_paper(as_asker(state, "county_supervisor"), notice_of(1, 1));
    assert_int_equal(count_announced(state, "institution_principal"), 1);
    assert_ok(visit_plan_cancel(fixture_as(*state, "county_supervisor"),
                                &(struct visit_plan_cancel){plan_uuid(1), "装修停业"}, &plan));
    assert_int_equal(count_announced(state, "institution_principal"), 0);
}

static void test_announced_visits_page_by_day(void **state) {
    static struct member team[] = {{.name = "县监管"}};
    static const char *const days[] = {"2026-12-04", "2026-12-02", "2026-12-03"};
    struct announced_visit_filter filter;
    shape_clear(&announced_visit_filter_shape, &filter);
    for (int i = 1; i <= 3; i++) {
        struct visit_plan_edit edit = plan_of(i, FIXTURE_HOME, days[i - 1]);
        edit.team = (struct list){team, 1};
        plan_make(*state, "county_supervisor", &edit);
        issue_paper(as_asker(state, "county_supervisor"), notice_of(i, i));
    }
    filter.limit = 2;
    struct announced_visit_page first = announced(state, "institution_principal", filter);
    assert_int_equal(first.items.count, 2);
    filter.cursor = first.next;
    struct announced_visit_page second = announced(state, "institution_principal", filter);
    assert_int_equal(second.items.count, 1);
    assert_null(second.next);
    assert_int_equal(((const struct announced_visit *)first.items.items)->visit_on,
                     fixture_day("2026-12-02"));
    assert_int_equal(((const struct announced_visit *)second.items.items)->visit_on,
                     fixture_day("2026-12-04"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_it_says_what_the_plan_says_and_both_know_each_other),
        FIXTURE_TEST(test_a_leader_is_named_first),
        FIXTURE_TEST(test_what_the_plan_says_is_not_asked_again),
        FIXTURE_TEST(test_only_the_bureau_that_visits_tells),
        FIXTURE_TEST(test_without_a_team_nobody_is_announced),
        FIXTURE_TEST(test_secret_visits_get_no_notice),
        FIXTURE_TEST(test_another_day_voids_it_and_another_one_takes_its_place),
        FIXTURE_TEST(test_cancelling_voids_it),
        FIXTURE_TEST(test_voided_by_hand_the_visit_is_to_be_told_anew),
        FIXTURE_TEST(test_a_preview_tells_nobody),
        FIXTURE_TEST(test_an_institution_sees_what_was_announced_to_it),
        FIXTURE_TEST(test_what_is_secret_done_or_called_off_is_not_shown),
        FIXTURE_TEST(test_announced_visits_page_by_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
