/* The sandbox of a decoder: limits, Landlock, seccomp. Inside, a process can
 * compute, communicate over PICTURE_SOCKET, map descriptors received through
 * it, and little else. The template, which sees no file, sets up what its
 * children share; each child then restricts itself further. */
#ifndef KIOSK_SANDBOX_H
#define KIOSK_SANDBOX_H

#include <stdbool.h>
#include <sys/types.h>

/* What a decoder needs beyond computing. */
struct sandbox {
    bool fonts;   /* the system's fonts can be opened for reading */
    bool threads; /* can be started, up to a few dozen */
};

/* To be called first: the process dies with its parent, gains no privileges, is
 * not dumpable, has no descriptors but 0 to 3, and blocks no signal. False if
 * the kernel refuses, or the parent is gone. */
bool sandbox_prepare(void);

/* Restricts the template irrevocably: limits, and Landlock, which allows only
 * the folders of fonts. Memory used by WARM is counted as the program's own.
 * Without Landlock, or if a thread runs already, SANDBOX has no fonts: text
 * then has no letters, but safety comes first. False if a limit could not be
 * set. */
bool sandbox_limit(struct sandbox *sandbox);

/* Restricts a child irrevocably; SOCKET becomes PICTURE_SOCKET, PARENT is the
 * template. It gets CPU_SECONDS of processor time. False if the filter could
 * not be set, or the template is gone: then nothing may be decoded. */
bool sandbox_enter(const struct sandbox *sandbox, pid_t parent, int socket,
                   unsigned cpu_seconds);

#endif
