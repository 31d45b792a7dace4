#include "thing.h"

#include "minan/base/hash.h"
#include "own_sql.h"
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

NAMES_DEFINE(colour, "颜色", COLOUR_TABLE)

static const struct field thing_fields[] = {
    F_ID(struct thing, id),
    F_UUID(struct thing, uuid, REQUIRED),
    F_TEXT(struct thing, title, REQUIRED),
    F_DATE(struct thing, day, 0),
    F_TIME(struct thing, at, 0),
    F_INT(struct thing, amount, 0),
    F_REAL(struct thing, share, 0),
    F_BOOL(struct thing, done, 0),
    F_ENUM(struct thing, colour, colour, 0),
    F_ID(struct thing, owner),
    F_INT(struct thing, city, 0),
    F_INT(struct thing, county, 0),
};
SHAPE(thing, struct thing);

static const struct field thing_filter_fields[] = {
    F_TEXT(struct thing_filter, title, 0),       F_ENUM(struct thing_filter, colour, colour, 0),
    F_BOOL(struct thing_filter, done, 0),        F_TEXTS(struct thing_filter, colours, 0),
    F_UUID(struct thing_filter, uuid, 0),        F_DATE(struct thing_filter, day, 0),
    F_INT(struct thing_filter, amount, 0),       F_ID(struct thing_filter, owner),
    F_INT(struct thing_filter, scope_county, 0),
};
SHAPE(thing_filter, struct thing_filter);

static const struct field thing_page_fields[] = {
    F_INT(struct thing_page, limit, 0),
    F_TEXT(struct thing_page, title, 0),
};
SHAPE(thing_page, struct thing_page);

const char *file_in(struct world *world, const char *name) {
    return arena_printf(world->arena, "%s/%s", world->folder, name);
}

int world_new(void **state) {
    struct world *world = calloc(1, sizeof *world);
    assert_non_null(world);
    assert_int_equal(hash_init(), STATUS_OK);
    strcpy(world->folder, "/tmp/minan-db-XXXXXX");
    assert_non_null(mkdtemp(world->folder));
    snprintf(world->path, sizeof world->path, "%s/own.db", world->folder);
    world->arena = arena_new(16 << 20);
    assert_int_equal(db_open_writer(world->path, &world->writer), STATUS_OK);
    assert_int_equal(db_migrate(world->writer, 1000), STATUS_OK);
    *state = world;
    return 0;
}

int world_free(void **state) {
    struct world *world = *state;
    static const char *const names[] = {"own.db",   "own.db-wal",   "own.db-shm",  "copy.db",
                                        "other.db", "other.db-wal", "other.db-shm"};
    db_close(world->writer);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unlink(file_in(world, names[i]));
    assert_int_equal(rmdir(world->folder), 0);
    arena_free(world->arena);
    free(world);
    return 0;
}

struct thing thing_make(int n) {
    struct thing thing;
    shape_clear(&thing_shape, &thing);
    snprintf(thing.uuid.text, sizeof thing.uuid.text, "00000000-0000-4000-8000-%012d", n);
    thing.title = "灭火器 'quoted'";
    thing.day = day_of(2026, 2, 28);
    thing.at = 1764000000123;
    thing.amount = n;
    thing.share = 0.25;
    thing.done = NO;
    thing.colour = COLOUR_BLUE;
    thing.owner.value = 77;
    thing.city = 1;
    thing.county = 10 + n % 2;
    return thing;
}

void thing_put(struct db *db, const struct thing *thing) {
    assert_int_equal(db_run(db, OWN_ADD, ARGS(.shape = &thing_shape, .object = thing), NULL), STATUS_OK);
}

int64_t thing_count(struct db *db) {
    int64_t count = -1;
    assert_int_equal(db_int(db, OWN_COUNT, NO_ARGS, &count), STATUS_OK);
    return count;
}

void assert_misuse(struct world *world, misuse_fn *call) {
#ifdef NDEBUG
    assert_int_equal(call(world), STATUS_DATABASE);
#else
    int result = 0;
    pid_t child = fork();
    if (child == 0) {
        if (freopen("/dev/null", "w", stderr) == NULL)
            _exit(2);
        (void)call(world);
        _exit(1);
    }
    assert_int_equal(waitpid(child, &result, 0), child);
    assert_true(WIFSIGNALED(result));
    assert_int_equal(WTERMSIG(result), SIGABRT);
#endif
}
