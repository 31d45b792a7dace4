/* file.c: the database as a file: sound or not, copied, analyzed, its schema as text. */
#include "db_private.h"

#include "minan/base/log.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static bool is_broken(struct db *db) {
    int code = sqlite3_errcode(db->handle) & 0xff;
    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
}

enum status db_integrity(struct db *db, struct arena *arena, const char **ret_report) {
    const char *pages = NULL;
    const char *keys = NULL;
    enum status status = direct_lines(db, "PRAGMA integrity_check(100)", arena, &pages);
    if (status == STATUS_OK)
        status = direct_lines(db,
                              "SELECT 'foreign key: table ' || \"table\" || ', row ' || ifnull(rowid, '?')"
                              "  FROM pragma_foreign_key_check LIMIT 100",
                              arena, &keys);
    if (status != STATUS_OK && is_broken(db)) {
        *ret_report = arena_text(arena, sqlite3_errmsg(db->handle));
        return STATUS_OK;
    }
    if (status != STATUS_OK)
        return status;
    if (strcmp(pages, "ok\n") == 0)
        *ret_report = *keys ? keys : NULL;
    else
        *ret_report = arena_printf(arena, "%s%s", pages, keys);
    return STATUS_OK;
}

/* ---- copy ---- */

static enum status system_failed(const char *what, const char *path) {
    int error = errno;
    LOG(LOG_ERROR, "db.copy", LOG_TEXT("what", what), LOG_TEXT("path", path),
        LOG_TEXT("message", strerrordesc_np(error)));
    return error == ENOSPC || error == EDQUOT ? STATUS_DISK_FULL : STATUS_DATABASE;
}

static enum status sync_path(const char *path, int flags) {
    int file = open(path, flags | O_CLOEXEC);
    if (file < 0)
        return system_failed("open", path);
    enum status status = fsync(file) == 0 ? STATUS_OK : system_failed("fsync", path);
    close(file);
    return status;
}

static enum status sync_folder_of(const char *path) {
    char folder[4096] = ".";
    const char *slash = strrchr(path, '/');
    size_t length = slash == path ? 1 : slash ? (size_t)(slash - path) : 0;
    if (length >= sizeof folder)
        return STATUS_DATABASE;
    if (length) {
        memcpy(folder, path, length);
        folder[length] = '\0';
    }
    return sync_path(folder, O_RDONLY | O_DIRECTORY);
}

static int copy_pages(sqlite3 *from, sqlite3 *to) {
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");
    if (backup == NULL)
        return sqlite3_extended_errcode(to);
    sqlite3_backup_step(backup, -1);
    return sqlite3_backup_finish(backup);
}

static enum status copy_into(struct db *db, const char *path) {
    struct db target = {0};
    int code = sqlite3_open_v2(path, &target.handle,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
    if (code == SQLITE_OK)
        code = copy_pages(db->handle, target.handle);
    enum status status = code == SQLITE_OK ? STATUS_OK : db_failed(&target, code, "copy");
    sqlite3_close(target.handle);
    return status;
}

enum status db_copy_to(struct db *db, const char *path) {
    int file = open(path, O_CREAT | O_TRUNC | O_RDWR | O_CLOEXEC, 0600);
    if (file < 0)
        return system_failed("open", path);
    close(file);
    enum status status = copy_into(db, path);
    if (status == STATUS_OK)
        status = sync_path(path, O_RDONLY);
    if (status == STATUS_OK)
        status = sync_folder_of(path);
    return status;
}

/* ---- the rest ---- */

enum status db_analyze(struct db *writer) {
    return direct_run(writer, "ANALYZE");
}

enum status db_schema_text(struct db *db, struct arena *arena, const char **ret_text) {
    return direct_lines(db,
                        "SELECT sql || ';' FROM sqlite_schema"
                        " WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
                        "   AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')"
                        " ORDER BY type, name",
                        arena, ret_text);
}
