/* Whether pictures can be read where they stand on a screen. Pure. */
#ifndef KIOSK_PAGE_CHECK_PICTURES_H
#define KIOSK_PAGE_CHECK_PICTURES_H

#include "deck.h"
#include "measure.h"
#include "page.h"
#include "report.h"

/* SIZES: how many square px all of the picture in each block of VERSION has at
 * the normal text size; 0: it is not shown. */
void page_check_pictures(const struct deck_version *version,
                         const int64_t *sizes, const struct page_screen *screen,
                         const struct measure *measure, struct report *report);

#endif
