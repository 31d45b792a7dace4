/* incident_fields.c: what an incident is, to JSON, to SQL, to the OpenAPI and to the reader. */
#include "incident_private.h"

NAMES_DEFINE(incident_type, "事件类别", INCIDENT_TYPE_TABLE)
NAMES_DEFINE(incident_kind, "事件类型", INCIDENT_KIND_TABLE)
NAMES_DEFINE(accident_level, "事故等级", ACCIDENT_LEVEL_TABLE)
NAMES_DEFINE(incident_state, "突发事件状态", INCIDENT_STATE_TABLE)
NAMES_DEFINE(incident_act, "突发事件办理动作", INCIDENT_ACT_TABLE)
NAMES_DEFINE(incident_with, "伤亡情况", INCIDENT_WITH_TABLE)

enum { PEOPLE_MOST = 100000, TEXT_MOST = 2000 };
#define LOSS_MOST INT64_C(1000000000000)

static const struct field incident_new_fields[] = {
    F_UUID(struct incident_new, uuid, REQUIRED | IN_PATH, .label = "事件编号"),
    F_UUID(struct incident_new, institution, REQUIRED, .label = "机构"),
    F_ENUM(struct incident_new, kind, incident_kind, REQUIRED, .label = "事件类型"),
    F_TIME(struct incident_new, happened_at, REQUIRED, .label = "发生时间"),
    F_TIME(struct incident_new, reported_at, 0, .label = "接报时间",
           .doc = "a bureau's only: when it was told; default now"),
    F_TIME(struct incident_new, device_at, 0, .label = "填写时间", .doc = "as the device saw it"),
    F_TEXT(struct incident_new, place, REQUIRED, .label = "地点", .max = 100),
    F_TEXT(struct incident_new, description, REQUIRED | MULTILINE, .label = "事件经过", .max = TEXT_MOST),
    F_TEXT(struct incident_new, measures, REQUIRED | MULTILINE, .label = "已采取的措施", .max = TEXT_MOST),
    F_INT(struct incident_new, deaths, 0, .label = "死亡人数", .max = PEOPLE_MOST),
    F_INT(struct incident_new, serious_injuries, 0, .label = "重伤人数", .max = PEOPLE_MOST),
    F_INT(struct incident_new, minor_injuries, 0, .label = "轻伤人数", .max = PEOPLE_MOST),
    F_INT(struct incident_new, cases, 0, .label = "病例数", .max = PEOPLE_MOST, .doc = "of an infection"),
    F_INT(struct incident_new, loss_yuan, 0, .label = "直接经济损失", .max = LOSS_MOST, .doc = "yuan"),
    F_TEXTS(struct incident_new, photos, 0, .label = "照片", .max = 20),
};
SHAPE(incident_new, struct incident_new);

static const struct field incident_event_fields[] = {
    F_UUID(struct incident_event, uuid, REQUIRED, .label = "办理编号"),
    F_ENUM(struct incident_event, act, incident_act, REQUIRED, .label = "动作"),
    F_TEXT(struct incident_event, actor_name, REQUIRED, .label = "办理人"),
    F_ENUM(struct incident_event, actor_role, role, REQUIRED, .label = "办理人角色"),
    F_TIME(struct incident_event, device_at, REQUIRED, .label = "办理时间", .doc = "as the device saw it"),
    F_TIME(struct incident_event, received_at, REQUIRED, .label = "收到时间", .doc = "server time"),
    F_TEXT(struct incident_event, text, NULLABLE | MULTILINE, .label = "说明", .max = TEXT_MOST),
    F_TIME(struct incident_event, told_at, NULLABLE, .label = "电话报告时间"),
    F_DATE(struct incident_event, changed_on, NULLABLE, .label = "伤亡变化日期"),
    F_INT(struct incident_event, deaths, NULLABLE, .label = "死亡人数",
          .doc = "the new total; null: as before"),
    F_INT(struct incident_event, serious_injuries, NULLABLE, .label = "重伤人数"),
    F_INT(struct incident_event, minor_injuries, NULLABLE, .label = "轻伤人数"),
    F_INT(struct incident_event, cases, NULLABLE, .label = "病例数"),
    F_INT(struct incident_event, loss_yuan, NULLABLE, .label = "直接经济损失", .doc = "yuan"),
};
SHAPE(incident_event, struct incident_event);

static const struct field incident_fields[] = {
    F_ID(struct incident, id),
    F_UUID(struct incident, uuid, REQUIRED, .label = "事件编号"),
    F_ENUM(struct incident, type, incident_type, REQUIRED, .label = "事件类别"),
    F_ENUM(struct incident, kind, incident_kind, REQUIRED, .label = "事件类型"),
    F_ENUM(struct incident, accident_level, accident_level, NULLABLE, .label = "事故等级",
           .doc = "computed by decree 493 art. 3; null of an infection"),
    F_UUID(struct incident, institution, REQUIRED, .label = "机构"),
    F_TEXT(struct incident, institution_name, REQUIRED, .label = "机构名称"),
    F_ENUM(struct incident, institution_type, institution_type, REQUIRED, .label = "机构类型"),
    F_TEXT(struct incident, county_name, REQUIRED, .label = "县(市、区)"),
    F_TEXT(struct incident, town_name, NULLABLE, .label = "镇(街道)"),
    F_TEXT(struct incident, place, REQUIRED, .label = "地点"),
    F_TEXT(struct incident, description, REQUIRED | MULTILINE, .label = "事件经过", .max = TEXT_MOST),
    F_TEXT(struct incident, measures, REQUIRED | MULTILINE, .label = "已采取的措施", .max = TEXT_MOST),
    F_TIME(struct incident, happened_at, REQUIRED, .label = "发生时间"),
    F_DATE(struct incident, happened_on, REQUIRED, .label = "发生日期"),
    F_TIME(struct incident, reported_at, REQUIRED, .label = "报告时间"),
    F_BOOL(struct incident, late, REQUIRED, .label = "迟报", .doc = "computed: more than one hour later"),
    F_INT(struct incident, deaths, REQUIRED, .label = "死亡人数"),
    F_INT(struct incident, serious_injuries, REQUIRED, .label = "重伤人数"),
    F_INT(struct incident, minor_injuries, REQUIRED, .label = "轻伤人数"),
    F_INT(struct incident, cases, REQUIRED, .label = "病例数"),
    F_INT(struct incident, loss_yuan, NULLABLE, .label = "直接经济损失", .doc = "yuan"),
    F_DATE(struct incident, casualties_until, NULLABLE, .label = "伤亡统计截止日",
           .doc = "the last day whose changes count (decree 493 art. 13); null of an infection"),
    F_ENUM(struct incident, state, incident_state, REQUIRED, .label = "状态"),
    F_TIME(struct incident, acknowledged_at, NULLABLE, .label = "签收时间"),
    F_TEXT(struct incident, acknowledged_by, NULLABLE, .label = "签收人"),
    F_TEXT(struct incident, conclusion, NULLABLE | MULTILINE, .label = "结案意见", .max = TEXT_MOST),
    F_DATE(struct incident, concluded_on, NULLABLE, .label = "结案日期"),
    F_TEXT(struct incident, void_reason, NULLABLE | MULTILINE, .label = "作废原因", .max = 500),
    F_TEXT(struct incident, author, REQUIRED, .label = "上报人"),
    F_TIME(struct incident, received_at, REQUIRED, .label = "收到时间"),
    F_TEXTS(struct incident, may, 0, .label = "可办理动作", .doc = "acts the asking account may do now"),
    F_LIST(struct incident, events, incident_event_shape, 0, .label = "办理过程", .max = 10000),
    F_LIST(struct incident, attachments, attachment_row_shape, 0, .label = "照片", .max = 10000),
    F_INT(struct incident, row_version, REQUIRED, .label = "版本"),
    F_ID(struct incident, institution_id),
    F_INT(struct incident, city_id, INTERNAL),
    F_INT(struct incident, county_id, INTERNAL),
    F_INT(struct incident, town_id, INTERNAL),
    F_ID(struct incident, acknowledged_by_id),
};
SHAPE(incident, struct incident);

static const struct field incident_row_fields[] = {
    F_UUID(struct incident_row, uuid, REQUIRED, .label = "事件编号"),
    F_ENUM(struct incident_row, type, incident_type, REQUIRED, .label = "事件类别"),
    F_ENUM(struct incident_row, kind, incident_kind, REQUIRED, .label = "事件类型"),
    F_ENUM(struct incident_row, accident_level, accident_level, NULLABLE, .label = "事故等级"),
    F_UUID(struct incident_row, institution, REQUIRED, .label = "机构"),
    F_TEXT(struct incident_row, institution_name, REQUIRED, .label = "机构名称"),
    F_ENUM(struct incident_row, institution_type, institution_type, REQUIRED, .label = "机构类型"),
    F_TEXT(struct incident_row, county_name, REQUIRED, .label = "县(市、区)"),
    F_TEXT(struct incident_row, place, REQUIRED, .label = "地点"),
    F_TIME(struct incident_row, happened_at, REQUIRED, .label = "发生时间"),
    F_DATE(struct incident_row, happened_on, REQUIRED, .label = "发生日期"),
    F_TIME(struct incident_row, reported_at, REQUIRED, .label = "报告时间"),
    F_BOOL(struct incident_row, late, REQUIRED, .label = "迟报"),
    F_INT(struct incident_row, deaths, REQUIRED, .label = "死亡人数"),
    F_INT(struct incident_row, serious_injuries, REQUIRED, .label = "重伤人数"),
    F_INT(struct incident_row, minor_injuries, REQUIRED, .label = "轻伤人数"),
    F_INT(struct incident_row, cases, REQUIRED, .label = "病例数"),
    F_INT(struct incident_row, loss_yuan, NULLABLE, .label = "直接经济损失(元)", .doc = "yuan"),
    F_ENUM(struct incident_row, state, incident_state, REQUIRED, .label = "状态"),
    F_BOOL(struct incident_row, acknowledged, REQUIRED, .label = "已签收"),
    F_ID(struct incident_row, id),
};
SHAPE(incident_row, struct incident_row);

static const struct field incident_filter_fields[] = {
    F_TEXT(struct incident_filter, search, 0, .label = "机构名称", .max = 60),
    F_UUID(struct incident_filter, institution, 0, .label = "机构"),
    F_ENUM(struct incident_filter, institution_type, institution_type, 0, .label = "机构类型"),
    F_TEXT(struct incident_filter, county, 0, .label = "县(市、区)", .max = 9, .doc = "GB/T 2260 code"),
    F_ENUM(struct incident_filter, type, incident_type, 0, .label = "事件类别"),
    F_ENUM(struct incident_filter, kind, incident_kind, 0, .label = "事件类型"),
    F_ENUM(struct incident_filter, accident_level, accident_level, 0, .label = "事故等级"),
    F_ENUM(struct incident_filter, state, incident_state, 0, .label = "状态"),
    F_BOOL(struct incident_filter, not_void, 0, .label = "未作废"),
    F_BOOL(struct incident_filter, acknowledged, 0, .label = "已签收",
           .doc = "false: still waits for its county; void ones do not wait"),
    F_BOOL(struct incident_filter, late, 0, .label = "迟报"),
    F_ENUM(struct incident_filter, with, incident_with, 0, .label = "伤亡情况"),
    F_DATE(struct incident_filter, happened_from, 0, .label = "发生日期起"),
    F_DATE(struct incident_filter, happened_to, 0, .label = "发生日期止"),
    F_TEXT(struct incident_filter, cursor, 0, .label = "翻页位置"),
    F_INT(struct incident_filter, limit, 0, .label = "每页条数", .min = 1, .max = PAGE_MOST),
};
SHAPE(incident_filter, struct incident_filter);

static const struct field incident_where_fields[] = {
    F_TEXT(struct incident_where, search_match, INTERNAL),
    F_BOOL(struct incident_where, only_unacknowledged, INTERNAL),
    F_BOOL(struct incident_where, only_acknowledged, INTERNAL),
    F_BOOL(struct incident_where, with_deaths, INTERNAL),
    F_BOOL(struct incident_where, with_injured, INTERNAL),
};
SHAPE(incident_where, struct incident_where);

static const struct field incident_page_fields[] = {
    F_LIST(struct incident_page, items, incident_row_shape, REQUIRED, .label = "突发事件"),
    F_INT(struct incident_page, total, REQUIRED, .label = "总数", .doc = "counted up to a cap"),
    F_BOOL(struct incident_page, total_capped, REQUIRED, .label = "超过计数上限"),
    F_TEXT(struct incident_page, next, NULLABLE, .label = "下一页", .doc = "cursor of the next page"),
};
SHAPE(incident_page, struct incident_page);

static const struct field incident_by_uuid_fields[] = {
    F_UUID(struct incident_by_uuid, uuid, REQUIRED | IN_PATH, .label = "事件编号"),
};
SHAPE(incident_by_uuid, struct incident_by_uuid);

#define OF_ACT(s)                                                                                            \
    F_UUID(s, uuid, REQUIRED | IN_PATH, .label = "事件编号"),                                                \
        F_UUID(s, event, REQUIRED, .label = "办理编号", .doc = "made by the client"),                        \
        F_TIME(s, device_at, REQUIRED, .label = "办理时间", .doc = "as the device saw it")

static const struct field incident_acknowledge_fields[] = {
    OF_ACT(struct incident_acknowledge),
    F_TIME(struct incident_acknowledge, told_at, 0, .label = "电话报告时间",
           .doc = "when the bureau had been told before the report came"),
};
SHAPE(incident_acknowledge, struct incident_acknowledge);

static const struct field incident_follow_up_fields[] = {
    OF_ACT(struct incident_follow_up),
    F_TEXT(struct incident_follow_up, text, REQUIRED | MULTILINE, .label = "续报内容", .max = TEXT_MOST),
    F_DATE(struct incident_follow_up, changed_on, 0, .label = "伤亡变化日期",
           .doc = "needed when casualties of an accident change"),
    F_INT(struct incident_follow_up, deaths, 0, .label = "死亡人数", .max = PEOPLE_MOST,
          .doc = "the new total; absent: as before"),
    F_INT(struct incident_follow_up, serious_injuries, 0, .label = "重伤人数", .max = PEOPLE_MOST),
    F_INT(struct incident_follow_up, minor_injuries, 0, .label = "轻伤人数", .max = PEOPLE_MOST),
    F_INT(struct incident_follow_up, cases, 0, .label = "病例数", .min = 1, .max = PEOPLE_MOST),
    F_INT(struct incident_follow_up, loss_yuan, 0, .label = "直接经济损失", .max = LOSS_MOST, .doc = "yuan"),
    F_TEXTS(struct incident_follow_up, photos, 0, .label = "照片", .max = 20),
};
SHAPE(incident_follow_up, struct incident_follow_up);

static const struct field incident_conclude_fields[] = {
    OF_ACT(struct incident_conclude),
    F_TEXT(struct incident_conclude, conclusion, REQUIRED | MULTILINE, .label = "结案意见", .max = TEXT_MOST),
};
SHAPE(incident_conclude, struct incident_conclude);

static const struct field incident_void_fields[] = {
    OF_ACT(struct incident_void),
    F_TEXT(struct incident_void, reason, REQUIRED | MULTILINE, .label = "作废原因", .max = 500),
};
SHAPE(incident_void, struct incident_void);

static const struct field incident_deed_fields[] = {
    F_ENUM(struct incident_deed, act, incident_act, INTERNAL),
    F_UUID(struct incident_deed, event, INTERNAL),
    F_TIME(struct incident_deed, device_at, INTERNAL),
    F_TEXT(struct incident_deed, text, INTERNAL),
    F_TIME(struct incident_deed, told_at, INTERNAL),
    F_DATE(struct incident_deed, changed_on, INTERNAL),
    F_INT(struct incident_deed, deaths, INTERNAL),
    F_INT(struct incident_deed, serious_injuries, INTERNAL),
    F_INT(struct incident_deed, minor_injuries, INTERNAL),
    F_INT(struct incident_deed, cases, INTERNAL),
    F_INT(struct incident_deed, loss_yuan, INTERNAL),
};
SHAPE(incident_deed, struct incident_deed);
