/* hazard_act_fields.c: what the acts beyond rectification carry, and the records they leave. */
#include "hazard_private.h"

enum { LONG = 2000, REASON = 1000, SHORT = 200, NUMBER = 100 };
#define FUNDS_MOST 100000000000 /* 1/100 yuan: a hundred thousand 万元 */

/* ---- acts ---- */

static const struct field hazard_extend_fields[] = {
    ACT_FIELDS(struct hazard_extend),
    F_DATE(struct hazard_extend, new_deadline, REQUIRED, .label = "申请延至"),
    F_TEXT(struct hazard_extend, reason, REQUIRED | MULTILINE, .label = "延期理由", .max = REASON),
    F_TEXT(struct hazard_extend, interim_measures, REQUIRED | MULTILINE, .label = "延期期间的防范措施",
           .max = REASON),
};
SHAPE(hazard_extend, struct hazard_extend);

static const struct field hazard_grant_fields[] = {
    ACT_FIELDS(struct hazard_grant),
    F_DATE(struct hazard_grant, new_deadline, 0, .label = "同意延至",
           .doc = "without it: as asked for; may be earlier than asked for"),
    F_TEXT(struct hazard_grant, reason, MULTILINE, .label = "意见", .max = REASON),
};
SHAPE(hazard_grant, struct hazard_grant);

static const struct field hazard_refuse_fields[] = {
    ACT_FIELDS(struct hazard_refuse),
    F_TEXT(struct hazard_refuse, reason, REQUIRED | MULTILINE, .label = "不同意的理由", .max = REASON),
};
SHAPE(hazard_refuse, struct hazard_refuse);

static const struct field hazard_enlist_fields[] = {
    ACT_FIELDS(struct hazard_enlist),
    F_ENUM(struct hazard_enlist, level, listed_level, 0, .label = "挂牌层级",
           .doc = "default: the leader's own; a city leader records what the province lists"),
    F_TEXT(struct hazard_enlist, number, REQUIRED, .label = "挂牌文号", .max = NUMBER),
    F_TEXT(struct hazard_enlist, unit, REQUIRED, .label = "督办单位", .max = SHORT),
    F_DATE(struct hazard_enlist, list_deadline, REQUIRED, .label = "督办期限"),
    F_DATE(struct hazard_enlist, published_on, REQUIRED, .label = "公布日期"),
    F_TEXT(struct hazard_enlist, publication, REQUIRED, .label = "公布方式", .max = SHORT,
           .doc = "where it was made public"),
};
SHAPE(hazard_enlist, struct hazard_enlist);

static const struct field hazard_ask_delist_fields[] = {
    ACT_FIELDS(struct hazard_ask_delist),
    F_TEXT(struct hazard_ask_delist, reason, REQUIRED | MULTILINE, .label = "申请摘牌的理由", .max = REASON),
};
SHAPE(hazard_ask_delist, struct hazard_ask_delist);

static const struct field hazard_delist_fields[] = {
    ACT_FIELDS(struct hazard_delist),
    F_DATE(struct hazard_delist, reviewed_on, REQUIRED, .label = "现场复核日期"),
    F_TEXT(struct hazard_delist, result, REQUIRED | MULTILINE, .label = "复核结果", .max = REASON),
};
SHAPE(hazard_delist, struct hazard_delist);

static const struct field hazard_restrict_fields[] = {
    ACT_FIELDS(struct hazard_restrict),
    F_ENUM(struct hazard_restrict, measure, hazard_restriction, REQUIRED, .label = "临时措施"),
    F_TEXT(struct hazard_restrict, scope, REQUIRED, .label = "范围", .max = SHORT),
    F_TEXT(struct hazard_restrict, reason, REQUIRED | MULTILINE, .label = "采取措施的理由", .max = REASON),
};
SHAPE(hazard_restrict, struct hazard_restrict);

static const struct field hazard_resume_fields[] = {
    ACT_FIELDS(struct hazard_resume),
    F_TEXT(struct hazard_resume, reason, REQUIRED | MULTILINE, .label = "审查意见", .max = REASON),
};
SHAPE(hazard_resume, struct hazard_resume);

static const struct field hazard_plan_fields[] = {
    ACT_FIELDS(struct hazard_plan),
    F_TEXT(struct hazard_plan, goals, REQUIRED | MULTILINE, .label = "治理的目标和任务", .max = LONG),
    F_TEXT(struct hazard_plan, methods, REQUIRED | MULTILINE, .label = "采取的方法和措施", .max = LONG),
    F_TEXT(struct hazard_plan, funds_and_materials, REQUIRED | MULTILINE, .label = "经费和物资的落实",
           .max = LONG),
    F_TEXT(struct hazard_plan, people, REQUIRED | MULTILINE, .label = "负责治理的机构和人员", .max = LONG),
    F_TEXT(struct hazard_plan, time_limits, REQUIRED | MULTILINE, .label = "治理的时限和要求", .max = LONG),
    F_TEXT(struct hazard_plan, safety_and_emergency, REQUIRED | MULTILINE, .label = "安全措施和应急预案",
           .max = LONG),
};
SHAPE(hazard_plan, struct hazard_plan);

static const struct field hazard_settle_fields[] = {
    ACT_FIELDS(struct hazard_settle),
    F_TEXT(struct hazard_settle, responsibility, MULTILINE, .label = "责任落实", .max = REASON,
           .doc = "all five of a major hazard, at least one of others"),
    F_TEXT(struct hazard_settle, measures, MULTILINE, .label = "措施落实", .max = REASON),
    F_INT(struct hazard_settle, funds_fen, 0, .label = "落实资金", .max = FUNDS_MOST,
          .doc = "1/100 yuan; needed of a major hazard, 0 where none are"),
    F_TEXT(struct hazard_settle, funds, MULTILINE, .label = "资金说明", .max = REASON),
    F_TEXT(struct hazard_settle, time_limit, MULTILINE, .label = "时限落实", .max = REASON),
    F_TEXT(struct hazard_settle, contingency, MULTILINE, .label = "预案落实", .max = REASON),
};
SHAPE(hazard_settle, struct hazard_settle);

static const struct field hazard_case_plan_fields[] = {
    ACT_FIELDS(struct hazard_case_plan),
    F_ENUM(struct hazard_case_plan, building_grade, building_grade, REQUIRED, .label = "建筑安全等级",
           .doc = "C or D"),
    F_ENUM(struct hazard_case_plan, measure, case_measure, REQUIRED, .label = "处置措施"),
    F_TEXT(struct hazard_case_plan, text, REQUIRED | MULTILINE, .label = "处置方案", .max = LONG),
};
SHAPE(hazard_case_plan, struct hazard_case_plan);

static const struct field hazard_transfer_fields[] = {
    ACT_FIELDS(struct hazard_transfer),
    F_TEXT(struct hazard_transfer, department, REQUIRED, .label = "接收部门", .max = SHORT),
    F_TEXT(struct hazard_transfer, number, REQUIRED, .label = "移交文号", .max = NUMBER),
    F_DATE(struct hazard_transfer, transferred_on, REQUIRED, .label = "移交日期"),
    F_TEXT(struct hazard_transfer, reason, MULTILINE, .label = "移交说明", .max = REASON),
};
SHAPE(hazard_transfer, struct hazard_transfer);

static const struct field hazard_answer_fields[] = {
    ACT_FIELDS(struct hazard_answer),
    F_TEXT(struct hazard_answer, text, REQUIRED | MULTILINE, .label = "答复内容", .max = REASON),
    F_DATE(struct hazard_answer, answered_on, REQUIRED, .label = "答复日期"),
    F_BOOL(struct hazard_answer, resolved, REQUIRED, .label = "是否办结"),
    F_DATE(struct hazard_answer, new_deadline, 0, .label = "新的整改期限", .doc = "when not resolved"),
};
SHAPE(hazard_answer, struct hazard_answer);

/* ---- records ---- */

static const struct field hazard_extension_row_fields[] = {
    F_UUID(struct hazard_extension_row, event, REQUIRED, .label = "办理编号"),
    F_TEXT(struct hazard_extension_row, asked_by, REQUIRED, .label = "申请人"),
    F_TIME(struct hazard_extension_row, asked_at, REQUIRED, .label = "申请时间"),
    F_DATE(struct hazard_extension_row, asked_deadline, REQUIRED, .label = "申请延至"),
    F_TEXT(struct hazard_extension_row, reason, REQUIRED, .label = "延期理由", .max = REASON),
    F_TEXT(struct hazard_extension_row, interim_measures, REQUIRED, .label = "延期期间的防范措施",
           .max = REASON),
    F_ENUM(struct hazard_extension_row, decision, hazard_act, NULLABLE, .label = "决定",
           .doc = "grant or refuse; null: undecided, or overtaken by a submission"),
    F_TEXT(struct hazard_extension_row, decided_by, NULLABLE, .label = "决定人"),
    F_TIME(struct hazard_extension_row, decided_at, NULLABLE, .label = "决定时间"),
    F_DATE(struct hazard_extension_row, granted_deadline, NULLABLE, .label = "同意延至"),
    F_TEXT(struct hazard_extension_row, decision_reason, NULLABLE, .label = "决定意见", .max = REASON),
};
SHAPE(hazard_extension_row, struct hazard_extension_row);

static const struct field hazard_listing_row_fields[] = {
    F_UUID(struct hazard_listing_row, event, REQUIRED, .label = "办理编号"),
    F_ENUM(struct hazard_listing_row, level, listed_level, REQUIRED, .label = "挂牌层级"),
    F_TEXT(struct hazard_listing_row, listed_by, REQUIRED, .label = "挂牌人"),
    F_TIME(struct hazard_listing_row, listed_at, REQUIRED, .label = "挂牌时间"),
    F_TEXT(struct hazard_listing_row, number, REQUIRED, .label = "挂牌文号"),
    F_TEXT(struct hazard_listing_row, unit, REQUIRED, .label = "督办单位"),
    F_DATE(struct hazard_listing_row, list_deadline, REQUIRED, .label = "督办期限"),
    F_DATE(struct hazard_listing_row, published_on, REQUIRED, .label = "公布日期"),
    F_TEXT(struct hazard_listing_row, publication, REQUIRED, .label = "公布方式"),
    F_TEXT(struct hazard_listing_row, delist_asked_by, NULLABLE, .label = "摘牌申请人"),
    F_TIME(struct hazard_listing_row, delist_asked_at, NULLABLE, .label = "申请摘牌时间"),
    F_TEXT(struct hazard_listing_row, delist_reason, NULLABLE, .label = "申请摘牌的理由", .max = REASON),
    F_TEXT(struct hazard_listing_row, delisted_by, NULLABLE, .label = "摘牌人"),
    F_TIME(struct hazard_listing_row, delisted_at, NULLABLE, .label = "摘牌时间"),
    F_DATE(struct hazard_listing_row, reviewed_on, NULLABLE, .label = "现场复核日期"),
    F_TEXT(struct hazard_listing_row, review_result, NULLABLE, .label = "复核结果", .max = REASON),
    F_BOOL(struct hazard_listing_row, late, REQUIRED, .label = "摘牌超期",
           .doc = "computed: delisted more than ten days after the application"),
};
SHAPE(hazard_listing_row, struct hazard_listing_row);

static const struct field hazard_restriction_row_fields[] = {
    F_UUID(struct hazard_restriction_row, event, REQUIRED, .label = "办理编号"),
    F_ENUM(struct hazard_restriction_row, measure, hazard_restriction, REQUIRED, .label = "临时措施"),
    F_TEXT(struct hazard_restriction_row, scope, REQUIRED, .label = "范围"),
    F_TEXT(struct hazard_restriction_row, reason, REQUIRED, .label = "采取措施的理由", .max = REASON),
    F_TEXT(struct hazard_restriction_row, taken_by, REQUIRED, .label = "采取人"),
    F_TIME(struct hazard_restriction_row, taken_at, REQUIRED, .label = "采取时间"),
    F_TEXT(struct hazard_restriction_row, resumed_by, NULLABLE, .label = "批准恢复人"),
    F_TIME(struct hazard_restriction_row, resumed_at, NULLABLE, .label = "恢复时间"),
    F_TEXT(struct hazard_restriction_row, resume_reason, NULLABLE, .label = "审查意见", .max = REASON),
};
SHAPE(hazard_restriction_row, struct hazard_restriction_row);

static const struct field hazard_plan_row_fields[] = {
    F_UUID(struct hazard_plan_row, event, REQUIRED, .label = "办理编号"),
    F_TEXT(struct hazard_plan_row, made_by, REQUIRED, .label = "上报人"),
    F_TIME(struct hazard_plan_row, made_at, REQUIRED, .label = "上报时间"),
    F_TEXT(struct hazard_plan_row, goals, REQUIRED, .label = "治理的目标和任务", .max = LONG),
    F_TEXT(struct hazard_plan_row, methods, REQUIRED, .label = "采取的方法和措施", .max = LONG),
    F_TEXT(struct hazard_plan_row, funds_and_materials, REQUIRED, .label = "经费和物资的落实", .max = LONG),
    F_TEXT(struct hazard_plan_row, people, REQUIRED, .label = "负责治理的机构和人员", .max = LONG),
    F_TEXT(struct hazard_plan_row, time_limits, REQUIRED, .label = "治理的时限和要求", .max = LONG),
    F_TEXT(struct hazard_plan_row, safety_and_emergency, REQUIRED, .label = "安全措施和应急预案",
           .max = LONG),
};
SHAPE(hazard_plan_row, struct hazard_plan_row);

static const struct field hazard_settlement_row_fields[] = {
    F_UUID(struct hazard_settlement_row, event, REQUIRED, .label = "办理编号"),
    F_TEXT(struct hazard_settlement_row, made_by, REQUIRED, .label = "登记人"),
    F_TIME(struct hazard_settlement_row, made_at, REQUIRED, .label = "登记时间"),
    F_TEXT(struct hazard_settlement_row, responsibility, NULLABLE, .label = "责任落实", .max = REASON),
    F_TEXT(struct hazard_settlement_row, measures, NULLABLE, .label = "措施落实", .max = REASON),
    F_INT(struct hazard_settlement_row, funds_fen, NULLABLE, .label = "落实资金", .doc = "1/100 yuan"),
    F_TEXT(struct hazard_settlement_row, funds, NULLABLE, .label = "资金说明", .max = REASON),
    F_TEXT(struct hazard_settlement_row, time_limit, NULLABLE, .label = "时限落实", .max = REASON),
    F_TEXT(struct hazard_settlement_row, contingency, NULLABLE, .label = "预案落实", .max = REASON),
};
SHAPE(hazard_settlement_row, struct hazard_settlement_row);

static const struct field hazard_case_plan_row_fields[] = {
    F_UUID(struct hazard_case_plan_row, event, REQUIRED, .label = "办理编号"),
    F_TEXT(struct hazard_case_plan_row, made_by, REQUIRED, .label = "制定人"),
    F_TIME(struct hazard_case_plan_row, made_at, REQUIRED, .label = "制定时间"),
    F_ENUM(struct hazard_case_plan_row, building_grade, building_grade, REQUIRED, .label = "建筑安全等级"),
    F_ENUM(struct hazard_case_plan_row, measure, case_measure, REQUIRED, .label = "处置措施"),
    F_TEXT(struct hazard_case_plan_row, text, REQUIRED, .label = "处置方案", .max = LONG),
};
SHAPE(hazard_case_plan_row, struct hazard_case_plan_row);

static const struct field hazard_transfer_row_fields[] = {
    F_UUID(struct hazard_transfer_row, event, REQUIRED, .label = "办理编号"),
    F_TEXT(struct hazard_transfer_row, transferred_by, REQUIRED, .label = "移交人"),
    F_TEXT(struct hazard_transfer_row, department, REQUIRED, .label = "接收部门"),
    F_TEXT(struct hazard_transfer_row, number, REQUIRED, .label = "移交文号"),
    F_DATE(struct hazard_transfer_row, transferred_on, REQUIRED, .label = "移交日期"),
    F_TEXT(struct hazard_transfer_row, reason, NULLABLE, .label = "移交说明", .max = REASON),
    F_TEXT(struct hazard_transfer_row, answer, NULLABLE, .label = "答复内容", .max = REASON),
    F_TEXT(struct hazard_transfer_row, answered_by, NULLABLE, .label = "答复登记人"),
    F_DATE(struct hazard_transfer_row, answered_on, NULLABLE, .label = "答复日期"),
    F_BOOL(struct hazard_transfer_row, resolved, NULLABLE, .label = "是否办结"),
    F_DATE(struct hazard_transfer_row, new_deadline, NULLABLE, .label = "新的整改期限"),
};
SHAPE(hazard_transfer_row, struct hazard_transfer_row);

static const struct field hazard_parked_row_fields[] = {
    F_UUID(struct hazard_parked_row, event, REQUIRED, .label = "办理编号"),
    F_ENUM(struct hazard_parked_row, act, hazard_act, REQUIRED, .label = "动作"),
    F_TEXT(struct hazard_parked_row, actor_name, REQUIRED, .label = "办理人"),
    F_TIME(struct hazard_parked_row, device_at, REQUIRED, .label = "办理时间"),
    F_TIME(struct hazard_parked_row, received_at, REQUIRED, .label = "收到时间"),
    F_INT(struct hazard_parked_row, made_on, REQUIRED, .label = "所依据的版本",
          .doc = "it waits until the hazard has reached this version"),
};
SHAPE(hazard_parked_row, struct hazard_parked_row);
