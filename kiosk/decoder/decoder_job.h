/* One job: the descriptors are checked and mapped, the format works, all is
 * unmapped and closed again, so that the show can seal the result. */
#ifndef KIOSK_DECODER_JOB_H
#define KIOSK_DECODER_JOB_H

#include <stdbool.h>
#include <stdint.h>

#include "decoder.h"
#include "decoder_private.h"
#include "picture_protocol.h"

/* Whether a format may hold BYTES beside the file: PICTURE_WORK_BYTES_MAX, less
 * when the file is so long that both would be too much. To be asked before
 * memory is taken; else the answer is PICTURE_TOO_LARGE. */
bool decoder_fits(const struct decoder_file *file, uint64_t bytes);

/* Does the job with the first of FORMATS that knows the file. When it returns,
 * nothing of the job is mapped or open any more. False if the request makes no
 * sense: the show never sends such. */
bool decoder_job_do(struct decoder_job *job,
                    const struct decoder_format *const *formats,
                    struct picture_reply *reply);

#endif
