/* incident_private.h: what the files of incident share. */
#ifndef MINAN_INCIDENT_PRIVATE_H
#define MINAN_INCIDENT_PRIVATE_H

#include "minan/domain/attachment.h"
#include "minan/domain/incident.h"

/* ---- kinds ---- */

enum incident_type incident_type_of(enum incident_kind kind);
/* The last day on which a change of its casualties counts; DAY_NONE of an infection: any day. */
int32_t incident_casualties_until(enum incident_kind kind, int32_t happened_on);

/* ---- the ledger ---- */

/* What follows from a filter. */
struct incident_where {
    const char *search_match;
    enum truth only_unacknowledged;
    enum truth only_acknowledged;
    enum truth with_deaths;
    enum truth with_injured;
};
extern const struct shape incident_where_shape;

/* Give both to a statement that holds the fragment incident_where. */
void incident_where_make(struct ctx *ctx, const struct incident_filter *filter,
                         struct incident_where *ret_where);

/* ---- events ---- */

/* An act as its event records it. */
struct incident_deed {
    enum incident_act act;
    struct uuid event;
    int64_t device_at;
    const char *text;
    int64_t told_at;
    int32_t changed_on;
    int64_t deaths;
    int64_t serious_injuries;
    int64_t minor_injuries;
    int64_t cases;
    int64_t loss_yuan;
    const struct list *photos; /* NULL: none can come with it */
};
extern const struct shape incident_deed_shape;

struct incident_deed incident_deed_of(enum incident_act act, const struct uuid *event, int64_t device_at);
/* Writes the event and names its photos. base_version: 0 of the report itself. */
MUST_USE enum status incident_event_add(struct ctx *ctx, const struct attachment_owner *owner,
                                        const struct incident_deed *deed, int64_t base_version);

/* Numbers that no incident of this type has: a field error each. */
void incident_check_counts(struct ctx *ctx, enum incident_type type, const struct incident_deed *counts);

/* Codes of the acts the actor may do now. */
struct list incident_may(struct ctx *ctx, const struct incident *incident);

/* ---- who hears of it (incident_tell.c) ---- */

/* Both bureaus, but for the actor, in their inboxes and through their channels, quiet hours or not. `deed` is
 * the report or the follow-up it is told of. */
MUST_USE enum status incident_tell(struct ctx *ctx, const struct incident *incident,
                                   const struct incident_deed *deed);

#endif
