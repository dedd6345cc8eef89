/* seccomp: the system calls that a decoder may make. All others fail with
 * EPERM, so that a library that tries more carries on without it. */
#ifndef KIOSK_SANDBOX_SECCOMP_H
#define KIOSK_SANDBOX_SECCOMP_H

#include <stdbool.h>

/* Allows a short list of system calls; with OPEN also to open files for
 * reading, with THREADS to start threads. Nothing can be asked about a path.
 * False when it is not in force. */
bool sandbox_seccomp(bool open, bool threads);

#endif
