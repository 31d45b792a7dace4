/* delivery_courier.c: one at a time: marked as under way, then settled by what became of it. */
#include "delivery_private.h"

#include "minan/base/hash.h"
#include "minan/domain/audit.h"
#include <string.h>

enum { MINUTE_MS = 60000, HOUR_MS = 60 * MINUTE_MS };

int64_t delivery_backoff(const struct uuid *delivery, int64_t tries) {
    enum { KEY_SIZE = UUID_TEXT_SIZE + 4 };
    char key[KEY_SIZE];
    uint8_t hash[SHA256_SIZE];
    int64_t wait = tries < 7 ? (int64_t)MINUTE_MS << (tries - 1) : HOUR_MS;
    memcpy(key, delivery->text, UUID_TEXT_SIZE);
    key[UUID_TEXT_SIZE - 1] = (char)('0' + tries % 10);
    sha256(key, UUID_TEXT_SIZE, hash);
    int64_t jitter = (hash[0] << 8 | hash[1]) % 401 - 200; /* per mille */
    return (wait < HOUR_MS ? wait : HOUR_MS) * (1000 + jitter) / 1000;
}

/* ---- after a crash ---- */

enum status delivery_recover(struct ctx *ctx) {
    int64_t changes;
    enum status status =
        db_run(ctx->db, SQL_DELIVERY_INTERRUPTED,
               ARGS(PARAMS(P_TEXT("error", "发送途中程序中断，不知是否已经送达，请核实后处理"))), &changes);
    if (status != STATUS_OK || changes == 0)
        return status;
    return audit_write(ctx, "delivery.interrupted", "-",
                       arena_printf(ctx->arena, "%lld 条发送结果不明", (long long)changes));
}

/* ---- taking one ---- */

static enum status set_aside(struct ctx *ctx, const struct parcel *parcel, enum delivery_state state,
                             int64_t due_at, const char *error) {
    return db_run(
        ctx->db, SQL_DELIVERY_UPDATE,
        ARGS(PARAMS(P_ID("id", parcel->id), P_INT("due_at", due_at),
                    P_FLAG("do_settle", state != DELIVERY_WAITING), P_TIME("now", clock_now(ctx->clock)),
                    P_TEXT("error", error), P_ENUM("state", delivery_state, state))),
        NULL);
}

static enum status mark(struct ctx *ctx, const struct parcel *parcel) {
    enum status status = db_run(
        ctx->db, SQL_DELIVERY_UPDATE,
        ARGS(PARAMS(P_ID("id", parcel->id), P_FLAG("do_try", true), P_TIME("now", clock_now(ctx->clock)),
                    P_TEXT("error", NULL), P_ENUM("state", delivery_state, DELIVERY_SENDING))),
        NULL);
    if (status != STATUS_OK)
        return status;
    return audit_write(
        ctx, "delivery.try", parcel->uuid.text,
        arena_printf(ctx->arena, "%s：第 %lld 次发送", parcel->channel_name, (long long)parcel->tries + 1));
}

/* Whether it may leave now; if not, it is set aside. */
static enum status weigh(struct ctx *ctx, struct parcel *parcel, bool *ret_leaves) {
    int64_t now = clock_now(ctx->clock);
    bool waits = parcel->hazards && parcel->urgent != YES;
    int64_t due_at = waits ? quiet_until(now, parcel->quiet_from, parcel->quiet_to) : now;
    *ret_leaves = false;
    if (parcel->active != YES)
        return set_aside(ctx, parcel, DELIVERY_DROPPED, INT_NONE, "渠道已停用");
    if (due_at != now)
        return set_aside(ctx, parcel, DELIVERY_WAITING, due_at, NULL);
    if (!channel_unseal(ctx, &parcel->url, &parcel->secret))
        return set_aside(ctx, parcel, DELIVERY_FAILED, INT_NONE,
                         "本机没有该渠道原来的密钥文件，请在“通知渠道”中重新填写地址和密钥");
    *ret_leaves = true;
    return STATUS_OK;
}

enum status delivery_claim(struct ctx *ctx, struct parcel *ret_parcel) {
    bool leaves = false;
    struct parcel parcel = {0};
    enum status status = STATUS_OK;
    while (status == STATUS_OK && !leaves) {
        status = db_one(ctx->db, SQL_DELIVERY_NEXT, ARGS(PARAMS(P_TIME("now", clock_now(ctx->clock)))),
                        &parcel_shape, ctx->arena, &parcel);
        if (status == STATUS_OK)
            status = weigh(ctx, &parcel, &leaves);
    }
    if (status == STATUS_OK)
        status = mark(ctx, &parcel);
    if (status == STATUS_OK)
        *ret_parcel = parcel;
    return status;
}

/* ---- what became of it ---- */

static enum delivery_state state_of(const struct parcel *parcel, enum fate fate) {
    switch (fate) {
    case FATE_ARRIVED: return DELIVERY_SENT;
    case FATE_LATER: return parcel->tries + 1 < DELIVERY_TRIES ? DELIVERY_WAITING : DELIVERY_FAILED;
    case FATE_REFUSED: return DELIVERY_FAILED;
    case FATE_UNKNOWN: break;
    }
    return DELIVERY_UNKNOWN;
}

enum status delivery_settle(struct ctx *ctx, const struct parcel *parcel, enum fate fate, const char *error) {
    enum delivery_state state = state_of(parcel, fate);
    bool waits = state == DELIVERY_WAITING;
    int64_t now = clock_now(ctx->clock);
    int64_t due_at = waits ? now + delivery_backoff(&parcel->uuid, parcel->tries + 1) : INT_NONE;
    enum status status = db_run(
        ctx->db, SQL_DELIVERY_UPDATE,
        ARGS(PARAMS(P_ID("id", parcel->id), P_INT("due_at", due_at),
                    P_FLAG("do_settle", state == DELIVERY_SENT || state == DELIVERY_FAILED),
                    P_TIME("now", now), P_TEXT("error", error), P_ENUM("state", delivery_state, state))),
        NULL);
    if (status != STATUS_OK)
        return status;
    return audit_write(ctx, "delivery.settle", parcel->uuid.text,
                       arena_printf(ctx->arena, "%s：%s%s%s", parcel->channel_name,
                                    names_label(&delivery_state_names, (int)state), error ? "，" : "",
                                    error ? error : ""));
}
