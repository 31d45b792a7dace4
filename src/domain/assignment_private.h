/* assignment_private.h: what the files of assignments share. */
#ifndef MINAN_DOMAIN_ASSIGNMENT_PRIVATE_H
#define MINAN_DOMAIN_ASSIGNMENT_PRIVATE_H

#include "minan/domain/assignment.h"

/* The holder of a post, as far as a successor needs to know. */
struct assignment_holder {
    struct assignment_id id;
    struct uuid uuid;
    struct institution_id institution_id;
    enum assignment_post post;
    const char *name;
    int32_t starts_on;
    int64_t row_version;
};
extern const struct shape assignment_holder_shape;

/* Who takes a post, from when, and why. */
struct assignment_person {
    struct account_id account_id;
    const char *name;
    const char *title;
    const char *phone;
    int32_t starts_on;
    const char *reason;
    int64_t reassignment_id; /* INT_NONE: by itself */
    const char *content_hash;
};

/* Ends the holder (NULL: the post is free) on the day the person starts, and puts the person in. No check, no
 * projection, no audit row. */
MUST_USE enum status assignment_take_over(struct ctx *ctx, struct institution_id institution,
                                          enum assignment_post post, const struct assignment_holder *holder,
                                          const struct uuid *uuid, const struct assignment_person *person);
/* The register's column of the post says this name (NULL: nobody). */
MUST_USE enum status assignment_project(struct ctx *ctx, struct institution_id institution,
                                        enum assignment_post post, const char *name);

/* Adds field errors for a person who is not fully said; fills defaults. Fields alone. */
void assignment_check_person(struct ctx *ctx, const struct uuid *account, struct assignment_person *person);
/* With an account, its name, title and telephone; STATUS_INVALID on account when it is none that can answer
 * for this institution in this post. */
MUST_USE enum status assignment_find_person(struct ctx *ctx, struct institution_id institution,
                                            enum assignment_post post, const struct uuid *account,
                                            struct assignment_person *person);

/* After the register's row was written: posts whose column names another person than their holder change
 * hands. */
MUST_USE enum status assignment_follow(struct ctx *ctx, struct institution_id institution,
                                       const struct institution_edit *edit);

#endif
