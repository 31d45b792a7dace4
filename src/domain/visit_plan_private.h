/* visit_plan_private.h: what the files of visit plans, draws and key dates share. */
#ifndef MINAN_VISIT_PLAN_PRIVATE_H
#define MINAN_VISIT_PLAN_PRIVATE_H

#include "minan/domain/visit_plan.h"
#include "team.h"

/* What the SQL fragment visit_plan_where needs beside the filter. */
struct visit_plan_where {
    const char *search_match;
    int32_t today;
    int64_t mine_id;     /* INT_NONE: not asked for */
    int64_t others_than; /* INT_NONE: not asked for */
    enum truth no_secrets;
    enum truth only_open;
    enum truth only_settled;
    enum truth only_overdue;
    enum truth only_not_overdue;
    enum truth only_notice_due;
    enum truth only_notice_not_due;
    enum truth only_dated;
    enum truth only_undated;
};
extern const struct shape visit_plan_where_shape;
void visit_plan_where_make(struct ctx *ctx, const struct visit_plan_filter *filter,
                           struct visit_plan_where *ret_where);

/* Whether the actor is of a county, which does not see the city's unannounced visits. */
bool visit_plan_no_secrets(const struct ctx *ctx);
/* The level of the actor's own bureau. */
enum inspection_level visit_plan_own_level(const struct ctx *ctx);
/* A level the actor may plan for, in place of none their own; STATUS_INVALID on field "level". */
MUST_USE enum status visit_plan_level(struct ctx *ctx, enum inspection_level asked,
                                      enum inspection_level *ret_level);
/* Field errors on kind, from_on, to_on (in ctx->err) of what is to be planned; *to is from when absent. */
void visit_plan_check_terms(struct ctx *ctx, enum inspection_kind kind, int32_t from, int32_t *to);
/* Whether a visit of this kind must not be announced. */
bool visit_plan_secret(enum inspection_kind kind, enum truth unannounced);
/* By when it is to be announced: DAY_NONE when it need not, must not, or has no day of its own yet. */
MUST_USE enum status visit_plan_notice_due(struct ctx *ctx, enum inspection_kind kind, bool secret,
                                           int32_t from, int32_t to, int32_t *ret_day);

struct visit_plan_draft {
    struct uuid uuid;
    const struct institution *institution;
    enum inspection_level level;
    enum inspection_kind kind;
    int32_t from_on;
    int32_t to_on;
    bool secret;
    bool led_by_leader;
    struct account_id leader_id;
    enum visit_plan_source source;
    struct draw_id draw_id;
    int64_t draw_position; /* INT_NONE: none */
    struct key_date_id key_date_id;
    const char *campaign;
    const char *note;
    int32_t notice_due_on;
    const struct team *team;  /* may be NULL */
    const char *content_hash; /* may be NULL */
};
/* Row and team; everything was checked before; no audit row. */
MUST_USE enum status visit_plan_add(struct ctx *ctx, const struct visit_plan_draft *draft);

#endif
