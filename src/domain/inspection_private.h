/* inspection_private.h: what checking a visit finds out and writing it needs. */
#ifndef MINAN_INSPECTION_PRIVATE_H
#define MINAN_INSPECTION_PRIVATE_H

#include "minan/domain/hazard.h"
#include "minan/domain/inspection.h"
#include "team.h"

struct visit {
    const struct inspection_new *request;
    struct institution home;
    struct checklist list;
    enum inspection_level level;
    enum hazard_source source;
    bool own; /* a self-check */
    int32_t finished_on;
    const struct checklist_item **items; /* of each answer; NULL: unknown code */
    struct team team;
    struct hazard *rechecked; /* of each recheck */
    int64_t passed;
    int64_t failed;
    int64_t not_applicable;
    int64_t bulk_passed;
    int64_t to_rectify; /* failed ones not corrected on site */
};

/* Looks at everything before anything is written: all mistakes at once, with paths like
 * answers[3].failed[0].deadline. STATUS_INVALID, STATUS_NOT_FOUND (institution), STATUS_FORBIDDEN (role),
 * STATUS_UUID_CONFLICT (a hazard's UUID is taken). */
MUST_USE enum status visit_check(struct ctx *ctx, struct visit *visit);
void visit_check_answers(struct ctx *ctx, struct visit *visit);
MUST_USE enum status visit_check_rechecks(struct ctx *ctx, struct visit *visit);

#endif
