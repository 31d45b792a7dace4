/* config_help.c: what --help prints, from the same table. */
#include "minan/base/buf.h"
#include "minan/base/config.h"
#include <string.h>

enum { COLUMN = 30 };

static void add_row(struct buf *buf, const char *left, const char *help) {
    int length = (int)strlen(left);
    buf_printf(buf, "  %s%*s%s", left, length < COLUMN ? COLUMN - length : 2, "", help);
}

static void add_option(struct buf *buf, const struct config_option *option) {
    bool has_value = option->type != CONFIG_BOOL;
    const char *left = arena_printf(buf->arena, "--%s%s%s", option->name, has_value ? " " : "",
                                    has_value ? option->placeholder : "");
    add_row(buf, left, option->help);
    if (option->preset)
        buf_printf(buf, "（默认 %s）", option->preset);
    if (option->env)
        buf_printf(buf, " [%s]", option->env);
    buf_char(buf, '\n');
}

const char *config_help(const struct config_spec *spec, struct arena *arena) {
    struct buf buf;
    buf_init(&buf, arena, 1024);
    buf_printf(&buf, "用法：%s [选项]%s%s\n\n%s\n\n选项：\n", spec->command, spec->arguments ? " " : "",
               spec->arguments ? spec->arguments : "", spec->summary);
    for (size_t i = 0; i < spec->count; i++)
        add_option(&buf, &spec->options[i]);
    add_row(&buf, "-h, --help", "显示本说明\n");
    return buf.data;
}
