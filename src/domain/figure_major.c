/* figure_major.c: what was done about major hazards. Seven figures ask for parts of the same hazards, which
 * one walk tells apart. */
#include "figure_private.h"

#include "hazard_private.h"

struct major_row {
    const char *key;
    int64_t planned;
    int64_t settled;
    int64_t funded;
    int64_t funds_fen;
    int64_t listed_province;
    int64_t listed_city;
    int64_t listed_county;
};
static const struct field major_row_fields[] = {
    F_TEXT(struct major_row, key, INTERNAL),        F_INT(struct major_row, planned, INTERNAL),
    F_INT(struct major_row, settled, INTERNAL),     F_INT(struct major_row, funded, INTERNAL),
    F_INT(struct major_row, funds_fen, INTERNAL),   F_INT(struct major_row, listed_province, INTERNAL),
    F_INT(struct major_row, listed_city, INTERNAL), F_INT(struct major_row, listed_county, INTERNAL),
};
static SHAPE(major_row, struct major_row);

bool figure_is_of_majors(const struct hazard_filter *filter, enum figure_measure measure) {
    return filter->major_with &&
           (measure == MEASURE_ROWS || (measure == MEASURE_FUNDS && filter->major_with == MAJOR_WITH_FUNDS));
}

static int64_t counted_of(const struct major_row *row, enum major_with with) {
    switch (with) {
    case MAJOR_WITH_PLAN: return row->planned;
    case MAJOR_WITH_SETTLEMENTS: return row->settled;
    case MAJOR_WITH_FUNDS: return row->funded;
    case MAJOR_LISTED: return row->listed_province + row->listed_city + row->listed_county;
    case MAJOR_LISTED_BY_PROVINCE: return row->listed_province;
    case MAJOR_LISTED_BY_CITY: return row->listed_city;
    case MAJOR_LISTED_BY_COUNTY: return row->listed_county;
    case major_with_none_: break;
    }
    return 0;
}

static struct list counts_of(struct arena *arena, const struct list *rows, enum major_with with) {
    struct figure_count *counts = ARENA_ARRAY(arena, rows->count + 1, struct figure_count);
    const struct major_row *row = rows->items;
    for (size_t i = 0; i < rows->count; i++, row++)
        counts[i] = (struct figure_count){row->key, counted_of(row, with),
                                          with == MAJOR_WITH_FUNDS ? row->funds_fen : INT_NONE};
    return (struct list){counts, rows->count};
}

static enum status read_rows(const struct figure_run *run, struct hazard_filter filter,
                             struct list *ret_rows) {
    struct ctx *ctx = run->ctx;
    struct hazard_where where;
    filter.major_with = 0;
    enum status status = hazard_where_make(ctx, &filter, &where);
    if (status != STATUS_OK)
        return status;
    return db_many(ctx->db, SQL_FIGURE_MAJORS,
                   ARGS(.scope = &ctx->actor.scope, .shape = &hazard_filter_shape, .object = &filter,
                        .shape2 = &hazard_where_shape, .object2 = &where, PARAMS(P_HAZARD_KEY(run->key))),
                   &major_row_shape, ctx->arena, ret_rows);
}

enum status figure_count_majors(struct figure_run *run, const struct hazard_filter *filter,
                                struct list *ret_counts) {
    struct arena *arena = run->ctx->arena;
    union figure_filter part = {.hazards = *filter};
    struct list rows;
    enum status status = read_rows(run, *filter, &rows);
    for (int i = 0; status == STATUS_OK && i < major_with_names.count; i++) {
        enum major_with with = (enum major_with)major_with_names.list[i].value;
        struct list counts = counts_of(arena, &rows, with);
        part.hazards.major_with = with;
        figure_remember(run, LIST_HAZARDS, with == MAJOR_WITH_FUNDS ? MEASURE_FUNDS : MEASURE_ROWS,
                        figure_query(arena, LIST_HAZARDS, &part), counts);
        if (with == filter->major_with)
            *ret_counts = counts;
    }
    return status;
}
