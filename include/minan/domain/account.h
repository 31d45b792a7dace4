/* account.h: accounts with one role and one scope. Rules (rules.md section 1): nobody grants a role or scope
 * outside their own; nobody changes their own rights; no default password; the issued one must be changed at
 * first login. */
#ifndef MINAN_DOMAIN_ACCOUNT_H
#define MINAN_DOMAIN_ACCOUNT_H

#include "minan/domain/ctx.h"

#define ACCOUNT_STATUS_TABLE(X) X(ACCOUNT_ACTIVE, "active", "启用") X(ACCOUNT_DISABLED, "disabled", "停用")
NAMES_DECLARE(account_status, ACCOUNT_STATUS_TABLE)

struct account {
    struct account_id id;
    struct uuid uuid;
    const char *login;
    const char *name;
    const char *title;
    const char *phone; /* PERSONAL */
    enum role role;
    const char *region; /* code of the region it hangs on; NULL for institutions */
    const char *region_name;
    struct uuid institution; /* of institution roles and guests */
    const char *institution_name;
    enum truth liaison;
    enum account_status status;
    enum truth must_change_password;
    enum truth second_factor; /* one is in use */
    int32_t expires_on;
    int64_t last_login_at;
    int64_t row_version;
};
extern const struct shape account_shape;

struct account_new {
    struct uuid uuid;  /* in path */
    const char *login; /* 3..40 of a-z 0-9 . _ - */
    const char *name;
    const char *title;
    const char *phone;
    enum role role;
    const char *region;
    struct uuid institution;
    enum truth liaison;
    int32_t expires_on;
    const char *password_hash;    /* INTERNAL: filled by the prepare step with the hash of initial_password */
    const char *initial_password; /* INTERNAL: made by the prepare step */
};
extern const struct shape account_new_shape;

struct account_issued { /* shown once */
    struct uuid uuid;
    const char *login;
    const char *initial_password;
    int64_t row_version;
};
extern const struct shape account_issued_shape;

struct account_change {
    uint64_t present;
    struct uuid uuid; /* in path */
    const char *name;
    const char *title;
    const char *phone;
    enum role role;
    enum truth liaison;
    enum account_status status;
    int32_t expires_on;
};
extern const struct shape account_change_shape;

struct account_filter {
    enum role role;
    enum account_status status;
    const char *region; /* code: the region and all below it */
    struct uuid institution;
    const char *search; /* login or name contains */
    const char *cursor;
    int64_t limit;
};
extern const struct shape account_filter_shape;

struct account_page {
    struct list items;
    int64_t total;
    enum truth total_capped;
    const char *next;
};
extern const struct shape account_page_shape;

struct account_by_uuid {
    struct uuid uuid;
};
extern const struct shape account_by_uuid_shape;

struct account_reset {
    struct uuid uuid;             /* in path */
    const char *password_hash;    /* INTERNAL */
    const char *initial_password; /* INTERNAL */
};
extern const struct shape account_reset_shape;

MUST_USE enum status account_list(struct ctx *ctx, const struct account_filter *filter,
                                  struct account_page *ret_page);
MUST_USE enum status account_get(struct ctx *ctx, const struct account_by_uuid *request,
                                 struct account *ret_account);
MUST_USE enum status account_put(struct ctx *ctx, const struct account_new *request,
                                 struct account_issued *ret_issued);
MUST_USE enum status account_patch(struct ctx *ctx, const struct account_change *request,
                                   struct account *ret_account);
MUST_USE enum status account_reset_password(struct ctx *ctx, const struct account_reset *request,
                                            struct account_issued *ret_issued);

/* Password work; slow on purpose (argon2id t=2 m=19 MiB p=1). Any thread. */
MUST_USE enum status password_hash(const char *password, struct arena *arena, const char **ret_hash);
bool password_matches(const char *hash, const char *password); /* hash NULL: the same work, then false */
const char *password_random(struct arena *arena);              /* 12 characters without look-alikes */
/* At least 8 code points, letters and digits, not the login; else STATUS_INVALID on `field`. */
MUST_USE enum status password_check(struct err *err, const char *field, const char *password,
                                    const char *login);

#endif
