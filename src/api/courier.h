/* courier.h: carries what waits in the outbox, one after the other: marked on disk, sent, settled on disk. */
#ifndef MINAN_API_COURIER_H
#define MINAN_API_COURIER_H

#include "job.h"

/* Everything that is due now. For the timer thread: sending blocks. stopping() ends it early. */
void courier_round(struct app *app, bool (*stopping)(void *user), void *user);

#endif
