#include "capture.h"
#include "check.h"
#include "minan/base/arena.h"
#include <signal.h>
#include <string.h>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#endif

static void test_objects_are_aligned_zeroed_and_apart(void **state) {
    (void)state;
    struct arena *arena = arena_new(1 << 20);
    char *before = NULL;
    for (size_t bytes = 1; bytes < 200; bytes++) {
        char *object = arena_alloc(arena, bytes);
        assert_int_equal((uintptr_t)object % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < bytes; i++)
            assert_int_equal(object[i], 0);
        memset(object, 0xAB, bytes);
        if (before)
            assert_int_equal((unsigned char)before[bytes - 2], 0xAB);
        before = object;
    }
    arena_free(arena);
}

static void test_a_large_object_gets_its_own_block(void **state) {
    (void)state;
    struct arena *arena = arena_new(8 << 20);
    char *large = arena_alloc(arena, 3 << 20);
    large[0] = 'a';
    large[(3 << 20) - 1] = 'z';
    char *small = arena_alloc(arena, 10);
    assert_true(small < large || small >= large + (3 << 20));
    arena_free(arena);
}

static void test_reset_gives_the_first_block_again_zeroed(void **state) {
    (void)state;
    struct arena *arena = arena_new(1 << 20);
    char *first = arena_alloc(arena, 100);
    memset(first, 1, 100);
    arena_alloc(arena, 500000);
    arena_reset(arena);
    char *again = arena_alloc(arena, 100);
    assert_ptr_equal(again, first);
    for (int i = 0; i < 100; i++)
        assert_int_equal(again[i], 0);
    arena_alloc(arena, (1 << 20) - 100); /* the whole ceiling is there again */
    arena_free(arena);
}

#ifdef __SANITIZE_ADDRESS__
static void test_bytes_outside_an_object_are_poisoned(void **state) {
    (void)state;
    struct arena *arena = arena_new(1 << 20);
    char *object = arena_alloc(arena, 24);
    assert_false(__asan_address_is_poisoned(object + 23));
    assert_true(__asan_address_is_poisoned(object + 24));
    arena_reset(arena);
    assert_true(__asan_address_is_poisoned(object));
    arena_free(arena);
}
#endif

static void test_texts_are_copied(void **state) {
    (void)state;
    struct arena *arena = arena_new(1 << 20);
    char source[] = "民安 minan";
    char *copy = arena_text(arena, source);
    source[0] = 'x';
    assert_string_equal(copy, "民安 minan");
    assert_null(arena_text(arena, NULL));
    assert_string_equal(arena_copy(arena, "abcdef", 3), "abc");
    assert_string_equal(arena_copy(arena, "", 0), "");
    assert_string_equal(arena_printf(arena, "%s-%d", "第", 12), "第-12");
    arena_free(arena);
}

static void test_an_array_has_room_for_all(void **state) {
    (void)state;
    struct arena *arena = arena_new(1 << 20);
    int64_t *numbers = ARENA_ARRAY(arena, 1000, int64_t);
    for (int i = 0; i < 1000; i++) {
        assert_int_equal(numbers[i], 0);
        numbers[i] = i;
    }
    assert_non_null(ARENA_ARRAY(arena, 0, int64_t));
    arena_free(arena);
}

static void pass_the_ceiling(void) {
    struct arena *arena = arena_new(1000);
    arena_alloc(arena, 1000);
    arena_alloc(arena, 1);
}

static void overflow_an_array(void) {
    arena_array(arena_new(1000), SIZE_MAX / 2, 3);
}

static void copy_everything(void) {
    arena_copy(arena_new(1000), "", SIZE_MAX - 1);
}

static void test_passing_the_ceiling_aborts_with_a_line(void **state) {
    (void)state;
    char log[8192];
    assert_int_equal(capture_in_child(pass_the_ceiling, log, sizeof log), SIGABRT);
    assert_non_null(
        strstr(log, "\"level\":\"error\",\"event\":\"arena.ceiling\",\"bytes\":1,\"ceiling\":1000}"));
}

static void test_sizes_that_overflow_abort(void **state) {
    (void)state;
    char log[8192];
    assert_int_equal(capture_in_child(overflow_an_array, log, sizeof log), SIGABRT);
    assert_non_null(strstr(log, "\"event\":\"arena.overflow\""));
    assert_int_equal(capture_in_child(copy_everything, log, sizeof log), SIGABRT);
    assert_non_null(strstr(log, "\"event\":\"arena.ceiling\""));
}

static void test_free_takes_null(void **state) {
    (void)state;
    arena_free(NULL);
    struct arena *arena = arena_new(100);
    assert_non_null(arena_alloc(arena, 0));
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_objects_are_aligned_zeroed_and_apart),
        cmocka_unit_test(test_a_large_object_gets_its_own_block),
        cmocka_unit_test(test_reset_gives_the_first_block_again_zeroed),
#ifdef __SANITIZE_ADDRESS__
        cmocka_unit_test(test_bytes_outside_an_object_are_poisoned),
#endif
        cmocka_unit_test(test_texts_are_copied),
        cmocka_unit_test(test_an_array_has_room_for_all),
        cmocka_unit_test(test_passing_the_ceiling_aborts_with_a_line),
        cmocka_unit_test(test_sizes_that_overflow_abort),
        cmocka_unit_test(test_free_takes_null),
    };
    return RUN(tests);
}
