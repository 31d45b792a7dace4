/* inspection_fields.c: what a visit is, to JSON, to SQL, to the OpenAPI and to the reader. */
#include "inspection_private.h"

#include "minan/domain/attachment.h"
#include "minan/domain/hazard.h"

NAMES_DEFINE(inspection_level, "检查层级", LEVEL_TABLE)
NAMES_DEFINE(inspection_kind, "检查类型", KIND_TABLE)
NAMES_DEFINE(inspection_state, "检查状态", INSPECTION_STATE_TABLE)
NAMES_DEFINE(answer_result, "检查结果", ANSWER_RESULT_TABLE)
NAMES_DEFINE(recheck_result, "复查结果", RECHECK_TABLE)

static const struct field failed_fields[] = {
    F_UUID(struct failed, uuid, REQUIRED, .label = "隐患编号", .doc = "of the hazard, made by the client"),
    F_ENUM(struct failed, severity, severity, REQUIRED, .label = "等级"),
    F_TEXT(struct failed, assessment_reason, MULTILINE, .label = "研判理由", .max = 500,
           .doc = "required when the severity differs from the item's"),
    F_TEXT(struct failed, place, 0, .label = "部位", .max = 100),
    F_TEXT(struct failed, description, REQUIRED | MULTILINE, .label = "隐患描述", .max = 1000),
    F_TEXT(struct failed, responsible, 0, .label = "整改责任人", .max = 50),
    F_TEXT(struct failed, measures_required, MULTILINE, .label = "整改要求", .max = 1000),
    F_DATE(struct failed, deadline, 0, .label = "整改期限", .doc = "required unless fixed on site"),
    F_BOOL(struct failed, fixed_on_site, 0, .label = "当场整改"),
    F_TEXT(struct failed, fix_result, MULTILINE, .label = "整改情况", .max = 500),
    F_TEXTS(struct failed, before_photos, 0, .label = "整改前照片", .max = 20),
    F_TEXTS(struct failed, after_photos, 0, .label = "整改后照片", .max = 20),
};
SHAPE(failed, struct failed);

static const struct field answer_fields[] = {
    F_TEXT(struct answer, item_code, REQUIRED, .label = "检查项", .max = 20),
    F_ENUM(struct answer, result, answer_result, REQUIRED, .label = "结果"),
    F_BOOL(struct answer, bulk, 0, .label = "其余均合格", .doc = "filled by one tap for all the rest"),
    F_TEXT(struct answer, note, MULTILINE, .label = "备注", .max = 500),
    F_LIST(struct answer, failed, failed_shape, 0, .label = "隐患", .max = 1,
           .doc = "exactly one when the result is fail"),
};
SHAPE(answer, struct answer);

static const struct field recheck_fields[] = {
    F_UUID(struct recheck, event, REQUIRED, .label = "办理编号"),
    F_UUID(struct recheck, hazard, REQUIRED, .label = "隐患编号"),
    F_ENUM(struct recheck, result, recheck_result, REQUIRED, .label = "复查结果"),
    F_TEXT(struct recheck, text, MULTILINE, .label = "复查说明", .max = 1000),
    F_DATE(struct recheck, new_deadline, 0, .label = "新的整改期限"),
    F_TEXTS(struct recheck, after_photos, 0, .label = "复查照片", .max = 20),
};
SHAPE(recheck, struct recheck);

static const struct field member_fields[] = {
    F_UUID(struct member, account, NULLABLE, .label = "账号", .doc = "absent: a named outsider"),
    F_TEXT(struct member, name, NULLABLE, .label = "姓名", .max = 50),
    F_TEXT(struct member, unit, NULLABLE, .label = "单位", .max = 100),
};
SHAPE(member, struct member);

static const struct field inspection_new_fields[] = {
    F_UUID(struct inspection_new, uuid, REQUIRED | IN_PATH, .label = "检查编号"),
    F_UUID(struct inspection_new, institution, REQUIRED, .label = "机构"),
    F_ENUM(struct inspection_new, kind, inspection_kind, REQUIRED, .label = "检查类型"),
    F_BOOL(struct inspection_new, unannounced, 0, .label = "四不两直"),
    F_BOOL(struct inspection_new, led_by_leader, 0, .label = "班子成员带队"),
    F_BOOL(struct inspection_new, led_by_principal, 0, .label = "主要负责人带队",
           .doc = "set by the server: the author of a self-check is the principal"),
    F_UUID(struct inspection_new, checklist, REQUIRED, .label = "检查表版本"),
    F_TIME(struct inspection_new, started_at, REQUIRED, .label = "开始时间"),
    F_TIME(struct inspection_new, finished_at, REQUIRED, .label = "结束时间"),
    F_INT(struct inspection_new, clock_offset_ms, 0, .label = "时钟偏差", .min = -10000000000000,
          .max = 10000000000000, .doc = "server minus device, as the device saw it"),
    F_TEXT(struct inspection_new, place, 0, .label = "检查地点", .max = 200),
    F_REAL(struct inspection_new, longitude, 0, .label = "经度"),
    F_REAL(struct inspection_new, latitude, 0, .label = "纬度"),
    F_TEXT(struct inspection_new, partners, 0, .label = "联合部门", .max = 200),
    F_LIST(struct inspection_new, team, member_shape, 0, .label = "检查人员", .max = 50),
    F_LIST(struct inspection_new, answers, answer_shape, 0, .label = "检查项结果", .max = 500),
    F_LIST(struct inspection_new, rechecks, recheck_shape, 0, .label = "复查", .max = 200),
    F_INT(struct inspection_new, bulk_pass_used, 0, .label = "批量合格次数", .max = 1000),
    F_TEXT(struct inspection_new, conclusion, MULTILINE, .label = "检查结论", .max = 1000),
    F_UUID(struct inspection_new, inspector_signature, 0, .label = "检查人员签名"),
    F_UUID(struct inspection_new, institution_signature, 0, .label = "机构签名"),
    F_TEXT(struct inspection_new, institution_signer, 0, .label = "机构签字人", .max = 50),
    F_BOOL(struct inspection_new, refused, 0, .label = "拒签"),
    F_TEXT(struct inspection_new, refusal_reason, MULTILINE, .label = "拒签原因", .max = 500),
    F_TEXT(struct inspection_new, refusal_witness, 0, .label = "见证人", .max = 50),
    F_TEXTS(struct inspection_new, site_photos, 0, .label = "现场照片", .max = 50),
};
SHAPE(inspection_new, struct inspection_new);

static const struct field inspection_answer_fields[] = {
    F_TEXT(struct inspection_answer, item_code, REQUIRED, .label = "检查项"),
    F_ENUM(struct inspection_answer, area, area, REQUIRED, .label = "领域"),
    F_TEXT(struct inspection_answer, requirement, REQUIRED, .label = "检查要求", .max = 2000),
    F_TEXT(struct inspection_answer, basis, NULLABLE, .label = "依据", .max = 2000),
    F_ENUM(struct inspection_answer, result, answer_result, REQUIRED, .label = "结果"),
    F_BOOL(struct inspection_answer, bulk, REQUIRED, .label = "其余均合格"),
    F_TEXT(struct inspection_answer, note, NULLABLE, .label = "备注", .max = 500),
};
SHAPE(inspection_answer, struct inspection_answer);

static const struct field inspection_fields[] = {
    F_ID(struct inspection, id),
    F_UUID(struct inspection, uuid, REQUIRED, .label = "检查编号"),
    F_TEXT(struct inspection, number, NULLABLE, .label = "检查文号"),
    F_UUID(struct inspection, institution, REQUIRED, .label = "机构"),
    F_TEXT(struct inspection, institution_name, REQUIRED, .label = "机构名称"),
    F_ENUM(struct inspection, institution_type, institution_type, REQUIRED, .label = "机构类型"),
    F_TEXT(struct inspection, county_name, REQUIRED, .label = "县(市、区)"),
    F_ENUM(struct inspection, level, inspection_level, REQUIRED, .label = "检查层级"),
    F_ENUM(struct inspection, kind, inspection_kind, REQUIRED, .label = "检查类型"),
    F_ENUM(struct inspection, state, inspection_state, REQUIRED, .label = "状态"),
    F_BOOL(struct inspection, unannounced, REQUIRED, .label = "四不两直"),
    F_BOOL(struct inspection, led_by_leader, REQUIRED, .label = "班子成员带队"),
    F_BOOL(struct inspection, led_by_principal, REQUIRED, .label = "主要负责人带队"),
    F_UUID(struct inspection, checklist, REQUIRED, .label = "检查表"),
    F_INT(struct inspection, checklist_number, REQUIRED, .label = "检查表版本"),
    F_TEXT(struct inspection, author, REQUIRED, .label = "填报人"),
    F_TIME(struct inspection, started_at, REQUIRED, .label = "开始时间"),
    F_TIME(struct inspection, finished_at, REQUIRED, .label = "结束时间"),
    F_TIME(struct inspection, received_at, REQUIRED, .label = "收到时间"),
    F_TEXT(struct inspection, place, NULLABLE, .label = "检查地点"),
    F_TEXT(struct inspection, partners, NULLABLE, .label = "联合部门"),
    F_INT(struct inspection, items_passed, REQUIRED, .label = "合格项数"),
    F_INT(struct inspection, items_failed, REQUIRED, .label = "不合格项数"),
    F_INT(struct inspection, items_not_applicable, REQUIRED, .label = "不适用项数"),
    F_INT(struct inspection, items_bulk_passed, REQUIRED, .label = "批量合格项数"),
    F_INT(struct inspection, team_size, REQUIRED, .label = "检查人数"),
    F_TEXT(struct inspection, institution_signer, NULLABLE, .label = "机构签字人"),
    F_BOOL(struct inspection, refused, REQUIRED, .label = "拒签"),
    F_TEXT(struct inspection, refusal_reason, NULLABLE, .label = "拒签原因", .max = 500),
    F_TEXT(struct inspection, refusal_witness, NULLABLE, .label = "见证人"),
    F_TEXT(struct inspection, conclusion, NULLABLE, .label = "检查结论", .max = 1000),
    F_TEXT(struct inspection, notice_number, NULLABLE, .label = "责令限期整改通知书文号"),
    F_TEXT(struct inspection, void_reason, NULLABLE, .label = "作废原因", .max = 500),
    F_LIST(struct inspection, team, member_shape, 0, .label = "检查人员"),
    F_LIST(struct inspection, answers, inspection_answer_shape, 0, .label = "检查项结果", .max = 1000),
    F_LIST(struct inspection, hazards, hazard_row_shape, 0, .label = "发现的隐患"),
    F_LIST(struct inspection, attachments, attachment_row_shape, 0, .label = "照片和签名", .max = 10000),
    F_INT(struct inspection, row_version, REQUIRED, .label = "版本"),
};
SHAPE(inspection, struct inspection);

static const struct field inspection_row_fields[] = {
    F_UUID(struct inspection_row, uuid, REQUIRED, .label = "检查编号"),
    F_TEXT(struct inspection_row, number, NULLABLE, .label = "检查文号"),
    F_UUID(struct inspection_row, institution, REQUIRED, .label = "机构"),
    F_TEXT(struct inspection_row, institution_name, REQUIRED, .label = "机构名称"),
    F_ENUM(struct inspection_row, institution_type, institution_type, REQUIRED, .label = "机构类型"),
    F_TEXT(struct inspection_row, county_name, REQUIRED, .label = "县(市、区)"),
    F_ENUM(struct inspection_row, level, inspection_level, REQUIRED, .label = "检查层级"),
    F_ENUM(struct inspection_row, kind, inspection_kind, REQUIRED, .label = "检查类型"),
    F_ENUM(struct inspection_row, state, inspection_state, REQUIRED, .label = "状态"),
    F_BOOL(struct inspection_row, led_by_leader, REQUIRED, .label = "班子成员带队"),
    F_BOOL(struct inspection_row, led_by_principal, REQUIRED, .label = "主要负责人带队"),
    F_BOOL(struct inspection_row, refused, REQUIRED, .label = "拒签"),
    F_TEXT(struct inspection_row, author, REQUIRED, .label = "填报人"),
    F_DATE(struct inspection_row, finished_on, REQUIRED, .label = "检查日期"),
    F_TIME(struct inspection_row, finished_at, REQUIRED, .label = "结束时间"),
    F_INT(struct inspection_row, team_size, REQUIRED, .label = "检查人数"),
    F_INT(struct inspection_row, items_failed, REQUIRED, .label = "不合格项数"),
    F_ID(struct inspection_row, id),
};
SHAPE(inspection_row, struct inspection_row);

static const struct field inspection_filter_fields[] = {
    F_UUID(struct inspection_filter, institution, 0, .label = "机构"),
    F_TEXT(struct inspection_filter, county, 0, .label = "县(市、区)", .max = 9, .doc = "GB/T 2260 code"),
    F_ENUM(struct inspection_filter, institution_type, institution_type, 0, .label = "机构类型"),
    F_ENUM(struct inspection_filter, level, inspection_level, 0, .label = "检查层级"),
    F_BOOL(struct inspection_filter, by_bureau, 0, .label = "市县检查",
           .doc = "true: by city or county; false: self-checks"),
    F_ENUM(struct inspection_filter, kind, inspection_kind, 0, .label = "检查类型"),
    F_ENUM(struct inspection_filter, state, inspection_state, 0, .label = "状态"),
    F_BOOL(struct inspection_filter, led_by_leader, 0, .label = "班子成员带队"),
    F_DATE(struct inspection_filter, finished_from, 0, .label = "检查日期起"),
    F_DATE(struct inspection_filter, finished_to, 0, .label = "检查日期止"),
    F_TEXT(struct inspection_filter, search, 0, .label = "机构名称", .max = 60),
    F_TEXT(struct inspection_filter, cursor, 0, .label = "翻页位置"),
    F_INT(struct inspection_filter, limit, 0, .label = "每页条数", .min = 1, .max = PAGE_MOST),
};
SHAPE(inspection_filter, struct inspection_filter);

static const struct field inspection_where_fields[] = {
    F_TEXT(struct inspection_where, named, INTERNAL),
    F_BOOL(struct inspection_where, only_bureau, INTERNAL),
    F_BOOL(struct inspection_where, only_own, INTERNAL),
};
SHAPE(inspection_where, struct inspection_where);

static const struct field inspection_page_fields[] = {
    F_LIST(struct inspection_page, items, inspection_row_shape, REQUIRED, .label = "检查"),
    F_INT(struct inspection_page, total, REQUIRED, .label = "总数", .doc = "counted up to a cap"),
    F_BOOL(struct inspection_page, total_capped, REQUIRED, .label = "超过计数上限"),
    F_TEXT(struct inspection_page, next, NULLABLE, .label = "下一页", .doc = "cursor of the next page"),
};
SHAPE(inspection_page, struct inspection_page);

static const struct field inspection_by_uuid_fields[] = {
    F_UUID(struct inspection_by_uuid, uuid, REQUIRED | IN_PATH, .label = "检查编号"),
};
SHAPE(inspection_by_uuid, struct inspection_by_uuid);

static const struct field inspection_void_fields[] = {
    F_UUID(struct inspection_void, uuid, REQUIRED | IN_PATH, .label = "检查编号"),
    F_TEXT(struct inspection_void, reason, REQUIRED | MULTILINE, .label = "作废原因", .max = 500),
};
SHAPE(inspection_void, struct inspection_void);
