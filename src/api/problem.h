/* problem.h: what a refusal looks like on the wire (RFC 9457). */
#ifndef MINAN_API_PROBLEM_H
#define MINAN_API_PROBLEM_H

#include "minan/base/field.h"

struct problem {
    const char *type;
    const char *title;
    int64_t status;
    const char *code;
    const char *detail;
    const char *state;
    struct list errors; /* of struct field_error */
    const char *request_id;
};
extern const struct shape problem_shape;

#endif
