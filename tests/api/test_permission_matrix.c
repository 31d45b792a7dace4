/* Every route by every role on a record of the own institution, of the same county, of another county, and on
 * one that does not exist. What must come back follows from the route table, role.c and where the record
 * lies; a route that is not in the list below fails the test, so none can be added without saying what it
 * works on. */
#include "records.h"

#include <stdio.h>
#include <stdlib.h>

enum kind {
    WHOLE,
    INSTITUTION,
    HAZARD,
    MESSAGE,
    CHANNEL,
    DELIVERY,
    INSPECTION,
    ACTIVITY,
    PLAN,
    DRAW,
    KEY_DATE,
    CALENDAR_DAY,
    PHOTO,
    ASSIGNMENT,
    REASSIGNMENT,
    PAPER,
    TOKEN,
    PROGRESS,
    FILTER,
    IMPORT,
    ACCOUNT,
    CONFLICT,
    CHECKLIST,
    DRAFT,
    DUTY,
    REGION,
    TARGET,
    PERIOD
};
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

#define AT    "'2026-11-23T01:30:00.000Z'"
#define EVENT "'event':'$event','device_at':" AT

struct plan {
    const char *name; /* of the route */
    enum kind kind;
    const char *body;
    const char *query; /* what a read cannot do without */
    bool makes;        /* a PUT by UUID: what is missing is made */
    bool ends_session;
    bool over;     /* public, but refuses everybody once there is an administrator */
    bool narrowed; /* of those the permission lets in, the life table may refuse some for this hazard */
};

static const char edit_body[] = "{'name':'矩阵养老院','type':'elderly_care','county':'529901'}";

static const struct plan plans[] = {
    {.name = "health", .kind = WHOLE},
    {.name = "openapi", .kind = WHOLE},
    {.name = "session_me", .kind = WHOLE},
    {.name = "login", .kind = WHOLE, .body = "{'login':'x','password':'y'}"},
    {.name = "session_logout", .kind = WHOLE, .ends_session = true},
    {.name = "session_change_password",
     .kind = WHOLE,
     .body = "{'old_password':'" FIXTURE_PASSWORD "','new_password':'Better#2026'}",
     .ends_session = true},
    {.name = "setup_get", .kind = WHOLE},
    {.name = "setup_make_administrator",
     .kind = WHOLE,
     .body = "{'token':'x','login':'root','name':'y','password':'Better#2026'}",
     .over = true},
    {.name = "region_list", .kind = WHOLE},
    {.name = "region_put",
     .kind = REGION,
     .body = "{'name':'新区','level':'county','parent':'529900'}",
     .makes = true},
    {.name = "region_rename", .kind = REGION, .body = "{'name':'$fresh'}"},
    {.name = "account_list", .kind = WHOLE},
    {.name = "account_get", .kind = ACCOUNT},
    {.name = "account_put",
     .kind = ACCOUNT,
     .body = "{'login':'m.$fresh','name':'新人','role':'institution_officer','institution':'$home'}",
     .makes = true},
    {.name = "account_patch", .kind = ACCOUNT, .body = "{'title':'$fresh'}"},
    {.name = "account_reset_password", .kind = ACCOUNT},
    {.name = "institution_list", .kind = WHOLE},
    {.name = "institution_export", .kind = WHOLE},
    {.name = "institution_refs", .kind = WHOLE},
    {.name = "institution_get", .kind = INSTITUTION},
    {.name = "institution_put", .kind = INSTITUTION, .body = edit_body, .makes = true},
    {.name = "institution_patch", .kind = INSTITUTION, .body = "{'beds':70}"},
    {.name = "assignment_of_institution", .kind = INSTITUTION},
    {.name = "assignment_put",
     .kind = ASSIGNMENT,
     .body = "{'institution':'$home','post':'county_person','name':'$fresh'}",
     .makes = true},
    {.name = "assignment_end", .kind = ASSIGNMENT, .body = "{'reason':'调离'}"},
    {.name = "assignment_holders", .kind = WHOLE},
    {.name = "reassignment_put",
     .kind = REASSIGNMENT,
     .body = "{'post':'town_person','from_name':'周静','name':'$fresh','reason':'调离'}",
     .makes = true},
    {.name = "responsibility_list", .kind = WHOLE},
    {.name = "responsibility_export", .kind = WHOLE},
    {.name = "import_put",
     .kind = IMPORT,
     .body = "{'file_name':'$fresh','headings':['机构名称','机构类型','县（市、区）']}",
     .makes = true},
    {.name = "import_add_rows",
     .kind = IMPORT,
     .body = "{'rows':[{'row_no':2,'cells':['甲','养老机构','石麓县']}]}"},
    {.name = "import_get", .kind = IMPORT},
    {.name = "import_commit", .kind = IMPORT, .body = "{}"},
    {.name = "import_annotated", .kind = IMPORT},
    {.name = "checklist_all", .kind = WHOLE},
    {.name = "checklist_current", .kind = WHOLE},
    {.name = "checklist_get", .kind = CHECKLIST},
    {.name = "checklist_put",
     .kind = DRAFT,
     .body = "{'title':'$fresh','copy_of':'$checklist'}",
     .makes = true},
    {.name = "checklist_put_item",
     .kind = DRAFT,
     .body =
         "{'institution_type':'general','area':'fire','requirement':'$fresh','basis':'消防法','severity':'"
         "general',"
         "'deadline_days':7,'photo_required':false,'confidence':'C'}"},
    {.name = "checklist_drop_item", .kind = DRAFT},
    {.name = "checklist_publish", .kind = DRAFT, .body = "{'effective_from':'2026-12-01'}"},
    {.name = "inspection_list", .kind = WHOLE},
    {.name = "inspection_export", .kind = WHOLE},
    {.name = "inspection_get", .kind = INSPECTION},
    {.name = "inspection_put",
     .kind = INSPECTION,
     .body = "{'institution':'$home','kind':'routine','checklist':'$checklist','started_at':" AT
             ",'finished_at':" AT ",'team':[],'rechecks':[],'answers':[]}",
     .makes = true},
    {.name = "inspection_void", .kind = INSPECTION, .body = "{'reason':'重复提交'}"},
    {.name = "activity_list", .kind = WHOLE},
    {.name = "activity_export", .kind = WHOLE},
    {.name = "activity_rules", .kind = WHOLE},
    {.name = "activity_leaders", .kind = WHOLE},
    {.name = "activity_get", .kind = ACTIVITY},
    {.name = "activity_put",
     .kind = ACTIVITY,
     .body = "{'institution':'$home','kind':'fire_drill','title':'$fresh','held_on':'2026-11-20','people':9}",
     .makes = true},
    {.name = "activity_void", .kind = ACTIVITY, .body = "{'reason':'重复登记'}"},
    {.name = "duty_all", .kind = WHOLE},
    {.name = "duty_put",
     .kind = DUTY,
     .body =
         "{'code':'D4','title':'$fresh','subject':'institution','act':'emergency_drill','rule':'times',"
         "'period':'half_year','threshold':1,'lead_days':30,'least_days':30,'effective_from':'2027-01-01'}",
     .makes = true},
    {.name = "duty_board", .kind = WHOLE},
    {.name = "duty_board_export", .kind = WHOLE},
    {.name = "duty_subjects", .kind = WHOLE, .query = "?code=D1"},
    {.name = "duty_subjects_export", .kind = WHOLE, .query = "?code=D1"},
    {.name = "duty_proofs", .kind = WHOLE, .query = "?code=D5&region=529901"},
    {.name = "duty_of_institution", .kind = INSTITUTION},
    {.name = "visit_plan_list", .kind = WHOLE},
    {.name = "visit_plan_export", .kind = WHOLE},
    {.name = "visit_plan_month", .kind = WHOLE},
    {.name = "visit_load_get", .kind = WHOLE, .query = "?institution=$home"},
    {.name = "visit_plan_get", .kind = PLAN},
    {.name = "visit_plan_put",
     .kind = PLAN,
     .body = "{'institution':'$home','kind':'routine','from_on':'2026-12-02'}",
     .makes = true},
    {.name = "visit_plan_change", .kind = PLAN, .body = "{'kind':'special','from_on':'2026-12-03'}"},
    {.name = "visit_plan_notice", .kind = PLAN, .body = "{}"},
    {.name = "visit_plan_cancel", .kind = PLAN, .body = "{'reason':'停业装修'}"},
    {.name = "visit_plan_join", .kind = PLAN, .body = "{}"},
    {.name = "visit_priority_list", .kind = WHOLE},
    {.name = "draw_list", .kind = WHOLE},
    {.name = "draw_pool_get", .kind = WHOLE},
    {.name = "draw_get", .kind = DRAW},
    {.name = "draw_put",
     .kind = DRAW,
     .body = "{'title':'$fresh','count':1,'team_size':1,'kind':'routine','from_on':'2026-12-01','to_on':'"
             "2026-12-31'}",
     .makes = true},
    {.name = "draw_verify", .kind = DRAW},
    {.name = "draw_text", .kind = DRAW},
    {.name = "key_date_all", .kind = WHOLE},
    {.name = "key_date_get", .kind = KEY_DATE},
    {.name = "key_date_put",
     .kind = KEY_DATE,
     .body = "{'name':'$fresh','from_on':'2026-12-01','to_on':'2026-12-10'}",
     .makes = true},
    {.name = "key_date_patch",
     .kind = KEY_DATE,
     .body = "{'name':'$fresh','from_on':'2026-12-01','to_on':'2026-12-10'}"},
    {.name = "key_date_plan", .kind = KEY_DATE, .body = "{}"},
    {.name = "calendar_get", .kind = WHOLE},
    {.name = "calendar_put",
     .kind = CALENDAR_DAY,
     .body = "{'kind':'holiday','name':'$fresh'}",
     .makes = true},
    {.name = "calendar_drop", .kind = CALENDAR_DAY},
    {.name = "plan_setting_get", .kind = WHOLE},
    {.name = "plan_setting_patch", .kind = WHOLE, .body = "{'notice_days':4}"},
    {.name = "hazard_list", .kind = WHOLE},
    {.name = "hazard_export", .kind = WHOLE},
    {.name = "hazard_similar", .kind = WHOLE, .query = "?institution=" FIXTURE_HOME "&item_code=GY-XF-06"},
    {.name = "hazard_recurring", .kind = WHOLE},
    {.name = "hazard_view", .kind = HAZARD},
    {.name = "hazard_log",
     .kind = HAZARD,
     .body =
         "{'institution':'$home','source':'report','area':'gas','severity':'general','description':'$fresh','"
         "found_on':"
         "'2026-11-20','found_at':" AT ",'deadline':'2026-11-30','before_photos':[]}",
     .makes = true},
    {.name = "hazard_acknowledge", .kind = HAZARD, .body = "{" EVENT "}"},
    {.name = "hazard_submit",
     .kind = HAZARD,
     .body = "{" EVENT ",'measures':'已清理','done_on':'2026-11-22','after_photos':['$event']}"},
    {.name = "hazard_close", .kind = HAZARD, .body = "{" EVENT ",'result':'整改到位','after_photos':[]}"},
    {.name = "hazard_return",
     .kind = HAZARD,
     .body = "{" EVENT ",'reason':'未到位','new_deadline':'2026-12-05'}"},
    {.name = "hazard_assess", .kind = HAZARD, .body = "{" EVENT ",'severity':'major','reason':'经研判'}"},
    {.name = "hazard_void", .kind = HAZARD, .body = "{" EVENT ",'reason':'重复'}"},
    {.name = "hazard_extend",
     .kind = HAZARD,
     .body = "{" EVENT ",'new_deadline':'2026-12-20','reason':'等配件','interim_measures':'专人巡查'}"},
    {.name = "hazard_grant", .kind = HAZARD, .body = "{" EVENT "}", .narrowed = true},
    {.name = "hazard_refuse", .kind = HAZARD, .body = "{" EVENT ",'reason':'不必延期'}", .narrowed = true},
    {.name = "hazard_enlist",
     .kind = HAZARD,
     .body = "{" EVENT ",'number':'督〔2026〕1号','unit':'县局','list_deadline':'2026-12-20','published_on':'"
             "2026-11-23','publication':'门户网站'}"},
    {.name = "hazard_ask_delist", .kind = HAZARD, .body = "{" EVENT ",'reason':'已整改'}"},
    {.name = "hazard_delist",
     .kind = HAZARD,
     .body = "{" EVENT ",'reviewed_on':'2026-11-23','result':'合格'}"},
    {.name = "hazard_restrict",
     .kind = HAZARD,
     .body = "{" EVENT ",'measure':'stop_use','scope':'三楼','reason':'有危险'}"},
    {.name = "hazard_resume", .kind = HAZARD, .body = "{" EVENT ",'reason':'危险已排除'}"},
    {.name = "hazard_plan",
     .kind = HAZARD,
     .body = "{" EVENT ",'goals':'甲','methods':'乙','funds_and_materials':'丙','people':'丁',"
             "'time_limits':'戊','safety_and_emergency':'己'}"},
    {.name = "hazard_settle", .kind = HAZARD, .body = "{" EVENT ",'responsibility':'院长'}"},
    {.name = "hazard_case_plan",
     .kind = HAZARD,
     .body = "{" EVENT ",'building_grade':'D','measure':'demolish','text':'拆除重建'}"},
    {.name = "hazard_transfer",
     .kind = HAZARD,
     .body = "{" EVENT ",'department':'消防救援大队','number':'移〔2026〕1号','transferred_on':'2026-11-23'}",
     .narrowed = true},
    {.name = "hazard_answer",
     .kind = HAZARD,
     .body = "{" EVENT ",'text':'已处理','answered_on':'2026-11-23','resolved':true}",
     .narrowed = true},
    {.name = "reminder_of_hazard", .kind = HAZARD},
    {.name = "ladder_get", .kind = WHOLE},
    {.name = "ladder_put", .kind = WHOLE, .body = "{'rungs':[]}"},
    {.name = "message_list", .kind = WHOLE},
    {.name = "message_count_unread", .kind = WHOLE},
    {.name = "message_read_all", .kind = WHOLE},
    {.name = "message_read", .kind = MESSAGE},
    {.name = "paper_list", .kind = WHOLE},
    {.name = "paper_export", .kind = WHOLE},
    {.name = "paper_preview",
     .kind = WHOLE,
     .query =
         "?kind=inspection_notice&institution=$home&inspect_on=2026-11-27&inspection_kind=routine&team=x"},
    {.name = "paper_print", .kind = PAPER, .query = "?papers=$record"},
    {.name = "paper_get", .kind = PAPER},
    {.name = "paper_copy", .kind = PAPER},
    {.name = "paper_put",
     .kind = PAPER,
     .body = "{'kind':'inspection_notice','institution':'$home','inspect_on':'2026-11-27',"
             "'inspection_kind':'routine','team':'$fresh'}",
     .makes = true},
    {.name = "paper_void", .kind = PAPER, .body = "{'reason':'改期'}"},
    {.name = "paper_by_token", .kind = TOKEN},
    {.name = "channel_list_all", .kind = WHOLE},
    {.name = "channel_put",
     .kind = CHANNEL,
     .body = "{'region':'529901','kind':'wecom','name':'$fresh','url':'https://robot.example/'}",
     .makes = true},
    {.name = "channel_patch", .kind = CHANNEL, .body = "{'name':'$fresh'}"},
    {.name = "delivery_send_test", .kind = CHANNEL, .body = "{'delivery':'$event'}"},
    {.name = "delivery_list", .kind = WHOLE},
    {.name = "delivery_settle_by_hand", .kind = DELIVERY, .body = "{'decision':'drop'}"},
    {.name = "progress_get", .kind = PROGRESS},
    {.name = "saved_filter_list", .kind = WHOLE},
    {.name = "saved_filter_put",
     .kind = FILTER,
     .body = "{'ledger':'hazards','name':'$fresh','query':'state=open'}",
     .makes = true},
    {.name = "saved_filter_drop", .kind = FILTER},
    {.name = "attachment_put", .kind = PHOTO},
    {.name = "attachment_open", .kind = PHOTO},
    {.name = "todo_get", .kind = WHOLE},
    {.name = "inspector_list", .kind = WHOLE},
    {.name = "inspector_export", .kind = WHOLE},
    {.name = "figure_board", .kind = WHOLE},
    {.name = "figure_breakdown", .kind = WHOLE},
    {.name = "figure_trend", .kind = WHOLE},
    {.name = "target_list", .kind = WHOLE},
    {.name = "target_put",
     .kind = TARGET,
     .body = "{'year':2027,'figure':'coverage_rate','value':95}",
     .makes = true},
    {.name = "target_patch", .kind = TARGET, .body = "{'value':90,'due_on':'2026-12-31'}"},
    {.name = "target_withdraw", .kind = TARGET, .body = "{'reason':'口径调整'}"},
    {.name = "period_list", .kind = WHOLE},
    {.name = "period_get", .kind = PERIOD},
    {.name = "period_records", .kind = PERIOD, .query = "?figure=hazards_found"},
    {.name = "period_differences", .kind = PERIOD, .query = "?figure=hazards_found"},
    {.name = "period_export", .kind = PERIOD},
    {.name = "period_difference_export", .kind = PERIOD, .query = "?figure=hazards_found"},
    {.name = "period_confirm", .kind = PERIOD, .body = "{}"},
    {.name = "period_freeze", .kind = PERIOD, .body = "{}"},
    {.name = "audit_list", .kind = WHOLE},
    {.name = "conflict_list", .kind = WHOLE},
    {.name = "conflict_resolve", .kind = CONFLICT, .body = "{'resolution':'保留第一份'}"},
};

static const struct plan *plan_of(const struct route *route) {
    for (size_t i = 0; i < sizeof plans / sizeof *plans; i++) {
        if (strcmp(plans[i].name, route->name) == 0)
            return &plans[i];
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
    assert_int_equal(sizeof plans / sizeof *plans, route_count);
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
