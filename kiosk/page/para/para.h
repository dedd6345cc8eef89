/* Paragraphs: text with styles, a language and a width become lines of runs,
 * by Unicode's rules: order by FriBidi (UAX #9), breaks by libunibreak
 * (UAX #14) and libthai, script and face for each run. Pure. */
#ifndef KIOSK_PARA_H
#define KIOSK_PARA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "deck.h"
#include "measure.h"

/* What is shaped and drawn in one call, left to right on its line. */
struct para_run {
    char *text; /* NUL-terminated, in logical order */
    struct page_font font;
    struct page_shape shape;
    size_t start; /* code point of the text at which it begins */
    int x_px;     /* from the left of the line's box, after alignment */
    int width_px;
};

/* What stood in the text where a line begins, and is not drawn. */
enum para_joint {
    PARA_JOINT_NONE,   /* nothing: "side-|effect", or a word broken inside */
    PARA_JOINT_SPACE,  /* spaces */
    PARA_JOINT_HYPHEN, /* nothing, but a hyphen is drawn before it */
    PARA_JOINT_LINE    /* a hard break */
};

struct para_line {
    struct para_run *runs; /* in visual order, left to right */
    size_t run_count;
    enum para_joint joint; /* to the line before */
    int width_px;
    int ascent_px, descent_px; /* the largest of its runs */
};

struct para {
    struct para_line *lines;
    size_t line_count;
    int width_px;  /* of the widest line */
    bool rtl;      /* base direction */
    bool overfull; /* a word wider than the column was broken inside */
};

struct para_style {
    int cap_px;   /* height of capitals */
    bool bold;    /* on top of the text's own spans */
    int width_px; /* column; <= 0: never break */
    bool end;     /* align to the end side instead of the start side */
    bool center;
};

/* Lays out TEXT in LANG (BCP 47). The base direction comes from LANG. Never
 * NULL, and never without a line: a text with nothing to draw is one line
 * without runs. Spaces hang over the end of a line; '\n' ends one. Numbers stay
 * with what they count ("1 in 10", "3-5 days") and phone numbers in one piece
 * and in order, as long as the column has room for them. */
struct para *para_new(const struct deck_text *text, const char *lang,
                      const struct para_style *style,
                      const struct measure *measure);

/* The same for plain text without spans. */
struct para *para_plain(const char *text, const char *lang,
                        const struct para_style *style,
                        const struct measure *measure);

void para_free(struct para *para);

/* Whether LANG is written from right to left. */
bool para_is_rtl(const char *lang);

/* Marks in MARKS[i] (LEN bytes) with 1 where a line may break after byte i of
 * TEXT, else 0: UAX #14, words in Thai and Korean, and the glue of numbers.
 * The end of the text is no break. */
void para_breaks(const char *text, size_t len, const char *lang, char *marks);

#endif
