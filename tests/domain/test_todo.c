#include "check.h"
#include "hazard_performer.h"
#include "plan_maker.h"

#include "minan/domain/delivery.h"
#include "minan/domain/todo.h"

#define DAY_MS INT64_C(86400000)

static struct todo get(void **state, const char *who) {
    struct todo todo;
    assert_ok(todo_get(fixture_as(*state, who), &todo));
    return todo;
}

/* -1: the kind does not concern this person. */
static int64_t count(const struct todo *todo, enum todo_kind kind) {
    const struct todo_count *counts = todo->counts.items;
    for (size_t i = 0; i < todo->counts.count; i++) {
        if (counts[i].kind == kind)
            return counts[i].count;
    }
    return -1;
}

static const struct todo_item *item(const struct todo *todo, size_t i) {
    assert_true(i < todo->items.count);
    return (const struct todo_item *)todo->items.items + i;
}

static int64_t count_for(void **state, const char *who, enum todo_kind kind) {
    struct todo todo = get(state, who);
    return count(&todo, kind);
}

/* The first of a kind, as that person reads it. */
static struct todo_item first_of(void **state, const char *who, enum todo_kind kind) {
    struct todo todo = get(state, who);
    for (size_t i = 0; i < todo.items.count; i++) {
        if (item(&todo, i)->kind == kind)
            return *item(&todo, i);
    }
    fail_msg("%s has nothing of %s to do", who, names_code(&todo_kind_names, (int)kind));
    return (struct todo_item){0};
}

static int event; /* of the acts done so far: set anew by each test that acts */

static void act(void **state, const char *who, enum hazard_act done, int hazard) {
    struct hazard h;
    struct performance performance = {.act = done, .hazard = hazard, .event = ++event};
    assert_ok(perform(fixture_as(*state, who), &performance, &h));
}

static void test_never_visited_come_first(void **state) {
    struct todo todo = get(state, "county_supervisor");
    assert_int_equal(count(&todo, TODO_VISIT), 2);
    assert_int_equal(count(&todo, TODO_RECHECK), 0);
    assert_int_equal(count(&todo, TODO_OVERDUE), 0);
    assert_int_equal(count(&todo, TODO_CONFLICT), 0);
    assert_int_equal(count(&todo, TODO_SECOND_NAME), -1);
    assert_int_equal(count(&todo, TODO_SELF_CHECK), -1);
    assert_int_equal(todo.items.count, 2);
    assert_string_equal(item(&todo, 0)->institution_name, "福寿养老院");
    assert_string_equal(item(&todo, 0)->title, "从未检查");
    assert_int_equal(item(&todo, 0)->due_on, DAY_NONE);
    assert_int_equal(count(&(struct todo){.counts = get(state, "city_supervisor").counts}, TODO_VISIT), 3);
}

static void test_visited_this_year_is_off_the_list(void **state) {
    struct fixture *f = *state;
    make_hazard(f, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    struct todo todo = get(state, "county_supervisor");
    assert_int_equal(count(&todo, TODO_VISIT), 1);
    assert_string_equal(item(&todo, 0)->institution_name, "石麓县儿童福利院");
    f->now += 60 * DAY_MS; /* next year: all are due again, the other home first */
    todo = get(state, "county_supervisor");
    assert_int_equal(count(&todo, TODO_VISIT), 2);
    assert_int_equal(item(&todo, 0)->kind, TODO_OVERDUE);
    assert_string_equal(item(&todo, 1)->title, "从未检查");
    assert_string_equal(item(&todo, 2)->title, "上次检查 2026-11-23，已 60 天");
}

static void submit(void **state, int number) {
    struct hazard h;
    struct ctx *ctx = fixture_as(*state, "institution_officer");
    struct hazard_submit request = {.uuid = hazard_uuid(number),
                                    .event = event_uuid(number),
                                    .measures = "已换",
                                    .done_on = clock_today(ctx->clock),
                                    .cost_fen = INT_NONE,
                                    .after_photos = photo(ctx, 90 + number)};
    assert_ok(hazard_submit(ctx, &request, &h));
}

static void test_rechecks_then_overdue(void **state) {
    struct fixture *f = *state;
    make_hazard(f, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    make_hazard(f, "county_supervisor", FIXTURE_HOME, 2, SEVERITY_GENERAL);
    f->now += 8 * DAY_MS;
    submit(state, 2);
    struct todo todo = get(state, "county_supervisor");
    assert_int_equal(count(&todo, TODO_RECHECK), 1);
    assert_int_equal(count(&todo, TODO_OVERDUE), 1);
    assert_int_equal(item(&todo, 0)->kind, TODO_RECHECK);
    assert_string_equal(item(&todo, 0)->title, "已申报整改完成，待复查：疏散通道堆放杂物");
    assert_int_equal(item(&todo, 1)->kind, TODO_OVERDUE);
    assert_int_equal(item(&todo, 1)->overdue, YES);
    struct uuid first = hazard_uuid(1);
    assert_true(uuid_equal(&item(&todo, 1)->hazard, &first));
    todo = get(state, "far_supervisor");
    assert_int_equal(count(&todo, TODO_RECHECK), 0);
    assert_int_equal(count(&todo, TODO_OVERDUE), 0);
}

static void test_second_name_waits_for_a_leader(void **state) {
    struct hazard h;
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_MAJOR);
    plan_hazard(*state, 1);
    submit(state, 1);
    struct hazard_close request = {
        .uuid = hazard_uuid(1), .event = event_uuid(50), .result = "合格", .report_number = "JD-1"};
    assert_ok(hazard_close(fixture_as(*state, "county_supervisor"), &request, &h));
    struct todo todo = get(state, "county_leader");
    assert_int_equal(count(&todo, TODO_SECOND_NAME), 1);
    assert_int_equal(count(&todo, TODO_RECHECK), 0);
    assert_int_equal(item(&todo, 0)->kind, TODO_SECOND_NAME);
    assert_int_equal(count(&(struct todo){.counts = get(state, "county_supervisor").counts}, TODO_RECHECK),
                     0);
}

static void assess(void **state, const char *who, enum severity severity) {
    struct hazard h;
    struct hazard_assess request = {.uuid = hazard_uuid(1),
                                    .event = event_uuid(60),
                                    .severity = severity,
                                    .reason = "两条疏散通道全部堵塞"};
    assert_ok(hazard_assess(fixture_as(*state, who), &request, &h));
    assert_int_equal(h.unassessed, NO);
}

static void test_what_an_item_calls_major_waits_to_be_assessed(void **state) {
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 2, SEVERITY_MAJOR); /* with a reason */
    make_unassessed(*state, "county_supervisor", FIXTURE_HOME, 1);
    struct todo_item first = first_of(state, "county_supervisor", TODO_ASSESS);
    assert_string_equal(first.title, "重大隐患待研判：疏散通道堆放杂物");
    assert_int_equal(count_for(state, "county_supervisor", TODO_ASSESS), 1);
    assert_int_equal(count_for(state, "city_supervisor", TODO_ASSESS), 0); /* the county found it */
    assert_int_equal(count_for(state, "far_supervisor", TODO_ASSESS), 0);
    assert_int_equal(count_for(state, "county_leader", TODO_ASSESS), -1);
    assess(state, "county_supervisor", SEVERITY_MAJOR);
    assert_int_equal(count_for(state, "county_supervisor", TODO_ASSESS), 0);
}

static void test_the_city_assesses_what_it_found(void **state) {
    make_unassessed(*state, "city_supervisor", FIXTURE_HOME, 1);
    assert_int_equal(count_for(state, "city_supervisor", TODO_ASSESS), 1);
    assert_int_equal(count_for(state, "county_supervisor", TODO_ASSESS), 0);
    assess(state, "city_supervisor", SEVERITY_GENERAL);
    assert_int_equal(count_for(state, "city_supervisor", TODO_ASSESS), 0);
}

static void test_institution_acknowledges_rectifies_checks_itself(void **state) {
    struct fixture *f = *state;
    struct hazard h;
    struct hazard_acknowledge request = {.uuid = hazard_uuid(1), .event = event_uuid(1), .device_at = 0};
    make_hazard(f, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    make_hazard(f, "county_supervisor", FIXTURE_HOME, 2, SEVERITY_GENERAL);
    assert_ok(hazard_acknowledge(fixture_as(f, "institution_officer"), &request, &h));
    struct todo todo = get(state, "institution_officer");
    assert_int_equal(todo.counts.count, 5);
    assert_int_equal(count(&todo, TODO_SELF_CHECK), 1);
    assert_int_equal(count(&todo, TODO_ACKNOWLEDGE), 1);
    assert_int_equal(count(&todo, TODO_RECTIFY), 1);
    assert_string_equal(item(&todo, 0)->title, "11 月自查尚未完成");
    assert_int_equal(item(&todo, 0)->due_on, fixture_day("2026-11-30"));
    assert_int_equal(item(&todo, 1)->kind, TODO_ACKNOWLEDGE);
    assert_int_equal(item(&todo, 2)->kind, TODO_RECTIFY);
    assert_int_equal(item(&todo, 2)->due_on, fixture_day("2026-11-30"));
}

static void test_self_check_done_until_next_month(void **state) {
    struct fixture *f = *state;
    make_hazard(f, "institution_officer", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    assert_int_equal(
        count(&(struct todo){.counts = get(state, "institution_principal").counts}, TODO_SELF_CHECK), 0);
    f->now += 8 * DAY_MS;
    assert_int_equal(
        count(&(struct todo){.counts = get(state, "institution_principal").counts}, TODO_SELF_CHECK), 1);
}

/* A leader decides about major ones, each level about what it has found (rules.md section 4). */
static void test_an_extension_waits_for_who_decides(void **state) {
    event = 300;
    log_hazard(*state, "county_supervisor", 1, AREA_FIRE, SEVERITY_GENERAL);
    log_hazard(*state, "county_supervisor", 2, AREA_FIRE, SEVERITY_MAJOR);
    make_hazard(*state, "city_supervisor", FIXTURE_HOME, 3, SEVERITY_GENERAL);
    for (int hazard = 1; hazard <= 3; hazard++)
        act(state, "institution_officer", ACT_EXTEND, hazard);
    assert_int_equal(count_for(state, "county_supervisor", TODO_EXTENSION), 1);
    assert_int_equal(count_for(state, "county_leader", TODO_EXTENSION), 1);
    assert_int_equal(count_for(state, "city_supervisor", TODO_EXTENSION), 1);
    assert_int_equal(count_for(state, "city_leader", TODO_EXTENSION), 0);
    assert_int_equal(count_for(state, "institution_officer", TODO_EXTENSION), -1);
    struct todo_item asked = first_of(state, "county_supervisor", TODO_EXTENSION);
    struct uuid general = hazard_uuid(1);
    assert_true(uuid_equal(&asked.hazard, &general));
    assert_string_equal(asked.title, "申请延期至 2026-12-23，待决定：后门上锁");
    assert_int_equal(asked.due_on, fixture_day("2026-12-03"));
    act(state, "county_supervisor", ACT_GRANT, 1);
    assert_int_equal(count_for(state, "county_supervisor", TODO_EXTENSION), 0);
}

static void test_delisting_is_owed_within_ten_days(void **state) {
    struct fixture *f = *state;
    event = 300;
    log_hazard(f, "county_supervisor", 1, AREA_FIRE, SEVERITY_MAJOR);
    act(state, "county_leader", ACT_LIST, 1);
    assert_int_equal(count_for(state, "county_leader", TODO_DELIST), 0);
    act(state, "institution_officer", ACT_ASK_DELIST, 1);
    assert_int_equal(count_for(state, "county_leader", TODO_DELIST), 1);
    assert_int_equal(count_for(state, "city_leader", TODO_DELIST), 0);
    assert_int_equal(count_for(state, "county_supervisor", TODO_DELIST), -1);
    struct todo_item asked = first_of(state, "county_leader", TODO_DELIST);
    assert_string_equal(asked.title, "2026-11-23 申请摘牌，待现场复核：后门上锁");
    assert_int_equal(asked.due_on, fixture_day("2026-12-03"));
    assert_int_equal(asked.overdue, NO);
    f->now += 11 * DAY_MS;
    assert_int_equal(first_of(state, "county_leader", TODO_DELIST).overdue, YES);
}

static void test_a_major_one_lacks_its_plan_until_it_is_there(void **state) {
    log_hazard(*state, "county_supervisor", 1, AREA_FIRE, SEVERITY_MAJOR);
    assert_int_equal(count_for(state, "institution_principal", TODO_PLAN_MISSING), 1);
    assert_string_equal(first_of(state, "institution_principal", TODO_PLAN_MISSING).title,
                        "缺治理方案或五落实：后门上锁");
    plan_hazard(*state, 1);
    assert_int_equal(count_for(state, "institution_principal", TODO_PLAN_MISSING), 0);
}

static void test_a_department_owes_its_answer(void **state) {
    event = 300;
    log_hazard(*state, "county_supervisor", 1, AREA_FIRE, SEVERITY_GENERAL);
    act(state, "county_leader", ACT_TRANSFER, 1);
    assert_int_equal(count_for(state, "county_supervisor", TODO_TRANSFERRED), 1);
    assert_int_equal(count_for(state, "county_leader", TODO_TRANSFERRED), 1);
    assert_int_equal(count_for(state, "city_supervisor", TODO_TRANSFERRED), -1);
    struct todo_item owed = first_of(state, "county_leader", TODO_TRANSFERRED);
    assert_non_null(strstr(owed.title, "2026-11-23 移交"));
    assert_int_equal(owed.due_on, DAY_NONE);
    act(state, "county_leader", ACT_ANSWER, 1);
    assert_int_equal(count_for(state, "county_leader", TODO_TRANSFERRED), 0);
}

/* A self-check's hazard has no notice to acknowledge; one that came back is not counted twice. */
static void test_each_open_one_is_of_one_kind(void **state) {
    event = 300;
    log_hazard(*state, "county_supervisor", 1, AREA_FIRE, SEVERITY_GENERAL);
    log_hazard(*state, "county_supervisor", 2, AREA_FIRE, SEVERITY_GENERAL);
    log_hazard(*state, "institution_officer", 3, AREA_FIRE, SEVERITY_GENERAL);
    act(state, "institution_officer", ACT_SUBMIT, 2);
    act(state, "county_supervisor", ACT_RETURN, 2);
    assert_int_equal(count_for(state, "institution_officer", TODO_ACKNOWLEDGE), 1);
    assert_int_equal(count_for(state, "institution_officer", TODO_RETURNED), 1);
    assert_int_equal(count_for(state, "institution_officer", TODO_RECTIFY), 1);
    struct uuid own = hazard_uuid(3);
    struct todo_item rectify = first_of(state, "institution_officer", TODO_RECTIFY);
    assert_true(uuid_equal(&rectify.hazard, &own));
    assert_string_equal(first_of(state, "institution_officer", TODO_RETURNED).title,
                        "复查退回，须再整改：后门上锁");
}

static void test_a_principal_closes_what_its_self_check_found(void **state) {
    event = 300;
    log_hazard(*state, "institution_officer", 1, AREA_FIRE, SEVERITY_GENERAL);
    log_hazard(*state, "county_supervisor", 2, AREA_FIRE, SEVERITY_GENERAL);
    act(state, "institution_officer", ACT_SUBMIT, 1);
    act(state, "institution_officer", ACT_SUBMIT, 2);
    assert_int_equal(count_for(state, "institution_principal", TODO_RECHECK), 1);
    assert_int_equal(count_for(state, "institution_officer", TODO_RECHECK), -1);
    assert_int_equal(count_for(state, "county_supervisor", TODO_RECHECK), 2);
}

static void test_planned_visits_of_the_week_and_notices(void **state) {
    struct visit_plan_edit this_week = plan_of(1, FIXTURE_HOME, "2026-11-27");
    struct visit_plan_edit later = plan_of(2, FIXTURE_OTHER_HOME, "2026-11-30");
    struct visit_plan joined;
    plan_make(*state, "county_supervisor", &this_week);
    plan_make(*state, "county_supervisor", &later);
    assert_int_equal(count_for(state, "second_supervisor", TODO_PLANNED), 0);
    for (int number = 1; number <= 2; number++)
        assert_ok(visit_plan_join(fixture_as(*state, "second_supervisor"),
                                  &(struct visit_plan_by_uuid){plan_uuid(number)}, &joined));
    assert_int_equal(count_for(state, "second_supervisor", TODO_PLANNED), 1);
    struct todo_item planned = first_of(state, "second_supervisor", TODO_PLANNED);
    struct uuid plan = plan_uuid(1);
    assert_true(uuid_equal(&planned.plan, &plan));
    assert_string_equal(planned.title, "日常检查，2026-11-27");
    assert_int_equal(planned.due_on, fixture_day("2026-11-27"));
    assert_int_equal(count_for(state, "county_supervisor", TODO_NOTICE), 0);
    ((struct fixture *)*state)->now += DAY_MS; /* three working days before Friday */
    assert_int_equal(count_for(state, "county_supervisor", TODO_NOTICE), 1);
    assert_int_equal(count_for(state, "county_leader", TODO_NOTICE), -1);
}

static void test_a_town_sees_what_is_overdue_in_it(void **state) {
    struct fixture *f = *state;
    log_hazard(f, "county_supervisor", 1, AREA_FIRE, SEVERITY_GENERAL);
    assert_int_equal(count_for(state, "town_officer", TODO_OVERDUE), 0);
    f->now += 11 * DAY_MS;
    assert_int_equal(count_for(state, "town_officer", TODO_OVERDUE), 1);
    assert_int_equal(get(state, "town_officer").counts.count, 1);
}

static void test_the_administrator_hears_of_what_did_not_arrive(void **state) {
    struct channel channel;
    struct channel_new request;
    struct delivery delivery;
    struct parcel parcel;
    shape_clear(&channel_new_shape, &request);
    request.uuid = fixture_uuid("00000000-0000-4000-c000-000000000001");
    request.region = "529900";
    request.kind = CHANNEL_WECOM;
    request.name = "监管群";
    request.url = "https://robot.example/send?key=1";
    assert_ok(channel_put(fixture_as(*state, "system_admin"), &request, &channel));
    struct delivery_test test = {.uuid = request.uuid, .delivery = event_uuid(1)};
    assert_ok(delivery_send_test(fixture_as(*state, "system_admin"), &test, &delivery));
    assert_int_equal(count_for(state, "system_admin", TODO_DELIVERY), 0);
    assert_ok(delivery_claim(fixture_as(*state, ""), &parcel));
    assert_ok(delivery_settle(fixture_as(*state, ""), &parcel, FATE_REFUSED, "对方拒收"));
    assert_int_equal(count_for(state, "system_admin", TODO_DELIVERY), 1);
}

static void test_others_have_nothing(void **state) {
    static const char *const others[] = {"auditor", "guest_inspector"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        struct todo todo = get(state, others[i]);
        assert_int_equal(todo.counts.count, 0);
        assert_int_equal(todo.items.count, 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_never_visited_come_first),
        FIXTURE_TEST(test_visited_this_year_is_off_the_list),
        FIXTURE_TEST(test_rechecks_then_overdue),
        FIXTURE_TEST(test_second_name_waits_for_a_leader),
        FIXTURE_TEST(test_what_an_item_calls_major_waits_to_be_assessed),
        FIXTURE_TEST(test_the_city_assesses_what_it_found),
        FIXTURE_TEST(test_institution_acknowledges_rectifies_checks_itself),
        FIXTURE_TEST(test_self_check_done_until_next_month),
        FIXTURE_TEST(test_an_extension_waits_for_who_decides),
        FIXTURE_TEST(test_delisting_is_owed_within_ten_days),
        FIXTURE_TEST(test_a_major_one_lacks_its_plan_until_it_is_there),
        FIXTURE_TEST(test_a_department_owes_its_answer),
        FIXTURE_TEST(test_each_open_one_is_of_one_kind),
        FIXTURE_TEST(test_a_principal_closes_what_its_self_check_found),
        FIXTURE_TEST(test_planned_visits_of_the_week_and_notices),
        FIXTURE_TEST(test_a_town_sees_what_is_overdue_in_it),
        FIXTURE_TEST(test_the_administrator_hears_of_what_did_not_arrive),
        FIXTURE_TEST(test_others_have_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
