/* period_fields.c: what periods, frozen figures and their differences are, to JSON, to SQL and to the
 * OpenAPI. */
#include "period_private.h"

#include "minan/domain/page.h"

NAMES_DEFINE(period_kind, "时期类别", PERIOD_KIND_TABLE)
NAMES_DEFINE(period_state, "封账状态", PERIOD_STATE_TABLE)
NAMES_DEFINE(period_part, "分子或分母", PERIOD_PART_TABLE)
NAMES_DEFINE(period_change, "差异", PERIOD_CHANGE_TABLE)
NAMES_DEFINE(frozen_measure, "计算方式", FROZEN_MEASURE_TABLE)

enum { CURSOR_MOST = 2000, CODE_MOST = 7, FIRST_YEAR = 2000, LAST_YEAR = 2199 };

static const struct field period_row_fields[] = {
    F_TEXT(struct period_row, code, REQUIRED, .label = "时期", .doc = "2026, 2026-H1, 2026-Q3 or 2026-07"),
    F_TEXT(struct period_row, label, REQUIRED, .label = "时期名称"),
    F_ENUM(struct period_row, kind, period_kind, REQUIRED, .label = "时期类别"),
    F_DATE(struct period_row, from, REQUIRED, .label = "起始日期"),
    F_DATE(struct period_row, to, REQUIRED, .label = "截止日期"),
    F_ENUM(struct period_row, state, period_state, REQUIRED, .label = "状态"),
    F_INT(struct period_row, confirmed, REQUIRED, .label = "已确认县数"),
    F_INT(struct period_row, counties, REQUIRED, .label = "应确认县数"),
    F_TIME(struct period_row, frozen_at, NULLABLE, .label = "封账时间"),
    F_TEXT(struct period_row, frozen_by, NULLABLE, .label = "封账人"),
    F_TEXT(struct period_row, override_reason, NULLABLE | MULTILINE, .max = 500, .label = "未齐即封账的理由"),
    F_TEXTS(struct period_row, may, 0, .label = "可办理",
            .doc = "confirm, freeze: what the asking actor may do now"),
};
SHAPE(period_row, struct period_row);

static const struct field period_filter_fields[] = {
    F_INT(struct period_filter, year, 0, .min = FIRST_YEAR, .max = LAST_YEAR, .label = "年度",
          .doc = "default: the running one"),
};
SHAPE(period_filter, struct period_filter);

static const struct field period_list_fields[] = {
    F_INT(struct period_list, year, REQUIRED, .label = "年度"),
    F_LIST(struct period_list, items, period_row_shape, REQUIRED, .label = "时期"),
};
SHAPE(period_list, struct period_list);

static const struct field period_confirmation_fields[] = {
    F_TEXT(struct period_confirmation, county, REQUIRED, .label = "县(市、区)"),
    F_TEXT(struct period_confirmation, county_name, REQUIRED, .label = "县(市、区)名称"),
    F_TIME(struct period_confirmation, confirmed_at, NULLABLE, .label = "确认时间"),
    F_TEXT(struct period_confirmation, confirmed_by, NULLABLE, .label = "确认人"),
    F_TEXT(struct period_confirmation, note, NULLABLE | MULTILINE, .max = 500, .label = "说明"),
    F_BOOL(struct period_confirmation, changed_since, NULLABLE, .label = "确认后数字有变",
           .doc = "null: not confirmed, or frozen"),
    F_TEXT(struct period_confirmation, figures_hash, INTERNAL),
    F_INT(struct period_confirmation, county_id, INTERNAL),
};
SHAPE(period_confirmation, struct period_confirmation);

static const struct field period_figure_fields[] = {
    F_TEXT(struct period_figure, id, REQUIRED, .label = "指标"),
    F_TEXT(struct period_figure, label, REQUIRED, .label = "名称"),
    F_TEXT(struct period_figure, wording, REQUIRED, .max = 400, .label = "口径"),
    F_TEXT(struct period_figure, unit, REQUIRED, .label = "单位"),
    F_ENUM(struct period_figure, list, figure_list, REQUIRED, .label = "台账"),
    F_TEXT(struct period_figure, frozen_display, NULLABLE, .label = "封账数"),
    F_INT(struct period_figure, frozen_numerator, NULLABLE, .label = "封账分子"),
    F_INT(struct period_figure, frozen_denominator, NULLABLE, .label = "封账分母"),
    F_TEXT(struct period_figure, live_display, NULLABLE, .label = "现数",
           .doc = "null: this version no longer counts it"),
    F_INT(struct period_figure, live_numerator, NULLABLE, .label = "现分子"),
    F_INT(struct period_figure, live_denominator, NULLABLE, .label = "现分母"),
    F_TEXT(struct period_figure, live_query, NULLABLE, .max = 2000, .label = "现数明细"),
    F_INT(struct period_figure, numerator_change, NULLABLE, .label = "分子差异", .doc = "live minus frozen"),
    F_INT(struct period_figure, denominator_change, NULLABLE, .label = "分母差异"),
};
SHAPE(period_figure, struct period_figure);

#define CELL_FIELDS(tag)                                                                                     \
    F_TEXT(struct tag, code, REQUIRED | IN_PATH, .min = 4, .max = CODE_MOST, .label = "时期"),               \
        F_TEXT(struct tag, county, 0, .min = 6, .max = 6, .label = "县(市、区)"),                            \
        F_ENUM(struct tag, institution_type, institution_type, 0, .label = "机构类型"),                      \
        F_ENUM(struct tag, area, area, 0, .label = "领域", .doc = "narrows the figures of hazards only")

static const struct field period_request_fields[] = {CELL_FIELDS(period_request)};
SHAPE(period_request, struct period_request);

static const struct field period_fields[] = {
    F_OBJECT(struct period, row, period_row_shape, REQUIRED, .label = "时期"),
    F_LIST(struct period, confirmations, period_confirmation_shape, REQUIRED, .label = "各县确认"),
    F_LIST(struct period, figures, period_figure_shape, REQUIRED, .label = "指标"),
};
SHAPE(period, struct period);

static const struct field period_confirm_fields[] = {
    F_TEXT(struct period_confirm, code, REQUIRED | IN_PATH, .min = 4, .max = CODE_MOST, .label = "时期"),
    F_TEXT(struct period_confirm, note, MULTILINE, .max = 500, .label = "说明"),
};
SHAPE(period_confirm, struct period_confirm);

static const struct field period_freeze_fields[] = {
    F_TEXT(struct period_freeze, code, REQUIRED | IN_PATH, .min = 4, .max = CODE_MOST, .label = "时期"),
    F_TEXT(struct period_freeze, override_reason, MULTILINE, .max = 500, .label = "未齐即封账的理由"),
};
SHAPE(period_freeze, struct period_freeze);

static const struct field period_record_filter_fields[] = {
    CELL_FIELDS(period_record_filter),
    F_TEXT(struct period_record_filter, figure, REQUIRED, .max = 60, .label = "指标"),
    F_ENUM(struct period_record_filter, part, period_part, 0, .label = "分子或分母", .doc = "default: value"),
    F_TEXT(struct period_record_filter, cursor, 0, .max = CURSOR_MOST, .label = "翻页标记"),
    F_INT(struct period_record_filter, limit, 0, .min = 1, .max = PAGE_MOST, .label = "每页条数"),
};
SHAPE(period_record_filter, struct period_record_filter);

static const struct field period_record_fields[] = {
    F_UUID(struct period_record, uuid, NULLABLE, .label = "编号",
           .doc = "of list duties: of the institution or leader; null: a bureau's share"),
    F_ENUM(struct period_record, list, figure_list, REQUIRED, .label = "台账"),
    F_TEXT(struct period_record, institution_name, REQUIRED, .label = "机构"),
    F_TEXT(struct period_record, county_name, REQUIRED, .label = "县(市、区)"),
    F_TEXT(struct period_record, text, NULLABLE | MULTILINE, .max = 1000, .label = "内容"),
    F_DATE(struct period_record, day, NULLABLE, .label = "日期"),
    F_TEXT(struct period_record, duty, NULLABLE, .label = "履职要求编号",
           .doc = "this and what follows: of list duties only"),
    F_TEXT(struct period_record, term, NULLABLE, .label = "期间"),
    F_ENUM(struct period_record, unit, duty_unit, NULLABLE, .label = "主体类别"),
    F_TEXT(struct period_record, region, NULLABLE, .label = "区划代码", .doc = "of a bureau"),
    F_ENUM(struct period_record, status, duty_status, NULLABLE, .label = "封账时状态"),
    F_INT(struct period_record, id, INTERNAL),
};
SHAPE(period_record, struct period_record);

static const struct field period_records_fields[] = {
    F_LIST(struct period_records, items, period_record_shape, REQUIRED, .label = "记录"),
    F_INT(struct period_records, total, REQUIRED, .label = "总数"),
    F_TEXT(struct period_records, next, NULLABLE, .max = CURSOR_MOST, .label = "下一页"),
};
SHAPE(period_records, struct period_records);

static const struct field period_difference_fields[] = {
    F_UUID(struct period_difference, uuid, NULLABLE, .label = "编号",
           .doc = "of list duties: of the institution or leader; null: a bureau's share"),
    F_ENUM(struct period_difference, list, figure_list, REQUIRED, .label = "台账"),
    F_ENUM(struct period_difference, change, period_change, REQUIRED, .label = "差异"),
    F_INT(struct period_difference, amount, REQUIRED, .label = "差异数", .doc = "adds to today's number"),
    F_TEXT(struct period_difference, institution_name, REQUIRED, .label = "机构"),
    F_TEXT(struct period_difference, county_name, REQUIRED, .label = "县(市、区)"),
    F_TEXT(struct period_difference, text, NULLABLE | MULTILINE, .max = 1000, .label = "内容"),
    F_DATE(struct period_difference, day, NULLABLE, .label = "日期"),
    F_TEXT(struct period_difference, cause, NULLABLE, .label = "封账后的操作",
           .doc = "act of the newest audit row on the record since the freeze"),
    F_TEXT(struct period_difference, cause_detail, NULLABLE | MULTILINE, .max = 2000, .label = "操作内容"),
    F_TEXT(struct period_difference, cause_by, NULLABLE, .label = "操作人"),
    F_TIME(struct period_difference, cause_at, NULLABLE, .label = "操作时间"),
    F_TEXT(struct period_difference, duty, NULLABLE, .label = "履职要求编号",
           .doc = "this and what follows: of list duties only"),
    F_TEXT(struct period_difference, term, NULLABLE, .label = "期间"),
    F_ENUM(struct period_difference, unit, duty_unit, NULLABLE, .label = "主体类别"),
    F_TEXT(struct period_difference, region, NULLABLE, .label = "区划代码", .doc = "of a bureau"),
    F_ENUM(struct period_difference, frozen_status, duty_status, NULLABLE, .label = "封账时状态"),
    F_ENUM(struct period_difference, live_status, duty_status, NULLABLE, .label = "现在状态"),
    F_INT(struct period_difference, id, INTERNAL),
    F_INT(struct period_difference, live_weight, INTERNAL),
    F_INT(struct period_difference, frozen_weight, INTERNAL),
};
SHAPE(period_difference, struct period_difference);

static const struct field period_differences_fields[] = {
    F_LIST(struct period_differences, items, period_difference_shape, REQUIRED, .label = "差异"),
    F_INT(struct period_differences, total, REQUIRED, .label = "条数"),
    F_INT(struct period_differences, amount, REQUIRED, .label = "差异合计", .doc = "live minus frozen"),
    F_TEXT(struct period_differences, next, NULLABLE, .max = CURSOR_MOST, .label = "下一页"),
};
SHAPE(period_differences, struct period_differences);

static const struct field frozen_figure_fields[] = {
    F_INT(struct frozen_figure, position, INTERNAL),
    F_INT(struct frozen_figure, bit, INTERNAL),
    F_TEXT(struct frozen_figure, id, INTERNAL),
    F_TEXT(struct frozen_figure, label, INTERNAL),
    F_TEXT(struct frozen_figure, wording, INTERNAL),
    F_TEXT(struct frozen_figure, unit, INTERNAL),
    F_ENUM(struct frozen_figure, list, figure_list, INTERNAL),
    F_ENUM(struct frozen_figure, measure, frozen_measure, INTERNAL),
    F_INT(struct frozen_figure, per, INTERNAL),
    F_INT(struct frozen_figure, counted, INTERNAL),
    F_INT(struct frozen_figure, summed, INTERNAL),
    F_INT(struct frozen_figure, whole, INTERNAL),
};
SHAPE(frozen_figure, struct frozen_figure);
