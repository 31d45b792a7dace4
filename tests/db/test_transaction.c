/* Transactions, savepoints, and what a reader can and cannot do. */
#include "thing.h"

#include "own_sql_table.h"
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include <sqlite3.h>
#include <stdio.h>
#include <unistd.h>

#define TEST(name) cmocka_unit_test_setup_teardown(name, world_new, world_free)

static void put(struct world *world, int n) {
    struct thing thing = thing_make(n);
    thing_put(world->writer, &thing);
}

static void test_commit_keeps_and_rollback_undoes(void **state) {
    struct world *world = *state;
    assert_int_equal(db_begin_write(world->writer), STATUS_OK);
    put(world, 1);
    assert_int_equal(db_commit(world->writer), STATUS_OK);
    assert_int_equal(db_begin_write(world->writer), STATUS_OK);
    put(world, 2);
    db_rollback(world->writer);
    db_rollback(world->writer); /* nothing open: nothing happens */
    assert_int_equal(thing_count(world->writer), 1);
}

static void test_savepoint_is_rolled_back_alone(void **state) {
    struct world *world = *state;
    assert_int_equal(db_begin_write(world->writer), STATUS_OK);
    assert_int_equal(db_savepoint(world->writer), STATUS_OK);
    put(world, 1);
    assert_int_equal(db_release(world->writer), STATUS_OK);
    assert_int_equal(db_savepoint(world->writer), STATUS_OK);
    put(world, 2);
    assert_int_equal(thing_count(world->writer), 2);
    db_rollback_to(world->writer);
    assert_int_equal(thing_count(world->writer), 1);
    assert_int_equal(db_commit(world->writer), STATUS_OK);
    assert_int_equal(thing_count(world->writer), 1);
}

static void test_savepoint_needs_a_transaction(void **state) {
    struct world *world = *state;
    assert_int_equal(db_savepoint(world->writer), STATUS_DATABASE);
    db_rollback_to(world->writer);
    assert_int_equal(db_release(world->writer), STATUS_DATABASE);
}

static void test_commit_without_begin_fails(void **state) {
    struct world *world = *state;
    assert_int_equal(db_commit(world->writer), STATUS_DATABASE);
}

static void test_reader_cannot_write(void **state) {
    struct world *world = *state;
    struct db *reader = NULL;
    struct thing thing = thing_make(1);
    assert_int_equal(db_open_reader(world->path, &reader), STATUS_OK);
    assert_int_equal(db_run(reader, OWN_ADD, ARGS(.shape = &thing_shape, .object = &thing), NULL),
                     STATUS_DATABASE);
    assert_int_equal(thing_count(reader), 0);
    db_close(reader);
}

static void test_reader_sees_one_snapshot(void **state) {
    struct world *world = *state;
    struct db *reader = NULL;
    put(world, 1);
    assert_int_equal(db_open_reader(world->path, &reader), STATUS_OK);
    assert_int_equal(db_begin_read(reader), STATUS_OK);
    assert_int_equal(thing_count(reader), 1);
    put(world, 2);
    assert_int_equal(thing_count(reader), 1);
    assert_int_equal(db_commit(reader), STATUS_OK);
    assert_int_equal(thing_count(reader), 2);
    db_close(reader);
}

static void test_reader_needs_a_file(void **state) {
    struct world *world = *state;
    struct db *reader = NULL;
    assert_int_equal(db_open_reader(file_in(world, "other.db"), &reader), STATUS_DATABASE);
    assert_null(reader);
}

static void assert_pragma(struct world *world, const char *sql, const char *wanted) {
    sqlite3 *other = NULL;
    sqlite3_stmt *stmt = NULL;
    assert_int_equal(sqlite3_open_v2(world->path, &other, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(other, sql, -1, &stmt, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
    assert_string_equal((const char *)sqlite3_column_text(stmt, 0), wanted);
    sqlite3_finalize(stmt);
    sqlite3_close(other);
}

static void test_file_is_in_wal_mode(void **state) {
    assert_pragma(*state, "PRAGMA journal_mode", "wal");
}

/* What the call says on stderr. */
static void find_heard(struct world *world, const char *words, enum status wanted, char *said, size_t size) {
    int64_t count = 0;
    FILE *heard = tmpfile();
    int mouth = dup(STDERR_FILENO);
    assert_non_null(heard);
    dup2(fileno(heard), STDERR_FILENO);
    enum status status = db_int(world->writer, OWN_FIND, ARGS(PARAMS(P_TEXT("words", words))), &count);
    dup2(mouth, STDERR_FILENO);
    close(mouth);
    rewind(heard);
    said[fread(said, 1, size - 1, heard)] = '\0';
    fclose(heard);
    assert_int_equal(status, wanted);
}

static void test_search_errors_do_not_show_what_was_bound(void **state) {
    char said[1000];
    find_heard(*state, "\"灭火器\"", STATUS_OK, said, sizeof said);
    assert_string_equal(said, "");
    find_heard(*state, "a secret\" AND (", STATUS_DATABASE, said, sizeof said);
    assert_non_null(strstr(said, "own_find"));
    assert_null(strstr(said, "secret"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_commit_keeps_and_rollback_undoes),
        TEST(test_savepoint_is_rolled_back_alone),
        TEST(test_savepoint_needs_a_transaction),
        TEST(test_commit_without_begin_fails),
        TEST(test_reader_cannot_write),
        TEST(test_reader_sees_one_snapshot),
        TEST(test_reader_needs_a_file),
        TEST(test_file_is_in_wal_mode),
        TEST(test_search_errors_do_not_show_what_was_bound),
    };
    return cmocka_run_group_tests_name("db transactions", tests, NULL, NULL);
}
