/* reminder_words.c: a reminder as a person reads it, true on the day it is written. */
#include "reminder_private.h"

static const char *situation(struct arena *arena, const struct reminder_case *one, int32_t today) {
    if (one->state == HAZARD_SUBMITTED)
        return "已申报整改，等待复查";
    if (today < one->deadline)
        return arena_printf(arena, "距整改期限还有 %d 天", one->deadline - today);
    if (today == one->deadline)
        return "今天到整改期限";
    return arena_printf(arena, "已逾期 %d 天", today - one->deadline);
}

static enum message_kind kind_of(const struct reminder_case *one, int32_t today) {
    if (one->state == HAZARD_SUBMITTED)
        return MESSAGE_RECHECK;
    return today > one->deadline ? MESSAGE_OVERDUE : MESSAGE_DUE;
}

static const char *wish_of_submitted(const struct reminder_case *one, enum audience audience) {
    if (audience != TELL_VERIFIER)
        return "机构已申报整改，尚未复查，请督促复查。";
    return one->signed_once == YES ? "县级监管人员已复查签名，请另一名负责人签字销号。" : "请尽快复查。";
}

static const char *wish_of(const struct reminder_case *one, enum audience audience, bool overdue) {
    if (one->state == HAZARD_SUBMITTED)
        return wish_of_submitted(one, audience);
    switch (audience) {
    case TELL_INSTITUTION: return overdue ? "请立即整改并申报。" : "请按期整改并申报。";
    case TELL_ISSUER:
    case TELL_VERIFIER: return overdue ? "请督促机构立即整改。" : "请督促机构按期整改。";
    case TELL_COUNTY_LEADER: return "请县局领导督办。";
    case TELL_CITY_SUPERVISOR: return "请市局跟进督办。";
    case TELL_CITY_LEADER: return "请市局领导督办。";
    }
    return "";
}

static const char *title(struct arena *arena, const struct reminder_case *one, int32_t today) {
    return arena_printf(arena, "%s：%s%s", one->institution_name,
                        one->severity == SEVERITY_MAJOR ? "重大隐患" : "隐患", situation(arena, one, today));
}

const char *reminder_words_line(struct arena *arena, const struct reminder_case *one, int32_t today) {
    char deadline[DAY_TEXT_SIZE];
    day_format(one->deadline, deadline);
    return arena_printf(arena, "%s（期限 %s）", title(arena, one, today), deadline);
}

struct reminder_words reminder_words_make(struct arena *arena, const struct reminder_case *one,
                                          enum audience audience, int32_t today) {
    char deadline[DAY_TEXT_SIZE];
    day_format(one->deadline, deadline);
    return (struct reminder_words){
        .kind = kind_of(one, today),
        .title = title(arena, one, today),
        .text = arena_printf(arena, "%s；整改期限 %s。%s", one->description, deadline,
                             wish_of(one, audience, today > one->deadline)),
    };
}
