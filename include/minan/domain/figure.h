/* figure.h: figures 指标 (rules.md section 6). One definition gives value, wording 口径 and exactly the list
 * behind it: a figure is a filter on hazards, institutions, inspections, inspectors, activities or incidents
 * (or two, for a rate), counted with the very SQL fragment its list is selected with. A rate with a zero
 * denominator has no value; one decimal, cut, never rounded up to 100.0. */
#ifndef MINAN_DOMAIN_FIGURE_H
#define MINAN_DOMAIN_FIGURE_H

#include "minan/domain/activity.h"
#include "minan/domain/hazard.h"
#include "minan/domain/incident.h"
#include "minan/domain/inspection.h"
#include "minan/domain/inspector.h"

#define FIGURE_LIST_TABLE(X)                                                                                 \
    X(LIST_HAZARDS, "hazards", "隐患")                                                                       \
    X(LIST_INSTITUTIONS, "institutions", "机构")                                                             \
    X(LIST_INSPECTIONS, "inspections", "检查")                                                               \
    X(LIST_INSPECTORS, "inspectors", "检查人员")                                                             \
    X(LIST_ACTIVITIES, "activities", "活动")                                                                 \
    X(LIST_INCIDENTS, "incidents", "突发事件")                                                               \
    X(LIST_DUTIES, "duties", "到期履职")
NAMES_DECLARE(figure_list, FIGURE_LIST_TABLE)
#define FIGURE_LIST_ONE_(...) +1
enum { FIGURE_LISTS = 1 FIGURE_LIST_TABLE(FIGURE_LIST_ONE_) }; /* room for one of each, and none */
#define FIGURE_GROUP_TABLE(X)                                                                                \
    X(GROUP_COUNTY, "county", "县(市、区)")                                                                  \
    X(GROUP_TYPE, "institution_type", "机构类型")                                                            \
    X(GROUP_AREA, "area", "领域")                                                                            \
    X(GROUP_SEVERITY, "severity", "隐患等级")                                                                \
    X(GROUP_SOURCE, "source", "隐患来源")                                                                    \
    X(GROUP_MONTH, "month", "月份")
NAMES_DECLARE(figure_group, FIGURE_GROUP_TABLE)
#define FIGURE_TOPIC_TABLE(X)                                                                                \
    X(TOPIC_VISITS, "visits", "检查与覆盖")                                                                  \
    X(TOPIC_HAZARDS, "hazards", "隐患与整改")                                                                \
    X(TOPIC_MAJOR, "major", "重大隐患")                                                                      \
    X(TOPIC_INCIDENTS, "incidents", "突发事件")                                                              \
    X(TOPIC_SELF_CHECKS, "self_checks", "机构自查与履职")                                                    \
    X(TOPIC_REGISTER, "register", "机构与安全条件")                                                          \
    X(TOPIC_PEOPLE, "people", "监管力量与使用")                                                              \
    X(TOPIC_ACTIVITIES, "activities", "培训演练与宣传")
NAMES_DECLARE(figure_topic, FIGURE_TOPIC_TABLE)

struct figure_request {
    int32_t from;  /* default: 1 January of the year of `to` */
    int32_t to;    /* default: today */
    int32_t as_of; /* 统计日: up to when closing and falling due count for hazards found in the period;
                      default and at least the earlier of `to` and today */
    const char *county; /* code */
    enum institution_type institution_type;
    enum area area;
    enum severity severity; /* this and the area and source narrow figures of hazards only */
    enum hazard_source source;
    enum figure_group by; /* for figure_breakdown */
};
extern const struct shape figure_request_shape;

/* The heat table: one figure of a breakdown, areas by counties. */
struct figure_heat_request {
    int32_t from;
    int32_t to;
    int32_t as_of;
    const char *county;
    enum institution_type institution_type;
    enum severity severity;
    enum hazard_source source;
    const char *figure; /* id */
};
extern const struct shape figure_heat_request_shape;

struct figure_value {
    const char *id;      /* rectification_rate */
    const char *label;   /* 整改完成率 */
    const char *wording; /* 口径, one sentence */
    const char *unit;    /* 家, 项, 次, % */
    enum figure_topic topic;
    double value;                  /* NaN: no value */
    const char *display;           /* "87.5%", "—", "1,204" */
    int64_t numerator;             /* of a sum in 万人次 or 万元: people, 1/100 yuan */
    int64_t denominator;           /* INT_NONE for plain counts */
    enum figure_list list;         /* which ledger the value opens */
    const char *query;             /* its filter: "not_void=true&found_from=2026-01-01..." */
    const char *denominator_query; /* NULL for plain counts */
    const char
        *rest_query; /* the records still missing (not covered, not rectified); NULL when it makes no sense */
};
extern const struct shape figure_value_shape;

struct figure_board {
    int32_t from;
    int32_t to;
    int32_t as_of;
    struct list figures; /* of struct figure_value */
};
extern const struct shape figure_board_shape;

struct figure_row {
    const char *key; /* code of the county, type, area, severity or source; 2026-01 for a month */
    const char *label;
    struct list figures; /* of struct figure_value, the same ids in every row */
};
extern const struct shape figure_row_shape;
struct figure_breakdown {
    enum figure_group by;
    struct list rows;
};
extern const struct shape figure_breakdown_shape;

struct figure_point {
    const char *month; /* 2026-01 */
    int64_t found;
    int64_t closed; /* in that month */
    int64_t stock;  /* unresolved at its end (today for the running month) */
    int64_t trips;
    const char *found_query;
    const char *closed_query;
    const char *stock_query;
    const char *trips_query;
};
extern const struct shape figure_point_shape;
struct figure_trend {
    struct list points; /* twelve months up to `to` */
};
extern const struct shape figure_trend_shape;

/* All within the actor's scope. STATUS_INVALID on field from (after `to` or after today, or more months
 * before it than a breakdown by month may have) or county (unknown, or not the actor's). A figure of one type
 * or one severity does not stand on a board of another. The breakdown has a row for everything that is asked
 * about and a last one with the key "total"; by area, severity and source it holds the figures of hazards
 * only. The trend ends with the month of as_of.
 */
MUST_USE enum status figure_board(struct ctx *ctx, const struct figure_request *request,
                                  struct figure_board *ret_board);
MUST_USE enum status figure_breakdown(struct ctx *ctx, const struct figure_request *request,
                                      struct figure_breakdown *ret_breakdown);
MUST_USE enum status figure_trend(struct ctx *ctx, const struct figure_request *request,
                                  struct figure_trend *ret_trend);

/* Every definition, one line each: id, label, unit and wording, with tabs between them. */
MUST_USE enum status figures_text(struct arena *arena, const char **ret_text);

/* "87.5%" of 7/8; "—" of n/0; "99.9%" of 9999/10000. */
const char *figure_rate_text(struct arena *arena, int64_t numerator, int64_t denominator);
/* Of a sum and how many make one of the unit, cut: "1,204.5" of 12045999 people in 万; whole when 0 or 1 do.
 */
const char *figure_sum_text(struct arena *arena, int64_t sum, int64_t per);

#endif
