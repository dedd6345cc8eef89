/* The title of a slide as it is set: its lines, and how far their ink reaches,
 * which in Arabic, Hindi, Thai or Vietnamese is further than capitals do. */
#ifndef KIOSK_PAGE_TITLE_H
#define KIOSK_PAGE_TITLE_H

#include "page_build.h"

struct page_title {
    struct para *para; /* NULL: none */
    int cap, pitch;
    int width;        /* of the box that it is set in */
    int above, below; /* the ink of its first line above its baseline, and that
                       * of its last below */
};

void page_title_release(struct page_title *title);

/* From its first baseline to its last. */
int page_title_lines_h(const struct page_title *title);

/* The title in the column at room size, smaller only to save a line, never
 * smaller than the body. */
struct page_title page_title_large(const struct page_build *build);

/* The title in at most LINES lines of WIDTH_PX, as large as goes there from
 * MOST_PX down to the body. False when it needs more room. */
bool page_title_within(struct page_title *title, const struct page_build *build,
                       int width_px, size_t lines, int most_px);

/* As much of the title as goes on one line of WIDTH_PX as large as the body,
 * cut at a word. */
struct page_title page_title_cut(const struct page_build *build, int width_px,
                                 int cap_px);

/* All of the title as large as the body in WIDTH_PX. */
struct page_title page_title_whole(const struct page_build *build,
                                   int width_px);

#endif
