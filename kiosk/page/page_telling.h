/* A page that tells staff the result of something they did: a receipt. */
#ifndef KIOSK_PAGE_TELLING_H
#define KIOSK_PAGE_TELLING_H

#include "page_build.h"

/* Draws a page of the scene's telling: of a long list as much as fits, which it
 * records in TOLD, with buttons to the other pages. Any other touch may close
 * it; one button says so. */
void page_telling_draw(const struct page_build *build);

#endif
