/* visit_plan_fields.c: what a planned visit is, to JSON, to SQL, to the OpenAPI and to the reader. */
#include "minan/domain/calendar.h"
#include "minan/domain/key_date.h"
#include "visit_plan_private.h"

NAMES_DEFINE(visit_plan_state, "安排状态", VISIT_PLAN_STATE_TABLE)
NAMES_DEFINE(visit_plan_source, "安排来源", VISIT_PLAN_SOURCE_TABLE)

enum { CAMPAIGN_MOST = 100, NOTE_MOST = 500, TEAM_MOST = 20, NAMES_MOST = 2000, YEAR_LAST = 2199 };

/* clang-format off */
static const struct field visit_plan_fields[] = {
    F_ID(struct visit_plan, id),
    F_UUID(struct visit_plan, uuid, REQUIRED, .label = "编号"),
    F_UUID(struct visit_plan, institution, REQUIRED, .label = "机构"),
    F_TEXT(struct visit_plan, institution_name, REQUIRED, .label = "机构名称"),
    F_ENUM(struct visit_plan, institution_type, institution_type, REQUIRED, .label = "机构类型"),
    F_TEXT(struct visit_plan, county_name, REQUIRED, .label = "县(市、区)"),
    F_ENUM(struct visit_plan, level, inspection_level, REQUIRED, .label = "检查层级"),
    F_ENUM(struct visit_plan, kind, inspection_kind, REQUIRED, .label = "检查类型"),
    F_ENUM(struct visit_plan, state, visit_plan_state, REQUIRED, .label = "状态"),
    F_DATE(struct visit_plan, from_on, REQUIRED, .label = "检查日期起"),
    F_DATE(struct visit_plan, to_on, REQUIRED, .label = "检查日期止"),
    F_BOOL(struct visit_plan, overdue, REQUIRED, .label = "逾期未查"),
    F_BOOL(struct visit_plan, unannounced, REQUIRED, .label = "四不两直"),
    F_BOOL(struct visit_plan, led_by_leader, REQUIRED, .label = "班子成员带队"),
    F_UUID(struct visit_plan, leader, NULLABLE, .label = "带队领导"),
    F_TEXT(struct visit_plan, leader_name, NULLABLE, .label = "带队领导姓名"),
    F_ENUM(struct visit_plan, source, visit_plan_source, REQUIRED, .label = "来源"),
    F_UUID(struct visit_plan, draw, NULLABLE, .label = "抽取记录"),
    F_UUID(struct visit_plan, key_date, NULLABLE, .label = "节点"),
    F_TEXT(struct visit_plan, key_date_name, NULLABLE, .label = "节点名称"),
    F_TEXT(struct visit_plan, campaign, NULLABLE, .label = "专项行动", .max = CAMPAIGN_MOST),
    F_TEXT(struct visit_plan, note, NULLABLE | MULTILINE, .label = "备注", .max = NOTE_MOST),
    F_DATE(struct visit_plan, notice_due_on, NULLABLE, .label = "最迟通知日期"),
    F_DATE(struct visit_plan, noticed_on, NULLABLE, .label = "通知日期"),
    F_TEXT(struct visit_plan, noticed_by, NULLABLE, .label = "通知人"),
    F_UUID(struct visit_plan, notice, NULLABLE, .label = "检查通知书", .doc = "the valid paper made from it"),
    F_TEXT(struct visit_plan, notice_number, NULLABLE, .label = "检查通知书文号"),
    F_UUID(struct visit_plan, inspection, NULLABLE, .label = "检查记录"),
    F_TEXT(struct visit_plan, inspection_number, NULLABLE, .label = "检查文号"),
    F_DATE(struct visit_plan, done_on, NULLABLE, .label = "实际检查日期"),
    F_BOOL(struct visit_plan, late, REQUIRED, .label = "补做", .doc = "done after the last day"),
    F_TEXT(struct visit_plan, cancel_reason, NULLABLE | MULTILINE, .label = "取消原因", .max = NOTE_MOST),
    F_TEXT(struct visit_plan, created_by, REQUIRED, .label = "安排人"),
    F_TIME(struct visit_plan, created_at, REQUIRED, .label = "安排时间"),
    F_LIST(struct visit_plan, team, member_shape, REQUIRED, .label = "检查人员", .max = TEAM_MOST),
    F_TEXTS(struct visit_plan, may, REQUIRED, .label = "可做的操作", .doc = "change, notice, cancel, join"),
    {.name = "institution_id", .type = FIELD_INT, .flags = INTERNAL, .offset = offsetof(struct visit_plan, institution_id)},
    {.name = "city_id", .type = FIELD_INT, .flags = INTERNAL, .offset = offsetof(struct visit_plan, city_id)},
    {.name = "county_id", .type = FIELD_INT, .flags = INTERNAL, .offset = offsetof(struct visit_plan, county_id)},
    F_TEXT(struct visit_plan, content_hash, INTERNAL),
    F_INT(struct visit_plan, row_version, REQUIRED, .label = "版本"),
};
SHAPE(visit_plan, struct visit_plan);

static const struct field visit_plan_row_fields[] = {
    F_UUID(struct visit_plan_row, uuid, REQUIRED, .label = "编号"),
    F_UUID(struct visit_plan_row, institution, REQUIRED, .label = "机构"),
    F_TEXT(struct visit_plan_row, institution_name, REQUIRED, .label = "机构名称"),
    F_ENUM(struct visit_plan_row, institution_type, institution_type, REQUIRED, .label = "机构类型"),
    F_TEXT(struct visit_plan_row, county_name, REQUIRED, .label = "县(市、区)"),
    F_ENUM(struct visit_plan_row, level, inspection_level, REQUIRED, .label = "检查层级"),
    F_ENUM(struct visit_plan_row, kind, inspection_kind, REQUIRED, .label = "检查类型"),
    F_ENUM(struct visit_plan_row, state, visit_plan_state, REQUIRED, .label = "状态"),
    F_DATE(struct visit_plan_row, from_on, REQUIRED, .label = "检查日期起"),
    F_DATE(struct visit_plan_row, to_on, REQUIRED, .label = "检查日期止"),
    F_BOOL(struct visit_plan_row, overdue, REQUIRED, .label = "逾期未查"),
    F_BOOL(struct visit_plan_row, unannounced, REQUIRED, .label = "四不两直"),
    F_BOOL(struct visit_plan_row, led_by_leader, REQUIRED, .label = "班子成员带队"),
    F_TEXT(struct visit_plan_row, leader_name, NULLABLE, .label = "带队领导"),
    F_ENUM(struct visit_plan_row, source, visit_plan_source, REQUIRED, .label = "来源"),
    F_TEXT(struct visit_plan_row, team_names, NULLABLE, .label = "检查人员", .max = NAMES_MOST),
    F_DATE(struct visit_plan_row, notice_due_on, NULLABLE, .label = "最迟通知日期"),
    F_DATE(struct visit_plan_row, noticed_on, NULLABLE, .label = "通知日期"),
    F_UUID(struct visit_plan_row, inspection, NULLABLE, .label = "检查记录"),
    F_DATE(struct visit_plan_row, done_on, NULLABLE, .label = "实际检查日期"),
    F_INT(struct visit_plan_row, row_version, REQUIRED, .label = "版本"),
    F_ID(struct visit_plan_row, id),
};
SHAPE(visit_plan_row, struct visit_plan_row);

static const struct field visit_plan_filter_fields[] = {
    F_DATE(struct visit_plan_filter, from, 0, .label = "日期自", .doc = "the window touches [from, to]"),
    F_DATE(struct visit_plan_filter, to, 0, .label = "日期至"),
    F_TEXT(struct visit_plan_filter, county, 0, .label = "县(市、区)", .max = 9, .doc = "GB/T 2260 code"),
    F_UUID(struct visit_plan_filter, institution, 0, .label = "机构"),
    F_ENUM(struct visit_plan_filter, institution_type, institution_type, 0, .label = "机构类型"),
    F_ENUM(struct visit_plan_filter, level, inspection_level, 0, .label = "检查层级"),
    F_ENUM(struct visit_plan_filter, kind, inspection_kind, 0, .label = "检查类型"),
    F_ENUM(struct visit_plan_filter, state, visit_plan_state, 0, .label = "状态"),
    F_BOOL(struct visit_plan_filter, open, 0, .label = "待检查", .doc = "planned or noticed"),
    F_BOOL(struct visit_plan_filter, overdue, 0, .label = "逾期未查"),
    F_BOOL(struct visit_plan_filter, notice_due, 0, .label = "该通知未通知"),
    F_BOOL(struct visit_plan_filter, dated, 0, .label = "已定日期", .doc = "one day is named"),
    F_ENUM(struct visit_plan_filter, source, visit_plan_source, 0, .label = "来源"),
    F_BOOL(struct visit_plan_filter, unannounced, 0, .label = "四不两直"),
    F_BOOL(struct visit_plan_filter, led_by_leader, 0, .label = "班子成员带队"),
    F_BOOL(struct visit_plan_filter, mine, 0, .label = "我参加的"),
    F_UUID(struct visit_plan_filter, draw, 0, .label = "抽取记录"),
    F_UUID(struct visit_plan_filter, key_date, 0, .label = "节点"),
    F_TEXT(struct visit_plan_filter, search, 0, .label = "机构名称", .max = 60),
    F_TEXT(struct visit_plan_filter, cursor, 0, .label = "翻页位置"),
    F_INT(struct visit_plan_filter, limit, 0, .label = "每页条数", .min = 1, .max = PAGE_MOST),
};
SHAPE(visit_plan_filter, struct visit_plan_filter);

static const struct field visit_plan_where_fields[] = {
    F_TEXT(struct visit_plan_where, search_match, INTERNAL),
    F_DATE(struct visit_plan_where, today, INTERNAL),
    F_INT(struct visit_plan_where, mine_id, INTERNAL),
    F_INT(struct visit_plan_where, others_than, INTERNAL),
    F_BOOL(struct visit_plan_where, no_secrets, INTERNAL),
    F_BOOL(struct visit_plan_where, only_open, INTERNAL),
    F_BOOL(struct visit_plan_where, only_settled, INTERNAL),
    F_BOOL(struct visit_plan_where, only_overdue, INTERNAL),
    F_BOOL(struct visit_plan_where, only_not_overdue, INTERNAL),
    F_BOOL(struct visit_plan_where, only_notice_due, INTERNAL),
    F_BOOL(struct visit_plan_where, only_notice_not_due, INTERNAL),
    F_BOOL(struct visit_plan_where, only_dated, INTERNAL),
    F_BOOL(struct visit_plan_where, only_undated, INTERNAL),
};
SHAPE(visit_plan_where, struct visit_plan_where);

static const struct field visit_plan_page_fields[] = {
    F_LIST(struct visit_plan_page, items, visit_plan_row_shape, REQUIRED, .label = "检查计划"),
    F_INT(struct visit_plan_page, total, REQUIRED, .label = "总数", .doc = "counted up to a cap"),
    F_BOOL(struct visit_plan_page, total_capped, REQUIRED, .label = "超过计数上限"),
    F_TEXT(struct visit_plan_page, next, NULLABLE, .label = "下一页", .doc = "cursor of the next page"),
};
SHAPE(visit_plan_page, struct visit_plan_page);

static const struct field visit_plan_by_uuid_fields[] = {
    F_UUID(struct visit_plan_by_uuid, uuid, REQUIRED | IN_PATH, .label = "编号"),
};
SHAPE(visit_plan_by_uuid, struct visit_plan_by_uuid);

#define TERMS(s)                                                                                             \
    F_ENUM(s, kind, inspection_kind, REQUIRED, .label = "检查类型"),                                         \
    F_DATE(s, from_on, REQUIRED, .label = "检查日期"),                                                       \
    F_DATE(s, to_on, 0, .label = "截止日期", .doc = "absent: that one day"),                                 \
    F_BOOL(s, unannounced, 0, .label = "四不两直"),                                                          \
    F_BOOL(s, led_by_leader, 0, .label = "班子成员带队"),                                                    \
    F_UUID(s, leader, 0, .label = "带队领导", .doc = "account of a leader; the visit is then led"),          \
    F_TEXT(s, campaign, 0, .label = "专项行动", .max = CAMPAIGN_MOST),                                       \
    F_UUID(s, key_date, 0, .label = "节点"),                                                                 \
    F_TEXT(s, note, MULTILINE, .label = "备注", .max = NOTE_MOST),                                           \
    F_LIST(s, team, member_shape, 0, .label = "检查人员", .max = TEAM_MOST)

static const struct field visit_plan_new_fields[] = {
    F_UUID(struct visit_plan_edit, uuid, REQUIRED | IN_PATH, .label = "编号"),
    F_UUID(struct visit_plan_edit, institution, REQUIRED, .label = "机构"),
    F_ENUM(struct visit_plan_edit, level, inspection_level, 0, .label = "检查层级"),
    TERMS(struct visit_plan_edit),
    F_BOOL(struct visit_plan_edit, over_ceiling, 0, .label = "超过频次上限仍安排"),
};
SHAPE(visit_plan_new, struct visit_plan_edit);

static const struct field visit_plan_change_fields[] = {
    F_UUID(struct visit_plan_edit, uuid, REQUIRED | IN_PATH, .label = "编号"),
    TERMS(struct visit_plan_edit),
};
SHAPE(visit_plan_change, struct visit_plan_edit);

static const struct field visit_plan_cancel_fields[] = {
    F_UUID(struct visit_plan_cancel, uuid, REQUIRED | IN_PATH, .label = "编号"),
    F_TEXT(struct visit_plan_cancel, reason, REQUIRED | MULTILINE, .label = "取消原因", .max = NOTE_MOST),
};
SHAPE(visit_plan_cancel, struct visit_plan_cancel);

static const struct field visit_plan_month_request_fields[] = {
    F_DATE(struct visit_plan_month_request, month, 0, .label = "月份", .doc = "any day of it; absent: this month"),
    F_TEXT(struct visit_plan_month_request, county, 0, .label = "县(市、区)", .max = 9),
    F_ENUM(struct visit_plan_month_request, level, inspection_level, 0, .label = "检查层级"),
    F_BOOL(struct visit_plan_month_request, mine, 0, .label = "我参加的"),
};
SHAPE(visit_plan_month_request, struct visit_plan_month_request);

static const struct field visit_plan_tally_fields[] = {
    F_DATE(struct visit_plan_tally, day, NULLABLE, .label = "日期"),
    F_INT(struct visit_plan_tally, planned, REQUIRED, .label = "已安排"),
    F_INT(struct visit_plan_tally, noticed, REQUIRED, .label = "已通知"),
    F_INT(struct visit_plan_tally, done, REQUIRED, .label = "已检查"),
    F_INT(struct visit_plan_tally, overdue, REQUIRED, .label = "逾期未查", .doc = "among planned and noticed"),
};
SHAPE(visit_plan_tally, struct visit_plan_tally);

static const struct field visit_plan_month_fields[] = {
    F_DATE(struct visit_plan_month, from_on, REQUIRED, .label = "月初"),
    F_DATE(struct visit_plan_month, to_on, REQUIRED, .label = "月末"),
    F_BOOL(struct visit_plan_month, calendar_known, REQUIRED, .label = "已录入放假通知"),
    F_LIST(struct visit_plan_month, days, visit_plan_tally_shape, REQUIRED, .label = "每日安排", .max = 31),
    F_TEXTS(struct visit_plan_month, work_days, REQUIRED, .label = "工作日", .max = 31),
    F_LIST(struct visit_plan_month, special_days, calendar_day_shape, REQUIRED, .label = "节假日和调休", .max = 31),
    F_OBJECT(struct visit_plan_month, undated, visit_plan_tally_shape, REQUIRED, .label = "未定日期的安排"),
    F_LIST(struct visit_plan_month, key_dates, key_date_shape, REQUIRED, .label = "节点"),
    F_INT(struct visit_plan_month, notices_due, REQUIRED, .label = "该通知未通知"),
};
SHAPE(visit_plan_month, struct visit_plan_month);

static const struct field visit_load_request_fields[] = {
    F_UUID(struct visit_load_request, institution, REQUIRED, .label = "机构"),
    F_INT(struct visit_load_request, year, 0, .label = "年份", .min = 2000, .max = YEAR_LAST),
};
SHAPE(visit_load_request, struct visit_load_request);

static const struct field visit_load_fields[] = {
    F_INT(struct visit_load, ceiling, NULLABLE, .label = "频次上限"),
    F_INT(struct visit_load, visited, REQUIRED, .label = "本年度已检查"),
    F_INT(struct visit_load, planned, REQUIRED, .label = "本年度已安排"),
    F_BOOL(struct visit_load, reached, REQUIRED, .label = "已达上限"),
    F_LIST(struct visit_load, plans, visit_plan_row_shape, REQUIRED, .label = "可加入的安排"),
};
SHAPE(visit_load, struct visit_load);
/* clang-format on */
