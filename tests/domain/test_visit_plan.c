#include "check.h"
#include "plan_maker.h"

#include "minan/domain/plan_setting.h"

#define DAY_MS    INT64_C(86400000)
#define SECRET_ID "00000000-0000-4000-b100-000000000009"

/* ---- planning ---- */

static void test_a_plan_says_who_goes_where_when(void **state) {
    struct visit_plan_edit edit = plan_of(1, FIXTURE_HOME, "2026-12-02");
    struct member team[] = {{.account = fixture_account_uuid("second_supervisor")},
                            {.name = "何工", .unit = "消防救援大队"}};
    edit.team = (struct list){team, 2};
    edit.leader = fixture_account_uuid("county_leader");
    edit.campaign = "冬季防火";
    struct visit_plan plan = plan_make(*state, "county_supervisor", &edit);
    assert_true(((struct fixture *)*state)->ctx.created);
    assert_string_equal(plan.institution_name, "福寿养老院");
    assert_int_equal(plan.level, INSPECTION_COUNTY);
    assert_int_equal(plan.state, PLAN_PLANNED);
    assert_int_equal(plan.to_on, fixture_day("2026-12-02"));
    assert_int_equal(plan.notice_due_on, fixture_day("2026-11-27"));
    assert_int_equal(plan.led_by_leader, YES);
    assert_string_equal(plan.leader_name, "县领导");
    assert_int_equal(plan.team.count, 2);
    assert_string_equal(((const struct member *)plan.team.items)[0].name, "县监管二");
    assert_string_equal(((const struct member *)plan.team.items)[1].unit, "消防救援大队");
    assert_int_equal(plan.may.count, 4);
    assert_int_equal(plan.created_at, ((struct fixture *)*state)->now);
}

static void test_sent_again_is_the_first_answer(void **state) {
    struct visit_plan plan;
    struct visit_plan_edit edit = plan_of(1, FIXTURE_HOME, "2026-12-02");
    plan_make(*state, "county_supervisor", &edit);
    plan_make(*state, "county_supervisor", &edit);
    assert_false(((struct fixture *)*state)->ctx.created);
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    ctx->content_hash = "other";
    assert_int_equal(visit_plan_put(ctx, &edit, &plan), STATUS_UUID_CONFLICT);
    ctx = fixture_as(*state, "far_supervisor");
    assert_int_equal(visit_plan_put(ctx, &edit, &plan), STATUS_NOT_FOUND);
    assert_int_equal(plan_count(*state, "county_supervisor", plan_filter()), 1);
}

struct wrong {
    const char *field;
    const char *code;
    void (*spoil)(struct visit_plan_edit *edit);
};

static void self_kind(struct visit_plan_edit *edit) {
    edit->kind = KIND_SELF;
}
static void upside_down(struct visit_plan_edit *edit) {
    edit->to_on = edit->from_on - 1;
}
static void too_long(struct visit_plan_edit *edit) {
    edit->to_on = edit->from_on + PLAN_DAYS_MOST;
}
static void in_the_past(struct visit_plan_edit *edit) {
    edit->from_on = fixture_day("2026-11-22");
}
static void city_level(struct visit_plan_edit *edit) {
    edit->level = INSPECTION_CITY;
}
static void own_level(struct visit_plan_edit *edit) {
    edit->level = INSPECTION_INSTITUTION;
}
static void no_leader(struct visit_plan_edit *edit) {
    edit->leader = fixture_account_uuid("county_supervisor");
}
static void no_key_date(struct visit_plan_edit *edit) {
    edit->key_date = plan_uuid(99);
}

static void test_what_is_wrong_names_its_field(void **state) {
    static const struct wrong wrongs[] = {
        {"kind", "enum", self_kind},       {"to_on", "order", upside_down},      {"to_on", "range", too_long},
        {"from_on", "order", in_the_past}, {"level", "enum", city_level},        {"level", "enum", own_level},
        {"leader", "unknown", no_leader},  {"key_date", "unknown", no_key_date},
    };
    for (size_t i = 0; i < sizeof wrongs / sizeof *wrongs; i++) {
        struct visit_plan plan;
        struct visit_plan_edit edit = plan_of(1, FIXTURE_HOME, "2026-12-02");
        struct ctx *ctx = fixture_as(*state, "county_supervisor");
        wrongs[i].spoil(&edit);
        assert_field_error(ctx, visit_plan_put(ctx, &edit, &plan), wrongs[i].field, wrongs[i].code);
    }
    assert_int_equal(plan_count(*state, "county_supervisor", plan_filter()), 0);
}

static void test_another_county_has_no_such_institution(void **state) {
    struct visit_plan plan;
    struct visit_plan_edit edit = plan_of(1, FIXTURE_FAR_HOME, "2026-12-02");
    assert_int_equal(visit_plan_put(fixture_as(*state, "county_supervisor"), &edit, &plan), STATUS_NOT_FOUND);
    edit = plan_of(1, FIXTURE_HOME, "2026-12-02");
    plan_make(*state, "county_supervisor", &edit);
    struct visit_plan_by_uuid one = {plan_uuid(1)};
    assert_int_equal(visit_plan_get(fixture_as(*state, "far_supervisor"), &one, &plan), STATUS_NOT_FOUND);
    assert_int_equal(plan_count(*state, "far_supervisor", plan_filter()), 0);
    assert_int_equal(plan_count(*state, "city_leader", plan_filter()), 1);
}

/* ---- what must not be announced ---- */

static void test_a_county_does_not_see_the_citys_unannounced_visits(void **state) {
    struct visit_plan plan;
    struct visit_plan_edit edit = plan_of(9, FIXTURE_HOME, "2026-12-02");
    edit.kind = KIND_CASE;
    plan = plan_make(*state, "city_supervisor", &edit);
    assert_int_equal(plan.level, INSPECTION_CITY);
    assert_int_equal(plan.unannounced, YES);
    assert_int_equal(plan.notice_due_on, DAY_NONE);
    struct visit_plan_by_uuid one = {fixture_uuid(SECRET_ID)};
    assert_int_equal(visit_plan_get(fixture_as(*state, "county_leader"), &one, &plan), STATUS_NOT_FOUND);
    assert_int_equal(plan_count(*state, "county_leader", plan_filter()), 0);
    assert_int_equal(plan_count(*state, "city_leader", plan_filter()), 1);
    edit = plan_of(2, FIXTURE_HOME, "2026-12-03");
    edit.unannounced = YES;
    plan_make(*state, "county_supervisor", &edit);
    assert_int_equal(plan_count(*state, "county_leader", plan_filter()), 1);
}

static enum status notice(void **state, const char *who, int number, struct visit_plan *ret) {
    return visit_plan_notice(fixture_as(*state, who), &(struct visit_plan_by_uuid){plan_uuid(number)}, ret);
}

static const char *refusal(void **state) {
    return ((struct fixture *)*state)->err.detail;
}

static void test_secret_visits_are_never_announced(void **state) {
    struct visit_plan plan;
    struct visit_plan_edit edit = plan_of(1, FIXTURE_HOME, "2026-12-02");
    edit.unannounced = YES;
    plan_make(*state, "county_supervisor", &edit);
    assert_int_equal(notice(state, "county_supervisor", 1, &plan), STATUS_WRONG_STATE);
    assert_string_equal(refusal(state), "个案检查和四不两直检查不得事先通知机构");
    edit = plan_of(2, FIXTURE_HOME, "2026-12-01");
    edit.to_on = fixture_day("2026-12-31");
    plan = plan_make(*state, "county_supervisor", &edit);
    assert_int_equal(plan.notice_due_on, DAY_NONE);
    assert_int_equal(notice(state, "county_supervisor", 2, &plan), STATUS_WRONG_STATE);
    assert_string_equal(refusal(state), "请先定下检查的日期，再通知机构");
    assert_int_equal(plan_get(*state, "county_supervisor", 2).state, PLAN_PLANNED);
}

static void test_a_notice_goes_out_once_and_anew_for_another_day(void **state) {
    struct visit_plan plan;
    struct visit_plan_edit edit = plan_of(1, FIXTURE_HOME, "2026-12-02");
    plan_make(*state, "county_supervisor", &edit);
    assert_ok(notice(state, "county_supervisor", 1, &plan));
    assert_int_equal(plan.state, PLAN_NOTICED);
    assert_int_equal(plan.noticed_on, fixture_day("2026-11-23"));
    assert_string_equal(plan.noticed_by, "县监管");
    assert_int_equal(notice(state, "county_supervisor", 1, &plan), STATUS_WRONG_STATE);
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    edit.unannounced = YES;
    assert_field_error(ctx, visit_plan_change(ctx, &edit, &plan), "unannounced", "noticed");
    edit.unannounced = NO;
    edit.note = "带测温枪";
    assert_ok(visit_plan_change(fixture_as(*state, "county_supervisor"), &edit, &plan));
    assert_int_equal(plan.state, PLAN_NOTICED);
    edit.from_on = fixture_day("2026-12-09");
    assert_ok(visit_plan_change(fixture_as(*state, "county_supervisor"), &edit, &plan));
    assert_int_equal(plan.state, PLAN_PLANNED);
    assert_int_equal(plan.noticed_on, DAY_NONE);
    assert_int_equal(plan.notice_due_on, fixture_day("2026-12-04"));
    assert_string_equal(plan.note, "带测温枪");
}

static void test_notices_that_are_due_are_counted(void **state) {
    struct fixture *f = *state;
    struct visit_plan_filter due = plan_filter();
    struct visit_plan_edit edit = plan_of(1, FIXTURE_HOME, "2026-11-27"); /* by the 24th */
    plan_make(f, "county_supervisor", &edit);
    due.notice_due = YES;
    assert_int_equal(plan_count(f, "county_supervisor", due), 0);
    f->now += DAY_MS;
    assert_int_equal(plan_count(f, "county_supervisor", due), 1);
    due.notice_due = NO;
    assert_int_equal(plan_count(f, "county_supervisor", due), 0);
}

/* ---- changing ---- */

static void test_changes_are_of_the_version_that_was_seen(void **state) {
    struct visit_plan plan;
    struct visit_plan_edit edit = plan_of(1, FIXTURE_HOME, "2026-12-02");
    struct member team[] = {{.name = "何工"}};
    plan_make(*state, "county_supervisor", &edit);
    edit.team = (struct list){team, 1};
    edit.kind = KIND_SPECIAL;
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    ctx->base_version = 2;
    assert_int_equal(visit_plan_change(ctx, &edit, &plan), STATUS_STALE);
    ctx = fixture_as(*state, "county_supervisor");
    ctx->base_version = 1;
    assert_ok(visit_plan_change(ctx, &edit, &plan));
    assert_int_equal(plan.row_version, 2);
    assert_int_equal(plan.kind, KIND_SPECIAL);
    assert_int_equal(plan.team.count, 1);
}

static void test_a_county_leaves_the_citys_plan_alone_but_may_join(void **state) {
    struct visit_plan plan;
    struct visit_plan_edit edit = plan_of(1, FIXTURE_HOME, "2026-12-02");
    struct visit_plan_by_uuid one = {plan_uuid(1)};
    struct visit_plan_cancel cancel = {plan_uuid(1), "冲突"};
    plan_make(*state, "city_supervisor", &edit);
    assert_int_equal(visit_plan_cancel(fixture_as(*state, "county_supervisor"), &cancel, &plan),
                     STATUS_FORBIDDEN);
    assert_ok(visit_plan_join(fixture_as(*state, "county_supervisor"), &one, &plan));
    assert_ok(visit_plan_join(fixture_as(*state, "county_supervisor"), &one, &plan));
    assert_int_equal(plan.team.count, 1);
    assert_int_equal(plan.row_version, 2);
    assert_int_equal(plan.may.count, 1);
    assert_string_equal(((const char *const *)plan.may.items)[0], "join");
    struct visit_plan_filter mine = plan_filter();
    mine.mine = YES;
    assert_int_equal(plan_count(*state, "county_supervisor", mine), 1);
    assert_int_equal(plan_count(*state, "second_supervisor", mine), 0);
    mine.mine = NO;
    assert_int_equal(plan_count(*state, "second_supervisor", mine), 1);
}

static void test_what_is_cancelled_stays_in_sight(void **state) {
    struct visit_plan plan;
    struct visit_plan_edit edit = plan_of(1, FIXTURE_HOME, "2026-12-02");
    struct visit_plan_cancel cancel = {plan_uuid(1), "机构装修停业"};
    plan_make(*state, "county_supervisor", &edit);
    assert_ok(visit_plan_cancel(fixture_as(*state, "county_supervisor"), &cancel, &plan));
    assert_int_equal(plan.state, PLAN_CANCELLED);
    assert_string_equal(plan.cancel_reason, "机构装修停业");
    assert_int_equal(plan.may.count, 0);
    assert_int_equal(visit_plan_cancel(fixture_as(*state, "county_supervisor"), &cancel, &plan),
                     STATUS_WRONG_STATE);
    assert_string_equal(refusal(state), "该安排已取消，不能再改");
    struct visit_plan_by_uuid one = {plan_uuid(1)};
    assert_int_equal(visit_plan_join(fixture_as(*state, "second_supervisor"), &one, &plan),
                     STATUS_WRONG_STATE);
    assert_int_equal(plan_count(*state, "county_supervisor", plan_filter()), 1);
}

/* ---- visits do plans ---- */

static void test_a_visit_of_the_level_in_the_window_does_the_plan(void **state) {
    struct visit_plan_edit day = plan_of(1, FIXTURE_HOME, "2026-11-23");
    struct visit_plan_edit month = plan_of(2, FIXTURE_HOME, "2026-11-23");
    struct visit_plan_edit later = plan_of(3, FIXTURE_HOME, "2026-11-24");
    struct visit_plan_edit of_city = plan_of(4, FIXTURE_HOME, "2026-11-23");
    struct visit_plan_edit other = plan_of(5, FIXTURE_OTHER_HOME, "2026-11-23");
    month.to_on = fixture_day("2026-11-30");
    plan_make(*state, "county_supervisor", &day);
    plan_make(*state, "county_supervisor", &month);
    plan_make(*state, "county_supervisor", &later);
    plan_make(*state, "city_supervisor", &of_city);
    plan_make(*state, "county_supervisor", &other);
    struct inspection visit = plan_visit(*state, "county_supervisor", FIXTURE_HOME, 1, false);
    struct visit_plan plan = plan_get(*state, "county_supervisor", 1);
    assert_int_equal(plan.state, PLAN_DONE);
    assert_int_equal(plan.done_on, fixture_day("2026-11-23"));
    assert_int_equal(plan.late, NO);
    assert_true(uuid_equal(&plan.inspection, &visit.uuid));
    assert_string_equal(plan.inspection_number, visit.number);
    assert_int_equal(plan_get(*state, "county_supervisor", 2).state, PLAN_DONE);
    assert_int_equal(plan_get(*state, "county_supervisor", 3).state, PLAN_PLANNED);
    assert_int_equal(plan_get(*state, "county_supervisor", 4).state, PLAN_PLANNED);
    assert_int_equal(plan_get(*state, "county_supervisor", 5).state, PLAN_PLANNED);
}

static void test_a_visit_after_the_window_does_it_late(void **state) {
    struct fixture *f = *state;
    struct visit_plan_edit edit = plan_of(1, FIXTURE_HOME, "2026-11-24");
    plan_make(f, "county_supervisor", &edit);
    f->now += 3 * DAY_MS;
    assert_int_equal(plan_get(f, "county_supervisor", 1).overdue, YES);
    struct visit_plan_filter overdue = plan_filter();
    overdue.overdue = YES;
    assert_int_equal(plan_count(f, "county_supervisor", overdue), 1);
    plan_visit(f, "county_supervisor", FIXTURE_HOME, 1, false);
    struct visit_plan plan = plan_get(f, "county_supervisor", 1);
    assert_int_equal(plan.state, PLAN_DONE);
    assert_int_equal(plan.late, YES);
    assert_int_equal(plan.overdue, NO);
    assert_int_equal(plan_count(f, "county_supervisor", overdue), 0);
}

static void test_a_led_visit_is_done_by_a_led_visit_only(void **state) {
    struct visit_plan_edit edit = plan_of(1, FIXTURE_HOME, "2026-11-23");
    edit.led_by_leader = YES;
    plan_make(*state, "county_supervisor", &edit);
    plan_visit(*state, "county_supervisor", FIXTURE_HOME, 1, false);
    assert_int_equal(plan_get(*state, "county_supervisor", 1).state, PLAN_PLANNED);
    plan_visit(*state, "county_supervisor", FIXTURE_HOME, 2, true);
    assert_int_equal(plan_get(*state, "county_supervisor", 1).state, PLAN_DONE);
}

static void test_own_checks_do_no_plan(void **state) {
    struct visit_plan_edit edit = plan_of(1, FIXTURE_HOME, "2026-11-23");
    plan_make(*state, "county_supervisor", &edit);
    plan_visit(*state, "institution_officer", FIXTURE_HOME, 1, false);
    assert_int_equal(plan_get(*state, "county_supervisor", 1).state, PLAN_PLANNED);
}

static void void_visit(void **state, const struct inspection *visit) {
    struct inspection inspection;
    struct inspection_void request = {visit->uuid, "重复提交"};
    assert_ok(inspection_void(fixture_as(*state, "county_supervisor"), &request, &inspection));
}

static void test_a_void_visit_opens_the_plan_unless_another_fits(void **state) {
    struct visit_plan plan;
    struct visit_plan_edit edit = plan_of(1, FIXTURE_HOME, "2026-11-26");
    struct visit_plan_edit today = plan_of(2, FIXTURE_HOME, "2026-11-23");
    struct fixture *f = *state;
    plan_make(f, "county_supervisor", &edit);
    assert_ok(notice(state, "county_supervisor", 1, &plan));
    plan_make(f, "county_supervisor", &today);
    f->now += 3 * DAY_MS;
    struct inspection first = plan_visit(f, "county_supervisor", FIXTURE_HOME, 1, false);
    struct inspection second = plan_visit(f, "second_supervisor", FIXTURE_HOME, 2, false);
    void_visit(state, &first);
    plan = plan_get(f, "county_supervisor", 1);
    assert_int_equal(plan.state, PLAN_DONE);
    assert_true(uuid_equal(&plan.inspection, &second.uuid));
    void_visit(state, &second);
    plan = plan_get(f, "county_supervisor", 1);
    assert_int_equal(plan.state, PLAN_NOTICED);
    assert_int_equal(plan.done_on, DAY_NONE);
    assert_false(uuid_is_set(&plan.inspection));
    assert_int_equal(plan_get(f, "county_supervisor", 2).state, PLAN_PLANNED);
}

static void test_plans_move_with_their_institution(void **state) {
    struct institution home;
    struct institution_edit edit;
    struct visit_plan_edit plan = plan_of(1, FIXTURE_HOME, "2026-12-02");
    plan_make(*state, "county_supervisor", &plan);
    assert_int_equal(plan_count(*state, "town_officer", plan_filter()), 1);
    shape_clear(&institution_edit_shape, &edit);
    edit.uuid = fixture_uuid(FIXTURE_HOME);
    edit.town = "529901002";
    for (size_t i = 0; i < institution_edit_shape.count; i++) {
        if (strcmp(institution_edit_shape.fields[i].name, "town") == 0)
            edit.present = UINT64_C(1) << i;
    }
    assert_ok(institution_patch(fixture_as(*state, "county_supervisor"), &edit, &home));
    assert_int_equal(plan_count(*state, "town_officer", plan_filter()), 0);
    assert_int_equal(plan_count(*state, "county_supervisor", plan_filter()), 1);
    struct ctx *ctx = fixture_as(*state, "city_supervisor");
    edit.county = "529902";
    edit.town = "529902001";
    for (size_t i = 0; i < institution_edit_shape.count; i++) {
        if (strcmp(institution_edit_shape.fields[i].name, "county") == 0)
            edit.present |= UINT64_C(1) << i;
    }
    assert_field_error(ctx, institution_patch(ctx, &edit, &home), "county", "fixed");
}

/* ---- lists ---- */

static void test_filters_and_pages(void **state) {
    struct visit_plan_edit edit = plan_of(1, FIXTURE_HOME, "2026-12-02");
    plan_make(*state, "county_supervisor", &edit);
    edit = plan_of(2, FIXTURE_OTHER_HOME, "2026-11-25");
    edit.to_on = fixture_day("2026-12-20");
    edit.kind = KIND_JOINT;
    plan_make(*state, "county_supervisor", &edit);
    struct visit_plan_filter filter = plan_filter();
    filter.from = fixture_day("2026-12-01");
    filter.to = fixture_day("2026-12-31");
    assert_int_equal(plan_count(*state, "county_supervisor", filter), 2);
    filter.dated = YES;
    assert_int_equal(plan_count(*state, "county_supervisor", filter), 1);
    filter.dated = NO;
    assert_int_equal(plan_count(*state, "county_supervisor", filter), 1);
    filter = plan_filter();
    filter.to = fixture_day("2026-11-30");
    filter.institution_type = TYPE_CHILD_WELFARE;
    filter.kind = KIND_JOINT;
    filter.search = "儿童";
    filter.county = "529901";
    filter.open = YES;
    filter.source = PLAN_BY_HAND;
    assert_int_equal(plan_count(*state, "city_supervisor", filter), 1);
    filter.open = NO;
    assert_int_equal(plan_count(*state, "city_supervisor", filter), 0);
    struct visit_plan_page page;
    filter = plan_filter();
    filter.limit = 1;
    assert_ok(visit_plan_list(fixture_as(*state, "county_supervisor"), &filter, &page));
    assert_int_equal(page.total, 2);
    assert_string_equal(((const struct visit_plan_row *)page.items.items)->institution_name,
                        "石麓县儿童福利院");
    filter.cursor = page.next;
    assert_ok(visit_plan_list(fixture_as(*state, "county_supervisor"), &filter, &page));
    assert_string_equal(((const struct visit_plan_row *)page.items.items)->institution_name, "福寿养老院");
    assert_null(page.next);
}

static const struct visit_plan_tally *tally(const struct visit_plan_month *month, const char *day) {
    return (const struct visit_plan_tally *)month->days.items + (fixture_day(day) - month->from_on);
}

static void test_a_month_adds_up_by_day(void **state) {
    struct visit_plan_month month;
    struct visit_plan_month_request request;
    struct visit_plan_edit edit = plan_of(1, FIXTURE_HOME, "2026-11-23");
    plan_make(*state, "county_supervisor", &edit);
    edit = plan_of(2, FIXTURE_OTHER_HOME, "2026-11-25");
    plan_make(*state, "county_supervisor", &edit);
    edit = plan_of(3, FIXTURE_HOME, "2026-11-25");
    edit.to_on = fixture_day("2026-12-20");
    plan_make(*state, "county_supervisor", &edit);
    plan_visit(*state, "county_supervisor", FIXTURE_HOME, 1, false);
    shape_clear(&visit_plan_month_request_shape, &request);
    assert_ok(visit_plan_month(fixture_as(*state, "county_supervisor"), &request, &month));
    assert_int_equal(month.from_on, fixture_day("2026-11-01"));
    assert_int_equal(month.days.count, 30);
    assert_int_equal(month.work_days.count, 21);
    assert_int_equal(month.calendar_known, YES);
    assert_int_equal(tally(&month, "2026-11-23")->done, 1);
    assert_int_equal(tally(&month, "2026-11-25")->planned, 1);
    assert_int_equal(tally(&month, "2026-11-24")->planned, 0);
    assert_int_equal(month.undated.planned, 1);
    assert_int_equal(month.notices_due, 1);
    request.month = fixture_day("2026-12-15");
    assert_ok(visit_plan_month(fixture_as(*state, "county_supervisor"), &request, &month));
    assert_int_equal(month.undated.planned, 1);
    assert_int_equal(month.key_dates.count, 1);
    assert_ok(visit_plan_month(fixture_as(*state, "far_supervisor"), &request, &month));
    assert_int_equal(month.undated.planned, 0);
}

/* ---- how often ---- */

static void set_ceiling(void **state, int64_t ceiling) {
    struct plan_setting setting;
    struct plan_setting_edit edit;
    shape_clear(&plan_setting_edit_shape, &edit);
    edit.present = 1;
    edit.visit_ceiling = ceiling;
    assert_ok(plan_setting_patch(fixture_as(*state, "city_supervisor"), &edit, &setting));
    assert_int_equal(setting.visit_ceiling, ceiling);
}

static void test_a_ceiling_warns_and_names_what_one_may_join(void **state) {
    struct visit_plan plan;
    struct visit_load load;
    struct visit_plan_edit edit = plan_of(1, FIXTURE_HOME, "2026-12-02");
    struct visit_load_request ask = {fixture_uuid(FIXTURE_HOME), INT_NONE};
    plan_visit(*state, "city_supervisor", FIXTURE_HOME, 1, false);
    plan_make(*state, "county_supervisor", &edit);
    assert_ok(visit_load_get(fixture_as(*state, "county_supervisor"), &ask, &load));
    assert_int_equal(load.ceiling, INT_NONE);
    assert_int_equal(load.reached, NO);
    set_ceiling(state, 2);
    assert_ok(visit_load_get(fixture_as(*state, "county_supervisor"), &ask, &load));
    assert_int_equal(load.visited, 1);
    assert_int_equal(load.planned, 1);
    assert_int_equal(load.reached, YES);
    assert_int_equal(load.plans.count, 1);
    edit = plan_of(2, FIXTURE_HOME, "2026-12-09");
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    assert_field_error(ctx, visit_plan_put(ctx, &edit, &plan), "over_ceiling", "ceiling");
    edit.from_on = fixture_day("2027-01-05"); /* another year */
    plan_make(*state, "county_supervisor", &edit);
    edit = plan_of(3, FIXTURE_HOME, "2026-12-09");
    edit.over_ceiling = YES;
    plan_make(*state, "county_supervisor", &edit);
    set_ceiling(state, INT_NONE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_a_plan_says_who_goes_where_when),
        FIXTURE_TEST(test_sent_again_is_the_first_answer),
        FIXTURE_TEST(test_what_is_wrong_names_its_field),
        FIXTURE_TEST(test_another_county_has_no_such_institution),
        FIXTURE_TEST(test_a_county_does_not_see_the_citys_unannounced_visits),
        FIXTURE_TEST(test_secret_visits_are_never_announced),
        FIXTURE_TEST(test_a_notice_goes_out_once_and_anew_for_another_day),
        FIXTURE_TEST(test_notices_that_are_due_are_counted),
        FIXTURE_TEST(test_changes_are_of_the_version_that_was_seen),
        FIXTURE_TEST(test_a_county_leaves_the_citys_plan_alone_but_may_join),
        FIXTURE_TEST(test_what_is_cancelled_stays_in_sight),
        FIXTURE_TEST(test_a_visit_of_the_level_in_the_window_does_the_plan),
        FIXTURE_TEST(test_a_visit_after_the_window_does_it_late),
        FIXTURE_TEST(test_a_led_visit_is_done_by_a_led_visit_only),
        FIXTURE_TEST(test_own_checks_do_no_plan),
        FIXTURE_TEST(test_a_void_visit_opens_the_plan_unless_another_fits),
        FIXTURE_TEST(test_plans_move_with_their_institution),
        FIXTURE_TEST(test_filters_and_pages),
        FIXTURE_TEST(test_a_month_adds_up_by_day),
        FIXTURE_TEST(test_a_ceiling_warns_and_names_what_one_may_join),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
