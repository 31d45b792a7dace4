/* institution_import.c: the batch: headings, rows in chunks, what came of them, and the commit. */
#include "institution_import_private.h"

#include "minan/domain/audit.h"
#include <string.h>

NAMES_DEFINE(import_outcome, "导入结果", IMPORT_OUTCOME_TABLE)
NAMES_DEFINE(import_state, "导入状态", IMPORT_STATE_TABLE)

enum { PROBLEMS_SHOWN = 200 };

/* clang-format off */
static const struct field import_new_fields[] = {
    F_UUID(struct import_new, uuid, REQUIRED | IN_PATH, .label = "导入编号"),
    F_TEXT(struct import_new, file_name, REQUIRED, .label = "文件名"),
    F_TEXTS(struct import_new, headings, REQUIRED | BLANKS | MULTILINE, .label = "表头", .min = 1, .max = IMPORT_MAX_COLUMNS),
};
SHAPE(import_new, struct import_new);

static const struct field import_sheet_row_fields[] = {
    F_INT(struct import_sheet_row, row_no, REQUIRED, .label = "行号", .min = 1, .max = 10000000),
    F_TEXTS(struct import_sheet_row, cells, REQUIRED | BLANKS | MULTILINE, .label = "单元格", .max = IMPORT_MAX_COLUMNS),
};
SHAPE(import_sheet_row, struct import_sheet_row);

static const struct field import_rows_fields[] = {
    F_UUID(struct import_rows, uuid, REQUIRED | IN_PATH, .label = "导入编号"),
    F_LIST(struct import_rows, rows, import_sheet_row_shape, REQUIRED, .label = "行", .min = 1, .max = 1000),
};
SHAPE(import_rows, struct import_rows);

static const struct field import_problem_fields[] = {
    F_INT(struct import_problem, row_no, REQUIRED, .label = "行号"),
    F_TEXT(struct import_problem, heading, REQUIRED, .label = "表头", .doc = "empty for the whole row"),
    F_TEXT(struct import_problem, cell, REQUIRED, .label = "单元格", .doc = "C12"),
    F_TEXT(struct import_problem, message, REQUIRED, .label = "问题", .max = 1000),
};
SHAPE(import_problem, struct import_problem);

static const struct field import_batch_fields[] = {
    F_UUID(struct import_batch, uuid, REQUIRED, .label = "导入编号"),
    F_TEXT(struct import_batch, file_name, REQUIRED, .label = "文件名"),
    F_ENUM(struct import_batch, state, import_state, REQUIRED, .label = "状态"),
    F_TEXTS(struct import_batch, matched, REQUIRED, .label = "已识别的表头"),
    F_TEXTS(struct import_batch, unknown, REQUIRED, .label = "未识别的表头"),
    F_INT(struct import_batch, row_count, REQUIRED, .label = "行数"),
    F_INT(struct import_batch, new_count, REQUIRED, .label = "新增"),
    F_INT(struct import_batch, changed_count, REQUIRED, .label = "更新"),
    F_INT(struct import_batch, same_count, REQUIRED, .label = "无变化"),
    F_INT(struct import_batch, foreign_count, REQUIRED, .label = "不在管辖范围"),
    F_INT(struct import_batch, bad_count, REQUIRED, .label = "有误"),
    F_LIST(struct import_batch, problems, import_problem_shape, REQUIRED, .label = "问题", .doc = "the first 200"),
    F_INT(struct import_batch, problem_count, REQUIRED, .label = "问题数"),
    F_TIME(struct import_batch, created_at, REQUIRED, .label = "上传时间"),
    F_TIME(struct import_batch, committed_at, NULLABLE, .label = "导入时间"),
    F_INT(struct import_batch, row_version, REQUIRED, .label = "版本"),
    F_ID(struct import_batch, id),
    F_TEXT(struct import_batch, headings, INTERNAL),
};
SHAPE(import_batch, struct import_batch);

static const struct field import_by_uuid_fields[] = {
    F_UUID(struct import_by_uuid, uuid, REQUIRED | IN_PATH, .label = "导入编号"),
};
SHAPE(import_by_uuid, struct import_by_uuid);

static const struct field import_commit_fields[] = {
    F_UUID(struct import_commit, uuid, REQUIRED | IN_PATH, .label = "导入编号"),
    F_BOOL(struct import_commit, leave_foreign, 0, .label = "跳过不在管辖范围的行"),
};
SHAPE(import_commit, struct import_commit);
/* clang-format on */

/* ---- reading ---- */

enum status import_find(struct ctx *ctx, const struct uuid *uuid, struct import_batch *ret_batch) {
    return db_one(ctx->db, SQL_IMPORT_FIND,
                  ARGS(PARAMS(P_UUID("uuid", *uuid), P_ID("account_id", ctx->actor.id))), &import_batch_shape,
                  ctx->arena, ret_batch);
}

static void tell_headings(struct ctx *ctx, struct import_batch *batch) {
    struct import_columns columns;
    import_columns_of(ctx->arena, batch, &columns);
    const char **matched = ARENA_ARRAY(ctx->arena, columns.count, const char *);
    const char **unknown = ARENA_ARRAY(ctx->arena, columns.count, const char *);
    batch->matched.items = matched;
    batch->unknown.items = unknown;
    for (size_t i = 0; i < columns.count; i++) {
        if (columns.fields[i])
            matched[batch->matched.count++] = columns.headings[i];
        else if (*columns.headings[i])
            unknown[batch->unknown.count++] = columns.headings[i];
    }
}

enum status import_get(struct ctx *ctx, const struct import_by_uuid *request,
                       struct import_batch *ret_batch) {
    struct import_batch batch;
    enum status status = import_find(ctx, &request->uuid, &batch);
    if (status == STATUS_OK)
        status = db_many(ctx->db, SQL_IMPORT_PROBLEMS,
                         ARGS(PARAMS(P_ID("id", batch.id), P_INT("limit", PROBLEMS_SHOWN))),
                         &import_problem_shape, ctx->arena, &batch.problems);
    if (status != STATUS_OK)
        return status;
    tell_headings(ctx, &batch);
    ctx->version = batch.row_version;
    *ret_batch = batch;
    return STATUS_OK;
}

static enum status get(struct ctx *ctx, const struct uuid *uuid, struct import_batch *ret_batch) {
    return import_get(ctx, &(struct import_by_uuid){*uuid}, ret_batch);
}

/* ---- the batch ---- */

static void require_heading(struct ctx *ctx, const struct import_columns *columns, const char *name) {
    const struct field *field = shape_field(&institution_edit_shape, name);
    if (import_column_of(columns, name) < 0)
        (void)err_field(ctx->err, "headings", "required", "表头中没有「%s」这一列", field_label(field));
}

static void refuse_twin(struct ctx *ctx, const struct import_columns *columns, size_t column) {
    int first = columns->fields[column] ? import_column_of(columns, columns->fields[column]->name) : -1;
    if (first >= 0 && (size_t)first < column)
        (void)err_field(ctx->err, "headings", "duplicate", "「%s」与「%s」是同一项内容，请只保留一列",
                        columns->headings[column], columns->headings[first]);
}

static enum status check_headings(struct ctx *ctx, const char *joined) {
    struct import_columns columns;
    import_columns_of(ctx->arena, &(struct import_batch){.headings = joined}, &columns);
    require_heading(ctx, &columns, "name");
    require_heading(ctx, &columns, "type");
    require_heading(ctx, &columns, "county");
    for (size_t i = 0; i < columns.count; i++)
        refuse_twin(ctx, &columns, i);
    return ctx->err->count ? STATUS_INVALID : STATUS_OK;
}

static enum status put_new(struct ctx *ctx, const struct import_new *request, const char *headings,
                           struct import_batch *ret_batch) {
    enum status status = check_headings(ctx, headings);
    if (status == STATUS_OK)
        status =
            db_run(ctx->db, SQL_IMPORT_INSERT,
                   ARGS(.shape = &import_new_shape, .object = request,
                        PARAMS(P_TEXT("headings", headings), P_ID("account_id", ctx->actor.id),
                               P_INT("city_id", ctx->actor.city_id),
                               P_INT("county_id", ctx->actor.county_id ? ctx->actor.county_id : INT_NONE),
                               P_TIME("now", clock_now(ctx->clock)))),
                   NULL);
    if (status == STATUS_OK)
        status = audit_write(ctx, "import.create", request->uuid.text, request->file_name);
    if (status != STATUS_OK)
        return status;
    ctx->created = true;
    return get(ctx, &request->uuid, ret_batch);
}

/* Taken by this account with the same headings, with others, or by somebody else. */
static enum status put_again(struct ctx *ctx, const struct import_new *request, const char *headings,
                             struct import_batch *ret_batch) {
    struct import_batch batch;
    enum status status = get(ctx, &request->uuid, &batch);
    if (status != STATUS_OK)
        return status;
    if (strcmp(batch.headings, headings) != 0 || strcmp(batch.file_name, request->file_name) != 0)
        return STATUS_UUID_CONFLICT;
    *ret_batch = batch;
    return STATUS_OK;
}

enum status import_put(struct ctx *ctx, const struct import_new *request, struct import_batch *ret_batch) {
    int64_t id;
    const char *headings = import_join(ctx->arena, &request->headings, request->headings.count);
    enum status status = db_int(ctx->db, SQL_IMPORT_TAKEN, ARGS(PARAMS(P_UUID("uuid", request->uuid))), &id);
    if (status == STATUS_NOT_FOUND)
        return put_new(ctx, request, headings, ret_batch);
    return status == STATUS_OK ? put_again(ctx, request, headings, ret_batch) : status;
}

/* ---- rows ---- */

static enum status refuse_state(struct ctx *ctx, const struct import_batch *batch, const char *detail) {
    ctx->err->state = names_code(&import_state_names, (int)batch->state);
    return err_detail(ctx->err, STATUS_WRONG_STATE, "%s", detail);
}

static enum status find_preview(struct ctx *ctx, const struct uuid *uuid, struct import_batch *ret_batch) {
    enum status status = import_find(ctx, uuid, ret_batch);
    if (status == STATUS_OK && ret_batch->state != IMPORT_PREVIEW)
        return refuse_state(ctx, ret_batch, "这份表格已经导入，不能重复导入");
    return status;
}

static enum status store_problems(struct import_judge *judge, int64_t row_no,
                                  const struct import_problems *problems) {
    struct db *db = judge->ctx.db;
    enum status status = db_run(db, SQL_IMPORT_FORGET_PROBLEMS,
                                ARGS(PARAMS(P_ID("id", judge->batch), P_INT("row_no", row_no))), NULL);
    for (int i = 0; i < problems->count && status == STATUS_OK; i++)
        status = db_run(db, SQL_IMPORT_PUT_PROBLEM,
                        ARGS(.shape = &import_problem_shape, .object = &problems->list[i],
                             PARAMS(P_ID("id", judge->batch))),
                        NULL);
    return status;
}

/* Also of rows that are bad otherwise, so that their twins are found. */
static const char *code_of(const struct import_judgement *judgement) {
    return judgement->outcome == OUTCOME_FOREIGN ? NULL : judgement->edit.credit_code;
}

static enum status store_row(struct import_judge *judge, int64_t row_no, const char *cells) {
    struct import_judgement judgement;
    enum status status = import_judge_row(judge, row_no, cells, &judgement);
    if (status == STATUS_OK)
        status = store_problems(judge, row_no, &judgement.problems);
    if (status != STATUS_OK)
        return status;
    return db_run(
        judge->ctx.db, SQL_IMPORT_PUT_ROW,
        ARGS(PARAMS(P_ID("id", judge->batch), P_INT("row_no", row_no), P_TEXT("cells", cells),
                    P_ENUM("outcome", import_outcome, judgement.outcome),
                    P_ID("institution_id", judgement.id), P_TEXT("credit_code", code_of(&judgement)))),
        NULL);
}

/* A row with more cells than there are headings would lose some. */
static enum status check_width(struct ctx *ctx, const struct import_sheet_row *row, size_t columns) {
    const char *const *cells = row->cells.items;
    for (size_t i = columns; i < row->cells.count; i++) {
        if (cells[i] && *cells[i])
            return err_field(ctx->err, "rows", "length", "第 %lld 行的内容比表头多", (long long)row->row_no);
    }
    return STATUS_OK;
}

static bool is_blank(const char *cells) {
    return strspn(cells, IMPORT_SEPARATOR) == strlen(cells);
}

static enum status store_rows(struct ctx *ctx, const struct import_rows *request,
                              struct import_judge *judge) {
    enum status status = STATUS_OK;
    for (size_t i = 0; i < request->rows.count && status == STATUS_OK; i++) {
        const struct import_sheet_row *row = (const struct import_sheet_row *)request->rows.items + i;
        const char *cells = import_join(ctx->arena, &row->cells, judge->columns.count);
        status = check_width(ctx, row, judge->columns.count);
        if (status == STATUS_OK && !is_blank(cells))
            status = store_row(judge, row->row_no, cells);
    }
    return status;
}

enum status import_add_rows(struct ctx *ctx, const struct import_rows *request,
                            struct import_batch *ret_batch) {
    struct import_batch batch;
    struct import_judge judge;
    enum status status = find_preview(ctx, &request->uuid, &batch);
    if (status != STATUS_OK)
        return status;
    if (batch.row_count + (int64_t)request->rows.count > IMPORT_MAX_ROWS)
        return err_detail(ctx->err, STATUS_TOO_LARGE, "一份表格最多导入 %d 行，请分成几份", IMPORT_MAX_ROWS);
    status = import_judge_open(ctx, &batch, &judge);
    if (status == STATUS_OK)
        status = store_rows(ctx, request, &judge);
    import_judge_close(&judge);
    if (status == STATUS_OK)
        status = db_run(ctx->db, SQL_IMPORT_TOUCH, ARGS(PARAMS(P_ID("id", batch.id))), NULL);
    return status == STATUS_OK ? get(ctx, &request->uuid, ret_batch) : status;
}

/* ---- commit ---- */

struct commit {
    struct ctx *ctx;
    const struct import_batch *batch;
    struct import_judge judge;
};

static enum status apply_new(struct ctx *ctx, struct import_judgement *judgement) {
    judgement->edit.uuid = uuid_random();
    enum status status = institution_add(ctx, &judgement->edit, &judgement->place, NULL);
    if (status != STATUS_OK)
        return status;
    return audit_write(ctx, "institution.import", judgement->edit.uuid.text, judgement->edit.name);
}

static bool moved(const struct import_judgement *judgement) {
    const char *old = judgement->old.town;
    return judgement->edit.town && (old == NULL || strcmp(old, judgement->edit.town) != 0);
}

static enum status apply_change(struct ctx *ctx, const struct import_judgement *judgement) {
    bool renamed = strcmp(judgement->old.name, judgement->edit.name) != 0;
    enum status status = institution_change(ctx, judgement->id, &judgement->edit, &judgement->place, renamed);
    if (status == STATUS_OK && moved(judgement))
        status = institution_move_town(ctx, judgement->id, judgement->place.town);
    if (status != STATUS_OK)
        return status;
    return audit_write(ctx, "institution.import", judgement->old.uuid.text, judgement->edit.name);
}

/* The register may have changed since the preview: every row is judged once more. */
static enum status commit_row(void *user, const void *object) {
    struct commit *commit = user;
    const struct import_stored_row *row = object;
    struct import_judgement judgement;
    enum status status = import_judge_row(&commit->judge, row->row_no, row->cells, &judgement);
    if (status != STATUS_OK)
        return status;
    if (judgement.outcome == OUTCOME_NEW)
        return apply_new(&commit->judge.ctx, &judgement);
    if (judgement.outcome == OUTCOME_CHANGED)
        return apply_change(&commit->judge.ctx, &judgement);
    if (judgement.outcome == OUTCOME_SAME || row->outcome == OUTCOME_FOREIGN)
        return STATUS_OK;
    return refuse_state(commit->ctx, commit->batch,
                        arena_printf(commit->ctx->arena, "台账在预览之后有变化，第 %lld 行请重新核对",
                                     (long long)row->row_no));
}

static enum status check_commit(struct ctx *ctx, const struct import_batch *batch, bool leave_foreign) {
    if (batch->row_count == 0)
        return refuse_state(ctx, batch, "表格里还没有内容");
    if (batch->bad_count)
        return refuse_state(ctx, batch,
                            arena_printf(ctx->arena, "还有 %lld 行有误，请改正后重新上传，全部无误才会导入",
                                         (long long)batch->bad_count));
    if (batch->foreign_count && !leave_foreign)
        return refuse_state(ctx, batch,
                            arena_printf(ctx->arena, "有 %lld 行不在您的管辖范围，请确认跳过这些行后再导入",
                                         (long long)batch->foreign_count));
    return STATUS_OK;
}

static enum status commit_rows(struct ctx *ctx, const struct import_batch *batch) {
    struct commit commit = {.ctx = ctx, .batch = batch};
    enum status status = import_judge_open(ctx, batch, &commit.judge);
    if (status == STATUS_OK)
        status = db_each(ctx->db, SQL_IMPORT_ROWS, ARGS(PARAMS(P_ID("id", batch->id))),
                         &import_stored_row_shape, commit_row, &commit);
    import_judge_close(&commit.judge);
    return status;
}

static enum status finish(struct ctx *ctx, const struct import_batch *batch) {
    const char *detail =
        arena_printf(ctx->arena, "%s：新增 %lld，更新 %lld，无变化 %lld，跳过 %lld", batch->file_name,
                     (long long)batch->new_count, (long long)batch->changed_count,
                     (long long)batch->same_count, (long long)batch->foreign_count);
    enum status status =
        db_run(ctx->db, SQL_IMPORT_COMMITTED,
               ARGS(PARAMS(P_ID("id", batch->id), P_TIME("now", clock_now(ctx->clock)))), NULL);
    return status == STATUS_OK ? audit_write(ctx, "import.commit", batch->uuid.text, detail) : status;
}

enum status import_commit(struct ctx *ctx, const struct import_commit *request,
                          struct import_batch *ret_batch) {
    struct import_batch batch;
    enum status status = find_preview(ctx, &request->uuid, &batch);
    if (status == STATUS_OK)
        status = check_commit(ctx, &batch, request->leave_foreign == YES);
    if (status == STATUS_OK)
        status = commit_rows(ctx, &batch);
    if (status == STATUS_OK)
        status = finish(ctx, &batch);
    return status == STATUS_OK ? get(ctx, &request->uuid, ret_batch) : status;
}
