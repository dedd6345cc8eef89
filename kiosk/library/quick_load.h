/* The first deck of a large folder: enough to start the show. */
#ifndef KIOSK_LIBRARY_GLANCE_H
#define KIOSK_LIBRARY_GLANCE_H

#include "library_reader.h"
#include "library_scan.h"

/* A folder with at most this many files is read completely at once. */
#define QUICK_LOAD_WHOLE_FILES 192

/* Otherwise this much of it is read. */
#define QUICK_LOAD_TOPICS 64
#define QUICK_LOAD_SLIDES 48

/* Reads deck.txt and a few slides of each topic from the folder in SCAN, a
 * finished scan of QUICK_LOAD_TOPICS topics. */
void quick_load(const struct scan *scan, const struct library_options *options,
                struct library_deck *read);

#endif
