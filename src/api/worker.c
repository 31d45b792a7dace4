#include "worker.h"

#include "queue.h"
#include <stdlib.h>

enum { WORKER_MOST_THREADS = 4 };

struct worker {
    struct queue queue;
    pthread_t threads[WORKER_MOST_THREADS];
    int count;
};

static void *work(void *user) {
    struct worker *worker = user;
    struct job *job = NULL;
    while (queue_take(&worker->queue, 1, &job)) {
        if (job != NULL)
            job->step(job);
    }
    return NULL;
}

enum status worker_start(int threads, size_t limit, struct worker **ret_worker) {
    struct worker *worker = calloc(1, sizeof *worker);
    if (worker == NULL)
        abort();
    queue_init(&worker->queue, limit);
    for (; worker->count < threads && worker->count < WORKER_MOST_THREADS; worker->count++) {
        if (pthread_create(&worker->threads[worker->count], NULL, work, worker) != 0) {
            worker_stop(worker);
            return STATUS_INTERNAL;
        }
    }
    *ret_worker = worker;
    return STATUS_OK;
}

bool worker_push(struct worker *worker, struct job *job) {
    return queue_push(&worker->queue, job);
}

void worker_stop(struct worker *worker) {
    if (worker == NULL)
        return;
    queue_close(&worker->queue);
    for (int i = 0; i < worker->count; i++)
        pthread_join(worker->threads[i], NULL);
    queue_destroy(&worker->queue);
    free(worker);
}
