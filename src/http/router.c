#include "minan/http/router.h"

#include <string.h>

/* One pattern segment, pattern[0..size), against one decoded segment. */
static bool segment_match(const char *pattern, size_t size, const char *segment) {
    return strlen(segment) == size && memcmp(pattern, segment, size) == 0;
}

static bool is_param(const char *pattern, size_t size) {
    return size > 2 && pattern[0] == '{' && pattern[size - 1] == '}';
}

bool path_match(const char *pattern, const struct request_target *target, struct path_params *ret_params) {
    struct path_params params = {.count = 0};
    size_t index = 0;
    for (const char *at = pattern; *at == '/'; index++) {
        size_t size = strcspn(++at, "/");
        if (index == target->segment_count)
            return false;
        const char *segment = target->segments[index];
        if (is_param(at, size)) {
            if (segment[0] == '\0' || params.count == ROUTE_MAX_PARAMS)
                return false;
            params.list[params.count++] = (struct pair){at, segment};
        } else if (!segment_match(at, size, segment)) {
            return false;
        }
        at += size;
    }
    if (index != target->segment_count)
        return false;
    *ret_params = params;
    return true;
}

const char *path_param(const struct path_params *params, const char *name) {
    size_t size = strlen(name);
    for (size_t i = 0; i < params->count; i++) {
        const char *place = params->list[i].name; /* points into the pattern: {name}/... */
        if (strncmp(place + 1, name, size) == 0 && place[1 + size] == '}')
            return params->list[i].value;
    }
    return NULL;
}
