/* figure_definitions.c: every figure, one row each, and the filters behind them. */
#include "figure_private.h"

#include "minan/base/field_query.h"
#include <string.h>

/* ---- what narrows a list ---- */

static void all(const struct figure_scope *scope, union figure_filter *filter) {
    (void)scope;
    (void)filter;
}

static void visited(const struct figure_scope *scope, union figure_filter *filter, enum visit_level by,
                    enum truth yes) {
    filter->institutions.visited_from = scope->from;
    filter->institutions.visited_to = scope->as_of;
    filter->institutions.visited = yes;
    filter->institutions.visited_by = by;
}

static void visited_any(const struct figure_scope *scope, union figure_filter *filter) {
    visited(scope, filter, VISIT_BY_ANY, YES);
}

static void missed_any(const struct figure_scope *scope, union figure_filter *filter) {
    visited(scope, filter, VISIT_BY_ANY, NO);
}

static void visited_county(const struct figure_scope *scope, union figure_filter *filter) {
    visited(scope, filter, VISIT_BY_COUNTY, YES);
}

static void missed_county(const struct figure_scope *scope, union figure_filter *filter) {
    visited(scope, filter, VISIT_BY_COUNTY, NO);
}

static void visited_city(const struct figure_scope *scope, union figure_filter *filter) {
    visited(scope, filter, VISIT_BY_CITY, YES);
}

static void missed_city(const struct figure_scope *scope, union figure_filter *filter) {
    visited(scope, filter, VISIT_BY_CITY, NO);
}

static void self_checked(const struct figure_scope *scope, union figure_filter *filter) {
    filter->institutions.self_checked_from = day_month_start(scope->as_of);
    filter->institutions.self_checked_to = scope->as_of;
    filter->institutions.self_checked = YES;
}

static void not_self_checked(const struct figure_scope *scope, union figure_filter *filter) {
    self_checked(scope, filter);
    filter->institutions.self_checked = NO;
}

static void found(const struct figure_scope *scope, union figure_filter *filter) {
    filter->hazards.found_from = scope->from;
    filter->hazards.found_to = scope->to;
}

static void closed(const struct figure_scope *scope, union figure_filter *filter) {
    filter->hazards.closed_to = scope->as_of;
}

static void found_and_closed(const struct figure_scope *scope, union figure_filter *filter) {
    found(scope, filter);
    closed(scope, filter);
}

static void closed_in_period(const struct figure_scope *scope, union figure_filter *filter) {
    filter->hazards.closed_from = scope->from;
    filter->hazards.closed_to = scope->as_of;
}

void figure_filter_stock(const struct figure_scope *scope, int32_t day, union figure_filter *filter) {
    if (day < scope->today) {
        filter->hazards.open_on = day;
        return;
    }
    filter->hazards.found_to = day;
    filter->hazards.unresolved = YES;
}

static void in_stock(const struct figure_scope *scope, union figure_filter *filter) {
    figure_filter_stock(scope, scope->as_of, filter);
}

static void found_and_due(const struct figure_scope *scope, union figure_filter *filter) {
    found(scope, filter);
    filter->hazards.due_before = scope->as_of;
}

static void on_time(const struct figure_scope *scope, union figure_filter *filter) {
    (void)scope;
    filter->hazards.on_time = YES;
}

static void not_on_time(const struct figure_scope *scope, union figure_filter *filter) {
    (void)scope;
    filter->hazards.on_time = NO;
}

/* Found and not closed, also where another department has it now: with those closed they make the whole. */
static void left_over(const struct figure_scope *scope, union figure_filter *filter) {
    filter->hazards.not_closed_on = scope->as_of;
}

static void overdue(const struct figure_scope *scope, union figure_filter *filter) {
    filter->hazards.found_to = scope->to;
    filter->hazards.overdue = YES;
}

static void major_found(const struct figure_scope *scope, union figure_filter *filter) {
    found(scope, filter);
    filter->hazards.severity = SEVERITY_MAJOR;
}

static void major_in_stock(const struct figure_scope *scope, union figure_filter *filter) {
    in_stock(scope, filter);
    filter->hazards.severity = SEVERITY_MAJOR;
}

static void repeated(const struct figure_scope *scope, union figure_filter *filter) {
    found(scope, filter);
    filter->hazards.repeat = YES;
}

static void voided(const struct figure_scope *scope, union figure_filter *filter) {
    found(scope, filter);
    filter->hazards.not_void = TRUTH_NONE;
    filter->hazards.state = HAZARD_VOID;
}

/* ---- the figures ---- */

/* clang-format off */
const struct figure_definition figure_definitions[] = {
    {"institutions", "在册运营机构", "截止日在册且正常运营的机构数，停业和撤销的不计，每家只有一个主类型。", "家",
     LIST_INSTITUTIONS, MEASURE_ROWS, NULL, all, NULL, true},
    {"inspection_trips", "检查组次", "期内由市级或县级完成的检查次数，一个检查组到一家机构检查一次计一组次，作废的不计。", "组次",
     LIST_INSPECTIONS, MEASURE_ROWS, NULL, all, NULL, true},
    {"inspector_person_times", "检查人次", "期内市级、县级各次检查的检查组人数之和，同一人参加几次计几次。", "人次",
     LIST_INSPECTIONS, MEASURE_SUM, NULL, all, NULL, false},
    {"coverage_rate", "检查覆盖率", "期内至少接受过一次市级或县级检查的机构数，除以截止日在册运营机构数。", "%",
     LIST_INSTITUTIONS, MEASURE_ROWS, all, visited_any, missed_any, true},
    {"county_coverage_rate", "县级覆盖率", "期内至少接受过一次县级检查的机构数，除以截止日在册运营机构数。", "%",
     LIST_INSTITUTIONS, MEASURE_ROWS, all, visited_county, missed_county, false},
    {"city_coverage_rate", "市级覆盖率", "期内至少接受过一次市级检查的机构数，除以截止日在册运营机构数。", "%",
     LIST_INSTITUTIONS, MEASURE_ROWS, all, visited_city, missed_city, false},
    {"hazards_found", "排查隐患", "发现日期在期内的隐患数，作废的不计。", "项",
     LIST_HAZARDS, MEASURE_ROWS, NULL, found, NULL, true},
    {"hazards_closed", "其中已销号", "期内发现的隐患中，到截止日已销号的项数。", "项",
     LIST_HAZARDS, MEASURE_ROWS, NULL, found_and_closed, NULL, true},
    {"rectification_rate", "整改完成率", "期内发现的隐患中到截止日已销号的项数，除以期内发现的隐患数（同一批隐患）。", "%",
     LIST_HAZARDS, MEASURE_ROWS, found, closed, left_over, true},
    {"on_time_rate", "按期整改率", "期内发现且整改期限早于截止日的隐患中，在期限当日或之前销号的项数所占比例。", "%",
     LIST_HAZARDS, MEASURE_ROWS, found_and_due, on_time, not_on_time, true},
    {"hazards_closed_in_period", "期内销号", "销号日期在期内的隐患数，不论何时发现。", "项",
     LIST_HAZARDS, MEASURE_ROWS, NULL, closed_in_period, NULL, false},
    {"overdue_hazards", "逾期未整改", "截止日以前发现、今天仍在整改中且已超过整改期限的隐患数，不论何时发现。", "项",
     LIST_HAZARDS, MEASURE_ROWS, NULL, overdue, NULL, true},
    {"hazard_stock", "隐患存量", "到截止日终了仍未销号的隐患数，不论何时发现，移交其他部门和作废的不计。", "项",
     LIST_HAZARDS, MEASURE_ROWS, NULL, in_stock, NULL, false},
    {"major_hazards", "重大隐患", "发现日期在期内、研判为重大的隐患数，作废的不计。", "项",
     LIST_HAZARDS, MEASURE_ROWS, NULL, major_found, NULL, false},
    {"major_open", "重大隐患未销号", "到截止日终了仍未销号的重大隐患数，不论何时发现。", "项",
     LIST_HAZARDS, MEASURE_ROWS, NULL, major_in_stock, NULL, true},
    {"repeat_hazards", "重复隐患", "期内发现的隐患中，同一机构同一检查项在销号后12个月内再次出现的项数。", "项",
     LIST_HAZARDS, MEASURE_ROWS, NULL, repeated, NULL, false},
    {"mean_days_to_close", "平均整改天数", "期内发现、到截止日已销号的隐患，从发现到销号的平均天数，当日销号计0天。", "天",
     LIST_HAZARDS, MEASURE_MEAN, NULL, found_and_closed, NULL, false},
    {"selfcheck_rate", "自查率", "截止日所在月份内至少完成一次自查的机构数，除以截止日在册运营机构数。", "%",
     LIST_INSTITUTIONS, MEASURE_ROWS, all, self_checked, not_self_checked, false},
    {"hazards_void", "作废隐患", "发现日期在期内、后来作废的隐患数，不计入其他各项指标。", "项",
     LIST_HAZARDS, MEASURE_ROWS, NULL, voided, NULL, false},
};
/* clang-format on */
const int figure_definition_count = (int)(sizeof figure_definitions / sizeof *figure_definitions);

const struct figure_definition *figure_definition_of(const char *id) {
    for (int i = 0; i < figure_definition_count; i++) {
        if (strcmp(figure_definitions[i].id, id) == 0)
            return &figure_definitions[i];
    }
    return NULL;
}

/* ---- filters ---- */

static const struct shape *filter_shape(enum figure_list list) {
    switch (list) {
    case LIST_HAZARDS: return &hazard_filter_shape;
    case LIST_INSPECTIONS: return &inspection_filter_shape;
    case LIST_INSTITUTIONS:
    case figure_list_none_: break;
    }
    return &institution_filter_shape;
}

static void base_hazards(const struct figure_scope *scope, struct hazard_filter *filter) {
    filter->county = scope->county;
    filter->institution_type = scope->type;
    filter->area = scope->area;
    filter->not_void = YES;
}

static void base_institutions(const struct figure_scope *scope, struct institution_filter *filter) {
    filter->county = scope->county;
    filter->type = scope->type;
    filter->in_use_on = scope->as_of;
}

static void base_inspections(const struct figure_scope *scope, struct inspection_filter *filter) {
    filter->county = scope->county;
    filter->institution_type = scope->type;
    filter->by_bureau = YES;
    filter->state = INSPECTION_SUBMITTED;
    filter->finished_from = scope->from;
    filter->finished_to = scope->to;
}

void figure_filter_base(enum figure_list list, const struct figure_scope *scope,
                        union figure_filter *ret_filter) {
    shape_clear(filter_shape(list), ret_filter);
    switch (list) {
    case LIST_HAZARDS: base_hazards(scope, &ret_filter->hazards); return;
    case LIST_INSTITUTIONS: base_institutions(scope, &ret_filter->institutions); return;
    case LIST_INSPECTIONS: base_inspections(scope, &ret_filter->inspections); return;
    case figure_list_none_: return;
    }
}

void figure_filter_make(const struct figure_definition *definition, enum figure_part part,
                        const struct figure_scope *scope, union figure_filter *ret_filter) {
    figure_filter_base(definition->list, scope, ret_filter);
    if (definition->whole)
        definition->whole(scope, ret_filter);
    if (part == FIGURE_VALUE)
        definition->value(scope, ret_filter);
    if (part == FIGURE_REST)
        definition->rest(scope, ret_filter);
}

const char *figure_query(struct arena *arena, enum figure_list list, const union figure_filter *filter) {
    struct buf buf;
    buf_init(&buf, arena, 160);
    shape_query(&buf, filter_shape(list), filter);
    return buf.data;
}
