/* The build-time tool, run on files of its own: what it makes, and the one line it says about bad input. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

struct run {
    char folder[64];
    char output[65536]; /* sql_statements.c, or what was said */
    int code;
};

static void write_file(const char *folder, const char *name, const char *text) {
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void read_result(struct run *run, const char *name) {
    char path[128];
    snprintf(path, sizeof path, "%s/%s", run->folder, name);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    run->output[fread(run->output, 1, sizeof run->output - 1, file)] = '\0';
    fclose(file);
}

static void remove_folder(const struct run *run) {
    static const char *const names[] = {
        "a.sql", "b.sql", "0001_a.sql", "0003_b.sql", "said", "sql_statements.h", "sql_statements.c"};
    char path[128];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", run->folder, names[i]);
        unlink(path);
    }
    assert_int_equal(rmdir(run->folder), 0);
}

enum { MOST_FILES = 4 };

static void become_tool(const char *folder, const char *tool, char **argv) {
    int output = -1;
    if (chdir(folder) == 0)
        output = open("said", O_CREAT | O_WRONLY, 0600);
    if (output >= 0 && dup2(output, STDOUT_FILENO) >= 0 && dup2(output, STDERR_FILENO) >= 0)
        execv(tool, argv);
    _exit(99);
}

/* Runs the tool in a folder of its own, so that messages name files as given: a.sql:3: ... */
static void run_tool(struct run *run, const char *const files[][2]) {
    char tool[600];
    char here[256];
    char names[MOST_FILES][16];
    char self[] = "sqlgen";
    char folder[] = ".";
    char *argv[MOST_FILES + 3] = {self, folder};
    int result = 0;
    snprintf(run->folder, sizeof run->folder, "/tmp/minan-sqlgen-XXXXXX");
    assert_non_null(mkdtemp(run->folder));
    for (int i = 0; files[i][0]; i++) {
        write_file(run->folder, files[i][0], files[i][1]);
        snprintf(names[i], sizeof names[i], "%s", files[i][0]);
        argv[i + 2] = names[i];
    }
    assert_non_null(getcwd(here, sizeof here));
    snprintf(tool, sizeof tool, "%s/build/gen-tools/sqlgen", here);
    pid_t child = fork();
    if (child == 0)
        become_tool(run->folder, tool, argv);
    assert_int_equal(waitpid(child, &result, 0), child);
    run->code = WEXITSTATUS(result);
    read_result(run, "said");
}

#define FILES(...)                                                                                           \
    (const char *const[][2]) {                                                                               \
        __VA_ARGS__, {                                                                                       \
            NULL, NULL                                                                                       \
        }                                                                                                    \
    }

static void refused(const char *text, const char *message) {
    struct run run;
    run_tool(&run, FILES({"a.sql", text}));
    assert_string_equal(run.output, message);
    assert_int_equal(run.code, 1);
    remove_folder(&run);
}

static void assert_contains(const char *text, const char *part) {
    if (strstr(text, part) == NULL)
        fail_msg("missing: %s\nin: %s", part, text);
}

static void accepted(struct run *run, const char *const files[][2]) {
    run_tool(run, files);
    assert_string_equal(run->output, "");
    assert_int_equal(run->code, 0);
}

static void test_statements_become_an_enum(void **state) {
    (void)state;
    struct run run;
    accepted(&run, FILES({"b.sql", "-- name: later\nSELECT 1;\n"},
                         {"a.sql", "-- a file\n-- name: first_2\nSELECT 2\n"}));
    read_result(&run, "sql_statements.h");
    assert_contains(run.output, "enum sql {\n    SQL_LATER,\n    SQL_FIRST_2,\n    SQL__COUNT\n};\n");
    read_result(&run, "sql_statements.c");
    assert_contains(run.output, "{\"SELECT 1\" \"\\n\", -1},");
    assert_contains(run.output, "const int sql_statement_count = 2;");
    remove_folder(&run);
}

static void test_conditions_fragments_and_scope(void **state) {
    (void)state;
    struct run run;
    accepted(&run, FILES({"a.sql", "-- name: list\n"
                                   "-- scan: it is small\n"
                                   "SELECT h.id -- a remark; not SQL\n"
                                   "  FROM hazard h\n"
                                   " WHERE h.x = '--? no' {{scope h}}\n"
                                   "{{where}}\n"
                                   "ORDER BY 1 --? by_id\n"},
                         {"b.sql", "-- fragment: where\n"
                                   "AND h.a = :area --? area\n"
                                   "AND h.b = 1\n"
                                   "{{deeper}}\n"
                                   "-- fragment: deeper\n"
                                   "AND h.c = 2 --? area\n"}));
    read_result(&run, "sql_statements.c");
    assert_contains(run.output, "list_conditions[] = {\"scope_city\", \"scope_county\", \"scope_town\", "
                                "\"scope_institution\", \"scope_nothing\", \"area\", \"by_id\"};");
    assert_contains(run.output, "{\"SELECT h.id\" \"\\n\"\n     \"FROM hazard h\" \"\\n\"\n"
                                "     \"WHERE h.x = '--\\? no'");
    assert_contains(run.output, "{\"  AND h.institution_id = :scope_institution\" \"\\n\", 3},\n"
                                "    {\"  AND 1 = 0\" \"\\n\", 4},\n"
                                "    {\"AND h.a = :area\" \"\\n\", 5},\n"
                                "    {\"AND h.b = 1\" \"\\n\", -1},\n"
                                "    {\"AND h.c = 2\" \"\\n\", 5},\n"
                                "    {\"ORDER BY 1\" \"\\n\", 6},\n");
    assert_contains(run.output, ".scoped = true, .scan_reason = \"it is small\"}");
    remove_folder(&run);
}

static void test_a_condition_goes_into_the_fragment(void **state) {
    (void)state;
    struct run run;
    accepted(&run, FILES({"a.sql", "-- name: list\nSELECT 1 FROM t WHERE a = ({{sum}}) --? a\n"
                                   "-- fragment: sum\n1 +\n2\n"}));
    read_result(&run, "sql_statements.c");
    assert_contains(run.output, "{\"SELECT 1 FROM t WHERE a = (\" \"\\n\"\n"
                                "     \"1 +\" \"\\n\"\n"
                                "     \"2\" \"\\n\"\n"
                                "     \")\" \"\\n\", 0},\n");
    assert_contains(run.output, "list_conditions[] = {\"a\"};");
    remove_folder(&run);
}

static void test_scope_of_the_institution_itself(void **state) {
    (void)state;
    struct run run;
    accepted(&run,
             FILES({"a.sql", "-- name: one\nSELECT 1 FROM institution i WHERE 1 = 1 {{scope_own i}}\n"}));
    read_result(&run, "sql_statements.c");
    assert_contains(run.output, "AND i.id = :scope_institution");
    remove_folder(&run);
}

static void test_what_is_no_scoped_table(void **state) {
    (void)state;
    struct run run;
    accepted(&run,
             FILES({"a.sql", "-- name: one\n"
                             "SELECT x.answer, 'hazard' AS hazard, :institution -- from institution\n"
                             "FROM hazard_kind x, institution_type\n"
                             "-- name: two\n-- unscoped: adds a row\nINSERT INTO hazard DEFAULT VALUES\n"}));
    read_result(&run, "sql_statements.c");
    assert_contains(run.output, ".name = \"two\", .lines = two_lines, .line_count = 1, .condition_count = 0, "
                                ".scoped = false");
    remove_folder(&run);
}

static void test_texts_are_escaped(void **state) {
    (void)state;
    struct run run;
    accepted(&run, FILES({"a.sql", "-- name: one\nSELECT \"a\\b\"\t, '灭'\n"}));
    read_result(&run, "sql_statements.c");
    assert_contains(run.output, "{\"SELECT \\\"a\\\\b\\\"\\011, '灭'\" \"\\n\", -1},");
    remove_folder(&run);
}

static void test_migrations_are_kept_whole(void **state) {
    (void)state;
    struct run run;
    accepted(&run, FILES({"0001_a.sql", "-- remark\nCREATE TABLE hazard (a);\nCREATE TABLE b (c);"}));
    read_result(&run, "sql_statements.c");
    assert_contains(run.output,
                    "{1, \"a\",\n     \"-- remark\\012\"\n     \"CREATE TABLE hazard (a);\\012\"\n"
                    "     \"CREATE TABLE b (c);\"},");
    assert_contains(run.output, "const int sql_migration_count = 1;");
    remove_folder(&run);
}

static void test_migration_numbers_have_no_gap(void **state) {
    (void)state;
    struct run run;
    run_tool(&run, FILES({"0003_b.sql", "SELECT 1"}, {"0001_a.sql", "SELECT 1"}));
    assert_string_equal(run.output, "0003_b.sql:1: migration number 3 where 2 is due\n");
    assert_int_equal(run.code, 1);
    remove_folder(&run);
}

static void test_names(void **state) {
    (void)state;
    refused("-- name: a\nSELECT 1\n\n-- name: a\nSELECT 2\n",
            "a.sql:4: duplicate name 'a', first at a.sql:1\n");
    refused("-- fragment: a\nx\n-- fragment: a\ny\n", "a.sql:3: duplicate name 'a', first at a.sql:1\n");
    refused("-- name: a :many\nSELECT 1\n",
            "a.sql:1: 'a :many' is no name: lower-case letters, digits and _\n");
    refused("-- name: List\nSELECT 1\n", "a.sql:1: 'List' is no name: lower-case letters, digits and _\n");
    refused("SELECT 1\n", "a.sql:1: text before the first '-- name:'\n");
    refused("-- name: a\n-- only a remark\n", "a.sql:1: 'a' has no text\n");
}

static void test_fragments_and_macros(void **state) {
    (void)state;
    refused("-- name: a\nSELECT 1\n{{none}}\n", "a.sql:3: unknown fragment or macro '{{none}}'\n");
    refused("-- name: a\nSELECT 1 {{scope}}\n", "a.sql:2: unknown fragment or macro '{{scope}}'\n");
    refused("-- name: a\nSELECT 1 {{scope h i}}\n", "a.sql:2: unknown fragment or macro '{{scope h i}}'\n");
    refused("-- name: a\nSELECT 1 {{scope h\n", "a.sql:2: '{{' without '}}'\n");
    refused("-- name: a\nSELECT 1\n{{b}} --? c\n-- fragment: b\nx --? d\n",
            "a.sql:5: fragment 'b' stands under a condition and cannot have one\n");
    refused("-- name: a\nSELECT 1\n{{scope h}} --? c\n", "a.sql:3: a scope cannot have a condition\n");
    refused("-- name: a\nSELECT 1 {{b}}\n-- fragment: b\n{{b}}\n",
            "a.sql:4: fragment 'b' nests too deeply\n");
}

static void test_scope_must_be_said(void **state) {
    (void)state;
    refused("-- name: a\nSELECT 1\nFROM Hazard\n",
            "a.sql:1: statement 'a' reads or writes 'hazard' without {{scope}} or '-- unscoped: reason'\n");
    refused(
        "-- name: a\n{{b}}\n-- fragment: b\nSELECT 1 FROM hazard_event\n",
        "a.sql:1: statement 'a' reads or writes 'hazard_event' without {{scope}} or '-- unscoped: reason'\n");
    refused("-- name: a\n-- unscoped:\nSELECT 1\n", "a.sql:2: needs a reason\n");
    refused("-- name: a\n-- unscoped: why not\nSELECT 1 {{scope h}}\n",
            "a.sql:1: statement 'a' has both a scope and '-- unscoped:'\n");
    refused("-- fragment: a\n-- unscoped: x\nSELECT 1\n",
            "a.sql:2: belongs to a statement, after its '-- name:'\n");
}

static void test_text(void **state) {
    (void)state;
    refused("-- name: a\nSELECT 1; SELECT 2;\n", "a.sql:2: ';' inside statement 'a'\n");
    refused("-- name: a\nSELECT 'open\n", "a.sql:2: quote is not closed on its line\n");
    refused("-- name: a\nSELECT 1 /* x */\n", "a.sql:2: comments start with --\n");
    refused("-- name: a\nSELECT 1 --? b c\n",
            "a.sql:2: '--?' needs a text before it and one name after it\n");
    refused("-- name: a\nSELECT 1\n--? b\n", "a.sql:3: '--?' needs a text before it and one name after it\n");
}

static void test_at_most_64_conditions(void **state) {
    (void)state;
    char text[4096];
    struct run run;
    int length = sprintf(text, "-- name: a\nSELECT 1\n");
    for (int i = 1; i <= 64; i++)
        length += sprintf(text + length, ", %d --? c%d\n", i, i);
    accepted(&run, FILES({"a.sql", text}));
    remove_folder(&run);
    sprintf(text + length, ", 65 --? c65\n");
    refused(text, "a.sql:67: more than 64 conditions in 'a'\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_statements_become_an_enum),
        cmocka_unit_test(test_conditions_fragments_and_scope),
        cmocka_unit_test(test_a_condition_goes_into_the_fragment),
        cmocka_unit_test(test_scope_of_the_institution_itself),
        cmocka_unit_test(test_what_is_no_scoped_table),
        cmocka_unit_test(test_texts_are_escaped),
        cmocka_unit_test(test_migrations_are_kept_whole),
        cmocka_unit_test(test_migration_numbers_have_no_gap),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_fragments_and_macros),
        cmocka_unit_test(test_scope_must_be_said),
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_at_most_64_conditions),
    };
    return cmocka_run_group_tests_name("sqlgen", tests, NULL, NULL);
}
