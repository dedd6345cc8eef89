/* A decoder program: a template whose children each take and answer one request
 * (see picture_protocol.h), and are locked in a sandbox before the file
 * arrives. Each program brings its own formats. */
#ifndef KIOSK_DECODER_H
#define KIOSK_DECODER_H

#include "decoder_job.h"

/* Bits of NEEDS: may read the system's fonts; may start threads. */
enum { DECODER_FONTS = 1, DECODER_THREADS = 2 };

/* The `main` of a decoder program: serves until the socket closes. WARM, if not
 * NULL, is called once, before the sandbox is set up, to load what libraries
 * look up by path (settings, fonts) and what all files need. It must not start
 * threads. FORMATS ends with NULL. */
int decoder_main(const struct decoder_format *const *formats, unsigned needs,
                 void (*warm)(void));

#endif
