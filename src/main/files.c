#include "files.h"

#include "minan/base/file.h"
#include "minan/base/hash.h"
#include "minan/domain/upkeep.h"
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SHELF_LENGTH = 2, HASH_LENGTH = SHA256_TEXT_SIZE - 1, MAX_FILE = 64 * 1024 * 1024 };

/* ---- copying ---- */

struct copying {
    const char *from;
    const char *to;
    struct arena *scratch; /* reset for every file */
    struct files_copied copied;
};

static bool fits_name(const char *name, const char *data, size_t size) {
    char hash[SHA256_TEXT_SIZE];
    sha256_text(data, size, hash);
    return name[HASH_LENGTH] != '\0' || strcmp(name, hash) == 0; /* a .view is not named by its own content */
}

static enum status add_file(struct copying *copying, const char *from, const char *to) {
    char *data;
    size_t size;
    if (access(to, F_OK) == 0)
        return STATUS_OK;
    enum status status = file_read(from, copying->scratch, MAX_FILE, &data, &size);
    if (status != STATUS_OK)
        return status;
    if (!fits_name(strrchr(from, '/') + 1, data, size)) {
        copying->copied.bad++;
        printf("文件已损坏，未复制：%s\n", from);
        return STATUS_OK;
    }
    copying->copied.added++;
    return file_write_durable(to, data, size);
}

static bool is_hex(const char *name, size_t length) {
    return strspn(name, "0123456789abcdef") >= length;
}

static bool is_shelf(const char *name) {
    return strlen(name) == SHELF_LENGTH && is_hex(name, SHELF_LENGTH);
}

static bool is_content(const char *name) {
    return is_hex(name, HASH_LENGTH) &&
           (name[HASH_LENGTH] == '\0' || strcmp(name + HASH_LENGTH, ".view") == 0);
}

static enum status add_shelf(struct copying *copying, const char *name) {
    char from[PATH_MAX];
    char to[PATH_MAX];
    snprintf(to, sizeof to, "%s/%s", copying->to, name);
    enum status status = file_make_dir(to, 0700);
    snprintf(from, sizeof from, "%s/%s", copying->from, name);
    DIR *shelf = status == STATUS_OK ? opendir(from) : NULL;
    struct dirent *entry;
    while (shelf && status == STATUS_OK && (entry = readdir(shelf)) != NULL) {
        if (!is_content(entry->d_name))
            continue;
        arena_reset(copying->scratch);
        status = add_file(copying, arena_printf(copying->scratch, "%s/%s", from, entry->d_name),
                          arena_printf(copying->scratch, "%s/%s", to, entry->d_name));
    }
    if (shelf)
        closedir(shelf);
    return status;
}

static enum status add_shelves(struct copying *copying) {
    DIR *shelves = opendir(copying->from);
    struct dirent *entry;
    enum status status = STATUS_OK;
    if (shelves == NULL)
        return errno == ENOENT ? STATUS_OK : file_status(errno);
    while (status == STATUS_OK && (entry = readdir(shelves)) != NULL) {
        if (is_shelf(entry->d_name))
            status = add_shelf(copying, entry->d_name);
    }
    closedir(shelves);
    return status;
}

enum status files_add_missing(struct run *run, const char *from, const char *to,
                              struct files_copied *ret_copied) {
    struct copying copying = {.from = from, .to = to};
    enum status status = file_make_dir(to, 0700);
    if (status != STATUS_OK) {
        run_fail(run, "目录 %s 无法建立：%s", to, status_text(status));
        return status;
    }
    copying.scratch = arena_new(2 * (size_t)MAX_FILE);
    status = add_shelves(&copying);
    arena_free(copying.scratch);
    if (status != STATUS_OK)
        run_fail(run, "照片文件无法复制到 %s：%s", to, status_text(status));
    *ret_copied = copying.copied;
    return status;
}

/* ---- looking ---- */

struct looking {
    const char *folder;
    struct arena *scratch;
    int64_t bad;
};

static const char *fault_of(struct looking *looking, const struct upkeep_file *file, const char *path) {
    char hash[SHA256_TEXT_SIZE];
    char *data;
    size_t size;
    enum status status = file_read(path, looking->scratch, MAX_FILE, &data, &size);
    if (status != STATUS_OK)
        return status == STATUS_NOT_FOUND ? "文件缺失" : "文件无法读取";
    sha256_text(data, size, hash);
    bool fits = (int64_t)size == file->bytes && strcmp(hash, file->sha256) == 0;
    return fits ? NULL : "内容与登记的 SHA-256 不符";
}

static enum status look(void *user, const struct upkeep_file *file) {
    struct looking *looking = user;
    arena_reset(looking->scratch);
    const char *path =
        arena_printf(looking->scratch, "%s/%.2s/%s", looking->folder, file->sha256, file->sha256);
    const char *fault = fault_of(looking, file, path);
    if (fault == NULL)
        return STATUS_OK;
    looking->bad++;
    printf("%s %s：%s（%s）\n", file->what, file->uuid.text, fault, path);
    return STATUS_OK;
}

enum status files_verify(struct run *run, struct ctx *ctx, const char *folder, int64_t *ret_bad) {
    struct looking looking = {.folder = folder, .scratch = arena_new(2 * (size_t)MAX_FILE)};
    enum status status = upkeep_each_file(ctx, look, &looking);
    arena_free(looking.scratch);
    if (status != STATUS_OK)
        run_fail_status(run, "附件清单无法读取", status, NULL);
    *ret_bad = looking.bad;
    return status;
}
