/* conflict.h: the same UUID sent with other content; both kept, a person looks. */
#ifndef MINAN_DOMAIN_CONFLICT_H
#define MINAN_DOMAIN_CONFLICT_H

#include "minan/domain/ctx.h"

struct conflict {
    struct uuid uuid;
    const char *noun;
    const char *record; /* the UUID both contents claim */
    const char *content;
    const char *sent_by;
    int64_t received_at;
    int64_t resolved_at;
    const char *resolved_by;
    const char *resolution;
    const char *reason;    /* why it did not stand; NULL: the same UUID had come with other content */
    struct conflict_id id; /* INTERNAL */
};
extern const struct shape conflict_shape;
struct conflict_filter {
    enum truth resolved;
    const char *cursor;
    int64_t limit;
};
extern const struct shape conflict_filter_shape;
struct conflict_page {
    struct list items;
    int64_t total;
    enum truth total_capped;
    const char *next;
};
extern const struct shape conflict_page_shape;
struct conflict_resolve {
    struct uuid uuid; /* in path */
    const char *resolution;
};
extern const struct shape conflict_resolve_shape;

/* Called by the pipeline in a transaction of its own after a handler answered STATUS_UUID_CONFLICT. The same
 * content twice makes one entry. */
MUST_USE enum status conflict_keep(struct ctx *ctx, const char *noun, const char *record, const char *content,
                                   const char *reason);
MUST_USE enum status conflict_list(struct ctx *ctx, const struct conflict_filter *filter,
                                   struct conflict_page *ret_page);
MUST_USE enum status conflict_resolve(struct ctx *ctx, const struct conflict_resolve *request,
                                      struct conflict *ret_conflict);

#endif
