/* ladder.h: the escalation ladder 升级提醒 (rules.md section 4): who is told how many days before or after
 * the deadline. Data of a city that its supervisors and leaders set; the rungs keep their numbers, so that no
 * hazard meets one twice. */
#ifndef MINAN_DOMAIN_LADDER_H
#define MINAN_DOMAIN_LADDER_H

#include "minan/domain/ctx.h"

enum { LADDER_RUNGS = 5 };

struct rung {
    int64_t number; /* 1..LADDER_RUNGS */
    int64_t days;   /* after the deadline, below 0: before it; greater from active rung to active rung */
    enum truth active;
    enum truth institution; /* whom it tells */
    enum truth issuer;      /* the supervisor who issued the hazard */
    enum truth county_leader;
    enum truth city_supervisor;
    enum truth city_leader;
};
extern const struct shape rung_shape;

struct ladder {
    struct list rungs;   /* of struct rung, all of them, by number */
    int64_t row_version; /* 1: the defaults, never changed */
    const char *changed_by;
    int64_t changed_at;
};
extern const struct shape ladder_shape;

struct ladder_edit {
    struct list rungs; /* of struct rung, every number once */
};
extern const struct shape ladder_edit_shape;

/* Of the actor's city. */
MUST_USE enum status ladder_get(struct ctx *ctx, struct ladder *ret_ladder);
/* Every open hazard of the city is looked at again under it; what was fired stays fired. */
MUST_USE enum status ladder_put(struct ctx *ctx, const struct ladder_edit *request,
                                struct ladder *ret_ladder);

/* Of any city: for the engine. */
MUST_USE enum status ladder_of_city(struct ctx *ctx, int64_t city_id, struct ladder *ret_ladder);

#endif
