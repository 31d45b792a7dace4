/* channel_fields.c: what a channel is, to JSON, to SQL and to the OpenAPI. */
#include "minan/domain/channel.h"

NAMES_DEFINE(channel_kind, "通知渠道类型", CHANNEL_KIND_TABLE)

enum { NAME_MOST = 40, URL_MOST = 500, RECIPIENTS_MOST = 1000, LAST_MINUTE = 24 * 60 - 1 };

static const char minutes[] = "minutes after midnight, China time";

static const struct field channel_fields[] = {
    F_ID(struct channel, id),
    F_UUID(struct channel, uuid, REQUIRED, .label = "编号"),
    F_TEXT(struct channel, region, REQUIRED, .label = "区划代码", .doc = "of the bureau's city or county"),
    F_TEXT(struct channel, region_name, REQUIRED, .label = "区划名称"),
    F_ENUM(struct channel, kind, channel_kind, REQUIRED, .label = "通知渠道类型"),
    F_TEXT(struct channel, name, REQUIRED, .label = "名称"),
    F_TEXT(struct channel, endpoint, REQUIRED, .max = URL_MOST, .label = "发往",
           .doc = "scheme and host; the address itself is never read back"),
    F_BOOL(struct channel, has_secret, REQUIRED, .label = "已设密钥"),
    F_BOOL(struct channel, locked, REQUIRED, .label = "需重新填写地址和密钥",
           .doc = "sealed under a key that is not on this machine"),
    F_TEXT(struct channel, login, NULLABLE, .label = "登录名"),
    F_TEXT(struct channel, sender, NULLABLE, .label = "发件人"),
    F_TEXT(struct channel, recipients, NULLABLE, .max = RECIPIENTS_MOST, .label = "收件人"),
    F_BOOL(struct channel, with_institutions, REQUIRED, .label = "同时发送给机构的提醒"),
    F_INT(struct channel, quiet_from, REQUIRED, .label = "免打扰开始", .doc = minutes),
    F_INT(struct channel, quiet_to, REQUIRED, .label = "免打扰结束", .doc = minutes),
    F_BOOL(struct channel, active, REQUIRED, .label = "启用"),
    F_INT(struct channel, row_version, REQUIRED, .label = "版本"),
    F_INT(struct channel, city_id, INTERNAL),
    F_INT(struct channel, county_id, INTERNAL),
    F_TEXT(struct channel, url, INTERNAL | SECRET),
    F_TEXT(struct channel, secret, INTERNAL | SECRET),
    F_TEXT(struct channel, content_hash, INTERNAL),
};
SHAPE(channel, struct channel);

static const struct field channel_list_fields[] = {
    F_LIST(struct channel_list, items, channel_shape, REQUIRED, .label = "通知渠道"),
};
SHAPE(channel_list, struct channel_list);

static const struct field channel_new_fields[] = {
    F_UUID(struct channel_new, uuid, REQUIRED | IN_PATH, .label = "编号"),
    F_TEXT(struct channel_new, region, REQUIRED, .max = 9, .label = "区划代码"),
    F_ENUM(struct channel_new, kind, channel_kind, REQUIRED, .label = "通知渠道类型"),
    F_TEXT(struct channel_new, name, REQUIRED, .max = NAME_MOST, .label = "名称"),
    F_TEXT(struct channel_new, url, REQUIRED | SECRET, .max = URL_MOST, .label = "地址",
           .doc = "http(s) of a robot or hook, smtp(s)://host:port of a mail server"),
    F_TEXT(struct channel_new, secret, SECRET, .label = "密钥",
           .doc = "signing key, or password of the mail account"),
    F_TEXT(struct channel_new, login, 0, .max = NAME_MOST, .label = "登录名"),
    F_TEXT(struct channel_new, sender, 0, .label = "发件人"),
    F_TEXT(struct channel_new, recipients, 0, .max = RECIPIENTS_MOST, .label = "收件人",
           .doc = "separated by commas"),
    F_BOOL(struct channel_new, with_institutions, 0, .label = "同时发送给机构的提醒"),
    F_INT(struct channel_new, quiet_from, 0, .max = LAST_MINUTE, .label = "免打扰开始", .doc = minutes),
    F_INT(struct channel_new, quiet_to, 0, .max = LAST_MINUTE, .label = "免打扰结束", .doc = minutes),
};
SHAPE(channel_new, struct channel_new);

static const struct field channel_change_fields[] = {
    F_UUID(struct channel_change, uuid, REQUIRED | IN_PATH, .label = "编号"),
    F_TEXT(struct channel_change, name, 0, .max = NAME_MOST, .label = "名称"),
    F_TEXT(struct channel_change, url, SECRET, .max = URL_MOST, .label = "地址"),
    F_TEXT(struct channel_change, secret, SECRET | CLEARABLE, .label = "密钥"),
    F_TEXT(struct channel_change, login, CLEARABLE, .max = NAME_MOST, .label = "登录名"),
    F_TEXT(struct channel_change, sender, 0, .label = "发件人"),
    F_TEXT(struct channel_change, recipients, 0, .max = RECIPIENTS_MOST, .label = "收件人"),
    F_BOOL(struct channel_change, with_institutions, 0, .label = "同时发送给机构的提醒"),
    F_INT(struct channel_change, quiet_from, 0, .max = LAST_MINUTE, .label = "免打扰开始", .doc = minutes),
    F_INT(struct channel_change, quiet_to, 0, .max = LAST_MINUTE, .label = "免打扰结束", .doc = minutes),
    F_BOOL(struct channel_change, active, 0, .label = "启用"),
};
SHAPE_PATCH(channel_change, struct channel_change);
