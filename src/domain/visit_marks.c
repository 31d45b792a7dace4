/* visit_marks.c: which bits of visit_year say what. */
#include "visit_marks.h"

enum { MONTHS = 12 };
/* Where the twelve months of a kind begin. */
enum { BY_COUNTY = 0, BY_CITY = 12, BY_CITY_LEADER = 24, JOINTLY = 36 };
enum { CHECKED = 0, CHECKED_BY_PRINCIPAL = 12, CHECKED_GAS = 24 };

static int64_t bit(int place) {
    return INT64_C(1) << place;
}

int64_t visit_marks_of(enum visit_level by) {
    switch (by) {
    case VISIT_BY_CITY: return bit(BY_CITY);
    case VISIT_BY_COUNTY: return bit(BY_COUNTY);
    case VISIT_BY_CITY_LEADER: return bit(BY_CITY_LEADER);
    case VISIT_JOINT: return bit(JOINTLY);
    case VISIT_BY_ANY:
    case visit_level_none_: break;
    }
    return bit(BY_CITY) | bit(BY_COUNTY);
}

int64_t check_marks_of(enum self_check as) {
    switch (as) {
    case SELF_CHECK_BY_PRINCIPAL: return bit(CHECKED_BY_PRINCIPAL);
    case SELF_CHECK_OF_GAS: return bit(CHECKED_GAS);
    case SELF_CHECK_ANY:
    case self_check_none_: break;
    }
    return bit(CHECKED);
}

int64_t months_between(int32_t from, int32_t to, int year) {
    struct ymd begin = day_ymd(from);
    struct ymd end = day_ymd(to);
    int first = begin.year < year ? 1 : begin.year > year ? MONTHS + 1 : begin.month;
    int last = end.year > year ? MONTHS : end.year < year ? 0 : end.month;
    return first > last ? 0 : bit(last) - bit(first - 1);
}
