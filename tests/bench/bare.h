/* bare.h: libmicrohttpd with nothing on top, in a process of its own: the measure of what is possible. */
#ifndef MINAN_BENCH_BARE_H
#define MINAN_BENCH_BARE_H

#include "replay.h"

#include <sys/types.h>

struct bare {
    size_t reply_bytes; /* of a constant body */
    unsigned status;
    const struct script *script; /* run for every request; NULL: none */
    const char *path;            /* of the database */
    bool writes;                 /* one connection under a lock in place of one for each thread */
};

/* Forks; call with no other thread alive. The caller ends the process. */
pid_t bare_start(const struct bare *bare, int *ret_port);
void bare_stop(pid_t child);

#endif
