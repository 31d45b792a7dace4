#include "minan/base/file.h"
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum status file_status(int error) {
    switch (error) {
    case 0: return STATUS_OK;
    case ENOSPC:
    case EDQUOT: return STATUS_DISK_FULL;
    case ENOENT:
    case ENOTDIR: return STATUS_NOT_FOUND;
    case EWOULDBLOCK: return STATUS_BUSY;
    default: return STATUS_INTERNAL;
    }
}

static int open_again(const char *path, int flags, mode_t mode) {
    int fd;
    do
        fd = open(path, flags | O_CLOEXEC, mode);
    while (fd < 0 && errno == EINTR);
    return fd;
}

/* 0 or an errno */
static int write_all(int fd, const char *data, size_t bytes) {
    while (bytes) {
        ssize_t written = write(fd, data, bytes);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return errno;
        data += written;
        bytes -= (size_t)written;
    }
    return 0;
}

static int sync_directory_of(const char *path) {
    const char *slash = strrchr(path, '/');
    char *directory = !slash          ? strdup(".")
                      : slash == path ? strdup("/")
                                      : strndup(path, (size_t)(slash - path));
    if (!directory)
        return ENOMEM;
    int fd = open_again(directory, O_RDONLY | O_DIRECTORY, 0);
    int error = fd < 0 || fsync(fd) ? errno : 0;
    if (fd >= 0)
        close(fd);
    free(directory);
    return error;
}

static int write_synced(int fd, const void *data, size_t bytes) {
    int error = write_all(fd, data, bytes);
    if (!error && fsync(fd))
        error = errno;
    if (close(fd) && !error)
        error = errno;
    return error;
}

enum status file_write_durable(const char *path, const void *data, size_t bytes) {
    char *temporary = NULL;
    if (asprintf(&temporary, "%s.tmp-XXXXXX", path) < 0)
        return STATUS_INTERNAL;
    int fd = mkostemp(temporary, O_CLOEXEC);
    int error = fd < 0 ? errno : write_synced(fd, data, bytes);
    if (!error && rename(temporary, path))
        error = errno;
    if (error && fd >= 0)
        unlink(temporary);
    free(temporary);
    return file_status(error ? error : sync_directory_of(path));
}

static int read_all(int fd, char *data, size_t bytes, size_t *ret_size) {
    size_t size = 0;
    while (size < bytes) {
        ssize_t got = read(fd, data + size, bytes - size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return errno;
        if (got == 0)
            break;
        size += (size_t)got;
    }
    *ret_size = size;
    return 0;
}

static enum status read_open(int fd, struct arena *arena, size_t max_bytes, char **ret_data,
                             size_t *ret_size) {
    struct stat info;
    if (fstat(fd, &info) || !S_ISREG(info.st_mode))
        return STATUS_INTERNAL;
    if ((uintmax_t)info.st_size > max_bytes)
        return STATUS_TOO_LARGE;
    char *data = arena_array(arena, (size_t)info.st_size + 1, 1);
    size_t size = 0;
    int error = read_all(fd, data, (size_t)info.st_size, &size);
    if (error)
        return file_status(error);
    *ret_data = data;
    *ret_size = size;
    return STATUS_OK;
}

enum status file_read(const char *path, struct arena *arena, size_t max_bytes, char **ret_data,
                      size_t *ret_size) {
    int fd = open_again(path, O_RDONLY | O_NONBLOCK, 0);
    if (fd < 0)
        return file_status(errno);
    enum status status = read_open(fd, arena, max_bytes, ret_data, ret_size);
    close(fd);
    return status;
}

enum status file_make_dir(const char *path, mode_t mode) {
    struct stat info;
    if (mkdir(path, mode) == 0)
        return file_status(sync_directory_of(path));
    if (errno != EEXIST)
        return file_status(errno);
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode) ? STATUS_OK : STATUS_INTERNAL;
}

enum status file_lock(const char *path, int *ret_fd) {
    int fd = open_again(path, O_RDWR | O_CREAT, 0600);
    if (fd < 0)
        return file_status(errno);
    if (flock(fd, LOCK_EX | LOCK_NB)) {
        int error = errno;
        close(fd);
        return file_status(error);
    }
    *ret_fd = fd;
    return STATUS_OK;
}
