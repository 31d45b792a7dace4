/* duty_world_judge.c: rules.md section 5 once more, day by day and without SQL, from what the world
 * remembers. */
#include "duty_world.h"

#include <stdlib.h>
#include <string.h>

enum what { OF_HOME, OF_COUNTY_SHARE, OF_CITY_SHARE, OF_BUREAU, OF_COUNTY, OF_CITY, OF_LEADER };
enum filter { EVERY, GAS, CROWDED, CD, ELDERLY };

struct rule {
    const char *code;
    enum what what;
    int deed; /* enum deed or enum bureau_deed */
    int months;
    int lead;
    int least;
    enum filter filter;
    int due_month; /* 0: the last of the period */
    int target;    /* percent; 0: none */
};

static const struct rule rules[] = {
    {"D1", OF_HOME, DID_SELF, 1, 7, 15, EVERY, 0, 0},
    {"D2", OF_HOME, DID_LED, 3, 30, 30, EVERY, 0, 0},
    {"D3", OF_HOME, DID_GAS, 1, 7, 15, GAS, 0, 0},
    {"D4", OF_HOME, DID_DRILL, 6, 30, 30, EVERY, 0, 0},
    {"D5", OF_COUNTY, BUREAU_VISIT, 1, 7, 1, EVERY, 0, 0},
    {"D6", OF_COUNTY_SHARE, DID_COUNTY_VISIT, 12, 30, 30, EVERY, 0, 100},
    {"D7", OF_CITY, BUREAU_VISIT, 3, 30, 1, EVERY, 0, 0},
    {"D8", OF_CITY_SHARE, DID_CITY_LEADER_VISIT, 12, 30, 30, EVERY, 0, 10},
    {"D9", OF_BUREAU, BUREAU_REPORT, 3, 30, 1, EVERY, 0, 0},
    {"D10", OF_LEADER, 0, 12, 30, 30, EVERY, 6, 0},
    {"D11", OF_COUNTY_SHARE, DID_TRAINED, 12, 30, 30, EVERY, 0, 100},
    {"D12", OF_BUREAU, BUREAU_FIRE_DRILL, 12, 30, 1, EVERY, 0, 0},
    {"D13", OF_HOME, DID_ROSTER, 1, 3, 15, EVERY, 0, 0},
    {"D13B", OF_BUREAU, BUREAU_ROSTER, 1, 3, 1, EVERY, 0, 0},
    {"D14", OF_HOME, DID_SUPPLIES, 3, 30, 30, EVERY, 0, 0},
    {"D15", OF_HOME, -1, 12, 30, 30, CROWDED, 10, 100},
    {"D16", OF_COUNTY_SHARE, -2, 12, 30, 30, CD, 10, 100},
    {"D17", OF_HOME, DID_ACCEPTED, 12, 30, 30, ELDERLY, 0, 90},
    {"D18", OF_HOME, DID_RISK, 12, 30, 30, EVERY, 0, 0},
    {"D19", OF_COUNTY_SHARE, DID_KEY_VISIT, 0, 3, 1, EVERY, 0, 100}, /* 0 months: the windows below */
};
/* The key dates that are shipped. */
static const struct {
    int year, month, first, last_month, last;
} windows[] = {{2026, 1, 19, 2, 14}, {2026, 2, 24, 3, 12}, {2026, 3, 16, 4, 3},   {2026, 4, 13, 4, 30},
               {2026, 6, 1, 6, 18},  {2026, 9, 7, 9, 30},  {2026, 12, 7, 12, 31}, {2027, 1, 11, 2, 5}};
enum { FIRE_STATION = -1, BUILDING = -2, CITY_ROW = 2, NO_DAY = -1000 };

static const struct rule *rule_of(const char *code) {
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        if (strcmp(rules[i].code, code) == 0)
            return &rules[i];
    }
    return NULL;
}

/* ---- days of the world ---- */

struct term {
    int from;
    int due;
    int end;      /* of the calendar period */
    int next_end; /* of the one after it */
};

static int day_number(const struct world *world, int year, int month) {
    return day_of(year + (month - 1) / 12, (month - 1) % 12 + 1, 1) - world->first;
}

/* The last window that has begun; NO_DAY when none has. */
static struct term window_of(const struct world *world, int day) {
    struct term term = {.from = NO_DAY, .due = NO_DAY};
    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
        int from = day_of(windows[i].year, windows[i].month, windows[i].first) - world->first;
        if (from <= day)
            term = (struct term){.from = from,
                                 .due = day_of(windows[i].year, windows[i].last_month, windows[i].last) -
                                        world->first};
    }
    term.end = term.next_end = term.due;
    return term;
}

static struct term term_of(const struct world *world, const struct rule *rule, int day) {
    if (rule->months == 0)
        return window_of(world, day);
    struct ymd ymd = day_ymd(world->first + day);
    int month = (ymd.month - 1) / rule->months * rule->months + 1;
    struct term term = {.from = day_number(world, ymd.year, month),
                        .end = day_number(world, ymd.year, month + rule->months) - 1,
                        .next_end = day_number(world, ymd.year, month + 2 * rule->months) - 1};
    term.due = rule->due_month ? day_number(world, ymd.year, rule->due_month + 1) - 1 : term.end;
    return term;
}

static int least(int a, int b) {
    return a < b ? a : b;
}

bool world_term(const struct world *world, const char *code, int day, int *ret_from, int *ret_due,
                int *ret_lead) {
    const struct rule *rule = rule_of(code);
    struct term term = term_of(world, rule, day);
    *ret_from = term.from;
    *ret_due = term.due;
    *ret_lead = rule->lead;
    return term.due != NO_DAY;
}

/* ---- who owes ---- */

/* As far as the register knows: what is suspended now is thought to stay so. */
static bool operates(const struct world_home *home, int day, int known) {
    bool closed = home->closed <= known && day >= home->closed;
    return day >= home->opened && !closed && !home->suspended[day <= known ? day : known];
}

static bool fits(const struct world_home *home, enum filter filter) {
    switch (filter) {
    case EVERY: return true;
    case GAS: return home->gas;
    case CROWDED: return home->crowded;
    case CD: return home->cd;
    case ELDERLY: return home->elderly;
    }
    return false;
}

static bool owes(const struct rule *rule, const struct world_home *home, const struct term *term, int known) {
    int days = 0;
    for (int day = term->from; day <= term->due; day++)
        days += operates(home, day, known);
    return fits(home, rule->filter) && days >= rule->least && operates(home, term->due, known);
}

/* ---- what was done ---- */

static int count(const unsigned char *did, int from, int to) {
    int sum = 0;
    for (int day = from < 0 ? 0 : from; day <= to && day < WORLD_DAYS; day++)
        sum += did[day];
    return sum;
}

static enum duty_status open_status(const struct rule *rule, const struct term *term, int today) {
    if (today > term->due)
        return DUTY_MISSED;
    return term->due - today <= rule->lead ? DUTY_AT_RISK : DUTY_ON_TRACK;
}

/* Once asked for: late ones count up to the end of the calendar period, or are what the next period has more
 * than the one it needs itself. */
static enum duty_status once(const struct rule *rule, const struct term *term, const unsigned char *did,
                             int today) {
    bool by_date = term->due < term->end;
    if (count(did, term->from, least(today, term->due)) > 0)
        return DUTY_MET;
    int late = count(did, term->due + 1, least(today, by_date ? term->end : term->next_end));
    return late >= (by_date ? 1 : 2) ? DUTY_DONE_LATE : open_status(rule, term, today);
}

/* Every day that it operates; a day up to the days of warning ahead must have its roster by now. */
static enum duty_status every_day(const struct world *world, const struct rule *rule, const struct term *term,
                                  const unsigned char *did, const struct world_home *home, int today) {
    bool all = true;
    bool at_hand = true;
    for (int day = term->from; day <= term->due; day++) {
        bool asked = home == NULL ||
                     (day >= home->opened && !home->suspended[day <= world->known ? day : world->known]);
        bool covered = did[day] || !asked;
        all = all && covered;
        at_hand = at_hand && (covered || day > today + rule->lead);
    }
    if (all)
        return DUTY_MET;
    if (today > term->due)
        return DUTY_MISSED;
    return at_hand ? DUTY_ON_TRACK : DUTY_AT_RISK;
}

/* A hazard of the building found by the due day is closed: by that day, or later in the year. */
static enum duty_status building(const struct rule *rule, const struct term *term,
                                 const struct world_home *home, int today) {
    if (home->building_found > least(today, term->due) || home->building_closed <= least(today, term->due))
        return DUTY_MET;
    bool late = home->building_closed <= least(today, term->end);
    return late ? DUTY_DONE_LATE : open_status(rule, term, today);
}

static enum duty_status of_home(const struct world *world, const struct rule *rule,
                                const struct world_home *home, const struct term *term, int today) {
    if (rule->deed == FIRE_STATION)
        return home->fire_station ? DUTY_MET : open_status(rule, term, today);
    if (rule->deed == BUILDING)
        return building(rule, term, home, today);
    if (rule->deed == DID_ROSTER)
        return every_day(world, rule, term, home->did[DID_ROSTER], home, today);
    const unsigned char *did = home->did[rule->deed];
    if (rule->deed == DID_ACCEPTED) /* stands once given */
        return count(did, 0, least(today, term->due)) ? DUTY_MET : open_status(rule, term, today);
    if (rule->what != OF_HOME) /* part of a share: never made up for later */
        return count(did, term->from, least(today, term->due)) ? DUTY_MET : open_status(rule, term, today);
    return once(rule, term, did, today);
}

enum duty_status world_status(const struct world *world, const char *code, int home, int day, int today) {
    const struct rule *rule = rule_of(code);
    struct term term = term_of(world, rule, day);
    if (!owes(rule, &world->homes[home], &term, world->known))
        return duty_status_none_;
    return of_home(world, rule, &world->homes[home], &term, today);
}

/* ---- cells ---- */

/* Shares: at risk when the part still to do is more than ten points larger than the part of time left. */
static enum duty_status share(const struct rule *rule, const struct term *term, int needed, int done,
                              int late, int today) {
    double left = (double)(term->due - today + 1) / (term->due - term->from + 1);
    if (done >= needed)
        return DUTY_MET;
    if (today > term->due)
        return done + late >= needed ? DUTY_DONE_LATE : DUTY_MISSED;
    bool behind = (double)(needed - done) / needed - left > 0.10 + 1e-12;
    return behind ? DUTY_AT_RISK : open_status(rule, term, today);
}

static void count_homes(const struct world *world, const struct rule *rule, const struct term *term, int row,
                        int today, int64_t by_status[DUTY_STATUSES]) {
    for (int i = 0; i < WORLD_HOMES; i++) {
        const struct world_home *home = &world->homes[i];
        bool here = rule->what == OF_CITY_SHARE ? row == CITY_ROW : home->county == row;
        if (here && owes(rule, home, term, world->known))
            by_status[of_home(world, rule, home, term, today)]++;
    }
}

static void judge_homes(const struct world *world, const struct rule *rule, const struct term *term, int row,
                        int today, struct world_cell *cell) {
    int64_t by_status[DUTY_STATUSES] = {0};
    int64_t total = 0;
    count_homes(world, rule, term, row, today, by_status);
    for (int status = 0; status < DUTY_STATUSES; status++)
        total += by_status[status];
    if (rule->what == OF_HOME)
        memcpy(cell->by_status, by_status, sizeof by_status);
    if (rule->target == 0 || (rule->what == OF_HOME && total == 0) ||
        (rule->what == OF_COUNTY_SHARE && row == CITY_ROW) ||
        (rule->what == OF_CITY_SHARE && row != CITY_ROW))
        return;
    cell->done = by_status[DUTY_MET];
    cell->total = total;
    cell->needed = (total * rule->target + 99) / 100;
    if (rule->what != OF_HOME && total > 0)
        cell->by_status[share(rule, term, (int)cell->needed, (int)cell->done, (int)by_status[DUTY_DONE_LATE],
                              today)] = 1;
}

static void judge_bureau(const struct world *world, const struct rule *rule, const struct term *term, int row,
                         int today, struct world_cell *cell) {
    const unsigned char *did = world->bureau_did[row][rule->deed];
    if ((rule->what == OF_COUNTY && row == CITY_ROW) || (rule->what == OF_CITY && row != CITY_ROW))
        return;
    if (rule->deed == BUREAU_ROSTER) {
        cell->by_status[every_day(world, rule, term, did, NULL, today)] = 1;
        cell->done = count(did, term->from, term->due);
        cell->needed = term->due - term->from + 1;
        return;
    }
    cell->by_status[once(rule, term, did, today)] = 1;
    cell->done = count(did, term->from, least(today, term->due));
    cell->needed = 1;
}

bool world_cell(const struct world *world, const char *code, int row, int day, int today,
                struct world_cell *ret_cell) {
    const struct rule *rule = rule_of(code);
    struct world_cell cell = {.done = INT_NONE, .needed = INT_NONE, .total = INT_NONE};
    if (rule == NULL)
        return false;
    struct term term = term_of(world, rule, day);
    if (term.due == NO_DAY)
        return false;
    if (rule->what == OF_LEADER)
        cell.by_status[once(rule, &term, world->lectured[row], today)] = 1;
    else if (rule->what == OF_BUREAU || rule->what == OF_COUNTY || rule->what == OF_CITY)
        judge_bureau(world, rule, &term, row, today, &cell);
    else
        judge_homes(world, rule, &term, row, today, &cell);
    *ret_cell = cell;
    return true;
}
