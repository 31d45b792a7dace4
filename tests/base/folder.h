/* folder.h: a fresh temporary folder for one test, removed afterwards with what is in it. */
#ifndef TESTS_BASE_FOLDER_H
#define TESTS_BASE_FOLDER_H

#include "minan/base/arena.h"

struct folder {
    struct arena *arena;
    const char *path;
};

int folder_set_up(void **state); /* *state becomes a struct folder * */
int folder_tear_down(void **state);
const char *folder_path(const struct folder *folder, const char *name);
void folder_write(const char *path, const char *text);

#endif
