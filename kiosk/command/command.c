/* Picks the command by its name. */
#include "command.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "import.h"
#include "nearest.h"

static const struct {
    const char *name;
    const struct command *command;
} commands[] = {
    {"show", &command_show},       {"check", &command_check},
    {"render", &command_render},   {"rehearse", &command_rehearse},
    {"import", &command_import},   {"undo", &command_undo},
    {"status", &command_status},   {"sign", &command_sign},
    {"setting", &command_setting},
};

enum { COMMAND_COUNT = sizeof(commands) / sizeof(commands[0]) };

/* Whether WORD, in the place of a command or a deck, is neither, and reports it
 * if so. A missing deck that is a path may be on a share that appears later,
 * and so may any deck after "show". */
static bool
is_slip(const char *word)
{
    size_t meant =
        nearest_word(word, &commands[0].name, COMMAND_COUNT, sizeof(*commands));
    if (strchr(word, '/') != NULL || access(word, F_OK) == 0) {
        return false;
    }
    fprintf(stderr, "kiosk: there is no command or deck “%s”; ", word);
    if (meant < COMMAND_COUNT) {
        fprintf(stderr, "did you mean %s?\n", commands[meant].name);
    } else {
        fputs("the commands are", stderr);
        for (size_t i = 0; i < COMMAND_COUNT; i++) {
            fprintf(stderr, "%s %s", i > 0 ? "," : "", commands[i].name);
        }
        fputs("; see --help\n", stderr);
    }
    return true;
}

/* "help" and "version" mean the options, unless there is a deck of that
 * name. */
static void
take_as_option(char **word)
{
    static char help[] = "--help", version[] = "--version";
    char *const options[] = {help, version};
    for (size_t i = 0; i < 2; i++) {
        if (strcmp(*word, options[i] + 2) == 0 && access(*word, F_OK) != 0) {
            *word = options[i];
        }
    }
}

int
command_run(int argc, char **argv)
{
    if (argc == 2) {
        take_as_option(&argv[1]);
    }
    for (size_t i = 0; argc > 1 && i < COMMAND_COUNT; i++) {
        if (strcmp(argv[1], commands[i].name) == 0) {
            return options_run(commands[i].command, argc - 1, argv + 1);
        }
    }
    if (argc > 1 && argv[1][0] != '-' && is_slip(argv[1])) {
        return 2;
    }
    struct options options;
    int status = 0;
    if (!options_parse(&options, &command_show, argc, argv, &status)) {
        return status;
    }
    return options.deck_named && is_slip(options.deck)
               ? 2
               : command_show.run(&options);
}
