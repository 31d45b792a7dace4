/* id_set.h: sets of ids for statements.
 *
 * id_set(id) is an aggregate that gathers ids, id_in(set, id) whether one is among them. A set is a text that
 * one statement gives and another takes as a parameter: SELECT id_set(s.rowid) FROM institution_search s
 * WHERE s.tokens MATCH :phrase
 *   ... AND id_in(:named, h.institution_id)
 * A bit an id: tens of thousands of ids are gathered in a moment and looked up in constant time, where
 * IN (SELECT ...) would sort them into a tree first, and every statement anew. (Not id_in((SELECT
 * id_set(...)), id): SQLite copies what a subquery gave for every row.) Thread rule: that of the connection.
 */
#ifndef MINAN_DB_ID_SET_H
#define MINAN_DB_ID_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct sqlite3;

int id_set_register(struct sqlite3 *handle);               /* on a connection; SQLITE_OK, or why not */
int64_t id_set_count(const char *set);                     /* how many ids are in it */
bool id_set_has(const char *set, size_t size, int64_t id); /* size: strlen(set) */
/* One made in memory: an empty set of ids up to `most`, in the arena; then ids, one at a time. */
char *id_set_new(struct arena *arena, int64_t most);
void id_set_add(char *set, int64_t id);

#endif
