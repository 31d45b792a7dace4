/* activity.c: activities read, listed and voided. */
#include "activity_private.h"

#include "minan/domain/attachment.h"
#include "minan/domain/audit.h"
#include "minan/domain/page.h"

/* ---- one ---- */

static enum status add_lists(struct ctx *ctx, struct activity *activity) {
    enum status status =
        db_many(ctx->db, SQL_ACTIVITY_PARTICIPANTS, ARGS(PARAMS(P_ID("activity_id", activity->id))),
                &activity_participant_shape, ctx->arena, &activity->participants);
    if (status == STATUS_OK)
        status = attachment_of_activity(ctx, activity->id, &activity->attachments);
    return status;
}

enum status activity_get(struct ctx *ctx, const struct activity_by_uuid *request,
                         struct activity *ret_activity) {
    struct activity activity;
    enum status status = db_one(ctx->db, SQL_ACTIVITY_GET,
                                ARGS(.scope = &ctx->actor.scope, PARAMS(P_UUID("uuid", request->uuid))),
                                &activity_shape, ctx->arena, &activity);
    if (status == STATUS_OK)
        status = add_lists(ctx, &activity);
    if (status != STATUS_OK)
        return status;
    ctx->version = activity.row_version;
    *ret_activity = activity;
    return STATUS_OK;
}

/* ---- the ledger ---- */

struct search {
    const struct activity_filter *filter;
    struct activity_where where;
    const char *after_key;
    int64_t after_id;
    int64_t limit; /* of rows; -1: all */
};

#define LIST_ARGS(ctx, search)                                                                               \
    ARGS(.scope = &(ctx)->actor.scope, .shape = &activity_filter_shape, .object = (search)->filter,          \
         .shape2 = &activity_where_shape, .object2 = &(search)->where,                                       \
         PARAMS(P_INT("limit", (search)->limit), P_TEXT("after_key", (search)->after_key),                   \
                P_INT("after_id", (search)->after_id), P_TOTAL_LIMIT))

void activity_where_make(struct ctx *ctx, const struct activity_filter *filter,
                         struct activity_where *ret_where) {
    shape_clear(&activity_where_shape, ret_where);
    if (filter->search)
        ret_where->search_match = institution_phrase(ctx->arena, filter->search);
    ret_where->of_training_and_drill = filter->group == ACTIVITIES_OF_TRAINING_AND_DRILL ? YES : TRUTH_NONE;
    ret_where->of_drill = filter->group == ACTIVITIES_OF_DRILL ? YES : TRUTH_NONE;
    ret_where->with_measures = filter->has_measures == YES ? YES : TRUTH_NONE;
    ret_where->without_measures = filter->has_measures == NO ? YES : TRUTH_NONE;
}

static enum status search_begin(struct ctx *ctx, const struct activity_filter *filter,
                                struct search *search) {
    *search = (struct search){.filter = filter, .limit = -1};
    activity_where_make(ctx, filter, &search->where);
    return page_cursor_parse(ctx, filter->cursor, &search->after_key, &search->after_id);
}

static enum status search_rows(struct ctx *ctx, struct search *search, struct activity_page *page) {
    char key[DAY_TEXT_SIZE];
    int64_t limit = page_limit(search->filter->limit);
    search->limit = limit + 1;
    enum status status = db_many(ctx->db, SQL_ACTIVITY_LIST, LIST_ARGS(ctx, search), &activity_row_shape,
                                 ctx->arena, &page->items);
    if (status != STATUS_OK || !page_cut(&page->items, limit))
        return status;
    const struct activity_row *last = (const struct activity_row *)page->items.items + limit - 1;
    day_format(last->held_on, key);
    page->next = page_cursor(ctx->arena, key, last->id.value);
    return STATUS_OK;
}

enum status activity_list(struct ctx *ctx, const struct activity_filter *filter,
                          struct activity_page *ret_page) {
    struct search search;
    struct activity_page page;
    int64_t count;
    shape_clear(&activity_page_shape, &page);
    enum status status = search_begin(ctx, filter, &search);
    if (status == STATUS_OK)
        status = db_int(ctx->db, SQL_ACTIVITY_COUNT, LIST_ARGS(ctx, &search), &count);
    if (status != STATUS_OK)
        return status;
    page_total(count, &page.total, &page.total_capped);
    status = search_rows(ctx, &search, &page);
    if (status == STATUS_OK)
        *ret_page = page;
    return status;
}

enum status activity_each(struct ctx *ctx, const struct activity_filter *filter, db_row_fn *row, void *user) {
    struct search search;
    enum status status = search_begin(ctx, filter, &search);
    if (status != STATUS_OK)
        return status;
    return db_each(ctx->db, SQL_ACTIVITY_LIST, LIST_ARGS(ctx, &search), &activity_row_shape, row, user);
}

/* ---- what a form asks ---- */

enum status activity_leaders(struct ctx *ctx, struct activity_leaders *ret_leaders) {
    const struct actor *actor = &ctx->actor;
    return db_many(ctx->db, SQL_ACTIVITY_LEADERS,
                   ARGS(PARAMS(P_INT("city_id", actor->city_id), P_FLAG("of_city", actor->county_id == 0),
                               P_INT("of_county", actor->county_id ? actor->county_id : INT_NONE))),
                   &activity_leader_shape, ctx->arena, &ret_leaders->items);
}

/* ---- voided ---- */

static enum status void_row(struct ctx *ctx, const struct activity *activity, const char *reason) {
    enum status status = db_run(ctx->db, SQL_ACTIVITY_VOID,
                                ARGS(PARAMS(P_TEXT("reason", reason), P_ID("id", activity->id))), NULL);
    if (status == STATUS_OK)
        status = audit_write(ctx, "activity.void", activity->uuid.text,
                             arena_printf(ctx->arena, "作废%s「%s」：%s",
                                          names_label(&activity_kind_names, (int)activity->kind),
                                          activity->title, reason));
    return status;
}

enum status activity_void(struct ctx *ctx, const struct activity_void *request,
                          struct activity *ret_activity) {
    struct activity activity;
    struct activity_by_uuid by_uuid = {request->uuid};
    enum status status = activity_get(ctx, &by_uuid, &activity);
    if (status == STATUS_OK)
        status = ctx_check_version(ctx, activity.row_version);
    if (status != STATUS_OK)
        return status;
    if (activity.state == ACTIVITY_VOID) {
        ctx->err->state = names_code(&activity_state_names, (int)activity.state);
        return err_detail(ctx->err, STATUS_WRONG_STATE, "该活动已经作废");
    }
    status = void_row(ctx, &activity, request->reason);
    return status == STATUS_OK ? activity_get(ctx, &by_uuid, ret_activity) : status;
}
