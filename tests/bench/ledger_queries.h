/* ledger_queries.h: what people ask the ledgers, at its widest and at its narrowest. $words stand for days
 * and records of the city that is measured (ledgers.c). */
#ifndef MINAN_BENCH_LEDGER_QUERIES_H
#define MINAN_BENCH_LEDGER_QUERIES_H

#include <stddef.h>

struct ledger_query {
    const char *name;
    const char *path;
    int pages; /* how far to turn before the page that is measured */
};
extern const struct ledger_query ledger_queries[];
extern const size_t ledger_query_count;

#endif
