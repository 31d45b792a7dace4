/* figure_definitions.c: every figure, one row each, and what narrows the list behind it. */
#include "figure_private.h"

#include <string.h>

/* ---- what narrows a list ---- */

static void all(const struct figure_scope *scope, union figure_filter *filter) {
    (void)scope;
    (void)filter;
}

static void visited(const struct figure_scope *scope, union figure_filter *filter, enum visit_level by,
                    enum truth yes) {
    filter->institutions.visited_from = scope->from;
    filter->institutions.visited_to = scope->end;
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

static void led_by_city_leader(const struct figure_scope *scope, union figure_filter *filter) {
    visited(scope, filter, VISIT_BY_CITY_LEADER, YES);
}

static void not_led_by_city_leader(const struct figure_scope *scope, union figure_filter *filter) {
    visited(scope, filter, VISIT_BY_CITY_LEADER, NO);
}

static void visited_jointly(const struct figure_scope *scope, union figure_filter *filter) {
    visited(scope, filter, VISIT_JOINT, YES);
}

static void missed_jointly(const struct figure_scope *scope, union figure_filter *filter) {
    visited(scope, filter, VISIT_JOINT, NO);
}

/* ---- self-checks: of the month, or the quarter, in which the period ends ---- */

static int32_t quarter_start(int32_t day) {
    struct ymd ymd = day_ymd(day);
    return day_of(ymd.year, (ymd.month - 1) / 3 * 3 + 1, 1);
}

static void checked(const struct figure_scope *scope, union figure_filter *filter, int32_t from,
                    enum self_check as, enum truth yes) {
    filter->institutions.self_checked_from = from;
    filter->institutions.self_checked_to = scope->end;
    filter->institutions.self_checked = yes;
    filter->institutions.self_checked_as = as;
}

static void self_checked(const struct figure_scope *scope, union figure_filter *filter) {
    checked(scope, filter, day_month_start(scope->end), SELF_CHECK_ANY, YES);
}

static void not_self_checked(const struct figure_scope *scope, union figure_filter *filter) {
    checked(scope, filter, day_month_start(scope->end), SELF_CHECK_ANY, NO);
}

static void principal_checked(const struct figure_scope *scope, union figure_filter *filter) {
    checked(scope, filter, quarter_start(scope->end), SELF_CHECK_BY_PRINCIPAL, YES);
}

static void not_principal_checked(const struct figure_scope *scope, union figure_filter *filter) {
    checked(scope, filter, quarter_start(scope->end), SELF_CHECK_BY_PRINCIPAL, NO);
}

static void uses_gas(const struct figure_scope *scope, union figure_filter *filter) {
    (void)scope;
    filter->institutions.uses_gas = YES;
}

static void gas_checked(const struct figure_scope *scope, union figure_filter *filter) {
    checked(scope, filter, day_month_start(scope->end), SELF_CHECK_OF_GAS, YES);
}

static void not_gas_checked(const struct figure_scope *scope, union figure_filter *filter) {
    checked(scope, filter, day_month_start(scope->end), SELF_CHECK_OF_GAS, NO);
}

/* ---- what an institution is and has ---- */

static void six_types(const struct figure_scope *scope, union figure_filter *filter) {
    (void)scope;
    filter->institutions.six_types = YES;
}

static void gas_user(const struct figure_scope *scope, union figure_filter *filter) {
    (void)scope;
    filter->institutions.gas_user = YES;
}

static void converted(const struct figure_scope *scope, union figure_filter *filter) {
    (void)scope;
    filter->institutions.converted = YES;
}

static void not_converted(const struct figure_scope *scope, union figure_filter *filter) {
    (void)scope;
    filter->institutions.converted = NO;
}

static void people_100(const struct figure_scope *scope, union figure_filter *filter) {
    (void)scope;
    filter->institutions.people_100 = YES;
}

static void micro_station(const struct figure_scope *scope, union figure_filter *filter) {
    (void)scope;
    filter->institutions.micro_fire_station = YES;
}

static void no_micro_station(const struct figure_scope *scope, union figure_filter *filter) {
    (void)scope;
    filter->institutions.micro_fire_station = NO;
}

static void brigade(const struct figure_scope *scope, union figure_filter *filter) {
    (void)scope;
    filter->institutions.volunteer_brigade = YES;
}

static void no_brigade(const struct figure_scope *scope, union figure_filter *filter) {
    (void)scope;
    filter->institutions.volunteer_brigade = NO;
}

static void online(const struct figure_scope *scope, union figure_filter *filter) {
    (void)scope;
    filter->institutions.has_account = YES;
}

static void not_online(const struct figure_scope *scope, union figure_filter *filter) {
    (void)scope;
    filter->institutions.has_account = NO;
}

/* ---- what an institution did, by the day the period ends ---- */

static void stocked(const struct figure_scope *scope, union figure_filter *filter) {
    filter->institutions.stock_days = scope->stock_days;
    filter->institutions.stocked = YES;
}

static void not_stocked(const struct figure_scope *scope, union figure_filter *filter) {
    filter->institutions.stock_days = scope->stock_days;
    filter->institutions.stocked = NO;
}

static void drilled(const struct figure_scope *scope, union figure_filter *filter) {
    (void)scope;
    filter->institutions.drilled = YES;
}

static void not_drilled(const struct figure_scope *scope, union figure_filter *filter) {
    (void)scope;
    filter->institutions.drilled = NO;
}

static void trained(const struct figure_scope *scope, union figure_filter *filter) {
    (void)scope;
    filter->institutions.trained = YES;
}

static void not_trained(const struct figure_scope *scope, union figure_filter *filter) {
    (void)scope;
    filter->institutions.trained = NO;
}

static void accepted(const struct figure_scope *scope, union figure_filter *filter) {
    (void)scope;
    filter->institutions.accepted = YES;
}

static void not_accepted(const struct figure_scope *scope, union figure_filter *filter) {
    (void)scope;
    filter->institutions.accepted = NO;
}

/* ---- who inspects ---- */

static void inspected(const struct figure_scope *scope, union figure_filter *filter, enum truth yes) {
    filter->inspectors.inspected_from = scope->from;
    filter->inspectors.inspected_to = scope->end;
    filter->inspectors.inspected = yes;
}

static void on_a_team(const struct figure_scope *scope, union figure_filter *filter) {
    inspected(scope, filter, YES);
}

static void on_no_team(const struct figure_scope *scope, union figure_filter *filter) {
    inspected(scope, filter, NO);
}

static void supervisors(const struct figure_scope *scope, union figure_filter *filter) {
    filter->inspectors.supervisor = YES;
    filter->inspectors.active = YES;
    filter->inspectors.opened_to = scope->end;
}

static void supervisors_city(const struct figure_scope *scope, union figure_filter *filter) {
    supervisors(scope, filter);
    filter->inspectors.level = INSPECTION_CITY;
}

static void supervisors_county(const struct figure_scope *scope, union figure_filter *filter) {
    supervisors(scope, filter);
    filter->inspectors.level = INSPECTION_COUNTY;
}

/* ---- hazards ---- */

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
    filter->hazards.closed_to = scope->end;
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
    figure_filter_stock(scope, scope->end, filter);
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

static void repeated(const struct figure_scope *scope, union figure_filter *filter) {
    found(scope, filter);
    filter->hazards.repeat = YES;
}

static void extended_on_time(const struct figure_scope *scope, union figure_filter *filter) {
    found_and_due(scope, filter);
    filter->hazards.on_time = YES;
    filter->hazards.extended = YES;
}

/* Building hazards are looked at whenever they were found: all of them are to be closed. */
static void graded_cd(const struct figure_scope *scope, union figure_filter *filter) {
    filter->hazards.found_to = scope->end;
    filter->hazards.graded_cd = YES;
}

static void planned(const struct figure_scope *scope, union figure_filter *filter) {
    found(scope, filter);
    filter->hazards.major_with = MAJOR_WITH_PLAN;
}

static void settled(const struct figure_scope *scope, union figure_filter *filter) {
    found(scope, filter);
    filter->hazards.major_with = MAJOR_WITH_SETTLEMENTS;
}

static void with_funds(const struct figure_scope *scope, union figure_filter *filter) {
    found(scope, filter);
    filter->hazards.major_with = MAJOR_WITH_FUNDS;
}

static void listed(const struct figure_scope *scope, union figure_filter *filter) {
    found(scope, filter);
    filter->hazards.major_with = MAJOR_LISTED;
}

static void listed_by_province(const struct figure_scope *scope, union figure_filter *filter) {
    found(scope, filter);
    filter->hazards.major_with = MAJOR_LISTED_BY_PROVINCE;
}

static void listed_by_city(const struct figure_scope *scope, union figure_filter *filter) {
    found(scope, filter);
    filter->hazards.major_with = MAJOR_LISTED_BY_CITY;
}

static void listed_by_county(const struct figure_scope *scope, union figure_filter *filter) {
    found(scope, filter);
    filter->hazards.major_with = MAJOR_LISTED_BY_COUNTY;
}

static void voided(const struct figure_scope *scope, union figure_filter *filter) {
    found(scope, filter);
    filter->hazards.not_void = TRUTH_NONE;
    filter->hazards.state = HAZARD_VOID;
}

/* ---- activities ---- */

static void trainings_and_drills(const struct figure_scope *scope, union figure_filter *filter) {
    (void)scope;
    filter->activities.group = ACTIVITIES_OF_TRAINING_AND_DRILL;
}

static void drills(const struct figure_scope *scope, union figure_filter *filter) {
    (void)scope;
    filter->activities.group = ACTIVITIES_OF_DRILL;
}

static void trainings(const struct figure_scope *scope, union figure_filter *filter) {
    (void)scope;
    filter->activities.kind = ACTIVITY_TRAINING;
}

static void publicity(const struct figure_scope *scope, union figure_filter *filter) {
    (void)scope;
    filter->activities.kind = ACTIVITY_PUBLICITY;
}

static void pledges(const struct figure_scope *scope, union figure_filter *filter) {
    (void)scope;
    filter->activities.kind = ACTIVITY_PLEDGE;
}

static void meetings(const struct figure_scope *scope, union figure_filter *filter) {
    (void)scope;
    filter->activities.kind = ACTIVITY_MEETING;
}

static void documents(const struct figure_scope *scope, union figure_filter *filter) {
    (void)scope;
    filter->activities.kind = ACTIVITY_DOCUMENT;
}

static void with_measures(const struct figure_scope *scope, union figure_filter *filter) {
    (void)scope;
    filter->activities.has_measures = YES;
}

static void media_items(const struct figure_scope *scope, union figure_filter *filter) {
    (void)scope;
    filter->activities.kind = ACTIVITY_MEDIA_ITEM;
}

/* ---- incidents ---- */

static void accidents(const struct figure_scope *scope, union figure_filter *filter) {
    (void)scope;
    filter->incidents.type = INCIDENT_ACCIDENT;
}

static void fatal_accidents(const struct figure_scope *scope, union figure_filter *filter) {
    accidents(scope, filter);
    filter->incidents.with = INCIDENT_WITH_DEATHS;
}

static void accidents_with_injured(const struct figure_scope *scope, union figure_filter *filter) {
    accidents(scope, filter);
    filter->incidents.with = INCIDENT_WITH_INJURED;
}

static void infections(const struct figure_scope *scope, union figure_filter *filter) {
    (void)scope;
    filter->incidents.type = INCIDENT_INFECTION;
}

static void reported_late(const struct figure_scope *scope, union figure_filter *filter) {
    (void)scope;
    filter->incidents.late = YES;
}

static void voided_incidents(const struct figure_scope *scope, union figure_filter *filter) {
    (void)scope;
    filter->incidents.not_void = TRUTH_NONE;
    filter->incidents.state = INCIDENT_VOID;
}

/* ---- the figures ---- */

#define VISITS       TOPIC_VISITS, LIST_INSPECTIONS
#define COVERAGE     TOPIC_VISITS, LIST_INSTITUTIONS, MEASURE_ROWS
#define HAZARDS      TOPIC_HAZARDS, LIST_HAZARDS
#define MAJOR        TOPIC_MAJOR, LIST_HAZARDS, MEASURE_ROWS
#define MAJOR_FUNDS  TOPIC_MAJOR, LIST_HAZARDS, MEASURE_FUNDS
#define CHECKS       TOPIC_SELF_CHECKS, LIST_INSTITUTIONS, MEASURE_ROWS
#define REGISTER     TOPIC_REGISTER, LIST_INSTITUTIONS, MEASURE_ROWS
#define PEOPLE       TOPIC_PEOPLE, LIST_INSPECTORS, MEASURE_ROWS
#define ACTIVITIES   TOPIC_ACTIVITIES, LIST_ACTIVITIES
#define INCIDENTS    TOPIC_INCIDENTS, LIST_INCIDENTS
#define IN_BREAKDOWN .in_breakdown = true

/* One decimal of 万, cut. */
enum { PEOPLE_PER_WAN = 10000, FEN_PER_WAN_YUAN = 1000000 };

/* clang-format off */
#define OF_TYPE(code, label, type_) {"registered_" code, label, "截止日在册且正常运营的该类机构数，按主类型只计一次。", "家", REGISTER, .value = all, .type = (type_)}

const struct figure_definition figure_definitions[] = {
    {"institutions", "在册运营机构", "截止日在册且正常运营的机构数，停业和撤销的不计，每家只有一个主类型。", "家", REGISTER, .value = all, IN_BREAKDOWN},
    {"registered", "六类机构合计", "截止日在册且正常运营的六类民政服务机构数，等于下列六类之和，其他类型不计。", "家", REGISTER, .value = six_types},
    OF_TYPE("elderly_care", "养老机构", TYPE_ELDERLY_CARE),
    OF_TYPE("marriage_registry", "婚姻登记机构", TYPE_MARRIAGE_REGISTRY),
    OF_TYPE("relief_station", "救助管理机构", TYPE_RELIEF_STATION),
    OF_TYPE("mental_health", "精神卫生福利机构", TYPE_MENTAL_HEALTH),
    OF_TYPE("funeral_home", "殡仪馆(公墓)", TYPE_FUNERAL_HOME),
    OF_TYPE("child_welfare", "儿童福利机构", TYPE_CHILD_WELFARE),
    {"inspection_trips", "检查组次", "期内由市级或县级完成的检查次数，一个检查组到一家机构检查一次计一组次，作废的不计。", "组次", VISITS, MEASURE_ROWS, .value = all, IN_BREAKDOWN},
    {"group_days", "检查组天", "期内市级、县级检查按检查组计的天数，同一人带领的检查组同一天在同一县检查几家都计一组天。", "组天", VISITS, MEASURE_GROUP_DAYS, .value = all},
    {"inspector_person_times", "检查人次", "期内市级、县级各次检查的检查组人数之和，同一人参加几次计几次。", "人次", VISITS, MEASURE_SUM, .value = all},
    {"coverage_rate", "检查覆盖率", "期内至少接受过一次市级或县级检查的机构数，除以截止日在册运营机构数。", "%", COVERAGE, .whole = all, .value = visited_any, .rest = missed_any, IN_BREAKDOWN},
    {"county_coverage_rate", "县级覆盖率", "期内至少接受过一次县级检查的机构数，除以截止日在册运营机构数。", "%", COVERAGE, .whole = all, .value = visited_county, .rest = missed_county},
    {"city_coverage_rate", "市级覆盖率", "期内至少接受过一次市级检查的机构数，除以截止日在册运营机构数。", "%", COVERAGE, .whole = all, .value = visited_city, .rest = missed_city},
    {"joint_coverage_rate", "联合检查覆盖率", "期内至少接受过一次市级或县级联合检查的机构数，除以截止日在册运营机构数。", "%", COVERAGE, .whole = all, .value = visited_jointly, .rest = missed_jointly},
    {"leader_ratio", "班子督导比例", "期内至少接受过一次市局班子成员带队检查的机构数，除以截止日在册运营机构数。", "%", COVERAGE, .whole = all, .value = led_by_city_leader, .rest = not_led_by_city_leader},
    {"hazards_found", "排查隐患", "发现日期在期内的隐患数，作废的不计。", "项", HAZARDS, MEASURE_ROWS, .value = found, IN_BREAKDOWN},
    {"hazards_closed", "其中已销号", "期内发现的隐患中，到统计日已销号的项数。", "项", HAZARDS, MEASURE_ROWS, .value = found_and_closed, IN_BREAKDOWN},
    {"rectification_rate", "整改完成率", "期内发现的隐患中到统计日已销号的项数，除以期内发现的隐患数（同一批隐患）。", "%", HAZARDS, MEASURE_ROWS, .whole = found, .value = closed, .rest = left_over, IN_BREAKDOWN},
    {"on_time_rate", "按期整改率", "期内发现且整改期限早于统计日的隐患中，在期限当日或之前销号的项数所占比例。", "%", HAZARDS, MEASURE_ROWS, .whole = found_and_due, .value = on_time, .rest = not_on_time, IN_BREAKDOWN},
    {"extended_on_time", "其中延期后按期", "按期整改的隐患中，批准过延期、按延期后的期限算按期的项数。", "项", HAZARDS, MEASURE_ROWS, .value = extended_on_time},
    {"hazards_closed_in_period", "期内销号", "销号日期在期内的隐患数，不论何时发现。", "项", HAZARDS, MEASURE_ROWS, .value = closed_in_period},
    {"overdue_hazards", "逾期未整改", "截止日以前发现、今天仍在整改中且已超过整改期限的隐患数，不论何时发现。", "项", HAZARDS, MEASURE_ROWS, .value = overdue, IN_BREAKDOWN},
    {"hazard_stock", "隐患存量", "到截止日终了仍未销号的隐患数，不论何时发现，移交其他部门和作废的不计。", "项", HAZARDS, MEASURE_ROWS, .value = in_stock, IN_BREAKDOWN},
    {"repeat_hazards", "重复隐患", "期内发现的隐患中，同一机构同一检查项在销号后12个月内再次出现的项数。", "项", HAZARDS, MEASURE_ROWS, .value = repeated},
    {"mean_days_to_close", "平均整改天数", "期内发现、到统计日已销号的隐患，从发现到销号的平均天数，当日销号计0天。", "天", HAZARDS, MEASURE_MEAN, .value = found_and_closed},
    {"hazards_void", "作废隐患", "发现日期在期内、后来作废的隐患数，不计入其他各项指标。", "项", HAZARDS, MEASURE_ROWS, .value = voided},
    {"major_hazards", "重大隐患", "发现日期在期内、研判为重大的隐患数，作废的不计。", "项", MAJOR, .value = found, .severity = SEVERITY_MAJOR},
    {"major_closed", "重大隐患已销号", "期内发现的重大隐患中，到统计日已销号的项数。", "项", MAJOR, .value = found_and_closed, .severity = SEVERITY_MAJOR},
    {"major_rectification_rate", "重大隐患整改率", "期内发现的重大隐患中到统计日已销号的项数，除以期内发现的重大隐患数。", "%", MAJOR, .whole = found, .value = closed, .rest = left_over, .severity = SEVERITY_MAJOR},
    {"major_open", "重大隐患未销号", "到截止日终了仍未销号的重大隐患数，不论何时发现。", "项", MAJOR, .value = in_stock, IN_BREAKDOWN, .severity = SEVERITY_MAJOR},
    {"major_planned", "已有治理方案", "期内发现的重大隐患中，已制定治理方案的项数。", "项", MAJOR, .value = planned, .severity = SEVERITY_MAJOR},
    {"major_settled", "五落实齐全", "期内发现的重大隐患中，责任、措施、资金、时限、预案五项都已落实的项数。", "项", MAJOR, .value = settled, .severity = SEVERITY_MAJOR},
    {"major_listed", "挂牌督办", "期内发现的重大隐患中，现在挂牌督办的项数，已摘牌的不计，等于下列省、市、县三级之和。", "项", MAJOR, .value = listed, .severity = SEVERITY_MAJOR},
    {"major_listed_province", "省级挂牌督办", "期内发现的重大隐患中，现由省级挂牌督办的项数，由市局登记，已摘牌的不计。", "项", MAJOR, .value = listed_by_province, .severity = SEVERITY_MAJOR},
    {"major_listed_city", "市级挂牌督办", "期内发现的重大隐患中，现由市局挂牌督办的项数，已摘牌的不计。", "项", MAJOR, .value = listed_by_city, .severity = SEVERITY_MAJOR},
    {"major_listed_county", "县级挂牌督办", "期内发现的重大隐患中，现由县局挂牌督办的项数，已摘牌的不计。", "项", MAJOR, .value = listed_by_county, .severity = SEVERITY_MAJOR},
    {"major_funds", "重大隐患治理资金", "期内发现的重大隐患在五落实中登记的落实资金之和，不论是否已销号，以最后一次登记为准。", "万元", MAJOR_FUNDS, .value = with_funds, .severity = SEVERITY_MAJOR, .per = FEN_PER_WAN_YUAN},
    {"cd_building_done_rate", "C、D级建筑隐患整治率", "已按一案一策定出处置措施（停用、拆除或加固）的C、D级建筑隐患中，到统计日已销号的项数所占比例，不论何时发现。", "%", MAJOR, .whole = graded_cd, .value = closed, .rest = left_over},
    {"accidents", "事故", "发生日期在期内的事故起数，作废的不计。", "起", INCIDENTS, MEASURE_ROWS, .value = accidents, IN_BREAKDOWN},
    {"accident_deaths", "事故死亡", "发生日期在期内的事故的死亡人数之和，事故发生30日（火灾、道路交通事故7日）后的变化不计。", "人", INCIDENTS, MEASURE_DEATHS, .value = fatal_accidents, IN_BREAKDOWN},
    {"accident_injured", "事故受伤", "发生日期在期内的事故的重伤、轻伤人数之和，事故发生30日（火灾、道路交通事故7日）后的变化不计。", "人", INCIDENTS, MEASURE_INJURED, .value = accidents_with_injured, IN_BREAKDOWN},
    {"infections", "传染病疫情", "发生日期在期内的传染病（聚集性疫情）起数，作废的不计。", "起", INCIDENTS, MEASURE_ROWS, .value = infections, IN_BREAKDOWN},
    {"infection_cases", "传染病病例", "发生日期在期内的传染病（聚集性疫情）的病例数之和。", "例", INCIDENTS, MEASURE_CASES, .value = infections, IN_BREAKDOWN},
    {"reported_late", "迟报", "发生日期在期内的事故和传染病中，发生一小时以后才报告民政局的起数。", "起", INCIDENTS, MEASURE_ROWS, .value = reported_late, IN_BREAKDOWN},
    {"incidents_void", "作废的突发事件", "发生日期在期内、后来作废的突发事件起数，不计入其他各项指标。", "起", INCIDENTS, MEASURE_ROWS, .value = voided_incidents},
    {"selfcheck_rate", "自查率", "截止日所在月份内至少完成一次自查的机构数，除以截止日在册运营机构数。", "%", CHECKS, .whole = all, .value = self_checked, .rest = not_self_checked},
    {"principal_selfcheck_rate", "负责人带队自查率", "截止日所在季度内主要负责人至少带队自查一次的机构数，除以截止日在册运营机构数。", "%", CHECKS, .whole = all, .value = principal_checked, .rest = not_principal_checked},
    {"gas_selfcheck_rate", "燃气自查率", "截止日所在月份内至少完成一次燃气自查的机构数，除以现用燃气或液体燃料的在册运营机构数。", "%", CHECKS, .whole = uses_gas, .value = gas_checked, .rest = not_gas_checked},
    {"drill_rate", "应急演练率", "截止日所在半年内至少开展一次应急演练的机构数，除以截止日在册运营机构数。", "%", CHECKS, .whole = all, .value = drilled, .rest = not_drilled},
    {"training_rotation_rate", "轮训率", "截止日所在年度内参加过民政局组织的教育培训的机构数，除以截止日在册运营机构数。", "%", CHECKS, .whole = all, .value = trained, .rest = not_trained},
    {"duty_fulfilment", "履职完成率", "期内到期的各项履职要求，一个主体（机构、民政局或领导）的一期为一份，按期完成的份数除以应履职的份数；逾期完成的单列，不计入分子。民政局和领导没有机构类型，本指标不按类型统计。", "%", TOPIC_SELF_CHECKS, LIST_DUTIES, MEASURE_ROWS, .elsewhere = true},
    {"supplies_rate", "物资储备达标率", "到截止日最近一次盘点的物资按满负荷可用天数达到履职要求D14规定天数的机构数，除以截止日在册运营机构数。", "%", CHECKS, .whole = all, .value = stocked, .rest = not_stocked, .names_stock_days = true},
    {"standard_passed", "达标养老机构", "到截止日通过GB 38600达标验收且在有效期内的在册运营养老机构数。", "家", CHECKS, .value = accepted, .type = TYPE_ELDERLY_CARE},
    {"standard_rate", "达标率", "到截止日通过GB 38600达标验收且在有效期内的养老机构数，除以截止日在册运营养老机构数。", "%", CHECKS, .whole = all, .value = accepted, .rest = not_accepted, .type = TYPE_ELDERLY_CARE},
    {"gas_users", "燃气用户", "在册运营机构中，现在使用或改造前使用过燃气、液体燃料的机构数。", "家", REGISTER, .value = gas_user},
    {"all_electric", "全电厨房改造完成", "燃气用户中，到截止日已改为全电厨房的机构数。", "家", REGISTER, .value = converted},
    {"conversion_rate", "全电厨房改造率", "到截止日已改为全电厨房的机构数，除以燃气用户数。", "%", REGISTER, .whole = gas_user, .value = converted, .rest = not_converted},
    {"micro_station_rate", "微型消防站建成率", "已建微型消防站的机构数，除以服务对象和工作人员合计满100人的在册运营机构数。", "%", REGISTER, .whole = people_100, .value = micro_station, .rest = no_micro_station},
    {"volunteer_brigade_rate", "志愿消防队建成率", "已建志愿消防队的机构数，除以服务对象和工作人员合计满100人的在册运营机构数。", "%", REGISTER, .whole = people_100, .value = brigade, .rest = no_brigade},
    {"supervisors", "监管人员", "截止日前开通、今天账号可用的市局和县局监管人员数，等于市级与县级之和。", "人", PEOPLE, .value = supervisors},
    {"supervisors_city", "市级监管人员", "截止日前开通、今天账号可用的市局监管人员数。", "人", PEOPLE, .value = supervisors_city},
    {"supervisors_county", "县级监管人员", "截止日前开通、今天账号可用的县局监管人员数。", "人", PEOPLE, .value = supervisors_county},
    {"inspectors", "参检人员", "期内参加过市级或县级检查的人数，同一人只计一次，没有账号的外单位人员不计。", "人", PEOPLE, .value = on_a_team},
    {"usage_rate", "监管人员使用率", "期内参加过检查的监管人员数，除以监管人员数。", "%", PEOPLE, .whole = supervisors, .value = on_a_team, .rest = on_no_team},
    {"online_rate", "机构上线率", "已有可用账号的机构数，除以截止日在册运营机构数。", "%", TOPIC_PEOPLE, LIST_INSTITUTIONS, MEASURE_ROWS, .whole = all, .value = online, .rest = not_online},
    {"training_drill_sessions", "培训和演练场次", "期内各级民政局和机构登记的教育培训、应急演练、消防演练的场次之和。", "场次", ACTIVITIES, MEASURE_ROWS, .value = trainings_and_drills},
    {"training_drill_people", "培训和演练人次", "期内各级民政局和机构登记的教育培训、应急演练、消防演练的参加人数之和。", "人次", ACTIVITIES, MEASURE_SUM, .value = trainings_and_drills},
    {"training_sessions", "其中培训场次", "期内各级民政局和机构登记的教育培训场次。", "场次", ACTIVITIES, MEASURE_ROWS, .value = trainings},
    {"training_people", "其中培训人次", "期内各级民政局和机构登记的教育培训的参加人数之和。", "人次", ACTIVITIES, MEASURE_SUM, .value = trainings},
    {"drill_sessions", "其中演练场次", "期内各级民政局和机构登记的应急演练、消防演练场次。", "场次", ACTIVITIES, MEASURE_ROWS, .value = drills},
    {"drill_people", "其中演练人次", "期内各级民政局和机构登记的应急演练、消防演练的参加人数之和。", "人次", ACTIVITIES, MEASURE_SUM, .value = drills},
    {"publicity_sessions", "宣传咨询场次", "期内各级民政局和机构登记的宣传咨询场次。", "场次", ACTIVITIES, MEASURE_ROWS, .value = publicity},
    {"publicity_people", "宣传咨询人次", "期内各级民政局和机构登记的宣传咨询的参加人数之和。", "人次", ACTIVITIES, MEASURE_SUM, .value = publicity},
    {"pledge_people", "公开承诺人次", "期内登记的公开承诺的参加人数之和，同一人承诺几次计几次。", "人次", ACTIVITIES, MEASURE_SUM, .value = pledges},
    {"meetings", "专题研究", "期内市局、县局登记的专题研究次数。", "次", ACTIVITIES, MEASURE_ROWS, .value = meetings},
    {"documents", "印发文件", "期内市局、县局登记的印发文件份数。", "份", ACTIVITIES, MEASURE_ROWS, .value = documents},
    {"measures", "出台举措", "期内市局、县局登记的专题研究和印发文件中提出的举措数之和。", "项", ACTIVITIES, MEASURE_SUM, .value = with_measures},
    {"media_items", "宣传品", "期内市局、县局登记的宣传品条数，一条登记一次。", "条", ACTIVITIES, MEASURE_ROWS, .value = media_items},
    {"media_audience", "宣传品受众（估算）", "期内登记的宣传品的受众人数之和，受众是登记时的估算数，不是实测数；以万人次计，不足0.1万的尾数不计。", "万人次", ACTIVITIES, MEASURE_SUM, .value = media_items, .per = PEOPLE_PER_WAN},
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

int64_t figure_per(const char *id) {
    const struct figure_definition *definition = figure_definition_of(id);
    return definition && definition->per ? definition->per : 1;
}

bool figure_is_rate(const struct figure_definition *definition) {
    return definition->whole || definition->elsewhere;
}
