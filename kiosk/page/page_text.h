/* The words of a page in the order in which they are read. */
#ifndef KIOSK_PAGE_TEXT_H
#define KIOSK_PAGE_TEXT_H

#include "page.h"

/* The words of the slide on PAGE in the order in which they are read, for those
 * who sign off or listen: kind, place and title, then the body, the code to
 * take home, the foot. Made from what is drawn: each paragraph, item, row of a
 * table (" | " between its cells) and line of the foot is a line; items have
 * their number or a bullet; a picture is its alt text in brackets, a code
 * "[QR code]". Buttons and strips are no words of the slide. Empty for a page
 * without a slide. Freed with free(). */
char *page_text(const struct page *page);

#endif
