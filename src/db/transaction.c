/* transaction.c: begin, commit and their savepoint, prepared once on each connection. */
#include "db_private.h"

#include "minan/base/log.h"

static const char *const control_sql[CONTROL__COUNT] = {
    [CONTROL_BEGIN_READ] = "BEGIN",
    [CONTROL_BEGIN_WRITE] = "BEGIN IMMEDIATE",
    [CONTROL_COMMIT] = "COMMIT",
    [CONTROL_ROLLBACK] = "ROLLBACK",
    [CONTROL_SAVEPOINT] = "SAVEPOINT request",
    [CONTROL_RELEASE] = "RELEASE request",
    [CONTROL_ROLLBACK_TO] = "ROLLBACK TO request",
};

static enum status run_control(struct db *db, enum control control) {
    sqlite3_stmt **stmt = &db->controls[control];
    int code = SQLITE_OK;
    if (*stmt == NULL)
        code =
            sqlite3_prepare_v3(db->handle, control_sql[control], -1, SQLITE_PREPARE_PERSISTENT, stmt, NULL);
    if (code == SQLITE_OK) {
        sqlite3_step(*stmt);
        code = sqlite3_reset(*stmt);
    }
    return code == SQLITE_OK ? STATUS_OK : db_failed(db, code, control_sql[control]);
}

static bool in_transaction(struct db *db) {
    return sqlite3_get_autocommit(db->handle) == 0;
}

enum status transaction_holds(struct db *db) {
    if (!db->begun || in_transaction(db))
        return STATUS_OK;
    LOG(LOG_ERROR, "db.transaction", LOG_TEXT("message", "rolled back by SQLite"));
    return STATUS_DATABASE;
}

static enum status begin(struct db *db, enum control control) {
    enum status status = run_control(db, control);
    db->begun = status == STATUS_OK;
    return status;
}

enum status db_begin_read(struct db *db) {
    return begin(db, CONTROL_BEGIN_READ);
}

enum status db_begin_write(struct db *db) {
    return begin(db, CONTROL_BEGIN_WRITE);
}

enum status db_commit(struct db *db) {
    enum status status = run_control(db, CONTROL_COMMIT);
    if (status == STATUS_OK)
        db->begun = false;
    return status;
}

void db_rollback(struct db *db) {
    if (in_transaction(db))
        (void)!run_control(db, CONTROL_ROLLBACK);
    db->begun = false;
}

enum status db_savepoint(struct db *db) {
    if (!in_transaction(db)) {
        LOG(LOG_ERROR, "db.savepoint", LOG_TEXT("message", "no transaction is open"));
        return STATUS_DATABASE;
    }
    return run_control(db, CONTROL_SAVEPOINT);
}

enum status db_release(struct db *db) {
    return run_control(db, CONTROL_RELEASE);
}

void db_rollback_to(struct db *db) {
    if (in_transaction(db) && run_control(db, CONTROL_ROLLBACK_TO) == STATUS_OK)
        (void)!run_control(db, CONTROL_RELEASE);
}
