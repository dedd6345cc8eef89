/* Proof that no number was changed: the digits, signs and comparisons of the
 * source appear in the version, in the same order. */
#ifndef KIOSK_MARKDOWN_PROOF_H
#define KIOSK_MARKDOWN_PROOF_H

#include "markdown_state.h"

/* Reports the first digit, sign or comparison that is not shown as it was
 * typed. */
void markdown_prove(struct markdown *md);

#endif
