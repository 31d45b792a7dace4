/* thing.h: a small world of its own for the tests of src/db: one noun with a member of every type. */
#ifndef TESTS_DB_THING_H
#define TESTS_DB_THING_H

#include "minan/base/field.h"
#include "minan/db/db.h"

#define COLOUR_TABLE(X) X(COLOUR_RED, "red", "红") X(COLOUR_BLUE, "blue", "蓝")
NAMES_DECLARE(colour, COLOUR_TABLE)

struct thing_id {
    int64_t value;
};

struct thing {
    struct thing_id id;
    struct uuid uuid;
    const char *title;
    int32_t day;
    int64_t at;
    int64_t amount;
    double share;
    enum truth done;
    enum colour colour;
    struct thing_id owner;
    int64_t city;
    int64_t county;
};
extern const struct shape thing_shape;

struct thing_filter {
    const char *title;
    enum colour colour;
    enum truth done;
    struct list colours; /* of const char * */
    struct uuid uuid;
    int32_t day;
    int64_t amount;
    struct thing_id owner;
    int64_t scope_county; /* a client's attempt to choose its own scope */
};
extern const struct shape thing_filter_shape;

struct thing_page {
    int64_t limit;
    const char *title; /* thing_filter comes first */
};
extern const struct shape thing_page_shape;

/* A temporary folder and the path of a database in it; removed by world_free. */
struct world {
    char folder[64];
    char path[128];
    struct arena *arena;
    struct db *writer;
};

int world_new(void **state);    /* cmocka setup: opened and migrated */
int world_free(void **state);   /* cmocka teardown */
struct thing thing_make(int n); /* everything set, unique by n */
void thing_put(struct db *db, const struct thing *thing);
int64_t thing_count(struct db *db);

/* call is a programming error: it aborts in debug and is refused with STATUS_DATABASE in release. */
typedef enum status misuse_fn(struct world *world);
void assert_misuse(struct world *world, misuse_fn *call);
const char *file_in(struct world *world, const char *name);

#endif
