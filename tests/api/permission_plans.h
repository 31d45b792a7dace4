/* permission_plans.h: what each route works on: the kind of its record, and what a request needs beside it.
 */
#ifndef MINAN_TESTS_API_PERMISSION_PLANS_H
#define MINAN_TESTS_API_PERMISSION_PLANS_H

#include <stdbool.h>
#include <stddef.h>

enum kind {
    WHOLE,
    INSTITUTION,
    HAZARD,
    MESSAGE,
    CHANNEL,
    DELIVERY,
    INSPECTION,
    ACTIVITY,
    INCIDENT,
    PLAN,
    DRAW,
    KEY_DATE,
    CALENDAR_DAY,
    PHOTO,
    ASSIGNMENT,
    REASSIGNMENT,
    PAPER,
    TOKEN,
    PROGRESS,
    FILTER,
    IMPORT,
    ACCOUNT,
    CONFLICT,
    CHECKLIST,
    DRAFT,
    DUTY,
    REGION,
    TARGET,
    PERIOD
};

struct plan {
    const char *name; /* of the route */
    enum kind kind;
    const char *body;
    const char *query; /* what a read cannot do without */
    bool makes;        /* a PUT by UUID: what is missing is made */
    bool ends_session;
    bool over;     /* public, but refuses everybody once there is an administrator */
    bool narrowed; /* of those the permission lets in, the life table may refuse some for this hazard */
};
extern const struct plan permission_plans[];
extern const size_t permission_plan_count;

#endif
