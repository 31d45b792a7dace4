#include "folder.h"
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int folder_set_up(void **state) {
    struct arena *arena = arena_new(4 << 20);
    struct folder *folder = ARENA_NEW(arena, struct folder);
    const char *base = getenv("TMPDIR");
    char *path = arena_printf(arena, "%s/minan-test-XXXXXX", base ? base : "/tmp");
    *folder = (struct folder){arena, mkdtemp(path)};
    *state = folder;
    return folder->path ? 0 : -1;
}

static int remove_one(const char *path, const struct stat *info, int type, struct FTW *where) {
    (void)info;
    (void)type;
    (void)where;
    return remove(path);
}

int folder_tear_down(void **state) {
    struct folder *folder = *state;
    int result = nftw(folder->path, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    arena_free(folder->arena);
    return result;
}

const char *folder_path(const struct folder *folder, const char *name) {
    return arena_printf(folder->arena, "%s/%s", folder->path, name);
}

void folder_write(const char *path, const char *text) {
    FILE *file = fopen(path, "w");
    if (!file || fwrite(text, 1, strlen(text), file) != strlen(text) || fclose(file))
        abort();
}
