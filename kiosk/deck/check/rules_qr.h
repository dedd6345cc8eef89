/* Rules about `qr`: what a phone would make of it. Whether it fits a code that
 * a phone can read depends on the screen, and is checked with the page. */
#ifndef KIOSK_RULES_QR_H
#define KIOSK_RULES_QR_H

#include "deck.h"
#include "rules_check.h"

/* What `qr` of one file says. */
void rules_check_qr(const struct rules_case *rules,
                    const struct deck_version *version);

#endif
