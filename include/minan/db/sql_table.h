/* sql_table.h: what sqlgen writes from sql/ and src/db reads: the statements line by line, the migrations
 * whole.
 *
 * Constants only, any thread. Statements are indexed by enum sql (sql_statements.h).
 */
#ifndef MINAN_DB_SQL_TABLE_H
#define MINAN_DB_SQL_TABLE_H

#include <stdbool.h>

enum { SQL_ALWAYS = -1, SQL_MAX_CONDITIONS = 64 };

struct sql_line {
    const char *text; /* ends with a line break */
    int condition;    /* index into conditions, or SQL_ALWAYS */
};

struct sql_statement {
    const char *name; /* as in the file: hazard_list */
    const struct sql_line *lines;
    int line_count;
    const char *const *conditions; /* names after --?, in order of first appearance */
    int condition_count;
    bool scoped;             /* holds a {{scope}}: db_args.scope must be given */
    const char *scan_reason; /* why it may scan a large table; NULL: it may not */
};

struct sql_migration {
    int number; /* 1, 2, 3 ... */
    const char *name;
    const char *text;
};

extern const struct sql_statement sql_statements[];
extern const int sql_statement_count;
extern const struct sql_migration sql_migrations[];
extern const int sql_migration_count;

#endif
