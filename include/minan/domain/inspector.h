/* inspector.h: the people who inspect from outside 检查人员: accounts of the bureaus, towns and guests, and
 * the days on which they were on the team of a visit by a bureau. Named outsiders of other departments have
 * no account and do not stand here. Readable with the figures, which count these people. */
#ifndef MINAN_DOMAIN_INSPECTOR_H
#define MINAN_DOMAIN_INSPECTOR_H

#include "minan/domain/account.h"
#include "minan/domain/inspection.h"

struct inspector_filter {
    const char *county;          /* code: the accounts of that county's bureau and towns */
    enum inspection_level level; /* city: accounts that hang on the city; county: on a county or below */
    enum role role;
    enum truth supervisor; /* city or county supervisors 监管人员 */
    enum truth active;     /* may sign in today */
    int32_t opened_to;     /* account opened on or before */
    int32_t inspected_from;
    int32_t inspected_to;
    enum truth inspected; /* on a team in inspected_from..inspected_to, open ends allowed */
    const char *cursor;
    int64_t limit;
};
extern const struct shape inspector_filter_shape;

struct inspector_row {
    struct uuid uuid;
    const char *login;
    const char *name;
    const char *title;
    enum role role;
    const char *region_name;
    enum account_status status;
    int64_t inspection_days; /* in the filter's period, else ever */
    int32_t last_inspected_on;
    struct account_id id; /* INTERNAL */
};
extern const struct shape inspector_row_shape;

struct inspector_page {
    struct list items; /* by login */
    int64_t total;
    enum truth total_capped;
    const char *next;
};
extern const struct shape inspector_page_shape;

/* What the SQL fragment inspector_where needs beside the filter. */
struct inspector_where {
    int64_t within_city;
    int64_t within_county;
    int64_t created_before;
    int32_t today;
};
extern const struct shape inspector_where_shape;
void inspector_where_make(struct ctx *ctx, const struct inspector_filter *filter,
                          struct inspector_where *ret_where);

/* Within the actor's city or county. */
MUST_USE enum status inspector_list(struct ctx *ctx, const struct inspector_filter *filter,
                                    struct inspector_page *ret_page);
/* Every row behind a filter, by login, for exports: the callback's object is a struct inspector_row. */
MUST_USE enum status inspector_each(struct ctx *ctx, const struct inspector_filter *filter, db_row_fn *row,
                                    void *user);

#endif
