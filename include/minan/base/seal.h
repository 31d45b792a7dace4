/* seal.h: short texts sealed under a key that lies in a file of its own, so that neither the database nor a
 * backup of it gives them away: XSalsa20-Poly1305 (secretbox of libsodium), another nonce for each.
 *
 * hash_init() before; then any thread.
 */
#ifndef MINAN_BASE_SEAL_H
#define MINAN_BASE_SEAL_H

#include "minan/base/arena.h"
#include "minan/base/hash.h"
#include "minan/base/status.h"

enum { SEAL_KEY_SIZE = 32 };

struct seal {
    uint8_t key[SEAL_KEY_SIZE];
};

/* The key in that file; made there, mode 0600 and on disk, when there is none. STATUS_INTERNAL: what lies
 * there is no key. */
MUST_USE enum status seal_load(const char *path, struct arena *arena, struct seal *ret_seal);

const char *seal_text(const struct seal *seal, struct arena *arena,
                      const char *text); /* base64; NULL: NULL */
/* NULL when it was sealed under another key, was changed since, or is nothing sealed. */
const char *seal_open(const struct seal *seal, struct arena *arena, const char *sealed);

/* A fingerprint that nobody makes without the key, so that a short text is not guessed from it. */
void seal_mark(const struct seal *seal, const char *text, char out[SHA256_TEXT_SIZE]);

#endif
