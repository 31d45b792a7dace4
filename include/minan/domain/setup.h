/* setup.h: the first start for real: one-time administrator token, then the first steps. */
#ifndef MINAN_DOMAIN_SETUP_H
#define MINAN_DOMAIN_SETUP_H

#include "minan/domain/session.h"

struct setup_state {
    enum truth needs_administrator; /* no account yet: the token printed at the first start is asked for */
    enum truth demo;                /* the data directory holds the demo city */
    enum truth has_city;
    int64_t counties;
    int64_t bureau_accounts;
    int64_t institutions;
    enum truth checklist_published;
};
extern const struct shape setup_state_shape;

struct setup_administrator {
    const char *token; /* SECRET */
    const char *login;
    const char *name;
    const char *password;      /* SECRET */
    const char *password_hash; /* INTERNAL */
};
extern const struct shape setup_administrator_shape;

MUST_USE enum status setup_get(struct ctx *ctx,
                               struct setup_state *ret_state); /* anonymous: the first two only */
MUST_USE enum status setup_administrator_prepare(struct ctx *ctx, struct setup_administrator *request);
/* STATUS_FORBIDDEN on a wrong or used token. Makes the first system_admin and uses the token up. */
MUST_USE enum status setup_make_administrator(struct ctx *ctx, const struct setup_administrator *request,
                                              struct setup_state *ret_state);
/* Makes and stores (hashed) the token when there is no account at all; *ret_token NULL otherwise. Write
 * transaction. */
MUST_USE enum status setup_issue_token(struct ctx *ctx, const char **ret_token);

#endif
