/* field.h: one table says what a struct is, to JSON, to SQL, to the OpenAPI and to the reader.
 *
 * Every struct that crosses a border (query, body, row, reply) has one const struct shape. Three small
 * engines walk it: JSON or query -> struct (http/json_read.h), parameters and rows <-> struct (db/db.h),
 * struct -> JSON and schema (http/json_write.h). A member whose C type differs from its field type does not
 * compile.
 *
 * Member types, and what "absent" looks like:
 *   TEXT  const char * (UTF-8, NUL-terminated, in the request's arena)      NULL
 *   UUID  struct uuid                                                       empty text
 *   DATE  int32_t day (date.h)                                              DAY_NONE
 *   TIME  int64_t milliseconds UTC (date.h)                                 TIME_NONE
 *   INT   int64_t                                                           INT_NONE
 *   REAL  double                                                            NaN
 *   BOOL  enum truth (so that "not said" differs from "no")                 TRUTH_NONE
 *   ENUM  an enum made with NAMES_DECLARE                                   0
 *   ID    a struct of one int64_t value (database key, never in JSON)       value 0
 *   OBJECT a struct, with .shape                                            never absent
 *   LIST  struct list of structs (.shape) or of TEXT (const char *) when .shape is NULL; absent: count 0
 * shape_clear() sets every member to absent; both reading engines call it first.
 */
#ifndef MINAN_BASE_FIELD_H
#define MINAN_BASE_FIELD_H

#include "minan/base/date.h"
#include "minan/base/names.h"
#include "minan/base/uuid.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define INT_NONE INT64_MIN

enum truth { TRUTH_NONE = 0, NO = 1, YES = 2 }; /* stored as NULL, 0, 1; JSON null, false, true */

struct list {
    void *items; /* contiguous array in the request's arena */
    size_t count;
};

enum field_type {
    FIELD_TEXT,
    FIELD_UUID,
    FIELD_DATE,
    FIELD_TIME,
    FIELD_INT,
    FIELD_REAL,
    FIELD_BOOL,
    FIELD_ENUM,
    FIELD_ID,
    FIELD_OBJECT,
    FIELD_LIST,
};

enum field_flag {
    REQUIRED = 1 << 0, /* reading: must be there and not null (and not blank, for TEXT) */
    IN_PATH = 1 << 1,  /* reading: taken from the {name} of the route's path, refused in the body */
    INTERNAL =
        1 << 2, /* never read from or written to JSON (ids, hashes); still bound and filled by the db */
    NULLABLE = 1 << 3,  /* writing: may be null in a reply */
    PERSONAL = 1 << 4,  /* telephone numbers: masked in lists (138****0000) by whoever fills the struct */
    MULTILINE = 1 << 5, /* TEXT may hold line breaks */
    CLEARABLE = 1 << 6, /* PATCH: an explicit null clears the member */
    RAW_JSON = 1 << 7,  /* TEXT that already is JSON: written as it is */
    SECRET = 1 << 8,    /* never logged, never recorded in test transcripts (passwords, tokens) */
    BLANKS = 1 << 9,    /* LIST of TEXT: an item may be blank; it is read as NULL */
};

struct shape;

struct field {
    const char *name;
    enum field_type type;
    size_t offset;
    unsigned flags;
    int64_t min; /* INT: least value; TEXT: least code points; LIST: fewest items. 0/0 = 0..default */
    int64_t
        max; /* INT: greatest value; TEXT: most code points (default 200); LIST: most items (default 500) */
    const struct names *names; /* ENUM */
    const struct shape *shape; /* OBJECT, LIST of structs */
    const char *label;         /* Chinese, used in messages: 整改期限 */
    const char *doc;           /* English, for the OpenAPI; may be NULL */
};

#define SHAPE_NO_PRESENCE ((size_t)-1)

struct shape {
    const char *name; /* schema name in the OpenAPI */
    size_t size;      /* of the struct */
    const struct field *fields;
    size_t count;
    size_t present_offset; /* of a uint64_t with bit i set when field i was given (PATCH), or
                              SHAPE_NO_PRESENCE */
};

void shape_clear(const struct shape *shape, void *object);
const struct field *shape_field(const struct shape *shape, const char *name); /* NULL when there is none */
bool field_is_absent(const struct field *field, const void *object);
bool shape_has(const struct shape *shape, const void *object, const char *name); /* presence bit; needs one */
const char *field_label(const struct field *field);                              /* label, or the name */

/* ---- making tables --------------------------------------------------------------------------------------
 */

#define FIELD_CHECKED_(cond, s, m)                                                                           \
    (offsetof(s, m) + 0 * sizeof(struct {                                                                    \
                          _Static_assert((cond), "the type of " #s "." #m " differs from its field type");   \
                          int unused;                                                                        \
                      }))
#define FIELD_MEMBER_(s, m)    (((s *)0)->m)
#define FIELD_IS_(s, m, type_) _Generic(FIELD_MEMBER_(s, m), type_ : 1, default : 0)

/* F_TEXT(struct hazard, place, REQUIRED, .label = "部位", .max = 100) */
#define F_TEXT(s, m, f, ...)                                                                                 \
    {                                                                                                        \
        .name = #m, .type = FIELD_TEXT, .flags = (f),                                                        \
        .offset = FIELD_CHECKED_(FIELD_IS_(s, m, const char *), s, m), __VA_ARGS__                           \
    }
#define F_UUID(s, m, f, ...)                                                                                 \
    {                                                                                                        \
        .name = #m, .type = FIELD_UUID, .flags = (f),                                                        \
        .offset = FIELD_CHECKED_(FIELD_IS_(s, m, struct uuid), s, m), __VA_ARGS__                            \
    }
#define F_DATE(s, m, f, ...)                                                                                 \
    {                                                                                                        \
        .name = #m, .type = FIELD_DATE, .flags = (f),                                                        \
        .offset = FIELD_CHECKED_(FIELD_IS_(s, m, int32_t), s, m), __VA_ARGS__                                \
    }
#define F_TIME(s, m, f, ...)                                                                                 \
    {                                                                                                        \
        .name = #m, .type = FIELD_TIME, .flags = (f),                                                        \
        .offset = FIELD_CHECKED_(FIELD_IS_(s, m, int64_t), s, m), __VA_ARGS__                                \
    }
#define F_INT(s, m, f, ...)                                                                                  \
    {                                                                                                        \
        .name = #m, .type = FIELD_INT, .flags = (f),                                                         \
        .offset = FIELD_CHECKED_(FIELD_IS_(s, m, int64_t), s, m), __VA_ARGS__                                \
    }
#define F_REAL(s, m, f, ...)                                                                                 \
    {                                                                                                        \
        .name = #m, .type = FIELD_REAL, .flags = (f),                                                        \
        .offset = FIELD_CHECKED_(FIELD_IS_(s, m, double), s, m), __VA_ARGS__                                 \
    }
#define F_BOOL(s, m, f, ...)                                                                                 \
    {                                                                                                        \
        .name = #m, .type = FIELD_BOOL, .flags = (f),                                                        \
        .offset = FIELD_CHECKED_(FIELD_IS_(s, m, enum truth), s, m), __VA_ARGS__                             \
    }
/* tag is the enum's tag: F_ENUM(struct hazard, area, area, REQUIRED, .label = "领域") */
#define F_ENUM(s, m, tag, f, ...)                                                                            \
    {                                                                                                        \
        .name = #m, .type = FIELD_ENUM, .flags = (f), .names = &tag##_names,                                 \
        .offset = FIELD_CHECKED_(FIELD_IS_(s, m, enum tag), s, m), __VA_ARGS__                               \
    }
#define F_ID(s, m)                                                                                           \
    {                                                                                                        \
        .name = #m, .type = FIELD_ID, .flags = INTERNAL,                                                     \
        .offset = FIELD_CHECKED_(sizeof(FIELD_MEMBER_(s, m)) == 8 && FIELD_IS_(s, m.value, int64_t), s, m)   \
    }
#define F_OBJECT(s, m, shape_, f, ...)                                                                       \
    {                                                                                                        \
        .name = #m, .type = FIELD_OBJECT, .flags = (f), .shape = &(shape_), .offset = offsetof(s, m),        \
        __VA_ARGS__                                                                                          \
    }
#define F_LIST(s, m, shape_, f, ...)                                                                         \
    {                                                                                                        \
        .name = #m, .type = FIELD_LIST, .flags = (f), .shape = &(shape_),                                    \
        .offset = FIELD_CHECKED_(FIELD_IS_(s, m, struct list), s, m), __VA_ARGS__                            \
    }
#define F_TEXTS(s, m, f, ...)                                                                                \
    {                                                                                                        \
        .name = #m, .type = FIELD_LIST, .flags = (f),                                                        \
        .offset = FIELD_CHECKED_(FIELD_IS_(s, m, struct list), s, m), __VA_ARGS__                            \
    }

#define SHAPE(tag, s)                                                                                        \
    const struct shape tag##_shape = {#tag, sizeof(s), tag##_fields,                                         \
                                      sizeof tag##_fields / sizeof tag##_fields[0], SHAPE_NO_PRESENCE}
/* the struct has a member  uint64_t present; */
#define SHAPE_PATCH(tag, s)                                                                                  \
    const struct shape tag##_shape = {#tag, sizeof(s), tag##_fields,                                         \
                                      sizeof tag##_fields / sizeof tag##_fields[0], offsetof(s, present)}

#endif
