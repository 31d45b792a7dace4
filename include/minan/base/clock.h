/* clock.h: time comes from outside, so that tests stand still. Thread rule: now() may be called from any
 * thread. */
#ifndef MINAN_BASE_CLOCK_H
#define MINAN_BASE_CLOCK_H

#include <stdint.h>

struct clock {
    int64_t (*now)(void *user); /* milliseconds since the epoch, UTC */
    void *user;
};

extern const struct clock clock_system;
int64_t clock_now(const struct clock *clock);
int32_t clock_today(const struct clock *clock); /* the day in China time */

struct clock clock_fixed(
    int64_t *ms); /* reads *ms at every call: a test moves it; with threads, move it before they start */

#endif
