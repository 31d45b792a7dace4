/* channel_private.h: what channels and deliveries share. */
#ifndef MINAN_CHANNEL_PRIVATE_H
#define MINAN_CHANNEL_PRIVATE_H

#include "minan/domain/channel.h"
#include "minan/domain/region.h"

/* One channel the actor manages. */
MUST_USE enum status channel_find(struct ctx *ctx, const struct uuid *uuid, struct channel *ret_channel);

/* Where a channel leads. */
struct channel_address {
    enum channel_kind kind;
    const char *url;
    const char *secret;
    const char *login;
    const char *sender;
    const char *recipients;
};
/* Only addresses of its kind, nothing in them but an address, and everything its kind needs. */
MUST_USE enum status channel_check(struct err *err, const struct channel_address *address);

#endif
