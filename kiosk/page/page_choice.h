/* A page of large buttons: topics, treatments, languages, reading help. */
#ifndef KIOSK_PAGE_CHOICE_H
#define KIOSK_PAGE_CHOICE_H

#include "page_band_plan.h"

/* What was drawn. */
struct page_choice {
    int page, page_count; /* from 0; of how many */
    int foot_y;  /* where its foot begins, which is left blank while "Still
                  * reading?" stands there */
    bool closes; /* with Close; else Back in the band has to do it */
};

/* Draws page WANT (from 0; it wraps around at both ends) of the choices of
 * VIEW. */
struct page_choice page_choice_draw(const struct page_build *build,
                                    const struct page_band *band,
                                    enum play_view view, int want);

#endif
