/* JSON bodies into the request structs of every route. */
#include "minan/http/json_read.h"
#include "route_of.h"
#include "target.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new(1 << 28);
    const char *text;
    size_t bytes;
    const struct route *route = route_of(arena, data, size, &text, &bytes);
    if (route->body && bytes <= route_body_limit(route)) {
        struct err err;
        err_init(&err, arena);
        void *object = arena_alloc(arena, route->body->size);
        enum status status = json_read(text, bytes, route->body, arena, &err, object);
        MUST_HOLD(status == STATUS_OK || status == STATUS_INVALID || status == STATUS_MALFORMED);
        MUST_HOLD(status == STATUS_OK || status == STATUS_MALFORMED || err.count > 0);
    }
    arena_free(arena);
    return 0;
}

FUZZ_TARGET("body")
