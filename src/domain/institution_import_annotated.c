/* institution_import_annotated.c: the sheet again, in its own rows, with a column 问题 and the bad cells red.
 */
#include "institution_import_private.h"
#include "sheet_private.h"

#include <string.h>

enum { NARROW = 16, WIDE = 60, RED = 0xFFC7CE, ROW_CEILING = 1024 * 1024 };

struct annotated {
    struct ctx *ctx; /* with an arena that is emptied after every row */
    struct import_batch batch;
    struct import_columns columns;
    lxw_worksheet *page;
    lxw_format *red;
    lxw_format *bold;
};

static const struct import_problem *problem_at(const struct list *problems, const char *cell) {
    for (size_t i = 0; i < problems->count; i++) {
        const struct import_problem *problem = (const struct import_problem *)problems->items + i;
        if (*problem->heading && strcmp(problem->cell, cell) == 0)
            return problem;
    }
    return NULL;
}

static void write_cell(const struct annotated *sheet, lxw_row_t row, size_t column, const char *text,
                       const struct list *problems) {
    char letters[COLUMN_LETTERS];
    import_column_letters((int)column, letters);
    const char *cell = arena_printf(sheet->ctx->arena, "%s%u", letters, row + 1);
    const struct import_problem *problem = problem_at(problems, cell);
    worksheet_write_string(sheet->page, row, (lxw_col_t)column, sheet_neutral(sheet->ctx->arena, text),
                           problem ? sheet->red : NULL);
    if (problem)
        worksheet_write_comment(sheet->page, row, (lxw_col_t)column, problem->message);
}

static const char *all_messages(const struct annotated *sheet, const struct import_stored_row *row,
                                const struct list *problems) {
    const char *text = row->outcome == OUTCOME_FOREIGN ? "不在您的管辖范围，不会导入" : "";
    for (size_t i = 0; i < problems->count; i++) {
        const struct import_problem *problem = (const struct import_problem *)problems->items + i;
        text = arena_printf(sheet->ctx->arena, "%s%s%s %s", text, *text ? "；" : "", problem->cell,
                            problem->message);
    }
    return text;
}

static enum status write_row(void *user, const void *object) {
    const struct annotated *sheet = user;
    const struct import_stored_row *row = object;
    const char *cells[IMPORT_MAX_COLUMNS];
    struct list problems = {0};
    arena_reset(sheet->ctx->arena);
    enum status status = db_many(sheet->ctx->db, SQL_IMPORT_PROBLEMS,
                                 ARGS(PARAMS(P_ID("id", sheet->batch.id), P_INT("row_no", row->row_no),
                                             P_INT("limit", IMPORT_ROW_PROBLEMS))),
                                 &import_problem_shape, sheet->ctx->arena, &problems);
    if (status != STATUS_OK || row->row_no < 2 || row->row_no > LXW_ROW_MAX)
        return status;
    lxw_row_t at = (lxw_row_t)(row->row_no - 1);
    size_t count = import_split(sheet->ctx->arena, row->cells, cells, sheet->columns.count);
    for (size_t i = 0; i < count; i++)
        write_cell(sheet, at, i, cells[i], &problems);
    worksheet_write_string(sheet->page, at, (lxw_col_t)sheet->columns.count,
                           all_messages(sheet, row, &problems), NULL);
    return STATUS_OK;
}

static void write_headings(const struct annotated *sheet) {
    lxw_col_t last = (lxw_col_t)sheet->columns.count;
    for (lxw_col_t i = 0; i < last; i++)
        worksheet_write_string(sheet->page, 0, i,
                               sheet_neutral(sheet->ctx->arena, sheet->columns.headings[i]), sheet->bold);
    worksheet_write_string(sheet->page, 0, last, "问题", sheet->bold);
    worksheet_set_column(sheet->page, 0, (lxw_col_t)(last - 1), NARROW, NULL);
    worksheet_set_column(sheet->page, last, last, WIDE, NULL);
    worksheet_freeze_panes(sheet->page, 1, 1);
}

static enum status write_book(struct annotated *sheet, const char *path) {
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    lxw_workbook *book = workbook_new_opt(path, &options);
    if (book == NULL)
        return STATUS_INTERNAL;
    sheet->page = workbook_add_worksheet(book, "问题标注");
    sheet->red = workbook_add_format(book);
    sheet->bold = workbook_add_format(book);
    format_set_bg_color(sheet->red, RED);
    format_set_bold(sheet->bold);
    write_headings(sheet);
    enum status status = db_each(sheet->ctx->db, SQL_IMPORT_ROWS, ARGS(PARAMS(P_ID("id", sheet->batch.id))),
                                 &import_stored_row_shape, write_row, sheet);
    enum status closed = sheet_status(workbook_close(book));
    return status == STATUS_OK ? closed : status;
}

enum status import_annotated(struct ctx *ctx, const struct import_by_uuid *request, const char *path) {
    struct ctx row_ctx = *ctx;
    struct annotated sheet = {.ctx = &row_ctx};
    enum status status = import_find(ctx, &request->uuid, &sheet.batch);
    if (status != STATUS_OK)
        return status;
    import_columns_of(ctx->arena, &sheet.batch, &sheet.columns);
    row_ctx.arena = arena_new(ROW_CEILING);
    status = write_book(&sheet, path);
    arena_free(row_ctx.arena);
    return status;
}
