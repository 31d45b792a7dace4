#include "check.h"
#include "inspection_maker.h"
#include "plan_maker.h"

#include "minan/domain/duty.h"
#include "minan/domain/visit_priority.h"
#include <stdio.h>

#define DAY_MS INT64_C(86400000)

static struct visit_priority_filter everybody(void) {
    struct visit_priority_filter filter;
    shape_clear(&visit_priority_filter_shape, &filter);
    return filter;
}

static struct visit_priority_page list(void **state, const char *who, struct visit_priority_filter filter) {
    struct visit_priority_page page;
    assert_ok(visit_priority_list(fixture_as(*state, who), &filter, &page));
    return page;
}

static const struct visit_priority *named(const struct visit_priority_page *page, const char *name) {
    const struct visit_priority *items = page->items.items;
    for (size_t i = 0; i < page->items.count; i++) {
        if (strcmp(items[i].institution_name, name) == 0)
            return &items[i];
    }
    return NULL;
}

static const struct visit_reason *reason(const struct visit_priority *one, enum visit_rule rule) {
    const struct visit_reason *reasons = one->reasons.items;
    for (size_t i = 0; i < one->reasons.count; i++) {
        if (reasons[i].rule == rule)
            return &reasons[i];
    }
    return NULL;
}

/* Points are what their reasons add up to. */
static int64_t sum(const struct visit_priority *one) {
    int64_t total = 0;
    const struct visit_reason *reasons = one->reasons.items;
    for (size_t i = 0; i < one->reasons.count; i++)
        total += reasons[i].points;
    return total;
}

static void test_never_visited_gas_and_no_own_check_come_first(void **state) {
    struct visit_priority_page page = list(state, "county_supervisor", everybody());
    assert_int_equal(page.total, 2);
    const struct visit_priority *first = page.items.items;
    assert_string_equal(first->institution_name, "福寿养老院");
    assert_int_equal(first->points, 40 + 6 + 18);
    assert_int_equal(sum(first), first->points);
    assert_int_equal(((const struct visit_reason *)first->reasons.items)[0].rule, RULE_NEVER_VISITED);
    assert_string_equal(reason(first, RULE_GAS)->text, "厨房使用瓶装液化气");
    assert_string_equal(reason(first, RULE_DUTY)->text, "将逾期 D1 安全自查、D3 燃气自查、D13 值班表");
    assert_null(reason(first, RULE_DUTY)->query);
    assert_null(reason(first, RULE_UNRESOLVED));
    assert_int_equal(first[1].points, 40 + 12);
    assert_int_equal(list(state, "city_leader", everybody()).total, 3);
}

static void test_every_hazard_counts_and_names_its_list(void **state) {
    struct fixture *f = *state;
    make_hazard(f, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    make_hazard(f, "county_supervisor", FIXTURE_HOME, 2, SEVERITY_MAJOR);
    f->now += 65 * DAY_MS; /* 2027-01-27 */
    struct visit_priority_page page = list(state, "county_supervisor", everybody());
    const struct visit_priority *one = named(&page, "福寿养老院");
    assert_int_equal(reason(one, RULE_OVERDUE)->points, 24);
    assert_string_equal(reason(one, RULE_OVERDUE)->text, "逾期未整改隐患 2 项");
    assert_string_equal(reason(one, RULE_OVERDUE)->query, "institution=" FIXTURE_HOME "&overdue=true");
    assert_int_equal(reason(one, RULE_MAJOR)->points, 20);
    assert_string_equal(reason(one, RULE_MAJOR)->query,
                        "institution=" FIXTURE_HOME "&severity=major&unresolved=true");
    assert_int_equal(reason(one, RULE_UNRESOLVED)->points, 4);
    assert_int_equal(reason(one, RULE_ELAPSED)->points, 6);
    assert_string_equal(reason(one, RULE_ELAPSED)->text, "上次检查 2026-11-23，已 65 天");
    assert_int_equal(reason(one, RULE_YEAR_DUE)->points, 10);
    assert_null(reason(one, RULE_NEVER_VISITED));
    assert_int_equal(sum(one), one->points);
    struct hazard_page found;
    struct hazard_filter filter;
    shape_clear(&hazard_filter_shape, &filter);
    filter.institution = fixture_uuid(FIXTURE_HOME);
    filter.overdue = YES;
    assert_ok(hazard_list(fixture_as(f, "county_supervisor"), &filter, &found));
    assert_int_equal(found.total, 2);
}

static void set_rule(void **state, enum visit_rule rule, int64_t points, int64_t most) {
    struct plan_setting setting;
    struct plan_setting_edit edit;
    struct rule_weight_edit weight = {rule, points, most};
    shape_clear(&plan_setting_edit_shape, &edit);
    edit.rules = (struct list){&weight, 1};
    assert_ok(plan_setting_patch(fixture_as(*state, "city_supervisor"), &edit, &setting));
}

static void test_weights_are_the_citys_and_have_a_most(void **state) {
    struct fixture *f = *state;
    make_hazard(f, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    make_hazard(f, "county_supervisor", FIXTURE_HOME, 2, SEVERITY_GENERAL);
    make_hazard(f, "county_supervisor", FIXTURE_HOME, 3, SEVERITY_GENERAL);
    set_rule(state, RULE_UNRESOLVED, 4, 9);
    set_rule(state, RULE_GAS, 0, 0);
    struct visit_priority_page page = list(state, "county_supervisor", everybody());
    const struct visit_priority *one = named(&page, "福寿养老院");
    assert_int_equal(reason(one, RULE_UNRESOLVED)->points, 9);
    assert_null(reason(one, RULE_GAS));
}

static void test_what_is_planned_is_said_and_can_be_left_out(void **state) {
    struct visit_plan_edit edit = plan_of(1, FIXTURE_HOME, "2026-12-02");
    struct visit_plan_edit secret = plan_of(2, FIXTURE_OTHER_HOME, "2026-12-03");
    plan_make(*state, "county_supervisor", &edit);
    secret.unannounced = YES;
    plan_make(*state, "city_supervisor", &secret);
    struct visit_priority_page page = list(state, "county_supervisor", everybody());
    const struct visit_priority *one = named(&page, "福寿养老院");
    assert_true(uuid_equal(&one->plan, &edit.uuid));
    assert_int_equal(one->plan_from, fixture_day("2026-12-02"));
    assert_false(uuid_is_set(&named(&page, "石麓县儿童福利院")->plan));
    struct visit_priority_filter filter = everybody();
    filter.unplanned = YES;
    page = list(state, "county_supervisor", filter);
    assert_int_equal(page.total, 1);
    assert_non_null(named(&page, "石麓县儿童福利院"));
    assert_int_equal(list(state, "city_supervisor", filter).total, 1);
    filter.unplanned = NO;
    assert_int_equal(list(state, "county_supervisor", filter).total, 1);
    assert_int_equal(list(state, "city_supervisor", filter).total, 2);
}

/* Its own page says the same of each of them. */
static void test_a_duty_counts_as_the_duty_engine_says(void **state) {
    struct fixture *f = *state;
    struct duties_of_institution duties;
    struct institution_by_uuid home = {fixture_uuid(FIXTURE_HOME)};
    for (int day = 0; day < 70; day += 3) {
        f->now += 3 * DAY_MS;
        set_rule(state, RULE_DUTY, 2, 100);
        assert_ok(duty_of_institution(fixture_as(f, "county_supervisor"), &home, &duties));
        const struct duty_of_institution *items = duties.items.items;
        int pressing = 0;
        char codes[20][12];
        for (size_t i = 0; i < duties.items.count; i++) {
            if (items[i].status == DUTY_AT_RISK || items[i].status == DUTY_MISSED)
                snprintf(codes[pressing++], sizeof codes[0], "%s ", items[i].duty.code);
        }
        struct visit_priority_page page = list(state, "county_supervisor", everybody());
        const struct visit_reason *found = reason(named(&page, "福寿养老院"), RULE_DUTY);
        assert_int_equal(found ? found->points : 0, 2 * pressing);
        for (int i = 0; i < pressing; i++)
            assert_non_null(strstr(found->text, codes[i]));
    }
}

static void test_pages_follow_the_points(void **state) {
    struct visit_priority_filter filter = everybody();
    filter.limit = 1;
    struct visit_priority_page page = list(state, "city_supervisor", filter);
    assert_int_equal(page.items.count, 1);
    int64_t before = ((const struct visit_priority *)page.items.items)->points;
    int seen = 1;
    while (page.next) {
        filter.cursor = page.next;
        page = list(state, "city_supervisor", filter);
        int64_t points = ((const struct visit_priority *)page.items.items)->points;
        assert_true(points <= before);
        before = points;
        seen++;
    }
    assert_int_equal(seen, 3);
    filter = everybody();
    filter.county = "529902";
    filter.type = TYPE_ELDERLY_CARE;
    assert_int_equal(list(state, "city_supervisor", filter).total, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_never_visited_gas_and_no_own_check_come_first),
        FIXTURE_TEST(test_every_hazard_counts_and_names_its_list),
        FIXTURE_TEST(test_weights_are_the_citys_and_have_a_most),
        FIXTURE_TEST(test_what_is_planned_is_said_and_can_be_left_out),
        FIXTURE_TEST(test_a_duty_counts_as_the_duty_engine_says),
        FIXTURE_TEST(test_pages_follow_the_points),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
