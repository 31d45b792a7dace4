#include "check.h"
#include "folder.h"
#include "minan/base/file.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static int entries(const char *path) {
    DIR *directory = opendir(path);
    int count = 0;
    for (struct dirent *entry; (entry = readdir(directory)) != NULL;)
        count += entry->d_name[0] != '.';
    closedir(directory);
    return count;
}

static void test_what_is_written_is_read(void **state) {
    struct folder *folder = *state;
    const char *path = folder_path(folder, "a.bin");
    char *data;
    size_t size;
    assert_int_equal(file_write_durable(path, "a\0b", 3), STATUS_OK);
    assert_int_equal(file_read(path, folder->arena, 3, &data, &size), STATUS_OK);
    assert_int_equal(size, 3);
    assert_memory_equal(data, "a\0b", 4);
    struct stat info;
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    assert_int_equal(entries(folder->path), 1);
}

static void test_writing_again_replaces(void **state) {
    struct folder *folder = *state;
    const char *path = folder_path(folder, "a.txt");
    char *data;
    size_t size;
    assert_int_equal(file_write_durable(path, "a longer text", 13), STATUS_OK);
    assert_int_equal(file_write_durable(path, "", 0), STATUS_OK);
    assert_int_equal(file_read(path, folder->arena, 100, &data, &size), STATUS_OK);
    assert_int_equal(size, 0);
    assert_string_equal(data, "");
    assert_int_equal(entries(folder->path), 1);
}

static void test_a_name_without_folder_is_in_the_current_one(void **state) {
    struct folder *folder = *state;
    int before = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    assert_int_equal(chdir(folder->path), 0);
    assert_int_equal(file_write_durable("plain", "x", 1), STATUS_OK);
    assert_int_equal(fchdir(before), 0);
    close(before);
    assert_int_equal(access(folder_path(folder, "plain"), R_OK), 0);
}

static void test_a_failed_write_leaves_the_old_file_alone(void **state) {
    struct folder *folder = *state;
    const char *path = folder_path(folder, "a.txt");
    static const char large[8192];
    struct rlimit before, small;
    char *data;
    size_t size;
    assert_int_equal(file_write_durable(path, "old", 3), STATUS_OK);

    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = (struct rlimit){4096, before.rlim_max};
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    enum status status = file_write_durable(path, large, sizeof large);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, handler);

    assert_int_equal(status, STATUS_INTERNAL);
    assert_int_equal(file_read(path, folder->arena, 100, &data, &size), STATUS_OK);
    assert_string_equal(data, "old");
    assert_int_equal(entries(folder->path), 1);
}

static void test_what_is_missing_is_not_found(void **state) {
    struct folder *folder = *state;
    char *data = NULL;
    size_t size = 7;
    const char *path = folder_path(folder, "none/a.txt");
    assert_int_equal(file_read(path, folder->arena, 100, &data, &size), STATUS_NOT_FOUND);
    assert_int_equal(file_write_durable(path, "x", 1), STATUS_NOT_FOUND);
    assert_null(data);
    assert_int_equal(size, 7);
}

static void test_a_file_over_the_limit_is_too_large(void **state) {
    struct folder *folder = *state;
    const char *path = folder_path(folder, "a.txt");
    char *data = NULL;
    size_t size = 7;
    folder_write(path, "12345");
    assert_int_equal(file_read(path, folder->arena, 4, &data, &size), STATUS_TOO_LARGE);
    assert_null(data);
    assert_int_equal(file_read(path, folder->arena, 5, &data, &size), STATUS_OK);
    assert_string_equal(data, "12345");
}

static void test_what_is_no_file_is_not_read(void **state) {
    struct folder *folder = *state;
    char *data = NULL;
    size_t size;
    assert_int_equal(file_read(folder->path, folder->arena, 100, &data, &size), STATUS_INTERNAL);
    const char *fifo = folder_path(folder, "fifo");
    assert_int_equal(mkfifo(fifo, 0600), 0);
    assert_int_equal(file_read(fifo, folder->arena, 100, &data, &size), STATUS_INTERNAL);
    assert_null(data);
}

static void test_a_folder_is_made_once(void **state) {
    struct folder *folder = *state;
    const char *path = folder_path(folder, "data");
    struct stat info;
    mode_t mask = umask(022);
    assert_int_equal(file_make_dir(path, 0700), STATUS_OK);
    assert_int_equal(file_make_dir(path, 0755), STATUS_OK);
    umask(mask);
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0700);
    assert_int_equal(file_make_dir(folder_path(folder, "no/such"), 0700), STATUS_NOT_FOUND);
    folder_write(folder_path(folder, "file"), "x");
    assert_int_equal(file_make_dir(folder_path(folder, "file"), 0700), STATUS_INTERNAL);
}

static void test_a_lock_is_held_by_one(void **state) {
    struct folder *folder = *state;
    const char *path = folder_path(folder, "lock");
    int first = -1, second = -1;
    assert_int_equal(file_lock(path, &first), STATUS_OK);
    assert_true(first >= 0);
    assert_int_equal(file_lock(path, &second), STATUS_BUSY);
    assert_int_equal(second, -1);
    close(first);
    assert_int_equal(file_lock(path, &second), STATUS_OK);
    close(second);
    assert_int_equal(file_lock(folder_path(folder, "no/lock"), &second), STATUS_NOT_FOUND);
}

static void test_system_errors_have_a_status(void **state) {
    (void)state;
    assert_int_equal(file_status(0), STATUS_OK);
    assert_int_equal(file_status(ENOSPC), STATUS_DISK_FULL);
    assert_int_equal(file_status(EDQUOT), STATUS_DISK_FULL);
    assert_int_equal(file_status(ENOENT), STATUS_NOT_FOUND);
    assert_int_equal(file_status(EWOULDBLOCK), STATUS_BUSY);
    assert_int_equal(file_status(EACCES), STATUS_INTERNAL);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_set_up, folder_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_FOLDER(test_what_is_written_is_read),
        IN_FOLDER(test_writing_again_replaces),
        IN_FOLDER(test_a_name_without_folder_is_in_the_current_one),
        IN_FOLDER(test_a_failed_write_leaves_the_old_file_alone),
        IN_FOLDER(test_what_is_missing_is_not_found),
        IN_FOLDER(test_a_file_over_the_limit_is_too_large),
        IN_FOLDER(test_what_is_no_file_is_not_read),
        IN_FOLDER(test_a_folder_is_made_once),
        IN_FOLDER(test_a_lock_is_held_by_one),
        cmocka_unit_test(test_system_errors_have_a_status),
    };
    return RUN(tests);
}
