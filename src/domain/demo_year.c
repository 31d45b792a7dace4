#include "demo_private.h"

enum { HOUR = 3600000 };

static bool operates(const struct demo_institution *institution, int32_t day) {
    return institution->opened_on <= day &&
           (institution->closed_on == DAY_NONE || institution->closed_on > day);
}

/* The bureau that makes the visit; a self-check counts with its county's. */
struct numberer {
    struct demo_numbers *numbers;
    const char *code;
    const char *place;
};

static struct numberer numberer_of(struct demo *demo, const struct demo_visit *visit) {
    struct demo_county *county = &demo->counties[visit->institution->county];
    return visit->level == INSPECTION_CITY
               ? (struct numberer){&demo->city_numbers, DEMO_CITY_CODE, DEMO_CITY_NAME}
               : (struct numberer){&county->numbers, county->code, county->name};
}

static const char *next_number(struct demo *demo, const struct numberer *by, int32_t day) {
    int year = day_ymd(day).year;
    if (by->numbers->year != year)
        *by->numbers = (struct demo_numbers){.year = year};
    by->numbers->visits++;
    return arena_printf(demo->ctx->arena, "JC-%s-%d-%05d", by->code, year, (int)by->numbers->visits);
}

static const char *next_notice(struct demo *demo, const struct numberer *by) {
    by->numbers->notices++;
    return arena_printf(demo->ctx->arena, "%s民安改〔%d〕%d号", by->place, by->numbers->year,
                        (int)by->numbers->notices);
}

static int pick_failed(struct demo *demo, const struct demo_visit *visit, bool gas_only,
                       const struct demo_item **ret_items) {
    static const int bureau[] = {0, 0, 1, 1, 2, 2, 3, 3, 3, 1}, own[] = {0, 0, 0, 0, 0, 0, 0, 1, 1, 2};
    int wanted = visit->level == INSPECTION_INSTITUTION ? DEMO_PICK(&demo->random, own)
                                                        : DEMO_PICK(&demo->random, bureau);
    const struct list *items = visit->institution->items;
    int count = 0;
    for (int tries = 0; count < wanted && tries < 40; tries++) {
        const struct demo_item *item =
            (const struct demo_item *)items->items + demo_below(&demo->random, (int64_t)items->count);
        bool known = gas_only && item->area != AREA_GAS;
        for (int i = 0; i < count; i++)
            known = known || ret_items[i] == item;
        if (!known)
            ret_items[count++] = item;
    }
    return count;
}

static int64_t listed(const struct demo_institution *institution, bool gas_only) {
    int64_t count = 0;
    for (size_t i = 0; i < institution->items->count; i++)
        count += !gas_only || ((const struct demo_item *)institution->items->items)[i].area == AREA_GAS;
    return count;
}

static enum status write_answers(struct demo *demo, const struct demo_visit *visit, bool gas_only,
                                 const struct demo_item *const *failed, int count) {
    if (count == 0 && !demo->full)
        return STATUS_OK;
    struct checklist_item_id ids[DEMO_PHRASES] = {{0}};
    for (int i = 0; i < count; i++)
        ids[i] = failed[i]->id;
    return db_run(
        demo->ctx->db, SQL_DEMO_ANSWERS_INSERT,
        ARGS(PARAMS(P_ID("inspection_id", visit->id), P_ID("checklist_id", demo->checklist),
                    P_ENUM("type", institution_type, visit->institution->type),
                    P_TEXT("conditions", visit->institution->conditions), P_INT("failed_1", ids[0].value),
                    P_INT("failed_2", ids[1].value), P_INT("failed_3", ids[2].value),
                    P_FLAG("gas_only", gas_only), P_FLAG("failed_only", !demo->full))),
        NULL);
}

static enum status write_team(struct demo *demo, const struct demo_visit *visit,
                              const struct demo_account *const *team, int count) {
    static const char *const units[] = {
        [ROLE_CITY_LEADER] = DEMO_CITY_NAME "民政局", [ROLE_CITY_SUPERVISOR] = DEMO_CITY_NAME "民政局"};
    for (int i = 0; i < count; i++) {
        bool city = team[i]->role == ROLE_CITY_LEADER || team[i]->role == ROLE_CITY_SUPERVISOR;
        const char *unit =
            city ? units[team[i]->role]
            : visit->level == INSPECTION_INSTITUTION
                ? visit->institution->name
                : arena_printf(demo->ctx->arena, "%s民政局", demo->counties[visit->institution->county].name);
        enum status status = db_run(demo->ctx->db, SQL_DEMO_MEMBER_INSERT,
                                    ARGS(PARAMS(P_ID("inspection_id", visit->id), P_INT("position", i),
                                                P_ID("account_id", team[i]->id),
                                                P_TEXT("name", team[i]->name), P_TEXT("unit", unit))),
                                    NULL);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}

struct occasion {
    enum inspection_kind kind;
    enum inspection_level level;
    int32_t day;
    const struct demo_account *team[2];
    int team_size;
    bool led_by_leader;
};

static enum status write_visit(struct demo *demo, struct demo_visit *visit, const struct occasion *occasion,
                               int64_t items, int failed) {
    const struct demo_institution *institution = visit->institution;
    const struct demo_county *county = &demo->counties[institution->county];
    const struct numberer by = numberer_of(demo, visit);
    const char *number = next_number(demo, &by, visit->day);
    bool bureau = visit->level != INSPECTION_INSTITUTION, refused = bureau && demo_chance(&demo->random, 6);
    visit->notice_number = bureau && failed ? next_notice(demo, &by) : NULL;
    struct uuid uuid = demo_uuid(&demo->random);
    enum status status = db_run(
        demo->ctx->db, SQL_DEMO_INSPECTION_INSERT,
        ARGS(PARAMS(
            P_UUID("uuid", uuid), P_TEXT("number", number), P_ID("institution_id", institution->id),
            P_ENUM("institution_type", institution_type, institution->type), P_ID("city_id", demo->city),
            P_ID("county_id", county->id), P_ID("town_id", institution->town),
            P_ENUM("level", inspection_level, visit->level), P_ENUM("kind", inspection_kind, occasion->kind),
            P_BOOL("unannounced", bureau && demo_chance(&demo->random, 300)),
            P_BOOL("led_by_leader", occasion->led_by_leader),
            P_BOOL("led_by_principal", visit->author == &institution->principal),
            P_ID("checklist_id", demo->checklist), P_ID("author_id", visit->author->id),
            P_TIME("started_at", visit->at - demo_between(&demo->random, 20, 90) * 60000),
            P_TIME("finished_at", visit->at), P_DAY("finished_on", visit->day),
            P_TIME("received_at", visit->at + demo_between(&demo->random, 5, 6000) * 1000),
            P_INT("team_size", occasion->team_size), P_INT("items_passed", items - failed),
            P_INT("items_failed", failed),
            P_TEXT("institution_signer", bureau && !refused ? institution->principal.name : NULL),
            P_BOOL("refused", refused), P_TEXT("refusal_reason", refused ? "对部分问题认定有异议" : NULL),
            P_TEXT("refusal_witness", refused ? "社区工作人员 何平" : NULL),
            P_TEXT("conclusion", failed ? "责令限期整改，到期复查" : "未发现隐患"),
            P_TEXT("notice_number", visit->notice_number))),
        NULL);
    if (status == STATUS_OK)
        visit->id = (struct inspection_id){db_last_id(demo->ctx->db)};
    return status;
}

static enum status make_visit(struct demo *demo, const struct demo_institution *institution,
                              const struct occasion *occasion) {
    struct demo_visit visit = {.institution = institution,
                               .day = occasion->day,
                               .level = occasion->level,
                               .author = occasion->team[0]};
    visit.at = day_start(visit.day) + demo_between(&demo->random, 9, 16) * HOUR +
               demo_below(&demo->random, 3600) * 1000;
    bool gas_only = occasion->kind == KIND_GAS_SELF;
    const struct demo_item *failed[DEMO_PHRASES] = {NULL};
    int count = pick_failed(demo, &visit, gas_only, failed);
    enum status status = write_visit(demo, &visit, occasion, listed(institution, gas_only), count);
    if (status == STATUS_OK)
        status = write_team(demo, &visit, occasion->team, occasion->team_size);
    if (status == STATUS_OK)
        status = write_answers(demo, &visit, gas_only, failed, count);
    for (int i = 0; status == STATUS_OK && i < count; i++)
        status = demo_make_hazard(demo, &visit, failed[i]);
    return status;
}

static enum status county_visit(struct demo *demo, const struct demo_institution *institution, int32_t day) {
    static const enum inspection_kind kinds[] = {KIND_ROUTINE,  KIND_ROUTINE, KIND_ROUTINE, KIND_SPECIAL,
                                                 KIND_KEY_DATE, KIND_JOINT,   KIND_CASE};
    const struct demo_county *county = &demo->counties[institution->county];
    int first = (int)demo_below(&demo->random, 3);
    struct occasion occasion = {.kind = DEMO_PICK(&demo->random, kinds),
                                .level = INSPECTION_COUNTY,
                                .day = day,
                                .team = {&county->supervisors[first], &county->supervisors[(first + 1) % 3]},
                                .team_size = 2};
    return make_visit(demo, institution, &occasion);
}

static enum status city_visit(struct demo *demo, const struct demo_institution *institution, int32_t day) {
    bool leader = demo_chance(&demo->random, 350);
    struct occasion occasion = {
        .kind = KIND_SUPERVISION,
        .level = INSPECTION_CITY,
        .day = day,
        .team = {&demo->city_supervisors[demo_below(&demo->random, 2)], &demo->city_leader},
        .team_size = leader ? 2 : 1,
        .led_by_leader = leader};
    return make_visit(demo, institution, &occasion);
}

static enum status own_check(struct demo *demo, const struct demo_institution *institution, int32_t day,
                             enum inspection_kind kind) {
    bool led = kind == KIND_SELF && demo_chance(&demo->random, 450);
    struct occasion occasion = {.kind = kind,
                                .level = INSPECTION_INSTITUTION,
                                .day = day,
                                .team = {led ? &institution->principal : &institution->officer},
                                .team_size = 1};
    return make_visit(demo, institution, &occasion);
}

/* The chance of something in a month of which only some days have passed yet. */
static int32_t some_day(struct demo *demo, int32_t month) {
    int32_t end = day_month_end(month), today = demo->options->today;
    int32_t day = (int32_t)demo_between(&demo->random, month, end);
    return day > today ? DAY_NONE : day;
}

static enum status institution_month(struct demo *demo, const struct demo_institution *institution,
                                     int32_t month) {
    int county = demo->counties[institution->county].diligence;
    const struct {
        bool due;
        enum inspection_kind kind;
    } own[] = {{demo_chance(&demo->random, institution->care), KIND_SELF},
               {institution->gas && demo_chance(&demo->random, institution->care), KIND_GAS_SELF}};
    enum status status = STATUS_OK;
    int32_t day = some_day(demo, month);
    if (demo_chance(&demo->random, county) && day != DAY_NONE && operates(institution, day))
        status = county_visit(demo, institution, day);
    day = some_day(demo, month);
    if (status == STATUS_OK && demo_chance(&demo->random, 14) && day != DAY_NONE &&
        operates(institution, day))
        status = city_visit(demo, institution, day);
    for (int i = 0; status == STATUS_OK && i < 2; i++) {
        day = some_day(demo, month);
        if (own[i].due && day != DAY_NONE && operates(institution, day))
            status = own_check(demo, institution, day, own[i].kind);
    }
    return status;
}

static enum status write_sequence(struct demo *demo, struct region_id region,
                                  const struct demo_numbers *numbers) {
    const struct {
        const char *kind;
        int64_t last;
    } all[] = {{"inspection", numbers->visits}, {"notice", numbers->notices}};
    enum status status = STATUS_OK;
    for (int k = 0; k < 2 && status == STATUS_OK && numbers->year; k++)
        status = db_run(demo->ctx->db, SQL_DEMO_SEQUENCE,
                        ARGS(PARAMS(P_TEXT("kind", all[k].kind), P_ID("region_id", region),
                                    P_INT("year", numbers->year), P_INT("last", all[k].last))),
                        NULL);
    return status;
}

static enum status write_sequences(struct demo *demo) {
    enum status status = write_sequence(demo, demo->city, &demo->city_numbers);
    for (int i = 0; i < DEMO_COUNTIES && status == STATUS_OK; i++)
        status = write_sequence(demo, demo->counties[i].id, &demo->counties[i].numbers);
    return status;
}

static enum status make_month(struct demo *demo, int32_t month) {
    enum status status = STATUS_OK;
    struct arena *kept = demo->ctx->arena;
    demo->ctx->arena = arena_new((size_t)1 << 32); /* of one month: a long story must not fill the memory */
    for (int64_t i = 0; status == STATUS_OK && i < demo->count; i++)
        status = institution_month(demo, &demo->institutions[i], month);
    arena_free(demo->ctx->arena);
    demo->ctx->arena = kept;
    return status == STATUS_OK ? write_sequences(demo) : status;
}

/* Random UUIDs land all over their index: it is written out once a year and not once a month. */
static enum status make_year(struct demo *demo, int32_t first, int64_t from, int64_t to) {
    enum status status = db_begin_write(demo->ctx->db);
    for (int64_t i = from; status == STATUS_OK && i < to; i++) {
        status = make_month(demo, day_add_months(first, (int)i));
        if (status == STATUS_OK && demo->options->month_done)
            demo->options->month_done(demo->options->user, i + 1, demo->options->months);
    }
    if (status == STATUS_OK)
        return db_commit(demo->ctx->db);
    db_rollback(demo->ctx->db);
    return status;
}

enum status demo_make_months(struct demo *demo) {
    int64_t months = demo->options->months;
    int32_t first = day_add_months(day_month_start(demo->options->today), 1 - (int)months);
    enum status status = STATUS_OK;
    for (int64_t i = 0; status == STATUS_OK && i < months; i += 12)
        status = make_year(demo, first, i, i + 12 < months ? i + 12 : months);
    return status;
}
