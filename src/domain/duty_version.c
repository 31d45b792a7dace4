/* duty_version.c: versions read and made, and which of them governs a period. */
#include "duty_private.h"

#include "minan/domain/audit.h"
#include <stdlib.h>
#include <string.h>

/* ---- read ---- */

static void take_windows(struct duty *duty, const struct list *windows) {
    struct duty_window *all = windows->items;
    for (size_t i = 0; i < windows->count; i++) {
        if (all[i].duty_id.value != duty->id.value)
            continue;
        if (duty->windows.count++ == 0)
            duty->windows.items = &all[i];
    }
}

enum status duty_read_versions(struct ctx *ctx, const char *code, struct list *ret_versions) {
    struct list versions;
    struct list windows;
    enum status status = db_many(ctx->db, SQL_DUTY_VERSIONS, ARGS(PARAMS(P_TEXT("code", code))), &duty_shape,
                                 ctx->arena, &versions);
    if (status == STATUS_OK)
        status = db_many(ctx->db, SQL_DUTY_WINDOWS, NO_ARGS, &duty_window_shape, ctx->arena, &windows);
    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; i < versions.count; i++)
        take_windows((struct duty *)versions.items + i, &windows);
    *ret_versions = versions;
    return STATUS_OK;
}

static bool is_newest_of_its_day(const struct duty *versions, size_t i) {
    return i == 0 || strcmp(versions[i - 1].code, versions[i].code) != 0 ||
           versions[i - 1].effective_from != versions[i].effective_from;
}

/* Versions come latest first, so the first that has begun by that day governs it. */
const struct duty *duty_in_force_on(const struct list *versions, const char *code, int32_t day) {
    const struct duty *all = versions->items;
    for (size_t i = 0; i < versions->count; i++) {
        if (strcmp(all[i].code, code) == 0 && all[i].effective_from <= day)
            return &all[i];
    }
    return NULL;
}

enum status duty_all(struct ctx *ctx, struct duty_list *ret_list) {
    int32_t today = clock_today(ctx->clock);
    enum status status = duty_read_versions(ctx, NULL, &ret_list->items);
    struct duty *all = ret_list->items.items;
    for (size_t i = 0; status == STATUS_OK && i < ret_list->items.count; i++) {
        bool current = duty_in_force_on(&ret_list->items, all[i].code, today) == &all[i];
        all[i].current = current && all[i].in_force == YES ? YES : NO;
    }
    return status;
}

/* A version begins with a period: the one in force on a day is that of the period that holds it. */
enum status duty_stock_days(struct ctx *ctx, int32_t day, int64_t *ret_days) {
    struct list versions;
    enum status status = duty_read_versions(ctx, "D14", &versions);
    if (status != STATUS_OK)
        return status;
    const struct duty *duty = duty_in_force_on(&versions, "D14", day);
    bool asks = duty && duty->in_force == YES && duty->act == DUTY_SUPPLIES && duty->least_stock != INT_NONE;
    *ret_days = asks ? duty->least_stock : STOCK_DAYS;
    return STATUS_OK;
}

/* ---- which govern the period that holds a day ---- */

enum status duty_request_complete(struct ctx *ctx, struct duty_request *request) {
    int32_t today = clock_today(ctx->clock);
    if (request->as_of == DAY_NONE)
        request->as_of = today;
    if (request->day == DAY_NONE)
        request->day = request->as_of;
    if (request->as_of > today)
        return err_field(ctx->err, "as_of", "range", "「截至日期」不能晚于今天");
    if (request->day > request->as_of)
        return err_field(ctx->err, "day", "order", "「期间」尚未开始，不能晚于截至日期");
    return STATUS_OK;
}

/* Of one code, latest version first: a window belongs to the version in force when it began. */
static bool term_among(struct ctx *ctx, const struct list *versions, size_t first, int32_t day,
                       struct duty_run *run) {
    const struct duty *all = versions->items;
    int32_t before = day;
    for (size_t i = first; i < versions->count && strcmp(all[i].code, all[first].code) == 0; i++) {
        if (all[i].effective_from > day || !is_newest_of_its_day(all, i))
            continue;
        if (all[i].in_force != YES)
            return false;
        run->duty = &all[i];
        if (duty_term_of(ctx->arena, &all[i], day, before, &run->term))
            return true;
        before = all[i].effective_from - 1;
    }
    return false;
}

static enum status collect_runs(struct duty_homes *homes, const struct duty_request *request,
                                const struct list *versions, struct list *runs) {
    struct ctx *ctx = homes->ctx;
    const struct duty *all = versions->items;
    for (size_t i = 0; i < versions->count; i++) {
        struct duty_run run = {.ctx = ctx, .homes = homes, .as_of = request->as_of};
        if (i > 0 && strcmp(all[i - 1].code, all[i].code) == 0)
            continue;
        if (!term_among(ctx, versions, i, request->day, &run))
            continue;
        run.act = duty_act_of(run.duty->act);
        ((struct duty_run *)runs->items)[runs->count++] = run;
    }
    return STATUS_OK;
}

enum status duty_runs(struct duty_homes *homes, const struct duty_request *request, const char *code,
                      struct list *ret_runs) {
    struct list versions;
    enum status status = duty_read_versions(homes->ctx, code, &versions);
    if (status != STATUS_OK)
        return status;
    struct list runs = {ARENA_ARRAY(homes->ctx->arena, versions.count + 1, struct duty_run), 0};
    status = collect_runs(homes, request, &versions, &runs);
    if (status == STATUS_OK)
        *ret_runs = runs;
    return status;
}

enum status duty_run_of(struct duty_homes *homes, const struct duty_request *request, const char *code,
                        struct duty_run *ret_run) {
    struct list runs;
    enum status status = duty_runs(homes, request, code, &runs);
    if (status != STATUS_OK)
        return status;
    if (runs.count == 0)
        return err_detail(homes->ctx->err, STATUS_NOT_FOUND, "这一期没有编号为 %s 的履职要求", code);
    *ret_run = *(const struct duty_run *)runs.items;
    return STATUS_OK;
}

/* ---- which fell due in a period ---- */

struct due {
    struct duty_homes *homes;
    const struct list *versions;
    struct days days;
    struct list runs;
    size_t room;
};

static void keep(struct due *due, const struct duty_run *run) {
    due->runs.items =
        arena_room(due->homes->ctx->arena, due->runs.items, due->runs.count, &due->room, sizeof *run);
    ((struct duty_run *)due->runs.items)[due->runs.count++] = *run;
}

/* Of one code, the periods that hold the days one after another, backwards. */
static void collect_due(struct due *due, size_t first) {
    struct ctx *ctx = due->homes->ctx;
    const struct duty *all = due->versions->items;
    struct duty_run run = {.ctx = ctx, .homes = due->homes, .as_of = clock_today(ctx->clock)};
    const struct duty *governing;
    for (int32_t day = due->days.to; day >= due->days.from; day = run.term.from - 1) {
        governing = duty_in_force_on(due->versions, all[first].code, day);
        if (governing == NULL)
            return;
        run.term.from = governing->effective_from; /* not in force: what was asked before */
        if (!term_among(ctx, due->versions, first, day, &run))
            continue;
        run.act = duty_act_of(run.duty->act);
        if (run.term.due >= due->days.from && run.term.due <= due->days.to)
            keep(due, &run);
    }
}

int duty_code_compare(const char *left, const char *right) {
    size_t a = strlen(left), b = strlen(right);
    return a != b ? (a < b ? -1 : 1) : strcmp(left, right);
}

static int latest_first(const void *a, const void *b) {
    const struct duty_run *left = a;
    const struct duty_run *right = b;
    if (left->term.due != right->term.due)
        return left->term.due > right->term.due ? -1 : 1;
    return duty_code_compare(left->duty->code, right->duty->code);
}

enum status duty_runs_due(struct duty_homes *homes, struct days days, const char *code,
                          struct list *ret_runs) {
    struct list versions;
    enum status status = duty_read_versions(homes->ctx, code, &versions);
    if (status != STATUS_OK)
        return status;
    const struct duty *all = versions.items;
    struct due due = {.homes = homes, .versions = &versions, .days = days};
    for (size_t i = 0; i < versions.count; i++) {
        if (i == 0 || strcmp(all[i - 1].code, all[i].code) != 0)
            collect_due(&due, i);
    }
    if (due.runs.count)
        qsort(due.runs.items, due.runs.count, sizeof(struct duty_run), latest_first);
    *ret_runs = due.runs;
    return STATUS_OK;
}
