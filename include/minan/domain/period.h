/* period.h: periods and their freeze 封账 (rules.md section 6): a month, quarter, half-year or year is
 * confirmed by each county's leader and frozen by the city's. Frozen figures never change: the database
 * refuses it. Later records go to the difference list 口径差异表, which adds up exactly to what the figures
 * are today.
 *
 * A period is known by its code: 2026, 2026-H1, 2026-Q3, 2026-07. Every actor sees its own city's; a county
 * only its own numbers and records. */
#ifndef MINAN_DOMAIN_PERIOD_H
#define MINAN_DOMAIN_PERIOD_H

#include "minan/domain/duty_fulfilment.h"
#include "minan/domain/figure.h"

#define PERIOD_KIND_TABLE(X)                                                                                 \
    X(PERIOD_MONTH, "month", "月")                                                                           \
    X(PERIOD_QUARTER, "quarter", "季度") X(PERIOD_HALF, "half", "半年") X(PERIOD_YEAR, "year", "年")
NAMES_DECLARE(period_kind, PERIOD_KIND_TABLE)
#define PERIOD_STATE_TABLE(X)                                                                                \
    X(PERIOD_RUNNING, "running", "未结束")                                                                   \
    X(PERIOD_OPEN, "open", "待确认")                                                                         \
    X(PERIOD_CONFIRMED, "confirmed", "待封账") X(PERIOD_FROZEN, "frozen", "已封账")
NAMES_DECLARE(period_state, PERIOD_STATE_TABLE)
#define PERIOD_PART_TABLE(X) X(PERIOD_VALUE, "value", "分子") X(PERIOD_WHOLE, "whole", "分母")
NAMES_DECLARE(period_part, PERIOD_PART_TABLE)
#define PERIOD_CHANGE_TABLE(X)                                                                               \
    X(CHANGE_IN, "in", "新计入") X(CHANGE_OUT, "out", "不再计入") X(CHANGE_WEIGHT, "weight", "数值有变")
NAMES_DECLARE(period_change, PERIOD_CHANGE_TABLE)

struct period_row {
    const char *code;
    const char *label; /* 2026年7月 */
    enum period_kind kind;
    int32_t from;
    int32_t to;
    enum period_state state; /* computed from the calendar, the confirmations and the freeze */
    int64_t confirmed;       /* counties that have confirmed */
    int64_t counties;        /* counties of the city, or 1: the actor's own */
    int64_t frozen_at;
    const char *frozen_by;
    const char *override_reason;
    struct list may; /* TEXTS: confirm, freeze */
};
extern const struct shape period_row_shape;

struct period_filter {
    int64_t year; /* absent: the running one */
};
extern const struct shape period_filter_shape;

struct period_list {
    int64_t year;
    struct list items; /* the year, its halves, quarters and months */
};
extern const struct shape period_list_shape;

struct period_confirmation {
    const char *county; /* code */
    const char *county_name;
    int64_t confirmed_at; /* TIME_NONE: not yet */
    const char *confirmed_by;
    const char *note;
    enum truth changed_since; /* its figures are no longer what was confirmed; TRUTH_NONE: not confirmed, or
                                 frozen */
    const char *figures_hash; /* INTERNAL from here */
    int64_t county_id;
};
extern const struct shape period_confirmation_shape;

struct period_figure {
    const char *id;
    const char *label; /* and wording, unit: as frozen, or today's while nothing is frozen */
    const char *wording;
    const char *unit;
    enum figure_list list;
    const char *frozen_display; /* NULL while nothing is frozen */
    int64_t frozen_numerator;
    int64_t frozen_denominator;
    const char *live_display; /* NULL: this version no longer counts it */
    int64_t live_numerator;
    int64_t live_denominator;
    const char *live_query;
    int64_t numerator_change; /* live minus frozen: what the difference list adds up to */
    int64_t denominator_change;
};
extern const struct shape period_figure_shape;

struct period_request {
    const char *code; /* in path */
    const char *county;
    enum institution_type institution_type;
    enum area area; /* figures of hazards only; the others ignore it */
};
extern const struct shape period_request_shape;

struct period {
    struct period_row row;
    struct list confirmations; /* of struct period_confirmation */
    struct list figures;       /* of struct period_figure */
};
extern const struct shape period_shape;

struct period_confirm {
    const char *code; /* in path */
    const char *note;
};
extern const struct shape period_confirm_shape;

struct period_freeze {
    const char *code;            /* in path */
    const char *override_reason; /* needed when a county has not confirmed, or has changed since */
};
extern const struct shape period_freeze_shape;

/* The year's periods. */
MUST_USE enum status period_list(struct ctx *ctx, const struct period_filter *filter,
                                 struct period_list *ret_list);
/* STATUS_NOT_FOUND for a code that names no period. */
MUST_USE enum status period_get(struct ctx *ctx, const struct period_request *request,
                                struct period *ret_period);
/* STATUS_WRONG_STATE before its end and once frozen. Confirming again renews it. */
MUST_USE enum status period_confirm(struct ctx *ctx, const struct period_confirm *request,
                                    struct period *ret_period);
/* Writes every definition, record and number, and closes the period for good. STATUS_INVALID on
 * override_reason naming the counties that have not confirmed. */
MUST_USE enum status period_freeze(struct ctx *ctx, const struct period_freeze *request,
                                   struct period *ret_period);

/* ---- behind the numbers ---- */

struct period_record_filter {
    const char *code; /* in path */
    const char *figure;
    enum period_part part; /* default: value */
    const char *county;
    enum institution_type institution_type;
    enum area area;
    const char *cursor;
    int64_t limit;
};
extern const struct shape period_record_filter_shape;

/* A record as it stands today; that it was counted is frozen, what it says is not. Of 履职完成率 it is a
 * share 份: one subject in one term of one duty. */
struct period_record {
    struct uuid uuid; /* of a share: of the institution or leader; unset: a bureau's */
    enum figure_list list;
    const char *institution_name; /* of a person: the unit; of a share: who owed it */
    const char *county_name;
    const char
        *text;   /* the hazard's description, the visit's number, a person's name; NULL for an institution */
    int32_t day; /* found or visited on; of a share the last day to act */
    const char *duty;        /* code; this and what follows of shares only */
    const char *term;        /* 2026年9月 */
    enum duty_unit unit;     /* whose share it is */
    const char *region;      /* code, of a bureau */
    enum duty_status status; /* when it was frozen */
    int64_t id;              /* INTERNAL */
};
extern const struct shape period_record_shape;

struct period_records {
    struct list items;
    int64_t total;
    const char *next;
};
extern const struct shape period_records_shape;

struct period_difference {
    struct uuid uuid;
    enum figure_list list;
    enum period_change change;
    int64_t amount; /* what it adds to today's number: +1, -1, or people and days for sums */
    const char *institution_name;
    const char *county_name;
    const char *text;
    int32_t day;
    const char
        *cause; /* act of the newest audit row on it since the freeze; NULL: none on the record itself. Of a
                   share: on what proves it, or did; where it is owed no more or only now, on the subject */
    const char *cause_detail;
    const char *cause_by;
    int64_t cause_at;
    const char *duty; /* code; this and what follows of shares of 履职完成率 only */
    const char *term;
    enum duty_unit unit;
    const char *region;
    enum duty_status frozen_status; /* 0: not owed then */
    enum duty_status live_status;   /* 0: not owed today */
    int64_t id;                     /* INTERNAL from here */
    int64_t live_weight;
    int64_t frozen_weight;
};
extern const struct shape period_difference_shape;

struct period_differences {
    struct list items;
    int64_t total;
    int64_t amount; /* of all, not of the page: live minus frozen */
    const char *next;
};
extern const struct shape period_differences_shape;

/* STATUS_WRONG_STATE while nothing is frozen; STATUS_INVALID on figure (not among the frozen ones). */
MUST_USE enum status period_records(struct ctx *ctx, const struct period_record_filter *filter,
                                    struct period_records *ret_records);
MUST_USE enum status period_differences(struct ctx *ctx, const struct period_record_filter *filter,
                                        struct period_differences *ret_differences);
/* Every row behind a filter, for exports: the callback's object is a struct period_record or
 * period_difference. */
MUST_USE enum status period_records_each(struct ctx *ctx, const struct period_record_filter *filter,
                                         db_row_fn *row, void *user);
MUST_USE enum status period_differences_each(struct ctx *ctx, const struct period_record_filter *filter,
                                             db_row_fn *row, void *user);

#endif
