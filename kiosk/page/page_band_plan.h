/* Which controls have a place in the band, and where: chosen from the panel,
 * the treatment on screen and the words in all languages of the deck, so that
 * nothing moves with the page, the language or the text size. What finds no
 * place is on the page of topics or on that of reading help. Start over is in
 * the band as soon as there is something to take back: in a place of its own,
 * or in that of another control, which is then in reading help. What must be
 * fair and the languages never give their place away; a band of nothing else
 * leaves it to reading help. */
#ifndef KIOSK_PAGE_BAND_PLAN_H
#define KIOSK_PAGE_BAND_PLAN_H

#include "page_band_slot.h"
#include "page_button.h"

struct page_band {
    struct page_slot *slots; /* in the order of the rows */
    int count;
    struct page_button_style style;
    bool brief; /* its words are the shorter ones */
    /* always, not only while there is nothing to take back: */
    bool has_more;         /* a button for the page of topics */
    bool has_help;         /* one for reading help */
    bool lacks_start_over; /* reading help has it, */
    bool lacks_language;   /* and the languages */
    bool lacks_treatments; /* they are where the topics without a button are:
                            * on the page of topics, else in reading help */
};

/* Freed with page_band_release. The scene of BUILD says which treatment. */
void page_band_plan(struct page_band *band, const struct page_build *build);
void page_band_release(struct page_band *band);

/* Whether ACTION with ARGUMENT has a place in the band that it never yields. */
bool page_band_has(const struct page_band *band, enum play_action action,
                   int argument);

#endif
