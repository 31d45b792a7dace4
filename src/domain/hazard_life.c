/* hazard_life.c: the life cycle is a table; one function walks it for every act (rules.md section 4). */
#include "hazard_private.h"

#include "minan/domain/audit.h"
#include <string.h>

enum who { INSTITUTION, VERIFIER, SUPERVISOR };

enum state_bit {
    IN_OPEN = 1 << 0,
    IN_SUBMITTED = 1 << 1,
    IN_OTHER = 1 << 2,
    UNRESOLVED = IN_OPEN | IN_SUBMITTED,
    ANYWHERE = UNRESOLVED | IN_OTHER,
};

enum carry {
    NEEDS_TEXT = 1 << 0,
    NEEDS_AFTER_PHOTO = 1 << 1,
    NEEDS_DONE_ON = 1 << 2,
    NEEDS_DEADLINE = 1 << 3,
    NEEDS_REPORT = 1 << 4, /* for a major one */
    NEEDS_CHANGE = 1 << 5, /* of the severity */
};

struct transition {
    enum hazard_act act;
    unsigned from;
    unsigned from_in_visit;
    enum hazard_state to; /* 0: stays */
    enum who who;
    unsigned carry;
    const char *text_field; /* what the act calls its text */
    const char *text_label;
};

static const struct transition transitions[] = {
    {ACT_ACKNOWLEDGE, IN_OPEN, 0, HAZARD_OPEN, INSTITUTION, 0, "", ""},
    {ACT_SUBMIT, IN_OPEN, 0, HAZARD_SUBMITTED, INSTITUTION, NEEDS_TEXT | NEEDS_AFTER_PHOTO | NEEDS_DONE_ON,
     "measures", "整改措施"},
    {ACT_CLOSE, IN_SUBMITTED, UNRESOLVED, HAZARD_CLOSED, VERIFIER, NEEDS_TEXT | NEEDS_REPORT, "result",
     "复查结果"},
    {ACT_RETURN, IN_SUBMITTED, IN_SUBMITTED, HAZARD_OPEN, VERIFIER, NEEDS_TEXT | NEEDS_DEADLINE, "reason",
     "退回原因"},
    {ACT_ASSESS, UNRESOLVED, 0, (enum hazard_state)0, SUPERVISOR, NEEDS_TEXT | NEEDS_CHANGE, "reason",
     "研判理由"},
    {ACT_VOID, UNRESOLVED, 0, HAZARD_VOID, SUPERVISOR, NEEDS_TEXT, "reason", "作废原因"},
};
static const struct transition recheck_note = {ACT_RECHECK, ANYWHERE, 0,      (enum hazard_state)0,
                                               VERIFIER,    0,        "text", "说明"};
enum { TRANSITIONS = sizeof transitions / sizeof *transitions };

void deed_clear(struct deed *deed) {
    *deed = (struct deed){.device_at = TIME_NONE,
                          .deadline = DAY_NONE,
                          .done_on = DAY_NONE,
                          .cost_fen = INT_NONE,
                          .prefix = ""};
}

static const struct transition *transition_of(enum hazard_act act) {
    for (int i = 0; i < TRANSITIONS; i++) {
        if (transitions[i].act == act)
            return &transitions[i];
    }
    return &recheck_note;
}

/* ---- who ---- */

static bool gives_first_name(enum role role) {
    return role == ROLE_COUNTY_SUPERVISOR;
}

static bool gives_second_name(enum role role) {
    return role == ROLE_COUNTY_LEADER || role == ROLE_CITY_SUPERVISOR || role == ROLE_CITY_LEADER;
}

static bool may_verify(enum role role, const struct hazard *hazard) {
    if (hazard->severity == SEVERITY_MAJOR)
        return gives_first_name(role) || gives_second_name(role);
    if (hazard->source == SOURCE_SELF)
        return role == ROLE_INSTITUTION_PRINCIPAL || role == ROLE_COUNTY_SUPERVISOR ||
               role == ROLE_CITY_SUPERVISOR;
    return role_is_bureau(role);
}

static bool may_act(enum who who, enum role role, const struct hazard *hazard) {
    switch (who) {
    case INSTITUTION: return role_has(role, PERMIT_RECTIFY);
    case VERIFIER: return may_verify(role, hazard);
    case SUPERVISOR: return role_has(role, PERMIT_ASSESS);
    }
    return false;
}

static const char *who_may(enum who who, const struct hazard *hazard) {
    if (who == INSTITUTION)
        return "由机构负责人或安全管理员办理";
    if (who == SUPERVISOR)
        return "由县级或市级监管人员办理";
    if (hazard->severity == SEVERITY_MAJOR)
        return "重大隐患由县级监管人员和县局领导（或市局）两人复查";
    if (hazard->source == SOURCE_SELF)
        return "自查发现的一般隐患由机构负责人或监管人员复查";
    return "由市、县监管人员或局领导复查";
}

/* ---- state ---- */

static unsigned state_bit(enum hazard_state state) {
    if (state == HAZARD_OPEN)
        return IN_OPEN;
    return state == HAZARD_SUBMITTED ? IN_SUBMITTED : IN_OTHER;
}

static bool state_allows(const struct transition *t, const struct hazard *hazard, bool in_visit) {
    if (t->act == ACT_ACKNOWLEDGE && hazard->acknowledged_at != TIME_NONE)
        return false;
    return (t->from | (in_visit ? t->from_in_visit : 0)) & state_bit(hazard->state);
}

static enum status check_state(struct ctx *ctx, const struct transition *t, const struct hazard *hazard,
                               bool in_visit) {
    if (state_allows(t, hazard, in_visit))
        return STATUS_OK;
    ctx->err->state = names_code(&hazard_state_names, hazard->state);
    if (t->act == ACT_ACKNOWLEDGE && hazard->state == HAZARD_OPEN)
        return err_detail(ctx->err, STATUS_WRONG_STATE, "该隐患已经签收，无需再次签收");
    return err_detail(ctx->err, STATUS_WRONG_STATE, "该隐患当前为「%s」，不能%s",
                      names_label(&hazard_state_names, hazard->state),
                      names_label(&hazard_act_names, t->act));
}

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

static enum status check_allowed(struct ctx *ctx, const struct transition *t, const struct hazard *hazard,
                                 bool in_visit) {
    if (t->act != ACT_RECHECK && !may_act(t->who, ctx->actor.role, hazard))
        return err_detail(ctx->err, STATUS_FORBIDDEN, "您的角色不能%s：%s",
                          names_label(&hazard_act_names, t->act), who_may(t->who, hazard));
    enum status status = check_state(ctx, t, hazard, in_visit);
    if (status == STATUS_OK && t->act == ACT_CLOSE)
        status = check_names(ctx, hazard);
    return status;
}

static bool allows(struct ctx *ctx, const struct transition *t, const struct hazard *hazard, bool in_visit) {
    struct err aside;
    struct ctx quiet = *ctx;
    err_init(&aside, ctx->arena);
    quiet.err = &aside;
    return check_allowed(&quiet, t, hazard, in_visit) == STATUS_OK;
}

struct list hazard_may(struct ctx *ctx, const struct hazard *hazard) {
    const char **codes = ARENA_ARRAY(ctx->arena, TRANSITIONS, const char *);
    size_t count = 0;
    for (int i = 0; i < TRANSITIONS; i++) {
        if (allows(ctx, &transitions[i], hazard, false))
            codes[count++] = names_code(&hazard_act_names, transitions[i].act);
    }
    return (struct list){codes, count};
}

enum hazard_act hazard_recheck_act(struct ctx *ctx, const struct hazard *hazard, bool done) {
    enum hazard_act act = done ? ACT_CLOSE : ACT_RETURN;
    bool by_report = done && hazard->severity == SEVERITY_MAJOR; /* a visit carries no report number */
    bool in_visit = !role_is_institution(ctx->actor.role);
    return !by_report && allows(ctx, transition_of(act), hazard, in_visit) ? act : ACT_RECHECK;
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
    if (deed->deadline == DAY_NONE)
        need(ctx, deed, "new_deadline", "required", "「新的整改期限」必填");
    else if (deed->deadline < clock_today(ctx->clock))
        need(ctx, deed, "new_deadline", "order", "「新的整改期限」不能早于今天");
}

static void check_report(struct ctx *ctx, const struct hazard *hazard, const struct deed *deed) {
    if (hazard->severity == SEVERITY_MAJOR && !hazard->first_close_by_id.value && !deed->report_number)
        need(ctx, deed, "report_number", "required", "「检测报告编号」重大隐患销号时必填");
}

static enum status check_carry(struct ctx *ctx, const struct transition *t, const struct hazard *hazard,
                               const struct deed *deed) {
    if ((t->carry & NEEDS_TEXT) && !deed->text)
        need(ctx, deed, t->text_field, "required", arena_printf(ctx->arena, "「%s」必填", t->text_label));
    if ((t->carry & NEEDS_AFTER_PHOTO) && (!deed->after_photos || deed->after_photos->count == 0))
        need(ctx, deed, "after_photos", "required", "「整改后照片」至少上传一张");
    if (t->carry & NEEDS_DONE_ON)
        check_done_on(ctx, hazard, deed);
    if ((t->carry & NEEDS_DEADLINE) || deed->deadline != DAY_NONE)
        check_deadline(ctx, deed);
    if (t->carry & NEEDS_REPORT)
        check_report(ctx, hazard, deed);
    if ((t->carry & NEEDS_CHANGE) && deed->severity == hazard->severity)
        need(ctx, deed, "severity", "same", "「等级」与现在相同");
    if (deed->after_photos)
        attachment_check_names(ctx, deed->after_photos,
                               arena_printf(ctx->arena, "%safter_photos", deed->prefix));
    return ctx->err->count ? STATUS_INVALID : STATUS_OK;
}

/* ---- doing ---- */

/* The county supervisor's name under a major hazard: recorded, and the hazard stays submitted. */
static bool is_first_name(const struct transition *t, const struct hazard *hazard) {
    return t->act == ACT_CLOSE && hazard->severity == SEVERITY_MAJOR && !hazard->first_close_by_id.value;
}

static enum status update_row(struct ctx *ctx, const struct hazard *hazard, const struct deed *deed,
                              enum hazard_state after, bool first_name) {
    int64_t now = clock_now(ctx->clock);
    enum hazard_act act = deed->act;
    return db_run(
        ctx->db, SQL_HAZARD_UPDATE,
        ARGS(PARAMS(P_FLAG("do_acknowledge", act == ACT_ACKNOWLEDGE), P_FLAG("do_submit", act == ACT_SUBMIT),
                    P_FLAG("do_return", act == ACT_RETURN), P_FLAG("do_first_name", first_name),
                    P_FLAG("do_close", act == ACT_CLOSE && !first_name),
                    P_FLAG("do_assess", act == ACT_ASSESS), P_FLAG("do_void", act == ACT_VOID),
                    P_DAY("deadline", deed->deadline), P_TIME("at", now), P_DAY("today", day_of_time(now)),
                    P_ID("actor", ctx->actor.id), P_ENUM("severity", severity, deed->severity),
                    P_TEXT("reason", deed->text), P_ENUM("state", hazard_state, after),
                    P_ID("id", hazard->id))),
        NULL);
}

static enum status name_photos(struct ctx *ctx, const struct hazard *hazard, const struct deed *deed) {
    struct attachment_owner owner = {.institution_id = hazard->institution_id,
                                     .city_id = hazard->city_id,
                                     .county_id = hazard->county_id,
                                     .town_id = hazard->town_id,
                                     .hazard_id = hazard->id,
                                     .event = deed->event};
    if (!deed->after_photos || deed->after_photos->count == 0)
        return STATUS_OK;
    return attachment_name(ctx, &owner, PURPOSE_AFTER, deed->after_photos,
                           arena_printf(ctx->arena, "%safter_photos", deed->prefix));
}

static enum status apply(struct ctx *ctx, const struct transition *t, const struct hazard *hazard,
                         const struct deed *deed) {
    bool first_name = is_first_name(t, hazard);
    enum hazard_state after = t->to && !first_name ? t->to : hazard->state;
    struct deed done = *deed;
    done.act = first_name ? ACT_RECHECK : t->act;
    enum status status = hazard_event_add(ctx, hazard, &done, after);
    if (status == STATUS_DUPLICATE)
        return STATUS_UUID_CONFLICT;
    if (status == STATUS_OK)
        status = update_row(ctx, hazard, deed, after, first_name);
    if (status == STATUS_OK)
        status = name_photos(ctx, hazard, deed);
    if (status != STATUS_OK)
        return status;
    return audit_write(ctx, arena_printf(ctx->arena, "hazard.%s", names_code(&hazard_act_names, done.act)),
                       hazard->uuid.text,
                       arena_printf(ctx->arena, "%s，%s → %s", names_label(&hazard_act_names, done.act),
                                    names_label(&hazard_state_names, hazard->state),
                                    names_label(&hazard_state_names, after)));
}

static enum status walk(struct ctx *ctx, const struct hazard *hazard, const struct deed *deed) {
    const struct transition *t = transition_of(deed->act);
    enum status status = check_allowed(ctx, t, hazard, deed->in_visit);
    if (status == STATUS_OK)
        status = check_carry(ctx, t, hazard, deed);
    return status == STATUS_OK ? apply(ctx, t, hazard, deed) : status;
}

enum status hazard_do(struct ctx *ctx, const struct uuid *uuid, const struct deed *deed) {
    struct hazard hazard;
    enum status status = hazard_find(ctx, uuid, &hazard);
    return status == STATUS_OK ? walk(ctx, &hazard, deed) : status;
}

struct known_event {
    struct uuid hazard;
    const char *content_hash;
};
static const struct field known_event_fields[] = {
    F_UUID(struct known_event, hazard, INTERNAL),
    F_TEXT(struct known_event, content_hash, INTERNAL),
};
static SHAPE(known_event, struct known_event);

/* An act of its own: sent again it changes nothing, whatever happened since; then the version, then the walk.
 */
static enum status do_act(struct ctx *ctx, const struct uuid *uuid, const struct deed *deed,
                          struct hazard *ret_hazard) {
    struct hazard hazard;
    struct known_event known;
    enum status status = hazard_find(ctx, uuid, &hazard);
    if (status != STATUS_OK)
        return status;
    status = db_one(ctx->db, SQL_HAZARD_EVENT_KNOWN, ARGS(PARAMS(P_UUID("uuid", deed->event))),
                    &known_event_shape, ctx->arena, &known);
    if (status == STATUS_OK) {
        if (!uuid_equal(&known.hazard, uuid) || strcmp(known.content_hash, ctx->content_hash) != 0)
            return STATUS_UUID_CONFLICT;
    } else if (status == STATUS_NOT_FOUND) {
        status = ctx_check_version(ctx, hazard.row_version);
        if (status == STATUS_OK)
            status = walk(ctx, &hazard, deed);
    }
    return status == STATUS_OK ? hazard_get(ctx, &(struct hazard_by_uuid){*uuid}, ret_hazard) : status;
}

/* ---- the acts, as they are asked for ---- */

static struct deed deed_of(enum hazard_act act, const struct uuid *event, int64_t device_at) {
    struct deed deed;
    deed_clear(&deed);
    deed.act = act;
    deed.event = *event;
    deed.device_at = device_at;
    return deed;
}

enum status hazard_acknowledge(struct ctx *ctx, const struct hazard_acknowledge *request,
                               struct hazard *ret_hazard) {
    struct deed deed = deed_of(ACT_ACKNOWLEDGE, &request->event, request->device_at);
    return do_act(ctx, &request->uuid, &deed, ret_hazard);
}

enum status hazard_submit(struct ctx *ctx, const struct hazard_submit *request, struct hazard *ret_hazard) {
    struct deed deed = deed_of(ACT_SUBMIT, &request->event, request->device_at);
    deed.text = request->measures;
    deed.done_on = request->done_on;
    deed.cost_fen = request->cost_fen;
    deed.after_photos = &request->after_photos;
    return do_act(ctx, &request->uuid, &deed, ret_hazard);
}

enum status hazard_close(struct ctx *ctx, const struct hazard_close *request, struct hazard *ret_hazard) {
    struct deed deed = deed_of(ACT_CLOSE, &request->event, request->device_at);
    deed.text = request->result;
    deed.report_number = request->report_number;
    deed.after_photos = &request->after_photos;
    return do_act(ctx, &request->uuid, &deed, ret_hazard);
}

enum status hazard_return(struct ctx *ctx, const struct hazard_return *request, struct hazard *ret_hazard) {
    struct deed deed = deed_of(ACT_RETURN, &request->event, request->device_at);
    deed.text = request->reason;
    deed.deadline = request->new_deadline;
    return do_act(ctx, &request->uuid, &deed, ret_hazard);
}

enum status hazard_assess(struct ctx *ctx, const struct hazard_assess *request, struct hazard *ret_hazard) {
    struct deed deed = deed_of(ACT_ASSESS, &request->event, request->device_at);
    deed.text = request->reason;
    deed.severity = request->severity;
    return do_act(ctx, &request->uuid, &deed, ret_hazard);
}

enum status hazard_void(struct ctx *ctx, const struct hazard_void *request, struct hazard *ret_hazard) {
    struct deed deed = deed_of(ACT_VOID, &request->event, request->device_at);
    deed.text = request->reason;
    return do_act(ctx, &request->uuid, &deed, ret_hazard);
}
