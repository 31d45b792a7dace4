/* duty_count.c: the statements of duty.sql, bound to one duty in one period. */
#include "duty_private.h"

#include <string.h>

const char *const duty_outcome_codes[OUTCOMES] = {
    [OUTCOME_MET] = "met", [OUTCOME_LATE] = "late", [OUTCOME_LAGGING] = "lagging", [OUTCOME_OPEN] = "open"};

enum duty_outcome duty_outcome_of(const char *code) {
    enum duty_outcome outcome = OUTCOME_MET;
    while (outcome < OUTCOME_OPEN && strcmp(duty_outcome_codes[outcome], code) != 0)
        outcome++;
    return outcome;
}

enum duty_status duty_status_of_outcome(const struct duty_run *run, enum duty_outcome outcome) {
    enum duty_status open = duty_open_status(run->duty, &run->term, run->as_of);
    switch (outcome) {
    case OUTCOME_MET: return DUTY_MET;
    case OUTCOME_LATE: return DUTY_DONE_LATE;
    case OUTCOME_LAGGING: return open == DUTY_MISSED ? DUTY_MISSED : DUTY_AT_RISK;
    case OUTCOME_OPEN: return open == DUTY_AT_RISK && run->duty->rule == RULE_DAYS ? DUTY_ON_TRACK : open;
    case OUTCOMES: break;
    }
    return open;
}

/* ---- days ---- */

static int32_t earlier(int32_t a, int32_t b) {
    return a < b ? a : b;
}

static struct db_param day_param(struct arena *arena, const char *name, int32_t day) {
    return db_param_day(name, day, arena_alloc(arena, DAY_TEXT_SIZE));
}

/* The last day whose roster should be there by now. */
static int32_t soon(const struct duty_run *run) {
    if (run->duty->rule != RULE_DAYS)
        return DAY_NONE;
    return earlier(run->as_of + (int32_t)run->duty->lead_days, run->term.due);
}

static void bind_days(const struct duty_run *run, struct duty_binding *binding) {
    const struct duty_term *term = &run->term;
    struct arena *arena = run->ctx->arena;
    duty_bind_more(binding, day_param(arena, "from", term->from));
    duty_bind_more(binding, day_param(arena, "due", term->due));
    duty_bind_more(binding, day_param(arena, "until", earlier(run->as_of, term->due)));
    duty_bind_more(binding, day_param(arena, "late_from", term->due + 1));
    duty_bind_more(binding, day_param(arena, "late_until", earlier(run->as_of, term->late_end)));
    duty_bind_more(binding, day_param(arena, "soon", soon(run)));
}

/* ---- what is counted ---- */

void duty_bind_more(struct duty_binding *binding, struct db_param param) {
    int i = 0;
    while (binding->params[i].name && strcmp(binding->params[i].name, param.name) != 0)
        i++;
    binding->params[i] = param;
}

static enum inspection_level level_of(const struct duty_run *run) {
    return run->duty->subject == SUBJECT_CITY_BUREAU ? INSPECTION_CITY : INSPECTION_COUNTY;
}

static void bind_deeds(const struct duty_run *run, struct duty_binding *binding) {
    enum duty_deed deed = duty_deed_of(run->duty);
    duty_bind_more(binding, P_FLAG("by_own_check", deed == DEED_OWN_CHECK));
    duty_bind_more(binding, P_FLAG("by_visit", deed == DEED_VISIT));
    duty_bind_more(binding, P_FLAG("by_key_date", deed == DEED_KEY_DATE));
    duty_bind_more(binding, P_FLAG("by_activity", deed == DEED_ACTIVITY));
    duty_bind_more(binding, P_FLAG("by_participation", deed == DEED_PARTICIPATION));
    duty_bind_more(binding, P_FLAG("by_standing", deed == DEED_STANDING));
    duty_bind_more(binding, P_FLAG("by_fire_station", deed == DEED_FIRE_STATION));
    duty_bind_more(binding, P_FLAG("by_building", deed == DEED_BUILDING));
    duty_bind_more(binding, P_FLAG("by_roster", deed == DEED_ROSTER));
    duty_bind_more(binding, P_ENUM("kind", inspection_kind, run->act->kind));
    duty_bind_more(binding, P_BOOL("led", run->act->led));
    duty_bind_more(binding, P_ENUM("level", inspection_level, level_of(run)));
    duty_bind_more(binding, P_ENUM("activity", activity_kind, run->act->activity));
    duty_bind_more(binding,
                   P_INT("least_stock", run->duty->least_stock == INT_NONE ? 0 : run->duty->least_stock));
}

static void bind_who(const struct duty_run *run, struct duty_binding *binding) {
    const struct duty *duty = run->duty;
    duty_bind_more(binding, P_ENUM("type", institution_type, duty->institution_type));
    duty_bind_more(binding, P_FLAG("only_gas", duty->applies_when == CONDITION_GAS));
    duty_bind_more(binding, P_FLAG("only_people", duty->applies_when == CONDITION_PEOPLE_100));
    duty_bind_more(binding, P_FLAG("only_cd", duty->applies_when == CONDITION_BUILDING_GRADE_CD));
    duty_bind_more(binding, P_INT("least_days", duty->least_days));
    duty_bind_more(binding,
                   day_param(run->ctx->arena, "open_by", run->term.due - (int32_t)duty->least_days + 1));
    duty_bind_more(binding, P_INT("threshold", duty->threshold));
    duty_bind_more(binding, P_INT("late_needs", duty->threshold * (run->term.surplus ? 2 : 1)));
}

void duty_bind(const struct duty_run *run, int64_t county_id, int64_t institution_id,
               struct duty_binding *ret_binding) {
    *ret_binding = (struct duty_binding){0};
    bind_days(run, ret_binding);
    bind_deeds(run, ret_binding);
    bind_who(run, ret_binding);
    duty_bind_more(ret_binding, P_INT("county_id", county_id ? county_id : INT_NONE));
    duty_bind_more(ret_binding, P_INT("institution_id", institution_id ? institution_id : INT_NONE));
}

/* ---- counted ---- */

enum status duty_count_institutions(const struct duty_run *run, struct list *ret_counts) {
    struct ctx *ctx = run->ctx;
    struct duty_binding binding;
    duty_bind(run, 0, 0, &binding);
    return db_many(ctx->db, SQL_DUTY_INSTITUTION_COUNTS,
                   ARGS(.scope = &ctx->actor.scope, .params = binding.params), &duty_county_counts_shape,
                   ctx->arena, ret_counts);
}

/* Who is counted is the scope's: the city bureau's own acts stand in no county. */
static void bind_bureau(const struct duty_run *run, bool city, struct duty_binding *binding) {
    enum inspection_level level = city ? INSPECTION_CITY : INSPECTION_COUNTY;
    *binding = (struct duty_binding){0};
    bind_days(run, binding);
    duty_bind_more(binding, P_FLAG("by_city", city));
    duty_bind_more(binding, P_FLAG("by_county", !city));
    duty_bind_more(binding, P_ENUM("kind", inspection_kind, run->act->kind));
    duty_bind_more(binding, P_FLAG("led_by_leader", run->act->led));
    duty_bind_more(binding, P_ENUM("level", inspection_level, level));
    duty_bind_more(binding, P_ENUM("activity", activity_kind, run->act->activity));
}

enum status duty_count_bureaus(const struct duty_run *run, bool city, struct list *ret_counts) {
    struct ctx *ctx = run->ctx;
    struct duty_binding binding;
    bool visits = run->act->deed == DEED_VISIT || run->act->deed == DEED_KEY_DATE;
    bind_bureau(run, city, &binding);
    return db_many(ctx->db, visits ? SQL_DUTY_BUREAU_VISITS : SQL_DUTY_BUREAU_ACTIVITIES,
                   ARGS(.scope = &ctx->actor.scope, .params = binding.params), &duty_unit_counts_shape,
                   ctx->arena, ret_counts);
}

struct days_missing {
    int64_t missing;
    int64_t missing_soon;
};
static const struct field days_missing_fields[] = {
    F_INT(struct days_missing, missing, INTERNAL),
    F_INT(struct days_missing, missing_soon, INTERNAL),
};
static SHAPE(days_missing, struct days_missing);

enum status duty_count_days(const struct duty_run *run, const struct duty_place *place, int64_t *ret_missing,
                            int64_t *ret_missing_soon) {
    struct ctx *ctx = run->ctx;
    struct duty_binding binding;
    struct days_missing days;
    bind_bureau(run, place->county_id == 0, &binding);
    duty_bind_more(&binding, P_INT("county_id", place->county_id ? place->county_id : INT_NONE));
    duty_bind_more(&binding, P_INT("city_id", place->county_id ? INT_NONE : place->city_id));
    enum status status =
        db_one(ctx->db, SQL_DUTY_BUREAU_DAYS, ARGS(.scope = &ctx->actor.scope, .params = binding.params),
               &days_missing_shape, ctx->arena, &days);
    if (status != STATUS_OK)
        return status;
    *ret_missing = days.missing;
    *ret_missing_soon = days.missing_soon;
    return STATUS_OK;
}

enum status duty_list_leaders(const struct duty_run *run, struct list *ret_leaders) {
    struct ctx *ctx = run->ctx;
    const struct actor *actor = &ctx->actor;
    struct duty_binding binding = {0};
    int32_t made_by = run->term.due - (int32_t)run->duty->least_days + 2;
    bind_days(run, &binding);
    duty_bind_more(&binding, P_ENUM("activity", activity_kind, run->act->activity));
    duty_bind_more(&binding, P_TIME("made_by", day_start(made_by)));
    duty_bind_more(&binding, P_INT("city_id", actor->city_id));
    duty_bind_more(&binding, P_INT("county_id", actor->county_id ? actor->county_id : INT_NONE));
    return db_many(ctx->db, SQL_DUTY_LEADERS, ARGS(.params = binding.params), &duty_leader_row_shape,
                   ctx->arena, ret_leaders);
}
