/* plan.c: what can be said about the statements without running them: names, conditions, query plans. */
#include "db_private.h"

#include "minan/base/buf.h"
#include <stdlib.h>
#include <string.h>

const char *sql_name(enum sql statement) {
    return sql_statements[statement].name;
}

bool sql_is_scoped(enum sql statement) {
    return sql_statements[statement].scoped;
}

const char *sql_scan_reason(enum sql statement) {
    return sql_statements[statement].scan_reason;
}

const char *const *sql_conditions(enum sql statement, int *ret_count) {
    *ret_count = sql_statements[statement].condition_count;
    return sql_statements[statement].conditions;
}

uint64_t sql_condition_bit(enum sql statement, const char *condition) {
    const struct sql_statement *source = &sql_statements[statement];
    for (int i = 0; i < source->condition_count; i++) {
        if (strcmp(source->conditions[i], condition) == 0)
            return (uint64_t)1 << i;
    }
    return 0;
}

bool sql_variant(enum sql statement, int i, uint64_t mask, uint64_t *ret_mask) {
    const struct sql_statement *source = &sql_statements[statement];
    uint64_t alternatives = 0;
    uint64_t chosen = 0;
    int seen = 0;
    for (int c = 0; c < source->condition_count; c++) {
        if (strncmp(source->conditions[c], "by_", 3) != 0)
            continue;
        alternatives |= (uint64_t)1 << c;
        if (seen++ == i)
            chosen = (uint64_t)1 << c;
    }
    if (i >= (seen ? seen : 1))
        return false;
    *ret_mask = (mask & ~alternatives) | chosen;
    return true;
}

/* ---- query plans ---- */

enum { MAX_STEPS = 200 };

/* A step's id and its depth, to indent what hangs on it. */
struct step {
    int id;
    int depth;
};

static int depth_of(const struct step *steps, int count, int parent) {
    for (int i = count - 1; i >= 0; i--) {
        if (steps[i].id == parent)
            return steps[i].depth + 1;
    }
    return 0;
}

static void add_plan(struct buf *buf, sqlite3_stmt *stmt) {
    struct step steps[MAX_STEPS];
    int count = 0;
    while (count < MAX_STEPS && sqlite3_step(stmt) == SQLITE_ROW) {
        int depth = depth_of(steps, count, sqlite3_column_int(stmt, 1));
        steps[count++] = (struct step){sqlite3_column_int(stmt, 0), depth};
        buf_printf(buf, "%*s%s\n", depth * 2, "", (const char *)sqlite3_column_text(stmt, 3));
    }
}

enum status db_plan(struct db *db, enum sql statement, uint64_t mask, struct arena *arena,
                    const char **ret_plan) {
    const char *sql = arena_printf(arena, "EXPLAIN QUERY PLAN %s", db_sql_text(statement, mask, arena));
    sqlite3_stmt *stmt = NULL;
    struct buf buf;
    int code = sqlite3_prepare_v2(db->handle, sql, -1, &stmt, NULL);
    if (code != SQLITE_OK)
        return db_failed(db, code, sql_name(statement));
    buf_init(&buf, arena, 256);
    add_plan(&buf, stmt);
    code = sqlite3_finalize(stmt);
    if (code != SQLITE_OK)
        return db_failed(db, code, sql_name(statement));
    *ret_plan = buf.data;
    return STATUS_OK;
}

static void add_title(struct buf *buf, enum sql statement, uint64_t mask) {
    const struct sql_statement *source = &sql_statements[statement];
    buf_text(buf, source->name);
    for (int i = 0; i < source->condition_count; i++) {
        if (mask >> i & 1)
            buf_printf(buf, " %s", source->conditions[i]);
    }
    if (source->scan_reason)
        buf_printf(buf, " (scan: %s)", source->scan_reason);
    buf_char(buf, '\n');
}

static void add_indented(struct buf *buf, const char *text) {
    while (*text) {
        size_t length = strcspn(text, "\n") + 1;
        buf_text(buf, "    ");
        buf_add(buf, text, length);
        text += length;
    }
}

enum status db_plans_text(struct db *db, struct arena *arena, const char **ret_text) {
    struct buf buf;
    buf_init(&buf, arena, 16 * 1024);
    for (enum sql statement = 0; (int)statement < sql_statement_count; statement++) {
        uint64_t mask = sql_condition_bit(statement, "scope_county");
        for (int i = 0; sql_variant(statement, i, mask, &mask); i++) {
            const char *plan = "";
            enum status status = db_plan(db, statement, mask, arena, &plan);
            if (status != STATUS_OK)
                return status;
            add_title(&buf, statement, mask);
            add_indented(&buf, plan);
        }
    }
    *ret_text = buf.data;
    return STATUS_OK;
}
