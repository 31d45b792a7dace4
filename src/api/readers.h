/* readers.h: read-only connections, opened when first needed and kept; as many as threads ever read at once.
 */
#ifndef MINAN_API_READERS_H
#define MINAN_API_READERS_H

#include "minan/db/db.h"

struct readers;

struct readers *readers_new(const char *database); /* the path must outlive it */
void readers_free(struct readers *readers);        /* all must have come back; accepts NULL */
MUST_USE enum status readers_take(struct readers *readers, struct db **ret_db); /* any thread */
void readers_give_back(struct readers *readers, struct db *db);

#endif
