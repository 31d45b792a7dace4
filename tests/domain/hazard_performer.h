/* hazard_performer.h: any act of a hazard's life with everything it must carry, for tests that try them all.
 */
#ifndef MINAN_TESTS_DOMAIN_HAZARD_PERFORMER_H
#define MINAN_TESTS_DOMAIN_HAZARD_PERFORMER_H

#include "inspection_maker.h"

struct performance {
    enum hazard_act act;
    int hazard;            /* hazard_uuid(hazard) */
    int event;             /* event_uuid(event) */
    bool queued;           /* from a device's queue, made on ctx->base_version */
    enum severity becomes; /* of assess */
    int days;              /* from today to a new deadline; 0: thirty */
    bool unresolved;       /* of answer: back to open */
};
enum status perform(struct ctx *ctx, const struct performance *performance, struct hazard *ret_hazard);

/* Logged from a report (or a self-check, by an institution), in area, with that severity, due in ten days. */
void log_hazard(struct fixture *fixture, const char *who, int number, enum area area, enum severity severity);

bool has_act(const struct hazard *hazard, const struct uuid *event); /* in its timeline */

#endif
