/* channel.h: the channels 通知渠道 through which a bureau's reminders leave the house: a WeCom 企业微信 or
 * DingTalk 钉钉 robot, any web hook, a mail server. Set up by the system administrator. The address and the
 * secret are written and never read back: robots carry their key in the address. They lie sealed in the
 * database (base/seal.h): restored on a machine without the key file, a channel is locked until both are
 * entered again. */
#ifndef MINAN_DOMAIN_CHANNEL_H
#define MINAN_DOMAIN_CHANNEL_H

#include "minan/domain/ctx.h"

/* clang-format off */
#define CHANNEL_KIND_TABLE(X) \
    X(CHANNEL_WECOM, "wecom", "企业微信机器人") \
    X(CHANNEL_DINGTALK, "dingtalk", "钉钉机器人") \
    X(CHANNEL_WEBHOOK, "webhook", "通用接口") \
    X(CHANNEL_SMTP, "smtp", "电子邮件")
/* clang-format on */
NAMES_DECLARE(channel_kind, CHANNEL_KIND_TABLE)

struct channel {
    struct channel_id id;
    struct uuid uuid;
    const char *region; /* code of the bureau's city or county */
    const char *region_name;
    enum channel_kind kind;
    const char *name;
    const char *endpoint; /* scheme and host of the address: https://oapi.dingtalk.com/… */
    enum truth has_secret;
    enum truth locked; /* address and secret cannot be read here and are to be entered again */
    const char *login;
    const char *sender;
    const char *recipients;
    enum truth with_institutions; /* what the bureau's institutions hear goes out, too */
    int64_t quiet_from;           /* minutes after midnight in China time; equal to quiet_to: never quiet */
    int64_t quiet_to;
    enum truth active;
    int64_t row_version;
    int64_t city_id; /* INTERNAL from here */
    int64_t county_id;
    const char *url;
    const char *secret;
    const char *content_hash;
};
extern const struct shape channel_shape;

struct channel_list {
    struct list items;
};
extern const struct shape channel_list_shape;

struct channel_new {
    struct uuid uuid; /* in path */
    const char *region;
    enum channel_kind kind;
    const char *name;
    const char *url; /* http(s) of a robot or hook, smtp(s)://host:port of a mail server */
    const char *secret;
    const char *login;
    const char *sender;
    const char *recipients;
    enum truth with_institutions;
    int64_t quiet_from; /* absent: 21:00 */
    int64_t quiet_to;   /* absent: 07:00 */
};
extern const struct shape channel_new_shape;

struct channel_change {
    uint64_t present;
    struct uuid uuid; /* in path */
    const char *name;
    const char *url;
    const char *secret;
    const char *login;
    const char *sender;
    const char *recipients;
    enum truth with_institutions;
    int64_t quiet_from;
    int64_t quiet_to;
    enum truth active;
};
extern const struct shape channel_change_shape;

MUST_USE enum status channel_list_all(struct ctx *ctx, struct channel_list *ret_list);
/* STATUS_DUPLICATE for the same UUID with other content: the second is not kept, since it holds a secret. */
MUST_USE enum status channel_put(struct ctx *ctx, const struct channel_new *request,
                                 struct channel *ret_channel);
/* A locked one takes another address only together with the secret that it had; everything else at any time.
 */
MUST_USE enum status channel_patch(struct ctx *ctx, const struct channel_change *request,
                                   struct channel *ret_channel);
/* Seals what lies in plain text from before; at every start. */
MUST_USE enum status channel_seal_plain(struct ctx *ctx);

/* The end of the quiet hours `now` lies in; `now` itself when it lies in none. Pure. */
int64_t quiet_until(int64_t now, int64_t quiet_from, int64_t quiet_to);

#endif
