#include "minan/base/err.h"
#include <stdarg.h>

void err_init(struct err *err, struct arena *arena) {
    *err = (struct err){.arena = arena};
}

enum status err_field(struct err *err, const char *field, const char *code, const char *format, ...) {
    if (err->count == ERR_MAX_FIELDS) {
        err->dropped++;
        return STATUS_INVALID;
    }
    va_list arguments;
    va_start(arguments, format);
    err->fields[err->count++] = (struct field_error){arena_text(err->arena, field), code,
                                                     arena_vprintf(err->arena, format, arguments)};
    va_end(arguments);
    return STATUS_INVALID;
}

enum status err_detail(struct err *err, enum status status, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    err->detail = arena_vprintf(err->arena, format, arguments);
    va_end(arguments);
    return status;
}
