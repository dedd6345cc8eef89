/* Tables as rows; where columns would be too narrow, as a list. */
#ifndef KIOSK_PAGE_TABLE_H
#define KIOSK_PAGE_TABLE_H

#include "deck.h"
#include "page_build.h"
#include "page_rows.h"

/* The rows of a table, START px from the start edge, WIDTH px wide. */
void page_table_rows(struct page_rows *rows, const struct page_build *build,
                     const struct deck_table *table, int start, int width,
                     int gap);

#endif
