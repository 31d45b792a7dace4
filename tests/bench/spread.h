/* spread.h: what is told of several runs of the same thing. */
#ifndef MINAN_BENCH_SPREAD_H
#define MINAN_BENCH_SPREAD_H

#include "inside.h"

enum { RUNS = 15 };

struct spread {
    double cpu, p50, p95; /* ms: the median of the CPU time, two of the wall time */
};
struct spread spread_of(const struct inside_time times[RUNS]);

#endif
