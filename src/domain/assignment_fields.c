/* assignment_fields.c: what an assignment is, to JSON, to SQL, to the OpenAPI and to the reader. */
#include "assignment_private.h"

NAMES_DEFINE(assignment_post, "责任岗位", ASSIGNMENT_POST_TABLE)

/* clang-format off */
static const struct field assignment_fields[] = {
    F_UUID(struct assignment, uuid, REQUIRED, .label = "编号"),
    F_UUID(struct assignment, institution, REQUIRED, .label = "机构"),
    F_TEXT(struct assignment, institution_name, REQUIRED, .label = "机构名称"),
    F_ENUM(struct assignment, post, assignment_post, REQUIRED, .label = "岗位"),
    F_UUID(struct assignment, account, NULLABLE, .label = "账号", .doc = "none: a person without an account"),
    F_TEXT(struct assignment, name, REQUIRED, .label = "姓名"),
    F_TEXT(struct assignment, title, NULLABLE, .label = "职务"),
    F_TEXT(struct assignment, phone, NULLABLE | PERSONAL, .label = "联系电话"),
    F_DATE(struct assignment, starts_on, REQUIRED, .label = "起始日期"),
    F_DATE(struct assignment, ends_on, NULLABLE, .label = "截止日期", .doc = "the day another took over; none: answers today"),
    F_TEXT(struct assignment, reason, NULLABLE | MULTILINE, .label = "调整原因", .max = 500),
    F_TEXT(struct assignment, end_reason, NULLABLE | MULTILINE, .label = "解除原因", .max = 500),
    F_TEXT(struct assignment, made_by, NULLABLE, .label = "办理人", .doc = "none: taken over from the register"),
    F_TIME(struct assignment, made_at, REQUIRED, .label = "办理时间"),
    F_ID(struct assignment, id),
    F_ID(struct assignment, institution_id),
    F_INT(struct assignment, row_version, REQUIRED, .label = "版本"),
};
SHAPE(assignment, struct assignment);

static const struct field assignment_list_fields[] = {
    F_LIST(struct assignment_list, items, assignment_shape, REQUIRED, .label = "责任人", .doc = "those of today first, then the newest"),
};
SHAPE(assignment_list, struct assignment_list);

/* Who takes the post: the same members in both requests. */
#define PERSON_MEMBERS(s) \
    F_UUID(s, account, 0, .label = "账号", .doc = "of the level of the post; its name, title and telephone are taken"), \
    F_TEXT(s, name, 0, .label = "姓名", .max = 50), \
    F_TEXT(s, title, 0, .label = "职务", .max = 50), \
    F_TEXT(s, phone, PERSONAL, .label = "联系电话", .max = 20), \
    F_DATE(s, starts_on, 0, .label = "起始日期", .doc = "default today")

static const struct field assignment_new_fields[] = {
    F_UUID(struct assignment_new, uuid, REQUIRED | IN_PATH, .label = "编号"),
    F_UUID(struct assignment_new, institution, REQUIRED, .label = "机构"),
    F_ENUM(struct assignment_new, post, assignment_post, REQUIRED, .label = "岗位"),
    F_UUID(struct assignment_new, replaces, 0, .label = "接替", .doc = "the assignment of the present holder, as the caller knows it"),
    PERSON_MEMBERS(struct assignment_new),
    F_TEXT(struct assignment_new, reason, MULTILINE, .label = "调整原因", .max = 500, .doc = "required when somebody is replaced"),
};
SHAPE(assignment_new, struct assignment_new);

static const struct field assignment_end_fields[] = {
    F_UUID(struct assignment_end, uuid, REQUIRED | IN_PATH, .label = "编号"),
    F_DATE(struct assignment_end, ends_on, 0, .label = "截止日期", .doc = "default today"),
    F_TEXT(struct assignment_end, reason, REQUIRED | MULTILINE, .label = "解除原因", .max = 500),
};
SHAPE(assignment_end, struct assignment_end);

static const struct field assignment_holder_fields[] = {
    F_ID(struct assignment_holder, id),
    F_UUID(struct assignment_holder, uuid, INTERNAL),
    F_ID(struct assignment_holder, institution_id),
    F_ENUM(struct assignment_holder, post, assignment_post, INTERNAL),
    F_TEXT(struct assignment_holder, name, INTERNAL),
    F_DATE(struct assignment_holder, starts_on, INTERNAL),
    F_INT(struct assignment_holder, row_version, INTERNAL),
};
SHAPE(assignment_holder, struct assignment_holder);

static const struct field reassignment_new_fields[] = {
    F_UUID(struct reassignment_new, uuid, REQUIRED | IN_PATH, .label = "编号"),
    F_ENUM(struct reassignment_new, post, assignment_post, REQUIRED, .label = "岗位"),
    F_TEXT(struct reassignment_new, from_name, REQUIRED, .label = "原责任人", .max = 50),
    F_TEXT(struct reassignment_new, county, 0, .label = "县(市、区)", .min = 6, .max = 6, .doc = "only institutions of this county"),
    PERSON_MEMBERS(struct reassignment_new),
    F_TEXT(struct reassignment_new, reason, REQUIRED | MULTILINE, .label = "调整原因", .max = 500),
};
SHAPE(reassignment_new, struct reassignment_new);

static const struct field reassignment_fields[] = {
    F_UUID(struct reassignment, uuid, REQUIRED, .label = "编号"),
    F_ENUM(struct reassignment, post, assignment_post, REQUIRED, .label = "岗位"),
    F_TEXT(struct reassignment, from_name, REQUIRED, .label = "原责任人"),
    F_TEXT(struct reassignment, name, REQUIRED, .label = "接任人"),
    F_DATE(struct reassignment, starts_on, REQUIRED, .label = "起始日期"),
    F_TEXT(struct reassignment, reason, REQUIRED | MULTILINE, .label = "调整原因", .max = 500),
    F_INT(struct reassignment, institutions, REQUIRED, .label = "机构数"),
    F_TEXT(struct reassignment, made_by, REQUIRED, .label = "办理人"),
    F_TIME(struct reassignment, made_at, REQUIRED, .label = "办理时间"),
    F_ID(struct reassignment, made_by_id),
    F_TEXT(struct reassignment, content_hash, INTERNAL),
};
SHAPE(reassignment, struct reassignment);

static const struct field holders_request_fields[] = {
    F_ENUM(struct holders_request, post, assignment_post, 0, .label = "岗位"),
    F_TEXT(struct holders_request, county, 0, .label = "县(市、区)", .min = 6, .max = 6),
};
SHAPE(holders_request, struct holders_request);

static const struct field holder_fields[] = {
    F_ENUM(struct holder, post, assignment_post, REQUIRED, .label = "岗位"),
    F_TEXT(struct holder, name, REQUIRED, .label = "姓名"),
    F_TEXT(struct holder, title, NULLABLE, .label = "职务"),
    F_INT(struct holder, institutions, REQUIRED, .label = "机构数"),
};
SHAPE(holder, struct holder);

static const struct field holder_list_fields[] = {
    F_LIST(struct holder_list, items, holder_shape, REQUIRED, .label = "责任人", .doc = "by post, those with most institutions first"),
};
SHAPE(holder_list, struct holder_list);

static const struct field responsibility_filter_fields[] = {
    F_TEXT(struct responsibility_filter, search, 0, .label = "机构名称", .max = 60),
    F_TEXT(struct responsibility_filter, county, 0, .label = "县(市、区)", .min = 6, .max = 6),
    F_TEXT(struct responsibility_filter, town, 0, .label = "镇(街道)", .min = 9, .max = 9),
    F_ENUM(struct responsibility_filter, type, institution_type, 0, .label = "机构类型"),
    F_ENUM(struct responsibility_filter, post, assignment_post, 0, .label = "岗位", .doc = "with person: in this post only"),
    F_TEXT(struct responsibility_filter, person, 0, .label = "责任人", .max = 50, .doc = "the whole name"),
    F_ENUM(struct responsibility_filter, vacant, assignment_post, 0, .label = "空缺岗位", .doc = "institutions where nobody holds this post"),
    F_TEXT(struct responsibility_filter, cursor, 0, .label = "翻页标记", .max = 2000),
    F_INT(struct responsibility_filter, limit, 0, .label = "每页条数", .min = 1, .max = PAGE_MOST),
};
SHAPE(responsibility_filter, struct responsibility_filter);

static const struct field responsibility_row_fields[] = {
    F_UUID(struct responsibility_row, institution, REQUIRED, .label = "机构"),
    F_TEXT(struct responsibility_row, name, REQUIRED, .label = "机构名称"),
    F_ENUM(struct responsibility_row, type, institution_type, REQUIRED, .label = "机构类型"),
    F_TEXT(struct responsibility_row, county_name, REQUIRED, .label = "县(市、区)"),
    F_TEXT(struct responsibility_row, town_name, NULLABLE, .label = "镇(街道)"),
    F_TEXT(struct responsibility_row, city_leader, NULLABLE, .label = "市级包挂领导"),
    F_TEXT(struct responsibility_row, county_leader, NULLABLE, .label = "县级包挂领导"),
    F_TEXT(struct responsibility_row, city_person, NULLABLE, .label = "市级责任人"),
    F_TEXT(struct responsibility_row, county_person, NULLABLE, .label = "县级责任人"),
    F_TEXT(struct responsibility_row, town_person, NULLABLE, .label = "镇级责任人"),
    F_TEXT(struct responsibility_row, institution_person, NULLABLE, .label = "机构责任人", .doc = "the principal unless somebody is named"),
    F_ID(struct responsibility_row, id),
};
SHAPE(responsibility_row, struct responsibility_row);

static const struct field responsibility_page_fields[] = {
    F_LIST(struct responsibility_page, items, responsibility_row_shape, REQUIRED, .label = "机构"),
    F_INT(struct responsibility_page, total, REQUIRED, .label = "总数"),
    F_BOOL(struct responsibility_page, total_capped, REQUIRED, .label = "总数已封顶"),
    F_TEXT(struct responsibility_page, next, NULLABLE, .label = "下一页", .doc = "cursor of the next page"),
};
SHAPE(responsibility_page, struct responsibility_page);
/* clang-format on */
