#include "actions.h"
#include "minan/domain/sheet.h"

static enum status make_targets(struct ctx *ctx, const void *request, const char *path) {
    return target_export(ctx, request, path);
}

enum status target_export_stream(struct ctx *ctx, const void *request, const struct route_io *io) {
    return download_sheet(ctx, request, io, make_targets, "年度目标");
}
