/* Picks the command by its name. */
#include "command.h"

#include <string.h>

static const struct {
    const char *name;
    int (*run)(int argc, char **argv);
} commands[] = {
    {"show", command_show},
    {"check", command_check},
    {"render", command_render},
    {"rehearse", command_rehearse},
};

int
command_run(int argc, char **argv)
{
    for (size_t i = 0; argc > 1 && i < sizeof(commands) / sizeof(commands[0]);
         i++) {
        if (strcmp(argv[1], commands[i].name) == 0) {
            return commands[i].run(argc - 1, argv + 1);
        }
    }
    return command_show(argc, argv);
}
