/* todo_hazard.c: things to do about hazards: each kind is a filter of the ledger, so that the number and the
 * list it opens cannot differ. */
#include "todo_private.h"

#include "minan/base/utf8.h"
#include "minan/domain/hazard_act.h"

enum { SHOWN_POINTS = 60 }; /* of a description */

/* ---- which ---- */

static enum severity decided_severity(enum role role) {
    return role == ROLE_COUNTY_LEADER || role == ROLE_CITY_LEADER ? SEVERITY_MAJOR : SEVERITY_GENERAL;
}

static void ask_extension(enum role role, struct hazard_filter *filter) {
    bool city = role_level(role) == LEVEL_CITY;
    filter->extension_pending = YES;
    filter->severity = decided_severity(role);
    filter->by_city = city ? YES : NO; /* the issuing level decides */
}

static void ask_assessment(enum role role, struct hazard_filter *filter) {
    filter->unassessed = YES;
    filter->by_city = role_level(role) == LEVEL_CITY ? YES : NO; /* whoever found it */
}

static void ask_recheck(enum role role, struct hazard_filter *filter) {
    filter->state = HAZARD_SUBMITTED;
    filter->awaits_second_name = NO;
    if (!role_is_institution(role))
        return;
    filter->source = SOURCE_SELF;
    filter->severity = SEVERITY_GENERAL;
}

static void ask_open(enum truth acknowledged, enum truth returned, struct hazard_filter *filter) {
    filter->state = HAZARD_OPEN;
    filter->acknowledged = acknowledged;
    filter->returned = returned;
}

static void ask(enum todo_kind kind, enum role role, struct hazard_filter *filter) {
    switch ((int)kind) {
    case TODO_SECOND_NAME: filter->awaits_second_name = YES; return;
    case TODO_ASSESS: ask_assessment(role, filter); return;
    case TODO_RECHECK: ask_recheck(role, filter); return;
    case TODO_EXTENSION: ask_extension(role, filter); return;
    case TODO_DELIST: filter->delist_by_city = role_level(role) == LEVEL_CITY ? YES : NO; return;
    case TODO_TRANSFERRED:
        filter->state = HAZARD_TRANSFERRED;
        filter->transfer_answered = NO;
        return;
    case TODO_OVERDUE: filter->overdue = YES; return;
    case TODO_ACKNOWLEDGE: ask_open(NO, NO, filter); return;
    case TODO_RETURNED: ask_open(TRUTH_NONE, YES, filter); return;
    case TODO_PLAN_MISSING:
        filter->state = HAZARD_OPEN;
        filter->plan_missing = YES;
        return;
    default: ask_open(YES, NO, filter); return; /* TODO_RECTIFY */
    }
}

/* ---- what is said of one ---- */

static const char *beginning(struct arena *arena, const char *text) {
    const char *end = text;
    for (int i = 0; i < SHOWN_POINTS && *end; i++)
        end += utf8_next(end);
    return arena_copy(arena, text, (size_t)(end - text));
}

static const char *title_of(const struct todo_gather *gather, const struct hazard_row *row) {
    struct arena *arena = gather->ctx->arena;
    const char *text = beginning(arena, row->description);
    char day[DAY_TEXT_SIZE];
    switch ((int)gather->kind) {
    case TODO_EXTENSION:
        day_format(row->extension_asked, day);
        return arena_printf(arena, "申请延期至 %s，待决定：%s", day, text);
    case TODO_DELIST:
        day_format(row->delist_asked_on, day);
        return arena_printf(arena, "%s 申请摘牌，待现场复核：%s", day, text);
    case TODO_TRANSFERRED:
        day_format(row->transferred_on, day);
        return arena_printf(arena, "%s 移交%s，待答复：%s", day, row->transferred_to, text);
    default: return arena_printf(arena, "%s%s", gather->lead, text);
    }
}

static int32_t due_of(enum todo_kind kind, const struct hazard_row *row) {
    if (kind == TODO_TRANSFERRED)
        return DAY_NONE;
    return kind == TODO_DELIST ? row->delist_asked_on + DELIST_DAYS : row->deadline;
}

static struct todo_item item_of(const struct todo_gather *gather, const struct hazard_row *row) {
    return (struct todo_item){.institution = row->institution,
                              .institution_name = row->institution_name,
                              .hazard = row->uuid,
                              .title = title_of(gather, row),
                              .due_on = due_of(gather->kind, row)};
}

enum status todo_gather_hazards(struct todo_gather *gather) {
    struct hazard_filter filter;
    struct hazard_page page;
    shape_clear(&hazard_filter_shape, &filter);
    ask(gather->kind, gather->ctx->actor.role, &filter);
    if (gather->kind != TODO_TRANSFERRED) /* its deadline is nobody's here */
        filter.sort = HAZARD_BY_DEADLINE;
    filter.limit = gather->room;
    enum status status = hazard_list(gather->ctx, &filter, &page);
    gather->count = page.total;
    if (status == STATUS_OK && page.total_capped == YES)
        status = hazard_count(gather->ctx, &filter, &gather->count);
    const struct hazard_row *rows = page.items.items;
    for (size_t i = 0; status == STATUS_OK && i < page.items.count; i++)
        todo_add(gather, item_of(gather, &rows[i]));
    return status;
}
