/* The commands. Each takes the arguments behind its name and returns the
 * program's exit status (0 good, 1 the deck has errors, 2 could not run). */
#ifndef KIOSK_COMMAND_H
#define KIOSK_COMMAND_H

/* Picks the command by ARGV[1], "show" when there is none. */
int command_run(int argc, char **argv);

#endif
