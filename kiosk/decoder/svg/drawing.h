/* A cairo that scales a vector drawing to the pixels of a request. */
#ifndef KIOSK_DRAWING_H
#define KIOSK_DRAWING_H

#include <stdint.h>

#include <cairo.h>

#include "picture_protocol.h"

/* A cairo on PIXELS, scaled so that the drawing is WIDTH by HEIGHT at 0,0. NULL
 * if out of memory. Ends with drawing_end(). */
cairo_t *drawing_begin(const struct picture_request *request, uint32_t *pixels,
                       double width, double height);

/* Frees CAIRO and fills `opaque` of *REPLY. */
enum picture_status drawing_end(cairo_t *cairo,
                                const struct picture_request *request,
                                const uint32_t *pixels,
                                struct picture_reply *reply);

#endif
