/* role.h: roles, permissions and who holds which (rules.md section 1). A table, printed by `minan
 * print-permissions`. */
#ifndef MINAN_DOMAIN_ROLE_H
#define MINAN_DOMAIN_ROLE_H

#include "minan/base/names.h"
#include <stdbool.h>
#include <stdint.h>

#define ROLE_TABLE(X)                                                                                        \
    X(ROLE_SYSTEM_ADMIN, "system_admin", "系统管理员")                                                       \
    X(ROLE_CITY_LEADER, "city_leader", "市局领导")                                                           \
    X(ROLE_CITY_SUPERVISOR, "city_supervisor", "市局监管")                                                   \
    X(ROLE_COUNTY_LEADER, "county_leader", "县局领导")                                                       \
    X(ROLE_COUNTY_SUPERVISOR, "county_supervisor", "县局监管")                                               \
    X(ROLE_INSTITUTION_PRINCIPAL, "institution_principal", "机构负责人")                                     \
    X(ROLE_INSTITUTION_OFFICER, "institution_officer", "机构安全管理员")                                     \
    X(ROLE_TOWN_OFFICER, "town_officer", "镇(街道)人员")                                                     \
    X(ROLE_AUDITOR, "auditor", "审计/纪检")                                                                  \
    X(ROLE_GUEST_INSPECTOR, "guest_inspector", "专家/联合检查成员")
NAMES_DECLARE(role, ROLE_TABLE)
enum { ROLE__COUNT = ROLE_GUEST_INSPECTOR + 1 };

/* What an endpoint asks for. PERMIT_PUBLIC needs no session; PERMIT_SIGNED_IN only one. */
#define PERMIT_TABLE(X)                                                                                      \
    X(PERMIT_PUBLIC, "public", "公开")                                                                       \
    X(PERMIT_SIGNED_IN, "signed_in", "已登录")                                                               \
    X(PERMIT_READ_REGION, "read_region", "查看区划")                                                         \
    X(PERMIT_EDIT_REGION, "edit_region", "维护区划")                                                         \
    X(PERMIT_MANAGE_ACCOUNT, "manage_account", "管理账号")                                                   \
    X(PERMIT_SET_SIGN_IN, "set_sign_in", "规定登录方式")                                                     \
    X(PERMIT_READ_INSTITUTION, "read_institution", "查看机构")                                               \
    X(PERMIT_EDIT_INSTITUTION, "edit_institution", "维护机构台账")                                           \
    X(PERMIT_ASSIGN, "assign", "指定包挂领导和责任人")                                                       \
    X(PERMIT_IMPORT, "import", "导入台账")                                                                   \
    X(PERMIT_READ_CHECKLIST, "read_checklist", "查看检查表")                                                 \
    X(PERMIT_PUBLISH_CHECKLIST, "publish_checklist", "发布检查表")                                           \
    X(PERMIT_READ_INSPECTION, "read_inspection", "查看检查")                                                 \
    X(PERMIT_INSPECT, "inspect", "开展检查或自查")                                                           \
    X(PERMIT_VOID_INSPECTION, "void_inspection", "作废检查")                                                 \
    X(PERMIT_READ_ACTIVITY, "read_activity", "查看活动")                                                     \
    X(PERMIT_LOG_ACTIVITY, "log_activity", "登记活动")                                                       \
    X(PERMIT_VOID_ACTIVITY, "void_activity", "作废活动")                                                     \
    X(PERMIT_READ_INCIDENT, "read_incident", "查看突发事件")                                                 \
    X(PERMIT_REPORT_INCIDENT, "report_incident", "上报和续报突发事件")                                       \
    X(PERMIT_HANDLE_INCIDENT, "handle_incident", "签收突发事件、结案")                                       \
    X(PERMIT_VOID_INCIDENT, "void_incident", "作废突发事件")                                                 \
    X(PERMIT_READ_DUTY, "read_duty", "查看履职看板")                                                         \
    X(PERMIT_EDIT_DUTY, "edit_duty", "设定履职要求")                                                         \
    X(PERMIT_READ_PLAN, "read_plan", "查看检查计划")                                                         \
    X(PERMIT_PLAN_VISIT, "plan_visit", "安排检查")                                                           \
    X(PERMIT_SET_PLANNING, "set_planning", "维护节假日、节点和排序规则")                                     \
    X(PERMIT_READ_HAZARD, "read_hazard", "查看隐患")                                                         \
    X(PERMIT_LOG_HAZARD, "log_hazard", "登记隐患")                                                           \
    X(PERMIT_RECTIFY, "rectify", "签收和申报整改")                                                           \
    X(PERMIT_VERIFY, "verify", "复查、退回和销号")                                                           \
    X(PERMIT_ASSESS, "assess", "研判定级、作废、采取临时措施")                                               \
    X(PERMIT_DECIDE_HAZARD, "decide_hazard", "决定延期、登记移交答复")                                       \
    X(PERMIT_LEAD_HAZARD, "lead_hazard", "挂牌督办、摘牌、恢复使用、移交")                                   \
    X(PERMIT_ASK_DELIST, "ask_delist", "申请摘牌")                                                           \
    X(PERMIT_EDIT_LADDER, "edit_ladder", "设置升级提醒")                                                     \
    X(PERMIT_READ_PAPER, "read_paper", "查看文书")                                                           \
    X(PERMIT_ISSUE_PAPER, "issue_paper", "出具和作废文书")                                                   \
    X(PERMIT_MANAGE_CHANNEL, "manage_channel", "管理通知渠道")                                               \
    X(PERMIT_READ_FIGURES, "read_figures", "查看指标")                                                       \
    X(PERMIT_SET_TARGET, "set_target", "设定目标")                                                           \
    X(PERMIT_CONFIRM_PERIOD, "confirm_period", "确认本县指标")                                               \
    X(PERMIT_FREEZE_PERIOD, "freeze_period", "封账")                                                         \
    X(PERMIT_EXPORT, "export", "导出")                                                                       \
    X(PERMIT_READ_AUDIT, "read_audit", "查看审计日志")                                                       \
    X(PERMIT_RESOLVE_CONFLICT, "resolve_conflict", "处理冲突")
NAMES_DECLARE(permit, PERMIT_TABLE)

enum role_level { LEVEL_NONE, LEVEL_CITY, LEVEL_COUNTY, LEVEL_TOWN, LEVEL_INSTITUTION };

bool role_has(enum role role, enum permit permit);
enum role_level role_level(enum role role); /* what kind of scope an account of this role needs */
bool role_may_grant(enum role granter, enum role granted); /* nobody grants a role outside their own scope */
bool role_is_bureau(enum role role);                       /* city or county bureau: inspects from outside */
bool role_is_institution(enum role role);

#endif
