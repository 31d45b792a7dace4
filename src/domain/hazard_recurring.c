/* hazard_recurring.c: the same item again, here and elsewhere. */
#include "minan/domain/hazard_recurring.h"

#include "minan/base/buf.h"
#include "minan/domain/page.h"

static const struct field hazard_similar_request_fields[] = {
    F_UUID(struct hazard_similar_request, institution, REQUIRED, .label = "机构"),
    F_TEXT(struct hazard_similar_request, item_code, REQUIRED, .label = "检查项", .max = 20),
};
SHAPE(hazard_similar_request, struct hazard_similar_request);

static const struct field hazard_recurring_request_fields[] = {
    F_DATE(struct hazard_recurring_request, from, 0, .label = "发现日期起",
           .doc = "default: 1 January of the year of `to`"),
    F_DATE(struct hazard_recurring_request, to, 0, .label = "发现日期止", .doc = "default: today"),
    F_TEXT(struct hazard_recurring_request, county, 0, .label = "县(市、区)", .max = 9, .doc = "code"),
    F_ENUM(struct hazard_recurring_request, institution_type, institution_type, 0, .label = "机构类型"),
    F_ENUM(struct hazard_recurring_request, area, area, 0, .label = "领域"),
    F_INT(struct hazard_recurring_request, limit, 0, .label = "条数", .min = 1, .max = PAGE_MOST),
};
SHAPE(hazard_recurring_request, struct hazard_recurring_request);

static const struct field hazard_recurring_row_fields[] = {
    F_TEXT(struct hazard_recurring_row, item_code, REQUIRED, .label = "检查项"),
    F_TEXT(struct hazard_recurring_row, requirement, REQUIRED, .label = "检查要求", .max = 2000,
           .doc = "newest wording"),
    F_ENUM(struct hazard_recurring_row, area, area, REQUIRED, .label = "领域"),
    F_INT(struct hazard_recurring_row, hazards, REQUIRED, .label = "隐患数"),
    F_INT(struct hazard_recurring_row, institutions, REQUIRED, .label = "机构数"),
    F_INT(struct hazard_recurring_row, counties, REQUIRED, .label = "县数"),
    F_INT(struct hazard_recurring_row, unresolved, REQUIRED, .label = "未销号数"),
    F_TEXT(struct hazard_recurring_row, query, REQUIRED, .label = "台账条件",
           .doc = "filter of the ledger behind hazards, institutions and counties"),
    F_TEXT(struct hazard_recurring_row, unresolved_query, REQUIRED, .label = "未销号台账条件"),
};
SHAPE(hazard_recurring_row, struct hazard_recurring_row);

static const struct field hazard_recurring_fields[] = {
    F_DATE(struct hazard_recurring, from, REQUIRED, .label = "发现日期起"),
    F_DATE(struct hazard_recurring, to, REQUIRED, .label = "发现日期止"),
    F_LIST(struct hazard_recurring, items, hazard_recurring_row_shape, REQUIRED, .label = "共性问题"),
};
SHAPE(hazard_recurring, struct hazard_recurring);

enum status hazard_similar(struct ctx *ctx, const struct hazard_similar_request *request,
                           struct hazard_page *ret_page) {
    struct hazard_filter filter;
    shape_clear(&hazard_filter_shape, &filter);
    filter.institution = request->institution;
    filter.item_code = request->item_code;
    filter.unresolved = YES;
    return hazard_list(ctx, &filter, ret_page);
}

/* ---- across institutions and counties ---- */

static const char *query_of(struct arena *arena, const struct hazard_recurring_request *request,
                            const struct hazard_recurring_row *row, const char *more) {
    struct buf buf;
    char from[DAY_TEXT_SIZE], to[DAY_TEXT_SIZE];
    day_format(request->from, from);
    day_format(request->to, to);
    buf_init(&buf, arena, 200);
    buf_printf(&buf, "not_void=true&item_code=%s&found_from=%s&found_to=%s", row->item_code, from, to);
    if (request->county)
        buf_printf(&buf, "&county=%s", request->county);
    if (request->institution_type)
        buf_printf(&buf, "&institution_type=%s",
                   names_code(&institution_type_names, (int)request->institution_type));
    if (request->area)
        buf_printf(&buf, "&area=%s", names_code(&area_names, (int)request->area));
    buf_text(&buf, more);
    return buf.data;
}

static void add_queries(struct ctx *ctx, const struct hazard_recurring_request *request,
                        const struct list *rows) {
    struct hazard_recurring_row *row = rows->items;
    for (size_t i = 0; i < rows->count; i++, row++) {
        row->query = query_of(ctx->arena, request, row, "");
        row->unresolved_query = query_of(ctx->arena, request, row, "&unresolved=true");
    }
}

static enum status find(struct ctx *ctx, const struct hazard_recurring_request *request,
                        struct list *ret_rows) {
    return db_many(ctx->db, SQL_HAZARD_RECURRING,
                   ARGS(.scope = &ctx->actor.scope, .shape = &hazard_recurring_request_shape,
                        .object = request, PARAMS(P_INT("limit", page_limit(request->limit)))),
                   &hazard_recurring_row_shape, ctx->arena, ret_rows);
}

enum status hazard_recurring(struct ctx *ctx, const struct hazard_recurring_request *request,
                             struct hazard_recurring *ret_recurring) {
    struct hazard_recurring_request period = *request;
    struct list rows;
    if (period.to == DAY_NONE)
        period.to = clock_today(ctx->clock);
    if (period.from == DAY_NONE)
        period.from = day_of(day_ymd(period.to).year, 1, 1);
    if (period.from > period.to)
        return err_field(ctx->err, "from", "order", "「发现日期起」不能晚于「发现日期止」");
    enum status status = find(ctx, &period, &rows);
    if (status != STATUS_OK)
        return status;
    add_queries(ctx, &period, &rows);
    *ret_recurring = (struct hazard_recurring){period.from, period.to, rows};
    return STATUS_OK;
}
