/* The proof that nothing which counts was changed: the digits, signs and
 * comparisons of the source are those of the version, in order. See
 * markdown_state.h. */
#ifndef KIOSK_MARKDOWN_PROOF_H
#define KIOSK_MARKDOWN_PROOF_H

#include "markdown_state.h"

/* An error for each digit, sign or comparison of the source
 * that is not in the version as it was typed. */
void markdown_prove(struct markdown *md);

#endif
