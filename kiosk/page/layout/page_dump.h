/* A page as text, for goldens and for debugging. */
#ifndef KIOSK_PAGE_DUMP_H
#define KIOSK_PAGE_DUMP_H

#include "page.h"

/* The picture as text, one item a line, for goldens and for debugging; freed
 * with free(). */
char *page_dump(const struct page *page);

#endif
