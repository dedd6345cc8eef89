/* The commands of the program. */
#ifndef KIOSK_COMMAND_H
#define KIOSK_COMMAND_H

/* Runs the command named by ARGV[1], "show" when there is none; returns the
 * program's exit status. */
int command_run(int argc, char **argv);

#endif
