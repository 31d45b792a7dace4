/* statement.c: composed and prepared statements, cached by (statement, mask) on each connection.
 *
 * A statement's variants form a short chain, last used first; the oldest idle one goes when there are too
 * many.
 */
#include "db_private.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_VARIANTS = 16 };

bool statement_known(enum sql statement) {
    return (int)statement >= 0 && (int)statement < sql_statement_count;
}

static bool is_on(const struct sql_line *line, uint64_t mask) {
    return line->condition == SQL_ALWAYS || (mask >> line->condition & 1) != 0;
}

static size_t composed_size(const struct sql_statement *statement, uint64_t mask) {
    size_t size = 1;
    for (int i = 0; i < statement->line_count; i++) {
        if (is_on(&statement->lines[i], mask))
            size += strlen(statement->lines[i].text);
    }
    return size;
}

static void compose(const struct sql_statement *statement, uint64_t mask, char *out) {
    *out = '\0';
    for (int i = 0; i < statement->line_count; i++) {
        if (is_on(&statement->lines[i], mask))
            out = stpcpy(out, statement->lines[i].text);
    }
}

const char *db_sql_text(enum sql statement, uint64_t mask, struct arena *arena) {
    const struct sql_statement *source = &sql_statements[statement];
    char *text = arena_alloc(arena, composed_size(source, mask));
    compose(source, mask, text);
    return text;
}

static int prepare_text(struct db *db, const struct sql_statement *source, uint64_t mask,
                        sqlite3_stmt **ret_stmt) {
    size_t size = composed_size(source, mask);
    char *text = db_alloc(size, 1);
    compose(source, mask, text);
    int code = sqlite3_prepare_v3(db->handle, text, (int)size, SQLITE_PREPARE_PERSISTENT, ret_stmt, NULL);
    free(text);
    return code;
}

static void prepared_free(struct prepared *prepared) {
    sqlite3_finalize(prepared->stmt);
    for (int i = 0; i < prepared->param_count; i++)
        free(prepared->param_names[i]);
    free(prepared->param_names);
    free(prepared->days);
    free(prepared->params.list);
    free(prepared->columns);
    free(prepared);
}

/* SQLite's own text is gone when it prepares the statement again (a new plan, a new schema). */
static char *param_name(sqlite3_stmt *stmt, int index) {
    const char *name = sqlite3_bind_parameter_name(stmt, index);
    const char *bare = name ? name + 1 : "?";
    size_t size = strlen(bare) + 1;
    return memcpy(db_alloc(size, 1), bare, size);
}

static void describe(struct prepared *prepared) {
    prepared->param_count = sqlite3_bind_parameter_count(prepared->stmt);
    size_t params = (size_t)prepared->param_count;
    prepared->param_names = db_alloc(params, sizeof *prepared->param_names);
    prepared->days = db_alloc(params, sizeof *prepared->days);
    for (int i = 0; i < prepared->param_count; i++)
        prepared->param_names[i] = param_name(prepared->stmt, i + 1);
    prepared->column_count = sqlite3_column_count(prepared->stmt);
    prepared->columns = db_alloc((size_t)prepared->column_count, sizeof(const struct field *));
}

static enum status prepare(struct db *db, enum sql statement, uint64_t mask, struct prepared **ret_prepared) {
    const struct sql_statement *source = &sql_statements[statement];
    sqlite3_stmt *stmt = NULL;
    int code = prepare_text(db, source, mask, &stmt);
    if (code != SQLITE_OK)
        return db_failed(db, code, source->name);
    struct prepared *prepared = db_alloc(1, sizeof *prepared);
    prepared->stmt = stmt;
    prepared->statement = statement;
    prepared->mask = mask;
    describe(prepared);
    *ret_prepared = prepared;
    return STATUS_OK;
}

static struct prepared *take_cached(struct slot *slot, uint64_t mask) {
    for (struct prepared **link = &slot->chain; *link; link = &(*link)->next) {
        struct prepared *prepared = *link;
        if (prepared->mask != mask || prepared->busy)
            continue;
        *link = prepared->next;
        return prepared;
    }
    return NULL;
}

static void drop_oldest(struct slot *slot) {
    int count = 0;
    struct prepared **oldest = NULL;
    for (struct prepared **link = &slot->chain; *link; link = &(*link)->next) {
        count++;
        if (!(*link)->busy)
            oldest = link;
    }
    if (count < MAX_VARIANTS || oldest == NULL)
        return;
    struct prepared *prepared = *oldest;
    *oldest = prepared->next;
    prepared_free(prepared);
}

enum status statement_take(struct db *db, enum sql statement, uint64_t mask, struct prepared **ret_prepared) {
    struct slot *slot = &db->slots[statement];
    struct prepared *prepared = take_cached(slot, mask);
    if (prepared == NULL) {
        enum status status = prepare(db, statement, mask, &prepared);
        if (prepared == NULL)
            return status;
        drop_oldest(slot);
    }
    prepared->next = slot->chain;
    slot->chain = prepared;
    prepared->busy = true;
    *ret_prepared = prepared;
    return STATUS_OK;
}

/* A statement that had not reached its end does so here, and may fail only then. */
enum status statement_give(struct db *db, struct prepared *prepared, enum status status) {
    int code = sqlite3_reset(prepared->stmt);
    prepared->busy = false;
    if (status == STATUS_OK && code != SQLITE_OK)
        return db_run_failed(db, code, sql_name(prepared->statement));
    return status;
}

void statement_close_all(struct db *db) {
    for (int i = 0; i < sql_statement_count; i++) {
        struct prepared *next;
        for (struct prepared *prepared = db->slots[i].chain; prepared; prepared = next) {
            next = prepared->next;
            prepared_free(prepared);
        }
        free(db->slots[i].conditions.list);
    }
}

int db_statements_cached(const struct db *db) {
    int count = 0;
    for (int i = 0; i < sql_statement_count; i++) {
        for (const struct prepared *prepared = db->slots[i].chain; prepared; prepared = prepared->next)
            count++;
    }
    return count;
}

enum status db_is_readonly(struct db *db, enum sql statement, uint64_t mask, bool *ret_readonly) {
    struct prepared *prepared = NULL;
    enum status status = statement_take(db, statement, mask, &prepared);
    if (prepared == NULL)
        return status;
    *ret_readonly = sqlite3_stmt_readonly(prepared->stmt) != 0;
    return statement_give(db, prepared, STATUS_OK);
}
