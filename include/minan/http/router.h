/* router.h: matches decoded segments against patterns such as /api/v1/hazards/{uuid}/close. Pure, any thread.
 */
#ifndef MINAN_HTTP_ROUTER_H
#define MINAN_HTTP_ROUTER_H

#include "minan/http/message.h"

enum { ROUTE_MAX_PARAMS = 4 };

struct path_params {
    struct pair
        list[ROUTE_MAX_PARAMS]; /* name: "{uuid}..." within the pattern (ask path_param); decoded value */
    size_t count;
};

bool path_match(const char *pattern, const struct request_target *target, struct path_params *ret_params);
const char *path_param(const struct path_params *params, const char *name); /* NULL when absent */

#endif
