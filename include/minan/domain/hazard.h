/* hazard.h: hazards 隐患 and their life (rules.md section 4). Every act is an append-only event; the row is
 * its projection. Overdue is computed from deadline and clock, never stored: state open and deadline before
 * today. */
#ifndef MINAN_DOMAIN_HAZARD_H
#define MINAN_DOMAIN_HAZARD_H

#include "minan/domain/checklist.h"
#include "minan/domain/institution.h"

/* clang-format off */
#define HAZARD_STATE_TABLE(X) \
    X(HAZARD_OPEN, "open", "整改中") \
    X(HAZARD_SUBMITTED, "submitted", "待复查") \
    X(HAZARD_CLOSED, "closed", "已销号") \
    X(HAZARD_TRANSFERRED, "transferred", "移交其他部门") \
    X(HAZARD_VOID, "void", "作废")
/* clang-format on */
NAMES_DECLARE(hazard_state, HAZARD_STATE_TABLE)
/* clang-format off */
#define HAZARD_SOURCE_TABLE(X) \
    X(SOURCE_CITY, "city", "市级检查") \
    X(SOURCE_COUNTY, "county", "县级检查") \
    X(SOURCE_SELF, "self", "自查") \
    X(SOURCE_REPORT, "report", "举报") \
    X(SOURCE_SUPERIOR, "superior", "上级交办")
/* clang-format on */
NAMES_DECLARE(hazard_source, HAZARD_SOURCE_TABLE)
/* clang-format off */
#define HAZARD_ACT_TABLE(X) \
    X(ACT_LOG, "log", "登记") \
    X(ACT_FIXED_ON_SITE, "fixed_on_site", "当场整改") \
    X(ACT_ISSUE, "issue", "下达") \
    X(ACT_ACKNOWLEDGE, "acknowledge", "签收") \
    X(ACT_SUBMIT, "submit", "申报整改完成") \
    X(ACT_CLOSE, "close", "销号") \
    X(ACT_RETURN, "return", "复查退回") \
    X(ACT_ASSESS, "assess", "研判定级") \
    X(ACT_VOID, "void", "作废") \
    X(ACT_RECHECK, "recheck", "复查签名") \
    X(ACT_EXTEND, "extend", "申请延期") \
    X(ACT_GRANT, "grant", "同意延期") \
    X(ACT_REFUSE, "refuse", "不同意延期") \
    X(ACT_LIST, "list", "挂牌督办") \
    X(ACT_ASK_DELIST, "ask_delist", "申请摘牌") \
    X(ACT_DELIST, "delist", "摘牌") \
    X(ACT_RESTRICT, "restrict", "采取临时措施") \
    X(ACT_RESUME, "resume", "恢复使用") \
    X(ACT_PLAN, "plan", "上报治理方案") \
    X(ACT_SETTLE, "settle", "登记五落实") \
    X(ACT_CASE_PLAN, "case_plan", "制定一案一策") \
    X(ACT_TRANSFER, "transfer", "移交其他部门") \
    X(ACT_ANSWER, "answer", "登记移交答复")
/* clang-format on */
NAMES_DECLARE(hazard_act, HAZARD_ACT_TABLE)
/* clang-format off */
#define HAZARD_RESTRICTION_TABLE(X) \
    X(RESTRICTION_STOP_USE, "stop_use", "停止使用") \
    X(RESTRICTION_EVACUATE, "evacuate", "撤离人员") \
    X(RESTRICTION_SUSPEND_BUSINESS, "suspend_business", "暂停营业")
/* clang-format on */
NAMES_DECLARE(hazard_restriction, HAZARD_RESTRICTION_TABLE)
/* clang-format off */
#define CASE_MEASURE_TABLE(X) \
    X(MEASURE_STOP_USE, "stop_use", "停用") \
    X(MEASURE_DEMOLISH, "demolish", "拆除") \
    X(MEASURE_REINFORCE, "reinforce", "加固")
/* clang-format on */
NAMES_DECLARE(case_measure, CASE_MEASURE_TABLE)
/* clang-format off */
#define LISTED_LEVEL_TABLE(X) \
    X(LISTED_BY_PROVINCE, "province", "省级挂牌") \
    X(LISTED_BY_CITY, "city", "市级挂牌") \
    X(LISTED_BY_COUNTY, "county", "县级挂牌")
/* clang-format on */
NAMES_DECLARE(listed_level, LISTED_LEVEL_TABLE)
/* What is asked of major hazards: all columns of one short index. */
#define MAJOR_WITH_TABLE(X)                                                                                  \
    X(MAJOR_WITH_PLAN, "plan", "已有治理方案")                                                               \
    X(MAJOR_WITH_SETTLEMENTS, "settlements", "五落实齐全")                                                   \
    X(MAJOR_WITH_FUNDS, "funds", "已落实资金")                                                               \
    X(MAJOR_LISTED, "listed", "挂牌督办中")                                                                  \
    X(MAJOR_LISTED_BY_PROVINCE, "listed_province", "省级挂牌督办中")                                         \
    X(MAJOR_LISTED_BY_CITY, "listed_city", "市级挂牌督办中")                                                 \
    X(MAJOR_LISTED_BY_COUNTY, "listed_county", "县级挂牌督办中")
NAMES_DECLARE(major_with, MAJOR_WITH_TABLE)

struct hazard_event {
    struct uuid uuid;
    enum hazard_act act;
    const char *actor_name;
    enum role actor_role;
    int64_t device_at;
    int64_t received_at;
    enum hazard_state state_after;
    const char *text;
    int32_t deadline;
    int32_t done_on;
    int64_t cost_fen;
    const char *report_number;
    enum severity severity;
};
extern const struct shape hazard_event_shape;

struct hazard {
    struct hazard_id id;
    struct uuid uuid;
    struct uuid institution;
    const char *institution_name;
    enum institution_type institution_type;
    const char *county_name;
    const char *town_name;
    enum hazard_source source;
    struct uuid inspection;
    const char *item_code;
    const char *requirement; /* wording of the item's version */
    enum area area;
    enum severity severity;
    const char *assessment_reason;
    const char *assessed_by;
    const char *place;
    const char *description;
    const char *basis;
    const char *responsible;
    const char *measures_required;
    int32_t found_on;
    int64_t found_at;
    const char *logged_by;
    int32_t deadline;
    int32_t original_deadline;
    const char *notice_number;
    enum hazard_state state;
    enum truth overdue; /* computed */
    int64_t days_left;  /* computed: deadline minus today; negative when over; INT_NONE unless open */
    enum truth fixed_on_site;
    enum truth repeat;
    int64_t acknowledged_at;
    int64_t submitted_at;
    int64_t return_count;
    enum truth awaits_second_name; /* a major hazard with one name of two under its close */
    int32_t closed_on;
    const char *closed_by;
    const char *void_reason;
    enum truth extension_pending; /* asked for and not decided */
    int32_t extension_asked;      /* the deadline asked for, while pending */
    const char *extension_asked_by;
    int64_t extension_count; /* granted ones; original_deadline stays */
    enum truth listed;       /* 挂牌督办, parallel to the state */
    enum listed_level listed_level;
    int32_t delist_asked_on;
    enum truth delist_overdue;           /* computed: asked for more than ten days ago */
    enum hazard_restriction restriction; /* in force until resumed; Work Safety Law art. 65 */
    enum truth planned;                  /* 治理方案 is there */
    enum truth settled;                  /* 五落实, all five */
    int64_t funds_fen;                   /* settled for it, 1/100 yuan; INT_NONE: not said */
    enum truth plan_missing;             /* major, unresolved, and one of the two is missing */
    enum truth unassessed;              /* major by its checklist item, unresolved, and nobody has said why */
    enum building_grade building_grade; /* 一案一策: C or D */
    enum case_measure case_measure;
    const char *transferred_to;
    int32_t transferred_on;
    enum truth transfer_resolved; /* the department answered that it is done */
    struct list extensions;       /* of struct hazard_extension_row (hazard_act.h); these oldest first */
    struct list listings;         /* of struct hazard_listing_row */
    struct list restrictions;     /* of struct hazard_restriction_row */
    struct list plans;            /* of struct hazard_plan_row: the last one holds */
    struct list settlements;      /* of struct hazard_settlement_row: the last one holds */
    struct list case_plans;       /* of struct hazard_case_plan_row: the last one holds */
    struct list transfers;        /* of struct hazard_transfer_row */
    struct list parked;           /* of struct hazard_parked_row: acts that wait for earlier ones */
    struct list may;              /* TEXTS: codes of the acts the asking actor may do now */
    struct list events;           /* of struct hazard_event, in the order they took effect */
    struct list attachments;      /* of struct attachment_row */
    struct institution_id institution_id; /* INTERNAL from here */
    int64_t city_id;
    int64_t county_id;
    int64_t town_id;
    struct account_id submitted_by_id;
    struct account_id first_close_by_id;
    struct account_id logged_by_id;
    const char *content_hash;
    int64_t row_version; /* public again */
};
extern const struct shape hazard_shape;

struct hazard_row {
    struct uuid uuid;
    struct uuid institution;
    const char *institution_name;
    enum institution_type institution_type;
    const char *county_name;
    enum hazard_source source;
    const char *item_code;
    enum area area;
    enum severity severity;
    const char *place;
    const char *description;
    int32_t found_on;
    int32_t deadline;
    enum hazard_state state;
    enum truth overdue;
    int64_t days_left;
    enum truth acknowledged;
    enum truth awaits_second_name;
    enum truth extension_pending;
    int32_t extension_asked; /* the deadline asked for, while pending */
    enum truth extended;
    enum truth listed;
    int32_t delist_asked_on;
    const char *transferred_to;
    int32_t transferred_on;
    enum hazard_restriction restriction;
    enum truth plan_missing;
    int64_t funds_fen; /* settled for it, 1/100 yuan; INT_NONE: not said */
    enum truth repeat;
    enum truth fixed_on_site;
    int64_t return_count;
    int32_t closed_on;
    int64_t row_version;
    struct hazard_id id; /* INTERNAL */
};
extern const struct shape hazard_row_shape;

#define HAZARD_SORT_TABLE(X)                                                                                 \
    X(HAZARD_BY_FOUND, "found", "发现时间") X(HAZARD_BY_DEADLINE, "deadline", "整改期限")
NAMES_DECLARE(hazard_sort, HAZARD_SORT_TABLE)

/* One filter for the ledger, the export and every figure that counts hazards: a figure's value is the count
 * of this. */
struct hazard_filter {
    struct uuid institution;
    struct uuid inspection;
    const char *county; /* code */
    const char *town;   /* code */
    enum institution_type institution_type;
    enum area area;
    enum severity severity;
    enum hazard_source source;
    enum hazard_state state;
    enum truth unresolved; /* open or submitted (true), closed (false) */
    enum truth overdue;
    enum truth not_void; /* void ones left out; figures always set it */
    int32_t found_from;
    int32_t found_to;
    int32_t closed_from;
    int32_t closed_to;  /* with nothing else: closed by that day */
    int32_t due_before; /* deadline before this day */
    int32_t deadline_from;
    int32_t deadline_to;
    int32_t
        open_on; /* in stock at the end of this day: found, neither closed by then nor handed over nor void */
    int32_t not_closed_on; /* not closed by the end of this day, transferred ones among them: what a rate of
                              closed ones leaves */
    enum truth on_time;    /* closed on or before the deadline (true), or not */
    enum truth repeat;
    enum truth fixed_on_site;
    enum truth acknowledged; /* true: it is, or there is no notice to; false: open, with a notice, and nobody
                                has */
    enum truth awaits_second_name;
    enum truth by_city;  /* found by the city, which then decides about it */
    enum truth returned; /* at least once */
    enum truth extension_pending;
    enum truth extended;  /* at least once */
    enum truth graded_cd; /* of a building of grade C or D with its case plan */
    enum truth listed;
    enum listed_level listed_level;
    enum major_with major_with; /* of major ones, by their own short index, for figures */
    enum truth delist_asked;
    enum truth delist_by_city;    /* asked for, and the city's to decide: what it or the province listed */
    enum truth transfer_answered; /* handed over, and the department has said that it is done, or not yet */
    enum truth restricted;
    enum truth plan_missing;
    enum truth unassessed; /* YES only: as struct hazard has it */
    const char *item_code;
    const char *search;    /* institution name */
    enum hazard_sort sort; /* default: found, newest first */
    const char *cursor;
    int64_t limit;
};
extern const struct shape hazard_filter_shape;

/* What the SQL fragment hazard_where needs beside the filter itself: give both to a statement that holds it,
 * .shape = &hazard_filter_shape, .object = filter, .shape2 = &hazard_where_shape, .object2 = &where. */
struct hazard_where {
    int32_t today;
    const char *named; /* the institutions of the name that is asked for, as a set (institution_named) */
    enum truth only_unresolved;
    enum truth only_closed;
    enum truth only_overdue;
    enum truth only_not_overdue;
    enum truth only_not_void;
    enum truth only_on_time;
    enum truth only_not_on_time;
    enum truth only_acknowledged;
    enum truth only_unacknowledged;
    enum truth only_extended;
    enum truth only_graded_cd;
    enum truth only_not_extended;
    enum truth only_unassessed;
    enum truth only_in_life; /* by_city, returned, listed_level, delist_asked, delist_by_city, restricted,
                                transfer_answered, listed, extension_pending, awaits_second_name or
                                plan_missing */
};
extern const struct shape hazard_where_shape;
MUST_USE enum status hazard_where_make(struct ctx *ctx, const struct hazard_filter *filter,
                                       struct hazard_where *ret_where);

struct hazard_page {
    struct list items;
    int64_t total;
    enum truth total_capped;
    const char *next;
};
extern const struct shape hazard_page_shape;

struct hazard_by_uuid {
    struct uuid uuid;
};
extern const struct shape hazard_by_uuid_shape;

struct hazard_as_of {
    struct uuid uuid;
    int32_t as_of; /* DAY_NONE: as it is now */
};
extern const struct shape hazard_as_of_shape;

/* Logged outside a visit: from a report, a superior's order, or by an institution between self-checks. */
struct hazard_new {
    struct uuid uuid; /* in path */
    struct uuid institution;
    enum hazard_source source; /* report or superior for supervisors, self for institutions */
    const char *item_code;     /* optional: of the version in force */
    enum area area;
    enum severity severity;
    const char *assessment_reason;
    const char *place;
    const char *description;
    const char *basis;
    const char *responsible;
    const char *measures_required;
    int32_t found_on; /* not after today */
    int64_t found_at;
    int32_t deadline;          /* not before found_on */
    struct list before_photos; /* TEXTS: attachment UUIDs */
};
extern const struct shape hazard_new_shape;

/* Every act carries the UUID of its event (client-made, so that sending again changes nothing), the device's
 * time, and whether it waited in a device's queue: such a one is never just refused as stale (hazard_act.h).
 */
struct hazard_acknowledge {
    struct uuid uuid; /* in path */
    struct uuid event;
    int64_t device_at;
    enum truth queued;
};
extern const struct shape hazard_acknowledge_shape;

struct hazard_submit {
    struct uuid uuid;
    struct uuid event;
    int64_t device_at;
    enum truth queued;
    const char *measures;
    int32_t done_on; /* between found_on and today */
    int64_t cost_fen;
    struct list after_photos; /* TEXTS, at least one */
};
extern const struct shape hazard_submit_shape;

struct hazard_close {
    struct uuid uuid;
    struct uuid event;
    int64_t device_at;
    enum truth queued;
    const char *result;
    const char *report_number; /* required for major hazards */
    struct list after_photos;
};
extern const struct shape hazard_close_shape;

struct hazard_return {
    struct uuid uuid;
    struct uuid event;
    int64_t device_at;
    enum truth queued;
    const char *reason;
    int32_t new_deadline; /* today or later */
};
extern const struct shape hazard_return_shape;

struct hazard_assess {
    struct uuid uuid;
    struct uuid event;
    int64_t device_at;
    enum truth queued;
    enum severity severity;
    const char *reason;
};
extern const struct shape hazard_assess_shape;

struct hazard_void {
    struct uuid uuid;
    struct uuid event;
    int64_t device_at;
    enum truth queued;
    const char *reason;
};
extern const struct shape hazard_void_shape;

MUST_USE enum status hazard_list(struct ctx *ctx, const struct hazard_filter *filter,
                                 struct hazard_page *ret_page);
/* All that match, however many. */
MUST_USE enum status hazard_count(struct ctx *ctx, const struct hazard_filter *filter, int64_t *ret_count);
/* Every row behind a filter, in its order, for exports: the callback's object is a struct hazard_row. */
MUST_USE enum status hazard_each(struct ctx *ctx, const struct hazard_filter *filter, db_row_fn *row,
                                 void *user);
MUST_USE enum status hazard_get(struct ctx *ctx, const struct hazard_by_uuid *request,
                                struct hazard *ret_hazard);
/* As it was at the end of that day, folded from the events received by then; STATUS_NOT_FOUND before it was
 * logged. */
MUST_USE enum status hazard_view(struct ctx *ctx, const struct hazard_as_of *request,
                                 struct hazard *ret_hazard);
MUST_USE enum status hazard_log(struct ctx *ctx, const struct hazard_new *request, struct hazard *ret_hazard);
MUST_USE enum status hazard_acknowledge(struct ctx *ctx, const struct hazard_acknowledge *request,
                                        struct hazard *ret_hazard);
MUST_USE enum status hazard_submit(struct ctx *ctx, const struct hazard_submit *request,
                                   struct hazard *ret_hazard);
/* STATUS_OWN_RECTIFICATION when the actor submitted it. A major one closed by a county supervisor stays
 * submitted with awaits_second_name until a county leader or somebody of the city, another person, closes it
 * too. */
MUST_USE enum status hazard_close(struct ctx *ctx, const struct hazard_close *request,
                                  struct hazard *ret_hazard);
MUST_USE enum status hazard_return(struct ctx *ctx, const struct hazard_return *request,
                                   struct hazard *ret_hazard);
MUST_USE enum status hazard_assess(struct ctx *ctx, const struct hazard_assess *request,
                                   struct hazard *ret_hazard);
MUST_USE enum status hazard_void(struct ctx *ctx, const struct hazard_void *request,
                                 struct hazard *ret_hazard);

#endif
