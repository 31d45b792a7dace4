/* command.c: one line on standard error says what went wrong. */
#include "command.h"

#include <stdarg.h>
#include <stdio.h>

int run_fail(const struct run *run, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    fprintf(stderr, "minan %s：", run->command);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    return EXIT_FAILED;
}

int run_fail_status(const struct run *run, const char *what, enum status status, const struct err *err) {
    if (err == NULL || (err->detail == NULL && err->count == 0))
        return run_fail(run, "%s：%s", what, status_text(status));
    if (err->detail)
        run_fail(run, "%s：%s", what, err->detail);
    for (int i = 0; i < err->count; i++)
        run_fail(run, "%s：%s", what, err->fields[i].message);
    return EXIT_FAILED;
}

int run_wrong_use(const struct run *run, const char *reason) {
    run_fail(run, "%s（用法见 minan %s --help）", reason, run->command);
    return EXIT_WRONG_USE;
}
