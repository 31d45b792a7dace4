/* assignment.c: one post of one institution, given, ended and read with its history. */
#include "assignment_private.h"

#include "minan/domain/audit.h"
#include <string.h>

enum { HISTORY_MOST = 200, PHONE_LEAST = 5 };

/* ---- reading ---- */

enum status assignment_of_institution(struct ctx *ctx, const struct institution_by_uuid *request,
                                      struct assignment_list *ret_list) {
    struct institution institution;
    enum status status = institution_find(ctx, &request->uuid, &institution);
    if (status != STATUS_OK)
        return status;
    return db_many(ctx->db, SQL_ASSIGNMENT_OF_INSTITUTION,
                   ARGS(.scope = &ctx->actor.scope,
                        PARAMS(P_ID("institution_id", institution.id), P_INT("limit", HISTORY_MOST))),
                   &assignment_shape, ctx->arena, &ret_list->items);
}

static enum status find(struct ctx *ctx, const struct uuid *uuid, struct assignment *ret_assignment) {
    enum status status = db_one(ctx->db, SQL_ASSIGNMENT_BY_UUID,
                                ARGS(.scope = &ctx->actor.scope, PARAMS(P_UUID("uuid", *uuid))),
                                &assignment_shape, ctx->arena, ret_assignment);
    if (status == STATUS_OK)
        ctx->version = ret_assignment->row_version;
    return status;
}

/* ---- the person ---- */

static void check_phone(struct ctx *ctx, const char *phone) {
    size_t size = phone ? strlen(phone) : PHONE_LEAST;
    if (size < PHONE_LEAST || (phone && strspn(phone, "0123456789+- ") != size))
        (void)err_field(ctx->err, "phone", "format", "「联系电话」应为 5 至 20 位数字，可含 + 和 -");
}

void assignment_check_person(struct ctx *ctx, const struct uuid *account, struct assignment_person *person) {
    int32_t today = clock_today(ctx->clock);
    if (!uuid_is_set(account) && person->name == NULL)
        (void)err_field(ctx->err, "name", "required", "请填写「姓名」，或选择一个账号");
    check_phone(ctx, person->phone);
    if (person->starts_on == DAY_NONE)
        person->starts_on = today;
    if (person->starts_on > today)
        (void)err_field(ctx->err, "starts_on", "order", "「起始日期」不能晚于今天");
}

struct candidate {
    struct account_id id;
    const char *name;
    const char *title;
    const char *phone;
    enum role role;
};
static const struct field candidate_fields[] = {
    F_ID(struct candidate, id),
    F_TEXT(struct candidate, name, INTERNAL),
    F_TEXT(struct candidate, title, INTERNAL),
    F_TEXT(struct candidate, phone, INTERNAL),
    F_ENUM(struct candidate, role, role, INTERNAL),
};
static SHAPE(candidate, struct candidate);

static enum role_level level_of(enum assignment_post post) {
    switch (post) {
    case POST_CITY_LEADER:
    case POST_CITY_PERSON: return LEVEL_CITY;
    case POST_COUNTY_LEADER:
    case POST_COUNTY_PERSON: return LEVEL_COUNTY;
    case POST_TOWN_PERSON: return LEVEL_TOWN;
    case POST_INSTITUTION_PERSON: return LEVEL_INSTITUTION;
    case assignment_post_none_: break;
    }
    return LEVEL_NONE;
}

enum status assignment_find_person(struct ctx *ctx, struct institution_id institution,
                                   enum assignment_post post, const struct uuid *account,
                                   struct assignment_person *person) {
    struct candidate candidate;
    if (!uuid_is_set(account))
        return STATUS_OK;
    enum status status =
        db_one(ctx->db, SQL_ASSIGNMENT_CANDIDATE,
               ARGS(PARAMS(P_UUID("account", *account), P_ID("institution_id", institution))),
               &candidate_shape, ctx->arena, &candidate);
    if (status == STATUS_NOT_FOUND || (status == STATUS_OK && role_level(candidate.role) != level_of(post)))
        return err_field(ctx->err, "account", "unknown", "该账号不能担任这家机构的「%s」：层级或管辖范围不符",
                         names_label(&assignment_post_names, (int)post));
    if (status != STATUS_OK)
        return status;
    person->account_id = candidate.id;
    person->name = candidate.name;
    person->title = candidate.title ? candidate.title : person->title;
    person->phone = candidate.phone ? candidate.phone : person->phone;
    return STATUS_OK;
}

/* ---- rows ---- */

enum status assignment_take_over(struct ctx *ctx, struct institution_id institution,
                                 enum assignment_post post, const struct assignment_holder *holder,
                                 const struct uuid *uuid, const struct assignment_person *person) {
    enum status status = STATUS_OK;
    if (holder)
        status = db_run(ctx->db, SQL_ASSIGNMENT_FINISH,
                        ARGS(PARAMS(P_ID("id", holder->id), P_DAY("ends_on", person->starts_on),
                                    P_TEXT("end_reason", NULL))),
                        NULL);
    if (status != STATUS_OK)
        return status;
    return db_run(
        ctx->db, SQL_ASSIGNMENT_INSERT,
        ARGS(PARAMS(P_UUID("uuid", *uuid), P_ID("institution_id", institution),
                    P_ENUM("post", assignment_post, post), P_ID("account_id", person->account_id),
                    P_TEXT("name", person->name), P_TEXT("title", person->title),
                    P_TEXT("phone", person->phone), P_DAY("starts_on", person->starts_on),
                    P_TEXT("reason", person->reason), P_ID("made_by", ctx->actor.id),
                    P_TIME("now", clock_now(ctx->clock)), P_INT("reassignment_id", person->reassignment_id),
                    P_TEXT("content_hash", person->content_hash))),
        NULL);
}

enum status assignment_project(struct ctx *ctx, struct institution_id institution, enum assignment_post post,
                               const char *name) {
    if (post == POST_INSTITUTION_PERSON)
        return STATUS_OK; /* the register has no column of it */
    return db_run(ctx->db, SQL_ASSIGNMENT_PROJECT,
                  ARGS(PARAMS(P_ID("institution_id", institution), P_ENUM("post", assignment_post, post),
                              P_TEXT("name", name), P_TIME("now", clock_now(ctx->clock)))),
                  NULL);
}

/* ---- giving ---- */

static enum status find_holder(struct ctx *ctx, struct institution_id institution, enum assignment_post post,
                               struct assignment_holder *ret_holder) {
    return db_one(ctx->db, SQL_ASSIGNMENT_CURRENT,
                  ARGS(PARAMS(P_ID("institution_id", institution), P_ENUM("post", assignment_post, post))),
                  &assignment_holder_shape, ctx->arena, ret_holder);
}

static enum status check_holder(struct ctx *ctx, const struct assignment_new *request,
                                const struct assignment_holder *holder,
                                const struct assignment_person *person) {
    bool is_known = holder ? uuid_equal(&holder->uuid, &request->replaces) : !uuid_is_set(&request->replaces);
    if (!is_known)
        return err_detail(ctx->err, STATUS_STALE, "该岗位的责任人已被他人更换，请刷新后再试");
    if (holder && person->reason == NULL)
        (void)err_field(ctx->err, "reason", "required", "更换责任人须填写「调整原因」");
    if (holder && person->starts_on < holder->starts_on)
        (void)err_field(ctx->err, "starts_on", "order", "「起始日期」不能早于前任的起始日期");
    return ctx->err->count ? STATUS_INVALID : STATUS_OK;
}

static enum status give(struct ctx *ctx, const struct assignment_new *request,
                        const struct institution *institution, struct assignment_person *person) {
    struct assignment_holder found;
    enum status status = find_holder(ctx, institution->id, request->post, &found);
    const struct assignment_holder *holder = status == STATUS_OK ? &found : NULL;
    if (status != STATUS_OK && status != STATUS_NOT_FOUND)
        return status;
    if ((status = check_holder(ctx, request, holder, person)) != STATUS_OK ||
        (status = assignment_find_person(ctx, institution->id, request->post, &request->account, person)) !=
            STATUS_OK ||
        (status = assignment_take_over(ctx, institution->id, request->post, holder, &request->uuid,
                                       person)) != STATUS_OK ||
        (status = assignment_project(ctx, institution->id, request->post, person->name)) != STATUS_OK)
        return status;
    const char *label = names_label(&assignment_post_names, (int)request->post);
    const char *detail = holder
                             ? arena_printf(ctx->arena, "%s %s：%s → %s，%s", institution->name, label,
                                            holder->name, person->name, person->reason)
                             : arena_printf(ctx->arena, "%s %s：%s", institution->name, label, person->name);
    return audit_write(ctx, "assignment.give", request->uuid.text, detail);
}

static enum status put_new(struct ctx *ctx, const struct assignment_new *request,
                           struct assignment *ret_assignment) {
    struct institution institution;
    struct assignment_person person = {.name = request->name,
                                       .title = request->title,
                                       .phone = request->phone,
                                       .starts_on = request->starts_on,
                                       .reason = request->reason,
                                       .reassignment_id = INT_NONE,
                                       .content_hash = ctx->content_hash};
    enum status status = institution_find(ctx, &request->institution, &institution);
    if (status == STATUS_NOT_FOUND)
        return err_field(ctx->err, "institution", "unknown", "该机构不在您的管辖范围内");
    if (status != STATUS_OK)
        return status;
    if (institution.status == INSTITUTION_CLOSED)
        return err_field(ctx->err, "institution", "closed", "该机构已撤销，不再指定责任人");
    assignment_check_person(ctx, &request->account, &person);
    if (ctx->err->count)
        return STATUS_INVALID;
    status = give(ctx, request, &institution, &person);
    if (status != STATUS_OK)
        return status;
    ctx->created = true;
    return find(ctx, &request->uuid, ret_assignment);
}

enum status assignment_put(struct ctx *ctx, const struct assignment_new *request,
                           struct assignment *ret_assignment) {
    struct assignment old;
    const char *known;
    enum status status = db_text(ctx->db, SQL_ASSIGNMENT_KNOWN, ARGS(PARAMS(P_UUID("uuid", request->uuid))),
                                 ctx->arena, &known);
    if (status == STATUS_NOT_FOUND)
        return put_new(ctx, request, ret_assignment);
    if (status == STATUS_OK)
        status = find(ctx, &request->uuid, &old);
    if (status != STATUS_OK)
        return status;
    if (strcmp(known, ctx->content_hash) != 0)
        return STATUS_UUID_CONFLICT;
    *ret_assignment = old;
    return STATUS_OK;
}

/* ---- ending ---- */

static enum status check_end(struct ctx *ctx, const struct assignment *assignment, int32_t ends_on) {
    if (assignment->ends_on != DAY_NONE) {
        ctx->err->state = "ended";
        return err_detail(ctx->err, STATUS_WRONG_STATE, "%s 已不再担任「%s」", assignment->name,
                          names_label(&assignment_post_names, (int)assignment->post));
    }
    if (ends_on < assignment->starts_on)
        return err_field(ctx->err, "ends_on", "order", "「截止日期」不能早于起始日期");
    if (ends_on > clock_today(ctx->clock))
        return err_field(ctx->err, "ends_on", "order", "「截止日期」不能晚于今天");
    return STATUS_OK;
}

enum status assignment_end(struct ctx *ctx, const struct assignment_end *request,
                           struct assignment *ret_assignment) {
    struct assignment assignment;
    int32_t ends_on = request->ends_on == DAY_NONE ? clock_today(ctx->clock) : request->ends_on;
    enum status status = find(ctx, &request->uuid, &assignment);
    if (status == STATUS_OK)
        status = ctx_check_version(ctx, assignment.row_version);
    if (status == STATUS_OK)
        status = check_end(ctx, &assignment, ends_on);
    if (status == STATUS_OK)
        status = db_run(ctx->db, SQL_ASSIGNMENT_FINISH,
                        ARGS(PARAMS(P_ID("id", assignment.id), P_DAY("ends_on", ends_on),
                                    P_TEXT("end_reason", request->reason))),
                        NULL);
    if (status == STATUS_OK)
        status = assignment_project(ctx, assignment.institution_id, assignment.post, NULL);
    if (status == STATUS_OK)
        status = audit_write(ctx, "assignment.end", assignment.uuid.text,
                             arena_printf(ctx->arena, "%s %s：%s，%s", assignment.institution_name,
                                          names_label(&assignment_post_names, (int)assignment.post),
                                          assignment.name, request->reason));
    return status == STATUS_OK ? find(ctx, &request->uuid, ret_assignment) : status;
}
