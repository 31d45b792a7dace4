/* delivery_private.h: what the outbox's parts share. */
#ifndef MINAN_DELIVERY_PRIVATE_H
#define MINAN_DELIVERY_PRIVATE_H

#include "channel_private.h"
#include "minan/domain/delivery.h"

struct dispatch {
    struct uuid uuid;
    struct channel_id channel;
    const char *subject;
    const char *text;
    int64_t hazards;
    int64_t due_at;
    bool urgent;
};
MUST_USE enum status delivery_add(struct ctx *ctx, const struct dispatch *dispatch);

#endif
