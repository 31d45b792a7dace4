/* rate.c: the table has a fixed number of rows of a few places each; a newcomer to a full row takes the place
 * of the address that was quiet for longest. Addresses are kept as a keyed hash, so that a client cannot aim
 * at a row. */
#include "rate.h"

#include "minan/base/hash.h"
#include "minan/base/log.h"
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS = 2048, PLACES = 4, MINUTE_MS = 60000 };

struct bucket {
    uint64_t address; /* 0: free */
    int64_t milli;    /* tokens left, in thousandths */
    int64_t seen_ms;
    bool refused; /* and that was logged: a flood must not fill the disk with log lines */
};

struct rate {
    pthread_mutex_t mutex;
    int64_t per_minute;
    uint64_t key;
    struct bucket rows[ROWS][PLACES];
};

struct rate *rate_new(int per_minute) {
    struct rate *rate = calloc(1, sizeof *rate);
    if (rate == NULL)
        abort();
    pthread_mutex_init(&rate->mutex, NULL);
    rate->per_minute = per_minute;
    random_bytes(&rate->key, sizeof rate->key);
    return rate;
}

void rate_free(struct rate *rate) {
    if (rate == NULL)
        return;
    pthread_mutex_destroy(&rate->mutex);
    free(rate);
}

/* FNV-1a from a secret start, mixed once more. */
static uint64_t address_hash(uint64_t key, const char *peer) {
    uint64_t hash = key ^ UINT64_C(0xcbf29ce484222325);
    for (const char *at = peer; *at != '\0'; at++)
        hash = (hash ^ (unsigned char)*at) * UINT64_C(0x100000001b3);
    hash ^= hash >> 31;
    return hash ? hash : 1;
}

static struct bucket *find(struct rate *rate, uint64_t address, int64_t now_ms) {
    struct bucket *row = rate->rows[address % ROWS];
    struct bucket *oldest = row;
    for (int i = 0; i < PLACES; i++) {
        if (row[i].address == address)
            return &row[i];
        if (row[i].address == 0 || (oldest->address != 0 && row[i].seen_ms < oldest->seen_ms))
            oldest = &row[i];
    }
    *oldest = (struct bucket){.address = address, .milli = rate->per_minute * 1000, .seen_ms = now_ms};
    return oldest;
}

static void refill(struct bucket *bucket, int64_t per_minute, int64_t now_ms) {
    int64_t passed = now_ms - bucket->seen_ms;
    if (passed <= 0)
        return;
    if (passed > MINUTE_MS)
        passed = MINUTE_MS;
    bucket->seen_ms = now_ms;
    bucket->milli += passed * per_minute * 1000 / MINUTE_MS;
    if (bucket->milli > per_minute * 1000)
        bucket->milli = per_minute * 1000;
}

bool rate_take(struct rate *rate, const char *peer, int64_t now_ms) {
    uint64_t address = address_hash(rate->key, peer ? peer : "");
    pthread_mutex_lock(&rate->mutex);
    struct bucket *bucket = find(rate, address, now_ms);
    refill(bucket, rate->per_minute, now_ms);
    bool allowed = bucket->milli >= 1000;
    bool log = !allowed && !bucket->refused;
    bucket->refused = !allowed;
    if (allowed)
        bucket->milli -= 1000;
    pthread_mutex_unlock(&rate->mutex);
    if (log)
        LOG(LOG_WARN, "rate.limited", LOG_TEXT("peer", peer));
    return allowed;
}
