/* duty_judge.c: what every institution did in one period of one duty, and what follows from it. Counting and
 * judging happen in memory, whoever asks. */
#include "duty_private.h"

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

static void count(const struct duty_run *run, struct duty_home *home, int32_t day) {
    if (day <= run->term.due)
        home->times++;
    else
        home->late_times++;
}

static void count_kept(const struct duty_run *run, struct duty_home *home, int32_t first, int days) {
    (void)days;
    count(run, home, first);
}

struct counting {
    const struct duty_run *run;
};

static enum status count_read(void *user, const void *object) {
    const struct duty_run *run = ((const struct counting *)user)->run;
    const struct duty_stretch *deed = object;
    struct duty_home *home = duty_home_of(run->homes, deed->id);
    if (home)
        count(run, home, deed->first);
    return STATUS_OK;
}

/* Those that no year keeps: a state that holds. */
static enum status read_deeds(const struct duty_run *run) {
    bool standing = duty_deed_of(run->duty) == DEED_STANDING;
    enum sql statement = standing ? SQL_DUTY_DEEDS_STANDING : SQL_DUTY_DEEDS_BUILDINGS;
    struct duty_binding binding;
    duty_bind(run, &binding);
    return db_each(run->ctx->db, statement, ARGS(.scope = &run->ctx->actor.scope, .params = binding.params),
                   &duty_stretch_shape, count_read, &(struct counting){run});
}

static void count_stations(const struct duty_run *run) {
    for (size_t i = 0; i < run->homes->count; i++)
        run->homes->list[i].times = run->homes->list[i].facts & DUTY_HOME_STATION ? 1 : 0;
}

/* ---- rosters: the first day that has none ---- */

/* Rosters come by their first day: one that begins after the gap cannot fill it. */
static void cover(const struct duty_run *run, struct duty_home *home, int32_t first, int days) {
    if (first <= home->gap && first + days > home->gap)
        home->gap = duty_working_day(run->homes, home, first + days);
}

static void find_gaps(const struct duty_run *run) {
    duty_deeds_each(run, cover);
    for (size_t i = 0; i < run->homes->count; i++)
        run->homes->list[i].times = run->homes->list[i].gap > run->term.due;
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
    bool kept;
    enum status status = duty_deeds_read(run, &kept);
    if (status != STATUS_OK)
        return status;
    if (duty_deed_of(run->duty) == DEED_FIRE_STATION)
        count_stations(run);
    else if (!kept)
        return read_deeds(run);
    else if (duty_deed_of(run->duty) == DEED_ROSTER)
        find_gaps(run);
    else
        duty_deeds_each(run, count_kept);
    return STATUS_OK;
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
