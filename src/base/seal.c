#include "minan/base/seal.h"

#include "minan/base/file.h"
#include <sodium.h>
#include <string.h>

enum { NONCE = crypto_secretbox_NONCEBYTES, MAC = crypto_secretbox_MACBYTES };
enum { VARIANT = sodium_base64_VARIANT_ORIGINAL };

static enum status make_key(const char *path, struct seal *seal) {
    random_bytes(seal->key, sizeof seal->key);
    return file_write_durable(path, seal->key, sizeof seal->key);
}

enum status seal_load(const char *path, struct arena *arena, struct seal *ret_seal) {
    struct seal seal;
    char *data = NULL;
    size_t size = 0;
    enum status status = file_read(path, arena, SEAL_KEY_SIZE, &data, &size);
    if (status == STATUS_NOT_FOUND)
        status = make_key(path, &seal);
    else if (status == STATUS_OK && size == SEAL_KEY_SIZE)
        memcpy(seal.key, data, SEAL_KEY_SIZE);
    else if (status == STATUS_OK || status == STATUS_TOO_LARGE)
        status = STATUS_INTERNAL;
    if (status == STATUS_OK)
        *ret_seal = seal;
    return status;
}

const char *seal_text(const struct seal *seal, struct arena *arena, const char *text) {
    if (text == NULL)
        return NULL;
    size_t size = strlen(text);
    size_t room = sodium_base64_encoded_len(NONCE + MAC + size, VARIANT);
    uint8_t *box = arena_alloc(arena, NONCE + MAC + size);
    random_bytes(box, NONCE);
    crypto_secretbox_easy(box + NONCE, (const uint8_t *)text, size, box, seal->key);
    return sodium_bin2base64(arena_alloc(arena, room), room, box, NONCE + MAC + size, VARIANT);
}

const char *seal_open(const struct seal *seal, struct arena *arena, const char *sealed) {
    size_t room = strlen(sealed);
    size_t size = 0;
    uint8_t *box = arena_alloc(arena, room + 1);
    if (sodium_base642bin(box, room, sealed, room, NULL, &size, NULL, VARIANT) != 0 || size < NONCE + MAC)
        return NULL;
    char *text = arena_alloc(arena, size - NONCE - MAC + 1);
    if (crypto_secretbox_open_easy((uint8_t *)text, box + NONCE, size - NONCE, box, seal->key) != 0)
        return NULL;
    text[size - NONCE - MAC] = '\0';
    return text;
}

void seal_mark(const struct seal *seal, const char *text, char out[SHA256_TEXT_SIZE]) {
    uint8_t mark[SHA256_SIZE];
    hmac_sha256(seal->key, sizeof seal->key, text, strlen(text), mark);
    hex_encode(mark, sizeof mark, out);
}
