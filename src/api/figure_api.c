#include "actions.h"
#include "minan/domain/sheet.h"

static enum status make_board(struct ctx *ctx, const void *request, const char *path) {
    return figure_board_export(ctx, request, path);
}

static enum status make_breakdown(struct ctx *ctx, const void *request, const char *path) {
    return figure_breakdown_export(ctx, request, path);
}

static enum status make_trend(struct ctx *ctx, const void *request, const char *path) {
    return figure_trend_export(ctx, request, path);
}

static enum status make_heat(struct ctx *ctx, const void *request, const char *path) {
    return figure_heat_export(ctx, request, path);
}

static enum status make_ageing(struct ctx *ctx, const void *request, const char *path) {
    return figure_ageing_export(ctx, request, path);
}

enum status figure_board_export_stream(struct ctx *ctx, const void *request, const struct route_io *io) {
    return download_sheet(ctx, request, io, make_board, "指标一览");
}

enum status figure_breakdown_export_stream(struct ctx *ctx, const void *request, const struct route_io *io) {
    return download_sheet(ctx, request, io, make_breakdown, "分项对比");
}

enum status figure_trend_export_stream(struct ctx *ctx, const void *request, const struct route_io *io) {
    return download_sheet(ctx, request, io, make_trend, "逐月走势");
}

enum status figure_heat_export_stream(struct ctx *ctx, const void *request, const struct route_io *io) {
    return download_sheet(ctx, request, io, make_heat, "领域与县");
}

enum status figure_ageing_export_stream(struct ctx *ctx, const void *request, const struct route_io *io) {
    return download_sheet(ctx, request, io, make_ageing, "逾期时长");
}
