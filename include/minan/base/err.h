/* err.h: what went wrong, in detail, beside the status that is returned. One per request, in its context. */
#ifndef MINAN_BASE_ERR_H
#define MINAN_BASE_ERR_H

#include "minan/base/arena.h"
#include "minan/base/status.h"

enum { ERR_MAX_FIELDS = 50 };

struct field_error {
    const char *field;   /* path of the member, e.g. "answers[3].result" */
    const char *code;    /* required, type, format, range, length, unknown, duplicate, date, enum, checksum,
                            order, ... */
    const char *message; /* Chinese, names the field by its label: 「整改期限」不能早于发现日期 */
};

struct err {
    struct arena *arena;
    const char *detail; /* Chinese sentence for the whole request; NULL: status_text() */
    const char *state;  /* for STATUS_WRONG_STATE: the state the record is in */
    struct field_error fields[ERR_MAX_FIELDS];
    int count;   /* of fields kept */
    int dropped; /* beyond ERR_MAX_FIELDS */
};

void err_init(struct err *err, struct arena *arena);

/* Adds a field error and returns STATUS_INVALID, so that a check reads: return err_field(...). */
enum status err_field(struct err *err, const char *field, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Sets the sentence and returns status. */
enum status err_detail(struct err *err, enum status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
