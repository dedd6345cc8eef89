/* The page on which staff type their code, and choose whether to remember a
 * stick. */
#ifndef KIOSK_PAGE_KEYPAD_H
#define KIOSK_PAGE_KEYPAD_H

#include "page_build.h"

/* Draws the scene's pad: words on one side, keys of 20 mm or more on the other.
 * Digits are never shown, dots are. */
void page_keypad_draw(const struct page_build *build);

#endif
