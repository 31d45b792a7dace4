/* hazard_check.c: whether an act is allowed now, and whether it carries what it must. Every refusal says why,
 * and which roles may. */
#include "hazard_life.h"

/* ---- state ---- */

static unsigned state_bit(enum hazard_state state) {
    switch (state) {
    case HAZARD_OPEN: return IN_OPEN;
    case HAZARD_SUBMITTED: return IN_SUBMITTED;
    case HAZARD_CLOSED: return IN_CLOSED;
    case HAZARD_TRANSFERRED: return IN_TRANSFERRED;
    case HAZARD_VOID: return IN_VOID;
    case hazard_state_none_: break;
    }
    return 0;
}

static bool is_unacknowledged(const struct ctx *ctx, const struct hazard *h) {
    (void)ctx;
    return h->acknowledged_at == TIME_NONE;
}

static bool is_major(const struct ctx *ctx, const struct hazard *h) {
    (void)ctx;
    return h->severity == SEVERITY_MAJOR;
}

static bool is_building(const struct ctx *ctx, const struct hazard *h) {
    (void)ctx;
    return h->area == AREA_BUILDING;
}

static bool is_in_time(const struct ctx *ctx, const struct hazard *h) {
    return clock_today(ctx->clock) <= h->deadline;
}

static bool is_pending(const struct ctx *ctx, const struct hazard *h) {
    (void)ctx;
    return h->extension_asked != DAY_NONE;
}

static bool is_not_pending(const struct ctx *ctx, const struct hazard *h) {
    return !is_pending(ctx, h);
}

static bool is_listed(const struct ctx *ctx, const struct hazard *h) {
    (void)ctx;
    return h->listed_level != 0;
}

static bool is_not_listed(const struct ctx *ctx, const struct hazard *h) {
    return !is_listed(ctx, h);
}

static bool is_delist_asked(const struct ctx *ctx, const struct hazard *h) {
    (void)ctx;
    return h->delist_asked_on != DAY_NONE;
}

static bool is_not_delist_asked(const struct ctx *ctx, const struct hazard *h) {
    return !is_delist_asked(ctx, h);
}

static bool is_restricted(const struct ctx *ctx, const struct hazard *h) {
    (void)ctx;
    return h->restriction != 0;
}

static bool is_not_restricted(const struct ctx *ctx, const struct hazard *h) {
    return !is_restricted(ctx, h);
}

static bool is_planned(const struct ctx *ctx, const struct hazard *h) {
    return !is_major(ctx, h) || (h->planned == YES && h->settled == YES);
}

static bool is_unanswered(const struct ctx *ctx, const struct hazard *h) {
    (void)ctx;
    return h->transfer_resolved != YES;
}

static const struct {
    enum premise premise;
    bool (*holds)(const struct ctx *ctx, const struct hazard *hazard);
    enum status status;
    const char *otherwise;
} premises[] = {
    {IS_UNACKNOWLEDGED, is_unacknowledged, STATUS_WRONG_STATE, "该隐患已经签收，无需再次签收"},
    {IS_MAJOR, is_major, STATUS_WRONG_STATE, "该隐患为一般隐患，只有重大隐患才这样办理"},
    {IS_BUILDING, is_building, STATUS_WRONG_STATE, "一案一策只用于建筑安全领域的隐患"},
    {IS_IN_TIME, is_in_time, STATUS_WRONG_STATE, "整改期限已过，延期须在期限届满前申请"},
    {IS_NOT_PENDING, is_not_pending, STATUS_WRONG_STATE, "已有一份延期申请等待决定，不能重复申请"},
    {IS_PENDING, is_pending, STATUS_WRONG_STATE, "该隐患没有等待决定的延期申请"},
    {IS_NOT_LISTED, is_not_listed, STATUS_WRONG_STATE, "该隐患已经挂牌督办，不能重复挂牌"},
    {IS_LISTED, is_listed, STATUS_WRONG_STATE, "该隐患没有挂牌督办"},
    {IS_NOT_DELIST_ASKED, is_not_delist_asked, STATUS_WRONG_STATE, "已经申请摘牌，请等待现场复核"},
    {IS_DELIST_ASKED, is_delist_asked, STATUS_WRONG_STATE, "尚未申请摘牌，申请后经现场复核才能摘牌"},
    {IS_NOT_RESTRICTED, is_not_restricted, STATUS_WRONG_STATE,
     "该隐患已采取临时措施，恢复使用后才能另行采取"},
    {IS_RESTRICTED, is_restricted, STATUS_WRONG_STATE, "该隐患没有正在执行的临时措施"},
    {IS_PLANNED, is_planned, STATUS_NEEDS_PLAN, NULL},
    {IS_UNANSWERED, is_unanswered, STATUS_WRONG_STATE, "该移交已经办结，无需再次登记答复"},
};

static enum status check_premises(struct ctx *ctx, const struct transition *t, const struct hazard *hazard) {
    for (size_t i = 0; i < sizeof premises / sizeof *premises; i++) {
        if (!(t->premises & premises[i].premise) || premises[i].holds(ctx, hazard))
            continue;
        ctx->err->state = names_code(&hazard_state_names, hazard->state);
        if (premises[i].otherwise == NULL)
            return premises[i].status;
        return err_detail(ctx->err, premises[i].status, "%s", premises[i].otherwise);
    }
    return STATUS_OK;
}

static enum status check_state(struct ctx *ctx, const struct transition *t, const struct hazard *hazard,
                               bool in_visit, bool late) {
    unsigned from = t->from | (in_visit ? t->from_in_visit : 0) | (late ? t->from_late : 0);
    if (from & state_bit(hazard->state))
        return STATUS_OK;
    ctx->err->state = names_code(&hazard_state_names, hazard->state);
    return err_detail(ctx->err, STATUS_WRONG_STATE, "该隐患当前为「%s」，不能%s",
                      names_label(&hazard_state_names, hazard->state),
                      names_label(&hazard_act_names, t->act));
}

/* ---- names ---- */

/* Who submitted never closes; a major one takes a county supervisor's name first, then another person's. */
static enum status check_names(struct ctx *ctx, const struct hazard *hazard) {
    const struct actor *actor = &ctx->actor;
    bool signed_once = hazard->first_close_by_id.value != 0;
    if (hazard->submitted_by_id.value == actor->id.value)
        return STATUS_OWN_RECTIFICATION;
    if (hazard->severity != SEVERITY_MAJOR)
        return STATUS_OK;
    if (!signed_once && !gives_first_name(actor->role))
        return err_detail(ctx->err, STATUS_NEEDS_SECOND_NAME, "重大隐患须先由县级监管人员复查签名");
    if (signed_once &&
        (!gives_second_name(actor->role) || hazard->first_close_by_id.value == actor->id.value))
        return err_detail(ctx->err, STATUS_NEEDS_SECOND_NAME,
                          "县级监管人员已签名，须由县局领导或市局另一人签字后销号");
    return STATUS_OK;
}

enum status check_allowed(struct ctx *ctx, const struct transition *t, const struct hazard *hazard,
                          bool in_visit, bool late) {
    if (t->act != ACT_RECHECK && !may_act(t->who, ctx->actor.role, hazard))
        return err_detail(ctx->err, STATUS_FORBIDDEN, "您的角色不能%s：%s",
                          names_label(&hazard_act_names, t->act), who_may(t->who, hazard));
    enum status status = check_state(ctx, t, hazard, in_visit, late);
    if (status == STATUS_OK)
        status = check_premises(ctx, t, hazard);
    if (status == STATUS_OK && t->act == ACT_CLOSE)
        status = check_names(ctx, hazard);
    return status;
}

/* ---- what it must carry ---- */

static void need(struct ctx *ctx, const struct deed *deed, const char *field, const char *code,
                 const char *message) {
    err_field(ctx->err, arena_printf(ctx->arena, "%s%s", deed->prefix, field), code, "%s", message);
}

static void check_done_on(struct ctx *ctx, const struct hazard *hazard, const struct deed *deed) {
    if (deed->done_on == DAY_NONE)
        need(ctx, deed, "done_on", "required", "「完成日期」必填");
    else if (deed->done_on < hazard->found_on)
        need(ctx, deed, "done_on", "order", "「完成日期」不能早于发现日期");
    else if (deed->done_on > clock_today(ctx->clock))
        need(ctx, deed, "done_on", "order", "「完成日期」不能晚于今天");
}

static void check_deadline(struct ctx *ctx, const struct deed *deed) {
    bool listing = deed->act == ACT_LIST;
    const char *field = listing ? "list_deadline" : "new_deadline";
    const char *label = listing ? "督办期限" : "新的整改期限";
    if (deed->deadline == DAY_NONE)
        need(ctx, deed, field, "required", arena_printf(ctx->arena, "「%s」必填", label));
    else if (deed->deadline < clock_today(ctx->clock))
        need(ctx, deed, field, "order", arena_printf(ctx->arena, "「%s」不能早于今天", label));
}

static void check_later(struct ctx *ctx, const struct hazard *hazard, const struct deed *deed) {
    if (deed->deadline == DAY_NONE)
        need(ctx, deed, "new_deadline", "required", "「申请延至」必填");
    else if (deed->deadline <= hazard->deadline)
        need(ctx, deed, "new_deadline", "order", "「申请延至」必须晚于现在的整改期限");
}

static void check_granted(struct ctx *ctx, const struct hazard *hazard, const struct deed *deed) {
    if (deed->deadline <= hazard->deadline)
        need(ctx, deed, "new_deadline", "order", "「同意延至」必须晚于现在的整改期限");
    else if (deed->deadline > hazard->extension_asked)
        need(ctx, deed, "new_deadline", "order", "「同意延至」不能晚于申请的日期");
}

static void check_report(struct ctx *ctx, const struct hazard *hazard, const struct deed *deed) {
    if (hazard->severity == SEVERITY_MAJOR && !hazard->first_close_by_id.value && !deed->report_number)
        need(ctx, deed, "report_number", "required", "「检测报告编号」重大隐患销号时必填");
}

/* What a checklist item calls major is confirmed once, by whoever says why; after that only a change is new.
 */
static void check_change(struct ctx *ctx, const struct hazard *hazard, const struct deed *deed) {
    bool same = deed->severity == hazard->severity;
    if (same && hazard_lacks_assessment(hazard))
        return;
    if (same)
        need(ctx, deed, "severity", "same", "「等级」与现在相同");
    else if (hazard->listed_level)
        need(ctx, deed, "severity", "listed", "「等级」挂牌督办期间不能改为一般，请先摘牌");
}

static void check_five(struct ctx *ctx, const struct hazard *hazard, const struct deed *deed) {
    if (hazard->severity == SEVERITY_MAJOR && deed->settled != YES)
        need(ctx, deed, "responsibility", "required", "重大隐患的责任、措施、资金、时限、预案五项都要填写");
    else if (deed->settled == TRUTH_NONE)
        need(ctx, deed, "responsibility", "required", "责任、措施、资金、时限、预案至少填写一项");
    if (hazard->severity == SEVERITY_MAJOR && deed->funds_fen == INT_NONE)
        need(ctx, deed, "funds_fen", "required", "「落实资金」重大隐患必填，不需要资金的填 0");
}

static void check_listed_level(struct ctx *ctx, const struct deed *deed) {
    bool city = ctx->actor.role == ROLE_CITY_LEADER;
    if (city == (deed->listed_level != LISTED_BY_COUNTY))
        return;
    need(ctx, deed, "level", "enum",
         city ? "「挂牌层级」市局领导只登记省级和市级挂牌，县级挂牌由县局领导登记"
              : "「挂牌层级」县局领导只登记县级挂牌，省级和市级挂牌由市局领导登记");
}

static void check_dangerous(struct ctx *ctx, const struct deed *deed) {
    if (deed->building_grade != GRADE_C && deed->building_grade != GRADE_D)
        need(ctx, deed, "building_grade", "enum", "「建筑安全等级」一案一策只用于 C 级和 D 级");
}

/* What a day an act speaks of cannot come before. */
static int32_t day_before(const struct transition *t, const struct hazard *hazard, const char **ret_name) {
    if (t->act == ACT_DELIST) {
        *ret_name = "申请摘牌的日期";
        return hazard->delist_asked_on;
    }
    if (t->act == ACT_ANSWER) {
        *ret_name = "移交日期";
        return hazard->transferred_on;
    }
    *ret_name = "发现日期";
    return hazard->found_on;
}

static void check_day(struct ctx *ctx, const struct transition *t, const struct hazard *hazard,
                      const struct deed *deed) {
    const char *name;
    int32_t from = day_before(t, hazard, &name);
    if (deed->happened_on == DAY_NONE)
        need(ctx, deed, t->day_field, "required", arena_printf(ctx->arena, "「%s」必填", t->day_label));
    else if (deed->happened_on < from)
        need(ctx, deed, t->day_field, "order",
             arena_printf(ctx->arena, "「%s」不能早于%s", t->day_label, name));
    else if (deed->happened_on > clock_today(ctx->clock))
        need(ctx, deed, t->day_field, "order", arena_printf(ctx->arena, "「%s」不能晚于今天", t->day_label));
}

/* Those of the special acts, apart: the function of the others is long enough. */
static void check_special(struct ctx *ctx, const struct transition *t, const struct hazard *hazard,
                          const struct deed *deed) {
    if (t->carry & NEEDS_LATER)
        check_later(ctx, hazard, deed);
    if (t->carry & NEEDS_GRANTED)
        check_granted(ctx, hazard, deed);
    if (t->carry & NEEDS_FIVE)
        check_five(ctx, hazard, deed);
    if (t->carry & NEEDS_LEVEL)
        check_listed_level(ctx, deed);
    if (t->carry & NEEDS_DANGEROUS)
        check_dangerous(ctx, deed);
    if (t->carry & NEEDS_DAY)
        check_day(ctx, t, hazard, deed);
    if ((t->carry & NEEDS_ANSWER) && deed->resolved == TRUTH_NONE)
        need(ctx, deed, "resolved", "required", "「是否办结」必填");
    if ((t->carry & NEEDS_ANSWER) && deed->resolved == NO)
        check_deadline(ctx, deed);
}

static bool sets_deadline(const struct transition *t, const struct deed *deed) {
    bool special = (t->carry & (NEEDS_LATER | NEEDS_GRANTED | NEEDS_ANSWER)) != 0;
    return (t->carry & NEEDS_DEADLINE) || (!special && deed->deadline != DAY_NONE);
}

enum status check_carry(struct ctx *ctx, const struct transition *t, const struct hazard *hazard,
                        const struct deed *deed) {
    bool photos = deed->photos > 0;
    if ((t->carry & NEEDS_TEXT) && !deed->text)
        need(ctx, deed, t->text_field, "required", arena_printf(ctx->arena, "「%s」必填", t->text_label));
    if ((t->carry & NEEDS_AFTER_PHOTO) && !photos)
        need(ctx, deed, "after_photos", "required", "「整改后照片」至少上传一张");
    if (t->carry & NEEDS_DONE_ON)
        check_done_on(ctx, hazard, deed);
    if (sets_deadline(t, deed))
        check_deadline(ctx, deed);
    if (t->carry & NEEDS_REPORT)
        check_report(ctx, hazard, deed);
    if (t->carry & NEEDS_CHANGE)
        check_change(ctx, hazard, deed);
    check_special(ctx, t, hazard, deed);
    if (deed->after_photos)
        attachment_check_names(ctx, deed->after_photos,
                               arena_printf(ctx->arena, "%safter_photos", deed->prefix));
    return ctx->err->count ? STATUS_INVALID : STATUS_OK;
}
