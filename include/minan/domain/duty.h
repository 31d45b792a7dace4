/* duty.h: duties 履职 (rules.md section 5): who must do what how often, and how far everybody is.
 *
 * A duty is data in immutable versions with effective dates. The version in force on the first day of a
 * period governs that period. Days: a period runs from `from` to `due`, both included; "as of" a day means
 * with what had been done by its end. The published rules:
 *   - 已完成 met: done in the period. 逾期完成 done_late: after `due`, by the end of the calendar period when
 * the duty is due earlier (by-date duties), else by what the next period holds beyond its own requirement.
 *     逾期未完成 missed: `due` is over. 将逾期 at_risk: lead_days or fewer days are left. 正常 on_track:
 * else.
 *   - Coverage (a share of institutions) is also at risk when the share still to do exceeds the share of time
 * left by more than PACE_SLACK percentage points. Rosters are at risk while a day up to lead_days ahead, or
 * one gone by, has none.
 *   - An institution owes when it operates for at least least_days of the period (days suspended do not
 * count) and is neither closed nor suspended on the day the duty is due. D5/D7 (a bureau acts n times) and D6
 * (every institution once) are different rules: times and coverage. */
#ifndef MINAN_DOMAIN_DUTY_H
#define MINAN_DOMAIN_DUTY_H

#include "minan/domain/activity.h"

/* clang-format off */
#define DUTY_SUBJECT_TABLE(X) \
    X(SUBJECT_INSTITUTION, "institution", "机构") \
    X(SUBJECT_PRINCIPAL, "principal", "机构主要负责人") \
    X(SUBJECT_COUNTY_BUREAU, "county_bureau", "县(市、区)民政局") \
    X(SUBJECT_CITY_BUREAU, "city_bureau", "市民政局") \
    X(SUBJECT_BUREAU, "bureau", "市、县民政局") \
    X(SUBJECT_LEADER, "leader", "市、县局领导")
NAMES_DECLARE(duty_subject, DUTY_SUBJECT_TABLE)
#define DUTY_ACT_TABLE(X) \
    X(DUTY_SELF_CHECK, "self_check", "安全自查") \
    X(DUTY_LED_SELF_CHECK, "led_self_check", "主要负责人带队自查") \
    X(DUTY_GAS_SELF_CHECK, "gas_self_check", "燃气自查") \
    X(DUTY_VISIT, "visit", "检查") \
    X(DUTY_LEADER_VISIT, "leader_visit", "领导带队检查") \
    X(DUTY_KEY_DATE_VISIT, "key_date_visit", "节点检查") \
    X(DUTY_EMERGENCY_DRILL, "emergency_drill", "应急演练") \
    X(DUTY_FIRE_DRILL, "fire_drill", "消防演练") \
    X(DUTY_TRAINING, "training", "教育培训") \
    X(DUTY_LECTURE, "lecture", "安全课(专题党课)") \
    X(DUTY_SAFETY_REPORT, "safety_report", "听取安全汇报") \
    X(DUTY_DUTY_ROSTER, "duty_roster", "值班表") \
    X(DUTY_SUPPLIES, "supplies", "物资储备盘点") \
    X(DUTY_RISK_REPORT, "risk_report", "风险辨识报告") \
    X(DUTY_STANDARD_ACCEPTANCE, "standard_acceptance", "达标验收") \
    X(DUTY_FIRE_STATION, "fire_station", "微型消防站和志愿消防队") \
    X(DUTY_CD_CLOSED, "cd_closed", "建筑隐患销号")
NAMES_DECLARE(duty_act, DUTY_ACT_TABLE)
#define DUTY_RULE_TABLE(X) \
    X(RULE_TIMES, "times", "次数") \
    X(RULE_COVERAGE, "coverage", "机构覆盖比例") \
    X(RULE_DAYS, "days", "每天都有") \
    X(RULE_STATE, "state", "状态达到")
NAMES_DECLARE(duty_rule, DUTY_RULE_TABLE)
#define DUTY_PERIOD_TABLE(X) \
    X(EVERY_MONTH, "month", "每月") \
    X(EVERY_QUARTER, "quarter", "每季度") \
    X(EVERY_HALF_YEAR, "half_year", "每半年") \
    X(EVERY_YEAR, "year", "每年") \
    X(IN_WINDOW, "window", "节点期间")
NAMES_DECLARE(duty_period, DUTY_PERIOD_TABLE)
#define DUTY_STATUS_TABLE(X) \
    X(DUTY_MET, "met", "已完成") \
    X(DUTY_ON_TRACK, "on_track", "正常") \
    X(DUTY_AT_RISK, "at_risk", "将逾期") \
    X(DUTY_MISSED, "missed", "逾期未完成") \
    X(DUTY_DONE_LATE, "done_late", "逾期完成")
NAMES_DECLARE(duty_status, DUTY_STATUS_TABLE)
#define DUTY_UNIT_TABLE(X) \
    X(UNIT_INSTITUTION, "institution", "机构") \
    X(UNIT_BUREAU, "bureau", "民政局") \
    X(UNIT_LEADER, "leader", "领导")
NAMES_DECLARE(duty_unit, DUTY_UNIT_TABLE)
/* clang-format on */

enum { PACE_SLACK = 10, DUTY_STATUSES = DUTY_DONE_LATE + 1 };

/* ---- versions ---- */

/* A key date (key_date.h), as what is asked by it sees it. */
struct duty_window {
    const char *name; /* 2026年春节 */
    int32_t first_day;
    int32_t last_day;
};
extern const struct shape duty_window_shape;

struct duty {
    struct duty_id id; /* INTERNAL */
    struct uuid uuid;
    const char *code; /* D1; the same through all versions */
    int64_t number;   /* of the version: 1, 2, 3 ... */
    const char *title;
    const char *basis;
    enum duty_subject subject;
    enum duty_act act;
    enum duty_rule rule;
    enum duty_period period;
    int64_t threshold;                      /* acts asked for; 1 for rules that do not count acts */
    int64_t target;                         /* percent of institutions; INT_NONE: none */
    enum institution_type institution_type; /* 0: every type */
    enum condition applies_when;            /* gas, people>=100 or building_grade_cd; 0: always */
    int64_t least_stock;                    /* supplies: days in stock that count */
    int64_t due_month;                      /* of a yearly one: by the last day of this month */
    int64_t lead_days;
    int64_t least_days;
    int32_t effective_from;
    enum truth in_force; /* NO: from effective_from on it is not asked any more */
    int64_t created_at;
    const char *created_by; /* NULL: came with the program */
    enum truth current;     /* the version that governs the running period, not ended */
    struct list
        windows; /* IN_WINDOW: of struct duty_window, those that begin while it governs, by first day */
};
extern const struct shape duty_shape;

struct duty_list {
    struct list items; /* every version; by code, the latest first */
};
extern const struct shape duty_list_shape;

struct duty_new {
    struct uuid uuid; /* in path: of the version */
    const char *code;
    const char *title;
    const char *basis;
    enum duty_subject subject;
    enum duty_act act;
    enum duty_rule rule;
    enum duty_period period;
    int64_t threshold;
    int64_t target;
    enum institution_type institution_type;
    enum condition applies_when;
    int64_t least_stock;
    int64_t due_month;
    int64_t lead_days;
    int64_t least_days;
    int32_t effective_from;
    enum truth in_force;
};
extern const struct shape duty_new_shape;

MUST_USE enum status duty_all(struct ctx *ctx, struct duty_list *ret_list);
/* A new version, or a new duty. Same UUID and content again: the first answer; other content:
 * STATUS_UUID_CONFLICT. STATUS_INVALID on effective_from unless it is the first day of a period, of the
 * version before as well, and not before the running one: what is over stays judged as it was. */
MUST_USE enum status duty_put(struct ctx *ctx, const struct duty_new *request, struct duty *ret_duty);

enum { STOCK_DAYS = 30 }; /* of supplies, while no duty says otherwise */
/* Days of supplies at full load that duty D14 asks for in the period that holds that day. */
MUST_USE enum status duty_stock_days(struct ctx *ctx, int32_t day, int64_t *ret_days);

/* ---- how far everybody is ---- */

struct duty_request {
    int32_t day;   /* which period: the one that holds this day; absent: as_of */
    int32_t as_of; /* absent: today */
};
extern const struct shape duty_request_shape;

/* One duty in one period. */
struct duty_head {
    const char *code;
    const char *title;
    enum duty_subject subject;
    enum duty_act act;
    enum duty_rule rule;
    const char *term; /* 2026年11月 */
    int32_t from;
    int32_t due;       /* last day to act */
    int64_t days_left; /* negative when it is over */
    int64_t lead_days;
    const char *wording; /* 口径: what counts, who owes, when it turns at risk */
};
extern const struct shape duty_head_shape;

/* Subjects of one duty in one row of the board, by status; how far a share of institutions is. */
struct duty_cell {
    const char *code;
    int64_t owed;
    int64_t met;
    int64_t on_track;
    int64_t at_risk;
    int64_t missed;
    int64_t done_late;
    int64_t done;            /* acts of a bureau, or institutions done */
    int64_t needed;          /* asked of `done`; INT_NONE where every subject stands for itself */
    int64_t total;           /* institutions in a share; INT_NONE otherwise */
    enum duty_status status; /* of the row's bureau or share; 0: none of its own, or nothing is owed */
};
extern const struct shape duty_cell_shape;

struct duty_board_row {
    const char *key;   /* code of the county or city; "total" for all together */
    const char *name;  /* 临澜区; 市本级 for the city bureau's own; 合计 */
    struct list cells; /* of struct duty_cell, in the order of the heads */
    int64_t unit_id;   /* of the county or city; 0 for all together. Not told */
};
extern const struct shape duty_board_row_shape;

struct duty_board {
    int32_t day;
    int32_t as_of;
    struct list duties; /* of struct duty_head */
    struct list rows;   /* of struct duty_board_row: the city bureau, its counties, all together */
};
extern const struct shape duty_board_shape;

/* The duties that are asked in the actor's city or county. */
MUST_USE enum status duty_board(struct ctx *ctx, const struct duty_request *request,
                                struct duty_board *ret_board);

struct duty_subject_filter {
    const char *code; /* of the duty */
    int32_t day;
    int32_t as_of;
    const char *county; /* code of a county, or of the city for its bureau's own */
    enum duty_status status;
    enum truth owing; /* YES: neither met nor done late */
    const char *cursor;
    int64_t limit;
};
extern const struct shape duty_subject_filter_shape;

struct duty_subject_row {
    enum duty_unit unit;
    struct uuid institution;
    struct uuid leader;
    const char *region; /* code, of a bureau */
    const char *name;
    const char *county_name;
    enum duty_status status;
    int64_t done;
    int64_t needed;
    int32_t due;
    int64_t days_left;
    int64_t id;         /* of the institution; not told, nor what follows */
    int64_t subject_id; /* of the institution, the leader's account, the bureau's region */
    int64_t county_id;  /* 0: of the city bureau */
};
extern const struct shape duty_subject_row_shape;

struct duty_subject_page {
    struct duty_head duty;
    struct list items;
    int64_t total;
    enum truth total_capped;
    const char *next;
};
extern const struct shape duty_subject_page_shape;

/* Who owes it and how far each is: institutions (also those behind a share), bureaus or leaders.
 * STATUS_NOT_FOUND: no duty of that code is asked in that period. */
MUST_USE enum status duty_subjects(struct ctx *ctx, const struct duty_subject_filter *filter,
                                   struct duty_subject_page *ret_page);
/* Every row behind a filter, for exports: the callback's object is a struct duty_subject_row. */
MUST_USE enum status duty_subjects_each(struct ctx *ctx, const struct duty_subject_filter *filter,
                                        db_row_fn *row, void *user);

struct duty_proof_filter {
    const char *code;
    int32_t day;
    int32_t as_of;
    struct uuid institution; /* one of these three */
    const char *region;
    struct uuid leader;
};
extern const struct shape duty_proof_filter_shape;

struct duty_proof {
    const char *noun; /* inspection, activity or hazard */
    struct uuid uuid;
    int32_t day;
    const char *title;
    enum truth late; /* after the day it was due */
};
extern const struct shape duty_proof_shape;
struct duty_proofs {
    struct duty_head duty;
    struct list items; /* newest first, at most 200 */
};
extern const struct shape duty_proofs_shape;

/* The records that prove it. */
MUST_USE enum status duty_proofs(struct ctx *ctx, const struct duty_proof_filter *filter,
                                 struct duty_proofs *ret_proofs);

/* What an institution should do in the running periods. */
struct duty_of_institution {
    struct duty_head duty;
    enum duty_status status;
    int64_t done;
    int64_t needed;
};
extern const struct shape duty_of_institution_shape;
struct duties_of_institution {
    int32_t as_of;
    struct list items; /* of struct duty_of_institution: what presses most first */
};
extern const struct shape duties_of_institution_shape;

MUST_USE enum status duty_of_institution(struct ctx *ctx, const struct institution_by_uuid *request,
                                         struct duties_of_institution *ret_duties);

#endif
