/* duty_bureau.c: what bureaus did themselves in one period of one duty. */
#include "duty_private.h"

/* Who is counted is the scope's: the city bureau's own acts stand in no county. */
static void bind_bureau(const struct duty_run *run, bool city, struct duty_binding *binding) {
    enum inspection_level level = city ? INSPECTION_CITY : INSPECTION_COUNTY;
    int64_t county_id = run->ctx->actor.scope.county_id;
    *binding = (struct duty_binding){0};
    duty_bind_days(run, binding);
    duty_bind_more(binding, P_FLAG("by_city", city));
    duty_bind_more(binding, P_FLAG("by_county", !city));
    duty_bind_more(binding, P_ENUM("kind", inspection_kind, run->act->kind));
    duty_bind_more(binding, P_FLAG("led_by_leader", run->act->led));
    duty_bind_more(binding, P_ENUM("level", inspection_level, level));
    duty_bind_more(binding, P_INT("in_city", run->ctx->actor.city_id));
    duty_bind_more(binding, P_INT("in_county", county_id ? county_id : INT_NONE));
    duty_bind_more(binding, P_ENUM("activity", activity_kind, run->act->activity));
}

static enum status read_counts(const struct duty_run *run, enum sql statement,
                               const struct duty_binding *binding, struct list *ret_counts) {
    return db_many(run->ctx->db, statement, ARGS(.scope = &run->ctx->actor.scope, .params = binding->params),
                   &duty_unit_counts_shape, run->ctx->arena, ret_counts);
}

/* ---- visits ---- */

/* All visits of calendar months, of all that lies in a county or a city: their numbers are kept. */
static bool goes_by_months(const struct duty_run *run) {
    const struct db_scope *scope = &run->ctx->actor.scope;
    return run->act->kind == 0 && !run->act->led && run->duty->period != IN_WINDOW && scope->town_id == 0 &&
           scope->institution_id == 0;
}

static void take_off(struct list *counts, const struct list *others) {
    struct duty_unit_counts *rows = counts->items;
    const struct duty_unit_counts *off = others->items;
    for (size_t i = 0; i < counts->count; i++) {
        for (size_t k = 0; k < others->count; k++) {
            if (off[k].unit_id != rows[i].unit_id)
                continue;
            rows[i].times -= off[k].times;
            rows[i].late_times -= off[k].late_times;
        }
    }
}

/* Whole months, less the days of the last one that had not come by the day asked about: of today, hardly any.
 */
static enum status count_months(const struct duty_run *run, struct duty_binding *binding,
                                struct list *ret_counts) {
    struct arena *arena = run->ctx->arena;
    int32_t last = run->as_of < run->term.late_end ? run->as_of : run->term.late_end;
    struct list after;
    enum status status = db_many(run->ctx->db, SQL_DUTY_BUREAU_MONTHS, ARGS(.params = binding->params),
                                 &duty_unit_counts_shape, arena, ret_counts);
    if (status != STATUS_OK || last == day_month_end(last))
        return status;
    duty_bind_more(binding, duty_day_param(arena, "from", last + 1));
    duty_bind_more(binding, duty_day_param(arena, "until", run->term.due));
    duty_bind_more(binding, duty_day_param(arena, "late_until", day_month_end(last)));
    status = read_counts(run, SQL_DUTY_BUREAU_VISITS, binding, &after);
    if (status == STATUS_OK)
        take_off(ret_counts, &after);
    return status;
}

enum status duty_count_bureaus(const struct duty_run *run, bool city, struct list *ret_counts) {
    struct duty_binding binding;
    bind_bureau(run, city, &binding);
    if (run->act->deed != DEED_VISIT && run->act->deed != DEED_KEY_DATE)
        return read_counts(run, SQL_DUTY_BUREAU_ACTIVITIES, &binding, ret_counts);
    if (goes_by_months(run))
        return count_months(run, &binding, ret_counts);
    return read_counts(run, SQL_DUTY_BUREAU_VISITS, &binding, ret_counts);
}

/* ---- days without a roster ---- */

enum status duty_read_rosters(const struct duty_run *run, struct list *ret_rosters) {
    struct duty_binding binding;
    bind_bureau(run, false, &binding);
    return db_many(run->ctx->db, SQL_DUTY_BUREAU_ROSTERS,
                   ARGS(.scope = &run->ctx->actor.scope, .params = binding.params), &duty_stretch_shape,
                   run->ctx->arena, ret_rosters);
}

static bool has_roster(const struct list *rosters, int64_t county_id, int32_t day) {
    const struct duty_stretch *all = rosters->items;
    for (size_t i = 0; i < rosters->count; i++) {
        if (all[i].id == county_id && all[i].first <= day && all[i].until >= day)
            return true;
    }
    return false;
}

struct duty_days_missing duty_count_days(const struct duty_run *run, const struct list *rosters,
                                         int64_t county_id) {
    struct duty_days_missing missing = {0};
    int32_t soon = run->as_of + (int32_t)run->duty->lead_days;
    for (int32_t day = run->term.from; day <= run->term.due; day++) {
        if (has_roster(rosters, county_id, day))
            continue;
        missing.in_all++;
        missing.soon += day <= soon;
    }
    return missing;
}
