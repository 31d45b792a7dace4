#include "check.h"
#include "minan/domain/account.h"
#include "minan/domain/audit.h"
#include "minan/domain/session.h"

#define NEW_UUID "00000000-0000-4000-8000-0000000000a1"

static struct account_new new_account(const char *login, enum role role) {
    struct account_new request;
    shape_clear(&account_new_shape, &request);
    request.uuid = fixture_uuid(NEW_UUID);
    request.login = login;
    request.name = "新人";
    request.role = role;
    request.password_hash = "hash";
    request.initial_password = "secret";
    return request;
}

static struct account_new officer_of(const char *institution) {
    struct account_new request = new_account("new.officer", ROLE_INSTITUTION_OFFICER);
    request.institution = fixture_uuid(institution);
    return request;
}

static struct account_new bureau_at(enum role role, const char *region) {
    struct account_new request = new_account("new.bureau", role);
    request.region = region;
    return request;
}

static struct account get(struct ctx *ctx, const char *uuid) {
    struct account account;
    assert_ok(account_get(ctx, &(struct account_by_uuid){fixture_uuid(uuid)}, &account));
    return account;
}

static const char *last_act(struct fixture *fixture) {
    struct ctx ctx = fixture->ctx;
    struct audit_filter filter;
    struct audit_page page;
    shape_clear(&audit_filter_shape, &filter);
    assert_ok(audit_list(&ctx, &filter, &page));
    return page.items.count ? ((const struct audit_entry *)page.items.items)->act : "";
}

static void test_an_account_is_made_with_an_issued_password(void **state) {
    struct fixture *fixture = *state;
    struct ctx *ctx = fixture_as(fixture, "county_supervisor");
    struct account_new request = officer_of(FIXTURE_HOME);
    struct account_issued issued;
    assert_ok(account_put(ctx, &request, &issued));
    assert_true(ctx->created);
    assert_string_equal(issued.login, "new.officer");
    assert_string_equal(issued.initial_password, "secret");
    assert_int_equal(issued.row_version, 1);
    assert_string_equal(last_act(fixture), "account.create");
    struct account account = get(ctx, NEW_UUID);
    assert_int_equal(account.role, ROLE_INSTITUTION_OFFICER);
    assert_int_equal(account.must_change_password, YES);
    assert_int_equal(account.status, ACCOUNT_ACTIVE);
    assert_string_equal(account.institution.text, FIXTURE_HOME);
    assert_string_equal(account.institution_name, "福寿养老院");
    assert_null(account.region);
    assert_int_equal(account.expires_on, DAY_NONE);
}

static void test_the_same_request_again_shows_no_password(void **state) {
    struct account_new request = officer_of(FIXTURE_HOME);
    struct account_issued issued;
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    ctx->content_hash = "a";
    assert_ok(account_put(ctx, &request, &issued));
    ctx = fixture_as(*state, "county_supervisor");
    ctx->content_hash = "a";
    assert_ok(account_put(ctx, &request, &issued));
    assert_false(ctx->created);
    assert_null(issued.initial_password);
    ctx = fixture_as(*state, "county_supervisor");
    ctx->content_hash = "b";
    assert_int_equal(account_put(ctx, &request, &issued), STATUS_UUID_CONFLICT);
    ctx = fixture_as(*state, "far_supervisor");
    ctx->content_hash = "a";
    assert_int_equal(account_put(ctx, &request, &issued), STATUS_NOT_FOUND);
}

static void test_nobody_grants_a_role_outside_their_own(void **state) {
    struct account_issued issued;
    struct account_new leader = bureau_at(ROLE_COUNTY_LEADER, "529901");
    struct account_new city = bureau_at(ROLE_CITY_SUPERVISOR, "529900");
    struct account_new officer = officer_of(FIXTURE_HOME);
    assert_int_equal(account_put(fixture_as(*state, "county_supervisor"), &leader, &issued),
                     STATUS_FORBIDDEN);
    assert_int_equal(account_put(fixture_as(*state, "city_supervisor"), &city, &issued), STATUS_FORBIDDEN);
    assert_int_equal(account_put(fixture_as(*state, "system_admin"), &officer, &issued), STATUS_FORBIDDEN);
    assert_int_equal(account_put(fixture_as(*state, "city_leader"), &officer, &issued), STATUS_FORBIDDEN);
    assert_ok(account_put(fixture_as(*state, "city_supervisor"), &leader, &issued));
}

static void test_nobody_grants_a_place_outside_their_own(void **state) {
    struct account_issued issued;
    struct account_new officer = officer_of(FIXTURE_FAR_HOME);
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    assert_field_error(ctx, account_put(ctx, &officer, &issued), "institution", "unknown");
    struct account_new town = bureau_at(ROLE_TOWN_OFFICER, "529902001");
    ctx = fixture_as(*state, "county_supervisor");
    assert_field_error(ctx, account_put(ctx, &town, &issued), "region", "unknown");
    ctx = fixture_as(*state, "city_supervisor");
    assert_ok(account_put(ctx, &town, &issued));
    struct account account = get(ctx, NEW_UUID);
    assert_string_equal(account.region, "529902001");
    assert_string_equal(account.region_name, "松坪镇");
}

static void refused(struct fixture *fixture, struct account_new request, const char *field,
                    const char *code) {
    struct account_issued issued;
    struct ctx *ctx = fixture_as(fixture, "city_supervisor");
    assert_field_error(ctx, account_put(ctx, &request, &issued), field, code);
}

static void test_what_is_no_account_is_refused_by_field(void **state) {
    struct account_new request = bureau_at(ROLE_COUNTY_LEADER, "529901001");
    refused(*state, request, "region", "enum");
    request = bureau_at(ROLE_COUNTY_LEADER, NULL);
    refused(*state, request, "region", "required");
    request = bureau_at(ROLE_COUNTY_LEADER, "529901");
    request.institution = fixture_uuid(FIXTURE_HOME);
    refused(*state, request, "institution", "unknown");
    request = officer_of(FIXTURE_HOME);
    request.region = "529901";
    refused(*state, request, "region", "unknown");
    request = new_account("new.officer", ROLE_INSTITUTION_OFFICER);
    refused(*state, request, "institution", "required");
    request = officer_of(FIXTURE_HOME);
    request.login = "New Officer";
    refused(*state, request, "login", "format");
    request.login = "county_supervisor";
    refused(*state, request, "login", "duplicate");
    request = officer_of(FIXTURE_HOME);
    request.role = ROLE_GUEST_INSPECTOR;
    refused(*state, request, "expires_on", "required");
    request.expires_on = fixture_day("2026-11-22");
    refused(*state, request, "expires_on", "order");
}

static void test_an_administrator_of_everything_makes_another(void **state) {
    struct account_issued issued;
    struct account_new request = new_account("second.admin", ROLE_SYSTEM_ADMIN);
    struct ctx *ctx = fixture_as(*state, "system_admin");
    assert_field_error(ctx, account_put(ctx, &request, &issued), "region", "required");
    ctx = fixture_as(*state, "system_admin");
    ctx->actor.city_id = 0;
    assert_ok(account_put(ctx, &request, &issued));
    assert_null(get(ctx, NEW_UUID).region);
}

/* ---- reading ---- */

static struct account_filter everybody(void) {
    struct account_filter filter;
    shape_clear(&account_filter_shape, &filter);
    return filter;
}

static struct account_page list(struct ctx *ctx, struct account_filter filter) {
    struct account_page page;
    assert_ok(account_list(ctx, &filter, &page));
    return page;
}

static void test_a_list_reaches_as_far_as_the_actor(void **state) {
    assert_int_equal(list(fixture_as(*state, "system_admin"), everybody()).total, 15);
    assert_int_equal(list(fixture_as(*state, "county_supervisor"), everybody()).total, 8);
    assert_int_equal(list(fixture_as(*state, "far_supervisor"), everybody()).total, 3);
    assert_int_equal(list(fixture_as(*state, ""), everybody()).total, 0);
    struct account account;
    struct account_by_uuid far = {fixture_account_uuid("far_principal")};
    assert_int_equal(account_get(fixture_as(*state, "county_supervisor"), &far, &account), STATUS_NOT_FOUND);
}

static void test_a_list_filters(void **state) {
    struct ctx *ctx = fixture_as(*state, "system_admin");
    struct account_filter filter = everybody();
    filter.role = ROLE_COUNTY_SUPERVISOR;
    assert_int_equal(list(ctx, filter).total, 3);
    filter.region = "529902";
    assert_int_equal(list(ctx, filter).total, 1);
    filter = everybody();
    filter.region = "529901001";
    assert_int_equal(list(ctx, filter).total, 1);
    filter = everybody();
    filter.institution = fixture_uuid(FIXTURE_HOME);
    assert_int_equal(list(ctx, filter).total, 3);
    filter = everybody();
    filter.search = "青岭";
    assert_int_equal(list(ctx, filter).total, 3);
    filter.search = "principal";
    assert_int_equal(list(ctx, filter).total, 3);
    filter = everybody();
    filter.status = ACCOUNT_DISABLED;
    assert_int_equal(list(ctx, filter).total, 0);
    filter = everybody();
    filter.region = "529999";
    struct account_page page;
    assert_field_error(ctx, account_list(ctx, &filter, &page), "region", "unknown");
}

static void test_pages_follow_each_other_by_login(void **state) {
    struct ctx *ctx = fixture_as(*state, "system_admin");
    struct account_filter filter = everybody();
    size_t seen = 0;
    const char *before = "";
    filter.limit = 4;
    do {
        struct account_page page = list(ctx, filter);
        const struct account *accounts = page.items.items;
        for (size_t i = 0; i < page.items.count; i++) {
            assert_true(strcmp(before, accounts[i].login) < 0);
            before = accounts[i].login;
        }
        seen += page.items.count;
        filter.cursor = page.next;
    } while (filter.cursor);
    assert_int_equal(seen, 15);
}

/* ---- changing ---- */

static struct account_change change_of(const char *name) {
    struct account_change change;
    shape_clear(&account_change_shape, &change);
    change.uuid = fixture_account_uuid(name);
    return change;
}

static void mark(struct account_change *change, const char *member) {
    const struct field *field = shape_field(&account_change_shape, member);
    change->present |= UINT64_C(1) << (field - account_change_shape.fields);
}

static void test_a_change_touches_only_what_was_sent(void **state) {
    struct fixture *fixture = *state;
    struct account account;
    struct account_change change = change_of("institution_officer");
    change.title = "副院长";
    mark(&change, "title");
    change.phone = "13900001111";
    mark(&change, "phone");
    struct ctx *ctx = fixture_as(fixture, "county_supervisor");
    ctx->base_version = 1;
    assert_ok(account_patch(ctx, &change, &account));
    assert_string_equal(account.title, "副院长");
    assert_string_equal(account.name, "安全员");
    assert_int_equal(account.row_version, 2);
    assert_int_equal(ctx->version, 2);
    assert_string_equal(last_act(fixture), "account.change");
    struct account_page page = list(ctx, (struct account_filter){.search = "安全员", .limit = INT_NONE});
    assert_string_equal(((const struct account *)page.items.items)->phone, "139****1111");
    change.title = NULL;
    ctx = fixture_as(fixture, "county_supervisor");
    ctx->base_version = 1;
    assert_int_equal(account_patch(ctx, &change, &account), STATUS_STALE);
    ctx->base_version = 2;
    assert_ok(account_patch(ctx, &change, &account));
    assert_null(account.title);
}

static void test_nobody_changes_their_own_rights(void **state) {
    struct account account;
    struct account_change change = change_of("county_supervisor");
    change.role = ROLE_COUNTY_LEADER;
    mark(&change, "role");
    assert_int_equal(account_patch(fixture_as(*state, "county_supervisor"), &change, &account),
                     STATUS_OWN_RIGHTS);
    change = change_of("county_supervisor");
    change.status = ACCOUNT_ACTIVE;
    mark(&change, "status");
    assert_int_equal(account_patch(fixture_as(*state, "county_supervisor"), &change, &account),
                     STATUS_OWN_RIGHTS);
    change = change_of("county_supervisor");
    change.name = "新名字";
    mark(&change, "name");
    assert_ok(account_patch(fixture_as(*state, "county_supervisor"), &change, &account));
    assert_string_equal(account.name, "新名字");
    struct account_reset reset = {.uuid = change.uuid, .password_hash = "x", .initial_password = "y"};
    struct account_issued issued;
    assert_int_equal(account_reset_password(fixture_as(*state, "county_supervisor"), &reset, &issued),
                     STATUS_OWN_RIGHTS);
}

static void test_only_those_who_may_grant_a_role_manage_it(void **state) {
    struct account account;
    struct account_change change = change_of("second_supervisor");
    change.name = "改名";
    mark(&change, "name");
    assert_int_equal(account_patch(fixture_as(*state, "county_supervisor"), &change, &account),
                     STATUS_FORBIDDEN);
    assert_ok(account_patch(fixture_as(*state, "city_supervisor"), &change, &account));
    change = change_of("institution_officer");
    change.role = ROLE_INSTITUTION_PRINCIPAL;
    mark(&change, "role");
    assert_ok(account_patch(fixture_as(*state, "county_supervisor"), &change, &account));
    assert_int_equal(account.role, ROLE_INSTITUTION_PRINCIPAL);
    change.role = ROLE_COUNTY_LEADER;
    assert_int_equal(account_patch(fixture_as(*state, "county_supervisor"), &change, &account),
                     STATUS_FORBIDDEN);
    change.role = ROLE_TOWN_OFFICER;
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    assert_field_error(ctx, account_patch(ctx, &change, &account), "role", "enum");
    change = change_of("far_principal");
    assert_int_equal(account_patch(fixture_as(*state, "county_supervisor"), &change, &account),
                     STATUS_NOT_FOUND);
}

static const char *sign_in(struct fixture *fixture, const char *name) {
    struct me me;
    enum status outcome;
    struct ctx *ctx = fixture_as(fixture, "");
    const struct login_request request = {
        .client = CLIENT_OFFICE, .account_id = fixture_account_id(name), .verified = YES};
    assert_ok(session_login(ctx, &request, &me, &outcome));
    assert_int_equal(outcome, STATUS_OK);
    return me.token;
}

static enum status open_token(struct fixture *fixture, const char *token) {
    struct session_standing standing;
    return session_open(fixture_as(fixture, ""), token, &standing);
}

static void test_disabling_ends_every_session(void **state) {
    struct account account;
    const char *token = sign_in(*state, "institution_officer");
    assert_ok(open_token(*state, token));
    struct account_change change = change_of("institution_officer");
    change.status = ACCOUNT_DISABLED;
    mark(&change, "status");
    assert_ok(account_patch(fixture_as(*state, "county_supervisor"), &change, &account));
    assert_int_equal(account.status, ACCOUNT_DISABLED);
    assert_int_equal(open_token(*state, token), STATUS_UNAUTHENTICATED);
    change.status = ACCOUNT_ACTIVE;
    assert_ok(account_patch(fixture_as(*state, "county_supervisor"), &change, &account));
    assert_int_equal(open_token(*state, token), STATUS_UNAUTHENTICATED);
}

static void test_a_reset_issues_a_password_and_ends_sessions(void **state) {
    struct fixture *fixture = *state;
    struct account_issued issued;
    const char *token = sign_in(fixture, "institution_officer");
    struct account_reset reset = {.uuid = fixture_account_uuid("institution_officer"),
                                  .password_hash = "x",
                                  .initial_password = "issued"};
    struct ctx *ctx = fixture_as(fixture, "county_supervisor");
    assert_ok(account_reset_password(ctx, &reset, &issued));
    assert_string_equal(issued.initial_password, "issued");
    assert_int_equal(issued.row_version, 2);
    assert_string_equal(last_act(fixture), "account.reset_password");
    assert_int_equal(get(ctx, reset.uuid.text).must_change_password, YES);
    assert_int_equal(open_token(fixture, token), STATUS_UNAUTHENTICATED);
    reset.uuid = fixture_account_uuid("far_principal");
    assert_int_equal(account_reset_password(fixture_as(fixture, "county_supervisor"), &reset, &issued),
                     STATUS_NOT_FOUND);
    reset.uuid = fixture_account_uuid("county_leader");
    assert_int_equal(account_reset_password(fixture_as(fixture, "county_supervisor"), &reset, &issued),
                     STATUS_FORBIDDEN);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_an_account_is_made_with_an_issued_password),
        FIXTURE_TEST(test_the_same_request_again_shows_no_password),
        FIXTURE_TEST(test_nobody_grants_a_role_outside_their_own),
        FIXTURE_TEST(test_nobody_grants_a_place_outside_their_own),
        FIXTURE_TEST(test_what_is_no_account_is_refused_by_field),
        FIXTURE_TEST(test_an_administrator_of_everything_makes_another),
        FIXTURE_TEST(test_a_list_reaches_as_far_as_the_actor),
        FIXTURE_TEST(test_a_list_filters),
        FIXTURE_TEST(test_pages_follow_each_other_by_login),
        FIXTURE_TEST(test_a_change_touches_only_what_was_sent),
        FIXTURE_TEST(test_nobody_changes_their_own_rights),
        FIXTURE_TEST(test_only_those_who_may_grant_a_role_manage_it),
        FIXTURE_TEST(test_disabling_ends_every_session),
        FIXTURE_TEST(test_a_reset_issues_a_password_and_ends_sessions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
