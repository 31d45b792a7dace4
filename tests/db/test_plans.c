/* How SQLite goes about every statement: held against tests/golden/plans.txt, and no silent scan of a large
 * table. */
#include "thing.h"

#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <strings.h>

#include <cmocka.h>

#define TEST(name) cmocka_unit_test_setup_teardown(name, world_new, world_free)

static const char *const large_tables[] = {"institution", "inspection", "answer",   "hazard",  "hazard_event",
                                           "attachment",  "audit",      "reminder", "message", "visit_plan"};

struct word {
    const char *text;
    size_t length;
};

static struct word next_word(const char **text) {
    while (**text && !isalnum((unsigned char)**text) && **text != '_')
        (*text)++;
    struct word word = {*text, 0};
    while (isalnum((unsigned char)**text) || **text == '_')
        (*text)++;
    word.length = (size_t)(*text - word.text);
    return word;
}

static bool word_is(struct word word, const char *text) {
    return strlen(text) == word.length && strncasecmp(word.text, text, word.length) == 0;
}

/* Whether the plan's  SCAN alias  means this table: the SQL says  table alias  or  table AS alias. */
static bool means_table(const char *sql, struct word alias, const char *table) {
    if (word_is(alias, table))
        return true;
    struct word word;
    while ((word = next_word(&sql)).length) {
        if (!word_is(word, table))
            continue;
        const char *rest = sql;
        struct word follows = next_word(&rest);
        if (word_is(follows, "AS"))
            follows = next_word(&rest);
        if (follows.length == alias.length && strncmp(follows.text, alias.text, alias.length) == 0)
            return true;
    }
    return false;
}

static const char *large_table(const char *sql, struct word alias) {
    for (size_t i = 0; i < sizeof large_tables / sizeof *large_tables; i++) {
        if (means_table(sql, alias, large_tables[i]))
            return large_tables[i];
    }
    return NULL;
}

static int unexplained_scans(enum sql statement, const char *sql, const char *plan) {
    int found = 0;
    for (const char *at = plan; (at = strstr(at, "SCAN ")) != NULL;) {
        at += strlen("SCAN ");
        const char *rest = at;
        const char *table = large_table(sql, next_word(&rest));
        if (table == NULL)
            continue;
        print_error("%s scans %s; an index, or '-- scan: reason'\n%s%s", sql_name(statement), table, sql,
                    plan);
        found++;
    }
    return found;
}

static int scans_of(struct world *world, enum sql statement) {
    int found = 0;
    uint64_t mask = sql_condition_bit(statement, "scope_county");
    for (int i = 0; sql_variant(statement, i, mask, &mask); i++) {
        const char *plan;
        assert_int_equal(db_plan(world->writer, statement, mask, world->arena, &plan), STATUS_OK);
        found += unexplained_scans(statement, db_sql_text(statement, mask, world->arena), plan);
    }
    return found;
}

static void test_no_unexplained_scan_of_a_large_table(void **state) {
    int found = 0;
    for (enum sql statement = 0; statement < SQL__COUNT; statement++) {
        if (sql_scan_reason(statement) == NULL)
            found += scans_of(*state, statement);
    }
    assert_int_equal(found, 0);
}

/* The text itself is held against tests/golden/plans.txt by tests/run. */
static void test_every_statement_has_its_plan_printed(void **state) {
    struct world *world = *state;
    const char *plans = "";
    assert_int_equal(db_plans_text(world->writer, world->arena, &plans), STATUS_OK);
    for (enum sql statement = 0; statement < SQL__COUNT; statement++) {
        if (strstr(plans, sql_name(statement)) == NULL)
            fail_msg("no plan of %s", sql_name(statement));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(test_no_unexplained_scan_of_a_large_table),
        TEST(test_every_statement_has_its_plan_printed),
    };
    return cmocka_run_group_tests_name("plans", tests, NULL, NULL);
}
