/* A decoder program as the show runs it: behind a socket, its standard files
 * at /dev/null, a child for each job. */
#ifndef KIOSK_DECODER_RIG_H
#define KIOSK_DECODER_RIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "picture_protocol.h"

/* Seconds of the processor's time for a child. Not what a picture may take,
 * only what tells a hang from hard work: sanitizers are several times slower.
 * It does not matter how busy the machine is. */
#ifdef __SANITIZE_ADDRESS__
enum { DECODER_RIG_PATIENCE_S = 15 };
#else
enum { DECODER_RIG_PATIENCE_S = 10 };
#endif

struct decoder_rig {
    pid_t pid;        /* of the template */
    int socket;       /* of the template */
    int child;        /* the socket of the child of the last job; -1 none */
    unsigned seconds; /* of processor time for a child */
    int child_status; /* as of waitpid, when it was PICTURE_CRASHED */
    int exit_status;  /* of the template, once it ended */
};

/* A program of the project, by name ("kiosk-decode-raster"), or any by its
 * path. It must start. */
void decoder_rig_start(struct decoder_rig *rig, const char *program);

/* Closes the sockets and waits: whether the template ended by itself with
 * status 0. */
bool decoder_rig_stop(struct decoder_rig *rig);

/* One job with the file behind FD, which stays open. PICTURE_CRASHED when the
 * child ended; PICTURE_TOO_SLOW when it did not answer and the template was
 * killed, which is started anew by the caller then. PIXELS has room for the
 * result; that it can be sealed is checked. */
enum picture_status decoder_rig_probe(struct decoder_rig *rig, int fd, int page,
                                      struct picture_reply *reply);
enum picture_status decoder_rig_draw(struct decoder_rig *rig, int fd,
                                     const struct picture_request *request,
                                     uint32_t *pixels,
                                     struct picture_reply *reply);
enum picture_status decoder_rig_text(struct decoder_rig *rig, int fd,
                                     char *words, size_t cap,
                                     struct picture_reply *reply);
enum picture_status decoder_rig_ink(struct decoder_rig *rig, int fd, int page,
                                    struct ink *ink,
                                    struct picture_reply *reply);

/* The process of the last job, which has answered; it stays until the next one
 * begins. */
pid_t decoder_rig_child(const struct decoder_rig *rig);

/* A message to a new child as it is, for what the show never sends. Whether it
 * was sent. */
bool decoder_rig_send(struct decoder_rig *rig, const void *bytes, size_t len,
                      const int *fds, size_t count);
bool decoder_rig_order(struct decoder_rig *rig, const void *bytes, size_t len,
                       const int *fds, size_t count); /* to the template */
enum picture_status decoder_rig_receive(struct decoder_rig *rig,
                                        struct picture_reply *reply);

/* A file in memory; closed by the caller. */
int decoder_rig_file(const void *bytes, size_t len);

/* The number of a line like "VmHWM:" of /proc/PID/status, or of smaps_rollup,
 * for the child; in kilobytes. */
long decoder_rig_kib(const struct decoder_rig *rig, const char *file,
                     const char *key);

#endif
