/* demo_incident.c: a year of incidents of the made-up city, reported and followed up by the people who would
 * do it, through the same functions: mostly falls and people who lost their way, one small fire, two clusters
 * of infection, deaths rare. A random stream of its own: the rest of the city stays as it is. */
#include "demo_private.h"
#include "minan/domain/incident.h"
#include "people.h"

enum {
    MINUTE_MS = 60000,
    DAY_MINUTES = 24 * 60,
    CITY_OF = 1500, /* institutions, that the shares below are of */
    OLDEST_DAYS = 355,
    NEWEST_DAYS = 4,
    LATE_PERMILLE = 120,
    TRIES = 200, /* to meet an institution of the type */
};
static const uint64_t own_stream = UINT64_C(0x696e636964656e74);

/* What a follow-up says; counts of -1 stay as they were. */
struct sequel {
    const char *text; /* NULL: there is none */
    int days_later;
    int deaths;
    int serious_injuries;
    int minor_injuries;
    int cases;
};
struct story {
    enum incident_kind kind;
    enum institution_type type;
    int share; /* a year */
    const char *place;
    const char *description;
    const char *measures;
    int serious_injuries;
    int minor_injuries;
    int cases;
    struct sequel sequel;
    const char *conclusion; /* NULL: still under way */
    const char *void_reason;
};

/* clang-format off */
static const struct story stories[] = {
    {INCIDENT_MISHAP, TYPE_ELDERLY_CARE, 5, "二楼卫生间", "老人如厕起身时滑倒，右髋部疼痛，不能站立。", "护理员就地固定并拨打120，送县医院，已通知家属。", 1, 0, 0,
     {"经县医院诊断为股骨颈骨折，已手术，家属无异议。", 2, -1, -1, -1, -1}, "卫生间防滑垫移位，起夜巡查间隔过长。已加装扶手和感应夜灯，夜间巡查改为每小时一次。", NULL},
    {INCIDENT_MISHAP, TYPE_ELDERLY_CARE, 3, "三楼走廊", "老人散步时绊倒，额部擦伤。", "院内医务室清创包扎，送医检查，已通知家属。", 0, 1, 0,
     {NULL, 0, -1, -1, -1, -1}, "检查无大碍，当日返院。走廊杂物已清理，纳入每日巡查。", NULL},
    {INCIDENT_MISHAP, TYPE_ELDERLY_CARE, 1, "食堂", "老人进食汤圆时噎食，呼吸困难。", "护理员立即实施海姆立克急救，拨打120送县医院抢救。", 1, 0, 0,
     {"老人于送医后第二日经抢救无效去世，家属已到场，情绪平稳。", 1, 1, 0, -1, -1}, "未落实吞咽困难老人的糊状饮食要求。已约谈机构负责人，全县养老机构开展进食照护专项培训。", NULL},
    {INCIDENT_MISSING_PERSON, TYPE_ELDERLY_CARE, 3, "院区大门", "认知障碍老人走出院门，未返回。", "组织人员沿周边道路寻找，调看监控，已报警并通知家属。", 0, 0, 0,
     {"当日在三公里外的集市找到老人，身体无恙，已接回。", 0, -1, -1, -1, -1}, "门卫交接班时无人值守。已安装电子围栏，为认知障碍老人配发定位手环。", NULL},
    {INCIDENT_FIRE, TYPE_ELDERLY_CARE, 1, "厨房", "炒菜时油锅起火，引燃排烟管道油垢，过火约两平方米。", "厨师用灭火毯覆盖，微型消防站用灭火器扑灭，疏散老人四十六人。", 0, 1, 0,
     {"帮厨手部轻微烫伤，门诊处理后回家休息，排烟管道已拆除。", 1, -1, -1, -1, -1}, "排烟管道未按季度清洗。已更换管道，与清洗公司签订按月清洗协议，全县开展厨房油烟管道排查。", NULL},
    {INCIDENT_INTESTINAL, TYPE_ELDERLY_CARE, 1, "一楼护理区", "自早晨起多名老人出现呕吐、腹泻。", "患者集中照护，对呕吐物消毒，暂停集体用餐，已报疾控中心。", 0, 0, 4,
     {"疾控中心采样，诺如病毒阳性，累计病例增加，均为轻症。", 2, -1, -1, -1, 11}, "末例病例后连续七日无新发，疫情结束。已完成终末消毒，加强洗手和呕吐物处置培训。", NULL},
    {INCIDENT_RESPIRATORY, TYPE_CHILD_WELFARE, 1, "二楼幼儿班", "五名儿童先后发热、咳嗽。", "患儿隔离观察，停止集体活动，已报疾控中心并安排就诊。", 0, 0, 5,
     {"确诊为甲型流感，新增三例，均已用药。", 1, -1, -1, -1, 8}, "末例退热后连续七日无新发，解除隔离。", NULL},
    {INCIDENT_TRAFFIC, TYPE_RELIEF_STATION, 1, "县道K12处", "护送返乡车辆与电动车刮碰，电动车驾驶人腿部擦伤。", "停车报警，送伤者就医，交警已到场。", 0, 1, 0,
     {NULL, 0, -1, -1, -1, -1}, "交警认定对方主要责任，伤者已痊愈。组织驾驶员安全教育。", NULL},
    {INCIDENT_ELECTRIC_SHOCK, TYPE_ELDERLY_CARE, 1, "洗衣房", "护工操作洗衣机时触电，手指麻木，意识清楚。", "切断电源，送医观察，洗衣房停用。", 0, 1, 0,
     {NULL, 0, -1, -1, -1, -1}, "设备接地不良。已更换插座并加装漏电保护器，全院电气检测合格。", NULL},
    {INCIDENT_SECURITY, TYPE_MENTAL_HEALTH, 1, "门诊大厅", "家属因费用问题与工作人员争执推搡。", "保安劝离，报警处理，无人受伤。", 0, 0, 0,
     {NULL, 0, -1, -1, -1, -1}, "派出所调解，双方和解。", NULL},
    {INCIDENT_NATURAL_DISASTER, TYPE_FUNERAL_HOME, 1, "公墓东坡", "暴雨引发边坡小范围滑塌，阻断一条步道。", "封闭步道，设置警示，组织排查。", 0, 0, 0,
     {"边坡已临时支护，请地质单位勘查。", 6, -1, -1, -1, -1}, NULL, NULL},
    {INCIDENT_MISHAP, TYPE_ELDERLY_CARE, 1, "二楼卫生间", "老人滑倒。", "送医。", 1, 0, 0,
     {NULL, 0, -1, -1, -1, -1}, NULL, "与同日另一条上报重复"},
};
/* The newest one, which nobody has acknowledged yet. */
static const struct story newest =
    {INCIDENT_MISHAP, TYPE_ELDERLY_CARE, 1, "一楼大厅", "老人起身时跌倒，左手腕肿痛。", "院内冷敷固定，送县医院拍片，已通知家属。", 0, 1, 0,
     {NULL, 0, -1, -1, -1, -1}, NULL, NULL};
/* clang-format on */

struct stage {
    struct demo *demo;
    struct demo_random random;
    struct ctx ctx; /* of whoever's turn it is */
    struct clock clock;
    int64_t now;
    const struct demo_institution *home;
    struct uuid incident;
    int64_t happened_at;
};

static enum status enter(struct stage *stage, const struct demo_account *account, int64_t at) {
    struct signer signer;
    stage->now = at;
    stage->clock = clock_fixed(&stage->now);
    stage->ctx = *stage->demo->ctx;
    stage->ctx.clock = &stage->clock;
    enum status status = signer_by_id(stage->demo->ctx, account->id, &signer);
    if (status == STATUS_OK)
        signer_acts(&stage->ctx, &signer);
    return status;
}

static const struct demo_county *county_of(const struct stage *stage) {
    return &stage->demo->counties[stage->home->county];
}

static int64_t minutes_after(struct stage *stage, int64_t at, int least, int most) {
    return at + demo_between(&stage->random, least, most) * MINUTE_MS;
}

static bool is_over(const struct stage *stage, int64_t at) {
    return at < day_start(stage->demo->options->today);
}

/* ---- the acts ---- */

static enum status find_home(const struct stage *stage, struct uuid *ret_uuid) {
    const char *text;
    struct ctx *ctx = stage->demo->ctx;
    enum status status = db_text(ctx->db, SQL_DEMO_INSTITUTION_UUID,
                                 ARGS(PARAMS(P_ID("id", stage->home->id))), ctx->arena, &text);
    return status == STATUS_OK && !uuid_parse(text, ret_uuid) ? STATUS_INTERNAL : status;
}

static enum status report(struct stage *stage, const struct story *story, int minutes) {
    struct incident incident;
    struct incident_new request;
    shape_clear(&incident_new_shape, &request);
    request.uuid = stage->incident;
    request.kind = story->kind;
    request.happened_at = stage->happened_at;
    request.place = story->place;
    request.description = story->description;
    request.measures = story->measures;
    request.serious_injuries = story->serious_injuries;
    request.minor_injuries = story->minor_injuries;
    request.cases = story->cases;
    enum status status = find_home(stage, &request.institution);
    if (status == STATUS_OK)
        status = enter(stage, &stage->home->officer, stage->happened_at + minutes * (int64_t)MINUTE_MS);
    return status == STATUS_OK ? incident_report(&stage->ctx, &request, &incident) : status;
}

static enum status acknowledge(struct stage *stage) {
    struct incident incident;
    int64_t at = minutes_after(stage, stage->now, 5, 40);
    enum status status = enter(stage, &county_of(stage)->supervisors[0], at);
    struct incident_acknowledge request = {stage->incident, demo_uuid(&stage->random), at, TIME_NONE};
    return status == STATUS_OK ? incident_acknowledge(&stage->ctx, &request, &incident) : status;
}

static int64_t count_or_none(int count) {
    return count < 0 ? INT_NONE : count;
}

static enum status follow_up(struct stage *stage, const struct sequel *sequel) {
    struct incident incident;
    struct incident_follow_up request;
    int64_t at =
        minutes_after(stage, stage->now + sequel->days_later * (int64_t)DAY_MINUTES * MINUTE_MS, 30, 300);
    if (sequel->text == NULL || !is_over(stage, at))
        return STATUS_OK;
    shape_clear(&incident_follow_up_shape, &request);
    request.uuid = stage->incident;
    request.event = demo_uuid(&stage->random);
    request.device_at = at;
    request.text = sequel->text;
    request.deaths = count_or_none(sequel->deaths);
    request.serious_injuries = count_or_none(sequel->serious_injuries);
    request.minor_injuries = count_or_none(sequel->minor_injuries);
    request.cases = count_or_none(sequel->cases);
    if (sequel->deaths >= 0 || sequel->serious_injuries >= 0 || sequel->minor_injuries >= 0)
        request.changed_on = day_of_time(at);
    enum status status = enter(stage, &stage->home->officer, at);
    return status == STATUS_OK ? incident_follow_up(&stage->ctx, &request, &incident) : status;
}

static enum status conclude(struct stage *stage, const char *conclusion) {
    struct incident incident;
    int64_t at = minutes_after(stage, stage->now, 9 * DAY_MINUTES, 25 * DAY_MINUTES);
    if (conclusion == NULL || !is_over(stage, at))
        return STATUS_OK;
    enum status status = enter(stage, &county_of(stage)->supervisors[0], at);
    struct incident_conclude request = {stage->incident, demo_uuid(&stage->random), at, conclusion};
    return status == STATUS_OK ? incident_conclude(&stage->ctx, &request, &incident) : status;
}

static enum status withdraw(struct stage *stage, const char *reason) {
    struct incident incident;
    int64_t at = minutes_after(stage, stage->now, 20, 200);
    if (reason == NULL)
        return STATUS_OK;
    enum status status = enter(stage, &county_of(stage)->supervisors[0], at);
    struct incident_void request = {stage->incident, demo_uuid(&stage->random), at, reason};
    return status == STATUS_OK ? incident_void(&stage->ctx, &request, &incident) : status;
}

static enum status tell(struct stage *stage, const struct story *story) {
    bool late = demo_chance(&stage->random, LATE_PERMILLE);
    int minutes = (int)(late ? demo_between(&stage->random, 70, 200) : demo_between(&stage->random, 8, 50));
    enum status status = report(stage, story, minutes);
    if (status == STATUS_OK)
        status = acknowledge(stage);
    if (status == STATUS_OK)
        status = follow_up(stage, &story->sequel);
    if (status == STATUS_OK)
        status = conclude(stage, story->conclusion);
    return status == STATUS_OK ? withdraw(stage, story->void_reason) : status;
}

/* ---- where and when ---- */

static bool fits(const struct demo_institution *home, enum institution_type type, int32_t day) {
    return home->type == type && home->opened_on <= day &&
           (home->closed_on == DAY_NONE || home->closed_on > day);
}

/* False: none was met that fits. */
static bool choose(struct stage *stage, enum institution_type type, int32_t day) {
    struct demo *demo = stage->demo;
    for (int i = 0; i < TRIES; i++) {
        stage->home = &demo->institutions[demo_below(&stage->random, demo->count)];
        if (fits(stage->home, type, day))
            return true;
    }
    return false;
}

static enum status happen(struct stage *stage, const struct story *story) {
    int32_t day =
        stage->demo->options->today - (int32_t)demo_between(&stage->random, NEWEST_DAYS, OLDEST_DAYS);
    int64_t at = minutes_after(stage, day_start(day), 6 * 60, 20 * 60);
    stage->incident = demo_uuid(&stage->random);
    stage->happened_at = at;
    return choose(stage, story->type, day) ? tell(stage, story) : STATUS_OK;
}

static struct stage stage_of(struct demo *demo, uint64_t more) {
    return (struct stage){.demo = demo, .random = {((uint64_t)demo->options->seed ^ own_stream) + more}};
}

enum status demo_make_incidents(struct demo *demo) {
    struct stage stage = stage_of(demo, 0);
    enum status status = STATUS_OK;
    for (size_t i = 0; demo->full && status == STATUS_OK && i < sizeof stories / sizeof *stories; i++) {
        int64_t times = (demo->count * stories[i].share + CITY_OF / 2) / CITY_OF;
        for (int64_t k = 0; status == STATUS_OK && k < (times ? times : 1); k++)
            status = happen(&stage, &stories[i]);
    }
    return status;
}

/* In the county that people sign in to, the evening before. */
enum status demo_make_newest_incident(struct demo *demo) {
    struct stage stage = stage_of(demo, 1);
    int32_t day = demo->options->today - 1;
    bool chosen = false;
    for (int i = 0; i < TRIES && !chosen; i++)
        chosen = choose(&stage, newest.type, day) && stage.home->county == DEMO_SIGN_IN_COUNTY;
    stage.incident = demo_uuid(&stage.random);
    stage.happened_at = day_start(day) + (20 * 60 + 40) * (int64_t)MINUTE_MS;
    return demo->full && chosen ? report(&stage, &newest, 22) : STATUS_OK;
}
