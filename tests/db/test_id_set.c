/* Sets of ids inside a statement: what was gathered is in it and nothing else. */
#include "minan/base/arena.h"
#include "minan/db/id_set.h"

#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static int set_up(void **state) {
    sqlite3 *handle = NULL;
    assert_int_equal(sqlite3_open(":memory:", &handle), SQLITE_OK);
    assert_int_equal(id_set_register(handle), SQLITE_OK);
    *state = handle;
    return 0;
}

static int tear_down(void **state) {
    return sqlite3_close(*state);
}

static int number(sqlite3 *handle, const char *sql) {
    sqlite3_stmt *statement = NULL;
    assert_int_equal(sqlite3_prepare_v2(handle, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    int value = sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    return value;
}

static void test_members_are_found_and_others_are_not(void **state) {
    assert_int_equal(number(*state, "WITH RECURSIVE n (id) AS (SELECT 0 UNION ALL SELECT id + 1 FROM n WHERE "
                                    "id < 99999) SELECT sum(id_in((SELECT id_set(id) FROM n WHERE id % 3 = "
                                    "0), id) = (id % 3 = 0)) FROM n"),
                     100000);
}

static void test_what_lies_outside_is_not_in_it(void **state) {
    assert_int_equal(number(*state, "SELECT id_in((SELECT id_set(7)), 7)"), 1);
    assert_int_equal(number(*state, "SELECT id_in((SELECT id_set(7)), -1) + id_in((SELECT id_set(7)), "
                                    "99999999999) + id_in((SELECT id_set(7)), NULL)"),
                     0);
}

static void test_the_empty_set_holds_nothing(void **state) {
    assert_int_equal(number(*state, "SELECT id_in((SELECT id_set(1) WHERE 0), 1) + id_in(NULL, 1)"), 0);
}

static void test_a_set_is_a_text_that_another_statement_takes(void **state) {
    sqlite3_stmt *statement = NULL;
    const char *gather = "SELECT id_set(column1) FROM (VALUES (0), (5), (6), (70000), (5))";
    assert_int_equal(sqlite3_prepare_v2(*state, gather, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    char *set = sqlite3_mprintf("%s", sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    assert_int_equal(id_set_count(set), 4);
    assert_int_equal(id_set_count(""), 0);
    for (int64_t id = -1; id < 100000; id++)
        assert_int_equal(id_set_has(set, strlen(set), id), id == 0 || id == 5 || id == 6 || id == 70000);
    assert_false(id_set_has("", 0, 0));
    char *ask =
        sqlite3_mprintf("WITH RECURSIVE n (id) AS (SELECT 0 UNION ALL SELECT id + 1 FROM n WHERE id < "
                        "99999) SELECT sum(id) FROM n WHERE id_in(%Q, id)",
                        set);
    assert_int_equal(number(*state, ask), 70011);
    sqlite3_free(ask);
    sqlite3_free(set);
}

static void test_one_made_in_memory_is_the_same_text(void **state) {
    struct arena *arena = arena_new(1 << 20);
    char *set = id_set_new(arena, 11);
    assert_int_equal(id_set_count(set), 0);
    id_set_add(set, 11);
    id_set_add(set, 5);
    id_set_add(set, 5);
    char *ask =
        sqlite3_mprintf("WITH RECURSIVE n (id) AS (SELECT 0 UNION ALL SELECT id + 1 FROM n WHERE id < 99) "
                        "SELECT sum(id) FROM n WHERE id_in(%Q, id)",
                        set);
    assert_int_equal(number(*state, ask), 16);
    assert_int_equal(id_set_count(set), 2);
    sqlite3_free(ask);
    arena_free(arena);
}

static void test_an_id_out_of_reach_is_an_error(void **state) {
    sqlite3_stmt *statement = NULL;
    assert_int_equal(
        sqlite3_prepare_v2(*state, "SELECT id_set(column1) FROM (VALUES (5), (-1))", -1, &statement, NULL),
        SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ERROR);
    assert_string_equal(sqlite3_errmsg(*state), "id_set: no such id");
    sqlite3_finalize(statement);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_members_are_found_and_others_are_not, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_what_lies_outside_is_not_in_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_the_empty_set_holds_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_a_set_is_a_text_that_another_statement_takes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_one_made_in_memory_is_the_same_text, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_an_id_out_of_reach_is_an_error, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
