/* inspection.c: visits read, listed and voided. */
#include "minan/domain/inspection.h"

#include "hazard_private.h"
#include "minan/domain/attachment.h"
#include "minan/domain/audit.h"
#include "minan/domain/page.h"

/* ---- one ---- */

static enum status add_lists(struct ctx *ctx, struct inspection *v) {
    enum status status = db_many(ctx->db, SQL_INSPECTION_MEMBERS, ARGS(PARAMS(P_ID("inspection_id", v->id))),
                                 &member_shape, ctx->arena, &v->team);
    if (status == STATUS_OK)
        status = db_many(ctx->db, SQL_ANSWER_OF_INSPECTION, ARGS(PARAMS(P_ID("inspection_id", v->id))),
                         &inspection_answer_shape, ctx->arena, &v->answers);
    if (status == STATUS_OK)
        status = hazard_of_inspection(ctx, v->id, &v->hazards);
    if (status == STATUS_OK)
        status = attachment_of_inspection(ctx, v->id, &v->attachments);
    return status;
}

enum status inspection_get(struct ctx *ctx, const struct inspection_by_uuid *request,
                           struct inspection *ret_inspection) {
    struct inspection inspection;
    enum status status = db_one(ctx->db, SQL_INSPECTION_GET,
                                ARGS(.scope = &ctx->actor.scope, PARAMS(P_UUID("uuid", request->uuid))),
                                &inspection_shape, ctx->arena, &inspection);
    if (status == STATUS_OK)
        status = add_lists(ctx, &inspection);
    if (status != STATUS_OK)
        return status;
    ctx->version = inspection.row_version;
    *ret_inspection = inspection;
    return STATUS_OK;
}

/* ---- the ledger ---- */

void inspection_where_make(struct ctx *ctx, const struct inspection_filter *filter,
                           struct inspection_where *ret_where) {
    shape_clear(&inspection_where_shape, ret_where);
    if (filter->search)
        ret_where->search_match = institution_phrase(ctx->arena, filter->search);
    ret_where->only_bureau = filter->by_bureau == YES ? YES : TRUTH_NONE;
    ret_where->only_own = filter->by_bureau == NO ? YES : TRUTH_NONE;
}

struct search {
    const struct inspection_filter *filter;
    struct inspection_where where;
    const char *after_key;
    int64_t after_id;
    int64_t limit;
};

#define LIST_ARGS(ctx, search)                                                                               \
    ARGS(.scope = &(ctx)->actor.scope, .shape = &inspection_filter_shape, .object = (search)->filter,        \
         .shape2 = &inspection_where_shape, .object2 = &(search)->where,                                     \
         PARAMS(P_INT("limit", (search)->limit), P_TEXT("after_key", (search)->after_key),                   \
                P_INT("after_id", (search)->after_id)))

static enum status search_rows(struct ctx *ctx, struct search *search, struct inspection_page *page) {
    char key[DAY_TEXT_SIZE];
    int64_t limit = page_limit(search->filter->limit);
    search->limit = limit + 1;
    enum status status = db_many(ctx->db, SQL_INSPECTION_LIST, LIST_ARGS(ctx, search), &inspection_row_shape,
                                 ctx->arena, &page->items);
    if (status != STATUS_OK || !page_cut(&page->items, limit))
        return status;
    const struct inspection_row *last = (const struct inspection_row *)page->items.items + limit - 1;
    day_format(last->finished_on, key);
    page->next = page_cursor(ctx->arena, key, last->id.value);
    return STATUS_OK;
}

static enum status search_begin(struct ctx *ctx, const struct inspection_filter *filter,
                                struct search *search) {
    *search = (struct search){.filter = filter};
    inspection_where_make(ctx, filter, &search->where);
    return page_cursor_parse(ctx, filter->cursor, &search->after_key, &search->after_id);
}

enum status inspection_list(struct ctx *ctx, const struct inspection_filter *filter,
                            struct inspection_page *ret_page) {
    struct search search;
    struct inspection_page page;
    int64_t count;
    shape_clear(&inspection_page_shape, &page);
    enum status status = search_begin(ctx, filter, &search);
    if (status != STATUS_OK)
        return status;
    search.limit = TOTAL_CAP + 1;
    status = db_int(ctx->db, SQL_INSPECTION_COUNT, LIST_ARGS(ctx, &search), &count);
    if (status != STATUS_OK)
        return status;
    page_total(count, &page.total, &page.total_capped);
    status = search_rows(ctx, &search, &page);
    if (status == STATUS_OK)
        *ret_page = page;
    return status;
}

enum status inspection_each(struct ctx *ctx, const struct inspection_filter *filter, db_row_fn *row,
                            void *user) {
    struct search search;
    enum status status = search_begin(ctx, filter, &search);
    if (status != STATUS_OK)
        return status;
    search.limit = -1;
    return db_each(ctx->db, SQL_INSPECTION_LIST, LIST_ARGS(ctx, &search), &inspection_row_shape, row, user);
}

/* ---- voided ---- */

static enum status void_row(struct ctx *ctx, const struct inspection *inspection, const char *reason) {
    enum status status = db_run(ctx->db, SQL_INSPECTION_VOID,
                                ARGS(PARAMS(P_TEXT("reason", reason), P_ID("id", inspection->id))), NULL);
    if (status == STATUS_OK)
        status = db_run(ctx->db, SQL_INSPECTION_RECOUNT_LAST, ARGS(PARAMS(P_ID("id", inspection->id))), NULL);
    if (status == STATUS_OK)
        status = audit_write(ctx, "inspection.void", inspection->uuid.text,
                             arena_printf(ctx->arena, "作废检查 %s：%s", inspection->number, reason));
    return status;
}

enum status inspection_void(struct ctx *ctx, const struct inspection_void *request,
                            struct inspection *ret_inspection) {
    struct inspection inspection;
    struct inspection_by_uuid by_uuid = {request->uuid};
    enum status status = inspection_get(ctx, &by_uuid, &inspection);
    if (status == STATUS_OK && !role_has(ctx->actor.role, PERMIT_VOID_INSPECTION))
        return STATUS_FORBIDDEN;
    if (status == STATUS_OK)
        status = ctx_check_version(ctx, inspection.row_version);
    if (status != STATUS_OK)
        return status;
    if (inspection.state == INSPECTION_VOID) {
        ctx->err->state = names_code(&inspection_state_names, (int)inspection.state);
        return err_detail(ctx->err, STATUS_WRONG_STATE, "该检查已经作废");
    }
    status = void_row(ctx, &inspection, request->reason);
    return status == STATUS_OK ? inspection_get(ctx, &by_uuid, ret_inspection) : status;
}
