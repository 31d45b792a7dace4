/* tally.c: the tallies filled anew and checked. */
#include "minan/domain/tally.h"

enum status tally_rebuild(struct ctx *ctx) {
    static const enum sql steps[] = {
        SQL_TALLY_CLEAR_HAZARDS,       SQL_TALLY_FILL_HAZARDS,      SQL_TALLY_CLEAR_HAZARD_DAYS,
        SQL_TALLY_FILL_HAZARD_DAYS,    SQL_TALLY_CLEAR_INSPECTIONS, SQL_TALLY_FILL_INSPECTIONS,
        SQL_TALLY_CLEAR_GROUP_DAYS,    SQL_TALLY_FILL_GROUP_DAYS,   SQL_TALLY_CLEAR_INSPECTOR_DAYS,
        SQL_TALLY_FILL_INSPECTOR_DAYS, SQL_TALLY_CLEAR_VISIT_YEARS, SQL_TALLY_FILL_VISIT_YEARS,
        SQL_TALLY_CLEAR_STOCK_SPANS,   SQL_TALLY_FILL_STOCK_SPANS,  SQL_TALLY_CLEAR_DUTY_YEARS,
        SQL_TALLY_FILL_DUTY_YEARS,
    };
    enum status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < sizeof steps / sizeof *steps; i++)
        status = db_run(ctx->db, steps[i], NO_ARGS, NULL);
    return status;
}

enum status tally_verify(struct ctx *ctx, int64_t *ret_differences) {
    return db_int(ctx->db, SQL_TALLY_DIFFERENCES, NO_ARGS, ret_differences);
}
