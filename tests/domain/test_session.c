#include "check.h"
#include "minan/base/hash.h"
#include "minan/domain/audit.h"
#include "minan/domain/session.h"

enum { MINUTE = 60 * 1000 };

static struct login_request request_of(const char *login, const char *password) {
    return (struct login_request){.login = login, .password = password, .client = CLIENT_OFFICE};
}

static enum status log_in(struct fixture *fixture, const char *login, const char *password,
                          struct me *ret_me) {
    struct login_request request = request_of(login, password);
    enum status outcome;
    struct ctx *ctx = fixture_as(fixture, "");
    assert_ok(login_prepare(ctx, &request));
    assert_ok(session_login(ctx, &request, ret_me, &outcome));
    return outcome;
}

/* Without the slow work: verified says what login_prepare would have found. */
static enum status attempt(struct fixture *fixture, const char *name, bool right, enum client client,
                           struct me *ret_me) {
    enum status outcome;
    const struct login_request request = {
        .client = client, .account_id = fixture_account_id(name), .verified = right ? YES : NO};
    assert_ok(session_login(fixture_as(fixture, ""), &request, ret_me, &outcome));
    return outcome;
}

static enum status reopen(struct fixture *fixture, const char *token) {
    struct session_standing standing;
    return session_open(fixture_as(fixture, ""), token, &standing);
}

static int64_t audit_rows(struct fixture *fixture, const char *act) {
    struct ctx ctx = fixture->ctx;
    struct audit_filter filter;
    struct audit_page page;
    shape_clear(&audit_filter_shape, &filter);
    filter.act = act;
    assert_ok(audit_list(&ctx, &filter, &page));
    return page.total;
}

static void test_the_right_password_opens_a_session(void **state) {
    struct fixture *fixture = *state;
    struct me me;
    assert_int_equal(log_in(fixture, "county_supervisor", FIXTURE_PASSWORD, &me), STATUS_OK);
    assert_string_equal(me.login, "county_supervisor");
    assert_string_equal(me.uuid.text, fixture_account_uuid("county_supervisor").text);
    assert_int_equal(me.role, ROLE_COUNTY_SUPERVISOR);
    assert_string_equal(me.role_label, "县局监管");
    assert_string_equal(me.region, "529901");
    assert_string_equal(me.region_name, "石麓县");
    assert_int_equal(me.must_change_password, NO);
    assert_int_equal(me.today, fixture_day("2026-11-23"));
    assert_int_equal(me.server_time, fixture->now);
    size_t permits = 0;
    for (int i = 0; i < permit_names.count; i++)
        permits += role_has(me.role, (enum permit)permit_names.list[i].value);
    assert_int_equal(me.permits.count, permits);
    assert_string_equal(((const char *const *)me.permits.items)[0], "public");
    assert_int_equal(strlen(me.token), 64);
    assert_null(me.csrf);
    assert_int_equal(audit_rows(fixture, "session.login"), 1);
    assert_ok(reopen(fixture, me.token));
    assert_int_equal(fixture->ctx.actor.id.value, fixture_account_id("county_supervisor").value);
}

static void test_a_wrong_password_and_an_unknown_login_answer_the_same(void **state) {
    struct me me;
    assert_int_equal(log_in(*state, "county_supervisor", "wrong", &me), STATUS_BAD_LOGIN);
    assert_int_equal(log_in(*state, "nobody", FIXTURE_PASSWORD, &me), STATUS_BAD_LOGIN);
    assert_int_equal(log_in(*state, "county_supervisor", FIXTURE_PASSWORD, &me), STATUS_OK);
}

static void test_tokens_differ_and_strange_ones_open_nothing(void **state) {
    struct me first;
    struct me second;
    assert_ok(attempt(*state, "county_supervisor", true, CLIENT_OFFICE, &first));
    assert_ok(attempt(*state, "county_supervisor", true, CLIENT_PHONE, &second));
    assert_string_not_equal(first.token, second.token);
    assert_ok(reopen(*state, first.token));
    assert_ok(reopen(*state, second.token));
    assert_int_equal(reopen(*state, NULL), STATUS_UNAUTHENTICATED);
    assert_int_equal(reopen(*state, ""), STATUS_UNAUTHENTICATED);
    assert_int_equal(reopen(*state, "0000000000000000000000000000000000000000000000000000000000000000"),
                     STATUS_UNAUTHENTICATED);
}

struct scope_case {
    const char *name;
    struct db_scope scope;
};

static void test_each_role_acts_within_its_scope(void **state) {
    static const struct scope_case cases[] = {
        {"system_admin", {.city_id = FIXTURE_CITY_ID}},
        {"auditor", {.city_id = FIXTURE_CITY_ID}},
        {"city_leader", {.city_id = FIXTURE_CITY_ID}},
        {"county_leader", {.county_id = FIXTURE_COUNTY_ID}},
        {"far_supervisor", {.county_id = FIXTURE_FAR_COUNTY_ID}},
        {"town_officer", {.town_id = FIXTURE_TOWN_ID}},
        {"institution_officer", {.institution_id = FIXTURE_HOME_ID}},
        {"guest_inspector", {.institution_id = FIXTURE_HOME_ID}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct me me;
        assert_ok(attempt(*state, cases[i].name, true, CLIENT_OFFICE, &me));
        assert_ok(reopen(*state, me.token));
        struct ctx *ctx = &((struct fixture *)*state)->ctx;
        assert_false(ctx->actor.scope.everything);
        assert_int_equal(ctx->actor.scope.city_id, cases[i].scope.city_id);
        assert_int_equal(ctx->actor.scope.county_id, cases[i].scope.county_id);
        assert_int_equal(ctx->actor.scope.town_id, cases[i].scope.town_id);
        assert_int_equal(ctx->actor.scope.institution_id, cases[i].scope.institution_id);
        assert_int_equal(ctx->actor.city_id, FIXTURE_CITY_ID);
    }
}

static void test_five_failures_lock_for_ten_minutes_and_then_longer(void **state) {
    struct fixture *fixture = *state;
    struct me me;
    for (int i = 0; i < 5; i++)
        assert_int_equal(attempt(fixture, "county_supervisor", false, CLIENT_OFFICE, &me), STATUS_BAD_LOGIN);
    assert_int_equal(audit_rows(fixture, "session.lock"), 1);
    assert_int_equal(attempt(fixture, "county_supervisor", true, CLIENT_OFFICE, &me), STATUS_LOGIN_LOCKED);
    assert_ok(attempt(fixture, "second_supervisor", true, CLIENT_OFFICE, &me));
    fixture->now += 10 * MINUTE - 1;
    assert_int_equal(attempt(fixture, "county_supervisor", true, CLIENT_OFFICE, &me), STATUS_LOGIN_LOCKED);
    fixture->now += 1;
    assert_int_equal(attempt(fixture, "county_supervisor", false, CLIENT_OFFICE, &me), STATUS_BAD_LOGIN);
    fixture->now += 20 * MINUTE - 1;
    assert_int_equal(attempt(fixture, "county_supervisor", true, CLIENT_OFFICE, &me), STATUS_LOGIN_LOCKED);
    fixture->now += 1;
    assert_ok(attempt(fixture, "county_supervisor", true, CLIENT_OFFICE, &me));
    assert_int_equal(attempt(fixture, "county_supervisor", false, CLIENT_OFFICE, &me), STATUS_BAD_LOGIN);
    assert_ok(attempt(fixture, "county_supervisor", true, CLIENT_OFFICE, &me));
}

static void test_an_office_session_ends_when_left_alone(void **state) {
    struct fixture *fixture = *state;
    struct me office;
    struct me phone;
    assert_ok(attempt(fixture, "county_supervisor", true, CLIENT_OFFICE, &office));
    assert_ok(attempt(fixture, "county_supervisor", true, CLIENT_PHONE, &phone));
    fixture->now += 30 * MINUTE;
    assert_ok(reopen(fixture, office.token));
    fixture->now += 1;
    assert_int_equal(reopen(fixture, office.token), STATUS_SESSION_EXPIRED);
    assert_int_equal(fixture->ctx.actor.id.value, 0);
    assert_ok(reopen(fixture, phone.token));
    fixture->now += 12 * 60 * MINUTE;
    assert_int_equal(reopen(fixture, phone.token), STATUS_SESSION_EXPIRED);
}

static void test_a_touched_session_stays_open(void **state) {
    struct fixture *fixture = *state;
    struct me me;
    struct session_standing standing;
    assert_ok(attempt(fixture, "county_supervisor", true, CLIENT_OFFICE, &me));
    fixture->now += MINUTE;
    assert_ok(session_open(fixture_as(fixture, ""), me.token, &standing));
    assert_false(standing.stale);
    assert_false(standing.must_change_password);
    assert_false(standing.must_add_factor);
    fixture->now += 19 * MINUTE;
    struct ctx *ctx = fixture_as(fixture, "");
    assert_ok(session_open(ctx, me.token, &standing));
    assert_true(standing.stale);
    assert_ok(session_touch(ctx, ctx->actor.session_id));
    fixture->now += 30 * MINUTE;
    assert_ok(reopen(fixture, me.token));
    struct ctx *strict = fixture_as(fixture, "");
    strict->idle_minutes = 5;
    assert_int_equal(session_open(strict, me.token, &standing), STATUS_SESSION_EXPIRED);
}

static void test_a_guest_is_out_after_the_last_day(void **state) {
    struct fixture *fixture = *state;
    struct me me;
    assert_ok(attempt(fixture, "guest_inspector", true, CLIENT_PHONE, &me));
    fixture->now = day_start(fixture_day("2026-12-31"));
    assert_ok(attempt(fixture, "guest_inspector", true, CLIENT_PHONE, &me));
    fixture->now = day_start(fixture_day("2027-01-01")) - 1;
    assert_ok(attempt(fixture, "guest_inspector", true, CLIENT_PHONE, &me));
    fixture->now += 1;
    assert_int_equal(reopen(fixture, me.token), STATUS_UNAUTHENTICATED);
    assert_int_equal(attempt(fixture, "guest_inspector", true, CLIENT_PHONE, &me), STATUS_BAD_LOGIN);
    assert_string_equal(fixture->err.detail, "账号已停用或已过有效期，请联系管理员");
}

static void test_signing_out_ends_this_session_only(void **state) {
    struct fixture *fixture = *state;
    struct me first;
    struct me second;
    assert_ok(attempt(fixture, "county_supervisor", true, CLIENT_OFFICE, &first));
    assert_ok(attempt(fixture, "county_supervisor", true, CLIENT_OFFICE, &second));
    assert_ok(reopen(fixture, first.token));
    assert_ok(session_logout(&fixture->ctx));
    assert_int_equal(reopen(fixture, first.token), STATUS_UNAUTHENTICATED);
    assert_ok(reopen(fixture, second.token));
    assert_int_equal(audit_rows(fixture, "session.logout"), 1);
}

static void test_a_new_password_ends_the_other_sessions(void **state) {
    struct fixture *fixture = *state;
    struct me first;
    struct me second;
    struct me renewed;
    assert_ok(attempt(fixture, "county_supervisor", true, CLIENT_OFFICE, &first));
    assert_ok(attempt(fixture, "county_supervisor", true, CLIENT_PHONE, &second));
    struct password_change change = {.old_password = FIXTURE_PASSWORD, .new_password = "Anders99x"};
    assert_ok(reopen(fixture, second.token));
    assert_ok(password_change_prepare(&fixture->ctx, &change));
    assert_ok(session_change_password(&fixture->ctx, &change, &renewed));
    assert_int_equal(reopen(fixture, first.token), STATUS_UNAUTHENTICATED);
    assert_int_equal(reopen(fixture, second.token), STATUS_UNAUTHENTICATED);
    assert_ok(reopen(fixture, renewed.token));
    assert_int_equal(log_in(fixture, "county_supervisor", FIXTURE_PASSWORD, &first), STATUS_BAD_LOGIN);
    assert_int_equal(log_in(fixture, "county_supervisor", "Anders99x", &first), STATUS_OK);
    assert_int_equal(audit_rows(fixture, "account.change_password"), 1);
    fixture->now += 31 * MINUTE;
    assert_ok(reopen(fixture, renewed.token)); /* still the phone it was asked from */
}

static void refuse_change(struct fixture *fixture, const char *old, const char *new, const char *field,
                          const char *code) {
    struct password_change change = {.old_password = old, .new_password = new};
    struct ctx *ctx = fixture_as(fixture, "county_supervisor");
    assert_field_error(ctx, password_change_prepare(ctx, &change), field, code);
    assert_null(change.new_hash);
}

static void test_a_weak_new_password_is_refused(void **state) {
    refuse_change(*state, "wrong", "Anders99x", "old_password", "checksum");
    refuse_change(*state, FIXTURE_PASSWORD, FIXTURE_PASSWORD, "new_password", "format");
    refuse_change(*state, FIXTURE_PASSWORD, "kurz1", "new_password", "length");
    refuse_change(*state, FIXTURE_PASSWORD, "onlyletters", "new_password", "format");
    refuse_change(*state, FIXTURE_PASSWORD, "12345678", "new_password", "format");
}

static void test_passwords_are_hashed_with_argon2id(void **state) {
    struct fixture *fixture = *state;
    const char *first;
    const char *second;
    assert_ok(password_hash("Anders99x", fixture->arena, &first));
    assert_ok(password_hash("Anders99x", fixture->arena, &second));
    assert_memory_equal(first, "$argon2id$v=19$m=19456,t=2,p=1$", 31);
    assert_string_not_equal(first, second);
    assert_true(password_matches(first, "Anders99x"));
    assert_false(password_matches(first, "Anders99y"));
    assert_false(password_matches(NULL, "Anders99x"));
    assert_int_equal(password_check(&fixture->err, "password", "county1.x", "county1.X"), STATUS_INVALID);
}

static void test_issued_passwords_pass_their_own_rule(void **state) {
    struct fixture *fixture = *state;
    for (int i = 0; i < 200; i++) {
        const char *password = password_random(fixture->arena);
        assert_int_equal(strlen(password), 12);
        assert_null(strpbrk(password, "0O1lIo"));
        assert_ok(password_check(&fixture->err, "password", password, "login"));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_the_right_password_opens_a_session),
        FIXTURE_TEST(test_a_wrong_password_and_an_unknown_login_answer_the_same),
        FIXTURE_TEST(test_tokens_differ_and_strange_ones_open_nothing),
        FIXTURE_TEST(test_each_role_acts_within_its_scope),
        FIXTURE_TEST(test_five_failures_lock_for_ten_minutes_and_then_longer),
        FIXTURE_TEST(test_an_office_session_ends_when_left_alone),
        FIXTURE_TEST(test_a_touched_session_stays_open),
        FIXTURE_TEST(test_a_guest_is_out_after_the_last_day),
        FIXTURE_TEST(test_signing_out_ends_this_session_only),
        FIXTURE_TEST(test_a_new_password_ends_the_other_sessions),
        FIXTURE_TEST(test_a_weak_new_password_is_refused),
        FIXTURE_TEST(test_passwords_are_hashed_with_argon2id),
        FIXTURE_TEST(test_issued_passwords_pass_their_own_rule),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
