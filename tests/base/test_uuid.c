#include "check.h"
#include "minan/base/hash.h"
#include "minan/base/uuid.h"
#include <string.h>

static int start_hash(void **state) {
    (void)state;
    return hash_init();
}

static void test_is_kept_in_lower_case(void **state) {
    (void)state;
    struct uuid uuid;
    assert_true(uuid_parse("018F3C2E-7B1A-7C3D-9E4F-0123456789AB", &uuid));
    assert_string_equal(uuid.text, "018f3c2e-7b1a-7c3d-9e4f-0123456789ab");
    assert_true(uuid_is_set(&uuid));
}

static void test_other_texts_are_refused(void **state) {
    (void)state;
    static const char *const wrong[] = {"",
                                        "00000000-0000-0000-0000-000000000000",
                                        "018f3c2e-7b1a-7c3d-9e4f-0123456789a",
                                        "018f3c2e-7b1a-7c3d-9e4f-0123456789abc",
                                        "018f3c2e7b1a-7c3d-9e4f-0123456789ab-",
                                        "018f3c2e-7b1a-7c3d-9e4f-0123456789ag",
                                        "{018f3c2e-7b1a-7c3d-9e4f-0123456789a",
                                        "018f3c2e-7b1a-7c3d-9e4f00123456789ab",
                                        "018f3c2e-7b1a-7c3d-9e4f-01234567-9ab"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct uuid untouched = {"same"};
        assert_false(uuid_parse(wrong[i], &untouched));
        assert_string_equal(untouched.text, "same");
    }
    struct uuid untouched = {"same"};
    assert_false(uuid_parse(NULL, &untouched));
}

static void test_equal_means_the_same_text(void **state) {
    (void)state;
    struct uuid a, b, none = {0};
    assert_true(uuid_parse("018f3c2e-7b1a-7c3d-9e4f-0123456789ab", &a));
    assert_true(uuid_parse("018F3C2E-7B1A-7C3D-9E4F-0123456789AB", &b));
    assert_true(uuid_equal(&a, &b));
    b.text[35] = 'c';
    assert_false(uuid_equal(&a, &b));
    assert_false(uuid_is_set(&none));
}

static void test_random_ones_are_version_4_and_differ(void **state) {
    (void)state;
    struct uuid before = {0};
    for (int i = 0; i < 100; i++) {
        struct uuid made = uuid_random(), read;
        assert_true(uuid_parse(made.text, &read));
        assert_true(uuid_equal(&made, &read));
        assert_int_equal(made.text[14], '4');
        assert_non_null(strchr("89ab", made.text[19]));
        assert_false(uuid_equal(&made, &before));
        before = made;
    }
}

static void test_a_name_always_makes_the_same_one(void **state) {
    (void)state;
    struct uuid one = uuid_named("00000000-0000-4000-8000-000000000001 log");
    struct uuid again = uuid_named("00000000-0000-4000-8000-000000000001 log");
    struct uuid other = uuid_named("00000000-0000-4000-8000-000000000001 issue");
    struct uuid parsed;
    assert_true(uuid_equal(&one, &again));
    assert_false(uuid_equal(&one, &other));
    assert_true(uuid_parse(one.text, &parsed));
    assert_int_equal(one.text[14], '8');
    assert_non_null(strchr("89ab", one.text[19]));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_is_kept_in_lower_case),
        cmocka_unit_test(test_other_texts_are_refused),
        cmocka_unit_test(test_equal_means_the_same_text),
        cmocka_unit_test(test_random_ones_are_version_4_and_differ),
        cmocka_unit_test(test_a_name_always_makes_the_same_one),
    };
    return cmocka_run_group_tests(tests, start_hash, NULL);
}
