/* duty_home.c: the register as duties ask about it, read once a request, and who owes what in a period. */
#include "duty_private.h"

static const struct field duty_home_fields[] = {
    F_INT(struct duty_home, id, INTERNAL),
    F_INT(struct duty_home, county_id, INTERNAL),
    F_ENUM(struct duty_home, type, institution_type, INTERNAL),
    F_ENUM(struct duty_home, status, institution_status, INTERNAL),
    F_DATE(struct duty_home, opened_on, INTERNAL),
    F_DATE(struct duty_home, closed_on, INTERNAL),
    F_INT(struct duty_home, facts, INTERNAL),
};
static SHAPE(duty_home, struct duty_home);

/* ---- read ---- */

struct duty_homes *duty_homes_new(struct ctx *ctx, int64_t county_id, int64_t institution_id) {
    struct duty_homes *homes = ARENA_NEW(ctx->arena, struct duty_homes);
    *homes = (struct duty_homes){.ctx = ctx, .county_id = county_id, .institution_id = institution_id};
    return homes;
}

/* Those of a county mostly follow one another. */
static void take_counties(struct duty_homes *homes) {
    size_t room = 1;
    int64_t *ids = ARENA_ARRAY(homes->ctx->arena, room, int64_t);
    struct list *counties = &homes->counties;
    for (size_t i = 0; i < homes->count; i++) {
        size_t k = counties->count;
        while (k > 0 && ids[k - 1] != homes->list[i].county_id)
            k--;
        if (k > 0)
            continue;
        counties->items = ids = arena_room(homes->ctx->arena, ids, counties->count, &room, sizeof *ids);
        ids[counties->count++] = homes->list[i].county_id;
    }
}

static void take_places(struct duty_homes *homes) {
    for (size_t i = 0; i < homes->count; i++)
        homes->most_id = homes->list[i].id > homes->most_id ? homes->list[i].id : homes->most_id;
    homes->place_of = ARENA_ARRAY(homes->ctx->arena, (size_t)homes->most_id + 1, uint32_t);
    for (size_t i = 0; i < homes->count; i++)
        homes->place_of[homes->list[i].id] = (uint32_t)i + 1;
}

static enum status read_homes(struct duty_homes *homes) {
    struct list found;
    enum status status = db_many(homes->ctx->db, SQL_DUTY_HOMES,
                                 ARGS(.scope = &homes->ctx->actor.scope, PARAMS(P_DUTY_HOMES(homes))),
                                 &duty_home_shape, homes->ctx->arena, &found);
    if (status != STATUS_OK)
        return status;
    homes->list = found.items;
    homes->count = found.count;
    take_places(homes);
    take_counties(homes);
    return STATUS_OK;
}

static void take_pauses(struct duty_homes *homes) {
    const struct duty_stretch *pauses = homes->pauses.items;
    for (size_t i = 0; i < homes->pauses.count; i++) {
        struct duty_home *home = duty_home_of(homes, pauses[i].id);
        if (home && home->pause_count++ == 0)
            home->first_pause = i;
    }
}

enum status duty_homes_read(struct duty_homes *homes) {
    if (homes->place_of)
        return STATUS_OK;
    enum status status = read_homes(homes);
    if (status == STATUS_OK)
        status = db_many(homes->ctx->db, SQL_DUTY_PAUSES,
                         ARGS(.scope = &homes->ctx->actor.scope, PARAMS(P_DUTY_HOMES(homes))),
                         &duty_stretch_shape, homes->ctx->arena, &homes->pauses);
    if (status == STATUS_OK)
        take_pauses(homes);
    return status;
}

struct duty_home *duty_home_of(const struct duty_homes *homes, int64_t id) {
    uint32_t place = id > 0 && id <= homes->most_id ? homes->place_of[id] : 0;
    return place ? &homes->list[place - 1] : NULL;
}

/* ---- who owes ---- */

static int32_t later(int32_t a, int32_t b) {
    return a > b ? a : b;
}

static const struct duty_stretch *pauses_of(const struct duty_homes *homes, const struct duty_home *home) {
    const struct duty_stretch *all = homes->pauses.items;
    return home->pause_count ? all + home->first_pause : NULL;
}

static int32_t end_of(const struct duty_stretch *pause) {
    return pause->until == DAY_NONE ? DUTY_NEVER : pause->until;
}

int32_t duty_working_day(const struct duty_homes *homes, const struct duty_home *home, int32_t day) {
    const struct duty_stretch *pauses = pauses_of(homes, home);
    for (size_t i = 0; i < home->pause_count; i++) {
        if (pauses[i].first <= day && end_of(&pauses[i]) > day)
            day = end_of(&pauses[i]);
    }
    return day;
}

static bool is_meant(const struct duty *duty, const struct duty_home *home) {
    static const struct {
        enum condition when;
        int64_t fact;
    } conditions[] = {{CONDITION_GAS, DUTY_HOME_GAS},
                      {CONDITION_PEOPLE_100, DUTY_HOME_PEOPLE_100},
                      {CONDITION_BUILDING_GRADE_CD, DUTY_HOME_CD}};
    if (duty->institution_type && duty->institution_type != home->type)
        return false;
    for (size_t i = 0; i < sizeof conditions / sizeof *conditions; i++) {
        if (duty->applies_when == conditions[i].when && !(home->facts & conditions[i].fact))
            return false;
    }
    return true;
}

/* The register says since when an institution is closed; of one that is suspended, its pauses do. */
static bool operates_on(const struct duty_homes *homes, const struct duty_home *home, int32_t day) {
    const struct duty_stretch *pauses = pauses_of(homes, home);
    bool known = home->status != INSTITUTION_SUSPENDED;
    if (home->closed_on == DAY_NONE ? home->status == INSTITUTION_CLOSED : home->closed_on <= day)
        return false;
    for (size_t i = 0; i < home->pause_count; i++)
        known = known || pauses[i].until == DAY_NONE;
    return known && duty_working_day(homes, home, day) == day;
}

/* From the later of the period's beginning and its opening to the day the duty is due, less its pauses. */
static int32_t days_worked(const struct duty_homes *homes, const struct duty_home *home,
                           const struct duty_term *term) {
    const struct duty_stretch *pauses = pauses_of(homes, home);
    int32_t from = later(term->from, home->opened_on);
    int32_t days = term->due + 1 - from;
    for (size_t i = 0; i < home->pause_count; i++) {
        int32_t first = later(pauses[i].first, from);
        int32_t until = end_of(&pauses[i]) <= term->due ? end_of(&pauses[i]) : term->due + 1;
        days -= until > first ? until - first : 0;
    }
    return days;
}

bool duty_is_owed(const struct duty_run *run, const struct duty_home *home) {
    const struct duty_term *term = &run->term;
    return is_meant(run->duty, home) && operates_on(run->homes, home, term->due) &&
           days_worked(run->homes, home, term) >= run->duty->least_days;
}
