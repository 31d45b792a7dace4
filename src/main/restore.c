/* restore.c: a backup becomes the database, once it has passed every check; what was there before is kept
 * aside. */
#include "minan/api/app.h"
#include "minan/domain/audit.h"

#include "files.h"
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* ---- is it good? ---- */

static int inspect_chain(struct run *run, struct store *backup) {
    int64_t rows;
    int64_t broken;
    enum status status = audit_verify(&backup->ctx, &rows, &broken);
    if (status != STATUS_OK)
        return run_fail_status(run, "备份的审计日志无法检查", status, NULL);
    if (broken)
        return run_fail(run, "备份的审计日志在第 %lld 条断开，不恢复", (long long)broken);
    return EXIT_DONE;
}

static int inspect_files(struct run *run, struct store *backup) {
    int64_t bad;
    if (config_bool(&run->config, "without-files"))
        return EXIT_DONE;
    if (files_verify(run, &backup->ctx, backup->files, &bad) != STATUS_OK)
        return EXIT_FAILED;
    if (bad)
        return run_fail(run, "备份缺少或损坏 %lld 个照片文件，不恢复（仍要恢复请加 --without-files）",
                        (long long)bad);
    return EXIT_DONE;
}

static int inspect_backup(struct run *run, struct store *backup) {
    const char *report = NULL;
    if (store_open_reader(run, backup) != STATUS_OK)
        return EXIT_FAILED;
    enum status status = db_integrity(backup->db, run->arena, &report);
    if (status != STATUS_OK || report)
        return run_fail(run, "备份 %s 没有通过校验，不恢复：%s", backup->database,
                        report ? report : status_text(status));
    int exit_code = inspect_chain(run, backup);
    return exit_code == EXIT_DONE ? inspect_files(run, backup) : exit_code;
}

/* ---- putting it in place ---- */

static int move(struct run *run, const char *from, const char *to) {
    if (rename(from, to) == 0 || errno == ENOENT)
        return EXIT_DONE;
    return run_fail(run, "%s 无法改名为 %s：%s", from, to, strerror(errno));
}

/* With its log: together they are the whole old database. */
static int keep_aside(struct run *run, struct store *store) {
    const char *aside = arena_printf(run->arena, "%s/replaced-%lld.db", store->folder,
                                     (long long)(clock_now(&clock_system) / 1000));
    static const char *const endings[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        const char *from = arena_printf(run->arena, "%s%s", store->database, endings[i]);
        if (move(run, from, arena_printf(run->arena, "%s%s", aside, endings[i])) != EXIT_DONE)
            return EXIT_FAILED;
    }
    printf("原有数据库保留为 %s\n", aside);
    return EXIT_DONE;
}

/* Backups hold no key: here the secrets of channels open only with the one that was here before. */
static void print_hint(const struct store *store) {
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s/" SEAL_FILE, store->folder);
    if (access(path, F_OK) != 0)
        printf("提示：备份不含密钥文件 " SEAL_FILE "。设过通知渠道的，请把原机数据目录里的 " SEAL_FILE
               " 一并放到 %s；没有它，启动后请系统管理员在“通知渠道”中重新填写地址和密钥\n",
               store->folder);
}

static int put_in_place(struct run *run, struct store *store, struct store *backup) {
    const char *unfinished = arena_printf(run->arena, "%s/restore-unfinished.db", store->folder);
    struct files_copied copied;
    if (files_add_missing(run, backup->files, store->files, &copied) != STATUS_OK)
        return EXIT_FAILED;
    enum status status = db_copy_to(backup->db, unfinished);
    if (status != STATUS_OK) {
        unlink(unfinished);
        return run_fail_status(run, "备份无法复制", status, NULL);
    }
    if (store_has_database(store) && keep_aside(run, store) != EXIT_DONE)
        return EXIT_FAILED;
    if (move(run, unfinished, store->database) != EXIT_DONE)
        return EXIT_FAILED;
    printf("已恢复到 %s（新增文件 %lld）\n", store->database, (long long)copied.added);
    print_hint(store);
    return EXIT_DONE;
}

static int restore_into(struct run *run, struct store *store, struct store *backup) {
    if (store_lock(run, store) != STATUS_OK)
        return EXIT_FAILED;
    if (store_has_database(store) && !config_bool(&run->config, "force"))
        return run_fail(run, "%s 已经存在；要用备份替换它请加 --force（原有数据库会保留）", store->database);
    int exit_code = inspect_backup(run, backup);
    return exit_code == EXIT_DONE ? put_in_place(run, store, backup) : exit_code;
}

int restore_run(struct run *run) {
    if (run->config.argument_count != 1)
        return run_wrong_use(run, "请写明备份文件名 FILE");
    const char *path = run->config.arguments[0];
    struct store store = store_at(run);
    struct store backup = {
        .folder = path, .database = path, .files = arena_printf(run->arena, "%s.files", path), .lock = -1};
    int exit_code = restore_into(run, &store, &backup);
    store_close(&backup);
    database_remove_side_files(run, path);
    store_close(&store);
    return exit_code;
}
