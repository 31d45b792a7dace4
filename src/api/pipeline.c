/* pipeline.c: the way of every request: admit, prepare, run inside the right transaction, answer, log. The
 * only place with policy; a handler cannot begin, commit, or answer. */
#include "job.h"

#include "errand.h"
#include "latch.h"
#include "minan/base/log.h"
#include "readers.h"
#include "worker.h"
#include "writer.h"
#include <time.h>

/* ---- connections ---- */

enum status job_take_reader(struct job *job) {
    struct db *db = NULL;
    enum status status = readers_take(job->app->readers, &db);
    if (status != STATUS_OK)
        return status;
    status = db_begin_read(db);
    if (status != STATUS_OK) {
        readers_give_back(job->app->readers, db);
        return status;
    }
    job->reader = db;
    job->ctx.db = db;
    return STATUS_OK;
}

void job_drop_reader(struct job *job) {
    if (job->reader == NULL)
        return;
    db_rollback(job->reader);
    readers_give_back(job->app->readers, job->reader);
    job->reader = NULL;
    job->ctx.db = NULL;
}

/* ---- running ---- */

static enum status call_stream(struct job *job) {
    struct route_io io = {.request = &job->exchange->request,
                          .params = &job->params,
                          .response = &job->exchange->response,
                          .tmp_dir = job->app->tmp_dir};
    return job->route->stream(&job->ctx, job->request, &io);
}

enum status job_call(struct job *job) {
    const struct route *route = job->route;
    if (job->errand != NULL)
        return job->errand->call(&job->ctx, job->errand->user);
    if (route->stream != NULL)
        return call_stream(job);
    if (route->reply != NULL) {
        job->reply = arena_alloc(job->exchange->arena, route->reply->size);
        shape_clear(route->reply, job->reply);
    }
    return route->action(&job->ctx, job->request, job->reply);
}

static void defer(struct job *job) {
    if (job->waiter != NULL && !job->deferred)
        job->waiter->defer(job->exchange);
    job->deferred = true;
}

static void hand_over(struct job *job, struct worker *worker, void (*step)(struct job *)) {
    job_drop_reader(job); /* a snapshot must not wait in a queue */
    if (job->app->inline_work) {
        step(job);
        return;
    }
    job->step = step;
    defer(job);
    if (!worker_push(worker, job))
        job_finish(job, STATUS_BUSY);
}

static void finish(struct job *job, enum status status);

static void finish_unchanged(struct job *job) {
    job_drop_reader(job);
    reply_unchanged(job);
    finish(job, STATUS_OK);
}

static void run_read(struct job *job) {
    bool unchanged = false;
    enum status status = job->reader != NULL ? STATUS_OK : job_take_reader(job);
    if (status == STATUS_OK)
        status = job_tag(job, &unchanged);
    if (unchanged)
        finish_unchanged(job);
    else
        job_finish(job, status == STATUS_OK ? job_call(job) : status);
}

static void run_write(struct job *job) {
    job_drop_reader(job);
    if (!job->app->inline_work)
        defer(job);
    writer_submit(job->app->writer, job);
}

static void run(struct job *job) {
    switch (job->route->mode) {
    case MODE_NONE: job_finish(job, job_call(job)); return;
    case MODE_WRITE: run_write(job); return;
    case MODE_READ: break;
    }
    if (job->route->flags & ROUTE_HEAVY)
        hand_over(job, job->app->heavy, run_read);
    else
        run_read(job);
}

static void prepare(struct job *job) {
    enum status status = job_take_reader(job);
    if (status == STATUS_OK)
        status = job->route->prepare(&job->ctx, job->request);
    job_drop_reader(job);
    if (status == STATUS_OK)
        run(job);
    else
        job_finish(job, status);
}

static void start_api(struct job *job) {
    enum status status = job_admit(job);
    if (status != STATUS_OK) {
        job_finish(job, status);
        return;
    }
    const struct route *route = job->route;
    if (route->prepare == NULL)
        run(job);
    else
        hand_over(job, route->flags & ROUTE_HEAVY ? job->app->heavy : job->app->passwords, prepare);
}

/* ---- answering ---- */

static int64_t now_us(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* The path itself may hold anything a client likes, the row's pattern does not. */
static void log_access(const struct job *job, enum status status) {
    const struct exchange *exchange = job->exchange;
    if (job->app->quiet || status == STATUS_RATE_LIMITED) /* the limiter logs the first of a row */
        return;
    LOG(exchange->response.http_status >= 500 ? LOG_ERROR : LOG_INFO, "request",
        LOG_TEXT("id", exchange->request.id), LOG_TEXT("method", method_name(exchange->request.method)),
        LOG_TEXT("route", job->route ? job->route->path : "-"),
        LOG_INT("status", exchange->response.http_status), LOG_TEXT("code", status_code(status)),
        LOG_TEXT("account", job->ctx.actor.uuid.text),
        LOG_INT("bytes", (int64_t)(exchange->response.body_size + exchange->response.file_size)),
        LOG_INT("us", now_us() - job->started_us));
}

static void deliver(struct job *job) {
    if (job->latch != NULL)
        latch_open(job->latch);
    else if (job->deferred)
        job->waiter->resume(job->exchange);
}

static void finish(struct job *job, enum status status) {
    reply_secure(job->app, job->exchange);
    log_access(job, status);
    deliver(job);
}

void job_finish(struct job *job, enum status status) {
    job_drop_reader(job);
    if (job->errand != NULL) {
        errand_finish(job, status);
        return;
    }
    if (status == STATUS_OK)
        status = job->ctx.outcome;
    if (status == STATUS_OK)
        reply_success(job);
    else
        reply_problem(job, status);
    finish(job, status);
}

static void answer_page(struct job *job) {
    const struct exchange *exchange = job->exchange;
    if (job->app->files == NULL) {
        job_finish(job, STATUS_NOT_FOUND);
        return;
    }
    static_reply(job->app->files, &exchange->request, exchange->arena, &job->exchange->response);
    finish(job, STATUS_OK);
}

void job_start(struct job *job) {
    response_init(&job->exchange->response);
    job->started_us = now_us();
    if (match_is_api(&job->exchange->request.target))
        start_api(job);
    else
        answer_page(job);
}
