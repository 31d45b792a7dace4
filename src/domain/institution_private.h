/* institution_private.h: what the register's own files share. */
#ifndef MINAN_DOMAIN_INSTITUTION_PRIVATE_H
#define MINAN_DOMAIN_INSTITUTION_PRIVATE_H

#include "minan/domain/institution.h"

/* Where a record lies, as the keys its row carries. */
struct institution_place {
    struct region_id city;
    struct region_id county;
    struct region_id town;
};

/* Adds a field error to ctx->err for every rule of the record that is broken; STATUS_INVALID when any is.
 * Fields alone, no look into the database. */
MUST_USE enum status institution_check(struct ctx *ctx, const struct institution_edit *edit);

/* Counties and towns by code, in the actor's scope; STATUS_INVALID on county or town. */
MUST_USE enum status institution_locate(struct ctx *ctx, const struct institution_edit *edit,
                                        struct institution_place *ret_place);

/* Rows and the search index. The record was checked; no audit row yet. STATUS_DUPLICATE on the credit code.
 */
MUST_USE enum status institution_add(struct ctx *ctx, const struct institution_edit *edit,
                                     const struct institution_place *place, const char *content_hash);
MUST_USE enum status institution_change(struct ctx *ctx, struct institution_id id,
                                        const struct institution_edit *edit,
                                        const struct institution_place *place, bool renamed);

/* Within the county its visits, hazards and photos move along, so that the new town sees them. */
MUST_USE enum status institution_move_town(struct ctx *ctx, struct institution_id id, struct region_id town);

/* The members of edit that were given replace those of whole; nothing else of it changes. */
void institution_overlay(struct institution_edit *whole, const struct institution_edit *edit);
/* The editable members of a record. */
void institution_as_edit(const struct institution *institution, struct institution_edit *ret_edit);
/* Every member of a equals that of b. */
bool institution_edit_equal(const struct institution_edit *a, const struct institution_edit *b);

/* Fills the list of conditions from the other members. */
void institution_fill_conditions(struct arena *arena, struct institution *institution);

#endif
