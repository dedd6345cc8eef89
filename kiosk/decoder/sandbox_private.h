/* The parts of the sandbox, see sandbox.c. */
#ifndef KIOSK_SANDBOX_PRIVATE_H
#define KIOSK_SANDBOX_PRIVATE_H

#include <stdbool.h>

/* No file can be touched, but those of the fonts with FONTS; no TCP; no
 * abstract sockets or signals to others. False if the kernel lacks Landlock
 * or refuses. */
bool sandbox_landlock(bool fonts);

/* Allows a short list of system calls; with OPEN also to open files for
 * reading, with THREADS to start threads. Nothing can be asked about a path.
 * False when it is not in force. */
bool sandbox_seccomp(bool open, bool threads);

#endif
