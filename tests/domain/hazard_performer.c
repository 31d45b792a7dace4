#include "hazard_performer.h"

#include "check.h"

typedef enum status performer_fn(struct ctx *ctx, const struct performance *p, struct hazard *ret);

#define BEGIN(tag)                                                                                           \
    struct hazard_##tag request;                                                                             \
    shape_clear(&hazard_##tag##_shape, &request);                                                            \
    request.uuid = hazard_uuid(p->hazard);                                                                   \
    request.event = event_uuid(p->event);                                                                    \
    request.device_at = clock_now(ctx->clock);                                                               \
    request.queued = p->queued ? YES : TRUTH_NONE

static int32_t new_deadline(struct ctx *ctx, const struct performance *p) {
    return clock_today(ctx->clock) + (p->days ? p->days : 30);
}

static enum status acknowledge(struct ctx *ctx, const struct performance *p, struct hazard *ret) {
    BEGIN(acknowledge);
    return hazard_acknowledge(ctx, &request, ret);
}

static enum status submit(struct ctx *ctx, const struct performance *p, struct hazard *ret) {
    BEGIN(submit);
    request.measures = "已清理";
    request.done_on = clock_today(ctx->clock);
    request.after_photos = photo(ctx, 100000 + p->event);
    return hazard_submit(ctx, &request, ret);
}

static enum status close_it(struct ctx *ctx, const struct performance *p, struct hazard *ret) {
    BEGIN(close);
    request.result = "复查合格";
    request.report_number = "JC-1";
    return hazard_close(ctx, &request, ret);
}

static enum status send_back(struct ctx *ctx, const struct performance *p, struct hazard *ret) {
    BEGIN(return );
    request.reason = "未到位";
    request.new_deadline = new_deadline(ctx, p);
    return hazard_return(ctx, &request, ret);
}

static enum status assess(struct ctx *ctx, const struct performance *p, struct hazard *ret) {
    BEGIN(assess);
    request.severity = p->becomes ? p->becomes : SEVERITY_MAJOR;
    request.reason = "经研判";
    return hazard_assess(ctx, &request, ret);
}

static enum status make_void(struct ctx *ctx, const struct performance *p, struct hazard *ret) {
    BEGIN(void);
    request.reason = "重复登记";
    return hazard_void(ctx, &request, ret);
}

static enum status extend(struct ctx *ctx, const struct performance *p, struct hazard *ret) {
    BEGIN(extend);
    request.new_deadline = new_deadline(ctx, p);
    request.reason = "配件未到";
    request.interim_measures = "专人巡查";
    return hazard_extend(ctx, &request, ret);
}

static enum status grant(struct ctx *ctx, const struct performance *p, struct hazard *ret) {
    BEGIN(grant);
    return hazard_grant(ctx, &request, ret);
}

static enum status refuse(struct ctx *ctx, const struct performance *p, struct hazard *ret) {
    BEGIN(refuse);
    request.reason = "应立即整改";
    return hazard_refuse(ctx, &request, ret);
}

static enum status list_it(struct ctx *ctx, const struct performance *p, struct hazard *ret) {
    BEGIN(enlist);
    request.number = "督〔2026〕1号";
    request.unit = "县民政局";
    request.list_deadline = new_deadline(ctx, p);
    request.published_on = clock_today(ctx->clock);
    request.publication = "门户网站";
    return hazard_enlist(ctx, &request, ret);
}

static enum status ask_delist(struct ctx *ctx, const struct performance *p, struct hazard *ret) {
    BEGIN(ask_delist);
    request.reason = "已整改到位";
    return hazard_ask_delist(ctx, &request, ret);
}

static enum status delist(struct ctx *ctx, const struct performance *p, struct hazard *ret) {
    BEGIN(delist);
    request.reviewed_on = clock_today(ctx->clock);
    request.result = "现场复核合格";
    return hazard_delist(ctx, &request, ret);
}

static enum status restrict_it(struct ctx *ctx, const struct performance *p, struct hazard *ret) {
    BEGIN(restrict);
    request.measure = RESTRICTION_EVACUATE;
    request.scope = "三楼东侧";
    request.reason = "有坍塌危险";
    return hazard_restrict(ctx, &request, ret);
}

static enum status resume(struct ctx *ctx, const struct performance *p, struct hazard *ret) {
    BEGIN(resume);
    request.reason = "检测合格";
    return hazard_resume(ctx, &request, ret);
}

static enum status plan(struct ctx *ctx, const struct performance *p, struct hazard *ret) {
    BEGIN(plan);
    request.goals = "恢复通道";
    request.methods = "拆除违建";
    request.funds_and_materials = "三万元";
    request.people = "院长负责";
    request.time_limits = "一个月";
    request.safety_and_emergency = "专人值守";
    return hazard_plan(ctx, &request, ret);
}

static enum status settle(struct ctx *ctx, const struct performance *p, struct hazard *ret) {
    BEGIN(settle);
    request.responsibility = "院长";
    request.measures = "更换";
    request.funds_fen = 3000000;
    request.funds = "自筹";
    request.time_limit = "一个月";
    request.contingency = "预案已演练";
    return hazard_settle(ctx, &request, ret);
}

static enum status case_plan(struct ctx *ctx, const struct performance *p, struct hazard *ret) {
    BEGIN(case_plan);
    request.building_grade = GRADE_D;
    request.measure = MEASURE_REINFORCE;
    request.text = "年内加固";
    return hazard_case_plan(ctx, &request, ret);
}

static enum status transfer(struct ctx *ctx, const struct performance *p, struct hazard *ret) {
    BEGIN(transfer);
    request.department = "消防救援大队";
    request.number = "移〔2026〕1号";
    request.transferred_on = clock_today(ctx->clock);
    return hazard_transfer(ctx, &request, ret);
}

static enum status answer(struct ctx *ctx, const struct performance *p, struct hazard *ret) {
    BEGIN(answer);
    request.text = "已处理";
    request.answered_on = clock_today(ctx->clock);
    request.resolved = p->unresolved ? NO : YES;
    request.new_deadline = p->unresolved ? new_deadline(ctx, p) : DAY_NONE;
    return hazard_answer(ctx, &request, ret);
}

static const struct {
    enum hazard_act act;
    performer_fn *perform;
} performers[] = {
    {ACT_ACKNOWLEDGE, acknowledge},
    {ACT_SUBMIT, submit},
    {ACT_CLOSE, close_it},
    {ACT_RETURN, send_back},
    {ACT_ASSESS, assess},
    {ACT_VOID, make_void},
    {ACT_EXTEND, extend},
    {ACT_GRANT, grant},
    {ACT_REFUSE, refuse},
    {ACT_LIST, list_it},
    {ACT_ASK_DELIST, ask_delist},
    {ACT_DELIST, delist},
    {ACT_RESTRICT, restrict_it},
    {ACT_RESUME, resume},
    {ACT_PLAN, plan},
    {ACT_SETTLE, settle},
    {ACT_CASE_PLAN, case_plan},
    {ACT_TRANSFER, transfer},
    {ACT_ANSWER, answer},
};

enum status perform(struct ctx *ctx, const struct performance *performance, struct hazard *ret_hazard) {
    for (size_t i = 0; i < sizeof performers / sizeof *performers; i++) {
        if (performers[i].act == performance->act)
            return performers[i].perform(ctx, performance, ret_hazard);
    }
    fail_msg("nobody performs %s", names_code(&hazard_act_names, (int)performance->act));
    return STATUS_INTERNAL;
}

void log_hazard(struct fixture *fixture, const char *who, int number, enum area area,
                enum severity severity) {
    struct hazard hazard;
    struct ctx *ctx = fixture_as(fixture, who);
    bool own = role_is_institution(ctx->actor.role);
    struct hazard_new request = {.uuid = hazard_uuid(number),
                                 .institution = fixture_uuid(FIXTURE_HOME),
                                 .source = own ? SOURCE_SELF : SOURCE_REPORT,
                                 .area = area,
                                 .severity = severity,
                                 .assessment_reason = severity == SEVERITY_MAJOR ? "经研判" : NULL,
                                 .description = "后门上锁",
                                 .found_on = clock_today(ctx->clock),
                                 .found_at = clock_now(ctx->clock),
                                 .deadline = clock_today(ctx->clock) + 10};
    assert_ok(hazard_log(ctx, &request, &hazard));
}

bool has_act(const struct hazard *hazard, const struct uuid *event) {
    const struct hazard_event *events = hazard->events.items;
    for (size_t i = 0; i < hazard->events.count; i++) {
        if (uuid_equal(&events[i].uuid, event))
            return true;
    }
    return false;
}
