#include "actions.h"
#include "minan/domain/sheet.h"

static enum status make_matrix(struct ctx *ctx, const void *request, const char *path) {
    return responsibility_export(ctx, request, path);
}

enum status responsibility_export_stream(struct ctx *ctx, const void *request, const struct route_io *io) {
    return download_sheet(ctx, request, io, make_matrix, "责任矩阵");
}
