/* institution_search.c: how many institutions a name stands for. */
#include "minan/domain/institution.h"

static int64_t key_or_none(int64_t key) {
    return key ? key : INT_NONE;
}

enum status institution_search_width(struct ctx *ctx, const char *phrase, int64_t most, int64_t *ret_width) {
    const struct db_scope *scope = &ctx->actor.scope;
    bool county = scope->county_id != 0; /* whose register is short, however many others have the name */
    return db_int(ctx->db, SQL_INSTITUTION_SEARCH_WIDTH,
                  ARGS(PARAMS(P_TEXT("phrase", phrase), P_INT("within_city", key_or_none(scope->city_id)),
                              P_INT("within_county", key_or_none(scope->county_id)), P_INT("limit", most + 1),
                              P_FLAG("by_register", county), P_FLAG("by_name", !county))),
                  ret_width);
}
