#include "actions.h"
#include "minan/domain/draw.h"

#include <string.h>

enum status draw_text_stream(struct ctx *ctx, const void *request, const struct route_io *io) {
    const char *text = NULL;
    enum status status = draw_text(ctx, request, &text);
    if (status != STATUS_OK)
        return status;
    io->response->content_type = "text/plain; charset=utf-8";
    io->response->body = text;
    io->response->body_size = strlen(text);
    response_header(io->response, "Content-Disposition", "attachment; filename=\"draw.txt\"");
    return STATUS_OK;
}
