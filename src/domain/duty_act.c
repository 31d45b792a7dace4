/* duty_act.c: what deed each act is, and whom it may be asked of. */
#include "duty_private.h"

/* clang-format off */
static const struct duty_act_row acts[] = {
    /* act                    deed                 kind            led    activity                of institution  of bureau   leader coverage */
    {DUTY_SELF_CHECK,         DEED_OWN_CHECK,    KIND_SELF,      false, 0,                            RULE_TIMES, 0,          false, true },
    {DUTY_LED_SELF_CHECK,     DEED_OWN_CHECK,    KIND_SELF,      true,  0,                            RULE_TIMES, 0,          false, true },
    {DUTY_GAS_SELF_CHECK,     DEED_OWN_CHECK,    KIND_GAS_SELF,  false, 0,                            RULE_TIMES, 0,          false, true },
    {DUTY_VISIT,              DEED_VISIT,        0,              false, 0,                            0,          RULE_TIMES, false, true },
    {DUTY_LEADER_VISIT,       DEED_VISIT,        0,              true,  0,                            0,          RULE_TIMES, false, true },
    {DUTY_KEY_DATE_VISIT,     DEED_KEY_DATE,     KIND_KEY_DATE,  false, 0,                            0,          RULE_TIMES, false, true },
    {DUTY_EMERGENCY_DRILL,    DEED_ACTIVITY,     0,              false, ACTIVITY_EMERGENCY_DRILL,     RULE_TIMES, RULE_TIMES, false, true },
    {DUTY_FIRE_DRILL,         DEED_ACTIVITY,     0,              false, ACTIVITY_FIRE_DRILL,          RULE_TIMES, RULE_TIMES, false, true },
    {DUTY_TRAINING,           DEED_ACTIVITY,     0,              false, ACTIVITY_TRAINING,            RULE_TIMES, RULE_TIMES, false, true },
    {DUTY_LECTURE,            DEED_ACTIVITY,     0,              false, ACTIVITY_LECTURE,             RULE_TIMES, RULE_TIMES, true,  false},
    {DUTY_SAFETY_REPORT,      DEED_ACTIVITY,     0,              false, ACTIVITY_SAFETY_REPORT,       0,          RULE_TIMES, false, false},
    {DUTY_DUTY_ROSTER,        DEED_ROSTER,       0,              false, ACTIVITY_DUTY_ROSTER,         RULE_DAYS,  RULE_DAYS,  false, false},
    {DUTY_SUPPLIES,           DEED_ACTIVITY,     0,              false, ACTIVITY_SUPPLIES,            RULE_TIMES, 0,          false, true },
    {DUTY_RISK_REPORT,        DEED_ACTIVITY,     0,              false, ACTIVITY_RISK_REPORT,         RULE_TIMES, 0,          false, true },
    {DUTY_STANDARD_ACCEPTANCE,DEED_STANDING,     0,              false, ACTIVITY_STANDARD_ACCEPTANCE, RULE_STATE, 0,          false, true },
    {DUTY_FIRE_STATION,       DEED_FIRE_STATION, 0,              false, 0,                            RULE_STATE, 0,          false, true },
    {DUTY_CD_CLOSED,          DEED_BUILDING,     0,              false, 0,                            RULE_STATE, 0,          false, true },
};
/* clang-format on */

const struct duty_act_row *duty_act_of(enum duty_act act) {
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
        if (acts[i].act == act)
            return &acts[i];
    }
    return NULL;
}

bool duty_is_share(const struct duty *duty) {
    return duty->rule == RULE_COVERAGE;
}

bool duty_is_of_institutions(const struct duty *duty) {
    return duty->subject == SUBJECT_INSTITUTION || duty->subject == SUBJECT_PRINCIPAL || duty_is_share(duty);
}

enum duty_deed duty_deed_of(const struct duty *duty) {
    if (duty->act == DUTY_TRAINING && duty_is_share(duty))
        return DEED_PARTICIPATION;
    return duty_act_of(duty->act)->deed;
}
