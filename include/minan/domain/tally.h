/* tally.h: counts by month that triggers keep beside the records (sql/migrations), so that figures do not
 * walk through the records of all years. Nobody writes them but the triggers and tally_rebuild. */
#ifndef MINAN_DOMAIN_TALLY_H
#define MINAN_DOMAIN_TALLY_H

#include "minan/domain/ctx.h"

/* Counts everything anew, after records came in while the triggers were set aside. In a write transaction. */
MUST_USE enum status tally_rebuild(struct ctx *ctx);

/* Number of rows that differ from a full recount: 0 when all is well. Seconds at millions of records. */
MUST_USE enum status tally_verify(struct ctx *ctx, int64_t *ret_differences);

#endif
