/* figure_fields.c: what figures are, to JSON and to the OpenAPI. */
#include "minan/domain/figure.h"

NAMES_DEFINE(figure_list, "台账", FIGURE_LIST_TABLE)
NAMES_DEFINE(figure_group, "分组", FIGURE_GROUP_TABLE)
NAMES_DEFINE(figure_topic, "指标类别", FIGURE_TOPIC_TABLE)

static const struct field figure_request_fields[] = {
    F_DATE(struct figure_request, from, 0, .label = "起始日期",
           .doc = "default: 1 January of the year of to"),
    F_DATE(struct figure_request, to, 0, .label = "截止日期", .doc = "default: today"),
    F_DATE(struct figure_request, as_of, 0, .label = "统计日",
           .doc = "up to when closing and falling due count; default and least: the earlier of to and today"),
    F_TEXT(struct figure_request, county, 0, .min = 6, .max = 6, .label = "县(市、区)",
           .doc = "GB/T 2260 code"),
    F_ENUM(struct figure_request, institution_type, institution_type, 0, .label = "机构类型"),
    F_ENUM(struct figure_request, area, area, 0, .label = "领域",
           .doc = "narrows the figures of hazards only, as do severity and source"),
    F_ENUM(struct figure_request, severity, severity, 0, .label = "隐患等级"),
    F_ENUM(struct figure_request, source, hazard_source, 0, .label = "隐患来源"),
    F_ENUM(struct figure_request, by, figure_group, 0, .label = "分组",
           .doc = "of the breakdown; default county"),
};
SHAPE(figure_request, struct figure_request);

static const struct field figure_heat_request_fields[] = {
    F_DATE(struct figure_heat_request, from, 0, .label = "起始日期"),
    F_DATE(struct figure_heat_request, to, 0, .label = "截止日期", .doc = "default: today"),
    F_DATE(struct figure_heat_request, as_of, 0, .label = "统计日"),
    F_TEXT(struct figure_heat_request, county, 0, .min = 6, .max = 6, .label = "县(市、区)",
           .doc = "GB/T 2260 code"),
    F_ENUM(struct figure_heat_request, institution_type, institution_type, 0, .label = "机构类型"),
    F_ENUM(struct figure_heat_request, severity, severity, 0, .label = "隐患等级"),
    F_ENUM(struct figure_heat_request, source, hazard_source, 0, .label = "隐患来源"),
    F_TEXT(struct figure_heat_request, figure, REQUIRED, .max = 60, .label = "指标",
           .doc = "id of one that a breakdown has"),
};
SHAPE(figure_heat_request, struct figure_heat_request);

static const struct field figure_value_fields[] = {
    F_TEXT(struct figure_value, id, REQUIRED, .label = "指标"),
    F_TEXT(struct figure_value, label, REQUIRED, .label = "名称"),
    F_TEXT(struct figure_value, wording, REQUIRED, .label = "口径", .max = 400),
    F_TEXT(struct figure_value, unit, REQUIRED, .label = "单位"),
    F_ENUM(struct figure_value, topic, figure_topic, REQUIRED, .label = "类别"),
    F_REAL(struct figure_value, value, NULLABLE, .label = "数值", .doc = "null: a rate of nothing"),
    F_TEXT(struct figure_value, display, REQUIRED, .label = "显示",
           .doc = "as people read it: 87.5%, 1,204, —"),
    F_INT(struct figure_value, numerator, REQUIRED, .label = "分子",
          .doc = "of a sum in 万人次 or 万元: people, 1/100 yuan"),
    F_INT(struct figure_value, denominator, NULLABLE, .label = "分母", .doc = "null for plain counts"),
    F_ENUM(struct figure_value, list, figure_list, REQUIRED, .label = "台账",
           .doc = "the list that query filters"),
    F_TEXT(struct figure_value, query, REQUIRED, .max = 2000, .label = "明细",
           .doc = "query of the list behind the numerator"),
    F_TEXT(struct figure_value, denominator_query, NULLABLE, .max = 2000, .label = "分母明细"),
    F_TEXT(struct figure_value, rest_query, NULLABLE, .max = 2000, .label = "未完成明细",
           .doc = "query of the records still missing"),
};
SHAPE(figure_value, struct figure_value);

static const struct field figure_board_fields[] = {
    F_DATE(struct figure_board, from, REQUIRED, .label = "起始日期"),
    F_DATE(struct figure_board, to, REQUIRED, .label = "截止日期"),
    F_DATE(struct figure_board, as_of, REQUIRED, .label = "统计日",
           .doc = "as asked; else the earlier of to and today"),
    F_LIST(struct figure_board, figures, figure_value_shape, REQUIRED, .label = "指标"),
};
SHAPE(figure_board, struct figure_board);

static const struct field figure_row_fields[] = {
    F_TEXT(struct figure_row, key, REQUIRED, .label = "代码",
           .doc = "code of what is grouped by, 2026-01 for a month; \"total\" for the last row"),
    F_TEXT(struct figure_row, label, REQUIRED, .label = "名称"),
    F_LIST(struct figure_row, figures, figure_value_shape, REQUIRED, .label = "指标"),
};
SHAPE(figure_row, struct figure_row);

static const struct field figure_breakdown_fields[] = {
    F_ENUM(struct figure_breakdown, by, figure_group, REQUIRED, .label = "分组"),
    F_LIST(struct figure_breakdown, rows, figure_row_shape, REQUIRED, .label = "行"),
};
SHAPE(figure_breakdown, struct figure_breakdown);

static const struct field figure_point_fields[] = {
    F_TEXT(struct figure_point, month, REQUIRED, .label = "月份", .doc = "2026-01"),
    F_INT(struct figure_point, found, REQUIRED, .label = "排查隐患"),
    F_INT(struct figure_point, closed, REQUIRED, .label = "销号",
          .doc = "closed in that month, whenever found"),
    F_INT(struct figure_point, stock, REQUIRED, .label = "存量", .doc = "unresolved at its end"),
    F_INT(struct figure_point, trips, REQUIRED, .label = "检查组次"),
    F_TEXT(struct figure_point, found_query, REQUIRED, .max = 2000, .label = "排查明细"),
    F_TEXT(struct figure_point, closed_query, REQUIRED, .max = 2000, .label = "销号明细"),
    F_TEXT(struct figure_point, stock_query, REQUIRED, .max = 2000, .label = "存量明细"),
    F_TEXT(struct figure_point, trips_query, REQUIRED, .max = 2000, .label = "检查明细"),
};
SHAPE(figure_point, struct figure_point);

static const struct field figure_trend_fields[] = {
    F_LIST(struct figure_trend, points, figure_point_shape, REQUIRED, .label = "月份"),
};
SHAPE(figure_trend, struct figure_trend);
