/* duty_fulfilment.c: 履职完成率: the board of all that fell due in a period, added up by place and by duty.
 */
#include "duty_private.h"

#include "minan/base/field_query.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_YEARS_DAYS = 3 * 366, TENTHS = 10, HUNDRED = 100 };

/* ---- what is asked ---- */

static enum status read_days(struct ctx *ctx, const struct duty_fulfilment_request *request,
                             struct duty_dues *dues) {
    int32_t today = clock_today(ctx->clock);
    dues->to = request->to == DAY_NONE ? today : request->to;
    dues->from = request->from == DAY_NONE ? day_of(day_ymd(dues->to).year, 1, 1) : request->from;
    if (dues->from > dues->to)
        return err_field(ctx->err, "from", "order", "「起始日期」不能晚于「截止日期」");
    if (dues->from > today)
        return err_field(ctx->err, "from", "range", "「起始日期」不能晚于今天");
    if (dues->to - dues->from > MOST_YEARS_DAYS)
        return err_field(ctx->err, "from", "range", "「起始日期」距截止日期不能超过三年");
    return STATUS_OK;
}

static struct days days_over(const struct duty_dues *dues) {
    int32_t yesterday = clock_today(dues->ctx->clock) - 1;
    return (struct days){dues->from, dues->to < yesterday ? dues->to : yesterday};
}

enum status duty_dues_make(struct ctx *ctx, const struct duty_fulfilment_request *request,
                           struct duty_dues *ret_dues) {
    struct duty_dues dues = {.ctx = ctx};
    enum status status = read_days(ctx, request, &dues);
    if (status == STATUS_OK)
        status = duty_find_county(ctx, request->county, &dues.place);
    if (status == STATUS_OK)
        status = duty_runs_due(duty_homes_in(ctx, &dues.place), days_over(&dues), request->code, &dues.runs);
    if (status == STATUS_OK)
        status = duty_board_of_runs(ctx, &dues.runs, &dues.board);
    if (status == STATUS_OK)
        *ret_dues = dues;
    return status;
}

const struct duty_board_row *duty_dues_row(const struct duty_dues *dues) {
    const struct duty_board_row *rows = dues->board.rows.items;
    const char *key = dues->place.id.value ? dues->place.code : "total";
    for (size_t i = 0; i < dues->board.rows.count; i++) {
        if (strcmp(rows[i].key, key) == 0)
            return &rows[i];
    }
    return &rows[dues->board.rows.count - 1];
}

/* ---- the figure ---- */

static const char *query_of(const struct duty_dues *dues, const struct duty_due_filter *narrowed) {
    struct buf buf;
    struct duty_due_filter filter = *narrowed;
    filter.from = dues->from;
    filter.to = dues->to;
    buf_init(&buf, dues->ctx->arena, 128);
    shape_query(&buf, &duty_due_filter_shape, &filter);
    return buf.data;
}

static double rate_of(int64_t numerator, int64_t denominator) {
    int64_t tenths = figure_tenths(numerator * HUNDRED, denominator);
    return tenths == INT_NONE ? NAN : (double)tenths / TENTHS;
}

static struct figure_value figure_of(const struct duty_dues *dues, const struct duty_fulfilment_row *row,
                                     const char *county, const char *code) {
    const struct figure_definition *definition = figure_definition_of("duty_fulfilment");
    struct figure_value value;
    struct duty_due_filter whole, met, rest;
    shape_clear(&figure_value_shape, &value);
    shape_clear(&duty_due_filter_shape, &whole);
    whole.county = county;
    whole.code = code;
    met = rest = whole;
    met.status = DUTY_MET;
    rest.in_time = NO;
    value.id = definition->id;
    value.label = definition->label;
    value.wording = definition->wording;
    value.unit = definition->unit;
    value.topic = definition->topic;
    value.list = definition->list;
    value.numerator = row->met;
    value.denominator = row->owed;
    value.value = rate_of(row->met, row->owed);
    value.display = figure_rate_text(dues->ctx->arena, row->met, row->owed);
    value.query = query_of(dues, &met);
    value.denominator_query = query_of(dues, &whole);
    value.rest_query = query_of(dues, &rest);
    return value;
}

/* ---- added up ---- */

static void add_cell(struct duty_fulfilment_row *row, const struct duty_cell *cell) {
    row->owed += cell->owed;
    row->met += cell->met;
    row->done_late += cell->done_late;
    row->missed += cell->missed;
}

/* Of a place, all cells or those of one duty. */
static void add_cells(struct duty_fulfilment_row *row, const struct duty_board_row *place, const char *code) {
    const struct duty_cell *cells = place->cells.items;
    for (size_t i = 0; i < place->cells.count; i++) {
        if (code == NULL || strcmp(cells[i].code, code) == 0)
            add_cell(row, &cells[i]);
    }
}

static const char *county_of(const struct duty_dues *dues) {
    return dues->place.id.value ? dues->place.code : NULL;
}

static struct duty_fulfilment_row total_of(const struct duty_dues *dues, const char *code) {
    struct duty_fulfilment_row row = {.key = "total", .label = "合计"};
    add_cells(&row, duty_dues_row(dues), NULL);
    row.figure = figure_of(dues, &row, county_of(dues), code);
    return row;
}

/* Those in which something fell due. */
static struct list places_of(const struct duty_dues *dues, const char *code) {
    const struct duty_board_row *all = dues->board.rows.items;
    struct duty_fulfilment_row *rows =
        ARENA_ARRAY(dues->ctx->arena, dues->board.rows.count, struct duty_fulfilment_row);
    size_t count = 0;
    for (size_t i = 0; i + 1 < dues->board.rows.count; i++) {
        struct duty_fulfilment_row row = {.key = all[i].key, .label = all[i].name};
        if (dues->place.id.value && strcmp(all[i].key, dues->place.code) != 0)
            continue;
        add_cells(&row, &all[i], NULL);
        row.figure = figure_of(dues, &row, row.key, code);
        if (row.owed)
            rows[count++] = row;
    }
    return (struct list){rows, count};
}

static bool is_among(const struct list *rows, const char *key) {
    const struct duty_fulfilment_row *all = rows->items;
    for (size_t i = 0; i < rows->count; i++) {
        if (strcmp(all[i].key, key) == 0)
            return true;
    }
    return false;
}

static int by_code(const void *a, const void *b) {
    const char *left = ((const struct duty_fulfilment_row *)a)->key;
    const char *right = ((const struct duty_fulfilment_row *)b)->key;
    return duty_code_compare(left, right);
}

/* Titled as the latest period was. */
static struct list duties_of(const struct duty_dues *dues) {
    const struct duty_run *runs = dues->runs.items;
    struct duty_fulfilment_row *rows =
        ARENA_ARRAY(dues->ctx->arena, dues->runs.count + 1, struct duty_fulfilment_row);
    struct list list = {rows, 0};
    for (size_t i = 0; i < dues->runs.count; i++) {
        const struct duty *duty = runs[i].duty;
        struct duty_fulfilment_row row = {.key = duty->code, .label = duty->title};
        if (is_among(&list, duty->code))
            continue;
        add_cells(&row, duty_dues_row(dues), duty->code);
        row.figure = figure_of(dues, &row, county_of(dues), duty->code);
        if (row.owed)
            rows[list.count++] = row;
    }
    if (list.count)
        qsort(rows, list.count, sizeof *rows, by_code);
    return list;
}

enum status duty_fulfilment(struct ctx *ctx, const struct duty_fulfilment_request *request,
                            struct duty_fulfilment *ret_fulfilment) {
    struct duty_dues dues;
    enum status status = duty_dues_make(ctx, request, &dues);
    if (status != STATUS_OK)
        return status;
    *ret_fulfilment = (struct duty_fulfilment){.from = dues.from,
                                               .to = dues.to,
                                               .last = days_over(&dues).to,
                                               .total = total_of(&dues, request->code),
                                               .places = places_of(&dues, request->code),
                                               .duties = duties_of(&dues)};
    return STATUS_OK;
}
