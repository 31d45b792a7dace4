#include "actions.h"
#include "minan/domain/sheet.h"

static enum status make_ledger(struct ctx *ctx, const void *request, const char *path) {
    return activity_export(ctx, request, path);
}

enum status activity_export_stream(struct ctx *ctx, const void *request, const struct route_io *io) {
    return download_sheet(ctx, request, io, make_ledger, "活动台账");
}
