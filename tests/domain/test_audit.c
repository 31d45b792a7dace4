#include "check.h"
#include "minan/domain/audit.h"
#include "minan/domain/sequence.h"

#include <sqlite3.h>

static void write_rows(struct ctx *ctx, int rows) {
    for (int i = 0; i < rows; i++)
        assert_ok(audit_write(ctx, i % 2 ? "hazard.close" : "hazard.log", arena_printf(ctx->arena, "h%d", i),
                              "说明"));
}

static struct audit_page list_page(struct ctx *ctx, struct audit_filter filter) {
    struct audit_page page;
    assert_ok(audit_list(ctx, &filter, &page));
    return page;
}

static struct audit_filter everything(void) {
    struct audit_filter filter;
    shape_clear(&audit_filter_shape, &filter);
    return filter;
}

static void test_a_row_says_who_did_what(void **state) {
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    assert_ok(audit_write(ctx, "hazard.close", "some-uuid", "销号"));
    struct audit_page page = list_page(ctx, everything());
    const struct audit_entry *entry = page.items.items;
    assert_int_equal(page.total, 1);
    assert_int_equal(entry->id, 1);
    assert_int_equal(entry->at, ctx->clock->now(ctx->clock->user));
    assert_string_equal(entry->actor, "县监管");
    assert_int_equal(entry->role, ROLE_COUNTY_SUPERVISOR);
    assert_string_equal(entry->act, "hazard.close");
    assert_string_equal(entry->record, "some-uuid");
    assert_string_equal(entry->detail, "销号");
    assert_string_equal(entry->request_id, "test");
    assert_int_equal(strlen(entry->hash), 64);
}

static void test_nobody_signed_in_is_the_system(void **state) {
    struct ctx *ctx = fixture_as(*state, "");
    assert_ok(audit_write(ctx, "setup.token", "token", NULL));
    struct audit_page page = list_page(ctx, everything());
    const struct audit_entry *entry = page.items.items;
    assert_string_equal(entry->actor, "系统");
    assert_int_equal(entry->role, 0);
    assert_string_equal(entry->detail, "");
}

static void test_a_whole_chain_verifies(void **state) {
    int64_t rows;
    int64_t broken;
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    assert_ok(audit_verify(ctx, &rows, &broken));
    assert_int_equal(rows, 0);
    assert_int_equal(broken, 0);
    write_rows(ctx, 10);
    assert_ok(audit_verify(ctx, &rows, &broken));
    assert_int_equal(rows, 10);
    assert_int_equal(broken, 0);
}

/* Goes round the triggers, as somebody with the file in hand would. */
static void tamper(struct fixture *fixture, const char *sql) {
    sqlite3 *handle;
    fixture_commit(fixture);
    db_rollback(fixture->db);
    assert_int_equal(sqlite3_open(fixture->path, &handle), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(handle, "DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete;", NULL, NULL, NULL),
        SQLITE_OK);
    assert_int_equal(sqlite3_exec(handle, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(handle), SQLITE_OK);
    assert_ok(db_begin_write(fixture->db));
}

static int64_t broken_after(struct fixture *fixture, const char *sql) {
    int64_t rows;
    int64_t broken;
    struct ctx *ctx = fixture_as(fixture, "county_supervisor");
    write_rows(ctx, 10);
    tamper(fixture, sql);
    assert_ok(audit_verify(ctx, &rows, &broken));
    return broken;
}

static void test_a_changed_word_is_found(void **state) {
    assert_int_equal(broken_after(*state, "UPDATE audit SET detail = '说谎' WHERE id = 4"), 4);
}

static void test_a_missing_row_is_found(void **state) {
    assert_int_equal(broken_after(*state, "DELETE FROM audit WHERE id = 7"), 7);
}

static void test_words_moved_between_columns_are_found(void **state) {
    assert_int_equal(
        broken_after(*state, "UPDATE audit SET record = record || detail, detail = '' WHERE id = 2"), 2);
}

static void test_the_chain_is_append_only(void **state) {
    struct fixture *fixture = *state;
    sqlite3 *handle;
    write_rows(fixture_as(fixture, "county_supervisor"), 2);
    fixture_commit(fixture);
    db_rollback(fixture->db);
    assert_int_equal(sqlite3_open(fixture->path, &handle), SQLITE_OK);
    assert_int_equal(sqlite3_exec(handle, "UPDATE audit SET detail = ''", NULL, NULL, NULL),
                     SQLITE_CONSTRAINT);
    assert_int_equal(sqlite3_exec(handle, "DELETE FROM audit", NULL, NULL, NULL), SQLITE_CONSTRAINT);
    assert_int_equal(sqlite3_close(handle), SQLITE_OK);
    assert_ok(db_begin_write(fixture->db));
}

static void test_the_log_pages_from_newest_to_oldest(void **state) {
    struct ctx *ctx = fixture_as(*state, "auditor");
    write_rows(ctx, 5);
    struct audit_filter filter = everything();
    filter.limit = 2;
    struct audit_page page = list_page(ctx, filter);
    const struct audit_entry *entries = page.items.items;
    assert_int_equal(page.items.count, 2);
    assert_int_equal(page.total, 5);
    assert_int_equal(page.total_capped, NO);
    assert_int_equal(entries[0].id, 5);
    filter.cursor = page.next;
    page = list_page(ctx, filter);
    entries = page.items.items;
    assert_int_equal(entries[0].id, 3);
    filter.cursor = page.next;
    page = list_page(ctx, filter);
    assert_int_equal(page.items.count, 1);
    assert_null(page.next);
    filter.cursor = "???";
    assert_field_error(ctx, audit_list(ctx, &filter, &page), "cursor", "format");
}

static void test_the_log_filters_by_act_record_and_day(void **state) {
    struct fixture *fixture = *state;
    struct ctx *ctx = fixture_as(fixture, "auditor");
    write_rows(ctx, 5);
    fixture->now += INT64_C(86400000);
    write_rows(ctx, 1);
    struct audit_filter filter = everything();
    filter.act = "hazard.close";
    assert_int_equal(list_page(ctx, filter).total, 2);
    filter = everything();
    filter.record = "h0";
    assert_int_equal(list_page(ctx, filter).total, 2);
    filter.to = fixture_day("2026-11-23");
    assert_int_equal(list_page(ctx, filter).total, 1);
    filter.from = fixture_day("2026-11-24");
    filter.to = fixture_day("2026-11-24");
    assert_int_equal(list_page(ctx, filter).total, 1);
    filter.from = fixture_day("2026-11-25");
    filter.to = DAY_NONE;
    assert_int_equal(list_page(ctx, filter).total, 0);
}

static int64_t next_number(struct ctx *ctx, const char *kind, int64_t region, int year) {
    int64_t number;
    assert_ok(sequence_next(ctx, kind, (struct region_id){region}, year, &number));
    return number;
}

static void test_numbers_have_no_gaps_and_no_neighbours(void **state) {
    struct fixture *fixture = *state;
    struct ctx *ctx = fixture_as(fixture, "county_supervisor");
    assert_int_equal(next_number(ctx, "notice", FIXTURE_COUNTY_ID, 2026), 1);
    assert_int_equal(next_number(ctx, "notice", FIXTURE_COUNTY_ID, 2026), 2);
    assert_int_equal(next_number(ctx, "inspection", FIXTURE_COUNTY_ID, 2026), 1);
    assert_int_equal(next_number(ctx, "notice", FIXTURE_FAR_COUNTY_ID, 2026), 1);
    assert_int_equal(next_number(ctx, "notice", FIXTURE_COUNTY_ID, 2027), 1);
    fixture_commit(fixture);
    assert_int_equal(next_number(ctx, "notice", FIXTURE_COUNTY_ID, 2026), 3);
    fixture_rollback(fixture);
    assert_int_equal(next_number(ctx, "notice", FIXTURE_COUNTY_ID, 2026), 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_a_row_says_who_did_what),
        FIXTURE_TEST(test_nobody_signed_in_is_the_system),
        FIXTURE_TEST(test_a_whole_chain_verifies),
        FIXTURE_TEST(test_a_changed_word_is_found),
        FIXTURE_TEST(test_a_missing_row_is_found),
        FIXTURE_TEST(test_words_moved_between_columns_are_found),
        FIXTURE_TEST(test_the_chain_is_append_only),
        FIXTURE_TEST(test_the_log_pages_from_newest_to_oldest),
        FIXTURE_TEST(test_the_log_filters_by_act_record_and_day),
        FIXTURE_TEST(test_numbers_have_no_gaps_and_no_neighbours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
