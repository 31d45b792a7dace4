/* attachment_fields.c: what an attachment is, to JSON and to SQL. */
#include "attachment_private.h"

NAMES_DEFINE(purpose, "照片用途", PURPOSE_TABLE)
NAMES_DEFINE(attachment_state, "上传状态", ATTACHMENT_STATE_TABLE)
NAMES_DEFINE(media, "图片格式", MEDIA_TABLE)

static const struct field attachment_row_fields[] = {
    F_UUID(struct attachment_row, uuid, REQUIRED, .label = "照片编号"),
    F_ENUM(struct attachment_row, purpose, purpose, REQUIRED, .label = "用途"),
    F_ENUM(struct attachment_row, state, attachment_state, REQUIRED, .label = "上传状态"),
    F_TEXT(struct attachment_row, sha256, NULLABLE, .label = "校验值", .doc = "of the original bytes"),
    F_INT(struct attachment_row, bytes, NULLABLE, .label = "字节数"),
    F_ENUM(struct attachment_row, media_type, media, NULLABLE, .label = "格式"),
    F_INT(struct attachment_row, width, NULLABLE, .label = "宽", .doc = "pixels"),
    F_INT(struct attachment_row, height, NULLABLE, .label = "高", .doc = "pixels"),
    F_TIME(struct attachment_row, taken_at, NULLABLE, .label = "拍摄时间"),
    F_TIME(struct attachment_row, received_at, NULLABLE, .label = "收到时间"),
    F_UUID(struct attachment_row, event, NULLABLE, .label = "所属办理", .doc = "the act it belongs to"),
    F_ID(struct attachment_row, id),
};
SHAPE(attachment_row, struct attachment_row);

static const struct field attachment_by_uuid_fields[] = {
    F_UUID(struct attachment_by_uuid, uuid, REQUIRED | IN_PATH, .label = "照片编号"),
};
SHAPE(attachment_by_uuid, struct attachment_by_uuid);

static const struct field attachment_record_fields[] = {
    F_ID(struct attachment_record, id),
    F_ENUM(struct attachment_record, state, attachment_state, INTERNAL),
    F_TEXT(struct attachment_record, sha256, INTERNAL),
    F_INT(struct attachment_record, bytes, INTERNAL),
    F_ENUM(struct attachment_record, media_type, media, INTERNAL),
    F_ID(struct attachment_record, named_by),
    F_ID(struct attachment_record, institution_id),
};
SHAPE(attachment_record, struct attachment_record);
