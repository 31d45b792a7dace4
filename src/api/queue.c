#include "queue.h"

void queue_init(struct queue *queue, size_t limit) {
    *queue = (struct queue){.limit = limit};
    pthread_mutex_init(&queue->mutex, NULL);
    pthread_cond_init(&queue->ready, NULL);
}

void queue_destroy(struct queue *queue) {
    pthread_cond_destroy(&queue->ready);
    pthread_mutex_destroy(&queue->mutex);
}

static void append(struct queue *queue, struct job *job) {
    job->next = NULL;
    if (queue->last != NULL)
        queue->last->next = job;
    else
        queue->first = job;
    queue->last = job;
    queue->count++;
}

bool queue_push(struct queue *queue, struct job *job) {
    pthread_mutex_lock(&queue->mutex);
    bool fits = !queue->closed && queue->count < queue->limit;
    if (fits) {
        append(queue, job);
        pthread_cond_signal(&queue->ready);
    }
    pthread_mutex_unlock(&queue->mutex);
    return fits;
}

void queue_nudge(struct queue *queue) {
    pthread_mutex_lock(&queue->mutex);
    queue->nudged = true;
    pthread_cond_signal(&queue->ready);
    pthread_mutex_unlock(&queue->mutex);
}

void queue_close(struct queue *queue) {
    pthread_mutex_lock(&queue->mutex);
    queue->closed = true;
    pthread_cond_broadcast(&queue->ready);
    pthread_mutex_unlock(&queue->mutex);
}

static struct job *detach(struct queue *queue, size_t most) {
    struct job *list = queue->first;
    struct job *last = NULL;
    for (size_t i = 0; i < most && queue->first != NULL; i++) {
        last = queue->first;
        queue->first = last->next;
        queue->count--;
    }
    if (last != NULL)
        last->next = NULL;
    if (queue->first == NULL)
        queue->last = NULL;
    return list;
}

bool queue_take(struct queue *queue, size_t most, struct job **ret_list) {
    pthread_mutex_lock(&queue->mutex);
    while (queue->first == NULL && !queue->nudged && !queue->closed)
        pthread_cond_wait(&queue->ready, &queue->mutex);
    bool goes_on = queue->first != NULL || queue->nudged;
    queue->nudged = false;
    *ret_list = detach(queue, most);
    pthread_mutex_unlock(&queue->mutex);
    return goes_on;
}
