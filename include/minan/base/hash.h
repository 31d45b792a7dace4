/* hash.h: SHA-256, random bytes and hex, by libsodium. hash_init() once before any other call; then any
 * thread. */
#ifndef MINAN_BASE_HASH_H
#define MINAN_BASE_HASH_H

#include "minan/base/status.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SHA256_SIZE = 32, SHA256_TEXT_SIZE = 65 };

MUST_USE enum status hash_init(void);
void sha256(const void *data, size_t bytes, uint8_t out[SHA256_SIZE]);
void sha256_text(const void *data, size_t bytes, char out[SHA256_TEXT_SIZE]); /* lower-case hex */
void hmac_sha256(const void *key, size_t key_bytes, const void *data, size_t bytes, uint8_t out[SHA256_SIZE]);
void hex_encode(const uint8_t *data, size_t bytes, char *out); /* out holds 2 * bytes + 1 */
bool hex_decode(const char *text, uint8_t *out, size_t bytes); /* exactly 2 * bytes characters */
void random_bytes(void *out, size_t bytes);
bool secret_equal(const void *a, const void *b, size_t bytes); /* constant time */

#endif
