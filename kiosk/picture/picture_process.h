/* One decoder, running: starts it, gives it work, takes its answer, ends it.
 * What it decodes is never trusted, nor is it. */
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

enum { PICTURE_KILLED_MAX = 4 };

struct picture_process {
    pid_t pid;  /* 0: none runs */
    int socket; /* -1 then */
    enum picture_program program;
    int64_t worked_ms; /* of processor time, when it was asked last */
    pid_t killed[PICTURE_KILLED_MAX]; /* not gone yet when last looked at; 0:
                                         none */
};

void picture_process_init(struct picture_process *process);

/* Sees to it that PROGRAM of FOLDER runs and nothing else does. False when it
 * cannot be started. */
bool picture_process_start(struct picture_process *process, const char *folder,
                           enum picture_program program);

/* Gives it work; the kernel ends it when it has taken SECONDS of processor time
 * for it, or up to one more. MEMORY is -1 for PICTURE_PROBE. False when it is
 * gone, or was stopped since it spoke unasked. */
bool picture_process_ask(struct picture_process *process,
                         const struct picture_request *request, int file,
                         int memory, int seconds);

/* Processor time that it has taken since it was asked, of all its threads; of
 * one that has ended, too, until it is stopped. */
int64_t picture_process_worked_ms(const struct picture_process *process);

enum picture_answer {
    PICTURE_ANSWER_LATER,
    PICTURE_ANSWER_HERE,
    PICTURE_ANSWER_NEVER /* it ended, or spoke nonsense: it is stopped */
};

/* Takes the answer without waiting. */
enum picture_answer picture_process_take(struct picture_process *process,
                                         struct picture_reply *reply);

/* Kills it. One that the kernel does not let go at once (it waits for a disk)
 * is not waited for. */
void picture_process_stop(struct picture_process *process);

/* Clears away what was killed and is gone by now. False when some is left. */
bool picture_process_reap(struct picture_process *process);

#endif
