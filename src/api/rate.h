/* rate.h: a token bucket per client address, in a table of fixed size. Any thread. */
#ifndef MINAN_API_RATE_H
#define MINAN_API_RATE_H

#include <stdbool.h>
#include <stdint.h>

struct rate;

struct rate *rate_new(int per_minute);
void rate_free(struct rate *rate);                                   /* accepts NULL */
bool rate_take(struct rate *rate, const char *peer, int64_t now_ms); /* false: too many requests */

#endif
