/* json_read.h: bytes -> struct through a shape. All field errors are collected at once (err.h); unknown and
 * duplicate members, wrong types, lengths, ranges and impossible dates are refused with the field's Chinese
 * label. */
#ifndef MINAN_HTTP_JSON_READ_H
#define MINAN_HTTP_JSON_READ_H

#include "minan/base/err.h"
#include "minan/base/field.h"
#include "minan/http/message.h"
#include "minan/http/router.h"

/* *ret_object is cleared, then filled. STATUS_MALFORMED when the text is no JSON object (nesting at most 32,
 * no duplicate member), STATUS_INVALID with field errors otherwise. Fields flagged IN_PATH or INTERNAL are
 * not read. */
MUST_USE enum status json_read(const char *text, size_t size, const struct shape *shape, struct arena *arena,
                               struct err *err, void *ret_object);

/* Query pairs -> struct: the same rules, values as text; booleans are true/false; unknown or repeated names
 * refused. */
MUST_USE enum status query_read(const struct request_target *target, const struct shape *shape,
                                struct arena *arena, struct err *err, void *ret_object);

/* Path parameters into the members flagged IN_PATH (call after json_read/query_read, or alone on a cleared
 * object). A value of the wrong form (no UUID) is STATUS_NOT_FOUND: such a record cannot exist. */
MUST_USE enum status path_read(const struct path_params *params, const struct shape *shape,
                               struct arena *arena, void *object);

#endif
