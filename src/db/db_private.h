/* db_private.h: what the files of src/db share. */
#ifndef MINAN_DB_PRIVATE_H
#define MINAN_DB_PRIVATE_H

#include "minan/db/db.h"
#include "minan/db/sql_table.h"
#include <sqlite3.h>

enum control {
    CONTROL_BEGIN_READ,
    CONTROL_BEGIN_WRITE,
    CONTROL_COMMIT,
    CONTROL_ROLLBACK,
    CONTROL_SAVEPOINT,
    CONTROL_RELEASE,
    CONTROL_ROLLBACK_TO,
    CONTROL__COUNT
};

/* Where the value of one name comes from when it is not among args->params. */
struct source {
    const struct field *field; /* NULL: no member of that name */
    bool second;               /* in shape2 */
};

/* Sources of a row of names, kept until a call comes with other shapes. */
struct source_map {
    const struct shape *shape;
    const struct shape *shape2;
    struct source *list; /* NULL: not filled yet */
};

/* One prepared statement: a named statement with the lines of mask switched on. */
struct prepared {
    struct prepared *next; /* of the same statement, last used first */
    sqlite3_stmt *stmt;
    enum sql statement;
    uint64_t mask;
    bool busy; /* a walk is under way: a call from its callback needs another one */
    int param_count;
    char **param_names; /* without the colon */
    char (*days)[DAY_TEXT_SIZE];
    struct source_map params;
    int column_count;
    const struct shape *row_shape;
    const struct field **columns; /* of row_shape */
};

struct slot {
    struct prepared *chain;
    struct source_map conditions;
};

struct db {
    sqlite3 *handle;
    struct slot *slots; /* one for each statement */
    sqlite3_stmt *controls[CONTROL__COUNT];
    bool begun; /* a transaction, not yet ended by us */
};

/* error.c */
void *db_alloc(size_t count, size_t size); /* zeroed; aborts when there is no memory */
enum status db_misuse(const char *statement, const char *what, const char *name);
enum status db_failed(struct db *db, int code, const char *what);     /* logs, translates */
enum status db_run_failed(struct db *db, int code, const char *what); /* the same, hides bound values */

/* transaction.c */
/* STATUS_DATABASE when SQLite has rolled the transaction back on its own (no memory, disk full, I/O error):
 * what came after it would be committed by itself. */
enum status transaction_holds(struct db *db);

/* statement.c */
enum status statement_take(struct db *db, enum sql statement, uint64_t mask, struct prepared **ret_prepared);
enum status statement_give(struct db *db, struct prepared *prepared, enum status status);
void statement_close_all(struct db *db);
bool statement_known(enum sql statement);

/* arguments.c */
enum status args_mask(struct db *db, enum sql statement, const struct db_args *args, uint64_t *ret_mask);
enum status args_bind(struct db *db, struct prepared *prepared, const struct db_args *args);

/* value.c */
int value_bind_param(sqlite3_stmt *stmt, int index, const struct db_param *param);
int value_bind_field(struct prepared *prepared, int index, const struct field *field, const void *object);
bool value_read(sqlite3_stmt *stmt, int column, const struct field *field, struct arena *arena, void *object);

/* row.c */
enum status row_map(struct prepared *prepared, const struct shape *shape);
enum status row_read(struct prepared *prepared, const struct shape *shape, struct arena *arena, void *object);

/* direct.c: SQL that belongs to no statement file: pragmas, migrations, EXPLAIN */
enum status direct_run(struct db *db, const char *sql);
enum status direct_int(struct db *db, const char *sql, int64_t *ret_value);
/* The texts of the last column, one line a row. */
enum status direct_lines(struct db *db, const char *sql, struct arena *arena, const char **ret_text);

#endif
