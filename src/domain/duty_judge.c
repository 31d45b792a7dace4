/* duty_judge.c: what every institution did in one period of one duty, and what follows from it. The deeds
 * come from one statement a kind of deed; counting and judging happen in memory, whoever asks. */
#include "duty_private.h"

#include <stdlib.h>

static const struct field duty_stretch_fields[] = {
    F_INT(struct duty_stretch, id, INTERNAL),
    F_DATE(struct duty_stretch, first, INTERNAL),
    F_DATE(struct duty_stretch, until, INTERNAL),
};
SHAPE(duty_stretch, struct duty_stretch);

static int32_t earlier(int32_t a, int32_t b) {
    return a < b ? a : b;
}

/* ---- deeds ---- */

static enum sql statement_of(const struct duty_run *run) {
    switch (duty_deed_of(run->duty)) {
    case DEED_OWN_CHECK: return SQL_DUTY_DEEDS_CHECKS;
    case DEED_VISIT:
    case DEED_KEY_DATE: return SQL_DUTY_DEEDS_VISITS;
    case DEED_PARTICIPATION: return SQL_DUTY_DEEDS_TRAININGS;
    case DEED_STANDING: return SQL_DUTY_DEEDS_STANDING;
    case DEED_BUILDING: return SQL_DUTY_DEEDS_BUILDINGS;
    case DEED_ROSTER: return SQL_DUTY_DEEDS_ROSTERS;
    case DEED_ACTIVITY:
    case DEED_FIRE_STATION: break;
    }
    return SQL_DUTY_DEEDS_ACTIVITIES;
}

struct counting {
    const struct duty_run *run;
};

static enum status count_deed(void *user, const void *object) {
    const struct duty_run *run = ((const struct counting *)user)->run;
    const struct duty_stretch *deed = object;
    struct duty_home *home = duty_home_of(run->homes, deed->id);
    if (home && deed->first <= run->term.due)
        home->times++;
    else if (home)
        home->late_times++;
    return STATUS_OK;
}

static enum status read_deeds(const struct duty_run *run, db_row_fn *row, void *user) {
    struct duty_binding binding;
    duty_bind(run, &binding);
    return db_each(run->ctx->db, statement_of(run),
                   ARGS(.scope = &run->ctx->actor.scope, .params = binding.params), &duty_stretch_shape, row,
                   user);
}

static void count_stations(const struct duty_run *run) {
    for (size_t i = 0; i < run->homes->count; i++)
        run->homes->list[i].times = run->homes->list[i].facts & DUTY_HOME_STATION ? 1 : 0;
}

/* ---- rosters: the first day that has none ---- */

struct rosters {
    struct arena *arena;
    struct duty_stretch *list;
    size_t count;
    size_t room;
};

static enum status keep_roster(void *user, const void *object) {
    struct rosters *rosters = user;
    rosters->list =
        arena_room(rosters->arena, rosters->list, rosters->count, &rosters->room, sizeof *rosters->list);
    rosters->list[rosters->count++] = *(const struct duty_stretch *)object;
    return STATUS_OK;
}

static int by_home_and_day(const void *a, const void *b) {
    const struct duty_stretch *left = a;
    const struct duty_stretch *right = b;
    if (left->id != right->id)
        return left->id < right->id ? -1 : 1;
    return (left->first > right->first) - (left->first < right->first);
}

/* Rosters come by their first day: one that begins after the gap cannot fill it. */
static void cover(const struct duty_run *run, const struct duty_stretch *roster) {
    struct duty_home *home = duty_home_of(run->homes, roster->id);
    if (home && roster->first <= home->gap && roster->until >= home->gap)
        home->gap = duty_working_day(run->homes, home, roster->until + 1);
}

static enum status find_gaps(const struct duty_run *run) {
    struct rosters rosters = {.arena = run->ctx->arena};
    enum status status = read_deeds(run, keep_roster, &rosters);
    if (rosters.count)
        qsort(rosters.list, rosters.count, sizeof *rosters.list, by_home_and_day);
    for (size_t i = 0; status == STATUS_OK && i < rosters.count; i++)
        cover(run, &rosters.list[i]);
    for (size_t i = 0; status == STATUS_OK && i < run->homes->count; i++)
        run->homes->list[i].times = run->homes->list[i].gap > run->term.due;
    return status;
}

/* ---- judged ---- */

static void begin(const struct duty_run *run) {
    for (size_t i = 0; i < run->homes->count; i++) {
        struct duty_home *home = &run->homes->list[i];
        int32_t from = home->opened_on > run->term.from ? home->opened_on : run->term.from;
        home->times = home->late_times = 0;
        home->gap = duty_working_day(run->homes, home, from);
        home->owes = duty_is_owed(run, home);
    }
}

/* The last day whose roster should be there by now. */
static bool is_lagging(const struct duty_run *run, const struct duty_home *home) {
    return run->duty->rule == RULE_DAYS &&
           home->gap <= earlier(run->as_of + (int32_t)run->duty->lead_days, run->term.due);
}

static enum duty_outcome outcome_of(const struct duty_run *run, const struct duty_home *home) {
    int64_t late_needs = run->duty->threshold * (run->term.surplus ? 2 : 1);
    if (home->times >= run->duty->threshold)
        return OUTCOME_MET;
    if (home->late_times > 0 && home->times + home->late_times >= late_needs)
        return OUTCOME_LATE;
    return is_lagging(run, home) ? OUTCOME_LAGGING : OUTCOME_OPEN;
}

static enum status count_deeds(const struct duty_run *run) {
    switch (duty_deed_of(run->duty)) {
    case DEED_FIRE_STATION: count_stations(run); return STATUS_OK;
    case DEED_ROSTER: return find_gaps(run);
    case DEED_OWN_CHECK:
    case DEED_VISIT:
    case DEED_KEY_DATE:
    case DEED_ACTIVITY:
    case DEED_PARTICIPATION:
    case DEED_STANDING:
    case DEED_BUILDING: break;
    }
    return read_deeds(run, count_deed, &(struct counting){run});
}

enum status duty_judge(const struct duty_run *run) {
    enum status status = duty_homes_read(run->homes);
    if (status != STATUS_OK)
        return status;
    begin(run);
    status = count_deeds(run);
    for (size_t i = 0; status == STATUS_OK && i < run->homes->count; i++)
        run->homes->list[i].outcome = outcome_of(run, &run->homes->list[i]);
    return status;
}
