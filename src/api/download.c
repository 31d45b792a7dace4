#include "actions.h"

#include "minan/base/file.h"
#include "minan/domain/progress.h"
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum status download_open(const char *path, struct response *response) {
    struct stat found;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (file < 0)
        return file_status(errno);
    if (fstat(file, &found) != 0 || !S_ISREG(found.st_mode)) {
        close(file);
        return STATUS_INTERNAL;
    }
    response->file = file;
    response->file_size = (size_t)found.st_size;
    return STATUS_OK;
}

/* RFC 6266 with a name in Chinese: the plain one for old programs, the UTF-8 one, percent-encoded, for the
 * rest. */
static const char *disposition(struct arena *arena, const char *title, int32_t today) {
    static const char hex[] = "0123456789ABCDEF";
    char day[DAY_TEXT_SIZE];
    char name[256];
    size_t used = 0;
    for (const char *at = title; *at != '\0' && used + 4 < sizeof name; at++) {
        unsigned char byte = (unsigned char)*at;
        name[used++] = '%';
        name[used++] = hex[byte >> 4];
        name[used++] = hex[byte & 15];
    }
    name[used] = '\0';
    day_format(today, day);
    return arena_printf(arena, "attachment; filename=\"minan-%s.xlsx\"; filename*=UTF-8''%s-%s.xlsx", day,
                        name, day);
}

/* Under the UUID in X-Progress whoever waits can ask how far it is. */
static void watch(struct ctx *ctx, const struct request *request) {
    const char *text = request_header(request, "x-progress");
    struct uuid uuid;
    if (text != NULL && uuid_parse(text, &uuid))
        ctx->progress = progress_begin(ctx->progress_board, &uuid, ctx->actor.id);
}

enum status download_sheet(struct ctx *ctx, const void *request, const struct route_io *io, download_fn *make,
                           const char *title) {
    struct uuid uuid = uuid_random();
    const char *path = arena_printf(ctx->arena, "%s/%s.xlsx", io->tmp_dir, uuid.text);
    watch(ctx, io->request);
    enum status status = make(ctx, request, path);
    if (status == STATUS_OK)
        status = download_open(path, io->response);
    unlink(path);
    progress_enter(ctx->progress, status == STATUS_OK ? PROGRESS_DONE : PROGRESS_FAILED);
    if (status != STATUS_OK)
        return status;
    io->response->content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    response_header(io->response, "Content-Disposition",
                    disposition(ctx->arena, title, clock_today(ctx->clock)));
    return STATUS_OK;
}
