/* figure_world.h: the fixture's city with a few hundred institutions and thousands of visits, hazards and
 * activities and incidents from a seeded generator, and a plain handle for questions that no code under test
 * answers. */
#ifndef MINAN_TESTS_DOMAIN_FIGURE_WORLD_H
#define MINAN_TESTS_DOMAIN_FIGURE_WORLD_H

#include "fixture.h"

#include "minan/domain/figure.h"
#include <sqlite3.h>

enum {
    WORLD_INSTITUTIONS = 240,
    WORLD_INSPECTIONS = 4800,
    WORLD_HAZARDS = 10500,
    WORLD_ACTIVITIES = 1500,
    WORLD_INCIDENTS = 600
};

struct figure_world {
    struct fixture *fixture;
    sqlite3 *handle;
};

/* Everything is committed; the fixture's connection is in a read transaction. */
struct figure_world *figure_world_new(void);
void figure_world_free(struct figure_world *world);
/* Fills a database made by fixture_make_database. */
void figure_world_fill(sqlite3 *handle);

/* The first column of the first row. The names :from :to :end :as_of :today :county :type :area :severity
 * :source are bound where they stand; what is absent is NULL. */
int64_t figure_world_ask(sqlite3 *handle, const char *sql, const struct figure_request *request);

#endif
