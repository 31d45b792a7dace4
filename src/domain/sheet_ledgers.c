/* sheet_ledgers.c: the ledgers as tables of columns. */
#include "minan/domain/progress.h"
#include "minan/domain/sheet.h"
#include "sheet_private.h"

static const struct sheet_column institution_columns[] = {
    {"name", 30},
    {"credit_code", 22},
    {"type", 16},
    {"county_name", 12},
    {"town_name", 12},
    {"address", 30},
    {"ownership", 10},
    {"status", 10},
    {"principal", 12},
    {"principal_phone", 14},
    {"beds", 8},
    {"people_served", 12},
    {"staff", 10},
    {"kitchen_fuel", 16},
    {"building_grade", 12},
    {"last_visited_on", 12},
    {"last_self_check_on", 12},
    {"open_hazards", 12},
    {"overdue_hazards", 10},
};
static const struct sheet_column responsibility_columns[] = {
    {"name", 30},        {"type", 16},
    {"county_name", 12}, {"town_name", 12},
    {"city_leader", 20}, {"county_leader", 20},
    {"city_person", 20}, {"county_person", 20},
    {"town_person", 20}, {"institution_person", 20},
};
static const struct sheet_column hazard_columns[] = {
    {"institution_name", 30}, {"institution_type", 16},
    {"county_name", 12},      {"source", 10},
    {"item_code", 12},        {"area", 12},
    {"severity", 8},          {"place", 16},
    {"description", 50},      {"found_on", 12},
    {"deadline", 12},         {"state", 10},
    {"overdue", 8},           {"days_left", 10},
    {"acknowledged", 8},      {"repeat", 8},
    {"fixed_on_site", 10},    {"return_count", 10},
    {"closed_on", 12},        {"funds_fen", 14},
};
static const struct sheet_scale hazard_scales[] = {{"funds_fen", FEN_PER_YUAN, "元"}, {NULL, 0, NULL}};
static const struct sheet_column inspection_columns[] = {
    {"number", 22},
    {"institution_name", 30},
    {"institution_type", 16},
    {"county_name", 12},
    {"level", 8},
    {"kind", 12},
    {"state", 10},
    {"finished_on", 12},
    {"author", 12},
    {"team_size", 8},
    {"items_failed", 12},
    {"led_by_leader", 12},
    {"led_by_principal", 14},
    {"refused", 8},
};
static const struct sheet_column visit_plan_columns[] = {
    {"from_on", 12},
    {"to_on", 12},
    {"institution_name", 30},
    {"institution_type", 16},
    {"county_name", 12},
    {"level", 8},
    {"kind", 12},
    {"state", 10},
    {"overdue", 8},
    {"unannounced", 8},
    {"led_by_leader", 12},
    {"leader_name", 12},
    {"source", 12},
    {"team_names", 24},
    {"notice_due_on", 12},
    {"noticed_on", 12},
    {"done_on", 12},
};

static const struct sheet_column activity_columns[] = {
    {"held_on", 12},    {"kind", 18},        {"title", 40},   {"level", 8},
    {"unit_name", 30},  {"county_name", 12}, {"held_to", 12}, {"people", 8},
    {"stock_days", 10}, {"measures", 10},    {"author", 12},  {"state", 10},
};
static const struct sheet_column incident_columns[] = {
    {"happened_at", 18},
    {"type", 20},
    {"kind", 18},
    {"accident_level", 14},
    {"institution_name", 30},
    {"institution_type", 16},
    {"county_name", 12},
    {"place", 20},
    {"deaths", 10},
    {"serious_injuries", 10},
    {"minor_injuries", 10},
    {"cases", 8},
    {"loss_yuan", 18},
    {"reported_at", 18},
    {"late", 8},
    {"acknowledged", 8},
    {"state", 10},
};
static const struct sheet_column inspector_columns[] = {
    {"name", 12},
    {"title", 16},
    {"role", 16},
    {"login", 14},
    {"region_name", 16},
    {"status", 10},
    {"inspection_days", 10},
    {"last_inspected_on", 12},
};

static const struct sheet_column paper_columns[] = {
    {"number", 28},      {"kind", 20},        {"issuer", 18},    {"institution_name", 30},
    {"county_name", 12}, {"subject", 50},     {"issued_on", 12}, {"issued_by", 12},
    {"state", 10},       {"void_reason", 30},
};

#define KIND(title_, columns_, row_, filter_)                                                                \
    {                                                                                                        \
        .title = title_, .row = &row_, .columns = columns_,                                                  \
        .count = (int)(sizeof columns_ / sizeof columns_[0]), .filter = &filter_                             \
    }
static const struct sheet_kind institutions =
    KIND("机构台账", institution_columns, institution_row_shape, institution_filter_shape);
static const struct sheet_kind responsibilities =
    KIND("责任矩阵", responsibility_columns, responsibility_row_shape, responsibility_filter_shape);
static const struct sheet_kind hazards = {.title = "隐患台账",
                                          .row = &hazard_row_shape,
                                          .columns = hazard_columns,
                                          .count = sizeof hazard_columns / sizeof *hazard_columns,
                                          .filter = &hazard_filter_shape,
                                          .scales = hazard_scales};
static const struct sheet_kind inspections =
    KIND("检查台账", inspection_columns, inspection_row_shape, inspection_filter_shape);
static const struct sheet_kind activities =
    KIND("活动台账", activity_columns, activity_row_shape, activity_filter_shape);
static const struct sheet_kind incidents =
    KIND("突发事件台账", incident_columns, incident_row_shape, incident_filter_shape);
static const struct sheet_kind papers = KIND("文书台账", paper_columns, paper_row_shape, paper_filter_shape);
static const struct sheet_kind visit_plans =
    KIND("检查计划", visit_plan_columns, visit_plan_row_shape, visit_plan_filter_shape);
static const struct sheet_kind inspectors =
    KIND("检查人员", inspector_columns, inspector_row_shape, inspector_filter_shape);

/* Whoever waits for a long one hears of how many rows it is. */
static enum status open_of(struct ctx *ctx, const struct sheet_kind *kind, const void *filter, int64_t rows,
                           const char *path, struct sheet *ret_sheet) {
    progress_total(ctx->progress, rows);
    return sheet_open(ctx, kind, filter, path, ret_sheet);
}

enum status institution_export(struct ctx *ctx, const struct institution_filter *filter, const char *path) {
    struct sheet sheet;
    int64_t rows = INT_NONE;
    enum status status = ctx->progress ? institution_count(ctx, filter, &rows) : STATUS_OK;
    if (status == STATUS_OK)
        status = open_of(ctx, &institutions, filter, rows, path, &sheet);
    return status == STATUS_OK ? sheet_close(&sheet, institution_each(ctx, filter, sheet_row, &sheet))
                               : status;
}

enum status responsibility_export(struct ctx *ctx, const struct responsibility_filter *filter,
                                  const char *path) {
    struct sheet sheet;
    enum status status = sheet_open(ctx, &responsibilities, filter, path, &sheet);
    return status == STATUS_OK ? sheet_close(&sheet, responsibility_each(ctx, filter, sheet_row, &sheet))
                               : status;
}

enum status hazard_export(struct ctx *ctx, const struct hazard_filter *filter, const char *path) {
    struct sheet sheet;
    int64_t rows = INT_NONE;
    enum status status = ctx->progress ? hazard_count(ctx, filter, &rows) : STATUS_OK;
    if (status == STATUS_OK)
        status = open_of(ctx, &hazards, filter, rows, path, &sheet);
    return status == STATUS_OK ? sheet_close(&sheet, hazard_each(ctx, filter, sheet_row, &sheet)) : status;
}

enum status inspection_export(struct ctx *ctx, const struct inspection_filter *filter, const char *path) {
    struct sheet sheet;
    int64_t rows = INT_NONE;
    enum status status = ctx->progress ? inspection_count(ctx, filter, &rows) : STATUS_OK;
    if (status == STATUS_OK)
        status = open_of(ctx, &inspections, filter, rows, path, &sheet);
    return status == STATUS_OK ? sheet_close(&sheet, inspection_each(ctx, filter, sheet_row, &sheet))
                               : status;
}

enum status activity_export(struct ctx *ctx, const struct activity_filter *filter, const char *path) {
    struct sheet sheet;
    enum status status = sheet_open(ctx, &activities, filter, path, &sheet);
    return status == STATUS_OK ? sheet_close(&sheet, activity_each(ctx, filter, sheet_row, &sheet)) : status;
}

enum status incident_export(struct ctx *ctx, const struct incident_filter *filter, const char *path) {
    struct sheet sheet;
    enum status status = sheet_open(ctx, &incidents, filter, path, &sheet);
    return status == STATUS_OK ? sheet_close(&sheet, incident_each(ctx, filter, sheet_row, &sheet)) : status;
}

enum status paper_export(struct ctx *ctx, const struct paper_filter *filter, const char *path) {
    struct sheet sheet;
    enum status status = sheet_open(ctx, &papers, filter, path, &sheet);
    return status == STATUS_OK ? sheet_close(&sheet, paper_each(ctx, filter, sheet_row, &sheet)) : status;
}

enum status visit_plan_export(struct ctx *ctx, const struct visit_plan_filter *filter, const char *path) {
    struct sheet sheet;
    enum status status = sheet_open(ctx, &visit_plans, filter, path, &sheet);
    return status == STATUS_OK ? sheet_close(&sheet, visit_plan_each(ctx, filter, sheet_row, &sheet))
                               : status;
}

enum status inspector_export(struct ctx *ctx, const struct inspector_filter *filter, const char *path) {
    struct sheet sheet;
    enum status status = sheet_open(ctx, &inspectors, filter, path, &sheet);
    return status == STATUS_OK ? sheet_close(&sheet, inspector_each(ctx, filter, sheet_row, &sheet)) : status;
}
