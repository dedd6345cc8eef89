/* A measure of fixed advances, and a paragraph as text, for goldens: what is
 * tested is the order and the breaks, not a font. */
#ifndef KIOSK_PARA_FAKE_H
#define KIOSK_PARA_FAKE_H

#include <stddef.h>

#include "measure.h"
#include "para.h"

/* Every character is FAKE_ADVANCE_PX wide, marks and format characters 0. A
 * face is a script: Latin and all that is common 0, others by tag; + 1 bold,
 * + 2 italic. No face has an emoji. */
#define FAKE_ADVANCE_PX 10
enum { FAKE_LATIN = 0, FAKE_ARAB = 4, FAKE_HEBR = 8, FAKE_OTHER = 12 };

struct para_fake {
    struct measure measure;
    size_t bytes; /* measured so far */
};

void para_fake_init(struct para_fake *fake);

/* One line of text for each line, runs from left to right as
 * "x+width face script direction [text]"; freed with free(). */
char *para_dump(const struct para *para);

#endif
