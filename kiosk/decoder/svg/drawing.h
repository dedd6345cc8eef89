/* A cairo that draws what has no pixels of its own on those that were asked
 * for. */
#ifndef KIOSK_DRAWING_H
#define KIOSK_DRAWING_H

#include <stdint.h>

#include <cairo.h>

#include "picture_protocol.h"

/* A cairo on PIXELS in whose units the drawing is WIDTH by HEIGHT at 0,0.
 * NULL when there is no memory for it. Ends with drawing_end(). */
cairo_t *drawing_begin(const struct picture_request *request, uint32_t *pixels,
                       double width, double height);

/* Fills `opaque` of *REPLY and says how it went. */
enum picture_status drawing_end(cairo_t *cairo,
                                const struct picture_request *request,
                                const uint32_t *pixels,
                                struct picture_reply *reply);

#endif
