/* options.h: the options of every command, as tables. */
#ifndef MINAN_MAIN_OPTIONS_H
#define MINAN_MAIN_OPTIONS_H

#include "command.h"

struct command {
    const char *name;
    const char *summary;
    const char *arguments; /* NULL: none */
    const struct config_option *options;
    size_t option_count;
    command_fn *run;
};

extern const struct command commands[];
extern const size_t command_count;

/* Of serve: one file of options may serve all commands. */
extern const struct config_option file_options[];
extern const size_t file_option_count;

#endif
