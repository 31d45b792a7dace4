#include "target.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_MOST = 1 << 20 };

void target_broken(const char *what, const char *file, int line) {
    fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, what);
    abort();
}

static void feed(const char *path) {
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    uint8_t *data = malloc(FILE_MOST);
    size_t size = fread(data, 1, FILE_MOST, file);
    fclose(file);
    uint8_t *exact = malloc(size ? size : 1); /* so that a read past the end is seen */
    memcpy(exact, data, size);
    free(data);
    LLVMFuzzerTestOneInput(exact, size);
    free(exact);
}

static void test_the_corpus(void **state) {
    const char *folder = *state;
    char path[512];
    int count = 0;
    DIR *entries = opendir(folder);
    if (entries == NULL) {
        fail_msg("no corpus in %s; run from the top of the tree", folder);
        return;
    }
    for (const struct dirent *entry; (entry = readdir(entries));) {
        if (entry->d_name[0] == '.')
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        feed(path);
        count++;
    }
    closedir(entries);
    assert_true(count > 0);
}

/* What no file needs to say: nothing at all, every single byte, long runs of one byte. */
static void test_plain_bytes(void **state) {
    enum { LONG = 70000 };
    uint8_t *bytes = calloc(LONG, 1);
    (void)state;
    LLVMFuzzerTestOneInput(bytes, 0);
    for (int byte = 0; byte < 256; byte++) {
        bytes[0] = (uint8_t)byte;
        LLVMFuzzerTestOneInput(bytes, 1);
    }
    for (int byte = 0; byte < 256; byte += 15) {
        memset(bytes, byte, LONG);
        LLVMFuzzerTestOneInput(bytes, LONG);
    }
    free(bytes);
}

int target_replay(const char *name) {
    char folder[128];
    snprintf(folder, sizeof folder, "tests/fuzz/corpus/%s", name);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(test_the_corpus, folder),
        cmocka_unit_test(test_plain_bytes),
    };
    return cmocka_run_group_tests_name(name, tests, NULL, NULL);
}
