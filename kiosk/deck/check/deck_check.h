/* All that `kiosk check` reports from the deck alone. Pure. */
#ifndef KIOSK_DECK_CHECK_H
#define KIOSK_DECK_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "deck.h"
#include "deck_hours.h"
#include "report.h"

/* Everything `kiosk check` can report from the deck alone: nothing to show; a
 * clock that cannot be right; missing kind, source, reviewed; a treatment
 * without side effects or when-to-call; too many words; a dwell shorter than
 * the text needs; languages that lack a slide; numbers that differ between
 * languages; expired or soon expiring slides; old reviews; a round of the show
 * longer than `wait_minutes`; benefits at other hours than their risks;
 * frequency words without a number; absolute claims; reading grade (English);
 * pictures and PDFs without words; a `qr` that does not open. */
void deck_check(const struct deck *deck, struct deck_moment moment,
                struct report *report);

#endif
