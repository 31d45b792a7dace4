#include "demo_private.h"
#include <stdio.h>

/* splitmix64 (public domain construction by Sebastiano Vigna): small, fast, the same everywhere. */
uint64_t demo_next(struct demo_random *random) {
    uint64_t z = random->state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

int64_t demo_below(struct demo_random *random, int64_t limit) {
    return limit > 0 ? (int64_t)(demo_next(random) % (uint64_t)limit) : 0;
}

int64_t demo_between(struct demo_random *random, int64_t low, int64_t high) {
    return low + demo_below(random, high - low + 1);
}

bool demo_chance(struct demo_random *random, int permille) {
    return demo_below(random, 1000) < permille;
}

struct uuid demo_uuid(struct demo_random *random) {
    uint64_t a = demo_next(random), b = demo_next(random);
    struct uuid uuid;
    snprintf(uuid.text, sizeof uuid.text, "%08x-%04x-4%03x-%04x-%012llx", (unsigned)(a >> 32),
             (unsigned)(a >> 16) & 0xffffu, (unsigned)a & 0xfffu, (unsigned)(0x8000u | ((b >> 48) & 0x3fffu)),
             (unsigned long long)(b & 0xffffffffffffu));
    return uuid;
}
