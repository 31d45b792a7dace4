/* activity_fields.c: what an activity is, to JSON, to SQL, to the OpenAPI and to the reader. */
#include "activity_private.h"

#include "minan/domain/attachment.h"

NAMES_DEFINE(activity_kind, "活动类型", ACTIVITY_KIND_TABLE)
NAMES_DEFINE(activity_group, "活动分类", ACTIVITY_GROUP_TABLE)
NAMES_DEFINE(activity_state, "活动状态", ACTIVITY_STATE_TABLE)

static const struct field activity_new_fields[] = {
    F_UUID(struct activity_new, uuid, REQUIRED | IN_PATH, .label = "活动编号"),
    F_ENUM(struct activity_new, kind, activity_kind, REQUIRED, .label = "活动类型"),
    F_UUID(struct activity_new, institution, 0, .label = "机构", .doc = "absent: of the actor's bureau"),
    F_TEXT(struct activity_new, title, REQUIRED, .label = "名称", .max = 100),
    F_DATE(struct activity_new, held_on, REQUIRED, .label = "日期"),
    F_DATE(struct activity_new, held_to, 0, .label = "截止日期",
           .doc = "last day of a roster; until when an acceptance is valid"),
    F_TEXT(struct activity_new, place, 0, .label = "地点", .max = 100),
    F_INT(struct activity_new, people, 0, .label = "人数", .max = 10000000),
    F_INT(struct activity_new, stock_days, 0, .label = "可用天数", .max = 3650,
          .doc = "supplies only: days at full load"),
    F_INT(struct activity_new, measures, 0, .label = "举措数", .max = 1000,
          .doc = "of a meeting or document: measures it lays down"),
    F_UUID(struct activity_new, leader, 0, .label = "领导",
           .doc = "account of the bureau leader who lectured or presided"),
    F_TEXT(struct activity_new, content, MULTILINE, .label = "内容", .max = 2000),
    F_TEXT(struct activity_new, result, MULTILINE, .label = "结果", .max = 1000),
    F_TEXTS(struct activity_new, participants, 0, .label = "参加机构", .max = 2000,
            .doc = "UUIDs of institutions, of a bureau's training"),
    F_TEXTS(struct activity_new, photos, 0, .label = "照片", .max = 20),
};
SHAPE(activity_new, struct activity_new);

static const struct field activity_participant_fields[] = {
    F_UUID(struct activity_participant, uuid, REQUIRED, .label = "机构"),
    F_TEXT(struct activity_participant, name, REQUIRED, .label = "机构名称"),
};
SHAPE(activity_participant, struct activity_participant);

static const struct field activity_fields[] = {
    F_ID(struct activity, id),
    F_UUID(struct activity, uuid, REQUIRED, .label = "活动编号"),
    F_ENUM(struct activity, kind, activity_kind, REQUIRED, .label = "活动类型"),
    F_ENUM(struct activity, level, inspection_level, REQUIRED, .label = "层级"),
    F_UUID(struct activity, institution, NULLABLE, .label = "机构"),
    F_TEXT(struct activity, unit_name, REQUIRED, .label = "单位"),
    F_TEXT(struct activity, county_name, NULLABLE, .label = "县(市、区)"),
    F_TEXT(struct activity, title, REQUIRED, .label = "名称"),
    F_DATE(struct activity, held_on, REQUIRED, .label = "日期"),
    F_DATE(struct activity, held_to, NULLABLE, .label = "截止日期"),
    F_TEXT(struct activity, place, NULLABLE, .label = "地点"),
    F_INT(struct activity, people, NULLABLE, .label = "人数"),
    F_INT(struct activity, stock_days, NULLABLE, .label = "可用天数"),
    F_INT(struct activity, measures, NULLABLE, .label = "举措数"),
    F_TEXT(struct activity, leader, NULLABLE, .label = "领导"),
    F_TEXT(struct activity, content, NULLABLE | MULTILINE, .label = "内容", .max = 2000),
    F_TEXT(struct activity, result, NULLABLE | MULTILINE, .label = "结果", .max = 1000),
    F_ENUM(struct activity, state, activity_state, REQUIRED, .label = "状态"),
    F_TEXT(struct activity, void_reason, NULLABLE | MULTILINE, .label = "作废原因", .max = 500),
    F_TEXT(struct activity, author, REQUIRED, .label = "登记人"),
    F_TIME(struct activity, received_at, REQUIRED, .label = "登记时间"),
    F_LIST(struct activity, participants, activity_participant_shape, 0, .label = "参加机构", .max = 2000),
    F_LIST(struct activity, attachments, attachment_row_shape, 0, .label = "照片"),
    F_INT(struct activity, row_version, REQUIRED, .label = "版本"),
};
SHAPE(activity, struct activity);

static const struct field activity_row_fields[] = {
    F_UUID(struct activity_row, uuid, REQUIRED, .label = "活动编号"),
    F_ENUM(struct activity_row, kind, activity_kind, REQUIRED, .label = "活动类型"),
    F_ENUM(struct activity_row, level, inspection_level, REQUIRED, .label = "层级"),
    F_UUID(struct activity_row, institution, NULLABLE, .label = "机构"),
    F_TEXT(struct activity_row, unit_name, REQUIRED, .label = "单位"),
    F_TEXT(struct activity_row, county_name, NULLABLE, .label = "县(市、区)"),
    F_TEXT(struct activity_row, title, REQUIRED, .label = "名称"),
    F_DATE(struct activity_row, held_on, REQUIRED, .label = "日期"),
    F_DATE(struct activity_row, held_to, NULLABLE, .label = "截止日期"),
    F_INT(struct activity_row, people, NULLABLE, .label = "人数"),
    F_INT(struct activity_row, stock_days, NULLABLE, .label = "可用天数"),
    F_INT(struct activity_row, measures, NULLABLE, .label = "举措数"),
    F_TEXT(struct activity_row, author, REQUIRED, .label = "登记人"),
    F_ENUM(struct activity_row, state, activity_state, REQUIRED, .label = "状态"),
    F_ID(struct activity_row, id),
};
SHAPE(activity_row, struct activity_row);

static const struct field activity_filter_fields[] = {
    F_TEXT(struct activity_filter, search, 0, .label = "机构名称", .max = 60),
    F_UUID(struct activity_filter, institution, 0, .label = "机构"),
    F_TEXT(struct activity_filter, county, 0, .label = "县(市、区)", .max = 9, .doc = "GB/T 2260 code"),
    F_ENUM(struct activity_filter, kind, activity_kind, 0, .label = "活动类型"),
    F_ENUM(struct activity_filter, group, activity_group, 0, .label = "活动分类",
           .doc = "several kinds at once"),
    F_ENUM(struct activity_filter, level, inspection_level, 0, .label = "层级"),
    F_ENUM(struct activity_filter, state, activity_state, 0, .label = "状态"),
    F_BOOL(struct activity_filter, has_measures, 0, .label = "有举措",
           .doc = "lays down at least one measure, or none"),
    F_DATE(struct activity_filter, held_from, 0, .label = "日期起"),
    F_DATE(struct activity_filter, held_to, 0, .label = "日期止"),
    F_TEXT(struct activity_filter, cursor, 0, .label = "翻页位置"),
    F_INT(struct activity_filter, limit, 0, .label = "每页条数", .min = 1, .max = PAGE_MOST),
};
SHAPE(activity_filter, struct activity_filter);

static const struct field activity_where_fields[] = {
    F_TEXT(struct activity_where, search_match, INTERNAL),
    F_BOOL(struct activity_where, of_training_and_drill, INTERNAL),
    F_BOOL(struct activity_where, of_drill, INTERNAL),
    F_BOOL(struct activity_where, with_measures, INTERNAL),
    F_BOOL(struct activity_where, without_measures, INTERNAL),
};
SHAPE(activity_where, struct activity_where);

static const struct field activity_page_fields[] = {
    F_LIST(struct activity_page, items, activity_row_shape, REQUIRED, .label = "活动"),
    F_INT(struct activity_page, total, REQUIRED, .label = "总数", .doc = "counted up to a cap"),
    F_BOOL(struct activity_page, total_capped, REQUIRED, .label = "超过计数上限"),
    F_TEXT(struct activity_page, next, NULLABLE, .label = "下一页", .doc = "cursor of the next page"),
};
SHAPE(activity_page, struct activity_page);

static const struct field activity_by_uuid_fields[] = {
    F_UUID(struct activity_by_uuid, uuid, REQUIRED | IN_PATH, .label = "活动编号"),
};
SHAPE(activity_by_uuid, struct activity_by_uuid);

static const struct field activity_void_fields[] = {
    F_UUID(struct activity_void, uuid, REQUIRED | IN_PATH, .label = "活动编号"),
    F_TEXT(struct activity_void, reason, REQUIRED | MULTILINE, .label = "作废原因", .max = 500),
};
SHAPE(activity_void, struct activity_void);

static const struct field activity_leader_fields[] = {
    F_UUID(struct activity_leader, uuid, REQUIRED, .label = "账号"),
    F_TEXT(struct activity_leader, name, REQUIRED, .label = "姓名"),
    F_TEXT(struct activity_leader, title, NULLABLE, .label = "职务"),
};
SHAPE(activity_leader, struct activity_leader);
static const struct field activity_leaders_fields[] = {
    F_LIST(struct activity_leaders, items, activity_leader_shape, REQUIRED, .label = "领导"),
};
SHAPE(activity_leaders, struct activity_leaders);

static const struct field activity_rule_fields[] = {
    F_ENUM(struct activity_rule, kind, activity_kind, REQUIRED, .label = "活动类型"),
    F_BOOL(struct activity_rule, of_institution, REQUIRED, .label = "机构可登记"),
    F_BOOL(struct activity_rule, of_bureau, REQUIRED, .label = "民政局可登记"),
    F_BOOL(struct activity_rule, by_bureau_only, REQUIRED, .label = "只由民政局登记"),
    F_BOOL(struct activity_rule, needs_people, REQUIRED, .label = "须填人数"),
    F_BOOL(struct activity_rule, needs_held_to, REQUIRED, .label = "须填截止日期"),
    F_BOOL(struct activity_rule, needs_stock_days, REQUIRED, .label = "须填可用天数"),
    F_BOOL(struct activity_rule, needs_leader, REQUIRED, .label = "民政局须填领导"),
    F_BOOL(struct activity_rule, needs_content, REQUIRED, .label = "须填内容"),
    F_BOOL(struct activity_rule, needs_result, REQUIRED, .label = "须填结果"),
};
SHAPE(activity_rule, struct activity_rule);
static const struct field activity_rules_fields[] = {
    F_LIST(struct activity_rules, items, activity_rule_shape, REQUIRED, .label = "登记要求"),
};
SHAPE(activity_rules, struct activity_rules);
