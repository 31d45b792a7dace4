#include "minan/base/totp.h"

#include "minan/base/hash.h"
#include <liboath/oath.h>
#include <stdlib.h>
#include <string.h>

enum { SKEW_STEPS = 1, SECRET_MOST = 64 };

const char *totp_secret(struct arena *arena) {
    uint8_t bytes[TOTP_SECRET_BYTES];
    char *text = NULL;
    size_t size = 0;
    random_bytes(bytes, sizeof bytes);
    if (oath_base32_encode((const char *)bytes, sizeof bytes, &text, &size) != OATH_OK)
        abort(); /* out of memory */
    const char *secret = arena_copy(arena, text, size);
    free(text);
    return secret;
}

/* Into room for SECRET_MOST bytes; 0: it is no Base32. */
static size_t decode(const char *secret, char *bytes) {
    char *found = NULL;
    size_t size = 0;
    if (oath_base32_decode(secret, strlen(secret), &found, &size) != OATH_OK)
        return 0;
    size = size <= SECRET_MOST ? size : 0;
    memcpy(bytes, found, size);
    free(found);
    return size;
}

bool totp_matches(const char *secret, const char *code, int64_t now, int64_t last_step, int64_t *ret_step) {
    char bytes[SECRET_MOST];
    int position = 0;
    uint64_t step = 0;
    size_t size = decode(secret, bytes);
    if (size == 0 || strlen(code) != TOTP_DIGITS ||
        oath_totp_validate3(bytes, size, (time_t)(now / 1000), TOTP_STEP_SECONDS, 0, SKEW_STEPS, &position,
                            &step, code) < 0)
        return false;
    *ret_step = (int64_t)step;
    return *ret_step > last_step;
}

const char *totp_code(struct arena *arena, const char *secret, int64_t now) {
    char bytes[SECRET_MOST];
    char *code = arena_alloc(arena, TOTP_DIGITS + 1);
    size_t size = decode(secret, bytes);
    if (size == 0 || oath_totp_generate(bytes, size, (time_t)(now / 1000), TOTP_STEP_SECONDS, 0, TOTP_DIGITS,
                                        code) != OATH_OK)
        code[0] = '\0';
    return code;
}
