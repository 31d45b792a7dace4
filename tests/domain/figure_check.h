/* figure_check.h: a figure held against a count of the list it opens and against SQL of its own. */
#ifndef MINAN_TESTS_DOMAIN_FIGURE_CHECK_H
#define MINAN_TESTS_DOMAIN_FIGURE_CHECK_H

#include "figure_world.h"

int figure_expected_count(void); /* of all definitions */

/* Value, denominator and what is left of each: as the lists are long, and as the SQL says. */
void check_figures(struct figure_world *world, const struct figure_request *request, struct ctx *ctx,
                   const struct list *figures);
/* Value and denominator of each alone, against the lists. */
void check_lists(struct ctx *ctx, const struct list *figures);
void check_point(struct figure_world *world, struct ctx *ctx, const struct figure_point *point);

int64_t list_total(struct ctx *ctx, enum figure_list list, const char *query);
const struct figure_value *value_of(const struct list *figures,
                                    const char *id); /* fails when there is none */

#endif
