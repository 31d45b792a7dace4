/* config_file.c: the file of options: name = value lines, blank lines, # comments. */
#include "config_private.h"
#include "minan/base/file.h"
#include <string.h>

enum { MAX_FILE = 64 * 1024 };

struct file_line {
    const char *path;
    int number;
    char *name;
    char *value;
};

static enum status fail_at(struct parse *parse, const struct file_line *line, const char *what) {
    return parse_fail(parse,
                      arena_printf(parse->arena, "配置文件 %s 第 %d 行：%s", line->path, line->number, what));
}

static char *trim(char *text) {
    text += strspn(text, " \t\r");
    size_t length = strlen(text);
    while (length && strchr(" \t\r", text[length - 1]))
        length--;
    text[length] = '\0';
    return text;
}

/* An option of another command that reads the same file. */
static bool is_foreign(const struct parse *parse, const char *name) {
    const struct config_spec *spec = parse->spec;
    return option_of(spec->file_options, spec->file_count, name, strlen(name)) != NULL;
}

/* seen has one flag an option: a line repeated in the file is refused, one overruled from above is not. */
static enum status take_pair(struct parse *parse, const struct file_line *line, bool *seen) {
    const struct config_spec *spec = parse->spec;
    const struct config_option *option =
        option_of(spec->options, spec->count, line->name, strlen(line->name));
    if (!option && is_foreign(parse, line->name))
        return STATUS_OK;
    if (!option || strcmp(option->name, "config") == 0)
        return fail_at(parse, line, arena_printf(parse->arena, "没有选项 %s", line->name));
    size_t place = (size_t)(option - spec->options);
    if (seen[place])
        return fail_at(parse, line, arena_printf(parse->arena, "选项 %s 重复", line->name));
    seen[place] = true;
    if (parse->values[place].text)
        return STATUS_OK;
    const char *where =
        arena_printf(parse->arena, "配置文件 %s 第 %d 行：%s ", line->path, line->number, line->name);
    return parse_set(parse, option, line->value, where);
}

static enum status take_line(struct parse *parse, struct file_line *line, char *text, bool *seen) {
    text = trim(text);
    if (!*text || *text == '#')
        return STATUS_OK;
    char *equals = strchr(text, '=');
    if (!equals)
        return fail_at(parse, line, "应写成 名称 = 值");
    *equals = '\0';
    line->name = trim(text);
    line->value = trim(equals + 1);
    return take_pair(parse, line, seen);
}

static enum status take_lines(struct parse *parse, const char *path, char *text) {
    bool *seen = ARENA_ARRAY(parse->arena, parse->spec->count, bool);
    struct file_line line = {.path = path};
    enum status status = STATUS_OK;
    for (char *rest = text, *start; !status && (start = strsep(&rest, "\n")) != NULL;) {
        line.number++;
        status = take_line(parse, &line, start, seen);
    }
    return status;
}

enum status parse_file(struct parse *parse) {
    const struct config_spec *spec = parse->spec;
    const struct config_option *option = option_of(spec->options, spec->count, "config", strlen("config"));
    const char *path = option ? parse->values[option - spec->options].text : NULL;
    char *text;
    size_t size;
    if (!path)
        return STATUS_OK;
    if (file_read(path, parse->arena, MAX_FILE, &text, &size))
        return parse_fail(parse, arena_printf(parse->arena, "读不到配置文件 %s", path));
    if (strlen(text) != size)
        return parse_fail(parse, arena_printf(parse->arena, "配置文件 %s 不是文本", path));
    return take_lines(parse, path, text);
}
