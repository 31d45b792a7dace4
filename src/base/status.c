#include "minan/base/status.h"

struct status_row {
    int http;
    const char *code;
    const char *text;
};

#define STATUS_ROW(name, http, code, text) [name] = {http, code, text},
static const struct status_row rows[STATUS__COUNT] = {STATUS_TABLE(STATUS_ROW)};
#undef STATUS_ROW

static const struct status_row *row_of(enum status status) {
    return &rows[(unsigned)status < STATUS__COUNT ? status : STATUS_INTERNAL];
}

int status_http(enum status status) {
    return row_of(status)->http;
}

const char *status_code(enum status status) {
    return row_of(status)->code;
}

const char *status_text(enum status status) {
    return row_of(status)->text;
}
