/* attachment.c: named by a record, uploaded, read again. */
#include "attachment_private.h"

#include "minan/base/file.h"
#include "minan/base/hash.h"
#include "minan/domain/audit.h"
#include <string.h>
#include <sys/stat.h>

enum { MOST_BYTES = 8 * 1024 * 1024, DIR_MODE = 0700 };

/* ---- named: awaited from now on ---- */

static bool stands_before(const char *const *texts, size_t i) {
    for (size_t j = 0; j < i; j++) {
        if (strcasecmp(texts[j], texts[i]) == 0)
            return true;
    }
    return false;
}

void attachment_check_names(struct ctx *ctx, const struct list *uuids, const char *field) {
    const char *const *texts = uuids->items;
    struct uuid uuid;
    for (size_t i = 0; i < uuids->count; i++) {
        const char *path = arena_printf(ctx->arena, "%s[%zu]", field, i);
        if (!uuid_parse(texts[i], &uuid))
            err_field(ctx->err, path, "format", "照片编号格式不正确");
        else if (stands_before(texts, i))
            err_field(ctx->err, path, "duplicate", "同一张照片出现了两次");
    }
}

static enum status name_one(struct ctx *ctx, const struct attachment_owner *owner, enum purpose purpose,
                            const struct uuid *uuid) {
    enum status status =
        db_run(ctx->db, SQL_ATTACHMENT_INSERT,
               ARGS(PARAMS(P_UUID("uuid", *uuid), P_ID("institution_id", owner->institution_id),
                           P_INT("city_id", owner->city_id), P_INT("county_id", owner->county_id),
                           P_INT("town_id", owner->town_id), P_ID("inspection_id", owner->inspection_id),
                           P_ID("hazard_id", owner->hazard_id), P_ID("activity_id", owner->activity_id),
                           P_ID("incident_id", owner->incident_id), P_UUID("event", owner->event),
                           P_ENUM("purpose", purpose, purpose), P_ID("named_by", ctx->actor.id))),
               NULL);
    return status == STATUS_DUPLICATE ? STATUS_UUID_CONFLICT : status;
}

enum status attachment_name(struct ctx *ctx, const struct attachment_owner *owner, enum purpose purpose,
                            const struct list *uuids, const char *field) {
    const char *const *texts = uuids->items;
    struct uuid uuid;
    for (size_t i = 0; i < uuids->count; i++) {
        if (!uuid_parse(texts[i], &uuid))
            return err_field(ctx->err, arena_printf(ctx->arena, "%s[%zu]", field, i), "format",
                             "照片编号格式不正确");
        enum status status = name_one(ctx, owner, purpose, &uuid);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}

/* ---- the bytes ---- */

static const char *file_path(struct ctx *ctx, const char *sha256, const char *ending) {
    return arena_printf(ctx->arena, "%s/%.2s/%s%s", ctx->store_dir, sha256, sha256, ending);
}

static enum status check_bytes(struct ctx *ctx, const struct attachment_upload *upload) {
    char hash[SHA256_TEXT_SIZE];
    if (upload->size == 0)
        return err_detail(ctx->err, STATUS_UNSUPPORTED_TYPE, "照片内容为空，请重新拍摄或选择照片");
    if (upload->size > MOST_BYTES)
        return err_detail(ctx->err, STATUS_TOO_LARGE, "照片超过 8 MB，请压缩后再上传");
    sha256_text(upload->data, upload->size, hash);
    if (!upload->sha256 || strcasecmp(hash, upload->sha256) != 0)
        return err_field(ctx->err, "X-Content-SHA256", "checksum",
                         "照片校验值与收到的内容不一致，可能在传输中损坏，请重新上传");
    return STATUS_OK;
}

/* What is shown goes first: once the original is there, both are. */
static enum status write_files(struct ctx *ctx, const struct attachment_upload *upload) {
    struct stripped shown = image_strip(ctx->arena, upload->media_type, upload->data, upload->size);
    enum status status =
        file_make_dir(arena_printf(ctx->arena, "%s/%.2s", ctx->store_dir, upload->sha256), DIR_MODE);
    if (status == STATUS_OK && shown.data)
        status = file_write_durable(file_path(ctx, upload->sha256, ".view"), shown.data, shown.size);
    if (status == STATUS_OK)
        status = file_write_durable(file_path(ctx, upload->sha256, ""), upload->data, upload->size);
    return status;
}

/* ---- whose it is ---- */

static enum status find(struct ctx *ctx, const struct uuid *uuid, struct attachment_record *ret_record) {
    return db_one(ctx->db, SQL_ATTACHMENT_FIND,
                  ARGS(.scope = &ctx->actor.scope, PARAMS(P_UUID("uuid", *uuid))), &attachment_record_shape,
                  ctx->arena, ret_record);
}

static enum status get(struct ctx *ctx, const struct uuid *uuid, struct attachment_row *ret_row) {
    return db_one(ctx->db, SQL_ATTACHMENT_GET,
                  ARGS(.scope = &ctx->actor.scope, PARAMS(P_UUID("uuid", *uuid))), &attachment_row_shape,
                  ctx->arena, ret_row);
}

static bool may_upload(const struct ctx *ctx, const struct attachment_record *record) {
    enum role role = ctx->actor.role;
    return record->named_by.value == ctx->actor.id.value || role_has(role, PERMIT_INSPECT) ||
           role_has(role, PERMIT_RECTIFY);
}

/* The record that named it, when the actor may send its bytes. */
static enum status named(struct ctx *ctx, const struct uuid *uuid, struct attachment_record *ret_record) {
    struct attachment_record record;
    enum status status = find(ctx, uuid, &record);
    if (status == STATUS_NOT_FOUND)
        err_detail(ctx->err, status, "没有记录提到这张照片，请先提交文字内容");
    if (status != STATUS_OK)
        return status;
    if (!may_upload(ctx, &record))
        return STATUS_FORBIDDEN;
    *ret_record = record;
    return STATUS_OK;
}

/* Asked before anything is written: nobody fills the disk with files no record names. */
enum status attachment_prepare(struct ctx *ctx, struct attachment_upload *upload) {
    struct attachment_record record;
    enum status status = named(ctx, &upload->uuid, &record);
    if (status == STATUS_OK)
        status = check_bytes(ctx, upload);
    if (status == STATUS_OK)
        status = image_inspect(ctx->err, upload->data, upload->size, &upload->media_type, &upload->width,
                               &upload->height);
    if (status != STATUS_OK)
        return status;
    char *lower = arena_alloc(ctx->arena, SHA256_TEXT_SIZE);
    sha256_text(upload->data, upload->size, lower);
    upload->sha256 = lower;
    return write_files(ctx, upload);
}

/* ---- stored ---- */

static enum status store(struct ctx *ctx, const struct attachment_record *record,
                         const struct attachment_upload *upload) {
    enum status status =
        db_run(ctx->db, SQL_ATTACHMENT_STORE,
               ARGS(PARAMS(P_TEXT("sha256", upload->sha256), P_INT("bytes", (int64_t)upload->size),
                           P_ENUM("media_type", media, upload->media_type), P_INT("width", upload->width),
                           P_INT("height", upload->height), P_TIME("taken_at", upload->taken_at),
                           P_TIME("received_at", clock_now(ctx->clock)), P_ID("id", record->id))),
               NULL);
    if (status != STATUS_OK)
        return status;
    ctx->created = true;
    return audit_write(
        ctx, "attachment.store", upload->uuid.text,
        arena_printf(ctx->arena, "收到照片，sha256=%s，%zu 字节", upload->sha256, upload->size));
}

enum status attachment_put(struct ctx *ctx, const struct attachment_upload *upload,
                           struct attachment_row *ret_attachment) {
    struct attachment_record record;
    enum status status = named(ctx, &upload->uuid, &record);
    if (status != STATUS_OK)
        return status;
    if (record.state == ATTACHMENT_AWAITED)
        status = store(ctx, &record, upload);
    else if (strcmp(record.sha256, upload->sha256) != 0)
        status = STATUS_UUID_CONFLICT;
    return status == STATUS_OK ? get(ctx, &upload->uuid, ret_attachment) : status;
}

const char *attachment_shown(struct ctx *ctx, const char *sha256) {
    struct stat there;
    const char *stripped = file_path(ctx, sha256, ".view");
    if (stat(stripped, &there) == 0)
        return stripped;
    const char *original = file_path(ctx, sha256, "");
    return stat(original, &there) == 0 ? original : NULL;
}

enum status attachment_open(struct ctx *ctx, const struct attachment_by_uuid *request,
                            struct attachment_file *ret_file) {
    struct attachment_record record;
    struct stat there;
    enum status status = find(ctx, &request->uuid, &record);
    if (status != STATUS_OK)
        return status;
    if (record.state != ATTACHMENT_STORED)
        return err_detail(ctx->err, STATUS_NOT_FOUND, "照片尚未上传");
    const char *path = attachment_shown(ctx, record.sha256);
    if (path == NULL || stat(path, &there) != 0)
        return err_detail(ctx->err, STATUS_INTERNAL, "照片文件缺失，请联系管理员");
    path += strlen(ctx->store_dir) + 1;
    *ret_file = (struct attachment_file){path, record.media_type, record.sha256, there.st_size};
    return STATUS_OK;
}

enum status attachment_of_hazard(struct ctx *ctx, struct hazard_id hazard, struct list *ret_rows) {
    return db_many(ctx->db, SQL_ATTACHMENT_OF_HAZARD, ARGS(PARAMS(P_ID("hazard_id", hazard))),
                   &attachment_row_shape, ctx->arena, ret_rows);
}

enum status attachment_of_inspection(struct ctx *ctx, struct inspection_id inspection,
                                     struct list *ret_rows) {
    return db_many(ctx->db, SQL_ATTACHMENT_OF_INSPECTION, ARGS(PARAMS(P_ID("inspection_id", inspection))),
                   &attachment_row_shape, ctx->arena, ret_rows);
}

enum status attachment_of_activity(struct ctx *ctx, struct activity_id activity, struct list *ret_rows) {
    return db_many(ctx->db, SQL_ATTACHMENT_OF_ACTIVITY, ARGS(PARAMS(P_ID("activity_id", activity))),
                   &attachment_row_shape, ctx->arena, ret_rows);
}

enum status attachment_of_incident(struct ctx *ctx, struct incident_id incident, struct list *ret_rows) {
    return db_many(ctx->db, SQL_ATTACHMENT_OF_INCIDENT, ARGS(PARAMS(P_ID("incident_id", incident))),
                   &attachment_row_shape, ctx->arena, ret_rows);
}
