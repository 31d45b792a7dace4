/* bulk.c: indexes set aside while a new file is filled. */
#include "db_private.h"

#include <string.h>

enum { INDEXES_MOST = 128 };

struct db_bulk {
    const char *names[INDEXES_MOST];
    const char *texts[INDEXES_MOST]; /* CREATE INDEX ... */
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
                                  "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = '%s'"
                                  "   AND sql LIKE 'CREATE INDEX %%' ORDER BY rowid",
                                  table),
                     arena, &names);
    if (status != STATUS_OK)
        return status;
    char *rest = NULL;
    char *list = arena_text(arena, names);
    for (const char *name = strtok_r(list, "\n", &rest); name && bulk->count < INDEXES_MOST;
         name = strtok_r(NULL, "\n", &rest))
        bulk->names[bulk->count++] = name;
    return STATUS_OK;
}

static enum status set_aside(struct db *db, int index, struct arena *arena, struct db_bulk *bulk) {
    const char *name = bulk->names[index];
    const char *line = NULL;
    enum status status = direct_lines(
        db, arena_printf(arena, "SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = '%s'", name),
        arena, &line);
    if (status != STATUS_OK)
        return status;
    bulk->texts[index] =
        arena_copy(arena, line, strlen(line) - 1); /* SQLite keeps the text, newline and all */
    return direct_run(db, arena_printf(arena, "DROP INDEX \"%s\"", name));
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
