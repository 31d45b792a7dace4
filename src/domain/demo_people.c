#include "demo_private.h"
#include "minan/base/buf.h"
#include "minan/base/file.h"
#include "minan/domain/account.h"
#include "minan/domain/region.h"

static const struct {
    const char *code, *name;
    int diligence, strictness;
} counties[DEMO_COUNTIES] = {
    {"990101", "临澜区", 330, 960}, {"990102", "东澜区", 300, 940}, {"990103", "西屏区", 260, 900},
    {"990104", "北屏区", 280, 930}, {"990105", "云麓区", 240, 880}, {"990106", "安澜县", 220, 900},
    {"990107", "清屏县", 200, 850}, {"990108", "石麓县", 250, 910}, {"990109", "柳湾县", 170, 820},
    {"990110", "青岭县", 150, 760}, {"990111", "白渡市", 230, 890}, {"990112", "永澜市", 270, 920},
};
static const char *const towns[DEMO_TOWNS] = {"城关镇", "柳林镇", "河口镇",   "石桥镇",
                                              "新塘镇", "青山乡", "东街街道", "西街街道"};
static const char *const surnames[] = {"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周",
                                       "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭",
                                       "马", "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯",
                                       "于", "董", "萧", "程", "曹", "袁", "邓", "许", "傅"};
static const char *const given[] = {"伟",   "芳",   "娜",   "敏",   "静",   "丽",   "强",   "磊",
                                    "军",   "洋",   "勇",   "艳",   "杰",   "娟",   "涛",   "明",
                                    "超",   "秀兰", "建国", "志强", "桂英", "海燕", "文博", "晓东",
                                    "玉梅", "国平", "春华", "立新", "思远", "雨晴"};

const char *demo_person(struct demo *demo) {
    const char *surname = DEMO_PICK(&demo->random, surnames);
    return arena_printf(demo->ctx->arena, "%s%s", surname, DEMO_PICK(&demo->random, given));
}

static enum status make_region(struct demo *demo, const char *code, const char *name, enum region_level level,
                               struct region_id parent, struct region_id county, struct region_id *ret_id) {
    struct db *db = demo->ctx->db;
    enum status status = db_run(
        db, SQL_DEMO_REGION_INSERT,
        ARGS(PARAMS(P_TEXT("code", code), P_TEXT("name", name), P_ENUM("level", region_level, level),
                    P_ID("parent_id", parent), P_ID("city_id", demo->city), P_ID("county_id", county))),
        NULL);
    if (status != STATUS_OK)
        return status;
    struct region_id id = {db_last_id(db)};
    status = db_run(db, SQL_DEMO_REGION_OWN, ARGS(PARAMS(P_ID("id", id))), NULL);
    if (status == STATUS_OK)
        *ret_id = id;
    return status;
}

static enum status make_towns(struct demo *demo, struct demo_county *county) {
    for (int i = 0; i < DEMO_TOWNS; i++) {
        const char *code = arena_printf(demo->ctx->arena, "%s%03d", county->code, i < 6 ? 100 + i : i - 5);
        enum status status =
            make_region(demo, code, towns[i], REGION_TOWN, county->id, county->id, &county->towns[i]);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}

static enum status make_county(struct demo *demo, int index) {
    struct demo_county *county = &demo->counties[index];
    *county = (struct demo_county){.code = counties[index].code,
                                   .name = counties[index].name,
                                   .diligence = counties[index].diligence,
                                   .strictness = counties[index].strictness};
    enum status status = make_region(demo, county->code, county->name, REGION_COUNTY, demo->city,
                                     (struct region_id){0}, &county->id);
    return status == STATUS_OK ? make_towns(demo, county) : status;
}

enum status demo_make_account(struct demo *demo, const char *login, const char *name, const char *hash,
                              enum role role, const struct db_scope *scope,
                              struct demo_account *ret_account) {
    struct ctx *ctx = demo->ctx;
    struct uuid uuid = demo_uuid(&demo->random);
    int64_t at = day_start(demo->options->today) - 400 * INT64_C(86400000);
    int32_t expires = role == ROLE_GUEST_INSPECTOR ? demo->options->today + 365 : DAY_NONE;
    enum status status =
        db_run(ctx->db, SQL_DEMO_ACCOUNT_INSERT,
               ARGS(PARAMS(P_UUID("uuid", uuid), P_TEXT("login", login), P_TEXT("name", name),
                           P_ENUM("role", role, role), P_INT("city_id", demo->city.value),
                           P_INT("county_id", scope->county_id ? scope->county_id : INT_NONE),
                           P_INT("town_id", scope->town_id ? scope->town_id : INT_NONE),
                           P_INT("institution_id", scope->institution_id ? scope->institution_id : INT_NONE),
                           P_TEXT("password_hash", hash), P_DAY("expires_on", expires), P_INT("at", at))),
               NULL);
    if (status == STATUS_OK)
        *ret_account = (struct demo_account){{db_last_id(ctx->db)}, name, role};
    return status;
}

/* "!" matches no password: these people act in the story, nobody signs in as them. */
static enum status make_staff(struct demo *demo, struct demo_county *county) {
    struct db_scope scope = {.county_id = county->id.value};
    for (int i = 0; i < 3; i++) {
        const char *login = arena_printf(demo->ctx->arena, "s%s.%d", county->code, i + 1);
        enum status status = demo_make_account(demo, login, demo_person(demo), "!", ROLE_COUNTY_SUPERVISOR,
                                               &scope, &county->supervisors[i]);
        if (status != STATUS_OK)
            return status;
    }
    return demo_make_account(demo, arena_printf(demo->ctx->arena, "l%s", county->code), demo_person(demo),
                             "!", ROLE_COUNTY_LEADER, &scope, &county->leader);
}

enum status demo_make_people(struct demo *demo) {
    enum status status = make_region(demo, DEMO_CITY_CODE, DEMO_CITY_NAME, REGION_CITY, (struct region_id){0},
                                     (struct region_id){0}, &demo->city);
    for (int i = 0; status == STATUS_OK && i < DEMO_COUNTIES; i++)
        status = make_county(demo, i);
    for (int i = 0; status == STATUS_OK && i < DEMO_COUNTIES; i++)
        status = make_staff(demo, &demo->counties[i]);
    struct db_scope city = {.city_id = demo->city.value};
    for (int i = 0; status == STATUS_OK && i < 2; i++)
        status = demo_make_account(demo, arena_printf(demo->ctx->arena, "c%d", i + 1), demo_person(demo), "!",
                                   ROLE_CITY_SUPERVISOR, &city, &demo->city_supervisors[i]);
    if (status != STATUS_OK)
        return status;
    return demo_make_account(demo, "cl1", demo_person(demo), "!", ROLE_CITY_LEADER, &city,
                             &demo->city_leader);
}

/* The accounts people sign in with: one a role, and a neighbour to see that scopes hold. */
static const struct sign_in {
    const char *login;
    enum role role;
    int county;      /* index, -1: the city */
    int institution; /* which of the county's institutions, -1: none */
    bool town;
} sign_ins[] = {
    {"admin", ROLE_SYSTEM_ADMIN, -1, -1, false},
    {"cityleader", ROLE_CITY_LEADER, -1, -1, false},
    {"city", ROLE_CITY_SUPERVISOR, -1, -1, false},
    {"countyleader", ROLE_COUNTY_LEADER, DEMO_SIGN_IN_COUNTY, -1, false},
    {"county", ROLE_COUNTY_SUPERVISOR, DEMO_SIGN_IN_COUNTY, -1, false},
    {"principal", ROLE_INSTITUTION_PRINCIPAL, DEMO_SIGN_IN_COUNTY, 0, false},
    {"officer", ROLE_INSTITUTION_OFFICER, DEMO_SIGN_IN_COUNTY, 0, false},
    {"town", ROLE_TOWN_OFFICER, DEMO_SIGN_IN_COUNTY, -1, true},
    {"auditor", ROLE_AUDITOR, -1, -1, false},
    {"guest", ROLE_GUEST_INSPECTOR, DEMO_SIGN_IN_COUNTY, 1, false},
    {"county2", ROLE_COUNTY_SUPERVISOR, 9, -1, false},
};

static const struct demo_institution *institution_of(const struct demo *demo, int county, int skip) {
    for (int64_t i = 0; i < demo->count; i++) {
        const struct demo_institution *institution = &demo->institutions[i];
        if (institution->county == county && institution->type == TYPE_ELDERLY_CARE && institution->gas &&
            institution->closed_on == DAY_NONE && skip-- == 0)
            return institution;
    }
    return &demo->institutions[0];
}

static const char *scope_of(struct demo *demo, const struct sign_in *who, struct db_scope *ret_scope) {
    *ret_scope = (struct db_scope){.city_id = demo->city.value};
    if (who->county < 0)
        return DEMO_CITY_NAME;
    const struct demo_county *county = &demo->counties[who->county];
    ret_scope->county_id = county->id.value;
    if (who->town) {
        ret_scope->town_id = county->towns[1].value;
        return arena_printf(demo->ctx->arena, "%s%s", county->name, towns[1]);
    }
    if (who->institution < 0)
        return county->name;
    const struct demo_institution *institution = institution_of(demo, who->county, who->institution);
    ret_scope->institution_id = institution->id.value;
    return institution->name;
}

static enum status make_sign_in(struct demo *demo, const struct sign_in *who, struct buf *file) {
    struct db_scope scope;
    const char *place = scope_of(demo, who, &scope), *hash = NULL;
    const char *password = password_random(demo->ctx->arena);
    struct demo_account account;
    enum status status = password_hash(password, demo->ctx->arena, &hash);
    if (status == STATUS_OK)
        status = demo_make_account(demo, who->login, demo_person(demo), hash, who->role, &scope, &account);
    if (status == STATUS_OK)
        buf_printf(file, "%s,%s,%s,%s,%s\n", who->login, password, names_code(&role_names, who->role),
                   names_label(&role_names, who->role), place);
    return status;
}

enum status demo_write_accounts(struct demo *demo) {
    struct buf file;
    buf_init(&file, demo->ctx->arena, 2048);
    buf_text(&file, "login,password,role,role_label,scope\n");
    for (size_t i = 0; i < sizeof sign_ins / sizeof sign_ins[0]; i++) {
        enum status status = make_sign_in(demo, &sign_ins[i], &file);
        if (status != STATUS_OK)
            return status;
    }
    return file_write_durable(demo->options->accounts_path, file.data, file.size);
}
