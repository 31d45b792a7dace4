#include "check.h"
#include "minan/base/utf8.h"
#include <string.h>

static int set_up(void **state) {
    *state = arena_new(1 << 20);
    return 0;
}

static int tear_down(void **state) {
    arena_free(*state);
    return 0;
}

static bool valid(const char *text) {
    return utf8_valid(text, strlen(text));
}

static void test_well_formed_texts(void **state) {
    (void)state;
    assert_true(valid(""));
    assert_true(valid("abc"));
    assert_true(valid("民安"));
    assert_true(valid("\xC2\x80"));
    assert_true(valid("\xE0\xA0\x80"));
    assert_true(valid("\xED\x9F\xBF"));
    assert_true(valid("\xEE\x80\x80"));
    assert_true(valid("\xF0\x90\x80\x80"));
    assert_true(valid("\xF4\x8F\xBF\xBF"));
}

static void test_malformed_texts(void **state) {
    (void)state;
    static const char *const wrong[] = {
        "\xC0\x80",
        "\xC1\xBF",
        "\xE0\x80\xAF",
        "\xE0\x9F\xBF", /* overlong */
        "\xF0\x80\x80\xAF",
        "\xF0\x8F\xBF\xBF", /* overlong */
        "\xED\xA0\x80",
        "\xED\xBF\xBF", /* surrogates */
        "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80",
        "\xFF",
        "\xFE", /* beyond the last */
        "\x80",
        "\xBF",
        "a\x80", /* stray continuation */
        "\xE6\xB0",
        "\xC3",
        "\xF0\x9F\x98", /* cut */
        "\xE6\xB0z",
        "\xC3(",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        assert_false(valid(wrong[i]));
}

static void test_nul_is_no_text_and_the_size_is_the_end(void **state) {
    (void)state;
    assert_false(utf8_valid("a\0b", 3));
    assert_false(utf8_valid("", 1));
    assert_true(utf8_valid("民\xFF", 3));
    assert_false(utf8_valid("民", 2));
}

static void test_length_counts_code_points(void **state) {
    (void)state;
    assert_int_equal(utf8_length(""), 0);
    assert_int_equal(utf8_length("abc"), 3);
    assert_int_equal(utf8_length("民安a"), 3);
    assert_int_equal(utf8_length("😀𠮷"), 2);
}

static void test_next_is_the_size_of_the_first_code_point(void **state) {
    (void)state;
    assert_int_equal(utf8_next(""), 0);
    assert_int_equal(utf8_next("a"), 1);
    assert_int_equal(utf8_next("é"), 2);
    assert_int_equal(utf8_next("民安"), 3);
    assert_int_equal(utf8_next("😀"), 4);
    assert_int_equal(utf8_next("\xE6\xB0"), 2); /* cut: not past the end */
    assert_int_equal(utf8_next("\x80"), 1);
}

static void test_control_characters(void **state) {
    (void)state;
    assert_false(utf8_has_control("第一行\r\n\t第二行"));
    assert_false(utf8_has_control("é\xC2\xA0"));
    assert_true(utf8_has_control("a\x01"));
    assert_true(utf8_has_control("\x1B[0m"));
    assert_true(utf8_has_control("\x7F"));
    assert_true(utf8_has_control("民\xC2\x85"));
    assert_true(utf8_has_control("\x0B"));
}

static void test_trim_takes_blanks_at_both_ends(void **state) {
    assert_string_equal(utf8_trim(*state, "  柳林 养老院\t\r\n"), "柳林 养老院");
    assert_string_equal(utf8_trim(*state, "　柳林　院　"), "柳林　院");
    assert_string_equal(utf8_trim(*state, "\xC2\xA0柳\xEF\xBB\xBF"), "柳");
    assert_string_equal(utf8_trim(*state, " 　\t"), "");
    assert_string_equal(utf8_trim(*state, ""), "");
    assert_string_equal(utf8_trim(*state, "a"), "a");
}

static void test_spaced_makes_tokens(void **state) {
    assert_string_equal(utf8_spaced(*state, "柳林 A1"), "柳 林 a1");
    assert_string_equal(utf8_spaced(*state, "柳林A1院"), "柳 林 a1 院");
    assert_string_equal(utf8_spaced(*state, "柳林（东）-No.12"), "柳 林 东 no 12");
    assert_string_equal(utf8_spaced(*state, "柳林３号楼"), "柳 林 3 号 楼");
    assert_string_equal(utf8_spaced(*state, "Ａ１b"), "a1b");
    assert_string_equal(utf8_spaced(*state, "\"柳*林\" OR"), "柳 林 or");
    assert_string_equal(utf8_spaced(*state, "李々、〇"), "李 々 〇");
    assert_string_equal(utf8_spaced(*state, "𠮷é野"), "𠮷 野");
    assert_string_equal(utf8_spaced(*state, "  、。 -- "), "");
    assert_string_equal(utf8_spaced(*state, ""), "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_well_formed_texts),
        cmocka_unit_test(test_malformed_texts),
        cmocka_unit_test(test_nul_is_no_text_and_the_size_is_the_end),
        cmocka_unit_test(test_length_counts_code_points),
        cmocka_unit_test(test_next_is_the_size_of_the_first_code_point),
        cmocka_unit_test(test_control_characters),
        cmocka_unit_test_setup_teardown(test_trim_takes_blanks_at_both_ends, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_spaced_makes_tokens, set_up, tear_down),
    };
    return RUN(tests);
}
