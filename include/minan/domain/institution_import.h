/* institution_import.h: a county's sheet becomes the register: preview, every bad cell named, all-or-nothing
 * commit. The browser reads the file (.xlsx, .csv in UTF-8 or GBK) and sends headings and rows as text, in
 * chunks. */
#ifndef MINAN_DOMAIN_INSTITUTION_IMPORT_H
#define MINAN_DOMAIN_INSTITUTION_IMPORT_H

#include "minan/domain/institution.h"

#define IMPORT_OUTCOME_TABLE(X)                                                                              \
    X(OUTCOME_NEW, "new", "新增")                                                                            \
    X(OUTCOME_CHANGED, "changed", "更新")                                                                    \
    X(OUTCOME_SAME, "same", "无变化")                                                                        \
    X(OUTCOME_FOREIGN, "foreign", "不在管辖范围") X(OUTCOME_BAD, "bad", "有误")
NAMES_DECLARE(import_outcome, IMPORT_OUTCOME_TABLE)
#define IMPORT_STATE_TABLE(X) X(IMPORT_PREVIEW, "preview", "预览") X(IMPORT_COMMITTED, "committed", "已导入")
NAMES_DECLARE(import_state, IMPORT_STATE_TABLE)

struct import_new {
    struct uuid uuid; /* in path */
    const char *file_name;
    struct list
        headings; /* TEXTS, as in the sheet, any order; unknown ones are listed, missing ones refused */
};
extern const struct shape import_new_shape;

struct import_sheet_row {
    int64_t row_no;    /* as the sheet counts */
    struct list cells; /* TEXTS, "" for an empty cell */
};
extern const struct shape import_sheet_row_shape;

struct import_rows {
    struct uuid uuid; /* in path */
    struct list rows; /* of struct import_sheet_row, at most 1000 a call; a row sent again replaces itself */
};
extern const struct shape import_rows_shape;

struct import_problem {
    int64_t row_no;
    const char *heading;
    const char *cell; /* C12 */
    const char *message;
};
extern const struct shape import_problem_shape;

struct import_batch {
    struct uuid uuid;
    const char *file_name;
    enum import_state state;
    struct list matched; /* TEXTS: headings that were understood */
    struct list unknown; /* TEXTS: headings that were not */
    int64_t row_count;
    int64_t new_count;
    int64_t changed_count;
    int64_t same_count;
    int64_t foreign_count;
    int64_t bad_count;
    struct list problems; /* of struct import_problem, the first 200 */
    int64_t problem_count;
    int64_t created_at;
    int64_t committed_at;
    int64_t row_version;
    struct import_batch_id id; /* INTERNAL */
    const char *headings;      /* INTERNAL: joined by U+001F */
};
extern const struct shape import_batch_shape;

struct import_by_uuid {
    struct uuid uuid;
};
extern const struct shape import_by_uuid_shape;

struct import_commit {
    struct uuid uuid;         /* in path */
    enum truth leave_foreign; /* rows of other counties are left out knowingly; else they refuse the commit */
};
extern const struct shape import_commit_shape;

MUST_USE enum status import_put(struct ctx *ctx, const struct import_new *request,
                                struct import_batch *ret_batch);
MUST_USE enum status import_add_rows(struct ctx *ctx, const struct import_rows *request,
                                     struct import_batch *ret_batch);
MUST_USE enum status import_get(struct ctx *ctx, const struct import_by_uuid *request,
                                struct import_batch *ret_batch);
/* STATUS_WRONG_STATE with bad rows or once committed; nothing is written unless every row is. */
MUST_USE enum status import_commit(struct ctx *ctx, const struct import_commit *request,
                                   struct import_batch *ret_batch);
/* The sheet again as .xlsx with a column 问题 and the bad cells marked; a file at path. */
MUST_USE enum status import_annotated(struct ctx *ctx, const struct import_by_uuid *request,
                                      const char *path);

#endif
