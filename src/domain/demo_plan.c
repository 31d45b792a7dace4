/* demo_plan.c: what is planned in the made-up city: visits by hand, a draw, a key date under way. */
#include "demo_private.h"
#include "draw_private.h"
#include "minan/domain/calendar.h"
#include "minan/domain/key_date.h"
#include "visit_plan_private.h"

/* A stream of its own: the rest of the city stays as it is. */
static const uint64_t own_stream = UINT64_C(0x706c616e6e696e67);

enum {
    PLANS_A_COUNTY = 14,
    LOOK_BACK = 6,
    LOOK_AHEAD = 32,
    NOTICE_AHEAD = 5,
    TEN_HOURS = 10 * 3600000,
    STORY_DAYS = 75,
    HOME_TRIES = 400
};

struct planner {
    struct demo *demo;
    struct demo_random random;
    int64_t now; /* ten in the morning of the last day of the story */
    struct clock clock;
    struct ctx ctx;
    struct participant signed_in; /* the county supervisor people sign in as */
};

static void act_as(struct planner *planner, const struct demo_account *account,
                   const struct demo_county *county) {
    struct actor *actor = &planner->ctx.actor;
    int64_t city = planner->demo->city.value;
    *actor = (struct actor){.id = account->id, .name = account->name, .role = account->role, .city_id = city};
    if (county)
        actor->county_id = actor->scope.county_id = county->id.value;
    else
        actor->scope.city_id = city;
}

/* ---- by hand ---- */

static const struct demo_institution *pick_home(struct planner *planner, int county) {
    const struct demo *demo = planner->demo;
    for (int tries = 0; tries < HOME_TRIES; tries++) {
        const struct demo_institution *home = &demo->institutions[demo_below(&planner->random, demo->count)];
        if (home->county == county && home->closed_on == DAY_NONE)
            return home;
    }
    return NULL;
}

static void fill_team(struct planner *planner, const struct demo_county *county, bool signed_in,
                      struct team *team) {
    int first = (int)demo_below(&planner->random, 3);
    if (signed_in)
        team->members[team->size++] = planner->signed_in;
    for (int i = 0; i < 2; i++) {
        const struct demo_account *one = &county->supervisors[(first + i) % 3];
        team->members[team->size++] = (struct participant){.id = one->id, .name = one->name};
    }
}

/* That day, or the first one after it on which people work. */
static enum status work_day(struct planner *planner, int32_t day, int32_t *ret_day) {
    struct list days;
    enum status status = calendar_between(&planner->ctx, day, day + 31, &days);
    while (status == STATUS_OK && !calendar_works(&days, day))
        day++;
    *ret_day = day;
    return status;
}

/* A working day near today, or the whole of next month. */
static enum status pick_window(struct planner *planner, struct visit_plan_draft *draft) {
    int32_t today = planner->demo->options->today;
    int32_t day = today + (int32_t)demo_between(&planner->random, -LOOK_BACK, LOOK_AHEAD);
    if (demo_chance(&planner->random, 150)) {
        draft->from_on = day_add_months(day_month_start(today), 1);
        draft->to_on = day_month_end(draft->from_on);
        return STATUS_OK;
    }
    enum status status = work_day(planner, day, &day);
    draft->from_on = draft->to_on = day;
    return status;
}

static enum status plan_visit(struct planner *planner, int index, bool signed_in) {
    static const enum inspection_kind kinds[] = {KIND_ROUTINE, KIND_ROUTINE, KIND_SPECIAL, KIND_JOINT,
                                                 KIND_CASE};
    const struct demo_county *county = &planner->demo->counties[index];
    const struct demo_institution *home = pick_home(planner, index);
    struct participant members[3];
    struct team team = {members, 0};
    if (home == NULL)
        return STATUS_OK;
    const struct institution place = {.id = home->id,
                                      .city_id = planner->demo->city.value,
                                      .county_id = county->id.value,
                                      .town_id = home->town.value};
    struct visit_plan_draft draft = {.uuid = demo_uuid(&planner->random),
                                     .institution = &place,
                                     .level = INSPECTION_COUNTY,
                                     .kind = DEMO_PICK(&planner->random, kinds),
                                     .source = PLAN_BY_HAND,
                                     .draw_position = INT_NONE,
                                     .team = &team};
    draft.secret = draft.kind == KIND_CASE || demo_chance(&planner->random, 120);
    draft.led_by_leader = demo_chance(&planner->random, 250);
    draft.leader_id = draft.led_by_leader ? county->leader.id : (struct account_id){0};
    draft.campaign = draft.kind == KIND_SPECIAL ? "冬季防火专项行动" : NULL;
    fill_team(planner, county, signed_in, &team);
    enum status status = pick_window(planner, &draft);
    if (status == STATUS_OK)
        status = visit_plan_notice_due(&planner->ctx, draft.kind, draft.secret, draft.from_on, draft.to_on,
                                       &draft.notice_due_on);
    return status == STATUS_OK ? visit_plan_add(&planner->ctx, &draft) : status;
}

static enum status plan_by_hand(struct planner *planner) {
    enum status status = STATUS_OK;
    for (int county = 0; county < DEMO_COUNTIES; county++) {
        act_as(planner, &planner->demo->counties[county].supervisors[0], &planner->demo->counties[county]);
        for (int i = 0; i < PLANS_A_COUNTY && status == STATUS_OK; i++)
            status = plan_visit(planner, county, county == DEMO_SIGN_IN_COUNTY && i % 2 == 0);
    }
    return status;
}

/* The home that people sign in to is visited by its county in some days. */
static enum status plan_sign_in_home(struct planner *planner) {
    const struct demo_county *county = &planner->demo->counties[DEMO_SIGN_IN_COUNTY];
    struct member team[] = {{.account = planner->signed_in.uuid, .name = planner->signed_in.name},
                            {.name = county->supervisors[1].name}};
    struct visit_plan_edit edit;
    struct visit_plan plan;
    const char *home = NULL;
    shape_clear(&visit_plan_new_shape, &edit);
    act_as(planner, &county->supervisors[0], county);
    enum status status = db_text(planner->ctx.db, SQL_DEMO_SIGN_IN_HOME, NO_ARGS, planner->ctx.arena, &home);
    if (status == STATUS_OK)
        status = work_day(planner, planner->demo->options->today + NOTICE_AHEAD, &edit.from_on);
    if (status != STATUS_OK || !uuid_parse(home, &edit.institution))
        return status;
    edit.uuid = demo_uuid(&planner->random);
    edit.kind = KIND_ROUTINE;
    edit.team = (struct list){team, 2};
    return visit_plan_put(&planner->ctx, &edit, &plan);
}

/* ---- by lot ---- */

static enum status draw(struct planner *planner, int index) {
    struct draw made;
    struct draw_new request;
    struct draw_pool pool;
    const struct demo_county *county = &planner->demo->counties[index];
    int32_t today = planner->demo->options->today;
    act_as(planner, &county->supervisors[1], county);
    shape_clear(&draw_new_shape, &request);
    request.uuid = demo_uuid(&planner->random);
    request.title = arena_printf(planner->ctx.arena, "%d月双随机抽查", day_ymd(today).month);
    request.percent = 5;
    request.team_size = 2;
    request.kind = KIND_ROUTINE;
    request.from_on = today;
    request.to_on = today + 30;
    const char *seed =
        arena_printf(planner->ctx.arena, "%016llx%016llx", (unsigned long long)demo_next(&planner->random),
                     (unsigned long long)demo_next(&planner->random));
    struct draw_pool_request all;
    shape_clear(&draw_pool_request_shape, &all);
    enum status status = draw_pool_get(&planner->ctx, &all, &pool);
    if (status != STATUS_OK || pool.institutions == 0)
        return status;
    return draw_with_seed(&planner->ctx, &request, seed, &made);
}

/* ---- for a key date ---- */

static enum status plan_key_date(struct planner *planner) {
    struct key_date date;
    struct key_date_generated made;
    int32_t today = planner->demo->options->today;
    const struct key_date_edit edit = {demo_uuid(&planner->random), "岁末年初安全检查", today - 10,
                                       today + 25, "演示数据：检查期按今天前后推算。"};
    act_as(planner, &planner->demo->city_supervisors[0], NULL);
    enum status status = key_date_put(&planner->ctx, &edit, &date);
    for (int county = 0; county < DEMO_COUNTIES && status == STATUS_OK; county += 2) {
        const struct demo_county *one = &planner->demo->counties[county];
        act_as(planner, &one->supervisors[0], one);
        status = key_date_plan(&planner->ctx, &(struct key_date_generate){.uuid = edit.uuid}, &made);
    }
    return status;
}

/* ---- all ---- */

/* Plans that visits of the last weeks have done, told in time where they were to be. */
static enum status settle(struct planner *planner) {
    int32_t today = planner->demo->options->today;
    const struct db_args *args = ARGS(PARAMS(P_DAY("since", today - STORY_DAYS), P_DAY("today", today)));
    static const enum sql statements[] = {SQL_DEMO_PLANS_DONE, SQL_DEMO_PLAN_TEAMS, SQL_DEMO_PLANS_NOTICED,
                                          SQL_DEMO_PLANS_SETTLED};
    enum status status = STATUS_OK;
    for (size_t i = 0; i < sizeof statements / sizeof *statements && status == STATUS_OK; i++)
        status = db_run(planner->ctx.db, statements[i], args, NULL);
    return status;
}

enum status demo_make_plans(struct demo *demo) {
    struct planner planner = {.demo = demo,
                              .random = {(uint64_t)demo->options->seed ^ own_stream},
                              .now = day_start(demo->options->today) + TEN_HOURS,
                              .ctx = *demo->ctx};
    planner.clock = clock_fixed(&planner.now);
    planner.ctx.clock = &planner.clock;
    enum status status =
        db_one(demo->ctx->db, SQL_DEMO_ACCOUNT_BY_LOGIN, ARGS(PARAMS(P_TEXT("login", "county"))),
               &participant_shape, demo->ctx->arena, &planner.signed_in);
    if (status == STATUS_OK)
        status = plan_by_hand(&planner);
    if (status == STATUS_OK)
        status = draw(&planner, DEMO_SIGN_IN_COUNTY);
    if (status == STATUS_OK)
        status = draw(&planner, 2);
    if (status == STATUS_OK)
        status = plan_key_date(&planner);
    if (status == STATUS_OK)
        status = plan_sign_in_home(&planner);
    return status == STATUS_OK ? settle(&planner) : status;
}
