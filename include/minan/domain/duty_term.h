/* duty_term.h: one period of one duty, and what is judged from counts and days alone. Pure functions, any
 * thread. The rules are in duty.h. */
#ifndef MINAN_DOMAIN_DUTY_TERM_H
#define MINAN_DOMAIN_DUTY_TERM_H

#include "minan/domain/duty.h"

struct duty_term {
    const char *name; /* 2026年11月, 春节 */
    int32_t from;
    int32_t due;      /* last day to act */
    int32_t late_end; /* acts after due until this day count as late; == due: none do */
    bool surplus;     /* late ones are those beyond what the next period asks for itself */
};

/* The calendar period of that length that holds day. Not for windows. */
int32_t duty_period_start(enum duty_period period, int32_t day);
int32_t duty_period_end(enum duty_period period, int32_t day);
/* The period that holds day. Of windows that have begun by then: the running one that ends first, else the
 * one that ended last. False: there is none. */
bool duty_term_of(struct arena *arena, const struct duty *duty, int32_t day, struct duty_term *ret_term);
struct duty_term duty_term_of_window(const struct duty_window *window);
/* Of two windows that have begun by day, whether the first is the one to ask about. */
bool duty_term_comes_first(const struct duty_term *term, const struct duty_term *other, int32_t day);

/* Of a subject that has not done it (yet). */
enum duty_status duty_open_status(const struct duty *duty, const struct duty_term *term, int32_t as_of);
/* Of a subject that did `times` in time and `late_times` late. */
enum duty_status duty_times_status(const struct duty *duty, const struct duty_term *term, int32_t as_of,
                                   int64_t times, int64_t late_times);
/* Institutions that target percent of total are, rounded up. */
int64_t duty_needed(int64_t total, int64_t target);
/* Of a share: `done` of `needed` in time, `late` more late. */
enum duty_status duty_share_status(const struct duty *duty, const struct duty_term *term, int32_t as_of,
                                   int64_t needed, int64_t done, int64_t late);

#endif
