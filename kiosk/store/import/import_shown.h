/* What an import knows of the decks before: the pictures that their slides have
 * shown. */
#ifndef KIOSK_IMPORT_SHOWN_H
#define KIOSK_IMPORT_SHOWN_H

#include <stdbool.h>

#include "import_take.h"

/* Notes with the copy in the store which of its pictures slides of the deck
 * that is shown have shown, as they lie in both, or slides of decks before it.
 * False with errno when that cannot be written. */
bool import_note_shown(struct import *import);

#endif
