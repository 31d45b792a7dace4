/* institution_edit.c: making and changing records of the register. */
#include "institution_private.h"

#include "assignment_private.h"
#include "minan/base/utf8.h"
#include "minan/domain/audit.h"
#include <math.h>
#include <string.h>

/* ---- members ---- */

static size_t member_size(const struct field *field) {
    switch (field->type) {
    case FIELD_TEXT: return sizeof(const char *);
    case FIELD_UUID: return sizeof(struct uuid);
    case FIELD_DATE: return sizeof(int32_t);
    case FIELD_BOOL:
    case FIELD_ENUM: return sizeof(int);
    case FIELD_REAL: return sizeof(double);
    case FIELD_TIME:
    case FIELD_INT:
    case FIELD_ID: return sizeof(int64_t);
    case FIELD_LIST: return sizeof(struct list);
    case FIELD_OBJECT: return field->shape->size;
    }
    return 0;
}

static void copy_member(const struct field *to_field, void *to, const struct field *from_field,
                        const void *from) {
    memcpy((char *)to + to_field->offset, (const char *)from + from_field->offset, member_size(to_field));
}

void institution_overlay(struct institution_edit *whole, const struct institution_edit *edit) {
    for (size_t i = 0; i < institution_edit_shape.count; i++) {
        const struct field *field = &institution_edit_shape.fields[i];
        if (edit->present >> i & 1)
            copy_member(field, whole, field, edit);
    }
}

void institution_as_edit(const struct institution *institution, struct institution_edit *ret_edit) {
    shape_clear(&institution_edit_shape, ret_edit);
    for (size_t i = 0; i < institution_edit_shape.count; i++) {
        const struct field *field = &institution_edit_shape.fields[i];
        copy_member(field, ret_edit, shape_field(&institution_shape, field->name), institution);
    }
}

static bool text_equal(const char *a, const char *b) {
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool member_equal(const struct field *field, const void *a, const void *b) {
    const char *left = (const char *)a + field->offset;
    const char *right = (const char *)b + field->offset;
    if (field_is_absent(field, a) || field_is_absent(field, b))
        return field_is_absent(field, a) && field_is_absent(field, b);
    if (field->type == FIELD_TEXT)
        return text_equal(*(const char *const *)left, *(const char *const *)right);
    return memcmp(left, right, member_size(field)) == 0;
}

bool institution_edit_equal(const struct institution_edit *a, const struct institution_edit *b) {
    for (size_t i = 0; i < institution_edit_shape.count; i++) {
        if (!member_equal(&institution_edit_shape.fields[i], a, b))
            return false;
    }
    return true;
}

/* ---- rows ---- */

static enum status code_taken(struct ctx *ctx, enum status status) {
    if (status == STATUS_DUPLICATE)
        (void)err_field(ctx->err, "credit_code", "duplicate", "该统一社会信用代码已在台账中登记");
    return status;
}

static enum status index_name(struct ctx *ctx, enum sql statement, int64_t id, const char *name) {
    const char *tokens = utf8_spaced(ctx->arena, name);
    return db_run(ctx->db, statement, ARGS(PARAMS(P_INT("id", id), P_TEXT("tokens", tokens))), NULL);
}

enum status institution_add(struct ctx *ctx, const struct institution_edit *edit,
                            const struct institution_place *place, const char *content_hash) {
    enum status status =
        db_run(ctx->db, SQL_INSTITUTION_INSERT,
               ARGS(.shape = &institution_edit_shape, .object = edit,
                    PARAMS(P_ID("city_id", place->city), P_ID("county_id", place->county),
                           P_ID("town_id", place->town), P_TEXT("content_hash", content_hash),
                           P_TIME("now", clock_now(ctx->clock)))),
               NULL);
    if (status != STATUS_OK)
        return code_taken(ctx, status);
    struct institution_id id = {db_last_id(ctx->db)};
    status = index_name(ctx, SQL_INSTITUTION_SEARCH_ADD, id.value, edit->name);
    return status == STATUS_OK ? assignment_follow(ctx, id, edit) : status;
}

/* Its accounts lie in the county it lies in, so that this bureau looks after them and counts them. */
static enum status move_accounts(struct ctx *ctx, struct institution_id id,
                                 const struct institution_place *place) {
    return db_run(
        ctx->db, SQL_INSTITUTION_MOVE_ACCOUNTS,
        ARGS(PARAMS(P_ID("id", id), P_ID("city_id", place->city), P_ID("county_id", place->county))), NULL);
}

enum status institution_change(struct ctx *ctx, struct institution_id id, const struct institution_edit *edit,
                               const struct institution_place *place, bool renamed) {
    enum status status =
        db_run(ctx->db, SQL_INSTITUTION_UPDATE,
               ARGS(.shape = &institution_edit_shape, .object = edit,
                    PARAMS(P_ID("id", id), P_ID("city_id", place->city), P_ID("county_id", place->county),
                           P_ID("town_id", place->town), P_TIME("now", clock_now(ctx->clock)))),
               NULL);
    if (status != STATUS_OK)
        return code_taken(ctx, status);
    if (renamed)
        status = index_name(ctx, SQL_INSTITUTION_SEARCH_CHANGE, id.value, edit->name);
    if (status == STATUS_OK)
        status = move_accounts(ctx, id, place);
    return status == STATUS_OK ? assignment_follow(ctx, id, edit) : status;
}

enum status institution_move_town(struct ctx *ctx, struct institution_id id, struct region_id town) {
    const struct db_args *args = ARGS(PARAMS(P_ID("id", id), P_ID("town_id", town)));
    enum status status = db_run(ctx->db, SQL_INSTITUTION_MOVE_INSPECTIONS, args, NULL);
    if (status == STATUS_OK)
        status = db_run(ctx->db, SQL_INSTITUTION_MOVE_HAZARDS, args, NULL);
    if (status == STATUS_OK)
        status = db_run(ctx->db, SQL_INSTITUTION_MOVE_ACTIVITIES, args, NULL);
    if (status == STATUS_OK)
        status = db_run(ctx->db, SQL_INSTITUTION_MOVE_INCIDENTS, args, NULL);
    if (status == STATUS_OK)
        status = db_run(ctx->db, SQL_INSTITUTION_MOVE_PLANS, args, NULL);
    return status == STATUS_OK ? db_run(ctx->db, SQL_INSTITUTION_MOVE_ATTACHMENTS, args, NULL) : status;
}

/* ---- PUT ---- */

static enum status answer(struct ctx *ctx, const struct uuid *uuid, struct institution *ret_institution) {
    return institution_get(ctx, &(struct institution_by_uuid){*uuid}, ret_institution);
}

/* The UUID is taken: by the same content, by another one, or by a record that does not exist for the actor.
 */
static enum status put_again(struct ctx *ctx, const struct institution_edit *request,
                             struct institution *ret_institution) {
    struct institution old;
    enum status status = answer(ctx, &request->uuid, &old);
    if (status != STATUS_OK)
        return status;
    if (!text_equal(old.content_hash, ctx->content_hash))
        return STATUS_UUID_CONFLICT;
    *ret_institution = old;
    return STATUS_OK;
}

static enum status put_new(struct ctx *ctx, const struct institution_edit *request,
                           struct institution *ret_institution) {
    struct institution_edit edit = *request;
    struct institution_place place;
    if (edit.status == institution_status_none_)
        edit.status = INSTITUTION_OPERATING;
    enum status status = institution_check(ctx, &edit);
    if (status == STATUS_OK)
        status = institution_locate(ctx, &edit, &place);
    if (status == STATUS_OK)
        status = institution_add(ctx, &edit, &place, ctx->content_hash);
    if (status == STATUS_OK)
        status = audit_write(ctx, "institution.create", edit.uuid.text, edit.name);
    if (status != STATUS_OK)
        return status;
    ctx->created = true;
    return answer(ctx, &edit.uuid, ret_institution);
}

enum status institution_put(struct ctx *ctx, const struct institution_edit *request,
                            struct institution *ret_institution) {
    int64_t id;
    enum status status =
        db_int(ctx->db, SQL_INSTITUTION_TAKEN, ARGS(PARAMS(P_UUID("uuid", request->uuid))), &id);
    if (status == STATUS_NOT_FOUND)
        return put_new(ctx, request, ret_institution);
    return status == STATUS_OK ? put_again(ctx, request, ret_institution) : status;
}

/* ---- PATCH ---- */

/* Visits, hazards, activities and incidents carry the county they were made in: a record with any stays
 * there. */
static enum status check_county(struct ctx *ctx, const struct institution *old,
                                const struct institution_edit *edit) {
    int64_t has_records = 0;
    if (text_equal(old->county, edit->county))
        return STATUS_OK;
    enum status status =
        db_int(ctx->db, SQL_INSTITUTION_HAS_RECORDS, ARGS(PARAMS(P_ID("id", old->id))), &has_records);
    if (status == STATUS_OK && has_records)
        return err_field(ctx->err, "county", "fixed",
                         "该机构已有检查、检查计划、隐患、活动或突发事件记录，不能改到其他县(市、区)");
    return status;
}

static const char *changed_labels(struct ctx *ctx, const struct institution_edit *before,
                                  const struct institution_edit *after) {
    const char *text = "";
    for (size_t i = 0; i < institution_edit_shape.count; i++) {
        const struct field *field = &institution_edit_shape.fields[i];
        if (!member_equal(field, before, after))
            text = arena_printf(ctx->arena, "%s%s%s", text, *text ? "、" : "修改：", field_label(field));
    }
    return text;
}

static enum status patch(struct ctx *ctx, const struct institution *old,
                         const struct institution_edit *before, const struct institution_edit *after) {
    struct institution_place place;
    enum status status = institution_check(ctx, after);
    if (status == STATUS_OK)
        status = institution_locate(ctx, after, &place);
    if (status == STATUS_OK)
        status = check_county(ctx, old, after);
    if (status == STATUS_OK)
        status = institution_change(ctx, old->id, after, &place, !text_equal(before->name, after->name));
    if (status == STATUS_OK && !text_equal(before->town, after->town))
        status = institution_move_town(ctx, old->id, place.town);
    if (status != STATUS_OK)
        return status;
    return audit_write(ctx, "institution.change", old->uuid.text, changed_labels(ctx, before, after));
}

enum status institution_patch(struct ctx *ctx, const struct institution_edit *request,
                              struct institution *ret_institution) {
    struct institution old;
    struct institution_edit before;
    struct institution_edit after;
    enum status status = institution_find(ctx, &request->uuid, &old);
    if (status == STATUS_OK)
        status = ctx_check_version(ctx, old.row_version);
    if (status != STATUS_OK)
        return status;
    institution_as_edit(&old, &before);
    after = before;
    institution_overlay(&after, request);
    status = patch(ctx, &old, &before, &after);
    return status == STATUS_OK ? answer(ctx, &old.uuid, ret_institution) : status;
}
