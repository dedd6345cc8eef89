/* One job: checks and maps the descriptors, lets the format work, then unmaps
 * and closes everything, so that the show can seal the result. */
#ifndef KIOSK_DECODER_JOB_H
#define KIOSK_DECODER_JOB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "picture_protocol.h"

/* The file, mapped into memory. That it shrinks meanwhile ends the decoder
 * (SIGBUS): the show takes that as a damaged picture. */
struct decoder_file {
    const uint8_t *bytes;
    size_t len;
};

/* One format. PROBE fills width_px, height_px and pages of *REPLY, and
 * `lost`. DRAW fills PIXELS (zeroed), `opaque` of *REPLY, `letters`, and `lost`
 * where only drawing shows it. TEXT writes at most CAP bytes and
 * says how many in `bytes`, and `pages`; NULL for formats without words. Each
 * returns a status that a decoder may say. */
struct decoder_format {
    bool (*knows)(const struct decoder_file *file);
    enum picture_status (*probe)(const struct decoder_file *file, int page,
                                 struct picture_reply *reply);
    enum picture_status (*draw)(const struct decoder_file *file,
                                const struct picture_request *request,
                                uint32_t *pixels, struct picture_reply *reply);
    enum picture_status (*text)(const struct decoder_file *file, char *words,
                                size_t cap, struct picture_reply *reply);
};

enum { DECODER_FILE, DECODER_MEMORY, DECODER_FDS };

/* What came with a request. */
struct decoder_job {
    struct picture_request request;
    int fds[DECODER_FDS]; /* -1 where there is none */
};

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
