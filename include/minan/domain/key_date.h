/* key_date.h: 节点: festivals and meetings before which every institution in scope is visited within a window
 * (rules.md D19): planned by it, and judged by it as the windows of a duty (duty.h). Data of the whole
 * installation; those shipped are samples. */
#ifndef MINAN_DOMAIN_KEY_DATE_H
#define MINAN_DOMAIN_KEY_DATE_H

#include "minan/domain/inspection.h"

struct key_date {
    struct key_date_id id;
    struct uuid uuid;
    const char *name;
    int32_t from_on;
    int32_t to_on;
    const char *note;
    enum truth sample;
    const char *content_hash; /* INTERNAL */
    int64_t row_version;
};
extern const struct shape key_date_shape;

struct key_date_request {
    int64_t year; /* whose windows touch it; absent: this year and whatever comes later */
};
extern const struct shape key_date_request_shape;

struct key_date_list {
    struct list items; /* of struct key_date, by first day */
};
extern const struct shape key_date_list_shape;

struct key_date_by_uuid {
    struct uuid uuid;
};
extern const struct shape key_date_by_uuid_shape;

struct key_date_edit {
    struct uuid uuid; /* in path */
    const char *name;
    int32_t from_on;
    int32_t to_on;
    const char *note;
};
extern const struct shape key_date_edit_shape;

/* How far the visits of a window have come, in one county. */
struct key_date_county {
    const char *county; /* code */
    const char *name;
    int64_t institutions; /* operating */
    int64_t planned;      /* of them with a plan of this key date that is not cancelled */
    int64_t visited;      /* of them visited by city or county within the window */
    int64_t led;          /* of them visited with a leader leading */
};
extern const struct shape key_date_county_shape;

/* What one leader does in the window: 班子带队. */
struct key_date_leader {
    struct uuid account;
    const char *name;
    enum role role;
    int64_t planned; /* plans this leader is to lead, not cancelled */
    int64_t visited; /* distinct institutions visited with this leader in a team that a leader led */
};
extern const struct shape key_date_leader_shape;

struct key_date_progress {
    struct key_date date;
    struct list counties; /* of struct key_date_county, by code */
    struct list leaders;  /* of struct key_date_leader who plan or did anything */
};
extern const struct shape key_date_progress_shape;

/* Plans for every operating institution in scope that has none of this key date and was not visited in the
 * window by that level. */
struct key_date_generate {
    struct uuid uuid; /* in path */
    enum inspection_level level;
    const char *county; /* code; absent: all in scope */
    enum institution_type institution_type;
};
extern const struct shape key_date_generate_shape;

struct key_date_generated {
    int64_t made;
    struct key_date_progress progress;
};
extern const struct shape key_date_generated_shape;

MUST_USE enum status key_date_all(struct ctx *ctx, const struct key_date_request *request,
                                  struct key_date_list *ret_list);
MUST_USE enum status key_date_get(struct ctx *ctx, const struct key_date_by_uuid *request,
                                  struct key_date_progress *ret_progress);
/* Same UUID and content again: the first answer. STATUS_INVALID: a window upside down, over half a year long,
 * or over. */
MUST_USE enum status key_date_put(struct ctx *ctx, const struct key_date_edit *request,
                                  struct key_date *ret_date);
/* STATUS_WRONG_STATE once its window is over: what was asked then stays judged as it was. */
MUST_USE enum status key_date_patch(struct ctx *ctx, const struct key_date_edit *request,
                                    struct key_date *ret_date);
/* Once more makes plans only for institutions that came since. A county plans for itself, the city for
 * itself or for its counties. */
MUST_USE enum status key_date_plan(struct ctx *ctx, const struct key_date_generate *request,
                                   struct key_date_generated *ret_generated);

/* Shared with visit plans: STATUS_NOT_FOUND. */
MUST_USE enum status key_date_find(struct ctx *ctx, const struct uuid *uuid, struct key_date *ret_date);
/* Those whose window touches a period, of struct key_date, by first day. */
MUST_USE enum status key_date_between(struct ctx *ctx, int32_t from, int32_t to, struct list *ret_dates);

#endif
