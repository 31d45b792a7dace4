/* audit_chain.h: one row of the chain as it is stored and hashed. */
#ifndef MINAN_DOMAIN_AUDIT_CHAIN_H
#define MINAN_DOMAIN_AUDIT_CHAIN_H

#include "minan/base/hash.h"
#include "minan/domain/audit.h"

struct audit_row {
    int64_t id;
    int64_t at;
    int64_t account_id; /* INT_NONE: nobody was signed in */
    const char *actor;
    const char *role; /* code; empty without an account */
    const char *act;
    const char *noun;
    const char *record;
    int64_t county_id;
    const char *detail;
    const char *request_id;
    const char *prev_hash;
    const char *hash;
};
extern const struct shape audit_row_shape;

/* Hash of everything in the row but its own hash. */
void audit_row_hash(const struct audit_row *row, struct arena *arena, char out[SHA256_TEXT_SIZE]);

#endif
