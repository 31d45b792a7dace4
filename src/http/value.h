/* value.h: one value -> one member, with its rules; shared by the JSON, query and path readers. */
#ifndef MINAN_HTTP_VALUE_H
#define MINAN_HTTP_VALUE_H

#include "minan/base/err.h"
#include "minan/base/field.h"

/* Where a value stands, from the inside out: answers[3].deadline. Turned into text only for an error. */
struct place {
    const struct place *up; /* NULL at the top */
    const char *name;       /* NULL for an item of a list */
    size_t index;
};

struct reader {
    struct arena *arena;
    struct err *err;    /* NULL: nobody asks why (path_read) */
    size_t list_budget; /* bytes that lists may still take: a small body can name very many items */
    bool failed;
};

enum { LIST_BUDGET = 16 * 1024 * 1024 };

struct limits {
    int64_t min;
    int64_t max;
};
struct limits field_limits(const struct field *field); /* with the defaults of field.h filled in */

/* Each converter returns false after it has recorded why, and then leaves the member alone. */
bool reader_fail(struct reader *reader, const struct place *place, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
bool value_text(struct reader *reader, const struct field *field, const struct place *place, const char *text,
                const char **ret_text); /* NULL when it is blank and that is allowed */
bool value_of_text(struct reader *reader, const struct field *field, const struct place *place,
                   const char *text, void *member); /* TEXT, UUID, DATE, TIME, ENUM */
bool value_of_int(struct reader *reader, const struct field *field, const struct place *place, int64_t value,
                  int64_t *member);
bool value_of_real(struct reader *reader, const struct field *field, const struct place *place, double value,
                   double *member);
bool value_required(struct reader *reader, const struct field *field, const struct place *place);
bool value_unknown(struct reader *reader, const struct place *up, const char *name);
bool list_fits(struct reader *reader, const struct field *field, const struct place *place, size_t count,
               size_t item_size);

#endif
