/* draw_fields.c: what a draw is, to JSON, to SQL, to the OpenAPI and to the reader. */
#include "minan/domain/draw.h"

enum { TITLE_MOST = 60, CONDITIONS_MOST = 300, HASH_SIZE = 64, NAMES_MOST = 500, LOTS_MOST = DRAW_MOST + 5 };

/* clang-format off */
#define POOL_MEMBERS(s)                                                                                      \
    F_TEXT(s, county, 0, .label = "县(市、区)", .max = 9, .doc = "GB/T 2260 code"),                          \
    F_ENUM(s, institution_type, institution_type, 0, .label = "机构类型"),                                   \
    F_DATE(s, not_visited_since, 0, .label = "这天以来未检查"),                                              \
    F_BOOL(s, unplanned, 0, .label = "没有待检查的安排")

static const struct field draw_pool_request_fields[] = {
    POOL_MEMBERS(struct draw_pool_request),
};
SHAPE(draw_pool_request, struct draw_pool_request);

static const struct field draw_pool_fields[] = {
    F_TEXT(struct draw_pool, conditions, REQUIRED, .label = "条件", .max = CONDITIONS_MOST),
    F_INT(struct draw_pool, institutions, REQUIRED, .label = "符合条件的机构"),
    F_INT(struct draw_pool, inspectors, REQUIRED, .label = "可抽取的检查人员"),
    F_TEXTS(struct draw_pool, inspector_names, REQUIRED, .label = "检查人员姓名"),
};
SHAPE(draw_pool, struct draw_pool);

static const struct field draw_new_fields[] = {
    F_UUID(struct draw_new, uuid, REQUIRED | IN_PATH, .label = "编号"),
    F_TEXT(struct draw_new, title, REQUIRED, .label = "抽取名称", .max = TITLE_MOST),
    POOL_MEMBERS(struct draw_new),
    F_INT(struct draw_new, count, 0, .label = "抽取家数", .min = 1, .max = DRAW_MOST, .doc = "this or percent"),
    F_INT(struct draw_new, percent, 0, .label = "抽取比例", .min = 1, .max = 100, .doc = "of the pool, rounded up"),
    F_INT(struct draw_new, team_size, REQUIRED, .label = "每组人数", .min = 1, .max = DRAW_TEAM_MOST),
    F_ENUM(struct draw_new, kind, inspection_kind, REQUIRED, .label = "检查类型"),
    F_DATE(struct draw_new, from_on, REQUIRED, .label = "检查日期起"),
    F_DATE(struct draw_new, to_on, 0, .label = "检查日期止", .doc = "absent: that one day"),
    F_BOOL(struct draw_new, unannounced, 0, .label = "四不两直"),
};
SHAPE(draw_new, struct draw_new);

static const struct field draw_result_fields[] = {
    F_INT(struct draw_result, position, REQUIRED, .label = "序号"),
    F_UUID(struct draw_result, institution, REQUIRED, .label = "机构"),
    F_TEXT(struct draw_result, institution_name, REQUIRED, .label = "机构名称"),
    F_TEXT(struct draw_result, team_names, REQUIRED, .label = "检查人员", .max = NAMES_MOST, .doc = "as drawn"),
    F_UUID(struct draw_result, plan, REQUIRED, .label = "检查计划"),
    F_ENUM(struct draw_result, plan_state, visit_plan_state, REQUIRED, .label = "状态"),
    F_DATE(struct draw_result, done_on, NULLABLE, .label = "实际检查日期"),
};
SHAPE(draw_result, struct draw_result);

static const struct field draw_fields[] = {
    F_ID(struct draw, id),
    F_UUID(struct draw, uuid, REQUIRED, .label = "编号"),
    F_TEXT(struct draw, title, REQUIRED, .label = "抽取名称", .max = TITLE_MOST),
    F_TEXT(struct draw, unit, REQUIRED, .label = "单位"),
    F_ENUM(struct draw, level, inspection_level, REQUIRED, .label = "检查层级"),
    F_ENUM(struct draw, kind, inspection_kind, REQUIRED, .label = "检查类型"),
    F_DATE(struct draw, from_on, REQUIRED, .label = "检查日期起"),
    F_DATE(struct draw, to_on, REQUIRED, .label = "检查日期止"),
    F_BOOL(struct draw, unannounced, REQUIRED, .label = "四不两直"),
    F_TEXT(struct draw, conditions, REQUIRED, .label = "抽取条件", .max = CONDITIONS_MOST),
    F_INT(struct draw, wanted, REQUIRED, .label = "抽取家数"),
    F_INT(struct draw, team_size, REQUIRED, .label = "每组人数"),
    F_TEXT(struct draw, algorithm, REQUIRED, .label = "算法"),
    F_TEXT(struct draw, seed, REQUIRED, .label = "随机种子", .max = HASH_SIZE),
    F_INT(struct draw, institution_count, REQUIRED, .label = "机构名单家数"),
    F_TEXT(struct draw, institution_hash, REQUIRED, .label = "机构名单校验值", .max = HASH_SIZE),
    F_INT(struct draw, inspector_count, REQUIRED, .label = "人员名单人数"),
    F_TEXT(struct draw, inspector_hash, REQUIRED, .label = "人员名单校验值", .max = HASH_SIZE),
    F_TIME(struct draw, drawn_at, REQUIRED, .label = "抽取时间"),
    F_TEXT(struct draw, drawn_by, REQUIRED, .label = "抽取人"),
    F_LIST(struct draw, results, draw_result_shape, REQUIRED, .label = "抽取结果", .max = DRAW_MOST,
           .doc = "empty in lists"),
    F_TEXT(struct draw, institution_pool, INTERNAL),
    F_TEXT(struct draw, inspector_pool, INTERNAL),
    F_TEXT(struct draw, result, INTERNAL),
    F_TEXT(struct draw, content_hash, INTERNAL),
};
SHAPE(draw, struct draw);

static const struct field draw_filter_fields[] = {
    F_TEXT(struct draw_filter, cursor, 0, .label = "翻页位置"),
    F_INT(struct draw_filter, limit, 0, .label = "每页条数", .min = 1, .max = PAGE_MOST),
};
SHAPE(draw_filter, struct draw_filter);

static const struct field draw_page_fields[] = {
    F_LIST(struct draw_page, items, draw_shape, REQUIRED, .label = "抽取记录", .doc = "without results"),
    F_INT(struct draw_page, total, REQUIRED, .label = "总数", .doc = "counted up to a cap"),
    F_BOOL(struct draw_page, total_capped, REQUIRED, .label = "超过计数上限"),
    F_TEXT(struct draw_page, next, NULLABLE, .label = "下一页", .doc = "cursor of the next page"),
};
SHAPE(draw_page, struct draw_page);

static const struct field draw_by_uuid_fields[] = {
    F_UUID(struct draw_by_uuid, uuid, REQUIRED | IN_PATH, .label = "编号"),
};
SHAPE(draw_by_uuid, struct draw_by_uuid);

static const struct field draw_lot_fields[] = {
    F_INT(struct draw_lot, position, REQUIRED, .label = "次序"),
    F_TEXT(struct draw_lot, id, REQUIRED, .label = "机构编号"),
    F_TEXT(struct draw_lot, name, REQUIRED, .label = "机构名称"),
    F_TEXT(struct draw_lot, key, REQUIRED, .label = "签值", .max = HASH_SIZE, .doc = "SHA-256 of seed:institution:id"),
    F_BOOL(struct draw_lot, drawn, REQUIRED, .label = "抽中"),
};
SHAPE(draw_lot, struct draw_lot);

static const struct field draw_check_fields[] = {
    F_TEXT(struct draw_check, method, REQUIRED, .label = "复核办法", .max = 500),
    F_TEXT(struct draw_check, seed, REQUIRED, .label = "随机种子", .max = HASH_SIZE),
    F_BOOL(struct draw_check, institution_pool_intact, REQUIRED, .label = "机构名单未改动"),
    F_BOOL(struct draw_check, inspector_pool_intact, REQUIRED, .label = "人员名单未改动"),
    F_BOOL(struct draw_check, repeats, REQUIRED, .label = "重抽结果一致"),
    F_LIST(struct draw_check, lots, draw_lot_shape, REQUIRED, .label = "签值次序", .max = LOTS_MOST),
};
SHAPE(draw_check, struct draw_check);
/* clang-format on */
