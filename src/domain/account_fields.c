/* account_fields.c: what an account is, to JSON, to SQL and to the OpenAPI. */
#include "minan/domain/account.h"

NAMES_DEFINE(account_status, "账号状态", ACCOUNT_STATUS_TABLE)

enum { LOGIN_MOST = 40, NAME_MOST = 40, TITLE_MOST = 60, PHONE_MOST = 30, CURSOR_MOST = 2000 };

static const struct field account_fields[] = {
    F_ID(struct account, id),
    F_UUID(struct account, uuid, 0, .label = "编号"),
    F_TEXT(struct account, login, 0, .max = LOGIN_MOST, .label = "登录名"),
    F_TEXT(struct account, name, 0, .max = NAME_MOST, .label = "姓名"),
    F_TEXT(struct account, title, NULLABLE, .max = TITLE_MOST, .label = "职务"),
    F_TEXT(struct account, phone, NULLABLE | PERSONAL, .max = PHONE_MOST, .label = "联系电话"),
    F_ENUM(struct account, role, role, 0, .label = "角色"),
    F_TEXT(struct account, region, NULLABLE, .max = 9, .label = "区划代码",
           .doc = "null for accounts of institutions"),
    F_TEXT(struct account, region_name, NULLABLE, .label = "区划名称"),
    F_UUID(struct account, institution, NULLABLE, .label = "机构", .doc = "of institution roles and guests"),
    F_TEXT(struct account, institution_name, NULLABLE, .label = "机构名称"),
    F_BOOL(struct account, liaison, 0, .label = "联络员", .doc = "receives the reminders of its unit"),
    F_ENUM(struct account, status, account_status, 0, .label = "账号状态"),
    F_BOOL(struct account, must_change_password, 0, .label = "须修改密码"),
    F_BOOL(struct account, second_factor, 0, .label = "有身份验证器"),
    F_DATE(struct account, expires_on, NULLABLE, .label = "有效期至", .doc = "last day it may sign in"),
    F_TIME(struct account, last_login_at, NULLABLE, .label = "最近登录"),
    F_INT(struct account, row_version, 0, .label = "版本"),
};
SHAPE(account, struct account);

static const struct field account_new_fields[] = {
    F_UUID(struct account_new, uuid, REQUIRED | IN_PATH, .label = "编号"),
    F_TEXT(struct account_new, login, REQUIRED, .min = 3, .max = LOGIN_MOST, .label = "登录名",
           .doc = "a-z 0-9 . _ -"),
    F_TEXT(struct account_new, name, REQUIRED, .max = NAME_MOST, .label = "姓名"),
    F_TEXT(struct account_new, title, 0, .max = TITLE_MOST, .label = "职务"),
    F_TEXT(struct account_new, phone, PERSONAL, .max = PHONE_MOST, .label = "联系电话"),
    F_ENUM(struct account_new, role, role, REQUIRED, .label = "角色"),
    F_TEXT(struct account_new, region, 0, .max = 9, .label = "区划代码", .doc = "of bureau and town roles"),
    F_UUID(struct account_new, institution, 0, .label = "机构", .doc = "of institution roles and guests"),
    F_BOOL(struct account_new, liaison, 0, .label = "联络员"),
    F_DATE(struct account_new, expires_on, 0, .label = "有效期至", .doc = "required for guests"),
    F_TEXT(struct account_new, password_hash, INTERNAL | SECRET),
    F_TEXT(struct account_new, initial_password, INTERNAL | SECRET),
};
SHAPE(account_new, struct account_new);

static const struct field account_issued_fields[] = {
    F_UUID(struct account_issued, uuid, 0, .label = "编号"),
    F_TEXT(struct account_issued, login, 0, .max = LOGIN_MOST, .label = "登录名"),
    F_TEXT(struct account_issued, initial_password, NULLABLE | SECRET, .label = "初始密码",
           .doc = "shown once; null when the same request came again"),
    F_INT(struct account_issued, row_version, 0, .label = "版本"),
};
SHAPE(account_issued, struct account_issued);

static const struct field account_change_fields[] = {
    F_UUID(struct account_change, uuid, REQUIRED | IN_PATH, .label = "编号"),
    F_TEXT(struct account_change, name, 0, .max = NAME_MOST, .label = "姓名"),
    F_TEXT(struct account_change, title, CLEARABLE, .max = TITLE_MOST, .label = "职务"),
    F_TEXT(struct account_change, phone, CLEARABLE | PERSONAL, .max = PHONE_MOST, .label = "联系电话"),
    F_ENUM(struct account_change, role, role, 0, .label = "角色"),
    F_BOOL(struct account_change, liaison, 0, .label = "联络员"),
    F_ENUM(struct account_change, status, account_status, 0, .label = "账号状态"),
    F_DATE(struct account_change, expires_on, CLEARABLE, .label = "有效期至"),
};
SHAPE_PATCH(account_change, struct account_change);

static const struct field account_filter_fields[] = {
    F_ENUM(struct account_filter, role, role, 0, .label = "角色"),
    F_ENUM(struct account_filter, status, account_status, 0, .label = "账号状态"),
    F_TEXT(struct account_filter, region, 0, .max = 9, .label = "区划代码",
           .doc = "the region and all below it"),
    F_UUID(struct account_filter, institution, 0, .label = "机构"),
    F_TEXT(struct account_filter, search, 0, .max = 40, .label = "登录名或姓名"),
    F_TEXT(struct account_filter, cursor, 0, .max = CURSOR_MOST, .label = "翻页标记"),
    F_INT(struct account_filter, limit, 0, .min = 1, .max = PAGE_MOST, .label = "每页条数"),
};
SHAPE(account_filter, struct account_filter);

static const struct field account_page_fields[] = {
    F_LIST(struct account_page, items, account_shape, 0, .label = "账号"),
    F_INT(struct account_page, total, 0, .label = "总数"),
    F_BOOL(struct account_page, total_capped, 0, .label = "总数已截断"),
    F_TEXT(struct account_page, next, NULLABLE, .max = CURSOR_MOST, .label = "下一页"),
};
SHAPE(account_page, struct account_page);

static const struct field account_by_uuid_fields[] = {
    F_UUID(struct account_by_uuid, uuid, REQUIRED | IN_PATH, .label = "编号"),
};
SHAPE(account_by_uuid, struct account_by_uuid);

static const struct field account_reset_fields[] = {
    F_UUID(struct account_reset, uuid, REQUIRED | IN_PATH, .label = "编号"),
    F_TEXT(struct account_reset, password_hash, INTERNAL | SECRET),
    F_TEXT(struct account_reset, initial_password, INTERNAL | SECRET),
};
SHAPE(account_reset, struct account_reset);
