/* Picks the command by its name. */
#include "command.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "nearest.h"

static const struct {
    const char *name;
    int (*run)(int argc, char **argv);
} commands[] = {
    {"show", command_show},     {"check", command_check},
    {"render", command_render}, {"rehearse", command_rehearse},
    {"import", command_import}, {"undo", command_undo},
    {"status", command_status}, {"sign", command_sign},
};

enum { COMMAND_COUNT = sizeof(commands) / sizeof(commands[0]) };

/* "kiosk chek" means check, unless a deck has that name. */
static bool
is_slip(const char *word, size_t *meant)
{
    *meant =
        nearest_word(word, &commands[0].name, COMMAND_COUNT, sizeof(*commands));
    return *meant < COMMAND_COUNT && access(word, F_OK) != 0;
}

int
command_run(int argc, char **argv)
{
    size_t meant;
    for (size_t i = 0; argc > 1 && i < COMMAND_COUNT; i++) {
        if (strcmp(argv[1], commands[i].name) == 0) {
            return commands[i].run(argc - 1, argv + 1);
        }
    }
    if (argc > 1 && is_slip(argv[1], &meant)) {
        fprintf(stderr, "kiosk: there is no command %s; did you mean %s?\n",
                argv[1], commands[meant].name);
        return 2;
    }
    return command_show(argc, argv);
}
