/* latch.h: one thread waits until another has answered. */
#ifndef MINAN_API_LATCH_H
#define MINAN_API_LATCH_H

#include <pthread.h>
#include <stdbool.h>

struct latch {
    pthread_mutex_t mutex;
    pthread_cond_t opened;
    bool open;
};

void latch_init(struct latch *latch);
void latch_open(struct latch *latch);
void latch_wait(struct latch *latch); /* and destroys it */

#endif
