/* Adding to the lists of a page. PAGE may be NULL everywhere: then nothing is
 * kept, which is how pages are counted. */
#ifndef KIOSK_PAGE_ITEMS_H
#define KIOSK_PAGE_ITEMS_H

#include "page.h"
#include "para.h"

/* A filled rectangle. Returns its index, for a height known only later. */
size_t page_add_fill(struct page *page, struct page_rect rect, uint32_t colour,
                     int radius_px);

/* A border of COLOUR with the inside painted in INNER. */
void page_add_box(struct page *page, struct page_rect rect, uint32_t colour,
                  uint32_t inner, int border_px, int radius_px);

/* The border alone: what is inside stays as it is. */
void page_add_frame(struct page *page, struct page_rect rect, uint32_t colour,
                    int border_px, int radius_px);

void page_add_icon(struct page *page, enum page_icon icon,
                   struct page_rect rect, uint32_t colour, uint32_t inner,
                   bool mirrored);

/* Line LINE of PARA; X_PX is the left of the paragraph's box. */
void page_add_line(struct page *page, const struct para *para, size_t line,
                   int x_px, int baseline_px, uint32_t colour);

/* A picture of just the size of RECT, which CROP leaves of it; without PIXELS a
 * field of COLOUR. */
void page_add_picture(struct page *page, struct page_rect rect,
                      const struct deck_picture *picture, struct crop crop,
                      enum measure_pixels pixels, uint32_t colour);

/* Gives the picture added last a plate, BEYOND_PX larger on each side, that
 * lies under it if it can be seen through: PLATED, of COLOUR; else only where
 * it would not be seen, of the colour that it needs. */
void page_under_picture(struct page *page, bool plated, uint32_t colour,
                        int beyond_px, int radius_px);

/* A code of SIDE * SIDE MODULES (now the page's); RECT is as wide as a whole
 * number of px for each. */
void page_add_code(struct page *page, struct page_rect rect, uint8_t *modules,
                   int side, uint32_t colour);

/* A control; NAME and ALIAS (may be NULL) are copied. The hit area reaches
 * SLOP_PX beyond RECT, inside the page. NULL when PAGE is; valid until the next
 * one is added. */
struct page_control *page_add_control(struct page *page, const char *name,
                                      const char *alias, struct page_rect rect,
                                      int slop_px, enum play_action action,
                                      int argument);

/* The largest rectangle of WIDTH:HEIGHT inside BOX, at its top, ALIGN 0 left,
 * 1 centre, 2 right. */
struct page_rect page_rect_fit(struct page_rect box, int width, int height,
                               int align);

/* RECT with PX less on every side. */
struct page_rect page_rect_inset(struct page_rect rect, int px);

/* A hash over all that is drawn. */
uint64_t page_items_hash(const struct page *page);

#endif
