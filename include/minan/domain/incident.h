/* incident.h: incidents 突发事件 (rules.md section 8): accidents 事故 and clusters of infection
 * 传染病(聚集性疫情) of an institution. Reported in one PUT, photos follow (attachment.h); everything after
 * that is an event that is only added. Nothing is deleted: a wrong one is voided with a reason and stays
 * visible.
 *
 * Law: State Council decree 493 (生产安全事故报告和调查处理条例). Art. 3: the level follows from deaths,
 * serious injuries and direct loss, it is computed and never typed. Art. 9: to be reported within one hour;
 * later is shown and counted, never refused. Art. 13: casualties count as they stand 30 days after the
 * accident, 7 days after a fire or road accident; a change after those days is refused, a follow-up without
 * one never is.
 *
 * Moments are milliseconds UTC, days are China's, money is whole yuan. All memory is ctx->arena's.
 */
#ifndef MINAN_DOMAIN_INCIDENT_H
#define MINAN_DOMAIN_INCIDENT_H

#include "minan/domain/institution.h"

#define INCIDENT_TYPE_TABLE(X)                                                                               \
    X(INCIDENT_ACCIDENT, "accident", "事故") X(INCIDENT_INFECTION, "infection", "传染病(聚集性疫情)")
NAMES_DECLARE(incident_type, INCIDENT_TYPE_TABLE)
/* clang-format off */
#define INCIDENT_KIND_TABLE(X) \
    X(INCIDENT_FIRE, "fire", "火灾") \
    X(INCIDENT_GAS, "gas", "燃气") \
    X(INCIDENT_ELECTRIC_SHOCK, "electric_shock", "触电") \
    X(INCIDENT_COLLAPSE, "collapse", "坍塌") \
    X(INCIDENT_FOOD_POISONING, "food_poisoning", "食物中毒") \
    X(INCIDENT_MISSING_PERSON, "missing_person", "走失") \
    X(INCIDENT_MISHAP, "mishap", "跌倒、噎食等意外") \
    X(INCIDENT_SECURITY, "security", "治安事件") \
    X(INCIDENT_TRAFFIC, "traffic", "道路交通") \
    X(INCIDENT_SPECIAL_EQUIPMENT, "special_equipment", "特种设备") \
    X(INCIDENT_NATURAL_DISASTER, "natural_disaster", "自然灾害") \
    X(INCIDENT_OTHER_ACCIDENT, "other_accident", "其他事故") \
    X(INCIDENT_RESPIRATORY, "respiratory", "呼吸道传染病") \
    X(INCIDENT_INTESTINAL, "intestinal", "肠道传染病") \
    X(INCIDENT_SKIN, "skin", "皮肤传染病") \
    X(INCIDENT_OTHER_INFECTION, "other_infection", "其他聚集性疫情")
/* clang-format on */
NAMES_DECLARE(incident_kind, INCIDENT_KIND_TABLE)
#define ACCIDENT_LEVEL_TABLE(X)                                                                              \
    X(ACCIDENT_GENERAL, "general", "一般事故")                                                               \
    X(ACCIDENT_LARGER, "larger", "较大事故")                                                                 \
    X(ACCIDENT_MAJOR, "major", "重大事故")                                                                   \
    X(ACCIDENT_ESPECIALLY_MAJOR, "especially_major", "特别重大事故")
NAMES_DECLARE(accident_level, ACCIDENT_LEVEL_TABLE)
#define INCIDENT_STATE_TABLE(X)                                                                              \
    X(INCIDENT_OPEN, "open", "处置中")                                                                       \
    X(INCIDENT_CONCLUDED, "concluded", "已结案") X(INCIDENT_VOID, "void", "作废")
NAMES_DECLARE(incident_state, INCIDENT_STATE_TABLE)
#define INCIDENT_ACT_TABLE(X)                                                                                \
    X(INCIDENT_REPORT, "report", "上报")                                                                     \
    X(INCIDENT_ACKNOWLEDGE, "acknowledge", "签收")                                                           \
    X(INCIDENT_FOLLOW_UP, "follow_up", "续报")                                                               \
    X(INCIDENT_CONCLUDE, "conclude", "结案")                                                                 \
    X(INCIDENT_DO_VOID, "void", "作废")
NAMES_DECLARE(incident_act, INCIDENT_ACT_TABLE)
#define INCIDENT_WITH_TABLE(X)                                                                               \
    X(INCIDENT_WITH_DEATHS, "deaths", "有死亡") X(INCIDENT_WITH_INJURED, "injured", "有受伤")
NAMES_DECLARE(incident_with, INCIDENT_WITH_TABLE)

struct incident_new {
    struct uuid uuid; /* in path */
    struct uuid institution;
    enum incident_kind kind;
    int64_t happened_at;
    int64_t reported_at; /* a bureau's only: when it was told, by telephone; absent: now */
    int64_t device_at;   /* when it was written down; absent: now */
    const char *place;
    const char *description;
    const char *measures; /* taken so far */
    int64_t deaths;       /* absent: none, as the next three */
    int64_t serious_injuries;
    int64_t minor_injuries;
    int64_t cases; /* of an infection, at least one */
    int64_t loss_yuan;
    struct list photos; /* TEXTS: attachment UUIDs */
};
extern const struct shape incident_new_shape;

struct incident_event {
    struct uuid uuid;
    enum incident_act act;
    const char *actor_name;
    enum role actor_role;
    int64_t device_at;
    int64_t received_at;
    const char *text;
    int64_t told_at;
    int32_t changed_on;
    int64_t deaths; /* the new totals; INT_NONE: as before */
    int64_t serious_injuries;
    int64_t minor_injuries;
    int64_t cases;
    int64_t loss_yuan;
};
extern const struct shape incident_event_shape;

struct incident {
    struct incident_id id; /* INTERNAL */
    struct uuid uuid;
    enum incident_type type;
    enum incident_kind kind;
    enum accident_level accident_level; /* computed; none of an infection */
    struct uuid institution;
    const char *institution_name;
    enum institution_type institution_type; /* when it happened */
    const char *county_name;
    const char *town_name;
    const char *place;
    const char *description;
    const char *measures;
    int64_t happened_at;
    int32_t happened_on;
    int64_t reported_at;
    enum truth late; /* computed: more than an hour after it happened */
    int64_t deaths;
    int64_t serious_injuries;
    int64_t minor_injuries;
    int64_t cases;
    int64_t loss_yuan;
    int32_t casualties_until; /* the last day whose changes count; none of an infection */
    enum incident_state state;
    int64_t acknowledged_at;
    const char *acknowledged_by;
    const char *conclusion;
    int32_t concluded_on;
    const char *void_reason;
    const char *author;
    int64_t received_at;
    struct list may;         /* TEXTS: codes of the acts the asking account may do now */
    struct list events;      /* of struct incident_event */
    struct list attachments; /* of struct attachment_row */
    int64_t row_version;
    struct institution_id institution_id; /* INTERNAL from here */
    int64_t city_id;
    int64_t county_id;
    int64_t town_id;
    struct account_id acknowledged_by_id;
};
extern const struct shape incident_shape;

struct incident_row {
    struct uuid uuid;
    enum incident_type type;
    enum incident_kind kind;
    enum accident_level accident_level;
    struct uuid institution;
    const char *institution_name;
    enum institution_type institution_type;
    const char *county_name;
    const char *place;
    int64_t happened_at;
    int32_t happened_on;
    int64_t reported_at;
    enum truth late;
    int64_t deaths;
    int64_t serious_injuries;
    int64_t minor_injuries;
    int64_t cases;
    int64_t loss_yuan;
    enum incident_state state;
    enum truth acknowledged;
    struct incident_id id; /* INTERNAL */
};
extern const struct shape incident_row_shape;

struct incident_filter {
    const char *search; /* institution's name */
    struct uuid institution;
    enum institution_type institution_type;
    const char *county; /* code */
    enum incident_type type;
    enum incident_kind kind;
    enum accident_level accident_level;
    enum incident_state state;
    enum truth not_void;
    enum truth acknowledged; /* false: it still waits for its county; void ones do not wait */
    enum truth late;
    enum incident_with with;
    int32_t happened_from;
    int32_t happened_to;
    const char *cursor;
    int64_t limit;
};
extern const struct shape incident_filter_shape;

struct incident_page {
    struct list items;
    int64_t total; /* counted up to TOTAL_CAP */
    enum truth total_capped;
    const char *next;
};
extern const struct shape incident_page_shape;

struct incident_by_uuid {
    struct uuid uuid;
};
extern const struct shape incident_by_uuid_shape;

MUST_USE enum status incident_list(struct ctx *ctx, const struct incident_filter *filter,
                                   struct incident_page *ret_page);
/* Every row behind a filter, in its order, for exports: the callback's object is a struct incident_row. */
MUST_USE enum status incident_each(struct ctx *ctx, const struct incident_filter *filter, db_row_fn *row,
                                   void *user);
MUST_USE enum status incident_get(struct ctx *ctx, const struct incident_by_uuid *request,
                                  struct incident *ret_incident);

/* 上报. Same UUID and content again: the first answer; other content: STATUS_UUID_CONFLICT. STATUS_NOT_FOUND:
 * the institution lies outside the actor's scope. What an institution reports waits for its county to
 * acknowledge it; what the county's bureau records itself does not. Everybody of the two bureaus hears of it
 * at once. */
MUST_USE enum status incident_report(struct ctx *ctx, const struct incident_new *request,
                                     struct incident *ret_incident);

/* The acts after it. Each writes one event and one audit row; the same event again is the first answer,
 * with other content STATUS_UUID_CONFLICT. STATUS_WRONG_STATE names the state, STATUS_STALE another version.
 */

/* 签收, by the county's bureau, once. told_at: when it had been told by telephone, before the report came;
 * the incident was reported then. */
struct incident_acknowledge {
    struct uuid uuid; /* in path */
    struct uuid event;
    int64_t device_at;
    int64_t told_at;
};
extern const struct shape incident_acknowledge_shape;
MUST_USE enum status incident_acknowledge(struct ctx *ctx, const struct incident_acknowledge *request,
                                          struct incident *ret_incident);

/* 续报, also of a concluded one. Numbers are the new totals; those absent stay. When casualties of an
 * accident change, changed_on says when they did: STATUS_INVALID on it after casualties_until. */
struct incident_follow_up {
    struct uuid uuid; /* in path */
    struct uuid event;
    int64_t device_at;
    const char *text;
    int32_t changed_on;
    int64_t deaths;
    int64_t serious_injuries;
    int64_t minor_injuries;
    int64_t cases;
    int64_t loss_yuan;
    struct list photos; /* TEXTS */
};
extern const struct shape incident_follow_up_shape;
MUST_USE enum status incident_follow_up(struct ctx *ctx, const struct incident_follow_up *request,
                                        struct incident *ret_incident);

/* 结案, by the county's bureau, of an acknowledged one: causes, responsibility, what was put right. */
struct incident_conclude {
    struct uuid uuid; /* in path */
    struct uuid event;
    int64_t device_at;
    const char *conclusion;
};
extern const struct shape incident_conclude_shape;
MUST_USE enum status incident_conclude(struct ctx *ctx, const struct incident_conclude *request,
                                       struct incident *ret_incident);

/* 作废, by a supervisor. */
struct incident_void {
    struct uuid uuid; /* in path */
    struct uuid event;
    int64_t device_at;
    const char *reason;
};
extern const struct shape incident_void_shape;
MUST_USE enum status incident_void(struct ctx *ctx, const struct incident_void *request,
                                   struct incident *ret_incident);

#endif
