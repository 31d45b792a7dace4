/* second_factor.h: 身份验证器, the code beside the password (RFC 6238). Anybody may add one; the city may ask
 * it of its bureaus and administrators, who then do nothing else before they have. One is offered, proved by
 * a code, and only then asked for. */
#ifndef MINAN_DOMAIN_SECOND_FACTOR_H
#define MINAN_DOMAIN_SECOND_FACTOR_H

#include "minan/domain/account.h"

struct second_factor {
    enum truth required; /* of this account, by the policy */
    int64_t confirmed_at;
};
extern const struct shape second_factor_shape;

struct second_factor_offer {
    const char *secret; /* SECRET: Base32, to be typed */
    const char *uri;    /* SECRET: otpauth://, to be opened on the phone itself */
    const char *qr;     /* SECRET: SVG of the same, to be photographed */
};
extern const struct shape second_factor_offer_shape;

struct second_factor_proof {
    const char *code; /* SECRET: six digits */
};
extern const struct shape second_factor_proof_shape;

struct second_factor_removal {
    struct uuid uuid; /* in path: of the account */
    const char *reason;
};
extern const struct shape second_factor_removal_shape;

struct second_factor_policy {
    enum truth required;
};
extern const struct shape second_factor_policy_shape;

MUST_USE enum status second_factor_get(struct ctx *ctx, struct second_factor *ret_factor);
/* Another secret than the last; STATUS_WRONG_STATE when one is in use. */
MUST_USE enum status second_factor_offer(struct ctx *ctx, struct second_factor_offer *ret_offer);
/* STATUS_WRONG_STATE: none is offered, or it is proved already. STATUS_INVALID: not its code. */
MUST_USE enum status second_factor_confirm(struct ctx *ctx, const struct second_factor_proof *request,
                                           struct second_factor *ret_factor);
/* One's own, with a code of it. STATUS_WRONG_STATE: there is none, or the policy asks for it. */
MUST_USE enum status second_factor_drop(struct ctx *ctx, const struct second_factor_proof *request,
                                        struct second_factor *ret_factor);
/* Somebody else's, who lost the phone; ends that account's sessions. STATUS_OWN_RIGHTS, STATUS_FORBIDDEN as
 * for passwords. */
MUST_USE enum status second_factor_remove(struct ctx *ctx, const struct second_factor_removal *request,
                                          struct account *ret_account);

MUST_USE enum status second_factor_policy_get(struct ctx *ctx, struct second_factor_policy *ret_policy);
MUST_USE enum status second_factor_policy_put(struct ctx *ctx, const struct second_factor_policy *request,
                                              struct second_factor_policy *ret_policy);

/* Does the policy, when it is on, mean this role? Bureaus of city and county, and administrators. */
bool second_factor_concerns(enum role role);

#endif
