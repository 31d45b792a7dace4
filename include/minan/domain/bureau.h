/* bureau.h: the civil-affairs bureau 民政局 of the city or of a county: who issues a number or a paper.
 *
 * Numbers are gapless: one series for each kind, bureau and year (sequence.h).
 */
#ifndef MINAN_DOMAIN_BUREAU_H
#define MINAN_DOMAIN_BUREAU_H

#include "minan/domain/ctx.h"

struct bureau {
    struct region_id region_id; /* the city or county it stands for; 0: none */
    const char *code;           /* GB/T 2260 */
    const char *place;          /* 石麓县 */
};

/* The city's bureau when of_city, else the county's. STATUS_NOT_FOUND when the region is not there. */
MUST_USE enum status bureau_of(struct ctx *ctx, bool of_city, int64_t city_id, int64_t county_id,
                               struct bureau *ret_bureau);
/* The one the actor works for. STATUS_FORBIDDEN for everybody outside the two bureaus. */
MUST_USE enum status bureau_of_actor(struct ctx *ctx, struct bureau *ret_bureau);

/* 石麓县民政局 */
const char *bureau_name(struct arena *arena, const struct bureau *bureau);

/* 石麓县民安改〔2026〕12号: the next number of that series, word 改 and bureau in the year of day. */
MUST_USE enum status bureau_number(struct ctx *ctx, const struct bureau *bureau, const char *series,
                                   const char *word, int32_t day, const char **ret_number);

/* Series of orders to rectify 责令限期整改通知书: a visit or hazard takes its number when it is logged, the
 * paper printed for it carries the same. */
#define BUREAU_NOTICE_SERIES "notice"
#define BUREAU_NOTICE_WORD   "改"

#endif
