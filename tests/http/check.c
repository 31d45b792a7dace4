#include "check.h"

#include <stdio.h>
#include <string.h>

int arena_setup(void **state) {
    *state = arena_new((size_t)64 * 1024 * 1024);
    return 0;
}

int arena_teardown(void **state) {
    arena_free(*state);
    return 0;
}

void check_text(const char *row, const char *got, const char *wanted) {
    if (got == wanted || (got != NULL && wanted != NULL && strcmp(got, wanted) == 0))
        return;
    fail_msg("%s: got %s, wanted %s", row, got ? got : "(null)", wanted ? wanted : "(null)");
}

void check_status(const char *row, enum status got, enum status wanted) {
    if (got != wanted)
        fail_msg("%s: got %s, wanted %s", row, status_code(got), status_code(wanted));
}

void check_error(const struct err *err, int index, const char *field, const char *code, const char *message) {
    if (index >= err->count)
        fail_msg("only %d errors, wanted %s %s", err->count, field, code);
    check_text("field", err->fields[index].field, field);
    check_text(field, err->fields[index].code, code);
    check_text(field, err->fields[index].message, message);
}
