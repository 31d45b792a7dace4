#include "minan/base/clock.h"
#include "minan/base/date.h"
#include <stddef.h>
#include <time.h>

static int64_t system_now(void *user) {
    (void)user;
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int64_t fixed_now(void *user) {
    return *(const int64_t *)user;
}

const struct clock clock_system = {system_now, NULL};

int64_t clock_now(const struct clock *clock) {
    return clock->now(clock->user);
}

int32_t clock_today(const struct clock *clock) {
    return day_of_time(clock_now(clock));
}

struct clock clock_fixed(int64_t *ms) {
    return (struct clock){fixed_now, ms};
}
