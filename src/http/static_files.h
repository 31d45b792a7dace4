/* static_files.h: what static_open keeps of the built front end; read-only afterwards. */
#ifndef MINAN_HTTP_STATIC_FILES_H
#define MINAN_HTTP_STATIC_FILES_H

#include "minan/base/arena.h"
#include "minan/base/hash.h"

enum coding { CODING_IDENTITY, CODING_BR, CODING_GZIP, CODING__COUNT };

struct static_body {
    const char *data; /* NULL: this coding was not built */
    size_t size;
    const char *etag; /* quoted; each coding has its own, since their bytes differ */
};

struct static_file {
    const char *path; /* below the directory: m/index.html */
    struct static_body bodies[CODING__COUNT];
};

struct static_files {
    struct arena *arena;
    struct static_file *list; /* sorted by path */
    size_t count;
    size_t capacity;
};

const struct static_file *static_find(const struct static_files *files, const char *path); /* NULL: none */

#endif
