/* audit.h: the chain of every change (SHA-256 over the row and the hash before it), in the transaction of the
 * change. */
#ifndef MINAN_DOMAIN_AUDIT_H
#define MINAN_DOMAIN_AUDIT_H

#include "minan/domain/ctx.h"

/* act: "hazard.close"; record: uuid, code or key; detail: a Chinese sentence or key=value words, never a
 * secret. */
MUST_USE enum status audit_write(struct ctx *ctx, const char *act, const char *record, const char *detail);

struct audit_entry {
    int64_t id; /* position in the chain */
    int64_t at;
    const char *actor;
    enum role role;
    const char *act;
    const char *record;
    const char *detail;
    const char *request_id;
    const char *hash;
};
extern const struct shape audit_entry_shape;

struct audit_filter {
    const char *act;
    const char *record;
    int32_t from;
    int32_t to;
    const char *cursor;
    int64_t limit;
};
extern const struct shape audit_filter_shape;

struct audit_page {
    struct list items;
    int64_t total;
    enum truth total_capped;
    const char *next;
};
extern const struct shape audit_page_shape;

MUST_USE enum status audit_list(struct ctx *ctx, const struct audit_filter *filter,
                                struct audit_page *ret_page);

/* The newest row: whoever writes this down can prove later that nothing before it was changed. */
struct audit_head {
    int64_t id; /* 0: the chain has not begun */
    const char *hash;
};
MUST_USE enum status audit_head(struct ctx *ctx, struct audit_head *ret_head);
/* Position of the newest change that the actor's figures may show: in the own county or made by who hangs in
 * none; in the whole installation for who hangs in no county. 0: there is none. */
MUST_USE enum status audit_newest(struct ctx *ctx, int64_t *ret_newest);

/* Walks the whole chain. *ret_broken = position of the first row that does not fit, 0 when the chain is
 * whole. */
MUST_USE enum status audit_verify(struct ctx *ctx, int64_t *ret_rows, int64_t *ret_broken);

#endif
