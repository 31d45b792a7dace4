/* password.c: argon2id by libsodium. Slow on purpose, so it runs on a worker, never on a server thread. */
#include "minan/domain/account.h"

#include "minan/base/hash.h"
#include "minan/base/utf8.h"
#include <ctype.h>
#include <sodium.h>
#include <string.h>

enum {
    WORK_PASSES = 2,
    WORK_BYTES = 19 * 1024 * 1024,
    LEAST_LENGTH = 8,
    MOST_BYTES = 256,
    ISSUED_LENGTH = 12
};

enum status password_hash(const char *password, struct arena *arena, const char **ret_hash) {
    char *hash = arena_alloc(arena, crypto_pwhash_STRBYTES);
    if (crypto_pwhash_str(hash, password, strlen(password), WORK_PASSES, WORK_BYTES) != 0)
        return STATUS_BUSY; /* no memory for the work right now */
    *ret_hash = hash;
    return STATUS_OK;
}

/* Of nobody's password: an unknown login costs the same work as a known one. */
static const char decoy[] =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

bool password_matches(const char *hash, const char *password) {
    bool matches = crypto_pwhash_str_verify(hash ? hash : decoy, password, strlen(password)) == 0;
    return matches && hash != NULL;
}

static bool has_letter_and_digit(const char *text) {
    bool letter = false;
    bool digit = false;
    for (; *text; text++) {
        letter = letter || isalpha((unsigned char)*text);
        digit = digit || isdigit((unsigned char)*text);
    }
    return letter && digit;
}

const char *password_random(struct arena *arena) {
    static const char letters[] =
        "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"; /* no 0 O 1 l I o */
    char *password = arena_alloc(arena, ISSUED_LENGTH + 1);
    do {
        for (int i = 0; i < ISSUED_LENGTH; i++)
            password[i] = letters[randombytes_uniform(sizeof letters - 1)];
    } while (!has_letter_and_digit(password));
    return password;
}

enum status password_check(struct err *err, const char *field, const char *password, const char *login) {
    if (utf8_length(password) < LEAST_LENGTH)
        return err_field(err, field, "length", "密码至少 %d 个字符", LEAST_LENGTH);
    if (strlen(password) > MOST_BYTES)
        return err_field(err, field, "length", "密码过长");
    if (!has_letter_and_digit(password))
        return err_field(err, field, "format", "密码须同时含有字母和数字");
    if (login && strcasecmp(password, login) == 0)
        return err_field(err, field, "format", "密码不能与登录名相同");
    return STATUS_OK;
}
