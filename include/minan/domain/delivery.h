/* delivery.h: the outbox 发送记录 behind the channels. A delivery is marked as under way on disk before
 * anything leaves; one that is found so later is never sent again by itself, a person decides. Retries only
 * follow what certainly did not arrive. */
#ifndef MINAN_DOMAIN_DELIVERY_H
#define MINAN_DOMAIN_DELIVERY_H

#include "minan/domain/channel.h"

/* clang-format off */
#define DELIVERY_STATE_TABLE(X) \
    X(DELIVERY_WAITING, "waiting", "等待发送") \
    X(DELIVERY_SENDING, "sending", "正在发送") \
    X(DELIVERY_SENT, "sent", "已送达") \
    X(DELIVERY_FAILED, "failed", "发送失败") \
    X(DELIVERY_UNKNOWN, "unknown", "发送结果不明") \
    X(DELIVERY_DROPPED, "dropped", "已放弃")
/* clang-format on */
NAMES_DECLARE(delivery_state, DELIVERY_STATE_TABLE)
/* clang-format off */
#define DELIVERY_DECISION_TABLE(X) \
    X(DECISION_RESEND, "resend", "重新发送") \
    X(DECISION_ARRIVED, "arrived", "确认已送达") \
    X(DECISION_DROP, "drop", "放弃")
/* clang-format on */
NAMES_DECLARE(delivery_decision, DELIVERY_DECISION_TABLE)

struct delivery {
    struct delivery_id id;
    struct uuid uuid;
    struct uuid channel;
    const char *channel_name;
    enum channel_kind kind;
    const char *region_name;
    const char *subject;
    int64_t hazards; /* how many hazards or incidents it tells of; 0: a test */
    enum delivery_state state;
    int64_t tries;
    int64_t due_at; /* not before */
    int64_t created_at;
    int64_t tried_at;
    int64_t settled_at;
    const char *error; /* of the last try */
    int64_t row_version;
};
extern const struct shape delivery_shape;

struct delivery_filter {
    struct uuid channel;
    enum delivery_state state;
    enum truth trouble; /* true: those a person has to decide */
    const char *cursor;
    int64_t limit;
};
extern const struct shape delivery_filter_shape;

struct delivery_page {
    struct list items; /* of struct delivery, newest first */
    int64_t total;
    enum truth total_capped;
    const char *next;
};
extern const struct shape delivery_page_shape;

struct delivery_test {
    struct uuid uuid;     /* in path, of the channel */
    struct uuid delivery; /* client-made: sent again it changes nothing */
};
extern const struct shape delivery_test_shape;

struct delivery_decide {
    struct uuid uuid; /* in path */
    enum delivery_decision decision;
};
extern const struct shape delivery_decide_shape;

MUST_USE enum status delivery_list(struct ctx *ctx, const struct delivery_filter *filter,
                                   struct delivery_page *ret_page);
/* A test goes out at once, quiet hours or not. */
MUST_USE enum status delivery_send_test(struct ctx *ctx, const struct delivery_test *request,
                                        struct delivery *ret_delivery);
/* Of one that failed or whose result is unknown; STATUS_WRONG_STATE for all others. */
MUST_USE enum status delivery_settle_by_hand(struct ctx *ctx, const struct delivery_decide *request,
                                             struct delivery *ret_delivery);

/* ---- for the engine ---- */

/* One line of a digest, and whom it concerns: the bureau of a city, of a county, or an institution in it. */
struct delivery_note {
    int64_t city_id;
    int64_t county_id;
    enum role_level level;
    const char *line;
};
/* What the notes tell of; an incident does not wait for the end of quiet hours. */
enum delivery_cause { DELIVERY_OF_HAZARDS, DELIVERY_OF_INCIDENT };
/* One delivery for every channel that any of the notes concerns; those of hazards are held back in its quiet
 * hours. */
MUST_USE enum status delivery_post(struct ctx *ctx, const struct list *notes, enum delivery_cause cause);

/* ---- for the courier, the only one that sends ---- */

struct parcel {
    struct delivery_id id;
    struct uuid uuid;
    enum channel_kind kind;
    const char *channel_name;
    const char *url;
    const char *secret;
    const char *login;
    const char *sender;
    const char *recipients;
    const char *subject;
    const char *text;
    int64_t hazards;
    int64_t tries; /* before this one */
    int64_t quiet_from;
    int64_t quiet_to;
    enum truth urgent; /* goes out in quiet hours, too */
    enum truth active;
};
extern const struct shape parcel_shape;

/* What is marked as under way while nothing is: interrupted, so unknown. Before every round. */
MUST_USE enum status delivery_recover(struct ctx *ctx);
/* Marks the next one that is due and returns it; STATUS_NOT_FOUND when there is none. */
MUST_USE enum status delivery_claim(struct ctx *ctx, struct parcel *ret_parcel);

enum fate {
    FATE_ARRIVED,
    FATE_LATER,   /* certainly did not arrive: another try, with growing distance, DELIVERY_TRIES at most */
    FATE_REFUSED, /* trying again would not help */
    FATE_UNKNOWN, /* it may have arrived */
};
enum { DELIVERY_TRIES = 8 };
/* error: a Chinese sentence without any secret; NULL with FATE_ARRIVED. */
MUST_USE enum status delivery_settle(struct ctx *ctx, const struct parcel *parcel, enum fate fate,
                                     const char *error);

/* Milliseconds before the try after `tries`: a minute, doubled each time, an hour at most, a fifth more or
 * less by the delivery's UUID so that not all come back at once. Pure. */
int64_t delivery_backoff(const struct uuid *delivery, int64_t tries);

#endif
