#include "store.h"

#include "minan/base/file.h"
#include <stdio.h>
#include <unistd.h>

enum { PRIVATE = 0700 };

struct store store_at(struct run *run) {
    const char *folder = config_text(&run->config, "data");
    return (struct store){
        .folder = folder,
        .database = arena_printf(run->arena, "%s/minan.db", folder),
        .files = arena_printf(run->arena, "%s/files", folder),
        .lock = -1,
    };
}

bool store_has_database(const struct store *store) {
    return access(store->database, F_OK) == 0;
}

static enum status make_folders(struct run *run, const struct store *store) {
    enum status status = file_make_dir(store->folder, PRIVATE);
    if (status == STATUS_OK)
        status = file_make_dir(store->files, PRIVATE);
    if (status == STATUS_OK)
        status = file_make_dir(arena_printf(run->arena, "%s/tmp", store->folder), PRIVATE);
    return status;
}

enum status store_lock(struct run *run, struct store *store) {
    enum status status = make_folders(run, store);
    if (status != STATUS_OK) {
        run_fail(run, "数据目录 %s 无法建立或写入：%s", store->folder, status_text(status));
        return status;
    }
    status = file_lock(arena_printf(run->arena, "%s/lock", store->folder), &store->lock);
    if (status == STATUS_BUSY)
        run_fail(run, "数据目录 %s 正由另一个 minan 进程使用，请先停止它", store->folder);
    else if (status != STATUS_OK)
        run_fail(run, "数据目录 %s 无法加锁：%s", store->folder, status_text(status));
    return status;
}

void store_act_on(struct run *run, struct store *store, struct db *db) {
    err_init(&store->err, run->arena);
    store->ctx = (struct ctx){
        .arena = run->arena,
        .err = &store->err,
        .clock = &clock_system,
        .db = db,
        .actor = {.name = "命令行"},
        .request_id = run->command,
        .store_dir = store->files,
        .content_hash = "",
    };
}

/* ---- writing ---- */

static enum status copy_before(struct run *run, struct store *store, int64_t version) {
    const char *copy =
        arena_printf(run->arena, "%s/before-migration-%lld.db", store->folder, (long long)version);
    enum status status = db_copy_to(store->db, copy);
    if (status == STATUS_OK)
        printf("升级前的数据库已备份到 %s\n", copy);
    return status;
}

static enum status bring_up_to_date(struct run *run, struct store *store) {
    int64_t version;
    enum status status = db_schema_version(store->db, &version);
    if (status == STATUS_OK && version > 0 && version < db_program_version())
        status = copy_before(run, store, version);
    if (status == STATUS_OK)
        status = db_migrate(store->db, clock_now(&clock_system));
    return status;
}

enum status store_open_writer(struct run *run, struct store *store) {
    enum status status = db_open_writer(store->database, &store->db);
    if (status == STATUS_OK)
        status = bring_up_to_date(run, store);
    if (status != STATUS_OK) {
        run_fail(run, "数据库 %s 无法打开或升级，原因见上一行日志", store->database);
        return status;
    }
    store_act_on(run, store, store->db);
    return STATUS_OK;
}

/* ---- reading ---- */

static enum status check_version(struct run *run, const struct store *store) {
    int64_t version;
    enum status status = db_schema_version(store->db, &version);
    if (status != STATUS_OK) {
        run_fail(run, "%s 不是可用的数据库", store->database);
    } else if (version != db_program_version()) {
        run_fail(run, "数据库 %s 的版本是 %lld，本程序需要 %lld，请先运行 minan migrate", store->database,
                 (long long)version, (long long)db_program_version());
        status = STATUS_DATABASE;
    }
    return status;
}

enum status store_open_reader(struct run *run, struct store *store) {
    if (!store_has_database(store)) {
        run_fail(run, "数据目录 %s 里没有数据库", store->folder);
        return STATUS_NOT_FOUND;
    }
    enum status status = db_open_reader(store->database, &store->db);
    if (status != STATUS_OK) {
        run_fail(run, "数据库 %s 无法打开，原因见上一行日志", store->database);
        return status;
    }
    status = check_version(run, store);
    if (status == STATUS_OK)
        store_act_on(run, store, store->db);
    return status;
}

void store_close(struct store *store) {
    db_close(store->db);
    store->db = NULL;
    if (store->lock >= 0)
        close(store->lock);
    store->lock = -1;
}

void database_remove_side_files(struct run *run, const char *path) {
    unlink(arena_printf(run->arena, "%s-wal", path));
    unlink(arena_printf(run->arena, "%s-shm", path));
}
