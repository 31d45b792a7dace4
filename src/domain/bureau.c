#include "minan/domain/bureau.h"

#include "minan/domain/sequence.h"

static const struct field bureau_fields[] = {
    F_ID(struct bureau, region_id),
    F_TEXT(struct bureau, code, INTERNAL),
    F_TEXT(struct bureau, place, INTERNAL),
};
static SHAPE(bureau, struct bureau);

enum status bureau_of(struct ctx *ctx, bool of_city, int64_t city_id, int64_t county_id,
                      struct bureau *ret_bureau) {
    return db_one(ctx->db, SQL_REGION_BUREAU, ARGS(PARAMS(P_INT("id", of_city ? city_id : county_id))),
                  &bureau_shape, ctx->arena, ret_bureau);
}

enum status bureau_of_actor(struct ctx *ctx, struct bureau *ret_bureau) {
    const struct actor *actor = &ctx->actor;
    if (!role_is_bureau(actor->role))
        return STATUS_FORBIDDEN;
    return bureau_of(ctx, role_level(actor->role) == LEVEL_CITY, actor->city_id, actor->county_id,
                     ret_bureau);
}

const char *bureau_name(struct arena *arena, const struct bureau *bureau) {
    return arena_printf(arena, "%s民政局", bureau->place);
}

enum status bureau_number(struct ctx *ctx, const struct bureau *bureau, const char *series, const char *word,
                          int32_t day, const char **ret_number) {
    int64_t number;
    int year = day_ymd(day).year;
    enum status status = sequence_next(ctx, series, bureau->region_id, year, &number);
    if (status == STATUS_OK)
        *ret_number =
            arena_printf(ctx->arena, "%s民安%s〔%d〕%lld号", bureau->place, word, year, (long long)number);
    return status;
}
