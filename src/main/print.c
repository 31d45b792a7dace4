/* print.c: what the tables say, for people and for the tests that compare it. */
#include "minan/api/print.h"
#include "minan/domain/figure.h"

#include "store.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

typedef enum status print_fn(struct arena *arena, const char **ret_text);
typedef enum status print_db_fn(struct db *db, struct arena *arena, const char **ret_text);

static int print_text(struct run *run, enum status status, const char *text) {
    if (status != STATUS_OK)
        return run_fail_status(run, "无法打印", status, NULL);
    fputs(text, stdout);
    return EXIT_DONE;
}

static int print_from_tables(struct run *run, print_fn *print) {
    const char *text = NULL;
    enum status status = print(run->arena, &text);
    return print_text(run, status, text);
}

static enum status print_fresh(struct run *run, const char *path, print_db_fn *print, const char **ret_text) {
    struct db *db = NULL;
    enum status status = db_open_writer(path, &db);
    if (status == STATUS_OK)
        status = db_migrate(db, 0);
    if (status == STATUS_OK)
        status = print(db, run->arena, ret_text);
    db_close(db);
    return status;
}

/* From a new, empty database: what is printed depends on the program alone. */
static int print_from_database(struct run *run, print_db_fn *print) {
    char folder[] = "/tmp/minan-print-XXXXXX";
    const char *text = NULL;
    if (mkdtemp(folder) == NULL)
        return run_fail(run, "无法建立临时目录");
    const char *path = arena_printf(run->arena, "%s/minan.db", folder);
    enum status status = print_fresh(run, path, print, &text);
    unlink(path);
    database_remove_side_files(run, path);
    rmdir(folder);
    return print_text(run, status, text);
}

int print_openapi_run(struct run *run) {
    return print_from_tables(run, openapi_text);
}

int print_permissions_run(struct run *run) {
    return print_from_tables(run, permission_matrix_text);
}

int print_figures_run(struct run *run) {
    return print_from_tables(run, figures_text);
}

int print_schema_run(struct run *run) {
    return print_from_database(run, db_schema_text);
}

int print_plans_run(struct run *run) {
    return print_from_database(run, db_plans_text);
}
