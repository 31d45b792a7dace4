#include "actions.h"
#include "minan/domain/institution_import.h"
#include "minan/domain/sheet.h"

static enum status make_ledger(struct ctx *ctx, const void *request, const char *path) {
    return institution_export(ctx, request, path);
}

static enum status make_annotated(struct ctx *ctx, const void *request, const char *path) {
    return import_annotated(ctx, request, path);
}

enum status institution_export_stream(struct ctx *ctx, const void *request, const struct route_io *io) {
    return download_sheet(ctx, request, io, make_ledger, "机构台账");
}

enum status import_annotated_stream(struct ctx *ctx, const void *request, const struct route_io *io) {
    return download_sheet(ctx, request, io, make_annotated, "导入问题标注");
}
