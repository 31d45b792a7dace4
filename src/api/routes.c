/* routes.c: the whole API surface, one row an endpoint. This table is what reviewers read: who may do what,
 * in which transaction, taking and giving which shapes. An ordinary row has no handler: a thunk calls the
 * domain function. */
#include "minan/api/route.h"

#include "actions.h"
#include "minan/domain/activity.h"
#include "minan/domain/assignment.h"
#include "minan/domain/attachment.h"
#include "minan/domain/audit.h"
#include "minan/domain/calendar.h"
#include "minan/domain/conflict.h"
#include "minan/domain/delivery.h"
#include "minan/domain/draw.h"
#include "minan/domain/duty.h"
#include "minan/domain/duty_fulfilment.h"
#include "minan/domain/figure.h"
#include "minan/domain/hazard_act.h"
#include "minan/domain/hazard_recurring.h"
#include "minan/domain/incident.h"
#include "minan/domain/inspector.h"
#include "minan/domain/institution_import.h"
#include "minan/domain/key_date.h"
#include "minan/domain/ladder.h"
#include "minan/domain/message.h"
#include "minan/domain/paper.h"
#include "minan/domain/period.h"
#include "minan/domain/plan_setting.h"
#include "minan/domain/progress.h"
#include "minan/domain/region.h"
#include "minan/domain/reminder.h"
#include "minan/domain/saved_filter.h"
#include "minan/domain/second_factor.h"
#include "minan/domain/session.h"
#include "minan/domain/setup.h"
#include "minan/domain/target.h"
#include "minan/domain/todo.h"
#include "minan/domain/visit_plan.h"
#include "minan/domain/visit_priority.h"
#include "page.h"

enum { KIB = 1024, BODY_DEFAULT = 64 * KIB };

#define API  "/api/v1"
#define XLSX "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

/* ---- thunks: no function is called through another type ---- */

#define ACTION(fn, takes, gives)                                                                             \
    static enum status do_##fn(struct ctx *ctx, const void *request, void *ret_reply) {                      \
        const struct takes *typed = request;                                                                 \
        struct gives *reply = ret_reply;                                                                     \
        return fn(ctx, typed, reply);                                                                        \
    }
#define ACTION_ALONE(fn, gives)                                                                              \
    static enum status do_##fn(struct ctx *ctx, const void *request, void *ret_reply) {                      \
        (void)request;                                                                                       \
        struct gives *reply = ret_reply;                                                                     \
        return fn(ctx, reply);                                                                               \
    }
#define ACTION_SILENT(fn)                                                                                    \
    static enum status do_##fn(struct ctx *ctx, const void *request, void *ret_reply) {                      \
        (void)request, (void)ret_reply;                                                                      \
        return fn(ctx);                                                                                      \
    }
#define PREPARE(fn, takes)                                                                                   \
    static enum status do_##fn(struct ctx *ctx, void *request) {                                             \
        struct takes *typed = request;                                                                       \
        return fn(ctx, typed);                                                                               \
    }

/* clang-format off */
ACTION_ALONE(session_me, me)
ACTION_SILENT(session_logout)
ACTION(session_change_password, password_change, me)
ACTION_ALONE(second_factor_get, second_factor)
ACTION_ALONE(second_factor_offer, second_factor_offer)
ACTION(second_factor_confirm, second_factor_proof, second_factor)
ACTION(second_factor_drop, second_factor_proof, second_factor)
ACTION(second_factor_remove, second_factor_removal, account)
ACTION_ALONE(second_factor_policy_get, second_factor_policy)
ACTION(second_factor_policy_put, second_factor_policy, second_factor_policy)
ACTION_ALONE(setup_get, setup_state)
ACTION(setup_make_administrator, setup_administrator, setup_state)
ACTION_ALONE(region_list, region_tree)
ACTION(region_put, region_new, region)
ACTION(region_rename, region_change, region)
ACTION(account_list, account_filter, account_page)
ACTION(account_get, account_by_uuid, account)
ACTION(account_put, account_new, account_issued)
ACTION(account_patch, account_change, account)
ACTION(account_reset_password, account_reset, account_issued)
ACTION(institution_list, institution_filter, institution_page)
ACTION(institution_refs, institution_refs_request, institution_refs)
ACTION(institution_get, institution_by_uuid, institution)
ACTION(institution_put, institution_edit, institution)
ACTION(institution_patch, institution_edit, institution)
ACTION(assignment_of_institution, institution_by_uuid, assignment_list)
ACTION(assignment_put, assignment_new, assignment)
ACTION(assignment_end, assignment_end, assignment)
ACTION(assignment_holders, holders_request, holder_list)
ACTION(reassignment_put, reassignment_new, reassignment)
ACTION(responsibility_list, responsibility_filter, responsibility_page)
ACTION(import_put, import_new, import_batch)
ACTION(import_add_rows, import_rows, import_batch)
ACTION(import_get, import_by_uuid, import_batch)
ACTION(import_commit, import_commit, import_batch)
ACTION_ALONE(checklist_all, checklist_list)
ACTION_ALONE(checklist_current, checklist)
ACTION(checklist_get, checklist_by_uuid, checklist)
ACTION(checklist_put, checklist_new, checklist)
ACTION(checklist_put_item, checklist_item_edit, checklist)
ACTION(checklist_drop_item, checklist_item_ref, checklist)
ACTION(checklist_publish, checklist_publish, checklist)
ACTION(inspection_list, inspection_filter, inspection_page)
ACTION(inspection_get, inspection_by_uuid, inspection)
ACTION(inspection_put, inspection_new, inspection)
ACTION(inspection_void, inspection_void, inspection)
ACTION(activity_list, activity_filter, activity_page)
ACTION_ALONE(activity_rules, activity_rules)
ACTION_ALONE(activity_leaders, activity_leaders)
ACTION(activity_get, activity_by_uuid, activity)
ACTION(activity_put, activity_new, activity)
ACTION(activity_void, activity_void, activity)
ACTION(incident_list, incident_filter, incident_page)
ACTION(incident_get, incident_by_uuid, incident)
ACTION(incident_report, incident_new, incident)
ACTION(incident_acknowledge, incident_acknowledge, incident)
ACTION(incident_follow_up, incident_follow_up, incident)
ACTION(incident_conclude, incident_conclude, incident)
ACTION(incident_void, incident_void, incident)
ACTION_ALONE(duty_all, duty_list)
ACTION(duty_put, duty_new, duty)
ACTION(duty_board, duty_request, duty_board)
ACTION(duty_subjects, duty_subject_filter, duty_subject_page)
ACTION(duty_proofs, duty_proof_filter, duty_proofs)
ACTION(duty_fulfilment, duty_fulfilment_request, duty_fulfilment)
ACTION(duty_due_list, duty_due_filter, duty_due_page)
ACTION(duty_of_institution, institution_by_uuid, duties_of_institution)
ACTION(visit_plan_list, visit_plan_filter, visit_plan_page)
ACTION(visit_plan_month, visit_plan_month_request, visit_plan_month)
ACTION(visit_load_get, visit_load_request, visit_load)
ACTION(announced_visit_list, announced_visit_filter, announced_visit_page)
ACTION(visit_plan_get, visit_plan_by_uuid, visit_plan)
ACTION(visit_plan_put, visit_plan_edit, visit_plan)
ACTION(visit_plan_change, visit_plan_edit, visit_plan)
ACTION(visit_plan_cancel, visit_plan_cancel, visit_plan)
ACTION(visit_plan_join, visit_plan_by_uuid, visit_plan)
ACTION(visit_priority_list, visit_priority_filter, visit_priority_page)
ACTION(draw_list, draw_filter, draw_page)
ACTION(draw_pool_get, draw_pool_request, draw_pool)
ACTION(draw_get, draw_by_uuid, draw)
ACTION(draw_put, draw_new, draw)
ACTION(draw_verify, draw_by_uuid, draw_check)
ACTION(key_date_all, key_date_request, key_date_list)
ACTION(key_date_get, key_date_by_uuid, key_date_progress)
ACTION(key_date_put, key_date_edit, key_date)
ACTION(key_date_patch, key_date_edit, key_date)
ACTION(key_date_plan, key_date_generate, key_date_generated)
ACTION(calendar_get, calendar_request, calendar)
ACTION(calendar_put, calendar_edit, calendar)
ACTION(calendar_drop, calendar_ref, calendar)
ACTION_ALONE(plan_setting_get, plan_setting)
ACTION(plan_setting_patch, plan_setting_edit, plan_setting)
ACTION(hazard_list, hazard_filter, hazard_page)
ACTION(hazard_similar, hazard_similar_request, hazard_page)
ACTION(hazard_recurring, hazard_recurring_request, hazard_recurring)
ACTION(hazard_view, hazard_as_of, hazard)
ACTION(hazard_log, hazard_new, hazard)
ACTION(hazard_acknowledge, hazard_acknowledge, hazard)
ACTION(hazard_submit, hazard_submit, hazard)
ACTION(hazard_close, hazard_close, hazard)
ACTION(hazard_return, hazard_return, hazard)
ACTION(hazard_assess, hazard_assess, hazard)
ACTION(hazard_void, hazard_void, hazard)
ACTION(hazard_extend, hazard_extend, hazard)
ACTION(hazard_grant, hazard_grant, hazard)
ACTION(hazard_refuse, hazard_refuse, hazard)
ACTION(hazard_enlist, hazard_enlist, hazard)
ACTION(hazard_ask_delist, hazard_ask_delist, hazard)
ACTION(hazard_delist, hazard_delist, hazard)
ACTION(hazard_restrict, hazard_restrict, hazard)
ACTION(hazard_resume, hazard_resume, hazard)
ACTION(hazard_plan, hazard_plan, hazard)
ACTION(hazard_settle, hazard_settle, hazard)
ACTION(hazard_case_plan, hazard_case_plan, hazard)
ACTION(hazard_transfer, hazard_transfer, hazard)
ACTION(hazard_answer, hazard_answer, hazard)
ACTION(reminder_of_hazard, hazard_by_uuid, reminder_list)
ACTION_ALONE(ladder_get, ladder)
ACTION(ladder_put, ladder_edit, ladder)
ACTION(message_list, message_filter, message_page)
ACTION_ALONE(message_count_unread, message_unread)
ACTION(message_read, message_by_uuid, message)
ACTION_ALONE(message_read_all, message_unread)
ACTION(paper_list, paper_filter, paper_page)
ACTION(paper_get, paper_by_uuid, paper)
ACTION(paper_put, paper_new, paper)
ACTION(paper_void, paper_void, paper)
ACTION_ALONE(channel_list_all, channel_list)
ACTION(channel_put, channel_new, channel)
ACTION(channel_patch, channel_change, channel)
ACTION(delivery_send_test, delivery_test, delivery)
ACTION(delivery_list, delivery_filter, delivery_page)
ACTION(delivery_settle_by_hand, delivery_decide, delivery)
ACTION(progress_get, progress_by_uuid, progress_view)
ACTION(saved_filter_list, saved_filters_request, saved_filter_list)
ACTION(saved_filter_put, saved_filter_new, saved_filter)
ACTION(saved_filter_drop, saved_filter_by_uuid, saved_filter_list)
ACTION(attachment_put, attachment_upload, attachment_row)
ACTION_ALONE(todo_get, todo)
ACTION(inspector_list, inspector_filter, inspector_page)
ACTION(figure_board, figure_request, figure_board)
ACTION(figure_breakdown, figure_request, figure_breakdown)
ACTION(figure_trend, figure_request, figure_trend)
ACTION(target_list, target_filter, target_list)
ACTION(target_put, target_new, target)
ACTION(target_patch, target_change, target)
ACTION(target_withdraw, target_void, target)
ACTION(period_list, period_filter, period_list)
ACTION(period_get, period_request, period)
ACTION(period_confirm, period_confirm, period)
ACTION(period_freeze, period_freeze, period)
ACTION(period_records, period_record_filter, period_records)
ACTION(period_differences, period_record_filter, period_differences)
ACTION(audit_list, audit_filter, audit_page)
ACTION(conflict_list, conflict_filter, conflict_page)
ACTION(conflict_resolve, conflict_resolve, conflict)
PREPARE(login_prepare, login_request)
PREPARE(password_change_prepare, password_change)
PREPARE(setup_administrator_prepare, setup_administrator)
PREPARE(account_new_prepare, account_new)
PREPARE(account_reset_prepare, account_reset)
PREPARE(attachment_prepare, attachment_upload)

/* ---- the table ---- */

#define ROW(method_, path_, permit_, mode_, ...) \
    {.method = METHOD_##method_, .path = (path_), .permit = PERMIT_##permit_, .mode = MODE_##mode_, __VA_ARGS__}
#define DO(fn)           .name = #fn, .action = do_##fn
#define OWN(fn)          .name = #fn, .action = fn##_action
#define STREAM(fn)       .name = #fn, .stream = fn##_stream
#define QUERY(tag)       .query = &tag##_shape
#define BODY(tag)        .body = &tag##_shape
#define GIVES(tag)       .reply = &tag##_shape
#define GIVES_FILE(type) .gives = (type)
#define TEXT(noun_, summary_) .noun = (noun_), .summary = (summary_)

const struct route routes[] = {
    ROW(GET, "/healthz", PUBLIC, READ, OWN(health), GIVES(health), TEXT("health", "运行状态")),
    ROW(GET, "/api/v1/openapi.json", PUBLIC, NONE, STREAM(openapi), GIVES_FILE("application/json"), TEXT("health", "接口说明")),

    ROW(GET, API "/session", SIGNED_IN, READ, DO(session_me), GIVES(me), .flags = ROUTE_WHILE_HELD, TEXT("session", "当前登录的人")),
    ROW(POST, API "/session", PUBLIC, WRITE, OWN(login), BODY(login_request), GIVES(me), .flags = ROUTE_LOGIN | ROUTE_NO_AUDIT, .prepare = do_login_prepare, TEXT("session", "登录")),
    ROW(DELETE, API "/session", SIGNED_IN, WRITE, DO(session_logout), .flags = ROUTE_LOGIN | ROUTE_WHILE_HELD, TEXT("session", "退出登录")),
    ROW(POST, API "/session/password", SIGNED_IN, WRITE, DO(session_change_password), BODY(password_change), GIVES(me), .flags = ROUTE_LOGIN | ROUTE_WHILE_HELD, .prepare = do_password_change_prepare, TEXT("session", "修改自己的密码")),

    ROW(GET, API "/session/second-factor", SIGNED_IN, READ, DO(second_factor_get), GIVES(second_factor), .flags = ROUTE_WHILE_HELD, TEXT("second_factor", "自己的身份验证器")),
    ROW(POST, API "/session/second-factor", SIGNED_IN, WRITE, DO(second_factor_offer), GIVES(second_factor_offer), .flags = ROUTE_WHILE_HELD, TEXT("second_factor", "取得新的密钥")),
    ROW(POST, API "/session/second-factor/confirm", SIGNED_IN, WRITE, DO(second_factor_confirm), BODY(second_factor_proof), GIVES(second_factor), .flags = ROUTE_WHILE_HELD, TEXT("second_factor", "用验证码启用身份验证器")),
    ROW(POST, API "/session/second-factor/drop", SIGNED_IN, WRITE, DO(second_factor_drop), BODY(second_factor_proof), GIVES(second_factor), TEXT("second_factor", "用验证码移除自己的身份验证器")),
    ROW(GET, API "/second-factor-policy", SET_SIGN_IN, READ, DO(second_factor_policy_get), GIVES(second_factor_policy), TEXT("second_factor", "是否要求身份验证器")),
    ROW(PUT, API "/second-factor-policy", SET_SIGN_IN, WRITE, DO(second_factor_policy_put), BODY(second_factor_policy), GIVES(second_factor_policy), TEXT("second_factor", "规定是否要求身份验证器")),

    ROW(GET, API "/setup", PUBLIC, READ, DO(setup_get), GIVES(setup_state), TEXT("setup", "初始化进度")),
    ROW(POST, API "/setup/administrator", PUBLIC, WRITE, DO(setup_make_administrator), BODY(setup_administrator), GIVES(setup_state), .prepare = do_setup_administrator_prepare, TEXT("setup", "用一次性口令建立首个管理员")),

    ROW(GET, API "/regions", READ_REGION, READ, DO(region_list), GIVES(region_tree), TEXT("region", "区划")),
    ROW(PUT, API "/regions/{code}", EDIT_REGION, WRITE, DO(region_put), BODY(region_new), GIVES(region), .flags = ROUTE_IDEMPOTENT, TEXT("region", "新增区划")),
    ROW(PATCH, API "/regions/{code}", EDIT_REGION, WRITE, DO(region_rename), BODY(region_change), GIVES(region), .flags = ROUTE_IF_MATCH, TEXT("region", "修改区划名称")),

    ROW(GET, API "/accounts", MANAGE_ACCOUNT, READ, DO(account_list), QUERY(account_filter), GIVES(account_page), TEXT("account", "账号列表")),
    ROW(GET, API "/accounts/{uuid}", MANAGE_ACCOUNT, READ, DO(account_get), QUERY(account_by_uuid), GIVES(account), TEXT("account", "账号")),
    ROW(PUT, API "/accounts/{uuid}", MANAGE_ACCOUNT, WRITE, DO(account_put), BODY(account_new), GIVES(account_issued), .flags = ROUTE_IDEMPOTENT, .prepare = do_account_new_prepare, TEXT("account", "新增账号")),
    ROW(PATCH, API "/accounts/{uuid}", MANAGE_ACCOUNT, WRITE, DO(account_patch), BODY(account_change), GIVES(account), .flags = ROUTE_IF_MATCH, TEXT("account", "修改账号")),
    ROW(POST, API "/accounts/{uuid}/password", MANAGE_ACCOUNT, WRITE, DO(account_reset_password), BODY(account_reset), GIVES(account_issued), .prepare = do_account_reset_prepare, TEXT("account", "重置密码")),
    ROW(POST, API "/accounts/{uuid}/second-factor/remove", MANAGE_ACCOUNT, WRITE, DO(second_factor_remove), BODY(second_factor_removal), GIVES(account), TEXT("second_factor", "移除他人的身份验证器")),

    ROW(GET, API "/institutions", READ_INSTITUTION, READ, DO(institution_list), QUERY(institution_filter), GIVES(institution_page), TEXT("institution", "机构台账")),
    ROW(GET, API "/institutions.xlsx", EXPORT, READ, STREAM(institution_export), QUERY(institution_filter), GIVES_FILE(XLSX), .flags = ROUTE_HEAVY, TEXT("institution", "导出机构台账")),
    ROW(GET, API "/institutions/refs", INSPECT, READ, DO(institution_refs), QUERY(institution_refs_request), GIVES(institution_refs), TEXT("institution", "手机离线用的机构资料")),
    ROW(GET, API "/institutions/{uuid}", READ_INSTITUTION, READ, DO(institution_get), QUERY(institution_by_uuid), GIVES(institution), TEXT("institution", "机构")),
    ROW(GET, API "/institutions/{uuid}/duties", READ_INSTITUTION, READ, DO(duty_of_institution), QUERY(institution_by_uuid), GIVES(duties_of_institution), TEXT("institution", "机构本期该做什么")),
    ROW(PUT, API "/institutions/{uuid}", EDIT_INSTITUTION, WRITE, DO(institution_put), BODY(institution_edit), GIVES(institution), .flags = ROUTE_IDEMPOTENT, TEXT("institution", "新增机构")),
    ROW(PATCH, API "/institutions/{uuid}", EDIT_INSTITUTION, WRITE, DO(institution_patch), BODY(institution_edit), GIVES(institution), .flags = ROUTE_IF_MATCH, TEXT("institution", "修改机构")),

    ROW(GET, API "/institutions/{uuid}/assignments", READ_INSTITUTION, READ, DO(assignment_of_institution), QUERY(institution_by_uuid), GIVES(assignment_list), TEXT("assignment", "机构的包挂领导和责任人，含历任")),
    ROW(PUT, API "/assignments/{uuid}", ASSIGN, WRITE, DO(assignment_put), BODY(assignment_new), GIVES(assignment), .flags = ROUTE_IDEMPOTENT, TEXT("assignment", "指定或更换责任人")),
    ROW(POST, API "/assignments/{uuid}/end", ASSIGN, WRITE, DO(assignment_end), BODY(assignment_end), GIVES(assignment), .flags = ROUTE_IF_MATCH, TEXT("assignment", "解除责任人")),
    ROW(GET, API "/assignments/holders", READ_INSTITUTION, READ, DO(assignment_holders), QUERY(holders_request), GIVES(holder_list), TEXT("assignment", "各责任人负责的机构数")),
    ROW(PUT, API "/reassignments/{uuid}", ASSIGN, WRITE, DO(reassignment_put), BODY(reassignment_new), GIVES(reassignment), .flags = ROUTE_IDEMPOTENT, TEXT("assignment", "把一人负责的机构全部移交他人")),
    ROW(GET, API "/responsibilities", READ_INSTITUTION, READ, DO(responsibility_list), QUERY(responsibility_filter), GIVES(responsibility_page), TEXT("assignment", "责任矩阵")),
    ROW(GET, API "/responsibilities.xlsx", EXPORT, READ, STREAM(responsibility_export), QUERY(responsibility_filter), GIVES_FILE(XLSX), .flags = ROUTE_HEAVY, TEXT("assignment", "导出责任矩阵")),

    ROW(PUT, API "/imports/{uuid}", IMPORT, WRITE, DO(import_put), BODY(import_new), GIVES(import_batch), .flags = ROUTE_IDEMPOTENT, TEXT("import", "开始导入")),
    ROW(PUT, API "/imports/{uuid}/rows", IMPORT, WRITE, DO(import_add_rows), BODY(import_rows), GIVES(import_batch), .flags = ROUTE_NO_AUDIT, .body_limit = 1024 * KIB, TEXT("import", "送入表格各行")),
    ROW(GET, API "/imports/{uuid}", IMPORT, READ, DO(import_get), QUERY(import_by_uuid), GIVES(import_batch), TEXT("import", "导入预览")),
    ROW(POST, API "/imports/{uuid}/commit", IMPORT, WRITE, DO(import_commit), BODY(import_commit), GIVES(import_batch), TEXT("import", "确认导入")),
    ROW(GET, API "/imports/{uuid}/annotated.xlsx", IMPORT, READ, STREAM(import_annotated), QUERY(import_by_uuid), GIVES_FILE(XLSX), .flags = ROUTE_HEAVY, TEXT("import", "下载标注问题的表格")),

    ROW(GET, API "/checklists", READ_CHECKLIST, READ, DO(checklist_all), GIVES(checklist_list), TEXT("checklist", "检查表各版本")),
    ROW(GET, API "/checklists/current", READ_CHECKLIST, READ, DO(checklist_current), GIVES(checklist), TEXT("checklist", "现行检查表")),
    ROW(GET, API "/checklists/{uuid}", READ_CHECKLIST, READ, DO(checklist_get), QUERY(checklist_by_uuid), GIVES(checklist), TEXT("checklist", "检查表")),
    ROW(PUT, API "/checklists/{uuid}", PUBLISH_CHECKLIST, WRITE, DO(checklist_put), BODY(checklist_new), GIVES(checklist), .flags = ROUTE_IDEMPOTENT, TEXT("checklist", "新建检查表草稿")),
    ROW(PUT, API "/checklists/{uuid}/items/{code}", PUBLISH_CHECKLIST, WRITE, DO(checklist_put_item), BODY(checklist_item_edit), GIVES(checklist), TEXT("checklist", "写入检查项")),
    ROW(DELETE, API "/checklists/{uuid}/items/{code}", PUBLISH_CHECKLIST, WRITE, DO(checklist_drop_item), BODY(checklist_item_ref), GIVES(checklist), TEXT("checklist", "从草稿中去掉检查项")),
    ROW(POST, API "/checklists/{uuid}/publish", PUBLISH_CHECKLIST, WRITE, DO(checklist_publish), BODY(checklist_publish), GIVES(checklist), .flags = ROUTE_IF_MATCH, TEXT("checklist", "发布检查表")),

    ROW(GET, API "/inspections", READ_INSPECTION, READ, DO(inspection_list), QUERY(inspection_filter), GIVES(inspection_page), TEXT("inspection", "检查台账")),
    ROW(GET, API "/inspections.xlsx", EXPORT, READ, STREAM(inspection_export), QUERY(inspection_filter), GIVES_FILE(XLSX), .flags = ROUTE_HEAVY, TEXT("inspection", "导出检查台账")),
    ROW(GET, API "/inspections/{uuid}", READ_INSPECTION, READ, DO(inspection_get), QUERY(inspection_by_uuid), GIVES(inspection), TEXT("inspection", "检查记录")),
    ROW(PUT, API "/inspections/{uuid}", INSPECT, WRITE, DO(inspection_put), BODY(inspection_new), GIVES(inspection), .flags = ROUTE_IDEMPOTENT, .body_limit = 256 * KIB, TEXT("inspection", "提交检查或自查")),
    ROW(POST, API "/inspections/{uuid}/void", VOID_INSPECTION, WRITE, DO(inspection_void), BODY(inspection_void), GIVES(inspection), .flags = ROUTE_IF_MATCH, TEXT("inspection", "作废检查")),

    ROW(GET, API "/activities", READ_ACTIVITY, READ, DO(activity_list), QUERY(activity_filter), GIVES(activity_page), TEXT("activity", "活动台账")),
    ROW(GET, API "/activities.xlsx", EXPORT, READ, STREAM(activity_export), QUERY(activity_filter), GIVES_FILE(XLSX), .flags = ROUTE_HEAVY, TEXT("activity", "导出活动台账")),
    ROW(GET, API "/activities/rules", LOG_ACTIVITY, READ, DO(activity_rules), GIVES(activity_rules), TEXT("activity", "各类活动的登记要求")),
    ROW(GET, API "/activities/leaders", LOG_ACTIVITY, READ, DO(activity_leaders), GIVES(activity_leaders), TEXT("activity", "本局领导")),
    ROW(GET, API "/activities/{uuid}", READ_ACTIVITY, READ, DO(activity_get), QUERY(activity_by_uuid), GIVES(activity), TEXT("activity", "活动")),
    ROW(PUT, API "/activities/{uuid}", LOG_ACTIVITY, WRITE, DO(activity_put), BODY(activity_new), GIVES(activity), .flags = ROUTE_IDEMPOTENT, .body_limit = 256 * KIB, TEXT("activity", "登记活动")),
    ROW(POST, API "/activities/{uuid}/void", VOID_ACTIVITY, WRITE, DO(activity_void), BODY(activity_void), GIVES(activity), .flags = ROUTE_IF_MATCH, TEXT("activity", "作废活动")),

    ROW(GET, API "/incidents", READ_INCIDENT, READ, DO(incident_list), QUERY(incident_filter), GIVES(incident_page), TEXT("incident", "突发事件台账")),
    ROW(GET, API "/incidents.xlsx", EXPORT, READ, STREAM(incident_export), QUERY(incident_filter), GIVES_FILE(XLSX), .flags = ROUTE_HEAVY, TEXT("incident", "导出突发事件台账")),
    ROW(GET, API "/incidents/{uuid}", READ_INCIDENT, READ, DO(incident_get), QUERY(incident_by_uuid), GIVES(incident), TEXT("incident", "突发事件")),
    ROW(PUT, API "/incidents/{uuid}", REPORT_INCIDENT, WRITE, DO(incident_report), BODY(incident_new), GIVES(incident), .flags = ROUTE_IDEMPOTENT, TEXT("incident", "上报突发事件")),
    ROW(POST, API "/incidents/{uuid}/acknowledge", HANDLE_INCIDENT, WRITE, DO(incident_acknowledge), BODY(incident_acknowledge), GIVES(incident), TEXT("incident", "签收")),
    ROW(POST, API "/incidents/{uuid}/follow_up", REPORT_INCIDENT, WRITE, DO(incident_follow_up), BODY(incident_follow_up), GIVES(incident), .flags = ROUTE_IF_MATCH, TEXT("incident", "续报")),
    ROW(POST, API "/incidents/{uuid}/conclude", HANDLE_INCIDENT, WRITE, DO(incident_conclude), BODY(incident_conclude), GIVES(incident), .flags = ROUTE_IF_MATCH, TEXT("incident", "结案")),
    ROW(POST, API "/incidents/{uuid}/void", VOID_INCIDENT, WRITE, DO(incident_void), BODY(incident_void), GIVES(incident), .flags = ROUTE_IF_MATCH, TEXT("incident", "作废突发事件")),
    ROW(GET, API "/visit-plans", READ_PLAN, READ, DO(visit_plan_list), QUERY(visit_plan_filter), GIVES(visit_plan_page), TEXT("visit_plan", "检查计划")),
    ROW(GET, API "/visit-plans.xlsx", READ_PLAN, READ, STREAM(visit_plan_export), QUERY(visit_plan_filter), GIVES_FILE(XLSX), .flags = ROUTE_HEAVY, TEXT("visit_plan", "导出检查计划")),
    ROW(GET, API "/visit-plans/month", READ_PLAN, READ, DO(visit_plan_month), QUERY(visit_plan_month_request), GIVES(visit_plan_month), TEXT("visit_plan", "一个月的安排")),
    ROW(GET, API "/visit-plans/load", READ_PLAN, READ, DO(visit_load_get), QUERY(visit_load_request), GIVES(visit_load), TEXT("visit_plan", "一家机构本年度的检查次数")),
    ROW(GET, API "/visit-plans/announced", READ_PAPER, READ, DO(announced_visit_list), QUERY(announced_visit_filter), GIVES(announced_visit_page), TEXT("visit_plan", "已通知机构的检查")),
    ROW(GET, API "/visit-plans/{uuid}", READ_PLAN, READ, DO(visit_plan_get), QUERY(visit_plan_by_uuid), GIVES(visit_plan), TEXT("visit_plan", "一次安排")),
    ROW(PUT, API "/visit-plans/{uuid}", PLAN_VISIT, WRITE, DO(visit_plan_put), BODY(visit_plan_new), GIVES(visit_plan), .flags = ROUTE_IDEMPOTENT, TEXT("visit_plan", "安排检查")),
    ROW(PATCH, API "/visit-plans/{uuid}", PLAN_VISIT, WRITE, DO(visit_plan_change), BODY(visit_plan_change), GIVES(visit_plan), .flags = ROUTE_IF_MATCH, TEXT("visit_plan", "调整安排")),
    ROW(POST, API "/visit-plans/{uuid}/cancel", PLAN_VISIT, WRITE, DO(visit_plan_cancel), BODY(visit_plan_cancel), GIVES(visit_plan), .flags = ROUTE_IF_MATCH, TEXT("visit_plan", "取消安排")),
    ROW(POST, API "/visit-plans/{uuid}/join", PLAN_VISIT, WRITE, DO(visit_plan_join), BODY(visit_plan_by_uuid), GIVES(visit_plan), TEXT("visit_plan", "加入已有安排")),
    ROW(GET, API "/visit-priorities", READ_PLAN, READ, DO(visit_priority_list), QUERY(visit_priority_filter), GIVES(visit_priority_page), TEXT("visit_priority", "该去哪家")),

    ROW(GET, API "/draws", READ_PLAN, READ, DO(draw_list), QUERY(draw_filter), GIVES(draw_page), TEXT("draw", "双随机抽取记录")),
    ROW(GET, API "/draws/pool", PLAN_VISIT, READ, DO(draw_pool_get), QUERY(draw_pool_request), GIVES(draw_pool), TEXT("draw", "符合抽取条件的有多少")),
    ROW(GET, API "/draws/{uuid}", READ_PLAN, READ, DO(draw_get), QUERY(draw_by_uuid), GIVES(draw), TEXT("draw", "一次抽取")),
    ROW(PUT, API "/draws/{uuid}", PLAN_VISIT, WRITE, DO(draw_put), BODY(draw_new), GIVES(draw), .flags = ROUTE_IDEMPOTENT, TEXT("draw", "双随机抽取")),
    ROW(GET, API "/draws/{uuid}/check", READ_PLAN, READ, DO(draw_verify), QUERY(draw_by_uuid), GIVES(draw_check), TEXT("draw", "复核一次抽取")),
    ROW(GET, API "/draws/{uuid}/pool.txt", READ_PLAN, READ, STREAM(draw_text), QUERY(draw_by_uuid), GIVES_FILE("text/plain; charset=utf-8"), TEXT("draw", "下载名单和种子")),

    ROW(GET, API "/key-dates", READ_PLAN, READ, DO(key_date_all), QUERY(key_date_request), GIVES(key_date_list), TEXT("key_date", "节点")),
    ROW(GET, API "/key-dates/{uuid}", READ_PLAN, READ, DO(key_date_get), QUERY(key_date_by_uuid), GIVES(key_date_progress), TEXT("key_date", "节点检查进度")),
    ROW(PUT, API "/key-dates/{uuid}", SET_PLANNING, WRITE, DO(key_date_put), BODY(key_date_edit), GIVES(key_date), .flags = ROUTE_IDEMPOTENT, TEXT("key_date", "新增节点")),
    ROW(PATCH, API "/key-dates/{uuid}", SET_PLANNING, WRITE, DO(key_date_patch), BODY(key_date_edit), GIVES(key_date), .flags = ROUTE_IF_MATCH, TEXT("key_date", "修改节点")),
    ROW(POST, API "/key-dates/{uuid}/plans", PLAN_VISIT, WRITE, DO(key_date_plan), BODY(key_date_generate), GIVES(key_date_generated), TEXT("key_date", "为节点安排全部检查")),

    ROW(GET, API "/calendar", READ_PLAN, READ, DO(calendar_get), QUERY(calendar_request), GIVES(calendar), TEXT("calendar", "节假日和调休")),
    ROW(PUT, API "/calendar/{day}", SET_PLANNING, WRITE, DO(calendar_put), BODY(calendar_edit), GIVES(calendar), TEXT("calendar", "写入节假日或调休")),
    ROW(DELETE, API "/calendar/{day}", SET_PLANNING, WRITE, DO(calendar_drop), BODY(calendar_ref), GIVES(calendar), TEXT("calendar", "恢复为平常日")),
    ROW(GET, API "/plan-settings", READ_PLAN, READ, DO(plan_setting_get), GIVES(plan_setting), TEXT("plan_setting", "检查安排的设置")),
    ROW(PATCH, API "/plan-settings", SET_PLANNING, WRITE, DO(plan_setting_patch), BODY(plan_setting_edit), GIVES(plan_setting), .flags = ROUTE_IF_MATCH, TEXT("plan_setting", "修改检查安排的设置")),

    ROW(GET, API "/duties", READ_DUTY, READ, DO(duty_all), GIVES(duty_list), TEXT("duty", "履职要求各版本")),
    ROW(PUT, API "/duties/{uuid}", EDIT_DUTY, WRITE, DO(duty_put), BODY(duty_new), GIVES(duty), .flags = ROUTE_IDEMPOTENT, TEXT("duty", "设定履职要求的新版本")),
    ROW(GET, API "/duties/board", READ_DUTY, READ, DO(duty_board), QUERY(duty_request), GIVES(duty_board), TEXT("duty", "履职看板")),
    ROW(GET, API "/duties/board.xlsx", READ_DUTY, READ, STREAM(duty_board_export), QUERY(duty_request), GIVES_FILE(XLSX), .flags = ROUTE_HEAVY, TEXT("duty", "导出履职看板")),
    ROW(GET, API "/duties/subjects", READ_DUTY, READ, DO(duty_subjects), QUERY(duty_subject_filter), GIVES(duty_subject_page), TEXT("duty", "履职主体名单")),
    ROW(GET, API "/duties/subjects.xlsx", READ_DUTY, READ, STREAM(duty_subjects_export), QUERY(duty_subject_filter), GIVES_FILE(XLSX), .flags = ROUTE_HEAVY, TEXT("duty", "导出履职主体名单")),
    ROW(GET, API "/duties/proofs", READ_DUTY, READ, DO(duty_proofs), QUERY(duty_proof_filter), GIVES(duty_proofs), TEXT("duty", "履职记录")),
    ROW(GET, API "/duties/fulfilment", READ_DUTY, READ, DO(duty_fulfilment), QUERY(duty_fulfilment_request), GIVES(duty_fulfilment), TEXT("duty", "履职完成率")),
    ROW(GET, API "/duties/fulfilment.xlsx", READ_DUTY, READ, STREAM(duty_fulfilment_export), QUERY(duty_fulfilment_request), GIVES_FILE(XLSX), .flags = ROUTE_HEAVY, TEXT("duty", "导出履职完成率")),
    ROW(GET, API "/duties/due", READ_DUTY, READ, DO(duty_due_list), QUERY(duty_due_filter), GIVES(duty_due_page), TEXT("duty", "到期履职名单")),
    ROW(GET, API "/duties/due.xlsx", READ_DUTY, READ, STREAM(duty_due_export), QUERY(duty_due_filter), GIVES_FILE(XLSX), .flags = ROUTE_HEAVY, TEXT("duty", "导出到期履职名单")),

    ROW(GET, API "/hazards", READ_HAZARD, READ, DO(hazard_list), QUERY(hazard_filter), GIVES(hazard_page), TEXT("hazard", "隐患台账")),
    ROW(GET, API "/hazards.xlsx", EXPORT, READ, STREAM(hazard_export), QUERY(hazard_filter), GIVES_FILE(XLSX), .flags = ROUTE_HEAVY, TEXT("hazard", "导出隐患台账")),
    ROW(GET, API "/hazards/similar", READ_HAZARD, READ, DO(hazard_similar), QUERY(hazard_similar_request), GIVES(hazard_page), TEXT("hazard", "同一机构同一检查项未销号的隐患")),
    ROW(GET, API "/hazards/recurring", READ_HAZARD, READ, DO(hazard_recurring), QUERY(hazard_recurring_request), GIVES(hazard_recurring), .flags = ROUTE_HEAVY, TEXT("hazard", "共性问题")),
    ROW(GET, API "/hazards/{uuid}", READ_HAZARD, READ, DO(hazard_view), QUERY(hazard_as_of), GIVES(hazard), TEXT("hazard", "隐患")),
    ROW(PUT, API "/hazards/{uuid}", LOG_HAZARD, WRITE, DO(hazard_log), BODY(hazard_new), GIVES(hazard), .flags = ROUTE_IDEMPOTENT, TEXT("hazard", "登记隐患")),
    ROW(POST, API "/hazards/{uuid}/acknowledge", RECTIFY, WRITE, DO(hazard_acknowledge), BODY(hazard_acknowledge), GIVES(hazard), TEXT("hazard", "签收")),
    ROW(POST, API "/hazards/{uuid}/submit", RECTIFY, WRITE, DO(hazard_submit), BODY(hazard_submit), GIVES(hazard), .flags = ROUTE_IF_MATCH, TEXT("hazard", "申报整改完成")),
    ROW(POST, API "/hazards/{uuid}/close", VERIFY, WRITE, DO(hazard_close), BODY(hazard_close), GIVES(hazard), .flags = ROUTE_IF_MATCH, TEXT("hazard", "销号")),
    ROW(POST, API "/hazards/{uuid}/return", VERIFY, WRITE, DO(hazard_return), BODY(hazard_return), GIVES(hazard), .flags = ROUTE_IF_MATCH, TEXT("hazard", "复查退回")),
    ROW(POST, API "/hazards/{uuid}/assess", ASSESS, WRITE, DO(hazard_assess), BODY(hazard_assess), GIVES(hazard), .flags = ROUTE_IF_MATCH, TEXT("hazard", "研判定级")),
    ROW(POST, API "/hazards/{uuid}/void", ASSESS, WRITE, DO(hazard_void), BODY(hazard_void), GIVES(hazard), .flags = ROUTE_IF_MATCH, TEXT("hazard", "作废隐患")),
    ROW(POST, API "/hazards/{uuid}/extend", RECTIFY, WRITE, DO(hazard_extend), BODY(hazard_extend), GIVES(hazard), .flags = ROUTE_IF_MATCH, TEXT("hazard", "申请延期")),
    ROW(POST, API "/hazards/{uuid}/grant", DECIDE_HAZARD, WRITE, DO(hazard_grant), BODY(hazard_grant), GIVES(hazard), .flags = ROUTE_IF_MATCH, TEXT("hazard", "同意延期")),
    ROW(POST, API "/hazards/{uuid}/refuse", DECIDE_HAZARD, WRITE, DO(hazard_refuse), BODY(hazard_refuse), GIVES(hazard), .flags = ROUTE_IF_MATCH, TEXT("hazard", "不同意延期")),
    ROW(POST, API "/hazards/{uuid}/list", LEAD_HAZARD, WRITE, DO(hazard_enlist), BODY(hazard_enlist), GIVES(hazard), .flags = ROUTE_IF_MATCH, TEXT("hazard", "挂牌督办")),
    ROW(POST, API "/hazards/{uuid}/ask_delist", ASK_DELIST, WRITE, DO(hazard_ask_delist), BODY(hazard_ask_delist), GIVES(hazard), .flags = ROUTE_IF_MATCH, TEXT("hazard", "申请摘牌")),
    ROW(POST, API "/hazards/{uuid}/delist", LEAD_HAZARD, WRITE, DO(hazard_delist), BODY(hazard_delist), GIVES(hazard), .flags = ROUTE_IF_MATCH, TEXT("hazard", "摘牌")),
    ROW(POST, API "/hazards/{uuid}/restrict", ASSESS, WRITE, DO(hazard_restrict), BODY(hazard_restrict), GIVES(hazard), .flags = ROUTE_IF_MATCH, TEXT("hazard", "采取临时措施")),
    ROW(POST, API "/hazards/{uuid}/resume", LEAD_HAZARD, WRITE, DO(hazard_resume), BODY(hazard_resume), GIVES(hazard), .flags = ROUTE_IF_MATCH, TEXT("hazard", "恢复使用")),
    ROW(POST, API "/hazards/{uuid}/plan", RECTIFY, WRITE, DO(hazard_plan), BODY(hazard_plan), GIVES(hazard), .flags = ROUTE_IF_MATCH, TEXT("hazard", "上报治理方案")),
    ROW(POST, API "/hazards/{uuid}/settle", RECTIFY, WRITE, DO(hazard_settle), BODY(hazard_settle), GIVES(hazard), .flags = ROUTE_IF_MATCH, TEXT("hazard", "登记五落实")),
    ROW(POST, API "/hazards/{uuid}/case_plan", ASSESS, WRITE, DO(hazard_case_plan), BODY(hazard_case_plan), GIVES(hazard), .flags = ROUTE_IF_MATCH, TEXT("hazard", "制定一案一策")),
    ROW(POST, API "/hazards/{uuid}/transfer", LEAD_HAZARD, WRITE, DO(hazard_transfer), BODY(hazard_transfer), GIVES(hazard), .flags = ROUTE_IF_MATCH, TEXT("hazard", "移交其他部门")),
    ROW(POST, API "/hazards/{uuid}/answer", DECIDE_HAZARD, WRITE, DO(hazard_answer), BODY(hazard_answer), GIVES(hazard), .flags = ROUTE_IF_MATCH, TEXT("hazard", "登记移交答复")),
    ROW(GET, API "/hazards/{uuid}/reminders", READ_HAZARD, READ, DO(reminder_of_hazard), QUERY(hazard_by_uuid), GIVES(reminder_list), TEXT("reminder", "隐患的升级提醒记录")),

    ROW(GET, API "/ladder", READ_HAZARD, READ, DO(ladder_get), GIVES(ladder), TEXT("reminder", "升级提醒设置")),
    ROW(PUT, API "/ladder", EDIT_LADDER, WRITE, DO(ladder_put), BODY(ladder_edit), GIVES(ladder), .flags = ROUTE_IF_MATCH, TEXT("reminder", "修改升级提醒设置")),

    ROW(GET, API "/inbox", SIGNED_IN, READ, DO(message_list), QUERY(message_filter), GIVES(message_page), TEXT("message", "自己的消息")),
    ROW(GET, API "/inbox/unread", SIGNED_IN, READ, DO(message_count_unread), GIVES(message_unread), TEXT("message", "未读条数")),
    ROW(POST, API "/inbox/read", SIGNED_IN, WRITE, DO(message_read_all), GIVES(message_unread), TEXT("message", "全部标为已读")),
    ROW(POST, API "/inbox/{uuid}/read", SIGNED_IN, WRITE, DO(message_read), BODY(message_by_uuid), GIVES(message), TEXT("message", "标为已读")),

    ROW(GET, API "/papers", READ_PAPER, READ, DO(paper_list), QUERY(paper_filter), GIVES(paper_page), TEXT("paper", "文书台账")),
    ROW(GET, API "/papers.xlsx", EXPORT, READ, STREAM(paper_export), QUERY(paper_filter), GIVES_FILE(XLSX), .flags = ROUTE_HEAVY, TEXT("paper", "导出文书台账")),
    ROW(GET, API "/papers/preview", ISSUE_PAPER, READ, STREAM(paper_preview), QUERY(paper_preview), GIVES_FILE(HTML_TYPE), .flags = ROUTE_HEAVY, TEXT("paper", "预览文书")),
    ROW(GET, API "/papers/print", READ_PAPER, READ, STREAM(paper_print), QUERY(paper_print), GIVES_FILE(HTML_TYPE), .flags = ROUTE_HEAVY, TEXT("paper", "打印文书")),
    ROW(GET, API "/papers/{uuid}", READ_PAPER, READ, DO(paper_get), QUERY(paper_by_uuid), GIVES(paper), TEXT("paper", "文书")),
    ROW(GET, API "/papers/{uuid}/copy", READ_PAPER, READ, STREAM(paper_copy), QUERY(paper_by_uuid), GIVES_FILE(HTML_TYPE), .flags = ROUTE_HEAVY, TEXT("paper", "文书存档原件")),
    ROW(PUT, API "/papers/{uuid}", ISSUE_PAPER, WRITE, DO(paper_put), BODY(paper_new), GIVES(paper), .flags = ROUTE_IDEMPOTENT, TEXT("paper", "出具文书")),
    ROW(POST, API "/papers/{uuid}/void", ISSUE_PAPER, WRITE, DO(paper_void), BODY(paper_void), GIVES(paper), .flags = ROUTE_IF_MATCH, TEXT("paper", "作废文书")),
    ROW(GET, "/p/{token}", PUBLIC, READ, STREAM(paper_by_token), QUERY(paper_by_token), GIVES_FILE(HTML_TYPE), .flags = ROUTE_STRANGERS, TEXT("paper", "凭码核验文书")),
    ROW(GET, API "/channels", MANAGE_CHANNEL, READ, DO(channel_list_all), GIVES(channel_list), TEXT("channel", "通知渠道")),
    ROW(PUT, API "/channels/{uuid}", MANAGE_CHANNEL, WRITE, DO(channel_put), BODY(channel_new), GIVES(channel), .flags = ROUTE_MAKES, TEXT("channel", "新增通知渠道")),
    ROW(PATCH, API "/channels/{uuid}", MANAGE_CHANNEL, WRITE, DO(channel_patch), BODY(channel_change), GIVES(channel), .flags = ROUTE_IF_MATCH, TEXT("channel", "修改通知渠道")),
    ROW(POST, API "/channels/{uuid}/test", MANAGE_CHANNEL, WRITE, DO(delivery_send_test), BODY(delivery_test), GIVES(delivery), .flags = ROUTE_MAKES, TEXT("channel", "发送测试消息")),
    ROW(GET, API "/deliveries", MANAGE_CHANNEL, READ, DO(delivery_list), QUERY(delivery_filter), GIVES(delivery_page), TEXT("delivery", "发送记录")),
    ROW(POST, API "/deliveries/{uuid}/decide", MANAGE_CHANNEL, WRITE, DO(delivery_settle_by_hand), BODY(delivery_decide), GIVES(delivery), .flags = ROUTE_IF_MATCH, TEXT("delivery", "处理发送失败或结果不明的一条")),
    ROW(GET, API "/progress/{uuid}", SIGNED_IN, NONE, DO(progress_get), QUERY(progress_by_uuid), GIVES(progress_view), TEXT("export", "导出进度")),
    ROW(GET, API "/saved-filters", SIGNED_IN, READ, DO(saved_filter_list), QUERY(saved_filters_request), GIVES(saved_filter_list), TEXT("saved_filter", "本人的常用筛选")),
    ROW(PUT, API "/saved-filters/{uuid}", SIGNED_IN, WRITE, DO(saved_filter_put), BODY(saved_filter_new), GIVES(saved_filter), .flags = ROUTE_IDEMPOTENT, TEXT("saved_filter", "保存常用筛选")),
    ROW(DELETE, API "/saved-filters/{uuid}", SIGNED_IN, WRITE, DO(saved_filter_drop), BODY(saved_filter_by_uuid), GIVES(saved_filter_list), TEXT("saved_filter", "删去常用筛选")),

    ROW(PUT, API "/attachments/{uuid}", SIGNED_IN, WRITE, DO(attachment_put), BODY(attachment_upload), GIVES(attachment_row), .flags = ROUTE_HEAVY | ROUTE_RAW_BODY | ROUTE_IDEMPOTENT, .prepare = do_attachment_prepare, .fill = attachment_fill, .body_limit = 8192 * KIB, TEXT("attachment", "上传照片或签名")),
    ROW(GET, API "/attachments/{uuid}", READ_HAZARD, READ, STREAM(attachment_open), QUERY(attachment_by_uuid), GIVES_FILE("image/*"), TEXT("attachment", "照片或签名")),

    ROW(GET, API "/todo", SIGNED_IN, READ, DO(todo_get), GIVES(todo), TEXT("todo", "今天要做的")),
    ROW(GET, API "/inspectors", READ_FIGURES, READ, DO(inspector_list), QUERY(inspector_filter), GIVES(inspector_page), TEXT("inspector", "检查人员")),
    ROW(GET, API "/inspectors.xlsx", EXPORT, READ, STREAM(inspector_export), QUERY(inspector_filter), GIVES_FILE(XLSX), .flags = ROUTE_HEAVY, TEXT("inspector", "导出检查人员")),
    ROW(GET, API "/figures/board", READ_FIGURES, READ, DO(figure_board), QUERY(figure_request), GIVES(figure_board), .flags = ROUTE_CONDITIONAL, TEXT("figure", "指标")),
    ROW(GET, API "/figures/breakdown", READ_FIGURES, READ, DO(figure_breakdown), QUERY(figure_request), GIVES(figure_breakdown), .flags = ROUTE_CONDITIONAL, TEXT("figure", "指标分组")),
    ROW(GET, API "/figures/trend", READ_FIGURES, READ, DO(figure_trend), QUERY(figure_request), GIVES(figure_trend), .flags = ROUTE_CONDITIONAL, TEXT("figure", "逐月走势")),
    ROW(GET, API "/figures/board.xlsx", READ_FIGURES, READ, STREAM(figure_board_export), QUERY(figure_request), GIVES_FILE(XLSX), .flags = ROUTE_HEAVY, TEXT("figure", "导出指标")),
    ROW(GET, API "/figures/breakdown.xlsx", READ_FIGURES, READ, STREAM(figure_breakdown_export), QUERY(figure_request), GIVES_FILE(XLSX), .flags = ROUTE_HEAVY, TEXT("figure", "导出分项对比")),
    ROW(GET, API "/figures/trend.xlsx", READ_FIGURES, READ, STREAM(figure_trend_export), QUERY(figure_request), GIVES_FILE(XLSX), .flags = ROUTE_HEAVY, TEXT("figure", "导出逐月走势")),
    ROW(GET, API "/figures/heat.xlsx", READ_FIGURES, READ, STREAM(figure_heat_export), QUERY(figure_heat_request), GIVES_FILE(XLSX), .flags = ROUTE_HEAVY, TEXT("figure", "导出领域与县")),
    ROW(GET, API "/figures/ageing.xlsx", READ_FIGURES, READ, STREAM(figure_ageing_export), QUERY(figure_request), GIVES_FILE(XLSX), .flags = ROUTE_HEAVY, TEXT("figure", "导出逾期时长")),

    ROW(GET, API "/targets", READ_FIGURES, READ, DO(target_list), QUERY(target_filter), GIVES(target_list), TEXT("target", "年度目标")),
    ROW(GET, API "/targets.xlsx", READ_FIGURES, READ, STREAM(target_export), QUERY(target_filter), GIVES_FILE(XLSX), .flags = ROUTE_HEAVY, TEXT("target", "导出年度目标")),
    ROW(PUT, API "/targets/{uuid}", SET_TARGET, WRITE, DO(target_put), BODY(target_new), GIVES(target), .flags = ROUTE_IDEMPOTENT, TEXT("target", "设定目标")),
    ROW(PATCH, API "/targets/{uuid}", SET_TARGET, WRITE, DO(target_patch), BODY(target_change), GIVES(target), .flags = ROUTE_IF_MATCH, TEXT("target", "修改目标")),
    ROW(POST, API "/targets/{uuid}/void", SET_TARGET, WRITE, DO(target_withdraw), BODY(target_void), GIVES(target), .flags = ROUTE_IF_MATCH, TEXT("target", "撤销目标")),
    ROW(GET, API "/periods", READ_FIGURES, READ, DO(period_list), QUERY(period_filter), GIVES(period_list), TEXT("period", "全年各时期的封账状态")),
    ROW(GET, API "/periods.xlsx", READ_FIGURES, READ, STREAM(period_list_export), QUERY(period_filter), GIVES_FILE(XLSX), .flags = ROUTE_HEAVY, TEXT("period", "导出封账情况")),
    ROW(GET, API "/periods/{code}", READ_FIGURES, READ, DO(period_get), QUERY(period_request), GIVES(period), TEXT("period", "一个时期的指标和各县确认")),
    ROW(GET, API "/periods/{code}/records", READ_FIGURES, READ, DO(period_records), QUERY(period_record_filter), GIVES(period_records), TEXT("period", "封账数背后的记录")),
    ROW(GET, API "/periods/{code}/differences", READ_FIGURES, READ, DO(period_differences), QUERY(period_record_filter), GIVES(period_differences), TEXT("period", "口径差异表")),
    ROW(GET, API "/periods/{code}/figures.xlsx", READ_FIGURES, READ, STREAM(period_export), QUERY(period_request), GIVES_FILE(XLSX), .flags = ROUTE_HEAVY, TEXT("period", "导出封账指标")),
    ROW(GET, API "/periods/{code}/records.xlsx", READ_FIGURES, READ, STREAM(period_record_export), QUERY(period_record_filter), GIVES_FILE(XLSX), .flags = ROUTE_HEAVY, TEXT("period", "导出封账数背后的记录")),
    ROW(GET, API "/periods/{code}/differences.xlsx", READ_FIGURES, READ, STREAM(period_difference_export), QUERY(period_record_filter), GIVES_FILE(XLSX), .flags = ROUTE_HEAVY, TEXT("period", "导出口径差异表")),
    ROW(POST, API "/periods/{code}/confirm", CONFIRM_PERIOD, WRITE, DO(period_confirm), BODY(period_confirm), GIVES(period), TEXT("period", "县局确认指标")),
    ROW(POST, API "/periods/{code}/freeze", FREEZE_PERIOD, WRITE, DO(period_freeze), BODY(period_freeze), GIVES(period), TEXT("period", "市局封账")),

    ROW(GET, API "/audit", READ_AUDIT, READ, DO(audit_list), QUERY(audit_filter), GIVES(audit_page), TEXT("audit", "审计日志")),
    ROW(GET, API "/conflicts", RESOLVE_CONFLICT, READ, DO(conflict_list), QUERY(conflict_filter), GIVES(conflict_page), TEXT("conflict", "待核对的冲突")),
    ROW(POST, API "/conflicts/{uuid}/resolve", RESOLVE_CONFLICT, WRITE, DO(conflict_resolve), BODY(conflict_resolve), GIVES(conflict), TEXT("conflict", "处理冲突")),
};
/* clang-format on */

const size_t route_count = sizeof routes / sizeof *routes;

const struct shape *route_takes(const struct route *route) {
    return route->query ? route->query : route->body;
}

size_t route_body_limit(const struct route *route) {
    if (method_is_safe(route->method) || route->body == NULL)
        return 0;
    return route->body_limit ? route->body_limit : BODY_DEFAULT;
}
