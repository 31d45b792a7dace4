/* A photo while every call that puts it on disk fails in turn, or the disk is full: nothing is said to be
 * stored that is not, no half-written file stays behind, and the same photo is taken as soon as the disk
 * works again. The calls are those of the C library: this binary's own come first and pass on to the real
 * ones. */
#include "faults.h"
#include "records.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_CALLS = 100 };

/* One pixel and a remark, which is kept but not shown: two files. */
static const unsigned char photo[] = {
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52,
    0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00, 0x00, 0x1f, 0x15, 0xc4,
    0x89, 0x00, 0x00, 0x00, 0x0c, 0x74, 0x45, 0x58, 0x74, 0x43, 0x6f, 0x6d, 0x6d, 0x65, 0x6e, 0x74,
    0x00, 0x68, 0x65, 0x72, 0x65, 0x3e, 0x05, 0xd2, 0x7d, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x44, 0x41,
    0x54, 0x78, 0xda, 0x63, 0x64, 0xf8, 0xcf, 0x50, 0x0f, 0x00, 0x03, 0x86, 0x01, 0x80, 0x5a, 0x34,
    0x7d, 0x6b, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82};
static const char photo_header[] =
    "x-content-sha256: 8ccdd011c96d41e1f2d064b9748d1938a007530b17c80f1b1277f7077fed4897";

/* ---- calls that fail ---- */

/* The n-th call fails with that error; a full disk stays full. */
static struct {
    bool armed;
    bool stays;
    int error;
    int n;
    int seen;
} disk;

static void *real(const char *name) {
    void *function = dlsym(RTLD_NEXT, name);
    if (function == NULL)
        abort();
    return function;
}

static bool fails(void) {
    if (!disk.armed)
        return false;
    ++disk.seen;
    if (disk.stays ? disk.seen < disk.n : disk.seen != disk.n)
        return false;
    errno = disk.error;
    return true;
}

#define PASS_ON(type, name, ...) ((type)real(name))(__VA_ARGS__)

ssize_t write(int fd, const void *data, size_t size) {
    return fails() ? -1 : PASS_ON(ssize_t(*)(int, const void *, size_t), "write", fd, data, size);
}

int fsync(int fd) {
    return fails() ? -1 : PASS_ON(int (*)(int), "fsync", fd);
}

int mkostemp(char *path, int flags) {
    return fails() ? -1 : PASS_ON(int (*)(char *, int), "mkostemp", path, flags);
}

int mkdir(const char *path, mode_t mode) {
    return fails() ? -1 : PASS_ON(int (*)(const char *, mode_t), "mkdir", path, mode);
}

/* Needs no room: what a full disk leaves alone. */
int rename(const char *from, const char *to) {
    return !disk.stays && fails() ? -1 : PASS_ON(int (*)(const char *, const char *), "rename", from, to);
}

/* ---- files ---- */

/* How many files lie in the store, and takes them away when asked to. */
static int files_in(const char *path, bool remove_them) {
    int files = 0;
    DIR *dir = opendir(path);
    assert_non_null(dir);
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        char below[512];
        if (entry->d_name[0] == '.')
            continue;
        snprintf(below, sizeof below, "%s/%s", path, entry->d_name);
        if (entry->d_type == DT_DIR)
            files += files_in(below, remove_them);
        else
            files++;
        if (remove_them)
            assert_int_equal(remove(below), 0);
    }
    closedir(dir);
    return files;
}

static const char *store(struct api *api) {
    return arena_printf(api->kept, "%s/files", api->folder);
}

/* ---- one upload ---- */

static void name_photo(struct api *api) {
    api_keep(api, "photo", arena_printf(api->kept, "00000000-0000-4000-b000-%012d", ++api->made));
    api_keep(api, "hazard", arena_printf(api->kept, "00000000-0000-4000-c000-%012d", api->made));
    const struct command commands[] = {
        {AS("county_supervisor"), PUT_("/hazards/$hazard"),
         BODY("{'institution':'$home','source':'report','area':'fire','severity':'general','description':'"
              "后门上锁','found_on':'2026-11-20','found_at':'2026-11-23T01:30:00.000Z','deadline':'2026-11-"
              "27',"
              "'before_photos':['$photo']}"),
         WANT(201), WANT_JSON("/attachments/0/state", "awaited")},
    };
    RUN(api, commands);
}

static int upload(struct api *api) {
    const struct command command = {AS("county_supervisor"), PUT_("/attachments/$photo"),
                                    BYTES(photo, sizeof photo), TYPE("image/png"), HEADER(photo_header)};
    api_send(api, &command);
    return api->exchange.response.http_status;
}

static int show(struct api *api) {
    const struct command command = {AS("county_supervisor"), GET_("/attachments/$photo")};
    api_send(api, &command);
    return api->exchange.response.http_status;
}

static void assert_refused(struct api *api, int error) {
    int status = api->exchange.response.http_status;
    if (error == ENOSPC) {
        assert_int_equal(status, 507);
        assert_string_equal(api_text(api, "/code"), "storage.full");
    } else {
        assert_int_equal(status, 500);
    }
}

/* False: there are fewer calls than n. */
static bool try_once(struct api *api, int error, bool stays, int n) {
    name_photo(api);
    disk.error = error;
    disk.stays = stays;
    disk.n = n;
    disk.seen = 0;
    disk.armed = true;
    int status = upload(api);
    disk.armed = false;
    bool failed = disk.seen >= n;
    if (failed)
        assert_refused(api, error);
    else
        assert_int_equal(status, 201);
    assert_int_equal(show(api), failed ? 404 : 200);
    assert_int_equal(upload(api), failed ? 201 : 200);
    assert_int_equal(files_in(store(api), false), 2); /* the photo and what is shown of it */
    assert_int_equal(show(api), 200);
    files_in(store(api), true);
    return failed;
}

static void fail_every(struct api *api, int error, bool stays) {
    int n = 1;
    while (n < MOST_CALLS && try_once(api, error, stays, n))
        n++;
    assert_in_range(n, 8, MOST_CALLS - 1);
}

static void test_every_call_fails(void **state) {
    fail_every(*state, EIO, false);
}

static void test_the_disk_is_full(void **state) {
    fail_every(*state, ENOSPC, true);
}

/* ---- the record of it ---- */

static void test_the_database_fails_once_the_file_is_there(void **state) {
    struct api *api = *state;
    bool failed = true;
    for (int n = 1; failed && n < MOST_CALLS; n++) {
        name_photo(api);
        faults_arm(FAULT_IO, n);
        int status = upload(api);
        failed = faults_disarm() >= n;
        assert_int_equal(show(api), status == 201 ? 200 : 404);
        assert_true(status == 201 || failed);
        assert_int_equal(upload(api), status == 201 ? 200 : 201);
        assert_int_equal(show(api), 200);
    }
    assert_false(failed);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        API_TEST(test_every_call_fails),
        API_TEST(test_the_disk_is_full),
        API_TEST(test_the_database_fails_once_the_file_is_there),
    };
    faults_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
