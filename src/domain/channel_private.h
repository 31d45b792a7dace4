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
/* What lies in the database in place of an address and a secret (NULL: none), and what is shown of it. */
struct channel_sealed {
    const char *url;
    const char *secret;
    const char *endpoint;
};
struct channel_sealed channel_seal(struct ctx *ctx, const char *url, const char *secret);
/* From what lies there to what it says. False, and both NULL: sealed under a key that is not here. */
bool channel_unseal(struct ctx *ctx, const char **url, const char **secret);
/* Of what was sent: kept in place of its hash, from which a short password might be guessed. */
const char *channel_content_mark(struct ctx *ctx);

/* Only addresses of its kind, nothing in them but an address, and everything its kind needs. */
MUST_USE enum status channel_check(struct err *err, const struct channel_address *address);

#endif
