/* main.c: the composition root: finds the command, reads its options, runs it. */
#include "main/options.h"

#include "minan/base/hash.h"
#include "minan/base/log.h"
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum { ARENA_CEILING = 1 << 30 };

static const struct command *find_command(const char *name) {
    for (size_t i = 0; i < command_count; i++) {
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    }
    return NULL;
}

static void print_overview(FILE *out) {
    fputs("民安 Min'an：民政服务机构安全检查与隐患整改\n\n用法：minan 命令 [选项]\n\n命令：\n", out);
    for (size_t i = 0; i < command_count; i++)
        fprintf(out, "  %-20s%s\n", commands[i].name, commands[i].summary);
    fputs("\n每个命令的选项：minan 命令 --help\n", out);
}

static struct config_spec spec_of(const struct command *command, struct arena *arena) {
    return (struct config_spec){
        .command = arena_printf(arena, "minan %s", command->name),
        .summary = command->summary,
        .arguments = command->arguments,
        .options = command->options,
        .count = command->option_count,
        .file_options = file_options,
        .file_count = file_option_count,
    };
}

static int run_command(const struct command *command, int argc, char *argv[], struct arena *arena) {
    struct run run = {.command = command->name, .arena = arena};
    struct config_spec spec = spec_of(command, arena);
    const char *error;
    if (config_parse(&spec, argc, argv, arena, &run.config, &error) != STATUS_OK)
        return run_wrong_use(&run, error);
    if (run.config.help) {
        fputs(config_help(&spec, arena), stdout);
        return EXIT_DONE;
    }
    return command->run(&run);
}

static int dispatch(int argc, char *argv[]) {
    if (argc < 2) {
        print_overview(stderr);
        return EXIT_WRONG_USE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0) {
        print_overview(stdout);
        return EXIT_DONE;
    }
    const struct command *command = find_command(argv[1]);
    if (command == NULL) {
        fprintf(stderr, "minan: 没有命令 %s，可用命令见 minan --help\n", argv[1]);
        return EXIT_WRONG_USE;
    }
    struct arena *arena = arena_new(ARENA_CEILING);
    int exit_code = run_command(command, argc - 2, argv + 2, arena);
    arena_free(arena);
    return exit_code;
}

int main(int argc, char *argv[]) {
    umask(077); /* whatever is written is for the account the program runs as */
    signal(SIGPIPE, SIG_IGN);
    if (hash_init() != STATUS_OK) {
        LOG(LOG_ERROR, "start", LOG_TEXT("message", "no source of randomness"));
        return EXIT_FAILED;
    }
    int exit_code = dispatch(argc, argv);
    if (fflush(stdout) != 0)
        return EXIT_FAILED;
    return exit_code;
}
