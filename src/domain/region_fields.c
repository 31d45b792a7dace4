/* region_fields.c: what a region is, to JSON, to SQL and to the OpenAPI. */
#include "minan/domain/region.h"

NAMES_DEFINE(region_level, "区划级别", REGION_LEVEL_TABLE)

static const struct field region_fields[] = {
    F_ID(struct region, id),
    F_TEXT(struct region, code, REQUIRED, .min = 6, .max = 9, .label = "区划代码",
           .doc = "GB/T 2260: 6 digits, 9 for a town"),
    F_TEXT(struct region, name, REQUIRED, .max = 40, .label = "区划名称"),
    F_ENUM(struct region, level, region_level, REQUIRED, .label = "区划级别"),
    F_TEXT(struct region, parent, NULLABLE, .max = 9, .label = "上级区划",
           .doc = "code of the parent; null for the city"),
    F_INT(struct region, city_id, INTERNAL),
    F_INT(struct region, county_id, INTERNAL),
    F_INT(struct region, row_version, 0, .label = "版本"),
};
SHAPE(region, struct region);

static const struct field region_tree_fields[] = {
    F_LIST(struct region_tree, items, region_shape, 0, .label = "区划"),
};
SHAPE(region_tree, struct region_tree);

static const struct field region_new_fields[] = {
    F_TEXT(struct region_new, code, REQUIRED | IN_PATH, .min = 6, .max = 9, .label = "区划代码"),
    F_TEXT(struct region_new, name, REQUIRED, .max = 40, .label = "区划名称"),
    F_ENUM(struct region_new, level, region_level, REQUIRED, .label = "区划级别"),
    F_TEXT(struct region_new, parent, 0, .max = 9, .label = "上级区划",
           .doc = "code; required unless level is city"),
};
SHAPE(region_new, struct region_new);

static const struct field region_change_fields[] = {
    F_TEXT(struct region_change, code, REQUIRED | IN_PATH, .min = 6, .max = 9, .label = "区划代码"),
    F_TEXT(struct region_change, name, REQUIRED, .max = 40, .label = "区划名称"),
};
SHAPE(region_change, struct region_change);
