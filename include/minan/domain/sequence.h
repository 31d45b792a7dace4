/* sequence.h: gapless numbers of visits and notices, one series for each kind, region and year.
 *
 * A number is taken in the write transaction of the record that carries it: rolled back with it, so no number
 * is ever skipped. Kinds are words of the program: "inspection", "notice".
 */
#ifndef MINAN_DOMAIN_SEQUENCE_H
#define MINAN_DOMAIN_SEQUENCE_H

#include "minan/domain/ctx.h"

MUST_USE enum status sequence_next(struct ctx *ctx, const char *kind, struct region_id region, int year,
                                   int64_t *ret_number); /* 1, 2, 3 ... */

#endif
