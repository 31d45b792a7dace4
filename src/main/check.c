/* check.c: is everything as it was written? One line for each thing that is not. */
#include "minan/domain/audit.h"
#include "minan/domain/tally.h"
#include "minan/domain/upkeep.h"

#include "files.h"
#include <stdio.h>

static bool database_is_sound(struct run *run, struct store *store) {
    const char *report = NULL;
    enum status status = db_integrity(store->db, run->arena, &report);
    if (status != STATUS_OK)
        run_fail_status(run, "数据库无法检查", status, NULL);
    else if (report)
        printf("数据库不完好：\n%s", report);
    return status == STATUS_OK && report == NULL;
}

static bool chain_is_whole(struct run *run, struct store *store) {
    int64_t rows;
    int64_t broken = 0;
    enum status status = audit_verify(&store->ctx, &rows, &broken);
    if (status != STATUS_OK)
        run_fail_status(run, "审计日志无法检查", status, NULL);
    else if (broken)
        printf("审计日志在第 %lld 条断开：内容被改动或缺失\n", (long long)broken);
    return status == STATUS_OK && broken == 0;
}

static bool files_are_there(struct run *run, struct store *store) {
    int64_t bad;
    return files_verify(run, &store->ctx, store->files, &bad) == STATUS_OK && bad == 0;
}

static bool tallies_are_right(struct run *run, struct store *store) {
    int64_t differences = 0;
    enum status status = tally_verify(&store->ctx, &differences);
    if (status != STATUS_OK)
        run_fail_status(run, "统计累计数无法核对", status, NULL);
    else if (differences)
        printf("统计累计数与记录不符：%lld 行\n", (long long)differences);
    return status == STATUS_OK && differences == 0;
}

static void print_counts(struct store *store) {
    struct upkeep_counts counts;
    if (upkeep_count(&store->ctx, &counts) != STATUS_OK)
        return;
    printf("机构 %lld，检查 %lld，隐患 %lld，附件 %lld，文书 %lld，账号 %lld，审计日志 %lld 条\n",
           (long long)counts.institutions, (long long)counts.inspections, (long long)counts.hazards,
           (long long)counts.attachments, (long long)counts.papers, (long long)counts.accounts,
           (long long)counts.audit);
}

/* One snapshot for all of it, so that a server at work does not look like damage. */
static int check_store(struct run *run, struct store *store) {
    if (!database_is_sound(run, store))
        return EXIT_FAILED;
    enum status status = db_begin_read(store->db);
    if (status != STATUS_OK)
        return run_fail_status(run, "数据库无法读取", status, NULL);
    bool whole = chain_is_whole(run, store);
    bool there = files_are_there(run, store);
    bool right = tallies_are_right(run, store);
    print_counts(store);
    db_rollback(store->db);
    puts(whole && there && right ? "检查通过" : "检查未通过");
    return whole && there && right ? EXIT_DONE : EXIT_FAILED;
}

int check_run(struct run *run) {
    struct store store = store_at(run);
    int exit_code = EXIT_FAILED;
    if (store_open_reader(run, &store) == STATUS_OK)
        exit_code = check_store(run, &store);
    store_close(&store);
    return exit_code;
}
