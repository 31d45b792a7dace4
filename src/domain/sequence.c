/* sequence.c: one upsert that returns the number it made. */
#include "minan/domain/sequence.h"

enum status sequence_next(struct ctx *ctx, const char *kind, struct region_id region, int year,
                          int64_t *ret_number) {
    return db_int(ctx->db, SQL_SEQUENCE_NEXT,
                  ARGS(PARAMS(P_TEXT("kind", kind), P_ID("region_id", region), P_INT("year", (int64_t)year))),
                  ret_number);
}
