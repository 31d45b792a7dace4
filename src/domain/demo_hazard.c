#include "demo_record.h"
#include "hazard_private.h"

/* The projection of one hazard while its story is told; member names are the parameters of
 * demo_hazard_insert. */
struct story {
    struct uuid uuid;
    enum severity severity;
    const char *assessment_reason;
    struct account_id assessed_by;
    const char *place;
    const char *description;
    const char *responsible;
    int32_t deadline;
    int32_t original_deadline;
    enum hazard_state state;
    enum truth fixed_on_site;
    int64_t acknowledged_at;
    int64_t submitted_at;
    struct account_id submitted_by;
    int64_t return_count;
    struct account_id first_close_by;
    int32_t closed_on;
    int64_t closed_at;
    struct account_id closed_by;
    int64_t extension_count;
    enum truth planned;
    enum truth settled;
    int64_t funds_fen;
    enum building_grade building_grade;
    enum case_measure case_measure;
    int64_t row_version;
};
static const struct field story_fields[] = {
    F_UUID(struct story, uuid, 0),
    F_ENUM(struct story, severity, severity, 0),
    F_TEXT(struct story, assessment_reason, 0),
    F_ID(struct story, assessed_by),
    F_TEXT(struct story, place, 0),
    F_TEXT(struct story, description, 0),
    F_TEXT(struct story, responsible, 0),
    F_DATE(struct story, deadline, 0),
    F_DATE(struct story, original_deadline, 0),
    F_ENUM(struct story, state, hazard_state, 0),
    F_BOOL(struct story, fixed_on_site, 0),
    F_TIME(struct story, acknowledged_at, 0),
    F_TIME(struct story, submitted_at, 0),
    F_ID(struct story, submitted_by),
    F_INT(struct story, return_count, 0),
    F_ID(struct story, first_close_by),
    F_DATE(struct story, closed_on, 0),
    F_TIME(struct story, closed_at, 0),
    F_ID(struct story, closed_by),
    F_INT(struct story, extension_count, 0),
    F_BOOL(struct story, planned, 0),
    F_BOOL(struct story, settled, 0),
    F_INT(struct story, funds_fen, 0),
    F_ENUM(struct story, building_grade, building_grade, 0),
    F_ENUM(struct story, case_measure, case_measure, 0),
    F_INT(struct story, row_version, 0),
};
static SHAPE(story, struct story);

/* What happened, in order; written once the hazard has its key. */
struct scene {
    enum hazard_act act;
    const struct demo_account *actor;
    int64_t at;
    enum hazard_state after;
    const char *text;
    int32_t deadline;
    int32_t done_on;
    int64_t cost_fen;
    const char *report_number;
};
enum { MOST_SCENES = 12, HOUR = 3600000, DAY_MS = 24 * 3600000, ASSESSED_WITHIN = 10 };
struct script {
    struct scene scenes[MOST_SCENES];
    int count;
};

static const char *const places[] = {"一楼厨房", "二楼东侧走廊", "配电间",       "三楼活动室", "门卫室",
                                     "锅炉房",   "餐厅",         "南侧安全出口", "库房",       "地下室",
                                     "老人居室", "电梯机房",     "院内停车区",   "消防控制室", "洗衣房"};
static const char *const measures[] = {"已按要求整改到位，并组织全员学习", "已更换损坏设备，专人每日巡查",
                                       "已清理杂物，设置标识并落实责任人", "已完善制度和台账，落实到岗到人",
                                       "已请有资质单位维修并出具记录"};
static const char *const results[] = {"现场复查，整改到位，同意销号", "资料与现场一致，予以销号", "复查合格"};
static const char *const reasons[] = {"整改不彻底，仍有杂物堆放，请继续整改",
                                      "照片不能反映整改部位，请重新拍摄上报",
                                      "只做了临时处置，请从根本上整改"};

static void add(struct script *script, struct scene scene) {
    if (script->count < MOST_SCENES)
        script->scenes[script->count++] = scene;
}

static int64_t at_hour(struct demo *demo, int32_t day) {
    return day_start(day) + demo_between(&demo->random, 9, 16) * HOUR +
           demo_below(&demo->random, 3600) * 1000;
}

static const struct demo_account *verifier(struct demo *demo, const struct demo_visit *visit,
                                           enum severity severity) {
    if (visit->level == INSPECTION_INSTITUTION && severity == SEVERITY_GENERAL)
        return &visit->institution->principal;
    return &demo->counties[visit->institution->county].supervisors[demo_below(&demo->random, 3)];
}

static void fix_on_site(struct demo *demo, struct story *story, struct script *script,
                        const struct demo_visit *visit) {
    (void)demo;
    story->fixed_on_site = YES;
    story->state = HAZARD_CLOSED;
    story->closed_on = visit->day;
    story->closed_at = visit->at;
    story->closed_by = visit->author->id;
    add(script, (struct scene){ACT_FIXED_ON_SITE, visit->author, visit->at, HAZARD_CLOSED, "现场已改正",
                               DAY_NONE, visit->day, INT_NONE, NULL});
}

static void acknowledge(struct demo *demo, struct story *story, struct script *script,
                        const struct demo_visit *visit) {
    int32_t day = visit->day + (int32_t)demo_below(&demo->random, 3);
    if (visit->level == INSPECTION_INSTITUTION || day > demo->options->today)
        return;
    story->acknowledged_at = visit->at + (day - visit->day) * (int64_t)DAY_MS + HOUR;
    add(script, (struct scene){ACT_ACKNOWLEDGE, &visit->institution->officer, story->acknowledged_at,
                               HAZARD_OPEN, NULL, DAY_NONE, DAY_NONE, INT_NONE, NULL});
}

/* Submitted on `day`; looked at a few days later: closed, or (seldom) returned with a new deadline. False: it
 * stays as it is. */
static bool submit(struct demo *demo, struct story *story, struct script *script,
                   const struct demo_visit *visit, int32_t day) {
    if (day > demo->options->today)
        return false;
    story->state = HAZARD_SUBMITTED;
    story->submitted_at = at_hour(demo, day);
    story->submitted_by = visit->institution->officer.id;
    int64_t cost = demo_chance(&demo->random, 400) ? demo_between(&demo->random, 1, 80) * 10000 : INT_NONE;
    add(script,
        (struct scene){ACT_SUBMIT, &visit->institution->officer, story->submitted_at, HAZARD_SUBMITTED,
                       DEMO_PICK(&demo->random, measures), DAY_NONE, day, cost, NULL});
    return true;
}

static void close_it(struct demo *demo, struct story *story, struct script *script,
                     const struct demo_visit *visit, int32_t day) {
    const struct demo_account *who = verifier(demo, visit, story->severity);
    const char *report = NULL;
    int64_t at = at_hour(demo, day);
    if (story->severity == SEVERITY_MAJOR) {
        report = arena_printf(demo->ctx->arena, "检字%d-%04d", day_ymd(day).year,
                              (int)demo_below(&demo->random, 10000));
        add(script, (struct scene){ACT_RECHECK, who, at, HAZARD_SUBMITTED, "复查合格，报县局领导签字",
                                   DAY_NONE, DAY_NONE, INT_NONE, report});
        story->first_close_by = who->id;
        who = &demo->counties[visit->institution->county].leader;
        at += HOUR;
    }
    story->state = HAZARD_CLOSED;
    story->closed_on = day;
    story->closed_at = at;
    story->closed_by = who->id;
    add(script, (struct scene){ACT_CLOSE, who, at, HAZARD_CLOSED, DEMO_PICK(&demo->random, results), DAY_NONE,
                               DAY_NONE, INT_NONE, report});
}

static void send_back(struct demo *demo, struct story *story, struct script *script,
                      const struct demo_visit *visit, int32_t day) {
    story->state = HAZARD_OPEN;
    story->return_count++;
    story->first_close_by = (struct account_id){0};
    story->submitted_at = TIME_NONE;
    story->submitted_by = (struct account_id){0};
    story->deadline = day + 5 > story->deadline ? day + 5 : story->deadline;
    add(script,
        (struct scene){ACT_RETURN, verifier(demo, visit, story->severity), at_hour(demo, day), HAZARD_OPEN,
                       DEMO_PICK(&demo->random, reasons), story->deadline, DAY_NONE, INT_NONE, NULL});
}

/* A major one has its plan and its five settlements before it is submitted. */
static void plan(struct story *story, struct script *script, const struct demo_visit *visit, int32_t day) {
    static const enum hazard_act acts[] = {ACT_PLAN, ACT_SETTLE};
    if (story->severity != SEVERITY_MAJOR || story->planned == YES)
        return;
    story->planned = YES;
    story->settled = YES;
    story->funds_fen = demo_funds_fen(&story->uuid);
    for (int i = 0; i < 2; i++)
        add(script, (struct scene){.act = acts[i],
                                   .actor = &visit->institution->officer,
                                   .at = day_start(day) + (8 * 60 + i) * (int64_t)(HOUR / 60),
                                   .after = HAZARD_OPEN,
                                   .deadline = DAY_NONE,
                                   .done_on = DAY_NONE,
                                   .cost_fen = INT_NONE});
}

/* A dangerous building has its case plan before work on it ends. */
static void plan_case(struct demo *demo, struct story *story, struct script *script,
                      const struct demo_visit *visit, int32_t day) {
    story->building_grade = demo_grade(&story->uuid);
    if (story->building_grade == 0)
        return;
    story->case_measure = demo_case_measure(story->building_grade);
    add(script, (struct scene){ACT_CASE_PLAN, &demo->counties[visit->institution->county].supervisors[0],
                               day_start(day) + 8 * (int64_t)HOUR, HAZARD_OPEN, DEMO_CASE_TEXT, DAY_NONE,
                               DAY_NONE, INT_NONE, NULL});
}

/* Some of those that become late are given more time, when it is asked for in time. */
static void extend(struct story *story, struct script *script, const struct demo_visit *visit, int32_t day) {
    enum { LEAST_SPAN = 4 }; /* nothing else happens on the day before the deadline then */
    int32_t asked = story->deadline - 1, granted = story->deadline + DEMO_EXTENSION_DAYS;
    bool late = day > story->deadline && day <= granted && story->deadline >= visit->day + LEAST_SPAN;
    if (!late || !visit->notice_number || story->severity == SEVERITY_MAJOR ||
        !demo_is_extended(&story->uuid))
        return;
    story->deadline = granted;
    story->extension_count = 1;
    add(script, (struct scene){ACT_EXTEND, &visit->institution->officer, day_start(asked) + 9 * (int64_t)HOUR,
                               HAZARD_OPEN, DEMO_EXTENSION_REASON, granted, DAY_NONE, INT_NONE, NULL});
    add(script, (struct scene){ACT_GRANT, visit->author, day_start(asked) + 16 * (int64_t)HOUR, HAZARD_OPEN,
                               DEMO_GRANT_TEXT, granted, DAY_NONE, INT_NONE, NULL});
}

/* What comes before it is submitted on that day. */
static void prepare(struct demo *demo, struct story *story, struct script *script,
                    const struct demo_visit *visit, enum area area, int32_t day) {
    extend(story, script, visit, day);
    plan(story, script, visit, day);
    if (area == AREA_BUILDING)
        plan_case(demo, story, script, visit, day);
}

static void rectify(struct demo *demo, struct story *story, struct script *script,
                    const struct demo_visit *visit, enum area area) {
    const struct demo_county *county = &demo->counties[visit->institution->county];
    int64_t span = story->deadline - visit->day;
    bool prompt = demo_chance(&demo->random, county->strictness);
    /* 1 in 25 of the slow ones is left lying for months */
    int64_t wait = prompt ? demo_between(&demo->random, 0, span)
                          : span + demo_between(&demo->random, 1, demo_chance(&demo->random, 40) ? 150 : 20);
    int32_t day = visit->day + (int32_t)wait;
    if (day <= demo->options->today)
        prepare(demo, story, script, visit, area, day);
    if (!submit(demo, story, script, visit, day))
        return;
    day += (int32_t)demo_between(&demo->random, 0, 4);
    if (day > demo->options->today)
        return;
    if (demo_chance(&demo->random, 70)) {
        send_back(demo, story, script, visit, day);
        day += (int32_t)demo_between(&demo->random, 1, 5);
        if (!submit(demo, story, script, visit, day) || ++day > demo->options->today)
            return;
    }
    close_it(demo, story, script, visit, day);
}

/* These stand under an UUID of their own making, so that no dice are thrown for them. */
static bool has_own_event(enum hazard_act act) {
    return act == ACT_PLAN || act == ACT_SETTLE || act == ACT_CASE_PLAN || act == ACT_EXTEND ||
           act == ACT_GRANT;
}

static enum status write_scene(struct demo *demo, const struct demo_visit *visit, const struct story *story,
                               int64_t hazard, int index, const struct scene *scene) {
    struct uuid uuid =
        has_own_event(scene->act) ? hazard_own_event(&story->uuid, scene->act) : demo_uuid(&demo->random);
    enum status recorded = demo_write_record(demo, &(struct demo_record){scene->act, uuid, story->uuid});
    if (recorded != STATUS_OK)
        return recorded;
    const struct demo_institution *institution = visit->institution;
    return db_run(
        demo->ctx->db, SQL_DEMO_EVENT_INSERT,
        ARGS(PARAMS(P_UUID("uuid", uuid), P_INT("hazard_id", hazard), P_ID("institution_id", institution->id),
                    P_ID("city_id", demo->city), P_ID("county_id", demo->counties[institution->county].id),
                    P_ID("town_id", institution->town), P_ENUM("act", hazard_act, scene->act),
                    P_ID("actor_id", scene->actor->id), P_TEXT("actor_name", scene->actor->name),
                    P_ENUM("actor_role", role, scene->actor->role), P_TIME("device_at", scene->at),
                    P_INT("base_version", index), P_ENUM("state_after", hazard_state, scene->after),
                    P_TEXT("text", scene->text), P_DAY("deadline", scene->deadline),
                    P_DAY("done_on", scene->done_on), P_INT("cost_fen", scene->cost_fen),
                    P_TEXT("report_number", scene->report_number),
                    P_ENUM("severity", severity, scene->act == ACT_LOG ? story->severity : 0))),
        NULL);
}

static enum status write_story(struct demo *demo, const struct story *story, const struct script *script,
                               const struct demo_visit *visit, const struct demo_item *item) {
    const struct demo_institution *institution = visit->institution;
    enum hazard_source source = visit->level == INSPECTION_CITY     ? SOURCE_CITY
                                : visit->level == INSPECTION_COUNTY ? SOURCE_COUNTY
                                                                    : SOURCE_SELF;
    enum status status = db_run(
        demo->ctx->db, SQL_DEMO_HAZARD_INSERT,
        ARGS(.shape = &story_shape, .object = story,
             PARAMS(P_ID("institution_id", institution->id),
                    P_ENUM("institution_type", institution_type, institution->type),
                    P_ID("city_id", demo->city), P_ID("county_id", demo->counties[institution->county].id),
                    P_ID("town_id", institution->town), P_ENUM("source", hazard_source, source),
                    P_ID("inspection_id", visit->id), P_ID("item_id", item->id),
                    P_TEXT("item_code", item->code), P_ENUM("area", area, item->area),
                    P_TEXT("basis", item->basis), P_DAY("found_on", visit->day),
                    P_TIME("found_at", visit->at), P_ID("logged_by", visit->author->id),
                    P_TEXT("notice_number", visit->notice_number))),
        NULL);
    int64_t hazard = status == STATUS_OK ? db_last_id(demo->ctx->db) : 0;
    int last = demo->full ? script->count : 1;
    for (int i = 0; status == STATUS_OK && i < last; i++)
        status = write_scene(demo, visit, story, hazard, i, &script->scenes[i]);
    return status;
}

static void begin_story(struct demo *demo, struct story *story, const struct demo_visit *visit,
                        const struct demo_item *item) {
    shape_clear(&story_shape, story);
    story->uuid = demo_uuid(&demo->random);
    story->severity = item->severity == SEVERITY_MAJOR && demo_chance(&demo->random, 250) ? SEVERITY_MAJOR
                                                                                          : SEVERITY_GENERAL;
    bool assessed = item->severity == SEVERITY_MAJOR && (story->severity == SEVERITY_GENERAL ||
                                                         visit->day + ASSESSED_WITHIN < demo->options->today);
    if (assessed) {
        story->assessment_reason = story->severity == SEVERITY_MAJOR
                                       ? "经研判可能造成群死群伤，定为重大"
                                       : "经研判影响范围小、能立即控制，定为一般";
        story->assessed_by = visit->author->id;
    }
    story->place = DEMO_PICK(&demo->random, places);
    story->description = arena_printf(demo->ctx->arena, "%s：不符合“%s”", story->place, item->requirement);
    story->responsible = visit->institution->officer.name;
    story->deadline = visit->day + (int32_t)item->deadline_days;
    if (story->severity == SEVERITY_MAJOR && item->deadline_days < 15)
        story->deadline = visit->day + 30;
    story->original_deadline = story->deadline;
    story->state = HAZARD_OPEN;
    story->fixed_on_site = NO;
    story->return_count = 0;
    story->extension_count = 0;
    story->planned = NO;
    story->settled = NO;
}

enum status demo_make_hazard(struct demo *demo, const struct demo_visit *visit,
                             const struct demo_item *item) {
    struct story story;
    struct script script = {.count = 0};
    begin_story(demo, &story, visit, item);
    add(&script, (struct scene){ACT_LOG, visit->author, visit->at, HAZARD_OPEN, story.assessment_reason,
                                story.deadline, DAY_NONE, INT_NONE, NULL});
    bool at_once = story.severity == SEVERITY_GENERAL &&
                   demo_chance(&demo->random, item->deadline_days == 0 ? 850 : 120);
    if (at_once) {
        fix_on_site(demo, &story, &script, visit);
    } else {
        if (visit->notice_number)
            add(&script, (struct scene){ACT_ISSUE, visit->author, visit->at, HAZARD_OPEN,
                                        visit->notice_number, story.deadline, DAY_NONE, INT_NONE, NULL});
        acknowledge(demo, &story, &script, visit);
        rectify(demo, &story, &script, visit, item->area);
    }
    story.row_version = script.count;
    return write_story(demo, &story, &script, visit, item);
}
