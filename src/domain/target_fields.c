/* target_fields.c: what a target is, to JSON, to SQL and to the OpenAPI. */
#include "minan/domain/target.h"

enum { FIRST_YEAR = 2000, LAST_YEAR = 2199 };

static const struct field target_fields[] = {
    F_UUID(struct target, uuid, REQUIRED, .label = "编号"),
    F_INT(struct target, year, REQUIRED, .label = "年度"),
    F_TEXT(struct target, figure, REQUIRED, .max = 60, .label = "指标", .doc = "id of its definition"),
    F_TEXT(struct target, label, REQUIRED, .label = "指标名称"),
    F_TEXT(struct target, unit, REQUIRED, .label = "单位"),
    F_REAL(struct target, value, REQUIRED, .label = "目标值", .doc = "in the figure's unit, one decimal"),
    F_DATE(struct target, due_on, REQUIRED, .label = "完成日期"),
    F_TEXT(struct target, county, NULLABLE, .max = 6, .label = "县(市、区)",
           .doc = "code; null: the city, and every county without a target of its own"),
    F_TEXT(struct target, county_name, NULLABLE, .label = "县(市、区)名称"),
    F_TEXT(struct target, created_by, REQUIRED, .label = "设定人"),
    F_TIME(struct target, created_at, REQUIRED, .label = "设定时间"),
    F_TEXT(struct target, void_reason, NULLABLE | MULTILINE, .max = 500, .label = "撤销原因"),
    F_INT(struct target, row_version, REQUIRED, .label = "版本"),
    F_INT(struct target, tenths, INTERNAL),
    F_TEXT(struct target, content_hash, INTERNAL),
    F_ID(struct target, id),
};
SHAPE(target, struct target);

static const struct field target_filter_fields[] = {
    F_INT(struct target_filter, year, 0, .min = FIRST_YEAR, .max = LAST_YEAR, .label = "年度",
          .doc = "default: the running one"),
};
SHAPE(target_filter, struct target_filter);

static const struct field target_list_fields[] = {
    F_LIST(struct target_list, items, target_shape, REQUIRED, .label = "目标"),
};
SHAPE(target_list, struct target_list);

static const struct field target_new_fields[] = {
    F_UUID(struct target_new, uuid, REQUIRED | IN_PATH, .label = "编号"),
    F_INT(struct target_new, year, REQUIRED, .min = FIRST_YEAR, .max = LAST_YEAR, .label = "年度"),
    F_TEXT(struct target_new, figure, REQUIRED, .max = 60, .label = "指标"),
    F_REAL(struct target_new, value, REQUIRED, .min = 0, .max = 100000000, .label = "目标值"),
    F_DATE(struct target_new, due_on, 0, .label = "完成日期", .doc = "default: 31 December of the year"),
    F_TEXT(struct target_new, county, 0, .min = 6, .max = 6, .label = "县(市、区)"),
};
SHAPE(target_new, struct target_new);

static const struct field target_change_fields[] = {
    F_UUID(struct target_change, uuid, REQUIRED | IN_PATH, .label = "编号"),
    F_REAL(struct target_change, value, REQUIRED, .min = 0, .max = 100000000, .label = "目标值"),
    F_DATE(struct target_change, due_on, REQUIRED, .label = "完成日期"),
};
SHAPE(target_change, struct target_change);

static const struct field target_void_fields[] = {
    F_UUID(struct target_void, uuid, REQUIRED | IN_PATH, .label = "编号"),
    F_TEXT(struct target_void, reason, REQUIRED | MULTILINE, .max = 500, .label = "撤销原因"),
};
SHAPE(target_void, struct target_void);
