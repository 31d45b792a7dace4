/* config_private.h: what the sources of options share while one command's options are read. */
#ifndef BASE_CONFIG_PRIVATE_H
#define BASE_CONFIG_PRIVATE_H

#include "minan/base/config.h"

struct parse {
    const struct config_spec *spec;
    struct arena *arena;
    const char **ret_error;
    struct config_value *values;
    const char **arguments;
    size_t argument_count;
};

enum status parse_fail(struct parse *parse, const char *error); /* always STATUS_INVALID */

/* Checks text by the option's type and keeps it; where names the source in a message: "选项 --listen ". */
enum status parse_set(struct parse *parse, const struct config_option *option, const char *text,
                      const char *where);

const struct config_option *option_of(const struct config_option *options, size_t count, const char *name,
                                      size_t length);

enum status parse_file(struct parse *parse);

#endif
