/* demo.h: a made-up city, so that a newcomer sees a living system: twelve counties, institutions of the six
 * types, months of visits, self-checks and hazards in every state. The same seed gives the same city;
 * passwords alone are random, since a password known from a seed would be a default password.
 */
#ifndef MINAN_DOMAIN_DEMO_H
#define MINAN_DOMAIN_DEMO_H

#include "minan/domain/ctx.h"

struct demo_options {
    int64_t seed;
    int64_t institutions; /* 12..200,000; above DEMO_FULL only failed answers and the first event are kept:
                             load tests */
    int64_t months;       /* 1..120, up to and with the month of today */
    int32_t today;        /* the last day of the story */
    const char *accounts_path; /* written at the end, mode 0600: login,password,role,role_label,scope */
    /* Called after every month; NULL: nobody listens. */
    void (*month_done)(void *user, int64_t done, int64_t months);
    void *user;
};

enum { DEMO_FULL = 5000 };

/* ctx->db is a migrated, empty writer without a transaction: the demo commits year by year. Whoever calls it
 * makes the city in a file of its own and renames it when it is whole. */
MUST_USE enum status demo_make(struct ctx *ctx, const struct demo_options *options);

#endif
