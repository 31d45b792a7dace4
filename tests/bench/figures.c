/* figures.c: how long figures and duties take in a big city: for one county, and for all of its institutions
 * together. Usage: figures DATA [WORD], where DATA holds a demo city and WORD picks the questions whose name
 * has it.
 *
 * p50 and p95 are milliseconds of server time over the runs, CPU the median without what neighbours on the
 * machine take away: that one is held against the goal. */
#include "client.h"
#include "inside.h"
#include "minan/base/clock.h"
#include "minan/base/date.h"
#include "spread.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATH_MOST = 512, PERIODS = 12, THIS_YEAR = 0, LAST_YEAR = 4 /* in the order of set_periods */ };

struct period {
    const char *name;
    int32_t from;
    int32_t to;
};

struct reader {
    const char *login;
    double most_ms;
};

struct figures {
    struct inside *inside;
    const char *word; /* NULL: all */
    struct period periods[PERIODS];
    size_t period_count;
    int missed;
};

/* ---- periods ---- */

static void add_period(struct figures *figures, const char *name, int32_t from, int32_t to) {
    figures->periods[figures->period_count++] = (struct period){name, from, to};
}

static void set_periods(struct figures *figures) {
    int32_t today = clock_today(&clock_system);
    int32_t month = day_month_start(today);
    int32_t quarter = day_add_months(month, -(((int)day_ymd(today).month - 1) % 3));
    int32_t year = day_add_months(month, 1 - (int)day_ymd(today).month);
    add_period(figures, "this year", year, today);
    add_period(figures, "this quarter", quarter, today);
    add_period(figures, "this month", month, today);
    add_period(figures, "last month", day_add_months(month, -1), month - 1);
    add_period(figures, "last year", day_add_months(year, -12), year - 1);
    add_period(figures, "last year up to this day", day_add_months(year, -12), day_add_months(today, -12));
    add_period(figures, "a quarter of old", day_add_months(quarter, -24), day_add_months(quarter, -21) - 1);
    add_period(figures, "30 days of old", day_add_months(month, -20) + 9, day_add_months(month, -19) + 9);
    add_period(figures, "three years", day_add_months(year, -36), year - 1);
}

/* ---- one question ---- */

static bool is_wanted(const struct figures *figures, const char *name) {
    return figures->word == NULL || strstr(name, figures->word) != NULL;
}

static void print_row(struct figures *figures, const char *name, const struct spread *spread,
                      double most_ms) {
    bool holds = spread->cpu < most_ms;
    printf("%-52s %7.2f %7.2f %7.2f %s\n", name, spread->cpu, spread->p50, spread->p95,
           holds ? "ok" : "MISSED");
    fflush(stdout);
    figures->missed += !holds;
}

static void measure(struct figures *figures, const char *name, const char *path, double most_ms) {
    struct inside_time times[RUNS];
    if (!is_wanted(figures, name))
        return;
    (void)inside_get(figures->inside, path, NULL);
    for (int i = 0; i < RUNS; i++)
        times[i] = inside_get(figures->inside, path, NULL);
    struct spread spread = spread_of(times);
    print_row(figures, name, &spread, most_ms);
}

static void measure_again(struct figures *figures, const char *name, const char *path, double most_ms) {
    struct inside_time times[RUNS];
    if (!is_wanted(figures, name))
        return;
    for (int i = 0; i < RUNS; i++)
        times[i] = inside_get_again(figures->inside, path);
    struct spread spread = spread_of(times);
    print_row(figures, name, &spread, most_ms);
}

static void period_path(const struct period *period, const char *what, const char *more,
                        char path[PATH_MOST]) {
    char from[DAY_TEXT_SIZE], to[DAY_TEXT_SIZE];
    day_format(period->from, from);
    day_format(period->to, to);
    snprintf(path, PATH_MOST, "/figures/%s?from=%s&to=%s%s", what, from, to, more);
}

/* ---- duties and plans ---- */

static void measure_each_duty(struct figures *figures, double most_ms) {
    static const char *const codes[] = {"D1",  "D2",  "D3",  "D4",  "D5",  "D6",  "D7",
                                        "D8",  "D9",  "D10", "D11", "D12", "D13", "D13B",
                                        "D14", "D15", "D16", "D17", "D18", "D19"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        char name[80], path[PATH_MOST];
        snprintf(name, sizeof name, "duties: who owes %s", codes[i]);
        snprintf(path, sizeof path, "/duties/subjects?code=%s&owing=true", codes[i]);
        measure(figures, name, path, most_ms);
    }
}

/* 履职完成率: every subject in every period that is over. */
static void measure_fulfilment(struct figures *figures, double most_ms) {
    static const size_t years[] = {THIS_YEAR, LAST_YEAR};
    for (size_t i = 0; i < sizeof years / sizeof *years; i++) {
        const struct period *year = &figures->periods[years[i]];
        char name[80], path[PATH_MOST], from[DAY_TEXT_SIZE], to[DAY_TEXT_SIZE];
        day_format(year->from, from);
        day_format(year->to, to);
        snprintf(name, sizeof name, "duties: fulfilment, %s", year->name);
        snprintf(path, sizeof path, "/duties/fulfilment?from=%s&to=%s", from, to);
        measure(figures, name, path, most_ms);
    }
}

static void measure_duties(struct figures *figures, double most_ms) {
    static const char *const paths[][2] = {
        {"duties: board", "/duties/board"},
        {"duties: where to go next", "/visit-priorities"},
        {"duties: a key date", "/key-dates/00000000-0000-4000-b000-202609000001"},
    };
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        measure(figures, paths[i][0], paths[i][1], most_ms);
    measure_fulfilment(figures, most_ms);
    measure_each_duty(figures, most_ms);
}

/* ---- all of one reader ---- */

/* Last year, told by today. */
static void measure_by_today(struct figures *figures, double most_ms) {
    char path[PATH_MOST], as_of[40], today[DAY_TEXT_SIZE];
    day_format(clock_today(&clock_system), today);
    snprintf(as_of, sizeof as_of, "&as_of=%s", today);
    period_path(&figures->periods[LAST_YEAR], "board", as_of, path);
    measure(figures, "board: last year as of today", path, most_ms);
}

static void measure_boards(struct figures *figures, double most_ms) {
    for (size_t i = 0; i < figures->period_count; i++) {
        char name[80], path[PATH_MOST];
        snprintf(name, sizeof name, "board: %s", figures->periods[i].name);
        period_path(&figures->periods[i], "board", "", path);
        measure(figures, name, path, most_ms);
    }
    measure_by_today(figures, most_ms);
}

static void measure_narrowed(struct figures *figures, double most_ms) {
    static const char *const rows[][2] = {
        {"board: of a type", "&institution_type=elderly_care"},
        {"board: of an area", "&area=fire"},
        {"board: major", "&severity=major"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char path[PATH_MOST];
        period_path(&figures->periods[0], "board", rows[i][1], path);
        measure(figures, rows[i][0], path, most_ms);
    }
}

static void measure_groups(struct figures *figures, double most_ms) {
    static const char *const groups[] = {"county", "institution_type", "area", "severity", "source", "month"};
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        char name[80], path[PATH_MOST], by[40];
        snprintf(name, sizeof name, "breakdown: this year by %s", groups[i]);
        snprintf(by, sizeof by, "&by=%s", groups[i]);
        period_path(&figures->periods[0], "breakdown", by, path);
        measure(figures, name, path, most_ms);
    }
}

static void measure_all(struct figures *figures, const struct reader *reader) {
    char path[PATH_MOST];
    inside_sign_in(figures->inside, reader->login);
    printf("\nas %-49s %7s %7s %7s < %.0f ms\n", reader->login, "CPU", "p50", "p95", reader->most_ms);
    measure_boards(figures, reader->most_ms);
    measure_narrowed(figures, reader->most_ms);
    measure_groups(figures, reader->most_ms);
    period_path(&figures->periods[0], "trend", "", path);
    measure(figures, "trend", path, reader->most_ms);
    measure(figures, "inspectors", "/inspectors?inspected=true", reader->most_ms);
    period_path(&figures->periods[0], "board", "", path);
    measure_again(figures, "board: nothing changed (304)", path, 1);
    measure_duties(figures, reader->most_ms);
}

/* Of one county, of a city, of a nation. */
enum { COUNTY_MS = 20, CITY_MS = 100, NATION_MS = 300, CITY_MOST = 5000 };

static double goal_of_all(struct figures *figures) {
    json_t *page;
    inside_sign_in(figures->inside, "city");
    (void)inside_get(figures->inside, "/institutions?limit=1&status=operating", &page);
    bool is_city = json_is_false(json_object_get(page, "total_capped")) &&
                   json_integer_value(json_object_get(page, "total")) <= CITY_MOST;
    json_decref(page);
    return is_city ? CITY_MS : NATION_MS;
}

int main(int count, char **arguments) {
    if (count < 2 || count > 3)
        give_up("usage: figures DATA [WORD]");
    struct figures figures = {.inside = inside_open(arguments[1]), .word = arguments[2]};
    set_periods(&figures);
    const struct reader readers[] = {{"county", COUNTY_MS}, {"city", goal_of_all(&figures)}};
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
        measure_all(&figures, &readers[i]);
    inside_close(figures.inside);
    printf("\n%d of them are not under their goal\n", figures.missed);
    return figures.missed ? 1 : 0;
}
