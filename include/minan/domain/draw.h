/* draw.h: 双随机抽取: institutions and inspectors drawn by lot, so that anybody can repeat it.
 *
 * The server makes the seed. Both pools are kept as they were, with their SHA-256. Every lot's key is the
 * SHA-256 of  seed:institution:uuid  or  seed:inspector:uuid;  lots stand in the order of their keys. The
 * first n institutions are drawn; inspectors are taken in their order, round and round, team by team, leaving
 * out who is named at the institution (回避). What was drawn becomes visit plans. A draw is never changed or
 * deleted. */
#ifndef MINAN_DOMAIN_DRAW_H
#define MINAN_DOMAIN_DRAW_H

#include "minan/domain/visit_plan.h"

enum { DRAW_MOST = 300, DRAW_POOL_MOST = 20000, DRAW_TEAM_MOST = 5 };

/* Whose lots go into the urn: operating institutions in scope that ... */
struct draw_pool_request {
    const char *county; /* code */
    enum institution_type institution_type;
    int32_t not_visited_since; /* have had no visit since then, that day included */
    enum truth unplanned;      /* have no open plan of this level */
};
extern const struct shape draw_pool_request_shape;

struct draw_pool {
    const char *conditions; /* in words */
    int64_t institutions;
    int64_t inspectors;
    struct list inspector_names; /* TEXTS */
};
extern const struct shape draw_pool_shape;

struct draw_new {
    struct uuid uuid; /* in path */
    const char *title;
    const char *county;
    enum institution_type institution_type;
    int32_t not_visited_since;
    enum truth unplanned;
    int64_t count;   /* of institutions; this or percent */
    int64_t percent; /* of the pool, rounded up */
    int64_t team_size;
    enum inspection_kind kind;
    int32_t from_on;
    int32_t to_on;
    enum truth unannounced;
};
extern const struct shape draw_new_shape;

struct draw_result {
    int64_t position;
    struct uuid institution;
    const char *institution_name;
    const char *team_names; /* as drawn */
    struct uuid plan;
    enum visit_plan_state plan_state;
    int32_t done_on;
};
extern const struct shape draw_result_shape;

struct draw {
    struct draw_id id;
    struct uuid uuid;
    const char *title;
    const char *unit; /* 石麓县, or the city */
    enum inspection_level level;
    enum inspection_kind kind;
    int32_t from_on;
    int32_t to_on;
    enum truth unannounced;
    const char *conditions;
    int64_t wanted;
    int64_t team_size;
    const char *algorithm;
    const char *seed;
    int64_t institution_count;
    const char *institution_hash;
    int64_t inspector_count;
    const char *inspector_hash;
    int64_t drawn_at;
    const char *drawn_by;
    struct list results;          /* of struct draw_result; empty in lists */
    const char *institution_pool; /* INTERNAL */
    const char *inspector_pool;   /* INTERNAL */
    const char *result;           /* INTERNAL */
    const char *content_hash;     /* INTERNAL */
};
extern const struct shape draw_shape;

struct draw_filter {
    const char *cursor;
    int64_t limit;
};
extern const struct shape draw_filter_shape;

struct draw_page {
    struct list items; /* of struct draw, newest first */
    int64_t total;
    enum truth total_capped;
    const char *next;
};
extern const struct shape draw_page_shape;

struct draw_by_uuid {
    struct uuid uuid;
};
extern const struct shape draw_by_uuid_shape;

/* One institution's lot, in the order of the keys. */
struct draw_lot {
    int64_t position;
    const char *id; /* uuid */
    const char *name;
    const char *key; /* SHA-256 of seed:institution:id */
    enum truth drawn;
};
extern const struct shape draw_lot_shape;

struct draw_check {
    const char *method; /* how to repeat it, in words */
    const char *seed;
    enum truth institution_pool_intact; /* the pool as kept still has the hash that was kept */
    enum truth inspector_pool_intact;
    enum truth repeats; /* drawn once more, the result is the same */
    struct list lots;   /* of struct draw_lot: those drawn and the next few */
};
extern const struct shape draw_check_shape;

MUST_USE enum status draw_list(struct ctx *ctx, const struct draw_filter *filter, struct draw_page *ret_page);
MUST_USE enum status draw_get(struct ctx *ctx, const struct draw_by_uuid *request, struct draw *ret_draw);
MUST_USE enum status draw_pool_get(struct ctx *ctx, const struct draw_pool_request *request,
                                   struct draw_pool *ret_pool);
/* Draws and plans. Same UUID and content again: the first draw. STATUS_INVALID: nothing in the urn, more
 * wanted than there is, too few inspectors for one team. */
MUST_USE enum status draw_put(struct ctx *ctx, const struct draw_new *request, struct draw *ret_draw);
/* A new draw of a known seed: tests and the demo city. Whoever draws in earnest never chooses it. */
MUST_USE enum status draw_with_seed(struct ctx *ctx, const struct draw_new *request, const char *seed,
                                    struct draw *ret_draw);

MUST_USE enum status draw_verify(struct ctx *ctx, const struct draw_by_uuid *request,
                                 struct draw_check *ret_check);
/* Seed, both pools and the result as plain text, for whoever repeats it elsewhere. */
MUST_USE enum status draw_text(struct ctx *ctx, const struct draw_by_uuid *request, const char **ret_text);

#endif
