/* session.h: sign-in. A 256-bit random token goes to the client, only its SHA-256 is kept. Five failures lock
 * the account for ten minutes, growing. Office sessions end after 30 idle minutes, all after 12 hours. */
#ifndef MINAN_DOMAIN_SESSION_H
#define MINAN_DOMAIN_SESSION_H

#include "minan/domain/account.h"

#define CLIENT_TABLE(X) X(CLIENT_OFFICE, "office", "电脑端") X(CLIENT_PHONE, "phone", "手机端")
NAMES_DECLARE(client, CLIENT_TABLE)

struct login_request {
    const char *login;
    const char *password; /* SECRET */
    const char *code;     /* SECRET: of the second factor, once one is in use */
    enum client client;
    struct account_id account_id; /* INTERNAL, from login_prepare */
    enum truth verified;          /* INTERNAL, from login_prepare */
};
extern const struct shape login_request_shape;

/* What the front end knows of the person at the screen. */
struct me {
    struct uuid uuid;
    const char *login;
    const char *name;
    const char *title;
    enum role role;
    const char *role_label;
    const char *region; /* code */
    const char *region_name;
    struct uuid institution;
    const char *institution_name;
    enum truth must_change_password;
    enum truth must_add_second_factor;
    struct list permits; /* TEXTS: codes of enum permit */
    const char *csrf;    /* to send back as X-CSRF-Token */
    int64_t server_time;
    int32_t today;
    const char *token; /* INTERNAL: goes into the cookie */
};
extern const struct shape me_shape;

struct password_change {
    const char *old_password; /* SECRET */
    const char *new_password; /* SECRET */
    const char *new_hash;     /* INTERNAL, from password_change_prepare */
};
extern const struct shape password_change_shape;

/* Prepare steps run on the password worker with a read connection, outside any write transaction. */
MUST_USE enum status login_prepare(struct ctx *ctx, struct login_request *request);
MUST_USE enum status password_change_prepare(struct ctx *ctx, struct password_change *request);
MUST_USE enum status account_new_prepare(struct ctx *ctx, struct account_new *request);
MUST_USE enum status account_reset_prepare(struct ctx *ctx, struct account_reset *request);

/* Note: a failed login is written down (failed_logins, lock) and so commits: session_login returns STATUS_OK
 * with *ret_outcome telling STATUS_BAD_LOGIN, STATUS_LOGIN_LOCKED, STATUS_CODE_NEEDED (the password was
 * right, and nothing is counted) or STATUS_BAD_CODE (counts as a wrong password does); the pipeline answers
 * the outcome. */
MUST_USE enum status session_login(struct ctx *ctx, const struct login_request *request, struct me *ret_me,
                                   enum status *ret_outcome);
MUST_USE enum status session_logout(struct ctx *ctx);
MUST_USE enum status session_me(struct ctx *ctx,
                                struct me *ret_me); /* without csrf, which the pipeline adds */
MUST_USE enum status session_change_password(struct ctx *ctx, const struct password_change *request,
                                             struct me *ret_me);

/* What a session still waits for, or owes. */
struct session_standing {
    bool stale; /* last_seen is over a minute old, session_touch should be queued */
    bool must_change_password;
    bool must_add_factor;
};

/* Fills ctx->actor from a token. STATUS_UNAUTHENTICATED: no such session; STATUS_SESSION_EXPIRED: idle or too
 * old. What the standing holds back: see the pipeline. */
MUST_USE enum status session_open(struct ctx *ctx, const char *token, struct session_standing *ret_standing);
MUST_USE enum status session_touch(struct ctx *ctx,
                                   struct session_id session); /* write transaction; no audit row */

#endif
