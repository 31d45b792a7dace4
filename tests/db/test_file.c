/* Migrations, copies, integrity, the schema as text. */
#include "thing.h"

#include "own_sql_table.h"
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#define TEST(name) cmocka_unit_test_setup_teardown(name, world_new, world_free)

/* As somebody with another program would: SQL that db.h has no statement for. */
static void meddle(struct world *world, const char *sql) {
    sqlite3 *other = NULL;
    assert_int_equal(sqlite3_open(world->path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(other);
}

static int64_t version_of(struct db *db) {
    int64_t version = -1;
    assert_int_equal(db_schema_version(db, &version), STATUS_OK);
    return version;
}

static void test_migrating_again_changes_nothing(void **state) {
    struct world *world = *state;
    int64_t before = db_total_changes(world->writer);
    assert_int_equal(version_of(world->writer), 2);
    assert_int_equal(db_program_version(), 2);
    assert_int_equal(db_migrate(world->writer, 2000), STATUS_OK);
    assert_int_equal(db_total_changes(world->writer), before);
}

static void test_new_file_has_version_0(void **state) {
    struct world *world = *state;
    struct db *other = NULL;
    assert_int_equal(db_open_writer(file_in(world, "other.db"), &other), STATUS_OK);
    assert_int_equal(version_of(other), 0);
    db_close(other);
}

static void test_older_database_is_brought_forward(void **state) {
    struct world *world = *state;
    meddle(world, "DROP TABLE thing_text; DROP TABLE part;"
                  "DELETE FROM schema_migration WHERE number = 2;");
    assert_int_equal(version_of(world->writer), 1);
    assert_int_equal(db_migrate(world->writer, 3000), STATUS_OK);
    assert_int_equal(version_of(world->writer), 2);
    thing_put(world->writer, &(struct thing[]){thing_make(1)}[0]);
}

static void test_changed_migration_is_refused(void **state) {
    struct world *world = *state;
    meddle(world, "UPDATE schema_migration SET sha256 = '00' WHERE number = 1");
    assert_int_equal(db_migrate(world->writer, 2000), STATUS_DATABASE);
}

static void test_newer_database_is_refused(void **state) {
    struct world *world = *state;
    meddle(world, "INSERT INTO schema_migration VALUES (3, 'future', '00', 1)");
    assert_int_equal(db_migrate(world->writer, 2000), STATUS_DATABASE);
}

static void test_missing_migration_is_refused(void **state) {
    struct world *world = *state;
    meddle(world, "DELETE FROM schema_migration WHERE number = 1");
    assert_int_equal(db_migrate(world->writer, 2000), STATUS_DATABASE);
}

static void test_failing_migration_leaves_nothing(void **state) {
    struct world *world = *state;
    meddle(world, "DELETE FROM schema_migration WHERE number = 2; DROP TABLE part;"); /* thing_text exists */
    assert_int_equal(db_migrate(world->writer, 2000), STATUS_DATABASE);
    assert_int_equal(version_of(world->writer), 1);
    const char *schema = NULL;
    assert_int_equal(db_schema_text(world->writer, world->arena, &schema), STATUS_OK);
    assert_null(strstr(schema, "CREATE TABLE part"));
}

static void test_schema_text_leaves_out_what_fts_makes(void **state) {
    struct world *world = *state;
    const char *schema = NULL;
    assert_int_equal(db_schema_text(world->writer, world->arena, &schema), STATUS_OK);
    const char *part = strstr(schema, "CREATE TABLE part");
    const char *text = strstr(schema, "CREATE VIRTUAL TABLE thing_text");
    const char *trigger = strstr(schema, "CREATE TRIGGER part_no_delete");
    assert_true(part && text && trigger);
    assert_true(part < text && text < trigger);
    assert_null(strstr(schema, "thing_text_data"));
    assert_null(strstr(schema, "sqlite_"));
}

static void test_copy_is_whole_and_sound(void **state) {
    struct world *world = *state;
    const char *path = file_in(world, "copy.db");
    const char *report = "untouched";
    struct db *copy = NULL;
    struct stat info;
    thing_put(world->writer, &(struct thing[]){thing_make(1)}[0]);
    assert_int_equal(db_copy_to(world->writer, path), STATUS_OK);
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    assert_int_equal(db_open_reader(path, &copy), STATUS_OK);
    assert_int_equal(thing_count(copy), 1);
    assert_int_equal(db_integrity(copy, world->arena, &report), STATUS_OK);
    assert_null(report);
    db_close(copy);
    unlink(file_in(world, "copy.db-wal"));
    unlink(file_in(world, "copy.db-shm"));
}

static void test_copy_to_a_folder_that_is_not_there(void **state) {
    struct world *world = *state;
    assert_int_equal(db_copy_to(world->writer, file_in(world, "none/copy.db")), STATUS_DATABASE);
}

static void test_broken_reference_is_reported(void **state) {
    struct world *world = *state;
    const char *report = NULL;
    meddle(world, "PRAGMA foreign_keys=OFF; INSERT INTO part (id, thing_id) VALUES (7, 99)");
    assert_int_equal(db_integrity(world->writer, world->arena, &report), STATUS_OK);
    assert_string_equal(report, "foreign key: table part, row 7\n");
}

/* Overwrites all pages after the first two of a copy with 0xff. */
static void spoil(const char *path) {
    unsigned char page[4096];
    struct stat info;
    memset(page, 0xff, sizeof page);
    int file = open(path, O_WRONLY);
    assert_int_equal(fstat(file, &info), 0);
    for (off_t at = 2 * (off_t)sizeof page; at < info.st_size; at += (off_t)sizeof page)
        assert_int_equal(pwrite(file, page, sizeof page, at), sizeof page);
    close(file);
}

static void test_spoiled_file_is_reported(void **state) {
    struct world *world = *state;
    const char *path = file_in(world, "copy.db");
    const char *report = NULL;
    struct db *copy = NULL;
    assert_int_equal(db_copy_to(world->writer, path), STATUS_OK);
    spoil(path);
    assert_int_equal(db_open_reader(path, &copy), STATUS_OK);
    assert_int_equal(db_integrity(copy, world->arena, &report), STATUS_OK);
    assert_non_null(report);
    db_close(copy);
    unlink(file_in(world, "copy.db-wal"));
    unlink(file_in(world, "copy.db-shm"));
}

static void test_file_that_is_no_database(void **state) {
    struct world *world = *state;
    const char *path = file_in(world, "copy.db");
    struct db *db = NULL;
    int file = open(path, O_CREAT | O_WRONLY, 0600);
    for (int i = 0; i < 200; i++)
        assert_int_equal(write(file, "no database, just text, ", 24), 24);
    close(file);
    assert_int_equal(db_open_reader(path, &db), STATUS_DATABASE);
    assert_int_equal(db_open_writer(path, &db), STATUS_DATABASE);
    assert_null(db);
}

static void test_new_file_is_private(void **state) {
    struct world *world = *state;
    struct stat info;
    assert_int_equal(stat(world->path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
}

static int indexes_of_part(struct world *world) {
    sqlite3 *other = NULL;
    sqlite3_stmt *statement = NULL;
    assert_int_equal(sqlite3_open(world->path, &other), SQLITE_OK);
    assert_int_equal(
        sqlite3_prepare_v2(other, "SELECT count(*) FROM pragma_index_list('part')", -1, &statement, NULL),
        SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    int count = sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(other);
    return count;
}

static void test_bulk_sets_plain_indexes_aside(void **state) {
    struct world *world = *state;
    static const char *const tables[] = {"part", "thing", NULL};
    const char *before = NULL;
    const char *after = NULL;
    struct db_bulk *bulk = NULL;
    meddle(world, "CREATE INDEX part_by_thing ON part (thing_id,\n id) WHERE id > 0;"
                  "CREATE UNIQUE INDEX part_once ON part (id, thing_id)");
    assert_int_equal(db_schema_text(world->writer, world->arena, &before), STATUS_OK);
    assert_int_equal(db_bulk_begin(world->writer, tables, world->arena, &bulk), STATUS_OK);
    assert_int_equal(indexes_of_part(world), 1); /* what a constraint needs stays */
    thing_put(world->writer, &(struct thing[]){thing_make(1)}[0]);
    assert_int_equal(db_bulk_end(world->writer, bulk), STATUS_OK);
    assert_int_equal(indexes_of_part(world), 2);
    assert_int_equal(db_schema_text(world->writer, world->arena, &after), STATUS_OK);
    assert_string_equal(after, before);
    const char *report = NULL;
    assert_int_equal(db_integrity(world->writer, world->arena, &report), STATUS_OK);
    assert_null(report);
}

static void test_analyze(void **state) {
    struct world *world = *state;
    thing_put(world->writer, &(struct thing[]){thing_make(1)}[0]);
    assert_int_equal(db_analyze(world->writer), STATUS_OK);
    sqlite3 *other = NULL;
    assert_int_equal(sqlite3_open(world->path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "SELECT * FROM sqlite_stat1", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(other);
}

static void test_plan_shows_the_index(void **state) {
    struct world *world = *state;
    const char *plan = NULL;
    bool readonly = false;
    assert_int_equal(db_plan(world->writer, OWN_GET, 0, world->arena, &plan), STATUS_OK);
    assert_string_equal(plan, "SEARCH thing USING INDEX sqlite_autoindex_thing_1 (uuid=?)\n");
    assert_int_equal(db_is_readonly(world->writer, OWN_GET, 0, &readonly), STATUS_OK);
    assert_true(readonly);
    assert_int_equal(db_is_readonly(world->writer, OWN_ADD, 0, &readonly), STATUS_OK);
    assert_false(readonly);
    assert_string_equal(sql_scan_reason(OWN_COUNT), "counts all");
    assert_null(sql_scan_reason(OWN_GET));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_migrating_again_changes_nothing),
        TEST(test_new_file_has_version_0),
        TEST(test_older_database_is_brought_forward),
        TEST(test_changed_migration_is_refused),
        TEST(test_newer_database_is_refused),
        TEST(test_missing_migration_is_refused),
        TEST(test_failing_migration_leaves_nothing),
        TEST(test_schema_text_leaves_out_what_fts_makes),
        TEST(test_copy_is_whole_and_sound),
        TEST(test_copy_to_a_folder_that_is_not_there),
        TEST(test_broken_reference_is_reported),
        TEST(test_spoiled_file_is_reported),
        TEST(test_file_that_is_no_database),
        TEST(test_new_file_is_private),
        TEST(test_bulk_sets_plain_indexes_aside),
        TEST(test_analyze),
        TEST(test_plan_shows_the_index),
    };
    return cmocka_run_group_tests_name("db file", tests, NULL, NULL);
}
