#include "check.h"
#include "minan/base/hash.h"
#include <string.h>

static int start_hash(void **state) {
    (void)state;
    return hash_init();
}

static void test_sha256_of_known_texts(void **state) {
    (void)state;
    char text[SHA256_TEXT_SIZE];
    sha256_text("", 0, text);
    assert_string_equal(text, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    sha256_text("abc", 3, text);
    assert_string_equal(text, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    uint8_t digest[SHA256_SIZE];
    sha256("abc", 3, digest);
    assert_int_equal(digest[0], 0xba);
    assert_int_equal(digest[31], 0xad);
}

static void test_hex_goes_there_and_back(void **state) {
    (void)state;
    const uint8_t bytes[] = {0x00, 0x7f, 0x80, 0xff};
    char text[9];
    uint8_t back[4];
    hex_encode(bytes, sizeof bytes, text);
    assert_string_equal(text, "007f80ff");
    assert_true(hex_decode(text, back, sizeof back));
    assert_memory_equal(back, bytes, sizeof bytes);
    assert_true(hex_decode("007F80FF", back, sizeof back));
    assert_memory_equal(back, bytes, sizeof bytes);
    assert_true(hex_decode("", back, 0));
}

static void test_wrong_hex_is_refused(void **state) {
    (void)state;
    uint8_t out[4];
    assert_false(hex_decode("007f80f", out, 4));
    assert_false(hex_decode("007f80ff0", out, 4));
    assert_false(hex_decode("007f80fg", out, 4));
    assert_false(hex_decode("", out, 4));
    assert_false(hex_decode("0x7f80ff", out, 4));
}

static void test_random_bytes_differ(void **state) {
    (void)state;
    uint8_t a[32] = {0}, b[32] = {0};
    random_bytes(a, sizeof a);
    random_bytes(b, sizeof b);
    assert_memory_not_equal(a, b, sizeof a);
}

static void test_secrets_are_compared_whole(void **state) {
    (void)state;
    assert_true(secret_equal("token-1", "token-1", 7));
    assert_false(secret_equal("token-1", "token-2", 7));
    assert_false(secret_equal("Token-1", "token-1", 7));
}

/* RFC 4231, test case 2. */
static void test_hmac_of_a_known_text(void **state) {
    (void)state;
    uint8_t out[SHA256_SIZE];
    char hex[SHA256_TEXT_SIZE];
    hmac_sha256("Jefe", 4, "what do ya want for nothing?", 28, out);
    hex_encode(out, sizeof out, hex);
    assert_string_equal(hex, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sha256_of_known_texts),   cmocka_unit_test(test_hmac_of_a_known_text),
        cmocka_unit_test(test_hex_goes_there_and_back), cmocka_unit_test(test_wrong_hex_is_refused),
        cmocka_unit_test(test_random_bytes_differ),     cmocka_unit_test(test_secrets_are_compared_whole),
    };
    return cmocka_run_group_tests(tests, start_hash, NULL);
}
