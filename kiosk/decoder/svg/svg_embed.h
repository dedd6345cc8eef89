/* Pictures inside an SVG. librsvg 2.54 trusts the media type of the data URI,
 * 2.60 checks the content as well; neither knows "image/jpg", and inside the
 * sandbox 2.54 reads PNG and JPEG only, because GIF, WebP and SVG need modules
 * of gdk-pixbuf. Pictures that can be decoded are re-encoded, the others are a
 * loss. */
#ifndef KIOSK_SVG_EMBED_H
#define KIOSK_SVG_EMBED_H

#include <cairo.h>

#include "svg_node.h"

/* The longest side of a re-encoded picture; no screen shows more. */
enum { SVG_EMBED_SIDE_PX = 2000 };

/* LEN BYTES as a data URI of type image/KIND; freed with g_free(). */
char *svg_embed_address(const char *kind, const void *bytes, gsize len);

/* SURFACE as a data URI of a PNG, NULL if out of memory; freed with
 * g_free(). */
char *svg_embed_png(cairo_surface_t *surface);

/* Makes the embedded picture of NODE, an <image>, one that librsvg draws, or
 * records a loss. */
void svg_embed(struct svg_walk *walk, xmlNodePtr node);

#endif
