/* demo_activity.c: what the demo city did beside its visits: drills, stocktaking, rosters, reports,
 * trainings, lectures. Some well, some late, some not at all, so that the duty boards are as mixed as real
 * ones. */
#include "demo_private.h"
#include "minan/domain/activity.h"
#include "minan/domain/duty_term.h"

/* A stream of its own: the rest of the city stays as it is. */
static const uint64_t own_stream = UINT64_C(0x6163746976697479);

enum { FULL_PERIODS = 2, MONTHS_IN_QUARTER = 3, TRAINED_MOST = 60 };

/* Whose activity, and who enters it. */
struct owner {
    const struct demo_institution *institution; /* NULL: a bureau's own */
    const struct demo_county *county;           /* NULL: the city's */
    struct account_id author;
};

static struct activity_new draft(struct demo *demo, enum activity_kind kind, int32_t day, const char *title) {
    struct activity_new new;
    shape_clear(&activity_new_shape, &new);
    new.uuid = demo_uuid(&demo->random);
    new.kind = kind;
    new.title = title;
    new.held_on = day;
    return new;
}

static enum status write(struct demo *demo, const struct owner *owner, const struct activity_new *new,
                         struct account_id leader) {
    const struct demo_institution *home = owner->institution;
    enum inspection_level level = home            ? INSPECTION_INSTITUTION
                                  : owner->county ? INSPECTION_COUNTY
                                                  : INSPECTION_CITY;
    struct institution_id nobody = {0};
    return db_run(
        demo->ctx->db, SQL_ACTIVITY_INSERT,
        ARGS(.shape = &activity_new_shape, .object = new,
             PARAMS(P_ENUM("level", inspection_level, level),
                    P_ID("institution_id", home ? home->id : nobody), P_ID("city_id", demo->city),
                    P_INT("county_id", owner->county ? owner->county->id.value : INT_NONE),
                    P_INT("town_id", home ? home->town.value : INT_NONE), P_ID("leader_id", leader),
                    P_ID("author_id", owner->author), P_TIME("received_at", day_start(new->held_on)),
                    P_TEXT("content_hash", new->uuid.text))),
        NULL);
}

static bool operates(const struct demo_institution *home, int32_t day) {
    return home->opened_on <= day && (home->closed_on == DAY_NONE || home->closed_on > day);
}

static struct owner owner_of(struct demo *demo, const struct demo_institution *home) {
    return (struct owner){home, &demo->counties[home->county], home->officer.id};
}

/* Some day between the two that is over; DAY_NONE when the chosen one lies ahead. */
static int32_t day_between(struct demo *demo, int32_t from, int32_t to) {
    int32_t day = (int32_t)demo_between(&demo->random, from, to);
    return day > demo->options->today ? DAY_NONE : day;
}

/* ---- institutions ---- */

static enum status make_drill(struct demo *demo, const struct demo_institution *home, int32_t day) {
    static const char *const titles[] = {"夜间火灾疏散演练", "失能老人转移演练", "停电应急演练",
                                         "暴雨防汛演练",     "食物中毒处置演练", "走失查找演练"};
    struct owner owner = owner_of(demo, home);
    struct activity_new new = draft(demo, ACTIVITY_EMERGENCY_DRILL, day, DEMO_PICK(&demo->random, titles));
    new.people = demo_between(&demo->random, 12, 90);
    new.place = "院内";
    new.result =
        demo_chance(&demo->random, 700) ? "按预案完成，疏散用时达到要求" : "个别楼层疏散偏慢，已调整值守位置";
    return write(demo, &owner, &new, (struct account_id){0});
}

static enum status make_supplies(struct demo *demo, const struct demo_institution *home, int32_t day) {
    struct owner owner = owner_of(demo, home);
    struct activity_new new = draft(demo, ACTIVITY_SUPPLIES, day, "应急物资盘点");
    new.stock_days = demo_chance(&demo->random, 880) ? demo_between(&demo->random, 30, 45)
                                                     : demo_between(&demo->random, 12, 29);
    return write(demo, &owner, &new, (struct account_id){0});
}

static enum status make_report(struct demo *demo, const struct demo_institution *home, int32_t day) {
    struct owner owner = owner_of(demo, home);
    struct activity_new new =
        draft(demo, ACTIVITY_RISK_REPORT, day,
              arena_printf(demo->ctx->arena, "%d年安全风险辨识报告", day_ymd(day).year));
    new.content = "辨识消防、用电、燃气、食品、值守等风险点，逐项落实管控措施和责任人。";
    return write(demo, &owner, &new, (struct account_id){0});
}

static enum status make_acceptance(struct demo *demo, const struct demo_institution *home, int32_t day) {
    struct owner owner = owner_of(demo, home);
    struct activity_new new = draft(demo, ACTIVITY_STANDARD_ACCEPTANCE, day, "GB 38600 达标验收");
    owner.author = owner.county->supervisors[0].id;
    new.result = "验收通过";
    return write(demo, &owner, &new, (struct account_id){0});
}

/* A whole month, or one that forgot its last days. */
static enum status make_roster(struct demo *demo, const struct owner *owner, int32_t month,
                               int whole_permille) {
    struct activity_new new = draft(demo, ACTIVITY_DUTY_ROSTER, month,
                                    arena_printf(demo->ctx->arena, "%d月值班表", day_ymd(month).month));
    new.held_to = day_month_end(month);
    if (!demo_chance(&demo->random, whole_permille))
        new.held_to -= (int32_t)demo_between(&demo->random, 3, 12);
    new.content = "每日一名领导带班，日夜两班值守，节假日加强。";
    return write(demo, owner, &new, (struct account_id){0});
}

typedef enum status make_fn(struct demo *demo, const struct demo_institution *home, int32_t day);

/* Once in the period that holds `now` and in those before it, as carefully as the institution is. */
static enum status in_periods(struct demo *demo, const struct demo_institution *home, enum duty_period period,
                              int count, int permille, make_fn *make) {
    int32_t from = duty_period_start(period, demo->options->today);
    enum status status = STATUS_OK;
    for (int i = 0; i < count && status == STATUS_OK; i++) {
        int32_t day = day_between(demo, from, duty_period_end(period, from));
        bool done = demo_chance(&demo->random, permille) && demo_chance(&demo->random, 500 + home->care / 2);
        if (done && day != DAY_NONE && operates(home, day))
            status = make(demo, home, day);
        from = duty_period_start(period, from - 1);
    }
    return status;
}

static enum status make_rosters(struct demo *demo, const struct demo_institution *home, int count) {
    struct owner owner = owner_of(demo, home);
    int32_t month = day_month_start(demo->options->today);
    enum status status = STATUS_OK;
    for (int i = 0; i < count && status == STATUS_OK; i++) {
        if (operates(home, month) && demo_chance(&demo->random, 930))
            status = make_roster(demo, &owner, month, 940);
        month = day_add_months(month, -1);
    }
    return status;
}

static enum status make_of_institution(struct demo *demo, const struct demo_institution *home) {
    int count = demo->full ? FULL_PERIODS : 1;
    enum status status = in_periods(demo, home, EVERY_HALF_YEAR, count, 980, make_drill);
    if (status == STATUS_OK)
        status = in_periods(demo, home, EVERY_QUARTER, count, 980, make_supplies);
    if (status == STATUS_OK)
        status = in_periods(demo, home, EVERY_YEAR, 1, 960, make_report);
    if (status == STATUS_OK && home->type == TYPE_ELDERLY_CARE)
        status = in_periods(demo, home, EVERY_YEAR, 1, 1000, make_acceptance);
    return status == STATUS_OK ? make_rosters(demo, home, count) : status;
}

/* ---- bureaus ---- */

static enum status make_reports(struct demo *demo, const struct owner *owner) {
    int32_t from = duty_period_start(EVERY_QUARTER, demo->options->today);
    enum status status = STATUS_OK;
    for (int i = 0; i < 4 && status == STATUS_OK; i++, from = day_add_months(from, -MONTHS_IN_QUARTER)) {
        int32_t day = day_between(demo, from, duty_period_end(EVERY_QUARTER, from));
        struct activity_new new = draft(demo, ACTIVITY_SAFETY_REPORT, day, "党组会听取安全生产工作汇报");
        new.content = "听取本季度检查、隐患整改和重点机构情况汇报，研究下一步措施。";
        if (day != DAY_NONE && demo_chance(&demo->random, 850))
            status = write(demo, owner, &new, (struct account_id){0});
    }
    return status;
}

static enum status make_fire_drill(struct demo *demo, const struct owner *owner) {
    int32_t from = duty_period_start(EVERY_YEAR, demo->options->today);
    int32_t day = day_between(demo, from, duty_period_end(EVERY_YEAR, from));
    struct activity_new new = draft(demo, ACTIVITY_FIRE_DRILL, day, "机关全员消防演练");
    new.people = demo_between(&demo->random, 25, 80);
    new.place = "局机关";
    return day == DAY_NONE ? STATUS_OK : write(demo, owner, &new, (struct account_id){0});
}

/* Most by the end of June, some after it. */
static enum status make_lecture(struct demo *demo, const struct owner *owner, struct account_id leader) {
    int32_t year = duty_period_start(EVERY_YEAR, demo->options->today);
    int32_t day = day_between(demo, year + 60, year + (demo_chance(&demo->random, 800) ? 180 : 260));
    struct activity_new new = draft(demo, ACTIVITY_LECTURE, day, "安全生产专题党课");
    new.people = demo_between(&demo->random, 20, 120);
    return day == DAY_NONE ? STATUS_OK : write(demo, owner, &new, leader);
}

static enum status make_bureau(struct demo *demo, const struct owner *owner, struct account_id leader) {
    enum status status = make_reports(demo, owner);
    if (status == STATUS_OK)
        status = make_fire_drill(demo, owner);
    if (status == STATUS_OK)
        status = make_lecture(demo, owner, leader);
    if (status == STATUS_OK)
        status = make_roster(demo, owner, day_month_start(demo->options->today), 850);
    return status;
}

/* ---- trainings of a county, each for the institutions of some of its towns ---- */

static enum status train(struct demo *demo, int county, int first, int32_t day) {
    const struct demo_county *own = &demo->counties[county];
    struct owner owner = {.county = own, .author = own->supervisors[first % 3].id};
    struct activity_new new = draft(demo, ACTIVITY_TRAINING, day, "机构负责人和安全管理员轮训");
    new.people = demo_between(&demo->random, 30, TRAINED_MOST);
    new.content = "消防安全管理、燃气使用、应急处置和事故报告。";
    new.result = "现场考核，合格人员登记备案。";
    enum status status = write(demo, &owner, &new, (struct account_id){0});
    int64_t activity = db_last_id(demo->ctx->db);
    for (int64_t i = 0; i < demo->count && status == STATUS_OK; i++) {
        const struct demo_institution *home = &demo->institutions[i];
        bool called = home->county == county && i / DEMO_COUNTIES % 4 == first && operates(home, day);
        if (called && demo_chance(&demo->random, 930))
            status =
                db_run(demo->ctx->db, SQL_ACTIVITY_PARTICIPANT_INSERT,
                       ARGS(PARAMS(P_INT("activity_id", activity), P_ID("institution_id", home->id))), NULL);
    }
    return status;
}

static enum status make_trainings(struct demo *demo, int county) {
    int32_t year = duty_period_start(EVERY_YEAR, demo->options->today);
    enum status status = STATUS_OK;
    for (int quarter = 0; quarter < 4 && status == STATUS_OK; quarter++) {
        int32_t day = day_between(demo, year + quarter * 80 + 20, year + quarter * 80 + 90);
        if (day != DAY_NONE && demo_chance(&demo->random, 400 + demo->counties[county].diligence * 2))
            status = train(demo, county, quarter, day);
    }
    return status;
}

/* ---- what a bureau tells the public, month by month; after all else, so that the rest stays as it is ----
 */

struct outreach {
    enum activity_kind kind;
    const char *title;
    const char *content;
    int people_least; /* both 0: nobody is counted */
    int people_most;
    int permille; /* chance in a month */
};
static const struct outreach outreach[] = {
    {ACTIVITY_PUBLICITY, "安全用火用电宣传咨询", "发放资料、现场答疑，讲解消防和燃气安全。", 40, 400, 600},
    {ACTIVITY_PLEDGE, "安全生产公开承诺", "承诺落实主体责任，公示承诺书。", 20, 160, 250},
    {ACTIVITY_MEETING, "专题研究安全生产工作", "研究隐患整改和重点机构监管措施。", 8, 30, 450},
    {ACTIVITY_DOCUMENT, "关于做好安全防范工作的通知", "明确检查重点、责任分工和报送要求。", 0, 0, 500},
    {ACTIVITY_MEDIA_ITEM, "安全提示短视频", "在政务新媒体发布，受众按浏览量估算。", 800, 26000, 700},
};
enum { OUTREACH_MONTHS = 12, OUTREACH_KINDS = sizeof outreach / sizeof *outreach };

static enum status reach_out(struct demo *demo, const struct owner *owner, const struct outreach *one,
                             int32_t month) {
    int32_t day = day_between(demo, month, day_month_end(month));
    struct activity_new new = draft(demo, one->kind, day, one->title);
    bool done = demo_chance(&demo->random, one->permille);
    new.content = one->content;
    if (one->people_most)
        new.people = demo_between(&demo->random, one->people_least, one->people_most);
    if (one->kind == ACTIVITY_MEETING || one->kind == ACTIVITY_DOCUMENT)
        new.measures = 1 + day_ymd(month).month % 4; /* no draw: the rest stays as it is */
    return done && day != DAY_NONE ? write(demo, owner, &new, (struct account_id){0}) : STATUS_OK;
}

static enum status make_outreach(struct demo *demo, const struct owner *owner) {
    int32_t month = day_month_start(demo->options->today);
    enum status status = STATUS_OK;
    for (int i = 0; i < OUTREACH_MONTHS && status == STATUS_OK; i++, month = day_add_months(month, -1)) {
        for (int kind = 0; kind < OUTREACH_KINDS && status == STATUS_OK; kind++)
            status = reach_out(demo, owner, &outreach[kind], month);
    }
    return status;
}

static enum status make_outreach_of_bureaus(struct demo *demo) {
    struct owner city = {.author = demo->city_supervisors[0].id};
    enum status status = make_outreach(demo, &city);
    for (int i = 0; i < DEMO_COUNTIES && status == STATUS_OK; i++) {
        struct owner owner = {.county = &demo->counties[i], .author = demo->counties[i].supervisors[0].id};
        status = make_outreach(demo, &owner);
    }
    return status;
}

/* ---- the year before the periods above: rosters and stocktaking; after all else, so that the rest stays as
 * it is ----
 */

enum { MONTHS_OF_OLD = 11, QUARTERS_OF_OLD = 4 };

static enum status make_old_rosters(struct demo *demo, const struct owner *owner,
                                    const struct demo_institution *home, int first) {
    enum status status = STATUS_OK;
    for (int i = first; i <= MONTHS_OF_OLD && status == STATUS_OK; i++) {
        int32_t month = day_add_months(day_month_start(demo->options->today), -i);
        if ((home == NULL || operates(home, month)) && demo_chance(&demo->random, 930))
            status = make_roster(demo, owner, month, 940);
    }
    return status;
}

static enum status make_old_supplies(struct demo *demo, const struct demo_institution *home) {
    int32_t from = duty_period_start(EVERY_QUARTER, demo->options->today);
    enum status status = STATUS_OK;
    for (int i = 1; i < QUARTERS_OF_OLD && status == STATUS_OK; i++) {
        from = duty_period_start(EVERY_QUARTER, from - 1);
        int32_t day = (int32_t)demo_between(&demo->random, from, duty_period_end(EVERY_QUARTER, from));
        if (i >= FULL_PERIODS && operates(home, day) && demo_chance(&demo->random, 500 + home->care / 2))
            status = make_supplies(demo, home, day);
    }
    return status;
}

static enum status make_old(struct demo *demo) {
    struct owner city = {.author = demo->city_supervisors[0].id};
    enum status status = make_old_rosters(demo, &city, NULL, 1);
    for (int i = 0; i < DEMO_COUNTIES && status == STATUS_OK; i++) {
        struct owner owner = {.county = &demo->counties[i], .author = demo->counties[i].supervisors[0].id};
        status = make_old_rosters(demo, &owner, NULL, 1);
    }
    for (int64_t i = 0; demo->full && i < demo->count && status == STATUS_OK; i++) {
        const struct demo_institution *home = &demo->institutions[i];
        struct owner owner = owner_of(demo, home);
        status = make_old_rosters(demo, &owner, home, FULL_PERIODS);
        if (status == STATUS_OK)
            status = make_old_supplies(demo, home);
    }
    return status;
}

static enum status make_of_bureaus(struct demo *demo) {
    struct owner city = {.author = demo->city_supervisors[0].id};
    enum status status = make_bureau(demo, &city, demo->city_leader.id);
    for (int i = 0; i < DEMO_COUNTIES && status == STATUS_OK; i++) {
        const struct demo_county *county = &demo->counties[i];
        struct owner owner = {.county = county, .author = county->supervisors[0].id};
        status = make_bureau(demo, &owner, county->leader.id);
        if (status == STATUS_OK)
            status = make_trainings(demo, i);
    }
    return status;
}

enum status demo_make_activities(struct demo *demo) {
    struct demo_random kept = demo->random;
    demo->random = (struct demo_random){(uint64_t)demo->options->seed ^ own_stream};
    enum status status = make_of_bureaus(demo);
    for (int64_t i = 0; i < demo->count && status == STATUS_OK; i++)
        status = make_of_institution(demo, &demo->institutions[i]);
    if (status == STATUS_OK)
        status = make_outreach_of_bureaus(demo);
    if (status == STATUS_OK)
        status = make_old(demo);
    demo->random = kept;
    return status;
}
