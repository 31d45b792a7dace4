/* backup.c: a backup is called one only after it has been opened, checked and counted. It may run beside a
 * server: it reads, never writes, the live database. */
#include "minan/domain/upkeep.h"

#include "files.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int inspect_copy(struct run *run, struct store *copy, struct upkeep_counts *ret_counts) {
    const char *report = NULL;
    enum status status = store_open_reader(run, copy);
    if (status == STATUS_OK)
        status = db_integrity(copy->db, run->arena, &report);
    if (status != STATUS_OK || report)
        return run_fail(run, "备份没有通过校验，未保留：%s", report ? report : status_text(status));
    status = upkeep_count(&copy->ctx, ret_counts);
    return status == STATUS_OK ? EXIT_DONE : run_fail_status(run, "备份无法清点", status, NULL);
}

static int verify_copy(struct run *run, const char *path, struct upkeep_counts *ret_counts) {
    struct store copy = {.folder = path, .database = path, .files = "", .lock = -1};
    int exit_code = inspect_copy(run, &copy, ret_counts);
    store_close(&copy);
    database_remove_side_files(run, path);
    return exit_code;
}

static void print_done(const char *target, const struct upkeep_counts *counts,
                       const struct files_copied *copied) {
    printf("备份完成：%s（机构 %lld，检查 %lld，隐患 %lld，附件 %lld，文书 %lld，本次新增文件 %lld）\n",
           target, (long long)counts->institutions, (long long)counts->inspections,
           (long long)counts->hazards, (long long)counts->attachments, (long long)counts->papers,
           (long long)copied->added);
}

/* The database came first: whatever it names lies in the tree already, because files are written before their
 * rows. */
static int keep_copy(struct run *run, struct store *store, const char *unfinished, const char *target) {
    struct upkeep_counts counts = {0};
    struct files_copied copied;
    int exit_code = verify_copy(run, unfinished, &counts);
    if (exit_code != EXIT_DONE)
        return exit_code;
    const char *files = arena_printf(run->arena, "%s.files", target);
    if (files_add_missing(run, store->files, files, &copied) != STATUS_OK)
        return EXIT_FAILED;
    if (rename(unfinished, target) != 0)
        return run_fail(run, "%s：%s", target, strerror(errno));
    print_done(target, &counts, &copied);
    if (copied.bad)
        return run_fail(run, "有 %lld 个照片文件已损坏，详情见 minan check", (long long)copied.bad);
    return EXIT_DONE;
}

static int copy_store(struct run *run, struct store *store, const char *target) {
    const char *unfinished = arena_printf(run->arena, "%s.unfinished", target);
    enum status status = db_copy_to(store->db, unfinished);
    if (status != STATUS_OK)
        return run_fail_status(run, "数据库无法复制", status, NULL);
    int exit_code = keep_copy(run, store, unfinished, target);
    unlink(unfinished); /* still there when it was not kept */
    return exit_code;
}

int backup_run(struct run *run) {
    if (run->config.argument_count != 1)
        return run_wrong_use(run, "请写明备份文件名 FILE");
    struct store store = store_at(run);
    int exit_code = EXIT_FAILED;
    if (store_open_reader(run, &store) == STATUS_OK)
        exit_code = copy_store(run, &store, run->config.arguments[0]);
    store_close(&store);
    return exit_code;
}
