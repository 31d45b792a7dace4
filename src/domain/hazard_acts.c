/* hazard_acts.c: the acts of rectification, as they are asked for. */
#include "hazard_private.h"

struct deed deed_of(enum hazard_act act, const struct uuid *event, int64_t device_at, bool queued) {
    struct deed deed;
    deed_clear(&deed);
    deed.act = act;
    deed.event = *event;
    deed.device_at = device_at;
    deed.queued = queued;
    return deed;
}

void deed_sign(const struct ctx *ctx, struct deed *deed) {
    deed->actor_id = ctx->actor.id;
    deed->actor_name = ctx->actor.name;
    deed->actor_role = ctx->actor.role;
    deed->received_at = clock_now(ctx->clock);
}

enum status hazard_acknowledge(struct ctx *ctx, const struct hazard_acknowledge *request,
                               struct hazard *ret_hazard) {
    struct deed deed = DEED(ACT_ACKNOWLEDGE, request);
    return hazard_act(ctx, &request->uuid, &deed, ret_hazard);
}

enum status hazard_submit(struct ctx *ctx, const struct hazard_submit *request, struct hazard *ret_hazard) {
    struct deed deed = DEED(ACT_SUBMIT, request);
    deed.text = request->measures;
    deed.done_on = request->done_on;
    deed.cost_fen = request->cost_fen;
    deed.after_photos = &request->after_photos;
    return hazard_act(ctx, &request->uuid, &deed, ret_hazard);
}

enum status hazard_close(struct ctx *ctx, const struct hazard_close *request, struct hazard *ret_hazard) {
    struct deed deed = DEED(ACT_CLOSE, request);
    deed.text = request->result;
    deed.report_number = request->report_number;
    deed.after_photos = &request->after_photos;
    return hazard_act(ctx, &request->uuid, &deed, ret_hazard);
}

enum status hazard_return(struct ctx *ctx, const struct hazard_return *request, struct hazard *ret_hazard) {
    struct deed deed = DEED(ACT_RETURN, request);
    deed.text = request->reason;
    deed.deadline = request->new_deadline;
    return hazard_act(ctx, &request->uuid, &deed, ret_hazard);
}

enum status hazard_assess(struct ctx *ctx, const struct hazard_assess *request, struct hazard *ret_hazard) {
    struct deed deed = DEED(ACT_ASSESS, request);
    deed.text = request->reason;
    deed.severity = request->severity;
    return hazard_act(ctx, &request->uuid, &deed, ret_hazard);
}

enum status hazard_void(struct ctx *ctx, const struct hazard_void *request, struct hazard *ret_hazard) {
    struct deed deed = DEED(ACT_VOID, request);
    deed.text = request->reason;
    return hazard_act(ctx, &request->uuid, &deed, ret_hazard);
}

enum status hazard_extend(struct ctx *ctx, const struct hazard_extend *request, struct hazard *ret_hazard) {
    struct deed_detail detail = {SQL_HAZARD_EXTENSION_INSERT, &hazard_extend_shape, request};
    struct deed deed = DEED(ACT_EXTEND, request);
    deed.text = request->reason;
    deed.deadline = request->new_deadline;
    deed.detail = &detail;
    return hazard_act(ctx, &request->uuid, &deed, ret_hazard);
}

enum status hazard_grant(struct ctx *ctx, const struct hazard_grant *request, struct hazard *ret_hazard) {
    struct deed deed = DEED(ACT_GRANT, request);
    deed.text = request->reason;
    deed.deadline = request->new_deadline;
    return hazard_act(ctx, &request->uuid, &deed, ret_hazard);
}

enum status hazard_refuse(struct ctx *ctx, const struct hazard_refuse *request, struct hazard *ret_hazard) {
    struct deed deed = DEED(ACT_REFUSE, request);
    deed.text = request->reason;
    return hazard_act(ctx, &request->uuid, &deed, ret_hazard);
}
