#include "actions.h"
#include "minan/domain/sheet.h"

static enum status make_ledger(struct ctx *ctx, const void *request, const char *path) {
    return incident_export(ctx, request, path);
}

enum status incident_export_stream(struct ctx *ctx, const void *request, const struct route_io *io) {
    return download_sheet(ctx, request, io, make_ledger, "突发事件台账");
}
