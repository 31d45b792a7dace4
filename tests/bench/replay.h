/* replay.h: the very SQL a piece of the domain runs, taken down once and run again by plain sqlite3 calls.
 *
 * While a script listens, every statement on any connection of this process is written into it with its
 * values. UUIDs other than the kept one become parameters, so that a write can be run again for another
 * record. */
#ifndef MINAN_BENCH_REPLAY_H
#define MINAN_BENCH_REPLAY_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

enum { SCRIPT_MOST = 256, UUIDS_MOST = 16, UUID_SIZE = 36 };

struct script {
    const char *kept; /* a UUID that stays as it is; NULL: all stay */
    char *texts[SCRIPT_MOST];
    int count;
    char uuids[UUIDS_MOST][UUID_SIZE + 1];
    int uuid_count;
};

void script_hook(void); /* once, before the first connection is opened */
void script_listen(struct script *script);
void script_stop(void);
void script_free(struct script *script);

/* A connection with the script's statements prepared; belongs to one thread. */
struct player;
struct player *player_new(const struct script *script, const char *path, bool writer);
void player_free(struct player *player);
void player_run(struct player *player); /* every statement, every row, every column; fresh UUIDs */

#endif
