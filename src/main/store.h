/* store.h: a data directory: minan.db, files/, tmp/ and the lock of whoever writes. */
#ifndef MINAN_MAIN_STORE_H
#define MINAN_MAIN_STORE_H

#include "command.h"
#include "minan/domain/ctx.h"

struct store {
    const char *folder;
    const char *database;
    const char *files;
    int lock; /* descriptor, -1: none is held */
    struct db *db;
    struct err err;
    struct ctx ctx; /* of nobody, on db */
};

/* Paths only. */
struct store store_at(struct run *run);

/* Makes the folder (0700) when there is none and takes its lock: one writing process at a time. Says what is
 * wrong. */
MUST_USE enum status store_lock(struct run *run, struct store *store);
/* Opens the database for writing and brings it up to date; one that held data is copied first. Says what is
 * wrong. */
MUST_USE enum status store_open_writer(struct run *run, struct store *store);
/* Opens an up-to-date database read-only. Says what is wrong. */
MUST_USE enum status store_open_reader(struct run *run, struct store *store);
void store_close(struct store *store);

bool store_has_database(const struct store *store);
void store_act_on(struct run *run, struct store *store, struct db *db); /* makes store->ctx for db */

/* The side files SQLite leaves beside a database that is not in use. */
void database_remove_side_files(struct run *run, const char *path);

#endif
