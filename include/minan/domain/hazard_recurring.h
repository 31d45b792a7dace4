/* hazard_recurring.h: the same thing again: open here already (a hint while logging), and found at many
 * institutions and in many counties (共性问题). */
#ifndef MINAN_DOMAIN_HAZARD_RECURRING_H
#define MINAN_DOMAIN_HAZARD_RECURRING_H

#include "minan/domain/hazard.h"

struct hazard_similar_request {
    struct uuid institution;
    const char *item_code;
};
extern const struct shape hazard_similar_request_shape;
/* Unresolved hazards of that item at that institution, newest first: to be rechecked, or logged anyway. */
MUST_USE enum status hazard_similar(struct ctx *ctx, const struct hazard_similar_request *request,
                                    struct hazard_page *ret_page);

struct hazard_recurring_request {
    int32_t from;       /* default: 1 January of the year of `to` */
    int32_t to;         /* default: today */
    const char *county; /* code */
    enum institution_type institution_type;
    enum area area;
    int64_t limit;
};
extern const struct shape hazard_recurring_request_shape;

struct hazard_recurring_row {
    const char *item_code;
    const char *requirement; /* newest wording */
    enum area area;
    int64_t hazards; /* found in the period, not void */
    int64_t institutions;
    int64_t counties;
    int64_t unresolved;
    const char *query;            /* of the ledger behind the first three */
    const char *unresolved_query; /* behind the last */
};
extern const struct shape hazard_recurring_row_shape;

struct hazard_recurring {
    int32_t from;
    int32_t to;
    struct list items; /* of struct hazard_recurring_row: in most counties first, then most hazards */
};
extern const struct shape hazard_recurring_shape;

/* Items found at two institutions or more, in the actor's scope. STATUS_INVALID on from after to. */
MUST_USE enum status hazard_recurring(struct ctx *ctx, const struct hazard_recurring_request *request,
                                      struct hazard_recurring *ret_recurring);

#endif
