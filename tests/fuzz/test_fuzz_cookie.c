/* Cookie headers: a value that comes out stands in the header. */
#include "minan/http/message.h"
#include "target.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new(1 << 22);
    struct request request = {.header_count = 1};
    request.headers[0] = (struct pair){"cookie", arena_copy(arena, (const char *)data, size)};
    const char *value = request_cookie(&request, arena, "minan_session");
    MUST_HOLD(value == NULL || strstr(request.headers[0].value, value));
    arena_free(arena);
    return 0;
}

FUZZ_TARGET("cookie")
