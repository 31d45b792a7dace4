/* assignment.h: 包挂领导 and 点对点责任人: who answers for an institution at every level (rules.md section
 * 1).
 *
 * A post of an institution has at most one holder at a time. Whoever takes over ends the one before on the
 * day he starts, with the reason; nothing is overwritten. The register's columns of the same names (ledger,
 * import, export) are a projection of the holders of today; a change made there makes an assignment. At the
 * institution itself the principal answers unless somebody is named (Work Safety Law art. 5). Days are those
 * of China; texts live in ctx->arena. */
#ifndef MINAN_DOMAIN_ASSIGNMENT_H
#define MINAN_DOMAIN_ASSIGNMENT_H

#include "minan/domain/institution.h"

/* clang-format off */
#define ASSIGNMENT_POST_TABLE(X) \
    X(POST_CITY_LEADER, "city_leader", "市级包挂领导") \
    X(POST_COUNTY_LEADER, "county_leader", "县级包挂领导") \
    X(POST_CITY_PERSON, "city_person", "市级责任人") \
    X(POST_COUNTY_PERSON, "county_person", "县级责任人") \
    X(POST_TOWN_PERSON, "town_person", "镇级责任人") \
    X(POST_INSTITUTION_PERSON, "institution_person", "机构责任人")
/* clang-format on */
NAMES_DECLARE(assignment_post, ASSIGNMENT_POST_TABLE)

struct assignment {
    struct uuid uuid;
    struct uuid institution;
    const char *institution_name;
    enum assignment_post post;
    struct uuid account; /* absent: a person without an account */
    const char *name;
    const char *title;
    const char *phone; /* PERSONAL: whole, as in the record of the institution */
    int32_t starts_on;
    int32_t ends_on; /* the day another took over; DAY_NONE: answers today */
    const char *reason;
    const char *end_reason; /* when nobody took over */
    const char *made_by;
    int64_t made_at;
    struct assignment_id id;              /* INTERNAL */
    struct institution_id institution_id; /* INTERNAL */
    int64_t row_version;
};
extern const struct shape assignment_shape;

struct assignment_list {
    struct list items; /* of struct assignment: those of today first, then the newest */
};
extern const struct shape assignment_list_shape;

/* Who is meant: an account (its name, title and telephone are taken), or a name. */
struct assignment_new {
    struct uuid uuid; /* in path */
    struct uuid institution;
    enum assignment_post post;
    struct uuid replaces; /* the holder the caller knows of; absent: knows of none */
    struct uuid account;
    const char *name;
    const char *title;
    const char *phone;
    int32_t starts_on;  /* not after today, not before the predecessor's; default today */
    const char *reason; /* required when somebody is replaced */
};
extern const struct shape assignment_new_shape;

struct assignment_end {
    struct uuid uuid; /* in path */
    int32_t ends_on;  /* between starts_on and today; default today */
    const char *reason;
};
extern const struct shape assignment_end_shape;

MUST_USE enum status assignment_of_institution(struct ctx *ctx, const struct institution_by_uuid *request,
                                               struct assignment_list *ret_list);
/* STATUS_STALE when the post's holder is not the one said in replaces. */
MUST_USE enum status assignment_put(struct ctx *ctx, const struct assignment_new *request,
                                    struct assignment *ret_assignment);
/* Ends without a successor; STATUS_WRONG_STATE when it has ended. */
MUST_USE enum status assignment_end(struct ctx *ctx, const struct assignment_end *request,
                                    struct assignment *ret_assignment);

/* ---- all institutions of one person to another ---- */

struct reassignment_new {
    struct uuid uuid; /* in path */
    enum assignment_post post;
    const char *from_name;
    const char *county; /* code; absent: wherever the actor may */
    struct uuid account;
    const char *name;
    const char *title;
    const char *phone;
    int32_t starts_on;
    const char *reason;
};
extern const struct shape reassignment_new_shape;

struct reassignment {
    struct uuid uuid;
    enum assignment_post post;
    const char *from_name;
    const char *name;
    int32_t starts_on;
    const char *reason;
    int64_t institutions; /* how many changed hands */
    const char *made_by;
    int64_t made_at;
    struct account_id made_by_id; /* INTERNAL */
    const char *content_hash;     /* INTERNAL */
};
extern const struct shape reassignment_shape;

struct holders_request {
    enum assignment_post post;
    const char *county; /* code */
};
extern const struct shape holders_request_shape;
struct holder {
    enum assignment_post post;
    const char *name;
    const char *title;
    int64_t institutions;
};
extern const struct shape holder_shape;
struct holder_list {
    struct list items; /* of struct holder, at most 500 */
};
extern const struct shape holder_list_shape;

/* At most REASSIGN_MOST institutions at once; STATUS_TOO_LARGE beyond. */
enum { REASSIGN_MOST = 20000 };
MUST_USE enum status reassignment_put(struct ctx *ctx, const struct reassignment_new *request,
                                      struct reassignment *ret_reassignment);
MUST_USE enum status assignment_holders(struct ctx *ctx, const struct holders_request *request,
                                        struct holder_list *ret_holders);

/* ---- 责任矩阵: one institution a row, one post a column ---- */

struct responsibility_filter {
    const char *search; /* characters of the institution's name */
    const char *county; /* code */
    const char *town;   /* code */
    enum institution_type type;
    enum assignment_post post;   /* with person: in this post only */
    const char *person;          /* the whole name */
    enum assignment_post vacant; /* institutions where nobody holds this post */
    const char *cursor;
    int64_t limit;
};
extern const struct shape responsibility_filter_shape;
struct responsibility_row {
    struct uuid institution;
    const char *name;
    enum institution_type type;
    const char *county_name;
    const char *town_name;
    const char *city_leader; /* 王伟（副局长） */
    const char *county_leader;
    const char *city_person;
    const char *county_person;
    const char *town_person;
    const char *institution_person; /* the principal unless somebody is named */
    struct institution_id id;       /* INTERNAL */
};
extern const struct shape responsibility_row_shape;
struct responsibility_page {
    struct list items;
    int64_t total;
    enum truth total_capped;
    const char *next;
};
extern const struct shape responsibility_page_shape;

/* Institutions that are not closed, by name. */
MUST_USE enum status responsibility_list(struct ctx *ctx, const struct responsibility_filter *filter,
                                         struct responsibility_page *ret_page);
/* Every row behind a filter, for exports: the callback's object is a struct responsibility_row. */
MUST_USE enum status responsibility_each(struct ctx *ctx, const struct responsibility_filter *filter,
                                         db_row_fn *row, void *user);

#endif
