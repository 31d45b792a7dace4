/* upkeep.c: two statements over everything. */
#include "minan/domain/upkeep.h"

static const struct field upkeep_counts_fields[] = {
    F_INT(struct upkeep_counts, accounts, 0),    F_INT(struct upkeep_counts, institutions, 0),
    F_INT(struct upkeep_counts, inspections, 0), F_INT(struct upkeep_counts, hazards, 0),
    F_INT(struct upkeep_counts, attachments, 0), F_INT(struct upkeep_counts, papers, 0),
    F_INT(struct upkeep_counts, audit, 0),
};
static SHAPE(upkeep_counts, struct upkeep_counts);

static const struct field upkeep_file_fields[] = {
    F_TEXT(struct upkeep_file, what, 0),
    F_UUID(struct upkeep_file, uuid, 0),
    F_TEXT(struct upkeep_file, sha256, 0),
    F_INT(struct upkeep_file, bytes, 0),
};
static SHAPE(upkeep_file, struct upkeep_file);

enum status upkeep_count(struct ctx *ctx, struct upkeep_counts *ret_counts) {
    return db_one(ctx->db, SQL_UPKEEP_COUNTS, NO_ARGS, &upkeep_counts_shape, ctx->arena, ret_counts);
}

struct look {
    upkeep_file_fn *call;
    void *user;
};

static enum status look_at(void *user, const void *object) {
    const struct look *look = user;
    return look->call(look->user, object);
}

enum status upkeep_each_file(struct ctx *ctx, upkeep_file_fn *look, void *user) {
    return db_each(ctx->db, SQL_UPKEEP_FILES, NO_ARGS, &upkeep_file_shape, look_at,
                   &(struct look){look, user});
}
