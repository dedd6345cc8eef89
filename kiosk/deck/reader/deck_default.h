/* The language that the show runs in when nobody chose one. See
 * deck_sources.h. */
#ifndef KIOSK_DECK_DEFAULT_H
#define KIOSK_DECK_DEFAULT_H

#include "deck.h"
#include "report.h"

/* When no slide is in the first language, puts one first that
 * slides are in, and says so: else nothing could be shown. */
void deck_default_mend(struct deck *deck, struct report *report);

#endif
