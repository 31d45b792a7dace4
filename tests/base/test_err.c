#include "check.h"
#include "minan/base/err.h"

static void test_field_errors_are_kept_in_order(void **state) {
    (void)state;
    struct arena *arena = arena_new(1 << 20);
    struct err err;
    char field[] = "answers[3].result";
    err_init(&err, arena);
    assert_int_equal(err_field(&err, field, "required", "请填写「%s」", "结果"), STATUS_INVALID);
    assert_int_equal(err_field(&err, "deadline", "order", "早于发现日期"), STATUS_INVALID);
    field[0] = 'x';
    assert_int_equal(err.count, 2);
    assert_string_equal(err.fields[0].field, "answers[3].result");
    assert_string_equal(err.fields[0].code, "required");
    assert_string_equal(err.fields[0].message, "请填写「结果」");
    assert_string_equal(err.fields[1].field, "deadline");
    assert_null(err.detail);
    arena_free(arena);
}

static void test_more_than_fit_are_counted(void **state) {
    (void)state;
    struct arena *arena = arena_new(1 << 20);
    struct err err;
    err_init(&err, arena);
    for (int i = 0; i < ERR_MAX_FIELDS + 3; i++)
        assert_int_equal(err_field(&err, "f", "type", "%d", i), STATUS_INVALID);
    assert_int_equal(err.count, ERR_MAX_FIELDS);
    assert_int_equal(err.dropped, 3);
    assert_string_equal(err.fields[ERR_MAX_FIELDS - 1].message, "49");
    arena_free(arena);
}

static void test_detail_returns_its_status(void **state) {
    (void)state;
    struct arena *arena = arena_new(1 << 20);
    struct err err;
    err_init(&err, arena);
    assert_int_equal(err_detail(&err, STATUS_WRONG_STATE, "现为%s", "已销号"), STATUS_WRONG_STATE);
    assert_string_equal(err.detail, "现为已销号");
    assert_int_equal(err.count, 0);
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_field_errors_are_kept_in_order),
        cmocka_unit_test(test_more_than_fit_are_counted),
        cmocka_unit_test(test_detail_returns_its_status),
    };
    return RUN(tests);
}
