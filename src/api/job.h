/* job.h: one request on its way through the pipeline, and the app it runs in. A job lives in its exchange's
 * arena and belongs to one thread at a time: the server's, then perhaps a worker's, then perhaps the
 * writer's. */
#ifndef MINAN_API_JOB_H
#define MINAN_API_JOB_H

#include "minan/api/app.h"
#include "minan/api/route.h"
#include "minan/domain/session.h"
#include "minan/http/static.h"

struct errand;
struct latch;
struct match_index;
struct rate;
struct readers;
struct ticker;
struct worker;
struct writer;

struct app {
    struct arena *arena; /* paths and tables of the app itself; not used once it is open */
    const char *database;
    const char *store_dir;
    struct seal seal;
    const char *tmp_dir;
    const char *public_origin;
    const struct clock *clock;
    bool inline_work;
    bool quiet;
    int idle_minutes;
    int post_timeout_ms;
    struct static_files *files; /* NULL: API only */
    struct match_index *index;
    struct rate *rate;
    struct rate *strangers; /* ROUTE_STRANGERS */
    struct progress_board *progress;
    struct readers *readers;
    struct writer *writer;
    struct worker *passwords; /* argon2id: one thread, so that sign-ins cannot take the machine */
    struct worker *heavy;     /* photos and exports */
    struct ticker *ticker;    /* reminders, by the clock; NULL with inline_work: tests call app_tick */
};

struct job {
    struct app *app;
    struct exchange *exchange;
    const struct app_waiter *waiter; /* NULL: the caller waits at the latch */
    struct latch *latch;
    const struct errand *errand; /* work of the program's own in place of a request; NULL: a request */
    const struct route *route;   /* NULL: no row of the table fits */
    struct path_params params;
    unsigned allowed; /* bit per enum method that this path knows */
    struct ctx ctx;
    struct err err;
    const char *token; /* of the session cookie; NULL: none */
    struct session_standing standing;
    void *request; /* struct of route_takes(), NULL when the route takes nothing */
    void *reply;
    struct db *reader; /* held, in a read snapshot; NULL: none */
    bool deferred;
    const char *tag; /* of what a conditional route would answer now; NULL: none */
    bool wrote;      /* something of it is in the batch's transaction */
    enum status status;
    int64_t started_us;            /* monotonic */
    void (*step)(struct job *job); /* what a worker does with it */
    struct job *next;              /* in a queue */
};

/* pipeline.c */
void job_start(struct job *job);
void job_finish(struct job *job, enum status status); /* the job is gone afterwards */
MUST_USE enum status job_call(struct job *job);       /* the handler, on whatever ctx.db says */
MUST_USE enum status job_take_reader(struct job *job);
void job_drop_reader(struct job *job);

/* admit.c: everything that can be refused before any work is done. */
MUST_USE enum status job_admit(struct job *job);

/* conditional.c: the tag of a conditional route's reply, and whether the client has that reply already. */
MUST_USE enum status job_tag(struct job *job, bool *ret_unchanged);

/* reply.c, problem.c: fill exchange->response. */
void reply_success(struct job *job);
void reply_unchanged(struct job *job);
void reply_problem(struct job *job, enum status status);
void reply_secure(const struct app *app, struct exchange *exchange);
const char *reply_find_header(const struct response *response, const char *name);

/* csrf.c */
MUST_USE enum status csrf_check_origin(const struct app *app, const struct request *request,
                                       struct arena *arena);
MUST_USE enum status csrf_check_token(const struct request *request, const char *session_token,
                                      struct arena *arena);
const char *csrf_token(struct arena *arena, const char *session_token);

/* cookie.c */
const char *cookie_token(const struct app *app, const struct request *request, struct arena *arena);
const char *cookie_set(const struct app *app, const struct request *request, struct arena *arena,
                       const char *token);
const char *cookie_clear(const struct app *app, const struct request *request, struct arena *arena);

/* match.c: the route table, split once at start. */
struct match_index *match_index_new(struct arena *arena);
const struct route *match_route(const struct match_index *index, const struct request *request,
                                struct path_params *ret_params, unsigned *ret_allowed);
bool match_is_api(const struct request_target *target);

#endif
