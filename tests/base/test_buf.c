#include "check.h"
#include "minan/base/buf.h"
#include <string.h>

static int set_up(void **state) {
    *state = arena_new(1 << 20);
    return 0;
}

static int tear_down(void **state) {
    arena_free(*state);
    return 0;
}

static void test_starts_empty_and_terminated(void **state) {
    struct buf buf;
    buf_init(&buf, *state, 0);
    assert_int_equal(buf.size, 0);
    assert_string_equal(buf.data, "");
}

static void test_pieces_follow_each_other(void **state) {
    struct buf buf;
    buf_init(&buf, *state, 1);
    buf_text(&buf, "隐患");
    buf_char(&buf, ':');
    buf_int(&buf, 42);
    buf_printf(&buf, " %s=%03d", "n", 7);
    buf_add(&buf, "xyz", 2);
    buf_add(&buf, NULL, 0);
    assert_string_equal(buf.data, "隐患:42 n=007xy");
    assert_int_equal(buf.size, strlen("隐患:42 n=007xy"));
}

static void test_integers_at_their_ends(void **state) {
    struct buf buf;
    buf_init(&buf, *state, 8);
    buf_int(&buf, 0);
    buf_char(&buf, ' ');
    buf_int(&buf, INT64_MAX);
    buf_char(&buf, ' ');
    buf_int(&buf, INT64_MIN);
    buf_char(&buf, ' ');
    buf_int(&buf, -1);
    assert_string_equal(buf.data, "0 9223372036854775807 -9223372036854775808 -1");
}

static void test_keeps_its_bytes_while_growing(void **state) {
    struct buf buf;
    buf_init(&buf, *state, 3);
    for (int i = 0; i < 10000; i++)
        buf_char(&buf, (char)('a' + i % 26));
    assert_int_equal(buf.size, 10000);
    for (int i = 0; i < 10000; i++)
        assert_int_equal(buf.data[i], 'a' + i % 26);
    assert_int_equal(buf.data[10000], '\0');
}

static void test_a_nul_byte_is_a_byte(void **state) {
    struct buf buf;
    buf_init(&buf, *state, 3);
    buf_add(&buf, "a\0b", 3);
    assert_int_equal(buf.size, 3);
    assert_memory_equal(buf.data, "a\0b", 4);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_starts_empty_and_terminated, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_pieces_follow_each_other, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_integers_at_their_ends, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_keeps_its_bytes_while_growing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_a_nul_byte_is_a_byte, set_up, tear_down),
    };
    return RUN(tests);
}
