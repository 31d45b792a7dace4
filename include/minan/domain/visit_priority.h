/* visit_priority.h: 该去哪家: operating institutions by points, from published rules (plan_setting.h). Every
 * point comes with its reason in words and the records behind it. */
#ifndef MINAN_DOMAIN_VISIT_PRIORITY_H
#define MINAN_DOMAIN_VISIT_PRIORITY_H

#include "minan/domain/institution.h"
#include "minan/domain/plan_setting.h"

struct visit_priority_filter {
    const char *county; /* code */
    enum institution_type type;
    enum truth unplanned; /* true: without an open plan; false: with one */
    const char *cursor;
    int64_t limit;
};
extern const struct shape visit_priority_filter_shape;

struct visit_reason {
    enum visit_rule rule;
    int64_t points;
    const char *text;  /* 逾期未整改隐患 2 项 */
    const char *query; /* of the hazard ledger; NULL: the institution's own record tells it */
};
extern const struct shape visit_reason_shape;

struct visit_priority {
    struct uuid institution;
    const char *institution_name;
    enum institution_type institution_type;
    const char *county_name;
    int32_t last_visited_on;
    int64_t points;
    struct list reasons; /* of struct visit_reason, most points first */
    struct uuid plan;    /* the next open plan the actor may see */
    int32_t plan_from;
    int32_t plan_to;
};
extern const struct shape visit_priority_shape;

struct visit_priority_page {
    struct list items; /* most points first */
    int64_t total;
    enum truth total_capped;
    const char *next;
};
extern const struct shape visit_priority_page_shape;

MUST_USE enum status visit_priority_list(struct ctx *ctx, const struct visit_priority_filter *filter,
                                         struct visit_priority_page *ret_page);

#endif
