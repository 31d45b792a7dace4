/* visit_announced.c: the visits an institution has been told of. */
#include "minan/domain/page.h"
#include "minan/domain/visit_plan.h"

static const struct field announced_visit_fields[] = {
    F_UUID(struct announced_visit, uuid, REQUIRED, .label = "编号"),
    F_UUID(struct announced_visit, institution, REQUIRED, .label = "机构"),
    F_TEXT(struct announced_visit, institution_name, REQUIRED, .label = "机构名称"),
    F_ENUM(struct announced_visit, level, inspection_level, REQUIRED, .label = "由谁检查"),
    F_ENUM(struct announced_visit, kind, inspection_kind, REQUIRED, .label = "检查类型"),
    F_DATE(struct announced_visit, visit_on, REQUIRED, .label = "检查日期"),
    F_TEXT(struct announced_visit, leader_name, NULLABLE, .label = "带队领导"),
    F_TEXT(struct announced_visit, team_names, NULLABLE, .label = "检查人员", .max = 1000),
    F_DATE(struct announced_visit, noticed_on, REQUIRED, .label = "通知日期"),
    F_UUID(struct announced_visit, notice, NULLABLE, .label = "检查通知书",
           .doc = "absent: told by word of mouth"),
    F_TEXT(struct announced_visit, notice_number, NULLABLE, .label = "检查通知书文号"),
    F_ID(struct announced_visit, id),
};
SHAPE(announced_visit, struct announced_visit);

static const struct field announced_visit_filter_fields[] = {
    F_UUID(struct announced_visit_filter, institution, 0, .label = "机构"),
    F_TEXT(struct announced_visit_filter, cursor, 0, .label = "翻页位置"),
    F_INT(struct announced_visit_filter, limit, 0, .label = "每页条数", .min = 1, .max = PAGE_MOST),
};
SHAPE(announced_visit_filter, struct announced_visit_filter);

static const struct field announced_visit_page_fields[] = {
    F_LIST(struct announced_visit_page, items, announced_visit_shape, REQUIRED, .label = "已通知的检查"),
    F_TEXT(struct announced_visit_page, next, NULLABLE, .label = "下一页", .doc = "cursor of the next page"),
};
SHAPE(announced_visit_page, struct announced_visit_page);

enum status announced_visit_list(struct ctx *ctx, const struct announced_visit_filter *filter,
                                 struct announced_visit_page *ret_page) {
    struct announced_visit_page page = {.next = NULL};
    const char *after_key;
    char key[DAY_TEXT_SIZE];
    int64_t after_id;
    int64_t limit = page_limit(filter->limit);
    enum status status = page_cursor_parse(ctx, filter->cursor, &after_key, &after_id);
    if (status == STATUS_OK)
        status =
            db_many(ctx->db, SQL_ANNOUNCED_VISIT_LIST,
                    ARGS(.scope = &ctx->actor.scope, .shape = &announced_visit_filter_shape, .object = filter,
                         PARAMS(P_TEXT("after_key", after_key), P_INT("after_id", after_id),
                                P_INT("limit", limit + 1))),
                    &announced_visit_shape, ctx->arena, &page.items);
    if (status != STATUS_OK)
        return status;
    if (page_cut(&page.items, limit)) {
        const struct announced_visit *last = (const struct announced_visit *)page.items.items + limit - 1;
        day_format(last->visit_on, key);
        page.next = page_cursor(ctx->arena, key, last->id.value);
    }
    *ret_page = page;
    return STATUS_OK;
}
