/* A page on which the screen tells staff what came of something: a receipt. */
#ifndef KIOSK_PAGE_TELLING_H
#define KIOSK_PAGE_TELLING_H

#include "page_build.h"

/* Draws the scene's telling: of a long list as much as there is room for, and
 * how much more there is. Any touch may close it; one button says so. */
void page_telling_draw(const struct page_build *build);

#endif
