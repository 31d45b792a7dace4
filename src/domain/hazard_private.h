/* hazard_private.h: what the files of hazard and a visit share. */
#ifndef MINAN_HAZARD_PRIVATE_H
#define MINAN_HAZARD_PRIVATE_H

#include "minan/domain/attachment.h"
#include "minan/domain/hazard.h"

/* The one way into an index for a filter that matches few rows; everything absent when there is none. */
struct hazard_seek {
    const char *match; /* institutions by name, with where the actor looks: */
    int64_t city;
    int64_t county;
    const char *facets; /* a JSON array */
    int32_t closed_from;
    int32_t closed_to;
    int32_t due_from;
    int32_t due_to;
};
void hazard_seek_clear(struct hazard_seek *seek);
MUST_USE enum status hazard_seek_make(struct ctx *ctx, const struct hazard_filter *filter,
                                      struct hazard_seek *ret_seek);
#define P_SEEK(s)                                                                                            \
    P_TEXT("seek_match", (s).match), P_INT("seek_city", (s).city), P_INT("seek_county", (s).county),         \
        P_TEXT("facets", (s).facets), P_DAY("closed_day_from", (s).closed_from),                             \
        P_DAY("closed_day_to", (s).closed_to), P_DAY("due_from", (s).due_from), P_DAY("due_to", (s).due_to)

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
/* A major hazard, or a severity other than its item's, needs a reason. item may be NULL. */
bool hazard_needs_assessment(const struct checklist_item *item, enum severity severity);

/* ---- life ---- */

/* One thing done to a hazard, whatever the act. */
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
    const struct list *after_photos; /* may be NULL */
    bool in_visit;                   /* an inspector stands before it: an open one may be closed, too */
    const char *prefix;              /* path that field errors carry: "" or "rechecks[0]." */
};
void deed_clear(struct deed *deed);

/* Walks the life table: permission, state, what it must carry; then event, row, photos, audit. */
MUST_USE enum status hazard_do(struct ctx *ctx, const struct uuid *uuid, const struct deed *deed);
/* The act a recheck amounts to: close or return where the actor may, else a note in the record. */
enum hazard_act hazard_recheck_act(struct ctx *ctx, const struct hazard *hazard, bool done);
/* Codes of what the actor may do now. */
struct list hazard_may(struct ctx *ctx, const struct hazard *hazard);

MUST_USE enum status hazard_event_add(struct ctx *ctx, const struct hazard *hazard, const struct deed *deed,
                                      enum hazard_state after);
/* The server's own events (log, issue, fixed on site) have UUIDs made from the hazard's. */
struct uuid hazard_own_event(const struct uuid *hazard, enum hazard_act act);

#endif
