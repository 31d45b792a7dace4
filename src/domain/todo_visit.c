/* todo_visit.c: visits to make, planned or long due, notices to send, and one's own self-check. */
#include "todo_private.h"

#include "minan/domain/visit_plan.h"

struct todo_row {
    struct uuid institution;
    const char *institution_name;
    int32_t day;
};
static const struct field todo_row_fields[] = {
    F_UUID(struct todo_row, institution, INTERNAL),
    F_TEXT(struct todo_row, institution_name, INTERNAL),
    F_DATE(struct todo_row, day, INTERNAL),
};
static SHAPE(todo_row, struct todo_row);

/* ---- planned ---- */

static int32_t week_end(int32_t today) {
    return today + 7 - day_weekday(today);
}

static void ask_plans(const struct todo_gather *gather, struct visit_plan_filter *filter) {
    shape_clear(&visit_plan_filter_shape, filter);
    filter->limit = gather->room;
    if (gather->kind == TODO_NOTICE) {
        filter->notice_due = YES;
        filter->level =
            role_level(gather->ctx->actor.role) == LEVEL_CITY ? inspection_level_none_ : INSPECTION_COUNTY;
        return;
    }
    filter->mine = YES;
    filter->open = YES;
    filter->to = week_end(gather->today);
}

static const char *plan_title(const struct todo_gather *gather, const struct visit_plan_row *row) {
    char from[DAY_TEXT_SIZE];
    char to[DAY_TEXT_SIZE];
    const char *kind = names_label(&inspection_kind_names, (int)row->kind);
    day_format(row->from_on, from);
    day_format(row->to_on, to);
    if (row->from_on == row->to_on)
        return arena_printf(gather->ctx->arena, "%s%s，%s", gather->lead, kind, from);
    return arena_printf(gather->ctx->arena, "%s%s，%s 至 %s", gather->lead, kind, from, to);
}

enum status todo_gather_plans(struct todo_gather *gather) {
    struct visit_plan_filter filter;
    struct visit_plan_page page;
    ask_plans(gather, &filter);
    enum status status = visit_plan_list(gather->ctx, &filter, &page);
    if (status != STATUS_OK)
        return status;
    const struct visit_plan_row *rows = page.items.items;
    gather->count = page.total;
    for (size_t i = 0; i < page.items.count; i++)
        todo_add(gather, (struct todo_item){.institution = rows[i].institution,
                                            .institution_name = rows[i].institution_name,
                                            .plan = rows[i].uuid,
                                            .title = plan_title(gather, &rows[i]),
                                            .due_on = gather->kind == TODO_NOTICE ? rows[i].notice_due_on
                                                                                  : rows[i].to_on});
    return STATUS_OK;
}

/* ---- long due ---- */

static int32_t year_start(int32_t today) {
    return day_of(day_ymd(today).year, 1, 1);
}

static const char *visit_title(struct arena *arena, int32_t last, int32_t today) {
    char text[DAY_TEXT_SIZE];
    if (last == DAY_NONE)
        return "从未检查";
    day_format(last, text);
    return arena_printf(arena, "上次检查 %s，已 %d 天", text, today - last);
}

enum status todo_gather_visits(struct todo_gather *gather) {
    struct ctx *ctx = gather->ctx;
    struct db_param since = P_DAY("year_start", year_start(gather->today));
    struct list found = {0};
    enum status status = db_int(ctx->db, SQL_TODO_VISIT_COUNT,
                                ARGS(.scope = &ctx->actor.scope, PARAMS(since)), &gather->count);
    if (status == STATUS_OK)
        status = db_many(ctx->db, SQL_TODO_VISITS,
                         ARGS(.scope = &ctx->actor.scope, PARAMS(since, P_INT("limit", gather->room))),
                         &todo_row_shape, ctx->arena, &found);
    const struct todo_row *rows = found.items;
    for (size_t i = 0; status == STATUS_OK && i < found.count; i++)
        todo_add(gather, (struct todo_item){.institution = rows[i].institution,
                                            .institution_name = rows[i].institution_name,
                                            .title = visit_title(ctx->arena, rows[i].day, gather->today),
                                            .due_on = DAY_NONE});
    return status;
}

/* ---- one's own ---- */

enum status todo_gather_self_check(struct todo_gather *gather) {
    struct ctx *ctx = gather->ctx;
    struct list found = {0};
    enum status status = db_many(
        ctx->db, SQL_TODO_SELF_CHECK,
        ARGS(.scope = &ctx->actor.scope, PARAMS(P_DAY("month_start", day_month_start(gather->today)))),
        &todo_row_shape, ctx->arena, &found);
    const struct todo_row *rows = found.items;
    gather->count = (int64_t)found.count;
    for (size_t i = 0; status == STATUS_OK && i < found.count; i++)
        todo_add(gather, (struct todo_item){.institution = rows[i].institution,
                                            .institution_name = rows[i].institution_name,
                                            .title = arena_printf(ctx->arena, "%d 月自查尚未完成",
                                                                  day_ymd(gather->today).month),
                                            .due_on = day_month_end(gather->today)});
    return status;
}
