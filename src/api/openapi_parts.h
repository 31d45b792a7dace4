/* openapi_parts.h: the schemas an OpenAPI document needs, found by walking the route table. */
#ifndef MINAN_API_OPENAPI_PARTS_H
#define MINAN_API_OPENAPI_PARTS_H

#include "minan/api/route.h"
#include "minan/base/buf.h"

enum { SCHEMAS_MOST = 1024 };

struct schema {
    const char *name;
    const struct shape *shape; /* or */
    const struct names *names;
    bool in_body; /* read from clients: limits shown, and what may be left out */
};

struct schemas {
    struct schema list[SCHEMAS_MOST];
    size_t count;
    const char *clash; /* a name two schemas claim; NULL: none */
};

void schemas_collect(struct schemas *schemas);
void schemas_write(const struct schemas *schemas, struct buf *buf); /* "name":{...},... */

#endif
