#include "check.h"
#include "inspection_maker.h"

#include "minan/domain/audit.h"
#include "minan/domain/institution.h"

#define NEW_HOME "00000000-0000-4000-8000-0000000000a1"
#define CODE     "5299010834032074X6"

/* ---- helpers ---- */

static struct institution_edit new_home(void) {
    struct institution_edit edit;
    shape_clear(&institution_edit_shape, &edit);
    edit.uuid = fixture_uuid(NEW_HOME);
    edit.name = "柳林同心养老院";
    edit.type = TYPE_ELDERLY_CARE;
    edit.county = "529901";
    edit.town = "529901001";
    edit.credit_code = CODE;
    edit.principal_phone = "13812345678";
    return edit;
}

static struct institution_filter no_filter(void) {
    struct institution_filter filter;
    shape_clear(&institution_filter_shape, &filter);
    return filter;
}

static const struct institution_row *row(const struct institution_page *page, size_t i) {
    return (const struct institution_row *)page->items.items + i;
}

static struct institution_page list(struct ctx *ctx, struct institution_filter filter) {
    struct institution_page page = {0};
    assert_ok(institution_list(ctx, &filter, &page));
    return page;
}

static struct institution put(struct ctx *ctx, struct institution_edit edit) {
    struct institution institution;
    ctx->content_hash = "first";
    assert_ok(institution_put(ctx, &edit, &institution));
    return institution;
}

static void mark(struct institution_edit *edit, const char *name) {
    const struct field *field = shape_field(&institution_edit_shape, name);
    edit->present |= (uint64_t)1 << (field - institution_edit_shape.fields);
}

static struct institution_edit change(const char *uuid) {
    struct institution_edit edit;
    shape_clear(&institution_edit_shape, &edit);
    edit.uuid = fixture_uuid(uuid);
    return edit;
}

static bool has_condition(const struct institution *institution, const char *code) {
    const char *const *codes = institution->conditions.items;
    for (size_t i = 0; i < institution->conditions.count; i++) {
        if (strcmp(codes[i], code) == 0)
            return true;
    }
    return false;
}

static int64_t searched(struct ctx *ctx, const char *search) {
    struct institution_filter filter = no_filter();
    filter.search = search;
    return list(ctx, filter).total;
}

/* ---- reading ---- */

static void test_each_scope_sees_its_own(void **state) {
    assert_int_equal(list(fixture_as(*state, "city_supervisor"), no_filter()).total, 3);
    assert_int_equal(list(fixture_as(*state, "county_supervisor"), no_filter()).total, 2);
    assert_int_equal(list(fixture_as(*state, "far_supervisor"), no_filter()).total, 1);
    assert_int_equal(list(fixture_as(*state, "town_officer"), no_filter()).total, 1);
    assert_int_equal(list(fixture_as(*state, "institution_principal"), no_filter()).total, 1);
    assert_int_equal(list(fixture_as(*state, ""), no_filter()).total, 0);
}

static void test_outside_the_scope_there_is_nothing(void **state) {
    struct institution institution;
    const struct institution_by_uuid home = {fixture_uuid(FIXTURE_HOME)};
    assert_ok(institution_get(fixture_as(*state, "county_supervisor"), &home, &institution));
    assert_string_equal(institution.name, "福寿养老院");
    assert_int_equal(institution_get(fixture_as(*state, "far_supervisor"), &home, &institution),
                     STATUS_NOT_FOUND);
    assert_int_equal(institution_get(fixture_as(*state, "other_principal"), &home, &institution),
                     STATUS_NOT_FOUND);
    assert_int_equal(institution_get(fixture_as(*state, ""), &home, &institution), STATUS_NOT_FOUND);
}

static void test_lists_mask_telephone_numbers(void **state) {
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    struct institution home;
    struct institution_page page = list(ctx, no_filter());
    assert_string_equal(row(&page, 0)->name, "石麓县儿童福利院");
    assert_string_equal(row(&page, 1)->name, "福寿养老院");
    assert_string_equal(row(&page, 1)->principal_phone, "138****1234");
    assert_ok(institution_get(ctx, &(struct institution_by_uuid){fixture_uuid(FIXTURE_HOME)}, &home));
    assert_string_equal(home.principal_phone, "13800001234");
    assert_string_equal(institution_mask_phone(ctx->arena, "123456"), "****");
    assert_null(institution_mask_phone(ctx->arena, NULL));
}

static void test_pages_follow_each_other(void **state) {
    struct ctx *ctx = fixture_as(*state, "city_supervisor");
    struct institution_filter filter = no_filter();
    filter.limit = 2;
    struct institution_page first = list(ctx, filter);
    assert_int_equal(first.items.count, 2);
    assert_int_equal(first.total, 3);
    assert_int_equal(first.total_capped, NO);
    assert_non_null(first.next);
    filter.cursor = first.next;
    struct institution_page second = list(ctx, filter);
    assert_int_equal(second.items.count, 1);
    assert_int_equal(second.total, 3);
    assert_null(second.next);
    assert_true(strcmp(row(&first, 0)->name, row(&first, 1)->name) < 0);
    assert_true(strcmp(row(&first, 1)->name, row(&second, 0)->name) < 0);
}

static void test_a_foreign_cursor_is_refused(void **state) {
    struct ctx *ctx = fixture_as(*state, "city_supervisor");
    struct institution_filter filter = no_filter();
    struct institution_page page;
    filter.cursor = "?";
    assert_field_error(ctx, institution_list(ctx, &filter, &page), "cursor", "format");
}

static void test_two_characters_find_a_name(void **state) {
    struct ctx *ctx = fixture_as(*state, "city_supervisor");
    assert_int_equal(searched(ctx, "福寿"), 1);
    assert_int_equal(searched(ctx, "养老"), 2);
    assert_int_equal(searched(ctx, "院"), 3);
    assert_int_equal(searched(ctx, "寿福"), 0);
    assert_int_equal(searched(ctx, " 石麓县儿童福利院 "), 1);
    assert_int_equal(searched(ctx, "\"\"*"), 0);
    assert_int_equal(searched(ctx, "福\" OR \"青"), 0);
}

static void test_a_credit_code_is_found_by_its_beginning(void **state) {
    struct ctx *ctx = fixture_as(*state, "city_supervisor");
    assert_int_equal(searched(ctx, "52529901mj"), 1);
    assert_int_equal(searched(ctx, "5252"), 2);
    assert_int_equal(searched(ctx, "2529"), 0);
    assert_int_equal(searched(ctx, "525"), 0); /* too short for a code: no name has it */
}

static void test_filters_narrow(void **state) {
    struct ctx *ctx = fixture_as(*state, "city_supervisor");
    struct institution_filter filter = no_filter();
    filter.county = "529901";
    assert_int_equal(list(ctx, filter).total, 2);
    filter.type = TYPE_CHILD_WELFARE;
    assert_int_equal(list(ctx, filter).total, 1);
    filter.town = "529901001";
    assert_int_equal(list(ctx, filter).total, 0);
    filter = no_filter();
    filter.kitchen_fuel = FUEL_BOTTLED_GAS;
    assert_int_equal(list(ctx, filter).total, 1);
    filter.has_open_hazards = YES;
    assert_int_equal(list(ctx, filter).total, 0);
    filter.has_open_hazards = NO;
    filter.has_overdue_hazards = NO;
    assert_int_equal(list(ctx, filter).total, 1);
    filter = no_filter();
    filter.six_types = NO;
    assert_int_equal(list(ctx, filter).total, 0);
    filter.six_types = YES;
    assert_int_equal(list(ctx, filter).total, 3);
}

static void test_a_period_needs_both_ends_in_order(void **state) {
    struct ctx *ctx = fixture_as(*state, "city_supervisor");
    struct institution_filter filter = no_filter();
    struct institution_page page;
    filter.visited_from = fixture_day("2026-01-01");
    assert_field_error(ctx, institution_list(ctx, &filter, &page), "visited_from", "required");
    ctx = fixture_as(*state, "city_supervisor");
    filter.visited_to = fixture_day("2025-12-31");
    assert_field_error(ctx, institution_list(ctx, &filter, &page), "visited_from", "order");
    ctx = fixture_as(*state, "city_supervisor");
    filter = no_filter();
    filter.self_checked = NO;
    assert_field_error(ctx, institution_list(ctx, &filter, &page), "self_checked_from", "required");
}

static int64_t not_visited(struct ctx *ctx, enum visit_level level, const char *to) {
    struct institution_filter filter = no_filter();
    filter.visited_from = fixture_day("2026-01-01");
    filter.visited_to = fixture_day(to);
    filter.visited_by = level;
    filter.visited = NO;
    return list(ctx, filter).total;
}

static void test_without_visits_all_are_missed(void **state) {
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    assert_int_equal(not_visited(ctx, VISIT_BY_ANY, "2026-11-23"), 2);
    assert_int_equal(not_visited(ctx, VISIT_BY_ANY, "2026-06-30"), 2);
    assert_int_equal(not_visited(ctx, VISIT_BY_CITY, "2026-11-23"), 2);
    assert_int_equal(not_visited(ctx, VISIT_BY_COUNTY, "2026-11-23"), 2);
}

static int64_t visited(void **state, enum visit_level level, const char *from, const char *to) {
    struct institution_filter filter = no_filter();
    filter.visited_from = fixture_day(from);
    filter.visited_to = fixture_day(to);
    filter.visited_by = level;
    return list(fixture_as(*state, "city_supervisor"), filter).total;
}

static void visit(void **state, const char *as, const char *uuid, const char *home) {
    struct inspection inspection;
    struct ctx *ctx = fixture_as(*state, as);
    struct inspection_new *visit = make_visit(ctx, uuid, home);
    ctx->content_hash = uuid;
    assert_ok(inspection_put(ctx, visit, &inspection));
}

static void test_visits_count_by_level_and_period(void **state) {
    struct fixture *fixture = *state;
    visit(state, "county_supervisor", VISIT, FIXTURE_HOME);
    assert_int_equal(visited(state, VISIT_BY_ANY, "2026-11-01", "2026-11-23"), 1);
    assert_int_equal(visited(state, VISIT_BY_COUNTY, "2026-11-23", "2026-11-23"), 1);
    assert_int_equal(visited(state, VISIT_BY_CITY, "2026-11-01", "2026-11-23"), 0);
    assert_int_equal(visited(state, VISIT_BY_ANY, "2026-11-01", "2026-11-22"), 0);
    assert_int_equal(not_visited(fixture_as(fixture, "city_supervisor"), VISIT_BY_COUNTY, "2026-11-23"), 2);
    fixture->now += (int64_t)30 * 86400000;
    visit(state, "city_supervisor", "00000000-0000-4000-a000-000000000002", FIXTURE_FAR_HOME);
    assert_int_equal(visited(state, VISIT_BY_ANY, "2026-11-01", "2026-11-30"), 1);
    assert_int_equal(visited(state, VISIT_BY_ANY, "2026-11-01", "2026-12-31"), 2);
    assert_int_equal(visited(state, VISIT_BY_ANY, "2026-12-01", "2026-12-31"), 1);
    assert_int_equal(visited(state, VISIT_BY_CITY, "2026-12-01", "2026-12-31"), 1);
}

static void test_own_checks_are_no_visits(void **state) {
    struct institution_filter filter = no_filter();
    visit(state, "institution_principal", VISIT, FIXTURE_HOME);
    assert_int_equal(visited(state, VISIT_BY_ANY, "2026-11-01", "2026-11-30"), 0);
    filter.self_checked_from = fixture_day("2026-11-01");
    filter.self_checked_to = fixture_day("2026-11-30");
    struct institution_page page = list(fixture_as(*state, "city_supervisor"), filter);
    assert_int_equal(page.total, 1);
    assert_int_equal(row(&page, 0)->last_self_check_on, fixture_day("2026-11-23"));
    assert_int_equal(row(&page, 0)->last_visited_on, DAY_NONE);
    filter.self_checked = NO;
    assert_int_equal(list(fixture_as(*state, "city_supervisor"), filter).total, 2);
    ((struct fixture *)*state)->now += (int64_t)30 * 86400000; /* the period lies behind us now */
    assert_int_equal(list(fixture_as(*state, "city_supervisor"), filter).total, 2);
    filter.self_checked = YES;
    assert_int_equal(list(fixture_as(*state, "city_supervisor"), filter).total, 1);
}

static void test_the_longest_not_visited_come_first(void **state) {
    struct institution_filter filter = no_filter();
    visit(state, "county_supervisor", VISIT, FIXTURE_HOME);
    filter.sort = INSTITUTION_BY_VISIT;
    filter.limit = 2;
    struct ctx *ctx = fixture_as(*state, "city_supervisor");
    struct institution_page first = list(ctx, filter);
    assert_string_equal(row(&first, 0)->uuid.text, FIXTURE_OTHER_HOME);
    assert_string_equal(row(&first, 1)->uuid.text, FIXTURE_FAR_HOME);
    filter.cursor = first.next;
    struct institution_page second = list(ctx, filter);
    assert_string_equal(row(&second, 0)->uuid.text, FIXTURE_HOME);
    assert_null(second.next);
}

static int64_t pending(void **state, enum truth open, enum truth overdue) {
    struct institution_filter filter = no_filter();
    filter.has_open_hazards = open;
    filter.has_overdue_hazards = overdue;
    return list(fixture_as(*state, "city_supervisor"), filter).total;
}

static void test_open_and_overdue_hazards(void **state) {
    struct fixture *fixture = *state;
    make_hazard(fixture, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    assert_int_equal(pending(state, YES, TRUTH_NONE), 1);
    assert_int_equal(pending(state, NO, TRUTH_NONE), 2);
    fixture->now += (int64_t)7 * 86400000; /* the last day of the deadline */
    assert_int_equal(pending(state, TRUTH_NONE, YES), 0);
    fixture->now += 86400000;
    assert_int_equal(pending(state, YES, YES), 1);
    assert_int_equal(pending(state, TRUTH_NONE, NO), 2);
    struct institution_page page = list(fixture_as(*state, "town_officer"), no_filter());
    assert_int_equal(row(&page, 0)->open_hazards, 1);
    assert_int_equal(row(&page, 0)->overdue_hazards, 1);
}

static int64_t in_use(struct ctx *ctx, const char *day) {
    struct institution_filter filter = no_filter();
    filter.in_use_on = fixture_day(day);
    return list(ctx, filter).total;
}

static void test_in_use_knows_opening_closing_and_suspension(void **state) {
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    struct institution_edit edit = new_home();
    edit.opened_on = fixture_day("2026-03-01");
    edit.closed_on = fixture_day("2026-09-01");
    edit.status = INSTITUTION_CLOSED;
    put(ctx, edit);
    assert_int_equal(in_use(ctx, "2026-02-28"), 2);
    assert_int_equal(in_use(ctx, "2026-03-01"), 3);
    assert_int_equal(in_use(ctx, "2026-08-31"), 3);
    assert_int_equal(in_use(ctx, "2026-09-01"), 2);
    struct institution_edit stop = change(FIXTURE_HOME);
    struct institution institution;
    stop.status = INSTITUTION_SUSPENDED;
    mark(&stop, "status");
    assert_ok(institution_patch(ctx, &stop, &institution));
    assert_int_equal(in_use(ctx, "2026-09-01"), 1);
}

static void test_conditions_follow_from_the_record(void **state) {
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    struct institution_edit edit = new_home();
    edit.kitchen_fuel = FUEL_BOTTLED_GAS;
    edit.people_served = 70;
    edit.staff = 30;
    edit.lifts = 1;
    edit.building_grade = GRADE_C;
    struct institution made = put(ctx, edit);
    assert_true(has_condition(&made, "gas"));
    assert_true(has_condition(&made, "bottled_gas"));
    assert_true(has_condition(&made, "people>=100"));
    assert_true(has_condition(&made, "special_equipment"));
    assert_true(has_condition(&made, "lift"));
    assert_true(has_condition(&made, "building_grade_cd"));
    assert_false(has_condition(&made, "staff>100"));
    assert_false(has_condition(&made, "canteen"));
    assert_int_equal(made.conditions.count, 6);
}

static void test_a_phone_gets_whole_records_page_by_page(void **state) {
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    struct institution_refs refs;
    struct institution_refs_request request = {.limit = 1};
    assert_ok(institution_refs(ctx, &request, &refs));
    const struct institution *home = refs.items.items;
    assert_int_equal(refs.items.count, 1);
    assert_string_equal(home->uuid.text, FIXTURE_HOME);
    assert_string_equal(home->principal_phone, "13800001234");
    assert_true(has_condition(home, "bottled_gas"));
    request.cursor = refs.next;
    assert_ok(institution_refs(ctx, &request, &refs));
    home = refs.items.items;
    assert_string_equal(home->uuid.text, FIXTURE_OTHER_HOME);
    assert_null(refs.next);
}

/* ---- making ---- */

static void test_a_new_record_is_found_and_recorded(void **state) {
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    struct institution made = put(ctx, new_home());
    assert_true(ctx->created);
    assert_int_equal(ctx->version, 1);
    assert_string_equal(made.name, "柳林同心养老院");
    assert_string_equal(made.county_name, "石麓县");
    assert_string_equal(made.town_name, "柳林镇");
    assert_int_equal(made.status, INSTITUTION_OPERATING);
    assert_int_equal(made.open_hazards, 0);
    assert_int_equal(searched(ctx, "同心"), 1);
    struct audit_filter filter;
    struct audit_page page;
    shape_clear(&audit_filter_shape, &filter);
    filter.record = NEW_HOME;
    assert_ok(audit_list(ctx, &filter, &page));
    assert_int_equal(page.items.count, 1);
    assert_string_equal(((struct audit_entry *)page.items.items)->act, "institution.create");
}

static void test_the_same_again_changes_nothing(void **state) {
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    struct institution_edit edit = new_home();
    struct institution again;
    put(ctx, edit);
    ctx = fixture_as(*state, "county_supervisor");
    ctx->content_hash = "first";
    assert_ok(institution_put(ctx, &edit, &again));
    assert_false(ctx->created);
    assert_int_equal(again.row_version, 1);
    ctx->content_hash = "second";
    assert_int_equal(institution_put(ctx, &edit, &again), STATUS_UUID_CONFLICT);
    ctx = fixture_as(*state, "far_supervisor");
    ctx->content_hash = "first";
    assert_int_equal(institution_put(ctx, &edit, &again), STATUS_NOT_FOUND);
}

static void refuse(struct fixture *fixture, struct institution_edit edit, const char *field,
                   const char *code) {
    struct institution institution;
    struct ctx *ctx = fixture_as(fixture, "county_supervisor");
    assert_field_error(ctx, institution_put(ctx, &edit, &institution), field, code);
    assert_int_equal(searched(ctx, "同心"), 0);
}

static void test_bad_records_are_refused_at_their_field(void **state) {
    struct institution_edit edit = new_home();
    edit.credit_code = "5299010834032074X7";
    refuse(*state, edit, "credit_code", "checksum");
    edit = new_home();
    edit.name = NULL;
    refuse(*state, edit, "name", "required");
    edit = new_home();
    edit.type = 0;
    refuse(*state, edit, "type", "required");
    edit = new_home();
    edit.county = NULL;
    refuse(*state, edit, "county", "required");
    edit = new_home();
    edit.county = "529902";
    refuse(*state, edit, "county", "unknown");
    edit = new_home();
    edit.county = "529901001";
    refuse(*state, edit, "county", "unknown");
    edit = new_home();
    edit.town = "529902001";
    refuse(*state, edit, "town", "unknown");
    edit = new_home();
    edit.principal_phone = "1381234x678";
    refuse(*state, edit, "principal_phone", "format");
    edit = new_home();
    edit.liaison_phone = "1234";
    refuse(*state, edit, "liaison_phone", "format");
    edit = new_home();
    edit.opened_on = fixture_day("2020-01-02");
    edit.closed_on = fixture_day("2020-01-01");
    refuse(*state, edit, "closed_on", "order");
    edit = new_home();
    edit.kitchen_fuel = FUEL_PIPED_GAS;
    edit.converted_on = fixture_day("2020-01-01");
    refuse(*state, edit, "converted_on", "order");
    edit = new_home();
    edit.longitude = 181;
    refuse(*state, edit, "longitude", "range");
}

static void test_a_town_of_another_county_is_refused(void **state) {
    struct institution institution;
    struct ctx *ctx = fixture_as(*state, "city_supervisor");
    struct institution_edit edit = new_home();
    edit.town = "529902001";
    assert_field_error(ctx, institution_put(ctx, &edit, &institution), "town", "order");
}

static void test_a_credit_code_is_registered_once(void **state) {
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    struct institution institution;
    struct institution_edit edit = new_home();
    put(ctx, edit);
    edit.uuid = fixture_uuid("00000000-0000-4000-8000-0000000000a2");
    ctx = fixture_as(*state, "county_supervisor");
    assert_int_equal(institution_put(ctx, &edit, &institution), STATUS_DUPLICATE);
    assert_string_equal(ctx->err->fields[0].field, "credit_code");
    assert_string_equal(ctx->err->fields[0].code, "duplicate");
}

/* ---- changing ---- */

static void test_a_change_touches_what_was_sent(void **state) {
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    struct institution changed;
    struct institution_edit edit = change(FIXTURE_HOME);
    edit.name = "福寿颐养院";
    mark(&edit, "name");
    mark(&edit, "principal"); /* null: cleared */
    ctx->base_version = 1;
    assert_ok(institution_patch(ctx, &edit, &changed));
    assert_string_equal(changed.name, "福寿颐养院");
    assert_null(changed.principal);
    assert_string_equal(changed.principal_phone, "13800001234");
    assert_int_equal(changed.beds, 80);
    assert_int_equal(changed.row_version, 2);
    assert_int_equal(ctx->version, 2);
    assert_int_equal(searched(ctx, "福寿养老"), 0);
    assert_int_equal(searched(ctx, "颐养"), 1);
}

static void test_a_stale_or_foreign_change_is_refused(void **state) {
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    struct institution institution;
    struct institution_edit edit = change(FIXTURE_HOME);
    mark(&edit, "principal");
    ctx->base_version = 7;
    assert_int_equal(institution_patch(ctx, &edit, &institution), STATUS_STALE);
    ctx = fixture_as(*state, "far_supervisor");
    assert_int_equal(institution_patch(ctx, &edit, &institution), STATUS_NOT_FOUND);
    ctx = fixture_as(*state, "county_supervisor");
    mark(&edit, "name"); /* null */
    assert_field_error(ctx, institution_patch(ctx, &edit, &institution), "name", "required");
    assert_ok(institution_get(ctx, &(struct institution_by_uuid){edit.uuid}, &institution));
    assert_string_equal(institution.principal, "王院长");
    assert_int_equal(institution.row_version, 1);
}

static void test_a_move_within_the_county_takes_the_records_along(void **state) {
    struct hazard hazard;
    struct institution institution;
    struct institution_edit edit = change(FIXTURE_HOME);
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    const struct hazard_by_uuid request = {hazard_uuid(1)};
    assert_ok(hazard_get(fixture_as(*state, "town_officer"), &request, &hazard));
    edit.town = "529901002";
    mark(&edit, "town");
    assert_ok(institution_patch(fixture_as(*state, "county_supervisor"), &edit, &institution));
    assert_string_equal(institution.town_name, "东关街道");
    assert_int_equal(list(fixture_as(*state, "town_officer"), no_filter()).total, 0);
    assert_int_equal(hazard_get(fixture_as(*state, "town_officer"), &request, &hazard), STATUS_NOT_FOUND);
}

static void test_only_a_record_without_history_changes_its_county(void **state) {
    struct institution institution;
    struct institution_edit edit = change(FIXTURE_HOME);
    edit.county = "529902";
    edit.town = "529902001";
    mark(&edit, "county");
    mark(&edit, "town");
    visit(state, "county_supervisor", VISIT, FIXTURE_HOME);
    struct ctx *ctx = fixture_as(*state, "city_supervisor");
    assert_field_error(ctx, institution_patch(ctx, &edit, &institution), "county", "fixed");
    edit.uuid = fixture_uuid(FIXTURE_OTHER_HOME);
    assert_ok(institution_patch(fixture_as(*state, "city_supervisor"), &edit, &institution));
    assert_string_equal(institution.county_name, "青岭县");
    assert_int_equal(list(fixture_as(*state, "far_supervisor"), no_filter()).total, 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_each_scope_sees_its_own),
        FIXTURE_TEST(test_outside_the_scope_there_is_nothing),
        FIXTURE_TEST(test_lists_mask_telephone_numbers),
        FIXTURE_TEST(test_pages_follow_each_other),
        FIXTURE_TEST(test_a_foreign_cursor_is_refused),
        FIXTURE_TEST(test_two_characters_find_a_name),
        FIXTURE_TEST(test_a_credit_code_is_found_by_its_beginning),
        FIXTURE_TEST(test_filters_narrow),
        FIXTURE_TEST(test_a_period_needs_both_ends_in_order),
        FIXTURE_TEST(test_without_visits_all_are_missed),
        FIXTURE_TEST(test_in_use_knows_opening_closing_and_suspension),
        FIXTURE_TEST(test_conditions_follow_from_the_record),
        FIXTURE_TEST(test_a_phone_gets_whole_records_page_by_page),
        FIXTURE_TEST(test_a_new_record_is_found_and_recorded),
        FIXTURE_TEST(test_the_same_again_changes_nothing),
        FIXTURE_TEST(test_bad_records_are_refused_at_their_field),
        FIXTURE_TEST(test_a_town_of_another_county_is_refused),
        FIXTURE_TEST(test_a_credit_code_is_registered_once),
        FIXTURE_TEST(test_a_change_touches_what_was_sent),
        FIXTURE_TEST(test_a_stale_or_foreign_change_is_refused),
        FIXTURE_TEST(test_visits_count_by_level_and_period),
        FIXTURE_TEST(test_own_checks_are_no_visits),
        FIXTURE_TEST(test_the_longest_not_visited_come_first),
        FIXTURE_TEST(test_open_and_overdue_hazards),
        FIXTURE_TEST(test_a_move_within_the_county_takes_the_records_along),
        FIXTURE_TEST(test_only_a_record_without_history_changes_its_county),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
