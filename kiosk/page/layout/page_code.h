/* A QR code to take home: what it carries, how large it is, its modules. */
#ifndef KIOSK_PAGE_CODE_H
#define KIOSK_PAGE_CODE_H

#include "page_metrics.h"
#include "page_words.h"

/* Light modules around a code: ISO/IEC 18004:2015, 5.3.8. */
enum { CODE_QUIET = 4, CODE_VERSION_MAX = 40 };

/* Whether a slide's code is shown, and if not, why. */
enum page_code_fate {
    CODE_NONE, /* the slide has none */
    CODE_SHOWN,
    CODE_TOO_LONG, /* a phone could not read as much */
    CODE_NO_ROOM   /* it could, but the screen is too low */
};

/* The code of a slide. */
struct page_code {
    char *words; /* what it carries; NULL: the slide has none */
    bool own;    /* these are the slide's own words */
    int version; /* the least version of a code that holds them, 1..40; 0
                  * when none does */
};

/* Of the `qr` of VERSION; WORDS in its language. */
void page_code_init(struct page_code *code, const struct deck_version *version,
                    const struct page_words *words);
void page_code_release(struct page_code *code);

/* Whether TEXT is ASCII, as most addresses are. */
bool page_code_is_ascii(const char *text);

/* How large a code of a version is on a screen, px. */
struct page_code_size {
    int module; /* the side of one; whole, so that edges are sharp */
    int side;   /* modules */
    int width;  /* of the code without the light around it */
};

/* False when a phone could not read it at arm's length: modules too small, or
 * a code too large for a look at it. */
bool page_code_size(const struct page_metrics *metrics, int version,
                    struct page_code_size *size);

/* The modules of CODE as a code of VERSION, which holds its words: side * side
 * bytes, 1 = dark, freed with free(); NULL when it cannot be made. */
uint8_t *page_code_modules(const struct page_code *code, int version,
                           int *side);

#endif
