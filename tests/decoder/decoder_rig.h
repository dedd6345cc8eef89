/* A decoder program as the show runs it: behind a socket, its standard files
 * at /dev/null, with ten seconds for each job. */
#ifndef KIOSK_DECODER_RIG_H
#define KIOSK_DECODER_RIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "picture_protocol.h"

struct decoder_rig {
    pid_t pid;
    int socket;
    int exit_status; /* as of waitpid, once it ended */
};

/* A program of the project, by name ("kiosk-decode-raster"), or any by its
 * path. It must start. */
void decoder_rig_start(struct decoder_rig *rig, const char *program);

/* Closes the socket and waits: whether it ended by itself with status 0. */
bool decoder_rig_stop(struct decoder_rig *rig);

/* One job with the file behind FD, which stays open. PICTURE_CRASHED when the
 * program ended, PICTURE_TOO_SLOW when it was killed after ten seconds; it is
 * started anew by the caller then. PIXELS has room for the result; that it can
 * be sealed is checked. */
enum picture_status decoder_rig_probe(struct decoder_rig *rig, int fd, int page,
                                      struct picture_reply *reply);
enum picture_status decoder_rig_draw(struct decoder_rig *rig, int fd,
                                     const struct picture_request *request,
                                     uint32_t *pixels,
                                     struct picture_reply *reply);
enum picture_status decoder_rig_text(struct decoder_rig *rig, int fd,
                                     char *words, size_t cap,
                                     struct picture_reply *reply);

/* A message as it is, for what the show never sends. Whether it was sent. */
bool decoder_rig_send(struct decoder_rig *rig, const void *bytes, size_t len,
                      const int *fds, size_t count);
enum picture_status decoder_rig_receive(struct decoder_rig *rig,
                                        struct picture_reply *reply);

/* A file in memory; closed by the caller. */
int decoder_rig_file(const void *bytes, size_t len);

/* Kilobytes of a line like "VmHWM:" of /proc/PID/status, or of smaps_rollup. */
long decoder_rig_kib(const struct decoder_rig *rig, const char *file,
                     const char *key);

#endif
