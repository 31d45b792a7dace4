/* sheet_private.h: one engine for every .xlsx: a table of columns, rows one after the other, constant memory.
 */
#ifndef MINAN_DOMAIN_SHEET_PRIVATE_H
#define MINAN_DOMAIN_SHEET_PRIVATE_H

#include "minan/domain/ctx.h"
#include <xlsxwriter.h>

struct sheet_column {
    const char *member; /* of the shape; its label is the heading */
    double width;       /* in characters */
};

/* A whole number that is shown in a larger unit than it is kept in. */
struct sheet_scale {
    const char *member;
    double per;       /* how many make one; SHEET_PER_ROW: sheet->per */
    const char *unit; /* stands behind the heading; NULL: the row tells it */
};
enum { SHEET_PER_ROW = -1, FEN_PER_YUAN = 100 };

struct sheet_kind {
    const char *title; /* Chinese, also the name of the sheet */
    const struct shape *row;
    const struct sheet_column *columns;
    int count;
    const struct shape *filter;
    const struct sheet_scale *scales; /* ends with a NULL member; NULL: none */
};

struct sheet {
    const struct sheet_kind *kind;
    struct ctx *ctx;
    lxw_workbook *book;
    lxw_worksheet *page;
    lxw_format *bold;
    lxw_row_t next; /* row to be written */
    double per;     /* set before a row with numbers of SHEET_PER_ROW */
};

/* A text that a spreadsheet program could take for a formula gets an apostrophe in front. */
const char *sheet_neutral(struct arena *arena, const char *text);

/* What the filter asks for, in words: 「县(市、区)：石麓县；有逾期隐患：是」. */
const char *sheet_filter_words(struct ctx *ctx, const struct shape *shape, const void *filter);

MUST_USE enum status sheet_open(struct ctx *ctx, const struct sheet_kind *kind, const void *filter,
                                const char *path, struct sheet *ret_sheet);
enum status sheet_row(void *sheet, const void *object); /* a db_row_fn */
/* Writes the file when status is STATUS_OK; frees the book in any case. */
MUST_USE enum status sheet_close(struct sheet *sheet, enum status status);

/* What an error of the library means. */
enum status sheet_status(lxw_error error);

#endif
