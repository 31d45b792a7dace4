/* json_write.h: struct -> JSON and shape -> JSON Schema, straight into a buffer (no tree in between). */
#ifndef MINAN_HTTP_JSON_WRITE_H
#define MINAN_HTTP_JSON_WRITE_H

#include "minan/base/buf.h"
#include "minan/base/field.h"

void json_text(struct buf *buf, const char *text); /* quoted and escaped; NULL: null */

/* Absent members are written as null when NULLABLE and are left out otherwise; absent lists are []. */
void json_write(struct buf *buf, const struct shape *shape, const void *object);

/* The schema of one shape:
 * {"type":"object","properties":{...},"required":[...],"additionalProperties":false}. Named shapes inside are
 * $ref "#/components/schemas/<name>"; enums are refs to "#/components/schemas/<names id>". */
enum schema_use { SCHEMA_BODY, SCHEMA_REPLY };
void json_schema(struct buf *buf, const struct shape *shape, enum schema_use use);
void json_schema_names(struct buf *buf,
                       const struct names *names); /* {"type":"string","enum":[...],"x-labels":{...}} */
void json_schema_field(struct buf *buf, const struct field *field); /* of one query parameter */

/* Does a reply fit its shape: what json_write would have written for some object? For debug builds and tests.
 * *ret_problem (in arena) says where and why not. */
bool json_check(const struct shape *shape, const char *json, size_t size, struct arena *arena,
                const char **ret_problem);

#endif
