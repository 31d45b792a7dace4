/* checklist.h: checklist items in immutable published versions (rules.md section 2). The seed is a sample the
 * bureau edits. */
#ifndef MINAN_DOMAIN_CHECKLIST_H
#define MINAN_DOMAIN_CHECKLIST_H

#include "minan/domain/ctx.h"

/* clang-format off */
#define AREA_TABLE(X) \
    X(AREA_MANAGEMENT, "management", "管理责任") \
    X(AREA_FIRE, "fire", "消防") \
    X(AREA_ELECTRICITY, "electricity", "用电") \
    X(AREA_BUILDING, "building", "建筑安全") \
    X(AREA_GAS, "gas", "燃气") \
    X(AREA_FOOD, "food", "食品卫生") \
    X(AREA_SPECIAL_EQUIPMENT, "special_equipment", "特种设备") \
    X(AREA_DUTY_WATCH, "duty_watch", "值班值守") \
    X(AREA_EMERGENCY, "emergency", "应急") \
    X(AREA_EPIDEMIC, "epidemic", "疫情/传染病防控") \
    X(AREA_SECURITY, "security", "治安与车辆") \
    X(AREA_SERVICE, "service", "服务安全")
/* clang-format on */
NAMES_DECLARE(area, AREA_TABLE)
#define SEVERITY_TABLE(X) X(SEVERITY_GENERAL, "general", "一般") X(SEVERITY_MAJOR, "major", "重大")
NAMES_DECLARE(severity, SEVERITY_TABLE)
/* clang-format off */
#define ITEM_TYPE_TABLE(X) \
    X(ITEM_GENERAL, "general", "通用") \
    X(ITEM_ELDERLY_CARE, "elderly_care", "养老机构") \
    X(ITEM_MARRIAGE_REGISTRY, "marriage_registry", "婚姻登记机构") \
    X(ITEM_RELIEF_STATION, "relief_station", "救助管理机构") \
    X(ITEM_MENTAL_HEALTH, "mental_health", "精神卫生福利机构") \
    X(ITEM_FUNERAL_HOME, "funeral_home", "殡仪馆(公墓)") \
    X(ITEM_CHILD_WELFARE, "child_welfare", "儿童福利机构") \
    X(ITEM_OTHER, "other", "其他")
/* clang-format on */
NAMES_DECLARE(item_type, ITEM_TYPE_TABLE)
/* clang-format off */
#define CONDITION_TABLE(X) \
    X(CONDITION_CANTEEN, "canteen", "有食堂") \
    X(CONDITION_GAS, "gas", "使用燃气") \
    X(CONDITION_BOTTLED_GAS, "bottled_gas", "使用瓶装气") \
    X(CONDITION_LIQUID_FUEL, "liquid_fuel", "使用液体燃料") \
    X(CONDITION_SPECIAL_EQUIPMENT, "special_equipment", "有特种设备") \
    X(CONDITION_LIFT, "lift", "有电梯") \
    X(CONDITION_LODGING, "lodging", "有住宿") \
    X(CONDITION_VEHICLES, "vehicles", "有车辆") \
    X(CONDITION_FIRE_CONTROL_ROOM, "fire_control_room", "有消防控制室") \
    X(CONDITION_BUILDING_GRADE_CD, "building_grade_cd", "建筑为C、D级") \
    X(CONDITION_PEOPLE_100, "people>=100", "人数达到100人") \
    X(CONDITION_STAFF_100, "staff>100", "从业人员超过100人")
/* clang-format on */
NAMES_DECLARE(condition, CONDITION_TABLE)
#define CHECKLIST_STATE_TABLE(X)                                                                             \
    X(CHECKLIST_DRAFT, "draft", "草稿")                                                                      \
    X(CHECKLIST_PUBLISHED, "published", "已发布") X(CHECKLIST_VOID, "void", "作废")
NAMES_DECLARE(checklist_state, CHECKLIST_STATE_TABLE)
#define CONFIDENCE_TABLE(X)                                                                                  \
    X(CONFIDENCE_A, "A", "已核对原文") X(CONFIDENCE_B, "B", "依据实践") X(CONFIDENCE_C, "C", "自拟")
NAMES_DECLARE(confidence, CONFIDENCE_TABLE)

struct checklist_item {
    struct checklist_item_id id;
    const char *code;
    enum item_type institution_type;
    enum area area;
    const char *requirement;
    const char *basis;
    enum severity severity;
    int64_t deadline_days;
    enum truth photo_required;
    enum condition applies_when; /* 0: always */
    enum confidence confidence;
    int64_t position;
};
extern const struct shape checklist_item_shape;

struct checklist {
    struct checklist_id id;
    struct uuid uuid;
    int64_t number;
    const char *title;
    const char *note;
    enum checklist_state state;
    int32_t effective_from;
    int64_t published_at;
    const char *published_by;
    int64_t item_count;
    enum truth in_force; /* the version a visit of today uses */
    struct list items;   /* of struct checklist_item; empty in lists */
    int64_t row_version;
};
extern const struct shape checklist_shape;

struct checklist_list {
    struct list items; /* newest first, without their items */
};
extern const struct shape checklist_list_shape;

struct checklist_new {
    struct uuid uuid; /* in path */
    const char *title;
    const char *note;
    struct uuid copy_of; /* absent: the built-in sample of 175 items */
};
extern const struct shape checklist_new_shape;

struct checklist_item_edit {
    struct uuid uuid; /* in path: of the draft */
    const char *code; /* in path */
    enum item_type institution_type;
    enum area area;
    const char *requirement;
    const char *basis;
    enum severity severity;
    int64_t deadline_days;
    enum truth photo_required;
    enum condition applies_when;
    enum confidence confidence;
};
extern const struct shape checklist_item_edit_shape;

struct checklist_item_ref {
    struct uuid uuid;
    const char *code;
};
extern const struct shape checklist_item_ref_shape;

struct checklist_publish {
    struct uuid uuid;       /* in path */
    int32_t effective_from; /* today or later; visits of that day on use it */
};
extern const struct shape checklist_publish_shape;

struct checklist_by_uuid {
    struct uuid uuid;
};
extern const struct shape checklist_by_uuid_shape;

MUST_USE enum status checklist_all(struct ctx *ctx, struct checklist_list *ret_list);
MUST_USE enum status checklist_get(struct ctx *ctx, const struct checklist_by_uuid *request,
                                   struct checklist *ret_checklist);
MUST_USE enum status checklist_current(struct ctx *ctx,
                                       struct checklist *ret_checklist); /* in force today, with items */
MUST_USE enum status checklist_put(struct ctx *ctx, const struct checklist_new *request,
                                   struct checklist *ret_checklist);
MUST_USE enum status checklist_put_item(struct ctx *ctx, const struct checklist_item_edit *request,
                                        struct checklist *ret_checklist);
MUST_USE enum status checklist_drop_item(struct ctx *ctx, const struct checklist_item_ref *request,
                                         struct checklist *ret_checklist);
MUST_USE enum status checklist_publish(struct ctx *ctx, const struct checklist_publish *request,
                                       struct checklist *ret_checklist);

/* Does this item belong on the list for an institution of this type meeting these conditions (TEXTS of
 * codes)? kind "gas_self" keeps only area gas. The phone applies the same rule offline. */
struct institution;
bool checklist_item_applies(const struct checklist_item *item, const struct institution *institution,
                            bool gas_only);

#endif
