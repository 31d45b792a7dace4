/* draw_lots.h: the drawing itself, pure: from two pools and a seed to a result, always the same. */
#ifndef MINAN_DOMAIN_DRAW_LOTS_H
#define MINAN_DOMAIN_DRAW_LOTS_H

#include "minan/base/arena.h"
#include "minan/base/hash.h"
#include <stdbool.h>

struct lot {
    const char *id; /* uuid */
    const char *name;
    const char *recused; /* names that keep out, 、 between them; "" for none */
    char key[SHA256_TEXT_SIZE];
};

struct lots {
    struct lot *list;
    size_t count;
};

/* From lines  id TAB name [TAB recused]. */
struct lots lots_parse(struct arena *arena, const char *pool);
/* Keys of that part ("institution" or "inspector"), and the lots in their order. */
void lots_order(struct arena *arena, struct lots *lots, const char *part, const char *seed);

struct lots_terms {
    const char *institution_pool;
    const char *inspector_pool;
    const char *seed;
    size_t wanted;
    size_t team_size;
};
/* Lines  institution TAB inspector TAB inspector ...; one line an institution drawn. */
const char *lots_draw(struct arena *arena, const struct lots_terms *terms);

/* The next field of text up to tab or line break, and whether it ended the line; NULL at the end of text. */
const char *lots_field(struct arena *arena, const char **text, bool *ret_line_ends);

#endif
