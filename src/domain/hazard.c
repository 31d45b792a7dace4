/* hazard.c: one hazard, read and logged. */
#include "hazard_life.h"

#include "minan/base/hash.h"
#include "minan/domain/audit.h"
#include "minan/domain/bureau.h"
#include <stdio.h>
#include <string.h>

enum { REPEAT_MONTHS = 12 };

/* ---- reading ---- */

void hazard_compute(struct hazard *hazard, int32_t today) {
    bool unresolved = hazard->state == HAZARD_OPEN || hazard->state == HAZARD_SUBMITTED;
    bool ready = hazard->planned == YES && hazard->settled == YES;
    bool asked = hazard->delist_asked_on != DAY_NONE;
    hazard_time(today, hazard->state, hazard->deadline, &hazard->overdue, &hazard->days_left);
    hazard->extension_pending = hazard->extension_asked != DAY_NONE ? YES : NO;
    hazard->listed = hazard->listed_level ? YES : NO;
    hazard->delist_overdue = asked && today > hazard->delist_asked_on + DELIST_DAYS ? YES : NO;
    hazard->plan_missing = unresolved && hazard->severity == SEVERITY_MAJOR && !ready ? YES : NO;
    hazard->unassessed = unresolved && hazard_lacks_assessment(hazard) ? YES : NO;
}

enum status hazard_find(struct ctx *ctx, const struct uuid *uuid, struct hazard *ret_hazard) {
    enum status status =
        db_one(ctx->db, SQL_HAZARD_GET, ARGS(.scope = &ctx->actor.scope, PARAMS(P_UUID("uuid", *uuid))),
               &hazard_shape, ctx->arena, ret_hazard);
    if (status == STATUS_OK)
        hazard_compute(ret_hazard, clock_today(ctx->clock));
    return status;
}

static enum status list_before(struct ctx *ctx, enum sql statement, const struct shape *shape,
                               struct hazard_id hazard, int64_t before, struct list *ret_list) {
    return db_many(ctx->db, statement, ARGS(PARAMS(P_ID("hazard_id", hazard), P_TIME("before", before))),
                   shape, ctx->arena, ret_list);
}

static void mark_late(const struct list *listings) {
    struct hazard_listing_row *row = listings->items;
    for (size_t i = 0; i < listings->count; i++, row++) {
        bool late = row->delisted_at != TIME_NONE && row->delist_asked_at != TIME_NONE &&
                    day_of_time(row->delisted_at) > day_of_time(row->delist_asked_at) + DELIST_DAYS;
        row->late = late ? YES : NO;
    }
}

enum status hazard_add_history(struct ctx *ctx, struct hazard *h, int64_t before) {
    const struct {
        enum sql statement;
        const struct shape *shape;
        struct list *list;
    } lists[] = {
        {SQL_HAZARD_EVENT_OF_HAZARD, &hazard_event_shape, &h->events},
        {SQL_HAZARD_EXTENSION_OF_HAZARD, &hazard_extension_row_shape, &h->extensions},
        {SQL_HAZARD_LISTING_OF_HAZARD, &hazard_listing_row_shape, &h->listings},
        {SQL_HAZARD_RESTRICTION_OF_HAZARD, &hazard_restriction_row_shape, &h->restrictions},
        {SQL_HAZARD_PLAN_OF_HAZARD, &hazard_plan_row_shape, &h->plans},
        {SQL_HAZARD_SETTLEMENT_OF_HAZARD, &hazard_settlement_row_shape, &h->settlements},
        {SQL_HAZARD_CASE_PLAN_OF_HAZARD, &hazard_case_plan_row_shape, &h->case_plans},
        {SQL_HAZARD_TRANSFER_OF_HAZARD, &hazard_transfer_row_shape, &h->transfers},
    };
    enum status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < sizeof lists / sizeof *lists; i++)
        status = list_before(ctx, lists[i].statement, lists[i].shape, h->id, before, lists[i].list);
    mark_late(&h->listings);
    return status;
}

static enum status add_lists(struct ctx *ctx, struct hazard *hazard) {
    enum status status = hazard_add_history(ctx, hazard, INT64_MAX);
    if (status == STATUS_OK)
        status = db_many(ctx->db, SQL_HAZARD_PARKED_OF_HAZARD, ARGS(PARAMS(P_ID("hazard_id", hazard->id))),
                         &hazard_parked_row_shape, ctx->arena, &hazard->parked);
    if (status == STATUS_OK)
        status = attachment_of_hazard(ctx, hazard->id, &hazard->attachments);
    hazard->may = hazard_may(ctx, hazard);
    return status;
}

enum status hazard_get(struct ctx *ctx, const struct hazard_by_uuid *request, struct hazard *ret_hazard) {
    struct hazard hazard;
    enum status status = hazard_find(ctx, &request->uuid, &hazard);
    if (status == STATUS_OK)
        status = add_lists(ctx, &hazard);
    if (status != STATUS_OK)
        return status;
    ctx->version = hazard.row_version;
    *ret_hazard = hazard;
    return STATUS_OK;
}

bool hazard_is_taken(struct ctx *ctx, const struct uuid *uuid) {
    int64_t id;
    return db_int(ctx->db, SQL_HAZARD_TAKEN, ARGS(PARAMS(P_UUID("uuid", *uuid))), &id) == STATUS_OK;
}

/* ---- events ---- */

struct uuid hazard_own_event(const struct uuid *hazard, enum hazard_act act) {
    char name[100];
    snprintf(name, sizeof name, "%s %s", hazard->text, names_code(&hazard_act_names, act));
    return uuid_named(name);
}

/* ---- logging ---- */

bool hazard_lacks_assessment(const struct hazard *hazard) {
    return hazard->severity == SEVERITY_MAJOR && !hazard->assessment_reason;
}

bool hazard_needs_assessment(const struct checklist_item *item, enum severity severity) {
    return item ? item->severity != severity : severity == SEVERITY_MAJOR;
}

static enum status is_repeat(struct ctx *ctx, const struct hazard_draft *draft, bool *ret_repeat) {
    int64_t count = 0;
    enum status status = STATUS_OK;
    if (draft->item)
        status = db_int(ctx->db, SQL_HAZARD_REPEATS,
                        ARGS(PARAMS(P_ID("institution_id", draft->institution->id),
                                    P_TEXT("item_code", draft->item->code),
                                    P_DAY("since", day_add_months(draft->found_on, -REPEAT_MONTHS)),
                                    P_DAY("found_on", draft->found_on))),
                        &count);
    *ret_repeat = count > 0;
    return status;
}

static enum status insert(struct ctx *ctx, const struct hazard_draft *d, bool repeat,
                          struct hazard_id *ret_id) {
    const struct institution *home = d->institution;
    int64_t now = clock_now(ctx->clock);
    bool fixed = d->fix_result != NULL;
    bool assessed = d->assessment_reason || d->severity == SEVERITY_MAJOR;
    struct account_id actor = ctx->actor.id;
    struct account_id nobody = {0};
    enum status status = db_run(
        ctx->db, SQL_HAZARD_INSERT,
        ARGS(PARAMS(P_UUID("uuid", d->uuid), P_ID("institution_id", home->id),
                    P_ENUM("institution_type", institution_type, home->type), P_INT("city_id", home->city_id),
                    P_INT("county_id", home->county_id), P_INT("town_id", home->town_id),
                    P_ENUM("source", hazard_source, d->source), P_ID("inspection_id", d->inspection_id),
                    P_INT("item_id", d->item ? d->item->id.value : INT_NONE),
                    P_TEXT("item_code", d->item ? d->item->code : NULL), P_ENUM("area", area, d->area),
                    P_ENUM("severity", severity, d->severity),
                    P_TEXT("assessment_reason", d->assessment_reason),
                    P_ID("assessed_by", assessed ? actor : nobody), P_TEXT("place", d->place),
                    P_TEXT("description", d->description), P_TEXT("basis", d->basis),
                    P_TEXT("responsible", d->responsible), P_TEXT("measures_required", d->measures_required),
                    P_DAY("found_on", d->found_on), P_TIME("found_at", d->found_at), P_ID("logged_by", actor),
                    P_DAY("deadline", d->deadline), P_TEXT("notice_number", d->notice_number),
                    P_ENUM("state", hazard_state, fixed ? HAZARD_CLOSED : HAZARD_OPEN),
                    P_BOOL("fixed_on_site", fixed), P_BOOL("repeat", repeat),
                    P_DAY("closed_on", fixed ? d->found_on : DAY_NONE),
                    P_TIME("closed_at", fixed ? now : TIME_NONE), P_ID("closed_by", fixed ? actor : nobody),
                    P_TEXT("content_hash", ctx->content_hash), P_TIME("received_at", now))),
        NULL);
    if (status == STATUS_DUPLICATE)
        return STATUS_UUID_CONFLICT;
    if (status == STATUS_OK)
        ret_id->value = db_last_id(ctx->db);
    return status;
}

static enum status own_event(struct ctx *ctx, const struct hazard_draft *draft, struct hazard_id id,
                             enum hazard_act act, enum hazard_state after, const char *text) {
    struct hazard hazard = {.id = id,
                            .institution_id = draft->institution->id,
                            .city_id = draft->institution->city_id,
                            .county_id = draft->institution->county_id,
                            .town_id = draft->institution->town_id,
                            .row_version = 1};
    struct uuid event = hazard_own_event(&draft->uuid, act);
    struct deed deed = deed_of(act, &event, draft->found_at, false);
    deed_sign(ctx, &deed);
    deed.base_version = hazard.row_version;
    deed.text = text;
    deed.deadline = act == ACT_FIXED_ON_SITE ? DAY_NONE : draft->deadline;
    deed.severity = act == ACT_LOG ? draft->severity : (enum severity)0;
    return hazard_event_add(ctx, &hazard, &deed, after);
}

static enum status add_events(struct ctx *ctx, const struct hazard_draft *draft, struct hazard_id id) {
    enum status status = own_event(ctx, draft, id, ACT_LOG, HAZARD_OPEN, draft->assessment_reason);
    if (status == STATUS_OK && draft->fix_result)
        status = own_event(ctx, draft, id, ACT_FIXED_ON_SITE, HAZARD_CLOSED, draft->fix_result);
    else if (status == STATUS_OK && draft->notice_number)
        status = own_event(ctx, draft, id, ACT_ISSUE, HAZARD_OPEN, draft->notice_number);
    return status;
}

static enum status name_photos(struct ctx *ctx, const struct hazard_draft *draft, struct hazard_id id) {
    struct attachment_owner owner = {.institution_id = draft->institution->id,
                                     .city_id = draft->institution->city_id,
                                     .county_id = draft->institution->county_id,
                                     .town_id = draft->institution->town_id,
                                     .hazard_id = id,
                                     .event = hazard_own_event(&draft->uuid, ACT_LOG)};
    enum status status = STATUS_OK;
    if (draft->before_photos)
        status = attachment_name(ctx, &owner, PURPOSE_BEFORE, draft->before_photos,
                                 arena_printf(ctx->arena, "%sbefore_photos", draft->photos_field));
    if (status != STATUS_OK || !draft->fix_result || !draft->after_photos)
        return status;
    owner.event = hazard_own_event(&draft->uuid, ACT_FIXED_ON_SITE);
    return attachment_name(ctx, &owner, PURPOSE_AFTER, draft->after_photos,
                           arena_printf(ctx->arena, "%safter_photos", draft->photos_field));
}

enum status hazard_add(struct ctx *ctx, const struct hazard_draft *draft) {
    bool repeat;
    struct hazard_id id = {0};
    enum status status = is_repeat(ctx, draft, &repeat);
    if (status == STATUS_OK)
        status = insert(ctx, draft, repeat, &id);
    if (status == STATUS_OK)
        status = add_events(ctx, draft, id);
    if (status == STATUS_OK)
        status = name_photos(ctx, draft, id);
    if (status != STATUS_OK)
        return status;
    return audit_write(ctx, "hazard.log", draft->uuid.text,
                       arena_printf(ctx->arena, "登记%s隐患，机构：%s%s",
                                    names_label(&severity_names, draft->severity), draft->institution->name,
                                    draft->fix_result ? "，当场整改" : ""));
}

/* ---- logged outside a visit ---- */

static void check_source(struct ctx *ctx, const struct hazard_new *request) {
    bool own = role_is_institution(ctx->actor.role);
    bool bureau_source = request->source == SOURCE_REPORT || request->source == SOURCE_SUPERIOR;
    if (own && request->source != SOURCE_SELF)
        err_field(ctx->err, "source", "enum", "「来源」机构只能登记自查发现的隐患");
    if (!own && !bureau_source)
        err_field(ctx->err, "source", "enum", "「来源」只能选举报或上级交办；检查中发现的隐患随检查登记");
}

static void check_days(struct ctx *ctx, const struct hazard_new *request) {
    if (request->found_on > clock_today(ctx->clock))
        err_field(ctx->err, "found_on", "order", "「发现日期」不能晚于今天");
    if (request->deadline < request->found_on)
        err_field(ctx->err, "deadline", "order", "「整改期限」不能早于发现日期");
}

/* *ret_item stays NULL when no item was named. */
static enum status find_item(struct ctx *ctx, const struct hazard_new *request,
                             struct checklist_item **ret_item) {
    struct checklist_item *item = ARENA_NEW(ctx->arena, struct checklist_item);
    if (request->item_code == NULL)
        return STATUS_OK;
    enum status status =
        db_one(ctx->db, SQL_HAZARD_ITEM_IN_FORCE,
               ARGS(PARAMS(P_TEXT("code", request->item_code), P_DAY("today", clock_today(ctx->clock)))),
               &checklist_item_shape, ctx->arena, item);
    if (status == STATUS_NOT_FOUND) {
        err_field(ctx->err, "item_code", "unknown", "「检查项」%s 不在现行检查表中", request->item_code);
        return STATUS_OK;
    }
    if (status == STATUS_OK)
        *ret_item = item;
    return status;
}

static enum status check_new(struct ctx *ctx, const struct hazard_new *request,
                             struct checklist_item **ret_item) {
    check_source(ctx, request);
    check_days(ctx, request);
    attachment_check_names(ctx, &request->before_photos, "before_photos");
    enum status status = find_item(ctx, request, ret_item);
    if (status != STATUS_OK)
        return status;
    if (hazard_needs_assessment(*ret_item, request->severity) && !request->assessment_reason)
        err_field(ctx->err, "assessment_reason", "required", "「研判理由」重大隐患或改变等级时必填");
    return ctx->err->count ? STATUS_INVALID : STATUS_OK;
}

static enum status log_new(struct ctx *ctx, const struct hazard_new *request,
                           const struct institution *home) {
    struct checklist_item *item = NULL;
    const char *notice = NULL;
    struct bureau bureau;
    enum status status = check_new(ctx, request, &item);
    if (status == STATUS_OK && request->source != SOURCE_SELF) {
        status = bureau_of_actor(ctx, &bureau);
        if (status == STATUS_OK)
            status = bureau_number(ctx, &bureau, BUREAU_NOTICE_SERIES, BUREAU_NOTICE_WORD, request->found_on,
                                   &notice);
    }
    if (status != STATUS_OK)
        return status;
    return hazard_add(ctx, &(struct hazard_draft){.uuid = request->uuid,
                                                  .institution = home,
                                                  .source = request->source,
                                                  .item = item,
                                                  .area = request->area,
                                                  .severity = request->severity,
                                                  .assessment_reason = request->assessment_reason,
                                                  .place = request->place,
                                                  .description = request->description,
                                                  .basis = request->basis ? request->basis
                                                           : item         ? item->basis
                                                                          : NULL,
                                                  .responsible = request->responsible,
                                                  .measures_required = request->measures_required,
                                                  .found_on = request->found_on,
                                                  .found_at = request->found_at,
                                                  .deadline = request->deadline,
                                                  .notice_number = notice,
                                                  .before_photos = &request->before_photos,
                                                  .photos_field = ""});
}

/* Sent again: the first answer. Other content under its UUID, or somebody else's UUID, is told apart by
 * scope. */
static enum status log_again(struct ctx *ctx, const struct hazard_new *request, struct hazard *ret_hazard) {
    struct hazard hazard;
    enum status status = hazard_get(ctx, &(struct hazard_by_uuid){request->uuid}, &hazard);
    if (status != STATUS_OK)
        return status;
    if (strcmp(hazard.content_hash, ctx->content_hash) != 0)
        return STATUS_UUID_CONFLICT;
    *ret_hazard = hazard;
    return STATUS_OK;
}

enum status hazard_log(struct ctx *ctx, const struct hazard_new *request, struct hazard *ret_hazard) {
    struct institution home;
    if (hazard_is_taken(ctx, &request->uuid))
        return log_again(ctx, request, ret_hazard);
    if (!role_has(ctx->actor.role, PERMIT_LOG_HAZARD))
        return STATUS_FORBIDDEN;
    enum status status = institution_find(ctx, &request->institution, &home);
    if (status == STATUS_NOT_FOUND)
        return err_detail(ctx->err, status, "机构不存在或不在您的管辖范围内");
    if (status == STATUS_OK)
        status = log_new(ctx, request, &home);
    if (status != STATUS_OK)
        return status;
    ctx->created = true;
    return hazard_get(ctx, &(struct hazard_by_uuid){request->uuid}, ret_hazard);
}
