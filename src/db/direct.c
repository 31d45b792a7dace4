/* direct.c: SQL that belongs to no statement file: pragmas, migrations, EXPLAIN. Nothing is bound. */
#include "db_private.h"

#include "minan/base/buf.h"

enum { SHOWN = 40 }; /* bytes of the SQL in a log line */

static enum status failed(struct db *db, int code, const char *sql) {
    char what[SHOWN + 1];
    sqlite3_snprintf(sizeof what, what, "%s", sql);
    return db_failed(db, code, what);
}

enum status direct_run(struct db *db, const char *sql) {
    int code = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);
    return code == SQLITE_OK ? STATUS_OK : failed(db, code, sql);
}

enum status direct_int(struct db *db, const char *sql, int64_t *ret_value) {
    sqlite3_stmt *stmt = NULL;
    int64_t value = INT_NONE;
    int code = sqlite3_prepare_v2(db->handle, sql, -1, &stmt, NULL);
    if (code == SQLITE_OK && sqlite3_step(stmt) == SQLITE_ROW && sqlite3_column_type(stmt, 0) != SQLITE_NULL)
        value = sqlite3_column_int64(stmt, 0);
    if (code == SQLITE_OK)
        code = sqlite3_reset(stmt);
    enum status status = code == SQLITE_OK ? STATUS_OK : failed(db, code, sql);
    sqlite3_finalize(stmt);
    if (status == STATUS_OK)
        *ret_value = value;
    return status;
}

enum status direct_lines(struct db *db, const char *sql, struct arena *arena, const char **ret_text) {
    sqlite3_stmt *stmt = NULL;
    struct buf buf;
    buf_init(&buf, arena, 1024);
    int code = sqlite3_prepare_v2(db->handle, sql, -1, &stmt, NULL);
    while (code == SQLITE_OK && sqlite3_step(stmt) == SQLITE_ROW) {
        buf_text(&buf, (const char *)sqlite3_column_text(stmt, sqlite3_column_count(stmt) - 1));
        buf_char(&buf, '\n');
    }
    if (code == SQLITE_OK)
        code = sqlite3_reset(stmt);
    enum status status = code == SQLITE_OK ? STATUS_OK : failed(db, code, sql);
    sqlite3_finalize(stmt);
    if (status == STATUS_OK)
        *ret_text = buf.data;
    return status;
}
