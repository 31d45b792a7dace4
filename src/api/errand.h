/* errand.h: work of the program's own that writes: no request and no reply, but the same queue, writer,
 * savepoint and durable commit as everybody's. */
#ifndef MINAN_API_ERRAND_H
#define MINAN_API_ERRAND_H

#include "job.h"

typedef enum status errand_fn(struct ctx *ctx, void *user);

struct errand {
    const char *name; /* stands in the audit rows in place of a request id */
    errand_fn *call;  /* on the writer thread, acting as the system; ctx->arena is `arena` below */
    void *user;
};

/* Waits until it is on disk. STATUS_BUSY when too many wait already. What call() leaves in the arena is the
 * caller's. Never from the writer thread. */
MUST_USE enum status errand_run(struct app *app, const struct errand *errand, struct arena *arena);

void errand_finish(struct job *job, enum status status); /* for job_finish */

#endif
