/* command.h: one run of the command line, and what every command returns: 0 done, 1 failed, 2 wrongly called.
 */
#ifndef MINAN_MAIN_COMMAND_H
#define MINAN_MAIN_COMMAND_H

#include "minan/base/config.h"
#include "minan/base/err.h"

enum { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_WRONG_USE = 2 };

struct run {
    const char *command;
    struct config config;
    struct arena *arena;
};

typedef int command_fn(struct run *run);

/* Says on standard error, in one line, why the command failed. Returns EXIT_FAILED. */
int run_fail(const struct run *run, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The same, from a status and, when err is given, its detail and field errors. */
int run_fail_status(const struct run *run, const char *what, enum status status, const struct err *err);
/* As run_fail, with a hint at --help. Returns EXIT_WRONG_USE. */
int run_wrong_use(const struct run *run, const char *reason);

command_fn serve_run;
command_fn demo_run;
command_fn migrate_run;
command_fn user_add_run;
command_fn backup_run;
command_fn restore_run;
command_fn check_run;
command_fn print_openapi_run;
command_fn print_permissions_run;
command_fn print_figures_run;
command_fn print_schema_run;
command_fn print_plans_run;

#endif
