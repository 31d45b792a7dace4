/* figure_sheet.c: the dashboard's tables as .xlsx: what stands on the screen, from the same functions. */
#include "figure_private.h"
#include "minan/domain/sheet.h"
#include "sheet_private.h"

#include <math.h>
#include <string.h>

#define COLUMNS(table) .columns = (table), .count = (int)(sizeof(table) / sizeof *(table))

/* ---- tables of one shape ---- */

static const struct sheet_column board_columns[] = {
    {"topic", 16},     {"label", 24},       {"display", 12}, {"unit", 8},
    {"numerator", 12}, {"denominator", 12}, {"wording", 90},
};
static const struct sheet_column trend_columns[] = {
    {"month", 10}, {"found", 12}, {"closed", 12}, {"stock", 12}, {"trips", 12},
};
static const struct sheet_scale board_scales[] = {
    {"numerator", SHEET_PER_ROW, NULL}, {"denominator", SHEET_PER_ROW, NULL}, {NULL, 0, NULL}};
static const struct sheet_kind board_kind = {.title = "指标一览",
                                             .row = &figure_value_shape,
                                             COLUMNS(board_columns),
                                             .filter = &figure_request_shape,
                                             .scales = board_scales};
static const struct sheet_kind trend_kind = {
    .title = "逐月走势", .row = &figure_point_shape, COLUMNS(trend_columns), .filter = &figure_request_shape};

enum status figure_board_export(struct ctx *ctx, const struct figure_request *request, const char *path) {
    struct sheet sheet;
    struct figure_board board;
    enum status status = figure_board(ctx, request, &board);
    if (status == STATUS_OK)
        status = sheet_open(ctx, &board_kind, request, path, &sheet);
    if (status != STATUS_OK)
        return status;
    const struct figure_value *values = board.figures.items;
    for (size_t i = 0; status == STATUS_OK && i < board.figures.count; i++) {
        sheet.per = (double)figure_per(values[i].id);
        status = sheet_row(&sheet, &values[i]);
    }
    return sheet_close(&sheet, status);
}

static enum status write_list(struct ctx *ctx, const struct sheet_kind *kind, const void *request,
                              const struct list *list, const char *path) {
    struct sheet sheet;
    enum status status = sheet_open(ctx, kind, request, path, &sheet);
    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; status == STATUS_OK && i < list->count; i++)
        status = sheet_row(&sheet, (const char *)list->items + i * kind->row->size);
    return sheet_close(&sheet, status);
}

enum status figure_trend_export(struct ctx *ctx, const struct figure_request *request, const char *path) {
    struct figure_trend trend;
    enum status status = figure_trend(ctx, request, &trend);
    return status == STATUS_OK ? write_list(ctx, &trend_kind, request, &trend.points, path) : status;
}

/* ---- tables whose columns are only known when they are counted ---- */

enum { LABEL_WIDTH = 20, CELL_WIDTH = 14 };

union cell {
    const char *text;
    double number;
};

struct matrix {
    struct ctx *ctx;
    struct shape shape;
    struct sheet_kind kind;
    struct field *fields;
    struct sheet_column *columns;
    size_t count;
    struct list rows; /* of union cell, count a row */
};

static void matrix_begin(struct ctx *ctx, const char *title, const struct shape *filter, size_t columns,
                         size_t rows, struct matrix *matrix) {
    *matrix = (struct matrix){.ctx = ctx,
                              .fields = ARENA_ARRAY(ctx->arena, columns, struct field),
                              .columns = ARENA_ARRAY(ctx->arena, columns, struct sheet_column),
                              .rows = {ARENA_ARRAY(ctx->arena, columns * rows, union cell), 0}};
    matrix->shape =
        (struct shape){title, columns * sizeof(union cell), matrix->fields, columns, SHAPE_NO_PRESENCE};
    matrix->kind = (struct sheet_kind){
        .title = title, .columns = matrix->columns, .count = (int)columns, .filter = filter};
}

static void matrix_column(struct matrix *matrix, const char *label, bool is_number) {
    size_t at = matrix->count++;
    const char *name = arena_printf(matrix->ctx->arena, "c%zu", at);
    matrix->fields[at] = (struct field){.name = name,
                                        .type = is_number ? FIELD_REAL : FIELD_TEXT,
                                        .offset = at * sizeof(union cell),
                                        .label = label};
    matrix->columns[at] = (struct sheet_column){name, at ? CELL_WIDTH : LABEL_WIDTH};
}

static union cell *matrix_row(struct matrix *matrix, const char *label) {
    union cell *row = (union cell *)matrix->rows.items + matrix->rows.count++ * matrix->count;
    row[0].text = label;
    return row;
}

/* A count is a number to reckon with; a rate is what people read, since never rounded up to 100%. */
static bool is_count(const struct figure_value *figure) {
    return figure->denominator == INT_NONE;
}

static union cell cell_of(const struct figure_value *figure) {
    if (is_count(figure))
        return (union cell){.number = figure->value};
    return (union cell){.text = figure->display};
}

static enum status matrix_write(struct matrix *matrix, const void *request, const char *path) {
    matrix->kind.row = &matrix->shape;
    return write_list(matrix->ctx, &matrix->kind, request, &matrix->rows, path);
}

enum status figure_breakdown_export(struct ctx *ctx, const struct figure_request *request, const char *path) {
    struct figure_breakdown breakdown;
    struct matrix matrix;
    enum status status = figure_breakdown(ctx, request, &breakdown);
    if (status != STATUS_OK)
        return status;
    const struct figure_row *rows = breakdown.rows.items; /* at least the one of all together */
    const struct figure_value *heads = rows[0].figures.items;
    size_t figures = rows[0].figures.count;
    matrix_begin(ctx, "分项对比", &figure_request_shape, figures + 1, breakdown.rows.count, &matrix);
    matrix_column(&matrix, names_label(&figure_group_names, (int)breakdown.by), false);
    for (size_t i = 0; i < figures; i++)
        matrix_column(&matrix, heads[i].label, is_count(&heads[i]));
    for (size_t row = 0; row < breakdown.rows.count; row++) {
        const struct figure_value *values = rows[row].figures.items;
        union cell *cells = matrix_row(&matrix, rows[row].label);
        for (size_t i = 0; i < figures; i++)
            cells[i + 1] = cell_of(&values[i]);
    }
    return matrix_write(&matrix, request, path);
}

/* ---- areas by counties ---- */

static const struct figure_value *value_of(const struct figure_row *row, const char *id) {
    const struct figure_value *values = row->figures.items;
    for (size_t i = 0; i < row->figures.count; i++) {
        if (strcmp(values[i].id, id) == 0)
            return &values[i];
    }
    return NULL;
}

static enum status count_area(struct ctx *ctx, const struct figure_heat_request *request, int area,
                              struct figure_breakdown *ret_breakdown) {
    struct figure_request asked = {.from = request->from,
                                   .to = request->to,
                                   .as_of = request->as_of,
                                   .county = request->county,
                                   .institution_type = request->institution_type,
                                   .area = (enum area)area,
                                   .severity = request->severity,
                                   .source = request->source,
                                   .by = GROUP_COUNTY};
    enum status status = figure_breakdown(ctx, &asked, ret_breakdown);
    if (status == STATUS_OK && value_of(ret_breakdown->rows.items, request->figure) == NULL)
        return err_field(ctx->err, "figure", "unknown", "分项对比中没有指标 %s", request->figure);
    return status;
}

static void head_heat(struct ctx *ctx, const struct figure_heat_request *request,
                      const struct figure_breakdown *first, struct matrix *matrix) {
    const struct figure_row *rows = first->rows.items;
    const struct figure_value *figure = value_of(rows, request->figure);
    const char *title = arena_printf(ctx->arena, "领域与县：%s", figure->label);
    matrix_begin(ctx, title, &figure_heat_request_shape, first->rows.count + 1, (size_t)area_names.count,
                 matrix);
    matrix_column(matrix, "领域", false);
    for (size_t i = 0; i < first->rows.count; i++)
        matrix_column(matrix, rows[i].label, is_count(figure));
}

enum status figure_heat_export(struct ctx *ctx, const struct figure_heat_request *request, const char *path) {
    struct matrix matrix = {.count = 0};
    enum status status = STATUS_OK;
    for (int i = 0; status == STATUS_OK && i < area_names.count; i++) {
        struct figure_breakdown breakdown;
        status = count_area(ctx, request, area_names.list[i].value, &breakdown);
        if (status != STATUS_OK)
            break;
        if (i == 0)
            head_heat(ctx, request, &breakdown, &matrix);
        const struct figure_row *rows = breakdown.rows.items;
        union cell *cells = matrix_row(&matrix, area_names.list[i].label);
        for (size_t at = 0; at < breakdown.rows.count; at++)
            cells[at + 1] = cell_of(value_of(&rows[at], request->figure));
    }
    return status == STATUS_OK ? matrix_write(&matrix, request, path) : status;
}

/* ---- since when it is overdue ---- */

static const struct {
    const char *label;
    int32_t least; /* days over */
    int32_t most;  /* 0: no limit */
} ages[] = {{"逾期1至3天", 1, 3},
            {"逾期4至7天", 4, 7},
            {"逾期8至15天", 8, 15},
            {"逾期16至30天", 16, 30},
            {"逾期超过30天", 31, 0}};
enum { AGES = sizeof ages / sizeof *ages };

static enum status count_age(struct ctx *ctx, const struct figure_request *request, int age,
                             int64_t *ret_count) {
    struct hazard_filter filter;
    int32_t today = clock_today(ctx->clock);
    shape_clear(&hazard_filter_shape, &filter);
    filter.county = request->county;
    filter.institution_type = request->institution_type;
    filter.area = request->area;
    filter.severity = request->severity;
    filter.source = request->source;
    filter.not_void = YES;
    filter.overdue = YES;
    filter.deadline_to = today - ages[age].least;
    filter.deadline_from = ages[age].most ? today - ages[age].most : DAY_NONE;
    return hazard_count(ctx, &filter, ret_count);
}

enum status figure_ageing_export(struct ctx *ctx, const struct figure_request *request, const char *path) {
    struct matrix matrix;
    enum status status = STATUS_OK;
    matrix_begin(ctx, "逾期时长", &figure_request_shape, 2, AGES, &matrix);
    matrix_column(&matrix, "今天已逾期", false);
    matrix_column(&matrix, "隐患（项）", true);
    for (int i = 0; status == STATUS_OK && i < AGES; i++) {
        int64_t count = 0;
        status = count_age(ctx, request, i, &count);
        matrix_row(&matrix, ages[i].label)[1].number = (double)count;
    }
    return status == STATUS_OK ? matrix_write(&matrix, request, path) : status;
}
