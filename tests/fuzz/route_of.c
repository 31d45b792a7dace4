#include "route_of.h"

#include <string.h>

static const struct route *by_name(const char *name, size_t size) {
    size_t sum = 0;
    for (size_t i = 0; i < route_count; i++) {
        if (strlen(routes[i].name) == size && memcmp(routes[i].name, name, size) == 0)
            return &routes[i];
    }
    for (size_t i = 0; i < size; i++)
        sum = sum * 31 + (unsigned char)name[i];
    return &routes[route_count ? sum % route_count : 0];
}

const struct route *route_of(struct arena *arena, const uint8_t *data, size_t size, const char **ret_rest,
                             size_t *ret_size) {
    const uint8_t *end = size ? memchr(data, '\n', size) : NULL;
    size_t line = end ? (size_t)(end - data) : size;
    size_t begin = end ? line + 1 : size;
    *ret_size = size - begin;
    *ret_rest = arena_copy(arena, (const char *)data + begin, size - begin);
    return by_name((const char *)data, line);
}
