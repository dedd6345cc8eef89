/* The walls around a decoder: limits, Landlock, seccomp. Inside, a process can
 * compute, talk over PICTURE_SOCKET, map what comes through it, and little
 * else. The template, which sees no file, sets up what its children share; each
 * child then closes its own door. */
#ifndef KIOSK_SANDBOX_H
#define KIOSK_SANDBOX_H

#include <stdbool.h>
#include <sys/types.h>

/* What a decoder needs beyond computing. */
struct sandbox {
    bool fonts;   /* the system's fonts can be opened for reading */
    bool threads; /* can be started, up to a few dozen */
};

/* Before anything is done: dies with the parent, gains no rights, shows its
 * memory to nobody, holds no descriptors but 0 to 3, and no signal that the
 * parent blocked stays blocked. False when the kernel refuses, or when the
 * parent is gone. */
bool sandbox_prepare(void);

/* The template's walls, for good: limits, and Landlock, which leaves nothing
 * but the folders of fonts. What was warmed counts as the program's own memory.
 * Without Landlock, or if a thread runs already, SANDBOX has no fonts: text
 * then lacks its letters, but a picture never costs the safety of the machine.
 * False when a limit could not be set. */
bool sandbox_limit(struct sandbox *sandbox);

/* A child's door, for good; SOCKET becomes PICTURE_SOCKET, PARENT is the
 * template. It gets CPU_SECONDS of processor time. False when the filter could
 * not be set, or when the template is gone: then nothing may be decoded. */
bool sandbox_enter(const struct sandbox *sandbox, pid_t parent, int socket,
                   unsigned cpu_seconds);

#endif
