/* sample.h: structs with a member of every type, for the readers and writers. */
#ifndef TESTS_HTTP_SAMPLE_H
#define TESTS_HTTP_SAMPLE_H

#include "minan/base/field.h"

#define COLOUR_TABLE(X)                                                                                      \
    X(COLOUR_RED, "red", "红")                                                                               \
    X(COLOUR_BLUE, "blue", "蓝")
NAMES_DECLARE(colour, COLOUR_TABLE)

struct sample_id {
    int64_t value;
};

struct answer {
    const char *item;
    int32_t deadline;
};

struct place_of {
    double longitude;
    const char *address;
};

struct sample {
    struct sample_id id;
    struct uuid uuid;
    const char *name;
    const char *note;
    const char *layout;
    int32_t deadline;
    int64_t at;
    int64_t beds;
    int64_t depth;
    double cost;
    enum truth open;
    enum colour colour;
    struct place_of place;
    struct list answers;
    struct list tags;
    const char *hash;
};

struct sample_patch {
    uint64_t present;
    const char *name;
    const char *note;
    int64_t beds;
    int64_t version;
};

struct sample_filter {
    struct uuid uuid;
    const char *q;
    int64_t beds;
    double cost;
    enum truth open;
    enum colour colour;
    int32_t from;
    int64_t since;
    struct list areas;
    struct list answers; /* has no text form */
    int64_t limit;
};

extern const struct shape answer_shape;
extern const struct shape sample_shape;
extern const struct shape sample_patch_shape;
extern const struct shape sample_filter_shape;

#endif
