/* period.c: the year's periods, one with its figures, and a county's confirmation. */
#include "period_private.h"

#include "minan/domain/audit.h"
#include <string.h>

static const struct field period_known_fields[] = {
    F_ID(struct period_known, id),
    F_TEXT(struct period_known, code, INTERNAL),
    F_TIME(struct period_known, frozen_at, INTERNAL),
    F_INT(struct period_known, frozen_audit, INTERNAL),
    F_TEXT(struct period_known, frozen_by, INTERNAL),
    F_TEXT(struct period_known, override_reason, INTERNAL),
    F_INT(struct period_known, confirmed, INTERNAL),
};
static SHAPE(period_known, struct period_known);

static int64_t own_county(const struct ctx *ctx) {
    return ctx->actor.county_id ? ctx->actor.county_id : INT_NONE;
}

/* ---- the state ---- */

static enum status county_count(struct ctx *ctx, int64_t *ret_count) {
    *ret_count = 1;
    if (ctx->actor.county_id)
        return STATUS_OK;
    return db_int(ctx->db, SQL_PERIOD_COUNTY_COUNT, ARGS(PARAMS(P_INT("city_id", ctx->actor.city_id))),
                  ret_count);
}

static enum period_state state_of(const struct period_row *row, int32_t today) {
    if (row->frozen_at != TIME_NONE)
        return PERIOD_FROZEN;
    if (row->to >= today)
        return PERIOD_RUNNING;
    return row->confirmed >= row->counties ? PERIOD_CONFIRMED : PERIOD_OPEN;
}

static struct list may(struct ctx *ctx, const struct period_row *row) {
    const char **codes = ARENA_ARRAY(ctx->arena, 1, const char *);
    size_t count = 0;
    if (row->state == PERIOD_OPEN || row->state == PERIOD_CONFIRMED) {
        if (role_has(ctx->actor.role, PERMIT_CONFIRM_PERIOD))
            codes[count++] = "confirm";
        else if (role_has(ctx->actor.role, PERMIT_FREEZE_PERIOD))
            codes[count++] = "freeze";
    }
    return (struct list){codes, count};
}

static void settle(struct ctx *ctx, const struct period_known *known, int64_t counties,
                   struct period_row *row) {
    row->counties = counties;
    row->confirmed = known ? known->confirmed : 0;
    row->frozen_at = known ? known->frozen_at : TIME_NONE;
    row->frozen_by = known ? known->frozen_by : NULL;
    row->override_reason = known ? known->override_reason : NULL;
    row->state = state_of(row, clock_today(ctx->clock));
    row->may = may(ctx, row);
}

enum status period_find(struct ctx *ctx, const char *code, struct period_row *ret_row,
                        struct period_known *ret_known) {
    struct period_row row;
    struct period_known known = {.frozen_at = TIME_NONE};
    int64_t counties = 0;
    if (!period_of_code(ctx->arena, code, &row))
        return STATUS_NOT_FOUND;
    enum status status = county_count(ctx, &counties);
    if (status == STATUS_OK)
        status = db_one(ctx->db, SQL_PERIOD_ALL,
                        ARGS(PARAMS(P_INT("city_id", ctx->actor.city_id), P_INT("county_id", own_county(ctx)),
                                    P_TEXT("code", code))),
                        &period_known_shape, ctx->arena, &known);
    if (status != STATUS_OK && status != STATUS_NOT_FOUND)
        return status;
    settle(ctx, status == STATUS_OK ? &known : NULL, counties, &row);
    *ret_row = row;
    *ret_known = known;
    return STATUS_OK;
}

enum status period_touch(struct ctx *ctx, const struct period_row *row, struct period_id *ret_id) {
    enum status status = db_run(ctx->db, SQL_PERIOD_OPEN,
                                ARGS(PARAMS(P_INT("city_id", ctx->actor.city_id), P_TEXT("code", row->code),
                                            P_DAY("from_on", row->from), P_DAY("to_on", row->to))),
                                NULL);
    if (status != STATUS_OK)
        return status;
    return db_int(ctx->db, SQL_PERIOD_ID,
                  ARGS(PARAMS(P_INT("city_id", ctx->actor.city_id), P_TEXT("code", row->code))),
                  &ret_id->value);
}

enum status period_state_error(struct ctx *ctx, const struct period_row *row, const char *what) {
    ctx->err->state = names_code(&period_state_names, (int)row->state);
    if (row->state == PERIOD_RUNNING)
        return err_detail(ctx->err, STATUS_WRONG_STATE, "%s还没有结束，不能%s", row->label, what);
    return err_detail(ctx->err, STATUS_WRONG_STATE, "%s%s，不能%s", row->label,
                      row->state == PERIOD_FROZEN ? "已经封账" : "还没有封账", what);
}

/* ---- the year ---- */

static const struct period_known *known_of(const struct list *all, const char *code) {
    const struct period_known *known = all->items;
    for (size_t i = 0; i < all->count; i++) {
        if (strcmp(known[i].code, code) == 0)
            return &known[i];
    }
    return NULL;
}

enum status period_list(struct ctx *ctx, const struct period_filter *filter, struct period_list *ret_list) {
    int64_t year = filter->year == INT_NONE ? day_ymd(clock_today(ctx->clock)).year : filter->year;
    struct period_row *rows = ARENA_ARRAY(ctx->arena, PERIODS_OF_YEAR, struct period_row);
    struct list all;
    int64_t counties;
    enum status status = county_count(ctx, &counties);
    if (status == STATUS_OK)
        status =
            db_many(ctx->db, SQL_PERIOD_ALL,
                    ARGS(PARAMS(P_INT("city_id", ctx->actor.city_id), P_INT("county_id", own_county(ctx)))),
                    &period_known_shape, ctx->arena, &all);
    if (status != STATUS_OK)
        return status;
    for (int i = 0; i < PERIODS_OF_YEAR; i++) {
        period_of_year(ctx->arena, (int)year, i, &rows[i]);
        settle(ctx, known_of(&all, rows[i].code), counties, &rows[i]);
    }
    *ret_list = (struct period_list){year, {rows, PERIODS_OF_YEAR}};
    return STATUS_OK;
}

/* ---- the counties ---- */

static enum status note_change(struct ctx *ctx, const struct period_row *row,
                               const struct duty_fulfilment *dues, struct period_confirmation *confirmation) {
    const char *hash;
    if (row->state == PERIOD_FROZEN || confirmation->confirmed_at == TIME_NONE)
        return STATUS_OK;
    enum status status = period_figures_hash(ctx, row, confirmation->county, dues, &hash);
    if (status == STATUS_OK)
        confirmation->changed_since = strcmp(hash, confirmation->figures_hash) == 0 ? NO : YES;
    return status;
}

enum status period_confirmations(struct ctx *ctx, const struct period_row *row, struct period_id id,
                                 const struct duty_fulfilment *dues, struct list *ret_confirmations) {
    enum status status =
        db_many(ctx->db, SQL_PERIOD_CONFIRMATIONS,
                ARGS(PARAMS(P_INT("period_id", id.value), P_INT("city_id", ctx->actor.city_id),
                            P_INT("county_id", own_county(ctx)))),
                &period_confirmation_shape, ctx->arena, ret_confirmations);
    struct period_confirmation *confirmations = ret_confirmations->items;
    for (size_t i = 0; status == STATUS_OK && i < ret_confirmations->count; i++)
        status = note_change(ctx, row, dues, &confirmations[i]);
    return status;
}

/* ---- the figures ---- */

static void add_live(const struct figure_value *value, struct period_figure *figure) {
    figure->live_display = value->display;
    figure->live_numerator = value->numerator;
    figure->live_denominator = value->denominator;
    figure->live_query = value->query;
    if (figure->frozen_display == NULL)
        return;
    figure->numerator_change = value->numerator - figure->frozen_numerator;
    if (figure->frozen_denominator != INT_NONE && value->denominator != INT_NONE)
        figure->denominator_change = value->denominator - figure->frozen_denominator;
}

static struct period_figure of_live(const struct figure_value *value) {
    struct period_figure figure;
    shape_clear(&period_figure_shape, &figure);
    figure.id = value->id;
    figure.label = value->label;
    figure.wording = value->wording;
    figure.unit = value->unit;
    figure.list = value->list;
    add_live(value, &figure);
    return figure;
}

static struct period_figure of_frozen(struct ctx *ctx, const struct frozen_figure *frozen,
                                      const struct list *live) {
    struct period_figure figure;
    const struct figure_value *values = live->items;
    shape_clear(&period_figure_shape, &figure);
    figure.id = frozen->id;
    figure.label = frozen->label;
    figure.wording = frozen->wording;
    figure.unit = frozen->unit;
    figure.list = frozen->list;
    figure.frozen_display = frozen_display(ctx->arena, frozen);
    figure.frozen_numerator = frozen_numerator(frozen);
    figure.frozen_denominator = frozen_denominator(frozen);
    for (size_t i = 0; i < live->count; i++) {
        if (strcmp(values[i].id, frozen->id) == 0)
            add_live(&values[i], &figure);
    }
    return figure;
}

/* A figure of one type stands in no cell of another. */
static bool belongs(const struct frozen_figure *frozen, const struct period_request *cell) {
    const struct figure_definition *definition = figure_definition_of(frozen->id);
    return definition == NULL ||
           figure_applies(definition, &(struct figure_scope){.type = cell->institution_type});
}

static void list_frozen(struct ctx *ctx, const struct list *frozen, const struct period_request *cell,
                        const struct list *live, struct list *figures) {
    const struct frozen_figure *one = frozen->items;
    for (size_t i = 0; i < frozen->count; i++, one++) {
        if (belongs(one, cell))
            ((struct period_figure *)figures->items)[figures->count++] = of_frozen(ctx, one, live);
    }
}

static void list_live(const struct list *live, struct list *figures) {
    const struct figure_value *one = live->items;
    for (size_t i = 0; i < live->count; i++, one++)
        ((struct period_figure *)figures->items)[figures->count++] = of_live(one);
}

static enum status add_figures(struct ctx *ctx, const struct period_request *request, struct period_id id,
                               const struct duty_fulfilment *dues, struct period *period) {
    struct figure_board board;
    struct list frozen = {0};
    enum status status = period_board(ctx, &period->row, request, dues, &board);
    if (status == STATUS_OK && period->row.state == PERIOD_FROZEN)
        status = period_frozen_figures(ctx, id, request, NULL, &frozen);
    if (status != STATUS_OK)
        return status;
    size_t most = frozen.count ? frozen.count : board.figures.count;
    period->figures.items = ARENA_ARRAY(ctx->arena, most, struct period_figure);
    if (frozen.count)
        list_frozen(ctx, &frozen, request, &board.figures, &period->figures);
    else
        list_live(&board.figures, &period->figures);
    return STATUS_OK;
}

enum status period_get(struct ctx *ctx, const struct period_request *request, struct period *ret_period) {
    struct period_known known;
    struct duty_fulfilment dues;
    struct period period = {.figures = {0}};
    enum status status = period_find(ctx, request->code, &period.row, &known);
    if (status == STATUS_OK && period.row.from > clock_today(ctx->clock))
        return period_state_error(ctx, &period.row, "统计");
    if (status == STATUS_OK)
        status = period_dues(ctx, &period.row, &dues);
    if (status == STATUS_OK)
        status = period_confirmations(ctx, &period.row, known.id, &dues, &period.confirmations);
    if (status == STATUS_OK)
        status = add_figures(ctx, request, known.id, &dues, &period);
    if (status == STATUS_OK)
        *ret_period = period;
    return status;
}

/* ---- confirming ---- */

static enum status write_confirmation(struct ctx *ctx, const struct period_confirm *request,
                                      const struct period_row *row) {
    struct period_id id;
    struct duty_fulfilment dues;
    const char *hash;
    enum status status = period_dues(ctx, row, &dues);
    if (status == STATUS_OK)
        status = period_figures_hash(ctx, row, NULL, &dues, &hash);
    if (status == STATUS_OK)
        status = period_touch(ctx, row, &id);
    if (status == STATUS_OK)
        status = db_run(ctx->db, SQL_PERIOD_CONFIRM,
                        ARGS(PARAMS(P_ID("period_id", id), P_INT("county_id", ctx->actor.county_id),
                                    P_TIME("now", clock_now(ctx->clock)), P_ID("by", ctx->actor.id),
                                    P_TEXT("note", request->note), P_TEXT("figures_hash", hash))),
                        NULL);
    return status == STATUS_OK ? audit_write(ctx, "period.confirm", row->code,
                                             arena_printf(ctx->arena, "确认%s指标 %s", row->label, hash))
                               : status;
}

enum status period_confirm(struct ctx *ctx, const struct period_confirm *request, struct period *ret_period) {
    struct period_row row;
    struct period_known known;
    enum status status = period_find(ctx, request->code, &row, &known);
    if (status == STATUS_OK && (row.state == PERIOD_RUNNING || row.state == PERIOD_FROZEN))
        return period_state_error(ctx, &row, "确认");
    if (status == STATUS_OK)
        status = write_confirmation(ctx, request, &row);
    return status == STATUS_OK ? period_get(ctx, &(struct period_request){.code = request->code}, ret_period)
                               : status;
}
