/* Runs the decoders: starts their template processes, has each fork a child per
 * job, reads the reply and ends them. Neither a child nor its data is ever
 * trusted; the next child does not descend from it and shares nothing with
 * it. */
#ifndef KIOSK_PICTURE_PROCESS_H
#define KIOSK_PICTURE_PROCESS_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "picture_protocol.h"
#include "picture_sniff.h"

enum picture_program {
    PICTURE_RASTER,
    PICTURE_VECTOR,
    PICTURE_DOCUMENT,
    PICTURE_CAMERA,
    PICTURE_PROGRAM_COUNT /* none */
};

/* Which program decodes FORMAT; PICTURE_PROGRAM_COUNT for none. */
enum picture_program picture_program_of(enum picture_format format);

/* The file of PROGRAM, which is not PICTURE_PROGRAM_COUNT. */
const char *picture_program_name(enum picture_program program);

enum { PICTURE_KILLED_MAX = 2 * PICTURE_PROGRAM_COUNT };

struct picture_process {
    struct picture_template {
        pid_t pid;  /* 0: none runs */
        int socket; /* -1 then */
    } templates[PICTURE_PROGRAM_COUNT];
    enum picture_program program;     /* of the last piece of work */
    int socket;                       /* of the child that has it; -1 none */
    pid_t killed[PICTURE_KILLED_MAX]; /* not gone yet when last looked at; 0:
                                         none */
};

void picture_process_init(struct picture_process *process);

/* Starts the template of PROGRAM, in FOLDER, unless it is running. False if it
 * cannot be started. */
bool picture_process_start(struct picture_process *process, const char *folder,
                           enum picture_program program);

/* Gives work to a new child of the program started last; its processor time is
 * limited to SECONDS. MEMORY is -1 for PICTURE_PROBE. False when the template
 * is gone. */
bool picture_process_ask(struct picture_process *process,
                         const struct picture_request *request, int file,
                         int memory, int seconds);

enum picture_answer {
    PICTURE_ANSWER_LATER,
    PICTURE_ANSWER_HERE,
    PICTURE_ANSWER_SLOW, /* it has used up its processor time */
    PICTURE_ANSWER_NEVER /* it ended, or sent an invalid reply and was killed */
};

/* Takes the answer without waiting. *END is set when none will come: how the
 * child ended, as of waitpid(), or -1 when its template has ended as well. */
enum picture_answer picture_process_take(struct picture_process *process,
                                         struct picture_reply *reply, int *end);

/* Processor time of the child at work, in ms; -1 when the kernel does not say.
 */
int64_t picture_process_worked_ms(const struct picture_process *process);

/* The child is not needed any more: it ends by itself, or when the next one is
 * made. */
void picture_process_done(struct picture_process *process);

/* Kills the working child and its template, without waiting for one that the
 * kernel cannot end at once (it waits for a disk). */
void picture_process_kill(struct picture_process *process);

/* Kills all of them. */
void picture_process_stop(struct picture_process *process);

/* Whether a template runs. */
bool picture_process_runs(const struct picture_process *process);

/* Reaps killed processes that have ended. False if some are left. */
bool picture_process_reap(struct picture_process *process);

#endif
