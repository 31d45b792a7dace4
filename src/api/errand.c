#include "errand.h"

#include "latch.h"
#include "writer.h"

enum status errand_run(struct app *app, const struct errand *errand, struct arena *arena) {
    struct latch latch;
    struct job *job = ARENA_NEW(arena, struct job);
    latch_init(&latch);
    job->app = app;
    job->errand = errand;
    job->latch = &latch;
    err_init(&job->err, arena);
    job->ctx.arena = arena;
    job->ctx.err = &job->err;
    job->ctx.clock = app->clock;
    job->ctx.request_id = errand->name;
    job->ctx.store_dir = app->store_dir;
    job->ctx.seal = &app->seal;
    job->ctx.content_hash = "";
    writer_submit(app->writer, job);
    latch_wait(&latch);
    return job->status;
}

void errand_finish(struct job *job, enum status status) {
    job->status = status == STATUS_OK ? job->ctx.outcome : status;
    latch_open(job->latch);
}
