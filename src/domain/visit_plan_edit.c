/* visit_plan_edit.c: planning a visit, changing it, telling the institution, calling it off. */
#include "minan/domain/audit.h"
#include "minan/domain/calendar.h"
#include "minan/domain/key_date.h"
#include "minan/domain/paper.h"
#include "minan/domain/plan_setting.h"
#include "visit_plan_private.h"
#include <string.h>

/* ---- rules ---- */

enum status visit_plan_level(struct ctx *ctx, enum inspection_level asked, enum inspection_level *ret_level) {
    enum inspection_level own = visit_plan_own_level(ctx);
    if (asked == INSPECTION_INSTITUTION)
        return err_field(ctx->err, "level", "enum",
                         "「检查层级」检查计划只排市级、县级检查，自查由机构自己做");
    if (asked == INSPECTION_CITY && own == INSPECTION_COUNTY)
        return err_field(ctx->err, "level", "enum", "「检查层级」县局只能安排县级检查");
    *ret_level = asked == inspection_level_none_ ? own : asked;
    return STATUS_OK;
}

void visit_plan_check_terms(struct ctx *ctx, enum inspection_kind kind, int32_t from, int32_t *to) {
    if (*to == DAY_NONE)
        *to = from;
    if (kind == KIND_SELF || kind == KIND_GAS_SELF)
        err_field(ctx->err, "kind", "enum", "「检查类型」自查由机构自己做，不能列入检查计划");
    if (*to < from)
        err_field(ctx->err, "to_on", "order", "「截止日期」不能早于检查日期");
    else if (*to - from >= PLAN_DAYS_MOST)
        err_field(ctx->err, "to_on", "range", "「截止日期」距检查日期不能超过半年");
    else if (*to < clock_today(ctx->clock))
        err_field(ctx->err, *to == from ? "from_on" : "to_on", "order", "「%s」不能早于今天",
                  *to == from ? "检查日期" : "截止日期");
}

bool visit_plan_secret(enum inspection_kind kind, enum truth unannounced) {
    return kind == KIND_CASE || unannounced == YES;
}

enum status visit_plan_notice_due(struct ctx *ctx, enum inspection_kind kind, bool secret, int32_t from,
                                  int32_t to, int32_t *ret_day) {
    struct plan_setting setting;
    *ret_day = DAY_NONE;
    if (secret || from != to || (kind != KIND_ROUTINE && kind != KIND_SPECIAL))
        return STATUS_OK;
    enum status status = plan_setting_read(ctx, &setting);
    return status == STATUS_OK ? calendar_before(ctx, from, (int)setting.notice_days, ret_day) : status;
}

/* ---- looking at a request ---- */

static enum status find_leader(struct ctx *ctx, const struct uuid *uuid, struct account_id *ret_leader) {
    if (!uuid_is_set(uuid))
        return STATUS_OK;
    enum status status =
        db_int(ctx->db, SQL_VISIT_PLAN_LEADER,
               ARGS(PARAMS(P_UUID("uuid", *uuid), P_INT("city_id", ctx->actor.city_id))), &ret_leader->value);
    if (status != STATUS_NOT_FOUND)
        return status;
    err_field(ctx->err, "leader", "unknown", "「带队领导」应为市局或县局领导的账号");
    return STATUS_OK;
}

static enum status find_key_date(struct ctx *ctx, const struct uuid *uuid, struct key_date_id *ret_id) {
    struct key_date date;
    if (!uuid_is_set(uuid))
        return STATUS_OK;
    enum status status = key_date_find(ctx, uuid, &date);
    if (status == STATUS_NOT_FOUND) {
        err_field(ctx->err, "key_date", "unknown", "「节点」不存在");
        return STATUS_OK;
    }
    *ret_id = date.id;
    return status;
}

/* The terms as a draft: kind, window, secrecy, leader, key date, team, notice. All mistakes at once. */
static enum status check_terms(struct ctx *ctx, const struct visit_plan_edit *request, struct team *team,
                               struct visit_plan_draft *draft) {
    draft->kind = request->kind;
    draft->from_on = request->from_on;
    draft->to_on = request->to_on;
    visit_plan_check_terms(ctx, draft->kind, draft->from_on, &draft->to_on);
    draft->secret = visit_plan_secret(request->kind, request->unannounced);
    draft->campaign = request->campaign;
    draft->note = request->note;
    draft->team = team;
    enum status status = find_leader(ctx, &request->leader, &draft->leader_id);
    draft->led_by_leader = request->led_by_leader == YES || draft->leader_id.value;
    if (status == STATUS_OK)
        status = find_key_date(ctx, &request->key_date, &draft->key_date_id);
    if (status == STATUS_OK)
        status = team_resolve(ctx, &request->team, team);
    if (status == STATUS_OK && ctx->err->count)
        return STATUS_INVALID;
    if (status == STATUS_OK)
        status = visit_plan_notice_due(ctx, draft->kind, draft->secret, draft->from_on, draft->to_on,
                                       &draft->notice_due_on);
    return status;
}

/* ---- how often ---- */

static enum status load_of(struct ctx *ctx, struct institution_id institution, int year,
                           struct visit_load *ret_load) {
    enum status status =
        db_one(ctx->db, SQL_VISIT_LOAD,
               ARGS(PARAMS(P_ID("institution_id", institution), P_DAY("year_start", day_of(year, 1, 1)),
                           P_DAY("year_end", day_of(year, 12, 31)),
                           P_FLAG("no_secrets", visit_plan_no_secrets(ctx)))),
               &visit_load_shape, ctx->arena, ret_load);
    if (status == STATUS_OK)
        ret_load->reached =
            ret_load->ceiling != INT_NONE && ret_load->visited + ret_load->planned >= ret_load->ceiling ? YES
                                                                                                        : NO;
    return status;
}

static enum status open_plans(struct ctx *ctx, const struct uuid *institution, struct list *ret_plans) {
    struct visit_plan_filter filter;
    struct visit_plan_page page;
    shape_clear(&visit_plan_filter_shape, &filter);
    filter.institution = *institution;
    filter.open = YES;
    enum status status = visit_plan_list(ctx, &filter, &page);
    if (status == STATUS_OK)
        *ret_plans = page.items;
    return status;
}

enum status visit_load_get(struct ctx *ctx, const struct visit_load_request *request,
                           struct visit_load *ret_load) {
    struct institution home;
    struct visit_load load;
    int year = request->year == INT_NONE ? day_ymd(clock_today(ctx->clock)).year : (int)request->year;
    enum status status = institution_find(ctx, &request->institution, &home);
    if (status == STATUS_OK)
        status = load_of(ctx, home.id, year, &load);
    if (status == STATUS_OK)
        status = open_plans(ctx, &request->institution, &load.plans);
    if (status == STATUS_OK)
        *ret_load = load;
    return status;
}

static enum status check_ceiling(struct ctx *ctx, const struct visit_plan_edit *request,
                                 const struct institution *home) {
    struct visit_load load;
    enum status status = load_of(ctx, home->id, day_ymd(request->from_on).year, &load);
    if (status != STATUS_OK || load.reached != YES || request->over_ceiling == YES)
        return status;
    return err_field(ctx->err, "over_ceiling", "ceiling",
                     "该机构本年度已检查 %lld 次、已安排 %lld 次，达到每年 %lld 次的上限："
                     "请加入已有安排，或说明仍要安排",
                     (long long)load.visited, (long long)load.planned, (long long)load.ceiling);
}

/* ---- writing ---- */

static enum status add_team(struct ctx *ctx, struct visit_plan_id plan, const struct team *team) {
    enum status status = STATUS_OK;
    for (size_t i = 0; i < team->size && status == STATUS_OK; i++) {
        const struct participant *p = &team->members[i];
        status =
            db_run(ctx->db, SQL_VISIT_PLAN_MEMBER_INSERT,
                   ARGS(PARAMS(P_ID("plan_id", plan), P_INT("position", (int64_t)i + 1),
                               P_ID("account_id", p->id), P_TEXT("name", p->name), P_TEXT("unit", p->unit))),
                   NULL);
    }
    return status;
}

enum status visit_plan_add(struct ctx *ctx, const struct visit_plan_draft *draft) {
    const struct institution *home = draft->institution;
    enum status status = db_run(
        ctx->db, SQL_VISIT_PLAN_INSERT,
        ARGS(PARAMS(P_UUID("uuid", draft->uuid), P_ID("institution_id", home->id),
                    P_INT("city_id", home->city_id), P_INT("county_id", home->county_id),
                    P_INT("town_id", home->town_id), P_ENUM("level", inspection_level, draft->level),
                    P_ENUM("kind", inspection_kind, draft->kind), P_DAY("from_on", draft->from_on),
                    P_DAY("to_on", draft->to_on), P_BOOL("unannounced", draft->secret),
                    P_BOOL("led_by_leader", draft->led_by_leader), P_ID("leader_id", draft->leader_id),
                    P_ENUM("source", visit_plan_source, draft->source), P_ID("draw_id", draft->draw_id),
                    P_INT("draw_position", draft->draw_position), P_ID("key_date_id", draft->key_date_id),
                    P_TEXT("campaign", draft->campaign), P_TEXT("note", draft->note),
                    P_DAY("notice_due_on", draft->notice_due_on), P_ID("created_by", ctx->actor.id),
                    P_TIME("now", clock_now(ctx->clock)), P_TEXT("content_hash", draft->content_hash))),
        NULL);
    if (status != STATUS_OK || draft->team == NULL)
        return status;
    return add_team(ctx, (struct visit_plan_id){db_last_id(ctx->db)}, draft->team);
}

/* 2026-12-03 or 2026-12-01至2026-12-31 */
static const char *window_text(struct arena *arena, int32_t from, int32_t to) {
    char first[DAY_TEXT_SIZE], last[DAY_TEXT_SIZE];
    day_format(from, first);
    day_format(to, last);
    return from == to ? arena_text(arena, first) : arena_printf(arena, "%s至%s", first, last);
}

static enum status audit(struct ctx *ctx, const char *act, const struct uuid *uuid, const char *institution,
                         const struct visit_plan_draft *draft) {
    const char *detail = arena_printf(ctx->arena, "%s，%s，%s", institution,
                                      window_text(ctx->arena, draft->from_on, draft->to_on),
                                      names_label(&inspection_kind_names, (int)draft->kind));
    return audit_write(ctx, act, uuid->text, detail);
}

static enum status get(struct ctx *ctx, const struct uuid *uuid, struct visit_plan *ret_plan) {
    return visit_plan_get(ctx, &(struct visit_plan_by_uuid){*uuid}, ret_plan);
}

/* ---- PUT ---- */

static enum status find_home(struct ctx *ctx, const struct visit_plan_edit *request,
                             struct institution *ret_home) {
    enum status status = institution_find(ctx, &request->institution, ret_home);
    if (status == STATUS_NOT_FOUND)
        return err_detail(ctx->err, status, "机构不存在或不在您的管辖范围内");
    if (status == STATUS_OK && ret_home->status == INSTITUTION_CLOSED)
        return err_field(ctx->err, "institution", "closed", "该机构已撤销，不能安排检查");
    return status;
}

static enum status put_new(struct ctx *ctx, const struct visit_plan_edit *request,
                           struct visit_plan *ret_plan) {
    struct institution home;
    struct team team;
    struct visit_plan_draft draft = {.uuid = request->uuid,
                                     .institution = &home,
                                     .source = PLAN_BY_HAND,
                                     .draw_position = INT_NONE,
                                     .content_hash = ctx->content_hash};
    enum status status = find_home(ctx, request, &home);
    if (status == STATUS_OK)
        status = visit_plan_level(ctx, request->level, &draft.level);
    if (status == STATUS_OK)
        status = check_terms(ctx, request, &team, &draft);
    if (status == STATUS_OK)
        status = check_ceiling(ctx, request, &home);
    if (status == STATUS_OK)
        status = visit_plan_add(ctx, &draft);
    if (status == STATUS_OK)
        status = audit(ctx, "visit_plan.put", &request->uuid, home.name, &draft);
    if (status != STATUS_OK)
        return status;
    ctx->created = true;
    return get(ctx, &request->uuid, ret_plan);
}

static enum status put_again(struct ctx *ctx, const struct visit_plan_edit *request,
                             struct visit_plan *ret_plan) {
    struct visit_plan plan = {0};
    enum status status = get(ctx, &request->uuid, &plan);
    if (status != STATUS_OK)
        return status;
    if (plan.content_hash == NULL || strcmp(plan.content_hash, ctx->content_hash) != 0)
        return STATUS_UUID_CONFLICT;
    *ret_plan = plan;
    return STATUS_OK;
}

enum status visit_plan_put(struct ctx *ctx, const struct visit_plan_edit *request,
                           struct visit_plan *ret_plan) {
    int64_t id;
    enum status status =
        db_int(ctx->db, SQL_VISIT_PLAN_TAKEN, ARGS(PARAMS(P_UUID("uuid", request->uuid))), &id);
    if (status == STATUS_NOT_FOUND)
        return put_new(ctx, request, ret_plan);
    return status == STATUS_OK ? put_again(ctx, request, ret_plan) : status;
}

/* ---- acts ---- */

static bool is_open(const struct visit_plan *plan) {
    return plan->state == PLAN_PLANNED || plan->state == PLAN_NOTICED;
}

static enum status refuse_state(struct ctx *ctx, const struct visit_plan *plan, const char *detail) {
    ctx->err->state = names_code(&visit_plan_state_names, (int)plan->state);
    return err_detail(ctx->err, STATUS_WRONG_STATE, "%s", detail);
}

/* The plan, if it is open, of the version that was seen, and the actor's to act on. */
static enum status find_open(struct ctx *ctx, const struct uuid *uuid, struct visit_plan *ret_plan) {
    struct visit_plan plan = {0};
    enum status status = get(ctx, uuid, &plan);
    if (status == STATUS_OK)
        status = ctx_check_version(ctx, plan.row_version);
    if (status != STATUS_OK)
        return status;
    if (plan.level == INSPECTION_CITY && visit_plan_no_secrets(ctx))
        return err_detail(ctx->err, STATUS_FORBIDDEN, "市局安排的检查由市局调整，可以申请加入");
    if (!is_open(&plan))
        return refuse_state(ctx, &plan,
                            arena_printf(ctx->arena, "该安排%s，不能再改",
                                         names_label(&visit_plan_state_names, (int)plan.state)));
    *ret_plan = plan;
    return STATUS_OK;
}

static enum status update_terms(struct ctx *ctx, const struct visit_plan *plan,
                                const struct visit_plan_draft *draft, bool take_back) {
    enum status status =
        db_run(ctx->db, SQL_VISIT_PLAN_UPDATE,
               ARGS(PARAMS(P_FLAG("do_change", true), P_FLAG("do_take_back", take_back), P_ID("id", plan->id),
                           P_ENUM("kind", inspection_kind, draft->kind), P_DAY("from_on", draft->from_on),
                           P_DAY("to_on", draft->to_on), P_BOOL("unannounced", draft->secret),
                           P_BOOL("led_by_leader", draft->led_by_leader), P_ID("leader_id", draft->leader_id),
                           P_ID("key_date_id", draft->key_date_id), P_TEXT("campaign", draft->campaign),
                           P_TEXT("note", draft->note), P_DAY("notice_due_on", draft->notice_due_on))),
               NULL);
    if (status == STATUS_OK)
        status = db_run(ctx->db, SQL_VISIT_PLAN_MEMBERS_DROP, ARGS(PARAMS(P_ID("plan_id", plan->id))), NULL);
    return status == STATUS_OK ? add_team(ctx, plan->id, draft->team) : status;
}

/* What was announced cannot be made a secret; another day is announced anew. */
enum status visit_plan_change(struct ctx *ctx, const struct visit_plan_edit *request,
                              struct visit_plan *ret_plan) {
    struct visit_plan plan = {0};
    struct team team;
    struct visit_plan_draft draft = {.draw_position = INT_NONE};
    enum status status = find_open(ctx, &request->uuid, &plan);
    if (status == STATUS_OK)
        status = check_terms(ctx, request, &team, &draft);
    if (status != STATUS_OK)
        return status;
    bool noticed = plan.state == PLAN_NOTICED;
    if (noticed && draft.secret)
        return err_field(ctx->err, "unannounced", "noticed", "「四不两直」已通知机构的检查不能再改为不通知");
    bool moved = draft.from_on != plan.from_on || draft.to_on != plan.to_on;
    status = update_terms(ctx, &plan, &draft, noticed && moved);
    if (status == STATUS_OK && noticed && moved)
        status = paper_withdraw(ctx, plan.id, "检查日期已调整，另行通知");
    if (status == STATUS_OK)
        status = audit(ctx, "visit_plan.change", &plan.uuid, plan.institution_name, &draft);
    return status == STATUS_OK ? get(ctx, &plan.uuid, ret_plan) : status;
}

static enum status check_notice(struct ctx *ctx, const struct visit_plan *plan) {
    if (plan->level != visit_plan_own_level(ctx))
        return err_detail(ctx->err, STATUS_FORBIDDEN, "这是%s检查，由%s通知机构",
                          names_label(&inspection_level_names, (int)plan->level),
                          plan->level == INSPECTION_CITY ? "市局" : "县局");
    if (plan->unannounced == YES)
        return refuse_state(ctx, plan, "个案检查和四不两直检查不得事先通知机构");
    if (plan->state == PLAN_NOTICED)
        return refuse_state(ctx, plan, "已经通知过机构");
    if (plan->from_on != plan->to_on)
        return refuse_state(ctx, plan, "请先定下检查的日期，再通知机构");
    return STATUS_OK;
}

static enum status settle(struct ctx *ctx, const struct visit_plan *plan, const struct db_param *params,
                          const char *act, const char *detail, struct visit_plan *ret_plan) {
    enum status status = db_run(ctx->db, SQL_VISIT_PLAN_UPDATE, ARGS(.params = params), NULL);
    if (status == STATUS_OK)
        status = audit_write(ctx, act, plan->uuid.text, detail);
    return status == STATUS_OK ? get(ctx, &plan->uuid, ret_plan) : status;
}

enum status visit_plan_check_notice(struct ctx *ctx, const struct visit_plan_by_uuid *request,
                                    struct visit_plan *ret_plan) {
    struct visit_plan plan = {0};
    enum status status = find_open(ctx, &request->uuid, &plan);
    if (status == STATUS_OK)
        status = check_notice(ctx, &plan);
    if (status == STATUS_OK)
        *ret_plan = plan;
    return status;
}

enum status visit_plan_notice(struct ctx *ctx, const struct visit_plan_by_uuid *request,
                              struct visit_plan *ret_plan) {
    struct visit_plan plan = {0};
    enum status status = visit_plan_check_notice(ctx, request, &plan);
    if (status != STATUS_OK)
        return status;
    const struct db_param params[] = {P_FLAG("do_notice", true),
                                      P_ID("id", plan.id),
                                      P_DAY("today", clock_today(ctx->clock)),
                                      P_ID("actor", ctx->actor.id),
                                      {0}};
    const char *day = window_text(ctx->arena, plan.from_on, plan.to_on);
    return settle(ctx, &plan, params, "visit_plan.notice",
                  arena_printf(ctx->arena, "已通知 %s：%s检查", plan.institution_name, day), ret_plan);
}

enum status visit_plan_unnotice(struct ctx *ctx, const struct visit_plan_by_uuid *request) {
    struct visit_plan plan = {0};
    enum status status = get(ctx, &request->uuid, &plan);
    if (status != STATUS_OK || plan.state != PLAN_NOTICED)
        return status;
    const struct db_param params[] = {P_FLAG("do_take_back", true), P_ID("id", plan.id), {0}};
    return settle(ctx, &plan, params, "visit_plan.unnotice",
                  arena_printf(ctx->arena, "%s：检查通知书作废，待重新通知", plan.institution_name), &plan);
}

enum status visit_plan_cancel(struct ctx *ctx, const struct visit_plan_cancel *request,
                              struct visit_plan *ret_plan) {
    struct visit_plan plan = {0};
    enum status status = find_open(ctx, &request->uuid, &plan);
    if (status != STATUS_OK)
        return status;
    status = paper_withdraw(ctx, plan.id, arena_printf(ctx->arena, "检查安排已取消：%s", request->reason));
    if (status != STATUS_OK)
        return status;
    const struct db_param params[] = {
        P_FLAG("do_cancel", true), P_ID("id", plan.id), P_TEXT("reason", request->reason), {0}};
    return settle(ctx, &plan, params, "visit_plan.cancel",
                  arena_printf(ctx->arena, "%s：%s", plan.institution_name, request->reason), ret_plan);
}

enum status visit_plan_join(struct ctx *ctx, const struct visit_plan_by_uuid *request,
                            struct visit_plan *ret_plan) {
    struct visit_plan plan = {0};
    int64_t joined = 0;
    enum status status = get(ctx, &request->uuid, &plan);
    if (status != STATUS_OK)
        return status;
    if (!is_open(&plan))
        return refuse_state(ctx, &plan, "该安排已经结束，不能再加入");
    status = db_run(ctx->db, SQL_VISIT_PLAN_MEMBER_JOIN,
                    ARGS(PARAMS(P_ID("plan_id", plan.id), P_ID("account_id", ctx->actor.id),
                                P_TEXT("name", ctx->actor.name))),
                    &joined);
    if (status != STATUS_OK || joined == 0)
        return status == STATUS_OK ? get(ctx, &request->uuid, ret_plan) : status;
    const struct db_param params[] = {P_ID("id", plan.id), {0}};
    return settle(ctx, &plan, params, "visit_plan.join",
                  arena_printf(ctx->arena, "%s 加入 %s 的检查", ctx->actor.name, plan.institution_name),
                  ret_plan);
}

/* ---- visits do plans ---- */

enum status visit_plan_fulfil(struct ctx *ctx, const struct visit_deed *deed) {
    int64_t done = 0;
    enum status status = db_run(
        ctx->db, SQL_VISIT_PLAN_FULFIL,
        ARGS(PARAMS(P_ID("inspection_id", deed->inspection), P_ID("institution_id", deed->institution),
                    P_ENUM("level", inspection_level, deed->level), P_DAY("finished_on", deed->finished_on))),
        &done);
    if (status != STATUS_OK || done == 0)
        return status;
    return audit_write(ctx, "visit_plan.done", deed->uuid.text,
                       arena_printf(ctx->arena, "检查完成了 %lld 项检查计划", (long long)done));
}

enum status visit_plan_reopen(struct ctx *ctx, struct inspection_id inspection, const struct uuid *uuid) {
    int64_t opened = 0;
    enum status status =
        db_run(ctx->db, SQL_VISIT_PLAN_REOPEN, ARGS(PARAMS(P_ID("inspection_id", inspection))), &opened);
    if (status != STATUS_OK || opened == 0)
        return status;
    return audit_write(ctx, "visit_plan.reopen", uuid->text,
                       arena_printf(ctx->arena, "检查作废，重新核对 %lld 项检查计划", (long long)opened));
}
