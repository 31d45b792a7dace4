#include "check.h"
#include "minan/base/status.h"

static void test_rows_match_their_names(void **state) {
    (void)state;
    assert_int_equal(STATUS_OK, 0);
    assert_int_equal(status_http(STATUS_OK), 200);
    assert_int_equal(status_http(STATUS_STALE), 412);
    assert_string_equal(status_code(STATUS_STALE), "version.stale");
    assert_string_equal(status_text(STATUS_NOT_FOUND), "记录不存在");
    assert_int_equal(status_http(STATUS_DISK_FULL), 507);
    assert_string_equal(status_code(STATUS_DISK_FULL), "storage.full");
}

static void test_every_row_is_filled(void **state) {
    (void)state;
    for (int i = 0; i < STATUS__COUNT; i++) {
        assert_in_range(status_http((enum status)i), 200, 599);
        assert_true(status_code((enum status)i)[0] != '\0');
        assert_true(status_text((enum status)i)[0] != '\0');
    }
}

static void test_a_foreign_value_is_an_internal_error(void **state) {
    (void)state;
    assert_int_equal(status_http((enum status)STATUS__COUNT), 500);
    assert_string_equal(status_code((enum status) - 1), "internal");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows_match_their_names),
        cmocka_unit_test(test_every_row_is_filled),
        cmocka_unit_test(test_a_foreign_value_is_an_internal_error),
    };
    return RUN(tests);
}
