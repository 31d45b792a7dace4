/* activity_put.c: whose an activity is, what it must carry, and keeping it. */
#include "activity_private.h"

#include "minan/domain/attachment.h"
#include "minan/domain/audit.h"
#include <string.h>

enum { ROSTER_AHEAD = 62 };

/* clang-format off */
static const struct activity_rule rules[] = {
    /*                             of institution, bureau, by bureau only | people, held_to, stock_days, leader, content, result */
    {ACTIVITY_EMERGENCY_DRILL,     YES, YES, NO,  YES, NO,  NO,  NO,  NO,  NO},
    {ACTIVITY_FIRE_DRILL,          YES, YES, NO,  YES, NO,  NO,  NO,  NO,  NO},
    {ACTIVITY_TRAINING,            YES, YES, NO,  YES, NO,  NO,  NO,  YES, YES}, /* Work Safety Law art. 28 */
    {ACTIVITY_LECTURE,             YES, YES, NO,  YES, NO,  NO,  YES, NO,  NO},
    {ACTIVITY_SAFETY_REPORT,       NO,  YES, NO,  NO,  NO,  NO,  NO,  YES, NO},
    {ACTIVITY_PUBLICITY,           YES, YES, NO,  YES, NO,  NO,  NO,  NO,  NO},
    {ACTIVITY_PLEDGE,              YES, YES, NO,  YES, NO,  NO,  NO,  NO,  NO},
    {ACTIVITY_DUTY_ROSTER,         YES, YES, NO,  NO,  YES, NO,  NO,  YES, NO},
    {ACTIVITY_SUPPLIES,            YES, NO,  NO,  NO,  NO,  YES, NO,  NO,  NO},
    {ACTIVITY_RISK_REPORT,         YES, NO,  NO,  NO,  NO,  NO,  NO,  YES, NO},
    {ACTIVITY_STANDARD_ACCEPTANCE, NO,  NO,  YES, NO,  NO,  NO,  NO,  NO,  YES},
    {ACTIVITY_MEETING,             NO,  YES, NO,  YES, NO,  NO,  NO,  YES, NO},
    {ACTIVITY_DOCUMENT,            NO,  YES, NO,  NO,  NO,  NO,  NO,  YES, NO},
    {ACTIVITY_MEDIA_ITEM,          NO,  YES, NO,  YES, NO,  NO,  NO,  NO,  NO},
};
/* clang-format on */
enum { RULES = sizeof rules / sizeof *rules };

const struct activity_rule *activity_rule_of(enum activity_kind kind) {
    for (int i = 0; i < RULES; i++) {
        if (rules[i].kind == kind)
            return &rules[i];
    }
    return NULL;
}

enum status activity_rules(struct ctx *ctx, struct activity_rules *ret_rules) {
    struct activity_rule *copy = ARENA_ARRAY(ctx->arena, RULES, struct activity_rule);
    memcpy(copy, rules, sizeof rules);
    ret_rules->items = (struct list){copy, RULES};
    return STATUS_OK;
}

/* Everything an activity needs to be written. */
struct draft {
    const struct activity_new *request;
    const struct activity_rule *rule;
    enum inspection_level level;
    struct institution home; /* of an institution's; id 0: the bureau's own */
    struct account_id leader;
    struct institution_id *participants;
    bool by_institution; /* the actor is of the institution */
};

/* ---- whose ---- */

static enum status find_unit(struct ctx *ctx, struct draft *draft) {
    const struct uuid *institution = &draft->request->institution;
    enum status status = STATUS_OK;
    draft->by_institution = role_is_institution(ctx->actor.role);
    draft->level = ctx->actor.county_id ? INSPECTION_COUNTY : INSPECTION_CITY;
    if (uuid_is_set(institution))
        status = institution_find(ctx, institution, &draft->home);
    else if (draft->by_institution)
        return err_field(ctx->err, "institution", "required", "「机构」必填");
    if (status == STATUS_NOT_FOUND)
        return err_detail(ctx->err, status, "机构不存在或不在您的管辖范围内");
    if (draft->home.id.value)
        draft->level = INSPECTION_INSTITUTION;
    return status;
}

static bool is_ours(const struct draft *draft) {
    const struct activity_rule *rule = draft->rule;
    if (draft->level != INSPECTION_INSTITUTION)
        return rule->of_bureau == YES;
    return rule->of_institution == YES || (rule->by_bureau_only == YES && !draft->by_institution);
}

static void check_kind(struct ctx *ctx, const struct draft *draft) {
    const char *label = names_label(&activity_kind_names, (int)draft->rule->kind);
    if (is_ours(draft))
        return;
    if (draft->rule->by_bureau_only == YES)
        err_field(ctx->err, draft->by_institution ? "kind" : "institution",
                  draft->by_institution ? "enum" : "required", "「%s」由民政局登记，并须选择机构", label);
    else if (draft->level == INSPECTION_INSTITUTION)
        err_field(ctx->err, "kind", "enum", "「%s」由民政局登记，不属于机构", label);
    else
        err_field(ctx->err, "institution", "required", "「%s」须选择机构", label);
}

/* ---- what it carries ---- */

static void need(struct ctx *ctx, enum truth needed, bool given, const char *field, const char *label) {
    if (needed == YES && !given)
        err_field(ctx->err, field, "required", "「%s」必填", label);
}

static void check_needs(struct ctx *ctx, const struct draft *draft) {
    const struct activity_new *request = draft->request;
    const struct activity_rule *rule = draft->rule;
    enum truth bureau = draft->level == INSPECTION_INSTITUTION ? NO : rule->needs_leader;
    need(ctx, rule->needs_people, request->people != INT_NONE, "people", "人数");
    need(ctx, rule->needs_held_to, request->held_to != DAY_NONE, "held_to", "截止日期");
    need(ctx, rule->needs_stock_days, request->stock_days != INT_NONE, "stock_days", "可用天数");
    need(ctx, bureau, uuid_is_set(&request->leader), "leader", "领导");
    need(ctx, rule->needs_content, request->content, "content", "内容");
    need(ctx, rule->needs_result, request->result, "result", "结果");
    if (rule->needs_stock_days != YES && request->stock_days != INT_NONE)
        err_field(ctx->err, "stock_days", "unknown", "「可用天数」只用于物资储备盘点");
    if (request->measures != INT_NONE && rule->kind != ACTIVITY_MEETING && rule->kind != ACTIVITY_DOCUMENT)
        err_field(ctx->err, "measures", "unknown", "「举措数」只用于专题研究和印发文件");
}

static void check_days(struct ctx *ctx, const struct draft *draft) {
    const struct activity_new *request = draft->request;
    bool roster = request->kind == ACTIVITY_DUTY_ROSTER;
    int32_t last = clock_today(ctx->clock) + (roster ? ROSTER_AHEAD : 0);
    if (request->held_on > last)
        err_field(ctx->err, "held_on", "range",
                  roster ? "「日期」不能晚于两个月以后" : "「日期」不能晚于今天");
    if (request->held_to == DAY_NONE)
        return;
    if (request->held_to < request->held_on)
        err_field(ctx->err, "held_to", "order", "「截止日期」不能早于日期");
    else if (roster && request->held_to - request->held_on >= ROSTER_LONGEST)
        err_field(ctx->err, "held_to", "range", "「截止日期」一张值班表最多三个月，请分开登记");
}

static enum status check_leader(struct ctx *ctx, struct draft *draft) {
    const struct actor *actor = &ctx->actor;
    if (!uuid_is_set(&draft->request->leader))
        return STATUS_OK;
    if (draft->level == INSPECTION_INSTITUTION) {
        err_field(ctx->err, "leader", "unknown", "「领导」只用于民政局的活动");
        return STATUS_OK;
    }
    enum status status =
        db_int(ctx->db, SQL_ACTIVITY_LEADER,
               ARGS(PARAMS(P_UUID("uuid", draft->request->leader), P_INT("city_id", actor->city_id),
                           P_FLAG("of_city", actor->county_id == 0),
                           P_INT("of_county", actor->county_id ? actor->county_id : INT_NONE))),
               &draft->leader.value);
    if (status == STATUS_NOT_FOUND) {
        err_field(ctx->err, "leader", "unknown", "「领导」不是本局的领导账号");
        return STATUS_OK;
    }
    return status;
}

/* ---- institutions that took part ---- */

static bool stands_before(const struct draft *draft, size_t i) {
    for (size_t j = 0; j < i; j++) {
        if (draft->participants[j].value == draft->participants[i].value)
            return true;
    }
    return false;
}

static enum status check_participant(struct ctx *ctx, struct draft *draft, size_t i) {
    const char *text = ((const char *const *)draft->request->participants.items)[i];
    const char *field = arena_printf(ctx->arena, "participants[%zu]", i);
    struct uuid uuid;
    struct institution found;
    if (!uuid_parse(text, &uuid)) {
        err_field(ctx->err, field, "format", "机构编号格式不正确");
        return STATUS_OK;
    }
    enum status status = institution_find(ctx, &uuid, &found);
    if (status == STATUS_NOT_FOUND) {
        err_field(ctx->err, field, "unknown", "参加机构不存在或不在您的管辖范围内");
        return STATUS_OK;
    }
    if (status != STATUS_OK)
        return status;
    draft->participants[i] = found.id;
    if (stands_before(draft, i))
        err_field(ctx->err, field, "duplicate", "同一参加机构出现了两次");
    return STATUS_OK;
}

static enum status check_participants(struct ctx *ctx, struct draft *draft) {
    size_t count = draft->request->participants.count;
    enum status status = STATUS_OK;
    draft->participants = ARENA_ARRAY(ctx->arena, count + 1, struct institution_id);
    memset(draft->participants, 0, (count + 1) * sizeof *draft->participants);
    if (count && (draft->level == INSPECTION_INSTITUTION || draft->rule->kind != ACTIVITY_TRAINING))
        err_field(ctx->err, "participants", "unknown", "「参加机构」只用于民政局组织的教育培训");
    else
        for (size_t i = 0; i < count && status == STATUS_OK; i++)
            status = check_participant(ctx, draft, i);
    return status;
}

static enum status check(struct ctx *ctx, struct draft *draft) {
    enum status status = find_unit(ctx, draft);
    if (status != STATUS_OK)
        return status;
    check_kind(ctx, draft);
    check_needs(ctx, draft);
    check_days(ctx, draft);
    attachment_check_names(ctx, &draft->request->photos, "photos");
    status = check_leader(ctx, draft);
    if (status == STATUS_OK)
        status = check_participants(ctx, draft);
    if (status != STATUS_OK)
        return status;
    return ctx->err->count ? STATUS_INVALID : STATUS_OK;
}

/* ---- written ---- */

static int64_t id_or_none(int64_t id) {
    return id > 0 ? id : INT_NONE;
}

static struct attachment_owner owner_of(const struct ctx *ctx, const struct draft *draft) {
    bool own = draft->home.id.value == 0;
    return (struct attachment_owner){.institution_id = draft->home.id,
                                     .city_id = own ? ctx->actor.city_id : draft->home.city_id,
                                     .county_id =
                                         own ? id_or_none(ctx->actor.county_id) : draft->home.county_id,
                                     .town_id = own ? INT_NONE : draft->home.town_id};
}

static enum status insert(struct ctx *ctx, const struct draft *draft, struct attachment_owner *owner) {
    enum status status = db_run(
        ctx->db, SQL_ACTIVITY_INSERT,
        ARGS(.shape = &activity_new_shape, .object = draft->request,
             PARAMS(P_ENUM("level", inspection_level, draft->level), P_ID("institution_id", draft->home.id),
                    P_INT("city_id", owner->city_id), P_INT("county_id", owner->county_id),
                    P_INT("town_id", owner->town_id), P_ID("leader_id", draft->leader),
                    P_ID("author_id", ctx->actor.id), P_TIME("received_at", clock_now(ctx->clock)),
                    P_TEXT("content_hash", ctx->content_hash))),
        NULL);
    if (status == STATUS_OK)
        owner->activity_id.value = db_last_id(ctx->db);
    return status;
}

static enum status add_participants(struct ctx *ctx, const struct draft *draft, struct activity_id activity) {
    enum status status = STATUS_OK;
    for (size_t i = 0; i < draft->request->participants.count && status == STATUS_OK; i++)
        status = db_run(
            ctx->db, SQL_ACTIVITY_PARTICIPANT_INSERT,
            ARGS(PARAMS(P_ID("activity_id", activity), P_ID("institution_id", draft->participants[i]))),
            NULL);
    return status;
}

static enum status audit_activity(struct ctx *ctx, const struct draft *draft) {
    const char *unit = draft->home.id.value ? draft->home.name : "本局";
    return audit_write(ctx, "activity.put", draft->request->uuid.text,
                       arena_printf(ctx->arena, "%s %s「%s」", unit,
                                    names_label(&activity_kind_names, (int)draft->rule->kind),
                                    draft->request->title));
}

static enum status write(struct ctx *ctx, const struct draft *draft) {
    struct attachment_owner owner = owner_of(ctx, draft);
    enum status status = insert(ctx, draft, &owner);
    if (status == STATUS_OK)
        status = add_participants(ctx, draft, owner.activity_id);
    if (status == STATUS_OK)
        status = attachment_name(ctx, &owner, PURPOSE_SITE, &draft->request->photos, "photos");
    if (status == STATUS_OK)
        status = audit_activity(ctx, draft);
    return status;
}

/* Sent again: the first answer, whatever happened since. */
static enum status put_again(struct ctx *ctx, const struct activity_by_uuid *by_uuid,
                             const char *content_hash, struct activity *ret_activity) {
    struct activity activity;
    enum status status = activity_get(ctx, by_uuid, &activity);
    if (status != STATUS_OK)
        return status;
    if (strcmp(content_hash, ctx->content_hash) != 0)
        return STATUS_UUID_CONFLICT;
    *ret_activity = activity;
    return STATUS_OK;
}

enum status activity_put(struct ctx *ctx, const struct activity_new *request, struct activity *ret_activity) {
    const char *known;
    struct activity_by_uuid by_uuid = {request->uuid};
    struct draft draft = {.request = request, .rule = activity_rule_of(request->kind)};
    enum status status =
        db_text(ctx->db, SQL_ACTIVITY_KNOWN, ARGS(PARAMS(P_UUID("uuid", request->uuid))), ctx->arena, &known);
    if (status == STATUS_OK)
        return put_again(ctx, &by_uuid, known, ret_activity);
    if (status == STATUS_NOT_FOUND)
        status = check(ctx, &draft);
    if (status == STATUS_OK)
        status = write(ctx, &draft);
    if (status != STATUS_OK)
        return status;
    ctx->created = true;
    return activity_get(ctx, &by_uuid, ret_activity);
}
