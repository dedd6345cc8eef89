/* A decoder program: a template whose children take a request each and answer
 * it (see picture_protocol.h), locked in a sandbox before the file comes. Each
 * program brings the formats that it knows. */
#ifndef KIOSK_DECODER_H
#define KIOSK_DECODER_H

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
 * `lost`. DRAW fills PIXELS (zeroed), `opaque` of *REPLY, and `lost` where only
 * drawing shows it. TEXT writes at most CAP bytes and
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

/* Bits of NEEDS: may read the system's fonts; may start threads. */
enum { DECODER_FONTS = 1, DECODER_THREADS = 2 };

/* What `main` of a decoder program is: serves until the socket closes. WARM, if
 * not NULL, is called once, before the walls are up: for what libraries look
 * for by path (settings, fonts), and for what all files need. It starts no
 * thread. FORMATS ends with NULL. */
int decoder_main(const struct decoder_format *const *formats, unsigned needs,
                 void (*warm)(void));

#endif
