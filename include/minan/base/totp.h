/* totp.h: time-based one-time codes (RFC 6238: HMAC-SHA-1, 30 seconds, 6 digits), as authenticator apps show
 * them. Thread rule: after hash_init any thread; nothing is kept. */
#ifndef MINAN_BASE_TOTP_H
#define MINAN_BASE_TOTP_H

#include "minan/base/arena.h"
#include <stdbool.h>
#include <stdint.h>

enum { TOTP_SECRET_BYTES = 20, TOTP_DIGITS = 6, TOTP_STEP_SECONDS = 30 };

/* A new secret as Base32, in the arena. */
const char *totp_secret(struct arena *arena);

/* Is it the code of now, or of the step before or after (a phone's clock is not ours), and of a later step
 * than last_step? Then *ret_step is its step, to be kept as last_step: no code is taken twice (RFC
 * 6238, 5.2). now: milliseconds since 1970. False for anything that is not six digits. */
bool totp_matches(const char *secret, const char *code, int64_t now, int64_t last_step, int64_t *ret_step);

/* The code of a moment: for tests and for whoever needs to show one. */
const char *totp_code(struct arena *arena, const char *secret, int64_t now);

#endif
