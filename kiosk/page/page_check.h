/* What only layout can find out about a deck: slides that need more than one
 * page, titles that do not fit their button, code points that no font has,
 * words wider than the column, controls out of reach. Pure. */
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

/* Of these only whether controls are where hands reach them. */
void page_check_reach(const struct page_screen *screen,
                      const struct settings *settings, struct report *report);

#endif
