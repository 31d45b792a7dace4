/* target.h: targets of the year 目标值: what a figure shall reach, by when, for the city and all counties or
 * for one county (rules.md section 7: leader ratio, standard rate, micro stations ...). One definition gives
 * figure and unit (figure.h); a target only says how high. */
#ifndef MINAN_DOMAIN_TARGET_H
#define MINAN_DOMAIN_TARGET_H

#include "minan/domain/ctx.h"

struct target {
    struct uuid uuid;
    int64_t year;
    const char *figure; /* id of its definition */
    const char *label;  /* of the figure, in words */
    const char *unit;
    double value;       /* in the figure's unit, one decimal */
    int32_t due_on;     /* to be reached by this day */
    const char *county; /* code; NULL: the city, and every county without a target of its own */
    const char *county_name;
    const char *created_by;
    int64_t created_at;
    const char *void_reason;
    int64_t row_version;
    int64_t tenths; /* INTERNAL from here */
    const char *content_hash;
    struct target_id id;
};
extern const struct shape target_shape;

struct target_filter {
    int64_t year; /* absent: the running one */
};
extern const struct shape target_filter_shape;

struct target_list {
    struct list items;
};
extern const struct shape target_list_shape;

struct target_new {
    struct uuid uuid; /* in path, client-made */
    int64_t year;
    const char *figure;
    double value;
    int32_t due_on;     /* within the year; absent: its last day */
    const char *county; /* code; absent: the city */
};
extern const struct shape target_new_shape;

struct target_change {
    struct uuid uuid; /* in path */
    double value;
    int32_t due_on;
};
extern const struct shape target_change_shape;

struct target_void {
    struct uuid uuid; /* in path */
    const char *reason;
};
extern const struct shape target_void_shape;

/* Those in force for the actor: a county sees its own and the city's. Void ones are left out. */
MUST_USE enum status target_list(struct ctx *ctx, const struct target_filter *filter,
                                 struct target_list *ret_list);
/* Of a list of one year, what binds a place: its own target of that figure, else the city's; NULL: none.
 * county: a code; NULL or the city's own: all together. */
const struct target *target_that_binds(const struct list *targets, const char *figure, const char *county);
/* Same UUID and content again: the first answer. STATUS_DUPLICATE when year, figure and unit have one
 * already; STATUS_INVALID on field figure (unknown), value (a rate above 100), due_on (outside the year),
 * county. */
MUST_USE enum status target_put(struct ctx *ctx, const struct target_new *request, struct target *ret_target);
MUST_USE enum status target_patch(struct ctx *ctx, const struct target_change *request,
                                  struct target *ret_target);
/* Kept with its reason, out of force. */
MUST_USE enum status target_withdraw(struct ctx *ctx, const struct target_void *request,
                                     struct target *ret_target);

#endif
