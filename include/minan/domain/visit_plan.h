/* visit_plan.h: planned visits 检查计划: who goes where when (rules.md section 3).
 *
 * A plan names a day, or a window of at most half a year (a month, a key date). A visit of the plan's level
 * from its first day on does it; one after the last day does it late. A plan that a leader is to lead is done
 * only by a visit that a leader led. Voiding the visit opens the plan again, unless another visit fits.
 * Case visits and 四不两直 are never announced; a county does not see those of the city. */
#ifndef MINAN_DOMAIN_VISIT_PLAN_H
#define MINAN_DOMAIN_VISIT_PLAN_H

#include "minan/domain/inspection.h"

#define VISIT_PLAN_STATE_TABLE(X)                                                                            \
    X(PLAN_PLANNED, "planned", "已安排")                                                                     \
    X(PLAN_NOTICED, "noticed", "已通知")                                                                     \
    X(PLAN_DONE, "done", "已检查") X(PLAN_CANCELLED, "cancelled", "已取消")
NAMES_DECLARE(visit_plan_state, VISIT_PLAN_STATE_TABLE)
#define VISIT_PLAN_SOURCE_TABLE(X)                                                                           \
    X(PLAN_BY_HAND, "hand", "手工安排")                                                                      \
    X(PLAN_BY_DRAW, "draw", "双随机抽取") X(PLAN_BY_KEY_DATE, "key_date", "节点检查")
NAMES_DECLARE(visit_plan_source, VISIT_PLAN_SOURCE_TABLE)

enum { PLAN_DAYS_MOST = 184 }; /* of a window, both ends included */

struct visit_plan {
    struct visit_plan_id id;
    struct uuid uuid;
    struct uuid institution;
    const char *institution_name;
    enum institution_type institution_type;
    const char *county_name;
    enum inspection_level level;
    enum inspection_kind kind;
    enum visit_plan_state state;
    int32_t from_on;
    int32_t to_on;
    enum truth overdue; /* open, and the last day is over */
    enum truth unannounced;
    enum truth led_by_leader;
    struct uuid leader;
    const char *leader_name;
    enum visit_plan_source source;
    struct uuid draw;
    struct uuid key_date;
    const char *key_date_name;
    const char *campaign;
    const char *note;
    int32_t notice_due_on; /* DAY_NONE: none is asked for */
    int32_t noticed_on;
    const char *noticed_by;
    struct uuid notice; /* the valid paper 检查通知书 made from it (paper.h); absent: none */
    const char *notice_number;
    struct uuid inspection; /* the visit that did it */
    const char *inspection_number;
    int32_t done_on;
    enum truth late; /* done after the last day */
    const char *cancel_reason;
    const char *created_by;
    int64_t created_at;
    struct list team;         /* of struct member */
    struct list may;          /* TEXTS: what the actor may do now: change, notice, cancel, join */
    int64_t institution_id;   /* INTERNAL */
    int64_t city_id;          /* INTERNAL */
    int64_t county_id;        /* INTERNAL */
    const char *content_hash; /* INTERNAL */
    int64_t row_version;
};
extern const struct shape visit_plan_shape;

struct visit_plan_row {
    struct uuid uuid;
    struct uuid institution;
    const char *institution_name;
    enum institution_type institution_type;
    const char *county_name;
    enum inspection_level level;
    enum inspection_kind kind;
    enum visit_plan_state state;
    int32_t from_on;
    int32_t to_on;
    enum truth overdue;
    enum truth unannounced;
    enum truth led_by_leader;
    const char *leader_name;
    enum visit_plan_source source;
    const char *team_names; /* 张三、李四 */
    int32_t notice_due_on;
    int32_t noticed_on;
    struct uuid inspection;
    int32_t done_on;
    int64_t row_version;
    struct visit_plan_id id; /* INTERNAL */
};
extern const struct shape visit_plan_row_shape;

struct visit_plan_filter {
    int32_t from; /* the window touches [from, to] */
    int32_t to;
    const char *county; /* code */
    struct uuid institution;
    enum institution_type institution_type;
    enum inspection_level level;
    enum inspection_kind kind;
    enum visit_plan_state state;
    enum truth open; /* planned or noticed */
    enum truth overdue;
    enum truth notice_due; /* the notice should have gone out by today and has not */
    enum truth dated;      /* one day is named */
    enum visit_plan_source source;
    enum truth unannounced;
    enum truth led_by_leader;
    enum truth mine; /* the actor is in the team or leads */
    struct uuid draw;
    struct uuid key_date;
    const char *search; /* institution name */
    const char *cursor;
    int64_t limit;
};
extern const struct shape visit_plan_filter_shape;

struct visit_plan_page {
    struct list items; /* by first day */
    int64_t total;
    enum truth total_capped;
    const char *next;
};
extern const struct shape visit_plan_page_shape;

struct visit_plan_by_uuid {
    struct uuid uuid;
};
extern const struct shape visit_plan_by_uuid_shape;

/* visit_plan_new: all of it; visit_plan_change: without institution and level. */
struct visit_plan_edit {
    struct uuid uuid; /* in path */
    struct uuid institution;
    enum inspection_level level; /* absent: the actor's; the city may also plan for a county */
    enum inspection_kind kind;
    int32_t from_on;
    int32_t to_on; /* absent: the same day */
    enum truth unannounced;
    enum truth led_by_leader;
    struct uuid leader;
    const char *campaign;
    struct uuid key_date;
    const char *note;
    struct list team;        /* of struct member */
    enum truth over_ceiling; /* the warning about the yearly ceiling was read */
};
extern const struct shape visit_plan_new_shape;
extern const struct shape visit_plan_change_shape;

struct visit_plan_cancel {
    struct uuid uuid; /* in path */
    const char *reason;
};
extern const struct shape visit_plan_cancel_shape;

/* ---- a month ---- */

struct visit_plan_month_request {
    int32_t month; /* any day of it; absent: this month */
    const char *county;
    enum inspection_level level;
    enum truth mine;
};
extern const struct shape visit_plan_month_request_shape;

struct visit_plan_tally {
    int32_t day; /* DAY_NONE: of plans without a day of their own */
    int64_t planned;
    int64_t noticed;
    int64_t done;
    int64_t overdue; /* among planned and noticed */
};
extern const struct shape visit_plan_tally_shape;

struct visit_plan_month {
    int32_t from_on;
    int32_t to_on;
    enum truth calendar_known; /* the year's holidays have been entered */
    struct list days;          /* of struct visit_plan_tally: every day of the month */
    struct list work_days;     /* TEXTS: its working days */
    struct list special_days;  /* of struct calendar_day */
    struct visit_plan_tally undated;
    struct list key_dates; /* of struct key_date whose window touches the month */
    int64_t notices_due;   /* as of today, whatever the month */
};
extern const struct shape visit_plan_month_shape;

/* ---- how often ---- */

struct visit_load_request {
    struct uuid institution;
    int64_t year; /* absent: this one */
};
extern const struct shape visit_load_request_shape;

/* What an institution has had and is to have in a calendar year, by city and county together. */
struct visit_load {
    int64_t ceiling; /* INT_NONE: none is set */
    int64_t visited;
    int64_t planned;    /* open plans */
    enum truth reached; /* one more would go beyond the ceiling */
    struct list plans;  /* of struct visit_plan_row: the open ones, which one may join */
};
extern const struct shape visit_load_shape;

/* ---- what an institution is told ---- */

/* A visit that was announced and has not been made: what an institution may know of a plan. */
struct announced_visit {
    struct uuid uuid; /* of the plan */
    struct uuid institution;
    const char *institution_name;
    enum inspection_level level;
    enum inspection_kind kind;
    int32_t visit_on;
    const char *leader_name;
    const char *team_names; /* 张三、李四 */
    int32_t noticed_on;
    struct uuid notice; /* the paper; absent: told by word of mouth */
    const char *notice_number;
    struct visit_plan_id id; /* INTERNAL */
};
extern const struct shape announced_visit_shape;

struct announced_visit_filter {
    struct uuid institution; /* absent: all in scope */
    const char *cursor;
    int64_t limit;
};
extern const struct shape announced_visit_filter_shape;

struct announced_visit_page {
    struct list items; /* soonest first */
    const char *next;
};
extern const struct shape announced_visit_page_shape;

/* Never one that must not be announced, never one that has not been. Overdue ones stay until they are made,
 * moved or cancelled. */
MUST_USE enum status announced_visit_list(struct ctx *ctx, const struct announced_visit_filter *filter,
                                          struct announced_visit_page *ret_page);

MUST_USE enum status visit_plan_list(struct ctx *ctx, const struct visit_plan_filter *filter,
                                     struct visit_plan_page *ret_page);
/* Every row behind a filter for exports: the callback's object is a struct visit_plan_row. */
MUST_USE enum status visit_plan_each(struct ctx *ctx, const struct visit_plan_filter *filter, db_row_fn *row,
                                     void *user);
MUST_USE enum status visit_plan_get(struct ctx *ctx, const struct visit_plan_by_uuid *request,
                                    struct visit_plan *ret_plan);
MUST_USE enum status visit_plan_month(struct ctx *ctx, const struct visit_plan_month_request *request,
                                      struct visit_plan_month *ret_month);
MUST_USE enum status visit_load_get(struct ctx *ctx, const struct visit_load_request *request,
                                    struct visit_load *ret_load);

/* Idempotent by UUID and content. STATUS_INVALID also when the yearly ceiling is reached and over_ceiling was
 * not said; STATUS_NOT_FOUND: no such institution in scope. */
MUST_USE enum status visit_plan_put(struct ctx *ctx, const struct visit_plan_edit *request,
                                    struct visit_plan *ret_plan);
/* Replaces the terms; another day after the notice went out takes the plan back to planned, to be told anew,
 * and voids the paper that named the old one.
 * STATUS_WRONG_STATE when done or cancelled, STATUS_FORBIDDEN for a county on a plan of the city. */
MUST_USE enum status visit_plan_change(struct ctx *ctx, const struct visit_plan_edit *request,
                                       struct visit_plan *ret_plan);
/* May the institution be told 检查通知 now, by the actor? STATUS_WRONG_STATE: a visit that must not be
 * announced, no day named yet, or told already; STATUS_FORBIDDEN: planned for the other bureau. */
MUST_USE enum status visit_plan_check_notice(struct ctx *ctx, const struct visit_plan_by_uuid *request,
                                             struct visit_plan *ret_plan);
/* It has been told: called with the paper that tells it, in the paper's transaction. */
MUST_USE enum status visit_plan_notice(struct ctx *ctx, const struct visit_plan_by_uuid *request,
                                       struct visit_plan *ret_plan);
/* That paper is void: the institution is to be told anew, unless the visit is done or cancelled by now. */
MUST_USE enum status visit_plan_unnotice(struct ctx *ctx, const struct visit_plan_by_uuid *request);
/* Cancels a planned visit; the paper that announced it becomes void. */
MUST_USE enum status visit_plan_cancel(struct ctx *ctx, const struct visit_plan_cancel *request,
                                       struct visit_plan *ret_plan);
/* The actor joins the team of a visit planned by whatever level; again changes nothing. */
MUST_USE enum status visit_plan_join(struct ctx *ctx, const struct visit_plan_by_uuid *request,
                                     struct visit_plan *ret_plan);

/* A visit that was just kept, as far as plans look at it. */
struct visit_deed {
    struct inspection_id inspection;
    struct uuid uuid;
    struct institution_id institution;
    enum inspection_level level;
    int32_t finished_on;
};

/* Called with the visit's own writes, in their transaction. */
MUST_USE enum status visit_plan_fulfil(struct ctx *ctx, const struct visit_deed *deed);
MUST_USE enum status visit_plan_reopen(struct ctx *ctx, struct inspection_id inspection,
                                       const struct uuid *uuid);

#endif
