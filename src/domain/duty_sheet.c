/* duty_sheet.c: the board, 履职完成率 and their lists of subjects as .xlsx. */
#include "duty_private.h"
#include "minan/domain/sheet.h"
#include "minan/domain/target.h"
#include "sheet_private.h"

/* One cell of the board with what stands at its edges. */
struct board_line {
    const char *name;
    const char *code;
    const char *title;
    const char *term;
    int32_t due;
    int64_t owed;
    int64_t met;
    int64_t on_track;
    int64_t at_risk;
    int64_t missed;
    int64_t done_late;
    int64_t done;
    int64_t needed;
    int64_t total;
    enum duty_status status;
};

static const struct field board_line_fields[] = {
    F_TEXT(struct board_line, name, 0, .label = "单位"),
    F_TEXT(struct board_line, code, 0, .label = "编号"),
    F_TEXT(struct board_line, title, 0, .label = "要求"),
    F_TEXT(struct board_line, term, 0, .label = "期间"),
    F_DATE(struct board_line, due, 0, .label = "最后一天"),
    F_INT(struct board_line, owed, 0, .label = "应履职"),
    F_INT(struct board_line, met, 0, .label = "已完成"),
    F_INT(struct board_line, on_track, 0, .label = "正常"),
    F_INT(struct board_line, at_risk, 0, .label = "将逾期"),
    F_INT(struct board_line, missed, 0, .label = "逾期未完成"),
    F_INT(struct board_line, done_late, 0, .label = "逾期完成"),
    F_INT(struct board_line, done, 0, .label = "已做"),
    F_INT(struct board_line, needed, 0, .label = "应做"),
    F_INT(struct board_line, total, 0, .label = "机构总数"),
    F_ENUM(struct board_line, status, duty_status, 0, .label = "状态"),
};
static SHAPE(board_line, struct board_line);

/* One row of 履职完成率. */
struct fulfilment_line {
    const char *kind; /* 合计, 单位 or 履职要求 */
    const char *label;
    const char *rate;
    const char *target;
    const char *gap;
    int64_t owed;
    int64_t met;
    int64_t done_late;
    int64_t missed;
};

static const struct field fulfilment_line_fields[] = {
    F_TEXT(struct fulfilment_line, kind, 0, .label = "类别"),
    F_TEXT(struct fulfilment_line, label, 0, .label = "名称"),
    F_TEXT(struct fulfilment_line, rate, 0, .label = "履职完成率"),
    F_TEXT(struct fulfilment_line, target, 0, .label = "目标"),
    F_TEXT(struct fulfilment_line, gap, 0, .label = "差距"),
    F_INT(struct fulfilment_line, owed, 0, .label = "应履职"),
    F_INT(struct fulfilment_line, met, 0, .label = "按期完成"),
    F_INT(struct fulfilment_line, done_late, 0, .label = "逾期完成"),
    F_INT(struct fulfilment_line, missed, 0, .label = "逾期未完成"),
};
static SHAPE(fulfilment_line, struct fulfilment_line);

static const struct sheet_column board_columns[] = {
    {"name", 12},      {"code", 8}, {"title", 40},   {"term", 14},   {"due", 12},
    {"owed", 8},       {"met", 8},  {"on_track", 8}, {"at_risk", 8}, {"missed", 10},
    {"done_late", 10}, {"done", 8}, {"needed", 8},   {"total", 10},  {"status", 12},
};
static const struct sheet_column subject_columns[] = {
    {"name", 30}, {"county_name", 12}, {"unit", 10}, {"status", 12},
    {"done", 8},  {"needed", 8},       {"due", 12},  {"days_left", 10},
};

static const struct sheet_column due_columns[] = {
    {"code", 8},  {"title", 40},  {"term", 14}, {"name", 30},  {"county_name", 12},
    {"unit", 10}, {"status", 12}, {"done", 8},  {"needed", 8}, {"due", 12},
};

static const struct sheet_column fulfilment_columns[] = {
    {"kind", 10}, {"label", 40}, {"rate", 12},      {"target", 10}, {"gap", 18},
    {"owed", 10}, {"met", 10},   {"done_late", 10}, {"missed", 12},
};

static const struct sheet_kind fulfilment_kind = {
    .title = "履职完成率",
    .row = &fulfilment_line_shape,
    .columns = fulfilment_columns,
    .count = (int)(sizeof fulfilment_columns / sizeof *fulfilment_columns),
    .filter = &duty_fulfilment_request_shape};
static const struct sheet_kind due_kind = {.title = "到期履职名单",
                                           .row = &duty_due_row_shape,
                                           .columns = due_columns,
                                           .count = (int)(sizeof due_columns / sizeof *due_columns),
                                           .filter = &duty_due_filter_shape};
static const struct sheet_kind board_kind = {.title = "履职看板",
                                             .row = &board_line_shape,
                                             .columns = board_columns,
                                             .count = (int)(sizeof board_columns / sizeof *board_columns),
                                             .filter = &duty_request_shape};
static const struct sheet_kind subject_kind = {.title = "履职名单",
                                               .row = &duty_subject_row_shape,
                                               .columns = subject_columns,
                                               .count =
                                                   (int)(sizeof subject_columns / sizeof *subject_columns),
                                               .filter = &duty_subject_filter_shape};

static enum status write_cell(struct sheet *sheet, const struct duty_board_row *row,
                              const struct duty_head *head, const struct duty_cell *cell) {
    if (cell->owed == 0)
        return STATUS_OK;
    return sheet_row(sheet, &(struct board_line){row->name, head->code, head->title, head->term, head->due,
                                                 cell->owed, cell->met, cell->on_track, cell->at_risk,
                                                 cell->missed, cell->done_late, cell->done, cell->needed,
                                                 cell->total, cell->status});
}

static enum status write_board(struct sheet *sheet, const struct duty_board *board) {
    const struct duty_board_row *rows = board->rows.items;
    const struct duty_head *heads = board->duties.items;
    enum status status = STATUS_OK;
    for (size_t row = 0; status == STATUS_OK && row < board->rows.count; row++) {
        const struct duty_cell *cells = rows[row].cells.items;
        for (size_t duty = 0; status == STATUS_OK && duty < board->duties.count; duty++)
            status = write_cell(sheet, &rows[row], &heads[duty], &cells[duty]);
    }
    return status;
}

enum status duty_board_export(struct ctx *ctx, const struct duty_request *request, const char *path) {
    struct sheet sheet;
    struct duty_board board;
    enum status status = duty_board(ctx, request, &board);
    if (status != STATUS_OK)
        return status;
    struct duty_request asked = {board.day, board.as_of};
    status = sheet_open(ctx, &board_kind, &asked, path, &sheet);
    return status == STATUS_OK ? sheet_close(&sheet, write_board(&sheet, &board)) : status;
}

enum status duty_subjects_export(struct ctx *ctx, const struct duty_subject_filter *filter,
                                 const char *path) {
    struct sheet sheet;
    enum status status = sheet_open(ctx, &subject_kind, filter, path, &sheet);
    return status == STATUS_OK ? sheet_close(&sheet, duty_subjects_each(ctx, filter, sheet_row, &sheet))
                               : status;
}

/* As figures are told, so are gaps: cut to one decimal. */
static const char *gap_text(struct arena *arena, const struct duty_fulfilment_row *row,
                            const struct target *target) {
    enum { HUNDRED = 100, TENTHS = 10 };
    int64_t reached = figure_tenths(row->met * HUNDRED, row->owed);
    if (reached == INT_NONE)
        return NULL;
    int64_t gap = target->tenths - reached;
    if (gap <= 0)
        return "已达到";
    return arena_printf(arena, "差 %.1f 个百分点", (double)gap / TENTHS);
}

static enum status write_fulfilment(struct sheet *sheet, const char *kind,
                                    const struct duty_fulfilment_row *row, const struct target *target) {
    struct arena *arena = sheet->ctx->arena;
    return sheet_row(sheet,
                     &(struct fulfilment_line){kind, row->label, row->figure.display,
                                               target ? arena_printf(arena, "%.1f%%", target->value) : NULL,
                                               target ? gap_text(arena, row, target) : NULL, row->owed,
                                               row->met, row->done_late, row->missed});
}

static enum status write_fulfilments(struct sheet *sheet, const struct duty_fulfilment *found,
                                     const struct list *targets, const char *county) {
    const struct duty_fulfilment_row *places = found->places.items, *duties = found->duties.items;
    const char *figure = found->total.figure.id;
    enum status status =
        write_fulfilment(sheet, "合计", &found->total, target_that_binds(targets, figure, county));
    for (size_t i = 0; status == STATUS_OK && i < found->places.count; i++)
        status =
            write_fulfilment(sheet, "单位", &places[i], target_that_binds(targets, figure, places[i].key));
    for (size_t i = 0; status == STATUS_OK && i < found->duties.count; i++)
        status = write_fulfilment(sheet, "履职要求", &duties[i], NULL); /* a single duty has none */
    return status;
}

/* A county's leader is bound by the county's target, whatever is asked. */
static enum status own_county(struct ctx *ctx, const char *asked, const char **ret_code) {
    struct region_tree tree;
    *ret_code = asked;
    if (asked || ctx->actor.county_id == 0)
        return STATUS_OK;
    enum status status = region_list(ctx, &tree);
    const struct region *regions = tree.items.items;
    for (size_t i = 0; status == STATUS_OK && i < tree.items.count; i++) {
        if (regions[i].id.value == ctx->actor.county_id)
            *ret_code = regions[i].code;
    }
    return status;
}

enum status duty_fulfilment_export(struct ctx *ctx, const struct duty_fulfilment_request *request,
                                   const char *path) {
    struct sheet sheet;
    struct duty_fulfilment found;
    struct target_list targets;
    const char *county = NULL;
    enum status status = duty_fulfilment(ctx, request, &found);
    if (status == STATUS_OK)
        status = target_list(ctx, &(struct target_filter){day_ymd(found.to).year}, &targets);
    if (status == STATUS_OK)
        status = own_county(ctx, request->county, &county);
    if (status == STATUS_OK)
        status = sheet_open(ctx, &fulfilment_kind, request, path, &sheet);
    return status == STATUS_OK
               ? sheet_close(&sheet, write_fulfilments(&sheet, &found, &targets.items, county))
               : status;
}

enum status duty_due_export(struct ctx *ctx, const struct duty_due_filter *filter, const char *path) {
    struct sheet sheet;
    enum status status = sheet_open(ctx, &due_kind, filter, path, &sheet);
    return status == STATUS_OK ? sheet_close(&sheet, duty_due_each(ctx, filter, sheet_row, &sheet)) : status;
}
