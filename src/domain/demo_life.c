/* demo_life.c: extensions, listings, interim measures, plans and transfers of the made-up city, done by the
 * people who would do them, through the same functions, on the last days of the story. A random stream of its
 * own: the rest of the city stays as it is. */
#include "demo_record.h"
#include "minan/domain/hazard_act.h"
#include "people.h"

enum { HOUR = 3600000, QUIET_DAYS = 10, MOST_TURNS = 5, INSTITUTIONS_A_PLOT = 150 };

/* What the province does is recorded by the city leader. */
enum part { OFFICER, PRINCIPAL, COUNTY_SUPERVISOR, COUNTY_LEADER, CITY_LEADER, PROVINCE, ISSUER };

struct turn {
    enum hazard_act act;
    enum part part;
    int days_ago;
};

/* Which hazards a plot befalls. */
enum cast_of { IN_TIME, OVERDUE, MAJOR, BUILDING, CASTS };

struct plot {
    enum cast_of cast;
    int share; /* how many in a city of 150 institutions, at least one; 0: one whatever its size */
    struct turn turns[MOST_TURNS];
};

/* clang-format off */
static const struct plot plots[] = {
    {IN_TIME,  3, {{ACT_EXTEND, OFFICER, 1}}},
    {IN_TIME,  4, {{ACT_EXTEND, OFFICER, 6}, {ACT_GRANT, ISSUER, 4}}},
    {IN_TIME,  1, {{ACT_EXTEND, PRINCIPAL, 5}, {ACT_REFUSE, ISSUER, 3}}},
    {OVERDUE,  1, {{ACT_TRANSFER, COUNTY_LEADER, 8}}},
    {OVERDUE,  1, {{ACT_TRANSFER, COUNTY_LEADER, 9}, {ACT_ANSWER, COUNTY_SUPERVISOR, 2}}},
    {IN_TIME,  1, {{ACT_RESTRICT, COUNTY_SUPERVISOR, 6}}},
    {IN_TIME,  1, {{ACT_RESTRICT, COUNTY_SUPERVISOR, 8}, {ACT_RESUME, COUNTY_LEADER, 2}}},
    {MAJOR,    0, {{ACT_PLAN, OFFICER, 9}, {ACT_SETTLE, OFFICER, 8}, {ACT_LIST, PROVINCE, 6}}},
    {MAJOR,    1, {{ACT_PLAN, OFFICER, 7}, {ACT_SETTLE, OFFICER, 6}, {ACT_LIST, COUNTY_LEADER, 5}}},
    {MAJOR,    1, {{ACT_PLAN, OFFICER, 7}, {ACT_SETTLE, OFFICER, 6}, {ACT_LIST, CITY_LEADER, 5}, {ACT_ASK_DELIST, PRINCIPAL, 1}}},
    {MAJOR,    1, {{ACT_PLAN, OFFICER, 8}, {ACT_SETTLE, OFFICER, 7}, {ACT_LIST, COUNTY_LEADER, 6}, {ACT_ASK_DELIST, PRINCIPAL, 3}, {ACT_DELIST, COUNTY_LEADER, 1}}},
    {MAJOR,    1, {{ACT_PLAN, OFFICER, 4}, {ACT_SETTLE, OFFICER, 3}}},
    {BUILDING, 1, {{ACT_CASE_PLAN, COUNTY_SUPERVISOR, 2}}},
};
/* clang-format on */

/* A hazard that may be cast. */
struct player {
    struct uuid uuid;
    struct institution_id institution_id;
    enum hazard_source source;
    int32_t deadline;
};
static const struct field player_fields[] = {
    F_UUID(struct player, uuid, INTERNAL),
    F_ID(struct player, institution_id),
    F_ENUM(struct player, source, hazard_source, INTERNAL),
    F_DATE(struct player, deadline, INTERNAL),
};
static SHAPE(player, struct player);

struct stage {
    struct demo *demo;
    struct demo_random random;
    struct list casts[CASTS];
    size_t used[CASTS];
    struct ctx ctx; /* of whoever's turn it is */
    struct clock clock;
    int64_t now;
    struct uuid event;
    const struct player *player;
};

/* ---- who ---- */

static const struct demo_institution *institution_of(const struct demo *demo, struct institution_id id) {
    for (int64_t i = 0; i < demo->count; i++) {
        if (demo->institutions[i].id.value == id.value)
            return &demo->institutions[i];
    }
    return NULL;
}

static const struct demo_account *account_of(const struct stage *stage, enum part part) {
    const struct demo *demo = stage->demo;
    const struct demo_institution *home = institution_of(demo, stage->player->institution_id);
    const struct demo_county *county = &demo->counties[home->county];
    switch (part) {
    case OFFICER: return &home->officer;
    case PRINCIPAL: return &home->principal;
    case COUNTY_SUPERVISOR: return &county->supervisors[0];
    case COUNTY_LEADER: return &county->leader;
    case CITY_LEADER:
    case PROVINCE: return &demo->city_leader;
    case ISSUER:
        return stage->player->source == SOURCE_CITY ? &demo->city_supervisors[0] : &county->supervisors[0];
    }
    return NULL;
}

static enum status enter(struct stage *stage, const struct turn *turn) {
    struct demo *demo = stage->demo;
    struct signer signer;
    const struct demo_account *account = account_of(stage, turn->part);
    stage->now = day_start(demo->options->today - turn->days_ago) + 17 * HOUR +
                 demo_below(&stage->random, 3600) * 1000;
    stage->clock = clock_fixed(&stage->now);
    stage->event = demo_uuid(&stage->random);
    stage->ctx = *demo->ctx;
    stage->ctx.clock = &stage->clock;
    enum status status = signer_by_id(demo->ctx, account->id, &signer);
    if (status == STATUS_OK)
        signer_acts(&stage->ctx, &signer);
    return status;
}

/* ---- what they say ---- */

#define SAY(tag, ...)                                                                                        \
    hazard_##tag(                                                                                            \
        &stage->ctx,                                                                                         \
        &(struct hazard_##tag){                                                                              \
            .uuid = stage->player->uuid, .event = stage->event, .device_at = stage->now, __VA_ARGS__},       \
        &hazard)

static int32_t today_of(const struct stage *stage) {
    return clock_today(&stage->clock);
}

static enum status act_as_institution(struct stage *stage, enum hazard_act act) {
    struct hazard hazard;
    switch ((int)act) {
    case ACT_EXTEND:
        return SAY(extend, .new_deadline = stage->player->deadline + DEMO_EXTENSION_DAYS, EXTENSION_PARTS);
    case ACT_PLAN: return SAY(plan, PLAN_PARTS);
    case ACT_SETTLE: return SAY(settle, FIVE_PARTS, .funds_fen = demo_funds_fen(&stage->player->uuid));
    default: return SAY(ask_delist, .reason = "已按治理方案整改到位，请现场复核");
    }
}

static enum status act_as_leader(struct stage *stage, const struct turn *turn) {
    struct hazard hazard;
    switch ((int)turn->act) {
    case ACT_LIST:
        return SAY(enlist, .level = turn->part == PROVINCE ? LISTED_BY_PROVINCE : (enum listed_level)0,
                   .number = "民安督〔2026〕第1号", .unit = "市、县民政局",
                   .list_deadline = today_of(stage) + 60, .published_on = today_of(stage),
                   .publication = "民政局门户网站");
    case ACT_DELIST: return SAY(delist, .reviewed_on = today_of(stage), .result = "现场复核，隐患已消除");
    case ACT_RESUME: return SAY(resume, .reason = "经检测合格，同意恢复使用");
    default:
        return SAY(transfer, .department = "县消防救援大队", .number = "民安移〔2026〕第1号",
                   .transferred_on = today_of(stage), .reason = "涉及消防设施验收，依法移交");
    }
}

static enum status act_as_bureau(struct stage *stage, enum hazard_act act) {
    struct hazard hazard;
    switch ((int)act) {
    case ACT_GRANT: return SAY(grant, .new_deadline = DAY_NONE, .reason = DEMO_GRANT_TEXT);
    case ACT_REFUSE: return SAY(refuse, .reason = "具备整改条件，应按期完成");
    case ACT_RESTRICT:
        return SAY(restrict, .measure = RESTRICTION_STOP_USE, .scope = "隐患所在房间",
                   .reason = "整改前和整改中无法保证安全");
    case ACT_CASE_PLAN:
        return SAY(case_plan, .building_grade = GRADE_C, .measure = MEASURE_REINFORCE, CASE_PARTS);
    default:
        return SAY(answer, .text = "已责令整改并复查合格", .answered_on = today_of(stage), .resolved = YES,
                   .new_deadline = DAY_NONE);
    }
}

static enum status play(struct stage *stage, const struct turn *turn) {
    enum status status = enter(stage, turn);
    if (status != STATUS_OK)
        return status;
    switch ((int)turn->act) {
    case ACT_EXTEND:
    case ACT_PLAN:
    case ACT_SETTLE:
    case ACT_ASK_DELIST: return act_as_institution(stage, turn->act);
    case ACT_LIST:
    case ACT_DELIST:
    case ACT_RESUME:
    case ACT_TRANSFER: return act_as_leader(stage, turn);
    default: return act_as_bureau(stage, turn->act);
    }
}

/* ---- casting ---- */

static void shuffle(struct stage *stage, const struct list *cast) {
    struct player *players = cast->items;
    for (size_t i = cast->count; i > 1; i--) {
        size_t k = (size_t)demo_below(&stage->random, (int64_t)i);
        struct player kept = players[i - 1];
        players[i - 1] = players[k];
        players[k] = kept;
    }
}

/* Open ones with which nothing has happened for a while, so that what follows lies after everything. */
static enum status cast(struct stage *stage, enum cast_of which) {
    const struct demo *demo = stage->demo;
    int32_t today = demo->options->today;
    enum status status =
        db_many(demo->ctx->db, SQL_DEMO_LIFE_PLAYERS,
                ARGS(PARAMS(P_DAY("today", today), P_DAY("found_to", today - QUIET_DAYS),
                            P_TIME("quiet_since", day_start(today - QUIET_DAYS)),
                            P_ENUM("severity", severity, which == MAJOR ? SEVERITY_MAJOR : SEVERITY_GENERAL),
                            P_FLAG("in_time", which == IN_TIME), P_FLAG("overdue", which == OVERDUE),
                            P_FLAG("building", which == BUILDING))),
                &player_shape, demo->ctx->arena, &stage->casts[which]);
    if (status == STATUS_OK)
        shuffle(stage, &stage->casts[which]);
    return status;
}

static enum status play_turns(struct stage *stage, const struct plot *plot) {
    enum status status = STATUS_OK;
    for (int i = 0; status == STATUS_OK && i < MOST_TURNS && plot->turns[i].act; i++)
        status = play(stage, &plot->turns[i]);
    return status;
}

static enum status play_plot(struct stage *stage, const struct plot *plot) {
    const struct list *players = &stage->casts[plot->cast];
    int64_t times = stage->demo->count * plot->share / INSTITUTIONS_A_PLOT;
    enum status status = STATUS_OK;
    for (int64_t i = 0; status == STATUS_OK && i < (times ? times : 1); i++) {
        if (stage->used[plot->cast] == players->count)
            return STATUS_OK;
        stage->player = (const struct player *)players->items + stage->used[plot->cast]++;
        status = play_turns(stage, plot);
    }
    return status;
}

enum status demo_make_life(struct demo *demo) {
    struct stage stage = {.demo = demo, .random = {(uint64_t)demo->options->seed ^ 0x6c696665u}};
    enum status status = STATUS_OK;
    if (!demo->full)
        return STATUS_OK;
    for (int i = 0; status == STATUS_OK && i < CASTS; i++)
        status = cast(&stage, (enum cast_of)i);
    for (size_t i = 0; status == STATUS_OK && i < sizeof plots / sizeof *plots; i++)
        status = play_plot(&stage, &plots[i]);
    return status;
}
