/* inspector_fields.c: what an inspector is, to JSON, to SQL and to the OpenAPI. */
#include "minan/domain/inspector.h"

#include "minan/domain/page.h"

/* clang-format off */
static const struct field inspector_filter_fields[] = {
    F_TEXT(struct inspector_filter, county, 0, .min = 6, .max = 6, .label = "县(市、区)"),
    F_ENUM(struct inspector_filter, level, inspection_level, 0, .label = "层级", .doc = "city or county, by where the account hangs"),
    F_ENUM(struct inspector_filter, role, role, 0, .label = "角色"),
    F_BOOL(struct inspector_filter, supervisor, 0, .label = "监管人员", .doc = "city and county supervisors"),
    F_BOOL(struct inspector_filter, active, 0, .label = "账号可用"),
    F_DATE(struct inspector_filter, opened_to, 0, .label = "开通截止日期"),
    F_DATE(struct inspector_filter, inspected_from, 0, .label = "参检起始日期"),
    F_DATE(struct inspector_filter, inspected_to, 0, .label = "参检截止日期"),
    F_BOOL(struct inspector_filter, inspected, 0, .label = "参加过检查", .doc = "in inspected_from..inspected_to"),
    F_TEXT(struct inspector_filter, cursor, 0, .max = 2000, .label = "翻页标记"),
    F_INT(struct inspector_filter, limit, 0, .min = 1, .max = PAGE_MOST, .label = "每页条数"),
};
SHAPE(inspector_filter, struct inspector_filter);

static const struct field inspector_row_fields[] = {
    F_UUID(struct inspector_row, uuid, REQUIRED, .label = "编号"),
    F_TEXT(struct inspector_row, login, REQUIRED, .label = "账号"),
    F_TEXT(struct inspector_row, name, REQUIRED, .label = "姓名"),
    F_TEXT(struct inspector_row, title, NULLABLE, .label = "职务"),
    F_ENUM(struct inspector_row, role, role, REQUIRED, .label = "角色"),
    F_TEXT(struct inspector_row, region_name, NULLABLE, .label = "所属"),
    F_ENUM(struct inspector_row, status, account_status, REQUIRED, .label = "账号状态"),
    F_INT(struct inspector_row, inspection_days, REQUIRED, .label = "参检天数", .doc = "in inspected_from..inspected_to, else ever"),
    F_DATE(struct inspector_row, last_inspected_on, NULLABLE, .label = "最近参检"),
    F_ID(struct inspector_row, id),
};
SHAPE(inspector_row, struct inspector_row);

static const struct field inspector_page_fields[] = {
    F_LIST(struct inspector_page, items, inspector_row_shape, REQUIRED, .label = "检查人员"),
    F_INT(struct inspector_page, total, REQUIRED, .label = "总数"),
    F_BOOL(struct inspector_page, total_capped, REQUIRED, .label = "总数已封顶"),
    F_TEXT(struct inspector_page, next, NULLABLE, .label = "下一页", .doc = "cursor of the next page"),
};
SHAPE(inspector_page, struct inspector_page);

static const struct field inspector_where_fields[] = {
    F_INT(struct inspector_where, within_city, INTERNAL),
    F_INT(struct inspector_where, within_county, INTERNAL),
    F_INT(struct inspector_where, created_before, INTERNAL),
    F_DATE(struct inspector_where, today, INTERNAL),
};
SHAPE(inspector_where, struct inspector_where);
/* clang-format on */
