/* The show on a real screen and clock, running for years. */
#ifndef KIOSK_SHOW_H
#define KIOSK_SHOW_H

#include "deck.h"
#include "options.h"
#include "report.h"

/* Shows the deck of OPTIONS until somebody closes the window; returns the
 * program's exit status: 0 good, 2 it could not run. TELL_WITHHELD adds to
 * REPORT which slides of a deck are not shown, and why. */
int show_run(struct options *options,
             void (*tell_withheld)(const struct deck *deck,
                                   struct deck_moment moment,
                                   struct report *report));

#endif
