/* The drill: backups taken at any moment while somebody writes, each restored into an empty directory. What
 * comes back is a beginning of what was acknowledged, with nothing missing in between: all that was answered
 * before the backup began, and nothing that was sent after it ended. */
#include "victim.h"

#include "api/city.h"
#include "minan/base/file.h"

#include <fcntl.h>
#include <limits.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CYCLES = 4 };

struct drill {
    struct victim victim;
    struct arena *arena;
    struct client client;
    char program[PATH_MAX];
};

/* ---- the program beside the server ---- */

/* This test lies in build/VARIANT/tests/wire, the program in build/VARIANT. */
static void find_program(char program[PATH_MAX]) {
    ssize_t length = readlink("/proc/self/exe", program, PATH_MAX - 1);
    assert_true(length > 0);
    program[length] = '\0';
    char *tests = strstr(program, "/tests/wire/");
    assert_non_null(tests);
    snprintf(tests, sizeof "/minan", "/minan");
}

static pid_t run(struct drill *drill, const char *command, const char *data, const char *file) {
    char *words[] = {drill->program,
                     arena_text(drill->arena, command),
                     arena_text(drill->arena, "--data"),
                     arena_text(drill->arena, data),
                     arena_text(drill->arena, file),
                     NULL};
    posix_spawn_file_actions_t actions;
    pid_t pid;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    assert_int_equal(posix_spawn(&pid, drill->program, &actions, NULL, words, environ), 0);
    posix_spawn_file_actions_destroy(&actions);
    return pid;
}

static void assert_went_well(int status) {
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

/* ---- one after the other, so that what was acknowledged has an order ---- */

static void write_one(struct drill *drill) {
    struct victim *victim = &drill->victim;
    victim_send_write(victim, drill->arena, &drill->client);
    assert_int_equal(client_reply(&drill->client).status, 201);
    victim->acknowledged[victim->sent - 1] = true;
}

static void write_some(struct drill *drill, int count) {
    for (int i = 0; i < count; i++)
        write_one(drill);
}

/* Writes go on until the backup is done; how many were acknowledged before it began. */
static int back_up(struct drill *drill, const char *file) {
    int before = drill->victim.sent;
    int status = 0;
    pid_t pid = run(drill, "backup", drill->victim.folder, file);
    while (waitpid(pid, &status, WNOHANG) == 0)
        write_one(drill);
    assert_went_well(status);
    return before;
}

/* ---- what comes back ---- */

static bool holds(struct db *db, struct arena *arena, int number) {
    struct uuid uuid;
    int64_t id;
    assert_true(uuid_parse(strrchr(victim_path(arena, number), '/') + 1, &uuid));
    enum status status = db_int(db, SQL_INSTITUTION_TAKEN, ARGS(PARAMS(P_UUID("uuid", uuid))), &id);
    assert_true(status == STATUS_OK || status == STATUS_NOT_FOUND);
    return status == STATUS_OK;
}

static int restored_prefix(struct drill *drill, const char *folder) {
    struct db *db = NULL;
    int prefix = 0;
    assert_int_equal(db_open_reader(arena_printf(drill->arena, "%s/minan.db", folder), &db), STATUS_OK);
    while (prefix < drill->victim.sent && holds(db, drill->arena, prefix))
        prefix++;
    for (int i = prefix; i < drill->victim.sent; i++)
        assert_false(holds(db, drill->arena, i)); /* no gap */
    db_close(db);
    return prefix;
}

static void one_cycle(struct drill *drill, int cycle) {
    char folder[64];
    int status = 0;
    city_empty(folder, sizeof folder);
    const char *file = arena_printf(drill->arena, "%s/backup.db", folder);
    const char *data = arena_printf(drill->arena, "%s/restored", folder);
    write_some(drill, 1 + cycle * 7 % 13);
    int before = back_up(drill, file);
    int after = drill->victim.sent;
    write_some(drill, 5);
    assert_int_equal(waitpid(run(drill, "restore", data, file), &status, 0) > 0, true);
    assert_went_well(status);
    int prefix = restored_prefix(drill, data);
    assert_in_range(prefix, before, after);
    victim_check_file(data);
    city_remove(folder);
}

static void test_every_backup_restores_what_was_acknowledged(void **state) {
    struct drill *drill = calloc(1, sizeof *drill);
    (void)state;
    drill->arena = arena_new((size_t)512 << 20);
    find_program(drill->program);
    city_copy(drill->victim.folder, sizeof drill->victim.folder);
    victim_start(&drill->victim);
    drill->client = client_open(drill->arena, drill->victim.port);
    for (int cycle = 0; cycle < CYCLES; cycle++)
        one_cycle(drill, cycle);
    client_close(&drill->client);
    victim_kill(&drill->victim);
    city_remove(drill->victim.folder);
    arena_free(drill->arena);
    free(drill);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_backup_restores_what_was_acknowledged)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
