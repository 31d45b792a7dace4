/* migrate.c: a database of this program's version, and nothing else. */
#include "store.h"

#include <stdio.h>

int migrate_run(struct run *run) {
    struct store store = store_at(run);
    int exit_code = EXIT_FAILED;
    if (store_lock(run, &store) == STATUS_OK && store_open_writer(run, &store) == STATUS_OK) {
        printf("数据库 %s 的版本：%lld\n", store.database, (long long)db_program_version());
        exit_code = EXIT_DONE;
    }
    store_close(&store);
    return exit_code;
}
