/* inspection_put.c: a visit is kept whole: answers, hazards, rechecks, awaited photos and signatures. */
#include "inspection_private.h"

#include "hazard_private.h"
#include "minan/domain/attachment.h"
#include "minan/domain/audit.h"
#include "minan/domain/bureau.h"
#include "minan/domain/sequence.h"
#include "minan/domain/visit_plan.h"
#include <string.h>

struct written {
    struct inspection_id id;
    const char *number;
    const char *notice_number; /* NULL: nothing to rectify, or a self-check */
};

/* By the bureau that made the visit; a self-check counts with its county's. */
static enum status number_visit(struct ctx *ctx, const struct visit *visit, struct written *written) {
    int64_t number;
    int year = day_ymd(visit->finished_on).year;
    struct bureau bureau;
    enum status status =
        bureau_of(ctx, visit->level == INSPECTION_CITY, visit->home.city_id, visit->home.county_id, &bureau);
    if (status == STATUS_OK)
        status = sequence_next(ctx, "inspection", bureau.region_id, year, &number);
    if (status != STATUS_OK)
        return status;
    written->number = arena_printf(ctx->arena, "JC-%s-%d-%05lld", bureau.code, year, (long long)number);
    if (visit->own || visit->to_rectify == 0)
        return STATUS_OK;
    return bureau_number(ctx, &bureau, BUREAU_NOTICE_SERIES, BUREAU_NOTICE_WORD, visit->finished_on,
                         &written->notice_number);
}

static bool led_by_leader(const struct ctx *ctx, const struct visit *visit) {
    enum role role = ctx->actor.role;
    return !visit->own &&
           (visit->request->led_by_leader == YES || role == ROLE_CITY_LEADER || role == ROLE_COUNTY_LEADER);
}

static enum status insert(struct ctx *ctx, const struct visit *visit, struct written *written) {
    const struct inspection_new *request = visit->request;
    bool unannounced = request->unannounced == YES || request->kind == KIND_CASE; /* never announced */
    enum status status = db_run(
        ctx->db, SQL_INSPECTION_INSERT,
        ARGS(.shape = &inspection_new_shape, .object = request,
             PARAMS(
                 P_TEXT("number", written->number), P_ID("institution_id", visit->home.id),
                 P_ENUM("institution_type", institution_type, visit->home.type),
                 P_INT("city_id", visit->home.city_id), P_INT("county_id", visit->home.county_id),
                 P_INT("town_id", visit->home.town_id), P_ENUM("level", inspection_level, visit->level),
                 P_BOOL("unannounced", unannounced && !visit->own),
                 P_BOOL("led_by_leader", led_by_leader(ctx, visit)),
                 P_BOOL("led_by_principal", ctx->actor.role == ROLE_INSTITUTION_PRINCIPAL),
                 P_ID("checklist_id", visit->list.id), P_ID("author_id", ctx->actor.id),
                 P_DAY("finished_on", visit->finished_on), P_TIME("received_at", clock_now(ctx->clock)),
                 P_INT("team_size", (int64_t)visit->team.size), P_INT("items_passed", visit->passed),
                 P_INT("items_failed", visit->failed), P_INT("items_not_applicable", visit->not_applicable),
                 P_INT("items_bulk_passed", visit->bulk_passed),
                 P_INT("bulk_pass_used", request->bulk_pass_used == INT_NONE ? 0 : request->bulk_pass_used),
                 P_BOOL("refused", request->refused == YES), P_TEXT("notice_number", written->notice_number),
                 P_TEXT("content_hash", ctx->content_hash))),
        NULL);
    if (status == STATUS_OK)
        written->id.value = db_last_id(ctx->db);
    return status;
}

static enum status add_team(struct ctx *ctx, const struct visit *visit, const struct written *written) {
    enum status status = STATUS_OK;
    for (size_t i = 0; i < visit->team.size && status == STATUS_OK; i++) {
        const struct participant *p = &visit->team.members[i];
        status =
            db_run(ctx->db, SQL_INSPECTION_MEMBER_INSERT,
                   ARGS(PARAMS(P_ID("inspection_id", written->id), P_INT("position", (int64_t)i + 1),
                               P_ID("account_id", p->id), P_TEXT("name", p->name), P_TEXT("unit", p->unit))),
                   NULL);
    }
    return status;
}

static enum status add_hazard(struct ctx *ctx, const struct visit *visit, const struct written *written,
                              size_t i, const struct failed *failed) {
    bool fixed = failed->fixed_on_site == YES;
    const struct checklist_item *item = visit->items[i];
    return hazard_add(ctx,
                      &(struct hazard_draft){
                          .uuid = failed->uuid,
                          .institution = &visit->home,
                          .source = visit->source,
                          .inspection_id = written->id,
                          .item = item,
                          .area = item->area,
                          .severity = failed->severity,
                          .assessment_reason = failed->assessment_reason,
                          .place = failed->place,
                          .description = failed->description,
                          .basis = item->basis,
                          .responsible = failed->responsible,
                          .measures_required = failed->measures_required,
                          .found_on = visit->finished_on,
                          .found_at = visit->request->finished_at,
                          .deadline = failed->deadline == DAY_NONE ? visit->finished_on : failed->deadline,
                          .notice_number = fixed ? NULL : written->notice_number,
                          .fix_result = fixed ? failed->fix_result : NULL,
                          .before_photos = &failed->before_photos,
                          .after_photos = &failed->after_photos,
                          .photos_field = arena_printf(ctx->arena, "answers[%zu].failed[0].", i)});
}

static enum status add_answer(struct ctx *ctx, const struct visit *visit, const struct written *written,
                              size_t i) {
    const struct answer *answer = (const struct answer *)visit->request->answers.items + i;
    enum status status =
        db_run(ctx->db, SQL_ANSWER_INSERT,
               ARGS(PARAMS(P_ID("inspection_id", written->id), P_ID("item_id", visit->items[i]->id),
                           P_ENUM("result", answer_result, answer->result),
                           P_BOOL("bulk", answer->bulk == YES), P_TEXT("note", answer->note))),
               NULL);
    if (status == STATUS_OK && answer->result == ANSWER_FAIL)
        status = add_hazard(ctx, visit, written, i, answer->failed.items);
    return status;
}

static enum status add_answers(struct ctx *ctx, const struct visit *visit, const struct written *written) {
    enum status status = STATUS_OK;
    for (size_t i = 0; i < visit->request->answers.count && status == STATUS_OK; i++)
        status = add_answer(ctx, visit, written, i);
    return status;
}

/* ---- rechecks ---- */

static const char *recheck_text(struct ctx *ctx, const struct recheck *recheck, enum hazard_act act) {
    const char *result = names_label(&recheck_result_names, (int)recheck->result);
    if (!recheck->text)
        return arena_printf(ctx->arena, "现场复查：%s", result);
    return act == ACT_RECHECK ? arena_printf(ctx->arena, "现场复查：%s。%s", result, recheck->text)
                              : recheck->text;
}

static enum status do_recheck(struct ctx *ctx, const struct visit *visit, size_t i) {
    const struct recheck *recheck = (const struct recheck *)visit->request->rechecks.items + i;
    const struct hazard *hazard = &visit->rechecked[i];
    bool done = recheck->result == RECHECK_DONE;
    struct deed deed;
    deed_clear(&deed);
    deed.act = hazard_recheck_act(ctx, hazard, done);
    deed.event = recheck->event;
    deed.device_at = visit->request->finished_at;
    deed.text = recheck_text(ctx, recheck, deed.act);
    if (!done && (deed.act == ACT_RETURN || (hazard->state == HAZARD_OPEN && !visit->own)))
        deed.deadline = recheck->new_deadline;
    deed.after_photos = &recheck->after_photos;
    deed.in_visit = !visit->own;
    deed.prefix = arena_printf(ctx->arena, "rechecks[%zu].", i);
    return hazard_do(ctx, &recheck->hazard, &deed);
}

static enum status do_rechecks(struct ctx *ctx, const struct visit *visit) {
    enum status status = STATUS_OK;
    for (size_t i = 0; i < visit->request->rechecks.count && status == STATUS_OK; i++)
        status = do_recheck(ctx, visit, i);
    return status;
}

/* ---- photos, projection, audit ---- */

static enum status name_signature(struct ctx *ctx, const struct attachment_owner *owner, enum purpose purpose,
                                  const struct uuid *uuid, const char *field) {
    const char *text = uuid->text;
    if (!uuid_is_set(uuid))
        return STATUS_OK;
    return attachment_name(ctx, owner, purpose, &(struct list){&text, 1}, field);
}

static enum status name_photos(struct ctx *ctx, const struct visit *visit, const struct written *written) {
    const struct inspection_new *request = visit->request;
    struct attachment_owner owner = {.institution_id = visit->home.id,
                                     .city_id = visit->home.city_id,
                                     .county_id = visit->home.county_id,
                                     .town_id = visit->home.town_id,
                                     .inspection_id = written->id};
    enum status status = name_signature(ctx, &owner, PURPOSE_INSPECTOR_SIGNATURE,
                                        &request->inspector_signature, "inspector_signature");
    if (status == STATUS_OK)
        status = name_signature(ctx, &owner, PURPOSE_INSTITUTION_SIGNATURE, &request->institution_signature,
                                "institution_signature");
    if (status == STATUS_OK)
        status = attachment_name(ctx, &owner, PURPOSE_SITE, &request->site_photos, "site_photos");
    return status;
}

static enum status note_visit(struct ctx *ctx, const struct visit *visit, const struct written *written) {
    enum status status = db_run(
        ctx->db, visit->own ? SQL_INSPECTION_SELF_CHECKED : SQL_INSPECTION_VISITED,
        ARGS(PARAMS(P_DAY("finished_on", visit->finished_on), P_ID("institution_id", visit->home.id))), NULL);
    if (status != STATUS_OK || visit->own)
        return status;
    return visit_plan_fulfil(ctx, &(struct visit_deed){.inspection = written->id,
                                                       .uuid = visit->request->uuid,
                                                       .institution = visit->home.id,
                                                       .level = visit->level,
                                                       .finished_on = visit->finished_on});
}

static enum status audit_visit(struct ctx *ctx, const struct visit *visit, const struct written *written) {
    return audit_write(
        ctx, "inspection.put", visit->request->uuid.text,
        arena_printf(ctx->arena, "%s %s，%s，合格 %lld 项，不合格 %lld 项，复查 %zu 项", written->number,
                     visit->home.name, names_label(&inspection_kind_names, (int)visit->request->kind),
                     (long long)visit->passed, (long long)visit->failed, visit->request->rechecks.count));
}

static enum status write_visit(struct ctx *ctx, const struct visit *visit) {
    struct written written = {0};
    enum status status = number_visit(ctx, visit, &written);
    if (status == STATUS_OK)
        status = insert(ctx, visit, &written);
    if (status == STATUS_OK)
        status = add_team(ctx, visit, &written);
    if (status == STATUS_OK)
        status = audit_visit(ctx, visit, &written);
    if (status == STATUS_OK)
        status = add_answers(ctx, visit, &written);
    if (status == STATUS_OK)
        status = do_rechecks(ctx, visit);
    if (status == STATUS_OK)
        status = name_photos(ctx, visit, &written);
    if (status == STATUS_OK)
        status = note_visit(ctx, visit, &written);
    return status;
}

/* Sent again: the first answer, whatever happened since. */
static enum status put_again(struct ctx *ctx, const struct inspection_new *request, const char *content_hash,
                             struct inspection *ret_inspection) {
    struct inspection inspection;
    enum status status = inspection_get(ctx, &(struct inspection_by_uuid){request->uuid}, &inspection);
    if (status != STATUS_OK)
        return status;
    if (strcmp(content_hash, ctx->content_hash) != 0)
        return STATUS_UUID_CONFLICT;
    *ret_inspection = inspection;
    return STATUS_OK;
}

enum status inspection_put(struct ctx *ctx, const struct inspection_new *request,
                           struct inspection *ret_inspection) {
    const char *known;
    struct visit visit = {.request = request};
    enum status status = db_text(ctx->db, SQL_INSPECTION_KNOWN, ARGS(PARAMS(P_UUID("uuid", request->uuid))),
                                 ctx->arena, &known);
    if (status == STATUS_OK)
        return put_again(ctx, request, known, ret_inspection);
    if (status == STATUS_NOT_FOUND)
        status = visit_check(ctx, &visit);
    if (status == STATUS_OK)
        status = write_visit(ctx, &visit);
    if (status != STATUS_OK)
        return status;
    ctx->created = true;
    return inspection_get(ctx, &(struct inspection_by_uuid){request->uuid}, ret_inspection);
}
