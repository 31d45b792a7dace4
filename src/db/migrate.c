/* migrate.c: the schema moves forward only, one transaction a migration, each recorded with its SHA-256. */
#include "db_private.h"

#include "minan/base/hash.h"
#include "minan/base/log.h"
#include <string.h>

static const char create_table[] = "CREATE TABLE IF NOT EXISTS schema_migration ("
                                   " number INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL,"
                                   " applied_at INTEGER NOT NULL) STRICT";

int64_t db_program_version(void) {
    return sql_migration_count;
}

enum status db_schema_version(struct db *db, int64_t *ret_version) {
    int64_t tables;
    enum status status = direct_int(
        db, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'schema_migration'", &tables);
    if (status != STATUS_OK)
        return status;
    if (tables == 0) {
        *ret_version = 0;
        return STATUS_OK;
    }
    return direct_int(db, "SELECT coalesce(max(number), 0) FROM schema_migration", ret_version);
}

static enum status refuse(const char *reason, int64_t number) {
    LOG(LOG_ERROR, "db.migrate.refused", LOG_TEXT("reason", reason), LOG_INT("number", number));
    return STATUS_DATABASE;
}

static enum status check_applied(struct db *db, int64_t version, sqlite3_stmt *stmt) {
    int64_t seen = 0;
    while (sqlite3_step(stmt) == SQLITE_ROW) {
        int64_t number = sqlite3_column_int64(stmt, 0);
        if (number != ++seen)
            return refuse("a migration before this one is missing in the database", number);
        char sum[SHA256_TEXT_SIZE];
        const char *text = sql_migrations[number - 1].text;
        sha256_text(text, strlen(text), sum);
        if (strcmp(sum, (const char *)sqlite3_column_text(stmt, 1)) != 0)
            return refuse("the migration was changed after it had been applied", number);
    }
    int code = sqlite3_reset(stmt);
    if (code != SQLITE_OK)
        return db_failed(db, code, "schema_migration");
    return seen == version ? STATUS_OK : refuse("the list of migrations is not whole", version);
}

static enum status check_history(struct db *db, int64_t version) {
    sqlite3_stmt *stmt = NULL;
    if (version > sql_migration_count)
        return refuse("the database is newer than this program", version);
    int code = sqlite3_prepare_v2(db->handle, "SELECT number, sha256 FROM schema_migration ORDER BY number",
                                  -1, &stmt, NULL);
    if (code != SQLITE_OK)
        return db_failed(db, code, "schema_migration");
    enum status status = check_applied(db, version, stmt);
    sqlite3_finalize(stmt);
    return status;
}

static enum status record(struct db *db, const struct sql_migration *migration, int64_t now_ms) {
    sqlite3_stmt *stmt = NULL;
    char sum[SHA256_TEXT_SIZE];
    sha256_text(migration->text, strlen(migration->text), sum);
    int code = sqlite3_prepare_v2(db->handle, "INSERT INTO schema_migration VALUES (?1, ?2, ?3, ?4)", -1,
                                  &stmt, NULL);
    if (code == SQLITE_OK) {
        sqlite3_bind_int64(stmt, 1, migration->number);
        sqlite3_bind_text(stmt, 2, migration->name, -1, SQLITE_STATIC);
        sqlite3_bind_text(stmt, 3, sum, -1, SQLITE_STATIC);
        sqlite3_bind_int64(stmt, 4, now_ms);
        sqlite3_step(stmt);
        code = sqlite3_reset(stmt);
    }
    enum status status = code == SQLITE_OK ? STATUS_OK : db_failed(db, code, "schema_migration");
    sqlite3_finalize(stmt);
    return status;
}

static enum status apply(struct db *db, const struct sql_migration *migration, int64_t now_ms) {
    enum status status = db_begin_write(db);
    if (status == STATUS_OK)
        status = direct_run(db, migration->text);
    if (status == STATUS_OK)
        status = record(db, migration, now_ms);
    if (status == STATUS_OK)
        status = db_commit(db);
    if (status != STATUS_OK)
        db_rollback(db);
    LOG(status == STATUS_OK ? LOG_INFO : LOG_ERROR, "db.migrate", LOG_INT("number", migration->number),
        LOG_TEXT("name", migration->name), LOG_TEXT("outcome", status_code(status)));
    return status;
}

enum status db_migrate(struct db *writer, int64_t now_ms) {
    int64_t version = 0;
    enum status status = direct_run(writer, create_table);
    if (status == STATUS_OK)
        status = db_schema_version(writer, &version);
    if (status == STATUS_OK)
        status = check_history(writer, version);
    for (int64_t i = version; status == STATUS_OK && i < sql_migration_count; i++)
        status = apply(writer, &sql_migrations[i], now_ms);
    return status;
}
