/* delivery.c: the outbox as people see it: the log, a test, a decision. */
#include "delivery_private.h"

#include "minan/domain/audit.h"
#include "minan/domain/page.h"
#include "people.h"

static int64_t id_or_none(int64_t id) {
    return id ? id : INT_NONE;
}

/* ---- the log ---- */

static enum status read_page(struct ctx *ctx, const struct delivery_filter *filter, int64_t before_id,
                             struct delivery_page *page) {
    int64_t limit = page_limit(filter->limit);
    enum status status = db_many(
        ctx->db, SQL_DELIVERY_PAGE,
        ARGS(PARAMS(P_WITHIN(&ctx->actor), P_UUID("channel", filter->channel),
                    P_ENUM("state", delivery_state, filter->state), P_FLAG("trouble", filter->trouble == YES),
                    P_INT("before_id", id_or_none(before_id)), P_INT("limit", limit + 1))),
        &delivery_shape, ctx->arena, &page->items);
    if (status == STATUS_OK && page_cut(&page->items, limit)) {
        const struct delivery *deliveries = page->items.items;
        page->next = page_cursor(ctx->arena, "", deliveries[limit - 1].id.value);
    }
    return status;
}

enum status delivery_list(struct ctx *ctx, const struct delivery_filter *filter,
                          struct delivery_page *ret_page) {
    struct delivery_page page = {.next = NULL};
    const char *key;
    int64_t before_id;
    int64_t counted;
    enum status status = page_cursor_parse(ctx, filter->cursor, &key, &before_id);
    if (status == STATUS_OK)
        status = read_page(ctx, filter, before_id, &page);
    if (status == STATUS_OK)
        status = db_int(ctx->db, SQL_DELIVERY_COUNT,
                        ARGS(PARAMS(P_WITHIN(&ctx->actor), P_UUID("channel", filter->channel),
                                    P_ENUM("state", delivery_state, filter->state),
                                    P_FLAG("trouble", filter->trouble == YES), P_TOTAL_LIMIT)),
                        &counted);
    if (status != STATUS_OK)
        return status;
    page_total(counted, &page.total, &page.total_capped);
    *ret_page = page;
    return STATUS_OK;
}

static enum status find(struct ctx *ctx, const struct uuid *uuid, struct delivery *ret_delivery) {
    enum status status =
        db_one(ctx->db, SQL_DELIVERY_BY_UUID, ARGS(PARAMS(P_UUID("uuid", *uuid), P_WITHIN(&ctx->actor))),
               &delivery_shape, ctx->arena, ret_delivery);
    if (status == STATUS_OK)
        ctx->version = ret_delivery->row_version;
    return status;
}

/* ---- a test ---- */

enum status delivery_send_test(struct ctx *ctx, const struct delivery_test *request,
                               struct delivery *ret_delivery) {
    struct channel channel;
    enum status status = channel_find(ctx, &request->uuid, &channel);
    if (status != STATUS_OK)
        return status;
    status = find(ctx, &request->delivery, ret_delivery);
    if (status == STATUS_OK)
        return uuid_equal(&ret_delivery->channel, &request->uuid) ? STATUS_OK : STATUS_DUPLICATE;
    if (status != STATUS_NOT_FOUND)
        return status;
    if (channel.active != YES)
        return err_detail(ctx->err, STATUS_WRONG_STATE, "该渠道已停用，启用后再测试");
    if (channel.locked == YES)
        return err_detail(ctx->err, STATUS_WRONG_STATE,
                          "本机没有该渠道原来的密钥文件，请先重新填写地址和密钥");
    const struct dispatch dispatch = {
        .uuid = request->delivery,
        .channel = channel.id,
        .subject = "民安测试消息",
        .text =
            arena_printf(ctx->arena, "【民安】这是一条测试消息。收到它，说明“%s”已经接通。", channel.name),
        .due_at = clock_now(ctx->clock),
    };
    if ((status = delivery_add(ctx, &dispatch)) != STATUS_OK ||
        (status = audit_write(ctx, "delivery.test", request->delivery.text, channel.name)) != STATUS_OK)
        return status;
    ctx->created = true;
    return find(ctx, &request->delivery, ret_delivery);
}

/* ---- a decision ---- */

static enum status check_state(struct ctx *ctx, const struct delivery *delivery) {
    if (delivery->state == DELIVERY_UNKNOWN || delivery->state == DELIVERY_FAILED)
        return STATUS_OK;
    ctx->err->state = names_code(&delivery_state_names, (int)delivery->state);
    return err_detail(ctx->err, STATUS_WRONG_STATE, "该条当前为「%s」，不需要处理",
                      names_label(&delivery_state_names, (int)delivery->state));
}

static enum delivery_state state_after(enum delivery_decision decision) {
    return decision == DECISION_RESEND    ? DELIVERY_WAITING
           : decision == DECISION_ARRIVED ? DELIVERY_SENT
                                          : DELIVERY_DROPPED;
}

enum status delivery_settle_by_hand(struct ctx *ctx, const struct delivery_decide *request,
                                    struct delivery *ret_delivery) {
    struct delivery delivery;
    bool again = request->decision == DECISION_RESEND;
    enum status status = find(ctx, &request->uuid, &delivery);
    if (status != STATUS_OK || (status = ctx_check_version(ctx, delivery.row_version)) != STATUS_OK ||
        (status = check_state(ctx, &delivery)) != STATUS_OK)
        return status;
    int64_t now = clock_now(ctx->clock);
    status = db_run(ctx->db, SQL_DELIVERY_UPDATE,
                    ARGS(PARAMS(P_ID("id", delivery.id), P_FLAG("do_again", again),
                                P_FLAG("do_settle", !again), P_INT("due_at", again ? now : INT_NONE),
                                P_TIME("now", now), P_TEXT("error", again ? NULL : delivery.error),
                                P_ENUM("state", delivery_state, state_after(request->decision)))),
                    NULL);
    if (status == STATUS_OK)
        status = audit_write(ctx, "delivery.decide", delivery.uuid.text,
                             arena_printf(ctx->arena, "%s：%s", delivery.channel_name,
                                          names_label(&delivery_decision_names, (int)request->decision)));
    return status == STATUS_OK ? find(ctx, &request->uuid, ret_delivery) : status;
}
