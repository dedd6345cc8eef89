/* One job of a decoder: what came with a request. See decoder_job.c. */
#ifndef KIOSK_DECODER_PRIVATE_H
#define KIOSK_DECODER_PRIVATE_H

#include <stdbool.h>
#include <stddef.h>

#include "picture_protocol.h"

enum { DECODER_FILE, DECODER_MEMORY, DECODER_FDS };

struct decoder_job {
    struct picture_request request;
    int fds[DECODER_FDS]; /* -1 where there is none */
};

#endif
