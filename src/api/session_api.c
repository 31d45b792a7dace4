#include "actions.h"
#include "minan/domain/session.h"

/* A failed sign-in is counted, and counting it commits: so the refusal travels beside the status. */
enum status login_action(struct ctx *ctx, const void *request, void *ret_reply) {
    return session_login(ctx, request, ret_reply, &ctx->outcome);
}
