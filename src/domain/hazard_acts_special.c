/* hazard_acts_special.c: listing, interim measures, plans and transfer, as they are asked for. */
#include "hazard_private.h"

/* ---- listing 挂牌督办 ---- */

static enum listed_level level_of(enum role role) {
    return role == ROLE_CITY_LEADER ? LISTED_BY_CITY : LISTED_BY_COUNTY;
}

enum status hazard_enlist(struct ctx *ctx, const struct hazard_enlist *request, struct hazard *ret_hazard) {
    struct hazard_enlist whole = *request;
    struct deed_detail detail = {SQL_HAZARD_LISTING_INSERT, &hazard_enlist_shape, &whole};
    struct deed deed = DEED(ACT_LIST, request);
    if (whole.level == 0)
        whole.level = level_of(ctx->actor.role);
    deed.listed_level = whole.level;
    deed.text = request->number;
    deed.deadline = request->list_deadline;
    deed.happened_on = request->published_on;
    deed.detail = &detail;
    return hazard_act(ctx, &request->uuid, &deed, ret_hazard);
}

enum status hazard_ask_delist(struct ctx *ctx, const struct hazard_ask_delist *request,
                              struct hazard *ret_hazard) {
    struct deed deed = DEED(ACT_ASK_DELIST, request);
    deed.text = request->reason;
    return hazard_act(ctx, &request->uuid, &deed, ret_hazard);
}

enum status hazard_delist(struct ctx *ctx, const struct hazard_delist *request, struct hazard *ret_hazard) {
    struct deed_detail detail = {SQL_HAZARD_DELISTING_INSERT, &hazard_delist_shape, request};
    struct deed deed = DEED(ACT_DELIST, request);
    deed.text = request->result;
    deed.happened_on = request->reviewed_on;
    deed.detail = &detail;
    return hazard_act(ctx, &request->uuid, &deed, ret_hazard);
}

/* ---- interim measures ---- */

enum status hazard_restrict(struct ctx *ctx, const struct hazard_restrict *request,
                            struct hazard *ret_hazard) {
    struct deed_detail detail = {SQL_HAZARD_RESTRICTION_INSERT, &hazard_restrict_shape, request};
    struct deed deed = DEED(ACT_RESTRICT, request);
    deed.text = request->reason;
    deed.restriction = request->measure;
    deed.detail = &detail;
    return hazard_act(ctx, &request->uuid, &deed, ret_hazard);
}

enum status hazard_resume(struct ctx *ctx, const struct hazard_resume *request, struct hazard *ret_hazard) {
    struct deed deed = DEED(ACT_RESUME, request);
    deed.text = request->reason;
    return hazard_act(ctx, &request->uuid, &deed, ret_hazard);
}

/* ---- plans ---- */

enum status hazard_plan(struct ctx *ctx, const struct hazard_plan *request, struct hazard *ret_hazard) {
    struct deed_detail detail = {SQL_HAZARD_PLAN_INSERT, &hazard_plan_shape, request};
    struct deed deed = DEED(ACT_PLAN, request);
    deed.detail = &detail;
    return hazard_act(ctx, &request->uuid, &deed, ret_hazard);
}

/* All five, some of them, or none. */
static enum truth settled_by(const struct hazard_settle *request) {
    const char *others[] = {request->responsibility, request->measures, request->time_limit,
                            request->contingency};
    int given = request->funds_fen != INT_NONE || request->funds != NULL;
    for (int i = 0; i < 4; i++)
        given += others[i] != NULL;
    if (given == 0)
        return TRUTH_NONE;
    return given == 5 ? YES : NO;
}

enum status hazard_settle(struct ctx *ctx, const struct hazard_settle *request, struct hazard *ret_hazard) {
    struct deed_detail detail = {SQL_HAZARD_SETTLEMENT_INSERT, &hazard_settle_shape, request};
    struct deed deed = DEED(ACT_SETTLE, request);
    deed.settled = settled_by(request);
    deed.funds_fen = request->funds_fen;
    deed.detail = &detail;
    return hazard_act(ctx, &request->uuid, &deed, ret_hazard);
}

enum status hazard_case_plan(struct ctx *ctx, const struct hazard_case_plan *request,
                             struct hazard *ret_hazard) {
    struct deed_detail detail = {SQL_HAZARD_CASE_PLAN_INSERT, &hazard_case_plan_shape, request};
    struct deed deed = DEED(ACT_CASE_PLAN, request);
    deed.text = request->text;
    deed.building_grade = request->building_grade;
    deed.case_measure = request->measure;
    deed.detail = &detail;
    return hazard_act(ctx, &request->uuid, &deed, ret_hazard);
}

/* ---- transfer ---- */

enum status hazard_transfer(struct ctx *ctx, const struct hazard_transfer *request,
                            struct hazard *ret_hazard) {
    struct deed_detail detail = {SQL_HAZARD_TRANSFER_INSERT, &hazard_transfer_shape, request};
    struct deed deed = DEED(ACT_TRANSFER, request);
    deed.text = request->reason;
    deed.department = request->department;
    deed.happened_on = request->transferred_on;
    deed.detail = &detail;
    return hazard_act(ctx, &request->uuid, &deed, ret_hazard);
}

enum status hazard_answer(struct ctx *ctx, const struct hazard_answer *request, struct hazard *ret_hazard) {
    struct deed_detail detail = {SQL_HAZARD_ANSWER_INSERT, &hazard_answer_shape, request};
    struct deed deed = DEED(ACT_ANSWER, request);
    deed.text = request->text;
    deed.happened_on = request->answered_on;
    deed.resolved = request->resolved;
    deed.deadline = request->resolved == YES ? DAY_NONE : request->new_deadline;
    deed.detail = &detail;
    return hazard_act(ctx, &request->uuid, &deed, ret_hazard);
}
