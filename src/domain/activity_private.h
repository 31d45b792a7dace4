/* activity_private.h: what the files of activity share. */
#ifndef MINAN_ACTIVITY_PRIVATE_H
#define MINAN_ACTIVITY_PRIVATE_H

#include "minan/domain/activity.h"

/* What follows from a filter. */
struct activity_where {
    const char *search_match;
    enum truth of_training_and_drill;
    enum truth of_drill;
    enum truth with_measures;
    enum truth without_measures;
};
extern const struct shape activity_where_shape;

/* Give both to a statement that holds the fragment activity_where. */
void activity_where_make(struct ctx *ctx, const struct activity_filter *filter,
                         struct activity_where *ret_where);

/* NULL only for a kind that does not exist. */
const struct activity_rule *activity_rule_of(enum activity_kind kind);

#endif
