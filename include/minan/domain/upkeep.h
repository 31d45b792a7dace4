/* upkeep.h: what a backup and a check of the whole installation look at. For the command line: no scope, no
 * actor. */
#ifndef MINAN_DOMAIN_UPKEEP_H
#define MINAN_DOMAIN_UPKEEP_H

#include "minan/domain/ctx.h"

struct upkeep_counts {
    int64_t accounts;
    int64_t institutions;
    int64_t inspections;
    int64_t hazards;
    int64_t attachments; /* stored ones */
    int64_t papers;
    int64_t audit;
};
MUST_USE enum status upkeep_count(struct ctx *ctx, struct upkeep_counts *ret_counts);

struct upkeep_file {
    const char *what; /* 附件 or 文书 */
    struct uuid uuid; /* of that record */
    const char *sha256;
    int64_t bytes;
};
/* Every stored attachment and the copy of every paper; the struct is gone after the call. */
typedef enum status upkeep_file_fn(void *user, const struct upkeep_file *file);
MUST_USE enum status upkeep_each_file(struct ctx *ctx, upkeep_file_fn *look, void *user);

#endif
