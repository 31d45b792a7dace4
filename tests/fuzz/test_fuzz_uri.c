/* Raw request targets: whatever passes holds no part that a path must not have. */
#include "minan/http/uri.h"
#include "target.h"

#include <string.h>

static void check(const struct request_target *target) {
    MUST_HOLD(target->segment_count > 0 && target->segment_count <= PATH_MAX_SEGMENTS);
    MUST_HOLD(target->query_count <= QUERY_MAX_PAIRS);
    for (size_t i = 0; i < target->segment_count; i++) {
        const char *segment = target->segments[i];
        MUST_HOLD(strchr(segment, '/') == NULL && strchr(segment, '\\') == NULL);
        MUST_HOLD(strcmp(segment, ".") != 0 && strcmp(segment, "..") != 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new(1 << 22);
    struct request_target target;
    if (uri_parse(arena_copy(arena, (const char *)data, size), arena, &target) == STATUS_OK)
        check(&target);
    arena_free(arena);
    return 0;
}

FUZZ_TARGET("uri")
