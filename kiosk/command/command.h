/* The commands of the program. */
#ifndef KIOSK_COMMAND_H
#define KIOSK_COMMAND_H

#include "options.h"

/* Each is defined in the file of its name. */
extern const struct command command_show, command_check, command_render,
    command_rehearse, command_undo, command_status, command_sign,
    command_setting;

/* Runs the command named by ARGV[1], "show" when there is none; returns the
 * program's exit status. */
int command_run(int argc, char **argv);

#endif
