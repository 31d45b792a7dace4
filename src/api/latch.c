#include "latch.h"

void latch_init(struct latch *latch) {
    latch->open = false;
    pthread_mutex_init(&latch->mutex, NULL);
    pthread_cond_init(&latch->opened, NULL);
}

void latch_open(struct latch *latch) {
    pthread_mutex_lock(&latch->mutex);
    latch->open = true;
    pthread_cond_signal(&latch->opened); /* under the lock: the waiter destroys the latch right after */
    pthread_mutex_unlock(&latch->mutex);
}

void latch_wait(struct latch *latch) {
    pthread_mutex_lock(&latch->mutex);
    while (!latch->open)
        pthread_cond_wait(&latch->opened, &latch->mutex);
    pthread_mutex_unlock(&latch->mutex);
    pthread_cond_destroy(&latch->opened);
    pthread_mutex_destroy(&latch->mutex);
}
