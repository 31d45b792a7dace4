#include "actions.h"
#include "minan/domain/sheet.h"

static enum status make_board(struct ctx *ctx, const void *request, const char *path) {
    return duty_board_export(ctx, request, path);
}

static enum status make_subjects(struct ctx *ctx, const void *request, const char *path) {
    return duty_subjects_export(ctx, request, path);
}

static enum status make_fulfilment(struct ctx *ctx, const void *request, const char *path) {
    return duty_fulfilment_export(ctx, request, path);
}

static enum status make_due(struct ctx *ctx, const void *request, const char *path) {
    return duty_due_export(ctx, request, path);
}

enum status duty_board_export_stream(struct ctx *ctx, const void *request, const struct route_io *io) {
    return download_sheet(ctx, request, io, make_board, "履职看板");
}

enum status duty_subjects_export_stream(struct ctx *ctx, const void *request, const struct route_io *io) {
    return download_sheet(ctx, request, io, make_subjects, "履职名单");
}

enum status duty_fulfilment_export_stream(struct ctx *ctx, const void *request, const struct route_io *io) {
    return download_sheet(ctx, request, io, make_fulfilment, "履职完成率");
}

enum status duty_due_export_stream(struct ctx *ctx, const void *request, const struct route_io *io) {
    return download_sheet(ctx, request, io, make_due, "到期履职名单");
}
