/* The first deck of a large folder: enough of it to begin the show. */
#ifndef KIOSK_LIBRARY_GLANCE_H
#define KIOSK_LIBRARY_GLANCE_H

#include "library.h"
#include "library_scan.h"

/* A folder with no more files than this is read whole at once. */
#define GLANCE_WHOLE_FILES 192

/* Else so much is read of it. */
#define GLANCE_TOPICS 64
#define GLANCE_SLIDES 48

/* Reads deck.txt and a few slides of each topic from the folder in SCAN, a
 * finished scan of GLANCE_TOPICS topics. */
void glance_read(const struct scan *scan, const struct library_options *options,
                 struct library_deck *read);

#endif
