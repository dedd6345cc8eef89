/* The built-in icons: small tables of outlines, drawn at any size. */
#ifndef KIOSK_PAINT_ICON_H
#define KIOSK_PAINT_ICON_H

#include "frame.h"
#include "page.h"
#include "shape.h"

/* Paints ICON in the middle of ITEM's rect, as large as fits: in its colour,
 * and in its inner what is cut out. SHAPE is there to draw with. */
void paint_icon(const struct page_item *item, struct shape *shape,
                struct frame *frame);

#endif
