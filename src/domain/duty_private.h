/* duty_private.h: what the files of duty share: acts, outcomes and which duties are asked. */
#ifndef MINAN_DUTY_PRIVATE_H
#define MINAN_DUTY_PRIVATE_H

#include "minan/domain/duty_term.h"

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

/* ---- one duty, asked about (duty_count.c) ---- */

struct duty_run {
    struct ctx *ctx;
    const struct duty *duty;
    const struct duty_act_row *act;
    struct duty_term term;
    int32_t as_of;
};

enum duty_outcome { OUTCOME_MET, OUTCOME_LATE, OUTCOME_LAGGING, OUTCOME_OPEN, OUTCOMES };
enum duty_status duty_status_of_outcome(const struct duty_run *run, enum duty_outcome outcome);
extern const char *const duty_outcome_codes[OUTCOMES];
enum duty_outcome duty_outcome_of(const char *code);

/* Institutions by outcome, of one county or of all of the scope. */
struct duty_counts {
    int64_t of[OUTCOMES];
};
struct duty_county_counts {
    int64_t county_id;
    const char *outcome;
    int64_t counted;
};
extern const struct shape duty_county_counts_shape;

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
    int64_t times;
    const char *outcome;
    struct institution_id id;
};
extern const struct shape duty_institution_row_shape;

/* Everything the statements over institutions are bound to; goes into PARAMS(...) beside others. */
struct duty_binding {
    struct db_param params[48]; /* ends with a NULL name */
};
void duty_bind(const struct duty_run *run, int64_t county_id, int64_t institution_id,
               struct duty_binding *ret_binding);
/* Sets a parameter; one of that name before gives way. */
void duty_bind_more(struct duty_binding *binding, struct db_param param);

/* Rows of struct duty_county_counts. */
MUST_USE enum status duty_count_institutions(const struct duty_run *run, struct list *ret_counts);
/* Acts of the bureau of one county, or of the city when county_id is 0. */
struct duty_place {
    int64_t city_id;
    int64_t county_id;
};
MUST_USE enum status duty_count_bureaus(const struct duty_run *run, bool city, struct list *ret_counts);
MUST_USE enum status duty_count_days(const struct duty_run *run, const struct duty_place *place,
                                     int64_t *ret_missing, int64_t *ret_missing_soon);
MUST_USE enum status duty_list_leaders(const struct duty_run *run, struct list *ret_leaders);

/* ---- which are asked (duty_version.c) ---- */

MUST_USE enum status duty_read_versions(struct ctx *ctx, const char *code, struct list *ret_versions);
/* The version that governs that day; NULL: there is none yet. */
const struct duty *duty_in_force_on(const struct list *versions, const char *code, int32_t day);
/* Fills day and as_of; STATUS_INVALID on as_of (after today) or day (after as_of). */
MUST_USE enum status duty_request_complete(struct ctx *ctx, struct duty_request *request);
/* The runs of every duty asked in the period that holds request->day, in the order of the codes; of one code
 * when it is given. */
MUST_USE enum status duty_runs(struct ctx *ctx, const struct duty_request *request, const char *code,
                               struct list *ret_runs);
MUST_USE enum status duty_run_of(struct ctx *ctx, const struct duty_request *request, const char *code,
                                 struct duty_run *ret_run);
/* The board of one duty, or of all when code is NULL. */
MUST_USE enum status duty_board_of(struct ctx *ctx, const struct duty_request *request, const char *code,
                                   struct duty_board *ret_board);
struct duty_head duty_head_of(const struct duty_run *run);

#endif
