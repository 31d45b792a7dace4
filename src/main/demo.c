/* demo.c: the demo city grows in a file of its own and takes the database's name when it is whole. */
#include "minan/domain/demo.h"

#include "minan/base/file.h"
#include "store.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { QUIET_MS = 3000 };

/* A big city takes minutes: whoever waits sees it grow. */
static void say_month(void *user, int64_t done, int64_t months) {
    int64_t *said_at = user;
    int64_t now = clock_now(&clock_system);
    if (now - *said_at < QUIET_MS)
        return;
    *said_at = now;
    fprintf(stderr, "演示城市：已生成 %lld/%lld 个月%s\n", (long long)done, (long long)months,
            done == months ? "，正在建立索引" : "");
}

static enum status fill(struct run *run, struct store *store, const char *path,
                        const struct demo_options *options) {
    enum status status = db_open_writer(path, &store->db);
    if (status == STATUS_OK)
        status = db_migrate(store->db, clock_now(&clock_system));
    if (status == STATUS_OK) {
        store_act_on(run, store, store->db);
        status = demo_make(&store->ctx, options);
    }
    db_close(store->db); /* writes the log back into the file */
    store->db = NULL;
    return status;
}

static int build(struct run *run, struct store *store, const struct demo_options *options) {
    const char *path = arena_printf(run->arena, "%s/demo-unfinished.db", store->folder);
    unlink(path);
    database_remove_side_files(run, path);
    enum status status = fill(run, store, path, options);
    if (status != STATUS_OK)
        return run_fail_status(run, "演示城市未生成", status, &store->err);
    if (rename(path, store->database) != 0)
        return run_fail(run, "%s：%s", store->database, strerror(errno));
    printf("演示城市已生成：%s，账号见 %s\n", store->database, options->accounts_path);
    return EXIT_DONE;
}

int demo_run(struct run *run) {
    const struct config *config = &run->config;
    struct store store = store_at(run);
    int64_t said_at = clock_now(&clock_system);
    struct demo_options options = {
        .seed = config_int(config, "seed"),
        .institutions = config_int(config, "institutions"),
        .months = config_int(config, "months"),
        .today = clock_today(&clock_system),
        .accounts_path = arena_printf(run->arena, "%s/demo-accounts.csv", store.folder),
        .month_done = say_month,
        .user = &said_at,
    };
    const char *today = config_text(config, "today");
    if (today && !day_parse(today, &options.today))
        return run_wrong_use(run, "--today 应为日期，如 2026-11-23");
    int exit_code = EXIT_FAILED;
    if (store_lock(run, &store) == STATUS_OK)
        exit_code = store_has_database(&store)
                        ? run_fail(run, "%s 已经存在，演示城市只在空的数据目录里生成", store.database)
                        : build(run, &store, &options);
    store_close(&store);
    return exit_code;
}
