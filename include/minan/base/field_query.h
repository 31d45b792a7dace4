/* field_query.h: struct -> URL query, the inverse of http/json_read.h query_read: a figure carries the very
 * query of the list behind it. Pure, any thread; everything lies in the buffer's arena. */
#ifndef MINAN_BASE_FIELD_QUERY_H
#define MINAN_BASE_FIELD_QUERY_H

#include "minan/base/buf.h"
#include "minan/base/field.h"

/* Appends "name=value&..." of the members that are present, in the shape's order, values percent-encoded
 * UTF-8; nothing when all are absent. Members that no query can name (IN_PATH, INTERNAL, objects, ids, lists
 * of structs) are left out. */
void shape_query(struct buf *buf, const struct shape *shape, const void *object);

#endif
