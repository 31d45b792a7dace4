#include "sample.h"

NAMES_DEFINE(colour, "颜色", COLOUR_TABLE)

static const struct field answer_fields[] = {
    F_TEXT(struct answer, item, REQUIRED, .label = "检查项", .max = 5),
    F_DATE(struct answer, deadline, 0, .label = "整改期限"),
};
SHAPE(answer, struct answer);

static const struct field place_of_fields[] = {
    F_REAL(struct place_of, longitude, REQUIRED | NULLABLE, .label = "经度", .min = -180, .max = 180),
    F_TEXT(struct place_of, address, 0, .label = "地址"),
};
static SHAPE(place_of, struct place_of);

static const struct field sample_fields[] = {
    F_ID(struct sample, id),
    F_UUID(struct sample, uuid, IN_PATH, .label = "编号"),
    F_TEXT(struct sample, name, REQUIRED, .label = "机构名称", .min = 2, .max = 10),
    F_TEXT(struct sample, note, MULTILINE | NULLABLE, .label = "备注", .max = 1000, .doc = "free text"),
    F_TEXT(struct sample, layout, RAW_JSON, .label = "布局"),
    F_DATE(struct sample, deadline, 0, .label = "整改期限"),
    F_TIME(struct sample, at, NULLABLE, .label = "开始时间"),
    F_INT(struct sample, beds, 0, .label = "床位数", .max = 100000),
    F_INT(struct sample, depth, 0, .doc = "has no label", .min = -10, .max = 10),
    F_REAL(struct sample, cost, 0, .label = "费用"),
    F_BOOL(struct sample, open, 0, .label = "营业"),
    F_ENUM(struct sample, colour, colour, NULLABLE, .label = "颜色"),
    F_OBJECT(struct sample, place, place_of_shape, 0, .label = "位置"),
    F_LIST(struct sample, answers, answer_shape, 0, .label = "答案", .min = 1, .max = 3),
    F_TEXTS(struct sample, tags, 0, .label = "标签"),
    F_TEXT(struct sample, hash, INTERNAL),
};
SHAPE(sample, struct sample);

static const struct field sample_patch_fields[] = {
    F_TEXT(struct sample_patch, name, 0, .label = "机构名称"),
    F_TEXT(struct sample_patch, note, CLEARABLE, .label = "备注"),
    F_INT(struct sample_patch, beds, CLEARABLE, .label = "床位数"),
    F_INT(struct sample_patch, version, REQUIRED, .label = "版本"),
};
SHAPE_PATCH(sample_patch, struct sample_patch);

static const struct field sample_filter_fields[] = {
    F_UUID(struct sample_filter, uuid, 0, .label = "编号"),
    F_TEXT(struct sample_filter, q, 0, .label = "搜索", .max = 5),
    F_INT(struct sample_filter, beds, 0, .label = "床位数", .min = -5, .max = 100),
    F_REAL(struct sample_filter, cost, 0, .label = "费用"),
    F_BOOL(struct sample_filter, open, 0, .label = "营业"),
    F_ENUM(struct sample_filter, colour, colour, 0, .label = "颜色"),
    F_DATE(struct sample_filter, from, 0, .label = "起始日期"),
    F_TIME(struct sample_filter, since, 0, .label = "起始时间"),
    F_TEXTS(struct sample_filter, areas, 0, .label = "领域", .max = 3),
    F_LIST(struct sample_filter, answers, answer_shape, 0),
    F_INT(struct sample_filter, limit, REQUIRED, .label = "条数"),
};
SHAPE(sample_filter, struct sample_filter);
