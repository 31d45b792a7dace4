/* period_board.c: a period's figures as they are today, 履职完成率 among them. */
#include "period_private.h"

#include "minan/base/buf.h"
#include "minan/base/hash.h"
#include <inttypes.h>
#include <string.h>

enum status period_dues(struct ctx *ctx, const struct period_row *row, struct duty_fulfilment *ret_dues) {
    return duty_fulfilment(ctx, &(struct duty_fulfilment_request){.from = row->from, .to = row->to},
                           ret_dues);
}

/* Of a county, or of all together. Where nothing fell due there is no row; it is asked for by itself. */
static enum status value_of(struct ctx *ctx, const struct duty_fulfilment *dues, const char *county,
                            struct figure_value *ret_value) {
    const struct duty_fulfilment_row *places = dues->places.items;
    struct duty_fulfilment own = {.total = dues->total};
    enum status status = STATUS_OK;
    for (size_t i = 0; county && i < dues->places.count; i++) {
        if (strcmp(places[i].key, county) == 0) {
            *ret_value = places[i].figure;
            return STATUS_OK;
        }
    }
    if (county)
        status =
            duty_fulfilment(ctx, &(struct duty_fulfilment_request){dues->from, dues->to, county, NULL}, &own);
    if (status == STATUS_OK)
        *ret_value = own.total.figure;
    return status;
}

/* The others keep their order, which is that of the definitions. */
static void insert_value(struct arena *arena, const struct figure_value *value, struct list *figures) {
    struct figure_value *values = ARENA_ARRAY(arena, figures->count + 1, struct figure_value);
    const struct figure_value *others = figures->items;
    size_t at = 0;
    while (at < figures->count && figure_definition_of(others[at].id) < figure_definition_of(value->id))
        at++;
    for (size_t i = 0; i <= figures->count; i++)
        values[i] = i == at ? *value : others[i < at ? i : i - 1];
    *figures = (struct list){values, figures->count + 1};
}

enum status period_board(struct ctx *ctx, const struct period_row *row, const struct period_request *cell,
                         const struct duty_fulfilment *dues, struct figure_board *ret_board) {
    struct figure_request request = {.from = row->from,
                                     .to = row->to,
                                     .as_of = DAY_NONE,
                                     .county = cell->county,
                                     .institution_type = cell->institution_type,
                                     .area = cell->area};
    struct figure_value value;
    enum status status = figure_board(ctx, &request, ret_board);
    if (status != STATUS_OK || cell->institution_type)
        return status;
    status = value_of(ctx, dues, cell->county, &value);
    if (status == STATUS_OK)
        insert_value(ctx->arena, &value, &ret_board->figures);
    return status;
}

enum status period_figures_hash(struct ctx *ctx, const struct period_row *row, const char *county,
                                const struct duty_fulfilment *dues, const char **ret_hash) {
    struct figure_board board;
    struct buf buf;
    char *hash = arena_alloc(ctx->arena, SHA256_TEXT_SIZE);
    enum status status = period_board(ctx, row, &(struct period_request){.county = county}, dues, &board);
    if (status != STATUS_OK)
        return status;
    buf_init(&buf, ctx->arena, 2048);
    const struct figure_value *values = board.figures.items;
    for (size_t i = 0; i < board.figures.count; i++)
        buf_printf(&buf, "%s %" PRId64 " %" PRId64 "\n", values[i].id, values[i].numerator,
                   values[i].denominator);
    sha256_text(buf.data, buf.size, hash);
    *ret_hash = hash;
    return STATUS_OK;
}
