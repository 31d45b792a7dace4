/* duty_fields.c: what duties are, to JSON, to SQL, to the OpenAPI and to the reader. */
#include "duty_private.h"

NAMES_DEFINE(duty_subject, "履职主体", DUTY_SUBJECT_TABLE)
NAMES_DEFINE(duty_act, "履职事项", DUTY_ACT_TABLE)
NAMES_DEFINE(duty_rule, "计算规则", DUTY_RULE_TABLE)
NAMES_DEFINE(duty_period, "期间", DUTY_PERIOD_TABLE)
NAMES_DEFINE(duty_status, "履职状态", DUTY_STATUS_TABLE)
NAMES_DEFINE(duty_unit, "主体类别", DUTY_UNIT_TABLE)

static const struct field duty_window_fields[] = {
    F_TEXT(struct duty_window, name, REQUIRED, .label = "节点名称"),
    F_DATE(struct duty_window, first_day, REQUIRED, .label = "第一天"),
    F_DATE(struct duty_window, last_day, REQUIRED, .label = "最后一天"),
};
SHAPE(duty_window, struct duty_window);

static const struct field duty_fields[] = {
    F_ID(struct duty, id),
    F_UUID(struct duty, uuid, REQUIRED, .label = "版本编号"),
    F_TEXT(struct duty, code, REQUIRED, .label = "编号"),
    F_INT(struct duty, number, REQUIRED, .label = "版本"),
    F_TEXT(struct duty, title, REQUIRED, .label = "要求", .max = 100),
    F_TEXT(struct duty, basis, NULLABLE, .label = "依据", .max = 200),
    F_ENUM(struct duty, subject, duty_subject, REQUIRED, .label = "主体"),
    F_ENUM(struct duty, act, duty_act, REQUIRED, .label = "事项"),
    F_ENUM(struct duty, rule, duty_rule, REQUIRED, .label = "计算规则"),
    F_ENUM(struct duty, period, duty_period, REQUIRED, .label = "期间"),
    F_INT(struct duty, threshold, REQUIRED, .label = "次数", .min = 1, .max = 1000),
    F_INT(struct duty, target, NULLABLE, .label = "目标比例", .min = 1, .max = 100,
          .doc = "percent of institutions"),
    F_ENUM(struct duty, institution_type, institution_type, NULLABLE, .label = "机构类型"),
    F_ENUM(struct duty, applies_when, condition, NULLABLE, .label = "适用条件"),
    F_INT(struct duty, least_stock, NULLABLE, .label = "储备天数", .min = 1, .max = 365),
    F_INT(struct duty, due_month, NULLABLE, .label = "完成月份", .min = 1, .max = 12),
    F_INT(struct duty, lead_days, REQUIRED, .label = "提前预警天数", .min = 0, .max = 180),
    F_INT(struct duty, least_days, REQUIRED, .label = "起算天数", .min = 1, .max = 366,
          .doc = "in operation, to owe it"),
    F_DATE(struct duty, effective_from, REQUIRED, .label = "生效日期"),
    F_BOOL(struct duty, in_force, REQUIRED, .label = "执行",
           .doc = "false: from effective_from on it is not asked"),
    F_TIME(struct duty, created_at, REQUIRED, .label = "设定时间"),
    F_TEXT(struct duty, created_by, NULLABLE, .label = "设定人", .doc = "null: came with the program"),
    F_BOOL(struct duty, current, REQUIRED, .label = "现行"),
    F_LIST(struct duty, windows, duty_window_shape, 0, .label = "节点", .max = 1000,
           .doc = "key dates that begin while it governs"),
};
SHAPE(duty, struct duty);

static const struct field duty_list_fields[] = {
    F_LIST(struct duty_list, items, duty_shape, REQUIRED, .label = "履职要求", .max = 2000),
};
SHAPE(duty_list, struct duty_list);

static const struct field duty_new_fields[] = {
    F_UUID(struct duty_new, uuid, REQUIRED | IN_PATH, .label = "版本编号"),
    F_TEXT(struct duty_new, code, REQUIRED, .label = "编号", .max = 10,
           .doc = "the same through all versions"),
    F_TEXT(struct duty_new, title, REQUIRED, .label = "要求", .max = 100),
    F_TEXT(struct duty_new, basis, 0, .label = "依据", .max = 200),
    F_ENUM(struct duty_new, subject, duty_subject, REQUIRED, .label = "主体"),
    F_ENUM(struct duty_new, act, duty_act, REQUIRED, .label = "事项"),
    F_ENUM(struct duty_new, rule, duty_rule, REQUIRED, .label = "计算规则"),
    F_ENUM(struct duty_new, period, duty_period, REQUIRED, .label = "期间"),
    F_INT(struct duty_new, threshold, 0, .label = "次数", .min = 1, .max = 1000),
    F_INT(struct duty_new, target, 0, .label = "目标比例", .min = 1, .max = 100,
          .doc = "percent of institutions"),
    F_ENUM(struct duty_new, institution_type, institution_type, 0, .label = "机构类型"),
    F_ENUM(struct duty_new, applies_when, condition, 0, .label = "适用条件"),
    F_INT(struct duty_new, least_stock, 0, .label = "储备天数", .min = 1, .max = 365),
    F_INT(struct duty_new, due_month, 0, .label = "完成月份", .min = 1, .max = 12),
    F_INT(struct duty_new, lead_days, REQUIRED, .label = "提前预警天数", .min = 0, .max = 180),
    F_INT(struct duty_new, least_days, REQUIRED, .label = "起算天数", .min = 1, .max = 366,
          .doc = "in operation, to owe it"),
    F_DATE(struct duty_new, effective_from, REQUIRED, .label = "生效日期"),
    F_BOOL(struct duty_new, in_force, 0, .label = "执行",
           .doc = "false: from effective_from on it is not asked"),
};
SHAPE(duty_new, struct duty_new);

static const struct field duty_request_fields[] = {
    F_DATE(struct duty_request, day, 0, .label = "期间",
           .doc = "the period that holds this day; absent: as_of"),
    F_DATE(struct duty_request, as_of, 0, .label = "截至日期", .doc = "absent: today"),
};
SHAPE(duty_request, struct duty_request);

static const struct field duty_head_fields[] = {
    F_TEXT(struct duty_head, code, REQUIRED, .label = "编号"),
    F_TEXT(struct duty_head, title, REQUIRED, .label = "要求"),
    F_ENUM(struct duty_head, subject, duty_subject, REQUIRED, .label = "主体"),
    F_ENUM(struct duty_head, act, duty_act, REQUIRED, .label = "事项"),
    F_ENUM(struct duty_head, rule, duty_rule, REQUIRED, .label = "计算规则"),
    F_TEXT(struct duty_head, term, REQUIRED, .label = "期间"),
    F_DATE(struct duty_head, from, REQUIRED, .label = "第一天"),
    F_DATE(struct duty_head, due, REQUIRED, .label = "最后一天"),
    F_INT(struct duty_head, days_left, REQUIRED, .label = "剩余天数", .min = -100000,
          .doc = "negative when it is over"),
    F_INT(struct duty_head, lead_days, REQUIRED, .label = "提前预警天数"),
    F_TEXT(struct duty_head, wording, REQUIRED, .label = "口径", .max = 1000),
};
SHAPE(duty_head, struct duty_head);

static const struct field duty_cell_fields[] = {
    F_TEXT(struct duty_cell, code, REQUIRED, .label = "编号"),
    F_INT(struct duty_cell, owed, REQUIRED, .label = "应履职"),
    F_INT(struct duty_cell, met, REQUIRED, .label = "已完成"),
    F_INT(struct duty_cell, on_track, REQUIRED, .label = "正常"),
    F_INT(struct duty_cell, at_risk, REQUIRED, .label = "将逾期"),
    F_INT(struct duty_cell, missed, REQUIRED, .label = "逾期未完成"),
    F_INT(struct duty_cell, done_late, REQUIRED, .label = "逾期完成"),
    F_INT(struct duty_cell, done, NULLABLE, .label = "已做"),
    F_INT(struct duty_cell, needed, NULLABLE, .label = "应做"),
    F_INT(struct duty_cell, total, NULLABLE, .label = "机构总数"),
    F_ENUM(struct duty_cell, status, duty_status, NULLABLE, .label = "状态"),
};
SHAPE(duty_cell, struct duty_cell);

static const struct field duty_board_row_fields[] = {
    F_TEXT(struct duty_board_row, key, REQUIRED, .label = "区划代码"),
    F_TEXT(struct duty_board_row, name, REQUIRED, .label = "名称"),
    F_LIST(struct duty_board_row, cells, duty_cell_shape, REQUIRED, .label = "各项"),
};
SHAPE(duty_board_row, struct duty_board_row);

static const struct field duty_board_fields[] = {
    F_DATE(struct duty_board, day, REQUIRED, .label = "期间"),
    F_DATE(struct duty_board, as_of, REQUIRED, .label = "截至日期"),
    F_LIST(struct duty_board, duties, duty_head_shape, REQUIRED, .label = "履职要求"),
    F_LIST(struct duty_board, rows, duty_board_row_shape, REQUIRED, .label = "行"),
};
SHAPE(duty_board, struct duty_board);

static const struct field duty_subject_filter_fields[] = {
    F_TEXT(struct duty_subject_filter, code, REQUIRED, .label = "编号", .max = 10),
    F_DATE(struct duty_subject_filter, day, 0, .label = "期间",
           .doc = "the period that holds this day; absent: as_of"),
    F_DATE(struct duty_subject_filter, as_of, 0, .label = "截至日期", .doc = "absent: today"),
    F_TEXT(struct duty_subject_filter, county, 0, .label = "县(市、区)", .max = 9,
           .doc = "or the city, for its bureau's own"),
    F_ENUM(struct duty_subject_filter, status, duty_status, 0, .label = "状态"),
    F_BOOL(struct duty_subject_filter, owing, 0, .label = "仍未完成"),
    F_TEXT(struct duty_subject_filter, cursor, 0, .label = "翻页位置", .max = 2000),
    F_INT(struct duty_subject_filter, limit, 0, .label = "每页条数", .min = 1, .max = PAGE_MOST),
};
SHAPE(duty_subject_filter, struct duty_subject_filter);

static const struct field duty_subject_row_fields[] = {
    F_ENUM(struct duty_subject_row, unit, duty_unit, REQUIRED, .label = "主体类别"),
    F_UUID(struct duty_subject_row, institution, NULLABLE, .label = "机构"),
    F_UUID(struct duty_subject_row, leader, NULLABLE, .label = "领导"),
    F_TEXT(struct duty_subject_row, region, NULLABLE, .label = "区划代码"),
    F_TEXT(struct duty_subject_row, name, REQUIRED, .label = "名称"),
    F_TEXT(struct duty_subject_row, county_name, NULLABLE, .label = "县(市、区)"),
    F_ENUM(struct duty_subject_row, status, duty_status, REQUIRED, .label = "状态"),
    F_INT(struct duty_subject_row, done, NULLABLE, .label = "已做"),
    F_INT(struct duty_subject_row, needed, NULLABLE, .label = "应做"),
    F_DATE(struct duty_subject_row, due, REQUIRED, .label = "最后一天"),
    F_INT(struct duty_subject_row, days_left, REQUIRED, .label = "剩余天数", .min = -100000),
};
SHAPE(duty_subject_row, struct duty_subject_row);

static const struct field duty_subject_page_fields[] = {
    F_OBJECT(struct duty_subject_page, duty, duty_head_shape, REQUIRED, .label = "履职要求"),
    F_LIST(struct duty_subject_page, items, duty_subject_row_shape, REQUIRED, .label = "主体"),
    F_INT(struct duty_subject_page, total, REQUIRED, .label = "总数"),
    F_BOOL(struct duty_subject_page, total_capped, REQUIRED, .label = "超过计数上限"),
    F_TEXT(struct duty_subject_page, next, NULLABLE, .label = "下一页", .max = 2000),
};
SHAPE(duty_subject_page, struct duty_subject_page);

static const struct field duty_proof_filter_fields[] = {
    F_TEXT(struct duty_proof_filter, code, REQUIRED, .label = "编号", .max = 10),
    F_DATE(struct duty_proof_filter, day, 0, .label = "期间",
           .doc = "the period that holds this day; absent: as_of"),
    F_DATE(struct duty_proof_filter, as_of, 0, .label = "截至日期", .doc = "absent: today"),
    F_UUID(struct duty_proof_filter, institution, 0, .label = "机构",
           .doc = "one of institution, region and leader"),
    F_TEXT(struct duty_proof_filter, region, 0, .label = "区划代码", .max = 9),
    F_UUID(struct duty_proof_filter, leader, 0, .label = "领导"),
};
SHAPE(duty_proof_filter, struct duty_proof_filter);

static const struct field duty_proof_fields[] = {
    F_TEXT(struct duty_proof, noun, REQUIRED, .label = "记录类别", .doc = "inspection, activity or hazard"),
    F_UUID(struct duty_proof, uuid, REQUIRED, .label = "记录编号"),
    F_DATE(struct duty_proof, day, NULLABLE, .label = "日期"),
    F_TEXT(struct duty_proof, title, REQUIRED, .label = "内容"),
    F_BOOL(struct duty_proof, late, REQUIRED, .label = "逾期"),
};
SHAPE(duty_proof, struct duty_proof);

static const struct field duty_proofs_fields[] = {
    F_OBJECT(struct duty_proofs, duty, duty_head_shape, REQUIRED, .label = "履职要求"),
    F_LIST(struct duty_proofs, items, duty_proof_shape, REQUIRED, .label = "记录"),
};
SHAPE(duty_proofs, struct duty_proofs);

static const struct field duty_of_institution_fields[] = {
    F_OBJECT(struct duty_of_institution, duty, duty_head_shape, REQUIRED, .label = "履职要求"),
    F_ENUM(struct duty_of_institution, status, duty_status, REQUIRED, .label = "状态"),
    F_INT(struct duty_of_institution, done, REQUIRED, .label = "已做"),
    F_INT(struct duty_of_institution, needed, REQUIRED, .label = "应做"),
};
SHAPE(duty_of_institution, struct duty_of_institution);

static const struct field duties_of_institution_fields[] = {
    F_DATE(struct duties_of_institution, as_of, REQUIRED, .label = "截至日期"),
    F_LIST(struct duties_of_institution, items, duty_of_institution_shape, REQUIRED, .label = "履职要求"),
};
SHAPE(duties_of_institution, struct duties_of_institution);

static const struct field duty_unit_counts_fields[] = {
    F_INT(struct duty_unit_counts, unit_id, INTERNAL),
    F_INT(struct duty_unit_counts, times, INTERNAL),
    F_INT(struct duty_unit_counts, late_times, INTERNAL),
};
SHAPE(duty_unit_counts, struct duty_unit_counts);

static const struct field duty_leader_row_fields[] = {
    F_ID(struct duty_leader_row, id),
    F_UUID(struct duty_leader_row, account, INTERNAL),
    F_TEXT(struct duty_leader_row, name, INTERNAL),
    F_TEXT(struct duty_leader_row, title, INTERNAL),
    F_INT(struct duty_leader_row, unit_id, INTERNAL),
    F_TEXT(struct duty_leader_row, county_name, INTERNAL),
    F_INT(struct duty_leader_row, times, INTERNAL),
    F_INT(struct duty_leader_row, late_times, INTERNAL),
};
SHAPE(duty_leader_row, struct duty_leader_row);

static const struct field duty_institution_row_fields[] = {
    F_UUID(struct duty_institution_row, institution, INTERNAL),
    F_TEXT(struct duty_institution_row, name, INTERNAL),
    F_TEXT(struct duty_institution_row, county_name, INTERNAL),
    F_ID(struct duty_institution_row, id),
};
SHAPE(duty_institution_row, struct duty_institution_row);

/* ---- what fell due in a period ---- */

#define DUE_MEMBERS(s)                                                                                       \
    F_DATE(s, from, 0, .label = "起始日期", .doc = "default: 1 January of the year of to"),                  \
        F_DATE(s, to, 0, .label = "截止日期",                                                                \
               .doc = "default: today; what is due today or later is not counted"),                          \
        F_TEXT(s, county, 0, .label = "县(市、区)", .max = 9, .doc = "or the city, for its bureau's own"),   \
        F_TEXT(s, code, 0, .label = "编号", .max = 10)

static const struct field duty_fulfilment_request_fields[] = {DUE_MEMBERS(struct duty_fulfilment_request)};
SHAPE(duty_fulfilment_request, struct duty_fulfilment_request);

static const struct field duty_fulfilment_row_fields[] = {
    F_TEXT(struct duty_fulfilment_row, key, REQUIRED, .label = "代码"),
    F_TEXT(struct duty_fulfilment_row, label, REQUIRED, .label = "名称"),
    F_INT(struct duty_fulfilment_row, owed, REQUIRED, .label = "应履职"),
    F_INT(struct duty_fulfilment_row, met, REQUIRED, .label = "按期完成"),
    F_INT(struct duty_fulfilment_row, done_late, REQUIRED, .label = "逾期完成"),
    F_INT(struct duty_fulfilment_row, missed, REQUIRED, .label = "逾期未完成"),
    F_OBJECT(struct duty_fulfilment_row, figure, figure_value_shape, REQUIRED, .label = "履职完成率"),
};
SHAPE(duty_fulfilment_row, struct duty_fulfilment_row);

static const struct field duty_fulfilment_fields[] = {
    F_DATE(struct duty_fulfilment, from, REQUIRED, .label = "起始日期"),
    F_DATE(struct duty_fulfilment, to, REQUIRED, .label = "截止日期"),
    F_DATE(struct duty_fulfilment, last, REQUIRED, .label = "计入的最后到期日"),
    F_OBJECT(struct duty_fulfilment, total, duty_fulfilment_row_shape, REQUIRED, .label = "合计"),
    F_LIST(struct duty_fulfilment, places, duty_fulfilment_row_shape, REQUIRED, .label = "各单位"),
    F_LIST(struct duty_fulfilment, duties, duty_fulfilment_row_shape, REQUIRED, .label = "各项要求"),
};
SHAPE(duty_fulfilment, struct duty_fulfilment);

static const struct field duty_due_filter_fields[] = {
    DUE_MEMBERS(struct duty_due_filter),
    F_ENUM(struct duty_due_filter, status, duty_status, 0, .label = "状态",
           .doc = "met, done_late or missed"),
    F_BOOL(struct duty_due_filter, in_time, 0, .label = "按期完成"),
    F_TEXT(struct duty_due_filter, cursor, 0, .label = "翻页位置", .max = 2000),
    F_INT(struct duty_due_filter, limit, 0, .label = "每页条数", .min = 1, .max = PAGE_MOST),
};
SHAPE(duty_due_filter, struct duty_due_filter);

static const struct field duty_due_row_fields[] = {
    F_TEXT(struct duty_due_row, code, REQUIRED, .label = "编号"),
    F_TEXT(struct duty_due_row, title, REQUIRED, .label = "履职要求"),
    F_TEXT(struct duty_due_row, term, REQUIRED, .label = "期间"),
    F_ENUM(struct duty_due_row, unit, duty_unit, REQUIRED, .label = "主体类别"),
    F_UUID(struct duty_due_row, institution, NULLABLE, .label = "机构"),
    F_UUID(struct duty_due_row, leader, NULLABLE, .label = "领导"),
    F_TEXT(struct duty_due_row, region, NULLABLE, .label = "区划代码"),
    F_TEXT(struct duty_due_row, name, REQUIRED, .label = "名称"),
    F_TEXT(struct duty_due_row, county_name, NULLABLE, .label = "县(市、区)"),
    F_ENUM(struct duty_due_row, status, duty_status, REQUIRED, .label = "状态"),
    F_INT(struct duty_due_row, done, NULLABLE, .label = "已做"),
    F_INT(struct duty_due_row, needed, NULLABLE, .label = "应做"),
    F_DATE(struct duty_due_row, due, REQUIRED, .label = "最后一天", .doc = "the period holds this day"),
};
SHAPE(duty_due_row, struct duty_due_row);

static const struct field duty_due_page_fields[] = {
    F_LIST(struct duty_due_page, items, duty_due_row_shape, REQUIRED, .label = "到期履职"),
    F_INT(struct duty_due_page, total, REQUIRED, .label = "总数"),
    F_BOOL(struct duty_due_page, total_capped, REQUIRED, .label = "超过计数上限"),
    F_TEXT(struct duty_due_page, next, NULLABLE, .label = "下一页", .max = 2000),
};
SHAPE(duty_due_page, struct duty_due_page);
