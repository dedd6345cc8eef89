/* What only layout can say of the controls of a deck: titles that do not fit
 * their buttons, risks without a button, controls out of reach. Looks at every
 * control of the band and of every page of large buttons. Pure. */
#ifndef KIOSK_PAGE_CHECK_CONTROLS_H
#define KIOSK_PAGE_CHECK_CONTROLS_H

#include "deck.h"
#include "measure.h"
#include "page.h"
#include "report.h"
#include "settings.h"

/* Titles and risks. */
void page_check_controls(const struct deck *deck,
                         const struct page_screen *screen,
                         const struct measure *measure, struct report *report);

/* A sentence if controls are where hands do not reach them, else NULL; DECK may
 * be NULL. Freed with free(). */
char *page_check_reach(const struct deck *deck,
                       const struct page_screen *screen,
                       const struct settings *settings,
                       const struct measure *measure);

#endif
