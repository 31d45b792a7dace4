#include "minan/base/hash.h"
#include <liboath/oath.h>
#include <sodium.h>

_Static_assert(SHA256_SIZE == crypto_hash_sha256_BYTES, "SHA-256 has 32 bytes");

enum status hash_init(void) {
    return sodium_init() < 0 || oath_init() != OATH_OK ? STATUS_INTERNAL : STATUS_OK;
}

void sha256(const void *data, size_t bytes, uint8_t out[SHA256_SIZE]) {
    crypto_hash_sha256(out, data, bytes);
}

void sha256_text(const void *data, size_t bytes, char out[SHA256_TEXT_SIZE]) {
    uint8_t digest[SHA256_SIZE];
    sha256(data, bytes, digest);
    hex_encode(digest, sizeof digest, out);
}

void hmac_sha256(const void *key, size_t key_bytes, const void *data, size_t bytes,
                 uint8_t out[SHA256_SIZE]) {
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, key, key_bytes);
    crypto_auth_hmacsha256_update(&state, data, bytes);
    crypto_auth_hmacsha256_final(&state, out);
}

void hex_encode(const uint8_t *data, size_t bytes, char *out) {
    sodium_bin2hex(out, 2 * bytes + 1, data, bytes);
}

static int hex_value(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool hex_decode(const char *text, uint8_t *out, size_t bytes) {
    for (size_t i = 0; i < bytes; i++) {
        int high = hex_value(text[2 * i]);
        int low = high < 0 ? -1 : hex_value(text[2 * i + 1]);
        if (low < 0)
            return false;
        out[i] = (uint8_t)(high << 4 | low);
    }
    return text[2 * bytes] == '\0';
}

void random_bytes(void *out, size_t bytes) {
    randombytes_buf(out, bytes);
}

bool secret_equal(const void *a, const void *b, size_t bytes) {
    return sodium_memcmp(a, b, bytes) == 0;
}
