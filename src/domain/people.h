/* people.h: what accounts, sessions and conflicts share. */
#ifndef MINAN_DOMAIN_PEOPLE_H
#define MINAN_DOMAIN_PEOPLE_H

#include "minan/domain/session.h"

/* Whose accounts and conflicts the actor looks after: a county's, a city's; an administrator who hangs
 * nowhere: everybody's. NOWHERE matches no row. */
enum { NOWHERE = -1 };
int64_t within_city(const struct actor *actor);
int64_t within_county(const struct actor *actor);
#define P_WITHIN(actor) P_INT("within_city", within_city(actor)), P_INT("within_county", within_county(actor))

/* An account as sign-in sees it, with its session when it was found by token. */
struct signer {
    struct account_id id;
    struct uuid uuid;
    const char *login;
    const char *name;
    enum role role;
    enum account_status status;
    enum truth must_change_password;
    int32_t expires_on;
    const char *password_hash;
    int64_t failed_logins;
    int64_t locked_until;
    int64_t city_id;
    int64_t county_id;
    int64_t town_id;
    int64_t institution_id;
    const char *factor_secret;  /* SECRET: of one that is in use; NULL: none */
    int64_t factor_step;        /* of its last code */
    enum truth factor_required; /* the policy is on; whom it means: second_factor_concerns */
    struct session_id session_id;
    enum client client;
    int64_t last_seen_at;
    int64_t session_expires_at;
};
extern const struct shape signer_shape;

MUST_USE enum status signer_by_id(struct ctx *ctx, struct account_id id, struct signer *ret_signer);
bool signer_may_enter(const struct ctx *ctx, const struct signer *signer); /* active, not expired */
bool signer_must_add_factor(const struct signer *signer);
void signer_acts(struct ctx *ctx, const struct signer *signer); /* fills ctx->actor */

/* STATUS_FORBIDDEN, saying so: accounts of this role are not the actor's to grant or manage. */
MUST_USE enum status account_check_grant(struct ctx *ctx, enum role role);
MUST_USE enum status account_end_sessions(struct ctx *ctx, struct account_id id);

/* Makes a session, fills ctx->actor and everything of the reply. */
MUST_USE enum status session_start(struct ctx *ctx, const struct signer *signer, enum client client,
                                   struct me *ret_me);

MUST_USE enum status login_check(struct err *err, const char *login); /* 3..40 of a-z 0-9 . _ - */

#endif
