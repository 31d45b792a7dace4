/* session_fields.c: what signing in takes and gives. */
#include "people.h"

NAMES_DEFINE(client, "登录端", CLIENT_TABLE)

enum { PASSWORD_MOST = 128 };

static const struct field login_request_fields[] = {
    F_TEXT(struct login_request, login, REQUIRED, .max = 40, .label = "登录名"),
    F_TEXT(struct login_request, password, REQUIRED | SECRET, .max = PASSWORD_MOST, .label = "密码"),
    F_TEXT(struct login_request, code, SECRET, .max = 20, .label = "验证码",
           .doc = "of the authenticator app, when one was added"),
    F_ENUM(struct login_request, client, client, 0, .label = "登录端", .doc = "default: office"),
    F_ID(struct login_request, account_id),
    F_BOOL(struct login_request, verified, INTERNAL),
};
SHAPE(login_request, struct login_request);

static const struct field me_fields[] = {
    F_UUID(struct me, uuid, 0, .label = "编号"),
    F_TEXT(struct me, login, 0, .label = "登录名"),
    F_TEXT(struct me, name, 0, .label = "姓名"),
    F_TEXT(struct me, title, NULLABLE, .label = "职务"),
    F_ENUM(struct me, role, role, 0, .label = "角色"),
    F_TEXT(struct me, role_label, 0, .label = "角色名称"),
    F_TEXT(struct me, region, NULLABLE, .label = "区划代码"),
    F_TEXT(struct me, region_name, NULLABLE, .label = "区划名称"),
    F_UUID(struct me, institution, NULLABLE, .label = "机构"),
    F_TEXT(struct me, institution_name, NULLABLE, .label = "机构名称"),
    F_BOOL(struct me, must_change_password, 0, .label = "须修改密码"),
    F_BOOL(struct me, must_add_second_factor, 0, .label = "须添加身份验证器"),
    F_TEXTS(struct me, permits, 0, .label = "权限", .doc = "codes of what this role may do"),
    F_TEXT(struct me, csrf, SECRET, .label = "请求校验码", .doc = "to send back as X-CSRF-Token"),
    F_TIME(struct me, server_time, 0, .label = "服务器时间"),
    F_DATE(struct me, today, 0, .label = "今天", .doc = "the day in China time"),
    F_TEXT(struct me, token, INTERNAL | SECRET),
};
SHAPE(me, struct me);

static const struct field password_change_fields[] = {
    F_TEXT(struct password_change, old_password, REQUIRED | SECRET, .max = PASSWORD_MOST, .label = "原密码"),
    F_TEXT(struct password_change, new_password, REQUIRED | SECRET, .max = PASSWORD_MOST, .label = "新密码"),
    F_TEXT(struct password_change, new_hash, INTERNAL | SECRET),
};
SHAPE(password_change, struct password_change);

static const struct field signer_fields[] = {
    F_ID(struct signer, id),
    F_UUID(struct signer, uuid, 0),
    F_TEXT(struct signer, login, 0),
    F_TEXT(struct signer, name, 0),
    F_ENUM(struct signer, role, role, 0),
    F_ENUM(struct signer, status, account_status, 0),
    F_BOOL(struct signer, must_change_password, 0),
    F_DATE(struct signer, expires_on, 0),
    F_TEXT(struct signer, password_hash, SECRET),
    F_INT(struct signer, failed_logins, 0),
    F_TIME(struct signer, locked_until, 0),
    F_INT(struct signer, city_id, 0),
    F_INT(struct signer, county_id, 0),
    F_INT(struct signer, town_id, 0),
    F_INT(struct signer, institution_id, 0),
    F_TEXT(struct signer, factor_secret, SECRET),
    F_INT(struct signer, factor_step, 0),
    F_BOOL(struct signer, factor_required, 0),
    F_ID(struct signer, session_id),
    F_ENUM(struct signer, client, client, 0),
    F_TIME(struct signer, last_seen_at, 0),
    F_TIME(struct signer, session_expires_at, 0),
};
SHAPE(signer, struct signer);
