/* Accepts only decks signed with the clinic's key, where one is required. */
#ifndef KIOSK_IMPORT_SIGNED_H
#define KIOSK_IMPORT_SIGNED_H

#include "import_outcome.h"

/* Whether the source has a valid signature no older than the newest one shown.
 * If not, writes the receipt. True if there is no key. */
bool import_signed_first(struct import *import);

/* Whether the deck that was copied is the one that was signed. */
bool import_signed_then(struct import *import);

#endif
