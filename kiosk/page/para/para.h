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
#include "para_line.h"

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
 * with what they count ("1 in 10", "3-5 days"), a few bold words among others
 * with each other, and phone numbers in one piece and in order, as long as the
 * column has room for them. */
struct para *para_new(const struct deck_text *text, const char *lang,
                      const struct para_style *style,
                      const struct measure *measure);

/* The same for plain text without spans. */
struct para *para_plain(const char *text, const char *lang,
                        const struct para_style *style,
                        const struct measure *measure);

void para_free(struct para *para);

#endif
