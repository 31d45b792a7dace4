/* Texts sealed under a key file: back with it, nothing without it. */
#include "check.h"
#include "minan/base/file.h"
#include "minan/base/seal.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const struct seal one = {{1}};
static const struct seal other = {{2}};

static int start(void **state) {
    if (hash_init() != STATUS_OK)
        return -1;
    *state = arena_new(1 << 16);
    return 0;
}

static int stop(void **state) {
    arena_free(*state);
    return 0;
}

static void test_a_text_comes_back_under_its_key(void **state) {
    static const char *const texts[] = {"", "geheimnis", "https://robot.example/send?key=密钥"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const char *sealed = seal_text(&one, *state, texts[i]);
        assert_string_equal(seal_open(&one, *state, sealed), texts[i]);
        assert_null(texts[i][0] ? strstr(sealed, texts[i]) : NULL);
        assert_string_not_equal(sealed, seal_text(&one, *state, texts[i])); /* another nonce */
        assert_null(seal_open(&other, *state, sealed));
    }
    assert_null(seal_text(&one, *state, NULL));
}

static void test_what_was_changed_does_not_open(void **state) {
    char *sealed = arena_text(*state, seal_text(&one, *state, "geheim"));
    for (size_t i = 0, size = strlen(sealed); i < size; i += 7) {
        char was = sealed[i];
        sealed[i] = was == 'A' ? 'B' : 'A';
        assert_null(seal_open(&one, *state, sealed));
        sealed[i] = was;
    }
    assert_non_null(seal_open(&one, *state, sealed));
    assert_null(seal_open(&one, *state, ""));
    assert_null(seal_open(&one, *state, "https://robot.example/"));
    assert_null(seal_open(&one, *state, "AAAA"));
}

static void test_a_mark_needs_the_key(void **state) {
    char first[SHA256_TEXT_SIZE], again[SHA256_TEXT_SIZE], foreign[SHA256_TEXT_SIZE],
        second[SHA256_TEXT_SIZE];
    (void)state;
    seal_mark(&one, "text", first);
    seal_mark(&one, "text", again);
    seal_mark(&other, "text", foreign);
    seal_mark(&one, "texts", second);
    assert_string_equal(first, again);
    assert_string_not_equal(first, foreign);
    assert_string_not_equal(first, second);
}

static void test_the_key_is_made_once_for_its_owner_alone(void **state) {
    char folder[] = "/tmp/minan-seal-XXXXXX";
    char path[64];
    struct seal made, read;
    struct stat info;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/secret.key", folder);
    assert_int_equal(seal_load(path, *state, &made), STATUS_OK);
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    assert_int_equal(info.st_size, SEAL_KEY_SIZE);
    assert_int_equal(seal_load(path, *state, &read), STATUS_OK);
    assert_memory_equal(made.key, read.key, SEAL_KEY_SIZE);
    assert_int_equal(file_write_durable(path, "short", 5), STATUS_OK);
    assert_int_equal(seal_load(path, *state, &read), STATUS_INTERNAL);
    char longer[SEAL_KEY_SIZE + 1] = {0};
    assert_int_equal(file_write_durable(path, longer, sizeof longer), STATUS_OK);
    assert_int_equal(seal_load(path, *state, &read), STATUS_INTERNAL);
    assert_int_equal(remove(path), 0);
    assert_int_equal(remove(folder), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_text_comes_back_under_its_key, start, stop),
        cmocka_unit_test_setup_teardown(test_what_was_changed_does_not_open, start, stop),
        cmocka_unit_test_setup_teardown(test_a_mark_needs_the_key, start, stop),
        cmocka_unit_test_setup_teardown(test_the_key_is_made_once_for_its_owner_alone, start, stop),
    };
    return RUN(tests);
}
