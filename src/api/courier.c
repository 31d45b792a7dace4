#include "courier.h"

#include "errand.h"
#include "minan/api/payload.h"

enum { PARCEL_ARENA = 4 * 1024 * 1024 };

/* ---- the two writes around a sending ---- */

static enum status claim(struct ctx *ctx, void *user) {
    enum status status = delivery_recover(ctx);
    if (status == STATUS_OK)
        status = delivery_claim(ctx, user);
    if (status != STATUS_NOT_FOUND)
        return status;
    ctx->outcome = STATUS_NOT_FOUND; /* what was recovered and set aside stays all the same */
    return STATUS_OK;
}

struct settlement {
    const struct parcel *parcel;
    enum fate fate;
    const char *error;
};

static enum status settle(struct ctx *ctx, void *user) {
    const struct settlement *settlement = user;
    return delivery_settle(ctx, settlement->parcel, settlement->fate, settlement->error);
}

/* ---- one parcel ---- */

static enum status carry(struct app *app, struct arena *arena, bool (*stopping)(void *), void *user) {
    struct parcel parcel;
    struct post post;
    struct post_result result;
    enum status status = errand_run(app, &(struct errand){"delivery.claim", claim, &parcel}, arena);
    if (status != STATUS_OK)
        return status;
    payload_make(&parcel, clock_now(app->clock), arena, &post);
    post.timeout_ms = app->post_timeout_ms;
    post.stopping = stopping;
    post.user = user;
    post_send(&post, arena, &result);
    struct settlement settlement = {.parcel = &parcel};
    settlement.fate = payload_fate(parcel.kind, &result, arena, &settlement.error);
    return errand_run(app, &(struct errand){"delivery.settle", settle, &settlement}, arena);
}

void courier_round(struct app *app, bool (*stopping)(void *user), void *user) {
    struct arena *arena = arena_new(PARCEL_ARENA);
    while (!stopping(user) && carry(app, arena, stopping, user) == STATUS_OK)
        arena_reset(arena);
    arena_free(arena);
}
