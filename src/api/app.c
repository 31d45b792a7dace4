#include "minan/api/app.h"

#include "errand.h"
#include "job.h"
#include "latch.h"
#include "minan/base/file.h"
#include "minan/base/hash.h"
#include "minan/base/log.h"
#include "minan/domain/channel.h"
#include "minan/domain/progress.h"
#include "rate.h"
#include "readers.h"
#include "ticker.h"
#include "worker.h"
#include "writer.h"
#include <stdlib.h>

enum {
    APP_ARENA = 256 * 1024,
    RATE_DEFAULT = 1200,
    STRANGERS_PER_MINUTE = 60,
    PASSWORD_THREADS = 1,
    PASSWORD_WAITING = 64,
    HEAVY_THREADS = 2,
    HEAVY_WAITING = 32,
    TICK_MS = 5000,
    UNKNOWN_BODY = 64 * 1024, /* read and dropped, so that the client hears 404 and not 413 */
};

static struct app *app_new(const struct app_options *options) {
    struct app *app = calloc(1, sizeof *app);
    if (app == NULL)
        abort();
    app->arena = arena_new(APP_ARENA);
    app->database = arena_printf(app->arena, "%s/minan.db", options->data_dir);
    app->store_dir = arena_printf(app->arena, "%s/files", options->data_dir);
    app->tmp_dir = arena_printf(app->arena, "%s/tmp", options->data_dir);
    app->public_origin = arena_text(app->arena, options->public_origin);
    app->clock = options->clock ? options->clock : &clock_system;
    app->inline_work = options->inline_work;
    app->quiet = options->quiet;
    app->idle_minutes = options->idle_minutes;
    app->post_timeout_ms = options->post_timeout_ms;
    app->index = match_index_new(app->arena);
    app->progress = progress_board_new();
    return app;
}

static enum status make_dirs(const struct app *app, const char *data_dir) {
    enum status status = file_make_dir(data_dir, 0700);
    if (status == STATUS_OK)
        status = file_make_dir(app->store_dir, 0700);
    return status == STATUS_OK ? file_make_dir(app->tmp_dir, 0700) : status;
}

static enum status load_seal(struct app *app, const char *data_dir) {
    const char *path = arena_printf(app->arena, "%s/" SEAL_FILE, data_dir);
    enum status status = seal_load(path, app->arena, &app->seal);
    if (status != STATUS_OK)
        LOG(LOG_ERROR, "app.seal", LOG_TEXT("file", path), LOG_TEXT("outcome", status_code(status)));
    return status;
}

static enum status seal_plain(struct ctx *ctx, void *user) {
    (void)user;
    return channel_seal_plain(ctx);
}

static enum status seal_channels(struct app *app) {
    struct arena *arena = arena_new(APP_ARENA);
    enum status status = errand_run(app, &(struct errand){"channel.seal", seal_plain, NULL}, arena);
    arena_free(arena);
    return status;
}

static enum status start_workers(struct app *app, int tick_ms) {
    if (app->inline_work)
        return STATUS_OK;
    enum status status = worker_start(PASSWORD_THREADS, PASSWORD_WAITING, &app->passwords);
    if (status == STATUS_OK)
        status = worker_start(HEAVY_THREADS, HEAVY_WAITING, &app->heavy);
    return status == STATUS_OK ? ticker_start(app, tick_ms ? tick_ms : TICK_MS, &app->ticker) : status;
}

static enum status open_parts(struct app *app, const struct app_options *options) {
    enum status status = make_dirs(app, options->data_dir);
    if (status == STATUS_OK)
        status = load_seal(app, options->data_dir);
    if (status == STATUS_OK && options->web_dir != NULL)
        status = static_open(options->web_dir, &app->files);
    if (status == STATUS_OK)
        status = writer_start(app, &app->writer);
    if (status == STATUS_OK)
        status = seal_channels(app);
    if (status != STATUS_OK)
        return status;
    app->rate = rate_new(options->rate_per_minute ? options->rate_per_minute : RATE_DEFAULT);
    app->strangers = rate_new(STRANGERS_PER_MINUTE);
    app->readers = readers_new(app->database);
    return start_workers(app, options->tick_ms);
}

enum status app_open(const struct app_options *options, struct app **ret_app) {
    enum status status = hash_init();
    if (status != STATUS_OK)
        return status;
    struct app *app = app_new(options);
    status = open_parts(app, options);
    if (status != STATUS_OK)
        app_close(app);
    else
        *ret_app = app;
    return status;
}

/* Ticker and workers first: what they finish may still go to the writer. */
void app_close(struct app *app) {
    if (app == NULL)
        return;
    ticker_stop(app->ticker);
    worker_stop(app->passwords);
    worker_stop(app->heavy);
    readers_free(app->readers); /* before the writer: the last connection to close tidies up the WAL */
    writer_stop(app->writer);
    rate_free(app->rate);
    rate_free(app->strangers);
    progress_board_free(app->progress);
    static_close(app->files);
    arena_free(app->arena);
    free(app);
}

/* What a printed address begins with: as configured, else as this client has reached us. */
static const char *origin_of(const struct app *app, const struct exchange *exchange) {
    const char *host = request_header(&exchange->request, "host");
    if (app->public_origin != NULL || host == NULL)
        return app->public_origin;
    return arena_printf(exchange->arena, "%s://%s", exchange->request.secure ? "https" : "http", host);
}

static struct job *job_new(struct app *app, struct exchange *exchange) {
    struct job *job = ARENA_NEW(exchange->arena, struct job);
    job->app = app;
    job->exchange = exchange;
    err_init(&job->err, exchange->arena);
    job->ctx.arena = exchange->arena;
    job->ctx.err = &job->err;
    job->ctx.clock = app->clock;
    job->ctx.request_id = exchange->request.id;
    job->ctx.store_dir = app->store_dir;
    job->ctx.seal = &app->seal;
    job->ctx.origin = origin_of(app, exchange);
    job->ctx.content_hash = "";
    job->ctx.progress_board = app->progress;
    job->ctx.idle_minutes = app->idle_minutes;
    return job;
}

void app_handle(struct app *app, struct exchange *exchange) {
    struct latch latch;
    struct job *job = job_new(app, exchange);
    latch_init(&latch);
    job->latch = &latch;
    job_start(job);
    latch_wait(&latch);
}

void app_handle_async(struct app *app, struct exchange *exchange, const struct app_waiter *waiter) {
    struct job *job = job_new(app, exchange);
    job->waiter = waiter;
    job_start(job);
}

size_t app_body_limit(struct app *app, const struct request *request) {
    struct path_params params;
    unsigned allowed = 0;
    const struct route *route = match_route(app->index, request, &params, &allowed);
    if (route != NULL)
        return route_body_limit(route);
    return method_is_safe(request->method) ? 0 : UNKNOWN_BODY;
}
