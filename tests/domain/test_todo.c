#include "check.h"
#include "inspection_maker.h"

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

static void test_institution_acknowledges_rectifies_checks_itself(void **state) {
    struct fixture *f = *state;
    struct hazard h;
    struct hazard_acknowledge request = {.uuid = hazard_uuid(1), .event = event_uuid(1), .device_at = 0};
    make_hazard(f, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    make_hazard(f, "county_supervisor", FIXTURE_HOME, 2, SEVERITY_GENERAL);
    assert_ok(hazard_acknowledge(fixture_as(f, "institution_officer"), &request, &h));
    struct todo todo = get(state, "institution_officer");
    assert_int_equal(todo.counts.count, 3);
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

static void test_others_have_nothing(void **state) {
    static const char *const others[] = {"system_admin", "town_officer", "auditor", "guest_inspector"};
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
        FIXTURE_TEST(test_institution_acknowledges_rectifies_checks_itself),
        FIXTURE_TEST(test_self_check_done_until_next_month),
        FIXTURE_TEST(test_others_have_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
