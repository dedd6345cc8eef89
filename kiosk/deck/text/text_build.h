/* A deck_text under construction: pieces of text with their style come in, one
 * paragraph as it will be drawn comes out. Pure. */
#ifndef KIOSK_TEXT_BUILD_H
#define KIOSK_TEXT_BUILD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "deck.h"
#include "str.h"

struct text_build {
    struct str text;
    struct deck_span *spans;
    size_t span_count, span_cap;
    int chars;       /* code points so far */
    uint32_t last;   /* the last of them; 0 at the beginning */
    uint32_t seen;   /* the last before what cannot be seen, if that came */
    bool gap;        /* some of that was a zero width space */
    bool soft_break; /* a line ended: a space, perhaps, before what comes */
    bool cut;        /* it would have been longer than DECK_BLOCK_CHARS_MAX */
};

/* Adds LEN bytes of valid UTF-8. Runs of spaces become one; leading ones are
 * dropped. Code points that text_code_allowed rejects become a space; a space
 * is also added between two numbers with only invisible characters between
 * them, and between a number and a word separated by a zero width space. */
void text_build_add(struct text_build *build, const char *text, size_t len,
                    unsigned style);
void text_build_code(struct text_build *build, uint32_t code, unsigned style);

/* The end of a line of the source: a space, but nothing between two
 * characters that are written without spaces (unicode_joins_lines). */
void text_build_soft_break(struct text_build *build);
void text_build_hard_break(struct text_build *build, unsigned style);

/* Takes LEN bytes away from the beginning, and spaces after them. */
void text_build_drop(struct text_build *build, size_t len);

/* Ends the text: no white space at its ends, turns of direction balanced or
 * removed (then *TURNS is set). BUILD is empty again. */
struct deck_text text_build_take(struct text_build *build, bool *turns);

void text_build_release(struct text_build *build);

#endif
