/* activity.h: activities 活动, the proof of duties that are no visits (rules.md section 8): drills, training,
 * lectures, rosters, supplies, reports. Of an institution or of a bureau; sent whole in one PUT, photos
 * follow (attachment.h). Nothing is deleted: a wrong one is voided with a reason and stays visible. */
#ifndef MINAN_DOMAIN_ACTIVITY_H
#define MINAN_DOMAIN_ACTIVITY_H

#include "minan/domain/inspection.h"

/* clang-format off */
#define ACTIVITY_KIND_TABLE(X) \
    X(ACTIVITY_EMERGENCY_DRILL, "emergency_drill", "应急演练") \
    X(ACTIVITY_FIRE_DRILL, "fire_drill", "消防演练") \
    X(ACTIVITY_TRAINING, "training", "教育培训") \
    X(ACTIVITY_LECTURE, "lecture", "安全课(专题党课)") \
    X(ACTIVITY_SAFETY_REPORT, "safety_report", "听取安全汇报") \
    X(ACTIVITY_PUBLICITY, "publicity", "宣传咨询") \
    X(ACTIVITY_PLEDGE, "pledge", "公开承诺") \
    X(ACTIVITY_DUTY_ROSTER, "duty_roster", "值班表") \
    X(ACTIVITY_SUPPLIES, "supplies", "物资储备盘点") \
    X(ACTIVITY_RISK_REPORT, "risk_report", "风险辨识报告") \
    X(ACTIVITY_STANDARD_ACCEPTANCE, "standard_acceptance", "达标验收") \
    X(ACTIVITY_MEETING, "meeting", "专题研究") \
    X(ACTIVITY_DOCUMENT, "document", "印发文件") \
    X(ACTIVITY_MEDIA_ITEM, "media_item", "宣传品")
/* clang-format on */
NAMES_DECLARE(activity_kind, ACTIVITY_KIND_TABLE)
/* Kinds that figures put together. */
#define ACTIVITY_GROUP_TABLE(X)                                                                              \
    X(ACTIVITIES_OF_TRAINING_AND_DRILL, "training_drill", "培训和演练")                                      \
    X(ACTIVITIES_OF_DRILL, "drill", "应急演练和消防演练")
NAMES_DECLARE(activity_group, ACTIVITY_GROUP_TABLE)
#define ACTIVITY_STATE_TABLE(X) X(ACTIVITY_SUBMITTED, "submitted", "已登记") X(ACTIVITY_VOID, "void", "作废")
NAMES_DECLARE(activity_state, ACTIVITY_STATE_TABLE)

enum { ROSTER_LONGEST = 92 }; /* days of one roster */

struct activity_new {
    struct uuid uuid; /* in path */
    enum activity_kind kind;
    struct uuid institution; /* absent: of the actor's bureau */
    const char *title;
    int32_t held_on;
    int32_t held_to; /* last day of a roster; until when an acceptance is valid */
    const char *place;
    int64_t people;     /* taking part, or reached */
    int64_t stock_days; /* supplies only: days at full load */
    int64_t measures;   /* of a meeting or document: measures 举措 it lays down */
    struct uuid leader; /* of a bureau's lecture, report or meeting: an account of its leaders */
    const char *content;
    const char *result;
    struct list participants; /* TEXTS: UUIDs of institutions, of a bureau's training */
    struct list photos;       /* TEXTS: attachment UUIDs */
};
extern const struct shape activity_new_shape;

struct activity_participant {
    struct uuid uuid; /* of the institution */
    const char *name;
};
extern const struct shape activity_participant_shape;

struct activity {
    struct activity_id id; /* INTERNAL */
    struct uuid uuid;
    enum activity_kind kind;
    enum inspection_level level; /* whose it is: city or county bureau, or an institution's */
    struct uuid institution;
    const char *unit_name;
    const char *county_name;
    const char *title;
    int32_t held_on;
    int32_t held_to;
    const char *place;
    int64_t people;
    int64_t stock_days;
    int64_t measures;
    const char *leader;
    const char *content;
    const char *result;
    enum activity_state state;
    const char *void_reason;
    const char *author;
    int64_t received_at;
    struct list participants; /* of struct activity_participant */
    struct list attachments;  /* of struct attachment_row */
    int64_t row_version;
};
extern const struct shape activity_shape;

struct activity_row {
    struct uuid uuid;
    enum activity_kind kind;
    enum inspection_level level;
    struct uuid institution;
    const char *unit_name;
    const char *county_name;
    const char *title;
    int32_t held_on;
    int32_t held_to;
    int64_t people;
    int64_t stock_days;
    int64_t measures;
    const char *author;
    enum activity_state state;
    struct activity_id id; /* INTERNAL */
};
extern const struct shape activity_row_shape;

struct activity_filter {
    const char *search; /* institution's name */
    struct uuid institution;
    const char *county; /* code */
    enum activity_kind kind;
    enum activity_group group;
    enum inspection_level level;
    enum activity_state state;
    enum truth has_measures; /* lays down at least one measure */
    int32_t held_from;
    int32_t held_to;
    const char *cursor;
    int64_t limit;
};
extern const struct shape activity_filter_shape;

struct activity_page {
    struct list items;
    int64_t total; /* counted up to TOTAL_CAP */
    enum truth total_capped;
    const char *next;
};
extern const struct shape activity_page_shape;

struct activity_by_uuid {
    struct uuid uuid;
};
extern const struct shape activity_by_uuid_shape;

struct activity_void {
    struct uuid uuid; /* in path */
    const char *reason;
};
extern const struct shape activity_void_shape;

/* Who of the actor's bureau may have lectured or presided. */
struct activity_leader {
    struct uuid uuid;
    const char *name;
    const char *title;
};
extern const struct shape activity_leader_shape;
struct activity_leaders {
    struct list items;
};
extern const struct shape activity_leaders_shape;

/* What a kind must carry and whose it may be: for forms, so that they ask what the server will ask. */
struct activity_rule {
    enum activity_kind kind;
    enum truth of_institution; /* an institution logs it of itself */
    enum truth of_bureau;      /* a bureau logs it of itself */
    enum truth by_bureau_only; /* about an institution, but never by the institution (acceptance) */
    enum truth needs_people;
    enum truth needs_held_to;
    enum truth needs_stock_days;
    enum truth needs_leader; /* of a bureau's own */
    enum truth needs_content;
    enum truth needs_result;
};
extern const struct shape activity_rule_shape;
struct activity_rules {
    struct list items;
};
extern const struct shape activity_rules_shape;

MUST_USE enum status activity_list(struct ctx *ctx, const struct activity_filter *filter,
                                   struct activity_page *ret_page);
MUST_USE enum status activity_get(struct ctx *ctx, const struct activity_by_uuid *request,
                                  struct activity *ret_activity);
/* Same UUID and content again: the first answer. Other content: STATUS_UUID_CONFLICT. STATUS_INVALID on
 * kind when it is not the actor's to log, and on every member the kind needs (Work Safety Law art. 28 asks
 * content and result of training). STATUS_NOT_FOUND: the institution lies outside the actor's scope. */
MUST_USE enum status activity_put(struct ctx *ctx, const struct activity_new *request,
                                  struct activity *ret_activity);
/* STATUS_WRONG_STATE when it is void already. */
MUST_USE enum status activity_void(struct ctx *ctx, const struct activity_void *request,
                                   struct activity *ret_activity);
MUST_USE enum status activity_leaders(struct ctx *ctx, struct activity_leaders *ret_leaders);
MUST_USE enum status activity_rules(struct ctx *ctx, struct activity_rules *ret_rules);

/* Every row behind a filter, in its order, for exports: the callback's object is a struct activity_row. */
MUST_USE enum status activity_each(struct ctx *ctx, const struct activity_filter *filter, db_row_fn *row,
                                   void *user);

#endif
