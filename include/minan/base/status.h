/* status.h: the one vocabulary of outcomes.
 *
 * Every fallible function returns enum status; STATUS_OK is 0. One row says what an outcome is called in
 * code, which HTTP status the edge answers, the machine code of the problem document, and the Chinese
 * sentence a person reads when no more precise detail was set (see err.h). Thread rule: constants only.
 */
#ifndef MINAN_BASE_STATUS_H
#define MINAN_BASE_STATUS_H

#define MUST_USE __attribute__((warn_unused_result))

/*     name                      http  machine code                  what a person reads */
#define STATUS_TABLE(X)                                                                                      \
    X(STATUS_OK, 200, "ok", "成功")                                                                          \
    X(STATUS_MALFORMED, 400, "request.malformed", "请求格式不正确")                                          \
    X(STATUS_UNAUTHENTICATED, 401, "session.required", "请先登录")                                           \
    X(STATUS_SESSION_EXPIRED, 401, "session.expired", "登录已过期，请重新登录")                              \
    X(STATUS_BAD_LOGIN, 401, "login.failed", "账号或密码不正确")                                             \
    X(STATUS_CODE_NEEDED, 401, "login.code_needed", "请输入身份验证器上显示的6位验证码")                     \
    X(STATUS_BAD_CODE, 401, "login.bad_code", "验证码不正确或已经用过，请输入当前显示的验证码")              \
    X(STATUS_FORBIDDEN, 403, "permission.denied", "您的角色没有此项权限")                                    \
    X(STATUS_PASSWORD_CHANGE_REQUIRED, 403, "password.change_required", "首次登录请先修改密码")              \
    X(STATUS_FACTOR_REQUIRED, 403, "second_factor.required", "本单位要求先添加身份验证器")                   \
    X(STATUS_CSRF, 403, "csrf.failed", "请求来源校验未通过，请刷新页面后重试")                               \
    X(STATUS_OWN_RECTIFICATION, 403, "hazard.own_rectification", "申报整改的人不能自己销号")                 \
    X(STATUS_OWN_RIGHTS, 403, "account.own_rights", "不能修改自己的角色、范围或状态")                        \
    X(STATUS_NOT_FOUND, 404, "not_found", "记录不存在")                                                      \
    X(STATUS_METHOD_NOT_ALLOWED, 405, "method.not_allowed", "不支持这种操作方式")                            \
    X(STATUS_WRONG_STATE, 409, "state.wrong", "当前状态不允许此操作")                                        \
    X(STATUS_UUID_CONFLICT, 409, "uuid.conflict", "同一编号已有不同内容，两份均已保留，请人工核对")          \
    X(STATUS_DUPLICATE, 409, "duplicate", "已存在相同的记录")                                                \
    X(STATUS_NEEDS_SECOND_NAME, 409, "hazard.needs_second_name", "重大隐患须由另一名负责人签字后销号")       \
    X(STATUS_NEEDS_PLAN, 409, "hazard.needs_plan", "重大隐患须先上报治理方案并登记五落实")                   \
    X(STATUS_SUPERSEDED, 409, "hazard.superseded", "已有其他办理在先，您的内容已保留，请人工核对")           \
    X(STATUS_STALE, 412, "version.stale", "记录已被他人修改，请刷新后再试")                                  \
    X(STATUS_TOO_LARGE, 413, "body.too_large", "提交的内容超过大小限制")                                     \
    X(STATUS_UNSUPPORTED_TYPE, 415, "type.unsupported", "不支持的内容类型")                                  \
    X(STATUS_INVALID, 422, "fields.invalid", "填写的内容有误，请按提示修改")                                 \
    X(STATUS_PRECONDITION_REQUIRED, 428, "version.required", "缺少版本号 If-Match，请刷新后再试")            \
    X(STATUS_RATE_LIMITED, 429, "rate.limited", "操作过于频繁，请稍后再试")                                  \
    X(STATUS_LOGIN_LOCKED, 429, "login.locked", "密码错误次数过多，账号已暂时锁定，请稍后再试")              \
    X(STATUS_INTERNAL, 500, "internal", "系统内部错误，已记录，请联系管理员")                                \
    X(STATUS_DATABASE, 500, "database", "数据库错误，已记录，请联系管理员")                                  \
    X(STATUS_BUSY, 503, "busy", "系统繁忙，请稍后再试")                                                      \
    X(STATUS_DISK_FULL, 507, "storage.full", "服务器存储空间不足，本次内容未保存，请联系管理员")

#define STATUS_ENUM_(name, http, code, text) name,
enum status { STATUS_TABLE(STATUS_ENUM_) STATUS__COUNT };
#undef STATUS_ENUM_

int status_http(enum status status);         /* 200..599 */
const char *status_code(enum status status); /* machine code, stable for clients */
const char *status_text(enum status status); /* Chinese, for people */

#endif
