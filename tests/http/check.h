/* check.h: what every test of this floor includes: cmocka, an arena per test, and short comparisons. */
#ifndef TESTS_HTTP_CHECK_H
#define TESTS_HTTP_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "minan/base/arena.h"
#include "minan/base/err.h"

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

int arena_setup(void **state); /* *state is an arena */
int arena_teardown(void **state);

/* Says which row of a table failed. */
void check_text(const char *row, const char *got, const char *wanted); /* NULL equals NULL only */
void check_status(const char *row, enum status got, enum status wanted);
void check_error(const struct err *err, int index, const char *field, const char *code, const char *message);

#endif
