/* Every route by every role on a record of the own institution, of the same county, of another county, and on
 * one that does not exist. What must come back follows from the route table, role.c and where the record
 * lies; a route that is not in the list below fails the test, so none can be added without saying what it
 * works on. */
#include "permission_plans.h"
#include "records.h"

#include <stdio.h>
#include <stdlib.h>

enum where { OWN, SAME_COUNTY, OTHER_COUNTY, MISSING, WHERES };

static const char *const where_names[WHERES] = {"own", "same county", "other county", "missing"};
static const char *const where_prefixes[WHERES] = {"own", "same", "far", NULL};
static const char *const where_homes[WHERES] = {FIXTURE_HOME, FIXTURE_OTHER_HOME, FIXTURE_FAR_HOME,
                                                FIXTURE_HOME};
static const char *const where_regions[WHERES] = {"529901", "529901001", "529902", "529999"};
static const char *const where_days[WHERES] = {"2026-01-01", "2026-01-02", "2026-01-03", "2026-03-11"};
static const char *const where_dates[WHERES] = {"00000000-0000-4000-b000-202701000001",
                                                "00000000-0000-4000-b000-202702000001",
                                                "00000000-0000-4000-b000-202606000001", NULL};
static const char *const where_items[WHERES] = {"GY-SP-01", "GY-XF-01", "GY-GL-01", "GY-GL-01"};

static const struct plan *plan_of(const struct route *route) {
    for (size_t i = 0; i < permission_plan_count; i++) {
        if (strcmp(permission_plans[i].name, route->name) == 0)
            return &permission_plans[i];
    }
    fail_msg("no plan for %s: say what the route works on", route->name);
    return NULL;
}

/* ---- what must come back ---- */

static bool is_in_scope(enum role role, enum where where) {
    switch (role_level(role)) {
    case LEVEL_CITY: return where != MISSING;
    case LEVEL_COUNTY: return where == OWN || where == SAME_COUNTY;
    case LEVEL_TOWN:
    case LEVEL_INSTITUTION: return where == OWN;
    case LEVEL_NONE: break;
    }
    return false;
}

/* An import is the affair of the account that sent it, a message of the one it was sent to; checklists,
 * duties, targets, periods, key dates and the calendar are everybody's. */
static bool is_visible(enum role role, enum kind kind, enum where where) {
    if (kind == PROGRESS) /* what has not begun waits */
        return true;
    if (where == MISSING)
        return false;
    if (kind == CHECKLIST || kind == DRAFT || kind == DUTY || kind == TARGET || kind == PERIOD ||
        kind == KEY_DATE || kind == CALENDAR_DAY)
        return true;
    if (kind == IMPORT || kind == REASSIGNMENT || kind == FILTER) /* of the account that sent it */
        return where == OWN && role == ROLE_COUNTY_SUPERVISOR;
    if (kind == MESSAGE)
        return where == OWN && role == ROLE_INSTITUTION_OFFICER;
    return is_in_scope(role, where);
}

enum expected { FINE, DENIED, NOT_THERE, OPEN };

static bool may_not_manage(const struct route *route, enum role role) {
    return route->mode == MODE_WRITE && !role_may_grant(role, ROLE_INSTITUTION_OFFICER);
}

static enum expected expect(const struct route *route, const struct plan *plan, enum role role,
                            enum where where) {
    if (plan->kind == TOKEN) /* everybody who holds it */
        return where == MISSING ? NOT_THERE : OPEN;
    if (route->permit == PERMIT_PUBLIC)
        return plan->over ? DENIED : OPEN;
    if (!role_has(role, route->permit))
        return DENIED;
    if (plan->kind == WHOLE)
        return FINE;
    if (!is_visible(role, plan->kind, where) && !(plan->makes && where == MISSING))
        return NOT_THERE;
    if (plan->kind == ACCOUNT && may_not_manage(route, role) && (!plan->makes || where == MISSING))
        return DENIED;
    if (strcmp(plan->name, "paper_void") == 0 && role_level(role) != LEVEL_COUNTY) /* a county issued them */
        return DENIED;
    if (plan->kind == PHOTO && route->mode == MODE_WRITE)
        return role_has(role, PERMIT_INSPECT) || role_has(role, PERMIT_RECTIFY) ? FINE : DENIED;
    return FINE;
}

/* Within permission and scope a business rule may still refuse a write (state, version, fields, who
 * submitted), never a read. */
static bool is_fine(const struct route *route, int status, const char *code) {
    if (route->mode != MODE_WRITE)
        return status == 200;
    bool refused_by_rule = status == 409 || status == 412 || status == 422 ||
                           (status == 403 && strcmp(code, "permission.denied") != 0);
    return status == 200 || status == 201 || status == 204 || refused_by_rule;
}

static bool fits(enum expected expected, const struct route *route, const struct plan *plan, int status,
                 const char *code) {
    switch (expected) {
    case OPEN:
        return status != 404 && strcmp(code, "permission.denied") != 0 &&
               strcmp(code, "session.required") != 0;
    case DENIED: return status == 403 && strcmp(code, "permission.denied") == 0;
    case NOT_THERE: return status == 404 && strcmp(code, "not_found") == 0;
    case FINE: break;
    }
    return is_fine(route, status, code) || (plan->narrowed && strcmp(code, "permission.denied") == 0);
}

/* ---- asking ---- */

static const char *noun_of(enum kind kind) {
    static const char *const nouns[] = {
        /* clang-format off */
        [HAZARD] = "hazard",
        [INSPECTION] = "inspection",
        [ACTIVITY] = "activity",
        [INCIDENT] = "incident",
        [PLAN] = "plan",
        [DRAW] = "draw",
        [PHOTO] = "photo",
        [ASSIGNMENT] = "assignment",
        [REASSIGNMENT] = "reassignment",
        [PAPER] = "paper",
        [TOKEN] = "token",
        [FILTER] = "filter",
        [IMPORT] = "import",
        [ACCOUNT] = "account",
        [CONFLICT] = "conflict",
        [MESSAGE] = "message",
        [CHANNEL] = "channel",
        [DELIVERY] = "delivery",
        /* clang-format on */
    };
    return nouns[kind];
}

static void keep_fresh(struct api *api, const char *label) {
    api_keep(api, label, arena_printf(api->kept, "00000000-0000-4000-a000-%012d", ++api->made));
}

static const char *record_of(struct api *api, const struct plan *plan, enum where where) {
    if (plan->kind == REGION)
        return where == MISSING && plan->makes ? "529998" : where_regions[where];
    if (plan->kind == PERIOD)
        return where == MISSING ? "2026-13" : "2026-09"; /* frozen by records_make */
    if (plan->kind == CALENDAR_DAY)
        return where == MISSING && plan->makes ? "2026-03-12" : where_days[where];
    if (where == MISSING || plan->kind == PROGRESS) {
        keep_fresh(api, "nowhere");
        return api_label(api, "nowhere");
    }
    if (plan->kind == INSTITUTION)
        return where_homes[where];
    if (plan->kind == CHECKLIST)
        return FIXTURE_CHECKLIST;
    if (plan->kind == DRAFT)
        return api_label(api, "own_draft");
    if (plan->kind == TARGET)
        return api_label(api, "own_target");
    if (plan->kind == DUTY)
        return "00000000-0000-4000-8d00-000000000001";
    if (plan->kind == KEY_DATE)
        return where_dates[where];
    return api_label(api, arena_printf(api->kept, "%s_%s", where_prefixes[where], noun_of(plan->kind)));
}

/* The first parameter is the record; a second one is the code of a checklist item. */
static const char *path_of(struct api *api, const struct route *route, const char *record, enum where where) {
    const char *open = strchr(route->path, '{');
    if (open == NULL)
        return arena_printf(api->kept, "!%s", route->path);
    const char *rest = strchr(open, '}') + 1;
    const char *second = strchr(rest, '{');
    int size = (int)(second ? second - rest : (ptrdiff_t)strlen(rest));
    return arena_printf(api->kept, "!%.*s%s%.*s%s", (int)(open - route->path), route->path, record, size,
                        rest, second ? where_items[where] : "");
}

static struct command command_of(struct api *api, const struct route *route, const struct plan *plan,
                                 const char *as, enum where where) {
    struct command command = {.line = __LINE__, .as = as, .method = route->method, .body = plan->body};
    const char *record = plan->kind == WHOLE ? "" : record_of(api, plan, where);
    api_keep(api, "record", record);
    command.path = path_of(api, route, record, where);
    if (plan->query)
        command.path = arena_printf(api->kept, "%s%s", command.path, plan->query);
    command.if_match = route->flags & ROUTE_IF_MATCH ? "1" : NULL;
    if (route->flags & ROUTE_RAW_BODY) {
        command.bytes = tiny_png;
        command.byte_count = tiny_png_size;
        command.type = "image/png";
        command.header = tiny_png_header;
    }
    keep_fresh(api, "event");
    api_keep(api, "fresh", api_label(api, "event") + 24);
    return command;
}

/* A refusal is JSON, or a page that names the code where people look at it. */
static const char *code_of(struct api *api) {
    const char *body = api->exchange.response.body;
    const char *code = api->json ? NULL : strstr(body, "<code>");
    if (code == NULL)
        return api_text(api, "/code");
    return arena_copy(api->arena, code + 6, strcspn(code + 6, "<"));
}

struct tally {
    int cells;
    int wrong;
};

static void ask(struct api *api, const struct route *route, enum role role, enum where where,
                struct tally *tally) {
    const struct plan *plan = plan_of(route);
    const char *as = names_code(&role_names, (int)role);
    struct command command = command_of(api, route, plan, as, where);
    api_send(api, &command);
    int status = api->exchange.response.http_status;
    const char *code = status >= 400 ? code_of(api) : "";
    enum expected expected = expect(route, plan, role, where);
    tally->cells++;
    if (fits(expected, route, plan, status, code))
        return;
    static const char *const words[] = {"fine", "denied", "not there", "open"};
    tally->wrong++;
    print_error("%s %s as %s on %s: %d %s, must be %s\n", method_name(route->method), route->path, as,
                where_names[where], status, code, words[expected]);
}

static void ask_everywhere(struct api *api, const struct route *route, enum role role, struct tally *tally) {
    int wheres = plan_of(route)->kind == WHOLE ? 1 : WHERES;
    for (int where = 0; where < wheres; where++)
        ask(api, route, role, (enum where)where, tally);
}

static void ask_role(enum role role, struct tally *tally) {
    struct api *api = api_new(&(struct app_options){.inline_work = true, .rate_per_minute = 1000000});
    records_make(api);
    for (size_t i = 0; i < route_count; i++) {
        if (!plan_of(&routes[i])->ends_session)
            ask_everywhere(api, &routes[i], role, tally);
    }
    api_free(api);
}

/* Those that end the session they come with, each in a city of its own. */
static void ask_endings(enum role role, struct tally *tally) {
    for (size_t i = 0; i < route_count; i++) {
        if (!plan_of(&routes[i])->ends_session)
            continue;
        struct api *api = api_new(&(struct app_options){.inline_work = true, .rate_per_minute = 1000000});
        ask_everywhere(api, &routes[i], role, tally);
        api_free(api);
    }
}

static void test_every_role_gets_what_the_table_says_and_nothing_else(void **state) {
    (void)state;
    struct tally tally = {0};
    for (int i = 0; i < role_names.count; i++) {
        enum role role = (enum role)role_names.list[i].value;
        ask_role(role, &tally);
        ask_endings(role, &tally);
    }
    print_message("permission matrix: %d cells\n", tally.cells);
    assert_int_equal(tally.wrong, 0);
    assert_true(tally.cells > 1000);
}

static void test_no_plan_is_left_over(void **state) {
    (void)state;
    assert_int_equal(permission_plan_count, route_count);
    for (size_t i = 0; i < route_count; i++)
        assert_non_null(plan_of(&routes[i]));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_plan_is_left_over),
        cmocka_unit_test(test_every_role_gets_what_the_table_says_and_nothing_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
