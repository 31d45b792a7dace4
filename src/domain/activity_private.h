/* activity_private.h: what the files of activity share. */
#ifndef MINAN_ACTIVITY_PRIVATE_H
#define MINAN_ACTIVITY_PRIVATE_H

#include "minan/domain/activity.h"

/* What follows from a filter. */
struct activity_where {
    const char *search_match;
};
extern const struct shape activity_where_shape;

/* NULL only for a kind that does not exist. */
const struct activity_rule *activity_rule_of(enum activity_kind kind);

#endif
