/* incident_report.c: an incident reported for the first time. */
#include "incident_private.h"

#include "minan/domain/audit.h"
#include <string.h>

/* How far a telephone's clock may be ahead of ours: a report is never turned away for that. */
enum { CLOCK_SLACK_MS = 10 * 60 * 1000 };

struct draft {
    const struct incident_new *request;
    enum incident_type type;
    struct institution home;
    struct incident_deed deed; /* the report as its event */
    int64_t now;
    int64_t reported_at;
    bool by_institution;
};

static int64_t or_zero(int64_t count) {
    return count == INT_NONE ? 0 : count;
}

/* ---- checked ---- */

void incident_check_counts(struct ctx *ctx, enum incident_type type, const struct incident_deed *counts) {
    bool accident = type == INCIDENT_ACCIDENT;
    if (accident && counts->cases > 0)
        err_field(ctx->err, "cases", "unknown", "「病例数」只用于传染病，事故请填伤亡人数");
    if (!accident && counts->serious_injuries > 0)
        err_field(ctx->err, "serious_injuries", "unknown", "「重伤人数」只用于事故，传染病请填病例数");
    if (!accident && counts->minor_injuries > 0)
        err_field(ctx->err, "minor_injuries", "unknown", "「轻伤人数」只用于事故，传染病请填病例数");
    if (!accident && counts->loss_yuan > 0)
        err_field(ctx->err, "loss_yuan", "unknown", "「直接经济损失」只用于事故");
}

static void check_times(struct ctx *ctx, const struct draft *draft) {
    const struct incident_new *request = draft->request;
    if (request->happened_at > draft->now + CLOCK_SLACK_MS)
        err_field(ctx->err, "happened_at", "range", "「发生时间」不能晚于现在");
    if (request->reported_at == TIME_NONE)
        return;
    if (draft->by_institution)
        err_field(ctx->err, "reported_at", "unknown",
                  "「接报时间」由民政局填写；机构上报以系统收到的时间为准，先打过电话的由县局签收时补记");
    else if (request->reported_at < request->happened_at)
        err_field(ctx->err, "reported_at", "order", "「接报时间」不能早于发生时间");
    else if (request->reported_at > draft->now + CLOCK_SLACK_MS)
        err_field(ctx->err, "reported_at", "range", "「接报时间」不能晚于现在");
}

static enum status check(struct ctx *ctx, struct draft *draft) {
    const struct incident_new *request = draft->request;
    enum status status = institution_find(ctx, &request->institution, &draft->home);
    if (status == STATUS_NOT_FOUND)
        return err_detail(ctx->err, status, "机构不存在或不在您的管辖范围内");
    if (status != STATUS_OK)
        return status;
    check_times(ctx, draft);
    incident_check_counts(ctx, draft->type, &draft->deed);
    if (draft->type == INCIDENT_INFECTION && or_zero(request->cases) == 0)
        err_field(ctx->err, "cases", "required", "「病例数」传染病必填，至少 1 例");
    attachment_check_names(ctx, &request->photos, "photos");
    return ctx->err->count ? STATUS_INVALID : STATUS_OK;
}

/* ---- written ---- */

/* What the county's bureau writes down itself, it knows. */
static enum status insert(struct ctx *ctx, const struct draft *draft, struct incident_id *ret_id) {
    const struct incident_new *request = draft->request;
    const struct institution *home = &draft->home;
    bool known = role_level(ctx->actor.role) == LEVEL_COUNTY;
    int64_t loss = draft->type == INCIDENT_ACCIDENT ? request->loss_yuan : INT_NONE;
    enum status status = db_run(
        ctx->db, SQL_INCIDENT_INSERT,
        ARGS(.shape = &incident_new_shape, .object = request,
             PARAMS(P_ENUM("type", incident_type, draft->type), P_ID("institution_id", home->id),
                    P_ENUM("institution_type", institution_type, home->type), P_INT("city_id", home->city_id),
                    P_INT("county_id", home->county_id), P_INT("town_id", home->town_id),
                    P_DAY("happened_on", day_of_time(request->happened_at)),
                    P_TIME("reported_at", draft->reported_at), P_INT("deaths", or_zero(request->deaths)),
                    P_INT("serious_injuries", or_zero(request->serious_injuries)),
                    P_INT("minor_injuries", or_zero(request->minor_injuries)),
                    P_INT("cases", or_zero(request->cases)), P_INT("loss_yuan", loss),
                    P_TIME("acknowledged_at", known ? draft->now : TIME_NONE),
                    P_INT("acknowledged_by", known ? ctx->actor.id.value : INT_NONE),
                    P_ID("author_id", ctx->actor.id), P_TIME("received_at", draft->now),
                    P_TEXT("content_hash", ctx->content_hash))),
        NULL);
    if (status == STATUS_OK)
        ret_id->value = db_last_id(ctx->db);
    return status;
}

static enum status write(struct ctx *ctx, const struct draft *draft) {
    const struct institution *home = &draft->home;
    struct attachment_owner owner = {.institution_id = home->id,
                                     .city_id = home->city_id,
                                     .county_id = home->county_id,
                                     .town_id = home->town_id,
                                     .event = draft->deed.event};
    enum status status = insert(ctx, draft, &owner.incident_id);
    if (status == STATUS_OK)
        status = incident_event_add(ctx, &owner, &draft->deed, 0);
    if (status != STATUS_OK)
        return status;
    return audit_write(ctx, "incident.report", draft->request->uuid.text,
                       arena_printf(ctx->arena, "%s %s，%s", home->name,
                                    names_label(&incident_kind_names, (int)draft->request->kind),
                                    draft->request->place));
}

static struct incident_deed report_deed(const struct ctx *ctx, const struct incident_new *request) {
    int64_t now = clock_now(ctx->clock);
    struct uuid event = uuid_named(arena_printf(ctx->arena, "incident report %s", request->uuid.text));
    struct incident_deed deed =
        incident_deed_of(INCIDENT_REPORT, &event, request->device_at == TIME_NONE ? now : request->device_at);
    deed.deaths = request->deaths;
    deed.serious_injuries = request->serious_injuries;
    deed.minor_injuries = request->minor_injuries;
    deed.cases = request->cases;
    deed.loss_yuan = request->loss_yuan;
    deed.photos = &request->photos;
    return deed;
}

/* Sent again: the first answer, whatever happened since. */
static enum status report_again(struct ctx *ctx, const struct incident_by_uuid *by_uuid,
                                const char *content_hash, struct incident *ret_incident) {
    struct incident incident;
    enum status status = incident_get(ctx, by_uuid, &incident);
    if (status != STATUS_OK)
        return status;
    if (strcmp(content_hash, ctx->content_hash) != 0)
        return STATUS_UUID_CONFLICT;
    *ret_incident = incident;
    return STATUS_OK;
}

static enum status report_new(struct ctx *ctx, const struct incident_new *request,
                              struct incident *ret_incident) {
    int64_t now = clock_now(ctx->clock);
    struct draft draft = {.request = request,
                          .type = incident_type_of(request->kind),
                          .deed = report_deed(ctx, request),
                          .now = now,
                          .reported_at = request->reported_at == TIME_NONE ? now : request->reported_at,
                          .by_institution = role_is_institution(ctx->actor.role)};
    enum status status = check(ctx, &draft);
    if (status == STATUS_OK)
        status = write(ctx, &draft);
    if (status == STATUS_OK)
        status = incident_get(ctx, &(struct incident_by_uuid){request->uuid}, ret_incident);
    return status == STATUS_OK ? incident_tell(ctx, ret_incident, &draft.deed) : status;
}

enum status incident_report(struct ctx *ctx, const struct incident_new *request,
                            struct incident *ret_incident) {
    const char *known;
    struct incident_by_uuid by_uuid = {request->uuid};
    enum status status =
        db_text(ctx->db, SQL_INCIDENT_KNOWN, ARGS(PARAMS(P_UUID("uuid", request->uuid))), ctx->arena, &known);
    if (status == STATUS_OK)
        return report_again(ctx, &by_uuid, known, ret_incident);
    if (status == STATUS_NOT_FOUND)
        status = report_new(ctx, request, ret_incident);
    ctx->created = status == STATUS_OK;
    return status;
}
