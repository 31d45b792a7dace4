/* session_open.c: from a token to the actor and what that actor may touch. */
#include "people.h"

#include "minan/base/hash.h"
#include "minan/domain/second_factor.h"
#include <string.h>

enum { TOKEN_LENGTH = 64, MINUTE_MS = 60 * 1000, IDLE_MINUTES = 30 };

enum status signer_by_id(struct ctx *ctx, struct account_id id, struct signer *ret_signer) {
    return db_one(ctx->db, SQL_SIGNER_BY_ID, ARGS(PARAMS(P_ID("id", id))), &signer_shape, ctx->arena,
                  ret_signer);
}

bool signer_may_enter(const struct ctx *ctx, const struct signer *signer) {
    bool is_over = signer->expires_on != DAY_NONE && signer->expires_on < clock_today(ctx->clock);
    return signer->status == ACCOUNT_ACTIVE && !is_over;
}

bool signer_must_add_factor(const struct signer *signer) {
    return signer->factor_required == YES && signer->factor_secret == NULL &&
           second_factor_concerns(signer->role);
}

static int64_t id_or_zero(int64_t id) {
    return id == INT_NONE ? 0 : id;
}

/* One member says it all: a statement then has one condition, and one index to serve it. */
static struct db_scope scope_of(const struct signer *signer) {
    switch (role_level(signer->role)) {
    case LEVEL_CITY: return (struct db_scope){.city_id = id_or_zero(signer->city_id)};
    case LEVEL_COUNTY: return (struct db_scope){.county_id = id_or_zero(signer->county_id)};
    case LEVEL_TOWN: return (struct db_scope){.town_id = id_or_zero(signer->town_id)};
    case LEVEL_INSTITUTION: return (struct db_scope){.institution_id = id_or_zero(signer->institution_id)};
    case LEVEL_NONE: break;
    }
    return (struct db_scope){0};
}

void signer_acts(struct ctx *ctx, const struct signer *signer) {
    ctx->actor = (struct actor){
        .id = signer->id,
        .session_id = signer->session_id,
        .uuid = signer->uuid,
        .name = signer->name,
        .role = signer->role,
        .scope = scope_of(signer),
        .city_id = id_or_zero(signer->city_id),
        .county_id = id_or_zero(signer->county_id),
    };
}

/* A phone keeps its queue through a long day outside, so only the office has to stay awake. */
static bool has_ended(const struct ctx *ctx, const struct signer *signer) {
    int64_t now = clock_now(ctx->clock);
    int64_t idle_ms = (int64_t)(ctx->idle_minutes ? ctx->idle_minutes : IDLE_MINUTES) * MINUTE_MS;
    bool is_idle = signer->client == CLIENT_OFFICE && now - signer->last_seen_at > idle_ms;
    return is_idle || now >= signer->session_expires_at;
}

enum status session_open(struct ctx *ctx, const char *token, struct session_standing *ret_standing) {
    struct signer signer;
    char hash[SHA256_TEXT_SIZE];
    if (token == NULL || strlen(token) != TOKEN_LENGTH)
        return STATUS_UNAUTHENTICATED;
    sha256_text(token, TOKEN_LENGTH, hash);
    enum status status = db_one(ctx->db, SQL_SESSION_BY_TOKEN, ARGS(PARAMS(P_TEXT("token_hash", hash))),
                                &signer_shape, ctx->arena, &signer);
    if (status != STATUS_OK)
        return status == STATUS_NOT_FOUND ? STATUS_UNAUTHENTICATED : status;
    if (!signer_may_enter(ctx, &signer))
        return STATUS_UNAUTHENTICATED;
    if (has_ended(ctx, &signer))
        return STATUS_SESSION_EXPIRED;
    signer_acts(ctx, &signer);
    *ret_standing = (struct session_standing){
        .stale = clock_now(ctx->clock) - signer.last_seen_at > MINUTE_MS,
        .must_change_password = signer.must_change_password == YES,
        .must_add_factor = signer_must_add_factor(&signer),
    };
    return STATUS_OK;
}

enum status session_touch(struct ctx *ctx, struct session_id session) {
    return db_run(ctx->db, SQL_SESSION_TOUCH,
                  ARGS(PARAMS(P_ID("id", session), P_TIME("now", clock_now(ctx->clock)))), NULL);
}
