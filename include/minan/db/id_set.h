/* id_set.h: sets of ids inside a statement.
 *
 * id_set(id) is an aggregate that gathers ids, id_in(set, id) whether one is among them:
 *   AND id_in((SELECT id_set(s.rowid) FROM institution_search s WHERE ... MATCH :words), h.institution_id)
 * A bit an id: tens of thousands of ids are gathered in a moment and looked up in constant time, where
 * IN (SELECT ...) would sort them into a tree first.
 * Thread rule: that of the connection.
 */
#ifndef MINAN_DB_ID_SET_H
#define MINAN_DB_ID_SET_H

struct sqlite3;

int id_set_register(struct sqlite3 *handle); /* on a connection; SQLITE_OK, or why not */

#endif
