/* A text taken apart: code points with their level, script, face and break,
 * and the UTF-8 that is handed to the shaper. Pure. */
#ifndef KIOSK_PARA_TEXT_H
#define KIOSK_PARA_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "deck.h"
#include "measure.h"

struct para_text {
    size_t count; /* code points */
    uint32_t *codes;
    size_t *starts; /* byte of UTF8 where each begins; COUNT + 1 of them */
    unsigned char *styles; /* FACE_* bits */
    unsigned char *breaks; /* enum para_break, after each */
    unsigned char *levels;
    uint32_t *scripts;
    int *faces;
    char *utf8; /* as drawn: controls and bad bytes replaced */
};

/* Decodes LEN bytes: bad sequences become U+FFFD, tabs spaces, other control
 * characters U+2060 (no width, no break). Only CODES, STARTS and UTF8 are
 * filled; the others are zero. */
void para_text_init(struct para_text *text, const char *bytes, size_t len);

/* Fills in everything else. SPANS may be NULL. */
void para_text_analyse(struct para_text *text, const struct deck_text *spans,
                       bool bold, const char *lang,
                       const struct measure *measure);

void para_text_release(struct para_text *text);

#endif
