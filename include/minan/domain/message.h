/* message.h: the inbox 消息 of an account. Every account reads its own and nobody else's. */
#ifndef MINAN_DOMAIN_MESSAGE_H
#define MINAN_DOMAIN_MESSAGE_H

#include "minan/domain/ctx.h"

/* clang-format off */
#define MESSAGE_KIND_TABLE(X) \
    X(MESSAGE_DUE, "due", "到期提醒") \
    X(MESSAGE_OVERDUE, "overdue", "逾期提醒") \
    X(MESSAGE_RECHECK, "recheck", "待复查提醒") \
    X(MESSAGE_INCIDENT, "incident", "突发事件")
/* clang-format on */
NAMES_DECLARE(message_kind, MESSAGE_KIND_TABLE)

struct message {
    struct message_id id;
    struct uuid uuid;
    enum message_kind kind;
    const char *title;
    const char *text;
    struct uuid hazard;   /* it is about */
    struct uuid incident; /* it is about */
    int64_t created_at;
    int64_t read_at;
};
extern const struct shape message_shape;

struct message_filter {
    enum truth unread;
    enum message_kind kind;
    const char *cursor;
    int64_t limit;
};
extern const struct shape message_filter_shape;

struct message_page {
    struct list items; /* of struct message, newest first */
    int64_t total;
    enum truth total_capped;
    int64_t unread; /* in the whole inbox */
    const char *next;
};
extern const struct shape message_page_shape;

struct message_by_uuid {
    struct uuid uuid; /* in path */
};
extern const struct shape message_by_uuid_shape;

struct message_unread {
    int64_t unread;
};
extern const struct shape message_unread_shape;

MUST_USE enum status message_list(struct ctx *ctx, const struct message_filter *filter,
                                  struct message_page *ret_page);
MUST_USE enum status message_count_unread(struct ctx *ctx, struct message_unread *ret_unread);
/* A message already read stays as it was. */
MUST_USE enum status message_read(struct ctx *ctx, const struct message_by_uuid *request,
                                  struct message *ret_message);
MUST_USE enum status message_read_all(struct ctx *ctx, struct message_unread *ret_unread);

#endif
