/* period_calendar.c: the nineteen periods of a year: itself, two halves, four quarters, twelve months. */
#include "period_private.h"

#include <stdio.h>
#include <string.h>

enum { MONTHS = 12, HALVES = 2, QUARTERS = 4 };

static void fill(struct period_row *row, enum period_kind kind, int year, int first_month, int months) {
    row->kind = kind;
    row->from = day_of(year, first_month, 1);
    row->to = day_month_end(day_of(year, first_month + months - 1, 1));
}

void period_of_year(struct arena *arena, int year, int number, struct period_row *ret_row) {
    struct period_row row;
    shape_clear(&period_row_shape, &row);
    if (number == 0) {
        fill(&row, PERIOD_YEAR, year, 1, MONTHS);
        row.code = arena_printf(arena, "%d", year);
        row.label = arena_printf(arena, "%d年", year);
    } else if (number <= HALVES) {
        fill(&row, PERIOD_HALF, year, 1 + (number - 1) * MONTHS / HALVES, MONTHS / HALVES);
        row.code = arena_printf(arena, "%d-H%d", year, number);
        row.label = arena_printf(arena, "%d年%s半年", year, number == 1 ? "上" : "下");
    } else if (number <= HALVES + QUARTERS) {
        int quarter = number - HALVES;
        fill(&row, PERIOD_QUARTER, year, 1 + (quarter - 1) * MONTHS / QUARTERS, MONTHS / QUARTERS);
        row.code = arena_printf(arena, "%d-Q%d", year, quarter);
        row.label = arena_printf(arena, "%d年第%d季度", year, quarter);
    } else {
        int month = number - HALVES - QUARTERS;
        fill(&row, PERIOD_MONTH, year, month, 1);
        row.code = arena_printf(arena, "%d-%02d", year, month);
        row.label = arena_printf(arena, "%d年%d月", year, month);
    }
    *ret_row = row;
}

/* The first four characters are the year; which of its periods it is, its own code tells. */
bool period_of_code(struct arena *arena, const char *code, struct period_row *ret_row) {
    int year = 0;
    if (strlen(code) < 4 || strspn(code, "0123456789") < 4 || sscanf(code, "%4d", &year) != 1 ||
        year < 2000 || year > 2199)
        return false;
    for (int number = 0; number < PERIODS_OF_YEAR; number++) {
        period_of_year(arena, year, number, ret_row);
        if (strcmp(ret_row->code, code) == 0)
            return true;
    }
    return false;
}
