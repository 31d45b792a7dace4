#include "readers.h"

#include <pthread.h>
#include <stdlib.h>

enum { READERS_KEPT = 16 };

struct readers {
    pthread_mutex_t mutex;
    const char *database;
    struct db *idle[READERS_KEPT]; /* a stack: the one used last has the warmest cache */
    size_t count;
};

struct readers *readers_new(const char *database) {
    struct readers *readers = calloc(1, sizeof *readers);
    if (readers == NULL)
        abort();
    pthread_mutex_init(&readers->mutex, NULL);
    readers->database = database;
    return readers;
}

void readers_free(struct readers *readers) {
    if (readers == NULL)
        return;
    for (size_t i = 0; i < readers->count; i++)
        db_close(readers->idle[i]);
    pthread_mutex_destroy(&readers->mutex);
    free(readers);
}

enum status readers_take(struct readers *readers, struct db **ret_db) {
    struct db *db = NULL;
    pthread_mutex_lock(&readers->mutex);
    if (readers->count > 0)
        db = readers->idle[--readers->count];
    pthread_mutex_unlock(&readers->mutex);
    if (db == NULL)
        return db_open_reader(readers->database, ret_db);
    *ret_db = db;
    return STATUS_OK;
}

void readers_give_back(struct readers *readers, struct db *db) {
    pthread_mutex_lock(&readers->mutex);
    bool keep = readers->count < READERS_KEPT;
    if (keep)
        readers->idle[readers->count++] = db;
    pthread_mutex_unlock(&readers->mutex);
    if (!keep)
        db_close(db);
}
