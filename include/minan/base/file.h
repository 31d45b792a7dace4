/* file.h: files that survive a power cut, and directories and locks beside them.
 *
 * Errors: STATUS_DISK_FULL (also over quota), STATUS_NOT_FOUND (file, or the directory it goes into),
 * STATUS_INTERNAL for the rest. Any thread; two writers of one path: one of them wins whole.
 */
#ifndef MINAN_BASE_FILE_H
#define MINAN_BASE_FILE_H

#include "minan/base/arena.h"
#include "minan/base/status.h"
#include <sys/types.h>

/* The file is there with all its bytes, mode 0600, on disk, or the path is as it was: temporary file in the
 * same directory, fsync, rename, fsync of the directory. */
MUST_USE enum status file_write_durable(const char *path, const void *data, size_t bytes);

/* Reads a regular file into the arena, with a NUL after it. STATUS_TOO_LARGE over max_bytes. */
MUST_USE enum status file_read(const char *path, struct arena *arena, size_t max_bytes, char **ret_data,
                               size_t *ret_size);

/* Makes the last component of path; one that is there already is fine and keeps its mode. */
MUST_USE enum status file_make_dir(const char *path, mode_t mode);

/* Takes the lock of a file, made when missing (flock). STATUS_BUSY when somebody holds it, in this process or
 * another. The caller closes *ret_fd, which gives the lock back; so does the end of the process. */
MUST_USE enum status file_lock(const char *path, int *ret_fd);

enum status file_status(int error); /* what an errno of a file operation means; 0 is STATUS_OK */

#endif
