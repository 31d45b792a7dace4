/* todo.c: 今天要做的, from a table: which kinds concern whom, most pressing first, and how many of each are
 * shown. */
#include "minan/domain/conflict.h"
#include "minan/domain/delivery.h"
#include "people.h"
#include "todo_private.h"

enum { MOST_ITEMS = 80 };
/* Whom a kind concerns; the leader of one level is no supervisor of it. */
enum concern {
    BUREAU = 1 << 0,
    SECOND_NAME = 1 << 1, /* who signs after a county supervisor */
    DECIDER = 1 << 2,
    LEADER = 1 << 3,
    COUNTY = 1 << 4,
    TOWN = 1 << 5,
    INSTITUTION = 1 << 6,
    PRINCIPAL = 1 << 7,
    RESOLVER = 1 << 8,
    VISITOR = 1 << 9,
    PLANNER = 1 << 10,
    POSTMASTER = 1 << 11,
    ASSESSOR = 1 << 12,
};

/* shown: how many of this kind at most, so that one kind does not hide the others; 0: the rest of the list.
 */
struct todo_source {
    enum todo_kind kind;
    unsigned concerns;
    int shown;
    const char *lead; /* what the title says before the text */
    todo_gather_fn *gather;
};

static todo_gather_fn count_conflicts;
static todo_gather_fn count_deliveries;

static const struct todo_source sources[] = {
    {TODO_INCIDENT, COUNTY, 10, "", todo_gather_incidents},
    {TODO_SECOND_NAME, SECOND_NAME, 10, "重大隐患待签字销号：", todo_gather_hazards},
    {TODO_ASSESS, ASSESSOR, 10, "重大隐患待研判：", todo_gather_hazards},
    {TODO_RECHECK, BUREAU | PRINCIPAL, 10, "已申报整改完成，待复查：", todo_gather_hazards},
    {TODO_EXTENSION, DECIDER, 5, "", todo_gather_hazards},
    {TODO_DELIST, LEADER, 5, "", todo_gather_hazards},
    {TODO_PLANNED, VISITOR, 5, "", todo_gather_plans},
    {TODO_NOTICE, PLANNER, 5, "应发检查通知：", todo_gather_plans},
    {TODO_OVERDUE, BUREAU | TOWN, 10, "逾期未整改：", todo_gather_hazards},
    {TODO_TRANSFERRED, COUNTY, 5, "", todo_gather_hazards},
    {TODO_VISIT, BUREAU, 0, "", todo_gather_visits},
    {TODO_CONFLICT, RESOLVER, 0, "", count_conflicts},
    {TODO_SELF_CHECK, INSTITUTION, 1, "", todo_gather_self_check},
    {TODO_RETURNED, INSTITUTION, 10, "复查退回，须再整改：", todo_gather_hazards},
    {TODO_ACKNOWLEDGE, INSTITUTION, 10, "待签收：", todo_gather_hazards},
    {TODO_PLAN_MISSING, INSTITUTION, 10, "缺治理方案或五落实：", todo_gather_hazards},
    {TODO_RECTIFY, INSTITUTION, 0, "待整改：", todo_gather_hazards},
    {TODO_DELIVERY, POSTMASTER, 0, "", count_deliveries},
};
enum { SOURCES = sizeof sources / sizeof *sources };

static unsigned if_may(enum role role, enum permit permit, enum concern concern) {
    return role_has(role, permit) ? concern : 0;
}

static unsigned concerns_of(enum role role) {
    unsigned concerns =
        if_may(role, PERMIT_RESOLVE_CONFLICT, RESOLVER) | if_may(role, PERMIT_DECIDE_HAZARD, DECIDER) |
        if_may(role, PERMIT_LEAD_HAZARD, LEADER) | if_may(role, PERMIT_READ_PLAN, VISITOR) |
        if_may(role, PERMIT_PLAN_VISIT, PLANNER) | if_may(role, PERMIT_MANAGE_CHANNEL, POSTMASTER) |
        if_may(role, PERMIT_ASSESS, ASSESSOR);
    if (role_is_bureau(role))
        concerns |= role == ROLE_COUNTY_SUPERVISOR ? BUREAU : BUREAU | SECOND_NAME;
    if (role_is_bureau(role) && role_level(role) == LEVEL_COUNTY)
        concerns |= COUNTY;
    if (role_is_institution(role))
        concerns |= INSTITUTION;
    if (role == ROLE_INSTITUTION_PRINCIPAL)
        concerns |= PRINCIPAL;
    if (role == ROLE_TOWN_OFFICER)
        concerns |= TOWN;
    return concerns;
}

/* ---- counted only: their pages list them ---- */

static enum status count_conflicts(struct todo_gather *gather) {
    struct ctx *ctx = gather->ctx;
    return db_int(ctx->db, SQL_TODO_CONFLICT_COUNT, ARGS(PARAMS(P_WITHIN(&ctx->actor))), &gather->count);
}

static enum status count_deliveries(struct todo_gather *gather) {
    struct delivery_filter filter;
    struct delivery_page page;
    shape_clear(&delivery_filter_shape, &filter);
    filter.trouble = YES;
    filter.limit = 1;
    enum status status = delivery_list(gather->ctx, &filter, &page);
    gather->count = status == STATUS_OK ? page.total : 0;
    return status;
}

/* ---- all ---- */

void todo_add(struct todo_gather *gather, struct todo_item item) {
    item.kind = gather->kind;
    item.overdue = item.due_on != DAY_NONE && item.due_on < gather->today ? YES : NO;
    ((struct todo_item *)gather->items->items)[gather->items->count++] = item;
}

static int64_t room_for(const struct todo_source *source, const struct todo *todo) {
    int64_t room = MOST_ITEMS - (int64_t)todo->items.count;
    return source->shown && source->shown < room ? source->shown : room;
}

static enum status add_kind(struct ctx *ctx, const struct todo_source *source, struct todo *todo) {
    struct todo_gather gather = {.ctx = ctx,
                                 .kind = source->kind,
                                 .lead = source->lead,
                                 .today = clock_today(ctx->clock),
                                 .room = room_for(source, todo),
                                 .items = &todo->items};
    enum status status = source->gather(&gather);
    if (status == STATUS_OK)
        ((struct todo_count *)todo->counts.items)[todo->counts.count++] =
            (struct todo_count){source->kind, gather.count};
    return status;
}

enum status todo_get(struct ctx *ctx, struct todo *ret_todo) {
    unsigned concerns = concerns_of(ctx->actor.role);
    struct todo todo = {{ARENA_ARRAY(ctx->arena, SOURCES, struct todo_count), 0},
                        {ARENA_ARRAY(ctx->arena, MOST_ITEMS, struct todo_item), 0}};
    enum status status = STATUS_OK;
    for (int i = 0; status == STATUS_OK && i < SOURCES; i++) {
        if (sources[i].concerns & concerns)
            status = add_kind(ctx, &sources[i], &todo);
    }
    if (status == STATUS_OK)
        *ret_todo = todo;
    return status;
}
