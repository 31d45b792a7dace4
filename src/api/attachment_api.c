/* attachment_api.c: photos in and out. Their bytes are no JSON, so what names them comes in headers. */
#include "actions.h"
#include "minan/domain/attachment.h"

#include <stdlib.h>
#include <string.h>

enum { HASH_LENGTH = 64 };

static const struct field attachment_upload_fields[] = {
    F_UUID(struct attachment_upload, uuid, IN_PATH | REQUIRED, .label = "附件编号"),
    F_TEXT(struct attachment_upload, sha256, INTERNAL),
    F_TIME(struct attachment_upload, taken_at, INTERNAL),
};
SHAPE(attachment_upload, struct attachment_upload);

static bool is_hash(const char *text) {
    return strlen(text) == HASH_LENGTH && strspn(text, "0123456789abcdef") == HASH_LENGTH;
}

static enum status take_time(struct ctx *ctx, const char *text, int64_t *ret_time) {
    char *end = NULL;
    if (text == NULL)
        return STATUS_OK;
    int64_t time = strtoll(text, &end, 10);
    if (end == text || *end != '\0' || time < 0 || time > INT64_C(7258118400000))
        return err_field(ctx->err, "X-Taken-At", "format", "「拍摄时间」应为毫秒数");
    *ret_time = time;
    return STATUS_OK;
}

enum status attachment_fill(struct ctx *ctx, const struct route_io *io, void *request) {
    struct attachment_upload *upload = request;
    const char *hash = request_header(io->request, "x-content-sha256");
    if (hash == NULL)
        return err_field(ctx->err, "X-Content-SHA256", "required", "缺少文件的 SHA-256 校验值");
    if (!is_hash(hash))
        return err_field(ctx->err, "X-Content-SHA256", "format",
                         "文件的 SHA-256 校验值应为 64 位小写十六进制");
    if (io->request->body_size == 0)
        return err_detail(ctx->err, STATUS_UNSUPPORTED_TYPE, "没有收到图片内容");
    upload->sha256 = hash;
    upload->data = io->request->body;
    upload->size = io->request->body_size;
    return take_time(ctx, request_header(io->request, "x-taken-at"), &upload->taken_at);
}

static bool is_known(const struct request *request, const char *etag) {
    const char *given = request_header(request, "if-none-match");
    return given != NULL && strcmp(given, etag) == 0;
}

/* The bytes under a UUID never change, so a browser may keep them; only this one, since they are not for
 * everybody. */
enum status attachment_open_stream(struct ctx *ctx, const void *request, const struct route_io *io) {
    struct attachment_file file;
    enum status status = attachment_open(ctx, request, &file);
    if (status != STATUS_OK)
        return status;
    const char *etag = arena_printf(ctx->arena, "\"%s\"", file.sha256);
    response_header(io->response, "ETag", etag);
    response_header(io->response, "Cache-Control", "private, max-age=31536000, immutable");
    if (is_known(io->request, etag)) {
        io->response->http_status = 304;
        return STATUS_OK;
    }
    io->response->content_type = names_code(&media_names, (int)file.media_type);
    return download_open(arena_printf(ctx->arena, "%s/%s", ctx->store_dir, file.path), io->response);
}
