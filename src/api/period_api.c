#include "actions.h"
#include "minan/domain/sheet.h"

static enum status make_figures(struct ctx *ctx, const void *request, const char *path) {
    return period_export(ctx, request, path);
}

static enum status make_list(struct ctx *ctx, const void *request, const char *path) {
    return period_list_export(ctx, request, path);
}

static enum status make_records(struct ctx *ctx, const void *request, const char *path) {
    return period_record_export(ctx, request, path);
}

static enum status make_differences(struct ctx *ctx, const void *request, const char *path) {
    return period_difference_export(ctx, request, path);
}

enum status period_list_export_stream(struct ctx *ctx, const void *request, const struct route_io *io) {
    return download_sheet(ctx, request, io, make_list, "封账情况");
}

enum status period_export_stream(struct ctx *ctx, const void *request, const struct route_io *io) {
    return download_sheet(ctx, request, io, make_figures, "封账指标");
}

enum status period_record_export_stream(struct ctx *ctx, const void *request, const struct route_io *io) {
    return download_sheet(ctx, request, io, make_records, "封账记录");
}

enum status period_difference_export_stream(struct ctx *ctx, const void *request, const struct route_io *io) {
    return download_sheet(ctx, request, io, make_differences, "口径差异表");
}
