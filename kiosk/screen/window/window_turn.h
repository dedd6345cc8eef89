/* Turning: pictures, rectangles and fingers between the picture as people see
 * it and the panel as it hangs on the wall. */
#ifndef KIOSK_WINDOW_TURN_H
#define KIOSK_WINDOW_TURN_H

#include "frame.h"
#include "page.h"
#include "window_state.h"

/* The picture turned clockwise onto the panel. A point of the panel, 0..1,
 * becomes that point of the picture; numbers out of range, infinities and
 * NaN stay what they are, for touch.h to deal with. */
void turn_point(int rotate, double *x, double *y);

/* The size in px of the picture that fills a panel of PANEL_W x PANEL_H px. */
void turn_size(int rotate, int panel_w, int panel_h, int *width_px,
               int *height_px);

/* A rectangle of the picture (PICTURE_W x PICTURE_H px) on the panel. */
struct page_rect turn_rect(int rotate, int picture_w, int picture_h,
                           const struct page_rect *rect);

/* What A and B have in common; w or h 0 when nothing. */
struct page_rect rect_common(const struct page_rect *a,
                             const struct page_rect *b);

/* Copies PIECE, which must be inside the picture, clipped to PANEL. */
void panel_copy(const struct panel *panel, const struct piece *piece);

/* Mixes the whole of two frames of the picture's size onto a whole PANEL. */
void panel_mix(const struct panel *panel, const struct frame *from,
               const struct frame *to, int mix);

/* The pieces that show FROM with AREA shifted and TO behind it (see
 * window_present_slide); returns how many. */
int slide_pieces(const struct frame *from, const struct frame *to,
                 const struct page_rect *area, int dx_px,
                 struct piece pieces[PIECES_MAX]);

#endif
