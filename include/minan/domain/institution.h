/* institution.h: the register 机构台账 (rules.md section 1). */
#ifndef MINAN_DOMAIN_INSTITUTION_H
#define MINAN_DOMAIN_INSTITUTION_H

#include "minan/domain/ctx.h"

#define INSTITUTION_TYPE_TABLE(X)                                                                            \
    X(TYPE_ELDERLY_CARE, "elderly_care", "养老机构")                                                         \
    X(TYPE_MARRIAGE_REGISTRY, "marriage_registry", "婚姻登记机构")                                           \
    X(TYPE_RELIEF_STATION, "relief_station", "救助管理机构")                                                 \
    X(TYPE_MENTAL_HEALTH, "mental_health", "精神卫生福利机构")                                               \
    X(TYPE_FUNERAL_HOME, "funeral_home", "殡仪馆(公墓)")                                                     \
    X(TYPE_CHILD_WELFARE, "child_welfare", "儿童福利机构")                                                   \
    X(TYPE_OTHER, "other", "其他")
NAMES_DECLARE(institution_type, INSTITUTION_TYPE_TABLE)
#define OWNERSHIP_TABLE(X)                                                                                   \
    X(OWNERSHIP_PUBLIC, "public", "公办")                                                                    \
    X(OWNERSHIP_PRIVATE, "private", "民办") X(OWNERSHIP_PUBLIC_PRIVATE, "public_private", "公建民营")
NAMES_DECLARE(ownership, OWNERSHIP_TABLE)
#define AREA_SETTING_TABLE(X) X(SETTING_URBAN, "urban", "城市") X(SETTING_RURAL, "rural", "农村")
NAMES_DECLARE(area_setting, AREA_SETTING_TABLE)
#define INSTITUTION_STATUS_TABLE(X)                                                                          \
    X(INSTITUTION_OPERATING, "operating", "运营")                                                            \
    X(INSTITUTION_SUSPENDED, "suspended", "停业") X(INSTITUTION_CLOSED, "closed", "撤销")
NAMES_DECLARE(institution_status, INSTITUTION_STATUS_TABLE)
#define KITCHEN_FUEL_TABLE(X)                                                                                \
    X(FUEL_NONE, "none", "无")                                                                               \
    X(FUEL_PIPED_GAS, "piped_gas", "管道天然气")                                                             \
    X(FUEL_BOTTLED_GAS, "bottled_gas", "瓶装液化气")                                                         \
    X(FUEL_LIQUID, "liquid_fuel", "植物油/醇基燃料") X(FUEL_ELECTRIC, "electric", "全电厨房")
NAMES_DECLARE(kitchen_fuel, KITCHEN_FUEL_TABLE)
#define BUILDING_GRADE_TABLE(X)                                                                              \
    X(GRADE_A, "A", "A") X(GRADE_B, "B", "B") X(GRADE_C, "C", "C") X(GRADE_D, "D", "D")
NAMES_DECLARE(building_grade, BUILDING_GRADE_TABLE)

/* The whole record; also what an inspector's phone keeps. Lists fill it with telephone numbers masked. */
struct institution {
    struct institution_id id;
    struct uuid uuid;
    const char *name;
    const char *credit_code;
    enum institution_type type;
    const char *county; /* code */
    const char *county_name;
    const char *town; /* code */
    const char *town_name;
    const char *address;
    double longitude;
    double latitude;
    enum ownership ownership;
    enum area_setting setting;
    int32_t opened_on;
    int32_t closed_on;
    enum institution_status status;
    const char *principal;
    const char *principal_phone; /* PERSONAL */
    const char *safety_officer;
    const char *safety_officer_phone; /* PERSONAL */
    const char *liaison;
    const char *liaison_phone; /* PERSONAL */
    const char *city_leader;
    const char *county_leader;
    const char *city_person;
    const char *county_person;
    const char *town_person;
    int64_t beds;
    int64_t people_served;
    int64_t staff;
    enum kitchen_fuel kitchen_fuel;
    int32_t converted_on;
    enum truth canteen;
    enum truth lodging;
    int64_t lifts;
    enum truth special_equipment;
    int32_t equipment_expires_on;
    int32_t licence_expires_on;
    enum truth fire_control_room;
    enum truth vehicles;
    enum building_grade building_grade;
    enum truth micro_fire_station;
    enum truth volunteer_brigade;
    const char *note;
    int32_t last_visited_on;
    int32_t last_self_check_on;
    int64_t open_hazards;    /* not closed, void or transferred */
    int64_t overdue_hazards; /* of those in rectification, deadline before today */
    struct list
        conditions;  /* TEXTS: the applies_when conditions it meets, so that a phone can make the checklist */
    int64_t city_id; /* INTERNAL */
    int64_t county_id;        /* INTERNAL */
    int64_t town_id;          /* INTERNAL */
    const char *content_hash; /* INTERNAL */
    int64_t row_version;
};
extern const struct shape institution_shape;

/* Ledger row. */
struct institution_row {
    struct uuid uuid;
    const char *name;
    const char *credit_code;
    enum institution_type type;
    const char *county_name;
    const char *town_name;
    const char *address;
    enum ownership ownership;
    enum institution_status status;
    const char *principal;
    const char *principal_phone; /* masked */
    int64_t beds;
    int64_t people_served;
    int64_t staff;
    enum kitchen_fuel kitchen_fuel;
    enum building_grade building_grade;
    int32_t last_visited_on;
    int32_t last_self_check_on;
    int64_t open_hazards;
    int64_t overdue_hazards;
    int64_t row_version;
    struct institution_id id; /* INTERNAL */
};
extern const struct shape institution_row_shape;

/* Every editable member of struct institution, all optional but name, type, county for a new one. */
struct institution_edit {
    uint64_t present;
    struct uuid uuid; /* in path */
    const char *name;
    const char *credit_code;
    enum institution_type type;
    const char *county;
    const char *town;
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
    const char *liaison;
    const char *liaison_phone;
    const char *city_leader;
    const char *county_leader;
    const char *city_person;
    const char *county_person;
    const char *town_person;
    int64_t beds;
    int64_t people_served;
    int64_t staff;
    enum kitchen_fuel kitchen_fuel;
    int32_t converted_on;
    enum truth canteen;
    enum truth lodging;
    int64_t lifts;
    enum truth special_equipment;
    int32_t equipment_expires_on;
    int32_t licence_expires_on;
    enum truth fire_control_room;
    enum truth vehicles;
    enum building_grade building_grade;
    enum truth micro_fire_station;
    enum truth volunteer_brigade;
    const char *note;
};
extern const struct shape institution_edit_shape;

#define INSTITUTION_SORT_TABLE(X)                                                                            \
    X(INSTITUTION_BY_NAME, "name", "名称") X(INSTITUTION_BY_VISIT, "last_visit", "最久未检查在前")
NAMES_DECLARE(institution_sort, INSTITUTION_SORT_TABLE)
#define VISIT_LEVEL_TABLE(X)                                                                                 \
    X(VISIT_BY_CITY, "city", "市级")                                                                         \
    X(VISIT_BY_COUNTY, "county", "县级")                                                                     \
    X(VISIT_BY_ANY, "any", "市或县")                                                                         \
    X(VISIT_BY_CITY_LEADER, "city_leader", "市局班子成员带队")                                               \
    X(VISIT_JOINT, "joint", "联合检查")
NAMES_DECLARE(visit_level, VISIT_LEVEL_TABLE)
#define SELF_CHECK_TABLE(X)                                                                                  \
    X(SELF_CHECK_ANY, "any", "任何自查")                                                                     \
    X(SELF_CHECK_BY_PRINCIPAL, "principal", "主要负责人带队自查")                                            \
    X(SELF_CHECK_OF_GAS, "gas", "燃气自查")
NAMES_DECLARE(self_check, SELF_CHECK_TABLE)

/* One filter for the ledger, the export, and every figure that counts institutions. */
struct institution_filter {
    const char *search; /* name (any 1+ characters in a row) or credit code prefix */
    const char *county; /* code */
    const char *town;   /* code */
    enum institution_type type;
    enum truth six_types; /* the six reporting types only */
    enum institution_status status;
    enum ownership ownership;
    enum kitchen_fuel kitchen_fuel;
    enum building_grade building_grade;
    enum truth has_open_hazards;
    enum truth has_overdue_hazards;
    int32_t in_use_on;    /* opened on or before, not closed before: the denominator of figures */
    int32_t visited_from; /* with visited_to: has (visited=true) or has not (false) a visit in the period */
    int32_t visited_to;
    enum truth visited;
    enum visit_level visited_by;
    int32_t self_checked_from;
    int32_t self_checked_to;
    enum truth self_checked;
    enum self_check self_checked_as; /* which kind of self-check counts */
    enum truth gas_user;             /* any gas or liquid fuel, now or before a conversion */
    enum truth uses_gas;             /* gas or liquid fuel now */
    enum truth converted;            /* all-electric after a conversion, by in_use_on or by today */
    enum truth people_100;           /* people served and staff together at least 100 */
    enum truth micro_fire_station;
    enum truth volunteer_brigade;
    enum truth has_account; /* somebody of it may sign in */
    int64_t stock_days;  /* of supplies, by the newest stocktaking; the default is what duty D14 asks for */
    enum truth stocked;  /* for so many days or more; these four by in_use_on or today */
    enum truth drilled;  /* an emergency drill in the half-year of that day */
    enum truth trained;  /* took part in a bureau's training in the year of that day */
    enum truth accepted; /* a standard acceptance that is valid on that day */
    enum institution_sort sort;
    const char *cursor;
    int64_t limit;
};
extern const struct shape institution_filter_shape;

/* What follows from a filter and the day: the other half of the parameters of the SQL fragment
 * institution_where.
 *   ARGS(.scope = &ctx->actor.scope, .shape = &institution_filter_shape, .object = filter,
 *        .shape2 = &institution_query_shape, .object2 = &query)
 */
struct institution_query {
    const char *phrase;    /* for the full-text index of names */
    const char *code_from; /* credit codes in [code_from, code_to) */
    const char *code_to;
    enum truth six_types_yes; /* of these switches one of each kind, or none, is YES */
    enum truth six_types_no;
    enum truth open_yes;
    enum truth open_no;
    enum truth overdue_yes;
    enum truth overdue_no;
    enum truth visited_since; /* any visit in a period that reaches today: the newest one tells */
    enum truth visited_any;
    enum truth visited_city;
    enum truth visited_county;
    enum truth missed_since;
    enum truth missed_any;
    enum truth missed_city;
    enum truth missed_county;
    enum truth checked_since; /* as visited_since, of own checks */
    enum truth unchecked_since;
    enum truth checked_self;
    enum truth missed_self;
    int64_t visit_year;  /* a period of whole months of one year is asked of visit_year: which, */
    int64_t visit_marks; /* the bits of those visits; INT_NONE: asked otherwise */
    int64_t check_year;
    int64_t check_marks;
    enum truth led_by_city_leader; /* these four compare with visited or self_checked themselves */
    enum truth visited_jointly;
    enum truth checked_by_principal;
    enum truth checked_gas;
    int64_t least_stock; /* compares with stocked; INT_NONE: not asked */
    int32_t today;
};
extern const struct shape institution_query_shape;

/* STATUS_INVALID when a period lacks an end or is upside down. */
MUST_USE enum status institution_query_make(struct ctx *ctx, const struct institution_filter *filter,
                                            struct institution_query *ret_query);
/* "柳林" -> a phrase for institution_search; finds nothing when the text holds no letter or digit. */
const char *institution_phrase(struct arena *arena, const char *text);
/* The institutions with a text in their name, as a set for statements (minan/db/id_set.h); whoever they
 * belong to: it narrows what is scoped. */
MUST_USE enum status institution_named(struct ctx *ctx, const char *text, const char **ret_set);
/* How many of a set there are where the actor looks, as far as that chooses a plan: of a county up to most +
 * 1, of all others those of the whole installation. */
MUST_USE enum status institution_named_width(struct ctx *ctx, const char *set, int64_t most,
                                             int64_t *ret_width);
/* 13812345678 -> 138****5678; NULL stays NULL. */
const char *institution_mask_phone(struct arena *arena, const char *phone);

struct institution_page {
    struct list items;
    int64_t total; /* counted up to TOTAL_CAP */
    enum truth total_capped;
    const char *next;
};
extern const struct shape institution_page_shape;

struct institution_by_uuid {
    struct uuid uuid;
};
extern const struct shape institution_by_uuid_shape;

MUST_USE enum status institution_list(struct ctx *ctx, const struct institution_filter *filter,
                                      struct institution_page *ret_page);
MUST_USE enum status institution_count(struct ctx *ctx, const struct institution_filter *filter,
                                       int64_t *ret_count); /* of all rows, whatever limit and cursor say */
/* Every row behind a filter, in its order, for exports: the callback's object is a struct institution_row,
 * telephone numbers masked. */
MUST_USE enum status institution_each(struct ctx *ctx, const struct institution_filter *filter,
                                      db_row_fn *row, void *user);
/* Full telephone numbers: an audited view is a later issue; readers in scope see them here. */
MUST_USE enum status institution_get(struct ctx *ctx, const struct institution_by_uuid *request,
                                     struct institution *ret_institution);
/* Same UUID and content again: the first answer (200). Other content: STATUS_UUID_CONFLICT. */
MUST_USE enum status institution_put(struct ctx *ctx, const struct institution_edit *request,
                                     struct institution *ret_institution);
MUST_USE enum status institution_patch(struct ctx *ctx, const struct institution_edit *request,
                                       struct institution *ret_institution);

/* Shared with inspection, hazard, attachment: the row in the actor's scope, or STATUS_NOT_FOUND. */
MUST_USE enum status institution_find(struct ctx *ctx, const struct uuid *uuid,
                                      struct institution *ret_institution);

/* All of the actor's institutions with what a phone needs offline; keyset by cursor, limit up to 500. */
struct institution_refs_request {
    const char *cursor;
    int64_t limit;
};
extern const struct shape institution_refs_request_shape;
struct institution_refs {
    struct list items; /* of struct institution, telephone numbers whole: the inspector calls from the door */
    const char *next;
};
extern const struct shape institution_refs_shape;
MUST_USE enum status institution_refs(struct ctx *ctx, const struct institution_refs_request *request,
                                      struct institution_refs *ret_refs);

#endif
