/* A place in the band, and what it is for. */
#ifndef KIOSK_PAGE_BAND_SLOT_H
#define KIOSK_PAGE_BAND_SLOT_H

#include "page.h"

struct page_slot {
    enum play_action action;
    int argument;
    struct page_rect rect;
    bool yields; /* while there is something to take back it is for this: */
    enum play_action then;
    int then_argument;
};

#endif
