/* A slide in two languages, for people who read it together: the same blocks
 * opposite each other, so that the same numbers stand in one row. Where they
 * have no such room, or a block of one has none of its kind in the other, the
 * pages of the first language are followed by those of the second; a slide that
 * lacks the second has those of the first. Pictures follow on pages of their
 * own. */
#ifndef KIOSK_PAGE_BOTH_H
#define KIOSK_PAGE_BOTH_H

#include "page_frame.h"

struct page_both_part {
    const struct deck_version *version;
    const char *lang;
    bool together;               /* both versions, side by side: one page */
    struct deck_version picture; /* VERSION, where that is a picture of one;
                                  * what is in it is not owned */
    int page_count;
};

struct page_both {
    const struct deck_version *versions[2];
    const char *langs[2];
    int cap_title; /* together: of the larger sizes of both titles */
    struct page_both_part *parts;
    int part_count, page_count;
};

/* Whether SCREEN has room for two languages, and slides of DECK are written in
 * both the first and LANGUAGE (an index into deck.languages). */
bool page_both_offered(const struct deck *deck,
                       const struct page_screen *screen, int language);

/* Of SLIDE, in the first language and LANGUAGE, in EASY words where it has
 * them. */
void page_both_init(struct page_both *both, const struct deck *deck,
                    const struct deck_slide *slide, int language, bool easy,
                    int scale, const struct page_screen *screen,
                    const struct measure *measure);
void page_both_release(struct page_both *both);

/* Draws the page of the part that is TOGETHER around the band of BUILD. Returns
 * where its foot begins. */
int page_both_draw(const struct page_both *both,
                   const struct page_build *build);

/* How many pages that takes. */
int page_both_count(const struct deck *deck, const struct deck_slide *slide,
                    int language, bool easy, int scale,
                    const struct page_screen *screen,
                    const struct measure *measure);

#endif
