/* date.h: calendar days and instants.
 *
 * A day is an int32_t count from 1970-01-01 in China time (UTC+8, no summer time); DAY_NONE is "absent".
 * An instant is an int64_t of milliseconds since the epoch, UTC; TIME_NONE is "absent".
 * Days are written YYYY-MM-DD, instants 2026-11-23T08:00:00.000Z. Pure functions, any thread.
 */
#ifndef MINAN_BASE_DATE_H
#define MINAN_BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#define DAY_NONE  INT32_MIN
#define TIME_NONE INT64_MIN

enum { DAY_TEXT_SIZE = 11, TIME_TEXT_SIZE = 25 }; /* with the closing NUL */

struct ymd {
    int year;
    int month; /* 1..12 */
    int day;   /* 1..31 */
};

bool day_parse(const char *text, int32_t *ret_day); /* exactly YYYY-MM-DD, a day that exists, 1900..2199 */
void day_format(int32_t day, char out[DAY_TEXT_SIZE]);
struct ymd day_ymd(int32_t day);
int32_t day_of(int year, int month, int day);
int day_weekday(int32_t day); /* 1 Monday .. 7 Sunday */
int32_t day_month_start(int32_t day);
int32_t day_month_end(int32_t day);
int32_t day_add_months(int32_t day, int months); /* the 31st becomes the last day of a shorter month */
int32_t day_of_time(int64_t ms);                 /* the day in China time */
int64_t day_start(int32_t day);                  /* 00:00 China time, as an instant */

bool time_parse(const char *text, int64_t *ret_ms); /* RFC 3339 with Z or offset, 0-3 fraction digits */
void time_format(int64_t ms, char out[TIME_TEXT_SIZE]);

#endif
