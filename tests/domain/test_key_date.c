#include "check.h"
#include "plan_maker.h"

#include "minan/domain/key_date.h"
#include "minan/domain/plan_setting.h"

#define NEW_YEAR "00000000-0000-4000-b000-202701000001" /* shipped: 2026-12-07 to 2026-12-31 */
#define OWN      "00000000-0000-4000-b000-000000000001"
#define DAY_MS   INT64_C(86400000)

static struct key_date_edit own(const char *from, const char *to) {
    return (struct key_date_edit){fixture_uuid(OWN), "冬至", fixture_day(from), fixture_day(to), NULL};
}

static struct key_date_progress progress(void **state, const char *who, const char *uuid) {
    struct key_date_progress found;
    assert_ok(key_date_get(fixture_as(*state, who), &(struct key_date_by_uuid){fixture_uuid(uuid)}, &found));
    return found;
}

static const struct key_date_county *county(const struct key_date_progress *found, size_t i) {
    assert_true(i < found->counties.count);
    return (const struct key_date_county *)found->counties.items + i;
}

static void test_dates_are_shipped_and_edited(void **state) {
    struct key_date_list list;
    struct key_date date;
    struct key_date_request all = {INT_NONE};
    assert_ok(key_date_all(fixture_as(*state, "county_leader"), &all, &list));
    assert_int_equal(list.items.count, 8);
    assert_int_equal(((const struct key_date *)list.items.items)[0].sample, YES);
    all.year = 2027;
    assert_ok(key_date_all(fixture_as(*state, "county_leader"), &all, &list));
    assert_int_equal(list.items.count, 1);
    struct key_date_edit edit = own("2026-12-10", "2026-12-22");
    struct ctx *ctx = fixture_as(*state, "city_supervisor");
    ctx->content_hash = "a";
    assert_ok(key_date_put(ctx, &edit, &date));
    assert_string_equal(date.name, "冬至");
    assert_int_equal(date.sample, NO);
    assert_ok(key_date_put(ctx, &edit, &date));
    ctx->content_hash = "b";
    assert_int_equal(key_date_put(ctx, &edit, &date), STATUS_UUID_CONFLICT);
    edit.to_on = fixture_day("2026-12-21");
    ctx->base_version = 7;
    assert_int_equal(key_date_patch(ctx, &edit, &date), STATUS_STALE);
    ctx->base_version = 1;
    assert_ok(key_date_patch(ctx, &edit, &date));
    assert_int_equal(date.to_on, fixture_day("2026-12-21"));
    assert_int_equal(date.row_version, 2);
}

static void test_a_window_has_an_order_and_an_end(void **state) {
    struct key_date date;
    struct key_date_edit edit = own("2026-12-10", "2026-12-09");
    struct ctx *ctx = fixture_as(*state, "city_supervisor");
    assert_field_error(ctx, key_date_put(ctx, &edit, &date), "to_on", "order");
    ctx = fixture_as(*state, "city_supervisor");
    edit = own("2026-12-10", "2027-06-12");
    assert_field_error(ctx, key_date_put(ctx, &edit, &date), "to_on", "range");
    struct key_date_by_uuid one = {fixture_uuid(OWN)};
    struct key_date_progress none;
    assert_int_equal(key_date_get(fixture_as(*state, "city_supervisor"), &one, &none), STATUS_NOT_FOUND);
}

static void test_what_is_over_stays_as_it_was(void **state) {
    struct key_date date;
    struct key_date_edit edit = own("2026-11-01", "2026-11-22"); /* yesterday */
    struct ctx *ctx = fixture_as(*state, "city_supervisor");
    assert_field_error(ctx, key_date_put(ctx, &edit, &date), "to_on", "order");
    assert_string_equal(ctx->err->fields[0].message, "「检查期至」不能早于今天");
    ctx = fixture_as(*state, "city_supervisor");
    edit.to_on++;
    assert_ok(key_date_put(ctx, &edit, &date));
    edit.to_on--;
    ctx->base_version = 1;
    assert_field_error(ctx, key_date_patch(ctx, &edit, &date), "to_on", "order");
    edit.uuid = fixture_uuid("00000000-0000-4000-b000-202609000001");
    edit.to_on = fixture_day("2026-12-31");
    ctx = fixture_as(*state, "city_supervisor");
    ctx->base_version = 1;
    assert_int_equal(key_date_patch(ctx, &edit, &date), STATUS_WRONG_STATE);
    assert_string_equal(ctx->err->detail, "2026年中秋、国庆的检查期已经结束，不能再修改");
}

static struct key_date_generated generate(void **state, const char *who, enum inspection_level level,
                                          const char *in) {
    struct key_date_generated made;
    struct key_date_generate request = {.uuid = fixture_uuid(NEW_YEAR), .level = level, .county = in};
    assert_ok(key_date_plan(fixture_as(*state, who), &request, &made));
    return made;
}

static void test_everybody_is_planned_once(void **state) {
    struct key_date_generated made = generate(state, "county_supervisor", inspection_level_none_, NULL);
    assert_int_equal(made.made, 2);
    assert_int_equal(county(&made.progress, 0)->institutions, 2);
    assert_int_equal(county(&made.progress, 0)->planned, 2);
    assert_int_equal(generate(state, "county_supervisor", inspection_level_none_, NULL).made, 0);
    struct visit_plan_filter filter = plan_filter();
    filter.key_date = fixture_uuid(NEW_YEAR);
    filter.source = PLAN_BY_KEY_DATE;
    assert_int_equal(plan_count(*state, "county_supervisor", filter), 2);
    assert_int_equal(plan_count(*state, "far_supervisor", filter), 0);
    assert_int_equal(generate(state, "city_supervisor", INSPECTION_COUNTY, NULL).made, 1);
    assert_int_equal(generate(state, "city_supervisor", INSPECTION_CITY, "529902").made, 1);
    struct visit_plan_page page;
    assert_ok(visit_plan_list(fixture_as(*state, "county_supervisor"), &filter, &page));
    const struct visit_plan_row *row = page.items.items;
    assert_int_equal(row->kind, KIND_KEY_DATE);
    assert_int_equal(row->from_on, fixture_day("2026-12-07"));
    assert_int_equal(row->to_on, fixture_day("2026-12-31"));
    assert_true(uuid_is_set(&row->uuid));
}

static void test_a_county_plans_for_itself_alone(void **state) {
    struct key_date_generated made;
    struct key_date_generate request = {.uuid = fixture_uuid(NEW_YEAR), .county = "529902"};
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    assert_field_error(ctx, key_date_plan(ctx, &request, &made), "county", "unknown");
    request.county = NULL;
    request.level = INSPECTION_CITY;
    ctx = fixture_as(*state, "county_supervisor");
    assert_field_error(ctx, key_date_plan(ctx, &request, &made), "level", "enum");
    request = (struct key_date_generate){.uuid = fixture_uuid("00000000-0000-4000-b000-202609000001")};
    assert_int_equal(key_date_plan(fixture_as(*state, "county_supervisor"), &request, &made),
                     STATUS_WRONG_STATE);
}

static void test_progress_counts_visits_and_leaders(void **state) {
    struct fixture *f = *state;
    struct visit_plan_edit led = plan_of(1, FIXTURE_OTHER_HOME, "2026-12-20");
    led.leader = fixture_account_uuid("county_leader");
    plan_make(f, "county_supervisor", &led);
    f->now += 15 * DAY_MS; /* 2026-12-08 */
    plan_visit(f, "county_leader", FIXTURE_HOME, 1, true);
    plan_visit(f, "county_supervisor", FIXTURE_OTHER_HOME, 2, false);
    assert_int_equal(generate(state, "county_supervisor", inspection_level_none_, NULL).made, 0);
    struct key_date_progress found = progress(state, "city_leader", NEW_YEAR);
    assert_int_equal(found.counties.count, 2);
    assert_string_equal(county(&found, 0)->county, "529901");
    assert_int_equal(county(&found, 0)->visited, 2);
    assert_int_equal(county(&found, 0)->led, 1);
    assert_int_equal(county(&found, 1)->visited, 0);
    assert_int_equal(found.leaders.count, 1);
    const struct key_date_leader *leader = found.leaders.items;
    assert_string_equal(leader->name, "县领导");
    assert_int_equal(leader->visited, 1);
    assert_int_equal(leader->planned, 1);
    found = progress(state, "far_leader", NEW_YEAR);
    assert_int_equal(found.counties.count, 1);
    assert_int_equal(found.leaders.count, 0);
}

/* ---- settings ---- */

static void test_settings_are_the_citys(void **state) {
    struct plan_setting setting;
    struct plan_setting_edit edit;
    struct rule_weight_edit rules[] = {{RULE_GAS, 9, 9}, {RULE_GAS, 8, 9}};
    struct ctx *ctx = fixture_as(*state, "city_supervisor");
    assert_ok(plan_setting_get(ctx, &setting));
    assert_int_equal(setting.notice_days, 3);
    assert_int_equal(setting.visit_ceiling, INT_NONE);
    assert_int_equal(setting.rules.count, VISIT_RULES);
    shape_clear(&plan_setting_edit_shape, &edit);
    edit.notice_days = 5;
    edit.rules = (struct list){rules, 2};
    assert_field_error(ctx, plan_setting_patch(ctx, &edit, &setting), "rules[1].rule", "duplicate");
    rules[0].points = 10;
    edit.rules.count = 1;
    ctx = fixture_as(*state, "city_supervisor");
    assert_field_error(ctx, plan_setting_patch(ctx, &edit, &setting), "rules[0].most", "range");
    rules[0].points = 7;
    ctx = fixture_as(*state, "city_supervisor");
    ctx->base_version = 1;
    assert_ok(plan_setting_patch(ctx, &edit, &setting));
    assert_int_equal(setting.notice_days, 5);
    assert_int_equal(setting.row_version, 2);
    const struct rule_weight *gas = (const struct rule_weight *)setting.rules.items + RULE_GAS - 1;
    assert_int_equal(gas->points, 7);
    assert_int_equal(gas->most, 9);
    ctx->base_version = 1;
    assert_int_equal(plan_setting_patch(ctx, &edit, &setting), STATUS_STALE);
    struct visit_plan_edit plan = plan_of(1, FIXTURE_HOME, "2026-12-02");
    assert_int_equal(plan_make(*state, "county_supervisor", &plan).notice_due_on, fixture_day("2026-11-25"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_dates_are_shipped_and_edited),
        FIXTURE_TEST(test_a_window_has_an_order_and_an_end),
        FIXTURE_TEST(test_what_is_over_stays_as_it_was),
        FIXTURE_TEST(test_everybody_is_planned_once),
        FIXTURE_TEST(test_a_county_plans_for_itself_alone),
        FIXTURE_TEST(test_progress_counts_visits_and_leaders),
        FIXTURE_TEST(test_settings_are_the_citys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
