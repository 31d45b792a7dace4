/* audit.c: reading the chain, newest first. */
#include "minan/domain/audit.h"

#include "minan/domain/page.h"

static const struct field audit_entry_fields[] = {
    F_INT(struct audit_entry, id, 0, .label = "序号", .doc = "position in the chain"),
    F_TIME(struct audit_entry, at, 0, .label = "时间"),
    F_TEXT(struct audit_entry, actor, 0, .label = "操作人"),
    F_ENUM(struct audit_entry, role, role, NULLABLE, .label = "角色"),
    F_TEXT(struct audit_entry, act, 0, .label = "操作", .doc = "noun.verb, e.g. hazard.close"),
    F_TEXT(struct audit_entry, record, 0, .label = "记录", .doc = "UUID, code or key of what was changed"),
    F_TEXT(struct audit_entry, detail, MULTILINE, .max = 2000, .label = "内容"),
    F_TEXT(struct audit_entry, request_id, 0, .label = "请求编号"),
    F_TEXT(struct audit_entry, hash, 0, .label = "校验值",
           .doc = "SHA-256 over this row and the hash before it"),
};
SHAPE(audit_entry, struct audit_entry);

static const struct field audit_filter_fields[] = {
    F_TEXT(struct audit_filter, act, 0, .max = 60, .label = "操作"),
    F_TEXT(struct audit_filter, record, 0, .max = 100, .label = "记录"),
    F_DATE(struct audit_filter, from, 0, .label = "起始日期"),
    F_DATE(struct audit_filter, to, 0, .label = "截止日期", .doc = "that day included"),
    F_TEXT(struct audit_filter, cursor, 0, .max = 2000, .label = "翻页标记"),
    F_INT(struct audit_filter, limit, 0, .min = 1, .max = PAGE_MOST, .label = "每页条数"),
};
SHAPE(audit_filter, struct audit_filter);

static const struct field audit_page_fields[] = {
    F_LIST(struct audit_page, items, audit_entry_shape, 0, .label = "日志"),
    F_INT(struct audit_page, total, 0, .label = "总数"),
    F_BOOL(struct audit_page, total_capped, 0, .label = "总数已截断"),
    F_TEXT(struct audit_page, next, NULLABLE, .max = 2000, .label = "下一页"),
};
SHAPE(audit_page, struct audit_page);

enum status audit_newest(struct ctx *ctx, int64_t *ret_newest) {
    int64_t county = ctx->actor.scope.everything ? 0 : ctx->actor.county_id;
    return db_int(ctx->db, SQL_AUDIT_NEWEST,
                  ARGS(PARAMS(P_INT("county_id", county ? county : INT_NONE), P_FLAG("by_all", county == 0),
                              P_FLAG("by_county", county != 0))),
                  ret_newest);
}

static int64_t start_of(int32_t day) {
    return day == DAY_NONE ? TIME_NONE : day_start(day);
}

static int64_t end_of(int32_t day) {
    return day == DAY_NONE ? TIME_NONE : day_start(day + 1);
}

static enum status read_page(struct ctx *ctx, const struct audit_filter *filter, int64_t before_id,
                             struct audit_page *page) {
    int64_t limit = page_limit(filter->limit);
    enum status status =
        db_many(ctx->db, SQL_AUDIT_PAGE,
                ARGS(.shape = &audit_filter_shape, .object = filter,
                     PARAMS(P_TIME("from_at", start_of(filter->from)), P_TIME("to_at", end_of(filter->to)),
                            P_INT("before_id", before_id ? before_id : INT_NONE), P_INT("limit", limit + 1))),
                &audit_entry_shape, ctx->arena, &page->items);
    if (status == STATUS_OK && page_cut(&page->items, limit)) {
        const struct audit_entry *entries = page->items.items;
        page->next = page_cursor(ctx->arena, "", entries[limit - 1].id);
    }
    return status;
}

static enum status count(struct ctx *ctx, const struct audit_filter *filter, struct audit_page *page) {
    int64_t counted;
    enum status status = db_int(ctx->db, SQL_AUDIT_COUNT,
                                ARGS(.shape = &audit_filter_shape, .object = filter,
                                     PARAMS(P_TIME("from_at", start_of(filter->from)),
                                            P_TIME("to_at", end_of(filter->to)), P_TOTAL_LIMIT)),
                                &counted);
    if (status == STATUS_OK)
        page_total(counted, &page->total, &page->total_capped);
    return status;
}

enum status audit_list(struct ctx *ctx, const struct audit_filter *filter, struct audit_page *ret_page) {
    struct audit_page page = {.next = NULL};
    const char *key;
    int64_t before_id;
    enum status status = page_cursor_parse(ctx, filter->cursor, &key, &before_id);
    if (status == STATUS_OK)
        status = read_page(ctx, filter, before_id, &page);
    if (status == STATUS_OK)
        status = count(ctx, filter, &page);
    if (status == STATUS_OK)
        *ret_page = page;
    return status;
}
