/* Words for staff, in English, one text below the other, on the screen's own
 * pages. */
#ifndef KIOSK_PAGE_COLUMN_H
#define KIOSK_PAGE_COLUMN_H

#include "page_build.h"

#define PAGE_STAFF_LANG "en"

/* Nothing is drawn when the page of BUILD is NULL, for measuring. */
struct page_column {
    const struct page_build *build;
    int x, w;
    int y;      /* where the next text begins */
    int bottom; /* of all texts */
};

/* What such a page is built with, out of that of the scene: the colours of
 * KIND, and on a low screen no larger text. */
struct page_build page_column_build(const struct page_build *scene,
                                    enum deck_kind kind);

int page_column_pitch(const struct page_build *build, int cap);

/* Capitals of the text of such a page: a low screen is read from near, and must
 * have room for something. */
int page_column_cap(const struct page_metrics *m);

/* ICON and, if WORD, whom this is for: what such a page begins with, at Y,
 * which stays. Returns where it ends. */
int page_column_whom(const struct page_column *column, enum page_icon icon,
                     bool word);

/* Puts TEXT, at most LINES lines high, into the column, IN_PX from its edge;
 * false, and nothing, when that is beyond BOTTOM. */
bool page_column_put(struct page_column *column, const char *text, int in_px,
                     int cap, bool bold, uint32_t colour, size_t lines,
                     int bottom);

/* The same in fewer lines, if that is what there is room for. */
bool page_column_put_some(struct page_column *column, const char *text,
                          int in_px, int cap, bool bold, uint32_t colour,
                          size_t lines, int bottom);

#endif
