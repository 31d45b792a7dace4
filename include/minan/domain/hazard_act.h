/* hazard_act.h: the acts of a hazard's life beyond rectification (rules.md section 4), and the records they
 * leave beside the timeline.
 *
 * An act is made on a version. From a screen (queued absent or false) another version than the row's is
 * STATUS_STALE: look again. From a device's queue (queued true) it is not lost: made on a version that is
 * still to come it is parked and takes effect in its turn (the reply's list parked names it); made on an
 * older one it takes effect if it can stand beside what happened meanwhile, else it is kept as a conflict
 * (noun hazard) and answered STATUS_SUPERSEDED.
 *
 * Every act refuses with STATUS_FORBIDDEN naming the roles that may, STATUS_WRONG_STATE naming the state,
 * STATUS_INVALID naming the fields; it writes one event and one audit row. All memory is ctx->arena's.
 */
#ifndef MINAN_DOMAIN_HAZARD_ACT_H
#define MINAN_DOMAIN_HAZARD_ACT_H

#include "minan/domain/hazard.h"

enum { DELIST_DAYS = 10 };

/* Asks for a later deadline (申请延期): by the institution, open, on or before the deadline, none undecided.
 */
struct hazard_extend {
    struct uuid uuid; /* in path */
    struct uuid event;
    int64_t device_at;
    enum truth queued;
    int32_t new_deadline; /* after the present one */
    const char *reason;
    const char *interim_measures;
};
extern const struct shape hazard_extend_shape;
MUST_USE enum status hazard_extend(struct ctx *ctx, const struct hazard_extend *request,
                                   struct hazard *ret_hazard);

/* Decides it (同意延期): by the level that found it; a leader for a major one; never the institution itself.
 */
struct hazard_grant {
    struct uuid uuid; /* in path */
    struct uuid event;
    int64_t device_at;
    enum truth queued;
    int32_t
        new_deadline; /* DAY_NONE: as asked for; else after the present one and not after the one asked for */
    const char *reason; /* may be NULL */
};
extern const struct shape hazard_grant_shape;
MUST_USE enum status hazard_grant(struct ctx *ctx, const struct hazard_grant *request,
                                  struct hazard *ret_hazard);

struct hazard_refuse {
    struct uuid uuid; /* in path */
    struct uuid event;
    int64_t device_at;
    enum truth queued;
    const char *reason;
};
extern const struct shape hazard_refuse_shape;
MUST_USE enum status hazard_refuse(struct ctx *ctx, const struct hazard_refuse *request,
                                   struct hazard *ret_hazard);

/* 挂牌督办, act "list": a major one, by a county or city leader. What the province lists, a city leader
 * records. */
struct hazard_enlist {
    struct uuid uuid; /* in path */
    struct uuid event;
    int64_t device_at;
    enum truth queued;
    enum listed_level level; /* 0: the leader's own */
    const char *number;
    const char *unit;      /* 督办单位 */
    int32_t list_deadline; /* 督办期限, today or later */
    int32_t published_on;
    const char *publication; /* where it was made public */
};
extern const struct shape hazard_enlist_shape;
MUST_USE enum status hazard_enlist(struct ctx *ctx, const struct hazard_enlist *request,
                                   struct hazard *ret_hazard);

/* 申请摘牌: by the institution or a county supervisor. */
struct hazard_ask_delist {
    struct uuid uuid; /* in path */
    struct uuid event;
    int64_t device_at;
    enum truth queued;
    const char *reason;
};
extern const struct shape hazard_ask_delist_shape;
MUST_USE enum status hazard_ask_delist(struct ctx *ctx, const struct hazard_ask_delist *request,
                                       struct hazard *ret_hazard);

/* 摘牌 after an on-site review, due within ten days of the application (later ones are marked late). What the
 * city or the province listed only a city leader delists. */
struct hazard_delist {
    struct uuid uuid; /* in path */
    struct uuid event;
    int64_t device_at;
    enum truth queued;
    int32_t reviewed_on; /* on site, between the application and today */
    const char *result;
};
extern const struct shape hazard_delist_shape;
MUST_USE enum status hazard_delist(struct ctx *ctx, const struct hazard_delist *request,
                                   struct hazard *ret_hazard);

/* An interim measure, by a supervisor. */
struct hazard_restrict {
    struct uuid uuid; /* in path */
    struct uuid event;
    int64_t device_at;
    enum truth queued;
    enum hazard_restriction measure;
    const char *scope; /* what it covers: 三楼东侧房间 */
    const char *reason;
};
extern const struct shape hazard_restrict_shape;
MUST_USE enum status hazard_restrict(struct ctx *ctx, const struct hazard_restrict *request,
                                     struct hazard *ret_hazard);

/* Ends it with a leader's approval (Work Safety Law art. 65). */
struct hazard_resume {
    struct uuid uuid; /* in path */
    struct uuid event;
    int64_t device_at;
    enum truth queued;
    const char *reason; /* what was checked before */
};
extern const struct shape hazard_resume_shape;
MUST_USE enum status hazard_resume(struct ctx *ctx, const struct hazard_resume *request,
                                   struct hazard *ret_hazard);

/* 治理方案 of a major one, six parts; may be revised while it is open. */
struct hazard_plan {
    struct uuid uuid; /* in path */
    struct uuid event;
    int64_t device_at;
    enum truth queued;
    const char *goals;
    const char *methods;
    const char *funds_and_materials;
    const char *people;
    const char *time_limits;
    const char *safety_and_emergency;
};
extern const struct shape hazard_plan_shape;
MUST_USE enum status hazard_plan(struct ctx *ctx, const struct hazard_plan *request,
                                 struct hazard *ret_hazard);

/* 五落实: all five of a major one, at least one of others. */
struct hazard_settle {
    struct uuid uuid; /* in path */
    struct uuid event;
    int64_t device_at;
    enum truth queued;
    const char *responsibility;
    const char *measures;
    int64_t funds_fen; /* 1/100 yuan; of a major one, 0 where none are needed */
    const char *funds; /* where they come from; with or without it, the amount settles them */
    const char *time_limit;
    const char *contingency;
};
extern const struct shape hazard_settle_shape;
MUST_USE enum status hazard_settle(struct ctx *ctx, const struct hazard_settle *request,
                                   struct hazard *ret_hazard);

/* 一案一策 of a dangerous building: area building only. */
struct hazard_case_plan {
    struct uuid uuid; /* in path */
    struct uuid event;
    int64_t device_at;
    enum truth queued;
    enum building_grade building_grade; /* C or D */
    enum case_measure measure;
    const char *text;
};
extern const struct shape hazard_case_plan_shape;
MUST_USE enum status hazard_case_plan(struct ctx *ctx, const struct hazard_case_plan *request,
                                      struct hazard *ret_hazard);

/* 移交 to another department, by a county leader. */
struct hazard_transfer {
    struct uuid uuid; /* in path */
    struct uuid event;
    int64_t device_at;
    enum truth queued;
    const char *department;
    const char *number;
    int32_t transferred_on; /* between found_on and today */
    const char *reason;     /* may be NULL */
};
extern const struct shape hazard_transfer_shape;
MUST_USE enum status hazard_transfer(struct ctx *ctx, const struct hazard_transfer *request,
                                     struct hazard *ret_hazard);

/* The department's answer. */
struct hazard_answer {
    struct uuid uuid; /* in path */
    struct uuid event;
    int64_t device_at;
    enum truth queued;
    const char *text;
    int32_t answered_on; /* between the transfer and today */
    enum truth resolved; /* false: back to open with new_deadline */
    int32_t new_deadline;
};
extern const struct shape hazard_answer_shape;
MUST_USE enum status hazard_answer(struct ctx *ctx, const struct hazard_answer *request,
                                   struct hazard *ret_hazard);

/* ---- records, each under the UUID of the event that made it ---- */

struct hazard_extension_row {
    struct uuid event;
    const char *asked_by;
    int64_t asked_at;
    int32_t asked_deadline;
    const char *reason;
    const char *interim_measures;
    enum hazard_act decision; /* grant or refuse; 0: undecided, or overtaken by a submission */
    const char *decided_by;
    int64_t decided_at;
    int32_t granted_deadline;
    const char *decision_reason;
};
extern const struct shape hazard_extension_row_shape;

struct hazard_listing_row {
    struct uuid event;
    enum listed_level level;
    const char *listed_by;
    int64_t listed_at;
    const char *number;
    const char *unit;
    int32_t list_deadline;
    int32_t published_on;
    const char *publication;
    const char *delist_asked_by;
    int64_t delist_asked_at;
    const char *delist_reason;
    const char *delisted_by;
    int64_t delisted_at;
    int32_t reviewed_on;
    const char *review_result;
    enum truth late; /* delisted more than ten days after the application */
};
extern const struct shape hazard_listing_row_shape;

struct hazard_restriction_row {
    struct uuid event;
    enum hazard_restriction measure;
    const char *scope;
    const char *reason;
    const char *taken_by;
    int64_t taken_at;
    const char *resumed_by;
    int64_t resumed_at;
    const char *resume_reason;
};
extern const struct shape hazard_restriction_row_shape;

struct hazard_plan_row {
    struct uuid event;
    const char *made_by;
    int64_t made_at;
    const char *goals;
    const char *methods;
    const char *funds_and_materials;
    const char *people;
    const char *time_limits;
    const char *safety_and_emergency;
};
extern const struct shape hazard_plan_row_shape;

struct hazard_settlement_row {
    struct uuid event;
    const char *made_by;
    int64_t made_at;
    const char *responsibility;
    const char *measures;
    int64_t funds_fen;
    const char *funds;
    const char *time_limit;
    const char *contingency;
};
extern const struct shape hazard_settlement_row_shape;

struct hazard_case_plan_row {
    struct uuid event;
    const char *made_by;
    int64_t made_at;
    enum building_grade building_grade;
    enum case_measure measure;
    const char *text;
};
extern const struct shape hazard_case_plan_row_shape;

struct hazard_transfer_row {
    struct uuid event;
    const char *transferred_by;
    const char *department;
    const char *number;
    int32_t transferred_on;
    const char *reason;
    const char *answer;
    const char *answered_by;
    int32_t answered_on;
    enum truth resolved;
    int32_t new_deadline;
};
extern const struct shape hazard_transfer_row_shape;

struct hazard_parked_row {
    struct uuid event;
    enum hazard_act act;
    const char *actor_name;
    int64_t device_at;
    int64_t received_at;
    int64_t made_on; /* the version it waits for */
};
extern const struct shape hazard_parked_row_shape;

#endif
