/* assignment_bulk.c: everything one person answers for goes to another, with one reason. */
#include "assignment_private.h"

#include "minan/domain/audit.h"
#include "minan/domain/region.h"
#include <stdio.h>
#include <string.h>

enum { HOLDERS_MOST = 500 };

enum status assignment_holders(struct ctx *ctx, const struct holders_request *request,
                               struct holder_list *ret_holders) {
    return db_many(ctx->db, SQL_ASSIGNMENT_HOLDERS,
                   ARGS(.scope = &ctx->actor.scope, .shape = &holders_request_shape, .object = request,
                        PARAMS(P_INT("limit", HOLDERS_MOST))),
                   &holder_shape, ctx->arena, &ret_holders->items);
}

static enum status find(struct ctx *ctx, const struct uuid *uuid, struct reassignment *ret_reassignment) {
    return db_one(ctx->db, SQL_REASSIGNMENT_BY_UUID, ARGS(PARAMS(P_UUID("uuid", *uuid))), &reassignment_shape,
                  ctx->arena, ret_reassignment);
}

static enum status find_held(struct ctx *ctx, const struct reassignment_new *request, struct list *ret_held) {
    enum status status = db_many(ctx->db, SQL_ASSIGNMENT_HELD,
                                 ARGS(.scope = &ctx->actor.scope, .shape = &reassignment_new_shape,
                                      .object = request, PARAMS(P_INT("limit", REASSIGN_MOST + 1))),
                                 &assignment_holder_shape, ctx->arena, ret_held);
    if (status != STATUS_OK)
        return status;
    if (ret_held->count == 0)
        return err_field(ctx->err, "from_name", "unknown", "没有由%s担任「%s」的机构", request->from_name,
                         names_label(&assignment_post_names, (int)request->post));
    if (ret_held->count > REASSIGN_MOST)
        return err_detail(ctx->err, STATUS_TOO_LARGE, "一次最多移交 %d 家机构，请按县(市、区)分开办理",
                          REASSIGN_MOST);
    return STATUS_OK;
}

static enum status check_start(struct ctx *ctx, const struct list *held, int32_t starts_on) {
    const struct assignment_holder *holders = held->items;
    for (size_t i = 0; i < held->count; i++) {
        if (holders[i].starts_on > starts_on)
            return err_field(ctx->err, "starts_on", "order", "「起始日期」不能早于前任的起始日期");
    }
    return STATUS_OK;
}

static enum status insert(struct ctx *ctx, const struct reassignment_new *request, size_t institutions,
                          struct assignment_person *person) {
    enum status status =
        db_run(ctx->db, SQL_REASSIGNMENT_INSERT,
               ARGS(.shape = &reassignment_new_shape, .object = request,
                    PARAMS(P_TEXT("name", person->name), P_DAY("starts_on", person->starts_on),
                           P_INT("institutions", (int64_t)institutions), P_ID("made_by", ctx->actor.id),
                           P_TIME("now", clock_now(ctx->clock)), P_TEXT("content_hash", ctx->content_hash))),
               NULL);
    person->reassignment_id = db_last_id(ctx->db);
    return status;
}

static enum status hand_over(struct ctx *ctx, const struct list *held, const struct reassignment_new *request,
                             const struct assignment_person *person) {
    const struct assignment_holder *holders = held->items;
    enum status status = STATUS_OK;
    for (size_t i = 0; i < held->count && status == STATUS_OK; i++) {
        struct uuid uuid = uuid_random();
        status =
            assignment_take_over(ctx, holders[i].institution_id, request->post, &holders[i], &uuid, person);
        if (status == STATUS_OK)
            status = assignment_project(ctx, holders[i].institution_id, request->post, person->name);
    }
    return status;
}

static enum status put_new(struct ctx *ctx, const struct reassignment_new *request,
                           struct reassignment *ret_reassignment) {
    struct list held;
    struct assignment_person person = {.name = request->name,
                                       .title = request->title,
                                       .phone = request->phone,
                                       .starts_on = request->starts_on,
                                       .reason = request->reason};
    assignment_check_person(ctx, &request->account, &person);
    enum status status = ctx->err->count ? STATUS_INVALID : find_held(ctx, request, &held);
    if (status == STATUS_OK)
        status = check_start(ctx, &held, person.starts_on);
    const struct assignment_holder *holders = status == STATUS_OK ? held.items : NULL;
    for (size_t i = 0; status == STATUS_OK && i < held.count; i++)
        status =
            assignment_find_person(ctx, holders[i].institution_id, request->post, &request->account, &person);
    if (status == STATUS_OK && strcmp(person.name, request->from_name) == 0)
        status = err_field(ctx->err, "name", "same", "接任人与原责任人相同");
    if (status == STATUS_OK)
        status = insert(ctx, request, held.count, &person);
    if (status == STATUS_OK)
        status = hand_over(ctx, &held, request, &person);
    if (status == STATUS_OK)
        status = audit_write(ctx, "assignment.reassign", request->uuid.text,
                             arena_printf(ctx->arena, "%s：%s → %s，%zu 家，%s",
                                          names_label(&assignment_post_names, (int)request->post),
                                          request->from_name, person.name, held.count, request->reason));
    if (status != STATUS_OK)
        return status;
    ctx->created = true;
    return find(ctx, &request->uuid, ret_reassignment);
}

enum status reassignment_put(struct ctx *ctx, const struct reassignment_new *request,
                             struct reassignment *ret_reassignment) {
    struct reassignment old;
    enum status status = find(ctx, &request->uuid, &old);
    if (status == STATUS_NOT_FOUND)
        return put_new(ctx, request, ret_reassignment);
    if (status != STATUS_OK)
        return status;
    if (old.made_by_id.value != ctx->actor.id.value)
        return STATUS_NOT_FOUND;
    if (strcmp(old.content_hash, ctx->content_hash) != 0)
        return STATUS_UUID_CONFLICT;
    *ret_reassignment = old;
    return STATUS_OK;
}
