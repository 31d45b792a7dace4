/* duty_fulfilment.h: 履职完成率 (rules.md section 6): of what fell due in a period, how much was done in
 * time. Counted are shares 份: one subject (an institution, a bureau, a leader) in one period of one duty
 * whose last day to act lies in the period and is over. Done late stands apart and is no part of the
 * numerator. What is owed and met does not change with the day on which it is asked, unless records are added
 * or voided; done_late does. The figure is the length of the list: both are made of the board's own cells
 * (duty.h). */
#ifndef MINAN_DOMAIN_DUTY_FULFILMENT_H
#define MINAN_DOMAIN_DUTY_FULFILMENT_H

#include "minan/domain/duty.h"
#include "minan/domain/figure.h"

struct duty_fulfilment_request {
    int32_t from;       /* default: 1 January of the year of `to` */
    int32_t to;         /* default: today */
    const char *county; /* code of a county, or of the city for its bureau's own */
    const char *code;   /* of one duty */
};
extern const struct shape duty_fulfilment_request_shape;

struct duty_fulfilment_row {
    const char *key; /* code of the county or city, or of the duty */
    const char *label;
    int64_t owed;
    int64_t met;
    int64_t done_late;
    int64_t missed;
    struct figure_value figure; /* met / owed; query, denominator_query and rest_query open /duties/due */
};
extern const struct shape duty_fulfilment_row_shape;

struct duty_fulfilment {
    int32_t from;
    int32_t to;
    int32_t last; /* the last day to act that is counted: the earlier of `to` and yesterday */
    struct duty_fulfilment_row total;
    struct list places; /* of struct duty_fulfilment_row: the city bureau, its counties */
    struct list duties; /* of struct duty_fulfilment_row, by code */
};
extern const struct shape duty_fulfilment_shape;

/* Within the actor's scope. STATUS_INVALID on from (after `to`, after today, or more than three years before
 * `to`) or county (unknown or not the actor's). */
MUST_USE enum status duty_fulfilment(struct ctx *ctx, const struct duty_fulfilment_request *request,
                                     struct duty_fulfilment *ret_fulfilment);

/* ---- the list behind it ---- */

struct duty_due_filter {
    int32_t from;
    int32_t to;
    const char *county;
    const char *code;
    enum duty_status status; /* met, done_late or missed */
    enum truth in_time;      /* NO: done late or not at all */
    const char *cursor;
    int64_t limit;
};
extern const struct shape duty_due_filter_shape;

struct duty_due_row {
    const char *code;
    const char *title;
    const char *term;
    enum duty_unit unit;
    struct uuid institution;
    struct uuid leader;
    const char *region; /* code, of a bureau */
    const char *name;
    const char *county_name;
    enum duty_status status;
    int64_t done;
    int64_t needed;
    int32_t due;
    int64_t id;         /* for paging; not told, nor what follows */
    int64_t subject_id; /* of the institution, the leader's account, the bureau's region */
    int64_t county_id;  /* 0: of the city bureau */
};
extern const struct shape duty_due_row_shape;

struct duty_due_page {
    struct list items; /* of struct duty_due_row; what fell due last first, then by duty and name */
    int64_t total;
    enum truth total_capped;
    const char *next;
};
extern const struct shape duty_due_page_shape;

MUST_USE enum status duty_due_list(struct ctx *ctx, const struct duty_due_filter *filter,
                                   struct duty_due_page *ret_page);
/* Every row behind a filter, for exports: the callback's object is a struct duty_due_row. */
MUST_USE enum status duty_due_each(struct ctx *ctx, const struct duty_due_filter *filter, db_row_fn *row,
                                   void *user);

#endif
