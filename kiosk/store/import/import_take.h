/* One import: from looking at the source to switching decks. */
#ifndef KIOSK_IMPORT_TAKE_H
#define KIOSK_IMPORT_TAKE_H

#include "import_outcome.h"

/* Imports the source into the open store, and writes the result into the
 * receipt. True if the store shows the deck of the source, or is to stay as it
 * is; whatever fails, it shows the previous deck or the new one. */
bool import_take(struct import *import);

#endif
