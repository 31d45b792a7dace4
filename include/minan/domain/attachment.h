/* attachment.h: photos and signatures. A record names them by UUID (awaited); their bytes follow one by one
 * and are kept as files named by SHA-256, written and fsynced before the row says stored. */
#ifndef MINAN_DOMAIN_ATTACHMENT_H
#define MINAN_DOMAIN_ATTACHMENT_H

#include "minan/domain/ctx.h"

#define PURPOSE_TABLE(X)                                                                                     \
    X(PURPOSE_BEFORE, "before", "整改前")                                                                    \
    X(PURPOSE_AFTER, "after", "整改后")                                                                      \
    X(PURPOSE_SITE, "site", "现场")                                                                          \
    X(PURPOSE_INSPECTOR_SIGNATURE, "inspector_signature", "检查人员签名")                                    \
    X(PURPOSE_INSTITUTION_SIGNATURE, "institution_signature", "机构签名")
NAMES_DECLARE(purpose, PURPOSE_TABLE)
#define ATTACHMENT_STATE_TABLE(X)                                                                            \
    X(ATTACHMENT_AWAITED, "awaited", "待上传") X(ATTACHMENT_STORED, "stored", "已保存")
NAMES_DECLARE(attachment_state, ATTACHMENT_STATE_TABLE)
#define MEDIA_TABLE(X)                                                                                       \
    X(MEDIA_JPEG, "image/jpeg", "JPEG") X(MEDIA_PNG, "image/png", "PNG") X(MEDIA_WEBP, "image/webp", "WebP")
NAMES_DECLARE(media, MEDIA_TABLE)

struct attachment_row {
    struct uuid uuid;
    enum purpose purpose;
    enum attachment_state state;
    const char *sha256;
    int64_t bytes;
    enum media media_type;
    int64_t width;
    int64_t height;
    int64_t taken_at;
    int64_t received_at;
    struct uuid event;       /* the act it belongs to */
    struct attachment_id id; /* INTERNAL */
};
extern const struct shape attachment_row_shape;

struct attachment_upload {
    struct uuid uuid;   /* in path */
    const char *sha256; /* header X-Content-SHA256, required: what the phone sent is what arrived */
    int64_t taken_at;   /* header X-Taken-At, milliseconds; optional */
    const void *data;   /* INTERNAL: the raw body */
    size_t size;
    enum media media_type; /* INTERNAL, from attachment_prepare */
    int64_t width;
    int64_t height;
};

/* JPEG, PNG or WebP by magic and structure; width and height at most 12,000, 50 megapixels.
 * STATUS_UNSUPPORTED_TYPE with detail. */
MUST_USE enum status image_inspect(struct err *err, const void *data, size_t size, enum media *ret_media,
                                   int64_t *ret_width, int64_t *ret_height);

/* The picture without what the camera wrote beside the pixels, in the arena. data is NULL when there is
 * nothing to leave out. It must have passed image_inspect. */
struct stripped {
    const void *data;
    size_t size;
};
struct stripped image_strip(struct arena *arena, enum media media, const void *data, size_t size);

/* Worker step, outside the transaction: checks hash and image, writes the file durably. */
MUST_USE enum status attachment_prepare(struct ctx *ctx, struct attachment_upload *upload);
/* Marks it stored. STATUS_NOT_FOUND: no record in the actor's scope names this UUID (send the text first).
 * Other bytes for a stored one: STATUS_UUID_CONFLICT, both files kept. */
MUST_USE enum status attachment_put(struct ctx *ctx, const struct attachment_upload *upload,
                                    struct attachment_row *ret_attachment);

struct attachment_file {
    const char *path; /* below ctx->store_dir; without what the camera wrote about place and device */
    enum media media_type;
    const char *sha256;
    int64_t bytes;
};
struct attachment_by_uuid {
    struct uuid uuid;
};
extern const struct shape attachment_by_uuid_shape;
/* The file that is shown for an original of that SHA-256, whole path; NULL when it is not there. */
const char *attachment_shown(struct ctx *ctx, const char *sha256);
MUST_USE enum status attachment_open(struct ctx *ctx, const struct attachment_by_uuid *request,
                                     struct attachment_file *ret_file);

/* For inspection, hazard, activity and incident: names attachments (TEXTS of UUIDs) as awaited. A UUID that
 * another record named is STATUS_UUID_CONFLICT. Any of the records and the event may be 0/empty; of a
 * bureau's own activity there is no institution and no town (INT_NONE), of a city bureau's no county. */
struct attachment_owner {
    struct institution_id institution_id;
    int64_t city_id;
    int64_t county_id;
    int64_t town_id;
    struct inspection_id inspection_id;
    struct hazard_id hazard_id;
    struct activity_id activity_id;
    struct incident_id incident_id;
    struct uuid event;
};
/* Adds a field error for every member of the list that is no UUID or stands in it twice. */
void attachment_check_names(struct ctx *ctx, const struct list *uuids, const char *field);
MUST_USE enum status attachment_name(struct ctx *ctx, const struct attachment_owner *owner,
                                     enum purpose purpose, const struct list *uuids, const char *field);
MUST_USE enum status attachment_of_hazard(struct ctx *ctx, struct hazard_id hazard, struct list *ret_rows);
MUST_USE enum status attachment_of_inspection(struct ctx *ctx, struct inspection_id inspection,
                                              struct list *ret_rows);
MUST_USE enum status attachment_of_activity(struct ctx *ctx, struct activity_id activity,
                                            struct list *ret_rows);
MUST_USE enum status attachment_of_incident(struct ctx *ctx, struct incident_id incident,
                                            struct list *ret_rows);

#endif
