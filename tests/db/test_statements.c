/* Every named statement of the program prepares, whatever conditions are on. */
#include "thing.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <strings.h>

#include <cmocka.h>

#define TEST(name) cmocka_unit_test_setup_teardown(name, world_new, world_free)

static int prepare(struct world *world, enum sql statement, uint64_t mask) {
    bool readonly = false;
    enum status status = db_is_readonly(world->writer, statement, mask, &readonly);
    if (status == STATUS_OK)
        return 0;
    print_error("%s does not prepare:\n%s\n", sql_name(statement),
                db_sql_text(statement, mask, world->arena));
    return 1;
}

static int prepare_variants(struct world *world, enum sql statement, uint64_t mask) {
    int failures = 0;
    uint64_t variant;
    for (int i = 0; sql_variant(statement, i, mask, &variant); i++)
        failures += prepare(world, statement, variant);
    return failures;
}

static void test_every_statement_prepares(void **state) {
    int failures = 0;
    for (enum sql statement = 0; statement < SQL__COUNT; statement++) {
        int count;
        (void)sql_conditions(statement, &count);
        failures += prepare_variants(*state, statement, 0);
        failures +=
            prepare_variants(*state, statement, count == 64 ? UINT64_MAX : ((uint64_t)1 << count) - 1);
        for (int i = 0; i < count; i++)
            failures += prepare_variants(*state, statement, (uint64_t)1 << i);
    }
    assert_int_equal(failures, 0);
}

static void test_a_select_only_reads(void **state) {
    struct world *world = *state;
    for (enum sql statement = 0; statement < SQL__COUNT; statement++) {
        uint64_t mask = 0;
        bool readonly = false;
        assert_true(sql_variant(statement, 0, 0, &mask));
        assert_int_equal(db_is_readonly(world->writer, statement, mask, &readonly), STATUS_OK);
        const char *text = db_sql_text(statement, mask, world->arena);
        if (strncasecmp(text, "SELECT", 6) == 0 && !readonly)
            fail_msg("%s is a SELECT that writes", sql_name(statement));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_every_statement_prepares),
        TEST(test_a_select_only_reads),
    };
    return cmocka_run_group_tests_name("statements", tests, NULL, NULL);
}
