#include "faults.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

/* SQLite keeps one file system and one allocator for the whole program. */
static struct {
    enum fault fault;
    bool armed;
    int n;
    int seen;
    sqlite3_vfs *real;
    sqlite3_vfs vfs;
    sqlite3_mem_methods memory;
} faults;

void faults_arm(enum fault fault, int n) {
    faults.fault = fault;
    faults.n = n;
    faults.seen = 0;
    faults.armed = true;
}

int faults_disarm(void) {
    faults.armed = false;
    return faults.seen;
}

static int any_call(void) {
    if (!faults.armed || faults.fault != FAULT_IO)
        return SQLITE_OK;
    return ++faults.seen == faults.n ? SQLITE_IOERR : SQLITE_OK;
}

static int writing_call(void) {
    if (!faults.armed || faults.fault != FAULT_DISK_FULL)
        return any_call();
    return ++faults.seen >= faults.n ? SQLITE_FULL : SQLITE_OK;
}

/* ---- files: SQLite's own, with a gate before those calls that reach the disk ---- */

struct file {
    sqlite3_file base;
    sqlite3_file *real; /* behind this struct */
};

static sqlite3_file *real_of(sqlite3_file *file) {
    return ((struct file *)file)->real;
}

#define REAL(file) real_of(file)->pMethods
#define GATED(gate, call)                                                                                    \
    int code = gate();                                                                                       \
    return code != SQLITE_OK ? code : call

static int file_close(sqlite3_file *file) {
    return REAL(file)->xClose(real_of(file));
}
static int file_read(sqlite3_file *file, void *data, int size, sqlite3_int64 at) {
    GATED(any_call, REAL(file)->xRead(real_of(file), data, size, at));
}
static int file_write(sqlite3_file *file, const void *data, int size, sqlite3_int64 at) {
    GATED(writing_call, REAL(file)->xWrite(real_of(file), data, size, at));
}
static int file_truncate(sqlite3_file *file, sqlite3_int64 size) {
    GATED(any_call, REAL(file)->xTruncate(real_of(file), size));
}
static int file_sync(sqlite3_file *file, int flags) {
    GATED(any_call, REAL(file)->xSync(real_of(file), flags));
}
static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
    GATED(any_call, REAL(file)->xFileSize(real_of(file), size));
}
static int file_lock(sqlite3_file *file, int lock) {
    return REAL(file)->xLock(real_of(file), lock);
}
static int file_unlock(sqlite3_file *file, int lock) {
    return REAL(file)->xUnlock(real_of(file), lock);
}
static int file_check_lock(sqlite3_file *file, int *out) {
    return REAL(file)->xCheckReservedLock(real_of(file), out);
}
static int file_control(sqlite3_file *file, int op, void *argument) {
    return REAL(file)->xFileControl(real_of(file), op, argument);
}
static int file_sector_size(sqlite3_file *file) {
    return REAL(file)->xSectorSize(real_of(file));
}
static int file_characteristics(sqlite3_file *file) {
    return REAL(file)->xDeviceCharacteristics(real_of(file));
}
static int file_shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **out) {
    GATED(any_call, REAL(file)->xShmMap(real_of(file), page, size, extend, out));
}
static int file_shm_lock(sqlite3_file *file, int offset, int n, int flags) {
    return REAL(file)->xShmLock(real_of(file), offset, n, flags);
}
static void file_shm_barrier(sqlite3_file *file) {
    REAL(file)->xShmBarrier(real_of(file));
}
static int file_shm_unmap(sqlite3_file *file, int delete_it) {
    return REAL(file)->xShmUnmap(real_of(file), delete_it);
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_check_lock,
    .xFileControl = file_control,
    .xSectorSize = file_sector_size,
    .xDeviceCharacteristics = file_characteristics,
    .xShmMap = file_shm_map,
    .xShmLock = file_shm_lock,
    .xShmBarrier = file_shm_barrier,
    .xShmUnmap = file_shm_unmap,
};

static int vfs_open(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *out, int flags, int *out_flags) {
    struct file *file = (struct file *)out;
    (void)vfs;
    file->base.pMethods = NULL;
    file->real = (sqlite3_file *)(file + 1);
    int code = any_call();
    if (code == SQLITE_OK)
        code = faults.real->xOpen(faults.real, name, file->real, flags, out_flags);
    if (code == SQLITE_OK)
        file->base.pMethods = &methods;
    return code;
}

/* ---- memory ---- */

static bool no_memory(void) {
    return faults.armed && faults.fault == FAULT_MEMORY && ++faults.seen == faults.n;
}

static void *take(int size) {
    return no_memory() ? NULL : faults.memory.xMalloc(size);
}

static void *resize(void *data, int size) {
    return no_memory() ? NULL : faults.memory.xRealloc(data, size);
}

static void install_memory(void) {
    assert_int_equal(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &faults.memory), SQLITE_OK);
    sqlite3_mem_methods own = faults.memory;
    own.xMalloc = take;
    own.xRealloc = resize;
    assert_int_equal(sqlite3_config(SQLITE_CONFIG_MALLOC, &own), SQLITE_OK);
}

void faults_install(void) {
    install_memory();
    faults.real = sqlite3_vfs_find(NULL);
    assert_non_null(faults.real);
    faults.vfs = *faults.real;
    faults.vfs.zName = "faults";
    faults.vfs.pNext = NULL;
    faults.vfs.szOsFile = (int)sizeof(struct file) + faults.real->szOsFile;
    faults.vfs.xOpen = vfs_open;
    assert_int_equal(sqlite3_vfs_register(&faults.vfs, 1), SQLITE_OK);
}
