/* sheet_periods.c: the periods of a year, a period's figures and its difference list as sheets. */
#include "figure_private.h"
#include "minan/domain/sheet.h"
#include "sheet_private.h"

#include "minan/domain/page.h"

static const struct sheet_column figure_columns[] = {
    {"label", 22},
    {"unit", 8},
    {"frozen_display", 12},
    {"frozen_numerator", 12},
    {"frozen_denominator", 12},
    {"live_display", 12},
    {"live_numerator", 12},
    {"live_denominator", 12},
    {"numerator_change", 12},
    {"denominator_change", 12},
    {"wording", 80},
};
static const struct sheet_column difference_columns[] = {
    {"change", 12}, {"amount", 10}, {"institution_name", 30}, {"county_name", 12}, {"text", 50},
    {"day", 12},    {"cause", 20},  {"cause_detail", 40},     {"cause_by", 12},    {"cause_at", 18},
};
/* Numbers stand in the unit of their figure: what adds up fen or people may be told in 万. */
static const struct sheet_scale figure_scales[] = {
    {"frozen_numerator", SHEET_PER_ROW, NULL},
    {"frozen_denominator", SHEET_PER_ROW, NULL},
    {"live_numerator", SHEET_PER_ROW, NULL},
    {"live_denominator", SHEET_PER_ROW, NULL},
    {"numerator_change", SHEET_PER_ROW, NULL},
    {"denominator_change", SHEET_PER_ROW, NULL},
    {NULL, 0, NULL},
};
static const struct sheet_scale difference_scales[] = {{"amount", SHEET_PER_ROW, NULL}, {NULL, 0, NULL}};
static const struct sheet_column period_columns[] = {
    {"label", 16},    {"from", 12},      {"to", 12},        {"state", 12},           {"confirmed", 12},
    {"counties", 12}, {"frozen_at", 18}, {"frozen_by", 12}, {"override_reason", 40},
};
static const struct sheet_kind periods = {.title = "封账情况",
                                          .row = &period_row_shape,
                                          .columns = period_columns,
                                          .count = sizeof period_columns / sizeof *period_columns,
                                          .filter = &period_filter_shape};
static const struct sheet_kind figures = {.title = "封账指标",
                                          .row = &period_figure_shape,
                                          .columns = figure_columns,
                                          .count = sizeof figure_columns / sizeof *figure_columns,
                                          .filter = &period_request_shape,
                                          .scales = figure_scales};
static const struct sheet_kind differences = {.title = "口径差异表",
                                              .row = &period_difference_shape,
                                              .columns = difference_columns,
                                              .count = sizeof difference_columns / sizeof *difference_columns,
                                              .filter = &period_record_filter_shape,
                                              .scales = difference_scales};

enum status period_list_export(struct ctx *ctx, const struct period_filter *filter, const char *path) {
    struct sheet sheet;
    struct period_list list;
    enum status status = period_list(ctx, filter, &list);
    if (status == STATUS_OK)
        status = sheet_open(ctx, &periods, filter, path, &sheet);
    if (status != STATUS_OK)
        return status;
    const struct period_row *rows = list.items.items;
    for (size_t i = 0; status == STATUS_OK && i < list.items.count; i++)
        status = sheet_row(&sheet, &rows[i]);
    return sheet_close(&sheet, status);
}

enum status period_export(struct ctx *ctx, const struct period_request *request, const char *path) {
    struct sheet sheet;
    struct period period;
    enum status status = period_get(ctx, request, &period);
    if (status == STATUS_OK)
        status = sheet_open(ctx, &figures, request, path, &sheet);
    if (status != STATUS_OK)
        return status;
    const struct period_figure *rows = period.figures.items;
    for (size_t i = 0; status == STATUS_OK && i < period.figures.count; i++) {
        sheet.per = (double)figure_per(rows[i].id);
        status = sheet_row(&sheet, &rows[i]);
    }
    return sheet_close(&sheet, status);
}

/* Page by page, so that a long list stays within the request's memory. */
static enum status write_pages(struct ctx *ctx, const struct period_record_filter *filter,
                               struct sheet *sheet) {
    struct period_record_filter page = *filter;
    struct period_differences part = {.next = NULL};
    enum status status;
    page.limit = PAGE_MOST;
    do {
        page.cursor = part.next;
        status = period_differences(ctx, &page, &part);
        const struct period_difference *rows = part.items.items;
        for (size_t i = 0; status == STATUS_OK && i < part.items.count; i++)
            status = sheet_row(sheet, &rows[i]);
    } while (status == STATUS_OK && part.next);
    return status;
}

enum status period_difference_export(struct ctx *ctx, const struct period_record_filter *filter,
                                     const char *path) {
    struct sheet sheet;
    enum status status = sheet_open(ctx, &differences, filter, path, &sheet);
    sheet.per = (double)figure_per(filter->figure);
    return status == STATUS_OK ? sheet_close(&sheet, write_pages(ctx, filter, &sheet)) : status;
}
