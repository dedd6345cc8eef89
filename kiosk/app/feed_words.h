/* Why a deck has nothing to show, in words for staff. */
#ifndef KIOSK_FEED_WORDS_H
#define KIOSK_FEED_WORDS_H

#include "report.h"
#include "store_watch.h"

/* What they should know about the deck that was asked for of WATCH; REPORT is
 * of it. They know its folder by name, not by its path on this board. NULL if
 * nothing is wrong; freed with free(). */
char *feed_words_why(const struct store_watch *watch,
                     const struct report *report);

#endif
