/* route_of.h: an input that begins with a line naming a route ("hazard_list\n..."); any other line stands for
 * one, too. */
#ifndef MINAN_TESTS_FUZZ_ROUTE_OF_H
#define MINAN_TESTS_FUZZ_ROUTE_OF_H

#include "minan/api/route.h"

#include <stdint.h>

/* The bytes after the line in *ret_rest, NUL-terminated in the arena, and how many. */
const struct route *route_of(struct arena *arena, const uint8_t *data, size_t size, const char **ret_rest,
                             size_t *ret_size);

#endif
