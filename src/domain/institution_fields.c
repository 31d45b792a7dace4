/* institution_fields.c: what an institution is, to JSON, to SQL, to the OpenAPI and to the reader. */
#include "minan/domain/institution.h"

NAMES_DEFINE(institution_type, "机构类型", INSTITUTION_TYPE_TABLE)
NAMES_DEFINE(ownership, "经办性质", OWNERSHIP_TABLE)
NAMES_DEFINE(area_setting, "城乡", AREA_SETTING_TABLE)
NAMES_DEFINE(institution_status, "运营状态", INSTITUTION_STATUS_TABLE)
NAMES_DEFINE(kitchen_fuel, "厨房燃料", KITCHEN_FUEL_TABLE)
NAMES_DEFINE(building_grade, "建筑安全等级", BUILDING_GRADE_TABLE)
NAMES_DEFINE(institution_sort, "排序", INSTITUTION_SORT_TABLE)
NAMES_DEFINE(visit_level, "检查层级", VISIT_LEVEL_TABLE)
NAMES_DEFINE(self_check, "自查种类", SELF_CHECK_TABLE)

enum { MAX_COUNT = 100000, MAX_LIFTS = 1000 };

/* The members that a record and its edit have in common: s the struct, o the flag of an optional one, r of
 * the three that make a record. */
#define INSTITUTION_MEMBERS(s, o, r)                                                                         \
    F_TEXT(s, name, r, .label = "机构名称", .max = 100),                                                     \
        F_TEXT(s, credit_code, o, .label = "统一社会信用代码", .min = 18, .max = 18,                         \
               .doc = "GB 32100-2015, check character verified"),                                            \
        F_ENUM(s, type, institution_type, r, .label = "机构类型"),                                           \
        F_TEXT(s, county, r, .label = "县(市、区)", .min = 6, .max = 6, .doc = "GB/T 2260 code"),            \
        F_TEXT(s, town, o, .label = "镇(街道)", .min = 9, .max = 9, .doc = "GB/T 2260 code, in the county"), \
        F_TEXT(s, address, o, .label = "地址"), F_REAL(s, longitude, o, .label = "经度"),                    \
        F_REAL(s, latitude, o, .label = "纬度"), F_ENUM(s, ownership, ownership, o, .label = "经办性质"),    \
        F_ENUM(s, setting, area_setting, o, .label = "城乡"), F_DATE(s, opened_on, o, .label = "启用日期"),  \
        F_DATE(s, closed_on, o, .label = "停用日期"),                                                        \
        F_ENUM(s, status, institution_status, (r) & ~CLEARABLE, .label = "运营状态"),                        \
        F_TEXT(s, principal, o, .label = "主要负责人", .max = 50),                                           \
        F_TEXT(s, principal_phone, (o) | PERSONAL, .label = "负责人电话", .max = 20),                        \
        F_TEXT(s, safety_officer, o, .label = "安全管理员", .max = 50),                                      \
        F_TEXT(s, safety_officer_phone, (o) | PERSONAL, .label = "安全管理员电话", .max = 20),               \
        F_TEXT(s, liaison, o, .label = "联络员", .max = 50),                                                 \
        F_TEXT(s, liaison_phone, (o) | PERSONAL, .label = "联络员电话", .max = 20),                          \
        F_TEXT(s, city_leader, o, .label = "市级包挂领导", .max = 50),                                       \
        F_TEXT(s, county_leader, o, .label = "县级包挂领导", .max = 50),                                     \
        F_TEXT(s, city_person, o, .label = "市级责任人", .max = 50),                                         \
        F_TEXT(s, county_person, o, .label = "县级责任人", .max = 50),                                       \
        F_TEXT(s, town_person, o, .label = "镇级责任人", .max = 50),                                         \
        F_INT(s, beds, o, .label = "床位数", .max = MAX_COUNT),                                              \
        F_INT(s, people_served, o, .label = "服务对象人数", .max = MAX_COUNT),                               \
        F_INT(s, staff, o, .label = "工作人员数", .max = MAX_COUNT),                                         \
        F_ENUM(s, kitchen_fuel, kitchen_fuel, o, .label = "厨房燃料"),                                       \
        F_DATE(s, converted_on, o, .label = "全电改造日期"), F_BOOL(s, canteen, o, .label = "有无食堂"),     \
        F_BOOL(s, lodging, o, .label = "有无住宿"), F_INT(s, lifts, o, .label = "电梯数", .max = MAX_LIFTS), \
        F_BOOL(s, special_equipment, o, .label = "其他特种设备"),                                            \
        F_DATE(s, equipment_expires_on, o, .label = "特种设备检验有效期"),                                   \
        F_DATE(s, licence_expires_on, o, .label = "许可或备案有效期"),                                       \
        F_BOOL(s, fire_control_room, o, .label = "消防控制室"), F_BOOL(s, vehicles, o, .label = "车辆"),     \
        F_ENUM(s, building_grade, building_grade, o, .label = "建筑安全等级",                                \
               .doc = "JGJ 125, of the worst building"),                                                     \
        F_BOOL(s, micro_fire_station, o, .label = "微型消防站"),                                             \
        F_BOOL(s, volunteer_brigade, o, .label = "志愿消防队"),                                              \
        F_TEXT(s, note, (o) | MULTILINE, .label = "备注", .max = 1000)

/* clang-format off */
static const struct field institution_fields[] = {
    F_ID(struct institution, id),
    F_UUID(struct institution, uuid, REQUIRED, .label = "编号"),
    INSTITUTION_MEMBERS(struct institution, NULLABLE, REQUIRED),
    F_TEXT(struct institution, county_name, REQUIRED, .label = "县(市、区)名称"),
    F_TEXT(struct institution, town_name, NULLABLE, .label = "镇(街道)名称"),
    F_DATE(struct institution, last_visited_on, NULLABLE, .label = "最近检查", .doc = "by city or county"),
    F_DATE(struct institution, last_self_check_on, NULLABLE, .label = "最近自查"),
    F_INT(struct institution, open_hazards, REQUIRED, .label = "未销号隐患", .doc = "in rectification or submitted"),
    F_INT(struct institution, overdue_hazards, REQUIRED, .label = "逾期隐患"),
    F_TEXTS(struct institution, conditions, REQUIRED, .label = "适用条件",
            .doc = "the applies_when conditions it meets"),
    {.name = "city_id", .type = FIELD_INT, .flags = INTERNAL, .offset = offsetof(struct institution, city_id)},
    {.name = "county_id", .type = FIELD_INT, .flags = INTERNAL, .offset = offsetof(struct institution, county_id)},
    {.name = "town_id", .type = FIELD_INT, .flags = INTERNAL, .offset = offsetof(struct institution, town_id)},
    F_TEXT(struct institution, content_hash, INTERNAL),
    F_INT(struct institution, row_version, REQUIRED, .label = "版本"),
};
SHAPE(institution, struct institution);

static const struct field institution_row_fields[] = {
    F_UUID(struct institution_row, uuid, REQUIRED, .label = "编号"),
    F_TEXT(struct institution_row, name, REQUIRED, .label = "机构名称"),
    F_TEXT(struct institution_row, credit_code, NULLABLE, .label = "统一社会信用代码"),
    F_ENUM(struct institution_row, type, institution_type, REQUIRED, .label = "机构类型"),
    F_TEXT(struct institution_row, county_name, REQUIRED, .label = "县(市、区)"),
    F_TEXT(struct institution_row, town_name, NULLABLE, .label = "镇(街道)"),
    F_TEXT(struct institution_row, address, NULLABLE, .label = "地址"),
    F_ENUM(struct institution_row, ownership, ownership, NULLABLE, .label = "经办性质"),
    F_ENUM(struct institution_row, status, institution_status, REQUIRED, .label = "运营状态"),
    F_TEXT(struct institution_row, principal, NULLABLE, .label = "主要负责人"),
    F_TEXT(struct institution_row, principal_phone, NULLABLE | PERSONAL, .label = "负责人电话", .doc = "masked"),
    F_INT(struct institution_row, beds, NULLABLE, .label = "床位数"),
    F_INT(struct institution_row, people_served, NULLABLE, .label = "服务对象人数"),
    F_INT(struct institution_row, staff, NULLABLE, .label = "工作人员数"),
    F_ENUM(struct institution_row, kitchen_fuel, kitchen_fuel, NULLABLE, .label = "厨房燃料"),
    F_ENUM(struct institution_row, building_grade, building_grade, NULLABLE, .label = "建筑安全等级"),
    F_DATE(struct institution_row, last_visited_on, NULLABLE, .label = "最近检查"),
    F_DATE(struct institution_row, last_self_check_on, NULLABLE, .label = "最近自查"),
    F_INT(struct institution_row, open_hazards, REQUIRED, .label = "未销号隐患"),
    F_INT(struct institution_row, overdue_hazards, REQUIRED, .label = "逾期隐患"),
    F_INT(struct institution_row, row_version, REQUIRED, .label = "版本"),
    F_ID(struct institution_row, id),
};
SHAPE(institution_row, struct institution_row);

static const struct field institution_edit_fields[] = {
    F_UUID(struct institution_edit, uuid, REQUIRED | IN_PATH, .label = "编号"),
    INSTITUTION_MEMBERS(struct institution_edit, CLEARABLE, 0),
};
SHAPE_PATCH(institution_edit, struct institution_edit);

static const struct field institution_filter_fields[] = {
    F_TEXT(struct institution_filter, search, 0, .label = "搜索", .max = 60,
           .doc = "characters of the name in a row, or the first 4 or more of the credit code"),
    F_TEXT(struct institution_filter, county, 0, .label = "县(市、区)", .min = 6, .max = 6),
    F_TEXT(struct institution_filter, town, 0, .label = "镇(街道)", .min = 9, .max = 9),
    F_ENUM(struct institution_filter, type, institution_type, 0, .label = "机构类型"),
    F_BOOL(struct institution_filter, six_types, 0, .label = "六类机构", .doc = "false: only the type other"),
    F_ENUM(struct institution_filter, status, institution_status, 0, .label = "运营状态"),
    F_ENUM(struct institution_filter, ownership, ownership, 0, .label = "经办性质"),
    F_ENUM(struct institution_filter, kitchen_fuel, kitchen_fuel, 0, .label = "厨房燃料"),
    F_ENUM(struct institution_filter, building_grade, building_grade, 0, .label = "建筑安全等级"),
    F_BOOL(struct institution_filter, has_open_hazards, 0, .label = "有未销号隐患"),
    F_BOOL(struct institution_filter, has_overdue_hazards, 0, .label = "有逾期隐患"),
    F_DATE(struct institution_filter, in_use_on, 0, .label = "在用日期", .doc = "operating on register at the end of this day"),
    F_DATE(struct institution_filter, visited_from, 0, .label = "检查起始日期"),
    F_DATE(struct institution_filter, visited_to, 0, .label = "检查截止日期"),
    F_BOOL(struct institution_filter, visited, 0, .label = "是否检查", .doc = "in the period visited_from..visited_to; default true"),
    F_ENUM(struct institution_filter, visited_by, visit_level, 0, .label = "检查层级", .doc = "default any"),
    F_DATE(struct institution_filter, self_checked_from, 0, .label = "自查起始日期"),
    F_DATE(struct institution_filter, self_checked_to, 0, .label = "自查截止日期"),
    F_BOOL(struct institution_filter, self_checked, 0, .label = "是否自查", .doc = "in the period self_checked_from..self_checked_to; default true"),
    F_ENUM(struct institution_filter, self_checked_as, self_check, 0, .label = "自查种类", .doc = "default any"),
    F_BOOL(struct institution_filter, gas_user, 0, .label = "燃气用户", .doc = "any gas or liquid fuel, now or before a conversion"),
    F_BOOL(struct institution_filter, uses_gas, 0, .label = "现用燃气", .doc = "gas or liquid fuel now"),
    F_BOOL(struct institution_filter, converted, 0, .label = "已改全电厨房", .doc = "converted by in_use_on, else by today"),
    F_BOOL(struct institution_filter, people_100, 0, .label = "满100人", .doc = "people served and staff together"),
    F_BOOL(struct institution_filter, micro_fire_station, 0, .label = "有微型消防站"),
    F_BOOL(struct institution_filter, volunteer_brigade, 0, .label = "有志愿消防队"),
    F_BOOL(struct institution_filter, has_account, 0, .label = "已上线", .doc = "has an account that may sign in"),
    F_INT(struct institution_filter, stock_days, 0, .label = "物资可用天数", .min = 1, .max = 365, .doc = "at full load; default: what duty D14 asks for on that day"),
    F_BOOL(struct institution_filter, stocked, 0, .label = "物资达到天数", .doc = "stock_days or more by the newest stocktaking; default true; this and the next three by in_use_on, else by today"),
    F_BOOL(struct institution_filter, drilled, 0, .label = "本半年已演练", .doc = "an emergency drill in that half-year"),
    F_BOOL(struct institution_filter, trained, 0, .label = "本年已轮训", .doc = "took part in a training of a bureau in that year"),
    F_BOOL(struct institution_filter, accepted, 0, .label = "达标有效", .doc = "a standard acceptance valid on that day"),
    F_ENUM(struct institution_filter, sort, institution_sort, 0, .label = "排序", .doc = "default name"),
    F_TEXT(struct institution_filter, cursor, 0, .label = "翻页标记", .max = 2000),
    F_INT(struct institution_filter, limit, 0, .label = "每页条数", .min = 1, .max = PAGE_MOST),
};
SHAPE(institution_filter, struct institution_filter);

static const struct field institution_query_fields[] = {
    F_TEXT(struct institution_query, phrase, INTERNAL),
    F_TEXT(struct institution_query, code_from, INTERNAL),
    F_TEXT(struct institution_query, code_to, INTERNAL),
    F_BOOL(struct institution_query, six_types_yes, INTERNAL),
    F_BOOL(struct institution_query, six_types_no, INTERNAL),
    F_BOOL(struct institution_query, open_yes, INTERNAL),
    F_BOOL(struct institution_query, open_no, INTERNAL),
    F_BOOL(struct institution_query, overdue_yes, INTERNAL),
    F_BOOL(struct institution_query, overdue_no, INTERNAL),
    F_BOOL(struct institution_query, visited_since, INTERNAL),
    F_BOOL(struct institution_query, visited_any, INTERNAL),
    F_BOOL(struct institution_query, visited_city, INTERNAL),
    F_BOOL(struct institution_query, visited_county, INTERNAL),
    F_BOOL(struct institution_query, missed_since, INTERNAL),
    F_BOOL(struct institution_query, missed_any, INTERNAL),
    F_BOOL(struct institution_query, missed_city, INTERNAL),
    F_BOOL(struct institution_query, missed_county, INTERNAL),
    F_BOOL(struct institution_query, checked_since, INTERNAL),
    F_BOOL(struct institution_query, unchecked_since, INTERNAL),
    F_BOOL(struct institution_query, checked_self, INTERNAL),
    F_BOOL(struct institution_query, missed_self, INTERNAL),
    F_INT(struct institution_query, visit_year, INTERNAL),
    F_INT(struct institution_query, visit_marks, INTERNAL),
    F_INT(struct institution_query, check_year, INTERNAL),
    F_INT(struct institution_query, check_marks, INTERNAL),
    F_BOOL(struct institution_query, led_by_city_leader, INTERNAL),
    F_BOOL(struct institution_query, visited_jointly, INTERNAL),
    F_BOOL(struct institution_query, checked_by_principal, INTERNAL),
    F_BOOL(struct institution_query, checked_gas, INTERNAL),
    F_INT(struct institution_query, least_stock, INTERNAL),
    F_DATE(struct institution_query, today, INTERNAL),
};
SHAPE(institution_query, struct institution_query);

static const struct field institution_page_fields[] = {
    F_LIST(struct institution_page, items, institution_row_shape, REQUIRED, .label = "机构"),
    F_INT(struct institution_page, total, REQUIRED, .label = "总数"),
    F_BOOL(struct institution_page, total_capped, REQUIRED, .label = "总数已封顶"),
    F_TEXT(struct institution_page, next, NULLABLE, .label = "下一页", .doc = "cursor of the next page"),
};
SHAPE(institution_page, struct institution_page);

static const struct field institution_by_uuid_fields[] = {
    F_UUID(struct institution_by_uuid, uuid, REQUIRED | IN_PATH, .label = "编号"),
};
SHAPE(institution_by_uuid, struct institution_by_uuid);

static const struct field institution_refs_request_fields[] = {
    F_TEXT(struct institution_refs_request, cursor, 0, .label = "翻页标记", .max = 2000),
    F_INT(struct institution_refs_request, limit, 0, .label = "每页条数", .min = 1, .max = 500),
};
SHAPE(institution_refs_request, struct institution_refs_request);

static const struct field institution_refs_fields[] = {
    F_LIST(struct institution_refs, items, institution_shape, REQUIRED, .label = "机构"),
    F_TEXT(struct institution_refs, next, NULLABLE, .label = "下一页", .doc = "cursor of the next page"),
};
SHAPE(institution_refs, struct institution_refs);
/* clang-format on */
