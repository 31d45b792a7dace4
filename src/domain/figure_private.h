/* figure_private.h: what the files of figures share: definitions, the filters they make, and counting. */
#ifndef MINAN_DOMAIN_FIGURE_PRIVATE_H
#define MINAN_DOMAIN_FIGURE_PRIVATE_H

#include "minan/domain/figure.h"

/* What is asked, with nothing absent but what narrows it. */
struct figure_scope {
    int32_t from;
    int32_t to;
    int32_t today;
    int32_t end;   /* the earlier of `to` and today */
    int32_t as_of; /* 统计日: what became of the hazards of the period is told up to it; `end` or later */
    int64_t stock_days; /* of supplies that are asked for on the end of the request */
    const char *county;
    enum institution_type type;
    enum area area;
    enum severity severity;
    enum hazard_source source;
};

/* The filter of the one list a definition names. */
union figure_filter {
    struct hazard_filter hazards;
    struct institution_filter institutions;
    struct inspection_filter inspections;
    struct inspector_filter inspectors;
    struct activity_filter activities;
    struct incident_filter incidents;
};

enum figure_part { FIGURE_VALUE, FIGURE_WHOLE, FIGURE_REST }; /* numerator, denominator, what is missing */
/* What is made of the rows: their number, their weights added up (people of a team or an activity, measures
 * 举措 of a meeting or document), days from discovery to closing (their mean), days of groups; of
 * hazards the money settled, of incidents the people who died, were hurt or fell ill. */
enum figure_measure {
    MEASURE_ROWS,
    MEASURE_SUM,
    MEASURE_MEAN,
    MEASURE_GROUP_DAYS,
    MEASURE_FUNDS,
    MEASURE_DEATHS,
    MEASURE_INJURED,
    MEASURE_CASES
};
/* What the statements of incidents and of frozen records call it (:adds); NULL: nothing, or their weight. */
const char *figure_adds(enum figure_measure measure);

typedef void figure_narrow(const struct figure_scope *scope, union figure_filter *filter);

/* A rate's numerator is its denominator narrowed further, so that it cannot pass 100%. */
struct figure_definition {
    const char *id;
    const char *label;
    const char *wording;
    const char *unit;
    enum figure_topic topic;
    enum figure_list list;
    enum figure_measure measure;
    figure_narrow *whole; /* NULL: no rate */
    figure_narrow *value;
    figure_narrow *rest; /* NULL: makes no sense */
    bool in_breakdown;
    enum institution_type type; /* of this type alone; 0: of all */
    enum severity severity;     /* of this severity alone; 0: of both */
    int64_t per;           /* how many of what is added up make one of the unit; 0: one, and no decimal */
    bool elsewhere;        /* counted by the duty engine (duty_fulfilment.h): on no board of these */
    bool names_stock_days; /* its wording ends with how many are asked for */
};
extern const struct figure_definition figure_definitions[];
extern const int figure_definition_count;
const struct figure_definition *figure_definition_of(const char *id); /* NULL: there is none */
/* How many of what a figure adds up make one of its unit (people in 万人次, fen in 万元); else 1. */
int64_t figure_per(const char *id);
bool figure_is_rate(const struct figure_definition *definition);

/* The wording with the numbers that hold in that scope. */
const char *figure_wording(struct arena *arena, const struct figure_definition *definition,
                           const struct figure_scope *scope);

/* Whether it can say anything in that scope: not of another type or severity than its own, and what the duty
 * engine counts not of any type, since bureaus and leaders have none. */
bool figure_applies(const struct figure_definition *definition, const struct figure_scope *scope);
void figure_filter_make(const struct figure_definition *definition, enum figure_part part,
                        const struct figure_scope *scope, union figure_filter *ret_filter);
/* What every filter on a list begins with: place, type, area, nothing void, visits of the period. */
void figure_filter_base(enum figure_list list, const struct figure_scope *scope,
                        union figure_filter *ret_filter);
/* Unresolved at the end of that day; of today that is what the state says, and quickly found by it. */
void figure_filter_stock(const struct figure_scope *scope, int32_t day, union figure_filter *filter);
const char *figure_query(struct arena *arena, enum figure_list list, const union figure_filter *filter);

/* ---- days ---- */

/* A stretch of days. None: from after to. */
struct days {
    int32_t from;
    int32_t to;
};
struct cut {
    struct days head;   /* before the first whole month; all days when there is none */
    struct days months; /* whole ones */
    struct days tail;
};
bool days_are_none(struct days days);
bool day_is_month_end(int32_t day);
const char *figure_month(struct arena *arena, int32_t day); /* 2026-03 */
/* Nothing lies after today, so the running month is whole when all its days up to today are asked for. */
struct cut days_cut(struct days days, int32_t today);

/* ---- counting ---- */

enum figure_key {
    KEY_TOTAL,
    KEY_COUNTY,
    KEY_TYPE,
    KEY_AREA,
    KEY_SEVERITY,
    KEY_SOURCE,
    KEY_MONTH,
    KEY_MONTH_CLOSED
};

struct figure_count {
    const char *key; /* NULL for what has none: counted in no row, but in the total */
    int64_t counted;
    int64_t summed; /* what the measure adds up; INT_NONE for MEASURE_ROWS */
};

/* One request's counts. What several figures share is counted once. */
struct figure_run {
    struct ctx *ctx;
    struct figure_scope scope;
    enum figure_key key;
    struct figure_memo *memo;
    struct figure_register *institutions; /* shared by the runs of one request */
};

MUST_USE enum status figure_counts(struct figure_run *run, enum figure_list list,
                                   const union figure_filter *filter, enum figure_measure measure,
                                   struct list *ret_counts);
/* The same from the records themselves, sought by the index the seek names; of those only what was found on
 * the given days (DAY_NONE: no limit), which are more than the seek's and must not lead the search. */
struct hazard_seek;
MUST_USE enum status figure_count_hazards(const struct figure_run *run, const struct hazard_filter *filter,
                                          const struct hazard_seek *seek, struct days found,
                                          enum figure_measure measure, struct list *ret_counts);
MUST_USE enum status figure_count_inspections(const struct figure_run *run,
                                              const struct inspection_filter *filter,
                                              enum figure_measure measure, struct list *ret_counts);
extern const struct shape figure_count_shape;

/* What the statements are switched by. */
#define P_KEY(key)                                                                                           \
    P_FLAG("by_total", (key) == KEY_TOTAL), P_FLAG("by_county", (key) == KEY_COUNTY),                        \
        P_FLAG("by_type", (key) == KEY_TYPE), P_FLAG("by_area", (key) == KEY_AREA),                          \
        P_FLAG("by_severity", (key) == KEY_SEVERITY), P_FLAG("by_source", (key) == KEY_SOURCE)
#define P_HAZARD_KEY(key)                                                                                    \
    P_KEY(key), P_FLAG("by_month_found", (key) == KEY_MONTH),                                                \
        P_FLAG("by_month_closed", (key) == KEY_MONTH_CLOSED)

/* Keeps what was counted for the rest of the request; query: of the filter. */
void figure_remember(struct figure_run *run, enum figure_list list, enum figure_measure measure,
                     const char *query, struct list counts);

/* What was done about major hazards: whether such a filter asks for it, and all that the others like it ask
 * for, counted and remembered along with it. */
bool figure_is_of_majors(const struct hazard_filter *filter, enum figure_measure measure);
MUST_USE enum status figure_count_majors(struct figure_run *run, const struct hazard_filter *filter,
                                         struct list *ret_counts);

/* From the tallies, where they know such a filter (*ret_known); exactly the same numbers. */
MUST_USE enum status figure_tally_hazards(const struct figure_run *run, const struct hazard_filter *filter,
                                          enum figure_measure measure, bool *ret_known,
                                          struct list *ret_counts);
MUST_USE enum status figure_tally_inspections(const struct figure_run *run,
                                              const struct inspection_filter *filter,
                                              enum figure_measure measure, bool *ret_known,
                                              struct list *ret_counts);

/* The counties an actor looks at, of which only :county when that is asked for: parameters of the SQL
 * fragment figure_tally_where. */
#define P_PLACE(actor, county)                                                                               \
    P_INT("in_city", (actor)->scope.city_id ? (actor)->scope.city_id : INT_NONE),                            \
        P_INT("in_county", (actor)->scope.county_id ? (actor)->scope.county_id : INT_NONE),                  \
        P_TEXT("county", county)

/* Whose tallies an actor may read as they are: a city's, a county's, everybody's. */
bool figure_is_wide(const struct figure_run *run);
/* The same of the register, read once a request. */
struct figure_register *figure_register_new(struct arena *arena, const struct figure_scope *scope);
MUST_USE enum status figure_register_count(const struct figure_run *run,
                                           const struct institution_filter *filter, bool *ret_known,
                                           struct list *ret_counts);

/* Adds more to it, or takes it away: several rows of one key add up when they are read. */
void figure_add_counts(struct arena *arena, const struct list *more, int sign, struct list *sum);
/* Of one key, zero when it has no row; of all together when key is NULL. */
struct figure_count figure_count_of(const struct list *counts, const char *key);

/* ---- figures of a board or a row ---- */

/* One row of a breakdown, or the whole of a board: its key, and the scope that its lists are opened with. */
struct figure_cell {
    const char *key; /* NULL: all together */
    struct figure_scope scope;
};
typedef bool figure_choice(const struct figure_run *run, const struct figure_definition *definition);
MUST_USE enum status figure_fill(struct figure_run *run, const struct figure_cell *cell,
                                 figure_choice *is_chosen, struct list *ret_figures);

/* ---- as text ---- */

int64_t figure_tenths(int64_t numerator, int64_t denominator); /* cut; INT_NONE of n/0 */
const char *figure_mean_text(struct arena *arena, int64_t sum, int64_t count);
const char *figure_count_text(struct arena *arena, int64_t count); /* "1,204" */

/* Periods and places checked and completed. STATUS_INVALID on from, to or county. */
MUST_USE enum status figure_run_begin(struct ctx *ctx, const struct figure_request *request,
                                      struct figure_run *ret_run);

#endif
