/* facet.h: ways into an index for a ledger with many attributes. A generated column joins the first
 * characters of a row's codes (sql/migrations); any mix of attributes is then a list of such words, and one
 * index narrows them all. Which words there are is said by a table of parts, in the column's order.
 */
#ifndef MINAN_DOMAIN_FACET_H
#define MINAN_DOMAIN_FACET_H

#include "minan/base/arena.h"
#include "minan/base/names.h"
#include "minan/domain/ctx.h"

enum { FACET_PARTS_MOST = 8 };

struct facet_part {
    const struct names *names; /* NULL: a flag, 0 or 1 */
    int length;                /* characters of each code that the column keeps */
    /* Whether a row with this value can match; chosen holds the values of the parts before. Of a flag the
     * value is YES or NO. */
    bool (*fits)(const void *filter, const int *chosen, int value);
};

/* A JSON array of all words that fit: ["oggafiel00", ...]. */
const char *facet_words(struct arena *arena, const struct facet_part *parts, int count, const void *filter);

/* The common rule: nothing asked, or this. */
static inline bool facet_asked(int asked, int value) {
    return asked == 0 || asked == value;
}

#endif
