#include "minan/http/static.h"

#include "minan/base/log.h"
#include "static_files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_MAX_BYTES = 32 * 1024 * 1024, DEPTH_MAX = 8, ETAG_HEX = 32 };

static const size_t arena_ceiling = (size_t)512 * 1024 * 1024;

static int by_path(const void *a, const void *b) {
    return strcmp(((const struct static_file *)a)->path, ((const struct static_file *)b)->path);
}

const struct static_file *static_find(const struct static_files *files, const char *path) {
    struct static_file key = {.path = path};
    return files->count ? bsearch(&key, files->list, files->count, sizeof key, by_path) : NULL;
}

/* ---- reading ---- */

static struct static_file *add_file(struct static_files *files) {
    if (files->count == files->capacity) {
        files->capacity = files->capacity ? 2 * files->capacity : 64;
        struct static_file *list = ARENA_ARRAY(files->arena, files->capacity, struct static_file);
        if (files->count > 0)
            memcpy(list, files->list, files->count * sizeof *list);
        files->list = list;
    }
    return &files->list[files->count++];
}

static bool read_fully(int fd, char *data, size_t size) {
    while (size > 0) {
        ssize_t got = read(fd, data, size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        data += got;
        size -= (size_t)got;
    }
    return true;
}

static const char *make_etag(struct arena *arena, const char *data, size_t size) {
    char hex[SHA256_TEXT_SIZE];
    sha256_text(data, size, hex);
    return arena_printf(arena, "\"%.*s\"", ETAG_HEX, hex);
}

static bool read_file(struct static_files *files, int fd, const char *path) {
    struct stat info;
    if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode) || info.st_size > FILE_MAX_BYTES)
        return false;
    size_t size = (size_t)info.st_size;
    char *data = arena_alloc(files->arena, size + 1);
    if (!read_fully(fd, data, size))
        return false;
    struct static_body body = {data, size, make_etag(files->arena, data, size)};
    *add_file(files) = (struct static_file){.path = path, .bodies = {[CODING_IDENTITY] = body}};
    return true;
}

static bool read_dir(struct static_files *files, int dir_fd, const char *prefix, int depth);

/* Links are not followed: what is served lies below the directory, all of it. */
static bool read_entry(struct static_files *files, int dir_fd, const char *name, const char *prefix,
                       int depth) {
    int fd = openat(dir_fd, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0)
        return errno == ELOOP;
    const char *path = arena_printf(files->arena, "%s%s", prefix, name);
    struct stat info;
    if (fstat(fd, &info) == 0 && S_ISDIR(info.st_mode))
        return read_dir(files, fd, arena_printf(files->arena, "%s/", path), depth + 1);
    bool ok = read_file(files, fd, path);
    close(fd);
    if (!ok)
        LOG(LOG_WARN, "static.unreadable", LOG_TEXT("path", path));
    return ok;
}

/* Takes dir_fd over. */
static bool read_dir(struct static_files *files, int dir_fd, const char *prefix, int depth) {
    DIR *dir = depth <= DEPTH_MAX ? fdopendir(dir_fd) : NULL;
    if (dir == NULL) {
        close(dir_fd);
        return false;
    }
    bool ok = true;
    for (struct dirent *entry = readdir(dir); ok && entry != NULL; entry = readdir(dir))
        if (entry->d_name[0] != '.')
            ok = read_entry(files, dir_fd, entry->d_name, prefix, depth);
    closedir(dir);
    return ok;
}

/* ---- twins: app.js.br and app.js.gz become codings of app.js ---- */

static const char *const endings[CODING__COUNT] = {[CODING_BR] = ".br", [CODING_GZIP] = ".gz"};

static enum coding coding_of(const char *path) {
    size_t size = strlen(path);
    for (int i = CODING_BR; i < CODING__COUNT; i++)
        if (size > 3 && strcmp(path + size - 3, endings[i]) == 0)
            return (enum coding)i;
    return CODING_IDENTITY;
}

static bool is_twin(const struct static_files *files, const struct static_file *file) {
    if (coding_of(file->path) == CODING_IDENTITY)
        return false;
    return static_find(files, arena_copy(files->arena, file->path, strlen(file->path) - 3)) != NULL;
}

static void join_twins(struct static_files *files, struct static_file *file) {
    for (int i = CODING_BR; i < CODING__COUNT; i++) {
        const char *path = arena_printf(files->arena, "%s%s", file->path, endings[i]);
        const struct static_file *twin = static_find(files, path);
        if (twin != NULL)
            file->bodies[i] = twin->bodies[CODING_IDENTITY];
    }
}

/* Joins first and drops afterwards, so that the search works on an unchanged list. */
static void fold_twins(struct static_files *files) {
    struct static_file *kept = ARENA_ARRAY(files->arena, files->count, struct static_file);
    size_t count = 0;
    for (size_t i = 0; i < files->count; i++) {
        if (is_twin(files, &files->list[i]))
            continue;
        kept[count] = files->list[i];
        join_twins(files, &kept[count++]);
    }
    files->list = kept;
    files->count = count;
}

enum status static_open(const char *dir, struct static_files **ret_files) {
    int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return STATUS_NOT_FOUND;
    struct arena *arena = arena_new(arena_ceiling);
    struct static_files *files = ARENA_NEW(arena, struct static_files);
    files->arena = arena;
    bool ok = read_dir(files, fd, "", 0);
    if (ok && files->count > 0) {
        qsort(files->list, files->count, sizeof files->list[0], by_path);
        fold_twins(files);
    }
    if (!ok || static_find(files, "index.html") == NULL) {
        arena_free(arena);
        return ok ? STATUS_NOT_FOUND : STATUS_INTERNAL;
    }
    *ret_files = files;
    return STATUS_OK;
}

void static_close(struct static_files *files) {
    if (files != NULL)
        arena_free(files->arena);
}
