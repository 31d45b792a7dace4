/* Query strings into the filters of every route. */
#include "minan/http/json_read.h"
#include "minan/http/uri.h"
#include "route_of.h"
#include "target.h"

static void read_query(struct arena *arena, const struct route *route, const char *text) {
    struct request_target target;
    struct err err;
    if (route->query == NULL || uri_parse(arena_printf(arena, "/x?%s", text), arena, &target) != STATUS_OK)
        return;
    err_init(&err, arena);
    void *object = arena_alloc(arena, route->query->size);
    enum status status = query_read(&target, route->query, arena, &err, object);
    MUST_HOLD(status == STATUS_OK || status == STATUS_INVALID);
    MUST_HOLD((status == STATUS_OK) == (err.count == 0));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new(1 << 24);
    const char *text;
    size_t bytes;
    const struct route *route = route_of(arena, data, size, &text, &bytes);
    read_query(arena, route, text);
    arena_free(arena);
    return 0;
}

FUZZ_TARGET("query")
