/* One job of a decoder: what came with a request. See decoder_job.c. */
#ifndef KIOSK_DECODER_PRIVATE_H
#define KIOSK_DECODER_PRIVATE_H

#include <stdbool.h>
#include <stddef.h>

#include "decoder.h"

enum { DECODER_FILE, DECODER_MEMORY, DECODER_FDS };

struct decoder_job {
    struct picture_request request;
    int fds[DECODER_FDS]; /* -1 where there is none */
};

/* Does the job with the first of FORMATS that knows the file. When it returns,
 * nothing of the job is mapped or open any more. False if the request makes no
 * sense: the show never sends such. */
bool decoder_job_do(struct decoder_job *job,
                    const struct decoder_format *const *formats,
                    struct picture_reply *reply);

#endif
