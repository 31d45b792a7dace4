/* ctx.h: everything a domain function may use. Made by the pipeline for one request, by the command line for
 * one run.
 *
 * Thread rule: one thread at a time. Domain functions never begin or end transactions, never free (the arena
 * does), never log (they set ctx->err), and write one audit row for every change (audit.h).
 */
#ifndef MINAN_DOMAIN_CTX_H
#define MINAN_DOMAIN_CTX_H

#include "minan/base/arena.h"
#include "minan/base/clock.h"
#include "minan/base/err.h"
#include "minan/base/seal.h"
#include "minan/base/uuid.h"
#include "minan/db/db.h"
#include "minan/domain/ids.h"
#include "minan/domain/role.h"

/* Who acts. Zeroed for an anonymous client: role 0, a scope in which nothing matches. */
struct actor {
    struct account_id id;
    struct session_id session_id;
    struct uuid uuid;
    const char *name;
    enum role role;
    struct db_scope
        scope;       /* city: city_id set; county: county_id; town: town_id; institution: institution_id */
    int64_t city_id; /* where the actor hangs, whatever the scope (0: nowhere) */
    int64_t county_id;
};

struct progress;
struct progress_board;

struct ctx {
    struct arena *arena;
    struct err *err;
    const struct clock *clock;
    struct db *db; /* NULL for routes without a transaction */
    struct actor actor;
    const char *request_id;
    const char *store_dir;   /* where attachment files lie */
    const struct seal *seal; /* of the secrets of channels; NULL on the command line, which needs none */
    const char *origin; /* where people reach this installation: https://minan.example.cn; NULL: unknown */
    const char *content_hash; /* SHA-256 text of the request body, for idempotent writes; "" without a body */
    const char *content;      /* the body as received, to be kept when it cannot stand; NULL without one */
    struct progress_board *progress_board; /* progress.h; NULL: nobody can watch */
    struct progress *progress;             /* of this request, when somebody watches; NULL otherwise */
    int64_t base_version;                  /* If-Match; 0: none was sent */
    int idle_minutes;                      /* of an office session; 0: 30 */
    bool created;                          /* out: the reply is 201 */
    enum status
        outcome; /* out: answered in place of STATUS_OK by work that commits all the same (failed login) */
    int64_t version; /* out: row_version behind the reply's ETag; 0: none */
};

/* STATUS_STALE when a base version was sent and differs from the row's. */
MUST_USE enum status ctx_check_version(struct ctx *ctx, int64_t row_version);

/* A page of a list: every filter struct embeds these three query members. */
enum { PAGE_DEFAULT = 20, PAGE_MOST = 200, TOTAL_CAP = 50000 };

#endif
