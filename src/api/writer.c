#include "writer.h"

#include "minan/base/log.h"
#include "minan/domain/conflict.h"
#include "minan/domain/session.h"
#include "queue.h"
#include <stdlib.h>

enum { BATCH_MOST = 64, WAITING_MOST = 1024, TOUCHES_MOST = 256 };

struct touches {
    pthread_mutex_t mutex;
    struct session_id list[TOUCHES_MOST];
    size_t count;
};

struct writer {
    const struct clock *clock;
    struct db *db;
    struct queue queue;
    struct touches touches;
    pthread_mutex_t inline_lock; /* tests: the calling threads take turns */
    bool threaded;
    pthread_t thread;
};

/* ---- every change leaves an audit row (held in debug builds and tests) ---- */

#ifndef NDEBUG
struct trail {
    bool known; /* the database could be asked */
    int64_t changes;
    int64_t audit;
};

static struct trail trail_of(struct db *db) {
    struct trail trail = {.changes = db_total_changes(db)};
    enum status status = db_int(db, SQL_PIPELINE_AUDIT_LAST, NO_ARGS, &trail.audit);
    trail.known = status == STATUS_OK || status == STATUS_NOT_FOUND;
    return trail;
}

static void check_trail(const struct job *job, struct db *db, struct trail before) {
    struct trail after = trail_of(db);
    bool free = job->errand != NULL || (job->route->flags & ROUTE_NO_AUDIT); /* an errand's own bookkeeping */
    if (!before.known || !after.known)
        return;
    if (free || after.changes == before.changes || after.audit > before.audit)
        return;
    LOG(LOG_ERROR, "audit.missing", LOG_TEXT("route", job->route->name));
    abort();
}
#else
struct trail {
    char unused;
};

static struct trail trail_of(struct db *db) {
    (void)db;
    return (struct trail){0};
}

static void check_trail(const struct job *job, struct db *db, struct trail before) {
    (void)job, (void)db, (void)before;
}
#endif

/* ---- one request ---- */

static const char *second_content(const struct job *job) {
    const struct request *request = &job->exchange->request;
    if ((job->route->flags & ROUTE_RAW_BODY) == 0)
        return request->body ? request->body : "";
    const char *hash = request_header(request, "x-content-sha256");
    return arena_printf(job->exchange->arena, "{\"sha256\":\"%s\",\"bytes\":%zu}", hash ? hash : "",
                        request->body_size);
}

/* The handler was rolled back; what it was sent is kept for a person to look at. */
static void keep_second_content(struct writer *writer, struct job *job) {
    enum status status = db_savepoint(writer->db);
    if (status == STATUS_OK)
        status =
            conflict_keep(&job->ctx, job->route->noun, job->params.list[0].value, second_content(job), NULL);
    if (status == STATUS_OK)
        status = db_release(writer->db);
    else
        db_rollback_to(writer->db);
    job->wrote = status == STATUS_OK;
    if (status != STATUS_OK)
        job->status = status;
}

static void run_in_savepoint(struct writer *writer, struct job *job) {
    struct trail before = trail_of(writer->db);
    job->status = job_call(job);
    if (job->status == STATUS_OK) {
        check_trail(job, writer->db, before);
        job->status = db_release(writer->db);
        job->wrote = job->status == STATUS_OK;
        return;
    }
    db_rollback_to(writer->db);
    if (job->status == STATUS_UUID_CONFLICT && job->errand == NULL && (job->route->flags & ROUTE_IDEMPOTENT))
        keep_second_content(writer, job);
}

static void run_one(struct writer *writer, struct job *job) {
    job->ctx.db = writer->db;
    job->status = db_savepoint(writer->db);
    if (job->status == STATUS_OK)
        run_in_savepoint(writer, job);
    job->ctx.db = NULL;
}

/* ---- touches ---- */

static bool note_touch(struct touches *touches, struct session_id session) {
    for (size_t i = 0; i < touches->count; i++) {
        if (touches->list[i].value == session.value)
            return false;
    }
    if (touches->count == TOUCHES_MOST)
        return false;
    touches->list[touches->count++] = session;
    return true;
}

static size_t take_touches(struct touches *touches, struct session_id *ret_list) {
    pthread_mutex_lock(&touches->mutex);
    size_t count = touches->count;
    for (size_t i = 0; i < count; i++)
        ret_list[i] = touches->list[i];
    touches->count = 0;
    pthread_mutex_unlock(&touches->mutex);
    return count;
}

/* A session that is not touched ends a little early: no reason to refuse anything, so only the database's own
 * log tells of it. */
static void write_touches(struct writer *writer, const struct session_id *list, size_t count) {
    struct ctx ctx = {.db = writer->db, .clock = writer->clock};
    for (size_t i = 0; i < count; i++) {
        if (session_touch(&ctx, list[i]) != STATUS_OK)
            return;
    }
}

/* ---- a batch ---- */

static enum status write_batch(struct writer *writer, struct job *list, const struct session_id *touched,
                               size_t touch_count) {
    enum status status = db_begin_write(writer->db);
    for (struct job *job = list; job != NULL; job = job->next) {
        if (status != STATUS_OK)
            job->status = status;
        else
            run_one(writer, job);
    }
    if (status != STATUS_OK)
        return status;
    write_touches(writer, touched, touch_count);
    status = db_commit(writer->db);
    if (status != STATUS_OK)
        db_rollback(writer->db);
    return status;
}

/* What a failed commit took back was not done, whatever its handler said. */
static void answer(struct job *list, enum status commit) {
    while (list != NULL) {
        struct job *job = list;
        list = job->next;
        job_finish(job, commit != STATUS_OK && job->wrote ? commit : job->status);
    }
}

static void batch(struct writer *writer, struct job *list) {
    struct session_id touched[TOUCHES_MOST];
    size_t touch_count = take_touches(&writer->touches, touched);
    if (list != NULL || touch_count > 0)
        answer(list, write_batch(writer, list, touched, touch_count));
}

static void *work(void *user) {
    struct writer *writer = user;
    struct job *list = NULL;
    while (queue_take(&writer->queue, BATCH_MOST, &list))
        batch(writer, list);
    return NULL;
}

/* ---- life ---- */

static enum status check_schema(struct db *db) {
    int64_t version = 0;
    enum status status = db_schema_version(db, &version);
    if (status != STATUS_OK || version == db_program_version())
        return status;
    LOG(LOG_ERROR, "schema.differs", LOG_INT("database", version), LOG_INT("program", db_program_version()));
    return STATUS_DATABASE;
}

enum status writer_start(struct app *app, struct writer **ret_writer) {
    struct writer *writer = calloc(1, sizeof *writer);
    if (writer == NULL)
        abort();
    writer->clock = app->clock;
    queue_init(&writer->queue, WAITING_MOST);
    pthread_mutex_init(&writer->touches.mutex, NULL);
    pthread_mutex_init(&writer->inline_lock, NULL);
    enum status status = db_open_writer(app->database, &writer->db);
    if (status == STATUS_OK)
        status = check_schema(writer->db);
    if (status == STATUS_OK && !app->inline_work) {
        writer->threaded = pthread_create(&writer->thread, NULL, work, writer) == 0;
        status = writer->threaded ? STATUS_OK : STATUS_INTERNAL;
    }
    if (status != STATUS_OK)
        writer_stop(writer);
    else
        *ret_writer = writer;
    return status;
}

void writer_stop(struct writer *writer) {
    if (writer == NULL)
        return;
    queue_close(&writer->queue);
    if (writer->threaded)
        pthread_join(writer->thread, NULL);
    queue_destroy(&writer->queue);
    pthread_mutex_destroy(&writer->touches.mutex);
    pthread_mutex_destroy(&writer->inline_lock);
    db_close(writer->db);
    free(writer);
}

static void run_here(struct writer *writer, struct job *job) {
    pthread_mutex_lock(&writer->inline_lock);
    batch(writer, job);
    pthread_mutex_unlock(&writer->inline_lock);
}

void writer_submit(struct writer *writer, struct job *job) {
    job->next = NULL;
    if (!writer->threaded)
        run_here(writer, job);
    else if (!queue_push(&writer->queue, job))
        job_finish(job, STATUS_BUSY);
}

void writer_touch(struct writer *writer, struct session_id session) {
    pthread_mutex_lock(&writer->touches.mutex);
    bool is_new = note_touch(&writer->touches, session);
    pthread_mutex_unlock(&writer->touches.mutex);
    if (is_new && writer->threaded)
        queue_nudge(&writer->queue);
    else if (is_new)
        run_here(writer, NULL);
}
