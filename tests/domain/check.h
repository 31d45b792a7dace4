/* check.h: cmocka and what domain tests ask of a refusal. */
#ifndef MINAN_TESTS_DOMAIN_CHECK_H
#define MINAN_TESTS_DOMAIN_CHECK_H

#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/* The request was refused with exactly this one field error. */
#define assert_field_error(ctx, status, name, reason)                                                        \
    do {                                                                                                     \
        assert_int_equal((status), STATUS_INVALID);                                                          \
        assert_int_equal((ctx)->err->count, 1);                                                              \
        assert_string_equal((ctx)->err->fields[0].field, (name));                                            \
        assert_string_equal((ctx)->err->fields[0].code, (reason));                                           \
    } while (0)

#define assert_ok(call) assert_int_equal((call), STATUS_OK)

#define FIXTURE_TEST(f) cmocka_unit_test_setup_teardown(f, fixture_setup, fixture_teardown)

#endif
