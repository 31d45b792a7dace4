/* Rows and parameters: every type there and back, absent values, lists, errors. */
#include "thing.h"

#include "own_sql_table.h"
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const char *const alien = "00000000-0000-4000-8000-999999999999";

static enum status get(struct world *world, int n, struct thing *ret_thing) {
    struct thing wanted = thing_make(n);
    return db_one(world->writer, OWN_GET, ARGS(PARAMS(P_UUID("uuid", wanted.uuid))), &thing_shape,
                  world->arena, ret_thing);
}

static void test_every_type_comes_back(void **state) {
    struct world *world = *state;
    struct thing put = thing_make(1);
    struct thing got;
    thing_put(world->writer, &put);
    assert_int_equal(get(world, 1, &got), STATUS_OK);
    assert_int_equal(got.id.value, db_last_id(world->writer));
    assert_string_equal(got.uuid.text, put.uuid.text);
    assert_string_equal(got.title, "灭火器 'quoted'");
    assert_int_equal(got.day, day_of(2026, 2, 28));
    assert_int_equal(got.at, 1764000000123);
    assert_int_equal(got.amount, 1);
    assert_true(got.share > 0.2499 && got.share < 0.2501);
    assert_int_equal(got.done, NO);
    assert_int_equal(got.colour, COLOUR_BLUE);
    assert_int_equal(got.owner.value, 77);
    assert_int_equal(got.county, 11);
}

static void test_absent_members_are_null_both_ways(void **state) {
    struct world *world = *state;
    struct thing put;
    struct thing got;
    const struct thing full = thing_make(2);
    shape_clear(&thing_shape, &put);
    put.uuid = full.uuid;
    put.title = "";
    put.city = 1;
    put.county = 2;
    thing_put(world->writer, &put);
    assert_int_equal(get(world, 2, &got), STATUS_OK);
    assert_string_equal(got.title, "");
    assert_int_equal(got.day, DAY_NONE);
    assert_int_equal(got.at, TIME_NONE);
    assert_int_equal(got.amount, INT_NONE);
    assert_true(got.share != got.share);
    assert_int_equal(got.done, TRUTH_NONE);
    assert_int_equal(got.colour, 0);
    assert_int_equal(got.owner.value, 0);
}

static void test_stored_form(void **state) {
    struct world *world = *state;
    struct thing put = thing_make(1);
    const char *text = NULL;
    int64_t number = 0;
    assert_int_equal(
        db_text(world->writer, OWN_ECHO, ARGS(PARAMS(P_DAY("value", put.day))), world->arena, &text),
        STATUS_OK);
    assert_string_equal(text, "2026-02-28");
    assert_int_equal(db_text(world->writer, OWN_ECHO, ARGS(PARAMS(P_ENUM("value", colour, COLOUR_RED))),
                             world->arena, &text),
                     STATUS_OK);
    assert_string_equal(text, "red");
    assert_int_equal(
        db_text(world->writer, OWN_ECHO, ARGS(PARAMS(P_BLOB("value", "ab\0c", 2))), world->arena, &text),
        STATUS_OK);
    assert_string_equal(text, "ab");
    assert_int_equal(db_int(world->writer, OWN_ECHO, ARGS(PARAMS(P_BOOL("value", true))), &number),
                     STATUS_OK);
    assert_int_equal(number, 1);
    assert_int_equal(db_int(world->writer, OWN_ECHO, ARGS(PARAMS(P_REAL("value", 2.75))), &number),
                     STATUS_OK);
    assert_int_equal(number, 2);
}

static void test_absent_parameters_are_null(void **state) {
    struct world *world = *state;
    const struct db_param absent[] = {
        P_INT("value", INT_NONE),           P_TEXT("value", NULL),      P_ID("value", (struct thing_id){0}),
        P_DAY("value", DAY_NONE),           P_TIME("value", TIME_NONE), P_ENUM("value", colour, 0),
        P_UUID("value", (struct uuid){""}), P_BLOB("value", NULL, 0)};
    for (size_t i = 0; i < sizeof absent / sizeof *absent; i++) {
        int64_t number = 5;
        const char *text = "untouched";
        assert_int_equal(db_int(world->writer, OWN_ECHO, ARGS(PARAMS(absent[i])), &number), STATUS_OK);
        assert_int_equal(number, INT_NONE);
        assert_int_equal(db_text(world->writer, OWN_ECHO, ARGS(PARAMS(absent[i])), world->arena, &text),
                         STATUS_OK);
        assert_null(text);
    }
}

static void test_no_row_leaves_the_result_alone(void **state) {
    struct world *world = *state;
    struct thing got = thing_make(9);
    const char *text = "untouched";
    assert_int_equal(get(world, 5, &got), STATUS_NOT_FOUND);
    assert_int_equal(got.amount, 9);
    assert_int_equal(
        db_text(world->writer, OWN_TITLE, ARGS(PARAMS(P_TEXT("uuid", alien))), world->arena, &text),
        STATUS_NOT_FOUND);
    assert_string_equal(text, "untouched");
}

static void test_same_uuid_twice_is_duplicate(void **state) {
    struct world *world = *state;
    struct thing thing = thing_make(1);
    int64_t changes = -7;
    thing_put(world->writer, &thing);
    assert_int_equal(db_run(world->writer, OWN_ADD, ARGS(.shape = &thing_shape, .object = &thing), &changes),
                     STATUS_DUPLICATE);
    assert_int_equal(changes, -7);
    assert_int_equal(thing_count(world->writer), 1);
}

static void test_null_where_there_must_be_a_value(void **state) {
    struct world *world = *state;
    struct thing thing = thing_make(1);
    thing.title = NULL;
    assert_int_equal(db_run(world->writer, OWN_ADD, ARGS(.shape = &thing_shape, .object = &thing), NULL),
                     STATUS_DATABASE);
    assert_int_equal(thing_count(world->writer), 0);
}

static void test_changes_are_counted(void **state) {
    struct world *world = *state;
    int64_t changes = -1;
    int64_t before = db_total_changes(world->writer);
    for (int i = 1; i <= 5; i++)
        thing_put(world->writer, &(struct thing[]){thing_make(i)}[0]);
    assert_true(db_total_changes(world->writer) >= before + 5);
    assert_int_equal(
        db_run(world->writer, OWN_RETITLE, ARGS(PARAMS(P_TEXT("title", "x"), P_INT("amount", 3))), &changes),
        STATUS_OK);
    assert_int_equal(changes, 3);
    assert_int_equal(db_run(world->writer, OWN_COUNT, NO_ARGS, &changes), STATUS_OK);
    assert_int_equal(changes, 0);
}

static void test_returning_writes_and_reads(void **state) {
    struct world *world = *state;
    int64_t id = 0;
    assert_int_equal(
        db_int(world->writer, OWN_RETURN, ARGS(PARAMS(P_TEXT("uuid", alien), P_TEXT("title", "t"))), &id),
        STATUS_OK);
    assert_int_equal(id, db_last_id(world->writer));
    assert_int_equal(thing_count(world->writer), 1);
}

static const struct db_scope all = {.everything = true};

static void test_many_beyond_the_first_rows(void **state) {
    struct world *world = *state;
    struct list list = {0};
    for (int i = 1; i <= 100; i++)
        thing_put(world->writer, &(struct thing[]){thing_make(i)}[0]);
    assert_int_equal(db_many(world->writer, OWN_LIST, ARGS(.scope = &all, PARAMS(P_FLAG("by_amount", true))),
                             &thing_shape, world->arena, &list),
                     STATUS_OK);
    assert_int_equal(list.count, 100);
    const struct thing *things = list.items;
    for (int i = 0; i < 100; i++)
        assert_int_equal(things[i].amount, i + 1);
    assert_string_equal(things[0].title, "灭火器 'quoted'");
}

struct walk {
    struct world *world;
    int64_t sum;
    int rows;
    enum status answer; /* to the third row */
};

static enum status add_row(void *user, const void *object) {
    struct walk *walk = user;
    struct thing again;
    const struct thing *thing = object;
    walk->rows++;
    walk->sum += thing->amount;
    /* the same statement inside its own walk must not disturb it */
    if (walk->rows == 1) {
        struct list inner = {0};
        assert_int_equal(db_many(walk->world->writer, OWN_LIST,
                                 ARGS(.scope = &all, PARAMS(P_FLAG("by_amount", true))), &thing_shape,
                                 walk->world->arena, &inner),
                         STATUS_OK);
        assert_int_equal(inner.count, 5);
    }
    assert_int_equal(get(walk->world, 1, &again), STATUS_OK);
    return walk->rows == 3 ? walk->answer : STATUS_OK;
}

static enum status walk_all(struct world *world, struct walk *walk) {
    for (int i = 1; i <= 5; i++)
        thing_put(world->writer, &(struct thing[]){thing_make(i)}[0]);
    return db_each(world->writer, OWN_LIST, ARGS(.scope = &all, PARAMS(P_FLAG("by_amount", true))),
                   &thing_shape, add_row, walk);
}

static void test_each_walks_all_rows(void **state) {
    struct walk walk = {.world = *state, .answer = STATUS_OK};
    assert_int_equal(walk_all(*state, &walk), STATUS_OK);
    assert_int_equal(walk.rows, 5);
    assert_int_equal(walk.sum, 15);
}

static void test_each_stops_with_the_callbacks_answer(void **state) {
    struct walk walk = {.world = *state, .answer = STATUS_NOT_FOUND};
    assert_int_equal(walk_all(*state, &walk), STATUS_NOT_FOUND);
    assert_int_equal(walk.rows, 3);
}

static void test_statement_that_does_not_prepare(void **state) {
    struct world *world = *state;
    assert_int_equal(db_run(world->writer, OWN_BROKEN, NO_ARGS, NULL), STATUS_DATABASE);
}

static void test_value_of_the_wrong_form_is_refused(void **state) {
    struct world *world = *state;
    struct thing thing = thing_make(1);
    struct thing got = {.amount = 42};
    strcpy(thing.uuid.text, "short");
    thing_put(world->writer, &thing);
    assert_int_equal(db_one(world->writer, OWN_GET, ARGS(PARAMS(P_TEXT("uuid", "short"))), &thing_shape,
                            world->arena, &got),
                     STATUS_DATABASE);
    assert_int_equal(got.amount, 42);
}

static enum status read_unknown_column(struct world *world) {
    struct list list;
    return db_many(world->writer, OWN_STRANGE, NO_ARGS, &thing_shape, world->arena, &list);
}

static void test_column_without_member_is_misuse(void **state) {
    assert_misuse(*state, read_unknown_column);
}

static enum status run_without_value(struct world *world) {
    struct thing got;
    return db_one(world->writer, OWN_GET, ARGS(PARAMS(P_TEXT("uid", alien))), &thing_shape, world->arena,
                  &got);
}

static void test_parameter_without_value_is_misuse(void **state) {
    assert_misuse(*state, run_without_value);
}

/* SQLite prepares a statement again on its own, and throws its texts away then. */
static void test_statement_prepared_anew_keeps_its_parameters(void **state) {
    struct world *world = *state;
    struct thing put = thing_make(3);
    struct thing got;
    thing_put(world->writer, &put);
    assert_int_equal(get(world, 3, &got), STATUS_OK);
    assert_int_equal(db_analyze(world->writer), STATUS_OK);
    assert_int_equal(get(world, 3, &got), STATUS_OK);
    assert_int_equal(get(world, 3, &got), STATUS_OK);
    assert_string_equal(got.uuid.text, put.uuid.text);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, world_new, world_free)

static enum status count_things(struct world *world, int64_t most, int work, int64_t *ret_count,
                                bool *ret_complete) {
    return db_count(world->writer, OWN_LIST, ARGS(.scope = &all, PARAMS(P_FLAG("by_amount", true))), most,
                    work, ret_count, ret_complete);
}

static void assert_counts(struct world *world, int64_t most, int work, int64_t count, bool complete) {
    int64_t got = -1;
    bool whole = !complete;
    assert_int_equal(count_things(world, most, work, &got, &whole), STATUS_OK);
    assert_int_equal(got, count);
    assert_int_equal(whole, complete);
}

static void test_a_count_stops_and_says_so(void **state) {
    struct world *world = *state;
    enum { PLENTY = 1000000, THINGS = 40 };
    assert_counts(world, 100, PLENTY, 0, true);
    for (int n = 0; n < THINGS; n++)
        thing_put(world->writer, &(struct thing[]){thing_make(n)}[0]);
    assert_counts(world, 100, PLENTY, THINGS, true);
    assert_counts(world, 7, PLENTY, 7, false);
    assert_counts(world, 100, 20, 0, false); /* not even sorted yet */
    assert_counts(world, 100, PLENTY, THINGS, true);
}

static void test_the_work_of_a_count_begins_anew_each_time(void **state) {
    struct world *world = *state;
    int64_t first = -1;
    int64_t again = -1;
    bool complete = true;
    for (int n = 0; n < 40; n++)
        thing_put(world->writer, &(struct thing[]){thing_make(n)}[0]);
    for (int work = 100; work < 3000; work += 100) {
        assert_int_equal(count_things(world, 100, work, &first, &complete), STATUS_OK);
        assert_int_equal(count_things(world, 100, work, &again, &complete), STATUS_OK);
        assert_int_equal(first, again);
    }
    assert_true(complete);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_a_count_stops_and_says_so),
        TEST(test_the_work_of_a_count_begins_anew_each_time),
        TEST(test_every_type_comes_back),
        TEST(test_absent_members_are_null_both_ways),
        TEST(test_stored_form),
        TEST(test_absent_parameters_are_null),
        TEST(test_no_row_leaves_the_result_alone),
        TEST(test_same_uuid_twice_is_duplicate),
        TEST(test_null_where_there_must_be_a_value),
        TEST(test_changes_are_counted),
        TEST(test_returning_writes_and_reads),
        TEST(test_many_beyond_the_first_rows),
        TEST(test_each_walks_all_rows),
        TEST(test_each_stops_with_the_callbacks_answer),
        TEST(test_statement_that_does_not_prepare),
        TEST(test_value_of_the_wrong_form_is_refused),
        TEST(test_column_without_member_is_misuse),
        TEST(test_parameter_without_value_is_misuse),
        TEST(test_statement_prepared_anew_keeps_its_parameters),
    };
    return cmocka_run_group_tests_name("db rows and parameters", tests, NULL, NULL);
}
