#include "check.h"
#include "minan/base/credit_code.h"
#include <string.h>

static void test_the_check_character_decides(void **state) {
    (void)state;
    assert_true(credit_code_valid("5299010834032074X6"));
    char code[] = "5299010834032074X6";
    const char *others = "012345789ABCDEFGHJKLMNPQRTUWXY";
    for (const char *c = others; *c; c++) {
        code[17] = *c;
        assert_false(credit_code_valid(code));
    }
    assert_int_equal(credit_code_check("5299010834032074X"), '6');
}

static void test_real_codes(void **state) {
    (void)state;
    assert_true(credit_code_valid("91350100M000100Y43")); /* the example of GB 32100-2015 */
    assert_true(credit_code_valid("91110000802100433B"));
    assert_false(credit_code_valid("91350100M000100Y34"));
}

static void test_a_changed_or_swapped_character_is_seen(void **state) {
    (void)state;
    char code[19];
    for (int i = 0; i < 17; i++) {
        strcpy(code, "5299010834032074X6");
        code[i] = code[i] == 'Y' ? '0' : 'Y';
        assert_false(credit_code_valid(code));
    }
    assert_false(credit_code_valid("2599010834032074X6"));
}

static void test_other_texts_are_refused(void **state) {
    (void)state;
    assert_false(credit_code_valid(""));
    assert_false(credit_code_valid("5299010834032074X"));
    assert_false(credit_code_valid("5299010834032074X66"));
    assert_false(credit_code_valid("5299010834032074x6"));
    assert_false(credit_code_valid("529901083403207IX6"));
    assert_false(credit_code_valid("529901083403207 X6"));
    assert_int_equal(credit_code_check("529901083403207OX"), 0);
    assert_int_equal(credit_code_check("5299"), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_check_character_decides),
        cmocka_unit_test(test_real_codes),
        cmocka_unit_test(test_a_changed_or_swapped_character_is_seen),
        cmocka_unit_test(test_other_texts_are_refused),
    };
    return RUN(tests);
}
