/* draw_private.h: what the files of draws share. */
#ifndef MINAN_DRAW_PRIVATE_H
#define MINAN_DRAW_PRIVATE_H

#include "minan/domain/draw.h"
#include "minan/domain/draw_lots.h"

/* The urn as text, ready to be kept. */
struct urn {
    const char *conditions;
    const char *institutions; /* lines: uuid TAB name TAB recused */
    int64_t institution_count;
    const char *inspectors; /* lines: uuid TAB name */
    int64_t inspector_count;
};
/* STATUS_INVALID on county (unknown), on "county" too when the pool is larger than DRAW_POOL_MOST. */
MUST_USE enum status urn_fill(struct ctx *ctx, const struct draw_pool_request *request, struct urn *ret_urn);

/* The draw with its pools, without its results. */
MUST_USE enum status draw_find(struct ctx *ctx, const struct uuid *uuid, struct draw *ret_draw);

#endif
