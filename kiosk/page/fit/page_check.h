/* What only layout can say of a deck: slides that need more than one page, code
 * points that no face has, words wider than the column, and what
 * page_check_controls.h says. Pure. */
#ifndef KIOSK_PAGE_CHECK_H
#define KIOSK_PAGE_CHECK_H

#include "deck.h"
#include "measure.h"
#include "page.h"
#include "report.h"
#include "settings.h"

void page_check(const struct deck *deck, const struct page_screen *screen,
                const struct settings *settings, const struct measure *measure,
                struct report *report);

#endif
