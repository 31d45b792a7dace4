/* hazard_private.h: what the files of hazard and a visit share. */
#ifndef MINAN_HAZARD_PRIVATE_H
#define MINAN_HAZARD_PRIVATE_H

#include "minan/domain/attachment.h"
#include "minan/domain/hazard_act.h"

/* The one way into an index for a filter that matches few rows; everything absent when there is none. */
struct hazard_seek {
    const char *match; /* institutions by name, as a phrase, with where the actor looks: */
    int64_t city;
    const char *named; /* of a county, as a set that its register is gone through for: */
    int64_t county;
    const char *facets; /* a JSON array */
    int32_t closed_from;
    int32_t closed_to;
    int32_t due_from;
    int32_t due_to;
    bool attention;
    bool open; /* what is not resolved, by deadline */
};
void hazard_seek_clear(struct hazard_seek *seek);
bool hazard_seek_is_by_name(const struct hazard_seek *seek);
/* named: as in hazard_where. */
MUST_USE enum status hazard_seek_make(struct ctx *ctx, const struct hazard_filter *filter, const char *named,
                                      struct hazard_seek *ret_seek);
#define P_SEEK(s)                                                                                            \
    P_FLAG("seek_name", hazard_seek_is_by_name(&(s))), P_TEXT("seek_match", (s).match),                      \
        P_INT("seek_city", (s).city), P_TEXT("seek_named", (s).named), P_INT("seek_county", (s).county),     \
        P_TEXT("facets", (s).facets), P_DAY("closed_day_from", (s).closed_from),                             \
        P_DAY("closed_day_to", (s).closed_to), P_DAY("due_from", (s).due_from), P_DAY("due_to", (s).due_to), \
        P_FLAG("attention", (s).attention), P_FLAG("seek_open", (s).open)

/* days_left and overdue are computed, never stored. */
void hazard_time(int32_t today, enum hazard_state state, int32_t deadline, enum truth *ret_overdue,
                 int64_t *ret_days_left);
void hazard_rows_time(int32_t today, const struct list *rows); /* of struct hazard_row */

/* One record in the actor's scope without its lists, and with them. */
MUST_USE enum status hazard_find(struct ctx *ctx, const struct uuid *uuid, struct hazard *ret_hazard);
MUST_USE enum status hazard_of_inspection(struct ctx *ctx, struct inspection_id inspection,
                                          struct list *ret_rows);

/* ---- logging ---- */

struct hazard_draft {
    struct uuid uuid;
    const struct institution *institution;
    enum hazard_source source;
    struct inspection_id inspection_id;
    const struct checklist_item *item; /* NULL: none */
    enum area area;
    enum severity severity;
    const char *assessment_reason;
    const char *place;
    const char *description;
    const char *basis;
    const char *responsible;
    const char *measures_required;
    int32_t found_on;
    int64_t found_at;
    int32_t deadline;
    const char *notice_number; /* NULL: not issued */
    const char *fix_result;    /* not NULL: corrected on site, so found and closed */
    const struct list *before_photos;
    const struct list *after_photos;
    const char *photos_field; /* path that errors of photos carry: "answers[3].failed[0]." or "" */
};

/* Row, events (log, then fixed_on_site or issue), awaited photos, audit row. Everything was checked before.
 */
MUST_USE enum status hazard_add(struct ctx *ctx, const struct hazard_draft *draft);
bool hazard_is_taken(struct ctx *ctx, const struct uuid *uuid);
/* Major because its checklist item says so; nobody has said why yet. */
bool hazard_lacks_assessment(const struct hazard *hazard);
/* A major hazard, or a severity other than its item's, needs a reason. item may be NULL. */
bool hazard_needs_assessment(const struct checklist_item *item, enum severity severity);

/* ---- life ---- */

/* One thing done to a hazard, whatever the act: what was asked for, and by whom and when once it is done.
 * Events and parked acts are read back into it. */
struct deed {
    enum hazard_act act;
    struct uuid event;
    int64_t device_at;
    const char *text;
    int32_t deadline;
    int32_t done_on;
    int64_t cost_fen;
    const char *report_number;
    enum severity severity;
    enum hazard_restriction restriction; /* of restrict */
    enum listed_level listed_level;      /* of list */
    enum truth settled;                  /* of settle: all five */
    int64_t funds_fen;
    enum building_grade building_grade; /* of case_plan */
    enum case_measure case_measure;
    const char *department; /* of transfer */
    enum truth resolved;    /* of answer */
    int32_t happened_on;    /* the day transferred, answered, reviewed or published on */
    struct account_id actor_id;
    const char *actor_name;
    enum role actor_role;
    int64_t received_at;
    int64_t base_version; /* of the row it was applied to */
    int64_t made_on;      /* the version its maker saw; INT_NONE: not said */
    int64_t photos;       /* how many it named */
    const char *content;  /* of a parked one: as received */
    const char *content_hash;
    /* from here not columns */
    const struct deed_detail *detail; /* the record beside the event; NULL: none */
    const struct list *after_photos;  /* to be named; may be NULL */
    bool in_visit;                    /* an inspector stands before it: an open one may be closed, too */
    bool queued;                      /* from a device's queue: may wait for what it builds on */
    const char *prefix;               /* path that field errors carry: "" or "rechecks[0]." */
};
extern const struct shape deed_shape;

/* The request itself is the record: its members fill the statement's parameters of the same name. */
struct deed_detail {
    enum sql insert;
    const struct shape *shape;
    const void *object;
};
void deed_clear(struct deed *deed);

/* Every act's fields begin with these. */
#define ACT_FIELDS(s)                                                                                        \
    F_UUID(s, uuid, REQUIRED | IN_PATH, .label = "隐患编号"),                                                \
        F_UUID(s, event, REQUIRED, .label = "办理编号",                                                      \
               .doc = "made by the client; sending it again changes nothing"),                               \
        F_TIME(s, device_at, REQUIRED, .label = "办理时间"),                                                 \
        F_BOOL(s, queued, 0, .label = "离线办理",                                                            \
               .doc =                                                                                        \
                   "from a device's queue: waits for what it builds on (If-Match), is kept as a conflict "   \
                   "when it cannot stand, never just refused as stale")

/* Walks the life table: permission, state, what it must carry; then event, row, photos, audit. */
MUST_USE enum status hazard_do(struct ctx *ctx, const struct uuid *uuid, const struct deed *deed);
/* The same for an act of its own: sent again it changes nothing; with the version it was made on it may be
 * stale, wait, or come too late (hazard_queue.c). */
MUST_USE enum status hazard_act(struct ctx *ctx, const struct uuid *uuid, const struct deed *deed,
                                struct hazard *ret_hazard);
#define DEED(act_, request) deed_of((act_), &(request)->event, (request)->device_at, (request)->queued == YES)
struct deed deed_of(enum hazard_act act, const struct uuid *event, int64_t device_at, bool queued);
void deed_sign(const struct ctx *ctx, struct deed *deed); /* who, and when it was received */

/* The act a recheck amounts to: close or return where the actor may, else a note in the record. */
enum hazard_act hazard_recheck_act(struct ctx *ctx, const struct hazard *hazard, bool done);
/* Codes of what the actor may do now. */
struct list hazard_may(struct ctx *ctx, const struct hazard *hazard);

MUST_USE enum status hazard_event_add(struct ctx *ctx, const struct hazard *hazard, const struct deed *deed,
                                      enum hazard_state after);
/* The server's own events (log, issue, fixed on site) have UUIDs made from the hazard's. */
struct uuid hazard_own_event(const struct uuid *hazard, enum hazard_act act);

#endif
