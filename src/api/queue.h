/* queue.h: jobs waiting for a thread. Bounded; any number of threads on both sides. */
#ifndef MINAN_API_QUEUE_H
#define MINAN_API_QUEUE_H

#include "job.h"

#include <pthread.h>

struct queue {
    pthread_mutex_t mutex;
    pthread_cond_t ready;
    struct job *first;
    struct job *last;
    size_t count;
    size_t limit;
    bool nudged;
    bool closed;
};

void queue_init(struct queue *queue, size_t limit);
void queue_destroy(struct queue *queue);
MUST_USE bool queue_push(struct queue *queue, struct job *job); /* false: full or closed */
void queue_nudge(struct queue *queue);                          /* wakes a taker although there is no job */
void queue_close(struct queue *queue);                          /* takers finish what is there */

/* Waits, then takes what has gathered, at most `most`, linked by next; NULL after a nudge. False: closed and
 * empty. */
bool queue_take(struct queue *queue, size_t most, struct job **ret_list);

#endif
