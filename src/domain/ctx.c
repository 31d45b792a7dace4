/* ctx.c: what every change checks first. */
#include "minan/domain/ctx.h"

enum status ctx_check_version(struct ctx *ctx, int64_t row_version) {
    if (ctx->base_version != 0 && ctx->base_version != row_version)
        return STATUS_STALE;
    return STATUS_OK;
}
