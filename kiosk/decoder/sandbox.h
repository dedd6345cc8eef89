/* The walls around a decoder: limits, Landlock, seccomp. Once inside, a
 * process can compute, talk over PICTURE_SOCKET, map what comes through it,
 * and little else. */
#ifndef KIOSK_SANDBOX_H
#define KIOSK_SANDBOX_H

#include <stdbool.h>

/* Before anything is done: dies with the parent, gains no rights, shows its
 * memory to nobody, holds no descriptors but 0 to 3, and no signal that the
 * parent blocked stays blocked. False when the kernel refuses, or when the
 * parent is gone. */
bool sandbox_prepare(void);

/* Shuts the door, for good. With FONTS, files below the folders of the
 * system's fonts can be opened for reading if the kernel has Landlock; without
 * Landlock, or if a thread runs already, nothing can be opened: text then
 * lacks its letters, but a picture never costs the safety of the machine.
 * Without THREADS none can be started: a hostile picture could fill the
 * machine with them, and there is no limit for those of one process. False when
 * the filter could not be set: then nothing may be decoded. */
bool sandbox_enter(bool fonts, bool threads);

#endif
