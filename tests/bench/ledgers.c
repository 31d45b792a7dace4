/* ledgers.c: how long the ledgers take in a big city, every filter in turn, as the city sees them and as a
 * county does. Usage: ledgers DATA [WORD], where DATA holds a demo city and WORD picks the queries whose name
 * has it.
 *
 * p50 and p95 are milliseconds of server time (what the access log shows as us) over the runs, CPU the median
 * without what neighbours on the machine take away; SQL is the CPU time of the very statements of that
 * request through plain sqlite3 calls, x the one over the other. */
#include "client.h"
#include "inside.h"
#include "ledger_queries.h"
#include "minan/base/buf.h"
#include "minan/base/clock.h"
#include "minan/base/date.h"
#include "replay.h"
#include "spread.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS = 12, PATH_MOST = 1024 };
#define MOST_MS 20.0

struct word {
    const char *name;
    char value[64];
};

struct ledgers {
    struct inside *inside;
    const char *database;
    struct word words[WORDS];
    int word_count;
    int missed;
};

/* ---- $words ---- */

static void set_word(struct ledgers *ledgers, const char *name, const char *value) {
    if (ledgers->word_count == WORDS || value == NULL)
        give_up("no value for %s", name);
    struct word *word = &ledgers->words[ledgers->word_count++];
    word->name = name;
    snprintf(word->value, sizeof word->value, "%s", value);
}

static void set_day(struct ledgers *ledgers, const char *name, int32_t day) {
    char text[DAY_TEXT_SIZE];
    day_format(day, text);
    set_word(ledgers, name, text);
}

static void set_days(struct ledgers *ledgers) {
    int32_t today = clock_today(&clock_system);
    int32_t month = day_month_start(today);
    int32_t year = day_add_months(month, 1 - (int)day_ymd(today).month);
    set_day(ledgers, "today", today);
    set_day(ledgers, "month", month);
    set_day(ledgers, "year", year);
    set_day(ledgers, "last_from", day_add_months(year, -12));
    set_day(ledgers, "last_to", year - 1);
    set_day(ledgers, "old_from", day_add_months(month, -20));
    set_day(ledgers, "old_to", day_add_months(month, -19) - 1);
}

static void set_first(struct ledgers *ledgers, const char *name, const char *path, const char *member) {
    json_t *json = NULL;
    (void)inside_get(ledgers->inside, path, &json);
    const json_t *row = json_array_get(json_object_get(json, "items"), 0);
    set_word(ledgers, name, json_string_value(json_object_get(row, member)));
    json_decref(json);
}

/* The county, the town and an institution of the county's account. */
static void set_records(struct ledgers *ledgers) {
    json_t *json = NULL;
    char path[PATH_MOST];
    inside_sign_in(ledgers->inside, "county");
    set_first(ledgers, "institution", "/institutions?has_open_hazards=true&limit=1", "uuid");
    set_first(ledgers, "hazard", "/hazards?limit=1", "uuid");
    snprintf(path, sizeof path, "/institutions/%s", ledgers->words[ledgers->word_count - 2].value);
    (void)inside_get(ledgers->inside, path, &json);
    set_word(ledgers, "county", json_string_value(json_object_get(json, "county")));
    set_word(ledgers, "town", json_string_value(json_object_get(json, "town")));
    json_decref(json);
}

static const char *value_of(const struct ledgers *ledgers, const char *name, size_t size) {
    for (int i = 0; i < ledgers->word_count; i++) {
        const struct word *word = &ledgers->words[i];
        if (strlen(word->name) == size && strncmp(word->name, name, size) == 0)
            return word->value;
    }
    give_up("no word $%.*s", (int)size, name);
}

static void expand(const struct ledgers *ledgers, const char *path, char out[PATH_MOST]) {
    size_t size = 0;
    for (; *path && size < PATH_MOST - 1; path++) {
        if (*path != '$') {
            out[size++] = *path;
            continue;
        }
        size_t name = strspn(path + 1, "abcdefghijklmnopqrstuvwxyz_");
        size += (size_t)snprintf(out + size, PATH_MOST - size, "%s", value_of(ledgers, path + 1, name));
        path += name;
    }
    out[size] = '\0';
}

/* ---- one query ---- */

/* Turns pages; path becomes that of the last one. */
static void turn(struct ledgers *ledgers, const struct ledger_query *query, char path[PATH_MOST]) {
    char first[PATH_MOST];
    snprintf(first, sizeof first, "%s", path);
    for (int i = 0; i < query->pages; i++) {
        json_t *json = NULL;
        (void)inside_get(ledgers->inside, path, &json);
        const char *next = json_string_value(json_object_get(json, "next"));
        if (next)
            snprintf(path, PATH_MOST, "%.700s&cursor=%.250s", first, next);
        json_decref(json);
        if (next == NULL)
            return;
    }
}

/* CPU time of one run (ms) after one that warms: without a cap some of them take a second. */
static double time_plain(const struct ledgers *ledgers, const struct script *script) {
    struct player *player = player_new(script, ledgers->database, false);
    player_run(player);
    struct inside_time start = inside_now();
    player_run(player);
    double cpu = inside_since(start).cpu * 1000;
    player_free(player);
    return cpu;
}

static struct spread time_own(const struct ledgers *ledgers, const char *path, struct script *script) {
    struct inside_time times[RUNS];
    (void)inside_get(ledgers->inside, path, NULL);
    script_listen(script);
    (void)inside_get(ledgers->inside, path, NULL);
    script_stop();
    for (int i = 0; i < RUNS; i++)
        times[i] = inside_get(ledgers->inside, path, NULL);
    return spread_of(times);
}

static void print_total(const json_t *json) {
    const json_t *total = json_object_get(json, "total");
    if (total)
        printf(" %9lld%s", (long long)json_integer_value(total),
               json_is_true(json_object_get(json, "total_capped")) ? "+" : "");
}

static void measure(struct ledgers *ledgers, const struct ledger_query *query) {
    char path[PATH_MOST];
    struct script script = {0};
    json_t *json = NULL;
    expand(ledgers, query->path, path);
    turn(ledgers, query, path);
    struct spread own = time_own(ledgers, path, &script);
    double plain = time_plain(ledgers, &script);
    (void)inside_get(ledgers->inside, path, &json);
    bool holds = own.cpu < MOST_MS; /* p50, on a machine without neighbours */
    printf("%-52s %7.2f %7.2f %7.2f %7.2f %6.2f %s", query->name, own.cpu, own.p50, own.p95, plain,
           own.cpu / plain, holds ? "ok    " : "MISSED");
    print_total(json);
    putchar('\n');
    fflush(stdout);
    ledgers->missed += !holds;
    json_decref(json);
    script_free(&script);
}

static void measure_all(struct ledgers *ledgers, const char *login, const char *word) {
    inside_sign_in(ledgers->inside, login);
    printf("\nas %-49s %7s %7s %7s %7s %6s < %.0f ms    total\n", login, "CPU", "p50", "p95", "SQL", "x",
           MOST_MS);
    for (size_t i = 0; i < ledger_query_count; i++) {
        if (word == NULL || strstr(ledger_queries[i].name, word))
            measure(ledgers, &ledger_queries[i]);
    }
}

int main(int count, char **arguments) {
    if (count < 2 || count > 3)
        give_up("usage: ledgers DATA [WORD]");
    char database[512];
    struct ledgers ledgers = {.database = database};
    snprintf(database, sizeof database, "%s/minan.db", arguments[1]);
    script_hook();
    ledgers.inside = inside_open(arguments[1]);
    set_days(&ledgers);
    set_records(&ledgers);
    measure_all(&ledgers, "city", arguments[2]);
    measure_all(&ledgers, "county", arguments[2]);
    inside_close(ledgers.inside);
    printf("\n%d of them are not under %.0f ms\n", ledgers.missed, MOST_MS);
    return ledgers.missed ? 1 : 0;
}
