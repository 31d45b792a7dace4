/* saved_filter.c: a person's own filters. */
#include "minan/domain/saved_filter.h"

#include "minan/domain/audit.h"
#include <string.h>

enum { QUERY_MOST = 2000, LIST_MOST = 500 };

/* clang-format off */
static const struct field saved_filter_fields[] = {
    F_UUID(struct saved_filter, uuid, REQUIRED, .label = "编号"),
    F_TEXT(struct saved_filter, ledger, REQUIRED, .label = "台账", .doc = "as the page is called in the address bar"),
    F_TEXT(struct saved_filter, name, REQUIRED, .label = "名称"),
    F_TEXT(struct saved_filter, query, REQUIRED, .label = "条件", .max = QUERY_MOST, .doc = "the address bar's, paging left out"),
    F_ID(struct saved_filter, account_id),
    F_TEXT(struct saved_filter, content_hash, INTERNAL),
};
SHAPE(saved_filter, struct saved_filter);

static const struct field saved_filter_list_fields[] = {
    F_LIST(struct saved_filter_list, items, saved_filter_shape, REQUIRED, .label = "常用筛选"),
};
SHAPE(saved_filter_list, struct saved_filter_list);

static const struct field saved_filters_request_fields[] = {
    F_TEXT(struct saved_filters_request, ledger, 0, .label = "台账", .max = 40),
};
SHAPE(saved_filters_request, struct saved_filters_request);

static const struct field saved_filter_new_fields[] = {
    F_UUID(struct saved_filter_new, uuid, REQUIRED | IN_PATH, .label = "编号"),
    F_TEXT(struct saved_filter_new, ledger, REQUIRED, .label = "台账", .max = 40),
    F_TEXT(struct saved_filter_new, name, REQUIRED, .label = "名称", .max = 20),
    F_TEXT(struct saved_filter_new, query, REQUIRED, .label = "条件", .max = QUERY_MOST),
};
SHAPE(saved_filter_new, struct saved_filter_new);

static const struct field saved_filter_by_uuid_fields[] = {
    F_UUID(struct saved_filter_by_uuid, uuid, REQUIRED | IN_PATH, .label = "编号"),
};
SHAPE(saved_filter_by_uuid, struct saved_filter_by_uuid);
/* clang-format on */

static enum status list_of(struct ctx *ctx, const char *ledger, struct saved_filter_list *ret_list) {
    return db_many(
        ctx->db, SQL_SAVED_FILTER_LIST,
        ARGS(PARAMS(P_ID("account_id", ctx->actor.id), P_TEXT("ledger", ledger), P_INT("limit", LIST_MOST))),
        &saved_filter_shape, ctx->arena, &ret_list->items);
}

enum status saved_filter_list(struct ctx *ctx, const struct saved_filters_request *request,
                              struct saved_filter_list *ret_list) {
    return list_of(ctx, request->ledger, ret_list);
}

/* Another person's answers as if it did not exist. */
static enum status find(struct ctx *ctx, const struct uuid *uuid, struct saved_filter *ret_filter) {
    struct saved_filter filter;
    enum status status = db_one(ctx->db, SQL_SAVED_FILTER_BY_UUID, ARGS(PARAMS(P_UUID("uuid", *uuid))),
                                &saved_filter_shape, ctx->arena, &filter);
    if (status == STATUS_OK)
        *ret_filter = filter;
    return status;
}

static bool is_own(const struct ctx *ctx, const struct saved_filter *filter) {
    return filter->account_id.value == ctx->actor.id.value;
}

static enum status check_new(struct ctx *ctx, const struct saved_filter_new *request) {
    static const char of_query[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789%_.~=&+-*";
    int64_t count = 0;
    if (strspn(request->ledger, "abcdefghijklmnopqrstuvwxyz-") != strlen(request->ledger))
        return err_field(ctx->err, "ledger", "format", "「台账」应为页面地址中的名称");
    if (strspn(request->query, of_query) != strlen(request->query))
        return err_field(ctx->err, "query", "format", "「条件」应为地址栏中的查询条件");
    enum status status =
        db_int(ctx->db, SQL_SAVED_FILTER_COUNT,
               ARGS(PARAMS(P_ID("account_id", ctx->actor.id), P_TEXT("ledger", request->ledger))), &count);
    if (status == STATUS_OK && count >= SAVED_FILTER_MOST)
        return err_field(ctx->err, "name", "range", "最多保存 %d 个常用筛选，请先删去不用的",
                         SAVED_FILTER_MOST);
    return status;
}

static enum status put_new(struct ctx *ctx, const struct saved_filter_new *request,
                           struct saved_filter *ret_filter) {
    enum status status = check_new(ctx, request);
    if (status == STATUS_OK)
        status = db_run(ctx->db, SQL_SAVED_FILTER_INSERT,
                        ARGS(.shape = &saved_filter_new_shape, .object = request,
                             PARAMS(P_ID("account_id", ctx->actor.id), P_TIME("now", clock_now(ctx->clock)),
                                    P_TEXT("content_hash", ctx->content_hash))),
                        NULL);
    if (status == STATUS_DUPLICATE)
        return err_field(ctx->err, "name", "duplicate", "已有名为「%s」的常用筛选", request->name);
    if (status == STATUS_OK)
        status = audit_write(ctx, "saved_filter.save", request->uuid.text, request->name);
    if (status != STATUS_OK)
        return status;
    ctx->created = true;
    return find(ctx, &request->uuid, ret_filter);
}

enum status saved_filter_put(struct ctx *ctx, const struct saved_filter_new *request,
                             struct saved_filter *ret_filter) {
    struct saved_filter old;
    enum status status = find(ctx, &request->uuid, &old);
    if (status == STATUS_NOT_FOUND)
        return put_new(ctx, request, ret_filter);
    if (status != STATUS_OK)
        return status;
    if (!is_own(ctx, &old))
        return STATUS_NOT_FOUND;
    if (strcmp(old.content_hash, ctx->content_hash) != 0)
        return STATUS_UUID_CONFLICT;
    *ret_filter = old;
    return STATUS_OK;
}

enum status saved_filter_drop(struct ctx *ctx, const struct saved_filter_by_uuid *request,
                              struct saved_filter_list *ret_list) {
    struct saved_filter filter;
    enum status status = find(ctx, &request->uuid, &filter);
    if (status == STATUS_OK && !is_own(ctx, &filter))
        status = STATUS_NOT_FOUND;
    if (status == STATUS_OK)
        status = db_run(ctx->db, SQL_SAVED_FILTER_DELETE,
                        ARGS(PARAMS(P_UUID("uuid", filter.uuid), P_ID("account_id", ctx->actor.id))), NULL);
    if (status == STATUS_OK)
        status = audit_write(ctx, "saved_filter.drop", filter.uuid.text, filter.name);
    return status == STATUS_OK ? list_of(ctx, filter.ledger, ret_list) : status;
}
