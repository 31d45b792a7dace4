/* The program as somebody at a console meets it: exit codes, what it prints, what it leaves on disk. */
#include "domain/check.h"
#include "minan/base/file.h"
#include "minan/base/hash.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <signal.h>
#include <spawn.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MAX_ARGUMENTS = 16, OUTPUT_MOST = 1 << 20 };

struct console {
    char folder[40];
    char data[64];
    char program[PATH_MAX];
    struct arena *arena;
    const char *output; /* of the last command, both streams */
};

/* ---- running the program ---- */

/* This test lies in build/VARIANT/tests/api, the program in build/VARIANT. */
static void find_program(char program[PATH_MAX]) {
    ssize_t length = readlink("/proc/self/exe", program, PATH_MAX - 1);
    assert_true(length > 0);
    program[length] = '\0';
    char *tests = strstr(program, "/tests/api/");
    assert_non_null(tests);
    snprintf(tests, sizeof "/minan", "/minan");
}

static const char *in_folder(struct console *console, const char *name) {
    return arena_printf(console->arena, "%s/%s", console->folder, name);
}

/* $D in a word stands for the test's folder. */
static char *word_of(struct console *console, const char *word, size_t length) {
    char *text = arena_copy(console->arena, word, length);
    char *mark = strstr(text, "$D");
    if (mark == NULL)
        return text;
    *mark = '\0';
    return arena_printf(console->arena, "%s%s%s", text, console->folder, mark + 2);
}

static void split(struct console *console, const char *line, char *words[MAX_ARGUMENTS]) {
    int count = 0;
    words[count++] = console->program;
    while (*line) {
        size_t length = strcspn(line, " ");
        assert_true(count < MAX_ARGUMENTS - 1);
        words[count++] = word_of(console, line, length);
        line += length;
        line += strspn(line, " ");
    }
    words[count] = NULL;
}

static pid_t start(struct console *console, const char *line, int out, int err, char *const environment[]) {
    char *words[MAX_ARGUMENTS];
    posix_spawn_file_actions_t actions;
    pid_t child;
    split(console, line, words);
    assert_int_equal(posix_spawn_file_actions_init(&actions), 0);
    assert_int_equal(posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO), 0);
    assert_int_equal(posix_spawn_file_actions_adddup2(&actions, err, STDERR_FILENO), 0);
    assert_int_equal(posix_spawn(&child, console->program, &actions, NULL, words, environment), 0);
    posix_spawn_file_actions_destroy(&actions);
    return child;
}

static int exit_code_of(pid_t child) {
    int state;
    while (waitpid(child, &state, 0) < 0)
        assert_int_equal(errno, EINTR);
    return WIFEXITED(state) ? WEXITSTATUS(state) : -WTERMSIG(state);
}

static int run_with(struct console *console, const char *line, char *const environment[]) {
    const char *path = in_folder(console, "output");
    char *text;
    size_t size;
    int file = open(path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
    assert_true(file >= 0);
    int code = exit_code_of(start(console, line, file, file, environment));
    close(file);
    assert_ok(file_read(path, console->arena, OUTPUT_MOST, &text, &size));
    console->output = text;
    return code;
}

static int run(struct console *console, const char *line) {
    char *const nothing[] = {NULL};
    return run_with(console, line, nothing);
}

static void assert_says(const struct console *console, const char *words) {
    if (strstr(console->output, words) == NULL)
        fail_msg("no \"%s\" in:\n%s", words, console->output);
}

/* ---- a server ---- */

struct server {
    pid_t process;
    FILE *output;
};

/* The first line is printed once it listens. */
static struct server serve(struct console *console, const char *line) {
    char *const nothing[] = {NULL};
    int ends[2];
    char first[200];
    int log = open(in_folder(console, "log"), O_CREAT | O_APPEND | O_WRONLY | O_CLOEXEC, 0600);
    assert_true(log >= 0);
    assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
    struct server server = {.process = start(console, line, ends[1], log, nothing)};
    close(ends[1]);
    close(log);
    server.output = fdopen(ends[0], "r");
    assert_non_null(server.output);
    assert_non_null(fgets(first, sizeof first, server.output));
    assert_non_null(strstr(first, "http://127.0.0.1:"));
    return server;
}

static const char *rest_of_output(struct console *console, struct server *server) {
    char *text = arena_alloc(console->arena, OUTPUT_MOST);
    size_t size = fread(text, 1, OUTPUT_MOST - 1, server->output);
    text[size] = '\0';
    fclose(server->output);
    return text;
}

static int stop(struct console *console, struct server *server, int signal_number) {
    assert_int_equal(kill(server->process, signal_number), 0);
    console->output = rest_of_output(console, server);
    return exit_code_of(server->process);
}

/* ---- setting up ---- */

static int console_setup(void **state) {
    struct console *console = calloc(1, sizeof *console);
    assert_non_null(console);
    assert_ok(hash_init());
    strcpy(console->folder, "/tmp/minan-cli-XXXXXX");
    assert_non_null(mkdtemp(console->folder));
    snprintf(console->data, sizeof console->data, "%s/data", console->folder);
    find_program(console->program);
    console->arena = arena_new(64u << 20);
    *state = console;
    return 0;
}

static int remove_entry(const char *path, const struct stat *info, int type, struct FTW *walk) {
    (void)info;
    (void)type;
    (void)walk;
    return remove(path);
}

static int console_teardown(void **state) {
    struct console *console = *state;
    assert_int_equal(nftw(console->folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS), 0);
    arena_free(console->arena);
    free(console);
    return 0;
}

#define CONSOLE_TEST(f) cmocka_unit_test_setup_teardown(f, console_setup, console_teardown)

static mode_t mode_of(struct console *console, const char *name) {
    struct stat info;
    assert_int_equal(stat(in_folder(console, name), &info), 0);
    return info.st_mode & 0777;
}

static bool is_there(struct console *console, const char *name) {
    return access(in_folder(console, name), F_OK) == 0;
}

#define PHOTO      "minan photo"
#define PHOTO_UUID "00000000-0000-4000-8000-0000000000f1"

#define PAPER      "minan paper"
#define PAPER_UUID "00000000-0000-4000-8000-0000000000f2"

static const char *stored_path(struct console *console, const char *tree, const char *content) {
    char hash[SHA256_TEXT_SIZE];
    sha256_text(content, strlen(content), hash);
    return arena_printf(console->arena, "%s/%s/%.2s/%s", console->folder, tree, hash, hash);
}

static const char *photo_path(struct console *console, const char *tree) {
    return stored_path(console, tree, PHOTO);
}

static void store_file(struct console *console, const char *content, char hash[SHA256_TEXT_SIZE]) {
    sha256_text(content, strlen(content), hash);
    assert_ok(file_make_dir(arena_printf(console->arena, "%s/files/%.2s", console->data, hash), 0700));
    assert_ok(file_write_durable(stored_path(console, "data/files", content), content, strlen(content)));
}

static void raw_sql(struct console *console, const char *sql) {
    sqlite3 *handle;
    assert_int_equal(sqlite3_open(in_folder(console, "data/minan.db"), &handle), SQLITE_OK);
    assert_int_equal(sqlite3_exec(handle, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(handle), SQLITE_OK);
}

/* The city of the fixture with one stored photo and one paper. */
static void make_city(struct console *console) {
    char photo[SHA256_TEXT_SIZE];
    char paper[SHA256_TEXT_SIZE];
    assert_ok(file_make_dir(console->data, 0700));
    assert_ok(file_make_dir(in_folder(console, "data/files"), 0700));
    store_file(console, PHOTO, photo);
    store_file(console, PAPER, paper);
    fixture_make_database(in_folder(console, "data/minan.db"));
    raw_sql(console,
            arena_printf(
                console->arena,
                "INSERT INTO attachment (uuid, institution_id, city_id, county_id, purpose, state,"
                " sha256, bytes, media_type, named_by) VALUES ('" PHOTO_UUID
                "', 1, 1, 2, 'before', 'stored', '%s', %zu, 'image/jpeg', 5);"
                "INSERT INTO paper (uuid, kind, number, issuer_id, issuer, city_id, county_id, subject,"
                " issued_on, issued_at, issued_by, token, sha256, bytes, chain_position, chain_hash,"
                " content_hash) VALUES ('" PAPER_UUID
                "', 'hazard_ledger', 'x', 2, 'x', 1, 2, 'x', '2026-11-23', 0, 5, 'x', '%s', %zu, 0, '', '')",
                photo, strlen(PHOTO), paper, strlen(PAPER)));
}

static void overwrite(const char *path, const char *text) {
    FILE *file = fopen(path, "r+");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

/* ---- usage ---- */

static void test_help_names_every_command_and_its_options(void **state) {
    struct console *console = *state;
    static const char *const names[] = {"serve",        "demo",   "migrate",       "user-add",
                                        "backup",       "check",  "print-openapi", "print-permissions",
                                        "print-schema", "restore"};
    assert_int_equal(run(console, "--help"), 0);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_says(console, names[i]);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_int_equal(run(console, arena_printf(console->arena, "%s --help", names[i])), 0);
        assert_says(console, arena_printf(console->arena, "用法：minan %s [选项]", names[i]));
    }
    assert_int_equal(run(console, "serve --help"), 0);
    assert_says(console, "--listen ADDR:PORT");
    assert_says(console, "[MINAN_DATA]");
}

static void test_wrong_use_is_two(void **state) {
    struct console *console = *state;
    assert_int_equal(run(console, ""), 2);
    assert_int_equal(run(console, "fly"), 2);
    assert_says(console, "没有命令 fly");
    assert_int_equal(run(console, "migrate --bogus"), 2);
    assert_says(console, "没有选项 --bogus");
    assert_int_equal(run(console, "demo --months many"), 2);
    assert_int_equal(run(console, "demo --data $D/data --today 2026-02-30"), 2);
    assert_says(console, "--today");
    assert_int_equal(run(console, "backup"), 2);
    assert_int_equal(run(console, "serve --data $D/data --tls-cert x"), 2);
    assert_false(is_there(console, "data"));
}

static void test_options_come_from_environment_and_file_too(void **state) {
    struct console *console = *state;
    char *const environment[] = {arena_printf(console->arena, "MINAN_DATA=%s/elsewhere", console->folder),
                                 NULL};
    assert_int_equal(run_with(console, "migrate", environment), 0);
    assert_true(is_there(console, "elsewhere/minan.db"));
    const char *file =
        arena_printf(console->arena, "# all commands\ndata = %s/third\nlisten = [::1]:1\n", console->folder);
    assert_ok(file_write_durable(in_folder(console, "minan.conf"), file, strlen(file)));
    assert_int_equal(run(console, "migrate --config $D/minan.conf"), 0);
    assert_true(is_there(console, "third/minan.db"));
}

/* ---- data ---- */

static void test_migrate_makes_a_private_directory_and_runs_twice(void **state) {
    struct console *console = *state;
    assert_int_equal(run(console, "migrate --data $D/data"), 0);
    assert_int_equal(mode_of(console, "data"), 0700);
    assert_int_equal(mode_of(console, "data/files"), 0700);
    assert_int_equal(mode_of(console, "data/minan.db"), 0600);
    const char *said = arena_printf(console->arena, "%s/minan.db 的版本：%lld", console->data,
                                    (long long)db_program_version());
    assert_says(console, said);
    assert_int_equal(run(console, "migrate --data $D/data"), 0);
    assert_says(console, said);
    assert_int_equal(run(console, "check --data $D/data"), 0);
}

static void test_a_newer_database_is_left_alone(void **state) {
    struct console *console = *state;
    make_city(console);
    raw_sql(console, "INSERT INTO schema_migration VALUES (9999, 'later', '', 0)");
    assert_int_equal(run(console, "migrate --data $D/data"), 1);
    assert_int_equal(run(console, "serve --data $D/data --listen 127.0.0.1:0"), 1);
    assert_int_equal(run(console, "check --data $D/data"), 1);
    assert_says(console, "版本是 9999");
}

static int64_t institutions_in(const char *path) {
    sqlite3 *handle;
    sqlite3_stmt *count;
    assert_int_equal(sqlite3_open_v2(path, &handle, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(handle, "SELECT count(*) FROM institution", -1, &count, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(count), SQLITE_ROW);
    int64_t institutions = sqlite3_column_int64(count, 0);
    sqlite3_finalize(count);
    assert_int_equal(sqlite3_close(handle), SQLITE_OK);
    return institutions;
}

/* The newest migration is taken for not yet applied; whether it can be applied twice does not matter here. */
static void test_data_is_copied_before_it_is_migrated(void **state) {
    struct console *console = *state;
    make_city(console);
    assert_int_equal(run(console, "migrate --data $D/data"), 0);
    long long before = (long long)db_program_version() - 1;
    const char *copy = arena_printf(console->arena, "data/before-migration-%lld.db", before);
    assert_false(is_there(console, copy));
    raw_sql(console,
            arena_printf(console->arena, "DELETE FROM schema_migration WHERE number > %lld", before));
    (void)run(console, "migrate --data $D/data");
    assert_says(console, copy);
    assert_int_equal(mode_of(console, copy), 0600);
    assert_int_equal(institutions_in(in_folder(console, copy)), 3);
}

static void test_an_account_is_added_once(void **state) {
    struct console *console = *state;
    make_city(console);
    assert_int_equal(
        run(console,
            "user-add --data $D/data --login chef --name Chef --role city_supervisor --region 529900"),
        0);
    assert_says(console, "登录名：chef");
    const char *password = strstr(console->output, "初始密码：");
    assert_non_null(password);
    assert_int_equal(strcspn(password + strlen("初始密码："), "\n"), 12);
    assert_int_equal(
        run(console,
            "user-add --data $D/data --login chef --name Chef --role city_supervisor --region 529900"),
        1);
    assert_says(console, "登录名 chef 已被使用");
    assert_int_equal(run(console,
                         "user-add --data $D/data --login head --name Head --role institution_principal"
                         " --institution " FIXTURE_HOME),
                     0);
    assert_int_equal(
        run(console, "user-add --data $D/data --login x.y --name X --role county_leader --region 529900"), 1);
    assert_says(console, "该角色应选择县");
    assert_int_equal(run(console, "user-add --data $D/data --login x.y --name X --role king"), 2);
    assert_says(console, "没有角色 king");
    assert_int_equal(run(console, "user-add --data $D/data --name X --role auditor"), 2);
    assert_says(console, "缺少选项 --login");
}

static void test_the_demo_city_is_made_in_an_empty_directory_only(void **state) {
    struct console *console = *state;
    assert_int_equal(run(console, "demo --data $D/data --institutions 24 --months 1 --today 2026-11-23"), 0);
    assert_int_equal(mode_of(console, "data/demo-accounts.csv"), 0600);
    assert_int_equal(mode_of(console, "data/minan.db"), 0600);
    assert_false(is_there(console, "data/demo-unfinished.db"));
    assert_int_equal(run(console, "check --data $D/data"), 0);
    assert_says(console, "机构 24，");
    assert_int_equal(run(console, "demo --data $D/data --institutions 24 --months 1"), 1);
    assert_says(console, "已经存在");
}

/* ---- check, backup, restore ---- */

static void test_check_finds_a_flipped_byte_and_a_missing_file(void **state) {
    struct console *console = *state;
    make_city(console);
    assert_int_equal(run(console, "check --data $D/data"), 0);
    assert_says(console, "附件 1，文书 1，");
    assert_says(console, "检查通过");
    overwrite(photo_path(console, "data/files"), "Minan photo");
    assert_int_equal(run(console, "check --data $D/data"), 1);
    assert_says(console, "附件 " PHOTO_UUID "：内容与登记的 SHA-256 不符");
    assert_int_equal(unlink(photo_path(console, "data/files")), 0);
    assert_int_equal(run(console, "check --data $D/data"), 1);
    assert_says(console, "附件 " PHOTO_UUID "：文件缺失");
    overwrite(stored_path(console, "data/files", PAPER), "Minan paper");
    assert_int_equal(run(console, "check --data $D/data"), 1);
    assert_says(console, "文书 " PAPER_UUID "：内容与登记的 SHA-256 不符");
    assert_says(console, "检查未通过");
}

static void test_check_finds_a_changed_audit_row(void **state) {
    struct console *console = *state;
    make_city(console);
    assert_int_equal(
        run(console, "user-add --data $D/data --login chef --name Chef --role auditor --region 529900"), 0);
    assert_int_equal(run(console, "check --data $D/data"), 0);
    raw_sql(console, "DROP TRIGGER audit_no_update; UPDATE audit SET detail = 'nothing'");
    assert_int_equal(run(console, "check --data $D/data"), 1);
    assert_says(console, "审计日志在第 1 条断开");
}

static void test_a_backup_comes_back_whole(void **state) {
    struct console *console = *state;
    make_city(console);
    assert_int_equal(run(console, "backup --data $D/data $D/copy.db"), 0);
    assert_says(console, "机构 3，检查 0，隐患 0，附件 1，文书 1，本次新增文件 2");
    assert_int_equal(mode_of(console, "copy.db"), 0600);
    assert_false(is_there(console, "copy.db.unfinished"));
    assert_int_equal(run(console, "backup --data $D/data $D/copy.db"), 0);
    assert_says(console, "本次新增文件 0");
    assert_int_equal(run(console, "restore --data $D/other $D/copy.db"), 0);
    assert_says(console, "备份不含密钥文件 secret.key");
    assert_int_equal(run(console, "check --data $D/other"), 0);
    assert_says(console, "机构 3，");
    assert_says(console, "附件 1，文书 1，");
}

static void test_restore_keeps_what_was_there(void **state) {
    struct console *console = *state;
    make_city(console);
    assert_int_equal(run(console, "backup --data $D/data $D/copy.db"), 0);
    assert_int_equal(run(console, "restore --data $D/data $D/copy.db"), 1);
    assert_says(console, "--force");
    assert_int_equal(
        run(console, "user-add --data $D/data --login chef --name Chef --role auditor --region 529900"), 0);
    assert_int_equal(run(console, "restore --data $D/data --force $D/copy.db"), 0);
    assert_says(console, "replaced-");
    assert_int_equal(run(console, "check --data $D/data"), 0);
    assert_says(console, "账号 15，");
}

static void test_a_bad_backup_is_not_restored(void **state) {
    struct console *console = *state;
    make_city(console);
    assert_int_equal(run(console, "backup --data $D/data $D/copy.db"), 0);
    overwrite(photo_path(console, "copy.db.files"), "Minan photo");
    assert_int_equal(run(console, "restore --data $D/other $D/copy.db"), 1);
    assert_says(console, PHOTO_UUID "：内容与登记的 SHA-256 不符");
    assert_false(is_there(console, "other/minan.db"));
    assert_int_equal(run(console, "restore --data $D/other --without-files $D/copy.db"), 0);
    overwrite(in_folder(console, "copy.db"), "not a database at all");
    assert_int_equal(run(console, "restore --data $D/third $D/copy.db"), 1);
    assert_false(is_there(console, "third/minan.db"));
    assert_int_equal(run(console, "restore --data $D/third $D/nowhere.db"), 1);
}

static void test_a_damaged_photo_is_not_backed_up_as_if_it_were_sound(void **state) {
    struct console *console = *state;
    make_city(console);
    overwrite(photo_path(console, "data/files"), "Minan photo");
    assert_int_equal(run(console, "backup --data $D/data $D/copy.db"), 1);
    assert_says(console, "文件已损坏，未复制");
    assert_true(is_there(console, "copy.db"));
}

static void test_without_a_database_there_is_nothing_to_read(void **state) {
    struct console *console = *state;
    assert_int_equal(run(console, "check --data $D/data"), 1);
    assert_says(console, "没有数据库");
    assert_int_equal(run(console, "backup --data $D/data $D/copy.db"), 1);
    assert_false(is_there(console, "copy.db"));
    assert_false(is_there(console, "data"));
}

/* ---- the server ---- */

static void test_writers_keep_away_from_a_running_server(void **state) {
    struct console *console = *state;
    make_city(console);
    struct server server = serve(console, "serve --data $D/data --listen 127.0.0.1:0");
    static const char *const writers[] = {
        "migrate --data $D/data",
        "demo --data $D/data",
        "user-add --data $D/data --login chef --name Chef --role auditor --region 529900",
        "restore --data $D/data --force $D/copy.db",
        "serve --data $D/data --listen 127.0.0.1:0",
    };
    for (size_t i = 0; i < sizeof writers / sizeof *writers; i++) {
        assert_int_equal(run(console, writers[i]), 1);
        assert_says(console, "正由另一个 minan 进程使用");
        assert_int_equal(strcspn(console->output, "\n") + 1, strlen(console->output)); /* one line */
    }
    assert_int_equal(run(console, "check --data $D/data"), 0);
    assert_int_equal(run(console, "backup --data $D/data $D/copy.db"), 0);
    assert_int_equal(stop(console, &server, SIGTERM), 0);
    assert_int_equal(run(console, "migrate --data $D/data"), 0);
}

static void test_the_first_start_prints_a_token_and_the_next_one_another(void **state) {
    struct console *console = *state;
    struct server server = serve(console, "serve --data $D/data --listen 127.0.0.1:0");
    assert_int_equal(mode_of(console, "data"), 0700);
    assert_int_equal(stop(console, &server, SIGINT), 0);
    assert_says(console, "/setup");
    const char *first = strstr(console->output, "one-time token\n  ");
    assert_non_null(first);
    assert_int_equal(strspn(first + strlen("one-time token\n  "), "0123456789abcdef"), 32);
    server = serve(console, "serve --data $D/data --listen 127.0.0.1:0");
    assert_int_equal(stop(console, &server, SIGTERM), 0);
    const char *second = strstr(console->output, "one-time token\n  ");
    assert_non_null(second);
    assert_int_not_equal(memcmp(first, second, strlen("one-time token\n  ") + 32), 0);
}

static void test_the_demo_accounts_are_shown(void **state) {
    struct console *console = *state;
    assert_int_equal(run(console, "demo --data $D/data --institutions 24 --months 1 --today 2026-11-23"), 0);
    struct server server = serve(console, "serve --data $D/data --listen 127.0.0.1:0");
    assert_int_equal(stop(console, &server, SIGTERM), 0);
    assert_says(console, "演示账号");
    assert_says(console, "市局监管");
    assert_says(console, "可以先试");
    assert_null(strstr(console->output, "one-time token"));
}

static void test_an_address_in_use_is_refused(void **state) {
    struct console *console = *state;
    assert_int_equal(run(console, "serve --data $D/data --listen nowhere"), 1);
    assert_says(console, "无法监听 nowhere");
    assert_int_equal(run(console, "serve --data $D/data --web $D --listen 127.0.0.1:0"), 1);
    assert_says(console, "没有前端页面");
    assert_int_equal(run(console, "serve --data $D/data --tls-cert $D/a --tls-key $D/b --listen 127.0.0.1:0"),
                     1);
    assert_says(console, "--tls-cert");
}

/* ---- printing ---- */

static void test_what_is_printed_comes_from_the_tables(void **state) {
    struct console *console = *state;
    assert_int_equal(run(console, "print-openapi"), 0);
    assert_says(console, "\"openapi\": \"3.1");
    assert_int_equal(run(console, "print-permissions"), 0);
    assert_says(console, "county_supervisor");
    assert_int_equal(run(console, "print-schema"), 0);
    assert_says(console, "CREATE TABLE audit");
    assert_int_equal(run(console, "print-plans"), 0);
    assert_says(console, "session_by_token");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        CONSOLE_TEST(test_help_names_every_command_and_its_options),
        CONSOLE_TEST(test_wrong_use_is_two),
        CONSOLE_TEST(test_options_come_from_environment_and_file_too),
        CONSOLE_TEST(test_migrate_makes_a_private_directory_and_runs_twice),
        CONSOLE_TEST(test_a_newer_database_is_left_alone),
        CONSOLE_TEST(test_data_is_copied_before_it_is_migrated),
        CONSOLE_TEST(test_an_account_is_added_once),
        CONSOLE_TEST(test_the_demo_city_is_made_in_an_empty_directory_only),
        CONSOLE_TEST(test_check_finds_a_flipped_byte_and_a_missing_file),
        CONSOLE_TEST(test_check_finds_a_changed_audit_row),
        CONSOLE_TEST(test_a_backup_comes_back_whole),
        CONSOLE_TEST(test_restore_keeps_what_was_there),
        CONSOLE_TEST(test_a_bad_backup_is_not_restored),
        CONSOLE_TEST(test_a_damaged_photo_is_not_backed_up_as_if_it_were_sound),
        CONSOLE_TEST(test_without_a_database_there_is_nothing_to_read),
        CONSOLE_TEST(test_writers_keep_away_from_a_running_server),
        CONSOLE_TEST(test_the_first_start_prints_a_token_and_the_next_one_another),
        CONSOLE_TEST(test_the_demo_accounts_are_shown),
        CONSOLE_TEST(test_an_address_in_use_is_refused),
        CONSOLE_TEST(test_what_is_printed_comes_from_the_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
