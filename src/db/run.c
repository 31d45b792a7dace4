/* run.c: the calls of db.h that run a named statement: compose, bind, step, read. */
#include "db_private.h"

#include <string.h>

enum { FIRST_ROWS = 32, EACH_CEILING = 16 * 1024 * 1024 };

static enum status start(struct db *db, enum sql statement, const struct db_args *args,
                         const struct shape *shape, struct prepared **ret_prepared) {
    uint64_t mask;
    struct prepared *prepared = NULL;
    enum status status = transaction_holds(db);
    if (status == STATUS_OK)
        status = args_mask(db, statement, args, &mask);
    if (status == STATUS_OK)
        status = statement_take(db, statement, mask, &prepared);
    if (status != STATUS_OK)
        return status;
    status = args_bind(db, prepared, args);
    if (status == STATUS_OK && shape)
        status = row_map(prepared, shape);
    if (status != STATUS_OK) {
        (void)statement_give(db, prepared, status);
        return status;
    }
    *ret_prepared = prepared;
    return STATUS_OK;
}

/* STATUS_OK: there is a row. STATUS_NOT_FOUND: there is none, or no more. */
static enum status step(struct db *db, struct prepared *prepared) {
    int code = sqlite3_step(prepared->stmt);
    if (code == SQLITE_ROW)
        return STATUS_OK;
    if (code == SQLITE_DONE)
        return STATUS_NOT_FOUND;
    return db_run_failed(db, code, sql_name(prepared->statement));
}

static enum status end_of_rows(enum status status) {
    return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

enum status db_run(struct db *db, enum sql statement, const struct db_args *args, int64_t *ret_changes) {
    struct prepared *prepared = NULL;
    enum status status = start(db, statement, args, NULL, &prepared);
    if (status != STATUS_OK)
        return status;
    while (status == STATUS_OK)
        status = step(db, prepared);
    int64_t changes = sqlite3_stmt_readonly(prepared->stmt) ? 0 : sqlite3_changes64(db->handle);
    status = statement_give(db, prepared, end_of_rows(status));
    if (status == STATUS_OK && ret_changes)
        *ret_changes = changes;
    return status;
}

enum status db_one(struct db *db, enum sql statement, const struct db_args *args, const struct shape *shape,
                   struct arena *arena, void *ret_object) {
    struct prepared *prepared = NULL;
    void *object = NULL;
    enum status status = start(db, statement, args, shape, &prepared);
    if (status != STATUS_OK)
        return status;
    status = step(db, prepared);
    if (status == STATUS_OK) {
        object = arena_alloc(arena, shape->size);
        status = row_read(prepared, shape, arena, object);
    }
    status = statement_give(db, prepared, status);
    if (status == STATUS_OK && object)
        memcpy(ret_object, object, shape->size);
    return status;
}

static int work_is_done(void *user) {
    *(bool *)user = true;
    return 1; /* SQLITE_INTERRUPT */
}

/* STATUS_OK: `most` were there; STATUS_NOT_FOUND: the end was reached, or *ret_spent the end of the work. */
static enum status count_rows(struct db *db, struct prepared *prepared, int64_t most, int64_t *ret_count,
                              const bool *spent) {
    for (int64_t count = 0; count < most; *ret_count = ++count) {
        int code = sqlite3_step(prepared->stmt);
        if (code == SQLITE_INTERRUPT && *spent)
            code = sqlite3_reset(prepared->stmt) == SQLITE_INTERRUPT ? SQLITE_DONE : code;
        if (code == SQLITE_DONE)
            return STATUS_NOT_FOUND;
        if (code != SQLITE_ROW)
            return db_run_failed(db, code, sql_name(prepared->statement));
    }
    return STATUS_OK;
}

enum status db_count(struct db *db, enum sql statement, const struct db_args *args, int64_t most, int work,
                     int64_t *ret_count, bool *ret_complete) {
    struct prepared *prepared = NULL;
    bool spent = false;
    int64_t count = 0;
    enum status status = start(db, statement, args, NULL, &prepared);
    if (status != STATUS_OK)
        return status;
    sqlite3_stmt_status(prepared->stmt, SQLITE_STMTSTATUS_VM_STEP, 1); /* of runs before this one */
    sqlite3_progress_handler(db->handle, work, work_is_done, &spent);
    status = count_rows(db, prepared, most, &count, &spent);
    sqlite3_progress_handler(db->handle, 0, NULL, NULL);
    bool complete = status == STATUS_NOT_FOUND && !spent;
    status = statement_give(db, prepared, end_of_rows(status));
    if (status != STATUS_OK)
        return status;
    *ret_count = count;
    *ret_complete = complete;
    return STATUS_OK;
}

struct rows {
    char *items;
    size_t count;
    size_t capacity;
};

static void *next_row(struct rows *rows, const struct shape *shape, struct arena *arena) {
    if (rows->count == rows->capacity) {
        size_t capacity = rows->capacity ? rows->capacity * 2 : FIRST_ROWS;
        char *items = arena_array(arena, capacity, shape->size);
        if (rows->count)
            memcpy(items, rows->items, rows->count * shape->size);
        rows->items = items;
        rows->capacity = capacity;
    }
    return rows->items + rows->count++ * shape->size;
}

enum status db_many(struct db *db, enum sql statement, const struct db_args *args, const struct shape *shape,
                    struct arena *arena, struct list *ret_list) {
    struct prepared *prepared = NULL;
    struct rows rows = {0};
    enum status status = start(db, statement, args, shape, &prepared);
    if (status != STATUS_OK)
        return status;
    while ((status = step(db, prepared)) == STATUS_OK) {
        status = row_read(prepared, shape, arena, next_row(&rows, shape, arena));
        if (status != STATUS_OK)
            break;
    }
    status = statement_give(db, prepared, end_of_rows(status));
    if (status == STATUS_OK)
        *ret_list = (struct list){rows.items, rows.count};
    return status;
}

static enum status each_row(struct db *db, struct prepared *prepared, const struct shape *shape,
                            db_row_fn *row, void *user) {
    struct arena *arena = arena_new(EACH_CEILING);
    enum status status;
    enum status answer = STATUS_OK; /* the callback's: its STATUS_NOT_FOUND is no end of rows */
    while (answer == STATUS_OK && (status = step(db, prepared)) == STATUS_OK) {
        arena_reset(arena);
        void *object = arena_alloc(arena, shape->size);
        answer = row_read(prepared, shape, arena, object);
        if (answer == STATUS_OK)
            answer = row(user, object);
    }
    arena_free(arena);
    return answer != STATUS_OK ? answer : end_of_rows(status);
}

enum status db_each(struct db *db, enum sql statement, const struct db_args *args, const struct shape *shape,
                    db_row_fn *row, void *user) {
    struct prepared *prepared = NULL;
    enum status status = start(db, statement, args, shape, &prepared);
    if (status != STATUS_OK)
        return status;
    status = each_row(db, prepared, shape, row, user);
    return statement_give(db, prepared, status);
}

enum status db_int(struct db *db, enum sql statement, const struct db_args *args, int64_t *ret_value) {
    struct prepared *prepared = NULL;
    int64_t value = INT_NONE;
    enum status status = start(db, statement, args, NULL, &prepared);
    if (status != STATUS_OK)
        return status;
    status = step(db, prepared);
    if (status == STATUS_OK && sqlite3_column_type(prepared->stmt, 0) != SQLITE_NULL)
        value = sqlite3_column_int64(prepared->stmt, 0);
    status = statement_give(db, prepared, status);
    if (status == STATUS_OK)
        *ret_value = value;
    return status;
}

enum status db_text(struct db *db, enum sql statement, const struct db_args *args, struct arena *arena,
                    const char **ret_text) {
    struct prepared *prepared = NULL;
    const char *text = NULL;
    enum status status = start(db, statement, args, NULL, &prepared);
    if (status != STATUS_OK)
        return status;
    status = step(db, prepared);
    if (status == STATUS_OK)
        text = arena_text(arena, (const char *)sqlite3_column_text(prepared->stmt, 0));
    status = statement_give(db, prepared, status);
    if (status == STATUS_OK)
        *ret_text = text;
    return status;
}

int64_t db_last_id(struct db *db) {
    return sqlite3_last_insert_rowid(db->handle);
}

int64_t db_total_changes(struct db *db) {
    return sqlite3_total_changes64(db->handle);
}
