/* The colours of both themes. Contrasts are computed by tests: text at least
 * 7:1 (WCAG 2.2 SC 1.4.6), controls at least 3:1 (SC 1.4.11). */
#ifndef KIOSK_PAGE_THEME_H
#define KIOSK_PAGE_THEME_H

#include "page.h"

/* How call-outs and frames look. */
struct page_box_colours {
    uint32_t fill, accent; /* behind the text; stripe and icon */
};

/* All 0xRRGGBB. */
struct page_colours {
    uint32_t paper, ink, small; /* page, text, small print */
    uint32_t rule;              /* thin lines that carry no meaning */
    uint32_t band;              /* behind the buttons */
    uint32_t control;           /* edge, icon, words of an outlined button */
    uint32_t control_paper;     /* inside of an outlined button */
    uint32_t aid, aid_ink;      /* a filled button and its content */
    bool aid_outlined;          /* aids are outlined as well */
    uint32_t kind, kind_ink;    /* the slide's kind and its content */
    uint32_t mark;              /* what tells staff how it went; as KIND */
    uint32_t strip, strip_ink;  /* "Still reading?" */
    uint32_t focus;             /* the ring of people who use keys */
    uint32_t field;             /* a picture that is on its way */
    uint32_t plate;             /* behind pictures */
    bool plated;
    struct page_box_colours boxes[DECK_CALLOUT_WARNING + 1];
};

/* THEME is one of page_theme; any other number is taken as PAGE_LIGHT. */
struct page_colours page_colours(int theme, enum deck_kind kind);

/* The colour of KIND. */
uint32_t page_kind_colour(int theme, enum deck_kind kind);

/* Of the mark that something needs fixing: orange, which no kind has; with
 * a shape, for it is read against PAPER at 4.5 to 1 and no more. */
uint32_t page_trouble_colour(int theme);

/* The shape of KIND. */
enum page_icon page_kind_icon(enum deck_kind kind);

#endif
