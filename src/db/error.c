/* error.c: SQLite's codes -> status, logged once. */
#include "db_private.h"

#include "minan/base/log.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>

void *db_alloc(size_t count, size_t size) {
    void *memory = calloc(count ? count : 1, size);
    if (memory == NULL) {
        LOG(LOG_ERROR, "memory.out", LOG_INT("bytes", (int64_t)(count * size)));
        abort();
    }
    return memory;
}

enum status db_misuse(const char *statement, const char *what, const char *name) {
    LOG(LOG_ERROR, "db.misuse", LOG_TEXT("statement", statement), LOG_TEXT("what", what),
        LOG_TEXT("name", name));
#ifndef NDEBUG
    abort();
#endif
    return STATUS_DATABASE;
}

static bool is_disk_full(struct db *db, int code) {
    if ((code & 0xff) == SQLITE_FULL)
        return true;
    int system_error = (code & 0xff) == SQLITE_IOERR ? sqlite3_system_errno(db->handle) : 0;
    return system_error == ENOSPC || system_error == EDQUOT;
}

static enum status log_failure(struct db *db, int code, const char *what, const char *message) {
    enum status status = STATUS_DATABASE;
    if (is_disk_full(db, code))
        status = STATUS_DISK_FULL;
    else if ((code & 0xff) == SQLITE_BUSY)
        status = STATUS_BUSY;
    LOG(LOG_ERROR, "db.failed", LOG_TEXT("statement", what), LOG_TEXT("message", message),
        LOG_INT("code", code));
    return status;
}

enum status db_failed(struct db *db, int code, const char *what) {
    return log_failure(db, code, what, sqlite3_errmsg(db->handle));
}

/* Messages of running statements may quote what was bound (fts5: syntax error near "..."): cut there. */
enum status db_run_failed(struct db *db, int code, const char *what) {
    if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY ||
        code == SQLITE_CONSTRAINT_ROWID)
        return STATUS_DUPLICATE;
    char message[200];
    const char *full = sqlite3_errmsg(db->handle);
    size_t length = strcspn(full, "\"[");
    if (length >= sizeof message)
        length = sizeof message - 1;
    memcpy(message, full, length);
    message[length] = '\0';
    return log_failure(db, code, what, message);
}
