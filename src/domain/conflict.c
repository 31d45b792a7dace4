/* conflict.c: the second content of a UUID, kept until a person has looked. */
#include "minan/domain/conflict.h"

#include "minan/base/hash.h"
#include "minan/domain/audit.h"
#include "minan/domain/page.h"
#include "people.h"
#include <string.h>

enum { CONTENT_MOST = 1 << 20, CURSOR_MOST = 2000 };

static const struct field conflict_fields[] = {
    F_UUID(struct conflict, uuid, 0, .label = "编号"),
    F_TEXT(struct conflict, noun, 0, .label = "记录类别"),
    F_TEXT(struct conflict, record, 0, .label = "记录", .doc = "the UUID both contents claim"),
    F_TEXT(struct conflict, content, MULTILINE, .max = CONTENT_MOST, .label = "收到的内容",
           .doc = "as received; of an upload its SHA-256 and size"),
    F_TEXT(struct conflict, sent_by, 0, .label = "提交人"),
    F_TIME(struct conflict, received_at, 0, .label = "收到时间"),
    F_TIME(struct conflict, resolved_at, NULLABLE, .label = "处理时间"),
    F_TEXT(struct conflict, resolved_by, NULLABLE, .label = "处理人"),
    F_TEXT(struct conflict, resolution, NULLABLE | MULTILINE, .max = 500, .label = "处理结果"),
    F_TEXT(struct conflict, reason, NULLABLE, .max = 500, .label = "未生效的原因",
           .doc = "null: the same UUID had come with other content"),
    F_ID(struct conflict, id),
};
SHAPE(conflict, struct conflict);

static const struct field conflict_filter_fields[] = {
    F_BOOL(struct conflict_filter, resolved, 0, .label = "已处理"),
    F_TEXT(struct conflict_filter, cursor, 0, .max = CURSOR_MOST, .label = "翻页标记"),
    F_INT(struct conflict_filter, limit, 0, .min = 1, .max = PAGE_MOST, .label = "每页条数"),
};
SHAPE(conflict_filter, struct conflict_filter);

static const struct field conflict_page_fields[] = {
    F_LIST(struct conflict_page, items, conflict_shape, 0, .label = "冲突"),
    F_INT(struct conflict_page, total, 0, .label = "总数"),
    F_BOOL(struct conflict_page, total_capped, 0, .label = "总数已截断"),
    F_TEXT(struct conflict_page, next, NULLABLE, .max = CURSOR_MOST, .label = "下一页"),
};
SHAPE(conflict_page, struct conflict_page);

static const struct field conflict_resolve_fields[] = {
    F_UUID(struct conflict_resolve, uuid, REQUIRED | IN_PATH, .label = "编号"),
    F_TEXT(struct conflict_resolve, resolution, REQUIRED | MULTILINE, .max = 500, .label = "处理结果"),
};
SHAPE(conflict_resolve, struct conflict_resolve);

/* ---- keeping ---- */

static int64_t id_or_none(int64_t id) {
    return id ? id : INT_NONE;
}

enum status conflict_keep(struct ctx *ctx, const char *noun, const char *record, const char *content,
                          const char *reason) {
    struct uuid uuid = uuid_random();
    char hash[SHA256_TEXT_SIZE];
    int64_t changes;
    sha256_text(content, strlen(content), hash);
    enum status status = db_run(
        ctx->db, SQL_CONFLICT_INSERT,
        ARGS(PARAMS(P_UUID("uuid", uuid), P_TEXT("noun", noun), P_TEXT("record", record),
                    P_TEXT("content", content), P_TEXT("content_hash", hash), P_TEXT("reason", reason),
                    P_ID("account_id", ctx->actor.id), P_INT("city_id", id_or_none(ctx->actor.city_id)),
                    P_INT("county_id", id_or_none(ctx->actor.county_id)),
                    P_TIME("now", clock_now(ctx->clock)))),
        &changes);
    if (status != STATUS_OK || changes == 0)
        return status;
    return audit_write(ctx, "conflict.keep", uuid.text, arena_printf(ctx->arena, "%s %s", noun, record));
}

/* ---- looking ---- */

static enum status read_page(struct ctx *ctx, const struct conflict_filter *filter, int64_t before_id,
                             struct conflict_page *page) {
    int64_t limit = page_limit(filter->limit);
    enum status status = db_many(ctx->db, SQL_CONFLICT_PAGE,
                                 ARGS(.shape = &conflict_filter_shape, .object = filter,
                                      PARAMS(P_WITHIN(&ctx->actor), P_INT("before_id", id_or_none(before_id)),
                                             P_INT("limit", limit + 1))),
                                 &conflict_shape, ctx->arena, &page->items);
    if (status == STATUS_OK && page_cut(&page->items, limit)) {
        const struct conflict *conflicts = page->items.items;
        page->next = page_cursor(ctx->arena, "", conflicts[limit - 1].id.value);
    }
    return status;
}

enum status conflict_list(struct ctx *ctx, const struct conflict_filter *filter,
                          struct conflict_page *ret_page) {
    struct conflict_page page = {.next = NULL};
    const char *key;
    int64_t before_id;
    int64_t counted;
    enum status status = page_cursor_parse(ctx, filter->cursor, &key, &before_id);
    if (status == STATUS_OK)
        status = read_page(ctx, filter, before_id, &page);
    if (status == STATUS_OK)
        status = db_int(ctx->db, SQL_CONFLICT_COUNT,
                        ARGS(.shape = &conflict_filter_shape, .object = filter,
                             PARAMS(P_WITHIN(&ctx->actor), P_TOTAL_LIMIT)),
                        &counted);
    if (status != STATUS_OK)
        return status;
    page_total(counted, &page.total, &page.total_capped);
    *ret_page = page;
    return STATUS_OK;
}

static enum status find(struct ctx *ctx, const struct uuid *uuid, struct conflict *ret_conflict) {
    return db_one(ctx->db, SQL_CONFLICT_BY_UUID, ARGS(PARAMS(P_UUID("uuid", *uuid), P_WITHIN(&ctx->actor))),
                  &conflict_shape, ctx->arena, ret_conflict);
}

static enum status wrong_state(struct ctx *ctx) {
    ctx->err->state = "resolved";
    return err_detail(ctx->err, STATUS_WRONG_STATE, "这条冲突已经处理");
}

enum status conflict_resolve(struct ctx *ctx, const struct conflict_resolve *request,
                             struct conflict *ret_conflict) {
    struct conflict conflict;
    enum status status = find(ctx, &request->uuid, &conflict);
    if (status != STATUS_OK)
        return status;
    if (conflict.resolved_at != TIME_NONE)
        return wrong_state(ctx);
    status =
        db_run(ctx->db, SQL_CONFLICT_SETTLE,
               ARGS(PARAMS(P_ID("id", conflict.id), P_ID("by", ctx->actor.id),
                           P_TEXT("resolution", request->resolution), P_TIME("now", clock_now(ctx->clock)))),
               NULL);
    if (status == STATUS_OK)
        status = audit_write(ctx, "conflict.resolve", conflict.uuid.text, request->resolution);
    if (status != STATUS_OK)
        return status;
    return find(ctx, &request->uuid, ret_conflict);
}
