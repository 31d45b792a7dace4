#include "spread.h"

#include <stdlib.h>

static int by_size(const void *a, const void *b) {
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

struct spread spread_of(const struct inside_time times[RUNS]) {
    double wall[RUNS], cpu[RUNS];
    for (int i = 0; i < RUNS; i++) {
        wall[i] = times[i].wall * 1000;
        cpu[i] = times[i].cpu * 1000;
    }
    qsort(wall, RUNS, sizeof *wall, by_size);
    qsort(cpu, RUNS, sizeof *cpu, by_size);
    return (struct spread){cpu[RUNS / 2], wall[RUNS / 2], wall[RUNS * 95 / 100]};
}
