/* role.c: who may what, as two tables. */
#include "minan/domain/role.h"

#include <stddef.h>

NAMES_DEFINE(role, "角色", ROLE_TABLE)
NAMES_DEFINE(permit, "权限", PERMIT_TABLE)

#define MAY(name) (UINT64_C(1) << PERMIT_##name)

enum { NOBODY = 0 };

static const uint64_t may_read = MAY(READ_REGION) | MAY(READ_INSTITUTION) | MAY(READ_CHECKLIST) |
                                 MAY(READ_INSPECTION) | MAY(READ_HAZARD) | MAY(READ_ACTIVITY) |
                                 MAY(READ_PAPER);
static const uint64_t may_report = MAY(READ_INCIDENT) | MAY(REPORT_INCIDENT);
static const uint64_t may_supervise =
    MAY(EDIT_INSTITUTION) | MAY(ASSIGN) | MAY(IMPORT) | MAY(INSPECT) | MAY(VOID_INSPECTION) |
    MAY(LOG_ACTIVITY) | MAY(VOID_ACTIVITY) | MAY(LOG_HAZARD) | MAY(VERIFY) | MAY(ASSESS) |
    MAY(DECIDE_HAZARD) | MAY(ISSUE_PAPER) | MAY(READ_FIGURES) | MAY(READ_DUTY) | MAY(EXPORT) |
    MAY(RESOLVE_CONFLICT) | MAY(MANAGE_ACCOUNT) | MAY(READ_PLAN) | MAY(PLAN_VISIT);

struct role_row {
    enum role_level level;
    uint64_t permits;
    unsigned grants; /* bit of each role it may hand out */
};

#define GRANT(name)       (1u << ROLE_##name)
#define GRANT_INSTITUTION (GRANT(INSTITUTION_PRINCIPAL) | GRANT(INSTITUTION_OFFICER) | GRANT(GUEST_INSPECTOR))
#define GRANT_COUNTY      (GRANT(COUNTY_LEADER) | GRANT(COUNTY_SUPERVISOR))

static struct role_row role_row(enum role role) {
    switch (role) {
    case ROLE_SYSTEM_ADMIN:
        return (struct role_row){LEVEL_CITY,
                                 MAY(READ_REGION) | MAY(EDIT_REGION) | MAY(MANAGE_ACCOUNT) |
                                     MAY(SET_SIGN_IN) | MAY(MANAGE_CHANNEL) | MAY(READ_AUDIT) |
                                     MAY(READ_CHECKLIST),
                                 GRANT(SYSTEM_ADMIN) | GRANT(CITY_LEADER) | GRANT(CITY_SUPERVISOR) |
                                     GRANT_COUNTY | GRANT(TOWN_OFFICER) | GRANT(AUDITOR)};
    case ROLE_CITY_LEADER:
        return (struct role_row){LEVEL_CITY,
                                 may_read | MAY(READ_INCIDENT) | MAY(INSPECT) | MAY(LOG_ACTIVITY) |
                                     MAY(LOG_HAZARD) | MAY(VERIFY) | MAY(ASSESS) | MAY(DECIDE_HAZARD) |
                                     MAY(LEAD_HAZARD) | MAY(EDIT_LADDER) | MAY(ISSUE_PAPER) |
                                     MAY(READ_FIGURES) | MAY(READ_DUTY) | MAY(EXPORT) | MAY(SET_TARGET) |
                                     MAY(FREEZE_PERIOD) | MAY(READ_PLAN),
                                 NOBODY};
    case ROLE_CITY_SUPERVISOR:
        return (struct role_row){LEVEL_CITY,
                                 may_read | may_supervise | MAY(READ_INCIDENT) | MAY(VOID_INCIDENT) |
                                     MAY(PUBLISH_CHECKLIST) | MAY(EDIT_DUTY) | MAY(EDIT_LADDER) |
                                     MAY(SET_TARGET) | MAY(SET_PLANNING),
                                 GRANT_COUNTY | GRANT(TOWN_OFFICER) | GRANT_INSTITUTION};
    case ROLE_COUNTY_LEADER:
        return (struct role_row){LEVEL_COUNTY,
                                 may_read | may_report | MAY(HANDLE_INCIDENT) | MAY(INSPECT) |
                                     MAY(LOG_ACTIVITY) | MAY(VERIFY) | MAY(DECIDE_HAZARD) | MAY(LEAD_HAZARD) |
                                     MAY(ISSUE_PAPER) | MAY(READ_FIGURES) | MAY(READ_DUTY) | MAY(EXPORT) |
                                     MAY(CONFIRM_PERIOD) | MAY(READ_PLAN),
                                 NOBODY};
    case ROLE_COUNTY_SUPERVISOR:
        return (struct role_row){LEVEL_COUNTY,
                                 may_read | may_supervise | may_report | MAY(HANDLE_INCIDENT) |
                                     MAY(VOID_INCIDENT) | MAY(ASK_DELIST),
                                 GRANT(TOWN_OFFICER) | GRANT_INSTITUTION};
    case ROLE_INSTITUTION_PRINCIPAL:
        return (struct role_row){LEVEL_INSTITUTION,
                                 may_read | may_report | MAY(INSPECT) | MAY(LOG_ACTIVITY) | MAY(LOG_HAZARD) |
                                     MAY(RECTIFY) | MAY(ASK_DELIST) | MAY(VERIFY) | MAY(EXPORT),
                                 NOBODY};
    case ROLE_INSTITUTION_OFFICER:
        return (struct role_row){LEVEL_INSTITUTION,
                                 may_read | may_report | MAY(INSPECT) | MAY(LOG_ACTIVITY) | MAY(LOG_HAZARD) |
                                     MAY(RECTIFY) | MAY(ASK_DELIST) | MAY(EXPORT),
                                 NOBODY};
    case ROLE_TOWN_OFFICER: return (struct role_row){LEVEL_TOWN, may_read, NOBODY};
    case ROLE_AUDITOR:
        return (struct role_row){
            LEVEL_CITY, MAY(READ_REGION) | MAY(READ_AUDIT) | MAY(READ_FIGURES) | MAY(READ_INCIDENT), NOBODY};
    case ROLE_GUEST_INSPECTOR:
        return (struct role_row){LEVEL_INSTITUTION,
                                 MAY(READ_INSTITUTION) | MAY(READ_CHECKLIST) | MAY(INSPECT) |
                                     MAY(READ_INSPECTION) | MAY(READ_HAZARD),
                                 NOBODY};
    case role_none_: break;
    }
    return (struct role_row){LEVEL_NONE, NOBODY, NOBODY};
}

bool role_has(enum role role, enum permit permit) {
    if (permit == PERMIT_PUBLIC)
        return true;
    if (permit == PERMIT_SIGNED_IN)
        return names_code(&role_names, (int)role) != NULL;
    return permit != permit_none_ && (role_row(role).permits >> permit & 1) != 0;
}

enum role_level role_level(enum role role) {
    return role_row(role).level;
}

bool role_may_grant(enum role granter, enum role granted) {
    return granted != role_none_ && (role_row(granter).grants >> granted & 1) != 0;
}

bool role_is_bureau(enum role role) {
    return role == ROLE_CITY_LEADER || role == ROLE_CITY_SUPERVISOR || role == ROLE_COUNTY_LEADER ||
           role == ROLE_COUNTY_SUPERVISOR;
}

bool role_is_institution(enum role role) {
    return role == ROLE_INSTITUTION_PRINCIPAL || role == ROLE_INSTITUTION_OFFICER;
}
