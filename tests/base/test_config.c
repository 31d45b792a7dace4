#include "check.h"
#include "folder.h"
#include "minan/base/config.h"
#include <stdlib.h>
#include <string.h>

static const struct config_option options[] = {
    {"config", "MINAN_TEST_CONFIG", "FILE", NULL, "配置文件", CONFIG_PATH, 0, 0},
    {"listen", "MINAN_TEST_LISTEN", "ADDR:PORT", "127.0.0.1:8080", "监听地址", CONFIG_TEXT, 0, 0},
    {"threads", "MINAN_TEST_THREADS", "N", "8", "线程数", CONFIG_INT, 1, 64},
    {"seed", NULL, "N", NULL, "随机种子", CONFIG_INT, 0, 0},
    {"verbose", "MINAN_TEST_VERBOSE", NULL, NULL, "详细日志", CONFIG_BOOL, 0, 0},
    {"data", NULL, "DIR", NULL, "数据目录", CONFIG_PATH, 0, 0},
};
static const struct config_option other_options[] = {
    {"months", NULL, "N", NULL, "月数", CONFIG_INT, 0, 0},
};
static const struct config_spec spec = {.command = "minan backup",
                                        .summary = "备份数据库",
                                        .arguments = "FILE [DIR]",
                                        .options = options,
                                        .count = 6,
                                        .file_options = other_options,
                                        .file_count = 1};

enum { MAX_WORDS = 12 };

struct outcome {
    enum status status;
    struct config config;
    const char *error;
};

static struct outcome parse(struct folder *folder, const struct config_spec *of, const char *const words[]) {
    struct outcome outcome = {.status = STATUS_OK};
    char *argv[MAX_WORDS];
    int argc = 0;
    for (; words[argc]; argc++)
        argv[argc] = arena_text(folder->arena, words[argc]);
    outcome.status = config_parse(of, argc, argv, folder->arena, &outcome.config, &outcome.error);
    return outcome;
}

#define PARSE(...) parse(*state, &spec, (const char *const[]){__VA_ARGS__, NULL})

static void assert_refused(struct outcome outcome, const char *error) {
    assert_int_equal(outcome.status, STATUS_INVALID);
    assert_string_equal(outcome.error, error);
    assert_null(outcome.config.spec);
    assert_null(strchr(outcome.error, '\n'));
}

static int set_up(void **state) {
    unsetenv("MINAN_TEST_CONFIG");
    unsetenv("MINAN_TEST_LISTEN");
    unsetenv("MINAN_TEST_THREADS");
    unsetenv("MINAN_TEST_VERBOSE");
    return folder_set_up(state);
}

static const char *write_config(void **state, const char *text) {
    const char *path = folder_path(*state, "minan.conf");
    folder_write(path, text);
    return path;
}

static void test_defaults_and_absent_values(void **state) {
    struct outcome got = PARSE("out.db");
    assert_int_equal(got.status, STATUS_OK);
    assert_string_equal(config_text(&got.config, "listen"), "127.0.0.1:8080");
    assert_int_equal(config_int(&got.config, "threads"), 8);
    assert_int_equal(config_int(&got.config, "seed"), 0);
    assert_false(config_bool(&got.config, "verbose"));
    assert_null(config_text(&got.config, "data"));
    assert_int_equal(got.config.argument_count, 1);
    assert_string_equal(got.config.arguments[0], "out.db");
    assert_false(got.config.help);
}

static void test_the_stronger_source_wins(void **state) {
    const char *path = write_config(state, "listen = 10.0.0.1:1\nthreads = 2\nverbose = yes\n");
    struct outcome got = PARSE("f", "--config", path);
    assert_string_equal(config_text(&got.config, "listen"), "10.0.0.1:1");
    assert_int_equal(config_int(&got.config, "threads"), 2);
    assert_true(config_bool(&got.config, "verbose"));

    setenv("MINAN_TEST_LISTEN", "10.0.0.2:2", 1);
    setenv("MINAN_TEST_VERBOSE", "off", 1);
    got = PARSE("f", "--config", path);
    assert_string_equal(config_text(&got.config, "listen"), "10.0.0.2:2");
    assert_int_equal(config_int(&got.config, "threads"), 2);
    assert_false(config_bool(&got.config, "verbose"));

    got = PARSE("f", "--listen=10.0.0.3:3", "--verbose", "--config", path);
    assert_string_equal(config_text(&got.config, "listen"), "10.0.0.3:3");
    assert_true(config_bool(&got.config, "verbose"));
}

static void test_the_file_may_be_named_by_the_environment(void **state) {
    setenv("MINAN_TEST_CONFIG", write_config(state, "threads=3"), 1);
    struct outcome got = PARSE("f");
    assert_int_equal(got.status, STATUS_OK);
    assert_int_equal(config_int(&got.config, "threads"), 3);
}

static void test_the_file_has_comments_blanks_and_options_of_others(void **state) {
    const char *path = write_config(
        state, "# 注释\n\n  threads =\t4 \r\n   # more\nmonths = 12\nlisten = a = b # c\nseed=-7");
    struct outcome got = PARSE("f", "--config", path);
    assert_int_equal(got.status, STATUS_OK);
    assert_int_equal(config_int(&got.config, "threads"), 4);
    assert_string_equal(config_text(&got.config, "listen"), "a = b # c");
    assert_int_equal(config_int(&got.config, "seed"), -7);
}

static void test_positional_arguments(void **state) {
    struct outcome got = PARSE("a", "--threads", "5", "b");
    assert_int_equal(got.status, STATUS_OK);
    assert_int_equal(got.config.argument_count, 2);
    assert_string_equal(got.config.arguments[1], "b");
    got = PARSE("--", "--threads", "-h");
    assert_int_equal(got.status, STATUS_OK);
    assert_string_equal(got.config.arguments[0], "--threads");
    assert_false(got.config.help);
    got = PARSE("-");
    assert_string_equal(got.config.arguments[0], "-");
    assert_refused(PARSE("a", "b", "c"), "多余的参数 c");
    assert_refused(PARSE("--verbose"), "缺少参数：FILE [DIR]");
}

static void test_wrong_command_lines(void **state) {
    assert_refused(PARSE("f", "--thread", "5"), "没有选项 --thread");
    assert_refused(PARSE("f", "--threadsx=5"), "没有选项 --threadsx=5");
    assert_refused(PARSE("f", "-threads"), "没有选项 -threads");
    assert_refused(PARSE("f", "--threads"), "选项 --threads 缺少值 N");
    assert_refused(PARSE("f", "--threads", "5", "--threads=5"), "选项 --threads 重复");
    assert_refused(PARSE("f", "--threads", "65"), "选项 --threads 的值不正确：应为 1 到 64 的整数");
    assert_refused(PARSE("f", "--threads=0"), "选项 --threads 的值不正确：应为 1 到 64 的整数");
    assert_refused(PARSE("f", "--seed=9x"), "选项 --seed 的值不正确：应为整数");
    assert_refused(PARSE("f", "--seed="), "选项 --seed 的值不正确：应为整数");
    assert_refused(PARSE("f", "--seed=99999999999999999999"), "选项 --seed 的值不正确：应为整数");
    assert_refused(PARSE("f", "--verbose=maybe"), "选项 --verbose 的值不正确：应为 true 或 false");
    assert_refused(PARSE("f", "--data="), "选项 --data 的值不正确：不能为空");
}

static void test_wrong_environment_and_missing_file(void **state) {
    setenv("MINAN_TEST_THREADS", "many", 1);
    assert_refused(PARSE("f"), "环境变量 MINAN_TEST_THREADS 的值不正确：应为 1 到 64 的整数");
    unsetenv("MINAN_TEST_THREADS");
    const char *path = folder_path(*state, "none");
    const char *error = arena_printf(((struct folder *)*state)->arena, "读不到配置文件 %s", path);
    assert_refused(PARSE("f", "--config", path), error);
}

static void assert_file_refused(void **state, const char *text, int line, const char *what) {
    struct folder *folder = *state;
    const char *path = write_config(state, text);
    assert_refused(PARSE("f", "--config", path),
                   arena_printf(folder->arena, "配置文件 %s 第 %d 行：%s", path, line, what));
}

static void test_wrong_files(void **state) {
    assert_file_refused(state, "\nthread = 5\n", 2, "没有选项 thread");
    assert_file_refused(state, "threads = 5\n\nthreads = 5\n", 3, "选项 threads 重复");
    assert_file_refused(state, "threads\n", 1, "应写成 名称 = 值");
    assert_file_refused(state, "threads = \n", 1, "threads 的值不正确：应为 1 到 64 的整数");
    assert_file_refused(state, "config = other\n", 1, "没有选项 config");
}

static void test_help_is_printed_from_the_table(void **state) {
    struct folder *folder = *state;
    struct outcome got = PARSE("--wrong", "-h");
    assert_int_equal(got.status, STATUS_OK);
    assert_true(got.config.help);
    assert_string_equal(
        config_help(&spec, folder->arena),
        "用法：minan backup [选项] FILE [DIR]\n\n备份数据库\n\n选项：\n"
        "  --config FILE                 配置文件 [MINAN_TEST_CONFIG]\n"
        "  --listen ADDR:PORT            监听地址（默认 127.0.0.1:8080） [MINAN_TEST_LISTEN]\n"
        "  --threads N                   线程数（默认 8） [MINAN_TEST_THREADS]\n"
        "  --seed N                      随机种子\n"
        "  --verbose                     详细日志 [MINAN_TEST_VERBOSE]\n"
        "  --data DIR                    数据目录\n"
        "  -h, --help                    显示本说明\n");
}

static void test_a_command_without_options_and_arguments(void **state) {
    const struct config_spec bare = {.command = "minan check", .summary = "检查"};
    const char *const none[] = {NULL}, *const one[] = {"x", NULL};
    struct outcome got = parse(*state, &bare, none);
    assert_int_equal(got.status, STATUS_OK);
    assert_int_equal(got.config.argument_count, 0);
    assert_refused(parse(*state, &bare, one), "多余的参数 x");
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, set_up, folder_tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_FOLDER(test_defaults_and_absent_values),
        IN_FOLDER(test_the_stronger_source_wins),
        IN_FOLDER(test_the_file_may_be_named_by_the_environment),
        IN_FOLDER(test_the_file_has_comments_blanks_and_options_of_others),
        IN_FOLDER(test_positional_arguments),
        IN_FOLDER(test_wrong_command_lines),
        IN_FOLDER(test_wrong_environment_and_missing_file),
        IN_FOLDER(test_wrong_files),
        IN_FOLDER(test_help_is_printed_from_the_table),
        IN_FOLDER(test_a_command_without_options_and_arguments),
    };
    return RUN(tests);
}
