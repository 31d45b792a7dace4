/* duty_private.h: what the files of duty share: acts, outcomes and which duties are asked. */
#ifndef MINAN_DUTY_PRIVATE_H
#define MINAN_DUTY_PRIVATE_H

#include "figure_private.h"
#include "minan/domain/duty_fulfilment.h"
#include "minan/domain/duty_term.h"
#include "minan/domain/region.h"

/* ---- what counts as an act (duty_act.c) ---- */

enum duty_deed {
    DEED_OWN_CHECK,
    DEED_VISIT,
    DEED_KEY_DATE,
    DEED_ACTIVITY,
    DEED_PARTICIPATION,
    DEED_STANDING,
    DEED_FIRE_STATION,
    DEED_BUILDING,
    DEED_ROSTER,
};

struct duty_act_row {
    enum duty_act act;
    enum duty_deed deed;
    enum inspection_kind kind; /* 0: any */
    bool led;                  /* by the principal or a leader */
    enum activity_kind activity;
    enum duty_rule of_institution; /* how an institution is judged by it; 0: it is not */
    enum duty_rule of_bureau;      /* a bureau itself; 0: it is not */
    bool of_leader;
    bool coverage; /* may be asked as a share of institutions */
};
const struct duty_act_row *duty_act_of(enum duty_act act);
/* What an institution does by it, when a share of institutions is asked of a bureau: they take part in its
 * trainings. */
enum duty_deed duty_deed_of(const struct duty *duty);
bool duty_is_of_institutions(const struct duty *duty); /* institutions are judged, or make up a share */
bool duty_is_share(const struct duty *duty);           /* a bureau answers for a share */

/* ---- the register (duty_home.c) ---- */

enum { DUTY_HOME_GAS = 1, DUTY_HOME_PEOPLE_100 = 2, DUTY_HOME_CD = 4, DUTY_HOME_STATION = 8 };
enum { DUTY_NEVER = INT32_MAX };
enum duty_outcome { OUTCOME_MET, OUTCOME_LATE, OUTCOME_LAGGING, OUTCOME_OPEN, OUTCOMES };

/* An institution, and what duty_judge has last found of it. */
struct duty_home {
    int64_t id;
    int64_t county_id;
    enum institution_type type;
    enum institution_status status;
    int32_t opened_on;
    int32_t closed_on;
    int64_t facts; /* DUTY_HOME_... */
    size_t first_pause;
    size_t pause_count;
    int64_t times;
    int64_t late_times;
    int32_t gap; /* the first day that wants a roster and has none; after `due`: there is none */
    bool owes;
    enum duty_outcome outcome;
};

/* Days [first, until) of a pause, [first, until] of a bureau's roster; of a deed its day. */
struct duty_stretch {
    int64_t id; /* of the institution; of a roster: of the county */
    int32_t first;
    int32_t until; /* DAY_NONE: not over */
};
extern const struct shape duty_stretch_shape;

struct duty_deeds;

/* Those of the actor's scope, of one county, or a single one; shared by the runs of a request. */
struct duty_homes {
    struct ctx *ctx;
    int64_t county_id;      /* 0: all */
    int64_t institution_id; /* 0: all */
    struct duty_home *list;
    size_t count;
    int64_t most_id;
    uint32_t *place_of;       /* by id: place in the list + 1; NULL: not read yet */
    struct list pauses;       /* of struct duty_stretch, by institution and day */
    struct list counties;     /* of int64_t: ids of those they are of */
    struct duty_deeds *deeds; /* NULL: none asked for yet */
};
#define P_DUTY_HOMES(homes)                                                                                  \
    P_INT("only_county", (homes)->county_id ? (homes)->county_id : INT_NONE),                                \
        P_INT("only_institution", (homes)->institution_id ? (homes)->institution_id : INT_NONE),             \
        P_INT("in_city", (homes)->ctx->actor.city_id ? (homes)->ctx->actor.city_id : INT_NONE),              \
        P_FLAG("by_one", (homes)->institution_id), P_FLAG("by_register", !(homes)->institution_id)

struct duty_homes *duty_homes_new(struct ctx *ctx, int64_t county_id, int64_t institution_id);
MUST_USE enum status duty_homes_read(struct duty_homes *homes);
struct duty_home *duty_home_of(const struct duty_homes *homes, int64_t id); /* NULL: not among them */
/* The first day from that one on on which it is not suspended. */
int32_t duty_working_day(const struct duty_homes *homes, const struct duty_home *home, int32_t day);

/* ---- one duty, asked about ---- */

struct duty_run {
    struct ctx *ctx;
    const struct duty *duty;
    const struct duty_act_row *act;
    struct duty_homes *homes;
    struct duty_term term;
    int32_t as_of;
};

/* ---- deeds that are kept by year (duty_deed.c) ---- */

/* Says that this run will be judged: what several ask for is then read at once. */
void duty_deeds_want(const struct duty_run *run);
/* Reads what is wanted, unless that was done. False of *ret_kept: deeds of this kind are read by statements
 * of their own. */
MUST_USE enum status duty_deeds_read(const struct duty_run *run, bool *ret_kept);
/* Deeds that count for the run, by their first day; `days` are those of a roster. */
typedef void duty_deed_fn(const struct duty_run *run, struct duty_home *home, int32_t first, int days);
void duty_deeds_each(const struct duty_run *run, duty_deed_fn *deed);

/* ---- judged ---- */

bool duty_is_owed(const struct duty_run *run, const struct duty_home *home);
/* What every institution of run->homes did, and its outcome; that of those that owe nothing means nothing.
 * Stands until the next call (duty_judge.c). */
MUST_USE enum status duty_judge(const struct duty_run *run);
enum duty_status duty_status_of_outcome(const struct duty_run *run, enum duty_outcome outcome);

/* ---- counted (duty_count.c) ---- */

/* Institutions by outcome, of one county. */
struct duty_counts {
    int64_t county_id;
    int64_t of[OUTCOMES];
};

struct duty_unit_counts {
    int64_t unit_id;
    int64_t times;
    int64_t late_times;
};
extern const struct shape duty_unit_counts_shape;

struct duty_leader_row {
    struct account_id id;
    struct uuid account;
    const char *name;
    const char *title;
    int64_t unit_id; /* county, or city */
    const char *county_name;
    int64_t times;
    int64_t late_times;
};
extern const struct shape duty_leader_row_shape;

struct duty_institution_row {
    struct uuid institution;
    const char *name;
    const char *county_name;
    struct institution_id id;
};
extern const struct shape duty_institution_row_shape;

/* Everything the statements over deeds are bound to. */
struct duty_binding {
    struct db_param params[32]; /* ends with a NULL name */
};
void duty_bind(const struct duty_run *run, struct duty_binding *ret_binding);
void duty_bind_days(const struct duty_run *run, struct duty_binding *binding);
struct db_param duty_day_param(struct arena *arena, const char *name, int32_t day);
/* Sets a parameter; one of that name before gives way. */
void duty_bind_more(struct duty_binding *binding, struct db_param param);

/* Judged, and counted: a struct duty_counts of every county that has somebody who owes. */
MUST_USE enum status duty_count_institutions(const struct duty_run *run, struct list *ret_counts);
/* Acts of every county's bureau, or of the city's (duty_bureau.c). */
MUST_USE enum status duty_count_bureaus(const struct duty_run *run, bool city, struct list *ret_counts);
/* Rosters of bureaus, as struct duty_stretch by county; 0: the city's. */
MUST_USE enum status duty_read_rosters(const struct duty_run *run, struct list *ret_rosters);
/* Days of the period on which that bureau has none; of them those up to lead_days ahead. */
struct duty_days_missing {
    int64_t in_all;
    int64_t soon;
};
struct duty_days_missing duty_count_days(const struct duty_run *run, const struct list *rosters,
                                         int64_t county_id);
MUST_USE enum status duty_list_leaders(const struct duty_run *run, struct list *ret_leaders);

/* ---- who has the statuses asked for (duty_search.c) ---- */

struct duty_search {
    const struct duty_run *run;
    unsigned statuses;    /* a bit each */
    struct region county; /* or the city, for its bureau's own; id 0: all */
    char *chosen;         /* the institutions asked for (minan/db/id_set.h) */
    const char *after_key;
    int64_t after_id;
};
unsigned duty_statuses(enum duty_status status, enum truth owing);
/* Judges all institutions; those that are asked for are counted, and gathered as a set. */
MUST_USE enum status duty_choose(struct duty_search *search, int64_t *ret_total);
/* Of those chosen, as struct duty_subject_row, by name; -1: no limit. */
MUST_USE enum status duty_page_chosen(const struct duty_search *search, int64_t limit, struct list *ret_rows);
MUST_USE enum status duty_each_chosen(const struct duty_search *search, db_row_fn *row, void *user);
/* Of a duty of bureaus or leaders, or of a share the bureaus that answer for it: all of them. */
MUST_USE enum status duty_list_bureaus_or_leaders(const struct duty_search *search, struct list *ret_rows);

/* STATUS_INVALID on county: neither a county nor the city, or not the actor's. NULL: id 0. */
MUST_USE enum status duty_find_county(struct ctx *ctx, const char *code, struct region *ret_county);
struct duty_homes *duty_homes_in(struct ctx *ctx, const struct region *county);

/* ---- which are asked (duty_version.c) ---- */

MUST_USE enum status duty_read_versions(struct ctx *ctx, const char *code, struct list *ret_versions);
/* The version that governs that day; NULL: there is none yet. */
const struct duty *duty_in_force_on(const struct list *versions, const char *code, int32_t day);
int duty_code_compare(const char *left, const char *right); /* D2 before D10 */
/* Fills day and as_of; STATUS_INVALID on as_of (after today) or day (after as_of). */
MUST_USE enum status duty_request_complete(struct ctx *ctx, struct duty_request *request);
/* The runs of every duty asked in the period that holds request->day, in the order of the codes; of one code
 * when it is given. */
MUST_USE enum status duty_runs(struct duty_homes *homes, const struct duty_request *request, const char *code,
                               struct list *ret_runs);
MUST_USE enum status duty_run_of(struct duty_homes *homes, const struct duty_request *request,
                                 const char *code, struct duty_run *ret_run);
/* Those, whatever version governed, whose last day to act lies in [from, last], as of today; what fell due
 * last first. */
MUST_USE enum status duty_runs_due(struct duty_homes *homes, struct days days, const char *code,
                                   struct list *ret_runs);
/* A board of these runs: day and as_of are the caller's. */
MUST_USE enum status duty_board_of_runs(struct ctx *ctx, const struct list *runs,
                                        struct duty_board *ret_board);
struct duty_head duty_head_of(const struct duty_run *run);

/* ---- what has happened since to what proves it (duty_proof.c) ---- */

/* An audit row; act NULL: there is none. */
struct duty_change {
    const char *act;
    const char *detail;
    const char *actor;
    int64_t at;
};
/* The newest after that audit row on a record that proves the subject's share of that term, or proved it
 * before it was void; of what stands in the register itself, on the institution. */
MUST_USE enum status duty_proof_change(struct ctx *ctx, const struct duty_proof_filter *filter,
                                       int64_t after_audit, struct duty_change *ret_change);
/* The same on the institution or account itself. */
MUST_USE enum status duty_subject_change(struct ctx *ctx, const struct uuid *uuid, int64_t after_audit,
                                         struct duty_change *ret_change);

/* ---- what fell due in a period (duty_fulfilment.c) ---- */

struct duty_dues {
    struct ctx *ctx;
    int32_t from;
    int32_t to;
    struct region place;     /* id 0: everybody in scope */
    struct list runs;        /* of struct duty_run, what fell due last first */
    struct duty_board board; /* of these runs */
};
MUST_USE enum status duty_dues_make(struct ctx *ctx, const struct duty_fulfilment_request *request,
                                    struct duty_dues *ret_dues);
/* The row of the place asked for, or the one of everybody together. */
const struct duty_board_row *duty_dues_row(const struct duty_dues *dues);

#endif
