/* incident_acts.c: what happens to an incident after its report: one function walks the table for every act:
 * allowed, complete, then event, row, photos, audit. */
#include "incident_private.h"

#include "minan/domain/audit.h"
#include <string.h>

/* ---- who may what, and when ---- */

struct transition {
    enum incident_act act;
    enum permit permit;
    bool when_concluded; /* also then; when it is void, nothing is */
};
static const struct transition transitions[] = {
    {INCIDENT_ACKNOWLEDGE, PERMIT_HANDLE_INCIDENT, false},
    {INCIDENT_FOLLOW_UP, PERMIT_REPORT_INCIDENT, true},
    {INCIDENT_CONCLUDE, PERMIT_HANDLE_INCIDENT, false},
    {INCIDENT_DO_VOID, PERMIT_VOID_INCIDENT, true},
};
enum { TRANSITIONS = sizeof transitions / sizeof *transitions };

static const struct transition *transition_of(enum incident_act act) {
    for (int i = 0; i < TRANSITIONS; i++) {
        if (transitions[i].act == act)
            return &transitions[i];
    }
    return NULL;
}

/* NULL: it may be done. */
static const char *why_not(const struct transition *t, const struct incident *incident) {
    if (incident->state == INCIDENT_VOID)
        return "该事件已经作废，不能再办理";
    if (incident->state == INCIDENT_CONCLUDED && !t->when_concluded)
        return "该事件已经结案，只能续报";
    if (t->act == INCIDENT_ACKNOWLEDGE && incident->acknowledged_at != TIME_NONE)
        return "该事件已经签收";
    if (t->act == INCIDENT_CONCLUDE && incident->acknowledged_at == TIME_NONE)
        return "请先签收，再结案";
    return NULL;
}

struct list incident_may(struct ctx *ctx, const struct incident *incident) {
    const char **codes = ARENA_ARRAY(ctx->arena, TRANSITIONS, const char *);
    size_t count = 0;
    for (int i = 0; i < TRANSITIONS; i++) {
        if (role_has(ctx->actor.role, transitions[i].permit) && !why_not(&transitions[i], incident))
            codes[count++] = names_code(&incident_act_names, (int)transitions[i].act);
    }
    return (struct list){codes, count};
}

/* ---- the event ---- */

struct incident_deed incident_deed_of(enum incident_act act, const struct uuid *event, int64_t device_at) {
    struct incident_deed deed;
    shape_clear(&incident_deed_shape, &deed);
    deed.act = act;
    deed.event = *event;
    deed.device_at = device_at;
    deed.photos = NULL;
    return deed;
}

enum status incident_event_add(struct ctx *ctx, const struct attachment_owner *owner,
                               const struct incident_deed *deed, int64_t base_version) {
    enum status status =
        db_run(ctx->db, SQL_INCIDENT_EVENT_INSERT,
               ARGS(.shape = &incident_deed_shape, .object = deed,
                    PARAMS(P_ID("incident_id", owner->incident_id), P_ID("actor_id", ctx->actor.id),
                           P_TEXT("actor_name", ctx->actor.name), P_ENUM("actor_role", role, ctx->actor.role),
                           P_TIME("received_at", clock_now(ctx->clock)), P_INT("base_version", base_version),
                           P_TEXT("content_hash", ctx->content_hash))),
               NULL);
    if (status == STATUS_OK && deed->photos)
        status = attachment_name(ctx, owner, PURPOSE_SITE, deed->photos, "photos");
    return status;
}

/* ---- what a follow-up may change ---- */

static bool differs(int64_t told, int64_t known) {
    return told != INT_NONE && told != known;
}

static bool casualties_differ(const struct incident *incident, const struct incident_deed *deed) {
    return differs(deed->deaths, incident->deaths) ||
           differs(deed->serious_injuries, incident->serious_injuries) ||
           differs(deed->minor_injuries, incident->minor_injuries);
}

/* Decree 493 art. 13: what matters is when somebody died, not when it was told. */
static void check_change(struct ctx *ctx, const struct incident *incident, const struct incident_deed *deed) {
    char until[DAY_TEXT_SIZE];
    int32_t day = deed->changed_on;
    if (incident->casualties_until == DAY_NONE || !casualties_differ(incident, deed))
        return;
    day_format(incident->casualties_until, until);
    if (day == DAY_NONE)
        err_field(ctx->err, "changed_on", "required", "「伤亡变化日期」伤亡人数有变化时必填");
    else if (day > incident->casualties_until)
        err_field(ctx->err, "changed_on", "late",
                  "「伤亡变化日期」晚于 %s：事故发生30日(火灾、道路交通事故7日)后的变化不再计入伤亡人数，"
                  "请只在续报内容中写明（国务院令第493号第十三条）",
                  until);
}

static void check_day(struct ctx *ctx, const struct incident *incident, int32_t day) {
    if (day == DAY_NONE)
        return;
    if (day < incident->happened_on)
        err_field(ctx->err, "changed_on", "order", "「伤亡变化日期」不能早于事件发生日期");
    else if (day > clock_today(ctx->clock))
        err_field(ctx->err, "changed_on", "range", "「伤亡变化日期」不能晚于今天");
}

static void check_told(struct ctx *ctx, const struct incident *incident, int64_t told_at) {
    if (told_at == TIME_NONE)
        return;
    if (told_at < incident->happened_at)
        err_field(ctx->err, "told_at", "order", "「电话报告时间」不能早于事件发生时间");
    else if (told_at > incident->reported_at)
        err_field(ctx->err, "told_at", "range", "「电话报告时间」不能晚于系统收到报告的时间");
}

static enum status check(struct ctx *ctx, const struct incident *incident, const struct incident_deed *deed) {
    const struct transition *t = transition_of(deed->act);
    const char *reason = why_not(t, incident);
    if (reason) {
        ctx->err->state = names_code(&incident_state_names, (int)incident->state);
        return err_detail(ctx->err, STATUS_WRONG_STATE, "%s", reason);
    }
    check_told(ctx, incident, deed->told_at);
    check_day(ctx, incident, deed->changed_on);
    incident_check_counts(ctx, incident->type, deed);
    if (ctx->err->count == 0)
        check_change(ctx, incident, deed);
    if (deed->photos)
        attachment_check_names(ctx, deed->photos, "photos");
    return ctx->err->count ? STATUS_INVALID : STATUS_OK;
}

/* ---- the row ---- */

static void take(int64_t told, int64_t *count) {
    if (told != INT_NONE)
        *count = told;
}

static void project(struct ctx *ctx, const struct incident_deed *deed, struct incident *incident) {
    take(deed->deaths, &incident->deaths);
    take(deed->serious_injuries, &incident->serious_injuries);
    take(deed->minor_injuries, &incident->minor_injuries);
    take(deed->cases, &incident->cases);
    if (incident->type == INCIDENT_ACCIDENT)
        take(deed->loss_yuan, &incident->loss_yuan);
    take(deed->told_at, &incident->reported_at);
    switch ((int)deed->act) {
    case INCIDENT_ACKNOWLEDGE:
        incident->acknowledged_at = clock_now(ctx->clock);
        incident->acknowledged_by_id = ctx->actor.id;
        return;
    case INCIDENT_CONCLUDE:
        incident->state = INCIDENT_CONCLUDED;
        incident->conclusion = deed->text;
        incident->concluded_on = clock_today(ctx->clock);
        return;
    case INCIDENT_DO_VOID:
        incident->state = INCIDENT_VOID;
        incident->void_reason = deed->text;
        return;
    default: return;
    }
}

static enum status add_audit(struct ctx *ctx, const struct incident *incident,
                             const struct incident_deed *deed) {
    const char *act = names_code(&incident_act_names, (int)deed->act);
    return audit_write(ctx, arena_printf(ctx->arena, "incident.%s", act), incident->uuid.text,
                       arena_printf(ctx->arena, "%s %s，%s%s%s", incident->institution_name,
                                    names_label(&incident_kind_names, (int)incident->kind),
                                    names_label(&incident_act_names, (int)deed->act), deed->text ? "：" : "",
                                    deed->text ? deed->text : ""));
}

static enum status apply(struct ctx *ctx, const struct incident *before, const struct incident_deed *deed) {
    struct incident incident = *before;
    struct attachment_owner owner = {.institution_id = before->institution_id,
                                     .city_id = before->city_id,
                                     .county_id = before->county_id,
                                     .town_id = before->town_id,
                                     .incident_id = before->id,
                                     .event = deed->event};
    project(ctx, deed, &incident);
    enum status status = incident_event_add(ctx, &owner, deed, before->row_version);
    if (status == STATUS_OK)
        status =
            db_run(ctx->db, SQL_INCIDENT_UPDATE, ARGS(.shape = &incident_shape, .object = &incident), NULL);
    return status == STATUS_OK ? add_audit(ctx, before, deed) : status;
}

/* ---- doing ---- */

struct known_event {
    struct uuid incident;
    const char *content_hash;
};
static const struct field known_event_fields[] = {
    F_UUID(struct known_event, incident, INTERNAL),
    F_TEXT(struct known_event, content_hash, INTERNAL),
};
static SHAPE(known_event, struct known_event);

/* STATUS_OK: it has been received before. */
static enum status find_known(struct ctx *ctx, const struct incident *incident, const struct uuid *event) {
    struct known_event known;
    enum status status = db_one(ctx->db, SQL_INCIDENT_EVENT_KNOWN, ARGS(PARAMS(P_UUID("uuid", *event))),
                                &known_event_shape, ctx->arena, &known);
    if (status != STATUS_OK)
        return status;
    bool same =
        uuid_equal(&known.incident, &incident->uuid) && strcmp(known.content_hash, ctx->content_hash) == 0;
    return same ? STATUS_OK : STATUS_UUID_CONFLICT;
}

static enum status act_anew(struct ctx *ctx, const struct incident *incident,
                            const struct incident_deed *deed) {
    enum status status = ctx_check_version(ctx, incident->row_version);
    if (status == STATUS_OK)
        status = check(ctx, incident, deed);
    return status == STATUS_OK ? apply(ctx, incident, deed) : status;
}

static enum status act(struct ctx *ctx, const struct uuid *uuid, const struct incident_deed *deed,
                       struct incident *ret_incident) {
    struct incident incident;
    struct incident_by_uuid by_uuid = {*uuid};
    enum status status = incident_get(ctx, &by_uuid, &incident);
    if (status != STATUS_OK)
        return status;
    bool news = casualties_differ(&incident, deed) || differs(deed->cases, incident.cases);
    status = find_known(ctx, &incident, &deed->event);
    bool anew = status == STATUS_NOT_FOUND;
    if (anew)
        status = act_anew(ctx, &incident, deed);
    if (status == STATUS_OK)
        status = incident_get(ctx, &by_uuid, ret_incident);
    return status == STATUS_OK && anew && news ? incident_tell(ctx, ret_incident, deed) : status;
}

enum status incident_acknowledge(struct ctx *ctx, const struct incident_acknowledge *request,
                                 struct incident *ret_incident) {
    struct incident_deed deed = incident_deed_of(INCIDENT_ACKNOWLEDGE, &request->event, request->device_at);
    deed.told_at = request->told_at;
    return act(ctx, &request->uuid, &deed, ret_incident);
}

enum status incident_follow_up(struct ctx *ctx, const struct incident_follow_up *request,
                               struct incident *ret_incident) {
    struct incident_deed deed = incident_deed_of(INCIDENT_FOLLOW_UP, &request->event, request->device_at);
    deed.text = request->text;
    deed.changed_on = request->changed_on;
    deed.deaths = request->deaths;
    deed.serious_injuries = request->serious_injuries;
    deed.minor_injuries = request->minor_injuries;
    deed.cases = request->cases;
    deed.loss_yuan = request->loss_yuan;
    deed.photos = &request->photos;
    return act(ctx, &request->uuid, &deed, ret_incident);
}

enum status incident_conclude(struct ctx *ctx, const struct incident_conclude *request,
                              struct incident *ret_incident) {
    struct incident_deed deed = incident_deed_of(INCIDENT_CONCLUDE, &request->event, request->device_at);
    deed.text = request->conclusion;
    return act(ctx, &request->uuid, &deed, ret_incident);
}

enum status incident_void(struct ctx *ctx, const struct incident_void *request,
                          struct incident *ret_incident) {
    struct incident_deed deed = incident_deed_of(INCIDENT_DO_VOID, &request->event, request->device_at);
    deed.text = request->reason;
    return act(ctx, &request->uuid, &deed, ret_incident);
}
