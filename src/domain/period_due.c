/* period_due.c: 履职完成率 in a freeze: every share 份 of it written, and read again. */
#include "period_private.h"

#include "minan/domain/page.h"
#include <string.h>

/* ---- the freeze ---- */

struct freezing {
    struct ctx *ctx;
    struct period_id id;
    const char *code; /* of the term written last */
    int32_t due;
    int64_t terms;
    int64_t shares;
};

/* The engine goes through one term after the other. */
static enum status write_term(struct freezing *freezing, const struct duty_due_row *row) {
    if (freezing->code && freezing->due == row->due && strcmp(freezing->code, row->code) == 0)
        return STATUS_OK;
    freezing->code = row->code;
    freezing->due = row->due;
    return db_run(freezing->ctx->db, SQL_FROZEN_TERM_INSERT,
                  ARGS(PARAMS(P_ID("period_id", freezing->id), P_INT("number", ++freezing->terms),
                              P_TEXT("code", row->code), P_TEXT("title", row->title),
                              P_TEXT("term", row->term), P_DAY("due", row->due))),
                  NULL);
}

static enum status write_share(void *user, const void *object) {
    struct freezing *freezing = user;
    const struct duty_due_row *row = object;
    enum status status = write_term(freezing, row);
    if (status != STATUS_OK)
        return status;
    return db_run(
        freezing->ctx->db, SQL_FROZEN_DUE_INSERT,
        ARGS(PARAMS(P_ID("period_id", freezing->id), P_INT("number", ++freezing->shares),
                    P_INT("term_number", freezing->terms), P_ENUM("unit", duty_unit, row->unit),
                    P_INT("subject_id", row->subject_id), P_INT("city_id", freezing->ctx->actor.city_id),
                    P_INT("county_id", row->county_id), P_ENUM("status", duty_status, row->status),
                    P_INT("done", row->done), P_INT("needed", row->needed))),
        NULL);
}

enum status period_due_freeze(struct ctx *ctx, const struct period_row *row, struct period_id id,
                              const struct figure_definition *definition) {
    struct freezing freezing = {.ctx = ctx, .id = id};
    struct duty_due_filter filter;
    shape_clear(&duty_due_filter_shape, &filter);
    filter.from = row->from;
    filter.to = row->to;
    enum status status = duty_due_each(ctx, &filter, write_share, &freezing);
    if (status != STATUS_OK)
        return status;
    return db_run(ctx->db, SQL_FROZEN_FULFILMENT_INSERT,
                  ARGS(PARAMS(P_ID("period_id", id), P_TEXT("figure", definition->id))), NULL);
}

/* ---- what was counted ---- */

enum status period_due_records(struct ctx *ctx, const struct period_inquiry *q,
                               struct period_records *ret_records) {
    struct period_records records = {.next = NULL};
    enum status status =
        db_int(ctx->db, SQL_FROZEN_DUE_COUNT,
               ARGS(PARAMS(P_FROZEN_DUE(ctx, q), P_FLAG("of_value", !q->of_whole))), &records.total);
    if (status == STATUS_OK)
        status = db_many(ctx->db, SQL_FROZEN_DUE_RECORDS,
                         ARGS(PARAMS(P_FROZEN_DUE(ctx, q), P_FLAG("of_value", !q->of_whole),
                                     P_INT("after_id", q->after_id ? q->after_id : INT_NONE),
                                     P_INT("limit", q->limit + 1))),
                         &period_record_shape, ctx->arena, &records.items);
    if (status != STATUS_OK)
        return status;
    if (page_cut(&records.items, q->limit))
        records.next =
            page_cursor(ctx->arena, "", ((const struct period_record *)records.items.items)[q->limit - 1].id);
    *ret_records = records;
    return STATUS_OK;
}
