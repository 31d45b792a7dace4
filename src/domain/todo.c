/* todo.c: 今天要做的, from a table: which kinds concern whom, most pressing first, and how many of each are
 * shown. */
#include "minan/domain/todo.h"

#include "people.h"

enum { MOST_ITEMS = 50 };
enum concern { BUREAU = 1, INSTITUTION = 2, RESOLVER = 4, SECOND_NAME = 8 };

struct todo_row {
    struct uuid institution;
    const char *institution_name;
    struct uuid hazard;
    const char *text;
    int32_t day;
};
static const struct field todo_row_fields[] = {
    F_UUID(struct todo_row, institution, INTERNAL), F_TEXT(struct todo_row, institution_name, INTERNAL),
    F_UUID(struct todo_row, hazard, INTERNAL),      F_TEXT(struct todo_row, text, INTERNAL),
    F_DATE(struct todo_row, day, INTERNAL),
};
static SHAPE(todo_row, struct todo_row);

/* shown: how many of this kind at most, so that one kind does not hide the others; 0: the rest of the list.
 */
struct todo_source {
    enum todo_kind kind;
    unsigned concerns;
    int shown;
    const char *lead; /* what the title says before the text */
};
static const struct todo_source sources[] = {
    {TODO_SECOND_NAME, SECOND_NAME, 10, "重大隐患待签字销号："},
    {TODO_RECHECK, BUREAU, 15, "已申报整改完成，待复查："},
    {TODO_OVERDUE, BUREAU, 15, "逾期未整改："},
    {TODO_VISIT, BUREAU, 0, ""},
    {TODO_CONFLICT, RESOLVER, 0, ""},
    {TODO_SELF_CHECK, INSTITUTION, 1, ""},
    {TODO_ACKNOWLEDGE, INSTITUTION, 20, "待签收："},
    {TODO_RECTIFY, INSTITUTION, 0, "待整改："},
};
enum { SOURCES = sizeof sources / sizeof *sources };

static unsigned concerns_of(enum role role) {
    unsigned concerns = 0;
    if (role_is_bureau(role))
        concerns |= BUREAU;
    if (role_is_institution(role))
        concerns |= INSTITUTION;
    if (role_has(role, PERMIT_RESOLVE_CONFLICT))
        concerns |= RESOLVER;
    if (role_is_bureau(role) && role != ROLE_COUNTY_SUPERVISOR)
        concerns |= SECOND_NAME;
    return concerns;
}

static int32_t year_start(int32_t today) {
    return day_of(day_ymd(today).year, 1, 1);
}

/* ---- what the database knows ---- */

#define P_KIND(kind, today)                                                                                  \
    P_FLAG("recheck", (kind) == TODO_RECHECK), P_FLAG("second_name", (kind) == TODO_SECOND_NAME),            \
        P_FLAG("overdue", (kind) == TODO_OVERDUE), P_FLAG("acknowledge", (kind) == TODO_ACKNOWLEDGE),        \
        P_FLAG("rectify", (kind) == TODO_RECTIFY), P_DAY("today", (today))

static enum status count_visits(struct ctx *ctx, int32_t today, int64_t *ret_count) {
    return db_int(ctx->db, SQL_TODO_VISIT_COUNT,
                  ARGS(.scope = &ctx->actor.scope, PARAMS(P_DAY("year_start", year_start(today)))),
                  ret_count);
}

static enum status self_check(struct ctx *ctx, int32_t today, struct list *ret_rows) {
    return db_many(ctx->db, SQL_TODO_SELF_CHECK,
                   ARGS(.scope = &ctx->actor.scope, PARAMS(P_DAY("month_start", day_month_start(today)))),
                   &todo_row_shape, ctx->arena, ret_rows);
}

static enum status count_self_check(struct ctx *ctx, int32_t today, int64_t *ret_count) {
    struct list rows = {0};
    enum status status = self_check(ctx, today, &rows);
    *ret_count = (int64_t)rows.count;
    return status;
}

static enum status count_kind(struct ctx *ctx, enum todo_kind kind, int32_t today, int64_t *ret_count) {
    if (kind == TODO_VISIT)
        return count_visits(ctx, today, ret_count);
    if (kind == TODO_SELF_CHECK)
        return count_self_check(ctx, today, ret_count);
    if (kind == TODO_CONFLICT)
        return db_int(ctx->db, SQL_TODO_CONFLICT_COUNT, ARGS(PARAMS(P_WITHIN(&ctx->actor))), ret_count);
    return db_int(ctx->db, SQL_TODO_HAZARD_COUNT,
                  ARGS(.scope = &ctx->actor.scope, PARAMS(P_KIND(kind, today))), ret_count);
}

static enum status rows_of(struct ctx *ctx, enum todo_kind kind, int32_t today, int64_t limit,
                           struct list *ret_rows) {
    if (kind == TODO_CONFLICT)
        return STATUS_OK; /* counted only: its page lists them */
    if (kind == TODO_SELF_CHECK)
        return self_check(ctx, today, ret_rows);
    if (kind == TODO_VISIT)
        return db_many(ctx->db, SQL_TODO_VISITS,
                       ARGS(.scope = &ctx->actor.scope,
                            PARAMS(P_DAY("year_start", year_start(today)), P_INT("limit", limit))),
                       &todo_row_shape, ctx->arena, ret_rows);
    return db_many(ctx->db, SQL_TODO_HAZARDS,
                   ARGS(.scope = &ctx->actor.scope, PARAMS(P_KIND(kind, today), P_INT("limit", limit))),
                   &todo_row_shape, ctx->arena, ret_rows);
}

/* ---- what the person reads ---- */

static const char *visit_title(struct arena *arena, int32_t last, int32_t today) {
    char text[DAY_TEXT_SIZE];
    if (last == DAY_NONE)
        return "从未检查";
    day_format(last, text);
    return arena_printf(arena, "上次检查 %s，已 %d 天", text, today - last);
}

static struct todo_item item_of(struct ctx *ctx, const struct todo_source *source, const struct todo_row *row,
                                int32_t today) {
    struct todo_item item = {.kind = source->kind,
                             .institution = row->institution,
                             .institution_name = row->institution_name,
                             .hazard = row->hazard,
                             .due_on = row->day};
    if (source->kind == TODO_VISIT) {
        item.title = visit_title(ctx->arena, row->day, today);
        item.due_on = DAY_NONE;
    } else if (source->kind == TODO_SELF_CHECK) {
        item.title = arena_printf(ctx->arena, "%d 月自查尚未完成", day_ymd(today).month);
        item.due_on = day_month_end(today);
    } else {
        item.title = arena_printf(ctx->arena, "%s%s", source->lead, row->text);
    }
    item.overdue = item.due_on != DAY_NONE && item.due_on < today ? YES : NO;
    return item;
}

static enum status add_items(struct ctx *ctx, const struct todo_source *source, int32_t today,
                             struct list *items) {
    int64_t room = MOST_ITEMS - (int64_t)items->count;
    int64_t limit = source->shown && source->shown < room ? source->shown : room;
    struct list rows = {0};
    enum status status = rows_of(ctx, source->kind, today, limit, &rows);
    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; i < rows.count && items->count < MOST_ITEMS; i++)
        ((struct todo_item *)items->items)[items->count++] =
            item_of(ctx, source, (const struct todo_row *)rows.items + i, today);
    return STATUS_OK;
}

static enum status add_kind(struct ctx *ctx, const struct todo_source *source, int32_t today,
                            struct todo *todo) {
    int64_t count;
    enum status status = count_kind(ctx, source->kind, today, &count);
    if (status != STATUS_OK)
        return status;
    ((struct todo_count *)todo->counts.items)[todo->counts.count++] =
        (struct todo_count){source->kind, count};
    return count ? add_items(ctx, source, today, &todo->items) : STATUS_OK;
}

enum status todo_get(struct ctx *ctx, struct todo *ret_todo) {
    int32_t today = clock_today(ctx->clock);
    unsigned concerns = concerns_of(ctx->actor.role);
    struct todo todo = {{ARENA_ARRAY(ctx->arena, SOURCES, struct todo_count), 0},
                        {ARENA_ARRAY(ctx->arena, MOST_ITEMS, struct todo_item), 0}};
    for (int i = 0; i < SOURCES; i++) {
        if (!(sources[i].concerns & concerns))
            continue;
        enum status status = add_kind(ctx, &sources[i], today, &todo);
        if (status != STATUS_OK)
            return status;
    }
    *ret_todo = todo;
    return STATUS_OK;
}
