/* channel_secret.c: a channel's address and secret lie sealed in the database (base/seal.h). What is shown of
 * the address, its scheme and host, lies beside them, so that a list needs no key. */
#include "channel_private.h"

#include "minan/domain/audit.h"
#include <string.h>

/* https://oapi.dingtalk.com/robot/send?access_token=... shows as https://oapi.dingtalk.com/… */
static const char *endpoint_of(struct arena *arena, const char *url) {
    const char *host = strstr(url, "://");
    size_t shown = host ? (size_t)(host + 3 - url) : 0;
    shown += strcspn(url + shown, "/?#");
    return arena_printf(arena, "%.*s%s", (int)shown, url, url[shown] ? "/…" : "");
}

struct channel_sealed channel_seal(struct ctx *ctx, const char *url, const char *secret) {
    return (struct channel_sealed){seal_text(ctx->seal, ctx->arena, url),
                                   seal_text(ctx->seal, ctx->arena, secret), endpoint_of(ctx->arena, url)};
}

bool channel_unseal(struct ctx *ctx, const char **url, const char **secret) {
    const char *plain_url = seal_open(ctx->seal, ctx->arena, *url);
    const char *plain_secret = *secret ? seal_open(ctx->seal, ctx->arena, *secret) : NULL;
    bool opened = plain_url && !plain_secret == !*secret;
    *url = opened ? plain_url : NULL;
    *secret = opened ? plain_secret : NULL;
    return opened;
}

const char *channel_content_mark(struct ctx *ctx) {
    char *mark = arena_alloc(ctx->arena, SHA256_TEXT_SIZE);
    seal_mark(ctx->seal, ctx->content_hash, mark);
    return mark;
}

/* ---- from before ---- */

struct plain_channel {
    struct channel_id id;
    const char *url;
    const char *secret;
};
static const struct field plain_channel_fields[] = {
    F_ID(struct plain_channel, id),
    F_TEXT(struct plain_channel, url, INTERNAL | SECRET),
    F_TEXT(struct plain_channel, secret, INTERNAL | SECRET),
};
static SHAPE(plain_channel, struct plain_channel);

enum status channel_seal_plain(struct ctx *ctx) {
    struct list found;
    enum status status =
        db_many(ctx->db, SQL_CHANNEL_PLAIN, NO_ARGS, &plain_channel_shape, ctx->arena, &found);
    const struct plain_channel *channels = found.items;
    for (size_t i = 0; status == STATUS_OK && i < found.count; i++) {
        const struct channel_sealed sealed = channel_seal(ctx, channels[i].url, channels[i].secret);
        status =
            db_run(ctx->db, SQL_CHANNEL_SEAL,
                   ARGS(PARAMS(P_ID("id", channels[i].id), P_TEXT("sealed_url", sealed.url),
                               P_TEXT("sealed_secret", sealed.secret), P_TEXT("shown", sealed.endpoint))),
                   NULL);
    }
    if (status != STATUS_OK || found.count == 0)
        return status;
    return audit_write(ctx, "channel.seal", "-",
                       arena_printf(ctx->arena, "%zu 个通知渠道的地址和密钥已加密保存", found.count));
}
