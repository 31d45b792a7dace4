/* hazard_life_table.c: the life cycle as a table (rules.md section 4): who may do what, when, and what it
 * touches. */
#include "hazard_life.h"

#define STATE        ASPECT_STATE
#define DEADLINE     ASPECT_DEADLINE
#define SEVERITY     ASPECT_SEVERITY
#define NAMES        ASPECT_NAMES
#define ACKNOWLEDGED ASPECT_ACKNOWLEDGED
#define EXTENSION    ASPECT_EXTENSION
#define LISTING      ASPECT_LISTING
#define RESTRICTION  ASPECT_RESTRICTION
#define PLAN         ASPECT_PLAN
#define SETTLEMENT   ASPECT_SETTLEMENT
#define CASE_PLAN    ASPECT_CASE_PLAN
#define ENDS         (STATE | EXTENSION) /* what ends rectification ends an undecided extension */

/* clang-format off */
static const struct transition transitions[] = {
    /* act               from            in visit      late      who            premises                              carries                                              reads                                       writes                        text, day */
    {ACT_ACKNOWLEDGE,    IN_OPEN,        0,            ANYWHERE, INSTITUTION,   IS_UNACKNOWLEDGED,                    0,                                                   0,                                          ACKNOWLEDGED,                 "", "", "", ""},
    {ACT_SUBMIT,         IN_OPEN,        0,            0,        INSTITUTION,   IS_PLANNED,                           NEEDS_TEXT | NEEDS_AFTER_PHOTO | NEEDS_DONE_ON,      STATE | SEVERITY | PLAN | SETTLEMENT,       ENDS,                         "measures", "整改措施", "", ""},
    {ACT_CLOSE,          IN_SUBMITTED,   UNRESOLVED,   0,        VERIFIER,      0,                                    NEEDS_TEXT | NEEDS_REPORT,                           STATE | SEVERITY,                           ENDS | NAMES,                 "result", "复查结果", "", ""},
    {ACT_RETURN,         IN_SUBMITTED,   IN_SUBMITTED, 0,        VERIFIER,      0,                                    NEEDS_TEXT | NEEDS_DEADLINE,                         STATE | SEVERITY,                           STATE | DEADLINE | NAMES,     "reason", "退回原因", "", ""},
    {ACT_ASSESS,         UNRESOLVED,     0,            0,        SUPERVISOR,    0,                                    NEEDS_TEXT | NEEDS_CHANGE,                           STATE | LISTING,                            SEVERITY | NAMES,             "reason", "研判理由", "", ""},
    {ACT_VOID,           UNRESOLVED,     0,            0,        SUPERVISOR,    0,                                    NEEDS_TEXT,                                          STATE,                                      ENDS | LISTING | RESTRICTION, "reason", "作废原因", "", ""},
    {ACT_EXTEND,         IN_OPEN,        0,            0,        INSTITUTION,   IS_NOT_PENDING | IS_IN_TIME,          NEEDS_TEXT | NEEDS_LATER,                            STATE | DEADLINE,                           EXTENSION,                    "reason", "延期理由", "", ""},
    {ACT_GRANT,          IN_OPEN,        0,            0,        ISSUER,        IS_PENDING,                           NEEDS_GRANTED,                                       STATE | SEVERITY,                           EXTENSION | DEADLINE,         "reason", "意见", "", ""},
    {ACT_REFUSE,         IN_OPEN,        0,            0,        ISSUER,        IS_PENDING,                           NEEDS_TEXT,                                          STATE | SEVERITY,                           EXTENSION,                    "reason", "不同意的理由", "", ""},
    {ACT_LIST,           UNRESOLVED,     0,            0,        LEADER,        IS_MAJOR | IS_NOT_LISTED,             NEEDS_DEADLINE | NEEDS_DAY | NEEDS_LEVEL,            STATE | SEVERITY,                           LISTING,                      "", "", "published_on", "公布日期"},
    {ACT_ASK_DELIST,     NOT_VOID,       0,            0,        DELIST_ASKER,  IS_LISTED | IS_NOT_DELIST_ASKED,      NEEDS_TEXT,                                          STATE,                                      LISTING,                      "reason", "申请摘牌的理由", "", ""},
    {ACT_DELIST,         NOT_VOID,       0,            0,        DELISTER,      IS_LISTED | IS_DELIST_ASKED,          NEEDS_TEXT | NEEDS_DAY,                              STATE,                                      LISTING,                      "result", "复核结果", "reviewed_on", "现场复核日期"},
    {ACT_RESTRICT,       UNRESOLVED,     0,            0,        SUPERVISOR,    IS_NOT_RESTRICTED,                    NEEDS_TEXT,                                          STATE,                                      RESTRICTION,                  "reason", "采取措施的理由", "", ""},
    {ACT_RESUME,         NOT_VOID,       0,            0,        LEADER,        IS_RESTRICTED,                        NEEDS_TEXT,                                          STATE,                                      RESTRICTION,                  "reason", "审查意见", "", ""},
    {ACT_PLAN,           IN_OPEN,        0,            0,        INSTITUTION,   IS_MAJOR,                             0,                                                   STATE | SEVERITY,                           PLAN,                         "", "", "", ""},
    {ACT_SETTLE,         IN_OPEN,        0,            0,        INSTITUTION,   0,                                    NEEDS_FIVE,                                          STATE | SEVERITY,                           SETTLEMENT,                   "", "", "", ""},
    {ACT_CASE_PLAN,      UNRESOLVED,     0,            0,        SUPERVISOR,    IS_BUILDING,                          NEEDS_TEXT | NEEDS_DANGEROUS,                        STATE,                                      CASE_PLAN,                    "text", "处置方案", "", ""},
    {ACT_TRANSFER,       UNRESOLVED,     0,            0,        COUNTY_LEADER, 0,                                    NEEDS_DAY,                                           STATE,                                      ENDS,                         "", "", "transferred_on", "移交日期"},
    {ACT_ANSWER,         IN_TRANSFERRED, 0,            0,        COUNTY,        IS_UNANSWERED,                        NEEDS_TEXT | NEEDS_ANSWER | NEEDS_DAY,               STATE,                                      STATE | DEADLINE | NAMES,     "text", "答复内容", "answered_on", "答复日期"},
};
/* A name or a remark left in a visit; may set a deadline. */
static const struct transition recheck_note =
    {ACT_RECHECK,        ANYWHERE,       0,            ANYWHERE, VERIFIER,      0,                                    0,                                                   STATE | SEVERITY,                           DEADLINE | NAMES,             "text", "说明", "", ""};
/* clang-format on */
enum { TRANSITIONS = sizeof transitions / sizeof *transitions };

const struct transition *transition_at(int i) {
    return i < TRANSITIONS ? &transitions[i] : NULL;
}

const struct transition *transition_of(enum hazard_act act) {
    for (int i = 0; i < TRANSITIONS; i++) {
        if (transitions[i].act == act)
            return &transitions[i];
    }
    return &recheck_note;
}

bool transitions_clash(const struct transition *a, const struct transition *b) {
    return (a->writes & (b->reads | b->writes)) != 0 || (b->writes & a->reads) != 0;
}

/* What one act needs and another takes away. */
static const struct {
    unsigned is;
    unsigned is_not;
} opposites[] = {
    {IS_PENDING, IS_NOT_PENDING},
    {IS_LISTED, IS_NOT_LISTED},
    {IS_DELIST_ASKED, IS_NOT_DELIST_ASKED},
    {IS_RESTRICTED, IS_NOT_RESTRICTED},
};

bool transition_follows(const struct transition *t, const struct transition *other) {
    if ((t->from & other->from) == 0)
        return true;
    for (size_t i = 0; i < sizeof opposites / sizeof *opposites; i++) {
        if ((t->premises & opposites[i].is) && (other->premises & opposites[i].is_not))
            return true;
    }
    return false;
}

/* ---- who ---- */

bool gives_first_name(enum role role) {
    return role == ROLE_COUNTY_SUPERVISOR;
}

bool gives_second_name(enum role role) {
    return role == ROLE_COUNTY_LEADER || role == ROLE_CITY_SUPERVISOR || role == ROLE_CITY_LEADER;
}

static bool may_verify(enum role role, const struct hazard *hazard) {
    if (hazard->severity == SEVERITY_MAJOR)
        return gives_first_name(role) || gives_second_name(role);
    if (hazard->source == SOURCE_SELF)
        return role == ROLE_INSTITUTION_PRINCIPAL || role == ROLE_COUNTY_SUPERVISOR ||
               role == ROLE_CITY_SUPERVISOR;
    return role_is_bureau(role);
}

static bool is_leader(enum role role) {
    return role == ROLE_COUNTY_LEADER || role == ROLE_CITY_LEADER;
}

/* By the city, or by the province, for which the city speaks here. */
static bool is_listed_above(const struct hazard *hazard) {
    return hazard->listed_level == LISTED_BY_CITY || hazard->listed_level == LISTED_BY_PROVINCE;
}

static bool is_city(enum role role) {
    return role == ROLE_CITY_SUPERVISOR || role == ROLE_CITY_LEADER;
}

static bool may_decide_extension(enum role role, const struct hazard *hazard) {
    if (hazard->source == SOURCE_CITY && !is_city(role))
        return false;
    if (hazard->severity == SEVERITY_MAJOR)
        return is_leader(role);
    if (hazard->source == SOURCE_SELF)
        return role == ROLE_COUNTY_SUPERVISOR;
    return role_is_bureau(role);
}

bool may_act(enum who who, enum role role, const struct hazard *hazard) {
    switch (who) {
    case INSTITUTION: return role_has(role, PERMIT_RECTIFY);
    case VERIFIER: return may_verify(role, hazard);
    case SUPERVISOR: return role_has(role, PERMIT_ASSESS);
    case ISSUER: return may_decide_extension(role, hazard);
    case LEADER: return role_has(role, PERMIT_LEAD_HAZARD);
    case DELISTER: return is_listed_above(hazard) ? role == ROLE_CITY_LEADER : is_leader(role);
    case DELIST_ASKER: return role_has(role, PERMIT_ASK_DELIST);
    case COUNTY_LEADER: return role == ROLE_COUNTY_LEADER;
    case COUNTY: return role == ROLE_COUNTY_SUPERVISOR || role == ROLE_COUNTY_LEADER;
    }
    return false;
}

static const char *who_may_verify(const struct hazard *hazard) {
    if (hazard->severity == SEVERITY_MAJOR)
        return "重大隐患由县级监管人员和县局领导（或市局）两人复查";
    if (hazard->source == SOURCE_SELF)
        return "自查发现的一般隐患由机构负责人或监管人员复查";
    return "由市、县监管人员或局领导复查";
}

static const char *who_may_decide(const struct hazard *hazard) {
    if (hazard->severity == SEVERITY_MAJOR)
        return hazard->source == SOURCE_CITY ? "市级检查发现的重大隐患由市局领导决定"
                                             : "重大隐患由县局领导或市局领导决定";
    if (hazard->source == SOURCE_CITY)
        return "市级检查发现的隐患由市局监管人员或市局领导决定";
    if (hazard->source == SOURCE_SELF)
        return "自查发现的隐患由县级监管人员决定";
    return "由县级监管人员、县局领导或市局决定";
}

const char *who_may(enum who who, const struct hazard *hazard) {
    switch (who) {
    case INSTITUTION: return "由机构负责人或安全管理员办理";
    case VERIFIER: return who_may_verify(hazard);
    case SUPERVISOR: return "由县级或市级监管人员办理";
    case ISSUER: return who_may_decide(hazard);
    case LEADER: return "由县局领导或市局领导办理";
    case DELISTER:
        return is_listed_above(hazard) ? "省级、市级挂牌的由市局领导摘牌" : "由县局领导或市局领导摘牌";
    case DELIST_ASKER: return "由机构负责人、安全管理员或县级监管人员申请";
    case COUNTY_LEADER: return "由县局领导办理";
    case COUNTY: return "由县级监管人员或县局领导办理";
    }
    return "";
}
