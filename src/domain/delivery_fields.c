/* delivery_fields.c: what a delivery is, to JSON, to SQL and to the OpenAPI. */
#include "minan/domain/delivery.h"

#include "minan/domain/page.h"

NAMES_DEFINE(delivery_state, "发送状态", DELIVERY_STATE_TABLE)
NAMES_DEFINE(delivery_decision, "发送处理", DELIVERY_DECISION_TABLE)

enum { CURSOR_MOST = 2000, TEXT_MOST = 4000, ERROR_MOST = 300 };

static const struct field delivery_fields[] = {
    F_ID(struct delivery, id),
    F_UUID(struct delivery, uuid, REQUIRED, .label = "编号"),
    F_UUID(struct delivery, channel, REQUIRED, .label = "通知渠道"),
    F_TEXT(struct delivery, channel_name, REQUIRED, .label = "渠道名称"),
    F_ENUM(struct delivery, kind, channel_kind, REQUIRED, .label = "通知渠道类型"),
    F_TEXT(struct delivery, region_name, REQUIRED, .label = "区划名称"),
    F_TEXT(struct delivery, subject, REQUIRED, .label = "主题"),
    F_INT(struct delivery, hazards, REQUIRED, .label = "涉及条数", .doc = "hazards or incidents; 0: a test"),
    F_ENUM(struct delivery, state, delivery_state, REQUIRED, .label = "发送状态"),
    F_INT(struct delivery, tries, REQUIRED, .label = "已试次数"),
    F_TIME(struct delivery, due_at, REQUIRED, .label = "计划发送时间", .doc = "not before"),
    F_TIME(struct delivery, created_at, REQUIRED, .label = "生成时间"),
    F_TIME(struct delivery, tried_at, NULLABLE, .label = "最近一次发送"),
    F_TIME(struct delivery, settled_at, NULLABLE, .label = "办结时间"),
    F_TEXT(struct delivery, error, NULLABLE, .max = ERROR_MOST, .label = "原因", .doc = "of the last try"),
    F_INT(struct delivery, row_version, REQUIRED, .label = "版本"),
};
SHAPE(delivery, struct delivery);

static const struct field delivery_filter_fields[] = {
    F_UUID(struct delivery_filter, channel, 0, .label = "通知渠道"),
    F_ENUM(struct delivery_filter, state, delivery_state, 0, .label = "发送状态"),
    F_BOOL(struct delivery_filter, trouble, 0, .label = "待处理",
           .doc = "true: failed, or the result is unknown"),
    F_TEXT(struct delivery_filter, cursor, 0, .max = CURSOR_MOST, .label = "翻页标记"),
    F_INT(struct delivery_filter, limit, 0, .min = 1, .max = PAGE_MOST, .label = "每页条数"),
};
SHAPE(delivery_filter, struct delivery_filter);

static const struct field delivery_page_fields[] = {
    F_LIST(struct delivery_page, items, delivery_shape, REQUIRED, .label = "发送记录"),
    F_INT(struct delivery_page, total, REQUIRED, .label = "总数"),
    F_BOOL(struct delivery_page, total_capped, REQUIRED, .label = "总数已截断"),
    F_TEXT(struct delivery_page, next, NULLABLE, .max = CURSOR_MOST, .label = "下一页"),
};
SHAPE(delivery_page, struct delivery_page);

static const struct field delivery_test_fields[] = {
    F_UUID(struct delivery_test, uuid, REQUIRED | IN_PATH, .label = "编号"),
    F_UUID(struct delivery_test, delivery, REQUIRED, .label = "发送编号",
           .doc = "made by the client; sending it again changes nothing"),
};
SHAPE(delivery_test, struct delivery_test);

static const struct field delivery_decide_fields[] = {
    F_UUID(struct delivery_decide, uuid, REQUIRED | IN_PATH, .label = "编号"),
    F_ENUM(struct delivery_decide, decision, delivery_decision, REQUIRED, .label = "处理"),
};
SHAPE(delivery_decide, struct delivery_decide);

static const struct field parcel_fields[] = {
    F_ID(struct parcel, id),
    F_UUID(struct parcel, uuid, INTERNAL),
    F_ENUM(struct parcel, kind, channel_kind, INTERNAL),
    F_TEXT(struct parcel, channel_name, INTERNAL),
    F_TEXT(struct parcel, url, INTERNAL | SECRET),
    F_TEXT(struct parcel, secret, INTERNAL | SECRET),
    F_TEXT(struct parcel, login, INTERNAL),
    F_TEXT(struct parcel, sender, INTERNAL),
    F_TEXT(struct parcel, recipients, INTERNAL),
    F_TEXT(struct parcel, subject, INTERNAL),
    F_TEXT(struct parcel, text, INTERNAL, .max = TEXT_MOST),
    F_INT(struct parcel, hazards, INTERNAL),
    F_INT(struct parcel, tries, INTERNAL),
    F_INT(struct parcel, quiet_from, INTERNAL),
    F_INT(struct parcel, quiet_to, INTERNAL),
    F_BOOL(struct parcel, urgent, INTERNAL),
    F_BOOL(struct parcel, active, INTERNAL),
};
SHAPE(parcel, struct parcel);
