#include "check.h"
#include "minan/base/hash.h"
#include "minan/domain/audit.h"
#include "minan/domain/setup.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* An installation on its first day: migrated, and nothing else. */
struct empty {
    char folder[40];
    char path[64];
    int64_t now;
    struct clock clock;
    struct arena *arena;
    struct err err;
    struct ctx ctx;
};

static int empty_setup(void **state) {
    struct empty *empty = calloc(1, sizeof *empty);
    assert_non_null(empty);
    assert_ok(hash_init());
    strcpy(empty->folder, "/tmp/minan-setup-XXXXXX");
    assert_non_null(mkdtemp(empty->folder));
    snprintf(empty->path, sizeof empty->path, "%s/minan.db", empty->folder);
    empty->now = 1795399200000;
    empty->clock = clock_fixed(&empty->now);
    empty->arena = arena_new(16u << 20);
    err_init(&empty->err, empty->arena);
    empty->ctx = (struct ctx){.arena = empty->arena, .err = &empty->err, .clock = &empty->clock};
    assert_ok(db_open_writer(empty->path, &empty->ctx.db));
    assert_ok(db_migrate(empty->ctx.db, empty->now));
    assert_ok(db_begin_write(empty->ctx.db));
    *state = empty;
    return 0;
}

static int empty_teardown(void **state) {
    struct empty *empty = *state;
    db_rollback(empty->ctx.db);
    db_close(empty->ctx.db);
    assert_int_equal(unlink(empty->path), 0);
    assert_int_equal(rmdir(empty->folder), 0);
    arena_free(empty->arena);
    free(empty);
    return 0;
}

#define EMPTY_TEST(f) cmocka_unit_test_setup_teardown(f, empty_setup, empty_teardown)

static struct setup_administrator administrator(const char *token) {
    return (struct setup_administrator){
        .token = token, .login = "first.admin", .name = "张三", .password = "Anders99x"};
}

static void test_the_first_administrator_takes_the_token(void **state) {
    struct ctx *ctx = &((struct empty *)*state)->ctx;
    struct setup_state setup;
    const char *token;
    assert_ok(setup_get(ctx, &setup));
    assert_int_equal(setup.needs_administrator, YES);
    assert_int_equal(setup.demo, NO);
    assert_int_equal(setup.has_city, TRUTH_NONE);
    assert_ok(setup_issue_token(ctx, &token));
    assert_int_equal(strlen(token), 32);
    struct setup_administrator request = administrator(token);
    assert_ok(setup_administrator_prepare(ctx, &request));
    assert_true(password_matches(request.password_hash, "Anders99x"));
    assert_ok(setup_make_administrator(ctx, &request, &setup));
    assert_int_equal(setup.needs_administrator, NO);
    assert_int_equal(setup_administrator_prepare(ctx, &request), STATUS_FORBIDDEN);
    assert_int_equal(setup_make_administrator(ctx, &request, &setup), STATUS_FORBIDDEN);
    const char *again = "untouched";
    assert_ok(setup_issue_token(ctx, &again));
    assert_null(again);
}

static void test_the_first_administrator_signs_in_and_reaches_everything(void **state) {
    struct ctx *ctx = &((struct empty *)*state)->ctx;
    struct setup_state setup;
    struct me me;
    enum status outcome;
    const char *token;
    assert_ok(setup_issue_token(ctx, &token));
    struct setup_administrator request = administrator(token);
    assert_ok(setup_administrator_prepare(ctx, &request));
    assert_ok(setup_make_administrator(ctx, &request, &setup));
    struct login_request login = {.login = "first.admin", .password = "Anders99x"};
    assert_ok(login_prepare(ctx, &login));
    assert_ok(session_login(ctx, &login, &me, &outcome));
    assert_int_equal(outcome, STATUS_OK);
    assert_int_equal(me.role, ROLE_SYSTEM_ADMIN);
    assert_int_equal(me.must_change_password, NO);
    assert_null(me.region);
    assert_ok(setup_get(ctx, &setup));
    assert_int_equal(setup.has_city, NO);
    assert_int_equal(setup.counties, 0);
    assert_int_equal(setup.institutions, 0);
    assert_int_equal(setup.checklist_published, NO);
    struct account_page page;
    struct account_filter filter;
    shape_clear(&account_filter_shape, &filter);
    assert_ok(account_list(ctx, &filter, &page));
    assert_int_equal(page.total, 1);
}

static void test_a_wrong_token_makes_nobody(void **state) {
    struct ctx *ctx = &((struct empty *)*state)->ctx;
    struct setup_state setup;
    const char *token;
    struct setup_administrator request = administrator("00000000000000000000000000000000");
    assert_int_equal(setup_administrator_prepare(ctx, &request), STATUS_FORBIDDEN); /* none was issued yet */
    assert_ok(setup_issue_token(ctx, &token));
    assert_int_equal(setup_administrator_prepare(ctx, &request), STATUS_FORBIDDEN);
    assert_null(request.password_hash);
    assert_int_equal(setup_make_administrator(ctx, &request, &setup), STATUS_FORBIDDEN);
    assert_ok(setup_get(ctx, &setup));
    assert_int_equal(setup.needs_administrator, YES);
}

static void test_a_new_token_replaces_the_old_one(void **state) {
    struct ctx *ctx = &((struct empty *)*state)->ctx;
    const char *first;
    const char *second;
    assert_ok(setup_issue_token(ctx, &first));
    assert_ok(setup_issue_token(ctx, &second));
    assert_string_not_equal(first, second);
    struct setup_administrator request = administrator(first);
    assert_int_equal(setup_administrator_prepare(ctx, &request), STATUS_FORBIDDEN);
    request.token = second;
    assert_ok(setup_administrator_prepare(ctx, &request));
}

static void test_the_administrators_fields_are_checked(void **state) {
    struct ctx *ctx = &((struct empty *)*state)->ctx;
    const char *token;
    assert_ok(setup_issue_token(ctx, &token));
    struct setup_administrator request = administrator(token);
    request.login = "张三";
    assert_field_error(ctx, setup_administrator_prepare(ctx, &request), "login", "format");
    err_init(ctx->err, ctx->arena);
    request = administrator(token);
    request.password = "short1";
    assert_field_error(ctx, setup_administrator_prepare(ctx, &request), "password", "length");
}

static void test_progress_is_for_those_who_set_up(void **state) {
    struct setup_state setup;
    assert_ok(setup_get(fixture_as(*state, "system_admin"), &setup));
    assert_int_equal(setup.needs_administrator, NO);
    assert_int_equal(setup.has_city, YES);
    assert_int_equal(setup.counties, 2);
    assert_int_equal(setup.bureau_accounts, 7);
    assert_int_equal(setup.institutions, 3);
    assert_int_equal(setup.checklist_published, YES);
    assert_ok(setup_get(fixture_as(*state, "county_supervisor"), &setup));
    assert_int_equal(setup.counties, INT_NONE);
    assert_int_equal(setup.has_city, TRUTH_NONE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        EMPTY_TEST(test_the_first_administrator_takes_the_token),
        EMPTY_TEST(test_the_first_administrator_signs_in_and_reaches_everything),
        EMPTY_TEST(test_a_wrong_token_makes_nobody),
        EMPTY_TEST(test_a_new_token_replaces_the_old_one),
        EMPTY_TEST(test_the_administrators_fields_are_checked),
        FIXTURE_TEST(test_progress_is_for_those_who_set_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
