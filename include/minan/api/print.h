/* print.h: what is printed from the route table: the OpenAPI document and the permission matrix. Pure, any
 * thread. */
#ifndef MINAN_API_PRINT_H
#define MINAN_API_PRINT_H

#include "minan/base/arena.h"
#include "minan/base/status.h"

#define MINAN_VERSION "0.1.0"

/* OpenAPI 3.1 as indented JSON, the same bytes every time. STATUS_INTERNAL: two schemas share a name
 * (logged). */
MUST_USE enum status openapi_text(struct arena *arena, const char **ret_text);

/* Routes by roles, one line a route. */
MUST_USE enum status permission_matrix_text(struct arena *arena, const char **ret_text);

#endif
