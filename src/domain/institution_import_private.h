/* institution_import_private.h: from headings and cells as text to a record and what is wrong with it. */
#ifndef MINAN_DOMAIN_INSTITUTION_IMPORT_PRIVATE_H
#define MINAN_DOMAIN_INSTITUTION_IMPORT_PRIVATE_H

#include "institution_private.h"

#include "minan/domain/institution_import.h"
#include "minan/domain/region.h"

#define IMPORT_SEPARATOR "\x1f" /* between headings, and between cells, as stored */

enum { IMPORT_MAX_COLUMNS = 100, IMPORT_MAX_ROWS = 20000, IMPORT_ROW_PROBLEMS = 60, COLUMN_LETTERS = 8 };

/* ---- headings ---- */

struct import_columns {
    size_t count;
    const char *headings[IMPORT_MAX_COLUMNS];       /* as in the sheet */
    const struct field *fields[IMPORT_MAX_COLUMNS]; /* of institution_edit_shape; NULL: not understood */
};

/* The member of an institution a heading means, or NULL. */
const struct field *import_heading_field(struct arena *arena, const char *heading);
/* -1: the sheet has no such column */
int import_column_of(const struct import_columns *columns, const char *field_name);
/* 0 -> A, 25 -> Z, 26 -> AA */
void import_column_letters(int column, char out[COLUMN_LETTERS]);

/* Full-width brackets and slashes as ASCII, without blanks, in the arena. */
char *import_plain(struct arena *arena, const char *text);

/* ---- cells ---- */

/* Reads one cell into its member. NULL: it is good, or empty (*ret_given false); else the Chinese reason. */
const char *import_read_cell(struct arena *arena, const struct field *field, const char *cell,
                             struct institution_edit *edit, bool *ret_given);

/* ---- texts joined by U+001F ---- */

const char *import_join(struct arena *arena, const struct list *texts, size_t count);
/* At most most parts; returns how many. */
size_t import_split(struct arena *arena, const char *joined, const char **parts, size_t most);

/* ---- rows ---- */

struct import_problems {
    struct import_problem list[IMPORT_ROW_PROBLEMS];
    int count;
};

struct import_judgement {
    enum import_outcome outcome;
    struct institution_edit edit; /* the record as it will be */
    struct institution_edit old;  /* as it is, when there is one */
    struct institution_place place;
    struct institution_id id; /* 0: not on the register */
    struct import_problems problems;
};

/* What is the same for all rows of a batch. */
struct import_judge {
    struct ctx ctx; /* of the actor, with an arena and an err of its own, emptied between rows */
    struct import_batch_id batch;
    struct import_columns columns;
    struct region_tree regions; /* of the actor's city */
    struct err err;
};

/* The judge works in its own arena: judge_close frees what judgements point to. */
MUST_USE enum status import_judge_open(struct ctx *ctx, const struct import_batch *batch,
                                       struct import_judge *judge);
void import_judge_close(struct import_judge *judge);
/* Empties the judge's arena: what the judgement before pointed to is gone. */
MUST_USE enum status import_judge_row(struct import_judge *judge, int64_t row_no, const char *cells,
                                      struct import_judgement *ret_judgement);

/* The batch of the actor without its lists, or STATUS_NOT_FOUND. */
MUST_USE enum status import_find(struct ctx *ctx, const struct uuid *uuid, struct import_batch *ret_batch);
void import_columns_of(struct arena *arena, const struct import_batch *batch,
                       struct import_columns *ret_columns);

struct import_stored_row {
    int64_t row_no;
    const char *cells;
    enum import_outcome outcome;
};
extern const struct shape import_stored_row_shape;

#endif
