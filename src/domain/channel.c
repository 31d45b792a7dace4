/* channel.c: setting channels up. */
#include "channel_private.h"

#include "minan/domain/audit.h"
#include "people.h"
#include <string.h>

enum {
    CHANNELS_MOST = 500,
    QUIET_FROM = 21 * 60,
    QUIET_TO = 7 * 60,
    MINUTE_MS = 60000,
    DAY_MINUTES = 24 * 60
};

int64_t quiet_until(int64_t now, int64_t quiet_from, int64_t quiet_to) {
    int64_t midnight = day_start(day_of_time(now));
    int64_t minute = (now - midnight) / MINUTE_MS;
    bool over_night = quiet_from > quiet_to;
    bool evening = over_night && minute >= quiet_from;
    bool quiet = over_night ? evening || minute < quiet_to : minute >= quiet_from && minute < quiet_to;
    return quiet ? midnight + (quiet_to + (evening ? DAY_MINUTES : 0)) * MINUTE_MS : now;
}

/* ---- reading ---- */

static void open_sealed(struct ctx *ctx, struct channel *channel) {
    channel->locked = channel_unseal(ctx, &channel->url, &channel->secret) ? NO : YES;
}

enum status channel_find(struct ctx *ctx, const struct uuid *uuid, struct channel *ret_channel) {
    enum status status =
        db_one(ctx->db, SQL_CHANNEL_BY_UUID, ARGS(PARAMS(P_UUID("uuid", *uuid), P_WITHIN(&ctx->actor))),
               &channel_shape, ctx->arena, ret_channel);
    if (status == STATUS_OK)
        open_sealed(ctx, ret_channel);
    return status;
}

enum status channel_list_all(struct ctx *ctx, struct channel_list *ret_list) {
    struct channel_list list = {{0}};
    enum status status = db_many(ctx->db, SQL_CHANNEL_LIST,
                                 ARGS(PARAMS(P_WITHIN(&ctx->actor), P_INT("limit", (int64_t)CHANNELS_MOST))),
                                 &channel_shape, ctx->arena, &list.items);
    for (size_t i = 0; i < list.items.count; i++)
        open_sealed(ctx, (struct channel *)list.items.items + i);
    if (status == STATUS_OK)
        *ret_list = list;
    return status;
}

static enum status answer(struct ctx *ctx, const struct uuid *uuid, struct channel *ret_channel) {
    enum status status = channel_find(ctx, uuid, ret_channel);
    if (status == STATUS_OK)
        ctx->version = ret_channel->row_version;
    return status;
}

/* ---- making ---- */

static enum status find_region(struct ctx *ctx, const char *code, struct region *ret_region) {
    enum status status = region_by_code(ctx, code, ret_region);
    if (status == STATUS_NOT_FOUND)
        return err_field(ctx->err, "region", "unknown", "区划 %s 不在您的管辖范围内", code);
    if (status == STATUS_OK && ret_region->level == REGION_TOWN)
        return err_field(ctx->err, "region", "enum", "「区划代码」应为市或县（市、区）");
    return status;
}

static enum status insert(struct ctx *ctx, const struct channel_new *request, const struct region *region) {
    int64_t from = request->quiet_from == INT_NONE ? QUIET_FROM : request->quiet_from;
    int64_t to = request->quiet_to == INT_NONE ? QUIET_TO : request->quiet_to;
    const struct channel_sealed sealed = channel_seal(ctx, request->url, request->secret);
    enum status status = db_run(
        ctx->db, SQL_CHANNEL_INSERT,
        ARGS(.shape = &channel_new_shape, .object = request,
             PARAMS(P_INT("city_id", region->city_id),
                    P_INT("county_id", region->level == REGION_COUNTY ? region->id.value : INT_NONE),
                    P_TEXT("sealed_url", sealed.url), P_TEXT("sealed_secret", sealed.secret),
                    P_TEXT("shown", sealed.endpoint), P_INT("quiet_from", from), P_INT("quiet_to", to),
                    P_TEXT("content_hash", channel_content_mark(ctx)), P_TIME("now", clock_now(ctx->clock)))),
        NULL);
    if (status != STATUS_OK)
        return status;
    return audit_write(ctx, "channel.create", request->uuid.text,
                       arena_printf(ctx->arena, "%s %s %s", region->name,
                                    names_label(&channel_kind_names, (int)request->kind), request->name));
}

static enum status answer_known(struct ctx *ctx, const struct channel_new *request,
                                struct channel *ret_channel) {
    enum status status = answer(ctx, &request->uuid, ret_channel);
    if (status == STATUS_OK && strcmp(ret_channel->content_hash, channel_content_mark(ctx)) != 0)
        return err_detail(ctx->err, STATUS_DUPLICATE, "该渠道已经建立，请用“修改”");
    return status;
}

enum status channel_put(struct ctx *ctx, const struct channel_new *request, struct channel *ret_channel) {
    int64_t id;
    struct region region;
    struct channel_address address = {request->kind,  request->url,    request->secret,
                                      request->login, request->sender, request->recipients};
    enum status status = db_int(ctx->db, SQL_CHANNEL_TAKEN, ARGS(PARAMS(P_UUID("uuid", request->uuid))), &id);
    if (status == STATUS_OK)
        return answer_known(ctx, request, ret_channel);
    if (status != STATUS_NOT_FOUND || (status = find_region(ctx, request->region, &region)) != STATUS_OK ||
        (status = channel_check(ctx->err, &address)) != STATUS_OK ||
        (status = insert(ctx, request, &region)) != STATUS_OK)
        return status;
    ctx->created = true;
    return answer(ctx, &request->uuid, ret_channel);
}

/* ---- changing ---- */

static void overlay(struct channel *channel, const struct channel_change *change) {
    const struct shape *shape = &channel_change_shape;
    if (change->name)
        channel->name = change->name;
    if (change->url)
        channel->url = change->url;
    if (shape_has(shape, change, "secret"))
        channel->secret = change->secret;
    if (shape_has(shape, change, "login"))
        channel->login = change->login;
    if (change->sender)
        channel->sender = change->sender;
    if (change->recipients)
        channel->recipients = change->recipients;
    if (change->with_institutions)
        channel->with_institutions = change->with_institutions;
    if (change->quiet_from != INT_NONE)
        channel->quiet_from = change->quiet_from;
    if (change->quiet_to != INT_NONE)
        channel->quiet_to = change->quiet_to;
    if (change->active)
        channel->active = change->active;
}

/* Says what kind of thing was changed, never to what: there are secrets among it. */
static enum status sign(struct ctx *ctx, const struct channel *channel, const struct channel_change *change) {
    return audit_write(ctx, "channel.change", channel->uuid.text,
                       arena_printf(ctx->arena, "%s%s%s%s", channel->name, change->url ? "，更换地址" : "",
                                    shape_has(&channel_change_shape, change, "secret") ? "，更换密钥" : "",
                                    change->active == NO    ? "，停用"
                                    : change->active == YES ? "，启用"
                                                            : ""));
}

/* What cannot be read cannot be kept beside something new. */
static enum status check_locked(struct ctx *ctx, const struct channel *channel,
                                const struct channel_change *change) {
    bool secret = shape_has(&channel_change_shape, change, "secret");
    if (channel->locked == YES && secret && change->url == NULL)
        err_field(ctx->err, "url", "required", "本机没有原来的密钥文件，请把「地址」也重新填写");
    if (channel->locked == YES && change->url && channel->has_secret == YES && !secret)
        err_field(ctx->err, "secret", "required", "本机没有原来的密钥文件，请把「密钥」也重新填写");
    return ctx->err->count ? STATUS_INVALID : STATUS_OK;
}

static enum status check_whole(struct ctx *ctx, const struct channel *channel) {
    struct channel_address address = {channel->kind,  channel->url,    channel->secret,
                                      channel->login, channel->sender, channel->recipients};
    return channel_check(ctx->err, &address);
}

/* A locked one that gets no new address keeps what it has, sealed as it is. */
static enum status store(struct ctx *ctx, const struct channel *channel) {
    if (channel->url == NULL)
        return db_run(ctx->db, SQL_CHANNEL_UPDATE, ARGS(.shape = &channel_shape, .object = channel), NULL);
    enum status status = check_whole(ctx, channel);
    if (status != STATUS_OK)
        return status;
    const struct channel_sealed sealed = channel_seal(ctx, channel->url, channel->secret);
    return db_run(ctx->db, SQL_CHANNEL_UPDATE,
                  ARGS(.shape = &channel_shape, .object = channel,
                       PARAMS(P_FLAG("do_seal", true), P_TEXT("sealed_url", sealed.url),
                              P_TEXT("sealed_secret", sealed.secret), P_TEXT("shown", sealed.endpoint))),
                  NULL);
}

enum status channel_patch(struct ctx *ctx, const struct channel_change *request,
                          struct channel *ret_channel) {
    struct channel channel;
    enum status status = channel_find(ctx, &request->uuid, &channel);
    if (status != STATUS_OK || (status = ctx_check_version(ctx, channel.row_version)) != STATUS_OK ||
        (status = check_locked(ctx, &channel, request)) != STATUS_OK)
        return status;
    overlay(&channel, request);
    if ((status = store(ctx, &channel)) != STATUS_OK || (status = sign(ctx, &channel, request)) != STATUS_OK)
        return status;
    return answer(ctx, &request->uuid, ret_channel);
}
