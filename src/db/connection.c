/* connection.c: opening and closing. Every connection gets the same safety settings. */
#include "db_private.h"
#include "minan/db/id_set.h"

#include "minan/base/log.h"
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

enum { BUSY_MS = 5000 };

static const char common_pragmas[] = "PRAGMA foreign_keys=ON;"
                                     "PRAGMA trusted_schema=OFF;"
                                     "PRAGMA cell_size_check=ON;"
                                     "PRAGMA temp_store=MEMORY;"
                                     "PRAGMA mmap_size=0;";

/* cache_size in KiB: there is one writer, and a reader for each server thread */
static const char writer_pragmas[] = "PRAGMA cache_size=-8192;"
                                     "PRAGMA journal_mode=WAL;"
                                     "PRAGMA synchronous=FULL;"
                                     "PRAGMA wal_autocheckpoint=1000;"
                                     "PRAGMA journal_size_limit=67108864;";

/* schema_version reads the file's header, so that a file that is no database fails here */
static const char reader_pragmas[] = "PRAGMA cache_size=-2048;"
                                     "PRAGMA schema_version;";

static int configure(sqlite3 *handle, bool is_writer) {
    sqlite3_busy_timeout(handle, BUSY_MS);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, is_writer ? 0 : 1, NULL);
    int code = id_set_register(handle);
    if (code == SQLITE_OK)
        code = sqlite3_exec(handle, common_pragmas, NULL, NULL, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_exec(handle, is_writer ? writer_pragmas : reader_pragmas, NULL, NULL, NULL);
    return code;
}

static enum status open_connection(const char *path, bool is_writer, struct db **ret_db) {
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                (is_writer ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY);
    struct db *db = db_alloc(1, sizeof *db);
    db->slots = db_alloc((size_t)sql_statement_count, sizeof *db->slots);
    int code = sqlite3_open_v2(path, &db->handle, flags, NULL);
    if (code == SQLITE_OK)
        code = configure(db->handle, is_writer);
    if (code != SQLITE_OK) {
        enum status status = db_failed(db, code, "open");
        db_close(db);
        return status;
    }
    *ret_db = db;
    return STATUS_OK;
}

/* Only a new file is opened here: closing a descriptor of a live one would drop SQLite's locks on it. */
static void create_private(const char *path) {
    int file = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
    if (file >= 0)
        close(file);
}

enum status db_open_writer(const char *path, struct db **ret_db) {
    create_private(path);
    return open_connection(path, true, ret_db);
}

enum status db_open_reader(const char *path, struct db **ret_db) {
    return open_connection(path, false, ret_db);
}

void db_close(struct db *db) {
    if (db == NULL)
        return;
    statement_close_all(db);
    for (int i = 0; i < CONTROL__COUNT; i++)
        sqlite3_finalize(db->controls[i]);
    if (sqlite3_close(db->handle) != SQLITE_OK)
        LOG(LOG_ERROR, "db.close", LOG_TEXT("message", sqlite3_errmsg(db->handle)));
    free(db->slots);
    free(db);
}
