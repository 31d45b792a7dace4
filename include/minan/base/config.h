/* config.h: options of one command, as a table.
 *
 * A value comes from the first of: command line (--name VALUE, --name=VALUE), environment, file
 * (name = value lines, # comments), default. The file is named by the option called "config", when the table
 * has one. Everything returned lives in the arena. No global state but reading the environment. Messages are
 * one Chinese line without a line break.
 */
#ifndef MINAN_BASE_CONFIG_H
#define MINAN_BASE_CONFIG_H

#include "minan/base/arena.h"
#include "minan/base/status.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum config_type {
    CONFIG_TEXT,
    CONFIG_INT,
    CONFIG_BOOL, /* --name means yes; everywhere else true/false, yes/no, on/off, 1/0 */
    CONFIG_PATH, /* a text that is not empty */
};

struct config_option {
    const char *name;        /* without the hyphens: listen */
    const char *env;         /* MINAN_LISTEN, or NULL */
    const char *placeholder; /* in the help: ADDR:PORT; NULL for BOOL */
    const char *preset;      /* NULL: none, so absent (TEXT, PATH), 0 (INT), false (BOOL) */
    const char *help;
    enum config_type type;
    int64_t min, max; /* INT only; 0/0: any */
};

struct config_spec {
    const char *command; /* as typed: minan backup */
    const char *summary;
    const char *arguments; /* positional, for the help and their number: "FILE [DIR]"; NULL: none */
    const struct config_option *options;
    size_t count;
    /* Names that may also stand in the file without meaning anything here, because other commands read the
     * same file. NULL: only the options above. */
    const struct config_option *file_options;
    size_t file_count;
};

struct config_value {
    const char *text; /* as given; NULL: absent */
    int64_t number;   /* INT; BOOL: 0 or 1 */
};

struct config {
    const struct config_spec *spec;
    struct config_value *values; /* one for each option, in the order of the table */
    const char **arguments;      /* positional */
    size_t argument_count;
    bool help; /* --help or -h was given: nothing else was looked at */
};

/* argv without the program and the command. STATUS_INVALID with *ret_error set, *ret_config untouched. */
MUST_USE enum status config_parse(const struct config_spec *spec, int argc, char *const argv[],
                                  struct arena *arena, struct config *ret_config, const char **ret_error);

/* name must be in the table: anything else is a mistake in the program, and aborts. */
const char *config_text(const struct config *config, const char *name); /* TEXT and PATH; NULL: absent */
int64_t config_int(const struct config *config, const char *name);
bool config_bool(const struct config *config, const char *name);

const char *config_help(const struct config_spec *spec, struct arena *arena); /* what --help prints */

#endif
