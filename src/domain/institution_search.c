/* institution_search.c: the institutions that a name stands for. */
#include "minan/db/id_set.h"
#include "minan/domain/institution.h"

enum status institution_named(struct ctx *ctx, const char *text, const char **ret_set) {
    return db_text(ctx->db, SQL_INSTITUTION_NAMED,
                   ARGS(PARAMS(P_TEXT("phrase", institution_phrase(ctx->arena, text)))), ctx->arena, ret_set);
}

enum status institution_named_width(struct ctx *ctx, const char *set, int64_t most, int64_t *ret_width) {
    int64_t county =
        ctx->actor.scope.county_id; /* whose register is short, however many others have the name */
    if (county)
        return db_int(
            ctx->db, SQL_INSTITUTION_NAMED_IN_COUNTY,
            ARGS(PARAMS(P_TEXT("named", set), P_INT("within_county", county), P_INT("limit", most + 1))),
            ret_width);
    *ret_width = id_set_count(set);
    return STATUS_OK;
}
