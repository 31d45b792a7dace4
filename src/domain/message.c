/* message.c: reading the inbox, and having read it. */
#include "minan/domain/message.h"

#include "minan/domain/audit.h"
#include "minan/domain/page.h"

NAMES_DEFINE(message_kind, "消息类型", MESSAGE_KIND_TABLE)

enum { CURSOR_MOST = 2000, TEXT_MOST = 500 };

static const struct field message_fields[] = {
    F_ID(struct message, id),
    F_UUID(struct message, uuid, REQUIRED, .label = "编号"),
    F_ENUM(struct message, kind, message_kind, REQUIRED, .label = "消息类型"),
    F_TEXT(struct message, title, REQUIRED, .label = "标题"),
    F_TEXT(struct message, text, REQUIRED, .max = TEXT_MOST, .label = "内容"),
    F_UUID(struct message, hazard, NULLABLE, .label = "隐患", .doc = "it is about"),
    F_UUID(struct message, incident, NULLABLE, .label = "突发事件", .doc = "it is about"),
    F_TIME(struct message, created_at, REQUIRED, .label = "时间"),
    F_TIME(struct message, read_at, NULLABLE, .label = "已读时间", .doc = "null: not read"),
};
SHAPE(message, struct message);

static const struct field message_filter_fields[] = {
    F_BOOL(struct message_filter, unread, 0, .label = "未读"),
    F_ENUM(struct message_filter, kind, message_kind, 0, .label = "消息类型"),
    F_TEXT(struct message_filter, cursor, 0, .max = CURSOR_MOST, .label = "翻页标记"),
    F_INT(struct message_filter, limit, 0, .min = 1, .max = PAGE_MOST, .label = "每页条数"),
};
SHAPE(message_filter, struct message_filter);

static const struct field message_page_fields[] = {
    F_LIST(struct message_page, items, message_shape, REQUIRED, .label = "消息"),
    F_INT(struct message_page, total, REQUIRED, .label = "总数"),
    F_BOOL(struct message_page, total_capped, REQUIRED, .label = "总数已截断"),
    F_INT(struct message_page, unread, REQUIRED, .label = "未读条数", .doc = "in the whole inbox"),
    F_TEXT(struct message_page, next, NULLABLE, .max = CURSOR_MOST, .label = "下一页"),
};
SHAPE(message_page, struct message_page);

static const struct field message_by_uuid_fields[] = {
    F_UUID(struct message_by_uuid, uuid, REQUIRED | IN_PATH, .label = "编号"),
};
SHAPE(message_by_uuid, struct message_by_uuid);

static const struct field message_unread_fields[] = {
    F_INT(struct message_unread, unread, REQUIRED, .label = "未读条数"),
};
SHAPE(message_unread, struct message_unread);

/* ---- reading ---- */

static enum status count(struct ctx *ctx, enum truth unread, enum message_kind kind, int64_t *ret_count) {
    return db_int(
        ctx->db, SQL_MESSAGE_COUNT,
        ARGS(PARAMS(P_ID("account_id", ctx->actor.id), P_FLAG("only_unread", unread == YES),
                    P_FLAG("only_read", unread == NO), P_ENUM("kind", message_kind, kind), P_TOTAL_LIMIT)),
        ret_count);
}

static enum status read_page(struct ctx *ctx, const struct message_filter *filter, int64_t before_id,
                             struct message_page *page) {
    int64_t limit = page_limit(filter->limit);
    enum status status = db_many(
        ctx->db, SQL_MESSAGE_PAGE,
        ARGS(PARAMS(P_ID("account_id", ctx->actor.id), P_FLAG("only_unread", filter->unread == YES),
                    P_FLAG("only_read", filter->unread == NO), P_ENUM("kind", message_kind, filter->kind),
                    P_INT("before_id", before_id ? before_id : INT_NONE), P_INT("limit", limit + 1))),
        &message_shape, ctx->arena, &page->items);
    if (status == STATUS_OK && page_cut(&page->items, limit)) {
        const struct message *messages = page->items.items;
        page->next = page_cursor(ctx->arena, "", messages[limit - 1].id.value);
    }
    return status;
}

enum status message_list(struct ctx *ctx, const struct message_filter *filter,
                         struct message_page *ret_page) {
    struct message_page page = {.next = NULL};
    const char *key;
    int64_t before_id;
    int64_t counted;
    enum status status = page_cursor_parse(ctx, filter->cursor, &key, &before_id);
    if (status == STATUS_OK)
        status = read_page(ctx, filter, before_id, &page);
    if (status == STATUS_OK)
        status = count(ctx, filter->unread, filter->kind, &counted);
    if (status == STATUS_OK)
        status = count(ctx, YES, (enum message_kind)0, &page.unread);
    if (status != STATUS_OK)
        return status;
    page_total(counted, &page.total, &page.total_capped);
    *ret_page = page;
    return STATUS_OK;
}

enum status message_count_unread(struct ctx *ctx, struct message_unread *ret_unread) {
    return count(ctx, YES, (enum message_kind)0, &ret_unread->unread);
}

/* ---- having read ---- */

static enum status find(struct ctx *ctx, const struct uuid *uuid, struct message *ret_message) {
    return db_one(ctx->db, SQL_MESSAGE_BY_UUID,
                  ARGS(PARAMS(P_UUID("uuid", *uuid), P_ID("account_id", ctx->actor.id))), &message_shape,
                  ctx->arena, ret_message);
}

enum status message_read(struct ctx *ctx, const struct message_by_uuid *request,
                         struct message *ret_message) {
    struct message message;
    enum status status = find(ctx, &request->uuid, &message);
    if (status == STATUS_OK && message.read_at == TIME_NONE) {
        message.read_at = clock_now(ctx->clock);
        status = db_run(ctx->db, SQL_MESSAGE_READ,
                        ARGS(PARAMS(P_ID("id", message.id), P_TIME("now", message.read_at))), NULL);
        if (status == STATUS_OK)
            status = audit_write(ctx, "message.read", message.uuid.text, message.title);
    }
    if (status == STATUS_OK)
        *ret_message = message;
    return status;
}

enum status message_read_all(struct ctx *ctx, struct message_unread *ret_unread) {
    int64_t changes;
    enum status status = db_run(
        ctx->db, SQL_MESSAGE_READ_ALL,
        ARGS(PARAMS(P_ID("account_id", ctx->actor.id), P_TIME("now", clock_now(ctx->clock)))), &changes);
    if (status == STATUS_OK && changes > 0)
        status = audit_write(ctx, "message.read_all", ctx->actor.uuid.text,
                             arena_printf(ctx->arena, "%lld 条消息标为已读", (long long)changes));
    if (status == STATUS_OK)
        ret_unread->unread = 0;
    return status;
}
