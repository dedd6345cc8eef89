/* The head of the page of languages: "Choose a language" in all of them, for
 * who reads only Thai has to see that this page is meant. */
#ifndef KIOSK_PAGE_TONGUES_H
#define KIOSK_PAGE_TONGUES_H

#include "page_build.h"

/* Where it ends. */
int page_tongues_end(const struct page_build *build);

/* Draws it with NUMBER (may be NULL) beside it: large in the person's language,
 * then small rows, each language in itself: those of the COUNT languages of the
 * deck from FIRST on, then the others as far as the rows go. A low screen has
 * only the rows. */
void page_tongues_draw(const struct page_build *build, int first, int count,
                       const char *number);

#endif
