/* duty_proof.c: the records behind a status, and what an institution should do now. */
#include "duty_private.h"

#include "minan/domain/region.h"
#include <stdlib.h>
#include <string.h>

enum { MOST_PROOFS = 200 };

/* Whose records: exactly one of the three. */
struct whose {
    int64_t institution_id;
    int64_t leader_id;
    struct region region;
};

/* ---- whose ---- */

static enum status find_leader(const struct duty_run *run, const struct uuid *uuid, int64_t *ret_id) {
    struct list found;
    enum status status = duty_list_leaders(run, &found);
    const struct duty_leader_row *leaders = found.items;
    for (size_t i = 0; status == STATUS_OK && i < found.count; i++) {
        if (strcmp(leaders[i].account.text, uuid->text) == 0) {
            *ret_id = leaders[i].id.value;
            return STATUS_OK;
        }
    }
    return status == STATUS_OK ? STATUS_NOT_FOUND : status;
}

static enum status find_whose(const struct duty_run *run, const struct duty_proof_filter *filter,
                              struct whose *whose) {
    struct ctx *ctx = run->ctx;
    struct institution institution;
    int asked = (filter->region != NULL) + uuid_is_set(&filter->institution) + uuid_is_set(&filter->leader);
    if (asked != 1)
        return err_field(ctx->err, "institution", "required", "请指定一家机构、一个民政局或一位领导");
    if (filter->region)
        return region_by_code(ctx, filter->region, &whose->region);
    if (uuid_is_set(&filter->leader))
        return find_leader(run, &filter->leader, &whose->leader_id);
    enum status status = institution_find(ctx, &filter->institution, &institution);
    if (status == STATUS_OK)
        whose->institution_id = institution.id.value;
    return status;
}

/* ---- the records ---- */

static enum inspection_level level_of(const struct duty_run *run, const struct whose *whose) {
    if (whose->region.id.value)
        return whose->region.level == REGION_CITY ? INSPECTION_CITY : INSPECTION_COUNTY;
    if (run->act->deed == DEED_OWN_CHECK)
        return INSPECTION_INSTITUTION;
    return run->duty->subject == SUBJECT_CITY_BUREAU ? INSPECTION_CITY : INSPECTION_COUNTY;
}

static void bind_whose(const struct duty_run *run, const struct whose *whose, struct duty_binding *binding) {
    bool part = duty_deed_of(run->duty) == DEED_PARTICIPATION;
    int64_t institution = whose->institution_id ? whose->institution_id : INT_NONE;
    bool county = whose->region.level == REGION_COUNTY;
    bool of_bureau = whose->region.id.value != 0;
    bool visit = run->act->deed == DEED_VISIT || run->act->deed == DEED_KEY_DATE;
    duty_bind(run, binding);
    struct db_param own[] = {
        P_INT("county_id", county ? whose->region.id.value : INT_NONE),
        P_INT("institution_id", part ? INT_NONE : institution),
        P_INT("participant_id", part ? institution : INT_NONE),
        P_INT("leader_id", whose->leader_id ? whose->leader_id : INT_NONE),
        P_ENUM("level", inspection_level, visit || of_bureau ? level_of(run, whose) : 0),
        P_INT("least_stock", run->duty->least_stock),
        P_FLAG("led_by_principal", run->act->led && run->act->deed == DEED_OWN_CHECK),
        P_FLAG("led_by_leader", run->act->led && run->act->deed == DEED_VISIT),
        P_FLAG("by_day", run->act->deed == DEED_ACTIVITY),
        P_FLAG("by_days", run->act->deed == DEED_ROSTER),
        P_FLAG("by_standing", run->act->deed == DEED_STANDING),
        P_INT("limit", MOST_PROOFS),
    };
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        duty_bind_more(binding, own[i]);
}

/* What lists them, and what finds the newest change of one. */
struct statements {
    enum sql proofs;
    enum sql change;
};

static bool statements_of(const struct duty_run *run, struct statements *ret_statements) {
    switch (run->act->deed) {
    case DEED_OWN_CHECK:
    case DEED_VISIT:
    case DEED_KEY_DATE:
        *ret_statements = (struct statements){SQL_DUTY_PROOF_VISITS, SQL_DUTY_CHANGE_VISITS};
        return true;
    case DEED_ACTIVITY:
    case DEED_PARTICIPATION:
    case DEED_STANDING:
    case DEED_ROSTER:
        *ret_statements = (struct statements){SQL_DUTY_PROOF_ACTIVITIES, SQL_DUTY_CHANGE_ACTIVITIES};
        return true;
    case DEED_BUILDING:
        *ret_statements = (struct statements){SQL_DUTY_PROOF_HAZARDS, SQL_DUTY_CHANGE_HAZARDS};
        return true;
    case DEED_FIRE_STATION: break;
    }
    return false;
}

static enum status read_proofs(const struct duty_run *run, const struct whose *whose,
                               struct list *ret_items) {
    struct duty_binding binding;
    struct statements statements;
    *ret_items = (struct list){0};
    if (!statements_of(run, &statements))
        return STATUS_OK; /* stands in the register itself */
    bind_whose(run, whose, &binding);
    return db_many(run->ctx->db, statements.proofs,
                   ARGS(.scope = &run->ctx->actor.scope, .params = binding.params), &duty_proof_shape,
                   run->ctx->arena, ret_items);
}

enum status duty_proofs(struct ctx *ctx, const struct duty_proof_filter *filter,
                        struct duty_proofs *ret_proofs) {
    struct duty_request request = {filter->day, filter->as_of};
    struct duty_run run;
    struct whose whose = {0};
    struct list items;
    enum status status = duty_request_complete(ctx, &request);
    if (status == STATUS_OK)
        status = duty_run_of(duty_homes_new(ctx, 0, 0), &request, filter->code, &run);
    if (status == STATUS_OK)
        status = find_whose(&run, filter, &whose);
    if (status == STATUS_OK)
        status = read_proofs(&run, &whose, &items);
    if (status == STATUS_OK)
        *ret_proofs = (struct duty_proofs){duty_head_of(&run), items};
    return status;
}

/* ---- what has happened to them since ---- */

static const struct field duty_change_fields[] = {
    F_TEXT(struct duty_change, act, INTERNAL),
    F_TEXT(struct duty_change, detail, INTERNAL),
    F_TEXT(struct duty_change, actor, INTERNAL),
    F_TIME(struct duty_change, at, INTERNAL),
};
static SHAPE(duty_change, struct duty_change);

enum status duty_subject_change(struct ctx *ctx, const struct uuid *uuid, int64_t after_audit,
                                struct duty_change *ret_change) {
    struct duty_change none = {.act = NULL};
    enum status status = db_one(ctx->db, SQL_DUTY_CHANGE_SUBJECT,
                                ARGS(PARAMS(P_UUID("record", *uuid), P_INT("after_audit", after_audit))),
                                &duty_change_shape, ctx->arena, ret_change);
    if (status != STATUS_NOT_FOUND)
        return status;
    *ret_change = none;
    return STATUS_OK;
}

/* What counts in time is what was done by the last day. */
static enum status read_change(const struct duty_run *run, const struct whose *whose, enum sql statement,
                               int64_t after_audit, struct duty_change *ret_change) {
    struct duty_binding binding;
    bind_whose(run, whose, &binding);
    duty_bind_more(&binding, P_DAY("late_until", run->term.due));
    duty_bind_more(&binding, P_INT("after_audit", after_audit));
    return db_one(run->ctx->db, statement, ARGS(.scope = &run->ctx->actor.scope, .params = binding.params),
                  &duty_change_shape, run->ctx->arena, ret_change);
}

enum status duty_proof_change(struct ctx *ctx, const struct duty_proof_filter *filter, int64_t after_audit,
                              struct duty_change *ret_change) {
    struct duty_request request = {filter->day, filter->as_of};
    struct duty_run run;
    struct whose whose = {0};
    struct statements statements;
    enum status status = duty_request_complete(ctx, &request);
    if (status == STATUS_OK)
        status = duty_run_of(duty_homes_new(ctx, 0, 0), &request, filter->code, &run);
    if (status == STATUS_OK && !statements_of(&run, &statements))
        return duty_subject_change(ctx, &filter->institution, after_audit, ret_change);
    if (status == STATUS_OK)
        status = find_whose(&run, filter, &whose);
    if (status == STATUS_OK)
        status = read_change(&run, &whose, statements.change, after_audit, ret_change);
    if (status != STATUS_NOT_FOUND)
        return status;
    *ret_change = (struct duty_change){.act = NULL};
    return STATUS_OK;
}

/* ---- what an institution should do ---- */

/* Nothing is added when the duty is not asked of it in this period. */
static enum status judge_institution(const struct duty_run *run, struct list *items) {
    enum status status = duty_judge(run);
    const struct duty_home *home = run->homes->list;
    if (status != STATUS_OK || run->homes->count == 0 || !home->owes)
        return status;
    ((struct duty_of_institution *)items->items)[items->count++] = (struct duty_of_institution){
        .duty = duty_head_of(run),
        .status = duty_status_of_outcome(run, home->outcome),
        .done = home->times,
        .needed = run->duty->threshold,
    };
    return STATUS_OK;
}

static int urgency(enum duty_status status) {
    switch (status) {
    case DUTY_MISSED: return 0;
    case DUTY_AT_RISK: return 1;
    case DUTY_ON_TRACK: return 2;
    case DUTY_DONE_LATE: return 3;
    case DUTY_MET:
    case duty_status_none_: break;
    }
    return 4;
}

static int by_urgency(const void *a, const void *b) {
    const struct duty_of_institution *left = a;
    const struct duty_of_institution *right = b;
    if (urgency(left->status) != urgency(right->status))
        return urgency(left->status) - urgency(right->status);
    return left->duty.due - right->duty.due;
}

static bool is_own(const struct duty *duty) {
    return duty_is_of_institutions(duty) && !duty_is_share(duty);
}

enum status duty_of_institution(struct ctx *ctx, const struct institution_by_uuid *request,
                                struct duties_of_institution *ret_duties) {
    struct duty_request now = {DAY_NONE, DAY_NONE};
    struct institution institution;
    struct list runs;
    enum status status = institution_find(ctx, &request->uuid, &institution);
    if (status == STATUS_OK)
        status = duty_request_complete(ctx, &now);
    if (status == STATUS_OK)
        status = duty_runs(duty_homes_new(ctx, 0, institution.id.value), &now, NULL, &runs);
    if (status != STATUS_OK)
        return status;
    const struct duty_run *all = runs.items;
    struct list items = {ARENA_ARRAY(ctx->arena, runs.count + 1, struct duty_of_institution), 0};
    for (size_t i = 0; i < runs.count; i++)
        duty_deeds_want(&all[i]);
    for (size_t i = 0; status == STATUS_OK && i < runs.count; i++) {
        if (is_own(all[i].duty))
            status = judge_institution(&all[i], &items);
    }
    if (status != STATUS_OK)
        return status;
    qsort(items.items, items.count, sizeof(struct duty_of_institution), by_urgency);
    *ret_duties = (struct duties_of_institution){now.as_of, items};
    return STATUS_OK;
}
