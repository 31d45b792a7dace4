/* hazard_fields.c: what a hazard is, to JSON, to SQL, to the OpenAPI and to the reader. */
#include "hazard_private.h"

NAMES_DEFINE(hazard_state, "隐患状态", HAZARD_STATE_TABLE)
NAMES_DEFINE(hazard_source, "隐患来源", HAZARD_SOURCE_TABLE)
NAMES_DEFINE(hazard_act, "隐患办理动作", HAZARD_ACT_TABLE)
NAMES_DEFINE(hazard_restriction, "临时措施", HAZARD_RESTRICTION_TABLE)
NAMES_DEFINE(case_measure, "一案一策措施", CASE_MEASURE_TABLE)
NAMES_DEFINE(listed_level, "挂牌层级", LISTED_LEVEL_TABLE)
NAMES_DEFINE(major_with, "重大隐患中", MAJOR_WITH_TABLE)
NAMES_DEFINE(hazard_sort, "隐患排序", HAZARD_SORT_TABLE)

static const struct field hazard_event_fields[] = {
    F_UUID(struct hazard_event, uuid, REQUIRED, .label = "办理编号"),
    F_ENUM(struct hazard_event, act, hazard_act, REQUIRED, .label = "动作"),
    F_TEXT(struct hazard_event, actor_name, REQUIRED, .label = "办理人"),
    F_ENUM(struct hazard_event, actor_role, role, REQUIRED, .label = "办理人角色"),
    F_TIME(struct hazard_event, device_at, REQUIRED, .label = "办理时间", .doc = "as the device saw it"),
    F_TIME(struct hazard_event, received_at, REQUIRED, .label = "收到时间", .doc = "server time"),
    F_ENUM(struct hazard_event, state_after, hazard_state, REQUIRED, .label = "办理后状态"),
    F_TEXT(struct hazard_event, text, NULLABLE, .label = "说明", .max = 2000,
           .doc = "reason, measures or result, by act"),
    F_DATE(struct hazard_event, deadline, NULLABLE, .label = "新期限"),
    F_DATE(struct hazard_event, done_on, NULLABLE, .label = "完成日期"),
    F_INT(struct hazard_event, cost_fen, NULLABLE, .label = "整改费用", .doc = "1/100 yuan"),
    F_TEXT(struct hazard_event, report_number, NULLABLE, .label = "检测报告编号"),
    F_ENUM(struct hazard_event, severity, severity, NULLABLE, .label = "研判等级"),
};
SHAPE(hazard_event, struct hazard_event);

static const struct field hazard_fields[] = {
    F_ID(struct hazard, id),
    F_UUID(struct hazard, uuid, REQUIRED, .label = "隐患编号"),
    F_UUID(struct hazard, institution, REQUIRED, .label = "机构"),
    F_TEXT(struct hazard, institution_name, REQUIRED, .label = "机构名称"),
    F_ENUM(struct hazard, institution_type, institution_type, REQUIRED, .label = "机构类型"),
    F_TEXT(struct hazard, county_name, REQUIRED, .label = "县(市、区)"),
    F_TEXT(struct hazard, town_name, NULLABLE, .label = "镇(街道)"),
    F_ENUM(struct hazard, source, hazard_source, REQUIRED, .label = "来源"),
    F_UUID(struct hazard, inspection, NULLABLE, .label = "检查", .doc = "the visit it was found in"),
    F_TEXT(struct hazard, item_code, NULLABLE, .label = "检查项"),
    F_TEXT(struct hazard, requirement, NULLABLE, .label = "检查要求", .max = 2000,
           .doc = "wording of the version used"),
    F_ENUM(struct hazard, area, area, REQUIRED, .label = "领域"),
    F_ENUM(struct hazard, severity, severity, REQUIRED, .label = "等级"),
    F_TEXT(struct hazard, assessment_reason, NULLABLE, .label = "研判理由", .max = 1000),
    F_TEXT(struct hazard, assessed_by, NULLABLE, .label = "研判人"),
    F_TEXT(struct hazard, place, NULLABLE, .label = "部位"),
    F_TEXT(struct hazard, description, REQUIRED, .label = "隐患描述", .max = 2000),
    F_TEXT(struct hazard, basis, NULLABLE, .label = "依据", .max = 1000),
    F_TEXT(struct hazard, responsible, NULLABLE, .label = "整改责任人"),
    F_TEXT(struct hazard, measures_required, NULLABLE, .label = "整改要求", .max = 1000),
    F_DATE(struct hazard, found_on, REQUIRED, .label = "发现日期"),
    F_TIME(struct hazard, found_at, REQUIRED, .label = "发现时间"),
    F_TEXT(struct hazard, logged_by, REQUIRED, .label = "登记人"),
    F_DATE(struct hazard, deadline, REQUIRED, .label = "整改期限", .doc = "a day in China time"),
    F_DATE(struct hazard, original_deadline, REQUIRED, .label = "原整改期限"),
    F_TEXT(struct hazard, notice_number, NULLABLE, .label = "责令限期整改通知书文号"),
    F_ENUM(struct hazard, state, hazard_state, REQUIRED, .label = "状态"),
    F_BOOL(struct hazard, overdue, REQUIRED, .label = "逾期", .doc = "computed, never stored"),
    F_INT(struct hazard, days_left, NULLABLE, .label = "剩余天数", .min = -100000, .max = 100000,
          .doc = "deadline minus today; null unless open"),
    F_BOOL(struct hazard, fixed_on_site, REQUIRED, .label = "当场整改"),
    F_BOOL(struct hazard, repeat, REQUIRED, .label = "重复隐患"),
    F_TIME(struct hazard, acknowledged_at, NULLABLE, .label = "签收时间"),
    F_TIME(struct hazard, submitted_at, NULLABLE, .label = "申报时间"),
    F_INT(struct hazard, return_count, REQUIRED, .label = "退回次数"),
    F_BOOL(struct hazard, awaits_second_name, REQUIRED, .label = "待第二人签字"),
    F_DATE(struct hazard, closed_on, NULLABLE, .label = "销号日期"),
    F_TEXT(struct hazard, closed_by, NULLABLE, .label = "销号人"),
    F_TEXT(struct hazard, void_reason, NULLABLE, .label = "作废原因", .max = 500),
    F_BOOL(struct hazard, extension_pending, REQUIRED, .label = "延期待决定"),
    F_DATE(struct hazard, extension_asked, NULLABLE, .label = "申请延至", .doc = "while undecided"),
    F_TEXT(struct hazard, extension_asked_by, NULLABLE, .label = "延期申请人"),
    F_INT(struct hazard, extension_count, REQUIRED, .label = "延期次数", .doc = "granted ones"),
    F_BOOL(struct hazard, listed, REQUIRED, .label = "挂牌督办", .doc = "parallel to the state"),
    F_ENUM(struct hazard, listed_level, listed_level, NULLABLE, .label = "挂牌层级"),
    F_DATE(struct hazard, delist_asked_on, NULLABLE, .label = "申请摘牌日期"),
    F_BOOL(struct hazard, delist_overdue, REQUIRED, .label = "摘牌复核超期",
           .doc = "computed: asked for more than ten days ago"),
    F_ENUM(struct hazard, restriction, hazard_restriction, NULLABLE, .label = "临时措施",
           .doc = "in force; Work Safety Law art. 65"),
    F_BOOL(struct hazard, planned, REQUIRED, .label = "已有治理方案"),
    F_BOOL(struct hazard, settled, REQUIRED, .label = "五落实齐全"),
    F_INT(struct hazard, funds_fen, NULLABLE, .label = "落实资金",
          .doc = "of the five settlements; 1/100 yuan"),
    F_BOOL(struct hazard, plan_missing, REQUIRED, .label = "缺治理方案或五落实",
           .doc = "major, unresolved, and one of the two is missing"),
    F_BOOL(struct hazard, unassessed, REQUIRED, .label = "待研判",
           .doc = "major, unresolved, and nobody has said why"),
    F_ENUM(struct hazard, building_grade, building_grade, NULLABLE, .label = "建筑安全等级"),
    F_ENUM(struct hazard, case_measure, case_measure, NULLABLE, .label = "一案一策措施"),
    F_TEXT(struct hazard, transferred_to, NULLABLE, .label = "移交部门"),
    F_DATE(struct hazard, transferred_on, NULLABLE, .label = "移交日期"),
    F_BOOL(struct hazard, transfer_resolved, NULLABLE, .label = "移交已办结",
           .doc = "the department answered that it is done; null: no answer yet"),
    F_LIST(struct hazard, extensions, hazard_extension_row_shape, 0, .label = "延期记录", .max = 10000),
    F_LIST(struct hazard, listings, hazard_listing_row_shape, 0, .label = "挂牌记录", .max = 10000),
    F_LIST(struct hazard, restrictions, hazard_restriction_row_shape, 0, .label = "临时措施记录",
           .max = 10000),
    F_LIST(struct hazard, plans, hazard_plan_row_shape, 0, .label = "治理方案", .max = 10000,
           .doc = "oldest first; the last one holds"),
    F_LIST(struct hazard, settlements, hazard_settlement_row_shape, 0, .label = "五落实", .max = 10000,
           .doc = "oldest first; the last one holds"),
    F_LIST(struct hazard, case_plans, hazard_case_plan_row_shape, 0, .label = "一案一策", .max = 10000,
           .doc = "oldest first; the last one holds"),
    F_LIST(struct hazard, transfers, hazard_transfer_row_shape, 0, .label = "移交记录", .max = 10000),
    F_LIST(struct hazard, parked, hazard_parked_row_shape, 0, .label = "等待前一步的办理", .max = 10000,
           .doc = "received before what they build on; they take effect in their turn"),
    F_TEXTS(struct hazard, may, 0, .label = "可办理动作", .doc = "acts the asking account may do now"),
    F_LIST(struct hazard, events, hazard_event_shape, 0, .label = "办理过程", .max = 10000),
    F_LIST(struct hazard, attachments, attachment_row_shape, 0, .label = "照片", .max = 10000),
    F_ID(struct hazard, institution_id),
    F_INT(struct hazard, city_id, INTERNAL),
    F_INT(struct hazard, county_id, INTERNAL),
    F_INT(struct hazard, town_id, INTERNAL),
    F_ID(struct hazard, submitted_by_id),
    F_ID(struct hazard, first_close_by_id),
    F_ID(struct hazard, logged_by_id),
    F_TEXT(struct hazard, content_hash, INTERNAL),
    F_INT(struct hazard, row_version, REQUIRED, .label = "版本"),
};
SHAPE(hazard, struct hazard);

static const struct field hazard_row_fields[] = {
    F_UUID(struct hazard_row, uuid, REQUIRED, .label = "隐患编号"),
    F_UUID(struct hazard_row, institution, REQUIRED, .label = "机构"),
    F_TEXT(struct hazard_row, institution_name, REQUIRED, .label = "机构名称"),
    F_ENUM(struct hazard_row, institution_type, institution_type, REQUIRED, .label = "机构类型"),
    F_TEXT(struct hazard_row, county_name, REQUIRED, .label = "县(市、区)"),
    F_ENUM(struct hazard_row, source, hazard_source, REQUIRED, .label = "来源"),
    F_TEXT(struct hazard_row, item_code, NULLABLE, .label = "检查项"),
    F_ENUM(struct hazard_row, area, area, REQUIRED, .label = "领域"),
    F_ENUM(struct hazard_row, severity, severity, REQUIRED, .label = "等级"),
    F_TEXT(struct hazard_row, place, NULLABLE, .label = "部位"),
    F_TEXT(struct hazard_row, description, REQUIRED, .label = "隐患描述", .max = 2000),
    F_DATE(struct hazard_row, found_on, REQUIRED, .label = "发现日期"),
    F_DATE(struct hazard_row, deadline, REQUIRED, .label = "整改期限"),
    F_ENUM(struct hazard_row, state, hazard_state, REQUIRED, .label = "状态"),
    F_BOOL(struct hazard_row, overdue, REQUIRED, .label = "逾期", .doc = "computed, never stored"),
    F_INT(struct hazard_row, days_left, NULLABLE, .label = "剩余天数", .min = -100000, .max = 100000,
          .doc = "deadline minus today; null unless open"),
    F_BOOL(struct hazard_row, acknowledged, REQUIRED, .label = "已签收"),
    F_BOOL(struct hazard_row, awaits_second_name, REQUIRED, .label = "待第二人签字"),
    F_BOOL(struct hazard_row, extension_pending, REQUIRED, .label = "延期待决定"),
    F_DATE(struct hazard_row, extension_asked, NULLABLE, .label = "申请延至", .doc = "while it is undecided"),
    F_BOOL(struct hazard_row, extended, REQUIRED, .label = "已延期"),
    F_BOOL(struct hazard_row, listed, REQUIRED, .label = "挂牌督办"),
    F_DATE(struct hazard_row, delist_asked_on, NULLABLE, .label = "申请摘牌日期"),
    F_TEXT(struct hazard_row, transferred_to, NULLABLE, .label = "移交部门"),
    F_DATE(struct hazard_row, transferred_on, NULLABLE, .label = "移交日期"),
    F_ENUM(struct hazard_row, restriction, hazard_restriction, NULLABLE, .label = "临时措施"),
    F_BOOL(struct hazard_row, plan_missing, REQUIRED, .label = "缺治理方案或五落实"),
    F_INT(struct hazard_row, funds_fen, NULLABLE, .label = "落实资金", .doc = "1/100 yuan"),
    F_BOOL(struct hazard_row, repeat, REQUIRED, .label = "重复隐患"),
    F_BOOL(struct hazard_row, fixed_on_site, REQUIRED, .label = "当场整改"),
    F_INT(struct hazard_row, return_count, REQUIRED, .label = "退回次数"),
    F_DATE(struct hazard_row, closed_on, NULLABLE, .label = "销号日期"),
    F_INT(struct hazard_row, row_version, REQUIRED, .label = "版本"),
    F_ID(struct hazard_row, id),
};
SHAPE(hazard_row, struct hazard_row);

static const struct field hazard_filter_fields[] = {
    F_UUID(struct hazard_filter, institution, 0, .label = "机构"),
    F_UUID(struct hazard_filter, inspection, 0, .label = "检查"),
    F_TEXT(struct hazard_filter, county, 0, .label = "县(市、区)", .max = 9, .doc = "GB/T 2260 code"),
    F_TEXT(struct hazard_filter, town, 0, .label = "镇(街道)", .max = 9, .doc = "code"),
    F_ENUM(struct hazard_filter, institution_type, institution_type, 0, .label = "机构类型"),
    F_ENUM(struct hazard_filter, area, area, 0, .label = "领域"),
    F_ENUM(struct hazard_filter, severity, severity, 0, .label = "等级"),
    F_ENUM(struct hazard_filter, source, hazard_source, 0, .label = "来源"),
    F_ENUM(struct hazard_filter, state, hazard_state, 0, .label = "状态"),
    F_BOOL(struct hazard_filter, unresolved, 0, .label = "未销号",
           .doc = "true: open or submitted; false: closed"),
    F_BOOL(struct hazard_filter, overdue, 0, .label = "逾期",
           .doc = "open and deadline before today, or not"),
    F_BOOL(struct hazard_filter, not_void, 0, .label = "不含作废"),
    F_DATE(struct hazard_filter, found_from, 0, .label = "发现日期起"),
    F_DATE(struct hazard_filter, found_to, 0, .label = "发现日期止"),
    F_DATE(struct hazard_filter, closed_from, 0, .label = "销号日期起"),
    F_DATE(struct hazard_filter, closed_to, 0, .label = "销号日期止"),
    F_DATE(struct hazard_filter, due_before, 0, .label = "期限早于"),
    F_DATE(struct hazard_filter, deadline_from, 0, .label = "整改期限起"),
    F_DATE(struct hazard_filter, deadline_to, 0, .label = "整改期限止"),
    F_DATE(struct hazard_filter, open_on, 0, .label = "存量日期",
           .doc = "in stock at the end of this day: found and not closed by then, not transferred, not void"),
    F_DATE(struct hazard_filter, not_closed_on, 0, .label = "未销号日期",
           .doc = "not closed by the end of this day; transferred ones are among them"),
    F_BOOL(struct hazard_filter, on_time, 0, .label = "按期整改", .doc = "closed by the deadline, or not"),
    F_BOOL(struct hazard_filter, repeat, 0, .label = "重复隐患"),
    F_BOOL(struct hazard_filter, fixed_on_site, 0, .label = "当场整改"),
    F_BOOL(
        struct hazard_filter, acknowledged, 0, .label = "已签收",
        .doc =
            "false: open, with a notice, and not acknowledged yet; true: acknowledged, or without a notice"),
    F_BOOL(struct hazard_filter, awaits_second_name, 0, .label = "待第二人签字"),
    F_BOOL(struct hazard_filter, by_city, 0, .label = "市级检查发现"),
    F_BOOL(struct hazard_filter, returned, 0, .label = "被退回过"),
    F_BOOL(struct hazard_filter, extension_pending, 0, .label = "延期待决定"),
    F_BOOL(struct hazard_filter, extended, 0, .label = "已延期", .doc = "granted at least once"),
    F_BOOL(struct hazard_filter, graded_cd, 0, .label = "C、D级建筑隐患",
           .doc = "true: with a case plan for a building of grade C or D; false: no condition"),
    F_BOOL(struct hazard_filter, listed, 0, .label = "挂牌督办"),
    F_ENUM(struct hazard_filter, listed_level, listed_level, 0, .label = "挂牌层级"),
    F_ENUM(struct hazard_filter, major_with, major_with, 0, .label = "重大隐患中",
           .doc = "of major ones: a plan, all five settlements, or now listed by that level"),
    F_BOOL(struct hazard_filter, delist_asked, 0, .label = "待摘牌"),
    F_BOOL(struct hazard_filter, delist_by_city, 0, .label = "待市局摘牌",
           .doc = "asked for; true: what the city or the province listed, false: what a county did"),
    F_BOOL(struct hazard_filter, transfer_answered, 0, .label = "移交已答复",
           .doc = "of those handed over to another department"),
    F_BOOL(struct hazard_filter, restricted, 0, .label = "采取临时措施"),
    F_BOOL(struct hazard_filter, plan_missing, 0, .label = "缺治理方案或五落实"),
    F_BOOL(struct hazard_filter, unassessed, 0, .label = "待研判",
           .doc = "true: major, unresolved, and nobody has said why; false: no condition"),
    F_TEXT(struct hazard_filter, item_code, 0, .label = "检查项", .max = 20),
    F_TEXT(struct hazard_filter, search, 0, .label = "机构名称", .max = 60),
    F_ENUM(struct hazard_filter, sort, hazard_sort, 0, .label = "排序",
           .doc = "found: newest first (default); deadline: earliest first"),
    F_TEXT(struct hazard_filter, cursor, 0, .label = "翻页位置"),
    F_INT(struct hazard_filter, limit, 0, .label = "每页条数", .min = 1, .max = PAGE_MOST),
};
SHAPE(hazard_filter, struct hazard_filter);

static const struct field hazard_where_fields[] = {
    F_DATE(struct hazard_where, today, INTERNAL),
    F_TEXT(struct hazard_where, named, INTERNAL),
    F_BOOL(struct hazard_where, only_unresolved, INTERNAL),
    F_BOOL(struct hazard_where, only_closed, INTERNAL),
    F_BOOL(struct hazard_where, only_overdue, INTERNAL),
    F_BOOL(struct hazard_where, only_not_overdue, INTERNAL),
    F_BOOL(struct hazard_where, only_not_void, INTERNAL),
    F_BOOL(struct hazard_where, only_on_time, INTERNAL),
    F_BOOL(struct hazard_where, only_not_on_time, INTERNAL),
    F_BOOL(struct hazard_where, only_acknowledged, INTERNAL),
    F_BOOL(struct hazard_where, only_unacknowledged, INTERNAL),
    F_BOOL(struct hazard_where, only_extended, INTERNAL),
    F_BOOL(struct hazard_where, only_graded_cd, INTERNAL),
    F_BOOL(struct hazard_where, only_not_extended, INTERNAL),
    F_BOOL(struct hazard_where, only_unassessed, INTERNAL),
    F_BOOL(struct hazard_where, only_in_life, INTERNAL),
};
SHAPE(hazard_where, struct hazard_where);

static const struct field hazard_page_fields[] = {
    F_LIST(struct hazard_page, items, hazard_row_shape, REQUIRED, .label = "隐患"),
    F_INT(struct hazard_page, total, REQUIRED, .label = "总数", .doc = "counted up to a cap"),
    F_BOOL(struct hazard_page, total_capped, REQUIRED, .label = "超过计数上限"),
    F_TEXT(struct hazard_page, next, NULLABLE, .label = "下一页", .doc = "cursor of the next page"),
};
SHAPE(hazard_page, struct hazard_page);

static const struct field hazard_by_uuid_fields[] = {
    F_UUID(struct hazard_by_uuid, uuid, REQUIRED | IN_PATH, .label = "隐患编号"),
};
SHAPE(hazard_by_uuid, struct hazard_by_uuid);

static const struct field hazard_as_of_fields[] = {
    F_UUID(struct hazard_as_of, uuid, REQUIRED | IN_PATH, .label = "隐患编号"),
    F_DATE(struct hazard_as_of, as_of, 0, .label = "截至日期",
           .doc = "as it was at the end of that day; without it, as it is now"),
};
SHAPE(hazard_as_of, struct hazard_as_of);

static const struct field hazard_new_fields[] = {
    F_UUID(struct hazard_new, uuid, REQUIRED | IN_PATH, .label = "隐患编号"),
    F_UUID(struct hazard_new, institution, REQUIRED, .label = "机构"),
    F_ENUM(struct hazard_new, source, hazard_source, REQUIRED, .label = "来源",
           .doc = "report or superior by a bureau, self by an institution"),
    F_TEXT(struct hazard_new, item_code, 0, .label = "检查项", .max = 20),
    F_ENUM(struct hazard_new, area, area, REQUIRED, .label = "领域"),
    F_ENUM(struct hazard_new, severity, severity, REQUIRED, .label = "等级"),
    F_TEXT(struct hazard_new, assessment_reason, MULTILINE, .label = "研判理由", .max = 500),
    F_TEXT(struct hazard_new, place, 0, .label = "部位", .max = 100),
    F_TEXT(struct hazard_new, description, REQUIRED | MULTILINE, .label = "隐患描述", .max = 1000),
    F_TEXT(struct hazard_new, basis, MULTILINE, .label = "依据", .max = 500),
    F_TEXT(struct hazard_new, responsible, 0, .label = "整改责任人", .max = 50),
    F_TEXT(struct hazard_new, measures_required, MULTILINE, .label = "整改要求", .max = 1000),
    F_DATE(struct hazard_new, found_on, REQUIRED, .label = "发现日期"),
    F_TIME(struct hazard_new, found_at, REQUIRED, .label = "发现时间"),
    F_DATE(struct hazard_new, deadline, REQUIRED, .label = "整改期限"),
    F_TEXTS(struct hazard_new, before_photos, 0, .label = "整改前照片", .max = 20),
};
SHAPE(hazard_new, struct hazard_new);

static const struct field hazard_acknowledge_fields[] = {
    ACT_FIELDS(struct hazard_acknowledge),
};
SHAPE(hazard_acknowledge, struct hazard_acknowledge);

static const struct field hazard_submit_fields[] = {
    ACT_FIELDS(struct hazard_submit),
    F_TEXT(struct hazard_submit, measures, REQUIRED | MULTILINE, .label = "整改措施", .max = 1000),
    F_DATE(struct hazard_submit, done_on, REQUIRED, .label = "完成日期"),
    F_INT(struct hazard_submit, cost_fen, 0, .label = "整改费用", .max = 100000000000, .doc = "1/100 yuan"),
    F_TEXTS(struct hazard_submit, after_photos, 0, .label = "整改后照片", .max = 20),
};
SHAPE(hazard_submit, struct hazard_submit);

static const struct field hazard_close_fields[] = {
    ACT_FIELDS(struct hazard_close),
    F_TEXT(struct hazard_close, result, REQUIRED | MULTILINE, .label = "复查结果", .max = 1000),
    F_TEXT(struct hazard_close, report_number, 0, .label = "检测报告编号", .max = 100,
           .doc = "required under the first name of a major hazard"),
    F_TEXTS(struct hazard_close, after_photos, 0, .label = "复查照片", .max = 20),
};
SHAPE(hazard_close, struct hazard_close);

static const struct field hazard_return_fields[] = {
    ACT_FIELDS(struct hazard_return),
    F_TEXT(struct hazard_return, reason, REQUIRED | MULTILINE, .label = "退回原因", .max = 1000),
    F_DATE(struct hazard_return, new_deadline, REQUIRED, .label = "新的整改期限"),
};
SHAPE(hazard_return, struct hazard_return);

static const struct field hazard_assess_fields[] = {
    ACT_FIELDS(struct hazard_assess),
    F_ENUM(struct hazard_assess, severity, severity, REQUIRED, .label = "等级"),
    F_TEXT(struct hazard_assess, reason, REQUIRED | MULTILINE, .label = "研判理由", .max = 1000),
};
SHAPE(hazard_assess, struct hazard_assess);

static const struct field hazard_void_fields[] = {
    ACT_FIELDS(struct hazard_void),
    F_TEXT(struct hazard_void, reason, REQUIRED | MULTILINE, .label = "作废原因", .max = 500),
};
SHAPE(hazard_void, struct hazard_void);
