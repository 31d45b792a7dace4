/* worker.h: threads for what takes long, so that the server's threads never wait: each job's step is called.
 */
#ifndef MINAN_API_WORKER_H
#define MINAN_API_WORKER_H

#include "job.h"

MUST_USE enum status worker_start(int threads, size_t limit, struct worker **ret_worker);
MUST_USE bool worker_push(struct worker *worker, struct job *job); /* false: the queue is full */
void worker_stop(struct worker *worker);                           /* finishes what is queued; accepts NULL */

#endif
