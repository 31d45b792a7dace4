/* reminder_private.h: what the parts of the engine share: a hazard that is looked at, what becomes of its
 * rungs today, and who hears of it. */
#ifndef MINAN_REMINDER_PRIVATE_H
#define MINAN_REMINDER_PRIVATE_H

#include "minan/domain/ladder.h"
#include "minan/domain/message.h"
#include "minan/domain/reminder.h"

struct reminder_case {
    struct hazard_id id;
    struct uuid uuid;
    const char *institution_name;
    struct institution_id institution_id;
    int64_t city_id;
    int64_t county_id;
    enum hazard_source source;
    enum severity severity;
    enum hazard_state state;
    const char *description; /* its beginning */
    int32_t found_on;
    int32_t deadline;
    struct account_id logged_by;
    struct account_id submitted_by;
    enum truth signed_once; /* one name of two stands under the close of a major one */
    enum truth paused;      /* an extension is asked and not decided */
};
extern const struct shape reminder_case_shape;

/* ---- reminder_plan.c: which rungs, a pure function ---- */

enum verdict {
    RUNG_WAITS,    /* its day has not come, or it is switched off, or the hazard is paused */
    RUNG_RECORDED, /* at an earlier look */
    RUNG_FIRES,
    RUNG_PASSED_OVER, /* what it announces is no longer, or never was, ahead */
};

struct reminder_plan {
    enum verdict verdicts[LADDER_RUNGS];
    int32_t due_on[LADDER_RUNGS];
    int32_t look_on; /* the next day to look; DAY_NONE: not before something happens to the hazard */
};

/* recorded: bit of every rung number that was fired or skipped. */
void reminder_plan_make(const struct list *rungs, const struct reminder_case *one, unsigned recorded,
                        int32_t today, struct reminder_plan *ret_plan);

/* ---- reminder_tell.c: whom ---- */

enum audience {
    TELL_INSTITUTION,
    TELL_ISSUER,
    TELL_COUNTY_LEADER,
    TELL_CITY_SUPERVISOR,
    TELL_CITY_LEADER,
    TELL_VERIFIER, /* of a submitted hazard */
};
enum { TELLINGS_MOST = 400 };

struct telling {
    struct account_id account;
    enum role_level level; /* of the account: whose unit hears it */
    enum audience audience;
    int rung; /* index */
};

struct tellings {
    struct telling list[TELLINGS_MOST];
    int count;
    bool
        anybody[LADDER_RUNGS]; /* the rung has somebody to tell, be it that a higher one tells them already */
};

/* Everybody the firing rungs concern, once, by the highest of them. */
MUST_USE enum status reminder_tellings(struct ctx *ctx, const struct list *rungs,
                                       const struct reminder_case *one, const struct reminder_plan *plan,
                                       struct tellings *ret_tellings);

/* ---- reminder_words.c: what they read, a pure function ---- */

struct reminder_words {
    enum message_kind kind;
    const char *title;
    const char *text;
};
/* For a digest that leaves the house: nothing of what was found. */
const char *reminder_words_line(struct arena *arena, const struct reminder_case *one, int32_t today);
struct reminder_words reminder_words_make(struct arena *arena, const struct reminder_case *one,
                                          enum audience audience, int32_t today);

#endif
