/* sheet.c: the engine of every ledger: note, headings, rows. */
#include "sheet_private.h"

#include "minan/domain/progress.h"

#include <math.h>
#include <string.h>

enum { NOTE_ROW, HEADING_ROW, FIRST_ROW, CELL_ROOM = 200 };
enum { MINUTE_MS = 60000, CHINA_MINUTES = 480, DAY_MINUTES = 1440 };

enum status sheet_status(lxw_error error) {
    switch ((int)error) {
    case LXW_NO_ERROR: return STATUS_OK;
    case LXW_ERROR_CREATING_XLSX_FILE:
    case LXW_ERROR_CREATING_TMPFILE:
    case LXW_ERROR_READING_TMPFILE:
    case LXW_ERROR_ZIP_FILE_OPERATION:
    case LXW_ERROR_ZIP_FILE_ADD:
    case LXW_ERROR_ZIP_CLOSE: return STATUS_DISK_FULL;
    default: return STATUS_INTERNAL;
    }
}

/* 2026-11-23 10:00 in China */
static void minute_format(int64_t ms, char out[CELL_ROOM]) {
    int64_t minutes = ms / MINUTE_MS + CHINA_MINUTES;
    int64_t of_day = (minutes % DAY_MINUTES + DAY_MINUTES) % DAY_MINUTES;
    day_format(day_of_time(ms), out);
    snprintf(out + DAY_TEXT_SIZE - 1, CELL_ROOM - DAY_TEXT_SIZE, " %02d:%02d", (int)(of_day / 60),
             (int)(of_day % 60));
}

static void write_note(struct sheet *sheet, const void *filter) {
    char now[CELL_ROOM];
    struct ctx *ctx = sheet->ctx;
    minute_format(clock_now(ctx->clock), now);
    const char *note = arena_printf(ctx->arena, "%s　条件：%s　导出时间：%s　导出人：%s", sheet->kind->title,
                                    sheet_filter_words(ctx, sheet->kind->filter, filter), now,
                                    ctx->actor.name ? ctx->actor.name : "");
    worksheet_write_string(sheet->page, NOTE_ROW, 0, sheet_neutral(ctx->arena, note), NULL);
}

static const struct field *member_of(const struct sheet *sheet, int column) {
    return shape_field(sheet->kind->row, sheet->kind->columns[column].member);
}

static const struct sheet_scale *scale_of(const struct sheet *sheet, int column) {
    const struct sheet_scale *scale = sheet->kind->scales;
    while (scale && scale->member && strcmp(scale->member, sheet->kind->columns[column].member) != 0)
        scale++;
    return scale && scale->member ? scale : NULL;
}

static const char *heading_of(const struct sheet *sheet, int column) {
    const struct sheet_scale *scale = scale_of(sheet, column);
    const char *unit = scale ? scale->unit : NULL;
    const char *label = field_label(member_of(sheet, column));
    return unit ? arena_printf(sheet->ctx->arena, "%s(%s)", label, unit) : label;
}

static void write_headings(struct sheet *sheet) {
    for (int i = 0; i < sheet->kind->count; i++) {
        lxw_col_t column = (lxw_col_t)i;
        worksheet_set_column(sheet->page, column, column, sheet->kind->columns[i].width, NULL);
        worksheet_write_string(sheet->page, HEADING_ROW, column, heading_of(sheet, i), sheet->bold);
    }
    worksheet_freeze_panes(sheet->page, FIRST_ROW, 1);
}

enum status sheet_open(struct ctx *ctx, const struct sheet_kind *kind, const void *filter, const char *path,
                       struct sheet *ret_sheet) {
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    struct sheet sheet = {.kind = kind, .ctx = ctx, .next = FIRST_ROW};
    sheet.book = workbook_new_opt(path, &options);
    if (sheet.book == NULL)
        return STATUS_INTERNAL;
    sheet.page = workbook_add_worksheet(sheet.book, kind->title);
    sheet.bold = workbook_add_format(sheet.book);
    format_set_bold(sheet.bold);
    write_note(&sheet, filter);
    write_headings(&sheet);
    *ret_sheet = sheet;
    return STATUS_OK;
}

/* ---- rows ---- */

static void write_text(const struct sheet *sheet, lxw_col_t column, const char *text) {
    char room[CELL_ROOM];
    bool risky = text && *text && strchr("=+-@\t\r\n", *text);
    if (text == NULL)
        return;
    if (risky && strlen(text) + 2 <= sizeof room) {
        snprintf(room, sizeof room, "'%s", text);
        text = room;
    } else if (risky) {
        text = sheet_neutral(sheet->ctx->arena, text);
    }
    worksheet_write_string(sheet->page, sheet->next, column, text, NULL);
}

static void write_day(const struct sheet *sheet, lxw_col_t column, int32_t day) {
    char text[DAY_TEXT_SIZE];
    day_format(day, text);
    write_text(sheet, column, text);
}

static void write_time(const struct sheet *sheet, lxw_col_t column, int64_t ms) {
    char text[CELL_ROOM];
    minute_format(ms, text);
    write_text(sheet, column, text);
}

static void write_whole(const struct sheet *sheet, lxw_col_t column, int64_t number) {
    const struct sheet_scale *scale = scale_of(sheet, column);
    double per = scale == NULL ? 1 : scale->per == SHEET_PER_ROW ? sheet->per : scale->per;
    worksheet_write_number(sheet->page, sheet->next, column, (double)number / per, NULL);
}

static void write_cell(const struct sheet *sheet, lxw_col_t column, const struct field *field,
                       const void *object) {
    const void *member = (const char *)object + field->offset;
    if (field_is_absent(field, object))
        return;
    switch (field->type) {
    case FIELD_TEXT: write_text(sheet, column, *(const char *const *)member); return;
    case FIELD_UUID: write_text(sheet, column, ((const struct uuid *)member)->text); return;
    case FIELD_DATE: write_day(sheet, column, *(const int32_t *)member); return;
    case FIELD_TIME: write_time(sheet, column, *(const int64_t *)member); return;
    case FIELD_ENUM: write_text(sheet, column, names_label(field->names, *(const int *)member)); return;
    case FIELD_BOOL: write_text(sheet, column, *(const enum truth *)member == YES ? "是" : "否"); return;
    case FIELD_REAL:
        worksheet_write_number(sheet->page, sheet->next, column, *(const double *)member, NULL);
        return;
    case FIELD_INT: write_whole(sheet, column, *(const int64_t *)member); return;
    case FIELD_ID:
    case FIELD_OBJECT:
    case FIELD_LIST: return;
    }
}

enum status sheet_row(void *user, const void *object) {
    struct sheet *sheet = user;
    if (sheet->next >= LXW_ROW_MAX)
        return err_detail(sheet->ctx->err, STATUS_TOO_LARGE,
                          "记录超过一张表格的最大行数，请缩小范围后再导出");
    for (int i = 0; i < sheet->kind->count; i++)
        write_cell(sheet, (lxw_col_t)i, member_of(sheet, i), object);
    sheet->next++;
    progress_step(sheet->ctx->progress);
    return STATUS_OK;
}

enum status sheet_close(struct sheet *sheet, enum status status) {
    lxw_row_t last = sheet->next > FIRST_ROW ? sheet->next - 1 : HEADING_ROW;
    worksheet_autofilter(sheet->page, HEADING_ROW, 0, last, (lxw_col_t)(sheet->kind->count - 1));
    progress_enter(sheet->ctx->progress, PROGRESS_PACKING);
    enum status closed = sheet_status(workbook_close(sheet->book));
    return status == STATUS_OK ? closed : status;
}
