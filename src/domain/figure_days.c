/* figure_days.c: days and the whole months among them. */
#include "figure_private.h"

enum { MONTH_TEXT_SIZE = 7 };

const char *figure_month(struct arena *arena, int32_t day) {
    char text[DAY_TEXT_SIZE];
    day_format(day, text);
    return arena_copy(arena, text, MONTH_TEXT_SIZE);
}

bool days_are_none(struct days days) {
    return days.from > days.to;
}

bool day_is_month_end(int32_t day) {
    return day == day_month_end(day);
}

struct cut days_cut(struct days days, int32_t today) {
    int32_t from = days.from;
    int32_t end = days.to >= today ? day_month_end(today) : days.to;
    int32_t first = day_month_start(from) == from ? from : day_month_end(from) + 1;
    int32_t last = day_is_month_end(end) ? end : day_month_start(end) - 1;
    if (first > last)
        return (struct cut){{from, end}, {1, 0}, {1, 0}};
    return (struct cut){{from, first - 1}, {first, last}, {last + 1, end}};
}
