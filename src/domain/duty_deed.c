/* duty_deed.c: what institutions did by the days on which they did it. Rows that hold a year of an
 * institution each (sql/migrations/0036_duty_year.sql) are read once for all runs of a request and taken
 * apart, so that a run then looks at the days of its own period only. */
#include "duty_private.h"

/* Where deeds lie: self-checks, visits, trainings of bureaus, and activities by their kind. */
enum {
    PILE_CHECKS,
    PILE_VISITS,
    PILE_TRAININGS,
    PILE_ACTIVITIES,
    PILES = PILE_ACTIVITIES + ACTIVITY_MEDIA_ITEM + 1,
    PILE_NONE = PILES,
};

/* What the last figure of a check and of a visit says. */
enum { CHECK_LED = 1, CHECK_GAS = 2 };
enum { VISIT_CITY = 1, VISIT_LED = 2, VISIT_KEY_DATE = 4 };
enum { INSPECTION_PLACES = 4, ACTIVITY_PLACES = 9, DAY_PLACES = 3, FIGURES = 4 };

struct deed {
    uint32_t home; /* its place among the homes */
    uint32_t more; /* a figure as above, days of a roster, or days that supplies last plus one */
};

enum { CHUNK = 62 };
struct chunk {
    struct chunk *next;
    size_t count;
    struct deed deeds[CHUNK];
};

struct day {
    struct chunk *first;
    struct chunk *last;
};

struct pile {
    struct days wanted; /* to < from: none */
    struct days read;
    struct day *of_day; /* from read.from - ROSTER_LONGEST to read.to */
};

struct duty_deeds {
    struct arena *arena;
    struct pile piles[PILES];
};

/* ---- what is wanted ---- */

static int pile_of(const struct duty_run *run) {
    switch (duty_deed_of(run->duty)) {
    case DEED_OWN_CHECK: return PILE_CHECKS;
    case DEED_VISIT:
    case DEED_KEY_DATE: return PILE_VISITS;
    case DEED_ACTIVITY:
    case DEED_ROSTER: return PILE_ACTIVITIES + (int)run->act->activity;
    case DEED_PARTICIPATION: return PILE_TRAININGS;
    case DEED_STANDING:
    case DEED_BUILDING:
    case DEED_FIRE_STATION: break;
    }
    return PILE_NONE;
}

static int32_t earlier(int32_t a, int32_t b) {
    return a < b ? a : b;
}

static bool is_roster(const struct duty_run *run) {
    return duty_deed_of(run->duty) == DEED_ROSTER;
}

/* A roster is made for days to come. */
static struct days days_of(const struct duty_run *run) {
    const struct duty_term *term = &run->term;
    return (struct days){term->from, is_roster(run) ? term->due : earlier(run->as_of, term->late_end)};
}

static bool covers(const struct days *days, const struct days *others) {
    return others->to < others->from || (days->from <= others->from && days->to >= others->to);
}

static void widen(struct days *days, const struct days *by) {
    if (days->to < days->from)
        *days = *by;
    days->from = earlier(days->from, by->from);
    days->to = days->to > by->to ? days->to : by->to;
}

static struct duty_deeds *deeds_of(struct duty_homes *homes) {
    if (homes->deeds == NULL) {
        homes->deeds = ARENA_NEW(homes->ctx->arena, struct duty_deeds);
        homes->deeds->arena = homes->ctx->arena;
        for (int i = 0; i < PILES; i++)
            homes->deeds->piles[i].wanted = homes->deeds->piles[i].read = (struct days){0, -1};
    }
    return homes->deeds;
}

void duty_deeds_want(const struct duty_run *run) {
    struct duty_deeds *deeds = deeds_of(run->homes);
    struct days days = days_of(run);
    if (duty_is_of_institutions(run->duty) && pile_of(run) != PILE_NONE)
        widen(&deeds->piles[pile_of(run)].wanted, &days);
}

/* ---- taken apart ---- */

static void keep(struct duty_deeds *deeds, int where, int32_t first, int32_t last, struct deed deed) {
    struct pile *pile = &deeds->piles[where];
    if (last < pile->read.from || first > pile->read.to || first < pile->read.from - ROSTER_LONGEST)
        return;
    struct day *day = &pile->of_day[first - pile->read.from + ROSTER_LONGEST];
    if (day->last == NULL || day->last->count == CHUNK) {
        struct chunk *chunk = ARENA_NEW(deeds->arena, struct chunk);
        if (day->last)
            day->last->next = chunk;
        else
            day->first = chunk;
        day->last = chunk;
    }
    day->last->deeds[day->last->count++] = deed;
}

struct year_row {
    int64_t id;
    const char *checks;
    const char *visits;
    const char *activities;
    const char *trainings;
};
static const struct field year_row_fields[] = {
    F_INT(struct year_row, id, INTERNAL),         F_TEXT(struct year_row, checks, INTERNAL),
    F_TEXT(struct year_row, visits, INTERNAL),    F_TEXT(struct year_row, activities, INTERNAL),
    F_TEXT(struct year_row, trainings, INTERNAL),
};
static SHAPE(year_row, struct year_row);

struct reading {
    const struct duty_homes *homes;
    struct duty_deeds *deeds;
    int32_t before; /* the last day of the year before */
};

/* Of so many places; a minus may stand first. */
static int number_at(const char *text, int places) {
    int number = 0;
    for (int i = text[0] == '-'; i < places; i++)
        number = number * 10 + (text[i] - '0');
    return text[0] == '-' ? -number : number;
}

static void keep_inspections(const struct reading *reading, int pile, uint32_t home, const char *text) {
    for (const char *at = text; at && *at; at += INSPECTION_PLACES) {
        int32_t day = reading->before + number_at(at, DAY_PLACES);
        keep(reading->deeds, pile, day, day, (struct deed){home, (uint32_t)number_at(at + DAY_PLACES, 1)});
    }
}

static void keep_trainings(const struct reading *reading, uint32_t home, const char *text) {
    for (const char *at = text; at && *at; at += DAY_PLACES) {
        int32_t day = reading->before + number_at(at, DAY_PLACES);
        keep(reading->deeds, PILE_TRAININGS, day, day, (struct deed){home, 0});
    }
}

static enum activity_kind kind_of(char letter) {
    static const enum activity_kind kinds[] = {
        ACTIVITY_EMERGENCY_DRILL, ACTIVITY_FIRE_DRILL, ACTIVITY_TRAINING,   ACTIVITY_LECTURE,
        ACTIVITY_DUTY_ROSTER,     ACTIVITY_SUPPLIES,   ACTIVITY_RISK_REPORT};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (names_code(&activity_kind_names, (int)kinds[i])[0] == letter)
            return kinds[i];
    }
    return activity_kind_none_;
}

static void keep_activities(const struct reading *reading, uint32_t home, const char *text) {
    for (const char *at = text; at && *at; at += ACTIVITY_PLACES) {
        enum activity_kind kind = kind_of(*at);
        int32_t first = reading->before + number_at(at + 1, FIGURES);
        int more = number_at(at + 1 + FIGURES, FIGURES);
        int32_t last = kind == ACTIVITY_DUTY_ROSTER ? first + more - 1 : first;
        keep(reading->deeds, PILE_ACTIVITIES + (int)kind, first, last, (struct deed){home, (uint32_t)more});
    }
}

static enum status take_apart(void *user, const void *object) {
    const struct reading *reading = user;
    const struct year_row *row = object;
    const struct duty_home *home = duty_home_of(reading->homes, row->id);
    if (home == NULL)
        return STATUS_OK;
    uint32_t place = (uint32_t)(home - reading->homes->list);
    keep_inspections(reading, PILE_CHECKS, place, row->checks);
    keep_inspections(reading, PILE_VISITS, place, row->visits);
    keep_activities(reading, place, row->activities);
    keep_trainings(reading, place, row->trainings);
    return STATUS_OK;
}

/* ---- read ---- */

static bool is_read(const struct pile *pile) {
    return pile->read.to >= pile->read.from;
}

static bool is_any_activity_read(const struct duty_deeds *deeds) {
    for (int i = PILE_ACTIVITIES; i < PILES; i++) {
        if (is_read(&deeds->piles[i]))
            return true;
    }
    return false;
}

static enum status read_year(const struct duty_homes *homes, int64_t county_id, int year) {
    struct duty_deeds *deeds = homes->deeds;
    struct reading reading = {homes, deeds, day_of(year, 1, 1) - 1};
    return db_each(
        homes->ctx->db, SQL_DUTY_YEAR_DEEDS,
        ARGS(PARAMS(P_INT("county_id", county_id), P_INT("year", year),
                    P_INT("only_institution", homes->institution_id ? homes->institution_id : INT_NONE),
                    P_FLAG("checks", is_read(&deeds->piles[PILE_CHECKS])),
                    P_FLAG("visits", is_read(&deeds->piles[PILE_VISITS])),
                    P_FLAG("trainings", is_read(&deeds->piles[PILE_TRAININGS])),
                    P_FLAG("activities", is_any_activity_read(deeds)))),
        &year_row_shape, take_apart, &reading);
}

/* All that is wanted by now; a roster stands in the year in which it ends. */
static struct days prepare(struct duty_deeds *deeds) {
    struct days all = {0, -1};
    for (int i = 0; i < PILES; i++) {
        struct pile *pile = &deeds->piles[i];
        pile->read = pile->wanted;
        if (!is_read(pile))
            continue;
        int32_t days = pile->read.to - pile->read.from + 1 + ROSTER_LONGEST;
        pile->of_day = ARENA_ARRAY(deeds->arena, (size_t)days, struct day);
        widen(&all, &pile->read);
        if (i == PILE_ACTIVITIES + ACTIVITY_DUTY_ROSTER)
            widen(&all, &(struct days){pile->read.to, pile->read.to + ROSTER_LONGEST});
    }
    return all;
}

static enum status read_all(const struct duty_homes *homes) {
    const int64_t *counties = homes->counties.items;
    struct days days = prepare(homes->deeds);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < homes->counties.count; i++) {
        for (int year = day_ymd(days.from).year; status == STATUS_OK && year <= day_ymd(days.to).year; year++)
            status = read_year(homes, counties[i], year);
    }
    return status;
}

enum status duty_deeds_read(const struct duty_run *run, bool *ret_kept) {
    const struct duty_deeds *deeds = deeds_of(run->homes);
    struct days days = days_of(run);
    *ret_kept = pile_of(run) != PILE_NONE;
    if (!*ret_kept || covers(&deeds->piles[pile_of(run)].read, &days))
        return STATUS_OK;
    duty_deeds_want(run);
    return read_all(run->homes);
}

/* ---- which count ---- */

/* Bits that must be as they are in `value`. */
struct marks {
    uint32_t asked;
    uint32_t value;
};

static struct marks marks_of(const struct duty_run *run) {
    const struct duty_act_row *act = run->act;
    if (pile_of(run) == PILE_CHECKS)
        return (struct marks){CHECK_GAS | (act->led ? CHECK_LED : 0),
                              (act->kind == KIND_GAS_SELF ? CHECK_GAS : 0) | (act->led ? CHECK_LED : 0)};
    if (pile_of(run) != PILE_VISITS)
        return (struct marks){0, 0};
    uint32_t more = (act->led ? VISIT_LED : 0) | (act->kind == KIND_KEY_DATE ? VISIT_KEY_DATE : 0);
    return (struct marks){VISIT_CITY | more,
                          (run->duty->subject == SUBJECT_CITY_BUREAU ? VISIT_CITY : 0) | more};
}

/* Of supplies: they last so long; of rosters and others: all. */
static uint32_t least_of(const struct duty_run *run) {
    bool asks = run->act->activity == ACTIVITY_SUPPLIES && run->duty->least_stock != INT_NONE;
    return asks ? (uint32_t)run->duty->least_stock + 1 : 0;
}

void duty_deeds_each(const struct duty_run *run, duty_deed_fn *deed) {
    const struct pile *pile = &run->homes->deeds->piles[pile_of(run)];
    const struct marks marks = marks_of(run);
    const uint32_t least = least_of(run);
    struct days days = days_of(run);
    days.from -= is_roster(run) ? ROSTER_LONGEST : 0;
    for (int32_t day = days.from; day <= days.to; day++) {
        const struct chunk *chunk = pile->of_day[day - pile->read.from + ROSTER_LONGEST].first;
        for (; chunk; chunk = chunk->next) {
            for (size_t i = 0; i < chunk->count; i++) {
                const struct deed *one = &chunk->deeds[i];
                if ((one->more & marks.asked) == marks.value && one->more >= least)
                    deed(run, &run->homes->list[one->home], day, (int)one->more);
            }
        }
    }
}
