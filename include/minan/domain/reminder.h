/* reminder.h: reminders 提醒 of hazards that are due: the engine that walks the ladder, and what it did.
 *
 * Every active rung fires once for a hazard, on its day or at the first look after it. Whoever several rungs
 * concern at one look is told once, by the highest; a rung that tells nobody of its own then, or announces a
 * deadline that has passed or lay before the hazard was found, is recorded as skipped. While a hazard is
 * submitted, whoever verifies it is told in place of the institution and the issuer. Nothing fires while an
 * extension is undecided; a new deadline moves the rungs that have not fired.
 */
#ifndef MINAN_DOMAIN_REMINDER_H
#define MINAN_DOMAIN_REMINDER_H

#include "minan/domain/hazard.h"

/* clang-format off */
#define REMINDER_OUTCOME_TABLE(X) \
    X(REMINDER_TOLD, "told", "已提醒") \
    X(REMINDER_SKIPPED, "skipped", "已略过") \
    X(REMINDER_NOBODY, "nobody", "无人可提醒")
/* clang-format on */
NAMES_DECLARE(reminder_outcome, REMINDER_OUTCOME_TABLE)

struct reminder {
    int64_t rung;
    int32_t due_on;   /* the rung's day */
    int32_t deadline; /* it was counted from */
    int64_t fired_at;
    enum reminder_outcome outcome;
    int64_t told; /* accounts */
    int64_t read; /* of them have read it */
};
extern const struct shape reminder_shape;

struct reminder_list {
    struct list items; /* of struct reminder, by rung */
};
extern const struct shape reminder_list_shape;

/* What the ladder did for one hazard in the actor's scope. */
MUST_USE enum status reminder_of_hazard(struct ctx *ctx, const struct hazard_by_uuid *request,
                                        struct reminder_list *ret_list);

struct reminder_run {
    int64_t hazards;  /* looked at */
    int64_t rungs;    /* recorded */
    int64_t messages; /* in inboxes */
    bool more;        /* a full batch: there may be more to look at now */
};

/* One batch of what is due by ctx->clock, for every city; idempotent: what was fired is never fired again.
 * The actor is the system itself. One audit row when any rung was recorded. Called by the timer alone, on the
 * one writer. */
MUST_USE enum status reminder_run(struct ctx *ctx, struct reminder_run *ret_run);

#endif
