#include "minan/base/config.h"
#include "config_private.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- one value
 * ---------------------------------------------------------------------------------------------
 */

static bool read_int(const struct config_option *option, const char *text, int64_t *ret_number) {
    char *end;
    errno = 0;
    long long number = strtoll(text, &end, 10);
    if (errno || end == text || *end || *text == ' ' || *text == '+')
        return false;
    if ((option->min || option->max) && (number < option->min || number > option->max))
        return false;
    *ret_number = number;
    return true;
}

static bool read_bool(const char *text, int64_t *ret_number) {
    static const char *const words[][2] = {{"false", "true"}, {"no", "yes"}, {"off", "on"}, {"0", "1"}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        for (int value = 0; value < 2; value++) {
            if (strcmp(text, words[i][value]) == 0) {
                *ret_number = value;
                return true;
            }
        }
    }
    return false;
}

static enum status wrong_value(struct parse *parse, const struct config_option *option, const char *where) {
    const char *wanted = "不能为空";
    if (option->type == CONFIG_BOOL)
        wanted = "应为 true 或 false";
    if (option->type == CONFIG_INT)
        wanted = option->min || option->max ? arena_printf(parse->arena, "应为 %lld 到 %lld 的整数",
                                                           (long long)option->min, (long long)option->max)
                                            : "应为整数";
    return parse_fail(parse, arena_printf(parse->arena, "%s的值不正确：%s", where, wanted));
}

enum status parse_set(struct parse *parse, const struct config_option *option, const char *text,
                      const char *where) {
    struct config_value value = {.text = text};
    bool good = true;
    if (option->type == CONFIG_INT)
        good = read_int(option, text, &value.number);
    else if (option->type == CONFIG_BOOL)
        good = read_bool(text, &value.number);
    else if (option->type == CONFIG_PATH)
        good = *text != '\0';
    if (!good)
        return wrong_value(parse, option, where);
    parse->values[option - parse->spec->options] = value;
    return STATUS_OK;
}

enum status parse_fail(struct parse *parse, const char *error) {
    *parse->ret_error = error;
    return STATUS_INVALID;
}

const struct config_option *option_of(const struct config_option *options, size_t count, const char *name,
                                      size_t length) {
    for (size_t i = 0; i < count; i++) {
        if (strncmp(options[i].name, name, length) == 0 && options[i].name[length] == '\0')
            return &options[i];
    }
    return NULL;
}

/* ---- the sources, strongest first: a later one leaves alone what is set
 * -------------------------------------
 */

static bool is_set(const struct parse *parse, const struct config_option *option) {
    return parse->values[option - parse->spec->options].text != NULL;
}

/* *at is the place of the option in argv and moves on when its value is the next word. */
static enum status take_option(struct parse *parse, int argc, char *const argv[], int *at) {
    const char *name = argv[*at] + 2, *equals = strchr(name, '=');
    size_t length = equals ? (size_t)(equals - name) : strlen(name);
    const struct config_option *option = option_of(parse->spec->options, parse->spec->count, name, length);
    const char *where = arena_printf(parse->arena, "选项 --%.*s ", (int)length, name);
    if (!option || strncmp(argv[*at], "--", 2) != 0)
        return parse_fail(parse, arena_printf(parse->arena, "没有选项 %s", argv[*at]));
    if (is_set(parse, option))
        return parse_fail(parse, arena_printf(parse->arena, "%s重复", where));
    if (equals)
        return parse_set(parse, option, equals + 1, where);
    if (option->type == CONFIG_BOOL)
        return parse_set(parse, option, "true", where);
    if (*at + 1 >= argc)
        return parse_fail(parse, arena_printf(parse->arena, "%s缺少值 %s", where, option->placeholder));
    *at += 1;
    return parse_set(parse, option, argv[*at], where);
}

static enum status from_command_line(struct parse *parse, int argc, char *const argv[]) {
    bool options_over = false;
    for (int at = 0; at < argc; at++) {
        bool is_option = !options_over && argv[at][0] == '-' && argv[at][1];
        if (!is_option) {
            parse->arguments[parse->argument_count++] = argv[at];
        } else if (strcmp(argv[at], "--") == 0) {
            options_over = true;
        } else {
            enum status status = take_option(parse, argc, argv, &at);
            if (status)
                return status;
        }
    }
    return STATUS_OK;
}

static enum status from_environment(struct parse *parse) {
    for (size_t i = 0; i < parse->spec->count; i++) {
        const struct config_option *option = &parse->spec->options[i];
        const char *text = option->env ? getenv(option->env) : NULL;
        if (!text || is_set(parse, option))
            continue;
        const char *where = arena_printf(parse->arena, "环境变量 %s ", option->env);
        enum status status = parse_set(parse, option, text, where);
        if (status)
            return status;
    }
    return STATUS_OK;
}

static enum status from_presets(struct parse *parse) {
    for (size_t i = 0; i < parse->spec->count; i++) {
        const struct config_option *option = &parse->spec->options[i];
        if (!option->preset || is_set(parse, option))
            continue;
        enum status status = parse_set(parse, option, option->preset, option->name);
        if (status)
            return status;
    }
    return STATUS_OK;
}

/* ---- all together
 * ------------------------------------------------------------------------------------------
 */

/* "FILE [DIR]": one must be there, two may. */
static enum status check_arguments(struct parse *parse) {
    const char *wanted = parse->spec->arguments ? parse->spec->arguments : "";
    size_t least = 0, most = 0;
    for (const char *c = wanted; *c; c++) {
        bool starts = *c != ' ' && (c == wanted || c[-1] == ' ');
        most += starts;
        least += starts && *c != '[';
    }
    if (parse->argument_count < least)
        return parse_fail(parse, arena_printf(parse->arena, "缺少参数：%s", wanted));
    if (parse->argument_count > most)
        return parse_fail(parse, arena_printf(parse->arena, "多余的参数 %s", parse->arguments[most]));
    return STATUS_OK;
}

static bool asks_for_help(int argc, char *const argv[]) {
    for (int i = 0; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
            return true;
    }
    return false;
}

static enum status from_everywhere(struct parse *parse, int argc, char *const argv[]) {
    enum status status = from_command_line(parse, argc, argv);
    if (!status)
        status = check_arguments(parse);
    if (!status)
        status = from_environment(parse);
    if (!status)
        status = parse_file(parse);
    return status ? status : from_presets(parse);
}

enum status config_parse(const struct config_spec *spec, int argc, char *const argv[], struct arena *arena,
                         struct config *ret_config, const char **ret_error) {
    struct parse parse = {.spec = spec, .arena = arena, .ret_error = ret_error};
    parse.values = ARENA_ARRAY(arena, spec->count, struct config_value);
    parse.arguments = ARENA_ARRAY(arena, (size_t)argc, const char *);
    bool help = asks_for_help(argc, argv);
    enum status status = help ? STATUS_OK : from_everywhere(&parse, argc, argv);
    if (!status)
        *ret_config = (struct config){spec, parse.values, parse.arguments, parse.argument_count, help};
    return status;
}

static const struct config_value *value_of(const struct config *config, const char *name) {
    const struct config_spec *spec = config->spec;
    const struct config_option *option = option_of(spec->options, spec->count, name, strlen(name));
    if (!option)
        abort();
    return &config->values[option - spec->options];
}

const char *config_text(const struct config *config, const char *name) {
    return value_of(config, name)->text;
}

int64_t config_int(const struct config *config, const char *name) {
    return value_of(config, name)->number;
}

bool config_bool(const struct config *config, const char *name) {
    return value_of(config, name)->number != 0;
}
