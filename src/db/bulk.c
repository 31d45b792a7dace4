/* bulk.c: indexes and triggers set aside while a new file is filled. */
#include "db_private.h"

#include <string.h>

enum { ASIDE_MOST = 192 };

struct db_bulk {
    const char *names[ASIDE_MOST];
    const char *texts[ASIDE_MOST]; /* CREATE INDEX ..., CREATE TRIGGER ... */
    int count;
};

/* A CHECK (x IN (...)) builds a table of its values for every row and a hazard has ten references: rows known
 * to be right go in several times as fast without. db_integrity looks at both. What is sorted for an index
 * does not fit into memory at millions of rows: it goes through files for once. */
static const char begin_pragmas[] = "PRAGMA synchronous=OFF;"
                                    "PRAGMA foreign_keys=OFF;"
                                    "PRAGMA ignore_check_constraints=ON;"
                                    "PRAGMA temp_store=FILE;"
                                    "PRAGMA threads=1;";
static const char end_pragmas[] = "PRAGMA threads=0;"
                                  "PRAGMA temp_store=MEMORY;"
                                  "PRAGMA ignore_check_constraints=OFF;"
                                  "PRAGMA foreign_keys=ON;"
                                  "PRAGMA synchronous=FULL;";

static enum status note_table(struct db *db, const char *table, struct arena *arena, struct db_bulk *bulk) {
    const char *names = NULL;
    enum status status =
        direct_lines(db,
                     arena_printf(arena,
                                  "SELECT name FROM sqlite_schema WHERE tbl_name = '%s' AND (type = 'trigger'"
                                  "    OR type = 'index' AND sql LIKE 'CREATE INDEX %%') ORDER BY rowid",
                                  table),
                     arena, &names);
    if (status != STATUS_OK)
        return status;
    char *rest = NULL;
    char *list = arena_text(arena, names);
    for (const char *name = strtok_r(list, "\n", &rest); name && bulk->count < ASIDE_MOST;
         name = strtok_r(NULL, "\n", &rest))
        bulk->names[bulk->count++] = name;
    return STATUS_OK;
}

static enum status set_aside(struct db *db, int number, struct arena *arena, struct db_bulk *bulk) {
    const char *name = bulk->names[number];
    const char *line = NULL;
    enum status status = direct_lines(
        db, arena_printf(arena, "SELECT sql FROM sqlite_schema WHERE name = '%s'", name), arena, &line);
    if (status != STATUS_OK)
        return status;
    bulk->texts[number] =
        arena_copy(arena, line, strlen(line) - 1); /* SQLite keeps the text, newline and all */
    bool is_trigger = strncmp(line, "CREATE TRIGGER", strlen("CREATE TRIGGER")) == 0;
    return direct_run(db, arena_printf(arena, "DROP %s \"%s\"", is_trigger ? "TRIGGER" : "INDEX", name));
}

enum status db_bulk_begin(struct db *writer, const char *const *tables, struct arena *arena,
                          struct db_bulk **ret_bulk) {
    struct db_bulk *bulk = ARENA_NEW(arena, struct db_bulk);
    enum status status = direct_run(writer, begin_pragmas);
    for (; status == STATUS_OK && *tables; tables++)
        status = note_table(writer, *tables, arena, bulk);
    for (int i = 0; status == STATUS_OK && i < bulk->count; i++)
        status = set_aside(writer, i, arena, bulk);
    if (status == STATUS_OK)
        *ret_bulk = bulk;
    return status;
}

enum status db_bulk_end(struct db *writer, const struct db_bulk *bulk) {
    enum status status = STATUS_OK;
    for (int i = 0; status == STATUS_OK && i < bulk->count; i++)
        status = direct_run(writer, bulk->texts[i]);
    if (status == STATUS_OK)
        status = direct_run(writer, end_pragmas);
    return status;
}
