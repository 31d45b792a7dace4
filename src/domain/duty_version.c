/* duty_version.c: versions read and made, and which of them governs a period. */
#include "duty_private.h"

#include "minan/domain/key_date.h"
#include <stdlib.h>
#include <string.h>

/* ---- read ---- */

static struct duty_window *windows_of(struct ctx *ctx, const struct list *dates) {
    struct duty_window *windows = ARENA_ARRAY(ctx->arena, dates->count + 1, struct duty_window);
    const struct key_date *all = dates->items;
    for (size_t i = 0; i < dates->count; i++)
        windows[i] = (struct duty_window){all[i].name, all[i].from_on, all[i].to_on};
    return windows;
}

/* Those that begin while the version governs: until a later one does. */
static void take_windows(struct list *versions, size_t i, struct duty_window *windows, size_t count) {
    struct duty *duty = (struct duty *)versions->items + i;
    bool is_last = i == 0 || strcmp(duty[-1].code, duty->code) != 0;
    int32_t until = is_last ? DUTY_NEVER : duty[-1].effective_from;
    for (size_t k = 0; k < count && duty->period == IN_WINDOW; k++) {
        if (windows[k].first_day < duty->effective_from || windows[k].first_day >= until)
            continue;
        if (duty->windows.count++ == 0)
            duty->windows.items = &windows[k];
    }
}

enum status duty_read_versions(struct ctx *ctx, const char *code, struct list *ret_versions) {
    struct list versions;
    struct list dates;
    enum status status = db_many(ctx->db, SQL_DUTY_VERSIONS, ARGS(PARAMS(P_TEXT("code", code))), &duty_shape,
                                 ctx->arena, &versions);
    if (status == STATUS_OK)
        status = key_date_between(ctx, 0, DAY_NONE, &dates);
    if (status != STATUS_OK)
        return status;
    struct duty_window *windows = windows_of(ctx, &dates);
    for (size_t i = 0; i < versions.count; i++)
        take_windows(&versions, i, windows, dates.count);
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

/* Of one code, latest version first. A calendar period is asked by one version; windows of several may have
 * begun. */
static bool term_among(struct ctx *ctx, const struct list *versions, size_t first, int32_t day,
                       struct duty_run *run) {
    const struct duty *all = versions->items;
    struct duty_term term;
    run->duty = NULL;
    for (size_t i = first; i < versions->count && strcmp(all[i].code, all[first].code) == 0; i++) {
        if (all[i].effective_from > day || !is_newest_of_its_day(all, i))
            continue;
        if (all[i].in_force != YES || (run->duty && all[i].period != IN_WINDOW))
            break;
        if (!duty_term_of(ctx->arena, &all[i], day, &term))
            continue;
        if (run->duty == NULL || duty_term_comes_first(&term, &run->term, day)) {
            run->duty = &all[i];
            run->term = term;
        }
        if (all[i].period != IN_WINDOW)
            break;
    }
    return run->duty != NULL;
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

static void keep_due(struct due *due, const struct duty *duty, const struct duty_term *term) {
    struct ctx *ctx = due->homes->ctx;
    if (term->due >= due->days.from && term->due <= due->days.to)
        keep(due, &(struct duty_run){.ctx = ctx,
                                     .duty = duty,
                                     .act = duty_act_of(duty->act),
                                     .homes = due->homes,
                                     .term = *term,
                                     .as_of = clock_today(ctx->clock)});
}

/* The periods of the calendar that hold the days, one after another, backwards. */
static void collect_periods(struct due *due, const struct duty *governing, int32_t *day) {
    struct duty_term term;
    while (*day >= due->days.from && *day >= governing->effective_from) {
        (void)duty_term_of(due->homes->ctx->arena, governing, *day, &term);
        keep_due(due, governing, &term);
        *day = term.from - 1;
    }
}

static void collect_windows(struct due *due, const struct duty *governing) {
    const struct duty_window *windows = governing->windows.items;
    for (size_t i = 0; i < governing->windows.count; i++) {
        struct duty_term term = duty_term_of_window(&windows[i]);
        keep_due(due, governing, &term);
    }
}

/* A window may end while a later version governs. */
static void collect_due(struct due *due, size_t first) {
    const struct duty *all = due->versions->items;
    int32_t day = due->days.to;
    for (size_t i = first; i < due->versions->count && strcmp(all[i].code, all[first].code) == 0; i++) {
        if (!is_newest_of_its_day(all, i) || all[i].effective_from > due->days.to)
            continue;
        if (all[i].in_force == YES && all[i].period == IN_WINDOW)
            collect_windows(due, &all[i]);
        else if (all[i].in_force == YES)
            collect_periods(due, &all[i], &day);
        day = day < all[i].effective_from ? day : all[i].effective_from - 1;
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
