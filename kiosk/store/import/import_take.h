/* One import: from looking at the source to switching decks. */
#ifndef KIOSK_IMPORT_TAKE_H
#define KIOSK_IMPORT_TAKE_H

#include "import_outcome.h"

/* Takes the source into the open store, and says the result in the receipt.
 * True when the store shows what the source holds, or is to stay as it is;
 * whatever fails, it shows the previous deck or the new one. */
bool import_take(struct import *import);

#endif
