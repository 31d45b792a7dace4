/* period_private.h: what the files of a period share. */
#ifndef MINAN_DOMAIN_PERIOD_PRIVATE_H
#define MINAN_DOMAIN_PERIOD_PRIVATE_H

#include "figure_private.h"
#include "minan/domain/period.h"

/* How a frozen figure's number is made of counted, summed and whole. */
#define FROZEN_MEASURE_TABLE(X)                                                                              \
    X(FROZEN_ROWS, "rows", "计数")                                                                           \
    X(FROZEN_SUM, "sum", "合计")                                                                             \
    X(FROZEN_MEAN, "mean", "平均")                                                                           \
    X(FROZEN_RATE, "rate", "比率") X(FROZEN_GROUP_DAYS, "group_days", "组天")
NAMES_DECLARE(frozen_measure, FROZEN_MEASURE_TABLE)

struct frozen_figure {
    int64_t position;
    int64_t bit; /* in the bits of the records of its list */
    const char *id;
    const char *label;
    const char *wording;
    const char *unit;
    enum figure_list list;
    enum frozen_measure measure;
    int64_t per; /* how many of what was added up make one of the unit */
    int64_t counted;
    int64_t summed;
    int64_t whole;
};
extern const struct shape frozen_figure_shape;

int64_t frozen_numerator(const struct frozen_figure *figure);
int64_t frozen_denominator(const struct frozen_figure *figure); /* INT_NONE: none */
const char *frozen_display(struct arena *arena, const struct frozen_figure *figure);

/* ---- the calendar ---- */

enum { PERIODS_OF_YEAR = 1 + 2 + 4 + 12 };

/* The number-th period of a year, widest first; code and label in the arena. */
void period_of_year(struct arena *arena, int year, int number, struct period_row *ret_row);
/* By its code; false when there is none of that name. */
bool period_of_code(struct arena *arena, const char *code, struct period_row *ret_row);

/* ---- one period as the database knows it ---- */

struct period_known {
    struct period_id id; /* value 0: nothing has been done to it */
    const char *code;
    int64_t frozen_at;
    int64_t frozen_audit; /* the newest audit row then */
    const char *frozen_by;
    const char *override_reason;
    int64_t confirmed;
};

/* STATUS_NOT_FOUND for a code that names no period; known.id is 0 when nothing was done yet. */
MUST_USE enum status period_find(struct ctx *ctx, const char *code, struct period_row *ret_row,
                                 struct period_known *ret_known);
/* Its key, made when it is first touched. */
MUST_USE enum status period_touch(struct ctx *ctx, const struct period_row *row, struct period_id *ret_id);
/* dues: of the same period, in the actor's scope. */
MUST_USE enum status period_confirmations(struct ctx *ctx, const struct period_row *row, struct period_id id,
                                          const struct duty_fulfilment *dues, struct list *ret_confirmations);
MUST_USE enum status period_state_error(struct ctx *ctx, const struct period_row *row, const char *what);

/* ---- its figures as they are today ---- */

/* What fell due in it, judged once for a request: the duty engine takes its time. */
MUST_USE enum status period_dues(struct ctx *ctx, const struct period_row *row,
                                 struct duty_fulfilment *ret_dues);
/* A board on which 履职完成率 stands in its place, too; not in a cell of a type: bureaus and leaders have
 * none. */
MUST_USE enum status period_board(struct ctx *ctx, const struct period_row *row,
                                  const struct period_request *cell, const struct duty_fulfilment *dues,
                                  struct figure_board *ret_board);
/* SHA-256 text over every number of a county in the period: tells whether any has changed. */
MUST_USE enum status period_figures_hash(struct ctx *ctx, const struct period_row *row, const char *county,
                                         const struct duty_fulfilment *dues, const char **ret_hash);

/* Frozen figures in a cell; figure NULL: all of them. */
MUST_USE enum status period_frozen_figures(struct ctx *ctx, struct period_id id,
                                           const struct period_request *cell, const char *figure,
                                           struct list *ret_figures);

/* ---- behind a number ---- */

/* One frozen figure in one cell, asked about one part. */
struct period_inquiry {
    struct period_row row;
    struct period_known known;
    struct frozen_figure figure;
    const struct period_record_filter *filter;
    bool of_whole;         /* the denominator's own records */
    bool by_weight;        /* people or days are summed, not records */
    const char *adds;      /* of incidents and of money: what is summed */
    bool by_days;          /* days of groups are counted, each shown by its first visit */
    const char *after_key; /* NULL: the first page */
    int64_t after_id;
    int64_t limit;
};

/* ---- shares of 履职完成率 (period_due.c, period_due_difference.c) ---- */

/* Writes every share that fell due in the period, and the numbers by county. */
MUST_USE enum status period_due_freeze(struct ctx *ctx, const struct period_row *row, struct period_id id,
                                       const struct figure_definition *definition);
MUST_USE enum status period_due_records(struct ctx *ctx, const struct period_inquiry *q,
                                        struct period_records *ret_records);
MUST_USE enum status period_due_differences(struct ctx *ctx, const struct period_inquiry *q,
                                            struct period_differences *ret_differences);
/* Which frozen shares: the actor's, of a county, of a part. */
#define P_FROZEN_DUE(ctx, q)                                                                                 \
    P_ID("period_id", (q)->known.id),                                                                        \
        P_INT("only_county", (ctx)->actor.county_id ? (ctx)->actor.county_id : INT_NONE),                    \
        P_TEXT("county", (q)->filter->county)

#endif
