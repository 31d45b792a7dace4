/* Photos: what passes has a size within the limits, and is one still when the camera's notes are left out. */
#include "minan/domain/attachment.h"
#include "target.h"

static void check(struct arena *arena, enum media media, const uint8_t *data, size_t size) {
    struct err err;
    enum media again;
    int64_t width, height;
    struct stripped stripped = image_strip(arena, media, data, size);
    if (stripped.data == NULL)
        return;
    err_init(&err, arena);
    MUST_HOLD(stripped.size <= size + 64);
    MUST_HOLD(image_inspect(&err, stripped.data, stripped.size, &again, &width, &height) == STATUS_OK);
    MUST_HOLD(again == media);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena *arena = arena_new(1 << 24);
    struct err err;
    enum media media;
    int64_t width, height;
    err_init(&err, arena);
    if (image_inspect(&err, data, size, &media, &width, &height) == STATUS_OK) {
        MUST_HOLD(width >= 1 && height >= 1 && width * height <= 50000000);
        check(arena, media, data, size);
    }
    arena_free(arena);
    return 0;
}

FUZZ_TARGET("image")
