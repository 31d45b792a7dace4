/* institution_import_judge.c: what a row of the sheet means for the register, and what is wrong with it. */
#include "institution_import_private.h"

#include <string.h>

enum { ROW_CEILING = 8 * 1024 * 1024 };

static const struct field import_stored_row_fields[] = {
    F_INT(struct import_stored_row, row_no, 0),
    F_TEXT(struct import_stored_row, cells, 0),
    F_ENUM(struct import_stored_row, outcome, import_outcome, 0),
};
SHAPE(import_stored_row, struct import_stored_row);

struct known { /* the register's row with the same credit code, or name in the county */
    struct institution_id id;
    struct uuid uuid;
    int64_t county_id;
};
static const struct field known_fields[] = {
    F_ID(struct known, id),
    F_UUID(struct known, uuid, 0),
    F_INT(struct known, county_id, 0),
};
static SHAPE(known, struct known);

struct row {
    struct import_judge *judge;
    int64_t row_no;
    const char *cells[IMPORT_MAX_COLUMNS];
    size_t cell_count;
    struct institution_edit given; /* present tells which cells were filled */
    struct import_judgement *judgement;
};

/* ---- problems ---- */

static void complain(struct row *row, int column, const char *message) {
    struct import_problems *problems = &row->judgement->problems;
    const struct import_columns *columns = &row->judge->columns;
    char letters[COLUMN_LETTERS];
    if (problems->count == IMPORT_ROW_PROBLEMS)
        return;
    import_column_letters(column < 0 ? 0 : column, letters);
    bool known = column >= 0 && (size_t)column < columns->count;
    problems->list[problems->count++] = (struct import_problem){
        .row_no = row->row_no,
        .heading = known ? columns->headings[column] : "",
        .cell = arena_printf(row->judge->ctx.arena, "%s%lld", letters, (long long)row->row_no),
        .message = message,
    };
}

static bool has_problem(const struct row *row, int column) {
    const char *heading = column >= 0 ? row->judge->columns.headings[column] : "";
    for (int i = 0; i < row->judgement->problems.count; i++) {
        if (strcmp(row->judgement->problems.list[i].heading, heading) == 0)
            return true;
    }
    return false;
}

/* ---- cells ---- */

static void mark_given(struct institution_edit *edit, const struct field *field) {
    edit->present |= (uint64_t)1 << (field - institution_edit_shape.fields);
}

static void read_cell(struct row *row, size_t column) {
    bool given;
    const struct field *field = row->judge->columns.fields[column];
    if (field == NULL)
        return;
    const char *reason =
        import_read_cell(row->judge->ctx.arena, field, row->cells[column], &row->given, &given);
    if (reason)
        complain(row, (int)column, reason);
    else if (given)
        mark_given(&row->given, field);
}

static void read_cells(struct row *row) {
    shape_clear(&institution_edit_shape, &row->given);
    for (size_t i = 0; i < row->judge->columns.count && i < row->cell_count; i++)
        read_cell(row, i);
}

/* ---- regions, by name or code ---- */

static const struct region *find_region(const struct row *row, enum region_level level, int64_t county_id,
                                        const char *text) {
    const struct region_tree *tree = &row->judge->regions;
    const char *plain = import_plain(row->judge->ctx.arena, text);
    for (size_t i = 0; i < tree->items.count; i++) {
        const struct region *region = (const struct region *)tree->items.items + i;
        if (region->level != level || (county_id && region->county_id != county_id))
            continue;
        if (strcmp(region->name, plain) == 0 || strcmp(region->code, plain) == 0)
            return region;
    }
    return NULL;
}

static void place_in_town(struct row *row, const struct region *county) {
    const struct region *town = find_region(row, REGION_TOWN, county->id.value, row->given.town);
    if (town == NULL) {
        complain(
            row, import_column_of(&row->judge->columns, "town"),
            arena_printf(row->judge->ctx.arena, "%s没有“%s”这个镇(街道)", county->name, row->given.town));
        return;
    }
    row->given.town = town->code;
    row->judgement->place.town = town->id;
}

/* NULL when the cell is empty or names none: the row is bad then. */
static const struct region *place_in_county(struct row *row) {
    int column = import_column_of(&row->judge->columns, "county");
    if (row->given.county == NULL)
        return NULL;
    const struct region *county = find_region(row, REGION_COUNTY, 0, row->given.county);
    if (county == NULL) {
        complain(row, column,
                 arena_printf(row->judge->ctx.arena, "区划中没有“%s”这个县(市、区)", row->given.county));
        return NULL;
    }
    row->given.county = county->code;
    row->judgement->place.city.value = county->city_id;
    row->judgement->place.county = county->id;
    return county;
}

static bool is_outside(const struct row *row, int64_t county_id) {
    int64_t own = row->judge->ctx.actor.county_id;
    return own && own != county_id;
}

/* ---- the register ---- */

/* By credit code; a row without one by its name in its county, so that a sheet sent again makes no second
 * record. */
static enum status find_known(const struct row *row, struct known *ret_known) {
    struct ctx *ctx = &row->judge->ctx;
    const struct institution_edit *given = &row->given;
    bool by_name = given->credit_code == NULL;
    *ret_known = (struct known){0};
    if (row->judgement->place.county.value == 0 || (by_name && given->name == NULL))
        return STATUS_OK;
    enum status status =
        db_one(ctx->db, by_name ? SQL_IMPORT_INSTITUTION_BY_NAME : SQL_IMPORT_INSTITUTION_BY_CODE,
               ARGS(PARAMS(P_TEXT("credit_code", given->credit_code), P_TEXT("name", given->name),
                           P_ID("county_id", row->judgement->place.county))),
               &known_shape, ctx->arena, ret_known);
    return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

static enum status start_from_old(struct row *row, const struct known *known) {
    struct institution institution;
    struct import_judgement *judgement = row->judgement;
    enum status status = institution_find(&row->judge->ctx, &known->uuid, &institution);
    if (status != STATUS_OK)
        return status;
    institution_as_edit(&institution, &judgement->old);
    judgement->id = known->id;
    judgement->edit = judgement->old;
    if (judgement->place.town.value == 0 && institution.town_id != INT_NONE)
        judgement->place.town.value = institution.town_id;
    return STATUS_OK;
}

static void start_new(struct row *row) {
    shape_clear(&institution_edit_shape, &row->judgement->edit);
    row->judgement->edit.status = INSTITUTION_OPERATING;
}

/* ---- rules ---- */

static void check_record(struct row *row) {
    struct ctx *ctx = &row->judge->ctx;
    err_init(ctx->err, ctx->arena);
    if (institution_check(ctx, &row->judgement->edit) == STATUS_OK)
        return;
    for (int i = 0; i < ctx->err->count; i++) {
        const struct field_error *error = &ctx->err->fields[i];
        int column = import_column_of(&row->judge->columns, error->field);
        if (!has_problem(row, column))
            complain(row, column, error->message);
    }
}

static enum status check_twins(struct row *row) {
    int64_t other;
    struct ctx *ctx = &row->judge->ctx;
    if (row->given.credit_code == NULL)
        return STATUS_OK;
    enum status status =
        db_int(ctx->db, SQL_IMPORT_SAME_CODE,
               ARGS(PARAMS(P_ID("id", row->judge->batch), P_TEXT("credit_code", row->given.credit_code),
                           P_INT("row_no", row->row_no))),
               &other);
    if (status == STATUS_OK)
        complain(row, import_column_of(&row->judge->columns, "credit_code"),
                 arena_printf(ctx->arena, "第 %lld 行与第 %lld 行的统一社会信用代码相同",
                              (long long)row->row_no, (long long)other));
    return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

static enum import_outcome outcome_of(const struct import_judgement *judgement) {
    if (judgement->problems.count)
        return OUTCOME_BAD;
    if (judgement->id.value == 0)
        return OUTCOME_NEW;
    return institution_edit_equal(&judgement->edit, &judgement->old) ? OUTCOME_SAME : OUTCOME_CHANGED;
}

/* Rows of other counties are somebody else's: nothing about them is checked or told. */
static enum status judge_own(struct row *row, const struct region *county, const struct known *known) {
    struct import_judgement *judgement = row->judgement;
    enum status status = STATUS_OK;
    if (row->given.town && county)
        place_in_town(row, county);
    if (known->id.value)
        status = start_from_old(row, known);
    else
        start_new(row);
    if (status != STATUS_OK)
        return status;
    institution_overlay(&judgement->edit, &row->given);
    check_record(row);
    status = check_twins(row);
    judgement->outcome = outcome_of(judgement);
    return status;
}

static enum status judge(struct row *row) {
    struct known known;
    read_cells(row);
    const struct region *county = place_in_county(row);
    enum status status = find_known(row, &known);
    if (status != STATUS_OK)
        return status;
    bool elsewhere = county && known.id.value && county->id.value != known.county_id;
    if (elsewhere || (county && is_outside(row, county->id.value))) {
        row->judgement->outcome = OUTCOME_FOREIGN;
        row->judgement->problems.count = 0;
        return STATUS_OK;
    }
    return judge_own(row, county, &known);
}

enum status import_judge_row(struct import_judge *judge_, int64_t row_no, const char *cells,
                             struct import_judgement *ret_judgement) {
    struct row row = {.judge = judge_, .row_no = row_no, .judgement = ret_judgement};
    arena_reset(judge_->ctx.arena);
    *ret_judgement = (struct import_judgement){0};
    row.cell_count = import_split(judge_->ctx.arena, cells, row.cells, IMPORT_MAX_COLUMNS);
    return judge(&row);
}

enum status import_judge_open(struct ctx *ctx, const struct import_batch *batch,
                              struct import_judge *judge_) {
    *judge_ = (struct import_judge){.ctx = *ctx, .batch = batch->id};
    judge_->ctx.arena = arena_new(ROW_CEILING);
    judge_->ctx.err = &judge_->err;
    import_columns_of(ctx->arena, batch, &judge_->columns);
    return region_list(ctx, &judge_->regions);
}

void import_judge_close(struct import_judge *judge_) {
    arena_free(judge_->ctx.arena);
}
