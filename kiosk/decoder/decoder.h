/* A decoder program: a template whose children each take and answer one request
 * (see picture_protocol.h), and are locked in a sandbox before the file
 * arrives. Each program brings its own formats. */
#ifndef KIOSK_DECODER_H
#define KIOSK_DECODER_H

#include "decoder_job.h"

/* Bits of NEEDS: may read the system's fonts; may start threads. */
enum { DECODER_FONTS = 1, DECODER_THREADS = 2 };

/* What `main` of a decoder program is: serves until the socket closes. WARM, if
 * not NULL, is called once, before the walls are up: for what libraries look
 * for by path (settings, fonts), and for what all files need. It starts no
 * thread. FORMATS ends with NULL. */
int decoder_main(const struct decoder_format *const *formats, unsigned needs,
                 void (*warm)(void));

#endif
