/* region.h: the tree city 市 > county 县(市、区) > town 镇/街道, by GB/T 2260 code (6 digits; 9 for a town).
 */
#ifndef MINAN_DOMAIN_REGION_H
#define MINAN_DOMAIN_REGION_H

#include "minan/domain/ctx.h"

#define REGION_LEVEL_TABLE(X)                                                                                \
    X(REGION_CITY, "city", "市") X(REGION_COUNTY, "county", "县(市、区)") X(REGION_TOWN, "town", "镇(街道)")
NAMES_DECLARE(region_level, REGION_LEVEL_TABLE)

struct region {
    struct region_id id;
    const char *code;
    const char *name;
    enum region_level level;
    const char *parent; /* code of the parent; NULL for the city */
    int64_t city_id;    /* internal */
    int64_t county_id;  /* internal; INT_NONE for a city */
    int64_t row_version;
};
extern const struct shape region_shape;

struct region_tree {
    struct list items; /* of struct region, cities first, then by code */
};
extern const struct shape region_tree_shape;

struct region_new {
    const char *code; /* in path */
    const char *name;
    enum region_level level;
    const char *parent;
};
extern const struct shape region_new_shape;

struct region_change {
    const char *code; /* in path */
    const char *name;
};
extern const struct shape region_change_shape;

/* Regions within the actor's city (an administrator without a city: all). */
MUST_USE enum status region_list(struct ctx *ctx, struct region_tree *ret_tree);
MUST_USE enum status region_put(struct ctx *ctx, const struct region_new *request, struct region *ret_region);
MUST_USE enum status region_rename(struct ctx *ctx, const struct region_change *request,
                                   struct region *ret_region);
/* STATUS_NOT_FOUND when there is none, or it lies outside the actor's city or county. */
MUST_USE enum status region_by_code(struct ctx *ctx, const char *code, struct region *ret_region);

#endif
