/* calendar.h: working days 工作日: Monday to Friday, but for what the State Council's yearly notice changes
 * (法定节假日放假、调休上班). The days that differ are data the city edits; those shipped are samples to be
 * checked. A year without any is plain weeks, and says so. */
#ifndef MINAN_DOMAIN_CALENDAR_H
#define MINAN_DOMAIN_CALENDAR_H

#include "minan/domain/ctx.h"

#define CALENDAR_KIND_TABLE(X)                                                                               \
    X(CALENDAR_HOLIDAY, "holiday", "放假") X(CALENDAR_WORKDAY, "workday", "调休上班")
NAMES_DECLARE(calendar_kind, CALENDAR_KIND_TABLE)

/* A day that differs from the plain week. */
struct calendar_day {
    int32_t day;
    enum calendar_kind kind;
    const char *name; /* 春节 */
    enum truth sample;
};
extern const struct shape calendar_day_shape;

struct calendar_request {
    int64_t year;
};
extern const struct shape calendar_request_shape;

struct calendar {
    int64_t year;
    enum truth known;  /* the year's notice has been entered */
    int64_t work_days; /* in the year */
    struct list days;  /* of struct calendar_day, in order */
};
extern const struct shape calendar_shape;

struct calendar_edit {
    int32_t day; /* in path */
    enum calendar_kind kind;
    const char *name;
};
extern const struct shape calendar_edit_shape;

struct calendar_ref {
    int32_t day; /* in path */
};
extern const struct shape calendar_ref_shape;

/* Absent year: this one. */
MUST_USE enum status calendar_get(struct ctx *ctx, const struct calendar_request *request,
                                  struct calendar *ret_calendar);
/* Says what a day is, anew or instead of what it was; STATUS_INVALID when it says nothing new: a holiday on a
 * weekend is fine (the notice counts it), a 调休上班 from Monday to Friday is not. */
MUST_USE enum status calendar_put(struct ctx *ctx, const struct calendar_edit *request,
                                  struct calendar *ret_calendar);
/* Back to the plain week. */
MUST_USE enum status calendar_drop(struct ctx *ctx, const struct calendar_ref *request,
                                   struct calendar *ret_calendar);

/* The days that differ in a period, in order, of struct calendar_day. */
MUST_USE enum status calendar_between(struct ctx *ctx, int32_t from, int32_t to, struct list *ret_days);
/* Pure: of days as calendar_between gives them. */
const struct calendar_day *calendar_find(const struct list *days, int32_t day); /* NULL: a plain day */
bool calendar_works(const struct list *days, int32_t day);
/* The count-th working day before a day, which itself does not count; count is 1..60. Three before Wednesday
 * the 25th, plain weeks: Friday the 20th. */
MUST_USE enum status calendar_before(struct ctx *ctx, int32_t day, int count, int32_t *ret_day);

#endif
