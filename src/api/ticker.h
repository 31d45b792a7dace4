/* ticker.h: the timer thread: every few seconds it looks for what is due by the clock. It writes through the
 * one writer like everybody else. */
#ifndef MINAN_API_TICKER_H
#define MINAN_API_TICKER_H

#include "job.h"

MUST_USE enum status ticker_start(struct app *app, int tick_ms, struct ticker **ret_ticker);
void ticker_stop(struct ticker *ticker); /* waits for what is under way; accepts NULL */

#endif
