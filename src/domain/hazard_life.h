/* hazard_life.h: the life table, the projection of events, and acts in any order of arrival. */
#ifndef MINAN_HAZARD_LIFE_H
#define MINAN_HAZARD_LIFE_H

#include "hazard_private.h"

/* ---- the table (hazard_life_table.c) ---- */

enum who {
    INSTITUTION,   /* 机构负责人或安全管理员 */
    VERIFIER,      /* whoever may close */
    SUPERVISOR,    /* county or city supervision */
    ISSUER,        /* the level that found it; a leader for a major one */
    LEADER,        /* county or city leader */
    DELISTER,      /* a leader of the level that listed it, or of the city */
    DELIST_ASKER,  /* institution or county supervisor */
    COUNTY_LEADER, /* 县局领导 */
    COUNTY,        /* county supervisor or leader */
};

enum state_bit {
    IN_OPEN = 1 << 0,
    IN_SUBMITTED = 1 << 1,
    IN_CLOSED = 1 << 2,
    IN_TRANSFERRED = 1 << 3,
    IN_VOID = 1 << 4,
    UNRESOLVED = IN_OPEN | IN_SUBMITTED,
    NOT_VOID = UNRESOLVED | IN_CLOSED | IN_TRANSFERRED,
    ANYWHERE = NOT_VOID | IN_VOID,
};

enum carry {
    NEEDS_TEXT = 1 << 0,
    NEEDS_AFTER_PHOTO = 1 << 1,
    NEEDS_DONE_ON = 1 << 2,
    NEEDS_DEADLINE = 1 << 3,  /* today or later */
    NEEDS_REPORT = 1 << 4,    /* for a major one */
    NEEDS_CHANGE = 1 << 5,    /* of the severity */
    NEEDS_LATER = 1 << 6,     /* than the present deadline */
    NEEDS_GRANTED = 1 << 7,   /* between the present deadline and the one asked for */
    NEEDS_FIVE = 1 << 8,      /* all of a major one, at least one of others */
    NEEDS_DANGEROUS = 1 << 9, /* grade C or D */
    NEEDS_ANSWER = 1 << 10,   /* a deadline when it is not resolved */
    NEEDS_DAY = 1 << 11,      /* it happened between what it follows and today */
    NEEDS_LEVEL = 1 << 12,    /* its own, or the province's of the city */
};

/* What must be so beside the state. */
enum premise {
    IS_UNACKNOWLEDGED = 1 << 0,
    IS_MAJOR = 1 << 1,
    IS_BUILDING = 1 << 2,
    IS_IN_TIME = 1 << 3, /* on or before the deadline */
    IS_PENDING = 1 << 4, /* an extension is asked for */
    IS_NOT_PENDING = 1 << 5,
    IS_LISTED = 1 << 6,
    IS_NOT_LISTED = 1 << 7,
    IS_DELIST_ASKED = 1 << 8,
    IS_NOT_DELIST_ASKED = 1 << 9,
    IS_RESTRICTED = 1 << 10,
    IS_NOT_RESTRICTED = 1 << 11,
    IS_PLANNED = 1 << 12,    /* a major one has its plan and its five settlements */
    IS_UNANSWERED = 1 << 13, /* of a transfer */
};

/* What an act reads and writes of a hazard: two acts made without knowing of each other can both stand when
 * neither writes what the other reads or writes. */
enum aspect {
    ASPECT_STATE = 1 << 0,
    ASPECT_DEADLINE = 1 << 1,
    ASPECT_SEVERITY = 1 << 2,
    ASPECT_NAMES = 1 << 3, /* under a close */
    ASPECT_ACKNOWLEDGED = 1 << 4,
    ASPECT_EXTENSION = 1 << 5,
    ASPECT_LISTING = 1 << 6,
    ASPECT_RESTRICTION = 1 << 7,
    ASPECT_PLAN = 1 << 8,
    ASPECT_SETTLEMENT = 1 << 9,
    ASPECT_CASE_PLAN = 1 << 10,
};

struct transition {
    enum hazard_act act;
    unsigned from;          /* state bits */
    unsigned from_in_visit; /* more of them, with an inspector standing there */
    unsigned from_late;     /* more of them, when it was made on an older version */
    enum who who;
    unsigned premises;
    unsigned carry;
    unsigned reads; /* aspects */
    unsigned writes;
    const char *text_field; /* what the act calls its text, and the day it speaks of */
    const char *text_label;
    const char *day_field;
    const char *day_label;
};

const struct transition *transition_of(enum hazard_act act);
const struct transition *transition_at(int i); /* NULL past the last; the recheck note is not among them */
/* Whether neither can stand beside the other when they were made without knowing of each other. */
bool transitions_clash(const struct transition *a, const struct transition *b);
/* Whether t cannot be done before the other: whoever made t has seen it. */
bool transition_follows(const struct transition *t, const struct transition *other);

bool may_act(enum who who, enum role role, const struct hazard *hazard);
const char *who_may(enum who who, const struct hazard *hazard); /* a sentence naming the roles */
bool gives_first_name(enum role role);
bool gives_second_name(enum role role);

/* ---- premises and carried fields (hazard_check.c) ---- */

/* Role, state, premises, names: whether the actor may do this now, whatever it carries. late: made on an
 * older version. */
MUST_USE enum status check_allowed(struct ctx *ctx, const struct transition *t, const struct hazard *hazard,
                                   bool in_visit, bool late);
MUST_USE enum status check_carry(struct ctx *ctx, const struct transition *t, const struct hazard *hazard,
                                 const struct deed *deed);

/* ---- the projection (hazard_fold.c) ---- */

/* Everything of a hazard's row that events change; member names are its columns. */
struct hazard_life {
    int32_t found_on; /* never changes */
    enum severity severity;
    const char *assessment_reason;
    struct account_id assessed_by;
    int32_t deadline;
    enum hazard_state state;
    int64_t acknowledged_at;
    int64_t submitted_at;
    struct account_id submitted_by;
    int64_t return_count;
    struct account_id first_close_by;
    int32_t closed_on;
    int64_t closed_at;
    struct account_id closed_by;
    const char *void_reason;
    int32_t extension_asked;
    struct account_id extension_asked_by;
    int64_t extension_count;
    enum listed_level listed_level;
    int32_t delist_asked_on;
    enum hazard_restriction restriction;
    enum truth planned;
    enum truth settled;
    int64_t funds_fen;
    enum building_grade building_grade;
    enum case_measure case_measure;
    const char *transferred_to;
    int32_t transferred_on;
    enum truth transfer_resolved;
    int64_t row_version;
};
extern const struct shape hazard_life_shape;

/* Before anything happened: absent, but for what is counted or yes-or-no. */
void hazard_life_begin(struct hazard_life *life, int32_t found_on);
/* The one place that says what an act does: rows are changed by it and days gone by are rebuilt by it. */
void hazard_fold(struct hazard_life *life, const struct deed *deed);
MUST_USE enum status hazard_life_of(struct ctx *ctx, struct hazard_id hazard, struct hazard_life *ret_life);
/* What was so before that moment, from the events alone. *ret_deeds: those folded; none: not logged yet. */
MUST_USE enum status hazard_life_before(struct ctx *ctx, struct hazard_id hazard, int32_t found_on,
                                        int64_t before, struct hazard_life *ret_life, struct list *ret_deeds);

/* ---- showing (hazard.c) ---- */

/* What follows from the columns and the day it is looked at. */
void hazard_compute(struct hazard *hazard, int32_t today);
/* Timeline and records, of what was received before that moment. */
MUST_USE enum status hazard_add_history(struct ctx *ctx, struct hazard *hazard, int64_t before);

/* ---- doing (hazard_life.c) ---- */

/* Whether it may be done now and is complete; fills in what follows from the hazard. Writes nothing. */
MUST_USE enum status hazard_judge(struct ctx *ctx, const struct hazard *hazard, struct deed *deed, bool late);
/* Does what was judged: row, event, record, photos, audit. */
MUST_USE enum status hazard_apply(struct ctx *ctx, const struct hazard *hazard, const struct deed *deed);
MUST_USE enum status hazard_add_detail(struct ctx *ctx, const struct deed *deed);
MUST_USE enum status hazard_name_photos(struct ctx *ctx, const struct hazard *hazard,
                                        const struct deed *deed);

/* ---- any order of arrival (hazard_queue.c) ---- */

/* Lets parked acts take effect whose turn has come; whoever made them acts. */
MUST_USE enum status hazard_release_parked(struct ctx *ctx, const struct uuid *uuid);

#endif
