/* duty_count.c: the statements of duty.sql, bound to one duty in one period; institutions and leaders
 * counted. */
#include "duty_private.h"

#include <string.h>

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

struct db_param duty_day_param(struct arena *arena, const char *name, int32_t day) {
    return db_param_day(name, day, arena_alloc(arena, DAY_TEXT_SIZE));
}

void duty_bind_days(const struct duty_run *run, struct duty_binding *binding) {
    const struct duty_term *term = &run->term;
    struct arena *arena = run->ctx->arena;
    duty_bind_more(binding, duty_day_param(arena, "from", term->from));
    duty_bind_more(binding, duty_day_param(arena, "due", term->due));
    duty_bind_more(binding, duty_day_param(arena, "until", earlier(run->as_of, term->due)));
    duty_bind_more(binding, duty_day_param(arena, "late_from", term->due + 1));
    duty_bind_more(binding, duty_day_param(arena, "roster_from", term->from - ROSTER_LONGEST));
    duty_bind_more(binding, duty_day_param(arena, "late_until", earlier(run->as_of, term->late_end)));
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
    duty_bind_more(binding, P_ENUM("kind", inspection_kind, run->act->kind));
    duty_bind_more(binding, P_BOOL("led", run->act->led));
    duty_bind_more(binding, P_ENUM("level", inspection_level, level_of(run)));
    duty_bind_more(binding, P_ENUM("activity", activity_kind, run->act->activity));
    duty_bind_more(binding, P_INT("least_stock", run->duty->least_stock));
    duty_bind_more(binding, P_FLAG("only_cd", run->duty->applies_when == CONDITION_BUILDING_GRADE_CD));
    duty_bind_more(binding, P_ENUM("only_type", institution_type, run->duty->institution_type));
}

void duty_bind(const struct duty_run *run, struct duty_binding *ret_binding) {
    const struct db_param homes[] = {P_DUTY_HOMES(run->homes)};
    *ret_binding = (struct duty_binding){0};
    duty_bind_days(run, ret_binding);
    bind_deeds(run, ret_binding);
    for (size_t i = 0; i < sizeof homes / sizeof *homes; i++)
        duty_bind_more(ret_binding, homes[i]);
}

/* ---- counted ---- */

/* Institutions of a county mostly follow one another. */
static struct duty_counts *counts_of(struct list *counts, int64_t county_id) {
    struct duty_counts *list = counts->items;
    for (size_t i = counts->count; i-- > 0;) {
        if (list[i].county_id == county_id)
            return &list[i];
    }
    list[counts->count] = (struct duty_counts){.county_id = county_id};
    return &list[counts->count++];
}

enum status duty_count_institutions(const struct duty_run *run, struct list *ret_counts) {
    enum status status = duty_judge(run);
    if (status != STATUS_OK)
        return status;
    const struct duty_home *homes = run->homes->list;
    size_t counties = run->homes->counties.count;
    struct list counts = {ARENA_ARRAY(run->ctx->arena, counties + 1, struct duty_counts), 0};
    for (size_t i = 0; i < run->homes->count; i++) {
        if (homes[i].owes)
            counts_of(&counts, homes[i].county_id)->of[homes[i].outcome]++;
    }
    *ret_counts = counts;
    return STATUS_OK;
}

enum status duty_list_leaders(const struct duty_run *run, struct list *ret_leaders) {
    struct ctx *ctx = run->ctx;
    const struct actor *actor = &ctx->actor;
    struct duty_binding binding = {0};
    int32_t made_by = run->term.due - (int32_t)run->duty->least_days + 2;
    duty_bind_days(run, &binding);
    duty_bind_more(&binding, P_ENUM("activity", activity_kind, run->act->activity));
    duty_bind_more(&binding, P_TIME("made_by", day_start(made_by)));
    duty_bind_more(&binding, P_INT("city_id", actor->city_id));
    duty_bind_more(&binding, P_INT("county_id", actor->county_id ? actor->county_id : INT_NONE));
    return db_many(ctx->db, SQL_DUTY_LEADERS, ARGS(.params = binding.params), &duty_leader_row_shape,
                   ctx->arena, ret_leaders);
}
