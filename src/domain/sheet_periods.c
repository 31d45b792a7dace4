/* sheet_periods.c: the periods of a year, a period's figures, the records behind a frozen one and
 * its difference list as sheets. */
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
/* Of duties a line is one subject in one term. */
static const struct sheet_column share_difference_columns[] = {
    {"change", 12},       {"amount", 10},   {"institution_name", 30}, {"county_name", 12}, {"text", 40},
    {"term", 14},         {"day", 12},      {"frozen_status", 14},    {"live_status", 14}, {"cause", 20},
    {"cause_detail", 40}, {"cause_by", 12}, {"cause_at", 18},
};
static const struct sheet_column record_columns[] = {
    {"institution_name", 30},
    {"county_name", 12},
    {"text", 50},
    {"day", 12},
};
static const struct sheet_column share_columns[] = {
    {"institution_name", 30}, {"county_name", 12}, {"text", 40}, {"term", 14}, {"day", 12}, {"status", 14},
};
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
static const struct sheet_kind share_differences = {.title = "口径差异表",
                                                    .row = &period_difference_shape,
                                                    .columns = share_difference_columns,
                                                    .count = sizeof share_difference_columns /
                                                             sizeof *share_difference_columns,
                                                    .filter = &period_record_filter_shape};
static const struct sheet_kind records = {.title = "封账记录",
                                          .row = &period_record_shape,
                                          .columns = record_columns,
                                          .count = sizeof record_columns / sizeof *record_columns,
                                          .filter = &period_record_filter_shape};
static const struct sheet_kind shares = {.title = "封账记录",
                                         .row = &period_record_shape,
                                         .columns = share_columns,
                                         .count = sizeof share_columns / sizeof *share_columns,
                                         .filter = &period_record_filter_shape};

static bool is_of_duties(const struct period_record_filter *filter) {
    const struct figure_definition *definition = figure_definition_of(filter->figure);
    return definition && definition->list == LIST_DUTIES;
}

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

enum status period_difference_export(struct ctx *ctx, const struct period_record_filter *filter,
                                     const char *path) {
    struct sheet sheet;
    const struct sheet_kind *kind = is_of_duties(filter) ? &share_differences : &differences;
    enum status status = sheet_open(ctx, kind, filter, path, &sheet);
    sheet.per = (double)figure_per(filter->figure);
    return status == STATUS_OK ? sheet_close(&sheet, period_differences_each(ctx, filter, sheet_row, &sheet))
                               : status;
}

enum status period_record_export(struct ctx *ctx, const struct period_record_filter *filter,
                                 const char *path) {
    struct sheet sheet;
    const struct sheet_kind *kind = is_of_duties(filter) ? &shares : &records;
    enum status status = sheet_open(ctx, kind, filter, path, &sheet);
    return status == STATUS_OK ? sheet_close(&sheet, period_records_each(ctx, filter, sheet_row, &sheet))
                               : status;
}
