#include "minan/domain/visit_priority.h"

#include "minan/base/field_query.h"
#include "minan/domain/duty_risk.h"
#include "minan/domain/hazard.h"
#include "minan/domain/page.h"
#include "visit_plan_private.h"
#include <stdlib.h>
#include <string.h>

enum { EXPIRY_DAYS = 60, REASON_MOST = 400 };

static const struct field visit_priority_filter_fields[] = {
    F_TEXT(struct visit_priority_filter, county, 0, .label = "县(市、区)", .max = 9, .doc = "GB/T 2260 code"),
    F_ENUM(struct visit_priority_filter, type, institution_type, 0, .label = "机构类型"),
    F_BOOL(struct visit_priority_filter, unplanned, 0, .label = "没有待检查的安排"),
    F_TEXT(struct visit_priority_filter, cursor, 0, .label = "翻页位置"),
    F_INT(struct visit_priority_filter, limit, 0, .label = "每页条数", .min = 1, .max = PAGE_MOST),
};
SHAPE(visit_priority_filter, struct visit_priority_filter);

static const struct field visit_reason_fields[] = {
    F_ENUM(struct visit_reason, rule, visit_rule, REQUIRED, .label = "规则"),
    F_INT(struct visit_reason, points, REQUIRED, .label = "分值"),
    F_TEXT(struct visit_reason, text, REQUIRED, .label = "理由", .max = REASON_MOST),
    F_TEXT(struct visit_reason, query, NULLABLE, .label = "隐患台账条件", .max = REASON_MOST,
           .doc = "of the hazard ledger; null: the institution's own record"),
};
SHAPE(visit_reason, struct visit_reason);

static const struct field visit_priority_fields[] = {
    F_UUID(struct visit_priority, institution, REQUIRED, .label = "机构"),
    F_TEXT(struct visit_priority, institution_name, REQUIRED, .label = "机构名称"),
    F_ENUM(struct visit_priority, institution_type, institution_type, REQUIRED, .label = "机构类型"),
    F_TEXT(struct visit_priority, county_name, REQUIRED, .label = "县(市、区)"),
    F_DATE(struct visit_priority, last_visited_on, NULLABLE, .label = "上次检查"),
    F_INT(struct visit_priority, points, REQUIRED, .label = "总分"),
    F_LIST(struct visit_priority, reasons, visit_reason_shape, REQUIRED, .label = "理由", .max = VISIT_RULES),
    F_UUID(struct visit_priority, plan, NULLABLE, .label = "待检查的安排"),
    F_DATE(struct visit_priority, plan_from, NULLABLE, .label = "安排日期起"),
    F_DATE(struct visit_priority, plan_to, NULLABLE, .label = "安排日期止"),
};
SHAPE(visit_priority, struct visit_priority);

static const struct field visit_priority_page_fields[] = {
    F_LIST(struct visit_priority_page, items, visit_priority_shape, REQUIRED, .label = "机构"),
    F_INT(struct visit_priority_page, total, REQUIRED, .label = "总数", .doc = "counted up to a cap"),
    F_BOOL(struct visit_priority_page, total_capped, REQUIRED, .label = "超过计数上限"),
    F_TEXT(struct visit_priority_page, next, NULLABLE, .label = "下一页", .doc = "cursor of the next page"),
};
SHAPE(visit_priority_page, struct visit_priority_page);

/* What the statement finds: the facts, and the points of every rule. */
struct facts {
    struct uuid institution;
    const char *institution_name;
    enum institution_type institution_type;
    const char *county_name;
    int32_t last_visited_on;
    enum kitchen_fuel kitchen_fuel;
    enum building_grade building_grade;
    int32_t licence_expires_on;
    int32_t equipment_expires_on;
    int64_t people;
    int64_t never_visited;
    int64_t elapsed;
    int64_t year_due;
    int64_t overdue;
    int64_t overdue_count;
    int64_t major;
    int64_t major_count;
    int64_t unresolved;
    int64_t unresolved_count;
    int64_t repeated;
    int64_t repeated_count;
    int64_t gas;
    int64_t building;
    int64_t people_100;
    int64_t expiry;
    int64_t duty;
    int64_t points;
    struct uuid plan;
    int32_t plan_from;
    int32_t plan_to;
    struct institution_id id;
};
static const struct field facts_fields[] = {
    F_UUID(struct facts, institution, INTERNAL),
    F_TEXT(struct facts, institution_name, INTERNAL),
    F_ENUM(struct facts, institution_type, institution_type, INTERNAL),
    F_TEXT(struct facts, county_name, INTERNAL),
    F_DATE(struct facts, last_visited_on, INTERNAL),
    F_ENUM(struct facts, kitchen_fuel, kitchen_fuel, INTERNAL),
    F_ENUM(struct facts, building_grade, building_grade, INTERNAL),
    F_DATE(struct facts, licence_expires_on, INTERNAL),
    F_DATE(struct facts, equipment_expires_on, INTERNAL),
    F_INT(struct facts, people, INTERNAL),
    F_INT(struct facts, never_visited, INTERNAL),
    F_INT(struct facts, elapsed, INTERNAL),
    F_INT(struct facts, year_due, INTERNAL),
    F_INT(struct facts, overdue, INTERNAL),
    F_INT(struct facts, overdue_count, INTERNAL),
    F_INT(struct facts, major, INTERNAL),
    F_INT(struct facts, major_count, INTERNAL),
    F_INT(struct facts, unresolved, INTERNAL),
    F_INT(struct facts, unresolved_count, INTERNAL),
    F_INT(struct facts, repeated, INTERNAL),
    F_INT(struct facts, repeated_count, INTERNAL),
    F_INT(struct facts, gas, INTERNAL),
    F_INT(struct facts, building, INTERNAL),
    F_INT(struct facts, people_100, INTERNAL),
    F_INT(struct facts, expiry, INTERNAL),
    F_INT(struct facts, duty, INTERNAL),
    F_INT(struct facts, points, INTERNAL),
    F_UUID(struct facts, plan, INTERNAL),
    F_DATE(struct facts, plan_from, INTERNAL),
    F_DATE(struct facts, plan_to, INTERNAL),
    F_ID(struct facts, id),
};
static SHAPE(facts, struct facts);

/* ---- reasons ---- */

struct reasons {
    struct arena *arena;
    struct visit_reason *list;
    size_t count;
};

static void add(struct reasons *reasons, enum visit_rule rule, int64_t points, const char *text,
                const char *query) {
    if (points > 0)
        reasons->list[reasons->count++] = (struct visit_reason){rule, points, text, query};
}

static const char *counted(struct arena *arena, const char *what, int64_t count) {
    return arena_printf(arena, "%s %lld 项", what, (long long)count);
}

/* Of the institution's hazards that are not resolved, those the filter leaves. */
static const char *hazards(const struct reasons *reasons, const struct facts *facts,
                           struct hazard_filter *filter) {
    struct buf buf;
    buf_init(&buf, reasons->arena, 128);
    filter->institution = facts->institution;
    shape_query(&buf, &hazard_filter_shape, filter);
    return buf.data;
}

static const char *day_text(struct arena *arena, int32_t day) {
    char text[DAY_TEXT_SIZE];
    day_format(day, text);
    return arena_text(arena, text);
}

static const char *elapsed_text(struct arena *arena, int32_t last, int32_t today) {
    return last == DAY_NONE
               ? ""
               : arena_printf(arena, "上次检查 %s，已 %d 天", day_text(arena, last), today - last);
}

static void add_visits(struct reasons *reasons, const struct facts *facts, int32_t today) {
    add(reasons, RULE_NEVER_VISITED, facts->never_visited, "从未检查", NULL);
    add(reasons, RULE_ELAPSED, facts->elapsed, elapsed_text(reasons->arena, facts->last_visited_on, today),
        NULL);
    add(reasons, RULE_YEAR_DUE, facts->year_due, "本年度尚未检查，年度全覆盖还差这一家", NULL);
}

static void add_hazards(struct reasons *reasons, const struct facts *facts) {
    struct hazard_filter all, overdue, major, repeated;
    shape_clear(&hazard_filter_shape, &all);
    all.unresolved = YES;
    overdue = major = repeated = all;
    overdue.overdue = YES;
    overdue.unresolved = TRUTH_NONE;
    major.severity = SEVERITY_MAJOR;
    repeated.repeat = YES;
    struct arena *arena = reasons->arena;
    add(reasons, RULE_OVERDUE, facts->overdue, counted(arena, "逾期未整改隐患", facts->overdue_count),
        hazards(reasons, facts, &overdue));
    add(reasons, RULE_MAJOR, facts->major, counted(arena, "未销号重大隐患", facts->major_count),
        hazards(reasons, facts, &major));
    add(reasons, RULE_UNRESOLVED, facts->unresolved, counted(arena, "未销号隐患", facts->unresolved_count),
        hazards(reasons, facts, &all));
    add(reasons, RULE_REPEATED, facts->repeated, counted(arena, "未销号重复隐患", facts->repeated_count),
        hazards(reasons, facts, &repeated));
}

static const char *expiry_text(struct arena *arena, const struct facts *facts, int32_t today) {
    const struct {
        const char *what;
        int32_t day;
    } papers[] = {{"许可", facts->licence_expires_on}, {"特种设备检验", facts->equipment_expires_on}};
    const char *text = "";
    for (int i = 0; i < 2; i++) {
        if (papers[i].day != DAY_NONE && papers[i].day <= today + EXPIRY_DAYS)
            text = arena_printf(arena, "%s%s%s %s到期", text, *text ? "，" : "", papers[i].what,
                                day_text(arena, papers[i].day));
    }
    return text;
}

static void add_record(struct reasons *reasons, const struct facts *facts, int32_t today) {
    struct arena *arena = reasons->arena;
    const char *fuel = names_label(&kitchen_fuel_names, (int)facts->kitchen_fuel);
    const char *grade = names_label(&building_grade_names, (int)facts->building_grade);
    add(reasons, RULE_GAS, facts->gas, arena_printf(arena, "厨房使用%s", fuel ? fuel : "燃气"), NULL);
    add(reasons, RULE_BUILDING, facts->building, arena_printf(arena, "房屋等级 %s 级", grade ? grade : ""),
        NULL);
    add(reasons, RULE_PEOPLE, facts->people_100,
        arena_printf(arena, "服务对象和从业人员 %lld 人", (long long)facts->people), NULL);
    add(reasons, RULE_EXPIRY, facts->expiry, expiry_text(arena, facts, today), NULL);
}

/* The institution's own record lists them, with the records behind each. */
static void add_duties(struct reasons *reasons, const struct facts *facts, const struct duty_risks *risks) {
    if (facts->duty > 0)
        add(reasons, RULE_DUTY, facts->duty, duty_risks_text(risks, facts->id.value), NULL);
}

static int most_first(const void *a, const void *b) {
    const struct visit_reason *left = a, *right = b;
    if (left->points != right->points)
        return left->points > right->points ? -1 : 1;
    return (int)left->rule - (int)right->rule;
}

static struct visit_priority priority_of(struct ctx *ctx, const struct facts *facts,
                                         const struct duty_risks *risks) {
    int32_t today = clock_today(ctx->clock);
    struct reasons reasons = {ctx->arena, ARENA_ARRAY(ctx->arena, VISIT_RULES, struct visit_reason), 0};
    add_visits(&reasons, facts, today);
    add_hazards(&reasons, facts);
    add_record(&reasons, facts, today);
    add_duties(&reasons, facts, risks);
    qsort(reasons.list, reasons.count, sizeof *reasons.list, most_first);
    return (struct visit_priority){.institution = facts->institution,
                                   .institution_name = facts->institution_name,
                                   .institution_type = facts->institution_type,
                                   .county_name = facts->county_name,
                                   .last_visited_on = facts->last_visited_on,
                                   .points = facts->points,
                                   .reasons = {reasons.list, reasons.count},
                                   .plan = facts->plan,
                                   .plan_from = facts->plan_from,
                                   .plan_to = facts->plan_to};
}

/* ---- the list ---- */

enum { OTHER_PARAMS = 20, PARAMS_MOST = 2 * VISIT_RULES + OTHER_PARAMS };

struct asked {
    struct db_param params[PARAMS_MOST + 1]; /* the last one ends the list */
    int count;
    char days[3][DAY_TEXT_SIZE];
    struct duty_risks *risks;
};

static void ask(struct asked *asked, struct db_param param) {
    asked->params[asked->count++] = param;
}

static void ask_rules(struct ctx *ctx, struct asked *asked, const struct list *rules) {
    const struct rule_weight *list = rules->items;
    for (size_t i = 0; i < rules->count; i++) {
        const char *code = names_code(&visit_rule_names, (int)list[i].rule);
        ask(asked, P_INT(arena_printf(ctx->arena, "%s_points", code), list[i].points));
        ask(asked, P_INT(arena_printf(ctx->arena, "%s_most", code), list[i].most));
    }
}

static void ask_all(struct ctx *ctx, const struct visit_priority_filter *filter, struct asked *asked) {
    int32_t today = clock_today(ctx->clock);
    ask(asked, db_param_day("today", today, asked->days[0]));
    ask(asked, db_param_day("soon", today + EXPIRY_DAYS, asked->days[1]));
    ask(asked, db_param_day("year_start", day_of(day_ymd(today).year, 1, 1), asked->days[2]));
    ask(asked, P_BOOL("sees_secrets", !visit_plan_no_secrets(ctx)));
    ask(asked, P_FLAG("only_unplanned", filter->unplanned == YES));
    ask(asked, P_FLAG("only_planned", filter->unplanned == NO));
    ask(asked, P_TOTAL_LIMIT);
    ask(asked, P_INT("in_city", ctx->actor.city_id ? ctx->actor.city_id : INT_NONE));
}

static enum status ask_duties(struct ctx *ctx, const struct visit_priority_filter *filter,
                              struct asked *asked) {
    static const char *const names[DUTY_RISK_SETS] = {"duties_1", "duties_2", "duties_4", "duties_8"};
    enum status status = duty_risks_read(ctx, filter->county, &asked->risks);
    for (int i = 0; status == STATUS_OK && i < DUTY_RISK_SETS; i++)
        ask(asked, P_TEXT(names[i], duty_risks_set(asked->risks, i)));
    return status;
}

static enum status read_cursor(struct ctx *ctx, const char *cursor, struct asked *asked) {
    const char *key;
    int64_t id;
    enum status status = page_cursor_parse(ctx, cursor, &key, &id);
    if (status != STATUS_OK || key == NULL)
        return status;
    ask(asked, P_INT("after_points", strtoll(key, NULL, 10)));
    ask(asked, P_INT("after_id", id));
    return STATUS_OK;
}

#define PRIORITY_ARGS(ctx, filter_, asked)                                                                   \
    ARGS(.scope = &(ctx)->actor.scope, .shape = &visit_priority_filter_shape, .object = (filter_),           \
         .params = (asked)->params)

static enum status read_page(struct ctx *ctx, const struct visit_priority_filter *filter, struct asked *asked,
                             struct visit_priority_page *page) {
    struct list found;
    int64_t limit = page_limit(filter->limit);
    ask(asked, P_INT("limit", limit + 1));
    enum status status = db_many(ctx->db, SQL_VISIT_PRIORITY_PAGE, PRIORITY_ARGS(ctx, filter, asked),
                                 &facts_shape, ctx->arena, &found);
    if (status != STATUS_OK)
        return status;
    const struct facts *facts = found.items;
    if (page_cut(&found, limit))
        page->next =
            page_cursor(ctx->arena, arena_printf(ctx->arena, "%lld", (long long)facts[limit - 1].points),
                        facts[limit - 1].id.value);
    struct visit_priority *items = ARENA_ARRAY(ctx->arena, found.count, struct visit_priority);
    for (size_t i = 0; i < found.count; i++)
        items[i] = priority_of(ctx, &facts[i], asked->risks);
    page->items = (struct list){items, found.count};
    return STATUS_OK;
}

static enum status count_all(struct ctx *ctx, const struct visit_priority_filter *filter,
                             const struct asked *asked, struct visit_priority_page *page) {
    int64_t counted = 0;
    enum status status =
        db_int(ctx->db, SQL_VISIT_PRIORITY_COUNT, PRIORITY_ARGS(ctx, filter, asked), &counted);
    page_total(counted, &page->total, &page->total_capped);
    return status;
}

enum status visit_priority_list(struct ctx *ctx, const struct visit_priority_filter *filter,
                                struct visit_priority_page *ret_page) {
    struct plan_setting setting;
    struct visit_priority_page page = {.next = NULL};
    struct asked asked = {.count = 0};
    enum status status = plan_setting_read(ctx, &setting);
    if (status != STATUS_OK)
        return status;
    ask_rules(ctx, &asked, &setting.rules);
    ask_all(ctx, filter, &asked);
    status = ask_duties(ctx, filter, &asked);
    if (status == STATUS_OK)
        status = read_cursor(ctx, filter->cursor, &asked);
    if (status == STATUS_OK)
        status = count_all(ctx, filter, &asked, &page);
    if (status == STATUS_OK)
        status = read_page(ctx, filter, &asked, &page);
    if (status == STATUS_OK)
        *ret_page = page;
    return status;
}
