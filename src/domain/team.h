/* team.h: who goes: accounts of the city or named outsiders, resolved. Shared by visits and their plans. */
#ifndef MINAN_DOMAIN_TEAM_H
#define MINAN_DOMAIN_TEAM_H

#include "minan/domain/inspection.h"

struct participant {
    struct account_id id; /* 0: a named outsider */
    struct uuid uuid;
    const char *name;
    const char *unit;
};
extern const struct shape participant_shape;

struct team {
    struct participant *members; /* room for one more than was asked for */
    size_t size;
};

/* From a list of struct member. What is wrong with it becomes field errors team[i].account, team[i].name in
 * ctx->err; the status is that of the database. */
MUST_USE enum status team_resolve(struct ctx *ctx, const struct list *members, struct team *ret_team);
bool team_has(const struct team *team, struct account_id id);
/* The actor, unless already in it; once after team_resolve. */
void team_add_actor(const struct ctx *ctx, struct team *team);

#endif
