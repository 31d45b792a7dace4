#include "demo_private.h"
#include "minan/base/credit_code.h"
#include "minan/base/utf8.h"
#include <string.h>

static const char *const lucky[] = {"颐和", "瑞祥", "仁爱",   "德馨", "同心", "寿康", "慈孝",
                                    "福寿", "康宁", "春晖",   "和顺", "安泰", "金桂", "松鹤",
                                    "静安", "怡养", "夕阳红", "长青", "乐享", "百福"};
static const char *const elderly[] = {"敬老院",   "养老院",       "护理院",
                                      "老年公寓", "养老服务中心", "区域性养老服务中心"};

/* Shares of the six types in a thousand, and what such a house usually has. */
static const struct kind {
    enum institution_type type;
    int share;
    const char *suffix; /* NULL: one of elderly */
    bool lucky, lodging;
    int beds;
} kinds[] = {
    {TYPE_ELDERLY_CARE, 860, NULL, true, true, 120},
    {TYPE_FUNERAL_HOME, 54, "殡仪馆", true, false, 0},
    {TYPE_CHILD_WELFARE, 43, "儿童福利院", true, true, 60},
    {TYPE_MARRIAGE_REGISTRY, 17, "婚姻登记处", false, false, 0},
    {TYPE_RELIEF_STATION, 17, "救助管理站", false, true, 30},
    {TYPE_MENTAL_HEALTH, 9, "精神卫生福利院", true, true, 150},
};

/* The record while it is being made; member names are the parameters of demo_institution_insert. */
struct draft {
    struct uuid uuid;
    const char *name;
    const char *credit_code;
    enum institution_type type;
    const char *address;
    double longitude;
    double latitude;
    enum ownership ownership;
    enum area_setting setting;
    int32_t opened_on;
    int32_t closed_on;
    enum institution_status status;
    const char *principal;
    const char *principal_phone;
    const char *safety_officer;
    const char *safety_officer_phone;
    const char *city_leader;
    const char *county_leader;
    const char *county_person;
    int64_t beds;
    int64_t people_served;
    int64_t staff;
    enum kitchen_fuel kitchen_fuel;
    int32_t converted_on;
    enum truth canteen;
    enum truth lodging;
    int64_t lifts;
    enum truth special_equipment;
    enum truth fire_control_room;
    enum truth vehicles;
    enum building_grade building_grade;
    enum truth micro_fire_station;
    enum truth volunteer_brigade;
};
static const struct field draft_fields[] = {
    F_UUID(struct draft, uuid, 0),
    F_TEXT(struct draft, name, 0),
    F_TEXT(struct draft, credit_code, 0),
    F_ENUM(struct draft, type, institution_type, 0),
    F_TEXT(struct draft, address, 0),
    F_REAL(struct draft, longitude, 0),
    F_REAL(struct draft, latitude, 0),
    F_ENUM(struct draft, ownership, ownership, 0),
    F_ENUM(struct draft, setting, area_setting, 0),
    F_DATE(struct draft, opened_on, 0),
    F_DATE(struct draft, closed_on, 0),
    F_ENUM(struct draft, status, institution_status, 0),
    F_TEXT(struct draft, principal, 0),
    F_TEXT(struct draft, principal_phone, 0),
    F_TEXT(struct draft, safety_officer, 0),
    F_TEXT(struct draft, safety_officer_phone, 0),
    F_TEXT(struct draft, city_leader, 0),
    F_TEXT(struct draft, county_leader, 0),
    F_TEXT(struct draft, county_person, 0),
    F_INT(struct draft, beds, 0),
    F_INT(struct draft, people_served, 0),
    F_INT(struct draft, staff, 0),
    F_ENUM(struct draft, kitchen_fuel, kitchen_fuel, 0),
    F_DATE(struct draft, converted_on, 0),
    F_BOOL(struct draft, canteen, 0),
    F_BOOL(struct draft, lodging, 0),
    F_INT(struct draft, lifts, 0),
    F_BOOL(struct draft, special_equipment, 0),
    F_BOOL(struct draft, fire_control_room, 0),
    F_BOOL(struct draft, vehicles, 0),
    F_ENUM(struct draft, building_grade, building_grade, 0),
    F_BOOL(struct draft, micro_fire_station, 0),
    F_BOOL(struct draft, volunteer_brigade, 0),
};
static SHAPE(draft, struct draft);

static enum truth chance(struct demo *demo, int permille) {
    return demo_chance(&demo->random, permille) ? YES : NO;
}

static const char *phone(struct demo *demo) {
    /* 199 0000 .... to 199 9999 ....: in a range that rings nobody's neighbour */
    return arena_printf(demo->ctx->arena, "1990%07d", (int)demo_below(&demo->random, 10000000));
}

static const struct kind *pick_kind(struct demo *demo) {
    int64_t roll = demo_below(&demo->random, 1000);
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        roll -= kinds[i].share;
        if (roll < 0)
            return &kinds[i];
    }
    return &kinds[0];
}

static const char *credit_code(struct demo *demo, const struct demo_county *county, int64_t serial) {
    static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    char code[19];
    uint64_t scatter = (uint64_t)serial * 2654435761u;
    memcpy(code, "52", 2);
    memcpy(code + 2, county->code, 6);
    for (int i = 8; i < 17; i++, scatter /= 10)
        code[i] = alphabet[i == 16 ? demo_below(&demo->random, 31) : (int64_t)(scatter % 10)];
    code[17] = '\0';
    code[17] = credit_code_check(code);
    code[18] = '\0';
    return arena_text(demo->ctx->arena, code);
}

static const char *make_name(struct demo *demo, const struct demo_county *county, const struct kind *kind,
                             const char *town, int64_t serial) {
    const char *suffix = kind->suffix ? kind->suffix : DEMO_PICK(&demo->random, elderly);
    const char *word = kind->lucky ? DEMO_PICK(&demo->random, lucky) : "";
    /* past the thousands, names repeat: a serial tells them apart */
    const char *serial_text =
        serial >= 3000 ? arena_printf(demo->ctx->arena, "第%d院", (int)(serial / 3000)) : "";
    return arena_printf(demo->ctx->arena, "%s%s%s%s%s", county->name, town, word, suffix, serial_text);
}

static void fill_kitchen(struct demo *demo, struct draft *draft) {
    static const enum kitchen_fuel fuels[] = {FUEL_PIPED_GAS,   FUEL_PIPED_GAS,   FUEL_PIPED_GAS,
                                              FUEL_BOTTLED_GAS, FUEL_BOTTLED_GAS, FUEL_ELECTRIC,
                                              FUEL_LIQUID};
    bool cooks = draft->lodging == YES && demo_chance(&demo->random, 920);
    draft->canteen = cooks ? YES : NO;
    draft->kitchen_fuel = cooks ? DEMO_PICK(&demo->random, fuels) : FUEL_NONE;
    bool converted = draft->kitchen_fuel == FUEL_ELECTRIC && demo_chance(&demo->random, 700);
    draft->converted_on =
        converted ? demo->options->today - (int32_t)demo_between(&demo->random, 60, 700) : DAY_NONE;
}

static void fill_building(struct demo *demo, struct draft *draft) {
    static const enum building_grade grades[] = {GRADE_A, GRADE_A, GRADE_A, GRADE_A, GRADE_A,
                                                 GRADE_A, GRADE_B, GRADE_B, GRADE_B};
    draft->building_grade = DEMO_PICK(&demo->random, grades);
    if (demo_chance(&demo->random, 33))
        draft->building_grade = demo_chance(&demo->random, 750) ? GRADE_C : GRADE_D;
    bool large = draft->people_served + draft->staff >= 100;
    draft->lifts = draft->beds > 60 ? demo_between(&demo->random, 0, 3) : 0;
    draft->special_equipment = draft->lifts ? YES : chance(demo, 80);
    draft->fire_control_room = large ? chance(demo, 400) : NO;
    draft->vehicles = chance(demo, 350);
    draft->micro_fire_station = large ? chance(demo, 820) : chance(demo, 120);
    draft->volunteer_brigade = large ? chance(demo, 760) : chance(demo, 80);
}

static void fill_life(struct demo *demo, struct draft *draft) {
    int32_t today = demo->options->today;
    draft->opened_on = today - (int32_t)demo_between(&demo->random, 400, 9000);
    if (demo_chance(&demo->random, 30))
        draft->opened_on = today - (int32_t)demo_between(&demo->random, 20, 330);
    draft->closed_on = DAY_NONE;
    draft->status = INSTITUTION_OPERATING;
    if (draft->opened_on < today - 400 && demo_chance(&demo->random, 12)) {
        draft->closed_on = today - (int32_t)demo_between(&demo->random, 10, 300);
        draft->status = INSTITUTION_CLOSED;
    } else if (demo_chance(&demo->random, 8)) {
        draft->status = INSTITUTION_SUSPENDED;
    }
}

static void fill_people(struct demo *demo, struct draft *draft, const struct demo_county *county,
                        const struct kind *kind) {
    draft->beds = kind->beds ? demo_between(&demo->random, 2, kind->beds / 5) * 10 : 0;
    draft->people_served = draft->beds * demo_between(&demo->random, 35, 90) / 100;
    draft->staff = 4 + draft->people_served / 5 + demo_below(&demo->random, 6);
    draft->principal = demo_person(demo);
    draft->principal_phone = phone(demo);
    draft->safety_officer = demo_person(demo);
    draft->safety_officer_phone = phone(demo);
    draft->city_leader = demo->city_leader.name;
    draft->county_leader = county->leader.name;
    draft->county_person = county->supervisors[demo_below(&demo->random, 3)].name;
}

static enum status insert(struct demo *demo, const struct draft *draft, const struct demo_county *county,
                          struct region_id town, struct institution_id *ret_id) {
    struct ctx *ctx = demo->ctx;
    int64_t at = day_start(draft->opened_on);
    enum status status = db_run(ctx->db, SQL_DEMO_INSTITUTION_INSERT,
                                ARGS(.shape = &draft_shape, .object = draft,
                                     PARAMS(P_ID("city_id", demo->city), P_ID("county_id", county->id),
                                            P_ID("town_id", town), P_INT("at", at))),
                                NULL);
    if (status != STATUS_OK)
        return status;
    struct institution_id id = {db_last_id(ctx->db)};
    const char *tokens = utf8_spaced(ctx->arena, draft->name);
    status =
        db_run(ctx->db, SQL_DEMO_SEARCH_INSERT, ARGS(PARAMS(P_ID("id", id), P_TEXT("tokens", tokens))), NULL);
    if (status == STATUS_OK)
        *ret_id = id;
    return status;
}

/* The conditions of checklist items a record meets, as JSON: few different texts, so kinds of houses share
 * their items. */
static const char *conditions_of(struct demo *demo, const struct draft *draft) {
    bool gas = draft->kitchen_fuel == FUEL_PIPED_GAS || draft->kitchen_fuel == FUEL_BOTTLED_GAS ||
               draft->kitchen_fuel == FUEL_LIQUID;
    const struct {
        bool met;
        enum condition condition;
    } all[] = {
        {draft->canteen == YES, CONDITION_CANTEEN},
        {gas, CONDITION_GAS},
        {draft->kitchen_fuel == FUEL_BOTTLED_GAS, CONDITION_BOTTLED_GAS},
        {draft->kitchen_fuel == FUEL_LIQUID, CONDITION_LIQUID_FUEL},
        {draft->special_equipment == YES, CONDITION_SPECIAL_EQUIPMENT},
        {draft->lifts > 0, CONDITION_LIFT},
        {draft->lodging == YES, CONDITION_LODGING},
        {draft->vehicles == YES, CONDITION_VEHICLES},
        {draft->fire_control_room == YES, CONDITION_FIRE_CONTROL_ROOM},
        {draft->building_grade == GRADE_C || draft->building_grade == GRADE_D, CONDITION_BUILDING_GRADE_CD},
        {draft->people_served + draft->staff >= 100, CONDITION_PEOPLE_100},
        {draft->staff > 100, CONDITION_STAFF_100},
    };
    const char *text = "";
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        if (all[i].met)
            text = arena_printf(demo->ctx->arena, "%s%s\"%s\"", text, text[0] ? "," : "",
                                names_code(&condition_names, (int)all[i].condition));
    return arena_printf(demo->ctx->arena, "[%s]", text);
}

const struct field demo_item_fields[] = {
    F_ID(struct demo_item, id),
    F_TEXT(struct demo_item, code, 0),
    F_ENUM(struct demo_item, area, area, 0),
    F_ENUM(struct demo_item, severity, severity, 0),
    F_TEXT(struct demo_item, requirement, 0),
    F_TEXT(struct demo_item, basis, 0),
    F_INT(struct demo_item, deadline_days, 0),
};
SHAPE(demo_item, struct demo_item);

/* An earlier institution of the same type and conditions lends its items. */
static enum status share_items(struct demo *demo, struct demo_institution *institution, int64_t before) {
    for (int64_t i = before - 1; i >= 0; i--) {
        const struct demo_institution *other = &demo->institutions[i];
        if (other->type == institution->type && strcmp(other->conditions, institution->conditions) == 0) {
            institution->conditions = other->conditions;
            institution->items = other->items;
            return STATUS_OK;
        }
    }
    struct list *items = ARENA_NEW(demo->ctx->arena, struct list);
    institution->items = items;
    return db_many(demo->ctx->db, SQL_DEMO_ITEMS,
                   ARGS(PARAMS(P_ID("checklist_id", demo->checklist),
                               P_ENUM("type", institution_type, institution->type),
                               P_TEXT("conditions", institution->conditions))),
                   &demo_item_shape, demo->ctx->arena, items);
}

static enum status make_own_people(struct demo *demo, struct demo_institution *institution,
                                   const struct draft *draft) {
    const struct demo_county *county = &demo->counties[institution->county];
    struct db_scope scope = {.county_id = county->id.value, .institution_id = institution->id.value};
    const char *login = arena_printf(demo->ctx->arena, "p%d", (int)institution->id.value);
    enum status status = demo_make_account(demo, login, draft->principal, "!", ROLE_INSTITUTION_PRINCIPAL,
                                           &scope, &institution->principal);
    if (status != STATUS_OK)
        return status;
    login = arena_printf(demo->ctx->arena, "o%d", (int)institution->id.value);
    return demo_make_account(demo, login, draft->safety_officer, "!", ROLE_INSTITUTION_OFFICER, &scope,
                             &institution->officer);
}

static void fill_draft(struct demo *demo, struct draft *draft, int64_t serial, int county_index,
                       int town_index) {
    static const char *const town_names[DEMO_TOWNS] = {"城关", "柳林", "河口", "石桥",
                                                       "新塘", "青山", "东街", "西街"};
    const struct demo_county *county = &demo->counties[county_index];
    const struct kind *kind = pick_kind(demo);
    shape_clear(&draft_shape, draft);
    draft->uuid = demo_uuid(&demo->random);
    draft->type = kind->type;
    draft->name = make_name(demo, county, kind, town_names[town_index], serial);
    draft->credit_code = credit_code(demo, county, serial);
    draft->address = arena_printf(demo->ctx->arena, "%s%s%d号", county->name, town_names[town_index],
                                  (int)demo_between(&demo->random, 1, 399));
    draft->longitude = 104.0 + county_index * 0.1 + (double)demo_below(&demo->random, 1000) / 10000;
    draft->latitude = 26.0 + town_index * 0.05 + (double)demo_below(&demo->random, 1000) / 20000;
    draft->ownership =
        (enum ownership)demo_between(&demo->random, OWNERSHIP_PUBLIC, OWNERSHIP_PUBLIC_PRIVATE);
    draft->setting = town_index < 6 && town_index > 0 ? SETTING_RURAL : SETTING_URBAN;
    draft->lodging = kind->lodging ? YES : NO;
    fill_people(demo, draft, county, kind);
    fill_kitchen(demo, draft);
    fill_building(demo, draft);
    fill_life(demo, draft);
}

static enum status make_institution(struct demo *demo, int64_t serial) {
    int county_index = (int)(serial % DEMO_COUNTIES), town_index = (int)demo_below(&demo->random, DEMO_TOWNS);
    const struct demo_county *county = &demo->counties[county_index];
    struct draft draft;
    fill_draft(demo, &draft, serial, county_index, town_index);
    struct demo_institution *institution = &demo->institutions[serial];
    *institution = (struct demo_institution){.name = draft.name,
                                             .type = draft.type,
                                             .county = county_index,
                                             .town = county->towns[town_index],
                                             .opened_on = draft.opened_on,
                                             .closed_on = draft.closed_on,
                                             .care = (int)demo_between(&demo->random, 700, 1000)};
    institution->conditions = conditions_of(demo, &draft);
    institution->gas = strstr(institution->conditions, "\"gas\"") != NULL;
    enum status status = insert(demo, &draft, county, institution->town, &institution->id);
    if (status == STATUS_OK)
        status = share_items(demo, institution, serial);
    if (status == STATUS_OK)
        status = make_own_people(demo, institution, &draft);
    return status;
}

enum status demo_make_register(struct demo *demo) {
    demo->count = demo->options->institutions;
    demo->institutions = ARENA_ARRAY(demo->ctx->arena, (size_t)demo->count, struct demo_institution);
    for (int64_t i = 0; i < demo->count; i++) {
        enum status status = make_institution(demo, i);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}
