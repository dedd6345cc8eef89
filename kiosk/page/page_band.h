/* The lowest band: topics on one side, aids on the other; and Back and Next,
 * at its ends or just above it. */
#ifndef KIOSK_PAGE_BAND_H
#define KIOSK_PAGE_BAND_H

#include "page_band_plan.h"

/* What Back and Next do on this page; PLAY_NOTHING: they are not there. */
struct page_steps {
    enum play_action back, next;
};

/* Draws the band with the controls of BAND, and Back and Next in it or above
 * it. */
void page_band_draw(const struct page_build *build,
                    const struct page_band *band, struct page_steps steps);

#endif
