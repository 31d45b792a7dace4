/* One-time codes against the vectors of RFC 6238, appendix B (the last six digits), and what is not taken. */
#include "check.h"

#include "minan/base/hash.h"
#include "minan/base/totp.h"
#include <string.h>

enum { SECOND = 1000 };
#define RFC_SECRET "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ" /* 12345678901234567890 */

struct vector {
    int64_t second;
    const char *code;
};
static const struct vector vectors[] = {
    {59, "287082"},         {1111111109, "081804"}, {1111111111, "050471"},
    {1234567890, "005924"}, {2000000000, "279037"}, {20000000000, "353130"},
};

static void test_the_codes_are_those_of_the_standard(void **state) {
    struct arena *arena = arena_new(1 << 16);
    (void)state;
    for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
        int64_t step = 0;
        assert_string_equal(totp_code(arena, RFC_SECRET, vectors[i].second * SECOND), vectors[i].code);
        assert_true(totp_matches(RFC_SECRET, vectors[i].code, vectors[i].second * SECOND, 0, &step));
        assert_int_equal(step, vectors[i].second / TOTP_STEP_SECONDS);
    }
    arena_free(arena);
}

static void test_a_clock_may_be_a_step_off_and_no_more(void **state) {
    int64_t step = 0;
    (void)state;
    assert_true(totp_matches(RFC_SECRET, "287082", 89 * SECOND, 0, &step));
    assert_int_equal(step, 1);
    assert_true(totp_matches(RFC_SECRET, "287082", 1 * SECOND, 0, &step));
    assert_int_equal(step, 1);
    assert_false(totp_matches(RFC_SECRET, "287082", 119 * SECOND, 0, &step));
}

static void test_no_code_is_taken_twice(void **state) {
    int64_t step = 0;
    (void)state;
    assert_true(totp_matches(RFC_SECRET, "287082", 59 * SECOND, 0, &step));
    assert_false(totp_matches(RFC_SECRET, "287082", 59 * SECOND, step, &step));
}

static void test_what_is_no_code_is_refused(void **state) {
    static const char *const others[] = {"",         "28708",   "2870820",     "28708a",
                                         "94287082", " 287082", "２８７０８２"};
    int64_t step = 0;
    (void)state;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(totp_matches(RFC_SECRET, others[i], 59 * SECOND, 0, &step));
    assert_false(totp_matches("not base32!", "287082", 59 * SECOND, 0, &step));
}

static void test_every_secret_is_new_and_works(void **state) {
    struct arena *arena = arena_new(1 << 16);
    int64_t step = 0;
    (void)state;
    const char *secret = totp_secret(arena);
    assert_int_equal(strlen(secret), 32);
    assert_string_not_equal(secret, totp_secret(arena));
    assert_true(totp_matches(secret, totp_code(arena, secret, 59 * SECOND), 59 * SECOND, 0, &step));
    arena_free(arena);
}

static int ready(void **state) {
    (void)state;
    return hash_init();
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_codes_are_those_of_the_standard),
        cmocka_unit_test(test_a_clock_may_be_a_step_off_and_no_more),
        cmocka_unit_test(test_no_code_is_taken_twice),
        cmocka_unit_test(test_what_is_no_code_is_refused),
        cmocka_unit_test(test_every_secret_is_new_and_works),
    };
    return cmocka_run_group_tests(tests, ready, NULL);
}
