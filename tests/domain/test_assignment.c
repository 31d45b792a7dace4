#include "check.h"

#include "minan/domain/assignment.h"
#include <stdio.h>

/* ---- helpers ---- */

static struct uuid number(int n) {
    struct uuid uuid;
    snprintf(uuid.text, sizeof uuid.text, "00000000-0000-4000-8000-0000000009%02d", n);
    return uuid;
}

static struct assignment_new person(int n, enum assignment_post post, const char *name) {
    struct assignment_new request;
    shape_clear(&assignment_new_shape, &request);
    request.uuid = number(n);
    request.institution = fixture_uuid(FIXTURE_HOME);
    request.post = post;
    request.name = name;
    return request;
}

static enum status put(struct ctx *ctx, const struct assignment_new *request, struct assignment *ret) {
    ctx->content_hash = request->name ? request->name : "hash";
    return assignment_put(ctx, request, ret);
}

static struct institution home_of(struct ctx *ctx, const char *uuid) {
    struct institution home;
    assert_ok(institution_get(ctx, &(struct institution_by_uuid){fixture_uuid(uuid)}, &home));
    return home;
}

static struct list history(struct ctx *ctx) {
    struct assignment_list list;
    assert_ok(
        assignment_of_institution(ctx, &(struct institution_by_uuid){fixture_uuid(FIXTURE_HOME)}, &list));
    return list.items;
}

static const struct assignment *at(const struct list *items, size_t i) {
    assert_true(i < items->count);
    return (const struct assignment *)items->items + i;
}

static struct responsibility_filter no_filter(void) {
    struct responsibility_filter filter;
    shape_clear(&responsibility_filter_shape, &filter);
    return filter;
}

static int64_t matching(struct ctx *ctx, struct responsibility_filter filter) {
    struct responsibility_page page;
    assert_ok(responsibility_list(ctx, &filter, &page));
    return page.total;
}

/* ---- one post ---- */

static void test_a_person_takes_a_post_and_the_register_shows_it(void **state) {
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    struct assignment_new request = person(1, POST_COUNTY_LEADER, "周静");
    struct assignment made;
    request.title = "副局长";
    request.phone = "13800000000";
    assert_ok(put(ctx, &request, &made));
    assert_true(ctx->created);
    assert_string_equal(made.name, "周静");
    assert_string_equal(made.phone, "13800000000");
    assert_int_equal(made.starts_on, fixture_day("2026-11-23"));
    assert_int_equal(made.ends_on, DAY_NONE);
    assert_string_equal(home_of(ctx, FIXTURE_HOME).county_leader, "周静");
}

static void test_a_successor_says_why_and_whom_he_replaces(void **state) {
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    struct assignment_new first = person(1, POST_COUNTY_LEADER, "周静");
    struct assignment_new second = person(2, POST_COUNTY_LEADER, "李强");
    struct assignment made;
    assert_ok(put(ctx, &first, &made));
    assert_int_equal(put(ctx, &second, &made), STATUS_STALE);
    second.replaces = first.uuid;
    assert_field_error(ctx, put(ctx, &second, &made), "reason", "required");
    ctx = fixture_as(*state, "county_supervisor");
    second.reason = "工作调动";
    assert_ok(put(ctx, &second, &made));
    struct list all = history(ctx);
    assert_int_equal(all.count, 2);
    assert_string_equal(at(&all, 0)->name, "李强");
    assert_string_equal(at(&all, 0)->reason, "工作调动");
    assert_string_equal(at(&all, 1)->name, "周静");
    assert_int_equal(at(&all, 1)->ends_on, fixture_day("2026-11-23"));
    assert_string_equal(home_of(ctx, FIXTURE_HOME).county_leader, "李强");
}

static void test_the_same_again_changes_nothing_and_other_content_is_a_conflict(void **state) {
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    struct assignment_new request = person(1, POST_TOWN_PERSON, "周静");
    struct assignment made;
    assert_ok(put(ctx, &request, &made));
    assert_ok(put(ctx, &request, &made));
    assert_int_equal(history(ctx).count, 1);
    request.name = "李强";
    assert_int_equal(put(ctx, &request, &made), STATUS_UUID_CONFLICT);
    assert_string_equal(home_of(ctx, FIXTURE_HOME).town_person, "周静");
}

static void test_an_account_answers_at_its_own_level_only(void **state) {
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    struct assignment_new request = person(1, POST_COUNTY_LEADER, NULL);
    struct assignment made;
    request.account = fixture_account_uuid("city_leader");
    assert_field_error(ctx, put(ctx, &request, &made), "account", "unknown");
    ctx = fixture_as(*state, "county_supervisor");
    request.account = fixture_account_uuid("far_leader");
    assert_field_error(ctx, put(ctx, &request, &made), "account", "unknown");
    ctx = fixture_as(*state, "county_supervisor");
    request.account = fixture_account_uuid("county_leader");
    assert_ok(put(ctx, &request, &made));
    assert_string_equal(made.name, "县领导");
    assert_true(uuid_equal(&made.account, &request.account));
    request = person(2, POST_INSTITUTION_PERSON, NULL);
    request.account = fixture_account_uuid("other_principal");
    assert_field_error(ctx, put(ctx, &request, &made), "account", "unknown");
}

static void test_mistakes_are_told_at_their_field(void **state) {
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    struct assignment_new request = person(1, POST_TOWN_PERSON, NULL);
    struct assignment made;
    assert_field_error(ctx, put(ctx, &request, &made), "name", "required");
    ctx = fixture_as(*state, "county_supervisor");
    request.name = "周静";
    request.phone = "abcdef";
    assert_field_error(ctx, put(ctx, &request, &made), "phone", "format");
    ctx = fixture_as(*state, "county_supervisor");
    request.phone = NULL;
    request.starts_on = fixture_day("2026-11-24");
    assert_field_error(ctx, put(ctx, &request, &made), "starts_on", "order");
    ctx = fixture_as(*state, "county_supervisor");
    request.starts_on = DAY_NONE;
    request.institution = fixture_uuid(FIXTURE_FAR_HOME);
    assert_field_error(ctx, put(ctx, &request, &made), "institution", "unknown");
}

static void test_a_successor_does_not_start_before_the_one_replaced(void **state) {
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    struct assignment_new first = person(1, POST_TOWN_PERSON, "周静");
    struct assignment_new second = person(2, POST_TOWN_PERSON, "李强");
    struct assignment made;
    first.starts_on = fixture_day("2026-10-01");
    assert_ok(put(ctx, &first, &made));
    second.replaces = first.uuid;
    second.reason = "补记";
    second.starts_on = fixture_day("2026-09-30");
    assert_field_error(ctx, put(ctx, &second, &made), "starts_on", "order");
    assert_int_equal(history(ctx).count, 1);
}

static void test_a_post_falls_vacant_with_a_reason(void **state) {
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    struct assignment_new request = person(1, POST_COUNTY_LEADER, "周静");
    struct assignment_end end = {.uuid = request.uuid, .ends_on = DAY_NONE, .reason = "退休"};
    struct assignment made;
    assert_ok(put(ctx, &request, &made));
    ctx->base_version = 9;
    assert_int_equal(assignment_end(ctx, &end, &made), STATUS_STALE);
    ctx->base_version = 1;
    end.ends_on = fixture_day("2026-11-22");
    assert_field_error(ctx, assignment_end(ctx, &end, &made), "ends_on", "order");
    ctx = fixture_as(*state, "county_supervisor");
    end.ends_on = DAY_NONE;
    assert_ok(assignment_end(ctx, &end, &made));
    assert_int_equal(made.ends_on, fixture_day("2026-11-23"));
    assert_string_equal(made.end_reason, "退休");
    assert_null(home_of(ctx, FIXTURE_HOME).county_leader);
    assert_int_equal(assignment_end(ctx, &end, &made), STATUS_WRONG_STATE);
    assert_string_equal(ctx->err->detail, "周静 已不再担任「县级包挂领导」");
}

static void test_outside_the_scope_there_is_nothing(void **state) {
    struct assignment_new request = person(1, POST_COUNTY_LEADER, "周静");
    struct assignment_end end = {.uuid = request.uuid, .ends_on = DAY_NONE, .reason = "退休"};
    struct assignment_list list;
    struct assignment made;
    assert_ok(put(fixture_as(*state, "county_supervisor"), &request, &made));
    assert_int_equal(assignment_end(fixture_as(*state, "far_supervisor"), &end, &made), STATUS_NOT_FOUND);
    assert_int_equal(put(fixture_as(*state, "far_supervisor"), &request, &made), STATUS_NOT_FOUND);
    const struct institution_by_uuid home = {fixture_uuid(FIXTURE_HOME)};
    assert_int_equal(assignment_of_institution(fixture_as(*state, "far_supervisor"), &home, &list),
                     STATUS_NOT_FOUND);
    assert_ok(assignment_of_institution(fixture_as(*state, "institution_officer"), &home, &list));
    assert_int_equal(list.items.count, 1);
}

/* ---- the register's columns ---- */

static struct institution_edit change(const char *leader, bool given) {
    struct institution_edit edit;
    shape_clear(&institution_edit_shape, &edit);
    edit.uuid = fixture_uuid(FIXTURE_HOME);
    edit.county_leader = leader;
    const struct field *field = shape_field(&institution_edit_shape, "county_leader");
    edit.present = given ? (uint64_t)1 << (field - institution_edit_shape.fields) : 0;
    return edit;
}

static void test_a_change_in_the_register_changes_hands(void **state) {
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    struct institution home;
    struct institution_edit edit = change("周静", true);
    assert_ok(institution_patch(ctx, &edit, &home));
    assert_ok(institution_patch(ctx, &edit, &home));
    struct list all = history(ctx);
    assert_int_equal(all.count, 1);
    assert_string_equal(at(&all, 0)->name, "周静");
    assert_string_equal(at(&all, 0)->reason, "按机构台账");
    edit = change("李强", true);
    assert_ok(institution_patch(ctx, &edit, &home));
    edit = change(NULL, true);
    assert_ok(institution_patch(ctx, &edit, &home));
    all = history(ctx);
    assert_int_equal(all.count, 2);
    assert_string_equal(at(&all, 0)->name, "李强");
    assert_string_equal(at(&all, 0)->end_reason, "机构台账中已去掉");
    assert_int_equal(at(&all, 0)->ends_on, fixture_day("2026-11-23"));
}

/* ---- many ---- */

static struct reassignment_new hand_over(const char *from, const char *to) {
    struct reassignment_new request;
    shape_clear(&reassignment_new_shape, &request);
    request.uuid = number(50);
    request.post = POST_COUNTY_LEADER;
    request.from_name = from;
    request.name = to;
    request.reason = "领导分工调整";
    return request;
}

static void give_all(void **state, const char *name) {
    static const char *const homes[] = {FIXTURE_HOME, FIXTURE_OTHER_HOME, FIXTURE_FAR_HOME};
    struct assignment made;
    for (int i = 0; i < 3; i++) {
        struct assignment_new request = person(10 + i, POST_COUNTY_LEADER, name);
        request.institution = fixture_uuid(homes[i]);
        assert_ok(put(fixture_as(*state, "city_supervisor"), &request, &made));
    }
}

static void test_everything_of_one_goes_to_another_within_the_scope(void **state) {
    struct reassignment_new request = hand_over("周静", "李强");
    struct reassignment done;
    give_all(state, "周静");
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    ctx->content_hash = "a";
    assert_ok(reassignment_put(ctx, &request, &done));
    assert_int_equal(done.institutions, 2);
    assert_string_equal(done.name, "李强");
    assert_string_equal(home_of(ctx, FIXTURE_OTHER_HOME).county_leader, "李强");
    ctx = fixture_as(*state, "county_supervisor");
    ctx->content_hash = "a";
    assert_ok(reassignment_put(ctx, &request, &done));
    assert_int_equal(done.institutions, 2);
    ctx->content_hash = "b";
    assert_int_equal(reassignment_put(ctx, &request, &done), STATUS_UUID_CONFLICT);
    struct list all = history(ctx);
    assert_int_equal(all.count, 2);
    assert_string_equal(at(&all, 0)->reason, "领导分工调整");
    ctx = fixture_as(*state, "city_supervisor");
    assert_string_equal(home_of(ctx, FIXTURE_FAR_HOME).county_leader, "周静");
}

static void test_a_reassignment_names_somebody_who_holds_and_another(void **state) {
    struct reassignment_new request = hand_over("周静", "李强");
    struct reassignment done;
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    ctx->content_hash = "a";
    assert_field_error(ctx, reassignment_put(ctx, &request, &done), "from_name", "unknown");
    give_all(state, "周静");
    request.name = "周静";
    ctx = fixture_as(*state, "county_supervisor");
    ctx->content_hash = "a";
    assert_field_error(ctx, reassignment_put(ctx, &request, &done), "name", "same");
    request = hand_over("周静", NULL);
    request.account = fixture_account_uuid("county_leader");
    ctx = fixture_as(*state, "city_supervisor");
    ctx->content_hash = "a";
    assert_field_error(ctx, reassignment_put(ctx, &request, &done), "account", "unknown"); /* far home */
    request.county = "529901";
    ctx = fixture_as(*state, "city_supervisor");
    ctx->content_hash = "a";
    assert_ok(reassignment_put(ctx, &request, &done));
    assert_int_equal(done.institutions, 2);
    assert_string_equal(done.name, "县领导");
}

static void test_holders_are_counted_in_scope(void **state) {
    struct holders_request request;
    struct holder_list holders;
    shape_clear(&holders_request_shape, &request);
    give_all(state, "周静");
    assert_ok(assignment_holders(fixture_as(*state, "city_supervisor"), &request, &holders));
    assert_int_equal(holders.items.count, 1);
    assert_int_equal(((const struct holder *)holders.items.items)->institutions, 3);
    request.post = POST_COUNTY_LEADER;
    request.county = "529901";
    assert_ok(assignment_holders(fixture_as(*state, "city_supervisor"), &request, &holders));
    assert_int_equal(((const struct holder *)holders.items.items)->institutions, 2);
    request.post = POST_TOWN_PERSON;
    assert_ok(assignment_holders(fixture_as(*state, "city_supervisor"), &request, &holders));
    assert_int_equal(holders.items.count, 0);
}

/* ---- the matrix ---- */

static void test_the_matrix_shows_every_post_and_finds_who_is_missing(void **state) {
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    struct assignment_new request = person(1, POST_COUNTY_LEADER, "周静");
    struct responsibility_filter filter = no_filter();
    struct responsibility_page page;
    struct assignment made;
    request.title = "副局长";
    assert_ok(put(ctx, &request, &made));
    filter.search = "福寿";
    assert_ok(responsibility_list(ctx, &filter, &page));
    assert_int_equal(page.total, 1);
    const struct responsibility_row *row = page.items.items;
    assert_string_equal(row->county_leader, "周静（副局长）");
    assert_null(row->city_leader);
    assert_string_equal(row->institution_person, home_of(ctx, FIXTURE_HOME).principal);
    filter = no_filter();
    assert_int_equal(matching(ctx, filter), 2);
    filter.vacant = POST_COUNTY_LEADER;
    assert_int_equal(matching(ctx, filter), 1);
    filter.vacant = POST_INSTITUTION_PERSON; /* the principal answers */
    assert_int_equal(matching(ctx, filter), home_of(ctx, FIXTURE_OTHER_HOME).principal ? 0 : 1);
    filter = no_filter();
    filter.person = "周静";
    assert_int_equal(matching(ctx, filter), 1);
    filter.post = POST_TOWN_PERSON;
    assert_int_equal(matching(ctx, filter), 0);
    assert_int_equal(matching(fixture_as(*state, "far_supervisor"), no_filter()), 1);
}

static void test_the_matrix_goes_on_page_by_page(void **state) {
    struct ctx *ctx = fixture_as(*state, "city_supervisor");
    struct responsibility_filter filter = no_filter();
    struct responsibility_page first, second;
    filter.limit = 2;
    assert_ok(responsibility_list(ctx, &filter, &first));
    assert_int_equal(first.items.count, 2);
    filter.cursor = first.next;
    assert_ok(responsibility_list(ctx, &filter, &second));
    assert_int_equal(second.items.count, 1);
    assert_null(second.next);
    assert_int_equal(second.total, 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_a_person_takes_a_post_and_the_register_shows_it),
        FIXTURE_TEST(test_a_successor_says_why_and_whom_he_replaces),
        FIXTURE_TEST(test_the_same_again_changes_nothing_and_other_content_is_a_conflict),
        FIXTURE_TEST(test_an_account_answers_at_its_own_level_only),
        FIXTURE_TEST(test_mistakes_are_told_at_their_field),
        FIXTURE_TEST(test_a_successor_does_not_start_before_the_one_replaced),
        FIXTURE_TEST(test_a_post_falls_vacant_with_a_reason),
        FIXTURE_TEST(test_outside_the_scope_there_is_nothing),
        FIXTURE_TEST(test_a_change_in_the_register_changes_hands),
        FIXTURE_TEST(test_everything_of_one_goes_to_another_within_the_scope),
        FIXTURE_TEST(test_a_reassignment_names_somebody_who_holds_and_another),
        FIXTURE_TEST(test_holders_are_counted_in_scope),
        FIXTURE_TEST(test_the_matrix_shows_every_post_and_finds_who_is_missing),
        FIXTURE_TEST(test_the_matrix_goes_on_page_by_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
