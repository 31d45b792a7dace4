#include "minan/base/date.h"
#include <stddef.h>

enum { MS_PER_DAY = 86400000, MS_CHINA = 8 * 3600000, FIRST_YEAR = 1900, LAST_YEAR = 2199 };

static bool is_leap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_in_month(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* The era arithmetic counts years from March in spans of 400 years, so that leap days fall at the end
 * (Howard Hinnant, "chrono-compatible low-level date algorithms"). */
int32_t day_of(int year, int month, int day) {
    int y = month <= 2 ? year - 1 : year;
    int era = (y >= 0 ? y : y - 399) / 400;
    int year_of_era = y - era * 400;
    int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

struct ymd day_ymd(int32_t day) {
    int64_t z = (int64_t)day + 719468;
    int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    int day_of_era = (int)(z - era * 146097);
    int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int shifted = (5 * day_of_year + 2) / 153;
    int month = shifted < 10 ? shifted + 3 : shifted - 9;
    return (struct ymd){.year = (int)(year_of_era + era * 400) + (month <= 2),
                        .month = month,
                        .day = day_of_year - (153 * shifted + 2) / 5 + 1};
}

/* 1970-01-01 was a Thursday. */
int day_weekday(int32_t day) {
    return (day % 7 + 7 + 3) % 7 + 1;
}

int32_t day_month_start(int32_t day) {
    return day - (day_ymd(day).day - 1);
}

int32_t day_month_end(int32_t day) {
    struct ymd d = day_ymd(day);
    return day - d.day + days_in_month(d.year, d.month);
}

int32_t day_add_months(int32_t day, int months) {
    struct ymd d = day_ymd(day);
    int count = d.year * 12 + d.month - 1 + months;
    int year = count / 12, month = count % 12 + 1;
    int last = days_in_month(year, month);
    return day_of(year, month, d.day < last ? d.day : last);
}

static int64_t floor_div(int64_t value, int64_t by) {
    return value / by - (value % by < 0);
}

int32_t day_of_time(int64_t ms) {
    if (ms == TIME_NONE)
        return DAY_NONE;
    return (int32_t)floor_div(ms + MS_CHINA, MS_PER_DAY);
}

int64_t day_start(int32_t day) {
    if (day == DAY_NONE)
        return TIME_NONE;
    return (int64_t)day * MS_PER_DAY - MS_CHINA;
}

/* ---- text ------------------------------------------------------------------------------------------------
 */

/* Reads exactly count digits; a NUL is no digit, so it never reads past the end of the text. */
static bool take_digits(const char **text, int count, int *ret_value) {
    int value = 0;
    for (int i = 0; i < count; i++) {
        char c = (*text)[i];
        if (c < '0' || c > '9')
            return false;
        value = value * 10 + (c - '0');
    }
    *text += count;
    *ret_value = value;
    return true;
}

static bool take_char(const char **text, char c) {
    if (**text != c)
        return false;
    (*text)++;
    return true;
}

static bool take_day(const char **text, int32_t *ret_day) {
    int year, month, day;
    if (!take_digits(text, 4, &year) || !take_char(text, '-') || !take_digits(text, 2, &month) ||
        !take_char(text, '-') || !take_digits(text, 2, &day))
        return false;
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12)
        return false;
    if (day < 1 || day > days_in_month(year, month))
        return false;
    *ret_day = day_of(year, month, day);
    return true;
}

bool day_parse(const char *text, int32_t *ret_day) {
    int32_t day;
    if (!text || !take_day(&text, &day) || *text)
        return false;
    *ret_day = day;
    return true;
}

static bool take_clock(const char **text, int64_t *ret_ms) {
    int hour, minute, second;
    if (!take_digits(text, 2, &hour) || !take_char(text, ':') || !take_digits(text, 2, &minute) ||
        !take_char(text, ':') || !take_digits(text, 2, &second))
        return false;
    if (hour > 23 || minute > 59 || second > 59)
        return false;
    *ret_ms = ((hour * 60LL + minute) * 60 + second) * 1000;
    return true;
}

static bool take_fraction(const char **text, int64_t *ret_ms) {
    *ret_ms = 0;
    if (!take_char(text, '.'))
        return true;
    int digit, weight = 100;
    if (!take_digits(text, 1, &digit))
        return false;
    do {
        *ret_ms += digit * weight;
        weight /= 10;
    } while (weight && take_digits(text, 1, &digit));
    return true;
}

static bool take_offset(const char **text, int64_t *ret_ms) {
    *ret_ms = 0;
    if (take_char(text, 'Z'))
        return true;
    int sign = take_char(text, '-') ? -1 : take_char(text, '+') ? 1 : 0;
    int hour, minute;
    if (!sign || !take_digits(text, 2, &hour) || !take_char(text, ':') || !take_digits(text, 2, &minute))
        return false;
    if (hour > 23 || minute > 59)
        return false;
    *ret_ms = sign * (hour * 60LL + minute) * 60000;
    return true;
}

bool time_parse(const char *text, int64_t *ret_ms) {
    int32_t day;
    int64_t clock, fraction, offset;
    if (!text || !take_day(&text, &day) || !take_char(&text, 'T') || !take_clock(&text, &clock) ||
        !take_fraction(&text, &fraction) || !take_offset(&text, &offset) || *text)
        return false;
    *ret_ms = (int64_t)day * MS_PER_DAY + clock + fraction - offset;
    return true;
}

static char *put_digits(char *out, int64_t value, int count) {
    for (int i = count - 1; i >= 0; i--) {
        out[i] = (char)('0' + value % 10);
        value /= 10;
    }
    return out + count;
}

void day_format(int32_t day, char out[DAY_TEXT_SIZE]) {
    struct ymd d = day_ymd(day);
    out[0] = '\0';
    if (day == DAY_NONE || d.year < 0 || d.year > 9999)
        return;
    out = put_digits(out, d.year, 4);
    *out++ = '-';
    out = put_digits(out, d.month, 2);
    *out++ = '-';
    *put_digits(out, d.day, 2) = '\0';
}

void time_format(int64_t ms, char out[TIME_TEXT_SIZE]) {
    int64_t day = floor_div(ms, MS_PER_DAY);
    out[0] = '\0';
    if (ms == TIME_NONE || day < INT32_MIN || day > INT32_MAX)
        return;
    day_format((int32_t)day, out);
    if (!out[0])
        return;
    int64_t rest = ms - day * MS_PER_DAY;
    out += DAY_TEXT_SIZE - 1;
    *out++ = 'T';
    out = put_digits(out, rest / 3600000, 2);
    *out++ = ':';
    out = put_digits(out, rest / 60000 % 60, 2);
    *out++ = ':';
    out = put_digits(out, rest / 1000 % 60, 2);
    *out++ = '.';
    out = put_digits(out, rest % 1000, 3);
    *out++ = 'Z';
    *out = '\0';
}
