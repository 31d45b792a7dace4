/* saved_filter.h: filters of ledgers that a person keeps under a name. Nobody sees another's; at most
 * SAVED_FILTER_MOST for a ledger. */
#ifndef MINAN_DOMAIN_SAVED_FILTER_H
#define MINAN_DOMAIN_SAVED_FILTER_H

#include "minan/domain/ctx.h"

enum { SAVED_FILTER_MOST = 30 };

struct saved_filter {
    struct uuid uuid;
    const char *ledger; /* as the page is called in the address bar: hazards */
    const char *name;
    const char *query;            /* state=open&overdue=true */
    struct account_id account_id; /* INTERNAL */
    const char *content_hash;     /* INTERNAL */
};
extern const struct shape saved_filter_shape;

struct saved_filter_list {
    struct list items; /* of struct saved_filter, by ledger and name */
};
extern const struct shape saved_filter_list_shape;

struct saved_filters_request {
    const char *ledger; /* NULL: of every ledger */
};
extern const struct shape saved_filters_request_shape;

struct saved_filter_new {
    struct uuid uuid; /* in path */
    const char *ledger;
    const char *name;
    const char *query;
};
extern const struct shape saved_filter_new_shape;

struct saved_filter_by_uuid {
    struct uuid uuid;
};
extern const struct shape saved_filter_by_uuid_shape;

MUST_USE enum status saved_filter_list(struct ctx *ctx, const struct saved_filters_request *request,
                                       struct saved_filter_list *ret_list);
/* STATUS_INVALID on name when the person has one of that name there. */
MUST_USE enum status saved_filter_put(struct ctx *ctx, const struct saved_filter_new *request,
                                      struct saved_filter *ret_filter);
/* Gone for good: it is a bookmark, no record. *ret_list: what is left of that ledger. */
MUST_USE enum status saved_filter_drop(struct ctx *ctx, const struct saved_filter_by_uuid *request,
                                       struct saved_filter_list *ret_list);

#endif
