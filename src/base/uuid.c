#include "minan/base/uuid.h"
#include "minan/base/hash.h"
#include <string.h>

static bool is_hyphen_place(int i) {
    return i == 8 || i == 13 || i == 18 || i == 23;
}

/* The character in lower case, or 0 when it does not belong at this place. */
static char accept(char c, int place) {
    if (is_hyphen_place(place))
        return c == '-' ? c : '\0';
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))
        return c;
    return c >= 'A' && c <= 'F' ? (char)(c - 'A' + 'a') : '\0';
}

bool uuid_parse(const char *text, struct uuid *ret_uuid) {
    struct uuid uuid = {0};
    bool nil = true;
    if (!text)
        return false;
    for (int i = 0; i < UUID_TEXT_SIZE - 1; i++) {
        uuid.text[i] = accept(text[i], i);
        if (!uuid.text[i])
            return false;
        nil = nil && (uuid.text[i] == '0' || uuid.text[i] == '-');
    }
    if (nil || text[UUID_TEXT_SIZE - 1])
        return false;
    *ret_uuid = uuid;
    return true;
}

bool uuid_is_set(const struct uuid *uuid) {
    return uuid->text[0] != '\0';
}

bool uuid_equal(const struct uuid *a, const struct uuid *b) {
    return strcmp(a->text, b->text) == 0;
}

enum { UUID_BYTES = 16 };

static struct uuid uuid_of_bytes(uint8_t *bytes, int version) {
    char hex[2 * UUID_BYTES + 1];
    struct uuid uuid = {0};
    bytes[6] = (uint8_t)(version << 4 | (bytes[6] & 0x0f));
    bytes[8] = (uint8_t)(0x80 | (bytes[8] & 0x3f)); /* the variant of RFC 9562 */
    hex_encode(bytes, UUID_BYTES, hex);
    for (int i = 0, from = 0; i < UUID_TEXT_SIZE - 1; i++)
        uuid.text[i] = is_hyphen_place(i) ? '-' : hex[from++];
    return uuid;
}

struct uuid uuid_random(void) {
    uint8_t bytes[UUID_BYTES];
    random_bytes(bytes, sizeof bytes);
    return uuid_of_bytes(bytes, 4);
}

struct uuid uuid_named(const char *name) {
    uint8_t hash[SHA256_SIZE];
    sha256(name, strlen(name), hash);
    return uuid_of_bytes(hash, 8); /* own making */
}
