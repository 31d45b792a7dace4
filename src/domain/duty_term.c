/* duty_term.c: periods, and what is judged from counts and days alone. Pure functions. */
#include "minan/domain/duty_term.h"

enum { MONTHS_IN_YEAR = 12 };

/* ---- calendar periods ---- */

static int months_of(enum duty_period period) {
    switch (period) {
    case EVERY_MONTH: return 1;
    case EVERY_QUARTER: return 3;
    case EVERY_HALF_YEAR: return 6;
    case EVERY_YEAR:
    case IN_WINDOW:
    case duty_period_none_: break;
    }
    return MONTHS_IN_YEAR;
}

int32_t duty_period_start(enum duty_period period, int32_t day) {
    struct ymd ymd = day_ymd(day);
    int months = months_of(period);
    return day_of(ymd.year, (ymd.month - 1) / months * months + 1, 1);
}

int32_t duty_period_end(enum duty_period period, int32_t day) {
    return day_add_months(duty_period_start(period, day), months_of(period)) - 1;
}

static const char *name_of(struct arena *arena, enum duty_period period, int32_t from) {
    struct ymd ymd = day_ymd(from);
    switch (period) {
    case EVERY_MONTH: return arena_printf(arena, "%d年%d月", ymd.year, ymd.month);
    case EVERY_QUARTER: return arena_printf(arena, "%d年第%d季度", ymd.year, (ymd.month + 2) / 3);
    case EVERY_HALF_YEAR: return arena_printf(arena, "%d年%s半年", ymd.year, ymd.month == 1 ? "上" : "下");
    case EVERY_YEAR:
    case IN_WINDOW:
    case duty_period_none_: break;
    }
    return arena_printf(arena, "%d年", ymd.year);
}

/* ---- one period of a duty ---- */

struct duty_term duty_term_of_window(const struct duty_window *window) {
    return (struct duty_term){.name = window->name,
                              .from = window->first_day,
                              .due = window->last_day,
                              .late_end = window->last_day};
}

bool duty_term_comes_first(const struct duty_term *term, const struct duty_term *other, int32_t day) {
    bool runs = term->due >= day;
    if (runs != (other->due >= day))
        return runs;
    return runs ? term->due < other->due : term->due > other->due;
}

static bool window_of(const struct duty *duty, int32_t day, struct duty_term *ret_term) {
    const struct duty_window *windows = duty->windows.items;
    bool found = false;
    for (size_t i = 0; i < duty->windows.count && windows[i].first_day <= day; i++) {
        struct duty_term term = duty_term_of_window(&windows[i]);
        if (!found || duty_term_comes_first(&term, ret_term, day))
            *ret_term = term;
        found = true;
    }
    return found;
}

static int32_t due_of(const struct duty *duty, int32_t from, int32_t end) {
    if (duty->period != EVERY_YEAR || duty->due_month == INT_NONE)
        return end;
    return day_month_end(day_of(day_ymd(from).year, (int)duty->due_month, 1));
}

bool duty_term_of(struct arena *arena, const struct duty *duty, int32_t day, struct duty_term *ret_term) {
    if (duty->period == IN_WINDOW)
        return window_of(duty, day, ret_term);
    int32_t from = duty_period_start(duty->period, day);
    int32_t end = duty_period_end(duty->period, day);
    int32_t due = due_of(duty, from, end);
    bool surplus = due == end && duty->rule == RULE_TIMES;
    *ret_term = (struct duty_term){.name = name_of(arena, duty->period, from),
                                   .from = from,
                                   .due = due,
                                   .late_end = surplus ? duty_period_end(duty->period, end + 1) : end,
                                   .surplus = surplus};
    return true;
}

/* ---- judging ---- */

enum duty_status duty_open_status(const struct duty *duty, const struct duty_term *term, int32_t as_of) {
    if (as_of > term->due)
        return DUTY_MISSED;
    return term->due - as_of <= duty->lead_days ? DUTY_AT_RISK : DUTY_ON_TRACK;
}

enum duty_status duty_times_status(const struct duty *duty, const struct duty_term *term, int32_t as_of,
                                   int64_t times, int64_t late_times) {
    int64_t late_needs = term->surplus ? 2 * duty->threshold : duty->threshold;
    if (times >= duty->threshold)
        return DUTY_MET;
    if (late_times > 0 && times + late_times >= late_needs)
        return DUTY_DONE_LATE;
    return duty_open_status(duty, term, as_of);
}

int64_t duty_needed(int64_t total, int64_t target) {
    return (total * target + 99) / 100;
}

/* Work left against time left, today included, in shares: by more than PACE_SLACK percentage points. */
static bool falls_behind(const struct duty_term *term, int32_t as_of, int64_t needed, int64_t done) {
    int64_t days = term->due - term->from + 1;
    int64_t left = term->due - as_of + 1;
    return (needed - done) * days * 100 - left * needed * 100 > PACE_SLACK * needed * days;
}

enum duty_status duty_share_status(const struct duty *duty, const struct duty_term *term, int32_t as_of,
                                   int64_t needed, int64_t done, int64_t late) {
    if (done >= needed)
        return DUTY_MET;
    if (as_of > term->due)
        return done + late >= needed ? DUTY_DONE_LATE : DUTY_MISSED;
    return falls_behind(term, as_of, needed, done) ? DUTY_AT_RISK : duty_open_status(duty, term, as_of);
}
