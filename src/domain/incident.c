/* incident.c: incidents read and listed, and what a kind means. */
#include "incident_private.h"

#include "minan/domain/page.h"

/* ---- kinds ---- */

/* Days within which casualties count: State Council decree 493 art. 13. */
enum { COUNTED_DAYS = 30, COUNTED_DAYS_OF_FIRE_AND_ROAD = 7 };

enum incident_type incident_type_of(enum incident_kind kind) {
    return kind >= INCIDENT_RESPIRATORY ? INCIDENT_INFECTION : INCIDENT_ACCIDENT;
}

int32_t incident_casualties_until(enum incident_kind kind, int32_t happened_on) {
    if (incident_type_of(kind) == INCIDENT_INFECTION)
        return DAY_NONE;
    bool short_term = kind == INCIDENT_FIRE || kind == INCIDENT_TRAFFIC;
    return happened_on + (short_term ? COUNTED_DAYS_OF_FIRE_AND_ROAD : COUNTED_DAYS);
}

/* ---- one ---- */

static enum status add_lists(struct ctx *ctx, struct incident *incident) {
    enum status status =
        db_many(ctx->db, SQL_INCIDENT_EVENTS, ARGS(PARAMS(P_ID("incident_id", incident->id))),
                &incident_event_shape, ctx->arena, &incident->events);
    if (status == STATUS_OK)
        status = attachment_of_incident(ctx, incident->id, &incident->attachments);
    return status;
}

enum status incident_get(struct ctx *ctx, const struct incident_by_uuid *request,
                         struct incident *ret_incident) {
    struct incident incident;
    enum status status = db_one(ctx->db, SQL_INCIDENT_GET,
                                ARGS(.scope = &ctx->actor.scope, PARAMS(P_UUID("uuid", request->uuid))),
                                &incident_shape, ctx->arena, &incident);
    if (status == STATUS_OK)
        status = add_lists(ctx, &incident);
    if (status != STATUS_OK)
        return status;
    incident.casualties_until = incident_casualties_until(incident.kind, incident.happened_on);
    incident.may = incident_may(ctx, &incident);
    ctx->version = incident.row_version;
    *ret_incident = incident;
    return STATUS_OK;
}

/* ---- the ledger ---- */

struct search {
    const struct incident_filter *filter;
    struct incident_where where;
    const char *after_key;
    int64_t after_id;
    int64_t limit; /* of rows; -1: all */
};

#define LIST_ARGS(ctx, search)                                                                               \
    ARGS(.scope = &(ctx)->actor.scope, .shape = &incident_filter_shape, .object = (search)->filter,          \
         .shape2 = &incident_where_shape, .object2 = &(search)->where,                                       \
         PARAMS(P_INT("limit", (search)->limit), P_TEXT("after_key", (search)->after_key),                   \
                P_INT("after_id", (search)->after_id), P_TOTAL_LIMIT))

void incident_where_make(struct ctx *ctx, const struct incident_filter *filter,
                         struct incident_where *ret_where) {
    shape_clear(&incident_where_shape, ret_where);
    if (filter->search)
        ret_where->search_match = institution_phrase(ctx->arena, filter->search);
    ret_where->only_unacknowledged = filter->acknowledged == NO ? YES : TRUTH_NONE;
    ret_where->only_acknowledged = filter->acknowledged == YES ? YES : TRUTH_NONE;
    ret_where->with_deaths = filter->with == INCIDENT_WITH_DEATHS ? YES : TRUTH_NONE;
    ret_where->with_injured = filter->with == INCIDENT_WITH_INJURED ? YES : TRUTH_NONE;
}

static enum status search_begin(struct ctx *ctx, const struct incident_filter *filter,
                                struct search *search) {
    *search = (struct search){.filter = filter, .limit = -1};
    incident_where_make(ctx, filter, &search->where);
    return page_cursor_parse(ctx, filter->cursor, &search->after_key, &search->after_id);
}

static enum status search_rows(struct ctx *ctx, struct search *search, struct incident_page *page) {
    char key[DAY_TEXT_SIZE];
    int64_t limit = page_limit(search->filter->limit);
    search->limit = limit + 1;
    enum status status = db_many(ctx->db, SQL_INCIDENT_LIST, LIST_ARGS(ctx, search), &incident_row_shape,
                                 ctx->arena, &page->items);
    if (status != STATUS_OK || !page_cut(&page->items, limit))
        return status;
    const struct incident_row *last = (const struct incident_row *)page->items.items + limit - 1;
    day_format(last->happened_on, key);
    page->next = page_cursor(ctx->arena, key, last->id.value);
    return STATUS_OK;
}

enum status incident_list(struct ctx *ctx, const struct incident_filter *filter,
                          struct incident_page *ret_page) {
    struct search search;
    struct incident_page page;
    int64_t count;
    shape_clear(&incident_page_shape, &page);
    enum status status = search_begin(ctx, filter, &search);
    if (status == STATUS_OK)
        status = db_int(ctx->db, SQL_INCIDENT_COUNT, LIST_ARGS(ctx, &search), &count);
    if (status != STATUS_OK)
        return status;
    page_total(count, &page.total, &page.total_capped);
    status = search_rows(ctx, &search, &page);
    if (status == STATUS_OK)
        *ret_page = page;
    return status;
}

enum status incident_each(struct ctx *ctx, const struct incident_filter *filter, db_row_fn *row, void *user) {
    struct search search;
    enum status status = search_begin(ctx, filter, &search);
    if (status != STATUS_OK)
        return status;
    return db_each(ctx->db, SQL_INCIDENT_LIST, LIST_ARGS(ctx, &search), &incident_row_shape, row, user);
}
